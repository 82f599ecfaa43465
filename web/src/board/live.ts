// The board on an open page. The server's stream tells who changed, or `reset`: load the board again. Changes are put in once a frame,
// each officer's row a new value, so that only rows that changed are drawn again.
import { Refusal, type Schemas, api, ask } from '../api/client';
import { type Asked, queryOf } from './choice';
import { type Counts, type Status, statuses } from './status';

export type Board = Schemas['Board'];
export type Officer = Schemas['BoardOfficer'] & { changed?: boolean };
export type Line = 'connecting' | 'live' | 'broken';

export interface Watched {
  line: Line;
  board?: Board;
  officers: Officer[];
  counts?: Counts;
  failure?: unknown;
}

/** The line as the page tells of it: of a board that was refused there is nothing to wait for, so its line is no news. */
export const tellingLine = (line: Line, failure: unknown): Line | undefined => (failure instanceof Refusal ? undefined : line);

const hiddenMs = 60_000;
const glowMs = 2_500;
const againMs = 5_000;
/** A board refused for what was asked for stays refused: its stream is not asked for again. */
export const staysRefused = (failure: unknown): boolean => failure instanceof Refusal && [403, 404, 422].includes(failure.status);
/** Many pages that load again at once, after a restart of the server, spread over this time. */
const spreadMs = 2_000;

export function countOf(officers: readonly Officer[]): Counts {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const { presence } of officers) counts[presence.status] += 1;
  return counts;
}

/** The officers with those changes put in; the same values where nothing changed. */
export function withChanges(officers: readonly Officer[], changes: ReadonlyMap<string, Schemas['Presence']>): Officer[] {
  return officers.map((officer) => {
    const presence = changes.get(officer.officer_id);
    return presence ? { ...officer, presence, changed: true } : officer;
  });
}

/** An event stream that is opened anew when the server refuses it, and let go of while nobody looks. */
export function openStream(address: string, handlers: Record<string, (data: string) => void>, onLine: (line: Line) => void): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hidden: ReturnType<typeof setTimeout> | undefined;
  function open(): void {
    clearTimeout(timer);
    const now = new EventSource(address);
    source = now;
    for (const [name, handle] of Object.entries(handlers)) now.addEventListener(name, (event) => handle((event as MessageEvent<string>).data));
    now.addEventListener('open', () => onLine('live'));
    now.addEventListener('error', () => {
      onLine('broken');
      if (now.readyState === EventSource.CLOSED) timer = setTimeout(open, againMs + Math.random() * againMs);
    });
  }
  function close(): void {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  }
  function look(): void {
    clearTimeout(hidden);
    if (document.visibilityState !== 'visible') hidden = setTimeout(close, hiddenMs);
    else if (!source) open();
  }
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    document.removeEventListener('visibilitychange', look);
    clearTimeout(hidden);
    close();
  };
}

/** Watches a board until the returned function is called. */
export function watch(asked: Asked, show: (now: Watched) => void): () => void {
  let now: Watched = { line: 'connecting', officers: [] };
  let ended = false;
  let loads = 0;
  let frame = 0;
  let glow: ReturnType<typeof setTimeout> | undefined;
  const changes = new Map<string, Schemas['Presence']>();
  /** Came since the running load was asked for: its answer may be older than these. */
  const since = new Map<string, Schemas['Presence']>();
  const set = (part: Partial<Watched>): void => {
    if (ended) return;
    now = { ...now, ...part };
    show(now);
  };
  /** Shows these officers; those that changed glow for a while. */
  function showOfficers(officers: Officer[], part: Partial<Watched> = {}): void {
    set({ ...part, officers, counts: countOf(officers) });
    clearTimeout(glow);
    glow = setTimeout(() => set({ officers: now.officers.map((one) => (one.changed ? { ...one, changed: false } : one)) }), glowMs);
  }
  function draw(): void {
    frame = 0;
    if (changes.size === 0) return;
    const officers = withChanges(now.officers, changes);
    changes.clear();
    showOfficers(officers);
  }
  async function load(): Promise<void> {
    const mine = ++loads;
    if (mine > 1) await new Promise((done) => setTimeout(done, Math.random() * spreadMs));
    if (ended || mine !== loads) return;
    since.clear();
    try {
      const board = await ask(api.GET('/board', { params: { query: queryOf(asked) } }));
      if (mine !== loads) return;
      changes.clear();
      showOfficers(withChanges(board.officers ?? [], since), { board, failure: undefined });
    } catch (failure) {
      if (mine === loads) set({ failure });
      if (staysRefused(failure)) close();
    }
  }
  const query = new URLSearchParams(Object.entries(queryOf(asked)).map(([name, value]) => [name, String(value)]));
  const close = openStream(
    `/api/v1/board/stream?${query}`,
    {
      reset: () => void load(),
      presence: (data) => {
        for (const one of (JSON.parse(data) as Schemas['BoardChanges']).officers) {
          changes.set(one.officer_id, one.presence);
          since.set(one.officer_id, one.presence);
        }
        // A hidden page draws no frames: there the changes wait, one for each officer at most.
        if (!frame) frame = requestAnimationFrame(draw);
      },
    },
    (line) => set({ line }),
  );
  // The stream begins with `reset`; where it cannot be had at all the board is shown as it stands.
  const first = setTimeout(() => loads === 0 && void load(), spreadMs);
  return () => {
    ended = true;
    clearTimeout(first);
    clearTimeout(glow);
    cancelAnimationFrame(frame);
    close();
  };
}
