import type { SharpConstructor } from 'sharp';
import { MediaFailureError } from '../media.failure';
import { formatOf } from './format.rules';
import { pictureHashes, type PictureHashes } from './picture-hash.rules';

/** The decoder scales to this side; the rest of the way to the grid is a plain mean, so that its filter matters little. */
const SIDE = 256;
/** Width times height of the largest picture that is decoded: what is small as a file may be huge as a picture. */
const MOST_PIXELS = 60_000_000;
/** The decoders of the formats that `formatOf` knows, by their names in libvips; no other one is ever given a file. */
const LOADERS = ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif', 'VipsForeignLoadHeif'];

let decoder: Promise<SharpConstructor> | undefined;

/** Loaded when the first picture is read: most processes never read one. */
function loadDecoder(): Promise<SharpConstructor> {
  return (decoder ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: LOADERS });
    sharp.cache(false);
    return sharp;
  }));
}

/**
 * Decodes a picture from anywhere and hashes it: turned upright, transparency on white, the first picture of an animation.
 * @throws MediaFailureError NOT_A_PICTURE, VIDEO_WITHOUT_FRAMES, UNREADABLE
 */
export async function readPicture(bytes: Uint8Array): Promise<PictureHashes> {
  const format = formatOf(bytes);
  if (format === null) throw new MediaFailureError('NOT_A_PICTURE', 'its first bytes are of no known format');
  if (format === 'VIDEO') throw new MediaFailureError('VIDEO_WITHOUT_FRAMES', 'it is a video');
  const sharp = await loadDecoder();
  try {
    const luminance = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
      .autoOrient().flatten({ background: '#ffffff' }).resize(SIDE, SIDE, { fit: 'fill' }).toColourspace('b-w').raw().toBuffer();
    return pictureHashes(luminance, SIDE);
  } catch (error) {
    throw new MediaFailureError('UNREADABLE', (error as Error).message);
  }
}
