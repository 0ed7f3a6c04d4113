import type { ConfidenceModel, EarlySignParameters } from '../confidence/confidence-parameters';
import { FEATURES } from '../confidence/features';
import { list, nullable, number, oneOf, section, share, text, type Check } from './check';
import { COUNT, count, duration, moment } from './model-schema';

const finite = number(-1e12, 1e12);
const perFeature = list(finite, FEATURES.length, FEATURES.length);
const weights = { bias: finite, weights: perFeature, means: perFeature, scales: list(number(1e-12, 1e12), FEATURES.length, FEATURES.length) };

export const confidence = section<ConfidenceModel>({
  features: list(oneOf(FEATURES), FEATURES.length, FEATURES.length),
  keeps: nullable(section<NonNullable<ConfidenceModel['keeps']>>({ ...weights, threshold: number(0, 2) })),
  becomes: nullable(section<NonNullable<ConfidenceModel['becomes']>>(weights)),
  trainedAt: moment,
  trainedOn: text,
});

export const earlySign = section<EarlySignParameters>({
  thresholds: list(list(number(0, COUNT), 2, 2) as unknown as Check<readonly [number, number]>, 1),
  revokeBelow: share,
  expiry: duration,
  maxRatings: count,
});
