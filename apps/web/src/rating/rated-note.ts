import type { Level } from './answer.rules';

/** A note that somebody may say of whether it helps, and where they read it. */
export interface RatedNote {
  readonly note: {
    readonly id: string;
    readonly text: string | null;
    readonly author: { readonly id: string };
    readonly viewerRating: { readonly level: Level; readonly tags: readonly string[] } | null;
  };
  readonly statement: { readonly quotedText: string | null; readonly url: string | null };
}
