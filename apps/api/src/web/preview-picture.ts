import sharp, { type OverlayOptions } from 'sharp';
import { escapeText, shortened } from './html.rules';

/** What stands on a preview picture. */
export interface PictureTexts {
  /** The words of a statement in quotation marks, or where it was made. */
  readonly statement: string;
  /** The note that is shown; null where there is none. */
  readonly note: string | null;
  /** What stands above the note, or in its place. */
  readonly heading: string;
  readonly name: string;
}

export const PICTURE = { width: 1200, height: 630 } as const;
const MARGIN = 64;
const INSIDE = PICTURE.width - 2 * MARGIN;
const COLOURS = { paper: '#f7f5f0', surface: '#ffffff', line: '#dcd7cb', ink: '#1b1f23', soft: '#535c66', accent: '#17596b' } as const;
/** The longest texts that are set at all; what does not fit is set smaller, and then cut. */
const LONGEST = { statement: 240, note: 320 } as const;

interface Box { readonly width: number; readonly height: number; readonly sizes: readonly number[]; readonly colour: string; readonly bold?: boolean }
const BOXES = {
  statement: { width: INSIDE, height: 190, sizes: [44, 36, 30], colour: COLOURS.ink },
  heading: { width: INSIDE - 64, height: 44, sizes: [28, 24], colour: COLOURS.accent, bold: true },
  note: { width: INSIDE - 64, height: 176, sizes: [34, 28, 24], colour: COLOURS.ink },
  name: { width: INSIDE, height: 40, sizes: [26], colour: COLOURS.soft, bold: true },
} as const satisfies Record<string, Box>;

/**
 * A picture of a statement and its note, for whoever shows a link: 1200 by 630 pixels, as Open Graph pictures are.
 * Pango breaks the lines, so that any script reads as it should, as far as the machine has letters for it.
 */
export async function drawPicture({ statement, note, heading, name }: PictureTexts): Promise<Buffer> {
  const top = 276;
  const layers = await Promise.all([
    set(shortened(statement, LONGEST.statement), BOXES.statement).then((input) => ({ input, left: MARGIN, top: 60 })),
    set(heading, BOXES.heading).then((input) => ({ input, left: MARGIN + 40, top: top + 24 })),
    note === null ? null : set(shortened(note, LONGEST.note), BOXES.note).then((input) => ({ input, left: MARGIN + 40, top: top + 76 })),
    set(name, BOXES.name).then((input) => ({ input, left: MARGIN, top: PICTURE.height - 58 })),
  ]);
  return sharp({ create: { ...PICTURE, channels: 3, background: COLOURS.paper } })
    .composite([...card(top, note === null ? 88 : 264), ...layers.filter((layer) => layer !== null)])
    .png({ palette: true }).toBuffer();
}

/** Rectangles alone: a process that reads pictures of strangers can load no SVG. */
const card = (top: number, height: number) => [
  rectangle(MARGIN, top, INSIDE, height, COLOURS.line),
  rectangle(MARGIN + 2, top + 2, INSIDE - 4, height - 4, COLOURS.surface),
  rectangle(MARGIN, top, 8, height, COLOURS.accent),
];

const rectangle = (left: number, top: number, width: number, height: number, background: string): OverlayOptions => ({ input: { create: { width, height, channels: 3, background } }, left, top });

/** A text in a box, in the largest of its sizes that fits; cut where none does. */
async function set(text: string, { width, height, sizes, colour, bold }: Box): Promise<Buffer> {
  // What has nothing to see in it cannot be set.
  const seen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) ? text : '…';
  const markup = `<span foreground="${colour}"${bold === true ? ' weight="bold"' : ''}>${escapeText(seen)}</span>`;
  for (const [i, size] of sizes.entries()) {
    const drawn = sharp({ text: { text: markup, font: `sans ${size}`, width, dpi: 72, rgba: true, wrap: 'word-char', spacing: Math.round(size / 5) } }).png();
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
    if (info.height <= height && info.width <= width) return data;
    if (i === sizes.length - 1) return sharp(data).extract({ left: 0, top: 0, width: Math.min(info.width, width), height: Math.min(info.height, height) }).toBuffer();
  }
  throw new Error('a box has sizes');
}
