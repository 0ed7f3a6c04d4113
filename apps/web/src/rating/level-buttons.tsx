import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button';
import { LEVELS, type Level } from './answer.rules';

/** Yes, somewhat, no. @param onChoose left out: not yet */
export function LevelButtons({ chosen, onChoose }: { chosen: Level | null; onChoose?: (level: Level) => void }) {
  const { t } = useTranslation('notes');
  return (
    <div className="rating-levels">
      {LEVELS.map((level) => (
        <Button key={level} className="rating-level" aria-pressed={chosen === level} disabled={onChoose === undefined} onClick={() => onChoose?.(level)}>
          {t(`rating.${level}`)}
        </Button>
      ))}
    </div>
  );
}
