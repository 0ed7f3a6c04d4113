import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { AdminFrame } from './admin-frame';
import { ConfigurationDocument, type ConfigurationQuery } from './configuration.operation';

type Setting = ConfigurationQuery['configurationInForce'][number];

/** Every setting as it is in force; what differs from its default is marked. */
export function ConfigurationPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminFrame title={t('configuration.title')} adminsOnly>
      <Configuration />
    </AdminFrame>
  );
}

function Configuration() {
  const { t } = useTranslation('admin');
  const [changedOnly, setChangedOnly] = useState(false);
  const { data, error, refetch } = useQuery(ConfigurationDocument);
  if (error !== undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} size="card" />;
  const settings = data.configurationInForce.filter(({ changed }) => changed || !changedOnly);
  return (
    <>
      <label className="row">
        <input type="checkbox" checked={changedOnly} onChange={({ target }) => setChangedOnly(target.checked)} />
        {t('configuration.changedOnly')}
      </label>
      {[...new Set(settings.map(({ section }) => section))].map((section) => (
        <section key={section} className="stack-small" aria-label={section}>
          <h2>{section}</h2>
          <SettingsTable section={section} settings={settings.filter((each) => each.section === section)} />
        </section>
      ))}
    </>
  );
}

function SettingsTable({ section, settings }: { section: string; settings: readonly Setting[] }) {
  const { t } = useTranslation('admin');
  return (
    <div className="table-wrap" role="region" aria-label={t('configuration.table', { section })} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('configuration.name')}</th>
            <th scope="col">{t('configuration.value')}</th>
            <th scope="col">{t('configuration.default')}</th>
            <th scope="col">{t('configuration.what')}</th>
          </tr>
        </thead>
        <tbody>
          {settings.map(({ name, value, default: usual, changed, secret, description }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{secret ? t('configuration.secret') : changed ? <strong>{value}</strong> : value}</td>
              <td className="soft">{usual}</td>
              <td className="soft small">{description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
