import type { MatchedNotes, SpreadingSubject } from '@bridgenotes/media';
import type { Page, PageRequest } from '@bridgenotes/platform';
import type { RuleTrace } from '@bridgenotes/scoring';
import type { NotePast, NoteScore, PublishedRuns, ScoresReader, ScoringRun, StatusChange } from '@bridgenotes/scoring-runs';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** The run that one request reads from: asked for once, so that no answer mixes two. Null before the first run. */
export const publishedRunId = (context: RequestContext, runs: PublishedRuns): Promise<string | null> => context.once('published run', () => runs.current());

/** Scores of the published run by note; null for a note it has not seen. */
export const scoreLoader = (context: RequestContext, runs: PublishedRuns, scores: ScoresReader): DataLoader<string, NoteScore | null> =>
  context.loader('note score', async (noteIds: readonly string[]) => {
    const runId = await publishedRunId(context, runs);
    const byNote = new Map((runId === null ? [] : await scores.ofNotes(runId, noteIds)).map((score) => [score.noteId, score]));
    return noteIds.map((noteId) => byNote.get(noteId) ?? null);
  });

/** Rules as the published run evaluated them, by note; none for a note it has not seen. */
export const traceLoader = (context: RequestContext, runs: PublishedRuns, scores: ScoresReader): DataLoader<string, RuleTrace[]> =>
  context.loader('rule trace', async (noteIds: readonly string[]) => {
    const runId = await publishedRunId(context, runs);
    const byNote = runId === null ? new Map<string, RuleTrace[]>() : await scores.traces(runId, noteIds);
    return noteIds.map((noteId) => byNote.get(noteId) ?? []);
  });

/** What runs so far hold of notes; null for a note that none has seen. */
export const pastLoader = (context: RequestContext, scores: ScoresReader): DataLoader<string, NotePast | null> =>
  context.loader('note past', async (noteIds: readonly string[]) => {
    const byNote = await scores.pasts(noteIds);
    return noteIds.map((noteId) => byNote.get(noteId) ?? null);
  });

/** Whether a note is kept from readers whatever its status. */
export const withheldLoader = (context: RequestContext, scores: ScoresReader): DataLoader<string, boolean> =>
  context.loader('withheld note', async (noteIds: readonly string[]) => {
    const withheld = await scores.withheld(noteIds);
    return noteIds.map((noteId) => withheld.has(noteId));
  });

/** Scores of the notes that are shown on the statement they were written on, by statement. */
export const shownWhereWrittenLoader = (context: RequestContext, runs: PublishedRuns, scores: ScoresReader): DataLoader<string, NoteScore[]> =>
  context.loader('notes shown where written', async (statementIds: readonly string[]) => {
    const runId = await publishedRunId(context, runs);
    const found = runId === null ? [] : await scores.surfaced(runId, statementIds);
    return statementIds.map((statementId) => found.filter((score) => score.statementId === statementId));
  });

/** A note that is shown on a statement, and what it was matched by when it was written on another one. */
export interface Surfaced {
  readonly score: NoteScore;
  readonly matchedBy: SpreadingSubject | null;
}

/** Scores of the notes that are shown, by statement, strongest first: two questions, however many statements. */
export const surfacedLoader = (context: RequestContext, runs: PublishedRuns, scores: ScoresReader, matched: MatchedNotes): DataLoader<string, Surfaced[]> =>
  context.loader('surfaced notes', async (statementIds: readonly string[]) => {
    const runId = await publishedRunId(context, runs);
    if (runId === null) return statementIds.map(() => []);
    const matches = await matched.shownOn(statementIds);
    const found = await scores.surfaced(runId, statementIds, matches.map((match) => match.noteId));
    return statementIds.map((statementId) => {
      const matchedBy = new Map(matches.filter((match) => match.statementId === statementId).map((match) => [match.noteId, match.kind]));
      return found.filter((score) => score.statementId === statementId || matchedBy.has(score.noteId)).map((score) => ({ score, matchedBy: matchedBy.get(score.noteId) ?? null }));
    });
  });

export const runLoader = (context: RequestContext, runs: PublishedRuns): DataLoader<string, ScoringRun | null> =>
  context.loader('scoring run', async (ids: readonly string[]) => {
    const byId = new Map((await runs.findByIds(ids)).map((run) => [run.id, run]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** A page of the status changes of a note; the first pages of all notes of one request in one query. */
export const changesOf = (context: RequestContext, scores: ScoresReader, noteId: string, page: PageRequest): Promise<Page<StatusChange>> =>
  page.after == null ? context.loader(`status changes, ${page.first}`, (noteIds: readonly string[]) => scores.changesOfEach(noteIds, page.first)).load(noteId) : scores.changes(noteId, page);
