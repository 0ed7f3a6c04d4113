import { useTranslation } from 'react-i18next';
import { relativeParts } from './relative-time.rules';

/** "3 hours ago" in the reader's language; the exact time on hovering and for machines. */
export function RelativeTime({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const moment = new Date(at);
  const { value, unit } = relativeParts(moment.getTime(), Date.now());
  return (
    <time dateTime={at} title={new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'short' }).format(moment)}>
      {new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' }).format(value, unit)}
    </time>
  );
}
