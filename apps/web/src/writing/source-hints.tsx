import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/icon';
import { SourceList } from '../sources/source-list';
import type { NoteText } from './note-text.rules';
import { sourceHints } from './writing.rules';

/** The sources of a note while it is written: what each is, and what is worth a second look. @param needed the note cannot do without one */
export function SourceHints({ reading, statementUrl, needed }: { reading: NoteText; statementUrl: string | null; needed: boolean }) {
  const { t } = useTranslation('writing');
  const hints = useMemo(() => sourceHints(reading, statementUrl), [reading, statementUrl]);
  const sources = useMemo(() => reading.sources.map(({ href }) => href), [reading]);
  return (
    <div className="stack-small">
      <div role="status">
        <ul className="plain-list stack-small">
          {hints
            .filter(({ hint }) => needed || hint !== 'missing')
            .map(({ hint, address = '' }) => (
              <li key={`${hint} ${address}`} className="write-hint small">
                <Icon name="info" />
                <span>{t(`hint.${hint}`, { address })}</span>
              </li>
            ))}
        </ul>
      </div>
      {sources.length > 0 && <SourceList sources={sources} statementUrl={statementUrl} />}
    </div>
  );
}
