import { appendToLog, digestOfIds, drawSeeded, PublicLogEntry } from '@bridgenotes/platform';
import type { RatingConflicts } from '@bridgenotes/ratings';
import type { EntityManager } from 'typeorm';
import { Dispute } from '../cases/dispute.entity';
import type { DisputeSettings } from '../settings';
import { candidates, type Candidate } from './candidates';
import { JurySeat } from './jury-seat.entity';
import { seatsFor, SIDES, type Seats } from './jury.rules';

/** What each side is drawn with: the seed of the dispute and the name of the side. */
const drawn = (seed: string, side: string, among: readonly Candidate[], count: number): Candidate[] => {
  const byId = new Map(among.map((candidate) => [candidate.participantId, candidate]));
  return drawSeeded(`${seed}:${side}`, [...byId.keys()], count).map((id) => byId.get(id)!);
};

/**
 * Draws the jury of a dispute: on each side as many as there are seats, and reserves. The seed is the digest of the entry of
 * the public log that opened the dispute, which nobody knows before it is written; whoever has the candidates repeats the draw.
 * @returns false while a side has fewer candidates than seats: tried again later, with what later runs find
 */
export async function drawJury(manager: EntityManager, conflicts: RatingConflicts, dispute: Dispute, settings: DisputeSettings, now: Date): Promise<boolean> {
  const opening = await manager.findOneOrFail(PublicLogEntry, { where: { kind: 'dispute.opened', subject: `dispute:${dispute.id}` } });
  const seed = `${opening.digest}:${dispute.id}`;
  const eligible = await candidates(manager, conflicts, dispute, settings, now);
  const bySide = SIDES.map((side) => ({ side, among: eligible.filter((candidate) => candidate.side === side) }));
  const [negative, centre, positive] = bySide.map(({ among }) => among.length) as [number, number, number];
  const seats = seatsFor(settings.jurySize, { negative, centre, positive });
  if (seats === null) {
    await manager.update(Dispute, dispute.id, { drawTriedAt: now });
    return false;
  }

  const draw = bySide.map(({ side, among }) => ({ side, chosen: drawn(seed, side, among, seats[side] * (1 + settings.reservesPerSeat)) }));
  await manager.insert(JurySeat, draw.flatMap(({ side, chosen }) => chosen.map(({ contributorId }, place) => ({ disputeId: dispute.id, contributorId, side, place }))));
  await manager.update(Dispute, dispute.id, { drawnAt: now, seed, seats });
  Object.assign(dispute, { drawnAt: now, seed, seats });
  await tellDraw(manager, dispute, seats, bySide, draw.flatMap(({ side, chosen }) => chosen.slice(0, seats[side])), now);
  return true;
}

async function tellDraw(manager: EntityManager, { id, noteId, seed }: Dispute, seats: Seats, bySide: readonly { side: string; among: readonly Candidate[] }[], jury: readonly Candidate[], now: Date): Promise<void> {
  const ids = (people: readonly Candidate[]) => people.map(({ participantId }) => participantId);
  await appendToLog(manager, {
    at: now, kind: 'jury.drawn', subject: `dispute:${id}`, actor: 'system',
    data: {
      noteId, seed, seats,
      candidates: Object.fromEntries(bySide.map(({ side, among }) => [side, { count: among.length, digest: digestOfIds(ids(among)) }])),
      juryDigest: digestOfIds(ids(jury)),
    },
  });
}
