// Loaded into the service before its own code (`node --import`): keeps how long each request took inside it, from its head being
// read to its last byte being handed over, without a word of the service being changed. Asked by a message, it tells and forgets.
import { subscribe } from 'node:diagnostics_channel';

let times = [];
const begun = new WeakMap();
subscribe('http.server.request.start', ({ request }) => begun.set(request, performance.now()));
subscribe('http.server.response.finish', ({ request }) => {
  const started = begun.get(request);
  if (started !== undefined) times.push({ method: request.method, url: request.url, ms: performance.now() - started });
});
process.on('message', (what) => {
  if (what !== 'service times') return;
  process.send(times);
  times = [];
});
process.channel?.unref();
