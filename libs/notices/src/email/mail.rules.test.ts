import { AppError } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { composeNotices } from './compose-mail';
import { readLink, signLink } from './mail-link';
import { mailAddress, shortAddress } from './mail.rules';

const outcome = (given: string) => {
  try {
    return mailAddress(given);
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('mailAddress', () => {
  it.each([
    [' Ada.L@Example.ORG ', 'Ada.L@example.org'], ['ada+notes@sub.example.co', 'ada+notes@sub.example.co'], ['jürgen@example.org', 'jürgen@example.org'],
    ['ada', 'INVALID_INPUT'], ['ada@localhost', 'INVALID_INPUT'], ['ada@example.org\r\nBcc: all@example.org', 'INVALID_INPUT'], ['a@b.org, c@d.org', 'INVALID_INPUT'], ['<a@b.org>', 'INVALID_INPUT'],
    ['ada@exa..mple.org', 'INVALID_INPUT'], [`${'a'.repeat(65)}@example.org`, 'INVALID_INPUT'], ['a b@example.org', 'INVALID_INPUT'],
  ])('%j: %s', (given, expected) => expect(outcome(given)).toBe(expected));
  it('is shown in part', () => expect(shortAddress('ada@example.org')).toBe('a…@example.org'));
});

describe('links in mails', () => {
  const link = { does: 'unsubscribe', who: '7', address: 'a@b.org', kind: null } as const;
  const token = signLink('secret one', link);
  it('are read as they were made', () => expect(readLink('secret one', token)).toEqual(link));
  it.each([
    ['made with another secret', signLink('secret two', link)],
    ['changed', `${Buffer.from(JSON.stringify({ ...link, who: '8' })).toString('base64url')}.${token.split('.')[1]}`],
    ['cut off', token.slice(0, -2)],
    ['without a mark', token.split('.')[0]!],
    ['empty', ''],
  ])('are not read when they are %s', (_, given) => expect(readLink('secret one', given)).toBeNull());
});

describe('composeNotices', () => {
  it('writes what others wrote as text, never as HTML', () => {
    const { html, text } = composeNotices('en', [{ title: 'A <b>title</b>', text: 'x', noteText: '<script>alert("1")</script>', noteUrl: 'https://a.example.org/?a="b', statementUrl: null }], null, 'https://b.example.org/?a=1&b=2');
    expect(html).not.toMatch(/<script|<b>|a="b/);
    expect(html).toContain('&#60;script&#62;');
    expect(text).toContain('> <script>alert("1")</script>');
  });
});
