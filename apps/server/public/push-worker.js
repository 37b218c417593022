// Shows what the study sent, and opens its page. It keeps nothing and answers for no page.
self.addEventListener('push', (event) => {
  const { id, title, body, url } = event.data.json();
  event.waitUntil(
    self.registration.showNotification(title, { body, tag: id, icon: '/assets/lytt.svg', data: { url } }),
  );
});
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url));
});
