import { useTranslation } from 'react-i18next';
import { useLight } from '../data/light';
import { Icon } from '../kit/icon';
import { NoteWordsDocument } from './note-words.light.operation';
import { usePaused } from './use-paused';

const PAUSE = 800;
/** Fewer characters tell nothing. */
const ENOUGH = 25;

/** What word lists find of a note while it is written: a hint, which may be wrong, and keeps nothing from being sent. */
export function WordHints({ text }: { text: string }) {
  const { t } = useTranslation('writing');
  const paused = usePaused(text.trim(), PAUSE);
  const enough = paused.length >= ENOUGH;
  const { data } = useLight(NoteWordsDocument, enough ? { text: paused } : null);
  const words = enough ? data?.noteWords : undefined;
  const hints = [words?.harassmentAbuse === 'LOW' && 'abuse', words?.harassmentAbuse === 'MEDIUM' && 'coarse', words?.claimOpinion === 'LOW' && 'opinion'] as const;
  return (
    <div role="status">
      <ul className="plain-list stack-small">
        {hints
          .filter((hint) => hint !== false)
          .map((hint) => (
            <li key={hint} className="write-hint small">
              <Icon name="info" />
              <span>{t(`hint.${hint}`)}</span>
            </li>
          ))}
      </ul>
    </div>
  );
}
