import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate';
import type { SimulatedCommunity } from '../tables';
import { attack } from './attack';
import { ATTACKS, type AttackOptions } from './attack-options';

const community = simulate({ seed: 3, statements: 60, notes: 150, raters: 120, ratings: 4000, days: 10 });
const options: AttackOptions = { kind: 'sleepers', share: 0.1, targets: 2, seed: 4 };
const pairs = (given: SimulatedCommunity) => given.ratings.map(({ noteId, raterId }) => `${noteId} ${raterId}`);

describe('an attack', () => {
  it.each(ATTACKS)('of %s rates every target in the last hour, as wanted, and contradicts nothing', (kind) => {
    const { ratings, attack: made, end, notes, userEnrollment } = attack(community, { ...options, kind });
    expect(made.attackers).toHaveLength(12);
    expect(made.targetNotes).toHaveLength(2);
    const authors = new Map(notes.map(({ noteId, authorId }) => [noteId, authorId]));
    const attackers = new Set(made.attackers);
    for (const target of made.targetNotes) {
      const hits = ratings.filter(({ noteId, raterId }) => noteId === target && attackers.has(raterId));
      expect(hits).toHaveLength(made.attackers.filter((id) => id !== authors.get(target)).length);
      for (const { level, createdAtMillis } of hits) {
        expect(level).toBe(kind === 'sabotage' ? 'NOT_HELPFUL' : 'HELPFUL');
        expect(createdAtMillis).toBeGreaterThanOrEqual(made.startedAt);
        expect(createdAtMillis).toBeLessThan(made.startedAt + 3_600_000);
      }
    }
    expect(new Set(ratings.map(({ noteId, raterId }) => `${noteId} ${raterId}`)).size).toBe(ratings.length);
    expect(ratings.every(({ noteId, raterId }) => authors.get(noteId) !== raterId)).toBe(true);
    expect(ratings.at(-1)?.createdAtMillis).toBe(end);
    expect(new Set(userEnrollment.map(({ participantId }) => participantId)).size).toBe(userEnrollment.length);
  });

  it('gives the same rows for a seed, others for another, and leaves the community as it was', () => {
    const before = pairs(community);
    expect(attack(community, options)).toEqual(attack(community, options));
    expect(attack(community, { ...options, seed: 5 }).ratings).not.toEqual(attack(community, options).ratings);
    expect(pairs(community)).toEqual(before);
  });

  it('adds accounts, or buys people who are there', () => {
    const known = new Set(community.truth.raters.map(({ participantId }) => participantId));
    expect(attack(community, options).attack.attackers.some((id) => known.has(id))).toBe(false);
    const bought = attack(community, { ...options, kind: 'vote-buying' });
    expect(bought.attack.attackers.every((id) => known.has(id))).toBe(true);
    expect(bought.userEnrollment).toHaveLength(community.userEnrollment.length);
  });

  it('pushes poor notes of one camp and buries good ones of none', () => {
    const truthOf = new Map(community.truth.notes.map((note) => [note.noteId, note]));
    const pushed = attack(community, { ...options, kind: 'colluding' });
    const targets = pushed.attack.targetNotes.map((id) => truthOf.get(id)!);
    for (const { quality, slant } of targets) {
      expect(quality).toBeLessThan(0);
      expect(slant * targets[0]!.slant).toBeGreaterThan(0);
    }
    const camps = pushed.truth.raters.slice(-12).map(({ viewpoint }) => Math.sign(viewpoint));
    expect(new Set(camps)).toEqual(new Set([Math.sign(targets[0]!.slant)]));
    for (const id of attack(community, { ...options, kind: 'sabotage' }).attack.targetNotes) expect(truthOf.get(id)!.quality).toBeGreaterThan(0.5);
  });

  it('lets sleepers agree with the truth more often than colluders do', () => {
    const truthOf = new Map(community.truth.notes.map((note) => [note.noteId, note]));
    const agreement = (kind: AttackOptions['kind']): number => {
      const { ratings, attack: made } = attack(community, { ...options, kind, share: 0.5 });
      const attackers = new Set(made.attackers);
      const clear = ratings.filter(({ raterId, noteId, level }) => attackers.has(raterId) && !made.targetNotes.includes(noteId) && level !== 'SOMEWHAT_HELPFUL' && Math.abs(truthOf.get(noteId)!.quality) > 0.3);
      return clear.filter(({ noteId, level }) => truthOf.get(noteId)!.quality > 0 === (level === 'HELPFUL')).length / clear.length;
    };
    expect(agreement('sleepers')).toBeGreaterThan(agreement('colluding') + 0.05);
  });

  it('attacks the notes it is given', () => {
    const target = community.notes[0]!.noteId;
    expect(attack(community, options, [target]).attack.targetNotes).toEqual([target]);
    expect(() => attack(community, options, ['none'])).toThrow('of 1 notes to attack the community has 0');
  });

  it.each([
    [{ share: 0 }, 'attackers is 0 %'],
    [{ share: 1.5 }, 'attackers is 150 %'],
    [{ targets: 0 }, 'targets is 0'],
    [{ targets: 1000 }, 'targets is 1000'],
    [{ seed: 0.5 }, 'seed is 0.5'],
  ])('refuses %j and says what is allowed', (given, message) => {
    expect(() => attack(community, { ...options, ...given })).toThrow(message);
    expect(() => attack(community, { ...options, ...given })).toThrow('allowed');
  });
});
