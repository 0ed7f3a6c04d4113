import { createContext, use, useCallback, useState, type ReactNode } from 'react';

const AnnouncerContext = createContext<(text: string) => void>(() => undefined);

/** A place from which screen readers read aloud what changed without the reader doing anything. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const announce = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <AnnouncerContext value={announce}>
      {children}
      {/* The key makes a repeated text a new one. */}
      <div role="status" aria-live="polite" className="visually-hidden">
        <span key={said.turn}>{said.text}</span>
      </div>
    </AnnouncerContext>
  );
}

/** Says something to people who do not see the page change. */
export const useAnnounce = (): ((text: string) => void) => use(AnnouncerContext);
