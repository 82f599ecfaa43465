// Who is signed in. The last answer is kept on the device, so that the clock page opens without a network; it is forgotten at
// sign-out and as soon as the server no longer knows the session.
import { Refusal, type Schemas, Unreachable, api, ask, onSessionEnd } from '../api/client';
import { keepState, forgetState, readState } from '../clock/storage';
import { createStore } from '../ui/store';
import { missedAttempts } from './missed';

export type Officer = Schemas['OwnOfficer'];

export type Session =
  | { status: 'loading' }
  | { status: 'signed_out' }
  /** The server could not be asked, and the device remembers nobody. */
  | { status: 'unknown' }
  | { status: 'signed_in'; officer: Officer; mustChange: boolean; verified: boolean };

export const session = createStore<Session>({ status: 'loading' });

/** The officer of this session, or nothing. */
export function currentOfficer(): Officer | undefined {
  const now = session.get();
  return now.status === 'signed_in' ? now.officer : undefined;
}

async function accept(answer: Schemas['SignedIn']): Promise<void> {
  const previous = currentOfficer();
  // Of one officer at a time: another's last clock state must not be seen by the next on the same device.
  if (previous && previous.id !== answer.officer.id) await forgetState();
  await keepState('session', answer);
  session.set({ status: 'signed_in', officer: answer.officer, mustChange: answer.must_change_password, verified: true });
}

async function forget(): Promise<void> {
  missedAttempts.set(0);
  session.set({ status: 'signed_out' });
  await forgetState();
}

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('spotme-session');
const tellOtherTabs = (): void => channel?.postMessage('changed');

/** Shows the remembered officer at once, if there is one, and asks the server. Called once, at start. */
export async function startSession(): Promise<void> {
  onSessionEnd(() => void forget());
  channel?.addEventListener('message', () => void verifySession());
  const kept = await readState('session');
  if (kept && session.get().status === 'loading') {
    session.set({ status: 'signed_in', officer: kept.officer, mustChange: kept.must_change_password, verified: false });
  }
  await verifySession();
}

// Rises with each sign-in and sign-out here: an answer to a question from before it says nothing of what holds now.
let turn = 0;

/** Asks the server who is signed in. */
export async function verifySession(): Promise<void> {
  const asked = turn;
  if (leaving.pending() && !(await finishLeaving()) && asked === turn) return session.set({ status: 'signed_out' });
  try {
    const answer = await ask(api.GET('/session'));
    if (asked === turn) await accept(answer);
  } catch (error) {
    if (asked !== turn) return;
    // Only the server's own "not signed in" ends it here; a limit or a fault says nothing of the session.
    if (error instanceof Refusal && error.status === 401) await forget();
    else if (session.get().status === 'loading') session.set({ status: 'unknown' });
  }
}

/** @throws Refusal, Unreachable */
export async function signIn(userId: string, password: string, trust: boolean): Promise<void> {
  const body = { user_id: userId, password, as: 'cookie' as const, trust_device: trust };
  // From before the cookie changes until it is known whose it is, the device belongs to nobody: no kept press goes out.
  await forgetState();
  // The answer to a sign-out takes the cookie away: it must not come after that of the sign-in.
  await underWay;
  const answer = await ask(api.POST('/session', { body }));
  ++turn;
  await accept(answer);
  missedAttempts.set(answer.failed_attempts ?? 0);
  leaving.end();
  tellOtherTabs();
}

/** A sign-out that the server has not heard of yet; the cookie is out of a page's reach. */
const leaving = {
  key: 'spotme.leaving',
  begin: (): void => safely(() => localStorage.setItem(leaving.key, '1')),
  end: (): void => safely(() => localStorage.removeItem(leaving.key)),
  pending(): boolean {
    let found = false;
    safely(() => {
      found = localStorage.getItem(leaving.key) !== null;
    });
    return found;
  },
};

function safely(task: () => void): void {
  try {
    task();
  } catch {
    // A browser that keeps nothing has nothing to remember either.
  }
}

/** Ends the session here at once; if the server cannot be told, it is told before anything else when it can be reached. */
export async function signOut(): Promise<void> {
  ++turn;
  leaving.begin();
  await forget();
  await finishLeaving();
  tellOtherTabs();
}

let underWay: Promise<boolean> | undefined;

/** Tells the server of a sign-out; false when it cannot be reached. One at a time. */
function finishLeaving(): Promise<boolean> {
  underWay ??= tellLeaving().finally(() => {
    underWay = undefined;
  });
  return underWay;
}

async function tellLeaving(): Promise<boolean> {
  try {
    await ask(api.DELETE('/session'));
  } catch (error) {
    if (error instanceof Unreachable) return false;
  }
  leaving.end();
  return true;
}

/** @throws Refusal, Unreachable */
export async function changePassword(current: string, next: string): Promise<void> {
  await accept(await ask(api.POST('/session/password', { body: { current, new: next } })));
}

/** The roles of whoever is signed in; none for nobody. */
export const currentRoles = (now: Session): ReadonlyArray<Schemas['Role']> => (now.status === 'signed_in' ? now.officer.roles : []);
