import { digestOfIds, drawSeeded, PublicLogEntry, type Viewer } from '@bridgenotes/platform';
import { isShown } from '@bridgenotes/scoring-runs';
import { HOUR, insertRatings } from '@bridgenotes/scoring-runs/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Dispute } from '../cases/dispute.entity';
import { code, openDisputes, type OpenDisputes } from '../testing.fixture';
import { JurySeat } from './jury-seat.entity';
import type { Finding, Side } from './jury.rules';

const CLAIM = { quote: 'A plain correction', claim: 'The source says something else.', evidenceUrls: ['https://stats.example.org/rain'] };
const DAY = 24 * HOUR;

let house: OpenDisputes;
let noteId: string;
let disputeId: string;
const person = (index: number): Viewer => house.viewerOf(house.raters[index]!);
const seats = (): Promise<JurySeat[]> => house.dataSource.getRepository(JurySeat).find({ where: { disputeId }, order: { side: 'ASC', place: 'ASC' } });
const inState = async (...states: JurySeat['state'][]): Promise<JurySeat[]> => (await seats()).filter((seat) => states.includes(seat.state));
const found = async (): Promise<Dispute> => (await house.reader.findByIds([disputeId]))[0]!;
const logged = async (kind: string) => house.dataSource.getRepository(PublicLogEntry).findOneByOrFail({ kind: kind as PublicLogEntry['kind'], subject: `dispute:${disputeId}` });
const shown = () => isShown(house.dataSource.manager, noteId);
const accept = (seat: JurySeat, yes = true) => house.jury.answerCall(house.viewerOf(seat.contributorId), disputeId, yes);
const find = (seat: JurySeat, finding: Finding, reason = `It is ${finding}.`) => house.jury.find(house.viewerOf(seat.contributorId), disputeId, { finding, reason });

/** Everybody called accepts and finds what is said for their side, all at the same instant. */
async function everybodyFinds(finding: (side: Side, index: number) => Finding): Promise<void> {
  const called = await inState('called');
  await Promise.all(called.map((seat) => accept(seat)));
  await Promise.all(called.map((seat, i) => find(seat, finding(seat.side, i))));
}

beforeEach(async () => {
  // Five seats: two on either side, one near the centre, where some raters of little experience stand.
  house = await openDisputes({ jurySize: 5, jurorRatingImpact: 0, centre: 0.2 });
  noteId = house.shown[0]!.id;
  disputeId = (await house.disputes.dispute(person(40), noteId, CLAIM)).id;
  await house.jury.run();
});
afterEach(() => house?.close());

describe('a jury', () => {
  it('is drawn at random, as many from either side, from helpful raters who have nothing to do with the case; and anybody can repeat the draw', async () => {
    const draw = await seats();
    expect(draw.filter((seat) => seat.state === 'called').map((seat) => seat.side)).toEqual(['centre', 'negative', 'negative', 'positive', 'positive']);
    const strangers = new Set(house.raters.slice(24).filter((_, i) => i !== 16));
    for (const seat of draw) expect(strangers.has(seat.contributorId)).toBe(true);

    const dispute = await found();
    expect(dispute.seed).toBe(`${(await logged('dispute.opened')).digest}:${disputeId}`);
    const standing = await house.dataSource.query<{ id: string; participant_id: string; factor: number }[]>(
      `SELECT contributor_id AS id, participant_id, factor FROM rater_scores JOIN contributors ON contributors.id = contributor_id
       WHERE run_id = (SELECT run_id FROM published_run) AND above_helpfulness_threshold AND contributor_id = ANY($1)`, [[...strangers]]);
    const candidates = standing.filter(({ factor }) => factor < -0.2);
    const again = drawSeeded(`${dispute.seed}:negative`, candidates.map((one) => one.participant_id), 2 * 6);
    const participant = new Map(standing.map((one) => [one.id, one.participant_id]));
    expect(draw.filter((seat) => seat.side === 'negative').map((seat) => participant.get(seat.contributorId))).toEqual(again);
    const { data, actor } = await logged('jury.drawn');
    expect([actor, data['seed'], data['juryDigest']]).toEqual(['system', dispute.seed, digestOfIds(draw.filter((seat) => seat.state === 'called').map((seat) => participant.get(seat.contributorId)!))]);
    expect((data['candidates'] as Record<Side, unknown>).negative).toEqual({ count: candidates.length, digest: digestOfIds(candidates.map((one) => one.participant_id)) });
    for (const id of house.raters) expect(JSON.stringify(data)).not.toContain(id);
  });

  it('is drawn once, however often the time comes and however many workers there are', async () => {
    const before = await seats();
    await Promise.all([house.jury.run(), house.jury.run(), house.jury.run()]);
    expect(await seats()).toEqual(before);
  });

  it('calls the next of the draw for who declines or stays silent, but nobody who has become a party, left or was removed', async () => {
    const [first, second] = (await inState('called')).filter((seat) => seat.side === 'negative');
    const reserves = (await inState('reserve')).filter((seat) => seat.side === 'negative');
    await insertRatings(house.dataSource, [{ noteId, raterId: reserves[0]!.contributorId, level: 2 }], house.clock.now());
    await house.dataSource.query('UPDATE contributors SET left_at = $2 WHERE id = $1', [reserves[1]!.contributorId, house.clock.now()]);
    await house.dataSource.query(`UPDATE contributors SET enrollment_state = 'removed' WHERE id = $1`, [reserves[2]!.contributorId]);
    await accept(first!, false);
    await accept(first!, false);
    const called = (await inState('called')).filter((seat) => seat.side === 'negative');
    expect(called.map((seat) => seat.contributorId)).toEqual([second!.contributorId, reserves[3]!.contributorId]);

    house.clock.advance(DAY);
    await house.jury.run();
    expect((await inState('expired')).map((seat) => seat.contributorId)).toContain(second!.contributorId);
    expect((await inState('called')).filter((seat) => seat.side === 'negative').map((seat) => seat.contributorId)).toEqual([reserves[4]!.contributorId, reserves[5]!.contributorId]);
    expect(await code(accept(second!))).toBe('JURY_SEAT_CLOSED');
    const topics = await house.dataSource.query<{ payload: { contributorIds: string[] } }[]>(`SELECT payload FROM outbox WHERE topic = 'jury.called' ORDER BY id`);
    expect(topics.map(({ payload }) => payload.contributorIds.length)).toEqual([5, 1, 5]);
  });

  it('is drawn from none who stand behind a note on the statement, and from who stand behind others', async () => {
    const [disputed, elsewhere] = [house.shown[1]!, house.hidden[0]!];
    const reserves = await inState('reserve');
    const few = (['negative', 'centre', 'positive'] as const).flatMap((side) => reserves.filter((seat) => seat.side === side).slice(0, 4)).map((seat) => seat.contributorId);
    await house.dataSource.query('UPDATE rater_scores SET above_helpfulness_threshold = false WHERE contributor_id <> ALL($1)', [few]);
    house.behind.set(disputed.authorId, few[0]!).set(elsewhere.authorId, few[1]!);
    disputeId = (await house.disputes.dispute(person(5), disputed.id, CLAIM)).id;
    await house.jury.run();
    expect((await seats()).map((seat) => seat.contributorId).sort()).toEqual(few.slice(1).sort());
  });

  it('neither calls nor seats who stands behind a note on the statement since the draw', async () => {
    const [first, second] = (await inState('called')).filter((seat) => seat.side === 'negative');
    const [stands, next] = (await inState('reserve')).filter((seat) => seat.side === 'negative');
    const { authorId } = house.shown[0]!;
    house.behind.set(authorId, stands!.contributorId);
    await accept(first!, false);
    expect((await inState('called')).filter((seat) => seat.side === 'negative').map((seat) => seat.contributorId)).toEqual([second!.contributorId, next!.contributorId]);
    house.behind.set(authorId, second!.contributorId);
    expect([await code(accept(second!)), await code(accept(next!))]).toEqual(['JURY_CONFLICT', 'accepted']);
    house.behind.set(authorId, next!.contributorId);
    expect([await code(find(next!, 'upheld')), await code(accept(second!))]).toEqual(['JURY_CONFLICT', 'accepted']);
  });

  it('is nobody who was called to another a short while ago', async () => {
    const called = (await inState('called')).map((seat) => seat.contributorId);
    disputeId = (await house.disputes.dispute(person(41), house.shown[1]!.id, CLAIM)).id;
    await house.jury.run();
    const others = (await seats()).map((seat) => seat.contributorId);
    expect(others.length).toBeGreaterThan(5);
    for (const id of called) expect(others).not.toContain(id);
  });

  it('is nobody who is called to another at the same instant, and nobody of the staff', async () => {
    await house.dataSource.query(`UPDATE contributors SET role = CASE WHEN id % 2 = 0 THEN 'admin' ELSE 'moderator' END WHERE id = ANY($1)`, [house.raters.slice(24, 34)]);
    await Promise.all(house.helpful.slice(1, 6).map(({ id }, i) => code(house.disputes.dispute(person(42 + i), id, CLAIM))));
    for (const table of ['rating_changes', 'ratings']) await house.dataSource.query(`DELETE FROM ${table} WHERE note_id = ANY($1) AND rater_id = ANY($2)`, [house.helpful.map(({ id }) => id), house.raters.slice(24)]);
    await Promise.all([house.jury.run(), house.jury.run(), house.jury.run()]);
    const called = await house.dataSource.query<{ contributor_id: string; dispute_id: string }[]>('SELECT contributor_id, dispute_id FROM jury_seats WHERE called_at IS NOT NULL');
    expect(new Set(called.map((seat) => seat.dispute_id)).size).toBeGreaterThan(2);
    expect(new Set(called.map((seat) => seat.contributor_id)).size).toBe(called.length);
    const staff = new Set(house.raters.slice(24, 34));
    expect(called.filter((seat) => seat.dispute_id !== disputeId && staff.has(seat.contributor_id))).toEqual([]);
  });

  it('finds only what its jurors find, each once, whatever anybody else’s role', async () => {
    const [juror, other] = (await inState('called')) as [JurySeat, JurySeat];
    expect(await code(find(juror, 'retracted'))).toBe('JURY_SEAT_CLOSED');
    await accept(juror);
    await accept(juror);
    expect(await code(house.jury.find(house.viewerOf(juror.contributorId), disputeId, { finding: 'retracted', reason: ' ' }))).toBe('INVALID_INPUT');
    expect((await Promise.all([find(juror, 'retracted'), find(juror, 'upheld'), find(juror, 'retracted')].map(code))).sort()).toEqual(['JURY_SEAT_CLOSED', 'JURY_SEAT_CLOSED', 'accepted']);
    expect(await code(house.jury.find({ ...person(0), role: 'admin' }, disputeId, { finding: 'upheld', reason: 'I am the admin.' }))).toBe('NOT_FOUND');
    expect(await code(house.jury.find({ ...person(0), role: 'moderator' }, '1', { finding: 'upheld', reason: 'I moderate.' }))).toBe('NOT_FOUND');
    const reserve = (await inState('reserve'))[0]!;
    expect(await code(accept(reserve))).toBe('NOT_FOUND');
    await insertRatings(house.dataSource, [{ noteId, raterId: other.contributorId, level: 0 }], house.clock.now());
    expect(await code(accept(other))).toBe('JURY_CONFLICT');
    expect(await code(house.disputes.dispute(house.viewerOf((await inState('called'))[1]!.contributorId), noteId, CLAIM))).toBe('JURY_CONFLICT');
    expect(await code(house.disputes.dispute(person(5), noteId, CLAIM)), 'after a finding').toBe('DISPUTE_BEING_DECIDED');
  });
});

describe('what a jury finds', () => {
  it('is secret until the last juror has found, and keeps the note from readers when both sides retract it', async () => {
    const called = await inState('called');
    await Promise.all(called.map((seat) => accept(seat)));
    await Promise.all(called.slice(1).map((seat) => find(seat, 'retracted', `Reason ${seat.side}`)));
    expect(await found()).toMatchObject({ finding: null, counts: null, reason: null, endedAt: null });
    expect(await shown()).toBe(true);
    await find(called[0]!, 'upheld', 'I would keep it.');

    const dispute = await found();
    expect(dispute).toMatchObject({ finding: 'retracted', ground: 'majority', endedAt: house.clock.now(), counts: { negative: { upheld: 0, amended: 0, retracted: 2 }, centre: { upheld: 1, amended: 0, retracted: 0 }, positive: { upheld: 0, amended: 0, retracted: 2 } } });
    expect(dispute.reason).toContain('The jury retracts the note');
    expect(dispute.reason).toContain('– Reason negative');
    expect(dispute.reason).not.toContain('I would keep it.');
    expect(await shown()).toBe(false);
    expect(await house.dataSource.query('SELECT status FROM note_scores WHERE run_id = (SELECT run_id FROM published_run) AND note_id = $1', [noteId]), 'raters said what they said').toEqual([{ status: 'CURRENTLY_RATED_HELPFUL' }]);
    expect(await house.dataSource.query('SELECT decided_by FROM withheld_notes WHERE note_id = $1', [noteId])).toEqual([{ decided_by: 'Jury (v1.0)' }]);
    const { actor, data } = await logged('dispute.decided');
    expect([actor, data['finding'], data['withheld'], data['counts']]).toEqual(['jury', 'retracted', true, dispute.counts]);
    for (const { contributorId } of called) expect(JSON.stringify(data)).not.toContain(contributorId);
    expect(await house.dataSource.query(`SELECT payload->>'outcome' AS outcome, payload->'contributorIds' AS disputed FROM outbox WHERE topic = 'dispute.decided'`)).toEqual([{ outcome: 'retracted', disputed: [house.raters[40]] }]);
    expect(await code(house.disputes.dispute(person(5), noteId, CLAIM))).toBe('NOTE_NOT_SHOWN');
  });

  it('is counted once when all jurors find at the same instant', async () => {
    await everybodyFinds(() => 'upheld');
    expect(await found()).toMatchObject({ finding: 'upheld', ground: 'majority', counts: { negative: { upheld: 2 }, centre: { upheld: 1 }, positive: { upheld: 2 } } });
    expect(await shown()).toBe(true);
    expect(await house.dataSource.query(`SELECT kind FROM public_log WHERE kind = 'dispute.decided'`)).toHaveLength(1);
    expect(await inState('called', 'accepted', 'reserve')).toEqual([]);
  });

  it('leaves the note where it is when one side alone is against it; for a while nobody can dispute it again', async () => {
    await everybodyFinds((side) => (side === 'positive' ? 'upheld' : 'retracted'));
    expect(await found()).toMatchObject({ finding: 'upheld', ground: 'no-consensus' });
    expect(await shown()).toBe(true);
    const until = new Date(house.clock.now().getTime() + 30 * DAY);
    await expect(house.disputes.dispute(person(5), noteId, CLAIM)).rejects.toMatchObject({ code: 'DISPUTE_DECIDED_RECENTLY', details: { until: until.toISOString() } });
    house.clock.set(until);
    expect((await house.disputes.dispute(person(5), noteId, CLAIM)).id).not.toBe(disputeId);
  });

  it('is counted at the end without those who are silent; without enough of a side the note stands', async () => {
    const called = await inState('called');
    await Promise.all(called.filter((seat) => seat.side !== 'positive').map(async (seat) => accept(seat).then(() => find(seat, 'retracted'))));
    house.clock.advance(7 * DAY);
    await house.jury.run();
    expect(await found()).toMatchObject({ finding: 'upheld', ground: 'no-quorum', counts: { negative: { retracted: 2 }, positive: { retracted: 0 } } });
    expect(await code(find(called.find((seat) => seat.side === 'positive')!, 'retracted'))).toBe('JURY_SEAT_CLOSED');
  });

  it('asks the author for another text when the sides want it amended, and knows it when it is written', async () => {
    await everybodyFinds((side) => (side === 'negative' ? 'amended' : 'retracted'));
    const amendUntil = new Date(house.clock.now().getTime() + 14 * DAY);
    expect(await found()).toMatchObject({ finding: 'amended', ground: 'majority', amendUntil });
    expect(await shown()).toBe(false);
    const { statementId, authorId } = house.shown[0]!;
    const write = async (author: string, at: Date): Promise<string> => {
      const [row] = await house.dataSource.query<{ id: string }[]>(
        `INSERT INTO notes (statement_id, author_id, classification, tags, text, trustworthy_sources, created_at) VALUES ($1, $2, 'NOT_MISLEADING', '{}', 'Better.', true, $3) RETURNING id`, [statementId, author, at]);
      await house.dataSource.transaction((manager) => house.amendments.onEvents(manager, [{ id: '1', topic: 'note.written', payload: { noteId: row!.id, statementId }, createdAt: at, tries: 0, retryAt: null }]));
      return row!.id;
    };
    await house.dataSource.query('UPDATE notes SET deleted_at = $2, text = NULL WHERE id = $1', [noteId, house.clock.now()]);
    // Another finding on the statement, whose time is over, hides the one that still waits no more than it is answered.
    await house.dataSource.query(
      `INSERT INTO disputes (note_id, statement_id, author_id, opened_at, ends_at, ended_at, finding, ground, counts, reason, amend_until)
       SELECT $2, statement_id, author_id, opened_at, ends_at, ended_at, finding, ground, counts, reason, ended_at - interval '1 day' FROM disputes WHERE id = $1`, [disputeId, house.shown[1]!.id]);
    await write(house.raters[50]!, house.clock.now());
    expect((await found()).amendedNoteId, 'somebody else’s').toBeNull();
    const amended = await write(authorId, house.clock.now());
    expect((await found()).amendedNoteId).toBe(amended);
    expect(await house.dataSource.query(`SELECT subject, data FROM public_log WHERE kind = 'note.amended'`)).toEqual([{ subject: `note:${amended}`, data: { disputeId, replaces: noteId } }]);
  });

  it('is nothing when the note is deleted meanwhile', async () => {
    await house.dataSource.query('UPDATE notes SET deleted_at = $2, text = NULL WHERE id = $1', [noteId, house.clock.now()]);
    await house.jury.run();
    expect(await found()).toMatchObject({ finding: null, endedAt: house.clock.now() });
    expect(await logged('dispute.dropped')).toMatchObject({ actor: 'system' });
    expect(await inState('called', 'accepted', 'reserve')).toEqual([]);
  });

  it('waits for enough people on both sides, and stands without them', async () => {
    await house.dataSource.query(`UPDATE rater_scores SET factor = abs(factor) WHERE run_id = (SELECT run_id FROM published_run)`);
    disputeId = (await house.disputes.dispute(person(41), house.shown[1]!.id, CLAIM)).id;
    await house.jury.run();
    const triedAt = house.clock.now();
    expect(await found()).toMatchObject({ drawnAt: null, endedAt: null, drawTriedAt: triedAt });
    house.clock.advance(HOUR - 1);
    await house.jury.run();
    expect((await found()).drawTriedAt, 'not again every minute').toEqual(triedAt);
    house.clock.advance(1);
    await house.jury.run();
    expect((await found()).drawTriedAt).toEqual(house.clock.now());
    house.clock.advance(7 * DAY);
    await house.jury.run();
    expect(await found()).toMatchObject({ drawnAt: null, finding: 'upheld', ground: 'no-quorum' });
  });
});
