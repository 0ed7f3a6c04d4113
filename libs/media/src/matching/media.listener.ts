import { Clock, CommunitySettings, type EventListener, type OutboxEntry, type OutboxTopic } from '@bridgenotes/platform';
import { Statement } from '@bridgenotes/statements';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NoteSubjectRow } from '../entities';
import { MEDIA } from '../media.settings';
import { decideSpreading, notesThatMaySpread } from '../spread/spread.store';
import { lookInto } from './look-into';
import { matchNote, matchStatement, takeMatchingTurn, type MatchingNeeds } from './matches.store';

const TOPICS = ['statement.added', 'media.known', 'note.written', 'note.deleted', 'rating.changed', 'spread.answered', 'status.changed', 'dispute.decided', 'run.published'] as const satisfies readonly OutboxTopic[];
type Topic = (typeof TOPICS)[number];

/** Keeps up which notes match which statements, and which of them are shown there. */
@Injectable()
export class MediaListener implements EventListener {
  readonly topics = TOPICS;

  constructor(
    private readonly clock: Clock,
    private readonly community: CommunitySettings,
  ) {}

  async onEvents(manager: EntityManager, entries: readonly OutboxEntry[]): Promise<void> {
    const settings = this.community.of(MEDIA);
    const needs: MatchingNeeds = { distance: settings.hashDistance, share: settings.videoShare, linkDays: settings.linkDays };
    const idsOf = (name: 'statementId' | 'noteId', ...topics: Topic[]): string[] =>
      [...new Set(entries.filter(({ topic }) => (topics as OutboxTopic[]).includes(topic)).map(({ payload }) => payload[name]).filter((id) => typeof id === 'string'))];
    const now = this.clock.now();
    const [added, known] = [idsOf('statementId', 'statement.added'), idsOf('statementId', 'media.known')];
    const [written, touched] = [idsOf('noteId', 'note.written'), idsOf('noteId', 'note.deleted', 'rating.changed', 'spread.answered', 'status.changed', 'dispute.decided')];
    const isNewRun = entries.some(({ topic }) => topic === 'run.published');
    // Most notes are about their statement alone: their events wait for no matching.
    if (added.length + known.length === 0 && !isNewRun && !(await areAboutMore(manager, [...written, ...touched]))) return;
    await takeMatchingTurn(manager);

    for (const statement of await findStatements(manager, added)) await lookInto(manager, statement, settings, now);
    const changed = new Set<string>();
    for (const statementId of new Set([...added, ...known])) for (const noteId of await matchStatement(manager, statementId, needs, now)) changed.add(noteId);
    for (const note of await findSubjects(manager, written)) for (const noteId of await matchNote(manager, note, needs, now)) changed.add(noteId);

    for (const noteId of touched) changed.add(noteId);
    // A new run places raters anew, so what they answered may weigh otherwise.
    if (isNewRun) for (const noteId of await notesThatMaySpread(manager)) changed.add(noteId);
    if (changed.size > 0) await decideSpreading(manager, [...changed], { ratersPerSide: settings.ratersPerSide, share: settings.agreeingShare }, now);
  }
}

const findStatements = (manager: EntityManager, ids: readonly string[]): Promise<Statement[]> =>
  ids.length === 0 ? Promise.resolve([]) : manager.createQueryBuilder(Statement, 'statement').where('statement.id = ANY(:ids)', { ids }).getMany();

/** Whether any of some notes is about a picture, a video or a link. */
const areAboutMore = (manager: EntityManager, noteIds: readonly string[]): Promise<boolean> =>
  noteIds.length === 0 ? Promise.resolve(false) : manager.createQueryBuilder(NoteSubjectRow, 'subject').where('subject.note_id = ANY(:noteIds)', { noteIds }).getExists();

const findSubjects = (manager: EntityManager, noteIds: readonly string[]): Promise<NoteSubjectRow[]> =>
  noteIds.length === 0 ? Promise.resolve([]) : manager.createQueryBuilder(NoteSubjectRow, 'subject').where('subject.note_id = ANY(:noteIds)', { noteIds }).getMany();
