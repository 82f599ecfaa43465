// The tree of ministries, departments and agencies, from the lists that the server gives.
export interface BodyNode {
  id: string;
  kind: 'ministry' | 'department';
  code: string;
  name: string;
  parent_id?: string | undefined;
}
export interface AgencyNode {
  id: string;
  code: string;
  name: string;
  body_id?: string | undefined;
}

/** A line of the tree as it is drawn: a body before what stands below it; agencies after the bodies beside them. `below` counts the
 * agencies; a leaf has nothing below it, so that there is nothing to unfold. */
export type TreeLine<B, A> = { depth: number; path: string[] } & ({ kind: 'body'; body: B; below: number; leaf: boolean } | { kind: 'agency'; agency: A });

/** Every line, depth first; agencies that stand under no body come last. */
export function treeLines<B extends BodyNode, A extends AgencyNode>(bodies: readonly B[], agencies: readonly A[]): TreeLine<B, A>[] {
  const known = new Set(bodies.map(({ id }) => id));
  const above = (id: string | undefined): string => (id !== undefined && known.has(id) ? id : '');
  const lines: TreeLine<B, A>[] = [];
  const walk = (parent: string, depth: number, path: string[]): number => {
    let count = 0;
    for (const body of bodies) {
      if (above(body.parent_id) !== parent) continue;
      const line = { kind: 'body' as const, body, depth, path, below: 0, leaf: true };
      const place = lines.push(line);
      line.below = walk(body.id, depth + 1, [...path, body.id]);
      line.leaf = lines.length === place;
      count += line.below;
    }
    for (const agency of agencies) {
      if (above(agency.body_id) !== parent) continue;
      lines.push({ kind: 'agency', agency, depth, path });
      count += 1;
    }
    return count;
  };
  walk('', 0, []);
  return lines;
}

const named = ({ code, name }: { code: string; name: string }, words: string): boolean => `${code} ${name}`.toLowerCase().includes(words);

/** What matches, with all that stands above it and below it; everything for no words. */
export function matching<B extends BodyNode, A extends AgencyNode>(lines: readonly TreeLine<B, A>[], search: string): TreeLine<B, A>[] {
  const words = search.trim().toLowerCase();
  if (words === '') return [...lines];
  const kept = new Set<string>();
  const hit = new Set<string>();
  for (const line of lines) {
    const node = line.kind === 'body' ? line.body : line.agency;
    if (!named(node, words) && !line.path.some((id) => hit.has(id))) continue;
    if (named(node, words)) hit.add(node.id);
    for (const id of [...line.path, node.id]) kept.add(id);
  }
  return lines.filter((line) => kept.has(line.kind === 'body' ? line.body.id : line.agency.id));
}

/** Bodies that may stand above `id`: neither itself nor one below it. */
export function possibleParents<B extends BodyNode>(bodies: readonly B[], id: string | undefined): B[] {
  const below = (body: B): boolean => {
    let at: B | undefined = body;
    for (let steps = 0; at && steps <= bodies.length; steps += 1) {
      if (at.id === id) return true;
      const parent: string | undefined = at.parent_id;
      at = bodies.find((one) => one.id === parent);
    }
    return false;
  };
  return bodies.filter((body) => !below(body));
}
