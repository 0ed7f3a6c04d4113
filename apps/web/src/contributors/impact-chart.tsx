import { useTranslation } from 'react-i18next';
import { CartesianGrid, Legend, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { HistoryQuery } from './history.operation';

type Days = NonNullable<NonNullable<HistoryQuery['viewer']['contributor']>['standing']>['impactOverTime'];

/** Rating and writing impact at the end of each day; the same figures as a table below. */
export function ImpactChart({ days }: { days: Days }) {
  const { t, i18n } = useTranslation('contributors');
  const date = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const name = (day: string) => date.format(new Date(day));
  const rtl = i18n.dir() === 'rtl';
  const rating = t('ability.ratingImpact');
  const writing = t('ability.writingImpact');
  return (
    <figure className="stack-small">
      <div className="impact-chart" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={days} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis dataKey="day" tickFormatter={name} reversed={rtl} stroke="var(--ink-soft)" minTickGap={24} />
            <YAxis allowDecimals={false} width={36} orientation={rtl ? 'right' : 'left'} stroke="var(--ink-soft)" />
            <Tooltip labelFormatter={(day) => name(String(day))} contentStyle={{ background: 'var(--surface)', borderColor: 'var(--line)' }} />
            <Legend />
            <Line type="stepAfter" dataKey="ratingImpact" name={rating} stroke="var(--side-a)" strokeWidth={2.5} dot={days.length < 2} isAnimationActive={false} />
            <Line type="stepAfter" dataKey="writingImpact" name={writing} stroke="var(--side-b)" strokeWidth={2.5} strokeDasharray="6 3" dot={days.length < 2} isAnimationActive={false} />
          </LineChart>
        </ResponsiveContainer>
      </div>
      <details>
        <summary>{t('history.asTable')}</summary>
        <div className="table-wrap" role="region" aria-label={t('history.impactTable')} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('history.day')}</th>
                <th scope="col">{rating}</th>
                <th scope="col">{writing}</th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, ratingImpact, writingImpact }) => (
                <tr key={day}>
                  <th scope="row">{name(day)}</th>
                  <td>{ratingImpact}</td>
                  <td>{writingImpact}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
