// The outbox of this device, wired to the server, the storage, the tabs and the timers of a browser.
import { Refusal, Unreachable, api, ask } from '../api/client';
import { currentOfficer, session } from '../session/session';
import { type Delivery, createOutbox } from './outbox';
import { type KeptPress, keptStore, readState } from './storage';

/** Answers that say "not now" or "not like this", and nothing against the press itself. */
const laterStatuses = [408, 425, 429];

async function deliver(body: KeptPress['body']): Promise<Delivery> {
  try {
    return { outcome: 'recorded', event: await ask(api.POST('/clock-events', { body })) };
  } catch (error) {
    if (error instanceof Unreachable) return { outcome: 'later', retryAfter: error.retryAfter };
    if (!(error instanceof Refusal)) throw error;
    if (laterStatuses.includes(error.status)) return { outcome: 'later', retryAfter: error.retryAfter };
    if (error.status === 401 || error.code === 'password_change_required') return { outcome: 'signed_out' };
    return { outcome: 'refused', code: error.code, text: error.text };
  }
}

/** A delivery takes seconds: whoever holds the lock for longer is a page that the browser has put to sleep, and never lets go. */
const patienceMs = 10_000;
let refusedSince: number | undefined;

/** Sending twice does no harm, as each press has its key; not sending does. */
function mayGoOn(lock: Lock | null): boolean {
  refusedSince = lock ? undefined : (refusedSince ?? Date.now());
  return refusedSince === undefined || Date.now() - refusedSince > patienceMs;
}

function alone(task: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return task();
  return new Promise((resolve, reject) => {
    let answered = false;
    const begin = (): Promise<void> => {
      answered = true;
      return task();
    };
    const timer = setTimeout(() => answered || begin().then(resolve, reject), patienceMs);
    navigator.locks
      .request('spotme-outbox', { ifAvailable: true }, async (lock) => {
        if (answered) return;
        clearTimeout(timer);
        if (mayGoOn(lock)) await begin();
      })
      .then(resolve, reject);
  });
}

/** What one tab tells the others: that the kept presses have changed, or that the server has recorded one. */
type News = 'changed' | 'recorded';

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('spotme-outbox');
const tell = (news: News): void => channel?.postMessage(news);

export const outbox = createOutbox({
  store: keptStore,
  deliver,
  alone,
  officerId: () => currentOfficer()?.id,
  sessionOfficerId: async () => (await readState('session'))?.officer.id,
  now: () => Date.now(),
  random: () => Math.random(),
  later(task, ms) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  announce: () => tell('changed'),
});

/** Calls `listener` when another tab of this device has recorded a press. The answer ends it. */
export function onRecordedElsewhere(listener: () => void): () => void {
  const hear = ({ data }: MessageEvent<News>): void => {
    if (data === 'recorded') listener();
  };
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}

/** Sends what waits: at start, when the network or the page comes back, and when somebody signs in. Called once. */
export function startDelivery(): void {
  const send = (): void => void outbox.flush(true);
  channel?.addEventListener('message', () => void outbox.refresh());
  outbox.onRecorded(() => tell('recorded'));
  addEventListener('online', send);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) send();
  });
  session.subscribe(() => void outbox.refresh().then(send));
  send();
}
