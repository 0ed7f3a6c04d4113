import { ContributorLanguage } from './contributor-language.entity';
import { NeededFeed, NeededSync } from './needed-feed.entity';
import { NeededNote } from './needed-note.entity';

export { arrange } from './arrange.rules';
export { NEEDED, type NeededSettings } from './needed.section';
export { NeededListener, NeededSyncChore } from './needed-notes.work';
export { NeededModule } from './needed.module';
export { NeededNotes } from './needed-notes';
export { NeededReader, type NeedingRatings } from './needed.reader';
export { NeededService, type OfferedNote } from './needed.service';
export { ENGLISH_NEEDED } from './needed.texts';
export { PopulationSample } from './population-sample';
export { NEEDED_REASONS, type NeededReason } from './reasons.rules';
export { RatingLanguagesService } from './rating-languages.service';
export { RatingRequestsService } from './rating-requests.service';
export { decisiveness, rankOf, sideOf, type NoteFacts } from './value.rules';

/** The tables of this room, for the data source. */
export const NEEDED_ENTITIES = [NeededNote, NeededFeed, NeededSync, ContributorLanguage];
