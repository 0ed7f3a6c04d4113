import { describe, expect, it } from 'vitest';
import { Cache, type Store } from './cache';

class Shelf implements Store {
  readonly kept = new Map<string, string>();
  get length() {
    return this.kept.size;
  }
  key = (index: number) => [...this.kept.keys()][index] ?? null;
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

describe('what is known of a URL', () => {
  it('is known for a while, and on the next page, too', () => {
    const shelf = new Shelf();
    let now = 1000;
    const cache = new Cache<string>(shelf, 100, () => now);
    cache.set('a', 'A');
    expect(cache.get('a')).toBe('A');
    expect(new Cache<string>(shelf, 100, () => now).get('a')).toBe('A');
    now += 100;
    expect(cache.get('a')).toBeUndefined();
    expect(new Cache<string>(shelf, 100, () => now).get('a')).toBeUndefined();
    expect(shelf.length, 'what has expired makes room').toBe(0);
  });

  it('is forgotten when told so', () => {
    const shelf = new Shelf();
    const cache = new Cache<string>(shelf, 100, () => 0);
    cache.set('a', 'A');
    cache.delete('a');
    expect(cache.get('a')).toBeUndefined();
    expect(shelf.length).toBe(0);
  });

  it('is not believed when it comes from the future', () => {
    const shelf = new Shelf();
    new Cache<string>(shelf, 100, () => 5000).set('a', 'A');
    expect(new Cache<string>(shelf, 100, () => 0).get('a')).toBeUndefined();
  });

  it.each(['{', 'null', '7', '[]', '{"at":"x"}'])('is nothing where somebody else left %s', (text) => {
    const shelf = new Shelf();
    new Cache<string>(shelf, 100, () => 0).set('a', 'A');
    shelf.setItem(shelf.key(0)!, text);
    expect(new Cache<string>(shelf, 100, () => 0).get('a')).toBeUndefined();
  });

  it('leaves alone what belongs to the page', () => {
    const shelf = new Shelf();
    shelf.setItem('theirs', '{"at":0}');
    new Cache<string>(shelf, 100, () => 1_000_000);
    expect(shelf.getItem('theirs')).toBe('{"at":0}');
  });

  it.each([['there is none', null], ['it refuses', new Proxy({} as Store, { get: () => { throw new Error('denied'); } })]])('is kept in memory where a store will not: %s', (_, store) => {
    const cache = new Cache<string>(store, 100, () => 0);
    cache.set('a', 'A');
    expect(cache.get('a')).toBe('A');
  });
});
