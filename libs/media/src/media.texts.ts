import type { MediaFailure } from './media.failure';

/** A language: what people are told of a medium or link that cannot be compared. */
export type MediaTexts = { readonly [Failure in MediaFailure]: string };

export const ENGLISH_MEDIA: MediaTexts = {
  FORBIDDEN_ADDRESS: 'Its address is not on the public internet, so it is not fetched.',
  TOO_LARGE: 'The file is larger than what is fetched here.',
  TOO_SLOW: 'The file did not arrive in time.',
  UNREACHABLE: 'Its server cannot be reached.',
  UNAVAILABLE: 'Its server has a problem at the moment.',
  REFUSED: 'Its server does not hand it out.',
  TOO_MANY_REDIRECTS: 'Its address leads from one to another without an end.',
  NOT_A_PICTURE: 'The file is neither a picture nor a video of a kind that can be read here.',
  VIDEO_WITHOUT_FRAMES: 'A video is told by its key frames: report them with reportMedia.',
  UNREADABLE: 'The picture is damaged or too large to be read.',
};

/** What people are told of a failure; in English unless another language is given. */
export const mediaText = (failure: MediaFailure, texts: MediaTexts = ENGLISH_MEDIA): string => texts[failure];
