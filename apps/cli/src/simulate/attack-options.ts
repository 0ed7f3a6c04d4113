import { ATTACKS, checkAttackOptions, type AttackOptions } from '@bridgenotes/simulation';
import { CommandError } from '../failure';

/** The options of an attack as the command line has them. */
export interface GivenAttack {
  attack?: string;
  /** Like `5%`. */
  attackers?: string;
  targets?: string;
}

/**
 * @param seed what the community is drawn from; the attack has a stream of its own
 * @returns null where nobody attacks
 * @throws CommandError INVALID_OPTION for a kind that is not known, or numbers that are none
 * @throws RangeError for numbers out of range
 */
export function attackOptionsOf(given: GivenAttack, seed: number): AttackOptions | null {
  if (given.attack === undefined) {
    const alone = (['attackers', 'targets'] as const).find((name) => given[name] !== undefined);
    if (alone !== undefined) throw new CommandError('INVALID_OPTION', `--${alone} is given without --attack`, `Say which attack: ${ATTACKS.join(', ')}.`);
    return null;
  }
  const kind = ATTACKS.find((name) => name === given.attack);
  if (kind === undefined) throw new CommandError('INVALID_OPTION', `--attack is ${given.attack}`, `Allowed: ${ATTACKS.join(', ')}.`);
  const share = /^(\d{1,3}(?:\.\d{1,6})?)%$/.exec(given.attackers ?? '5%')?.[1];
  if (share === undefined) throw new CommandError('INVALID_OPTION', `--attackers is ${given.attackers}`, 'Allowed: a share of the raters, like 5%.');
  const targets = given.targets ?? '1';
  if (!/^\d{1,6}$/.test(targets)) throw new CommandError('INVALID_OPTION', `--targets is ${targets}`, 'Allowed: a whole number.');
  const options = { kind, share: Number(share) / 100, targets: Number(targets), seed };
  checkAttackOptions(options);
  return options;
}
