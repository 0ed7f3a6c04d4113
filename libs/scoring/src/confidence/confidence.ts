import type { Dataset } from '../data/dataset';
import { orNull } from '../data/missing';
import type { MetaDecision } from '../meta/decision';
import type { Models } from '../models/run-models';
import type { Parameters } from '../parameters';
import { probabilityOf } from './logistic-regression';
import type { EarlySignParameters } from './confidence-parameters';
import { featureReader } from './features';

/** What the past of other notes tells of one. */
export interface Confidence {
  /** Probability that the note, once helpful, stays so; null without a model that can tell. */
  keeps(note: number): number | null;
  /** The note's `abovePcrhThresholdTime` after this run; undefined where there is no model. */
  earlySign(note: number, decision: MetaDecision): number | null | undefined;
}

const NO_CONFIDENCE: Confidence = { keeps: () => null, earlySign: () => undefined };

/** Reads the configuration's confidence model against this run's raters; without a model nothing is known. */
export function confidenceIn(data: Dataset, { core, admitted }: Pick<Models, 'core' | 'admitted'>, { confidence: model, earlySign: rules }: Parameters): Confidence {
  if (model === null) return NO_CONFIDENCE;
  const { first, second } = core.prescored;
  const factor = second.raterFactor.map((value, u) => orNull(value) ?? first.raterFactor[u]!);
  const reader = featureReader({ data, admitted, factor });
  const featuresNow = (note: number, ratings = reader.ratingsOf(note)) => reader.read(note, ratings, data.now);
  const { keeps, becomes } = model;
  return {
    keeps: (note) => (keeps === null ? null : probabilityOf(keeps, featuresNow(note))),
    earlySign(note, decision) {
      if (becomes === null) return undefined;
      const previous = data.history[note]?.abovePcrhThresholdTime ?? null;
      const ratings = reader.ratingsOf(note);
      const status = core.verdicts.statusOf(note);
      const heard = decision.decidedBy.startsWith('CoreModel ') && status !== 'FIRM_REJECT' && status !== 'CURRENTLY_RATED_NOT_HELPFUL' && data.misleading[note] === 1;
      const asked = heard && ratings.length >= (rules.thresholds[0]?.[0] ?? Infinity) && ratings.length <= rules.maxRatings;
      return nextEarlySign(previous, asked ? probabilityOf(becomes, featuresNow(note, ratings)) : null, ratings.length, data.now, rules);
    },
  };
}

/**
 * Since when a note shows signs of becoming helpful (pcrh_model.py `_convert_predictions_to_timestamps`,
 * `suppress_pcrh_ineligible`): a time while it does, that time negative after it stopped, null when it never did.
 * A note has one time: signs come back within it, not after.
 * @param probability null where the note does not qualify
 */
export function nextEarlySign(previous: number | null, probability: number | null, ratings: number, now: number, rules: EarlySignParameters): number | null {
  const first = previous === null || previous === -1 ? null : Math.abs(previous);
  const shown = previous !== null && previous > 0;
  const above = probability !== null && probability >= (shown ? rules.revokeBelow : thresholdAt(ratings, rules));
  if (first === null) return above ? now : previous;
  return above && now - first <= rules.expiry ? first : -first;
}

function thresholdAt(ratings: number, { thresholds }: EarlySignParameters): number {
  let nearest: readonly [number, number] | undefined;
  for (const entry of thresholds) if (nearest === undefined || Math.abs(entry[0] - ratings) < Math.abs(nearest[0] - ratings)) nearest = entry;
  return nearest?.[1] ?? Infinity;
}
