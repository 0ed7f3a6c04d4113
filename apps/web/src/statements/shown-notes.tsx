import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { light } from '../data/light';
import { useAnnounce } from '../frame/announcer';
import { EmptyState } from '../kit/states';
import { AskForNote } from './ask-for-note';
import { ShownNote } from './shown-note';
import { afterChange } from './shown-notes.rules';
import type { ReadStatement } from './read-statement';
import { StatementStatusChangedDocument } from './statement.light.operation';

/** The notes that readers are shown, followed while the page is open. */
export function ShownNotes({ statement, reload }: { statement: ReadStatement; reload: () => Promise<void> }) {
  const { t } = useTranslation('statements');
  const announce = useAnnounce();
  const { surfacedNotes } = statement;
  const [{ read, standing }, setShown] = useState(() => ({ read: surfacedNotes, standing: afterChange(null, surfacedNotes) }));
  if (read !== surfacedNotes) setShown({ read: surfacedNotes, standing: afterChange(standing, surfacedNotes) });
  useEffect(
    () =>
      light.subscribe(StatementStatusChangedDocument, { statementId: statement.id }, {
        next({ noteStatusChanged: { toStatus } }) {
          void reload().then(() => announce(t(toStatus === 'CURRENTLY_RATED_HELPFUL' ? 'live.shown' : 'live.withdrawn')));
        },
        reconnected: () => void reload(),
      }),
    [announce, reload, statement.id, t],
  );
  return (
    <section className="stack" aria-label={t('notesLabel')}>
      {standing.length === 0 && (
        <EmptyState title={t('noNotes')}>
          <p className="soft">{t('noNotesText')}</p>
          <AskForNote subject={{ statementId: statement.id }} writeTo={`/write?statement=${statement.id}`} />
        </EmptyState>
      )}
      {standing.map((each) => (
        <ShownNote key={each.shown.note.id} standing={each} statement={statement} />
      ))}
    </section>
  );
}
