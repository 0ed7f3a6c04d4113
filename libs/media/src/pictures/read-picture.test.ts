import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { COPIES, drawnPicture, jpegOf } from '../testing/pictures';
import { MediaFailureError } from '../media.failure';
import { hashDistance, MOST_DISTANCE, type PictureHashes } from './picture-hash.rules';
import { readPicture } from './read-picture';

const PICTURES = 12;
/** The least share of copies that are found, as measured with thirty pictures of this kind and a little below it. */
const FOUND: Readonly<Record<string, number>> = {
  'saved as JPEG of quality 40': 1, 'saved as JPEG of quality 15': 1, 'saved as WebP': 1, 'saved as PNG': 1, 'a quarter as wide': 1, 'twice as wide': 1, 'squeezed to a square': 1,
  'a fifth brighter': 1, 'a fifth darker': 1, 'with less contrast': 1, 'in black and white': 1, blurred: 1, 'with a mark in the corner': 0.4,
  '1 % cut off each side': 1, '2 % cut off each side': 1, '4 % cut off each side': 0.9, '6 % cut off each side': 0.9,
  // What this hash is not made for: known, and not hidden.
  '4 % cut off below': 0, 'a bar of 8 % below': 0,
};

let files: Buffer[];
let hashes: PictureHashes[];
beforeAll(async () => {
  files = await Promise.all(Array.from({ length: PICTURES }, (_, seed) => jpegOf(seed)));
  hashes = await Promise.all(files.map(readPicture));
});

/** As pictures are compared: the whole of one with the whole and the cuts of the other. */
const likeness = (a: PictureHashes, b: PictureHashes) => Math.min(...a.cuts.map((cut) => hashDistance(cut, b.cuts[0]!)), ...b.cuts.map((cut) => hashDistance(cut, a.cuts[0]!)));
const failure = (file: Uint8Array) => readPicture(file).then(() => 'read', (error: unknown) => (error instanceof MediaFailureError ? error.failure : String(error)));

describe('a picture is known again', () => {
  it('has a rate for every kind of copy', () => expect(Object.keys(FOUND)).toEqual(Object.keys(COPIES)));

  it.each(Object.entries(COPIES))('%s', async (name, copy) => {
    const distances = await Promise.all(files.map(async (file, i) => likeness(await readPicture(await copy(file)), hashes[i]!)));
    const found = distances.filter((distance) => distance <= MOST_DISTANCE).length;
    console.log(`${name}: ${found} of ${PICTURES} found, largest distance ${Math.max(...distances)}`);
    expect(found / PICTURES).toBeGreaterThanOrEqual(FOUND[name]!);
  });

  it('and no other one is taken for it', () => {
    const others = hashes.flatMap((a, i) => hashes.slice(0, i).map((b) => likeness(a, b)));
    expect(Math.min(...others)).toBeGreaterThan(2 * MOST_DISTANCE);
  });

  it('also when the camera only wrote down how it was turned', async () => {
    const turned = await sharp(files[0]).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer();
    expect(likeness(await readPicture(turned), hashes[0]!)).toBeLessThanOrEqual(MOST_DISTANCE);
  });

  it('by the first picture of an animation, and with what is transparent on white', async () => {
    const gif = await drawnPicture(0).gif().toBuffer();
    expect(likeness(await readPicture(gif), hashes[0]!)).toBeLessThanOrEqual(MOST_DISTANCE);
    const clear = await sharp({ create: { width: 80, height: 80, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    expect((await readPicture(clear)).detail).toBe(0);
  });
});

describe('what is no picture', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>');
  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['a page', 'NOT_A_PICTURE', () => Buffer.from('<!doctype html><title>hello</title>')],
    ['a drawing that may name other files', 'NOT_A_PICTURE', () => svg],
    ['nothing', 'NOT_A_PICTURE', () => Buffer.alloc(0)],
    ['a video', 'VIDEO_WITHOUT_FRAMES', () => Buffer.from('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41', 'latin1')],
    ['half a picture', 'UNREADABLE', () => files[0]!.subarray(0, files[0]!.length / 2)],
    ['a picture by its first bytes only', 'UNREADABLE', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svg])],
    // A small file that takes 430 MB when it is decoded.
    ['a picture larger than can be held', 'UNREADABLE', () => sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: 'white' } }).png({ compressionLevel: 9 }).toBuffer()],
  ])('%s: %s', async (_, expected, file) => expect(await failure(await file())).toBe(expected));
});
