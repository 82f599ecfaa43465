// What the device keeps: presses that are not delivered yet, and the last known session and clock state. Presses outlive a
// sign-out, the rest does not. Where a browser refuses to keep anything, memory serves until the page closes.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Schemas, Text } from '../api/client';

export interface KeptPress {
  key: string;
  officer_id: string;
  /** To say whose it is on the sign-in page. */
  user_id: string;
  /** Exactly what is sent, again and again, under this key. */
  body: Schemas['ClockEventRequest'];
  /** `in_hand`: the page that made it is finding its position or sending it for the first time. */
  state: 'in_hand' | 'waiting' | 'refused';
  attempts: number;
  /** Milliseconds on this device; the outbox does not send it before. Of a press in hand: when its page must have died. */
  next_at: number;
  /** The time that the server asked for, if it did: nothing sends the press sooner. */
  not_before?: number;
  refusal?: { code: string; text: Text };
}

export interface KeptState {
  session: Schemas['SignedIn'];
  clock: { officer_id: string; state: Schemas['ClockState']; kept_at: number };
}

interface Schema extends DBSchema {
  kept: { key: string; value: KeptPress };
  state: { key: string; value: unknown };
}

let opening: Promise<IDBPDatabase<Schema> | undefined> | undefined;

/** A storage that takes longer is taken for none: nobody waits for it at the door. Safari is known to leave one without an answer. */
const patienceMs = 5_000;
/** Late again when it was opened anew, it is left alone for so long: each step at the door would wait for it otherwise. */
const restMs = 30_000;
let lateInARow = 0;
let restsUntil = 0;

function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      if (++lateInARow > 1) restsUntil = Date.now() + restMs;
      reject(new Error('the storage does not answer'));
    }, patienceMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function database(): Promise<IDBPDatabase<Schema> | undefined> {
  try {
    return await inTime(
      openDB<Schema>('spotme', 1, {
        upgrade(db) {
          db.createObjectStore('kept', { keyPath: 'key' });
          db.createObjectStore('state');
        },
      }),
    );
  } catch {
    restsUntil = Date.now() + restMs;
    return undefined;
  }
}

/** One that could not be opened is tried again after the rest. */
async function opened(): Promise<IDBPDatabase<Schema> | undefined> {
  opening ??= database();
  const mine = opening;
  const db = await mine;
  if (!db && opening === mine) opening = undefined;
  return db;
}

type Task<Result> = (db: IDBPDatabase<Schema>) => Promise<Result>;

/**
 * Works on the storage; undefined where it cannot be had. What takes something away must be tried though it rests, and is not waited
 * for then.
 */
async function onDevice<Result>(task: Task<Result>, must = false): Promise<Result | undefined> {
  if (Date.now() >= restsUntil) return await attempt(task);
  if (must) void attempt(task);
  return undefined;
}

/** Browsers lose a storage when they sleep, so it is opened anew once. */
async function attempt<Result>(task: Task<Result>): Promise<Result | undefined> {
  const work = async (db: IDBPDatabase<Schema>): Promise<Result> => {
    const result = await inTime(task(db));
    lateInARow = 0; // that it opens says nothing yet
    return result;
  };
  const db = await opened();
  try {
    return db && (await work(db));
  } catch {
    opening = undefined;
  }
  const again = await opened();
  return again && work(again).catch(() => undefined);
}

const memory = { kept: new Map<string, KeptPress>(), state: new Map<string, unknown>() };

export interface KeptStore {
  all(): Promise<KeptPress[]>;
  put(press: KeptPress): Promise<void>;
  remove(key: string): Promise<void>;
}

export const keptStore: KeptStore = {
  async all() {
    const stored = (await onDevice((db) => db.getAll('kept'))) ?? [];
    const inMemory = [...memory.kept.values()];
    const newer = new Set(inMemory.map(({ key }) => key));
    return [...stored.filter(({ key }) => !newer.has(key)), ...inMemory].sort((a, b) => (a.key < b.key ? -1 : 1));
  },
  async put(press) {
    if ((await onDevice((db) => db.put('kept', press))) === undefined) memory.kept.set(press.key, press);
    else memory.kept.delete(press.key);
  },
  async remove(key) {
    memory.kept.delete(key);
    await onDevice((db) => db.delete('kept', key), true);
  },
};

export async function readState<Name extends keyof KeptState>(name: Name): Promise<KeptState[Name] | undefined> {
  const found = memory.state.get(name) ?? (await onDevice((db) => db.get('state', name)));
  return found as KeptState[Name] | undefined;
}

export async function keepState<Name extends keyof KeptState>(name: Name, value: KeptState[Name]): Promise<void> {
  if ((await onDevice((db) => db.put('state', value, name))) === undefined) memory.state.set(name, value);
  else memory.state.delete(name);
}

export async function forgetState(): Promise<void> {
  memory.state.clear();
  await onDevice((db) => db.clear('state'), true);
}
