/* global atob */
// News on this device (Push API). Without it, or where the browser has none, there is mail.
(() => {
  const place = document.getElementById('push');
  if (!place || !('serviceWorker' in navigator) || !('PushManager' in window)) return;
  const button = place.querySelector('button');
  const said = place.querySelector('[role=status]');
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
  place.hidden = false;
  button.addEventListener('click', async () => {
    try {
      // It answers push alone, so the narrow scope of its folder is enough.
      const worker = await navigator.serviceWorker.register('/assets/push-worker.js');
      const device = await worker.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: bytes(place.dataset.key),
      });
      const answer = await fetch('/p/mails/device', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(device),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      said.textContent = place.dataset.on;
      button.hidden = true;
    } catch {
      said.textContent = place.dataset.no;
    }
  });
})();
