import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { drawPicture, type PictureTexts } from './preview-picture';

/** Pictures that are kept: some 20 kilobytes each. */
const KEPT = 300;

export interface Picture {
  /** The same texts, the same digest. */
  readonly digest: string;
  readonly bytes: Buffer;
}

/** Preview pictures: drawn one after the other, so that many visitors leave time for everything else, and kept. */
@Injectable()
export class PreviewPictures {
  readonly #kept = new Map<string, Promise<Buffer>>();
  #last: Promise<unknown> = Promise.resolve();

  /** Whether nothing has to be drawn for these texts. */
  has(texts: PictureTexts): boolean {
    return this.#kept.has(digestOf(texts));
  }

  async of(texts: PictureTexts): Promise<Picture> {
    const digest = digestOf(texts);
    const drawn = this.#kept.get(digest) ?? this.#draw(texts);
    // The one asked for last is the last to be let go.
    this.#kept.delete(digest);
    this.#kept.set(digest, drawn);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    try {
      return { digest, bytes: await drawn };
    } catch (error) {
      this.#kept.delete(digest);
      throw error;
    }
  }

  #draw(texts: PictureTexts): Promise<Buffer> {
    const drawn = this.#last.then(() => drawPicture(texts));
    this.#last = drawn.catch(() => undefined);
    return drawn;
  }
}

const digestOf = (texts: PictureTexts): string => createHash('sha256').update(JSON.stringify([texts.statement, texts.note, texts.heading, texts.name])).digest('base64url').slice(0, 22);
