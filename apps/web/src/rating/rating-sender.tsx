import { useEffect } from 'react';
import { useSession } from '../data/session';
import { startSending } from './sender';

/** Stands on every page of a browser in which ratings wait, and shows nothing. */
export function RatingSender() {
  const { viewer, refresh, whenRefused } = useSession();
  const raterId = viewer?.contributor?.id;
  useEffect(() => {
    if (raterId !== undefined) return startSending(raterId, (code) => (code === 'INVALID_TOKEN' ? whenRefused() : void refresh()));
    // The page was opened while the server could not be reached: who is here is asked again.
    const ask = () => void refresh();
    addEventListener('online', ask);
    return () => removeEventListener('online', ask);
  }, [raterId, refresh, whenRefused]);
  return null;
}
