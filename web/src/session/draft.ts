// What is being written, kept on the device until it is sent: an old phone reloads a page, a lost network must not lose a text.
import { useState } from 'react';
import { currentOfficer } from './session';

/** Longer than the time in which an issue may be explained. */
const keptMs = 62 * 86_400_000;

const prefix = 'spotme.draft.';
const keyOf = (name: string): string => `${prefix}${currentOfficer()?.id ?? ''}.${name}`;

/** What was kept under the key, laid over `initial`; what is old or broken is nothing. */
export function readDraft<T extends object>(storage: Pick<Storage, 'getItem'>, key: string, initial: T, now: number): T {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as { at: number; value: Partial<T> } | null;
    if (!kept || now - kept.at > keptMs) return initial;
    const known = Object.entries(kept.value).filter(([name, value]) => typeof value === typeof initial[name as keyof T]);
    return { ...initial, ...Object.fromEntries(known) };
  } catch {
    return initial;
  }
}

function safely(task: () => void): void {
  try {
    task();
  } catch {
    // A browser that keeps nothing still holds the text as long as the page is open.
  }
}

export interface Draft<T> {
  value: T;
  set(change: Partial<T>): void;
  /** After it was sent: empty again, here and on the device. */
  forget(): void;
}

/** `name` tells one form from another; a draft is of one officer. */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const key = keyOf(name);
  const [value, setValue] = useState<T>(() => {
    let found = initial;
    safely(() => {
      found = readDraft(localStorage, key, initial, Date.now());
    });
    return found;
  });
  return {
    value,
    set(change) {
      const next = { ...value, ...change };
      setValue(next);
      safely(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), value: next })));
    },
    forget() {
      setValue(initial);
      safely(() => localStorage.removeItem(key));
    },
  };
}

/** At a sign-out: what one wrote is not for the next on the same device. */
export function forgetDrafts(): void {
  safely(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  });
}
