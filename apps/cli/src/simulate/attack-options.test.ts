import { describe, expect, it } from 'vitest';
import { attackOptionsOf } from './attack-options';

describe('options of an attack', () => {
  it('are none where nobody attacks', () => {
    expect(attackOptionsOf({}, 3)).toBeNull();
  });

  it('take a share of the raters, and 5 % of one note where nothing is said', () => {
    expect(attackOptionsOf({ attack: 'vote-buying', attackers: '2.5%', targets: '3' }, 3)).toEqual({ kind: 'vote-buying', share: 0.025, targets: 3, seed: 3 });
    expect(attackOptionsOf({ attack: 'sabotage' }, 3)).toEqual({ kind: 'sabotage', share: 0.05, targets: 1, seed: 3 });
  });

  it.each([
    [{ attackers: '5%' }, '--attackers is given without --attack'],
    [{ attack: 'bribery' }, '--attack is bribery'],
    [{ attack: 'sleepers', attackers: '5' }, '--attackers is 5'],
    [{ attack: 'sleepers', attackers: '0%' }, 'attackers is 0 %'],
    [{ attack: 'sleepers', attackers: '101%' }, 'attackers is 101 %'],
    [{ attack: 'sleepers', targets: '-1' }, '--targets is -1'],
    [{ attack: 'sleepers', targets: '0' }, 'targets is 0'],
  ])('refuse %j', (given, message) => {
    expect(() => attackOptionsOf(given, 1)).toThrow(message);
  });
});
