/** What of the viewer decides whether they may rate. */
export interface RaterFacts {
  readonly needsAlias: boolean;
  readonly hasLeft: boolean;
  readonly removal: object | null;
  readonly contributor: { readonly id: string } | null;
}

export type RatingStanding =
  | 'may'
  /** Not known yet. */
  | 'asking'
  | 'signIn'
  | 'chooseAlias'
  /** Was removed, or left: reads only. */
  | 'readsOnly'
  | 'ownNote';

/**
 * Whether the viewer may rate a note, or why not; the server decides in the end.
 * @param viewer undefined until the server has said who it is
 */
export function ratingStanding(signedIn: boolean, viewer: RaterFacts | undefined, authorId: string): RatingStanding {
  if (!signedIn) return 'signIn';
  if (viewer === undefined) return 'asking';
  if (viewer.removal !== null || viewer.hasLeft) return 'readsOnly';
  if (viewer.needsAlias || viewer.contributor === null) return 'chooseAlias';
  return viewer.contributor.id === authorId ? 'ownNote' : 'may';
}
