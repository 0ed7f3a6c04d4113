import { AppError } from '@bridgenotes/platform';

/** Key frames of a video: one would be a picture, and more than this say nothing new. */
const FRAMES = { least: 2, most: 20 };

/** @throws INVALID_INPUT unless it is one picture, or the key frames of a video */
export function checkPictureCount(kind: 'IMAGE' | 'VIDEO', count: number): void {
  const allowed = kind === 'IMAGE' ? count === 1 : count >= FRAMES.least && count <= FRAMES.most;
  if (!allowed) throw new AppError('INVALID_INPUT', { field: 'pictures', given: `${count} of them`, allowed: kind === 'IMAGE' ? 'one' : `${FRAMES.least} to ${FRAMES.most} key frames` });
}

/** @throws INVALID_INPUT for anything that is not base64 */
export function decodeBase64(text: string, position: number): Uint8Array {
  const plain = text.replace(/^data:[\w/+.-]+;base64,/, '');
  if (plain === '' || plain.length % 4 === 1 || !/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) throw new AppError('INVALID_INPUT', { field: 'pictures', given: `picture ${position + 1} not in base64`, allowed: 'files of pictures in base64' });
  return Buffer.from(plain, 'base64');
}
