import { drawLevel, drawTagMask, type NoteTruth, type Random } from '@bridgenotes/simulation';
import { tagsOfMask } from '@bridgenotes/scoring';
import * as documents from './documents';
import { drawNote, type Person } from './people';
import type { Stage } from './stage';

/** Somebody who has joined, or tries to. */
export interface Member {
  readonly person: Person;
  id: string;
  participantId: string;
  joined: boolean;
  left: boolean;
  removed: boolean;
  /** Lost writing once, and has learned since. */
  hasLearned: boolean;
  token: string;
  state: string;
}

/** What the season knows and the server does not. */
export interface World {
  readonly members: Member[];
  readonly truths: Map<string, NoteTruth>;
  readonly texts: Map<string, string>;
  readonly random: Random;
  /** What was done, by what it was. */
  readonly done: Map<string, number>;
  invitations: string[];
}

export const count = (world: World, what: string): void => void world.done.set(what, (world.done.get(what) ?? 0) + 1);
const STORIES = 150;
const url = (story: number): string => `https://news.example.org/story-${story}`;
const MISLEADING = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], trustworthySources: true } as const;

/** A login lasts half a day, and so does a visit. */
export async function logIn(stage: Stage, member: Member, role?: string): Promise<void> {
  const { person } = member;
  const claims = person.verified ? { email: `${person.name.replaceAll(' ', '.')}@example.org`, country: 'DE' } : { country: 'DE' };
  const { developmentLogin } = await stage.ask<{ developmentLogin: { token: string; contributor: { id: string; participantId: string } } }>(documents.LOGIN, { input: { name: person.name, claims, ...(role !== undefined && { role }) } });
  Object.assign(member, { token: developmentLogin.token, id: developmentLogin.contributor.id, participantId: developmentLogin.contributor.participantId });
}

/** Joins, by an e-mail address that the provider has verified, or else by an invitation or from the waiting list. */
export async function join(stage: Stage, world: World, member: Member): Promise<void> {
  const { data, errors } = await stage.try<{ joining: { eligible: boolean; next: { code: string } }; aliasOffers: string[] }>(documents.JOINING, {}, member.token);
  if (errors !== undefined) return;
  if (!data.joining.eligible) {
    const code = world.invitations.pop();
    if (code === undefined) {
      if ((await stage.try(documents.WAIT, { input: {} }, member.token)).errors === undefined) count(world, 'asked for a place on the waiting list');
    } else if ((await stage.try(documents.ACCEPT, { input: { code } }, member.token)).errors === undefined) count(world, 'accepted an invitation');
  }
  for (const alias of data.aliasOffers) {
    const chosen = await stage.try(documents.CHOOSE, { input: { alias } }, member.token);
    if (chosen.errors === undefined) {
      member.joined = true;
      return count(world, 'joined');
    }
    if (chosen.errors[0]!.extensions.code !== 'ALIAS_TAKEN') return;
  }
}

interface Look {
  viewer: { contributor: { enrollmentState: string; standing: { writingAbility: { mayWrite: boolean } } } };
  notesNeedingRatings: { nodes: { id: string }[] };
  viewerJurySeats: { nodes: { state: string; dispute: { id: string; note: { id: string } } }[] };
}

/** One visit of somebody who has joined. */
export async function visit(stage: Stage, world: World, member: Member): Promise<void> {
  const { random } = world;
  const look = await stage.ask<Look>(documents.LOOK, {}, member.token);
  member.state = look.viewer.contributor.enrollmentState;
  if (member.state.startsWith('earnedOut')) await afterLoss(stage, world, member);
  for (const seat of look.viewerJurySeats.nodes) await sit(stage, world, member, seat);
  for (const { id } of look.notesNeedingRatings.nodes.slice(0, 2 + random.below(5))) await rate(stage, world, member, id);
  const { manner } = member.person;
  if (manner !== 'rater' && random.chance(look.viewer.contributor.standing.writingAbility.mayWrite ? 0.3 : 0.02)) await write(stage, world, member);
  if (manner === 'careful') await answerSuggestions(stage, world, member);
  if (random.chance(0.03)) await ask(stage, world, member);
  if (random.chance(0.03)) await mark(stage, world, member);
  if (random.chance(0.02)) await dispute(stage, world, member);
}

async function afterLoss(stage: Stage, world: World, member: Member): Promise<void> {
  if (!member.hasLearned) count(world, 'lost writing');
  member.hasLearned = true;
  if (member.state === 'earnedOutNoAcknowledge' && (await stage.try(documents.ACKNOWLEDGE, { input: { understood: true } }, member.token)).errors === undefined) count(world, 'acknowledged the loss of writing');
  if (world.random.chance(0.05) && (await stage.try(documents.APPEAL_LOCK, { input: { text: 'Two of these notes were on satire.' } }, member.token)).errors === undefined) count(world, 'appealed the loss of writing');
}

async function rate(stage: Stage, world: World, member: Member, noteId: string): Promise<void> {
  const truth = world.truths.get(noteId);
  if (truth === undefined) return;
  const level = drawLevel(member.person.truth, truth, world.random);
  const tags = tagsOfMask(drawTagMask(level, member.person.truth, truth, world.random));
  if ((await stage.try(documents.RATE, { input: { noteId, level, tags } }, member.token)).errors !== undefined) return;
  count(world, 'rated');
  if (truth.quality < 0.6 && world.random.chance(0.04) && (await stage.try(documents.SUGGEST, { input: { noteId, text: 'Say which year the number is from.' } }, member.token)).errors === undefined) count(world, 'suggested');
}

async function write(stage: Stage, world: World, member: Member): Promise<void> {
  const truth = drawNote(member.person, member.hasLearned, world.random);
  const story = world.random.below(STORIES);
  const text = `The figure of story ${story} is not what the source says; it was ${world.random.below(90) + 10} in that year. https://stats.example.org/table-${story}`;
  const input = { ...MISLEADING, statementUrl: url(story), text, isCollaborativeNote: world.random.chance(0.4) };
  const { data, errors } = await stage.try<{ writeNote: { note: { id: string } } }>(documents.WRITE, { input }, member.token);
  if (errors !== undefined) return;
  world.truths.set(data.writeNote.note.id, truth);
  world.texts.set(data.writeNote.note.id, text);
  count(world, member.hasLearned ? 'wrote a note after having lost writing' : 'wrote a note');
}

interface OwnNotes { viewer: { contributor: { notes: { nodes: { id: string; text: string; isCollaborativeNote: boolean; suggestions: { id: string; state: string }[] }[] } } } }

async function answerSuggestions(stage: Stage, world: World, member: Member): Promise<void> {
  const { viewer } = await stage.ask<OwnNotes>(documents.OWN_NOTES, {}, member.token);
  for (const note of viewer.contributor.notes.nodes) {
    const open = note.suggestions.filter(({ state }) => state === 'OPEN').map(({ id }) => id);
    if (open.length === 0) continue;
    const text = note.text.replace('in that year', 'in 2025');
    const revised = await stage.try<{ reviseNote: { note: { id: string } } }>(documents.REVISE, { input: { ...MISLEADING, noteId: note.id, text, explanation: 'Names the year.', correctsFact: world.random.chance(0.3), suggestionIds: open } }, member.token);
    if (revised.errors === undefined) {
      const { quality, slant } = world.truths.get(note.id)!;
      world.truths.set(revised.data.reviseNote.note.id, { quality: quality + 0.1, slant });
      world.texts.set(revised.data.reviseNote.note.id, text);
      count(world, 'took up suggestions');
    } else if ((await stage.try(documents.DECLINE, { input: { suggestionId: open[0], reason: 'The source says it.' } }, member.token)).errors === undefined) count(world, 'declined a suggestion');
  }
}

async function ask(stage: Stage, world: World, member: Member): Promise<void> {
  const story = world.random.below(STORIES);
  const input = { statementUrl: url(story), reason: 'The number looks wrong.', sources: [`https://stats.example.org/table-${story}`] };
  if ((await stage.try(documents.REQUEST, { input }, member.token)).errors === undefined) count(world, 'asked for a note');
}

async function mark(stage: Stage, world: World, member: Member): Promise<void> {
  const { data } = await stage.try<{ requestedStatements: { nodes: { requests: { id: string }[] }[] } | null }>(documents.REQUESTED, {}, member.token);
  const request = data?.requestedStatements?.nodes[0]?.requests[0];
  if (request !== undefined && (await stage.try(documents.UNFOUNDED, { input: { requestId: request.id, reason: 'ACCURATE' } }, member.token)).errors === undefined) count(world, 'found a request unfounded');
}

async function dispute(stage: Stage, world: World, member: Member): Promise<void> {
  const { helpfulNotes } = await stage.ask<{ helpfulNotes: { nodes: { id: string; text: string; dispute: object | null }[] } }>(documents.SHOWN, {}, member.token);
  const note = helpfulNotes.nodes[world.random.below(Math.max(1, helpfulNotes.nodes.length))];
  if (note === undefined || note.dispute !== null) return;
  const input = { noteId: note.id, quote: note.text.split(';')[0], claim: 'The source was corrected later.', evidenceUrls: ['https://stats.example.org/corrections'] };
  if ((await stage.try(documents.DISPUTE, { input }, member.token)).errors === undefined) count(world, 'disputed a note');
}

async function sit(stage: Stage, world: World, member: Member, { state, dispute: { id, note } }: Look['viewerJurySeats']['nodes'][number]): Promise<void> {
  if (state === 'CALLED') {
    const accept = world.random.chance(0.85);
    if ((await stage.try(documents.SEAT, { input: { disputeId: id, accept } }, member.token)).errors !== undefined || !accept) return;
    count(world, 'accepted a seat on a jury');
  } else if (state !== 'ACCEPTED') return;
  const finding = (world.truths.get(note.id)?.quality ?? 0) > 0.45 ? 'UPHELD' : 'RETRACTED';
  if ((await stage.try(documents.FINDING, { input: { disputeId: id, finding, reason: 'Compared with the table.' } }, member.token)).errors === undefined) count(world, 'gave a finding');
}
