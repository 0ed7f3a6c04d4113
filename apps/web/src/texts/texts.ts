import i18next, { type BackendModule, type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readStored, writeStored } from '../data/stored';
import frame from './en/frame.json';
import notes from './en/notes.json';
import statements from './en/statements.json';
import takingPart from './en/takingPart.json';
import { chooseLanguage, LANGUAGES, type Language } from './languages.rules';
import { written } from './values.rules';

const LANGUAGE_KEY = 'bridgenotes.language';

// The English texts of what a link from elsewhere opens come with it. All others have a file a language and feature.
const atHand: Readonly<Record<string, object>> = { frame, notes, statements, takingPart };

/** What a language lacks was filled in with English when the client was built: nobody loads two. */
async function read(language: string, feature: string): Promise<object> {
  if (language === 'en' && feature in atHand) return atHand[feature]!;
  const { files } = await import('./files');
  const load = files[`./${language}/${feature}.json`] ?? files[`./en/${feature}.json`];
  return (await load?.())?.default ?? {};
}

const backend: BackendModule = { type: 'backend', init: () => undefined, read };
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, format, language = 'en') => written(value, format, language, i18next.dir(language)),
};

/** Ready when the frame's texts are there. The language is the one chosen before, else the first of the browser's that we have. */
export async function startTexts(): Promise<void> {
  const lng = chooseLanguage([readStored(LANGUAGE_KEY), ...navigator.languages]);
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    document.documentElement.dir = i18next.dir(language);
  });
  await i18next
    .use(backend)
    .use(formatter)
    .use(initReactI18next)
    .init({ lng, fallbackLng: false, supportedLngs: Object.keys(LANGUAGES), ns: ['frame'], defaultNS: 'frame', interpolation: { escapeValue: false, alwaysFormat: true } });
}

let wanted: Language | undefined;

/** The reader's choice, kept by the browser. @throws TypeError where its texts cannot be reached: then everything stays as it is */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language;
  await Promise.all([i18next.options.ns ?? []].flat().map((feature) => read(language, feature)));
  // Another was chosen while these texts were on their way.
  if (wanted !== language) return;
  writeStored(LANGUAGE_KEY, language);
  await i18next.changeLanguage(language);
}
