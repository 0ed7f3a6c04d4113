import { describe, expect, it } from 'vitest';
import { written } from './values.rules';

describe('what stands in the place of a placeholder', () => {
  it('is a number as the language writes it', () => {
    expect([written(1234.5, undefined, 'en', 'ltr'), written(1234.5, undefined, 'de', 'ltr'), written(12_345, 'number', 'de', 'ltr')]).toEqual(['1,234.5', '1.234,5', '12.345']);
  });
  it('is a list as the language writes it', () => {
    expect([written(['a', 'b', 'c'], 'list', 'en', 'ltr'), written(['a', 'b'], 'list', 'de', 'ltr')]).toEqual(['a, b, and c', 'a und b']);
  });
  it('keeps its own direction where the text has the other one', () => {
    expect([written('\u200e-0.14', undefined, 'ar', 'rtl'), written('90\u061c%', undefined, 'ar', 'rtl')]).toEqual(['\u2066-0.14\u2069', '\u206690%\u2069']);
    expect([written('Ada', undefined, 'ar', 'rtl'), written('Ada', undefined, 'de', 'ltr'), written(3, undefined, 'ar', 'rtl')]).toEqual(['\u2068Ada\u2069', 'Ada', '3']);
  });
});
