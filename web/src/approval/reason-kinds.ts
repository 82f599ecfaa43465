// The kinds of reasons of the agency, with those that it offers no more, for their names. Kept on the device, so that a form can be filled in without a network.
import { useEffect } from 'react';
import { type Schemas, api, ask } from '../api/client';
import { createStore, useStore } from '../ui/store';

export type ReasonKind = Schemas['ReasonKind'];

const storageKey = 'spotme.reason-kinds';
const known = createStore<readonly ReasonKind[]>([]);
let asked = false;

function recalled(): readonly ReasonKind[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

async function load(): Promise<void> {
  if (asked) return;
  asked = true;
  if (known.get().length === 0) known.set(recalled());
  try {
    const { kinds } = await ask(api.GET('/reason-kinds'));
    known.set(kinds);
    localStorage.setItem(storageKey, JSON.stringify(kinds));
  } catch {
    asked = false; // the next form asks again
  }
}

/** Empty until they are known. */
export function useReasonKinds(): readonly ReasonKind[] {
  useEffect(() => {
    void load();
    const again = (): void => void load();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);
  return useStore(known);
}
