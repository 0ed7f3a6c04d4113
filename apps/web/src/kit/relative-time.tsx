import { useTranslation } from 'react-i18next';
import { relativeParts } from './relative-time.rules';

// Making a formatter takes longer than everything else in a card of a list.
const formatters = new Map<string, { exact: Intl.DateTimeFormat; relative: Intl.RelativeTimeFormat }>();

function formattersOf(language: string) {
  const known = formatters.get(language);
  if (known !== undefined) return known;
  const made = { exact: new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }), relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }) };
  formatters.set(language, made);
  return made;
}

/** "3 hours ago" in the reader's language; the exact time on hovering and for machines. */
export function RelativeTime({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const { exact, relative } = formattersOf(i18n.language);
  const moment = new Date(at);
  const { value, unit } = relativeParts(moment.getTime(), Date.now());
  return (
    <time dateTime={at} title={exact.format(moment)}>
      {relative.format(value, unit)}
    </time>
  );
}
