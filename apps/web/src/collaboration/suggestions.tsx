import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnouncedMutation } from '../frame/announced-mutation';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { RelativeTime } from '../kit/relative-time';
import { ErrorState, FieldProblem } from '../kit/states';
import { DeclineSuggestionDocument, WithdrawSuggestionDocument, type SuggestionLineFragment } from './collaboration.operation';

/** Characters of why a suggestion is declined, as the api takes them. */
const MAX_REASON_LENGTH = 280;

interface SuggestionsProps {
  readonly suggestions: readonly SuggestionLineFragment[];
  /** Of the note: sees all suggestions; others see their own. */
  readonly isAuthor: boolean;
  readonly stands: boolean;
  done(): Promise<void>;
}

export function Suggestions({ suggestions, isAuthor, stands, done }: SuggestionsProps) {
  const { t } = useTranslation('collaboration');
  return (
    <>
      <h3>{t(isAuthor ? 'suggestions.title' : 'suggestions.own')}</h3>
      <ul className="plain-list stack">
        {suggestions.map((suggestion) => (
          <li key={suggestion.id} className="card stack-small">
            <p dir="auto">{suggestion.text}</p>
            {suggestion.reason !== null && <p className="small" dir="auto">{t('suggestions.answer', { reason: suggestion.reason })}</p>}
            <p className="row small">
              <span className={suggestion.state === 'OPEN' ? 'badge badge-waiting' : suggestion.state === 'INCORPORATED' ? 'badge badge-helpful' : 'badge'}>{t(`suggestions.state.${suggestion.state}`)}</span>
              <span className="soft">
                <RelativeTime at={suggestion.createdAt} />
              </span>
            </p>
            {suggestion.state === 'OPEN' && stands && (isAuthor ? <Decline id={suggestion.id} done={done} /> : <Withdraw id={suggestion.id} done={done} />)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Withdraw({ id, done }: { id: string; done: () => Promise<void> }) {
  const { t } = useTranslation('collaboration');
  const { send, loading, error } = useAnnouncedMutation(WithdrawSuggestionDocument);
  return (
    <>
      <p>
        <Button look="quiet" busy={loading} onClick={() => send({ suggestionId: id }, t('suggestions.withdrawn'), done)}>
          {t('suggestions.withdraw')}
        </Button>
      </p>
      {error !== undefined && <ErrorState error={error} />}
    </>
  );
}

/** Not without a reason, for whoever made it. */
function Decline({ id, done }: { id: string; done: () => Promise<void> }) {
  const { t } = useTranslation('collaboration');
  const field = useId();
  const [open, setOpen] = useState(false);
  const { send, loading, error } = useAnnouncedMutation(DeclineSuggestionDocument);
  const [missing, setMissing] = useState(false);
  const submit = (form: FormData) => {
    const reason = String(form.get('reason')).trim();
    setMissing(reason === '');
    if (reason !== '') send({ suggestionId: id, reason }, t('suggestions.declined'), done);
  };
  return (
    <>
      <p>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('suggestions.decline')}
        </Button>
      </p>
      {open && (
        <form className="field" noValidate onSubmit={onSubmit(submit)}>
          <label htmlFor={field}>{t('suggestions.reason')}</label>
          <textarea id={field} name="reason" rows={2} className="input" dir="auto" maxLength={MAX_REASON_LENGTH} />
          <FieldProblem problem={missing ? t('suggestions.missing') : error} />
          <p>
            <Button type="submit" look="main" busy={loading}>
              {t('suggestions.sendReason')}
            </Button>
          </p>
        </form>
      )}
    </>
  );
}
