/** What a file is by its first bytes; what its sender calls it does not matter. */
export const MEDIA_FORMATS = ['JPEG', 'PNG', 'GIF', 'WEBP', 'AVIF', 'VIDEO'] as const;
export type MediaFormat = (typeof MEDIA_FORMATS)[number];

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** Null for anything else: pages, drawings in XML (which may name other files), archives. */
export function formatOf(bytes: Uint8Array): MediaFormat | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'JPEG';
  if (bytes[0] === 0x89 && ascii(bytes, 1, 8) === 'PNG\r\n\x1a\n') return 'PNG';
  if (['GIF87a', 'GIF89a'].includes(ascii(bytes, 0, 6))) return 'GIF';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'WEBP';
  // ISO 14496-12: a box "ftyp" with the kind of file; AVIF pictures are of the same family as MP4 and QuickTime.
  if (ascii(bytes, 4, 8) === 'ftyp') return ['avif', 'avis'].includes(ascii(bytes, 8, 12)) ? 'AVIF' : 'VIDEO';
  // EBML: WebM and Matroska. An MPEG transport or programme stream, and AVI.
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'VIDEO';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 11) === 'AVI') return 'VIDEO';
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 1 && (bytes[3] === 0xba || bytes[3] === 0xb3)) return 'VIDEO';
  return null;
}
