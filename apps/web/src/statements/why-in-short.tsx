import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLight } from '../data/light';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { WhyInShortDocument } from './statement.light.operation';

/** Why a note shows, in a few sentences of the server, asked for when somebody wants to know. */
export function WhyInShort({ noteId }: { noteId: string }) {
  const { t } = useTranslation(['statements', 'notes']);
  const [open, setOpen] = useState(false);
  return (
    <details className="why-short" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('notes:why')}</summary>
      {open && <Summary noteId={noteId} />}
    </details>
  );
}

function Summary({ noteId }: { noteId: string }) {
  const { t, i18n } = useTranslation(['statements', 'notes']);
  const { data, error, reload } = useLight(WhyInShortDocument, { id: noteId, language: i18n.language });
  if (error !== undefined) return <ErrorState error={error} retry={() => void reload()} />;
  return (
    <div className="stack-small">
      {data === undefined ? <Skeleton lines={3} /> : <p>{data.note?.explanation.summary}</p>}
      <p>
        <Link to={`/notes/${noteId}`}>{t('whyWhole')}</Link>
      </p>
    </div>
  );
}
