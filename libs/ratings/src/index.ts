import { RatingChange } from './rating-change.entity';
import { RatingRequest } from './rating-request.entity';
import { Rating } from './rating.entity';

export { Rating } from './rating.entity';
export { RatingChange } from './rating-change.entity';
export { RatingRequest } from './rating-request.entity';
export { askRaters, endRequest, openRequests } from './rating-requests';
export { TAGS_OF_LEVEL } from './rating.rules';
export { RatingConflicts } from './rating-conflicts';
export { RatingsModule } from './ratings.module';
export { RatingsService } from './ratings.service';

/** The tables of this room, for the data source. */
export const RATINGS_ENTITIES = [Rating, RatingChange, RatingRequest];
