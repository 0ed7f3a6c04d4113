import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchQuery, searchWords, wordsOf } from './search-words.rules';

describe('wordsOf', () => {
  it.each([
    ["Vaccines don't cause It!", ['vaccines', "don't", 'cause', 'it']],
    ['ÉCOLE Ökonomie Έλληνες ЙОЖ', ['ecole', 'okonomie', 'ελληνες', 'иож']],
    ['İstanbul ＡＢＣ１２３', ['istanbul', 'abc123']],
    ['新型ワクチンは安全です', ['新型', 'ワクチン', 'は', '安全', 'です']],
    ['疫苗是安全的', ['疫苗', '是', '安全', '的']],
    ['วัคซีนปลอดภัย', ['วัคซีน', 'ปลอดภัย']],
    ['اللُّقاحُ آمِنٌ', ['اللقاح', 'امن']],
    ['टीका सुरक्षित है', ['टीका', 'सुरक्षित', 'है']],
    ['백신은 안전하다', ['백신은', '안전하다']],
    ['!? — …', []],
  ])('%s', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('keeps Hindi vowel signs, which make other words', () => expect(wordsOf('की')).not.toEqual(wordsOf('का')));
  it('keeps kana voicing', () => expect(wordsOf('ガ')).not.toEqual(wordsOf('カ')));
  it('cuts a word that no index could hold', () => expect(wordsOf('x'.repeat(5000))).toEqual(['x'.repeat(100)]));
  it('does not depend on how an accent was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(wordsOf(text.normalize('NFD'))).toEqual(wordsOf(text.normalize('NFC')));
      }),
    );
  });
});

describe('searchWords', () => {
  it('has the words of quote, author and URL, each once', () => {
    expect(searchWords({ quotedText: 'Rain, rain', authorName: 'Ann', canonicalUrl: 'https://news.example.org/dry-river/caf%C3%A9_x' })).toEqual(['rain', 'ann', 'news', 'example', 'org', 'dry', 'river', 'cafe', 'x']);
  });
  it('takes a path that is not UTF-8', () => expect(searchWords({ quotedText: null, authorName: null, canonicalUrl: 'https://example.org/%FF' })).toContain('example'));
});

describe('searchQuery', () => {
  it('asks for all words, the last as a beginning', () => expect(searchQuery('Dry riv')).toBe("'dry' & 'riv':*"));
  it('escapes what PostgreSQL would read', () => expect(searchQuery("don't")).toBe("'don''t':*"));
  it('has no operators in it', () => expect(searchQuery('a & !b | (c)')).toBe("'a' & 'b' & 'c':*"));
  it('is null without a word', () => expect(searchQuery(' !? ')).toBeNull());
  it('reads 32 words and leaves the rest', () => expect(searchQuery(Array.from({ length: 50 }, (_, i) => `w${i}`).join(' '))!.split(' & ')).toHaveLength(32));
});
