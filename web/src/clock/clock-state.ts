// The state of the work day as the server last told it, kept on the device for an opening without a network.
import { type Schemas, Unreachable, api, ask } from '../api/client';
import { currentOfficer, session } from '../session/session';
import { createStore } from '../ui/store';
import { clockOffset, offsetFrom } from './server-clock';
import { keepState, readState } from './storage';

export interface KnownState {
  state: Schemas['ClockState'];
  /** Milliseconds: when it was told, if it comes from the device and not from the server just now. */
  staleSince: number | undefined;
}

export const clockState = createStore<KnownState | undefined>(undefined);

/** Shows what the device remembers of this officer, unless something newer is known. */
export async function recallClockState(): Promise<void> {
  const kept = await readState('clock');
  if (kept && kept.officer_id === currentOfficer()?.id && !clockState.get()) {
    clockState.set({ state: kept.state, staleSince: kept.kept_at });
  }
}

// Questions may be under way together; an answer that a later question's has overtaken is old.
let asked = 0;
let answered = 0;

/** Asks the server. What fails leaves the known state, marked as old. @throws Refusal */
export async function refreshClockState(): Promise<void> {
  const officer = currentOfficer();
  const turn = ++asked;
  const sentAt = Date.now();
  try {
    const state = await ask(api.GET('/clock'));
    if (officer?.id !== currentOfficer()?.id || turn < answered) return;
    answered = turn;
    clockOffset.set(offsetFrom(state.now, sentAt, Date.now()));
    clockState.set({ state, staleSince: undefined });
    if (officer) await keepState('clock', { officer_id: officer.id, state, kept_at: Date.parse(state.now) });
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const known = clockState.get();
    if (known && known.staleSince === undefined) clockState.set({ ...known, staleSince: Date.parse(known.state.now) });
  }
}

// One officer's day is not shown to the next.
let shownTo = currentOfficer()?.id;
session.subscribe(() => {
  if (shownTo === currentOfficer()?.id) return;
  shownTo = currentOfficer()?.id;
  clockState.set(undefined);
});
