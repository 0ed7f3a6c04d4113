import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStored, writeStored } from '../data/stored';
import { chooseLanguage, directionOf, LANGUAGES, type Language } from './languages.rules';

const LANGUAGE_KEY = 'bridgenotes.language';

// One file a language and feature; a page loads those of its own.
const files = import.meta.glob<{ default: object }>('./*/*.json');
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  async read(language, namespace) {
    return (await files[`./${language}/${namespace}.json`]?.())?.default ?? {};
  },
};

/** Ready when the frame's texts are there. The language is the one chosen before, else the first of the browser's that we have. */
export async function startTexts(): Promise<void> {
  const lng = chooseLanguage([readStored(LANGUAGE_KEY), ...navigator.languages]);
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({ lng, fallbackLng: 'en', supportedLngs: Object.keys(LANGUAGES), ns: ['frame'], defaultNS: 'frame', interpolation: { escapeValue: false } });
}

export async function setLanguage(language: Language): Promise<void> {
  writeStored(LANGUAGE_KEY, language);
  await i18next.changeLanguage(language);
}
