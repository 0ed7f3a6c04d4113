import { field, type CommunitySettings } from '@bridgenotes/platform';
import { z } from 'zod';
import { PROGRAMS } from '../programs.settings';
import { CombinedEvaluator, LexiconJudge, type Evaluator } from './evaluator';
import { HttpJudge } from './http-judge';
import { FollowedSources, TrustedSources } from './source-check';

/** Who judges the notes of programs, for the configuration of the api. */
export const evaluatorFields = {
  EVALUATOR_URL: z.url('allowed: a URL').optional().describe('a service that judges the words of programs’ notes; without it word lists do'),
  EVALUATOR_PROTOCOL: z.enum(['openai', 'json'], { error: 'allowed: openai, json' }).default('openai').describe('what it speaks: chat completions as OpenAI has them, or plain JSON'),
  EVALUATOR_MODEL: z.string().default('default').describe('the model that is asked for'),
  EVALUATOR_API_KEY: z.string().optional().describe('sent to it as a bearer token'),
  EVALUATOR_TIMEOUT_SECONDS: field.whole(20, 1, 120).describe('seconds that it may take'),
};

export type EvaluatorFields = Readonly<z.infer<z.ZodObject<typeof evaluatorFields>>>;

/** The evaluator that operator and community chose. */
export function evaluatorOf(fields: EvaluatorFields, community: CommunitySettings): Evaluator {
  const { sourceCheck, trustedDomains, sourceSeconds } = community.of(PROGRAMS);
  const sources = sourceCheck === 'fetch' ? new FollowedSources({ timeoutMillis: sourceSeconds * 1000 }) : new TrustedSources(trustedDomains);
  if (fields.EVALUATOR_URL === undefined) return new CombinedEvaluator(sources, new LexiconJudge());
  const judge = new HttpJudge({ url: fields.EVALUATOR_URL, protocol: fields.EVALUATOR_PROTOCOL, model: fields.EVALUATOR_MODEL, apiKey: fields.EVALUATOR_API_KEY ?? null, timeoutSeconds: fields.EVALUATOR_TIMEOUT_SECONDS });
  return new CombinedEvaluator(sources, judge);
}
