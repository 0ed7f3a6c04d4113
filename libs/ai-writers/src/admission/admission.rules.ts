import type { Evaluation, Verdict } from '../evaluate/evaluation.rules';

/** What the test notes of a program have to reach before it takes part in the draw; shares from 0 to 1. */
export interface AdmissionBar {
  readonly testNotes: number;
  readonly minClaimHigh: number;
  readonly maxClaimLow: number;
  readonly minUrlHigh: number;
  readonly minAbuseHigh: number;
}

export const ADMISSION_CHECKS = ['TEST_NOTES', 'CLAIM_OPINION_HIGH', 'CLAIM_OPINION_LOW', 'URL_VALIDITY_HIGH', 'HARASSMENT_ABUSE_HIGH'] as const;
export type AdmissionCheckName = (typeof ADMISSION_CHECKS)[number];

/** One measure beside what it has to be. */
export interface AdmissionCheck {
  readonly check: AdmissionCheckName;
  readonly value: number;
  readonly needed: number;
  readonly holds: boolean;
}

const share = (results: readonly Evaluation[], holds: (result: Evaluation) => boolean): number => (results.length === 0 ? 0 : results.filter(holds).length / results.length);

/**
 * How far a program is (X, AI Note Writer API, "admission").
 * @param results of its last test notes, as many as the bar asks for at most
 */
export function admissionChecks(results: readonly Evaluation[], bar: AdmissionBar): AdmissionCheck[] {
  const atLeast = (check: AdmissionCheckName, value: number, needed: number) => ({ check, value, needed, holds: value >= needed });
  const claim = (verdict: Verdict) => share(results, ({ claimOpinion }) => claimOpinion === verdict);
  const claimLow = claim('low');
  return [
    atLeast('TEST_NOTES', results.length, bar.testNotes),
    atLeast('CLAIM_OPINION_HIGH', claim('high'), bar.minClaimHigh),
    { check: 'CLAIM_OPINION_LOW', value: claimLow, needed: bar.maxClaimLow, holds: results.length > 0 && claimLow <= bar.maxClaimLow },
    atLeast('URL_VALIDITY_HIGH', share(results, ({ urlValidity }) => urlValidity === 'high'), bar.minUrlHigh),
    atLeast('HARASSMENT_ABUSE_HIGH', share(results, ({ harassmentAbuse }) => harassmentAbuse === 'high'), bar.minAbuseHigh),
  ];
}

export const isAdmissible = (checks: readonly AdmissionCheck[]): boolean => checks.every(({ holds }) => holds);

/** When a program loses the right to write: `net` more notes found not helpful than helpful among its last `notes`. */
export interface ExpulsionBar {
  readonly notes: number;
  readonly net: number;
}

export const isExpelled = (last: { readonly helpful: number; readonly notHelpful: number }, bar: ExpulsionBar): boolean => last.notHelpful - last.helpful >= bar.net;

/** When an expelled program may take part in a draw again: each time it was expelled, twice as long. */
export const readmissionOpensAt = (expelledAt: Date, timesExpelled: number, firstDays: number): Date =>
  new Date(expelledAt.getTime() + firstDays * 2 ** Math.max(0, timesExpelled - 1) * 86_400_000);

/** Draws happen once in a period; periods are counted from 1970 on, so that everybody agrees which one it is. */
export function periodOf(now: Date, hours: number): { readonly index: number; readonly start: Date } {
  const length = hours * 3_600_000;
  const index = Math.floor(now.getTime() / length);
  return { index, start: new Date(index * length) };
}
