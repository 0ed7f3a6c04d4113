import { expect, it } from 'vitest';
import { CORE_PARAMETERS, score, type Parameters, type ScoringInput, type ScoringOutput } from '@bridgenotes/scoring';
import { compare, describeWithData, rowsOf, type Row } from './reference';

const YEA = 1;
const NAY = 6;
const DEMOCRATS = '100';
const REPUBLICANS = '200';

/** Senators vote at the same time: that does not make them one person. */
const TOGETHER: Parameters = { ...CORE_PARAMETERS, postSelection: null };

/** Roll calls as notes, senators as raters: yea is helpful, nay is not. */
function votesAsRatings(votes: Row[]): ScoringInput {
  const cast = votes.filter((v) => Number(v.cast_code) === YEA || Number(v.cast_code) === NAY);
  const noteId = [...new Set(cast.map((v) => v.rollnumber!))];
  const raterId = [...new Set(cast.map((v) => String(Number(v.icpsr))))];
  const noteIndex = new Map(noteId.map((id, i) => [id, i]));
  const raterIndex = new Map(raterId.map((id, i) => [id, i]));
  const time = 1_780_272_000_000;
  return {
    now: time,
    notes: {
      count: noteId.length,
      id: noteId,
      authorId: noteId.map((id) => `clerk ${id}`),
      createdAtMillis: new Float64Array(noteId.length).fill(time),
      misleading: new Uint8Array(noteId.length).fill(1),
      outOfScope: new Uint8Array(noteId.length),
    },
    raters: { count: raterId.length, id: raterId, modelingGroup: new Int8Array(raterId.length).fill(-1) },
    ratings: {
      count: cast.length,
      note: Uint32Array.from(cast, (v) => noteIndex.get(v.rollnumber!)!),
      rater: Uint32Array.from(cast, (v) => raterIndex.get(String(Number(v.icpsr)))!),
      createdAtMillis: new Float64Array(cast.length).fill(time),
      level: Uint8Array.from(cast, (v) => (Number(v.cast_code) === YEA ? 2 : 0)),
      tags: new Uint32Array(cast.length),
      populationSampled: new Uint8Array(cast.length),
    },
    history: noteId.map(() => undefined),
  };
}

interface Senator {
  party: string;
  /** First dimension of DW-NOMINATE: left to right. */
  position: number;
}

/** Senators by ICPSR number. Names are quoted and hold commas, so the rows are cut with care. */
function senators(): Map<string, Senator> {
  const lines = rowsOf('senate-116/members.csv.gz', '\n').map((row) => Object.values(row)[0]!);
  const cells = lines.map((line) => line.match(/("[^"]*"|[^,]*)(?:,|$)/g)!.map((cell) => cell.replace(/,$/, '')));
  const senate = cells.filter((row) => row[1] === 'Senate' && row[13] !== '');
  return new Map(senate.map((row) => [row[2]!, { party: row[6]!, position: Number(row[13]) }]));
}

describeWithData('a model that knows no party', 'senate-116', () => {
  const votes = (): Row[] => rowsOf('senate-116/votes.csv.gz', ',');
  let output: ScoringOutput | undefined;
  const scored = (): ScoringOutput => (output ??= score(votesAsRatings(votes()), TOGETHER));

  it('finds the axis on which senators vote', () => {
    const members = senators();
    const pairs = [...scored().raters].flatMap((rater): [number, number][] => {
      const position = members.get(rater.id)?.position;
      return rater.firstRoundFactor === null || position === undefined ? [] : [[rater.firstRoundFactor, position]];
    });
    const result = compare(pairs);
    console.log(`senate-116 rater factors and DW-NOMINATE: ${result.count} senators, correlation ${result.correlation.toFixed(4)}`);
    expect(result.count).toBeGreaterThan(95);
    expect(Math.abs(result.correlation)).toBeGreaterThan(0.95);
  });

  it('scores highest what both parties passed', () => {
    const members = senators();
    const shares = new Map<string, Record<string, [yea: number, all: number]>>();
    for (const vote of votes()) {
      const code = Number(vote.cast_code);
      if (code !== YEA && code !== NAY) continue;
      const parties = shares.get(vote.rollnumber!) ?? {};
      shares.set(vote.rollnumber!, parties);
      const count = (parties[members.get(String(Number(vote.icpsr)))?.party ?? 'unknown'] ??= [0, 0]);
      count[0] += code === YEA ? 1 : 0;
      count[1]++;
    }
    const weakerParty = (id: string): number => {
      const share = (party: string): number => {
        const [yea, all] = shares.get(id)![party] ?? [0, 1];
        return yea / all;
      };
      return Math.min(share(DEMOCRATS), share(REPUBLICANS));
    };
    const ranked = scored().notes.filter((n) => n.intercept !== null).sort((a, b) => b.intercept! - a.intercept!);
    const top = ranked.slice(0, 50).map((n) => weakerParty(n.id));
    const result = compare(ranked.map((n) => [n.intercept!, weakerParty(n.id)]));
    console.log(`senate-116: in each of the 50 highest roll calls at least ${(100 * Math.min(...top)).toFixed(0)} % of either party voted yea`);
    console.log(`senate-116 intercepts and approval of the weaker party: correlation ${result.correlation.toFixed(4)}`);
    expect(Math.min(...top)).toBeGreaterThan(0.5);
    expect(result.correlation).toBeGreaterThan(0.8);
  });
});
