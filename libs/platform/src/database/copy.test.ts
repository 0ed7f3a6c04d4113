import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeField, unescapeField } from './copy';

describe('a field of a copied row', () => {
  it('comes back as it went in, whatever text it is', () => {
    const withoutNul = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ' '));
    fc.assert(fc.property(withoutNul, (text) => {
      const field = escapeField(text);
      expect(field).not.toMatch(/[\n\r\t]/);
      expect(unescapeField(field)).toBe(text);
    }));
  });

  it('tells nothing from an empty text and from the text of its mark', () => {
    expect(escapeField(null)).toBe('\\N');
    expect(unescapeField('\\N')).toBeNull();
    expect(unescapeField('')).toBe('');
    expect(unescapeField(escapeField('\\N'))).toBe('\\N');
  });

  it('may not hold a NUL character', () => {
    for (const value of ['\0', 'a\0b', ['a', '\0']]) expect(() => escapeField(value)).toThrow(RangeError);
    expect(escapeField('\\0')).toBe('\\\\0');
  });

  it('is an SQL array, a time or JSON by its type', () => {
    expect(escapeField(['GeneralCRH (v1.0)', 'a "quoted" \\ one'])).toBe('{"GeneralCRH (v1.0)","a \\\\"quoted\\\\" \\\\\\\\ one"}');
    expect(escapeField(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(escapeField({ a: 'x\ty' })).toBe('{"a":"x\\\\ty"}');
    expect(escapeField(true)).toBe('true');
    expect(escapeField(-0.1)).toBe('-0.1');
  });
});
