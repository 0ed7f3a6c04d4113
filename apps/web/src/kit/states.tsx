import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Icon } from './icon';

/** Nothing is here, why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="card stack-small">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** What went wrong, in the server's words where it has some, and the way on. */
export function ErrorState({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation('frame');
  return (
    <div className="notice notice-bad stack-small" role="alert">
      <p className="row">
        <Icon name="warning" />
        <strong>{t('error.title')}</strong>
      </p>
      {isNetwork(error) ? <p>{t('error.network')}</p> : <ServerWords>{error.message}</ServerWords>}
      {retry !== undefined && (
        <p>
          <Button onClick={retry}>{t('error.retry')}</Button>
        </p>
      )}
    </div>
  );
}

interface FieldProblemProps {
  readonly id?: string;
  /** The page's own words, or why the server did not take it. */
  readonly problem: string | Error | null | undefined;
}

/** What is wrong with what was entered, told at once. */
export function FieldProblem({ id, problem }: FieldProblemProps) {
  const { t } = useTranslation('frame');
  if (problem === null || problem === undefined) return null;
  const fromServer = typeof problem !== 'string' && !isNetwork(problem);
  return (
    <p id={id} className="field-error" role="alert" {...(fromServer && { lang: 'en', dir: 'auto' })}>
      {typeof problem === 'string' ? problem : fromServer ? problem.message : t('error.network')}
    </p>
  );
}

/** What the server says it says in English, whatever the language of the page. */
export const ServerWords = ({ children }: { children: ReactNode }) => (
  <p lang="en" dir="auto">
    {children}
  </p>
);

/** Whether the server was never reached: fetch says so with a TypeError, our client with a code. */
export const isNetwork = (error: Error): boolean => error instanceof TypeError || ('code' in error && error.code === 'NETWORK');
