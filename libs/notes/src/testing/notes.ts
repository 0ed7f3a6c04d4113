import { ABILITY, AbilityService } from '@bridgenotes/contributors';
import { CommunitySettings, type Clock } from '@bridgenotes/platform';
import type { DataSource } from 'typeorm';
import { LIMITS, NotesService, NoteStatuses, WritingLimitsService } from '../index';

/** Statuses of notes where no run was ever made. */
class NoRuns extends NoteStatuses {
  override countHelpful(): Promise<number> {
    return Promise.resolve(0);
  }
}

/**
 * Notes on a database of a test, which has the tables of contributors, statements and notes.
 * @param community what is set otherwise than by default
 */
export function notesService(dataSource: DataSource, clock: Clock, community: { readonly ability?: object; readonly limits?: object } = {}, statuses: NoteStatuses = new NoRuns()): NotesService {
  const settings = CommunitySettings.from(community, [ABILITY, LIMITS]);
  const ability = new AbilityService(dataSource, clock, settings);
  return new NotesService(dataSource, clock, ability, new WritingLimitsService(dataSource, clock, settings, ability, statuses));
}
