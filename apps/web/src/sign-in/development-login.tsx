import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { FieldProblem } from '../kit/states';
import { DevelopmentLoginDocument } from './sign-in.operation';

const ROLES = ['CONTRIBUTOR', 'MODERATOR', 'ADMIN'] as const;

/** A login by a name alone, where the server was started for trying things out. */
export function DevelopmentLogin({ enter }: { enter(given: { token: string; expiresAt: string }): void }) {
  const { t } = useTranslation('signIn');
  const [login, { loading, error }] = useMutation(DevelopmentLoginDocument);
  const [missing, setMissing] = useState(false);
  const problem = missing ? t('development.nameMissing') : error;
  const submit = (form: FormData) => {
    const name = String(form.get('name')).trim();
    setMissing(name === '');
    if (name === '') return;
    const role = ROLES.find((one) => one === form.get('role'));
    void login({ variables: { input: { name, ...(role !== undefined && { role }), ...(form.get('writes') === 'earned' && { enrollmentState: 'earnedIn' as const }) } } }).then(
      ({ data }) => data !== undefined && data !== null && enter(data.developmentLogin),
      () => undefined,
    );
  };
  return (
    <form className="card stack" onSubmit={onSubmit(submit)} noValidate aria-labelledby="development">
      <div className="stack-small">
        <h2 id="development">{t('development.title')}</h2>
        <p className="soft">{t('development.text')}</p>
      </div>
      <div className="field">
        <label htmlFor="sign-in-name">{t('development.name')}</label>
        <input id="sign-in-name" name="name" className="input" autoComplete="username" maxLength={60} required aria-invalid={problem !== undefined || undefined} aria-describedby={problem === undefined ? 'sign-in-name-hint' : 'sign-in-name-problem'} />
        {problem === undefined ? (
          <p id="sign-in-name-hint" className="soft small">
            {t('development.nameHint')}
          </p>
        ) : (
          <FieldProblem id="sign-in-name-problem" problem={problem} />
        )}
      </div>
      <fieldset className="sign-in-choices">
        <legend className="field-label">{t('development.as')}</legend>
        <label className="sign-in-choice">
          <input type="radio" name="writes" value="new" defaultChecked />
          <span>
            {t('development.newcomer')} <span className="soft small">{t('development.newcomerText')}</span>
          </span>
        </label>
        <label className="sign-in-choice">
          <input type="radio" name="writes" value="earned" />
          <span>
            {t('development.writer')} <span className="soft small">{t('development.writerText')}</span>
          </span>
        </label>
      </fieldset>
      <details className="sign-in-more">
        <summary>{t('development.more')}</summary>
        <div className="field sign-in-role">
          <label htmlFor="sign-in-role">{t('development.role')}</label>
          <select id="sign-in-role" name="role" className="input" defaultValue="">
            <option value="">{t('development.roles.none')}</option>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`development.roles.${role}`)}
              </option>
            ))}
          </select>
        </div>
      </details>
      <p>
        <Button type="submit" look="main" busy={loading}>
          {t('development.enter')}
        </Button>
      </p>
    </form>
  );
}
