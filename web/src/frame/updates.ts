// The service worker: it makes the page open without a network. A new version is fetched in the background and waits; the next
// start of a page puts it in place, before anybody has pressed anything, and never under a press.
import { pressBusy, pressState } from '../clock/press';

const workers = (): ServiceWorkerContainer | undefined =>
  import.meta.env.PROD && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;

/** Puts a waiting version in place and starts again with it. Called once, first of all. */
export async function applyUpdate(): Promise<void> {
  const container = workers();
  const waiting = (await container?.getRegistration().catch(() => undefined))?.waiting;
  if (!waiting) return;
  container?.addEventListener(
    'controllerchange',
    () => {
      if (!pressBusy(pressState.get())) location.reload();
    },
    { once: true },
  );
  waiting.postMessage('activate');
}

/** Looks for a new version. Called once the page has what it needs, so that the worker's downloads do not compete with it. */
export function startUpdates(): void {
  void workers()
    ?.register('/sw.js', { scope: '/', updateViaCache: 'none' })
    .catch(() => undefined);
}
