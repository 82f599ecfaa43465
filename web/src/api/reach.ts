// Whether the server can be reached: learnt from what calls met, since `navigator.onLine` is right only when it says no.
import { createStore } from '../ui/store';

export const reachable = createStore(true);

/** Says what a call met. While nobody answers, a small question is asked now and then, so that the banner goes by itself. */
export function reportReachable(value: boolean): void {
  reachable.set(value);
  if (value) attempt = 0;
  else schedule();
}

let attempt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function schedule(): void {
  if (timer !== undefined) return;
  const limit = Math.min(60_000, 4_000 * 2 ** attempt++);
  timer = setTimeout(probe, 1_000 + Math.random() * limit);
}

async function probe(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  try {
    const answer = await fetch('/api/v1/session', { cache: 'no-store', signal: AbortSignal.timeout(8_000) });
    reportReachable(answer.status < 502);
  } catch {
    reportReachable(false);
  }
}

/** Listens for the browser's own signs. Called once, at start. */
export function watchReach(): void {
  addEventListener('online', () => void probe());
  addEventListener('offline', () => reportReachable(false));
  if (!navigator.onLine) reportReachable(false);
}
