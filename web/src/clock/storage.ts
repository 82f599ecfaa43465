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

function database(): Promise<IDBPDatabase<Schema> | undefined> {
  opening ??= openDB<Schema>('spotme', 1, {
    upgrade(db) {
      db.createObjectStore('kept', { keyPath: 'key' });
      db.createObjectStore('state');
    },
    terminated() {
      opening = undefined;
    },
  }).catch(() => undefined);
  return opening;
}

const memory = { kept: new Map<string, KeptPress>(), state: new Map<string, unknown>() };

export interface KeptStore {
  all(): Promise<KeptPress[]>;
  put(press: KeptPress): Promise<void>;
  remove(key: string): Promise<void>;
}

export const keptStore: KeptStore = {
  async all() {
    const db = await database();
    const stored = db ? await db.getAll('kept') : [];
    return [...stored, ...memory.kept.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  },
  async put(press) {
    const db = await database();
    try {
      if (!db) throw new Error('no storage');
      await db.put('kept', press);
      memory.kept.delete(press.key);
    } catch {
      memory.kept.set(press.key, press);
    }
  },
  async remove(key) {
    memory.kept.delete(key);
    const db = await database();
    await db?.delete('kept', key);
  },
};

export async function readState<Name extends keyof KeptState>(name: Name): Promise<KeptState[Name] | undefined> {
  const db = await database();
  const found = db ? await db.get('state', name).catch(() => undefined) : undefined;
  return (found ?? memory.state.get(name)) as KeptState[Name] | undefined;
}

export async function keepState<Name extends keyof KeptState>(name: Name, value: KeptState[Name]): Promise<void> {
  const db = await database();
  try {
    if (!db) throw new Error('no storage');
    await db.put('state', value, name);
  } catch {
    memory.state.set(name, value);
  }
}

export async function forgetState(): Promise<void> {
  memory.state.clear();
  const db = await database();
  await db?.clear('state').catch(() => undefined);
}
