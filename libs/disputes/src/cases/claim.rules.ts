import { AppError, characterCount, plainText, textUpTo } from '@bridgenotes/platform';
import { publicUrl } from '@bridgenotes/statements';

/** What somebody says against a note: which of its words, what is wrong with them, and what shows it. */
export interface GivenClaim {
  readonly quote: string;
  readonly claim: string;
  readonly evidenceUrls: readonly string[];
}

/** A claim as it is stored. The offsets count code points of the note's text, the end exclusive. */
export interface ClaimValue {
  readonly quote: string;
  readonly quoteStart: number;
  readonly quoteEnd: number;
  readonly claim: string;
  readonly evidenceUrls: string[];
}

/**
 * Checks a claim against the text of the note.
 * @throws DISPUTE_QUOTE_NOT_FOUND when the note does not say so word for word, DISPUTE_EVIDENCE_REQUIRED, INVALID_URL,
 * INVALID_INPUT for a claim that is empty or too long, and for more evidence than allowed
 */
export function claimValue(given: GivenClaim, noteText: string | null, limits: { readonly maxClaimLength: number; readonly maxEvidence: number }): ClaimValue {
  const quote = plainText('quote', given.quote);
  const at = quote === '' || noteText === null ? -1 : noteText.indexOf(quote);
  if (at < 0) throw new AppError('DISPUTE_QUOTE_NOT_FOUND');
  const quoteStart = characterCount(noteText!.slice(0, at));
  const evidenceUrls = [...new Set(given.evidenceUrls.map((url) => publicUrl(url).href))];
  if (evidenceUrls.length === 0) throw new AppError('DISPUTE_EVIDENCE_REQUIRED');
  if (evidenceUrls.length > limits.maxEvidence) throw new AppError('INVALID_INPUT', { field: 'evidenceUrls', given: `${evidenceUrls.length} URLs`, allowed: `1 to ${limits.maxEvidence}` });
  return { quote, quoteStart, quoteEnd: quoteStart + characterCount(quote), claim: textUpTo(limits.maxClaimLength, 'claim', given.claim), evidenceUrls };
}
