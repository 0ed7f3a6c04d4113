import { useTranslation } from 'react-i18next';
import type { DisputePartsFragment } from './disputes.operation';

/** How many jurors of each side found what; never who. */
export function FindingCounts({ counts }: { counts: NonNullable<DisputePartsFragment['counts']> }) {
  const { t } = useTranslation('disputes');
  return (
    <div className="table-wrap" role="region" aria-label={t('counts.title')} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('counts.side')}</th>
            <th scope="col">{t('counts.upheld')}</th>
            <th scope="col">{t('counts.amended')}</th>
            <th scope="col">{t('counts.retracted')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ side, upheld, amended, retracted }) => (
            <tr key={side}>
              <th scope="row">{t(`counts.sides.${side}`)}</th>
              <td>{upheld}</td>
              <td>{amended}</td>
              <td>{retracted}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
