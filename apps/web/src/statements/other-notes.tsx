import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLight } from '../data/light';
import { useSession } from '../data/session';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { LinkedText } from '../notes/linked-text';
import { StatusBadge } from '../notes/status-badge';
import type { ReadStatement } from './read-statement';
import { OtherNotesDocument } from './statement.light.operation';

/** What else was written, for people who take part: readers are shown only what people of different viewpoints agree on. */
export function OtherNotes({ statement }: { statement: ReadStatement }) {
  const { t } = useTranslation(['statements', 'notes']);
  const { viewer } = useSession();
  const [open, setOpen] = useState(false);
  const shown = statement.surfacedNotes.map(({ note }) => note.id);
  const count = statement.noteCount - statement.surfacedNotes.filter(({ matchedBy }) => matchedBy === null).length;
  if (viewer?.contributor == null || count <= 0) return null;
  return (
    <details className="other-notes" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="button">{t('others', { count })}</summary>
      {open && <List id={statement.id} shown={shown} />}
    </details>
  );
}

function List({ id, shown }: { id: string; shown: readonly string[] }) {
  const { t } = useTranslation(['statements', 'notes']);
  const { data, error, reload } = useLight(OtherNotesDocument, { id });
  if (error !== undefined) return <ErrorState error={error} retry={() => void reload()} />;
  if (data === undefined) return <Skeleton lines={1} size="card" />;
  const notes = (data.statement?.notes?.nodes ?? []).filter(({ id: each }) => !shown.includes(each));
  return (
    <ul className="stack plain-list">
      {notes.map((note) => (
        <li key={note.id} className="card stack-small">
          <p className="note-text" dir="auto">
            <LinkedText text={note.text ?? t('notes:withoutText')} />
          </p>
          <p className="row row-apart small">
            <StatusBadge status={note.status} />
            <span className="soft">
              {t('notes:by', { author: note.author.alias ?? t('notes:unnamed') })} · <RelativeTime at={note.createdAt} />
            </span>
            <Link to={`/notes/${note.id}`}>{t('notes:why')}</Link>
          </p>
        </li>
      ))}
    </ul>
  );
}
