import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../kit/button';
import { onSubmit } from '../kit/form';
import { Icon } from '../kit/icon';
import { searchTarget } from './search.rules';

/** Words find statements; an address leads straight to its own. */
export function SearchBox({ typed = '' }: { typed?: string }) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  return (
    <form
      role="search"
      className="field"
      onSubmit={onSubmit((form) => {
        const target = searchTarget(String(form.get('q')));
        if (target !== null) void navigate(target);
      })}
    >
      <label htmlFor="q">{t('search')}</label>
      <div className="row">
        <input key={typed} id="q" name="q" type="search" defaultValue={typed} className="input search-input" placeholder={t('searchPlaceholder')} enterKeyHint="search" autoComplete="off" dir="auto" />
        <Button type="submit" look="main">
          <Icon name="search" />
          {t('searchButton')}
        </Button>
      </div>
    </form>
  );
}
