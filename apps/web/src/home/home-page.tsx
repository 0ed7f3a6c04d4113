import { useTranslation } from 'react-i18next';
import { Page } from '../kit/page';
import { RecentNotes } from './recent-notes';
import { SearchBox } from './search-box';

export function HomePage() {
  const { t } = useTranslation('home');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <SearchBox />
      <RecentNotes />
    </Page>
  );
}
