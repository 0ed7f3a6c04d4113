import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../kit/icon';
import { RelativeTime } from '../kit/relative-time';
import { LinkedText } from '../notes/linked-text';
import { HelpfulQuestion } from '../rating/helpful-question';
import type { ReadStatement } from './read-statement';
import type { Standing } from './shown-notes.rules';
import type { ShownNoteFragment } from './statement.light.operation';
import { WhyInShort } from './why-in-short';

/** A note as readers meet it: what it says, why people find it helpful, and whether it helped. */
export function ShownNote({ standing: { shown, withdrawn, fresh }, statement }: { standing: Standing<ShownNoteFragment>; statement: ReadStatement }) {
  const { t } = useTranslation(['statements', 'notes']);
  const { note, decision, matchedBy } = shown;
  const title = useId();
  return (
    <article className={`card shown-note${fresh ? ' shown-note-fresh' : ''}${withdrawn ? ' shown-note-withdrawn' : ''}`} aria-labelledby={title}>
      <h2 id={title} className="shown-note-title">
        <Icon name={withdrawn ? 'clock' : 'bridge'} />
        {/* Both titles take their room, so that nothing moves when one takes the place of the other. */}
        <span className="shown-note-titles">
          <span data-away={withdrawn || undefined}>{t('contextTitle')}</span>
          <span data-away={!withdrawn || undefined}>{t('withdrawnTitle')}</span>
        </span>
      </h2>
      {note.program !== null && (
        <p className="badge">
          <Icon name="info" />
          {t('program', { name: note.program.name, operator: note.program.operator })}
        </p>
      )}
      {note.dispute !== null && note.dispute.state !== 'ENDED' && (
        <p className="badge badge-waiting">
          <Icon name="scale" />
          {t('disputed')}
        </p>
      )}
      <p className="note-text shown-note-text" dir="auto">
        {note.text === null ? <em className="soft">{t('notes:withoutText')}</em> : <LinkedText text={note.text} />}
      </p>
      {decision.explanationTags.length > 0 && (
        <ul className="shown-note-reasons plain-list" aria-label={t('reasonsLabel')}>
          {decision.explanationTags.map((tag) => (
            <li key={tag}>
              <Icon name="check" />
              {t(`notes:tags.${tag}`)}
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">
        {matchedBy !== null && (
          <>
            <Link to={`/statements/${note.statement.id}`}>{t(`matched.${matchedBy}`)}</Link>
            {' · '}
          </>
        )}
        {t('notes:by', { author: note.author.alias ?? t('notes:unnamed') })} · <RelativeTime at={decision.decidedAt} />
        {decision.live && <> · {t('notes:live')}</>}
      </p>
      <WhyInShort noteId={note.id} />
      <HelpfulQuestion note={note} statement={statement} />
      {/* Last, so that what somebody is reading stays where it is. */}
      {withdrawn && <p className="notice small">{t('withdrawnText')}</p>}
    </article>
  );
}
