import { TOPICS, type Topic } from '../topics';

/** How statements get their topic from the texts of their notes. topic_model.py TopicModel */
export interface TopicParameters {
  /** Beginnings of words, or patterns, that give a topic away. seedTerms */
  readonly seedTerms: Readonly<Record<Topic, readonly string[]>>;
  /** Addresses that are seed terms themselves and stay as they are; of others only the longer words count. _filter_url_tokens */
  readonly keptAddresses: readonly string[];
  readonly minLetters: number;
  /** Learns from the seed terms' statements what else they are about; null to go by the terms alone. */
  readonly classifier: ClassifierParameters | null;
}

/** Logistic regression with one class for each topic and one for none, on the words of a statement's notes. */
export interface ClassifierParameters {
  /** Weight of half the sum of squared coefficients. sklearn LogisticRegression, 1/C */
  readonly penalty: number;
  /** Done when no derivative is larger: chances are right to four digits then. Ours; sklearn LogisticRegression has 1e-4 */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** From so many statements on a word has to stand on `minStatementsOfWord` of them, before on one. min_df */
  readonly manyStatements: number;
  readonly minStatementsOfWord: number;
  /** A word on more than this share of statements, and on more than `commonFrom`, tells nothing. max_df */
  readonly commonShare: number;
  readonly commonFrom: number;
  /** A seed term decides as long as the classifier's doubt is not greater. _unassignedThreshold */
  readonly maxDoubt: Readonly<Record<Topic, number>>;
}

export const TOPIC_MODEL: TopicParameters = {
  seedTerms: {
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
  },
  keptAddresses: ['help\\.x\\.com', 'x\\.com/tos'],
  minLetters: 4,
  classifier: {
    penalty: 1,
    tolerance: 1e-2,
    maxIterations: 1000,
    manyStatements: 2000,
    minStatementsOfWord: 25,
    commonShare: 0.25,
    commonFrom: 1000,
    maxDoubt: { UkraineConflict: 0.99, GazaConflict: 0.99, MessiRonaldo: 0.99, Scams: 0.99, InDimensionTwo: 0.98 },
  },
};

/** The topics in a mask: bit i stands for TOPICS[i]. */
export function topicsOfMask(mask: number): Topic[] {
  return TOPICS.filter((_, bit) => (mask & (1 << bit)) !== 0);
}
