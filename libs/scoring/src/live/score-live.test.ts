import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainMissing } from '../explain-missing';
import { newHistoryRow, type NoteStatusHistoryRow } from '../input';
import type { NoteOutput } from '../output';
import type { ScoringOutput } from '../scoring-output';
import { CORE_PARAMETERS, type Parameters } from '../parameters';
import { score } from '../score';
import { HOUR, inputOf, randomNumbers, START, twoCamps, type PlainNote, type PlainRating } from '../testing/community';
import { NO_HABITS, type FrozenRater } from './frozen';
import { scoreLive, type LiveScore } from './score-live';

const NOW = START + 24 * HOUR;
const COMMUNITY = twoCamps(11, 40, 60);
const FIRST = run(COMMUNITY);

function run(ratings: PlainRating[], notes: PlainNote[] = [], now = NOW): ScoringOutput {
  return score(inputOf(ratings, notes, now), CORE_PARAMETERS, undefined, { freeze: true });
}

const historyOf = (output: ScoringOutput): Map<string, NoteStatusHistoryRow> => new Map(output.history.map((row) => [row.noteId, row]));

/** Scores the notes of some ratings, with all else as `after` left it. */
function live(after: ScoringOutput, ratings: PlainRating[], now: number, change: { notes?: PlainNote[]; rules?: readonly string[]; parameters?: Parameters } = {}): LiveScore[] {
  const input = inputOf(ratings, change.notes ?? [], now);
  const history = historyOf(after);
  input.history = input.notes.id.map((id, n) => input.history[n] ?? history.get(id));
  const raters = new Map(after.raters.map((rater) => [rater.id, rater]));
  const raterOf = (id: string): FrozenRater | undefined => {
    const rater = raters.get(id);
    const habits = after.frozen!.habits.get(id) ?? NO_HABITS;
    return rater && { intercept: rater.intercept, factor: rater.factor, hasScore: rater.aboveHelpfulnessThreshold !== null, ...habits };
  };
  const published = new Map(after.notes.map((note) => [note.id, [...note.coreRules, ...note.metaRules]]));
  return scoreLive(input, raterOf, after.frozen!.model, (id) => change.rules ?? published.get(id), change.parameters ?? CORE_PARAMETERS);
}

/**
 * The low-diligence model stops when it is near enough, so that its last digits depend on which notes it placed together;
 * intervals go by how surely raters are placed on average.
 */
function rounded(note: LiveScore): LiveScore {
  const near = (value: number | string | null): unknown => (typeof value === 'number' ? (expect.closeTo(value, 4) as unknown) : value);
  const trace = note.trace.map((t) => ({ ...t, checks: t.checks.map((c) => (c.measure === 'lowDiligence' ? { ...c, value: near(c.value) as number } : c)) }));
  const interval = note.interval && { ...note.interval, low: expect.closeTo(note.interval.low, 3) as number, high: expect.closeTo(note.interval.high, 3) as number };
  return { ...note, trace, interval };
}

/** What a run says of a note without the models whose word the core model replaces, or that add nothing to it. */
function asByCoreAlone(note: NoteOutput): NoteOutput {
  const others = ['ExpansionPlusModel', 'ExpansionModel', 'CoreWithTopicsModel', 'GaussianModel', 'GaussianCoreWithTopicsModel'];
  return {
    ...note,
    metaRules: note.metaRules.filter((label) => !others.some((rule) => label.startsWith(`${rule} `))),
    trace: note.trace.filter(({ rule }) => !others.includes(rule)),
  };
}

describe('scoring between runs', () => {
  it('finds for every note, alone or with others, exactly what the run found that it goes on from', () => {
    const found = new Map(FIRST.notes.map((note) => [note.id, asByCoreAlone(note)]));
    // history as the run was given it, so that the same question is asked
    const asked = { ...FIRST, history: [] };
    const all = live(asked, COMMUNITY, NOW);
    expect(all).toHaveLength(60);
    for (const note of all) expect(note.interval!.high).toBeGreaterThan(note.interval!.low);
    for (const note of all) expect(found.get(note.id)).toMatchObject(rounded(note));
    for (const id of ['n000', 'n001', 'n003']) expect(live(asked, COMMUNITY.filter((r) => r.note === id), NOW)).toEqual(all.filter((note) => note.id === id).map(rounded));
  });

  it('tells how many further ratings a young note needs, and how sure its score is, as the run does', () => {
    const young: PlainRating[] = ['r000', 'r001', 'r002', 'r003', 'r004', 'r005'].map((rater) => ({ note: 'young', rater, level: 2, tags: ['helpfulClear', 'helpfulGoodSources'] }));
    const made = run([...COMMUNITY, ...young]);
    const told = [...made.notes].find(({ id }) => id === 'young')!;
    expect(told.furtherRatings).not.toBeNull();
    expect(live({ ...made, history: [] }, young, NOW)).toMatchObject([{ furtherRatings: told.furtherRatings, interval: { low: expect.closeTo(told.interval!.low, 2) as number, high: expect.closeTo(told.interval!.high, 2) as number } }]);
  });

  it('agrees with the next run on statuses after some more ratings, to within a hundredth of intercepts', () => {
    const random = randomNumbers(5);
    const more: PlainRating[] = Array.from({ length: 20 }, (_, i) => ({ note: 'n004', rater: `new${i}`, level: random() < 0.5 ? 0 : 2 }));
    const changed = COMMUNITY.map((r) => (r.note === 'n001' && random() < 0.3 ? { ...r, level: 2 - r.level } : r));
    const ratings = [...changed, ...more];
    const input = inputOf(ratings, [], NOW + 2 * HOUR);
    const history = historyOf(FIRST);
    const next = score({ ...input, history: input.notes.id.map((id) => history.get(id)) }, CORE_PARAMETERS);
    const now = live(FIRST, ratings, NOW + 2 * HOUR);
    for (const note of next.notes) {
      const early = now.find(({ id }) => id === note.id)!;
      expect([early.id, early.finalStatus]).toEqual([note.id, note.finalStatus]);
      if (note.intercept !== null) expect(Math.abs(early.intercept! - note.intercept)).toBeLessThan(0.01);
    }
  });

  it('lets a note begin to wait, and shows it when the last run had it waiting long enough', () => {
    const good = COMMUNITY.filter((r) => r.note === 'n000');
    expect(live({ ...FIRST, history: [] }, good, NOW)[0]).toMatchObject({ finalStatus: 'NEEDS_MORE_RATINGS', preStabilizationStatus: 'CURRENTLY_RATED_HELPFUL' });
    expect(live(FIRST, good, NOW + HOUR)[0]!.finalStatus).toBe('NEEDS_MORE_RATINGS');
    expect(live(FIRST, good, NOW + HOUR + 1)[0]).toMatchObject({ finalStatus: 'CURRENTLY_RATED_HELPFUL', firstTag: 'helpfulClear', decidedBy: 'CoreModel (v1.1)' });
  });

  it('never shows a note for lack of raters on one side, whatever one side gives', () => {
    const sides = ['negative', 'positive'] as const;
    const placed = FIRST.raters.filter((rater) => rater.factor !== null);
    const waiting: PlainNote = { id: 'one-sided', history: { ...newHistoryRow('one-sided', 'a', START), currentStatus: 'NEEDS_MORE_RATINGS', timestampMillisOfNmrDueToMinStableCrhTime: NOW - 2 * HOUR } };
    fc.assert(
      fc.property(fc.constantFrom(...sides), fc.array(fc.nat(2), { minLength: 5, maxLength: 40 }), fc.integer({ min: 0, max: 3 }), (side, levels, others) => {
        const [own, other] = [placed.filter((r) => r.factor! < 0 === (side === 'negative')), placed.filter((r) => r.factor! < 0 !== (side === 'negative'))];
        const raters = [...own.slice(0, levels.length), ...other.slice(0, others)];
        const ratings: PlainRating[] = raters.map((rater, i) => ({ note: 'one-sided', rater: rater.id, level: i < own.length ? (levels[i] ?? 2) : 2, tags: ['helpfulClear', 'helpfulGoodSources'] }));
        for (const { finalStatus } of live(FIRST, ratings, NOW, { notes: [waiting] })) expect(finalStatus).not.toBe('CURRENTLY_RATED_HELPFUL');
      }),
    );
  });

  it('leaves out notes on which another model or an unknown rule may have the last word', () => {
    const one = COMMUNITY.filter((r) => r.note === 'n000');
    expect(live(FIRST, one, NOW)).toHaveLength(1);
    expect(live(FIRST, one, NOW, { notes: [{ id: 'n000', outOfScope: true }] })).toEqual([]);
    expect(live(FIRST, one, NOW, { rules: ['InitialNMR (v1.0)', 'SomethingNew (v1.0)', 'MetaInitialNMR (v1.0)', 'CoreModel (v1.1)'] })).toEqual([]);
    expect(live(FIRST, one, NOW, { rules: ['InitialNMR (v1.0)', 'MetaInitialNMR (v1.0)', 'CoreModel (v1.1)', 'SomethingNew (v1.0)'] })).toEqual([]);
    expect(live(FIRST, one, NOW, { rules: ['InitialNMR (v1.0)', 'MetaInitialNMR (v1.0)', 'SomethingNew (v1.0)', 'CoreModel (v1.1)'] })).toHaveLength(1);
  });

  it('shows no note that would not be shown elsewhere within the margins, and says so', () => {
    const within = (live: Parameters['live']): Parameters => ({ ...CORE_PARAMETERS, live });
    const good = COMMUNITY.filter((r) => r.note === 'n000');
    const shown = live(FIRST, good, NOW + 2 * HOUR)[0]!;
    expect(shown.finalStatus).toBe('CURRENTLY_RATED_HELPFUL');
    const above = shown.intercept! - CORE_PARAMETERS.rules.crhThreshold;
    const [near, far] = [above + 0.001, above - 0.001].map((interceptMargin) => live(FIRST, good, NOW + 2 * HOUR, { parameters: within({ interceptMargin, factorMargin: 0, sideMargin: 0 }) })[0]!);
    expect(far).toEqual(shown);
    expect(near).toMatchObject({ finalStatus: 'NEEDS_MORE_RATINGS', decidedBy: 'AwaitsRun (v1.0)', coreStatus: 'CURRENTLY_RATED_HELPFUL', intercept: shown.intercept, firstTag: null });
    expect(near!.trace.at(-1)).toMatchObject({ rule: 'AwaitsRun', fired: true, statusAfter: 'NEEDS_MORE_RATINGS' });
    expect(explainMissing(near!, CORE_PARAMETERS)).toMatchObject({ reason: 'NEXT_RUN' });
    // what it decided itself does not stand in its way next time
    expect(live(FIRST, good, NOW + 2 * HOUR, { rules: [...near!.coreRules, ...near!.metaRules] })).toEqual([shown]);
  });

  it('keeps a locked status', () => {
    const notes: PlainNote[] = [{ id: 'n003', history: { ...newHistoryRow('n003', 'a', START), currentStatus: 'CURRENTLY_RATED_HELPFUL', lockedStatus: 'CURRENTLY_RATED_HELPFUL' } }];
    const bad = COMMUNITY.filter((r) => r.note === 'n003').map((r) => ({ ...r, tags: ['helpfulClear', 'helpfulGoodSources', 'notHelpfulIncorrect'] }) satisfies PlainRating);
    expect(live(FIRST, bad, NOW, { notes })[0]).toMatchObject({ finalStatus: 'CURRENTLY_RATED_HELPFUL', coreStatus: 'CURRENTLY_RATED_NOT_HELPFUL', decidedBy: 'ScoringDriftGuard (v1.0)' });
  });
});
