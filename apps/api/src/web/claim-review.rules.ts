import { inOneLine, shortened } from './html.rules';

/** What a fact check is made of: a note that is shown, and its statement. */
export interface ReviewedClaim {
  /** Address of the note here. */
  readonly url: string;
  /** The words of the note. */
  readonly text: string;
  /** When it was first shown. */
  readonly shownAt: Date;
  readonly statement: { readonly quotedText: string | null; readonly canonicalUrl: string | null; readonly authorName: string | null; readonly statedOn: string | null; readonly createdAt: Date };
  readonly organisation: { readonly name: string; readonly url: string };
  /** How the rating is called. */
  readonly ratingName: string;
}

/** Google shows claims of up to 75 characters whole, and asks for short ones. */
const CLAIM_LENGTH = 200;
/** Our scale: readers find a statement misleading (1), or not (2). Only notes of the first kind are shown beside statements. */
const SCALE = { worstRating: 1, bestRating: 2, misleading: 1 } as const;

/** A note as schema.org's ClaimReview, as Google documents it (Search Central, "Fact Check (ClaimReview) structured data"). */
export function claimReview({ url, text, shownAt, statement, organisation, ratingName }: ReviewedClaim): Record<string, unknown> {
  const { quotedText, canonicalUrl, authorName, statedOn, createdAt } = statement;
  const author = { '@type': 'Organization', name: organisation.name, url: organisation.url };
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url,
    datePublished: day(shownAt),
    author,
    claimReviewed: quotedText === null ? canonicalUrl : shortened(quotedText, CLAIM_LENGTH),
    reviewBody: inOneLine(text),
    itemReviewed: {
      '@type': 'Claim',
      datePublished: statedOn ?? day(createdAt),
      ...(authorName !== null && { author: { '@type': 'Person', name: inOneLine(authorName) } }),
      ...(canonicalUrl !== null && { appearance: { '@type': 'CreativeWork', url: canonicalUrl } }),
    },
    reviewRating: { '@type': 'Rating', ratingValue: SCALE.misleading, worstRating: SCALE.worstRating, bestRating: SCALE.bestRating, alternateName: ratingName },
  };
}

const day = (time: Date): string => time.toISOString().slice(0, 10);
