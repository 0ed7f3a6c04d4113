import { urlValidityOf, type Evaluation, type EvaluatedNote, type EvaluatedStatement } from './evaluation.rules';
import type { SourceCheck } from './source-check';
import { claimOpinion, harassmentAbuse, type TextVerdict } from './text-verdict.rules';

/** Judges notes that programs write. Whoever has a better one gives it in place of those that are here. */
export abstract class Evaluator {
  /** @throws EVALUATOR_UNAVAILABLE when it cannot judge now */
  abstract evaluate(note: EvaluatedNote, statement: EvaluatedStatement): Promise<Evaluation>;
}

/** Judges the words of a note; links are another's task. */
export interface TextJudge {
  judge(note: EvaluatedNote, statement: EvaluatedStatement): Promise<{ readonly claimOpinion: TextVerdict; readonly harassmentAbuse: TextVerdict }>;
}

/** Word lists and patterns, without any service: see docs/ai-writers.md for how often it is right. */
export class LexiconJudge implements TextJudge {
  async judge({ text }: EvaluatedNote) {
    return { claimOpinion: claimOpinion(text), harassmentAbuse: harassmentAbuse(text) };
  }
}

/** Links checked here, words judged by whomever the operator chose. */
export class CombinedEvaluator extends Evaluator {
  constructor(
    private readonly sources: SourceCheck,
    private readonly judge: TextJudge,
  ) {
    super();
  }

  override async evaluate(note: EvaluatedNote, statement: EvaluatedStatement): Promise<Evaluation> {
    const [urls, words] = await Promise.all([this.sources.check(note.text), this.judge.judge(note, statement)]);
    return {
      urlValidity: urlValidityOf(urls),
      harassmentAbuse: words.harassmentAbuse.verdict,
      claimOpinion: words.claimOpinion.verdict,
      details: { urls, reasons: [...words.claimOpinion.reasons, ...words.harassmentAbuse.reasons] },
    };
  }
}
