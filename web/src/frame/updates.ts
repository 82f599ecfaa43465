// The service worker: it makes the page open without a network. A new version waits until all its pages are closed, so that no
// page changes under a press; the next start has it.

/** Called once, when the page has what it needs, so that the worker's downloads do not compete with it. */
export function startUpdates(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' }).catch(() => undefined);
}
