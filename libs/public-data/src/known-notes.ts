import type { HistoryRow } from './rows';
import type { NoteHead, Tables } from './tables';

/** A note that stands in the notes table, in the history, or in both. */
export interface KnownNote {
  head: NoteHead | undefined;
  past: HistoryRow | undefined;
}

/** All notes of the notes table and of the history, by id: deleted notes stand in the history alone, new ones only in the notes. */
export function* knownNotes({ notes, history }: Pick<Tables, 'notes' | 'history'>): Generator<KnownNote> {
  for (let n = 0, h = 0; n < notes.length || h < history.length; ) {
    const head = notes[n];
    const past = history[h];
    const takesHead = head !== undefined && (past === undefined || head.noteId <= past.noteId);
    const takesPast = past !== undefined && (head === undefined || past.noteId <= head.noteId);
    yield { head: takesHead ? head : undefined, past: takesPast ? past : undefined };
    if (takesHead) n += 1;
    if (takesPast) h += 1;
  }
}
