import { SUGGESTION_STATES, type NoteSuggestion, type SuggestionState } from '@bridgenotes/collaboration';
import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { upperEnumOf } from '../graphql/enums';
import { toGlobalId } from '../graphql/global-id';

export const SuggestionStateEnum = upperEnumOf(SUGGESTION_STATES);
registerEnumType(SuggestionStateEnum, {
  name: 'SuggestionState',
  description: 'What became of a suggestion.',
  valuesMap: {
    OPEN: { description: 'The author of the note has not answered yet.' },
    INCORPORATED: { description: 'A new version of the note takes it up.' },
    DECLINED: { description: 'The author declined it, and says why.' },
    WITHDRAWN: { description: 'Whoever made it took it back.' },
  },
});

@ObjectType('Suggestion', { description: 'What a rater would change in a note. The author of the note reads it without knowing whose it is.' })
export class SuggestionType {
  @Field(() => ID, { description: 'Opaque; pass it to withdrawSuggestion, declineSuggestion or reviseNote.' })
  id!: string;

  @Field(() => String, { description: 'The suggestion.' })
  text!: string;

  @Field(() => SuggestionStateEnum, { description: 'What became of it.' })
  state!: SuggestionState;

  @Field(() => String, { nullable: true, description: 'Why the author answered so; null while it is open, and when it was withdrawn.' })
  reason!: string | null;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was answered or withdrawn.' })
  answeredAt!: Date | null;

  static of({ id, text, state, reason, createdAt, answeredAt }: NoteSuggestion): SuggestionType {
    return Object.assign(new SuggestionType(), { id: toGlobalId('Suggestion', id), text, state, reason, createdAt, answeredAt });
  }
}

@InputType('SuggestImprovementInput', { description: 'A suggestion for a note that you have rated.' })
export class SuggestImprovementInput {
  @Field(() => ID, { description: 'The note.' })
  noteId!: string;

  @Field(() => String, { description: 'What you would change, 1 to 500 characters.' })
  text!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether your alias may stand under the note when it takes this up. It then shows that you rated the note, though not how.' })
  credited!: boolean;
}

@InputType('WithdrawSuggestionInput', { description: 'Which suggestion to take back.' })
export class WithdrawSuggestionInput {
  @Field(() => ID, { description: 'A suggestion of yours.' })
  suggestionId!: string;
}

@InputType('DeclineSuggestionInput', { description: 'Which suggestion to decline, and why.' })
export class DeclineSuggestionInput {
  @Field(() => ID, { description: 'A suggestion on a note of yours.' })
  suggestionId!: string;

  @Field(() => String, { description: 'Why, for whoever made it; 1 to 280 characters.' })
  reason!: string;
}

@ObjectType('SuggestionPayload', { description: 'The suggestion as it is now.' })
export class SuggestionPayload {
  @Field(() => SuggestionType, { description: 'The suggestion.' })
  suggestion!: SuggestionType;
}
