import { useTranslation } from 'react-i18next';
import { Button } from './button';

/** The way to the next page of a list, where there is one. */
export function More({ list: { hasNextPage, loading, more } }: { list: { readonly hasNextPage: boolean; readonly loading: boolean; more(): void } }) {
  const { t } = useTranslation('frame');
  return (
    hasNextPage && (
      <p>
        <Button busy={loading} onClick={more}>
          {t('more')}
        </Button>
      </p>
    )
  );
}
