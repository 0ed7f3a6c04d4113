import { RatingSender } from '../rating/rating-sender';

/** What goes with somebody who is signed in from page to page, beside whatever they look at. */
export function Companion() {
  return <RatingSender />;
}
