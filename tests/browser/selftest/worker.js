// Answers from its store when the server is gone.
const files = ["./", "index.html", "style.css", "page.js"];
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open("self-test").then((store) => store.addAll(files)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
});
