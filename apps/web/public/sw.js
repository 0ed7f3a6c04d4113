// Shows the messages that the server pushes, and opens what they are about. It keeps no page and intercepts no request.
self.addEventListener('push', (event) => {
  const { title, text, url, tag } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body: text, tag, data: { url }, icon: '/icon.svg' }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.url ?? '/me/notices'));
});
