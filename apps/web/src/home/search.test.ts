import { describe, expect, it } from 'vitest';
import { searchTarget } from './search.rules';

describe('what somebody types into the search', () => {
  it('leads to what is found when it is words', () => {
    expect(searchTarget(' Mayor’s new office ')).toBe('/search?q=Mayor%E2%80%99s%20new%20office');
    expect(searchTarget('12.5 percent')).toBe('/search?q=12.5%20percent');
    expect(searchTarget('3.14')).toBe('/search?q=3.14');
  });
  it('leads to a statement when it is an address, typed or pasted', () => {
    expect(searchTarget('https://news.example/a?b=1')).toBe('/statement?url=https%3A%2F%2Fnews.example%2Fa%3Fb%3D1');
    expect(searchTarget('x.com/somebody/status/1')).toBe('/statement?url=https%3A%2F%2Fx.com%2Fsomebody%2Fstatus%2F1');
    expect(searchTarget('bücher.example')).toBe('/statement?url=https%3A%2F%2Fb%C3%BCcher.example');
  });
  it('leads nowhere when it is nothing', () => {
    expect(searchTarget('  ')).toBeNull();
  });
});
