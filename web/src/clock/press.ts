// One press, from the finger to the answer.
import type { Schemas, Text } from '../api/client';
import { type Officer, currentOfficer, session } from '../session/session';
import { createStore } from '../ui/store';
import { refreshClockState } from './clock-state';
import { outbox } from './delivery';
import { findPosition } from './position';
import { clockOffset, serverNow } from './server-clock';
import type { KeptPress } from './storage';
import { uuid7 } from './uuid';

export type PressState =
  | { step: 'idle' }
  | { step: 'locating' | 'sending'; kind: Schemas['EventKind'] }
  | { step: 'recorded'; event: Schemas['RecordedClockEvent'] }
  /** Kept on this device; `kind` and the time that was claimed for it. */
  | { step: 'kept'; kind: Schemas['EventKind']; claimedAt: string }
  | { step: 'refused'; text: Text };

export const pressState = createStore<PressState>({ step: 'idle' });

export const pressBusy = (state: PressState): boolean => state.step === 'locating' || state.step === 'sending';

/** After this its page has died: longer than finding a position and one attempt together. */
const inHandMs = 30_000;

/** Records coming or going. A second call while one is under way does nothing. */
export async function press(kind: Schemas['EventKind']): Promise<void> {
  const officer = currentOfficer();
  if (!officer || pressBusy(pressState.get())) return;
  pressState.set({ step: 'locating', kind });
  const pressedAt = Date.now();
  try {
    await record(kind, officer, pressedAt);
  } catch (error) {
    // Whatever broke, the press is kept and the outbox takes it up: the button must not stay still for it.
    pressState.set({ step: 'kept', kind, claimedAt: claimOf(pressedAt) });
    throw error;
  }
}

/** The time of a press by the server's clock, as far as that is known. */
const claimOf = (pressedAt: number): string => new Date(pressedAt + (clockOffset.get() ?? 0)).toISOString();

/** The press is on the device before anything else happens, so that closing the page loses nothing. */
async function record(kind: Schemas['EventKind'], officer: Officer, pressedAt: number): Promise<void> {
  // The claim must be right by the server's clock, or a prompt press would look late: ask while the position is looked for.
  const synchronised = clockOffset.get() === undefined ? refreshClockState().catch(() => undefined) : Promise.resolve();
  const key = uuid7(serverNow());
  let kept: KeptPress = {
    key,
    officer_id: officer.id,
    user_id: officer.user_id,
    body: { key, kind, claimed_at: claimOf(pressedAt) },
    state: 'in_hand',
    attempts: 0,
    next_at: pressedAt + inHandMs,
  };
  await outbox.keep(kept);

  const [found] = await Promise.all([findPosition(), synchronised]);
  kept = { ...kept, body: { ...kept.body, claimed_at: claimOf(pressedAt), ...found } };
  await outbox.keep(kept);

  pressState.set({ step: 'sending', kind });
  const delivery = await outbox.send(key);
  if (delivery.outcome === 'recorded') {
    pressState.set({ step: 'recorded', event: delivery.event });
    await refreshClockState().catch(() => undefined);
  } else if (delivery.outcome === 'refused') {
    pressState.set({ step: 'refused', text: delivery.text });
  } else {
    pressState.set({ step: 'kept', kind, claimedAt: kept.body.claimed_at ?? '' });
    void navigator.storage?.persist?.().catch(() => undefined);
  }
}

let shownTo = currentOfficer()?.id;
session.subscribe(() => {
  if (shownTo === currentOfficer()?.id) return;
  shownTo = currentOfficer()?.id;
  pressState.set({ step: 'idle' });
});
