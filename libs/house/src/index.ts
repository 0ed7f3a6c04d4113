import { AI_WRITERS_ENTITIES, AiWritersModule, ProgramAdmission, ProgramExpulsion, PROGRAMS } from '@bridgenotes/ai-writers';
import { COLLABORATION, COLLABORATION_ENTITIES, CollaborationModule, DeletedNotesListener } from '@bridgenotes/collaboration';
import { ABILITY, AdmissionChore, CONTRIBUTORS_ENTITIES, ContributorsModule, JOINING } from '@bridgenotes/contributors';
import { Amendments, DISPUTES, DISPUTES_ENTITIES, DisputesModule, JuryService } from '@bridgenotes/disputes';
import { MEDIA, MEDIA_ENTITIES, MediaChore, MediaListener, MediaModule } from '@bridgenotes/media';
import { NEEDED, NEEDED_ENTITIES, NeededListener, NeededModule, NeededSyncChore, PopulationSample } from '@bridgenotes/needed';
import { LIMITS, NOTES_ENTITIES } from '@bridgenotes/notes';
import { NOTICES, NOTICES_ENTITIES, DeliveryChore, NoteNewsChore, NoticesListener, NoticesModule } from '@bridgenotes/notices';
import { ABOUT, OutboxEntry, PublicLogEntry, type Chore, type CommunitySection, type EventListener } from '@bridgenotes/platform';
import { ExportChore, OPEN_DATA, OPEN_DATA_ENTITIES, OpenDataModule } from '@bridgenotes/open-data';
import { RATINGS_ENTITIES } from '@bridgenotes/ratings';
import { REQUESTS, REQUESTS_ENTITIES, RequestOutcomes, RequestsModule } from '@bridgenotes/requests';
import { SCORING_RUNS_ENTITIES, ScoresModule } from '@bridgenotes/scoring-runs';
import { STATEMENTS_ENTITIES } from '@bridgenotes/statements';
import { FiguresChore, FiguresListener, PulseChore, TRANSPARENCY_ENTITIES, TransparencyModule } from '@bridgenotes/transparency';
import type { Type } from '@nestjs/common';

/** All tables. */
export const HOUSE_ENTITIES = [
  OutboxEntry,
  PublicLogEntry,
  ...CONTRIBUTORS_ENTITIES,
  ...STATEMENTS_ENTITIES,
  ...NOTES_ENTITIES,
  ...RATINGS_ENTITIES,
  ...SCORING_RUNS_ENTITIES,
  ...REQUESTS_ENTITIES,
  ...DISPUTES_ENTITIES,
  ...AI_WRITERS_ENTITIES,
  ...COLLABORATION_ENTITIES,
  ...NOTICES_ENTITIES,
  ...MEDIA_ENTITIES,
  ...NEEDED_ENTITIES,
  ...TRANSPARENCY_ENTITIES,
  ...OPEN_DATA_ENTITIES,
];

/** Everything that a community may set. */
export const HOUSE_SECTIONS: readonly CommunitySection[] = [
  ABOUT,
  JOINING,
  ABILITY,
  LIMITS,
  REQUESTS,
  DISPUTES,
  PROGRAMS,
  COLLABORATION,
  NOTICES,
  MEDIA,
  NEEDED,
  OPEN_DATA,
];

/** Rooms whose listeners and chores the worker needs. */
export const HOUSE_MODULES: readonly Type[] = [
  ContributorsModule,
  ScoresModule,
  RequestsModule,
  DisputesModule,
  AiWritersModule,
  CollaborationModule,
  NoticesModule,
  MediaModule,
  NeededModule,
  TransparencyModule,
  OpenDataModule,
];

/** Who hears of events, in this order. */
export const HOUSE_LISTENERS: readonly Type<EventListener>[] = [
  RequestOutcomes,
  Amendments,
  ProgramExpulsion,
  DeletedNotesListener,
  NoticesListener,
  MediaListener,
  NeededListener,
  FiguresListener,
];

/** What time brings. */
export const HOUSE_CHORES: readonly Type<Chore>[] = [
  AdmissionChore,
  JuryService,
  NoteNewsChore,
  DeliveryChore,
  MediaChore,
  ProgramAdmission,
  NeededSyncChore,
  PopulationSample,
  PulseChore,
  FiguresChore,
  ExportChore,
];
