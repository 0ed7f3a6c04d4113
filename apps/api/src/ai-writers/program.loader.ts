import type { Admission, AdmissionService, EligibleStatements, Program, ProgramCard, ProgramLimit, ProgramNotesReader, ProgramsService, ScoringStatus, SuggestedSource, WritingLimits } from '@bridgenotes/ai-writers';
import type DataLoader from 'dataloader';
import type { RequestContext } from '../graphql/request-context';

/** Programs by id. */
export const programLoader = (context: RequestContext, programs: ProgramsService): DataLoader<string, Program | null> =>
  context.loader('program', (ids: readonly string[]) => programs.findByIds(ids));

/** Programs by whom they write as; null for people. */
export const programOfLoader = (context: RequestContext, programs: ProgramsService): DataLoader<string, Program | null> =>
  context.loader('program of contributor', (ids: readonly string[]) => programs.ofContributors(ids));

/** Cards in force by program. */
export const cardLoader = (context: RequestContext, programs: ProgramsService): DataLoader<string, ProgramCard | null> =>
  context.loader('program card', (ids: readonly string[]) => programs.cardsOf(ids));

/** Cards of the time of writing by note; null for notes of people. */
export const cardOfNoteLoader = (context: RequestContext, notes: ProgramNotesReader): DataLoader<string, ProgramCard | null> =>
  context.loader('program card of note', (ids: readonly string[]) => notes.cardsOfNotes(ids));

/** How far programs are, by program. */
export const admissionLoader = (context: RequestContext, programs: ProgramsService, admission: AdmissionService): DataLoader<string, Admission> =>
  context.loader('program admission', async (ids: readonly string[]) => admission.of((await programs.findByIds(ids)).filter((program) => program !== null)));

/** What programs may write, by program. */
export const limitLoader = (context: RequestContext, limits: WritingLimits): DataLoader<string, ProgramLimit> =>
  context.loader('program limit', (ids: readonly string[]) => limits.ofEach(ids));

/** How ratings spread over the axis, by note. */
export const scoringStatusLoader = (context: RequestContext, notes: ProgramNotesReader): DataLoader<string, ScoringStatus> =>
  context.loader('scoring status', (ids: readonly string[]) => notes.scoringStatuses(ids));

/** Suggested sources by statement. */
export const sourcesLoader = (context: RequestContext, eligible: EligibleStatements): DataLoader<string, SuggestedSource[]> =>
  context.loader('suggested sources', (ids: readonly string[]) => eligible.sourcesOfEach(ids));

/** Reasons of requests by statement. */
export const reasonsLoader = (context: RequestContext, eligible: EligibleStatements): DataLoader<string, string[]> =>
  context.loader('reasons of requests', (ids: readonly string[]) => eligible.reasonsOfEach(ids));
