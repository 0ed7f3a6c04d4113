import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { FieldProblem } from '../kit/states';
import type { Offer } from './offers.rules';
import { LEVELS, REASONS, withLevel, withReason, type Answer, type Reason } from './answer.rules';
import { reasonKey } from './keys.rules';

interface RatingFormProps {
  readonly note: Offer['note'];
  readonly answer: Answer;
  /** Somebody tried to send without a level. */
  readonly missing: boolean;
  readonly mayUndo: boolean;
  onAnswer(answer: Answer): void;
  onSend(): void;
  onSkip(): void;
  onUndo(): void;
}

/** Is this note helpful, and why? */
export function RatingForm({ note, answer, missing, mayUndo, onAnswer, onSend, onSkip, onUndo }: RatingFormProps) {
  const { t } = useTranslation(['rating', 'notes']);
  return (
    <form
      className="rate-form"
      aria-label={t('rating:form')}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <fieldset className="rate-levels" aria-describedby={missing ? 'rate-missing' : undefined}>
        <legend>{t('rating:question')}</legend>
        {LEVELS.map((level, place) => (
          <label key={level} className={`rate-level rate-level-${place}`}>
            <input type="radio" name="level" checked={answer.level === level} onChange={() => onAnswer(withLevel(answer, level))} />
            <kbd aria-hidden="true">{place + 1}</kbd>
            <span>{t(`rating:level.${level}`)}</span>
          </label>
        ))}
      </fieldset>
      <FieldProblem id="rate-missing" problem={missing ? t('rating:missing') : null} />
      {answer.level !== null && <Reasons answer={answer} onAnswer={onAnswer} />}
      {note.subject !== 'STATEMENT' && answer.level !== null && answer.level !== 'NOT_HELPFUL' && <Spread subject={note.subject} answer={answer} onAnswer={onAnswer} />}
      <div className="rate-actions">
        <Button look="main" type="submit" className="rate-send">
          {t('rating:send')} <kbd aria-hidden="true">↵</kbd>
        </Button>
        <Button onClick={onSkip}>
          {t('rating:skip')} <kbd aria-hidden="true">K</kbd>
        </Button>
        <Button onClick={onUndo} disabled={!mayUndo}>
          {t('rating:undo')} <kbd aria-hidden="true">U</kbd>
        </Button>
      </div>
    </form>
  );
}

function Reasons({ answer, onAnswer }: Pick<RatingFormProps, 'answer' | 'onAnswer'>) {
  const { t } = useTranslation(['rating', 'notes']);
  const reasons = REASONS[answer.level!];
  // With "somewhat", reasons for and against stand apart.
  const both = answer.level === 'SOMEWHAT_HELPFUL';
  return (
    <fieldset className="rate-reasons">
      <legend>{t('rating:why')}</legend>
      {reasons.map((reason, place) => (
        <Fragment key={reason}>
          {both && sideOf(reason) !== sideOf(reasons[place - 1]) && <p className="rate-side-of small soft">{t(`rating:side.${sideOf(reason)}`)}</p>}
          <label className="rate-reason">
            <input type="checkbox" checked={answer.reasons.includes(reason)} onChange={() => onAnswer(withReason(answer, reason))} />
            <kbd aria-hidden="true">{reasonKey(place).toUpperCase()}</kbd>
            <span>{both && reason.endsWith('Other') ? t(`rating:other.${sideOf(reason)}`) : t(`notes:tags.${reason}`)}</span>
          </label>
        </Fragment>
      ))}
    </fieldset>
  );
}

const sideOf = (reason: Reason | undefined) => (reason?.startsWith('helpful') === true ? 'for' : 'against');

const WHERE = ['EVERYWHERE', 'THIS_STATEMENT'] as const;

function Spread({ subject, answer, onAnswer }: Pick<RatingFormProps, 'answer' | 'onAnswer'> & { subject: 'MEDIA' | 'LINK' }) {
  const { t } = useTranslation('rating');
  return (
    <fieldset className="rate-reasons">
      <legend>{t(`spread.${subject}`)}</legend>
      {WHERE.map((where) => (
        <label key={where} className="rate-reason">
          <input type="radio" name="spread" checked={answer.spread === where} onChange={() => onAnswer({ ...answer, spread: where })} />
          <span>{t(`spread.${where}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
