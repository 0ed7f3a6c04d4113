/** The texts of a feature in a language, as its file has them. */
export interface Texts {
  readonly [name: string]: string | Texts;
}

const FORM = /_(zero|one|two|few|many|other)$/;
const PLACE = /\{\{[^}]+\}\}|<\/?\w+\/?>/g;

/** Every text under its key, such as "nav.notices_one". */
export const flat = (texts: Texts, before = ''): ReadonlyMap<string, string> =>
  new Map(Object.entries(texts).flatMap(([name, text]): (readonly [string, string])[] => (typeof text === 'string' ? [[before + name, text]] : [...flat(text, `${before}${name}.`)])));

/** Which English text each text of a language stands for: of what is counted there is one for each plural form that the language has. */
function wanted(language: string, english: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const keys = [...english.keys()];
  return new Map(
    keys.flatMap((key): (readonly [string, string])[] => {
      const base = key.replace(FORM, '');
      if (base === key || !english.has(`${base}_other`)) return [[key, english.get(key)!]];
      if (key !== `${base}_other`) return [];
      // None at all may be said in words of its own in any language.
      const said = english.has(`${base}_zero`) ? new Set(['zero', ...forms]) : forms;
      return [...said].map((form) => [`${base}_${form}`, english.get(`${base}_${form}`) ?? english.get(key)!]);
    }),
  );
}

const placesIn = (text: string): string[] => [...new Set(text.match(PLACE) ?? [])].sort();

/** Whether a form is that of one number alone, which then may stand in words. */
function isExact(language: string, form: string | undefined): boolean {
  if (form === 'zero') return true;
  if (form === undefined) return false;
  const rules = new Intl.PluralRules(language);
  return Array.from({ length: 1000 }, (_, count) => rules.select(count)).filter((each) => each === form).length === 1;
}

/** What is wrong with the texts of a language, one sentence each; none when they are whole. */
export function faults(language: string, english: Texts, own: Texts): string[] {
  const [needed, given] = [wanted(language, flat(english)), flat(own)];
  const missing = [...needed.keys()].filter((key) => !given.has(key)).map((key) => `${key} is missing`);
  const surplus = [...given.keys()].filter((key) => !needed.has(key)).map((key) => `${key} is one too many`);
  const broken = [...needed].flatMap(([key, text]) => {
    const translated = given.get(key);
    if (translated === undefined) return [];
    if (translated.trim() === '') return [`${key} is empty`];
    const [places, counted] = [placesIn(text), isExact(language, FORM.exec(key)?.[1])];
    const lost = places.filter((place) => !translated.includes(place) && !(counted && place === '{{count}}'));
    const strange = placesIn(translated).filter((place) => !places.includes(place) && place !== '{{count}}');
    return [...lost.map((place) => `${key} lost ${place}`), ...strange.map((place) => `${key} has ${place}, which nobody fills`)];
  });
  return [...missing, ...surplus, ...broken];
}

/** The texts of a language, with the English ones for those it lacks. */
export function whole(language: string, english: Texts, own: Texts): Texts {
  const given = flat(own);
  const filled: { [name: string]: string | Texts } = {};
  for (const [key, text] of wanted(language, flat(english))) {
    const path = key.split('.');
    let place = filled;
    for (const name of path.slice(0, -1)) place = (place[name] ??= {}) as typeof filled;
    place[path.at(-1)!] = given.get(key) ?? text;
  }
  return filled;
}
