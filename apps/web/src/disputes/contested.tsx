import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../data/session';
import { Icon } from '../kit/icon';
import { LinkedText } from '../notes/linked-text';
import { AnswerForm } from './answer-form';
import { AskForReview } from './ask-for-review';
import { isShown } from './contest.rules';
import { DisputeThis } from './dispute-this';
import './disputes.css';
import type { ContestedNoteFragment, DisputePartsFragment } from './disputes.operation';
import { FindingCounts } from './finding-counts';
import { JurySeat } from './jury-seat';

/** What is claimed against a note, what a jury finds, and what everybody can do about it. */
export function Contested({ note, refetch }: { note: ContestedNoteFragment; refetch: () => Promise<void> }) {
  const { t, i18n } = useTranslation('disputes');
  const { viewer } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  const { dispute, review } = note;
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' });
  const reviewed = review !== null && Date.parse(review.endsAt) > Date.now();
  if (dispute === null && !reviewed && !isShown(note)) return null;
  const goesOn = dispute !== null && dispute.state !== 'ENDED';
  const isAuthor = viewer?.contributor?.id === note.author.id;
  /** A form that was sent is gone: reading goes on with what became of it. */
  const done = async () => {
    await refetch();
    heading.current?.focus();
  };
  return (
    <section className="stack why-part" aria-labelledby="dispute">
      <h2 id="dispute" ref={heading} tabIndex={-1}>
        {t(dispute === null ? 'title.none' : 'title.some')}
      </h2>
      {reviewed && (
        <p className="notice row dispute-row">
          <Icon name="clock" />
          <span>{t('review.goesOn', { until: date.format(new Date(review.endsAt)) })}</span>
        </p>
      )}
      {dispute !== null && <Case dispute={dispute} until={date.format(new Date(dispute.endsAt))} />}
      {goesOn && dispute.viewerSeat !== null && <JurySeat disputeId={dispute.id} seat={dispute.viewerSeat} done={done} />}
      {goesOn && isAuthor && dispute.authorAnswer === null && <AnswerForm disputeId={dispute.id} done={done} />}
      {note.statement.viewerIsAuthor && review === null && isShown(note) && <AskForReview noteId={note.id} done={done} />}
      <DisputeThis note={note} done={done} />
    </section>
  );
}

function Case({ dispute, until }: { dispute: DisputePartsFragment; until: string }) {
  const { t, i18n } = useTranslation('disputes');
  const { state, claims, authorAnswer, finding, ground, reason, amendUntil, amendedNote, jurySize, counts } = dispute;
  return (
    <>
      <p>{state === 'ENDED' ? t('state.ENDED') : t(`state.${state}`, { until, count: jurySize ?? 0 })}</p>
      <ul className="plain-list stack" aria-label={t('claims')}>
        {claims.map((claim) => (
          <li key={claim.id} className="card stack-small">
            <blockquote className="dispute-quote" dir="auto">
              {claim.quote}
            </blockquote>
            <p dir="auto">{claim.claim}</p>
            <p className="small dispute-evidence">
              <span className="soft">{t('evidence')}</span> <LinkedText text={claim.evidenceUrls.join(' ')} />
            </p>
          </li>
        ))}
      </ul>
      {authorAnswer !== null && (
        <div className="card stack-small">
          <h3>{t('answer.given')}</h3>
          <p dir="auto" className="dispute-lines">
            {authorAnswer}
          </p>
        </div>
      )}
      {finding !== null && (
        <div className="notice stack-small">
          <h3>{t(`finding.${finding}`)}</h3>
          {ground !== null && <p>{t(`ground.${ground}`)}</p>}
          {counts !== null && <FindingCounts counts={counts} />}
          {reason !== null && (
            <details>
              <summary>{t('reason')}</summary>
              <p dir="auto" className="dispute-lines">
                {reason}
              </p>
            </details>
          )}
          {amendedNote !== null ? (
            <p>
              <Link to={`/notes/${amendedNote.id}`}>{t('amended')}</Link>
            </p>
          ) : (
            amendUntil !== null && <p>{t('amendUntil', { until: new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(amendUntil)) })}</p>
          )}
        </div>
      )}
    </>
  );
}
