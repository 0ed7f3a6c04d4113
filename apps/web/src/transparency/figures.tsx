import { useTranslation } from 'react-i18next';
import './transparency.css';

/** Numbers side by side, each with its name. */
export function Figures({ figures }: { figures: readonly (readonly [name: string, value: number | null])[] }) {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <dl className="figure-row">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === null ? '–' : format.format(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
