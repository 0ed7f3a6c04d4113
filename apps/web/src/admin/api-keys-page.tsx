import { useMutation, useQuery } from '@apollo/client/react';
import type { Scope } from '@bridgenotes/api-contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { AdminFrame } from './admin-frame';
import { ApiKeysDocument, CreateApiKeyDocument, RevokeApiKeyDocument, type ApiKeyLineFragment } from './api-keys.operation';

const SCOPES: readonly Scope[] = ['READ', 'STATEMENTS_WRITE', 'NOTES_WRITE', 'RATINGS_WRITE', 'REQUESTS_WRITE', 'VIEWS_WRITE', 'RUNS_WRITE', 'AI_NOTES_WRITE', 'AUTHORS_VOUCH', 'WEBHOOKS_WRITE'];

/** Keys by which programs use the api. */
export function ApiKeysPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminFrame title={t('keys.title')} adminsOnly>
      <NewKey />
      <Keys />
    </AdminFrame>
  );
}

function NewKey() {
  const { t } = useTranslation('admin');
  const [create, { data, loading, error, reset }] = useMutation(CreateApiKeyDocument, { refetchQueries: ['ApiKeys'], onError: () => undefined });
  const send = (form: FormData) => {
    const until = String(form.get('until'));
    void create({ variables: { input: { name: String(form.get('name')), scopes: form.getAll('scopes') as Scope[], expiresAt: until === '' ? null : new Date(`${until}T23:59:59`).toISOString() } } });
  };
  const key = data?.createApiKey.key;
  if (key !== undefined) {
    return (
      <section className="notice stack-small" aria-label={t('keys.made')}>
        <p>
          <strong>{t('keys.made')}</strong> {t('keys.onlyNow')}
        </p>
        <p>
          <code>{key}</code>
        </p>
        <p className="row">
          <Button onClick={() => void navigator.clipboard.writeText(key)}>{t('keys.copy')}</Button>
          <Button look="quiet" onClick={reset}>
            {t('keys.done')}
          </Button>
        </p>
      </section>
    );
  }
  return (
    <section className="card" aria-labelledby="new-key">
      <form className="stack" onSubmit={onSubmit(send)}>
        <h2 id="new-key">{t('keys.new')}</h2>
        <label className="field">
          <span>{t('keys.name')}</span>
          <input name="name" className="input" required maxLength={100} />
        </label>
        <fieldset>
          <legend>{t('keys.scopes')}</legend>
          {SCOPES.map((scope) => (
            <label key={scope} className="row scope">
              <input type="checkbox" name="scopes" value={scope} defaultChecked={scope === 'READ'} />
              {t(`scopes.${scope}`)}
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{t('keys.until')}</span>
          <input name="until" type="date" className="input" />
        </label>
        {error !== undefined && <ErrorState error={error} />}
        <p>
          <Button type="submit" look="main" busy={loading}>
            {t('keys.create')}
          </Button>
        </p>
      </form>
    </section>
  );
}

function Keys() {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useQuery(ApiKeysDocument);
  if (error !== undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} size="card" />;
  if (data.apiKeys.nodes.length === 0) return <EmptyState title={t('keys.none')} />;
  return (
    <ul className="plain-list stack">
      {data.apiKeys.nodes.map((key) => (
        <li key={key.id} className="card stack-small">
          <KeyLine apiKey={key} />
        </li>
      ))}
    </ul>
  );
}

function KeyLine({ apiKey }: { apiKey: ApiKeyLineFragment }) {
  const { t } = useTranslation('admin');
  const [asked, setAsked] = useState(false);
  const [revoke, { loading, error }] = useMutation(RevokeApiKeyDocument, { variables: { input: { id: apiKey.id } }, onError: () => undefined });
  return (
    <>
      <h2>{apiKey.name}</h2>
      <p className="row small">
        <code>{apiKey.prefix}…</code>
        {apiKey.scopes.map((scope) => (
          <span key={scope} className="badge">
            {t(`scopes.${scope}`)}
          </span>
        ))}
      </p>
      <p className="soft small">{apiKey.lastUsedAt === null ? t('keys.neverUsed') : <>{t('keys.lastUsed')} <RelativeTime at={apiKey.lastUsedAt} /></>}</p>
      {apiKey.revokedAt !== null ? (
        <p className="badge badge-not-helpful">{t('keys.revoked')}</p>
      ) : (
        <p className="row">
          <Button look={asked ? 'danger' : 'plain'} busy={loading} onClick={() => (asked ? void revoke() : setAsked(true))}>
            {asked ? t('keys.revokeSure') : t('keys.revoke')}
          </Button>
          {asked && (
            <Button look="quiet" onClick={() => setAsked(false)}>
              {t('frame.cancel')}
            </Button>
          )}
        </p>
      )}
      {error !== undefined && <ErrorState error={error} />}
    </>
  );
}
