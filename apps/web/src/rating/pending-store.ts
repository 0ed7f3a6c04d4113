import { useSyncExternalStore } from 'react';
import { readStored, writeStored } from '../data/stored';
import { EMPTY_MEMORY, kept, readMemory, type Given, type Memory } from './pending.rules';

/** Where the browser keeps ratings that the server has not confirmed. */
const PENDING_KEY = 'bridgenotes.ratings';

const listeners = new Set<() => void>();
let text: string | null = null;
let memory: Memory = EMPTY_MEMORY;

/** What waits, as all windows of this browser see it. */
export function readPending(): Memory {
  const stored = readStored(PENDING_KEY);
  if (stored !== text) [text, memory] = [stored, readMemory(stored)];
  return memory;
}

/** Changes what waits, and tells everybody who looks at it. */
export function changePending(change: (memory: Memory) => Memory): void {
  writeStored(PENDING_KEY, JSON.stringify(change(readPending())));
  for (const listener of listeners) listener();
}

export function subscribePending(listener: () => void): () => void {
  const elsewhere = ({ key }: StorageEvent) => {
    if (key === PENDING_KEY || key === null) listener();
  };
  listeners.add(listener);
  addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', elsewhere);
  };
}

export const usePending = (): Memory => useSyncExternalStore(subscribePending, readPending);

/** A day as the people here have it, YYYY-MM-DD. */
export const today = (now = new Date()): string => `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;

/** Takes a rating, or that it is taken back; it is sent as soon as the server can be reached, also after the page was closed. */
export const keepRating = (given: Given): void => changePending((before) => kept(before, given, today()));
