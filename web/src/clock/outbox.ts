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

export const createOutbox = (parts: OutboxParts): Outbox => new DeviceOutbox(parts);

/** Its members are bound to it, as watchers take them away one by one. */
class DeviceOutbox implements Outbox {
  private readonly listeners = new Set<() => void>();
  private readonly recorded = new Set<(event: Schemas['RecordedClockEvent'], press: KeptPress) => void>();
  private presses: KeptPress[] = [];
  // One list object for each state of things, as watchers compare by identity.
  private own: KeptPress[] = [];
  private underWay: string | undefined;
  private flushing: Promise<void> | undefined;
  private cancelTimer: (() => void) | undefined;

  constructor(private readonly parts: OutboxParts) {}

  readonly list = (): KeptPress[] => this.own;

  readonly others = (): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const press of this.presses) {
      if (press.officer_id !== this.parts.officerId()) counts.set(press.user_id, (counts.get(press.user_id) ?? 0) + 1);
    }
    return counts;
  };

  readonly sending = (): string | undefined => this.underWay;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly onRecorded = (listener: (event: Schemas['RecordedClockEvent'], press: KeptPress) => void): (() => void) => {
    this.recorded.add(listener);
    return () => this.recorded.delete(listener);
  };

  readonly refresh = async (): Promise<void> => {
    this.presses = await this.parts.store.all();
    this.changed();
    this.plan();
  };

  readonly keep = async (press: KeptPress): Promise<void> => {
    await this.parts.store.put(press);
    await this.refresh();
    this.parts.announce();
  };

  readonly remove = async (key: string): Promise<void> => {
    await this.parts.store.remove(key);
    await this.refresh();
    this.parts.announce();
  };

  readonly send = async (key: string): Promise<Delivery> => {
    // A flush that runs is left to end first: it may be sending this very press.
    await this.flushing;
    const press = (await this.parts.store.all()).find((kept) => kept.key === key);
    return press ? this.attempt(await this.complete(press)) : { outcome: 'later', retryAfter: undefined };
  };

  readonly flush = (force = false): Promise<void> => {
    this.flushing ??= this.flushOnce(force).finally(() => {
      this.flushing = undefined;
    });
    return this.flushing;
  };

  private changed(): void {
    this.own = this.presses.filter((press) => press.officer_id === this.parts.officerId());
    for (const listener of this.listeners) listener();
  }

  /** Sets the timer for the press that is due next. */
  private plan(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    const due = this.own.filter((press) => press.state !== 'refused').map((press) => press.next_at);
    if (due.length === 0) return;
    this.cancelTimer = this.parts.later(() => void this.flush(), Math.max(1_000, Math.min(...due) - this.parts.now()));
  }

  private async deliver(press: KeptPress): Promise<Delivery> {
    if ((await this.parts.sessionOfficerId()) !== press.officer_id) return { outcome: 'signed_out' };
    this.underWay = press.key;
    this.changed();
    try {
      return await this.parts.deliver(press.body);
    } finally {
      this.underWay = undefined;
    }
  }

  private async attempt(press: KeptPress): Promise<Delivery> {
    const delivery = await this.deliver(press);
    if (delivery.outcome === 'recorded') {
      await this.remove(press.key);
      for (const listener of this.recorded) listener(delivery.event, press);
    } else if (delivery.outcome === 'refused') {
      await this.keep({ ...press, state: 'refused', refusal: { code: delivery.code, text: delivery.text } });
    } else {
      const attempts = press.attempts + 1;
      const retryAfter = delivery.outcome === 'later' ? delivery.retryAfter : undefined;
      const now = this.parts.now();
      const next_at = now + retryDelayMs(attempts, retryAfter, this.parts.random());
      await this.keep({ ...press, state: 'waiting', attempts, next_at, not_before: now + (retryAfter ?? 0) * 1000 });
    }
    return delivery;
  }

  /** A press whose page died while it looked for a position goes without one; its body is settled before it is sent. */
  private async complete(press: KeptPress): Promise<KeptPress> {
    if (press.body.position || press.body.position_absence) return press;
    const settled: KeptPress = { ...press, body: { ...press.body, position_absence: 'timeout' } };
    await this.keep(settled);
    return settled;
  }

  private async flushOnce(force: boolean): Promise<void> {
    await this.parts.alone(async () => {
      // What another tab has sent meanwhile is gone from the store.
      await this.refresh();
      for (const press of [...this.own]) {
        if ((press.not_before ?? 0) > this.parts.now()) continue;
        const due = press.next_at <= this.parts.now();
        if (press.state === 'refused' || !(due || (force && press.state === 'waiting'))) continue;
        const { outcome } = await this.attempt({ ...(await this.complete(press)), state: 'waiting' });
        if (outcome === 'signed_out' || outcome === 'later') break;
      }
    });
    await this.refresh();
  }
}
