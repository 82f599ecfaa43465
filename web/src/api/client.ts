// The one way to the server. A call gives its data, or throws a Refusal (the server said no) or Unreachable (nobody answered,
// or the server broke down): callers tell the two apart, since only the second may be tried again.
import createClient from 'openapi-fetch';
import type { components, paths } from './schema';
import { reportReachable } from './reach';

export type Schemas = components['schemas'];
export type Text = Schemas['Text'];

/** The server refused: `text` says why in both languages, `field` names what is wrong, `retryAfter` is in seconds. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: Text,
    readonly field: string | undefined,
    readonly retryAfter: number | undefined,
  ) {
    super(code);
  }
}

/** No answer, or an answer that says nothing about the request (5xx, a proxy's page): what happened is unknown. */
export class Unreachable extends Error {
  constructor(readonly retryAfter: number | undefined) {
    super('unreachable');
  }
}

const timeoutMs = 15_000;

export const api = createClient<paths>({
  baseUrl: '/api/v1',
  credentials: 'same-origin',
  cache: 'no-store',
  // Looked up at each call, not once: tests and service workers may put another one in its place.
  fetch: (request) => globalThis.fetch(request, { signal: AbortSignal.timeout(timeoutMs) }),
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

const ended = new Set<() => void>();

/** Calls `listener` whenever the server no longer knows the session. */
export function onSessionEnd(listener: () => void): () => void {
  ended.add(listener);
  return () => ended.delete(listener);
}

/** Waits for an answer and gives its data. @throws Refusal, Unreachable */
export async function ask<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request;
  } catch {
    reportReachable(false);
    throw new Unreachable(undefined);
  }
  const { response } = answer;
  const retryAfter = retryAfterSeconds(response.headers.get('Retry-After'), Date.now());
  const failure = failureOf(answer.error);
  // A gateway answers 502-504 for a server that is gone; without our own form of failure nothing is known of the request.
  if (response.status >= 500 || (!response.ok && !failure)) {
    reportReachable(response.status < 502);
    throw new Unreachable(retryAfter);
  }
  reportReachable(true);
  if (failure) {
    if (response.status === 401 && !response.url.endsWith('/session')) for (const listener of ended) listener();
    throw new Refusal(response.status, failure.code, failure.message, failure.field, retryAfter);
  }
  return answer.data as T;
}

function failureOf(error: unknown): Schemas['Failure']['error'] | undefined {
  const found = (error as Partial<Schemas['Failure']> | undefined)?.error;
  return found && typeof found.code === 'string' && typeof found.message?.ms === 'string' ? found : undefined;
}

/** The header as seconds from `now` (milliseconds); a date or a number, absent or nonsense as undefined. */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}
