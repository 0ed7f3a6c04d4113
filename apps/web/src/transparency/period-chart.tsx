import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { PeriodFiguresFragment } from './transparency.operation';

/** Notes by the day or week they were written, and what became of them; the table beside it says the same. */
export function PeriodChart({ periods }: { periods: readonly PeriodFiguresFragment[] }) {
  const { t, i18n } = useTranslation('transparency');
  const date = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const name = (day: unknown) => date.format(new Date(String(day)));
  const rtl = i18n.dir() === 'rtl';
  return (
    <div className="period-chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...periods]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" vertical={false} />
          <XAxis dataKey="startsOn" tickFormatter={name} reversed={rtl} stroke="var(--ink-soft)" minTickGap={24} />
          <YAxis allowDecimals={false} width={40} orientation={rtl ? 'right' : 'left'} stroke="var(--ink-soft)" />
          <Tooltip labelFormatter={name} contentStyle={{ background: 'var(--surface)', borderColor: 'var(--line)' }} cursor={{ fill: 'var(--sunken)' }} />
          <Legend />
          <Bar dataKey="helpful" stackId="notes" name={t('figures.helpful')} fill="var(--helpful)" isAnimationActive={false} />
          <Bar dataKey="needsMoreRatings" stackId="notes" name={t('figures.needsMoreRatings')} fill="var(--waiting)" isAnimationActive={false} />
          <Bar dataKey="notHelpful" stackId="notes" name={t('figures.notHelpful')} fill="var(--not-helpful)" isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
