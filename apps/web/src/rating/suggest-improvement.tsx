import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { light } from '../data/light';
import { Button } from '../kit/button';
import { FieldProblem } from '../kit/states';
import './rating.css';
import { SuggestImprovementDocument } from './suggest-improvement.light.operation';

type State = { readonly at: 'writing' | 'sending' | 'sent' } | { readonly at: 'refused'; readonly error: Error };

/** For a note that is written together: tells its author what one would change, without telling them who says so. */
export function SuggestImprovement({ noteId, sent }: { noteId: string; sent?: () => void }) {
  const { t } = useTranslation('rating');
  const id = useId();
  const [text, setText] = useState('');
  const [credited, setCredited] = useState(true);
  const [state, setState] = useState<State>({ at: 'writing' });
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setState({ at: 'sending' });
    setState(
      await light.request(SuggestImprovementDocument, { input: { noteId, text, credited } }).then(
        (): State => {
          sent?.();
          return { at: 'sent' };
        },
        (error: Error): State => ({ at: 'refused', error }),
      ),
    );
  };
  if (state.at === 'sent') return <p role="status">{t('suggest.sent')}</p>;
  return (
    <form className="field" onSubmit={(event) => void send(event)}>
      <label htmlFor={id}>{t('suggest.label')}</label>
      <textarea id={id} className="input" rows={2} required maxLength={500} value={text} onChange={({ target }) => setText(target.value)} aria-describedby={state.at === 'refused' ? `${id}-error` : undefined} />
      <FieldProblem id={`${id}-error`} problem={state.at === 'refused' ? state.error : null} />
      <label className="rate-switch">
        <input type="checkbox" checked={credited} onChange={({ target }) => setCredited(target.checked)} />
        <span>{t('suggest.credited')}</span>
      </label>
      <p>
        <Button type="submit" busy={state.at === 'sending'}>
          {t('suggest.send')}
        </Button>
      </p>
    </form>
  );
}
