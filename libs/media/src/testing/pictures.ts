import sharp, { type Sharp } from 'sharp';

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WIDTH = 640;
const HEIGHT = 420;

/**
 * A picture with what photographs have: light that changes slowly, things before each other with edges, texture, and
 * in every second one dark writing on a bright strip.
 */
export function drawnPicture(seed: number): Sharp {
  const next = numbers(seed * 7919 + 17);
  const pixels = new Uint8Array(WIDTH * HEIGHT * 3);
  const [tiltX, tiltY, base] = [next() - 0.5, next() - 0.5, 60 + next() * 120];
  const waves = Array.from({ length: 8 }, () => ({ fx: (next() - 0.5) * 0.12, fy: (next() - 0.5) * 0.12, phase: next() * 6, height: 4 + next() * 10 }));
  const things = Array.from({ length: 14 }, () => ({
    x: next() * WIDTH, y: next() * HEIGHT, rx: 15 + next() * 130, ry: 15 + next() * 110, turn: next() * 3, round: next() > 0.4,
    colour: [next() * 255, next() * 255, next() * 255], shade: (next() - 0.5) * 70,
  }));
  const strip = seed % 2 === 0 ? { y: 30 + next() * 280, height: 60 + next() * 40 } : null;
  const letters = Array.from({ length: 200 }, () => next() > 0.45);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      let colour = [0, 18, -14].map((tone) => base + tone + tiltX * (x - WIDTH / 2) * 0.3 + tiltY * (y - HEIGHT / 2) * 0.3);
      for (const thing of things) {
        const [dx, dy] = [x - thing.x, y - thing.y];
        const u = (dx * Math.cos(thing.turn) + dy * Math.sin(thing.turn)) / thing.rx;
        const v = (dy * Math.cos(thing.turn) - dx * Math.sin(thing.turn)) / thing.ry;
        if (thing.round ? u * u + v * v < 1 : Math.abs(u) < 1 && Math.abs(v) < 1) colour = thing.colour.map((tone) => tone + thing.shade * u);
      }
      const texture = waves.reduce((sum, wave) => sum + wave.height * Math.sin(x * wave.fx + y * wave.fy + wave.phase), 0) + (next() - 0.5) * 12;
      if (strip !== null && y > strip.y && y < strip.y + strip.height) colour = letters[(Math.floor(x / 9) + 71 * Math.floor((y - strip.y) / 20)) % 200] && (y - strip.y) % 20 > 6 ? [20, 20, 20] : [240, 240, 240];
      for (let c = 0; c < 3; c++) pixels[(y * WIDTH + x) * 3 + c] = Math.max(0, Math.min(255, colour[c]! + texture));
    }
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
}

/** The same as a file. */
export const jpegOf = (seed: number, quality = 88): Promise<Buffer> => drawnPicture(seed).jpeg({ quality }).toBuffer();

/** What happens to pictures that are passed on, by what people would call it. */
export const COPIES: Readonly<Record<string, (file: Buffer) => Promise<Buffer>>> = {
  'saved as JPEG of quality 40': (file) => sharp(file).jpeg({ quality: 40 }).toBuffer(),
  'saved as JPEG of quality 15': (file) => sharp(file).jpeg({ quality: 15 }).toBuffer(),
  'saved as WebP': (file) => sharp(file).webp({ quality: 60 }).toBuffer(),
  'saved as PNG': (file) => sharp(file).png().toBuffer(),
  'a quarter as wide': (file) => sharp(file).resize(WIDTH / 4).jpeg({ quality: 75 }).toBuffer(),
  'twice as wide': (file) => sharp(file).resize(WIDTH * 2).jpeg({ quality: 75 }).toBuffer(),
  'squeezed to a square': (file) => sharp(file).resize(400, 400, { fit: 'fill' }).jpeg().toBuffer(),
  'a fifth brighter': (file) => sharp(file).modulate({ brightness: 1.2 }).jpeg().toBuffer(),
  'a fifth darker': (file) => sharp(file).modulate({ brightness: 0.8 }).jpeg().toBuffer(),
  'with less contrast': (file) => sharp(file).linear(0.7, 40).jpeg().toBuffer(),
  'in black and white': (file) => sharp(file).greyscale().jpeg().toBuffer(),
  'blurred': (file) => sharp(file).blur(2).jpeg().toBuffer(),
  'with a mark in the corner': (file) => sharp(file).composite([{ input: Buffer.alloc(110 * 36 * 3, 245), raw: { width: 110, height: 36, channels: 3 }, left: 515, top: 370 }]).jpeg().toBuffer(),
  '1 % cut off each side': (file) => cropped(file, 0.01),
  '2 % cut off each side': (file) => cropped(file, 0.02),
  '4 % cut off each side': (file) => cropped(file, 0.04),
  '6 % cut off each side': (file) => cropped(file, 0.06),
  '4 % cut off below': (file) => sharp(file).extract({ left: 0, top: 0, width: WIDTH, height: Math.round(HEIGHT * 0.96) }).jpeg().toBuffer(),
  'a bar of 8 % below': (file) => sharp(file).extend({ bottom: Math.round(HEIGHT * 0.08), background: '#fff' }).jpeg().toBuffer(),
};

const cropped = (file: Buffer, share: number): Promise<Buffer> =>
  sharp(file).extract({ left: Math.round(WIDTH * share), top: Math.round(HEIGHT * share), width: Math.round(WIDTH * (1 - 2 * share)), height: Math.round(HEIGHT * (1 - 2 * share)) }).jpeg().toBuffer();
