type Level = 'HELPFUL' | 'SOMEWHAT_HELPFUL' | 'NOT_HELPFUL';

/** Ratings that are alike: by people who stand at about the same place, of one level. */
export interface Bin {
  readonly factor: number;
  readonly level: Level;
  readonly counted: boolean;
  readonly count: number;
}

/** One mark of the picture. */
export interface Mark {
  readonly key: string;
  /** Along the axis, from 0 (its left end) to 1. */
  readonly x: number;
  /** 1, 2, … upwards from the axis for helpful and somewhat helpful; −1, −2, … downwards for not helpful. */
  readonly row: number;
  readonly level: Level;
  readonly counted: boolean;
}

export interface Picture {
  readonly marks: readonly Mark[];
  /** How many ratings a mark stands for, about. */
  readonly unit: number;
  /** The axis goes from −edge to edge. */
  readonly edge: number;
  readonly rowsUp: number;
  readonly rowsDown: number;
}

/** A narrower axis than this would make small differences of viewpoint look large. */
const NARROWEST = 0.6;
const UPWARDS: readonly [Level, boolean][] = [['HELPFUL', true], ['HELPFUL', false], ['SOMEWHAT_HELPFUL', true], ['SOMEWHAT_HELPFUL', false]];
const DOWNWARDS: readonly [Level, boolean][] = [['NOT_HELPFUL', true], ['NOT_HELPFUL', false]];

const sum = (bins: readonly Bin[]): number => bins.reduce((total, { count }) => total + count, 0);

/**
 * Where each mark stands: people to the left and right of the axis by their viewpoint, who finds the note helpful above
 * the axis, who does not below it.
 * @param mostRows more ratings than this at one place are drawn with marks that stand for several
 */
export function pictureOf(bins: readonly Bin[], mostRows = 14): Picture {
  const edge = Math.max(NARROWEST, ...bins.map(({ factor }) => Math.ceil((Math.abs(factor) + 0.05) * 10) / 10));
  const places = [...grouped(bins, ({ factor }) => factor)];
  const isDown = ({ level }: Bin) => level === 'NOT_HELPFUL';
  const highest = Math.max(1, ...places.flatMap(([, here]) => [sum(here.filter(isDown)), sum(here.filter((bin) => !isDown(bin)))]));
  const unit = Math.ceil(highest / mostRows);
  const marks = places.flatMap(([factor, here]) => {
    const x = (factor + edge) / (2 * edge);
    const stack = (order: readonly [Level, boolean][], direction: 1 | -1): Mark[] =>
      order
        .flatMap(([level, counted]) => {
          const count = sum(here.filter((bin) => bin.level === level && bin.counted === counted));
          return Array.from({ length: count === 0 ? 0 : Math.max(1, Math.round(count / unit)) }, () => ({ level, counted }));
        })
        .map((mark, at) => ({ ...mark, x, row: direction * (at + 1), key: `${factor} ${direction * (at + 1)}` }));
    return [...stack(UPWARDS, 1), ...stack(DOWNWARDS, -1)];
  });
  const rows = marks.map(({ row }) => row);
  return { marks, unit, edge, rowsUp: Math.max(0, ...rows), rowsDown: Math.max(0, ...rows.map((row) => -row)) };
}

export interface ScaleGiven {
  readonly intercept: number;
  readonly factor: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Whether the note calls its statement misleading. */
  readonly misleading: boolean;
  readonly thresholds: { readonly helpful: number; readonly staysHelpful: number; readonly notHelpful: number; readonly notHelpfulSlope: number; readonly notHelpfulDefending: number };
}

/** A scale of scores; places are from 0 (its left end) to 1, values as they are. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** Helpful from this score on. */
  readonly helpful: { readonly value: number; readonly at: number };
  /** Not helpful up to this score. */
  readonly notHelpful: { readonly value: number; readonly at: number };
  readonly score: { readonly value: number; readonly at: number };
  readonly interval: { readonly from: number; readonly to: number } | null;
}

const ROOM = 0.15;

/** The score of a note between the two lines that it is compared with. */
export function scaleOf({ intercept, factor, interval, misleading, thresholds }: ScaleGiven): Scale {
  const line = misleading ? thresholds.notHelpful + thresholds.notHelpfulSlope * Math.abs(factor) : thresholds.notHelpfulDefending;
  const values = [intercept, line, thresholds.helpful, interval?.low ?? intercept, interval?.high ?? intercept];
  const low = Math.floor((Math.min(...values) - ROOM) * 10) / 10;
  const high = Math.ceil((Math.max(...values) + ROOM) * 10) / 10;
  const at = (value: number) => (value - low) / (high - low);
  const point = (value: number) => ({ value, at: at(value) });
  return { low, high, helpful: point(thresholds.helpful), notHelpful: point(line), score: point(intercept), interval: interval && { from: at(interval.low), to: at(interval.high) } };
}

type Status = 'CURRENTLY_RATED_HELPFUL' | 'CURRENTLY_RATED_NOT_HELPFUL' | 'NEEDS_MORE_RATINGS';

/** The status that a score alone stands for: where it lies between the two lines. */
export function statusByScore({ score, helpful, notHelpful }: Pick<Scale, 'score' | 'helpful' | 'notHelpful'>): Status {
  if (score.value >= helpful.value) return 'CURRENTLY_RATED_HELPFUL';
  return score.value <= notHelpful.value ? 'CURRENTLY_RATED_NOT_HELPFUL' : 'NEEDS_MORE_RATINGS';
}

export interface Section {
  readonly rule: string;
  readonly version: string;
  readonly says: string;
  readonly decided: boolean;
  readonly held: boolean;
  readonly text: string;
}

export interface RuleInWords {
  readonly key: string;
  readonly rule: string;
  readonly says: string;
  readonly decided: boolean;
  readonly checks: readonly { readonly held: boolean; readonly text: string }[];
}

/** The comparisons of each rule together, in the order in which rules were asked. */
export function rulesOf(sections: readonly Section[]): RuleInWords[] {
  return [...grouped(sections, ({ rule, version, says }) => `${rule}(v${version}) ${says}`)].map(([key, [first, ...more]]) => ({
    key,
    rule: `${first!.rule}(v${first!.version})`,
    says: first!.says,
    decided: [first!, ...more].some(({ decided }) => decided),
    // A rule that compares nothing says only what it says.
    checks: [first!, ...more].filter(({ text, says }) => text !== says).map(({ held, text }) => ({ held, text })),
  }));
}

function grouped<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
