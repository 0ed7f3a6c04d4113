import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '../kit/icon';
import { LANGUAGES, type Language } from '../texts/languages.rules';
import { setLanguage } from '../texts/texts';
import { THEMES, useTheme, type Theme } from './theme';

const THEME_TEXTS = { system: 'footer.themeSystem', light: 'footer.themeLight', dark: 'footer.themeDark' } as const satisfies Record<Theme, string>;

export function Footer() {
  const { t } = useTranslation('frame');
  const [theme, setTheme] = useTheme();
  return (
    <footer className="footer">
      <div className="footer-inside">
        <nav aria-label={t('footer.label')}>
          <Link to="/transparency">{t('footer.transparency')}</Link>
          <Link to="/runs">{t('footer.runs')}</Link>
          <Link to="/data">{t('footer.data')}</Link>
          <Link to="/status">{t('footer.status')}</Link>
          <a href="/graphql">{t('footer.api')}</a>
          <a href="/feed.atom">{t('footer.feed')}</a>
        </nav>
        <div className="row">
          <label className="row">
            <span>{t('footer.theme')}</span>
            <select className="input" value={theme} onChange={({ target }) => setTheme(target.value as Theme)}>
              {THEMES.map((each) => (
                <option key={each} value={each}>
                  {t(THEME_TEXTS[each])}
                </option>
              ))}
            </select>
          </label>
          <LanguageChoice />
        </div>
      </div>
    </footer>
  );
}

/** Each language by its own name. The sign helps whoever cannot read the word beside it. */
function LanguageChoice() {
  const { t, i18n } = useTranslation('frame');
  const [failed, setFailed] = useState(false);
  const [chosen, setChosen] = useState<Language>();
  const choose = async (language: Language) => {
    setChosen(language);
    setFailed(await setLanguage(language).then(() => false, () => true));
    setChosen((latest) => (latest === language ? undefined : latest));
  };
  return (
    <>
      <label className="row">
        <Icon name="globe" />
        <span>{t('footer.language')}</span>
        <select className="input" value={chosen ?? i18n.language} onChange={({ target }) => void choose(target.value as Language)}>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {failed && <p role="alert">{t('error.network')}</p>}
    </>
  );
}
