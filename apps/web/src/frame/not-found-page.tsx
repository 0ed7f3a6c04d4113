import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../kit/button';
import { Page } from '../kit/page';

export function NotFoundPage() {
  const { t } = useTranslation('frame');
  return (
    <Page title={t('notFound.title')} lead={t('notFound.text')}>
      <p>
        <ButtonLink to="/">{t('notFound.home')}</ButtonLink>
      </p>
    </Page>
  );
}
