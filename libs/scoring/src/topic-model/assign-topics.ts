import { TOPICS, type Topic } from '../topics';
import { weighWords } from './bag-of-words';
import { learnClasses, probabilities } from './multinomial';
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
  const statements = statementsOf(texts, reader);
  const { classifier } = parameters;
  const assigned = statements.some(({ mask }) => mask !== 0) && classifier !== null ? classify(statements, reader, classifier) : statements.map(seedClass);
  return new Map(statements.flatMap(({ id }, s): [string, Topic][] => (assigned[s] === NONE ? [] : [[id, TOPICS[assigned[s]! - 1]!]])));
}

interface Statement {
  id: string;
  /** Topics of all seed terms in its texts. */
  mask: number;
  texts: string[];
}

/** By id, so that the order of notes changes nothing. */
function statementsOf(texts: Iterable<readonly [string, string]>, reader: TopicReader): Statement[] {
  const statements = new Map<string, Statement>();
  for (const [id, text] of texts) {
    const known = statements.get(id);
    const mask = reader.maskOf(text);
    if (known === undefined) statements.set(id, { id, mask, texts: [text] });
    else {
      known.mask |= mask;
      known.texts.push(text);
    }
  }
  return [...statements.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The class that seed terms tell; none where they tell several. */
function seedClass({ mask }: Statement): number {
  const topics = topicsOfMask(mask);
  return topics.length === 1 ? TOPICS.indexOf(topics[0]!) + 1 : NONE;
}

function classify(statements: Statement[], reader: TopicReader, parameters: ClassifierParameters): number[] {
  const seeds = statements.map(seedClass);
  const unclear = (s: number): boolean => topicsOfMask(statements[s]!.mask).length > 1;
  const known = [...new Set(seeds.filter((_, s) => !unclear(s)))].sort((a, b) => a - b);
  if (known.length < 2) return seeds;
  const words = statements.map(({ texts }) => texts.flatMap((text) => reader.wordsOf(text)));
  const rows = weighWords(words, (s) => !unclear(s), parameters);
  const labels = Int8Array.from(seeds, (seed, s) => (unclear(s) ? -1 : known.indexOf(seed)));
  const model = learnClasses(rows, labels, known.length, parameters);
  const share = new Float64Array(known.length);
  return statements.map((statement, s) => {
    const chances = new Float64Array(CLASSES);
    probabilities(model, rows, s, share).forEach((p, k) => (chances[known[k]!] = p));
    return heed(statement, chances, parameters);
  });
}

/** What seed terms and classifier say together. topic_model.py `_merge_predictions_and_labels` */
function heed(statement: Statement, chances: Float64Array, { maxDoubt }: ClassifierParameters): number {
  let best = NONE;
  for (const topic of topicsOfMask(statement.mask)) {
    const candidate = TOPICS.indexOf(topic) + 1;
    if (best === NONE || chances[candidate]! > chances[best]!) best = candidate;
  }
  return best !== NONE && 1 - chances[best]! <= maxDoubt[TOPICS[best - 1]!] ? best : likeliest(chances);
}

function likeliest(chances: Float64Array): number {
  return chances.reduce((best, chance, k) => (chance > chances[best]! ? k : best), 0);
}
