import { describe, expect, it } from 'vitest';
import { faults, flat, whole, type Texts } from './whole.rules';

const ENGLISH: Texts = {
  title: '{{page}} here',
  nav: { home: 'Notes' },
  new_one: '{{count}} new note',
  new_other: '{{count}} new notes',
  mine_zero: 'None yet',
  mine_one: 'Your note “{{about}}”',
  mine_other: '{{count}} notes',
};
const GERMAN: Texts = { title: 'Hier {{page}}', nav: { home: 'Anmerkungen' }, new_one: 'Eine neue', new_other: '{{count}} neue', mine_zero: 'Noch keine', mine_one: 'Ihre „{{about}}“', mine_other: '{{count}} Anmerkungen' };
const without = (texts: Texts, ...names: string[]): Texts => Object.fromEntries(Object.entries(texts).filter(([name]) => !names.includes(name)));

describe('the texts of a language', () => {
  it('are whole with every key, placeholder and plural form', () => expect(faults('de', ENGLISH, GERMAN)).toEqual([]));
  it('may say one number in words', () => expect(faults('de', ENGLISH, { ...GERMAN, new_one: 'Eine' })).toEqual([]));
  it('may not lack a text', () => expect(faults('de', ENGLISH, without(GERMAN, 'nav'))).toEqual(['nav.home is missing']));
  it('may not have one that nobody asks for', () => expect(faults('de', ENGLISH, { ...GERMAN, nav: { home: 'A', away: 'B' } })).toEqual(['nav.away is one too many']));
  it('may not be empty', () => expect(faults('de', ENGLISH, { ...GERMAN, nav: { home: ' ' } })).toEqual(['nav.home is empty']));
  it('may not lose a placeholder, and not the number of many', () =>
    expect(faults('de', ENGLISH, { ...GERMAN, title: 'Hier {{seite}}', new_other: 'Viele neue' })).toEqual(['title lost {{page}}', 'title has {{seite}}, which nobody fills', 'new_other lost {{count}}']));
  it('may not lose a tag', () => expect(faults('de', { a: 'See <1>this</1>' }, { a: 'Siehe <1>dies' })).toEqual(['a lost </1>']));
  it('may not lack a plural form that the language has', () => {
    expect(faults('de', ENGLISH, without(GERMAN, 'new_one', 'mine_zero'))).toEqual(['new_one is missing', 'mine_zero is missing']);
    expect(faults('ar', { new_one: ENGLISH['new_one']!, new_other: ENGLISH['new_other']! }, { new_other: '{{count}}' }).sort()).toEqual(['few', 'many', 'one', 'two', 'zero'].map((form) => `new_${form} is missing`));
  });
  it('may not have one that it has not', () => expect(faults('ja', { new_one: '1', new_other: '{{count}}' }, { new_one: '1', new_other: '{{count}}' })).toEqual(['new_one is one too many']));
  it('may not leave the number out of a form of several', () => expect(faults('fr', { new_one: '{{count}} a', new_other: '{{count}} b' }, { new_one: 'une', new_many: '{{count}} de b', new_other: '{{count}} b' })).toEqual(['new_one lost {{count}}']));
});

describe('what a language lacks', () => {
  it('is said in English', () => expect(whole('de', ENGLISH, without(GERMAN, 'nav', 'new_one'))).toEqual({ ...GERMAN, nav: { home: 'Notes' }, new_one: '{{count}} new note' }));
  it('is the English plural where English has no such form', () => {
    const filled = flat(whole('ar', ENGLISH, { new_few: '{{count}} ملاحظات' }));
    expect([filled.get('new_few'), filled.get('new_many'), filled.get('mine_zero')]).toEqual(['{{count}} ملاحظات', '{{count}} new notes', 'None yet']);
  });
  it('leaves nothing out and adds nothing', () => expect(faults('ar', ENGLISH, whole('ar', ENGLISH, {}))).toEqual([]));
});
