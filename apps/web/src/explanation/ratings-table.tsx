import { useTranslation } from 'react-i18next';
import type { WhyNoteFragment } from './note-page.operation';

const ROWS = ['negativeSide', 'positiveSide', 'all'] as const;
const LEVELS = ['helpful', 'somewhatHelpful', 'notHelpful'] as const;

/** How many of each side said what. */
export function RatingsTable({ counts }: { counts: NonNullable<WhyNoteFragment['ratingCounts']> }) {
  const { t } = useTranslation('explanation');
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label={t('counts.title')}>
      <table className="table counts">
        <thead>
          <tr>
            <th scope="col">{t('counts.side')}</th>
            {LEVELS.map((level) => (
              <th key={level} scope="col">
                {t(`counts.${level}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">{t(`counts.${row}`)}</th>
              {LEVELS.map((level) => (
                <td key={level}>{counts[row][level]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
