/** An address in the text of a note, as it stands there and as it is followed. */
export interface WrittenSource {
  readonly text: string;
  readonly href: string;
}

export interface NoteText {
  /** Characters as the server counts them, each source as so many as the community says. */
  readonly length: number;
  /** Addresses that everybody can open, in their order. */
  readonly sources: readonly WrittenSource[];
  /** What looks like an address but leads nowhere for others, such as a host at home; it counts as plain characters. */
  readonly strays: readonly string[];
}

// Scripts that put no space between words: one of their letters ends an address.
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((script) => String.raw`\p{Script=${script}}`).join('');
const LETTER = String.raw`(?![${UNSPACED}])[\p{L}\p{M}\p{N}]`;
const ADDRESS = new RegExp(String.raw`(?<!${LETTER}|[@/._-])(?:https?:\/\/|www\.)(?:[\w\-.~:/?#@!$&'()*+,;=%]|${LETTER})+`, 'giu');
const LONGEST_ADDRESS = 2048;

/** Reads a note as the server does. @param urlLength as how many characters an address counts */
export function readNote(given: string, urlLength: number): NoteText {
  const text = given.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const sources: WrittenSource[] = [];
  const strays: string[] = [];
  for (const [found] of text.matchAll(ADDRESS)) {
    const address = withoutSentenceEnd(found);
    const href = publicAddress(address);
    if (href === null) strays.push(address);
    else sources.push({ text: address, href });
  }
  return { length: sources.reduce((length, source) => length - count(source.text) + urlLength, count(text)), sources, strays };
}

const count = (text: string) => Array.from(text).length;

/** Full stops and the like belong to the sentence; so does a closing bracket that the address did not open. */
function withoutSentenceEnd(address: string): string {
  let rest = address;
  for (;;) {
    const last = rest.at(-1);
    if (last === undefined) return rest;
    if (last === ')' ? rest.split(')').length <= rest.split('(').length : !'.,;:!?\'*~'.includes(last)) return rest;
    rest = rest.slice(0, -1);
  }
}

function publicAddress(address: string): string | null {
  if (address.length > LONGEST_ADDRESS) return null;
  const full = /^https?:/i.test(address) ? address : `https://${address}`;
  // Without a scheme, only what is shaped like a host is taken for one.
  if (full !== address && !/^[^\s/:?#@]+\.[^\s/:?#@]+([/?#]|$)/.test(address)) return null;
  if (!URL.canParse(full)) return null;
  const { username, password, hostname, href } = new URL(full);
  return username === '' && password === '' && isPublic(hostname.replace(/\.$/, '')) ? href : null;
}

const AT_HOME = ['localhost', 'local', 'internal', 'home.arpa'];

function isPublic(host: string): boolean {
  if (host.startsWith('[')) return /^\[[23][0-9a-f]{3}:/.test(host);
  const numbers = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
  if (numbers !== null) return isPublicNumber(Number(numbers[1]), Number(numbers[2]));
  return host.includes('.') && !host.includes('..') && !host.startsWith('.') && !AT_HOME.some((name) => host === name || host.endsWith(`.${name}`));
}

/** Whether an IPv4 address of these first two numbers is the same for everybody (RFC 6890). */
function isPublicNumber(first: number, second: number): boolean {
  if ([0, 10, 127].includes(first) || first >= 224) return false;
  const shared = first === 100 && second >= 64 && second <= 127;
  const home = (first === 192 && second === 168) || (first === 172 && second >= 16 && second <= 31) || (first === 169 && second === 254);
  return !shared && !home;
}
