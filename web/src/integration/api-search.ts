// What the page of the interface computes: which routes a search means, the names in a type, and a command to try a route with.
import type api from 'virtual:api';

export type Operation = (typeof api)['operations'][number];

/** Those in whose method, path or summary every word of the search stands. */
export function matching(operations: readonly Operation[], search: string): Operation[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter(({ method, path, summary }) => {
    const text = `${method} ${path} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Names and what stands between them, in order. */
export const partsOf = (type: string): string[] => type.match(/\w+|\W+/g) ?? [];

/** In single quotes for a shell; an address of a server holds none. */
export function curlOf({ method, path, body, open }: Pick<Operation, 'method' | 'path' | 'body' | 'open'>, origin: string): string {
  const lines = ['curl --fail-with-body'];
  if (method !== 'GET') lines.push(`--request ${method}`);
  if (!open) lines.push('--header "Authorization: Bearer $SPOTME_TOKEN"');
  if (body) lines.push("--header 'Content-Type: application/json'", '--data @body.json');
  lines.push(`'${origin}${path}'`);
  return lines.join(' \\\n  ');
}
