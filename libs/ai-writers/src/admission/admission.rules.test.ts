import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../evaluate/evaluation.rules';
import { admissionChecks, isAdmissible, isExpelled, periodOf, readmissionOpensAt, type AdmissionBar } from './admission.rules';

const BAR: AdmissionBar = { testNotes: 50, minClaimHigh: 0.3, maxClaimLow: 0.3, minUrlHigh: 0.95, minAbuseHigh: 0.98 };
const GOOD: Evaluation = { urlValidity: 'high', harassmentAbuse: 'high', claimOpinion: 'high', details: { urls: [], reasons: [] } };
/** Fifty results, of which some differ from a good one. */
const results = (differing: number, given: Partial<Evaluation>, count = 50): Evaluation[] => Array.from({ length: count }, (_, i) => (i < differing ? { ...GOOD, ...given } : GOOD));
const failed = (given: readonly Evaluation[]) => admissionChecks(given, BAR).filter(({ holds }) => !holds).map(({ check }) => check);

describe('admissionChecks', () => {
  it.each<[string, Evaluation[], string[]]>([
    ['fifty good notes', results(0, {}), []],
    ['49 good notes', results(0, {}, 49), ['TEST_NOTES']],
    ['no notes at all', [], ['TEST_NOTES', 'CLAIM_OPINION_HIGH', 'CLAIM_OPINION_LOW', 'URL_VALIDITY_HIGH', 'HARASSMENT_ABUSE_HIGH']],
    ['35 medium claims', results(35, { claimOpinion: 'medium' }), []],
    ['36 medium claims', results(36, { claimOpinion: 'medium' }), ['CLAIM_OPINION_HIGH']],
    ['15 opinions', results(15, { claimOpinion: 'low' }), []],
    ['16 opinions', results(16, { claimOpinion: 'low' }), ['CLAIM_OPINION_LOW']],
    ['two dead links', results(2, { urlValidity: 'low' }), []],
    ['three dead links', results(3, { urlValidity: 'low' }), ['URL_VALIDITY_HIGH']],
    ['one rude note', results(1, { harassmentAbuse: 'medium' }), []],
    ['two rude notes', results(2, { harassmentAbuse: 'medium' }), ['HARASSMENT_ABUSE_HIGH']],
  ])('of %s', (_, given, expected) => {
    expect(failed(given)).toEqual(expected);
    expect(isAdmissible(admissionChecks(given, BAR))).toBe(expected.length === 0);
  });
});

describe('expulsion', () => {
  it('comes with ten more not helpful notes than helpful ones', () => {
    const bar = { notes: 50, net: 10 };
    expect(isExpelled({ helpful: 3, notHelpful: 13 }, bar)).toBe(true);
    expect(isExpelled({ helpful: 4, notHelpful: 13 }, bar)).toBe(false);
  });

  it('lasts twice as long each time', () => {
    const at = new Date('2026-03-01T00:00:00Z');
    expect([1, 2, 3].map((times) => readmissionOpensAt(at, times, 14).toISOString().slice(0, 10))).toEqual(['2026-03-15', '2026-03-29', '2026-04-26']);
  });
});

describe('periodOf', () => {
  it('is the same all through a period and another one after it', () => {
    const start = periodOf(new Date('2026-03-01T12:00:00Z'), 168);
    expect(periodOf(start.start, 168)).toEqual(start);
    expect(periodOf(new Date(start.start.getTime() + 168 * 3_600_000 - 1), 168)).toEqual(start);
    expect(periodOf(new Date(start.start.getTime() + 168 * 3_600_000), 168).index).toBe(start.index + 1);
  });
});
