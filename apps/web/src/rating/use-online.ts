import { useSyncExternalStore } from 'react';

const followConnection = (listener: () => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};

/** Whether the browser has a connection at all. */
export const useOnline = (): boolean => useSyncExternalStore(followConnection, () => navigator.onLine);
