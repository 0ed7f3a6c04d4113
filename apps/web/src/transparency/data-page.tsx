import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../kit/page';
import { RelativeTime } from '../kit/relative-time';
import { Skeleton } from '../kit/skeleton';
import { EmptyState, ErrorState } from '../kit/states';
import { DataDownloadsDocument, type DataDownloadsQuery } from './data.operation';
import './transparency.css';

type DataExport = DataDownloadsQuery['dataExports'][number];

/** All public data, to be scored again by anybody. */
export function DataPage() {
  const { t } = useTranslation('transparency');
  const { data, error, refetch } = useQuery(DataDownloadsDocument);
  return (
    <Page title={t('data.title')} lead={t('data.lead')} wide>
      {error !== undefined && <ErrorState error={error} retry={() => void refetch()} />}
      {data === undefined && error === undefined && <Skeleton lines={2} size="card" />}
      {data?.dataExports.length === 0 && (
        <EmptyState title={t('data.none')}>
          <p className="soft">{t('data.noneText')}</p>
        </EmptyState>
      )}
      {data?.dataExports.map((each) => (
        <Export key={each.run.id} made={each} />
      ))}
    </Page>
  );
}

function Export({ made }: { made: DataExport }) {
  const { t, i18n } = useTranslation('transparency');
  const number = new Intl.NumberFormat(i18n.language);
  const size = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const asOf = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(made.run.asOf));
  return (
    <section className="card stack" aria-label={t('data.export', { asOf })}>
      <h2>
        <Link to={`/runs/${made.run.id}`}>{t('data.export', { asOf })}</Link>
      </h2>
      <p className="soft small">
        {t('data.made')} <RelativeTime at={made.madeAt} />
      </p>
      <div className="table-wrap" role="region" aria-label={t('data.files', { asOf })} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('data.file')}</th>
              <th scope="col">{t('data.rows')}</th>
              <th scope="col">{t('data.size')}</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {made.files.map((file) => (
              <tr key={file.name}>
                <th scope="row">
                  <a href={file.url} download>
                    {file.name}
                  </a>
                </th>
                <td>{number.format(file.rows)}</td>
                <td>{size.format(file.bytes / 1000)}</td>
                <td className="digest">{file.sha256}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{t('data.again')}</h3>
      <pre className="command" tabIndex={0}>
        {made.command}
      </pre>
      <p>
        <a href={made.parametersUrl}>{t('data.parameters')}</a>
      </p>
      {made.deletedSince > 0 && <p className="notice">{t('data.deleted', { count: made.deletedSince })}</p>}
    </section>
  );
}
