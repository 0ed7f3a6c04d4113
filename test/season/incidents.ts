import * as documents from './documents';
import { count, logIn, type Member, type World } from './play';
import type { Stage } from './stage';

/** What happens on certain days, besides what people do of themselves. */
export interface Office {
  readonly admin: Member;
  readonly moderators: readonly Member[];
}

/** Moderators invite those whom no e-mail address lets in. */
export async function invite(stage: Stage, world: World, { moderators }: Office): Promise<void> {
  for (let i = 0; i < 8; i++) world.invitations.push((await stage.ask<{ createInvitation: { code: string } }>(documents.INVITE, { input: {} }, moderators[0]!.token)).createInvitation.code);
}

/** Moderators answer appeals of people who lost writing. */
export async function hearAppeals(stage: Stage, world: World, { moderators }: Office): Promise<void> {
  const { openLockAppeals } = await stage.ask<{ openLockAppeals: { nodes: { id: string }[] } }>(documents.OPEN_APPEALS, {}, moderators[1]!.token);
  for (const [i, { id }] of openLockAppeals.nodes.entries()) {
    const outcome = i % 2 === 0 ? 'UPHELD' : 'LIFTED';
    if ((await stage.try(documents.DECIDE_LOCK, { input: { appealId: id, outcome, reason: 'The notes were looked at again.' } }, moderators[1]!.token)).errors === undefined) count(world, `appeal of a loss of writing: ${outcome}`);
  }
}

/** Somebody is removed, appeals, and another moderator gives way. */
export async function remove(stage: Stage, world: World, { moderators }: Office, member: Member): Promise<void> {
  const { removeContributor } = await stage.ask<{ removeContributor: { removal: { id: string } } }>(documents.REMOVE, { input: { contributorId: member.id, reason: 'SPAM', explanation: 'The same text forty times.' } }, moderators[0]!.token);
  await stage.ask(documents.APPEAL_REMOVAL, { input: { text: 'My browser sent it again and again.' } }, member.token);
  const decision = { removalId: removeContributor.removal.id, outcome: 'OVERTURNED', answer: 'That is what happened.' };
  const self = await stage.try(documents.DECIDE_REMOVAL, { input: decision }, moderators[0]!.token);
  if (self.errors === undefined) throw new Error('a moderator decided about a removal of their own');
  await stage.ask(documents.DECIDE_REMOVAL, { input: decision }, moderators[1]!.token);
  count(world, 'was removed and reinstated');
}

export async function leaveOrReturn(stage: Stage, world: World, member: Member): Promise<void> {
  await logIn(stage, member);
  if (member.left) await stage.ask(documents.RETURN, { input: {} }, member.token);
  else await stage.ask(documents.LEAVE, { input: { confirm: true } }, member.token);
  member.left = !member.left;
  count(world, member.left ? 'left' : 'returned');
}

/** The author of a statement, for whom the site vouches, asks for another look at the note that is shown there. */
export async function review(stage: Stage, world: World, { admin }: Office, author: Member): Promise<void> {
  const { helpfulNotes } = await stage.ask<{ helpfulNotes: { nodes: { id: string; statement: { url: string } }[] } }>('{ helpfulNotes(first: 1) { nodes { id statement { url } } } }', {}, author.token);
  const note = helpfulNotes.nodes[0];
  if (note === undefined) return;
  const { createApiKey } = await stage.ask<{ createApiKey: { key: string } }>(documents.KEY, { input: { name: 'the site', scopes: ['AUTHORS_VOUCH'], contributorId: admin.id } }, admin.token);
  await stage.ask(documents.VOUCH, { input: { url: note.statement.url, issuer: 'bridgenotes-development', subject: author.person.name } }, createApiKey.key);
  await stage.ask(documents.REVIEW, { input: { noteId: note.id } }, author.token);
  count(world, 'asked for additional review as the author of a statement');
}

/** A program and its way to writing. */
export interface Program {
  readonly key: string;
  readonly id: string;
  stories: number;
  admitted: boolean;
}

const NOTE = { classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], trustworthySources: true };
const textOf = (story: number) => `The rate in story ${story} was 5.4 % in May, not 15 %. https://stats.example.org/may-${story}`;

export async function registerProgram(stage: Stage, world: World, owner: Member): Promise<Program> {
  const card = { name: 'Figures Robot', operator: 'A newsroom', model: 'some-model 1', method: 'Public statistics, one template.', contactUrl: 'https://newsroom.example.org/contact' };
  const { registerProgram: { key, program } } = await stage.ask<{ registerProgram: { key: string; program: { id: string } } }>(documents.REGISTER, { input: card }, owner.token);
  count(world, 'registered a program');
  return { key, id: program.id, stories: 0, admitted: false };
}

/** A program tries notes out, and once it is admitted writes until it is told to stop. */
export async function runProgram(stage: Stage, world: World, program: Program, owner: Member): Promise<void> {
  const { program: { contributor } } = await stage.ask<{ program: { contributor: { enrollmentState: string } } }>(documents.PROGRAM, { id: program.id });
  if (!program.admitted && contributor.enrollmentState === 'apiEarnedIn') {
    program.admitted = true;
    count(world, 'a program was admitted');
  }
  for (let i = 0; i < 8; i++) {
    const story = program.stories++;
    const { addStatement } = await stage.ask<{ addStatement: { statement: { id: string } } }>(documents.ADD, { input: { url: `https://news.example.org/figures-${story}`, language: 'en' } }, owner.token);
    const input = { ...NOTE, statementId: addStatement.statement.id, text: textOf(story), testMode: !program.admitted };
    const { data, errors } = await stage.try<{ submitProgramNote: { programNote: { note: { id: string } | null } } }>(documents.SUBMIT, { input }, program.key);
    if (errors !== undefined) {
      if (errors[0]!.extensions.code === 'AI_NOTE_LIMIT_REACHED') count(world, 'a program was throttled');
      return;
    }
    const note = data.submitProgramNote.programNote.note;
    count(world, note === null ? 'a program tried a note out' : 'a program wrote a note');
    if (note !== null) world.truths.set(note.id, { quality: 0.4, slant: 0 });
  }
}
