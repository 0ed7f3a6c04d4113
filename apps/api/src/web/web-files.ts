import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What gets smaller by compression; pictures and fonts are compressed already. */
const TEXT = /\.(html|js|mjs|css|json|map|svg|txt|webmanifest|xml|wasm)$/;
/** Brotli at 9 is a few percent larger than at 11, and takes a tenth of the time; the first visitor waits for it. */
const QUALITY = 9;

/** A file of the web client: its bytes, and compressed ones from their first use on. */
export class WebFile {
  readonly #compressed = new Map<Encoding, Promise<Buffer>>();
  readonly digest: string;
  readonly encodings: readonly Encoding[];

  constructor(
    readonly path: string,
    private readonly bytes: Buffer,
  ) {
    this.digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    this.encodings = TEXT.test(path) ? ENCODINGS : ['identity'];
  }

  /** Whether its name changes with its contents, as Vite names what stands under assets. */
  get hashed(): boolean {
    return this.path.startsWith('/assets/');
  }

  get text(): string {
    return this.bytes.toString('utf8');
  }

  async read(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'identity') return this.bytes;
    let compressed = this.#compressed.get(encoding);
    if (compressed === undefined) {
      compressed = encoding === 'br' ? promisify(brotliCompress)(this.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }) : promisify(gzip)(this.bytes);
      this.#compressed.set(encoding, compressed);
    }
    return compressed;
  }
}

/** The built web client, read into memory once: what is asked for by any other path is not there, whatever the path looks like. */
export class WebFiles {
  readonly #files: ReadonlyMap<string, WebFile>;

  private constructor(files: readonly WebFile[]) {
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  /** Null when there is no index.html in the folder. */
  static async open(folder: string): Promise<WebFiles | null> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => !relative(folder, path).split(sep).some((part) => part.startsWith('.')));
    const files = await Promise.all(paths.map(async (path) => new WebFile(`/${relative(folder, path).split(sep).join('/')}`, await readFile(path))));
    return files.some((file) => file.path === '/index.html') ? new WebFiles(files) : null;
  }

  /** @param path decoded, beginning with a slash */
  find(path: string): WebFile | undefined {
    return this.#files.get(path);
  }

  /** The page that everything starts from. */
  get index(): string {
    return this.#files.get('/index.html')!.text;
  }
}
