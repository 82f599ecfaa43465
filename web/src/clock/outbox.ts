// Presses on their way. Each is kept on the device before anything is sent and leaves only when the server has answered for it,
// so none is lost; each has one key and one body for good, so none is counted twice, whoever sends it and how often.
import type { Schemas, Text } from '../api/client';
import type { KeptPress, KeptStore } from './storage';

/** What became of one attempt to deliver. */
export type Delivery =
  | { outcome: 'recorded'; event: Schemas['RecordedClockEvent'] }
  /** Nobody answered, or not now: again later. `retryAfter` in seconds, when the server named a time. */
  | { outcome: 'later'; retryAfter: number | undefined }
  /** The session has ended or may not do this yet: kept until its officer has signed in. */
  | { outcome: 'signed_out' }
  | { outcome: 'refused'; code: string; text: Text };

export interface OutboxParts {
  store: KeptStore;
  deliver(body: KeptPress['body']): Promise<Delivery>;
  /** The officer whose presses are shown. */
  officerId(): string | undefined;
  /** The officer whose session the device holds at this moment, in whichever tab it began: only his presses go out. */
  sessionOfficerId(): Promise<string | undefined>;
  /** Milliseconds. */
  now(): number;
  /** In [0, 1). */
  random(): number;
  /** Runs `task` alone among all tabs of the device, or not at all when another tab is at it. */
  alone(task: () => Promise<void>): Promise<void>;
  /** Calls `task` after so many milliseconds; the answer cancels it. */
  later(task: () => void, ms: number): () => void;
  /** Tells other tabs, and listens to them. */
  announce(): void;
}

export const firstDelayMs = 2_000;
export const longestDelayMs = 60_000;

/**
 * How long to wait after a failed attempt: full jitter, so that phones which lost the server together do not come back
 * together; a time that the server asked for is waited in full, and the jitter comes on top.
 */
export function retryDelayMs(attempts: number, retryAfter: number | undefined, random: number): number {
  const window = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, attempts - 1));
  const asked = (retryAfter ?? 0) * 1000;
  return Math.round(asked + (asked > 0 ? Math.max(window, asked / 4) : window) * random);
}

export interface Outbox {
  /** All presses that wait on this device for the current officer, oldest first. */
  list(): KeptPress[];
  /** How many wait for officers other than the current one, by user ID. */
  others(): Map<string, number>;
  sending(): string | undefined;
  subscribe(listener: () => void): () => void;
  /** Called with each event that was recorded, also when it had waited. */
  onRecorded(listener: (event: Schemas['RecordedClockEvent'], press: KeptPress) => void): () => void;
  /** Reads again what the device keeps. */
  refresh(): Promise<void>;
  keep(press: KeptPress): Promise<void>;
  /** Sends this one now and says what became of it. */
  send(key: string): Promise<Delivery>;
  /** Sends what is due; with `force` also what would wait longer by itself, but nothing before the time the server asked for. */
  flush(force?: boolean): Promise<void>;
  remove(key: string): Promise<void>;
}

export function createOutbox(parts: OutboxParts): Outbox {
  const listeners = new Set<() => void>();
  const recorded = new Set<(event: Schemas['RecordedClockEvent'], press: KeptPress) => void>();
  let presses: KeptPress[] = [];
  let sending: string | undefined;
  let flushing: Promise<void> | undefined;
  let cancelTimer: (() => void) | undefined;
  // One list object for each state of things, as watchers compare by identity.
  let own: KeptPress[] = [];

  function changed(): void {
    own = presses.filter((press) => press.officer_id === parts.officerId());
    for (const listener of listeners) listener();
  }

  async function refresh(): Promise<void> {
    presses = await parts.store.all();
    changed();
    plan();
  }

  async function save(press: KeptPress): Promise<void> {
    await parts.store.put(press);
    await refresh();
    parts.announce();
  }

  async function remove(key: string): Promise<void> {
    await parts.store.remove(key);
    await refresh();
    parts.announce();
  }

  /** Sets the timer for the press that is due next. */
  function plan(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    const due = own.filter((press) => press.state !== 'refused').map((press) => press.next_at);
    if (due.length > 0) cancelTimer = parts.later(() => void flush(), Math.max(1_000, Math.min(...due) - parts.now()));
  }

  async function deliver(press: KeptPress): Promise<Delivery> {
    if ((await parts.sessionOfficerId()) !== press.officer_id) return { outcome: 'signed_out' };
    sending = press.key;
    changed();
    try {
      return await parts.deliver(press.body);
    } finally {
      sending = undefined;
    }
  }

  async function attempt(press: KeptPress): Promise<Delivery> {
    const delivery = await deliver(press);
    if (delivery.outcome === 'recorded') {
      await remove(press.key);
      for (const listener of recorded) listener(delivery.event, press);
    } else if (delivery.outcome === 'refused') {
      await save({ ...press, state: 'refused', refusal: { code: delivery.code, text: delivery.text } });
    } else {
      const attempts = press.attempts + 1;
      const retryAfter = delivery.outcome === 'later' ? delivery.retryAfter : undefined;
      const next_at = parts.now() + retryDelayMs(attempts, retryAfter, parts.random());
      await save({ ...press, state: 'waiting', attempts, next_at, not_before: parts.now() + (retryAfter ?? 0) * 1000 });
    }
    return delivery;
  }

  /** A press whose page died while it looked for a position goes without one; its body is settled before it is sent. */
  async function complete(press: KeptPress): Promise<KeptPress> {
    if (press.body.position || press.body.position_absence) return press;
    const settled: KeptPress = { ...press, body: { ...press.body, position_absence: 'timeout' } };
    await save(settled);
    return settled;
  }

  async function flushOnce(force: boolean): Promise<void> {
    await parts.alone(async () => {
      // What another tab has sent meanwhile is gone from the store.
      await refresh();
      for (const press of [...own]) {
        if ((press.not_before ?? 0) > parts.now()) continue;
        const due = press.next_at <= parts.now();
        if (press.state === 'refused' || !(due || (force && press.state === 'waiting'))) continue;
        const { outcome } = await attempt({ ...(await complete(press)), state: 'waiting' });
        if (outcome === 'signed_out' || outcome === 'later') break;
      }
    });
    await refresh();
  }

  function flush(force = false): Promise<void> {
    flushing ??= flushOnce(force).finally(() => {
      flushing = undefined;
    });
    return flushing;
  }

  async function send(key: string): Promise<Delivery> {
    // A flush that runs is left to end first: it may be sending this very press.
    await flushing;
    const press = (await parts.store.all()).find((kept) => kept.key === key);
    return press ? attempt(await complete(press)) : { outcome: 'later', retryAfter: undefined };
  }

  return {
    list: () => own,
    others() {
      const counts = new Map<string, number>();
      for (const press of presses) {
        if (press.officer_id !== parts.officerId()) counts.set(press.user_id, (counts.get(press.user_id) ?? 0) + 1);
      }
      return counts;
    },
    sending: () => sending,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onRecorded(listener) {
      recorded.add(listener);
      return () => recorded.delete(listener);
    },
    refresh,
    keep: save,
    send,
    flush,
    remove,
  };
}
