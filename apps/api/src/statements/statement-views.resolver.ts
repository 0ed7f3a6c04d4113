import type { Viewer } from '@bridgenotes/platform';
import { StatementViewsService } from '@bridgenotes/statements';
import { Args, Field, InputType, Float, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer } from '../graphql/access';

@InputType('ReportedViewsInput', { description: 'How often a statement was seen.' })
export class ReportedViewsInput {
  @Field(() => String, { description: 'Any variant of its URL.' })
  url!: string;

  @Field(() => Float, { description: 'Views so far: a whole number. The highest ever reported counts.' })
  views!: number;
}

@InputType('ReportStatementViewsInput', { description: 'Views of up to 100 statements.' })
export class ReportStatementViewsInput {
  @Field(() => [ReportedViewsInput], { description: 'The statements; URLs that are none here are left out.' })
  reports!: ReportedViewsInput[];
}

@ObjectType('ReportStatementViewsPayload', { description: 'What was kept.' })
export class ReportStatementViewsPayload {
  @Field(() => Int, { description: 'How many of the URLs are statements here.' })
  stored!: number;
}

@Resolver()
export class StatementViewsResolver {
  constructor(private readonly views: StatementViewsService) {}

  @Access('moderator', 'views:write')
  @Mutation(() => ReportStatementViewsPayload, { description: 'For a site that knows how often its posts were seen: the more, the more requests a statement needs to reach writers.' })
  async reportStatementViews(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The views.' }) input: ReportStatementViewsInput): Promise<ReportStatementViewsPayload> {
    return { stored: await this.views.report(viewer, input.reports) };
  }
}
