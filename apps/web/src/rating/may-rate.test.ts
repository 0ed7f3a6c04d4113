import { describe, expect, it } from 'vitest';
import { ratingStanding } from './may-rate.rules';

const rater = { needsAlias: false, hasLeft: false, removal: null, contributor: { id: 'me' } };

describe('who is asked whether a note helps', () => {
  it('is who takes part and did not write it', () => {
    expect(ratingStanding(true, rater, 'somebody')).toBe('may');
    expect(ratingStanding(true, rater, 'me')).toBe('ownNote');
  });
  it('is nobody without a login, without an alias, or who was removed or left', () => {
    expect(ratingStanding(false, undefined, 'somebody')).toBe('signIn');
    expect(ratingStanding(true, { ...rater, needsAlias: true }, 'somebody')).toBe('chooseAlias');
    expect(ratingStanding(true, { ...rater, contributor: null }, 'somebody')).toBe('chooseAlias');
    expect(ratingStanding(true, { ...rater, removal: {} }, 'somebody')).toBe('readsOnly');
    expect(ratingStanding(true, { ...rater, hasLeft: true }, 'somebody')).toBe('readsOnly');
  });
  it('is nobody before the server has said who is here', () => {
    expect(ratingStanding(true, undefined, 'somebody')).toBe('asking');
  });
});
