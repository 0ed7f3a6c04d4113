import { useMutation } from '@apollo/client/react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../frame/announcer';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { RelativeTime } from '../kit/relative-time';
import { ErrorState } from '../kit/states';
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
  const announce = useAnnounce();
  const [withdraw, { loading, error }] = useMutation(WithdrawSuggestionDocument);
  const withdrawn = async () => {
    announce(t('suggestions.withdrawn'));
    await done();
  };
  return (
    <>
      <p>
        <Button look="quiet" busy={loading} onClick={() => void withdraw({ variables: { input: { suggestionId: id } } }).then(withdrawn, () => undefined)}>
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
  const announce = useAnnounce();
  const field = useId();
  const [open, setOpen] = useState(false);
  const [decline, { loading }] = useMutation(DeclineSuggestionDocument);
  const [problem, setProblem] = useState<string>();
  const send = (form: FormData) => {
    const reason = String(form.get('reason')).trim();
    if (reason === '') return setProblem(t('suggestions.missing'));
    void decline({ variables: { input: { suggestionId: id, reason } } }).then(
      async () => {
        announce(t('suggestions.declined'));
        await done();
      },
      (error: Error) => setProblem(error.message),
    );
  };
  return (
    <>
      <p>
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('suggestions.decline')}
        </Button>
      </p>
      {open && (
        <form className="field" noValidate onSubmit={onSubmit(send)}>
          <label htmlFor={field}>{t('suggestions.reason')}</label>
          <textarea id={field} name="reason" rows={2} className="input" dir="auto" maxLength={MAX_REASON_LENGTH} />
          {problem !== undefined && (
            <p className="field-error" role="alert">
              {problem}
            </p>
          )}
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
