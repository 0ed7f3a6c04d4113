import { LexiconJudge, type Verdict } from '@bridgenotes/ai-writers';
import { MAX_WRITTEN_LENGTH } from '@bridgenotes/notes';
import { textUpTo } from '@bridgenotes/platform';
import { Args, Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../graphql/access';
import { VerdictEnum } from './program-note.type';

@ObjectType('NoteWords', { description: 'What word lists find of a text. A hint and no decision: they know words, not what is meant.' })
export class NoteWordsType {
  @Field(() => VerdictEnum, { description: 'High when it states what can be checked, low when it is mostly opinion.' })
  claimOpinion!: Verdict;

  @Field(() => VerdictEnum, { description: 'High when it is free of abuse.' })
  harassmentAbuse!: Verdict;
}

/** What people who write are told of their words before they send them; programs have `evaluateNote`. */
@Resolver()
export class NoteWordsResolver {
  // Without the service that an operator may have configured: a text that somebody may never send leaves the house for nobody.
  readonly #judge = new LexiconJudge();

  @Access('contributor', 'read')
  @Query(() => NoteWordsType, { description: 'For people who write: what word lists find of a text that is not sent yet. Nothing is stored, and the text is passed on to nobody.' })
  async noteWords(@Args('text', { description: `The text, at most ${MAX_WRITTEN_LENGTH} characters.` }) text: string): Promise<NoteWordsType> {
    const { claimOpinion, harassmentAbuse } = await this.#judge.judge({ text: textUpTo(MAX_WRITTEN_LENGTH, 'text', text) });
    return Object.assign(new NoteWordsType(), { claimOpinion: claimOpinion.verdict, harassmentAbuse: harassmentAbuse.verdict });
  }
}
