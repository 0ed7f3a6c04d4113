import { CORE_PARAMETERS, HELPFULNESS_LEVELS, score, type NoteStatusHistoryRow, type Parameters } from '@bridgenotes/scoring';
import { attack, ATTACKS, simulate, toScoringInput, type AttackKind, type SimulatedCommunity } from '@bridgenotes/simulation';

/*
 * What share of raters an attacker needs to flip one note: a poor one to be shown, or (sabotage) a good one to go.
 * Attackers know the data and act in the last hour; see `attack` of @bridgenotes/simulation for what each kind does.
 * Shares are tried from the smallest on, and the first that flips the note counts.
 */
const HOUR = 3_600_000;
const SEEDS = [1, 2];
const TARGETS_PER_SEED = 3;
const SHARES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];
/** Young notes only, so that no status is locked. */
const COMMUNITY = { statements: 80, notes: 200, raters: 200, ratings: 8000, days: 10 };

const METHODS = ['bridgenotes', 'plain mean', 'core model without safeguards'] as const;
type Method = (typeof METHODS)[number];

/** The same factorization of the ratings of everybody: no record asked of raters, no rule but the intercept's. */
const WITHOUT_SAFEGUARDS: Parameters = {
  ...CORE_PARAMETERS,
  models: [],
  prefilter: { ...CORE_PARAMETERS.prefilter, minRatingsPerRater: 1 },
  helpfulness: { ...CORE_PARAMETERS.helpfulness, filtersRaters: false },
};

/** Which notes each method shows. */
type Shown = Record<Method, ReadonlySet<string>>;

interface Peace {
  community: SimulatedCommunity;
  history: NoteStatusHistoryRow[];
  /** Mean rating from which the plain mean shows a note: so chosen that it shows as many notes as Bridgenotes. */
  meanNeeded: number;
  shown: Shown;
}

function published(community: SimulatedCommunity, from: number, history?: Iterable<NoteStatusHistoryRow>): { shown: Set<string>; history: NoteStatusHistoryRow[] } {
  const first = score(toScoringInput(community, from, history), CORE_PARAMETERS);
  // a second run, when the stability wait is over
  const second = score(toScoringInput(community, from + 2 * HOUR, first.history), CORE_PARAMETERS);
  return { shown: new Set(second.notes.filter((note) => note.finalStatus === 'CURRENTLY_RATED_HELPFUL').map(({ id }) => id)), history: [...second.history] };
}

function unguarded(community: SimulatedCommunity): Set<string> {
  const { notes } = score(toScoringInput(community, community.end), WITHOUT_SAFEGUARDS);
  const { crhThreshold, minRatingsNeeded } = CORE_PARAMETERS.rules;
  return new Set(notes.filter((note) => note.numRatings >= minRatingsNeeded && (note.intercept ?? -1) >= crhThreshold).map(({ id }) => id));
}

/** Mean rating, 0 to 1, of every note with the ratings that any note needs. */
function means({ ratings }: SimulatedCommunity): Map<string, number> {
  const sums = new Map<string, { count: number; sum: number }>();
  for (const { noteId, level } of ratings) {
    const sum = sums.get(noteId) ?? { count: 0, sum: 0 };
    sums.set(noteId, { count: sum.count + 1, sum: sum.sum + HELPFULNESS_LEVELS.indexOf(level) / 2 });
  }
  const enough = [...sums].filter(([, { count }]) => count >= CORE_PARAMETERS.rules.minRatingsNeeded);
  return new Map(enough.map(([id, { count, sum }]) => [id, sum / count]));
}

function aboveMean(community: SimulatedCommunity, needed: number): Set<string> {
  return new Set([...means(community)].filter(([, mean]) => mean >= needed).map(([id]) => id));
}

function peaceOf(seed: number): Peace {
  const community = simulate({ ...COMMUNITY, seed });
  const ours = published(community, community.end);
  const meanNeeded = [...means(community).values()].sort((a, b) => b - a)[ours.shown.size - 1] ?? 1;
  const shown = { bridgenotes: ours.shown, 'plain mean': aboveMean(community, meanNeeded), 'core model without safeguards': unguarded(community) };
  return { community, history: ours.history, meanNeeded, shown };
}

/** Notes worth attacking that all methods judge alike before: poor one-sided ones that none shows, or good ones that all show. */
function targetsOf({ community, shown }: Peace, kind: AttackKind): string[] {
  const bury = kind === 'sabotage';
  const eligible = new Set(community.notes.filter((note) => note.classification !== 'NOT_MISLEADING').map(({ noteId }) => noteId));
  return community.truth.notes
    .filter(({ noteId, quality, slant }) => eligible.has(noteId) && (bury ? quality > 0.6 && Math.abs(slant) < 0.3 : quality < 0 && quality > -0.6 && Math.abs(slant) > 0.3))
    .map(({ noteId }) => noteId)
    .filter((noteId) => METHODS.every((method) => shown[method].has(noteId) === bury))
    .slice(0, TARGETS_PER_SEED);
}

/** The smallest share tried that flips the note, by method; undefined where none did. */
function shareNeeded(peace: Peace, kind: AttackKind, target: string, seed: number): Partial<Record<Method, number>> {
  const needed: Partial<Record<Method, number>> = {};
  const wanted = kind !== 'sabotage';
  for (const share of SHARES) {
    const attacked = attack(peace.community, { kind, share, targets: 1, seed }, [target]);
    const judges: Record<Method, () => ReadonlySet<string>> = {
      bridgenotes: () => published(attacked, attacked.end + 2 * HOUR, peace.history).shown,
      'plain mean': () => aboveMean(attacked, peace.meanNeeded),
      'core model without safeguards': () => unguarded(attacked),
    };
    for (const method of METHODS) if (needed[method] === undefined && judges[method]().has(target) === wanted) needed[method] = share;
    if (METHODS.every((method) => needed[method] !== undefined)) break;
  }
  return needed;
}

const percent = (share: number): string => (Number.isFinite(share) ? `${Number((share * 100).toFixed(1))} %` : `> ${(SHARES.at(-1) ?? 0) * 100} %`);

function spread(shares: readonly number[]): string {
  const sorted = [...shares].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Infinity;
  return `${percent(at(0.5))} (${percent(sorted[0] ?? Infinity)} … ${percent(sorted.at(-1) ?? Infinity)})`;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const row = (attackName: string, notes: string, cells: readonly string[]): void => print([attackName.padEnd(12), notes.padEnd(6), ...cells.map((cell) => cell.padEnd(28))].join(' ').trimEnd());

const peaces = SEEDS.map((seed) => ({ seed, peace: peaceOf(seed) }));
print(`Attackers needed to flip one note, as a share of ${COMMUNITY.raters} raters: median (least … most).`);
print(`${COMMUNITY.notes} notes, ${COMMUNITY.ratings} ratings, seeds ${SEEDS.join(', ')}; shares tried: ${SHARES.map(percent).join(', ')}.`);
print(`The plain mean asks for ${peaces.map(({ peace }) => peace.meanNeeded.toFixed(2)).join(' and ')}: then it shows as many notes as Bridgenotes does in peace.`);
row('attack', 'notes', METHODS);
for (const kind of ATTACKS) {
  const needed = peaces.flatMap(({ seed, peace }) => targetsOf(peace, kind).map((target) => shareNeeded(peace, kind, target, seed)));
  row(kind, String(needed.length), METHODS.map((method) => spread(needed.map((shares) => shares[method] ?? Infinity))));
}
