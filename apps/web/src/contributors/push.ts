import type { AddPushSubscriptionInput } from '@bridgenotes/api-contract';

/**
 * Asks the person, and then the browser's push service, for a way to send messages here.
 * @param key the server's `applicationServerKey`, base64url
 * @throws DOMException when the person or the browser refuses
 */
export async function subscribeThisBrowser(key: string): Promise<AddPushSubscriptionInput> {
  const worker = await navigator.serviceWorker.register('/sw.js');
  await navigator.serviceWorker.ready;
  const subscription = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint: endpoint!, p256dh: keys!['p256dh']!, auth: keys!['auth']! };
}

/** Ends the messages here. @returns the endpoint that the server may forget; null when there was none */
export async function unsubscribeThisBrowser(): Promise<string | null> {
  const worker = await navigator.serviceWorker.getRegistration('/sw.js');
  const subscription = await worker?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  return subscription?.endpoint ?? null;
}
