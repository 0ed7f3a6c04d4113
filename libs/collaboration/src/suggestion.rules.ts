import { AppError } from '@bridgenotes/platform';
import type { CollaborationSettings } from './collaboration.settings';

/**
 * Who may suggest: writers whose notes did no harm, and others whose ratings proved good (X, "Collaborative notes").
 * @throws SUGGESTION_NEEDS_IMPACT
 */
export function checkMaySuggest(person: { readonly isWriter: boolean; readonly writingImpact: number; readonly ratingImpact: number }, settings: CollaborationSettings): void {
  const impact = person.isWriter ? person.writingImpact : person.ratingImpact;
  const needed = person.isWriter ? settings.minWritingImpact : settings.minRatingImpact;
  if (impact < needed) throw new AppError('SUGGESTION_NEEDS_IMPACT', { which: person.isWriter ? 'writing' : 'rating', impact, needed });
}
