import { describe, expect, it } from 'vitest';
import { chooseLanguage, directionOf } from './languages.rules';

describe('the language of the pages', () => {
  it('is the first wish that there are texts for, whatever its region', () => {
    expect(chooseLanguage([null, 'xx', 'en-GB'])).toBe('en');
  });
  it('is English when nothing that is wished for is there', () => {
    expect(chooseLanguage(['xx-YY', null])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
  });
  it('decides the direction', () => {
    expect([directionOf('ar-EG'), directionOf('he'), directionOf('en'), directionOf('de-AT')]).toEqual(['rtl', 'rtl', 'ltr', 'ltr']);
  });
});
