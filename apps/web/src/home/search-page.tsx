import type { StatementOrder } from '@bridgenotes/api-contract';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { usePages, type ReadPages } from '../data/use-pages';
import { useAnnounce } from '../frame/announcer';
import { ButtonLink } from '../kit/button';
import { EndlessList, type ListPosition } from '../kit/endless-list';
import { useListMemory } from '../kit/list-memory';
import { Page } from '../kit/page';
import { EmptyState } from '../kit/states';
import { FoundStatement } from './found-statement';
import '../notes/notes.css';
import './home.css';
import { SearchBox } from './search-box';
import { SearchStatementsDocument, type FoundStatementFragment } from './search-page.operation';

const ORDERS = ['RELEVANCE', 'NEWEST', 'MOST_NOTED'] as const satisfies readonly StatementOrder[];

export function SearchPage() {
  const { t } = useTranslation('home');
  const [params, setParams] = useSearchParams();
  const words = params.get('q')?.trim() ?? '';
  const order = ORDERS.find((each) => each === params.get('order')) ?? 'RELEVANCE';
  return (
    <Page title={words === '' ? t('search') : t('results.title', { words })} heading={t('results.heading')}>
      <SearchBox typed={words} />
      {words !== '' && (
        <>
          <label className="row home-order">
            <span className="small">{t('results.order')}</span>
            <select className="input" value={order} onChange={({ target }) => setParams({ q: words, order: target.value }, { replace: true })}>
              {ORDERS.map((each) => (
                <option key={each} value={each}>
                  {t(`results.orders.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <Results key={`${order} ${words}`} words={words} order={order} />
        </>
      )}
    </Page>
  );
}

interface Kept {
  readonly read: ReadPages<FoundStatementFragment>;
  readonly position: ListPosition;
}

function Results({ words, order }: { words: string; order: StatementOrder }) {
  const { t } = useTranslation('home');
  const announce = useAnnounce();
  const memory = useListMemory<Kept>(`search ${order} ${words}`);
  const { pages, endCursor, hasNextPage, loading, error, more } = usePages(SearchStatementsDocument, { search: words, order, first: 50 }, ({ statements }) => statements, memory.before?.read);
  const count = pages[0]?.length;
  useEffect(() => {
    if (count !== undefined) announce(t('results.found', { count }));
  }, [announce, count, t]);
  if (count === 0)
    return (
      <EmptyState title={t('results.none')}>
        <p className="soft">{t('results.noneText')}</p>
        <p>
          <ButtonLink to="/write">{t('results.write')}</ButtonLink>
        </p>
      </EmptyState>
    );
  return (
    <section className="stack" aria-label={t('results.heading')}>
      <EndlessList
        label={t('results.heading')}
        {...{ pages, hasNextPage, loading, error, more }}
        estimate={190}
        keyOf={({ id }) => id}
        before={memory.before?.position}
        leave={(position) => memory.keep({ read: { pages, endCursor, hasNextPage }, position })}
      >
        {(statement, place, size) => <FoundStatement statement={statement} place={place} size={size} />}
      </EndlessList>
    </section>
  );
}
