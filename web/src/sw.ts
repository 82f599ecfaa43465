// Opens the pages without a network. It keeps the program itself (every file of one build, all or nothing) and nothing of the
// API: what the server said is kept by the pages, where it is theirs to forget.
import { createHandlerBoundToURL, precacheAndRoute, cleanupOutdatedCaches } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Every address of the program is the same page; those of the server are left to it.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/(healthz|readyz|metrics)$/] }));

// The first worker of a device takes over the page that fetched it, so that the very first visit is ready for the next outage.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

// A later one waits until a page that starts asks for it (src/frame/updates.ts).
self.addEventListener('message', (event) => {
  if (event.data === 'activate') void self.skipWaiting();
});
