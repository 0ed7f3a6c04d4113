import { RatingSender } from '../rating/rating-sender';
import { DraftReminder } from '../writing/draft-reminder';

/** What goes with somebody who is signed in from page to page, beside whatever they look at. */
export function Companion() {
  return (
    <>
      <RatingSender />
      <DraftReminder />
    </>
  );
}
