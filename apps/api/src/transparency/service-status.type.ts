import { SERVICE_PROBLEMS, type ServiceProblem, type ServiceStatus } from '@bridgenotes/transparency';
import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export const ServiceProblemEnum = Object.fromEntries(SERVICE_PROBLEMS.map((problem) => [problem, problem])) as { readonly [Problem in ServiceProblem]: Problem };
registerEnumType(ServiceProblemEnum, {
  name: 'ServiceProblem',
  description: 'What can be wrong with a service that answers.',
  valuesMap: {
    WORKER_SILENT: { description: 'No worker has said for three minutes that it works: nothing is scored, and nobody is told of anything.' },
    EVENTS_WAIT: { description: 'Events wait for more than a minute: statuses and notices are late.' },
    NO_RUN: { description: 'No scoring run has been published yet.' },
    PUBLICATION_PAUSED: { description: 'An admin has paused publication: no status changes until it is resumed.' },
    RUN_OVERDUE: { description: 'A scoring run has been under way for more than two hours.' },
  },
});

@ObjectType('ServiceStatus', { description: 'How the service is. It is looked at every five seconds at most; where the database cannot be reached, everything is refused with DATABASE_UNAVAILABLE.' })
export class ServiceStatusType {
  @Field(() => Date, { description: 'When it was looked at.' })
  checkedAt!: Date;

  @Field(() => Boolean, { description: 'Whether nothing is wrong.' })
  well!: boolean;

  @Field(() => [ServiceProblemEnum], { description: 'What is wrong, worst first.' })
  problems!: readonly ServiceProblem[];

  @Field(() => String, { description: 'Version of the program that answers.' })
  version!: string;

  @Field(() => Int, { description: 'Milliseconds the database took to tell all this.' })
  databaseMillis!: number;

  @Field(() => Date, { nullable: true, description: 'When a worker last said that it works; null for never.' })
  workerSeenAt!: Date | null;

  @Field(() => Int, { description: 'Events that wait to be told; 10,000 stand for more.' })
  eventsWaiting!: number;

  @Field(() => Date, { nullable: true, description: 'Since when the oldest of them waits; null for none.' })
  oldestEventAt!: Date | null;

  @Field(() => Int, { description: 'Milliseconds by which statuses are behind the ratings; 0 when every rating was looked at.' })
  liveLagMillis!: number;

  @Field(() => Date, { nullable: true, description: 'Since when a scoring run is under way; null while none is.' })
  runningSince!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Since when publication is paused; null while it is not.' })
  pausedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the admin who paused it.' })
  pauseReason!: string | null;

  /** Not a field: for the field resolver. */
  publishedRunId!: string | null;

  static of(status: ServiceStatus, version: string): ServiceStatusType {
    const { checkedAt, problems, databaseMillis, workerSeenAt, eventsWaiting, oldestEventAt, oldestRatingAt, runningSince, pausedAt, pauseReason, publishedRunId } = status;
    const liveLagMillis = oldestRatingAt === null ? 0 : Math.max(0, checkedAt.getTime() - oldestRatingAt.getTime());
    return Object.assign(new ServiceStatusType(), { checkedAt, well: problems.length === 0, problems, version, databaseMillis, workerSeenAt, eventsWaiting, oldestEventAt, liveLagMillis, runningSince, pausedAt, pauseReason, publishedRunId });
  }
}
