import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { readStored, writeStored } from '../data/stored';
import { Button, ButtonLink } from '../kit/button';
import { EmptyState, ErrorState } from '../kit/states';
import { SourceList } from '../sources/source-list';
import { NO_ANSWER, REASONS, withLevel, withReason, type Answer } from './answer.rules';
import { KeysHelp } from './keys-help';
import type { Stroke } from './keys.rules';
import { OfferedNote } from './offered-note';
import type { Offer } from './offers.rules';
import { PendingBanner } from './pending-banner';
import { aboutOf, ratedOn, type Verdict } from './pending.rules';
import { keepRating, today, usePending } from './pending-store';
import { RatedList, type Rated } from './rated-list';
import { RaterSkeleton } from './rater-skeleton';
import { RatingForm } from './rating-form';
import { useNeededNotes } from './use-needed-notes';
import { useStrokes } from './use-strokes';
import { WhyOffered } from './why-offered';

const KEYS_OFF = 'bridgenotes.rating.keys-off';

/** The queue of one rater. */
export function Rater({ raterId }: { raterId: string }) {
  const { t } = useTranslation(['rating', 'notes']);
  const announce = useAnnounce();
  const notes = useNeededNotes(raterId);
  const count = ratedOn(usePending(), raterId, today()).length;
  const [answer, setAnswer] = useState<Answer>(NO_ANSWER);
  const [missing, setMissing] = useState(false);
  const [rated, setRated] = useState<readonly Rated[]>([]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [help, setHelp] = useState(false);
  const [keys, setKeys] = useState(() => readStored(KEYS_OFF) === null);
  const heading = useRef<HTMLHeadingElement>(null);
  const offer = notes.queue[0];
  useFocusOnNext(heading, offer);

  const show = (next: Answer) => {
    setAnswer(next);
    setMissing(false);
  };
  const keep = useCallback((of: Offer, verdict: Verdict | null) => keepRating({ raterId, noteId: of.note.id, verdict, about: aboutOf(of.note) }), [raterId]);
  const send = () => {
    if (offer === undefined) return;
    const { level, reasons, spread } = answer;
    if (level === null) return setMissing(true);
    const verdict: Verdict = { level, reasons, spread: offer.note.subject === 'STATEMENT' ? null : spread, statementId: null };
    keep(offer, verdict);
    setRated([{ offer, verdict }, ...rated.filter(({ offer: { note } }) => note.id !== offer.note.id)]);
    notes.pass(offer);
    show(NO_ANSWER);
    announce(t('rating:sent', { level: t(`rating:level.${level}`) }));
  };
  const skip = () => {
    if (offer === undefined) return;
    notes.pass(offer);
    show(NO_ANSWER);
    announce(t('rating:skipped'));
  };
  const withdraw = ({ offer: of }: Rated) => {
    keep(of, null);
    setRated(rated.filter(({ offer: { note } }) => note.id !== of.note.id));
    announce(t('rating:withdrawn'));
  };
  /** Shows a note again with what was said of it, which stands until something else is sent. */
  const change = ({ offer: of, verdict: { level, reasons, spread } }: Rated) => {
    notes.bring(of);
    show({ level, reasons, spread });
  };
  const undo = () => {
    const [last] = rated;
    if (last === undefined) return;
    withdraw(last);
    change(last);
  };
  const open = (href: string) => setOpened(new Set([...opened, href]));
  const openNext = () => {
    const sources = offer?.note.sources ?? [];
    const href = sources.find((each) => !opened.has(each)) ?? sources[0];
    if (href === undefined) return;
    open(href);
    window.open(href, '_blank', 'noopener,noreferrer');
  };
  const does: Record<Exclude<Stroke['does'], 'level' | 'reason'>, () => void> = { send, skip, undo, source: openNext, help: () => setHelp(true) };
  useStrokes(keys && !help, (stroke) => {
    if (stroke.does === 'level') show(withLevel(answer, stroke.level));
    else if (stroke.does === 'reason') setAnswer(answer.level === null ? answer : withReason(answer, REASONS[answer.level][stroke.place]));
    else does[stroke.does]();
  });
  const enableKeys = (enabled: boolean) => {
    setKeys(enabled);
    writeStored(KEYS_OFF, enabled ? null : 'off');
  };

  return (
    <div className="rate stack" data-keys={keys || undefined}>
      <div className="row row-apart">
        <p>{t('rating:ratedToday', { count })}</p>
        <Button look="quiet" onClick={() => setHelp(true)}>
          {t('rating:keys.open')} <kbd aria-hidden="true">?</kbd>
        </Button>
      </div>
      <PendingBanner raterId={raterId} />
      {offer === undefined ? (
        <NothingToRate notes={notes} />
      ) : (
        <div className="rate-desk">
          <OfferedNote offer={offer} heading={heading} />
          <aside className="rate-side stack" aria-label={t('rating:beside')}>
            <section className="stack-small" aria-labelledby="rate-sources">
              <h2 id="rate-sources" className="rate-heading">
                {t('rating:sources', { count: offer.note.sources.length })}
              </h2>
              <SourceList sources={offer.note.sources} statementUrl={offer.note.statement.url} opened={opened} onOpen={open} />
            </section>
            <WhyOffered offer={offer} />
          </aside>
          <RatingForm note={offer.note} answer={answer} missing={missing} mayUndo={rated.length > 0} onAnswer={show} onSend={send} onSkip={skip} onUndo={undo} />
        </div>
      )}
      <RatedList rated={rated} onChange={change} onWithdraw={withdraw} />
      {help && <KeysHelp enabled={keys} onEnable={enableKeys} onClose={() => setHelp(false)} />}
    </div>
  );
}

/** Reading goes on at the top of the next note, for the eye and for a screen reader. */
function useFocusOnNext(heading: { readonly current: HTMLElement | null }, offer: Offer | undefined): void {
  const id = offer?.note.id;
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (before.current !== undefined && id !== undefined && before.current !== id) heading.current?.focus();
    before.current = id ?? before.current;
  }, [heading, id]);
}

function NothingToRate({ notes }: { notes: ReturnType<typeof useNeededNotes> }) {
  const { t } = useTranslation('rating');
  if (notes.error !== undefined) return <ErrorState error={notes.error} retry={notes.again} />;
  if (notes.loading || !notes.ended) return <RaterSkeleton />;
  return (
    <EmptyState title={t('empty.title')}>
      <p className="soft">{t('empty.text')}</p>
      <p className="row">
        <Button look="main" onClick={notes.again}>
          {t('empty.again')}
        </Button>
        <ButtonLink to="/">{t('empty.home')}</ButtonLink>
      </p>
    </EmptyState>
  );
}
