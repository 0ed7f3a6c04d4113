import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../kit/icon';
import { Skeleton } from '../kit/skeleton';
import { ErrorState } from '../kit/states';
import { StatusBadge } from '../notes/status-badge';
import { CompareRunsDocument } from './runs.operation';

/** Which notes two runs judge differently, and by which rule. */
export function RunComparison({ earlierId, laterId }: { earlierId: string; laterId: string }) {
  const { t } = useTranslation('admin');
  const { data, error } = useQuery(CompareRunsDocument, { variables: { earlierId, laterId } });
  const differences = data?.compareRuns.nodes;
  return (
    <section className="card stack-small" aria-labelledby="comparison">
      <h2 id="comparison">{t('comparison.title')}</h2>
      {error !== undefined && <ErrorState error={error} />}
      {differences === undefined && error === undefined && <Skeleton lines={2} />}
      {differences?.length === 0 && <p>{t('comparison.none')}</p>}
      <ul className="plain-list stack-small">
        {differences?.map(({ note, before, after }) => (
          <li key={note.id} className="stack-small">
            <Link to={`/notes/${note.id}`}>{note.text ?? note.id}</Link>
            <p className="row small">
              {before === null ? t('comparison.new') : <StatusBadge status={before.status} />}
              <Icon name="forward" />
              <StatusBadge status={after.status} />
              <span className="soft">{t('comparison.by', { rule: after.decidedBy })}</span>
            </p>
          </li>
        ))}
      </ul>
      {data?.compareRuns.pageInfo.hasNextPage === true && <p className="soft">{t('comparison.more')}</p>}
    </section>
  );
}
