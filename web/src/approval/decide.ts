// Decisions go to the server in portions, so that many of them have a progress and none runs into the time limit of a call.
import { type Schemas, api, ask } from '../api/client';

export type Action = Schemas['Decisions']['action'];
export type Result = Schemas['DecisionResult'];
export interface Seen {
  id: string;
  revision: number;
}

export const portion = 200;

/** What the server needs a note for. */
export const needsNote = (action: Action): boolean => action !== 'accept';

/** In order; `onProgress` gets how many are answered. What was decided before a failure is in `results`. */
export async function decide(
  action: Action,
  note: string,
  seen: readonly Seen[],
  onProgress: (answered: number) => void = () => undefined,
): Promise<{ results: Result[]; failure?: unknown }> {
  const results: Result[] = [];
  for (let at = 0; at < seen.length; at += portion) {
    const approvals = seen.slice(at, at + portion).map(({ id, revision }) => ({ id, revision }));
    try {
      results.push(...(await ask(api.POST('/approvals/decisions', { body: { action, note: note.trim(), approvals } }))).results);
    } catch (failure) {
      return { results, failure };
    }
    onProgress(results.length);
  }
  return { results };
}
