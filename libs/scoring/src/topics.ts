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

const PATTERNS = TOPICS.map((topic) => ({ topic, pattern: new RegExp(SEED_TERMS[topic].map(anchored).join('|'), 'i') }));
const KEPT_URLS = /help\.x\.com|x\.com\/tos/;

/**
 * The topic of a statement, told by the texts of all of its notes; null for none or for several at once.
 *
 * X goes on to train a classifier on these assignments, which on the data we measured added no note and
 * removed 4 of 231.
 */
export function topicOf(noteTexts: readonly string[]): Topic | null {
  const text = noteTexts
    .join(' ')
    .replace(/https?:\/\/[^\s)\]]+/g, wordsOfUrl)
    .replace(/[_/]/g, ' ');
  const found = PATTERNS.filter(({ pattern }) => pattern.test(text));
  return found.length === 1 ? found[0]!.topic : null;
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
