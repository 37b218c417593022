// Shows a page of its own when there is no connection. It keeps that page and what it looks like, and nothing else: no
// answer, no page of the study, nothing that anybody wrote (what waits to be sent lies in the device's local storage).
const SHELF = 'lytt-offline-1';
const OFFLINE = '/p/offline';

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const page = await fetch(OFFLINE, { cache: 'reload' });
      const parts = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((match) =>
        match[1].replaceAll('&#x3D;', '='),
      );
      const shelf = await caches.open(SHELF);
      await shelf.put(OFFLINE, page);
      await shelf.addAll([...new Set(parts)]);
      await self.skipWaiting();
    })(),
  );
});
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== SHELF) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && request.method === 'GET')
    event.respondWith(
      fetch(request).catch(async () => (await (await caches.open(SHELF)).match(OFFLINE)) ?? Response.error()),
    );
  else if (request.destination === 'style' || request.destination === 'image' || request.destination === 'script')
    if (new URL(request.url).pathname.startsWith('/assets/'))
      event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
});
