import { AbilityService, BADGES, WritersService, type Badge } from '@bridgenotes/contributors';
import { Args, Parent, Query, ResolveField, Resolver, registerEnumType } from '@nestjs/graphql';
import { ContributorConnection, ContributorType, StandingType } from '../contributors/contributor.type';
import { Access, Request } from '../graphql/access';
import { PageArgs, toConnection, type Connection } from '../graphql/connection';
import { RequestContext } from '../graphql/request-context';
import { abilityLoader, badgesLoader, transitionsOf } from './ability.loader';
import { EnrollmentTransitionConnection, EnrollmentTransitionType, WritingAbilityType } from './ability.type';

export const BadgeEnum = Object.fromEntries(BADGES.map((badge) => [badge, badge])) as { readonly [Word in Badge]: Word };
registerEnumType(BadgeEnum, {
  name: 'ContributorBadge',
  description: 'What a writer is told apart by, as the published run found.',
  valuesMap: {
    TOP_WRITER: { description: 'A high writing impact, and a good share of all notes helpful.' },
    EMERGING_WRITER: { description: 'Notes with high scores, and enough recent ratings to tell.' },
  },
});

/** What somebody's standing says of writing: seen by whom the standing is shown to. */
@Resolver(() => StandingType)
export class StandingAbilityResolver {
  constructor(private readonly ability: AbilityService) {}

  @ResolveField('writingAbility', () => WritingAbilityType, { description: 'Whether they may write notes, what would lock it and what unlocks it.' })
  async writingAbility(@Parent() { row }: StandingType, @Request() context: RequestContext): Promise<WritingAbilityType> {
    return WritingAbilityType.of(await abilityLoader(context, this.ability).load(row));
  }

  @ResolveField('transitions', () => EnrollmentTransitionConnection, { description: 'How they came to their enrollment state, latest first.' })
  async transitions(@Parent() { row }: StandingType, @Args() page: PageArgs, @Request() context: RequestContext): Promise<Connection<EnrollmentTransitionType>> {
    return toConnection(await transitionsOf(context, this.ability, row.id, page), EnrollmentTransitionType.of);
  }
}

@Resolver(() => ContributorType)
export class WritersResolver {
  constructor(private readonly writers: WritersService) {}

  @ResolveField('badges', () => [BadgeEnum], { description: 'What they are told apart by as writers; empty for most.' })
  async badges(@Parent() { row }: ContributorType, @Request() context: RequestContext): Promise<readonly Badge[]> {
    return badgesLoader(context, this.writers).load(row.id);
  }

  @Access('anyone')
  @Query(() => ContributorConnection, { description: 'Top writers, highest writing impact first.' })
  async topWriters(@Args() page: PageArgs): Promise<Connection<ContributorType>> {
    return toConnection(await this.writers.withBadge('TOP_WRITER', page), ContributorType.of);
  }

  @Access('anyone')
  @Query(() => ContributorConnection, { description: 'Emerging writers, highest mean note score first.' })
  async emergingWriters(@Args() page: PageArgs): Promise<Connection<ContributorType>> {
    return toConnection(await this.writers.withBadge('EMERGING_WRITER', page), ContributorType.of);
  }
}
