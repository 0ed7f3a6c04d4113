import { Random } from '../random';
import type { SimulatedCommunity, SimulatedRating } from '../tables';
import { buyRaters, recruit } from './attackers';
import { chooseTargets } from './targets';
import { criticism, praise, RecordBuilder } from './records';
import type { AttackOptions } from './attack-options';

const HOUR = 3_600_000;

/** What was done, for whoever judges how a scorer took it. */
export interface Attack extends AttackOptions {
  /** Participant ids of all who take part: new accounts, or people who were bought. */
  attackers: string[];
  /** Ids of the notes attacked. */
  targetNotes: string[];
  /** What the attacker wants of them: poor notes shown, or good notes gone. */
  wanted: 'SHOWN' | 'NOT_SHOWN';
  /** Milliseconds since 1970: the attack begins now and lasts an hour. Records were built before. */
  startedAt: number;
}

export interface AttackedCommunity extends SimulatedCommunity {
  attack: Attack;
}

/**
 * A community in which some attack, in the last hour.
 *
 * - `colluding`: new accounts of one camp who rate by their camp's taste and then push a poor note of their camp.
 * - `sleepers`: new accounts posing as careful raters of both camps, who build a flawless record and then push a poor note.
 * - `sabotage`: accounts like sleepers, who rate a good note not helpful, all for the same reason.
 * - `vote-buying`: people of the community, with the records they really have, are paid to push a poor note.
 *
 * The same community and options give the same rows. The community given is left as it is.
 * @param targetNotes ids of the notes to attack, instead of choosing them by what is true of them
 * @throws RangeError naming the option that cannot be met, what was given and what is allowed
 */
export function attack(community: SimulatedCommunity, options: AttackOptions, targetNotes?: readonly string[]): AttackedCommunity {
  checkAttackOptions(options);
  const random = new Random(options.seed, 11);
  const targets = chooseTargets(community, options, targetNotes, random);
  const count = Math.max(1, Math.round(options.share * community.truth.raters.length));
  const wanted = options.kind === 'sabotage' ? 'NOT_SHOWN' : 'SHOWN';
  const bought = options.kind === 'vote-buying';
  const camp = Math.sign(targets[0]?.slant ?? 1) || 1;
  const attackers = bought ? buyRaters(community, count, random) : recruit(community, count, options.kind === 'colluding' ? [camp] : [-1, 1], random);
  const past = bought ? [] : new RecordBuilder(community, new Set(targets.map(({ noteId }) => noteId)), random).recordsOf(attackers, options.kind !== 'colluding');
  const push = wanted === 'SHOWN' ? praise() : criticism();

  const noteOf = new Map(community.notes.map((note) => [note.noteId, note]));
  const attacks = targets.flatMap(({ noteId }) => {
    const note = noteOf.get(noteId);
    if (note === undefined) throw new RangeError(`there is no note ${noteId} to attack`);
    return attackers
      .filter(({ participantId }) => participantId !== note.authorId)
      .map(({ participantId }): SimulatedRating => ({
        noteId,
        raterId: participantId,
        createdAtMillis: community.end + Math.floor(random.uniform() * HOUR),
        level: push.level,
        tags: push.tags,
        ratedOnTweetId: note.tweetId,
        source: 'DEFAULT',
        suggestion: '',
        suggestionId: null,
      }));
  });
  // Who is bought may have rated the note before: a later rating replaces an earlier one.
  const replaced = new Set(attacks.map(({ noteId, raterId }) => `${noteId} ${raterId}`));
  const kept = community.ratings.filter(({ noteId, raterId }) => !replaced.has(`${noteId} ${raterId}`));
  const ratings = [...kept, ...past, ...attacks].sort((a, b) => a.createdAtMillis - b.createdAtMillis || (a.noteId + a.raterId < b.noteId + b.raterId ? -1 : 1));
  return {
    ...community,
    ratings,
    userEnrollment: [...community.userEnrollment, ...attackers.flatMap(({ enrollment }) => enrollment ?? [])],
    truth: {
      notes: community.truth.notes,
      raters: bought ? community.truth.raters : [...community.truth.raters, ...attackers.map(({ participantId, viewpoint, leniency }) => ({ participantId, viewpoint, leniency }))],
    },
    end: ratings.at(-1)?.createdAtMillis ?? community.end,
    attack: {
      ...options,
      attackers: attackers.map(({ participantId }) => participantId),
      targetNotes: targets.map(({ noteId }) => noteId),
      wanted,
      startedAt: community.end,
    },
  };
}

/** @throws RangeError naming the option that cannot be met, what was given and what is allowed */
export function checkAttackOptions({ share, targets, seed }: AttackOptions): void {
  if (!(share > 0 && share <= 1)) throw new RangeError(`attackers is ${share * 100} %; allowed is a share above 0 % and up to 100 % of the raters`);
  if (!Number.isInteger(targets) || targets < 1) throw new RangeError(`targets is ${targets}; allowed is a whole number from 1`);
  if (!Number.isInteger(seed) || seed < 0) throw new RangeError(`seed is ${seed}; allowed is a whole number from 0`);
}
