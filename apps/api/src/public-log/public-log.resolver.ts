import { AppError, LOG_KINDS, PublicLog, type LogKind } from '@bridgenotes/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../graphql/access';
import { type Connection, toConnection } from '../graphql/connection';
import { PublicLogArgs, PublicLogEntryConnection, PublicLogEntryType } from './public-log.type';

@Resolver(() => PublicLogEntryType)
export class PublicLogResolver {
  constructor(private readonly log: PublicLog) {}

  @Access('anyone')
  @Query(() => PublicLogEntryConnection, { description: 'Everything that changed what readers see, oldest first: an append-only chain that anybody can check.' })
  async publicLog(@Args() { kind, subject, ...page }: PublicLogArgs): Promise<Connection<PublicLogEntryType>> {
    return toConnection(await this.log.page(page, { kind: kind == null ? null : kindOf(kind), subject }), PublicLogEntryType.of);
  }
}

function kindOf(given: string): LogKind {
  const kind = LOG_KINDS.find((known) => known === given);
  if (kind === undefined) throw new AppError('INVALID_INPUT', { field: 'kind', given: `"${given.slice(0, 80)}"`, allowed: LOG_KINDS.join(', ') });
  return kind;
}
