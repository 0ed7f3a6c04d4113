import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { answerOf, NO_ANSWER, REASONS, withLevel, withReason } from './answer.rules';
import { LevelButtons } from './level-buttons';
import { aboutOf } from './pending.rules';
import type { RatedNote } from './rated-note';
import { Refusal } from './refusal';
import { useOnline } from './use-online';
import { useQuickRating } from './use-quick-rating';

/** Yes, somewhat or no, with reasons, in one click each. */
export function QuickAnswer({ raterId, note, statement }: RatedNote & { raterId: string }) {
  const { t } = useTranslation('notes');
  const announce = useAnnounce();
  const online = useOnline();
  const { answer, waiting, refused, saved, change } = useQuickRating({ raterId, noteId: note.id, about: aboutOf({ text: note.text, statement }) }, answerOf(note.viewerRating));
  const { level, reasons } = answer;
  const kept = waiting === undefined || online ? null : t(level === null ? 'rating.takenBackOffline' : 'rating.keptOffline');
  useEffect(() => {
    if (kept !== null) announce(kept);
    else if (saved) announce(t(level === null ? 'rating.takenBack' : 'rating.saved'));
  }, [announce, kept, level, saved, t]);
  return (
    <>
      <LevelButtons chosen={level} onChoose={(next) => change(withLevel(answer, next))} />
      {level !== null && (
        <fieldset className="rating-reasons">
          <legend className="small soft">{t('rating.why')}</legend>
          {REASONS[level].map((reason) => (
            <label key={reason} className="rating-reason">
              <input type="checkbox" checked={reasons.includes(reason)} onChange={() => change(withReason(answer, reason))} />
              <span>{t(`tags.${reason}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {(level !== null || kept !== null) && (
        <p className="row row-apart small">
          <span className="soft">{kept ?? t(saved ? 'rating.saved' : waiting === undefined ? 'rating.yours' : 'rating.onItsWay')}</span>
          {level !== null && (
            <Button look="quiet" onClick={() => change(NO_ANSWER)}>
              {t('rating.takeBack')}
            </Button>
          )}
        </p>
      )}
      {refused !== undefined && <Refusal title={t('rating.refused')} refused={refused} />}
    </>
  );
}
