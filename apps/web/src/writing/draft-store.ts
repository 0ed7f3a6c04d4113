import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../data/stored';
import { readDrafts, type Draft } from './draft.rules';

const DRAFTS_KEY = 'bridgenotes.drafts';
const listeners = new Set<() => void>();
let text: string | null | undefined;
let drafts: readonly Draft[] = [];

/** Drafts of everybody who writes in this browser. */
export function storedDrafts(): readonly Draft[] {
  const stored = readStored(DRAFTS_KEY);
  if (stored !== text) [text, drafts] = [stored, readDrafts(stored)];
  return drafts;
}

export function changeDrafts(change: (drafts: readonly Draft[]) => readonly Draft[]): void {
  const next = change(storedDrafts());
  writeStored(DRAFTS_KEY, next.length === 0 ? null : JSON.stringify(next));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

export const useDrafts = (): readonly Draft[] => useSyncExternalStore(subscribe, storedDrafts);
