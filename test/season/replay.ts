import { createHash } from 'node:crypto';

// An independent reader of the public log: it takes nothing from the program it checks but the log itself.

/** An entry as anybody reads it over GraphQL. */
export interface LogLine {
  readonly position: string;
  readonly body: string;
  readonly previousDigest: string;
  readonly digest: string;
}

interface Entry {
  readonly at: string;
  readonly kind: string;
  readonly subject: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a replay finds wrong, each with where it stands in the log. */
export type Violation = string;

const DAY = 86_400_000;
const WRITERS = new Set(['earnedIn', 'atRisk', 'apiEarnedIn']);

/** What the log says of how people may go from state to state (rules of writing ability). */
const TRANSITIONS: Readonly<Record<string, readonly [from: readonly string[], to: readonly string[]]>> = {
  EARNED_IN_BY_RATING_IMPACT: [['newUser'], ['earnedIn', 'atRisk']],
  EARNED_IN_AGAIN_BY_RATING_IMPACT: [['earnedOutAcknowledged', 'earnedOutNoAcknowledge'], ['earnedIn', 'atRisk']],
  AT_RISK_BY_NOTES: [['earnedIn'], ['atRisk']],
  BACK_TO_EARNED_IN: [['atRisk'], ['earnedIn']],
  EARNED_OUT_THREE_OF_FIVE: [['earnedIn', 'atRisk', 'newUser'], ['earnedOutNoAcknowledge', 'earnedOutAcknowledged']],
  EARNED_OUT_SINGLE_TRIGGER: [['earnedIn', 'atRisk', 'newUser'], ['earnedOutNoAcknowledge', 'earnedOutAcknowledged']],
  ACKNOWLEDGED: [['earnedOutNoAcknowledge'], ['earnedOutAcknowledged']],
  TAKEN_FOR_ACKNOWLEDGED: [['earnedOutNoAcknowledge'], ['earnedOutAcknowledged']],
  APPEAL_LIFTED: [['earnedOutAcknowledged', 'earnedOutNoAcknowledge', 'newUser'], ['earnedIn', 'atRisk']],
};

export interface Replay {
  readonly violations: readonly Violation[];
  readonly kinds: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, number>;
}

/**
 * Goes through the whole log from its first entry, and keeps its own book of who may do what.
 * @param rules of this community, as it publishes them
 */
export function replay(lines: readonly LogLine[], rules: { readonly notesADay: number; readonly founding: (writtenAt: number) => boolean }): Replay {
  const violations: Violation[] = [];
  const kinds = new Map<string, number>();
  const reasons = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  const state = new Map<string, string>();
  const gone = new Map<string, string>();
  const authors = new Map<string, string>();
  const standing = new Map<string, string>();
  const status = new Map<string, string>();
  const written = new Map<string, number[]>();
  const juries = new Set<string>();
  const decided = new Set<string>();
  let previous = '';
  let now = -Infinity;

  for (const line of lines) {
    const at = `${line.position}: `;
    const wrong = (what: string) => void violations.push(at + what);
    if (line.previousDigest !== previous) wrong('does not follow the entry before');
    if (createHash('sha256').update(`${line.previousDigest}\n${line.body}`).digest('hex') !== line.digest) wrong('was changed');
    previous = line.digest;
    const { at: time, kind, subject, actor, data } = JSON.parse(line.body) as Entry;
    count(kinds, kind);
    now = Math.max(now, Date.parse(time));

    if (kind === 'note.written') {
      const statement = String(data['statement']);
      if (standing.has(`${actor} on ${statement}`)) wrong(`${actor} has two notes on one statement`);
      standing.set(`${actor} on ${statement}`, subject);
      authors.set(subject, actor);
      if (gone.has(actor)) wrong(`${actor} writes after ${gone.get(actor)!}`);
      const may = state.get(actor) ?? 'newUser';
      if (!WRITERS.has(may) && !(may === 'newUser' && rules.founding(Date.parse(time)))) wrong(`${actor} writes while ${may}`);
      const lately = (written.get(actor) ?? []).filter((then) => then > Date.parse(time) - DAY);
      const helpful = [...authors].filter(([note, author]) => author === actor && status.get(note) === 'CURRENTLY_RATED_HELPFUL').length;
      if (lately.length + 1 > rules.notesADay + helpful) wrong(`${actor} writes ${lately.length + 1} notes within a day`);
      written.set(actor, [...lately, Date.parse(time)]);
    } else if (kind === 'note.deleted') {
      if (authors.get(subject) !== actor) wrong(`${actor} deletes a note of ${authors.get(subject)}`);
      standing.delete(`${actor} on ${String(data['statement'])}`);
    } else if (kind === 'note.status') {
      const before = status.get(subject) ?? 'NEEDS_MORE_RATINGS';
      if ((data['from'] ?? 'NEEDS_MORE_RATINGS') !== before) wrong(`${subject} goes on from ${String(data['from'])}, but was ${before}`);
      if (typeof data['decidedBy'] !== 'string' || data['decidedBy'] === '' || data['run'] == null) wrong(`${subject} has a status without a rule or a run`);
      status.set(subject, String(data['to']));
    } else if (kind === 'contributor.state') {
      const reason = String(data['reason']);
      count(reasons, reason);
      const who = String(data['participant']);
      const before = state.get(who) ?? 'newUser';
      if (data['from'] !== before) wrong(`${who} goes on from ${String(data['from'])}, but was ${before}`);
      const allowed = TRANSITIONS[reason];
      if (allowed !== undefined && !(allowed[0].includes(String(data['from'])) && allowed[1].includes(String(data['to'])))) wrong(`${reason} cannot lead from ${String(data['from'])} to ${String(data['to'])}`);
      if (allowed === undefined && !/^(PROGRAM_|REMOVED|READMITTED|SET_FOR_DEVELOPMENT)/.test(reason)) wrong(`the reason ${reason} is unknown`);
      state.set(who, String(data['to']));
    } else if (kind === 'contributor.left' || kind === 'contributor.removed') {
      gone.set(String(data['participantId']), kind);
    } else if (kind === 'contributor.returned' || kind === 'contributor.reinstated') {
      gone.delete(String(data['participantId']));
    } else if (kind === 'jury.drawn') {
      juries.add(subject);
    } else if (kind === 'dispute.decided') {
      if (decided.has(subject)) wrong(`${subject} is decided twice`);
      if (actor !== 'jury' && actor !== 'system') wrong(`${subject} is decided by ${actor}`);
      decided.add(subject);
    }
  }
  return { violations, kinds, reasons };
}

/** A change of state as the person it is about reads it. */
export interface OwnTransition {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly numbers: { readonly ratingImpact: number; readonly ratingImpactNeeded: number; readonly recentNotHelpful: number; readonly helpful: number; readonly notHelpful: number } | null;
}

/**
 * The thresholds of the state machine, from X's documentation: 5 to earn in, 2 of the last 5 notes at risk, 3 lost.
 * @returns what is wrong with it; null when nothing is
 */
export function checkTransition({ reason, numbers }: OwnTransition): Violation | null {
  if (!/^(EARNED|AT_RISK|BACK)/.test(reason)) return null;
  if (numbers === null) return `${reason} without numbers`;
  const { ratingImpact, ratingImpactNeeded, recentNotHelpful, helpful, notHelpful } = numbers;
  switch (reason) {
    case 'EARNED_IN_BY_RATING_IMPACT': return ratingImpact >= 5 ? null : `earned in with a rating impact of ${ratingImpact}`;
    case 'EARNED_IN_AGAIN_BY_RATING_IMPACT': return ratingImpact >= ratingImpactNeeded ? null : `earned in again with ${ratingImpact} of ${ratingImpactNeeded}`;
    case 'AT_RISK_BY_NOTES': return recentNotHelpful === 2 ? null : `at risk with ${recentNotHelpful} not helpful notes`;
    case 'BACK_TO_EARNED_IN': return recentNotHelpful < 2 ? null : `no longer at risk with ${recentNotHelpful} not helpful notes`;
    case 'EARNED_OUT_THREE_OF_FIVE': return recentNotHelpful >= 3 ? null : `lost writing with ${recentNotHelpful} not helpful notes`;
    case 'EARNED_OUT_SINGLE_TRIGGER': return notHelpful > helpful ? null : `lost writing with ${helpful} helpful and ${notHelpful} not helpful notes`;
    default: return `the reason ${reason} is unknown`;
  }
}
