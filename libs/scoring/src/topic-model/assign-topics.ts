import { TOPICS, type Topic } from '../topics';
import { weighWords, type WordRows } from './bag-of-words';
import { GroupedWords, type NumberedTexts } from './grouped-words';
import { learnClasses, MOST_CLASSES, probabilities, type Classifier } from './multinomial';
import { topicsOfMask, type ClassifierParameters, type TopicParameters } from './topic-parameters';
import { topicReader, type TopicReader } from './words';

/** Number of "no topic" among the classes; TOPICS[i] is class i + 1. */
const NONE = 0;
const CLASSES = TOPICS.length + 1;

/**
 * Tells the topics of statements by the texts of all their notes (topic_model.py `get_note_topics`). Seed terms come
 * first; a classifier then learns from the statements they speak about, without the terms themselves, and adds
 * statements that sound alike, decides between terms of several topics, and takes back what it finds most unlikely.
 * (X stops a run whose classifier finds too few of the seeds; small communities always have such.)
 *
 * @param texts pairs of statement and text, one for each note, in any order
 * @returns only statements of a topic
 */
export function assignTopics(texts: Iterable<readonly [statement: string, text: string]>, parameters: TopicParameters): Map<string, Topic> {
  const reader = topicReader(parameters);
  const { classifier } = parameters;
  const statements = readStatements(texts, reader, classifier !== null);
  const assigned = classifier !== null && statements.masks.some((mask) => mask !== 0) ? classify(statements, reader, classifier) : statements.masks.map((mask) => CLASS_OF_SEEDS[mask]!);
  const topics = new Map<string, Topic>();
  statements.ids.forEach((id, s) => {
    if (assigned[s] !== NONE) topics.set(id, TOPICS[assigned[s]! - 1]!);
  });
  return topics;
}

/** By id, so that the order of notes changes nothing. */
interface Statements {
  ids: readonly string[];
  /** Topics of all seed terms in the texts of each. */
  masks: Uint8Array;
  words: NumberedTexts;
}

/** @param learns whether words are asked for */
function readStatements(texts: Iterable<readonly [string, string]>, reader: TopicReader, learns: boolean): Statements {
  const numberOf = new Map<string, number>();
  const masks: number[] = [];
  const words = new GroupedWords();
  for (const [id, text] of texts) {
    let statement = numberOf.get(id);
    if (statement === undefined) numberOf.set(id, (statement = masks.push(0) - 1));
    const plain = reader.plain(text);
    masks[statement]! |= reader.maskOf(plain);
    if (learns) words.add(statement, reader.wordsOf(plain));
  }
  const ids = [...numberOf.keys()].sort();
  const places = new Uint32Array(ids.length);
  ids.forEach((id, place) => (places[numberOf.get(id)!] = place));
  const ordered = new Uint8Array(ids.length);
  masks.forEach((mask, statement) => (ordered[places[statement]!] = mask));
  return { ids, masks: ordered, words: words.texts(places) };
}

/** By mask, the class that seed terms tell; none where they tell several. */
const CLASS_OF_SEEDS = Uint8Array.from({ length: 1 << TOPICS.length }, (_, mask) => {
  const [topic, other] = topicsOfMask(mask);
  return topic === undefined || other !== undefined ? NONE : classOf(topic);
});

function classOf(topic: Topic): number {
  return TOPICS.indexOf(topic) + 1;
}

function classify({ masks, words }: Statements, reader: TopicReader, parameters: ClassifierParameters): Uint8Array {
  const seeds = masks.map((mask) => CLASS_OF_SEEDS[mask]!);
  const unclear = (s: number): boolean => masks[s] !== 0 && seeds[s] === NONE;
  const known = [...new Set(seeds.filter((_, s) => !unclear(s)))].sort((a, b) => a - b);
  if (known.length < 2) return seeds;
  const rows = weighWords(words, (s) => !unclear(s), (word) => !reader.isTelling(word), parameters);
  const labels = Int8Array.from(seeds, (seed, s) => (unclear(s) ? -1 : known.indexOf(seed)));
  const model = learnClasses(rows, labels, known.length, parameters);
  const chances = chancesOf(rows, model, known);
  return masks.map((mask, s) => heed(mask, chances[rows.rowOf[s]!]!, parameters));
}

/** Of each row the chance of each class; 0 for those that are not known. */
function chancesOf(rows: WordRows, model: Classifier, known: readonly number[]): Float64Array[] {
  const share = new Float64Array(MOST_CLASSES);
  return Array.from({ length: rows.starts.length - 1 }, (_, row) => {
    const chances = new Float64Array(CLASSES);
    probabilities(model, rows, row, share);
    known.forEach((number, k) => (chances[number] = share[k]!));
    return chances;
  });
}

/** What seed terms and classifier say together. topic_model.py `_merge_predictions_and_labels` */
function heed(mask: number, chances: Float64Array, { maxDoubt }: ClassifierParameters): number {
  let best = NONE;
  for (const topic of topicsOfMask(mask)) {
    const candidate = classOf(topic);
    if (best === NONE || chances[candidate]! > chances[best]!) best = candidate;
  }
  return best !== NONE && 1 - chances[best]! <= maxDoubt[TOPICS[best - 1]!] ? best : likeliest(chances);
}

function likeliest(chances: Float64Array): number {
  return chances.reduce((best, chance, k) => (chance > chances[best]! ? k : best), 0);
}
