import { useTranslation } from 'react-i18next';

/** A weekday and a time, as people say when something will be. @param at milliseconds since 1970 */
export function Moment({ at }: { at: number }) {
  const { i18n } = useTranslation();
  const moment = new Date(at);
  return <time dateTime={moment.toISOString()}>{new Intl.DateTimeFormat(i18n.language, { weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(moment)}</time>;
}
