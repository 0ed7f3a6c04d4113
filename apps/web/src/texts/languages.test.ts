import { describe, expect, it } from 'vitest';
import { chooseLanguage } from './languages.rules';

describe('the language of the pages', () => {
  it('is the first wish that there are texts for, whatever its region', () => {
    expect(chooseLanguage([null, 'xx', 'en-GB', 'de'])).toBe('en');
    expect(chooseLanguage([null, 'de-AT', 'en'])).toBe('de');
  });
  it('is English when nothing that is wished for is there', () => {
    expect(chooseLanguage(['xx-YY', null])).toBe('en');
    expect(chooseLanguage([])).toBe('en');
    expect(chooseLanguage(['constructor'])).toBe('en');
  });
});
