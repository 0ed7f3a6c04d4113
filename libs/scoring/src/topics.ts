/** Subjects so divided along lines of their own that the core model leaves them out. enums.py Topics */
export const TOPICS = ['UkraineConflict', 'GazaConflict', 'MessiRonaldo', 'Scams', 'InDimensionTwo'] as const;
export type Topic = (typeof TOPICS)[number];

/** Beginnings of words, or patterns, that give a topic away. topic_model.py seedTerms */
const SEED_TERMS: Record<Topic, readonly string[]> = {
  UkraineConflict: ['ukrain', 'russia', 'kiev', 'kyiv', 'moscow', 'zelensky', 'putin'],
  GazaConflict: ['israel', 'palestin', 'gaza', 'jerusalem', '\\bhamas\\b'],
  MessiRonaldo: ['messi\\b', 'ronaldo'],
  Scams: [
    'scam',
    'undisclosed\\sad',
    'terms\\sof\\sservice',
    'help\\.x\\.com',
    'x\\.com/tos',
    'engagement\\sfarm',
    'spam',
    'gambling',
    'apostas',
    'apuestas',
    'dropship',
    'drop\\sship',
    'promotion',
  ],
  InDimensionTwo: ['\\bugc\\b', '\\bgc\\b', '\\bobc\\b', '\\bsc\\b', '\\bsc[,\\s]+st\\b', '\\bst[,\\s]+sc\\b', 'आरक्षण'],
};

const PATTERNS = TOPICS.map((topic) => new RegExp(SEED_TERMS[topic].map(anchored).join('|'), 'i'));
const KEPT_URLS = /help\.x\.com|x\.com\/tos/;

/**
 * Topics that a note's text points to: bit i stands for TOPICS[i]. The masks of all notes on one statement,
 * joined by `|`, tell the topic of the statement ({@link topicOfMask}).
 */
export function topicMask(noteText: string): number {
  const text = noteText.replace(/https?:\/\/[^\s)\]]+/g, wordsOfUrl).replace(/[_/]/g, ' ');
  let mask = 0;
  PATTERNS.forEach((pattern, bit) => {
    if (pattern.test(text)) mask |= 1 << bit;
  });
  return mask;
}

/** How {@link NoteColumns.outOfScope} tells a topic: 0 for none, else its place in TOPICS counted from 1. */
export function topicNumber(topic: Topic | null): number {
  return topic === null ? 0 : TOPICS.indexOf(topic) + 1;
}

/**
 * The topic of a statement by the joined masks of its notes; null for none or for several at once.
 *
 * X goes on to train a classifier on these assignments (topic_model.py). On the data at hand that classifier added no
 * note and removed 4 of 241.
 */
export function topicOfMask(mask: number): Topic | null {
  const found = TOPICS.filter((_, bit) => (mask & (1 << bit)) !== 0);
  return found.length === 1 ? found[0]! : null;
}

/** Only the longer words of a link tell a topic: short ones are parameters. */
function wordsOfUrl(url: string): string {
  if (KEPT_URLS.test(url)) return url;
  return (url.match(/[a-zA-Z]+/g) ?? []).filter((word) => word.length >= 4).join(' ');
}

/** A term starts a word unless it is part of an address or brings its own boundary. */
function anchored(term: string): string {
  return term.includes('\\.') || term.startsWith('\\b') ? term : `(?:\\s|^)${term}`;
}
