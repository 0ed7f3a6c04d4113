import { SIDES, type Finding, type FindingCounts, type Ground, type Side } from './jury.rules';

/** A language: how a decision of a jury is put into words. */
export interface FindingTexts {
  readonly findings: Readonly<Record<Finding, string>>;
  readonly grounds: Readonly<Record<Ground, string>>;
  readonly sides: Readonly<Record<Side, string>>;
  readonly side: (side: string, counts: Readonly<Record<Finding, number>>) => string;
  readonly reasons: string;
}

export const ENGLISH_FINDINGS: FindingTexts = {
  findings: {
    upheld: 'The jury upholds the note.',
    amended: 'The jury asks for an amended note; until then it is not shown.',
    retracted: 'The jury retracts the note: it is not shown any more.',
  },
  grounds: {
    majority: 'Jurors of both sides of the viewpoint axis agree on this by majority.',
    'no-consensus': 'Jurors of the two sides did not agree, and without agreement a note stands.',
    'no-quorum': 'Too few jurors of one side or of both gave a finding, and without them a note stands.',
  },
  sides: { negative: 'One side', centre: 'Near the centre', positive: 'The other side' },
  side: (side, { upheld, amended, retracted }) => `${side}: ${upheld} for upholding, ${amended} for amending, ${retracted} for retracting.`,
  reasons: 'Reasons that jurors gave for it:',
};

/**
 * The published reason of a decision: what was found and why, the counts of each side, and what jurors who found so wrote.
 * @param reasons of those jurors, in an order that tells nothing of who they are
 */
export function findingText(decision: { readonly finding: Finding; readonly ground: Ground; readonly counts: FindingCounts }, reasons: readonly string[], texts: FindingTexts = ENGLISH_FINDINGS): string {
  const counts = SIDES.map((side) => texts.side(texts.sides[side], decision.counts[side])).join(' ');
  const heading = `${texts.findings[decision.finding]} ${texts.grounds[decision.ground]} ${counts}`;
  return reasons.length === 0 ? heading : `${heading}\n\n${texts.reasons}\n${reasons.map((reason) => `– ${reason.replaceAll('\n', '\n  ')}`).join('\n')}`;
}
