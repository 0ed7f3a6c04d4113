import { useEffect, useState } from 'react';
import { readStored, writeStored } from '../data/stored';

const THEME_KEY = 'bridgenotes.theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const stored = (): Theme => THEMES.find((theme) => theme === readStored(THEME_KEY)) ?? 'system';

/** The theme chosen by hand, kept by the browser. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(stored);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    writeStored(THEME_KEY, theme === 'system' ? null : theme);
  }, [theme]);
  return [theme, setTheme];
}
