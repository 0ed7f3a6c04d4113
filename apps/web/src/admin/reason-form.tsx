import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { ErrorState } from '../kit/states';

interface ReasonFormProps {
  /** What the button that opens it says. */
  readonly open: string;
  readonly label: string;
  readonly send: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error: Error | undefined;
  readonly onSend: (form: FormData) => void;
  /** Further fields of the form. */
  readonly children?: ReactNode;
}

/** Something that needs a reason in words: closed until it is asked for, so that nothing happens by a slip. */
export function ReasonForm({ open, label, send, danger = false, busy, error, onSend, children }: ReasonFormProps) {
  const { t } = useTranslation('admin');
  const [shown, setShown] = useState(false);
  const id = useId();
  if (!shown) return <Button onClick={() => setShown(true)}>{open}</Button>;
  return (
    <form className="field" onSubmit={onSubmit(onSend)}>
      {children}
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name="text" className="input" rows={3} required maxLength={2000} />
      {error !== undefined && <ErrorState error={error} />}
      <p className="row">
        <Button type="submit" look={danger ? 'danger' : 'main'} busy={busy}>
          {send}
        </Button>
        <Button look="quiet" onClick={() => setShown(false)}>
          {t('frame.cancel')}
        </Button>
      </p>
    </form>
  );
}
