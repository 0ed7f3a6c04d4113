import { describe, expect, it } from 'vitest';
import { LANGUAGES, spoken } from './texts';

describe('the language of the element', () => {
  it.each([
    ['de', 'de', 'ltr', 'Anmerkungen von Lesenden'],
    ['de-CH', 'de-CH', 'ltr', 'Anmerkungen von Lesenden'],
    ['PT-br', 'PT-br', 'ltr', 'Contexto dos leitores'],
    ['ar-EG', 'ar-EG', 'rtl', 'توضيح من القراء'],
    ['he', 'en', 'ltr', 'Context from readers'],
    ['', 'en', 'ltr', 'Context from readers'],
    ['constructor', 'en', 'ltr', 'Context from readers'],
  ])('for %s is %s', (tag, language, direction, heading) => {
    expect(spoken(tag)).toMatchObject({ language, direction, texts: { heading } });
  });

  it('says everything in every language', () => {
    for (const [language, texts] of Object.entries(LANGUAGES)) {
      const said = [...Object.values(texts), ...Object.values(texts.tags)].filter((text): text is string => typeof text === 'string');
      expect(said.every((text) => text.trim() !== ''), language).toBe(true);
      for (const count of [1, 2, 11]) expect(texts.more(count), language).toContain(String(count));
      expect(texts.since('today'), language).toContain('today');
      expect(texts.program('Ada'), language).toContain('Ada');
    }
  });
});
