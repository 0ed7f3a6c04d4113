import { SuggestionsService, VersionsReader, type NoteSuggestion } from '@bridgenotes/collaboration';
import type { Viewer } from '@bridgenotes/platform';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { NoteType } from '../notes/note.type';
import { DeclineSuggestionInput, SuggestImprovementInput, SuggestionPayload, SuggestionType, WithdrawSuggestionInput } from './suggestion.type';

@Resolver(() => NoteType)
export class SuggestionResolver {
  constructor(
    private readonly suggestions: SuggestionsService,
    private readonly reader: VersionsReader,
  ) {}

  @ResolveField('suggestions', () => [SuggestionType], { description: 'What raters would change, oldest first: all of it for the author, for others what they suggested themselves.' })
  async ofNote(@Parent() { row }: NoteType, @CurrentViewer() { contributorId }: Viewer, @Request() context: RequestContext): Promise<SuggestionType[]> {
    if (contributorId === null) return [];
    const loader = context.loader('suggestions', (ids: readonly string[]): Promise<NoteSuggestion[][]> => this.reader.suggestionsOfEach(contributorId, ids));
    return (await loader.load(row.id)).map(SuggestionType.of);
  }

  @Access('contributor', 'ratings:write')
  @Mutation(() => SuggestionPayload, { description: 'Suggests a change to a note that you have rated.' })
  async suggestImprovement(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The suggestion.' }) input: SuggestImprovementInput): Promise<SuggestionPayload> {
    return { suggestion: SuggestionType.of(await this.suggestions.suggest(viewer, { ...input, noteId: fromGlobalId('Note', input.noteId) })) };
  }

  @Access('contributor', 'ratings:write')
  @Mutation(() => SuggestionPayload, { description: 'Takes a suggestion of yours back, while nobody has answered it.' })
  async withdrawSuggestion(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which.' }) input: WithdrawSuggestionInput): Promise<SuggestionPayload> {
    return { suggestion: SuggestionType.of(await this.suggestions.withdraw(viewer, fromGlobalId('Suggestion', input.suggestionId))) };
  }

  @Access('contributor', 'notes:write')
  @Mutation(() => SuggestionPayload, { description: 'Declines a suggestion on a note of yours, with a reason.' })
  async declineSuggestion(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which, and why.' }) input: DeclineSuggestionInput): Promise<SuggestionPayload> {
    return { suggestion: SuggestionType.of(await this.suggestions.decline(viewer, fromGlobalId('Suggestion', input.suggestionId), input.reason)) };
  }
}
