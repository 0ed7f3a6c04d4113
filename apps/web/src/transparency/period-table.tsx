import { useTranslation } from 'react-i18next';
import type { PeriodFiguresFragment } from './transparency.operation';

const COLUMNS = ['notes', 'helpful', 'notHelpful', 'needsMoreRatings', 'ratings', 'raters', 'writers', 'joined', 'requests', 'disputes', 'removals', 'runs', 'medianHoursToStatus'] as const satisfies readonly (keyof PeriodFiguresFragment)[];

/** Every figure of each day or week, the latest first. */
export function PeriodTable({ periods }: { periods: readonly PeriodFiguresFragment[] }) {
  const { t, i18n } = useTranslation('transparency');
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' });
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <div className="table-wrap" role="region" aria-label={t('page.table')} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('page.from')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`figures.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...periods].reverse().map((period) => (
            <tr key={period.startsOn}>
              <th scope="row">{date.format(new Date(period.startsOn))}</th>
              {COLUMNS.map((column) => {
                const value = period[column];
                return <td key={column}>{value === null ? '–' : number.format(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
