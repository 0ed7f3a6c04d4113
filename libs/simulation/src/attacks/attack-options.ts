/** The attacks that are known here; what each does stands in {@link attack}. */
export const ATTACKS = ['colluding', 'sleepers', 'sabotage', 'vote-buying'] as const;
export type AttackKind = (typeof ATTACKS)[number];

/** What an attacker does with a community. */
export interface AttackOptions {
  kind: AttackKind;
  /** Attackers as a share of the raters there are: above 0, at most 1. */
  share: number;
  /** How many notes are attacked. */
  targets: number;
  /** Decides everything that is drawn. */
  seed: number;
}
