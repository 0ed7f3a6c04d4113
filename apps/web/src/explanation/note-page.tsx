import { useQuery, useSubscription } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { OwnNote } from '../collaboration/own-note';
import { Together } from '../collaboration/together';
import { Contested } from '../disputes/contested';
import { useAnnounce } from '../frame/announcer';
import { ButtonLink } from '../kit/button';
import { Page } from '../kit/page';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import './explanation.css';
import { NoteHead } from './note-head';
import { NoteStatusChangedOnDocument, NoteWhyDocument, type WhyNoteFragment } from './note-page.operation';
import { RatingsTable } from './ratings-table';
import { RulesList } from './rules-list';
import { ScoreScale } from './score-scale';
import { StatusTimeline } from './status-timeline';
import { Verify } from './verify';
import { ViewpointsPicture } from './viewpoints-picture';

/** Scores between runs are told to nobody; the page asks for them while somebody looks at it. */
const ASK_EVERY_MILLIS = 10_000;

/** A note, and why it shows or does not. */
export function NotePage() {
  const { t, i18n } = useTranslation('explanation');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(NoteWhyDocument, { variables: { id, language: i18n.language }, pollInterval: ASK_EVERY_MILLIS, skipPollAttempt: () => document.hidden });
  const note = data?.note;
  return (
    <Page title={t('title')}>
      {error !== undefined && data === undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === undefined && <Skeleton lines={4} size="card" />}
      {note === null && (
        <EmptyState title={t('notFound')}>
          <p>
            <ButtonLink to="/">{t('toNotes')}</ButtonLink>
          </p>
        </EmptyState>
      )}
      {note != null && <Why key={note.id} note={note} refetch={async () => void (await refetch())} />}
    </Page>
  );
}

function Why({ note, refetch }: { note: WhyNoteFragment; refetch: () => Promise<void> }) {
  const { t, i18n } = useTranslation(['explanation', 'notes']);
  const announce = useAnnounce();
  useSubscription(NoteStatusChangedOnDocument, {
    variables: { statementId: note.statement.id },
    onData({ data }) {
      const change = data.data?.noteStatusChanged;
      if (change?.note.id !== note.id) return;
      void refetch().then(() => announce(t('changed', { status: t(`notes:status.${change.toStatus}`) })));
    },
  });
  const { explanation } = note;
  const wait = explanation.waitEndsAt === null ? null : new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(explanation.waitEndsAt));
  return (
    <>
      <NoteHead note={note} />
      <Part id="short" title={t('inShort')}>
        <p lang={explanation.language}>{explanation.summary}</p>
        {explanation.missing.length > 0 && (
          <ul className="missing" lang={explanation.language}>
            {explanation.missing.map(({ code, text }) => (
              <li key={code}>{text}</li>
            ))}
          </ul>
        )}
        {wait !== null && <p className="notice">{t('waits', { until: wait })}</p>}
      </Part>
      <Part id="score" title={t('scale.title')} lead={t('scale.lead')}>
        <ScoreScale note={note} />
      </Part>
      <Part id="viewpoints" title={t('picture.title')} lead={t('picture.lead')}>
        {note.viewpoints === null ? <p className="soft">{t('picture.none')}</p> : <ViewpointsPicture viewpoints={note.viewpoints} />}
        {note.ratingCounts !== null && (
          <>
            <h3>{t('counts.title')}</h3>
            <RatingsTable counts={note.ratingCounts} />
          </>
        )}
      </Part>
      {explanation.sections.length > 0 && (
        <Part id="rules" title={t('rules.title')}>
          <RulesList sections={explanation.sections} />
        </Part>
      )}
      <Part id="history" title={t('timeline.title')}>
        <StatusTimeline note={note} />
      </Part>
      <Together note={note} refetch={refetch} />
      <Contested note={note} refetch={refetch} />
      {explanation.verify !== null && (
        <Part id="verify" title={t('verify.title')}>
          <Verify check={explanation.verify} />
        </Part>
      )}
      <OwnNote note={note} refetch={refetch} />
    </>
  );
}

function Part({ id, title, lead, children }: { id: string; title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="stack why-part" aria-labelledby={id}>
      <header className="stack-small">
        <h2 id={id}>{title}</h2>
        {lead !== undefined && <p className="soft">{lead}</p>}
      </header>
      {children}
    </section>
  );
}
