import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINDINGS, nextToCall, seatsFor, seatsOf, sideOf, SIDES, verdict, type Finding, type GivenFinding, type SeatInDraw, type Side } from './jury.rules';

const size = fc.integer({ min: 1, max: 30 }).map((half) => 2 * half + 1);
const given = (side: Side, ...findings: Finding[]): GivenFinding[] => findings.map((finding) => ({ side, finding }));
/** As many findings as a jury has seats, or fewer. */
const jury = size.chain((all) => {
  const seats = seatsOf(all);
  const side = (name: Side) => fc.array(fc.constantFrom(...FINDINGS), { maxLength: seats[name] }).map((findings) => given(name, ...findings));
  return fc.tuple(fc.constant(seats), side('negative'), side('centre'), side('positive')).map(([of, ...sides]) => ({ seats: of, findings: sides.flat() }));
});
const NINE = seatsOf(9);

describe('the seats of a jury', () => {
  it('are the same number on either side, and near the centre at least one', () => {
    fc.assert(fc.property(size, (all) => {
      const { negative, centre, positive } = seatsOf(all);
      expect(negative).toBe(positive);
      expect(centre).toBeGreaterThanOrEqual(1);
      expect(negative + centre + positive).toBe(all);
    }));
    expect([9, 7, 3].map((all) => Object.values(seatsOf(all)))).toEqual([[3, 3, 3], [3, 1, 3], [1, 1, 1]]);
  });

  it('near the centre are as many as there are people for; a side is never short of one', () => {
    expect(seatsFor(9, { negative: 3, centre: 1, positive: 30 })).toEqual({ negative: 3, centre: 1, positive: 3 });
    expect(seatsFor(9, { negative: 3, centre: 0, positive: 3 })).toEqual({ negative: 3, centre: 0, positive: 3 });
    expect(seatsFor(9, { negative: 2, centre: 30, positive: 30 })).toBeNull();
  });

  it('are given by the factor', () => {
    expect([-0.16, -0.15, 0, 0.15, 0.16].map((factor) => sideOf(factor, 0.15))).toEqual(['negative', 'centre', 'centre', 'centre', 'positive']);
  });
});

describe('a verdict', () => {
  it.each<[string, GivenFinding[], Finding, string]>([
    ['everybody would retract it', SIDES.flatMap((side) => given(side, 'retracted', 'retracted', 'retracted')), 'retracted', 'majority'],
    ['two of three on each side would', [...given('negative', 'retracted', 'retracted', 'upheld'), ...given('centre', 'retracted', 'upheld', 'upheld'), ...given('positive', 'retracted', 'retracted', 'upheld')], 'retracted', 'majority'],
    ['one side alone would', [...given('negative', 'retracted', 'retracted', 'retracted'), ...given('centre', 'retracted', 'retracted', 'retracted'), ...given('positive', 'retracted', 'upheld', 'upheld')], 'upheld', 'no-consensus'],
    ['both sides would, and few of all', [...given('negative', 'retracted', 'retracted', 'upheld'), ...given('centre', 'upheld', 'upheld', 'upheld'), ...given('positive', 'retracted', 'retracted', 'upheld')], 'upheld', 'no-consensus'],
    ['one side would retract and the other amend it', [...given('negative', 'retracted', 'retracted', 'retracted'), ...given('centre', 'amended'), ...given('positive', 'amended', 'amended', 'upheld')], 'amended', 'majority'],
    ['both sides uphold it', [...given('negative', 'upheld', 'upheld'), ...given('centre', 'retracted'), ...given('positive', 'upheld', 'upheld')], 'upheld', 'majority'],
    ['a side is silent', [...given('negative', 'retracted', 'retracted', 'retracted'), ...given('positive', 'retracted')], 'upheld', 'no-quorum'],
    ['a tie on one side', [...given('negative', 'retracted', 'upheld'), ...given('positive', 'retracted', 'retracted')], 'upheld', 'no-consensus'],
    ['nobody finds anything', [], 'upheld', 'no-quorum'],
  ])('when %s', (_, findings, finding, ground) => {
    expect(verdict(findings, NINE)).toMatchObject({ finding, ground });
  });

  it('counts every finding once, on its side', () => {
    fc.assert(fc.property(jury, ({ seats, findings }) => {
      const { counts } = verdict(findings, seats);
      for (const side of SIDES) for (const finding of FINDINGS) expect(counts[side][finding]).toBe(findings.filter((one) => one.side === side && one.finding === finding).length);
    }));
  });

  it('is the same seen from the other side, and in any order', () => {
    const mirror: Record<Side, Side> = { negative: 'positive', centre: 'centre', positive: 'negative' };
    fc.assert(fc.property(jury, ({ seats, findings }) => {
      const { finding, ground } = verdict(findings, seats);
      expect(verdict(findings.map((one) => ({ ...one, side: mirror[one.side] })).reverse(), seats)).toMatchObject({ finding, ground });
    }));
  });

  it('does not become milder when a juror becomes stricter', () => {
    fc.assert(fc.property(jury, fc.nat(), ({ seats, findings }, pick) => {
      fc.pre(findings.length > 0);
      const at = pick % findings.length;
      const stricter = findings.map((one, i) => (i === at ? { ...one, finding: FINDINGS[Math.min(2, FINDINGS.indexOf(one.finding) + 1)]! } : one));
      expect(FINDINGS.indexOf(verdict(stricter, seats).finding)).toBeGreaterThanOrEqual(FINDINGS.indexOf(verdict(findings, seats).finding));
    }));
  });

  it('takes nothing from a note without a majority of each side', () => {
    fc.assert(fc.property(jury, ({ seats, findings }) => {
      if (verdict(findings, seats).finding === 'upheld') return;
      for (const side of ['negative', 'positive'] as const) {
        const ofSide = findings.filter((one) => one.side === side);
        expect(2 * ofSide.filter((one) => one.finding !== 'upheld').length).toBeGreaterThan(ofSide.length);
      }
    }));
  });
});

describe('who is called next', () => {
  const draw = (...states: [Side, SeatInDraw['state']][]): SeatInDraw[] => states.map(([side, state], i) => ({ contributorId: String(i), side, place: i, state }));
  const seats = { negative: 1, centre: 1, positive: 1 };

  it('is the first of each side, then whoever follows somebody who declined or stayed silent', () => {
    const three = draw(['negative', 'reserve'], ['negative', 'reserve'], ['centre', 'reserve'], ['positive', 'reserve'], ['positive', 'reserve']);
    expect(nextToCall(three, seats, () => true).map((seat) => seat.contributorId)).toEqual(['0', '2', '3']);
    const later = draw(['negative', 'declined'], ['negative', 'reserve'], ['centre', 'found'], ['positive', 'expired'], ['positive', 'reserve']);
    expect(nextToCall(later, seats, () => true).map((seat) => seat.contributorId)).toEqual(['1', '4']);
  });

  it('is not who may not serve any more, and nobody when no seat is free or nobody is left', () => {
    const one = draw(['negative', 'reserve'], ['negative', 'reserve'], ['centre', 'accepted'], ['positive', 'declined']);
    expect(nextToCall(one, seats, (id) => id !== '0').map((seat) => seat.contributorId)).toEqual(['1']);
    expect(nextToCall(one, seats, () => false)).toEqual([]);
  });
});
