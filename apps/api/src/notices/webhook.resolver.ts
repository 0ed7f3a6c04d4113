import { DeliveriesService, WebhooksService, type DeliveryState } from '@bridgenotes/notices';
import { ContributorsService } from '@bridgenotes/contributors';
import { checkPageSize, type Viewer } from '@bridgenotes/platform';
import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { contributorLoader } from '../contributors/contributor.loader';
import { ContributorType } from '../contributors/contributor.type';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { type Connection, PageArgs, toConnection } from '../graphql/connection';
import { found } from '../graphql/found';
import { fromGlobalId } from '../graphql/global-id';
import { RequestContext } from '../graphql/request-context';
import { DeliveryConnection, DeliveryStateEnum, DeliveryType, EnableWebhookInput, RegisterWebhookInput, RemoveWebhookInput, RemoveWebhookPayload, RetryDeliveryInput, RetryDeliveryPayload, RotateWebhookSecretInput, WebhookConnection, WebhookPayload, WebhookSecretPayload, WebhookType } from './webhook.type';

/** Servers of sites and operators that are told of events, and what became of the messages to them. */
@Resolver(() => WebhookType)
export class WebhookResolver {
  constructor(
    private readonly service: WebhooksService,
    private readonly deliveries: DeliveriesService,
    private readonly contributors: ContributorsService,
  ) {}

  @Access('signed-in', 'webhooks:write')
  @Query(() => WebhookConnection, { description: 'Your webhooks, for an admin all; the newest first.' })
  async webhooks(@CurrentViewer() viewer: Viewer, @Args() page: PageArgs): Promise<Connection<WebhookType>> {
    return toConnection(await this.service.list(viewer, page), WebhookType.of);
  }

  @ResolveField('owner', () => ContributorType, { description: 'Who registered it, or whom the key acts for that did.' })
  async owner(@Parent() { row }: WebhookType, @Request() context: RequestContext): Promise<ContributorType> {
    return ContributorType.of(found(await contributorLoader(context, this.contributors).load(row.ownerId), 'contributor', row.ownerId));
  }

  @ResolveField('deliveries', () => [DeliveryType], { description: 'What it was sent, the latest first.' })
  async ofWebhook(@Parent() { row }: WebhookType, @Args('first', { type: () => Int, defaultValue: 20, description: 'How many, 1 to 100.' }) first: number, @Request() context: RequestContext): Promise<DeliveryType[]> {
    const loader = context.loader(`deliveries of webhooks, ${checkPageSize(first)}`, (ids: readonly string[]) => this.deliveries.ofWebhooks(ids, first));
    return (await loader.load(row.id)).map((delivery) => DeliveryType.of(delivery));
  }

  @Access('signed-in', 'webhooks:write')
  @Mutation(() => WebhookSecretPayload, { description: 'Registers a server that is told of events. For admins, and for API keys with the scope WEBHOOKS_WRITE.' })
  async registerWebhook(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The server.' }) { url, topics }: RegisterWebhookInput): Promise<WebhookSecretPayload> {
    const { webhook, secret } = await this.service.register(viewer, url, topics);
    return { webhook: WebhookType.of(webhook), secret };
  }

  @Access('signed-in', 'webhooks:write')
  @Mutation(() => WebhookSecretPayload, { description: 'Gives a webhook a new secret. For some hours its messages are signed with the one before, too.' })
  async rotateWebhookSecret(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which.' }) { webhookId }: RotateWebhookSecretInput): Promise<WebhookSecretPayload> {
    const { webhook, secret } = await this.service.rotateSecret(viewer, fromGlobalId('Webhook', webhookId));
    return { webhook: WebhookType.of(webhook), secret };
  }

  @Access('signed-in', 'webhooks:write')
  @Mutation(() => WebhookPayload, { description: 'Turns a webhook on again that was turned off because it did not answer.' })
  async enableWebhook(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which.' }) { webhookId }: EnableWebhookInput): Promise<WebhookPayload> {
    return { webhook: WebhookType.of(await this.service.enable(viewer, fromGlobalId('Webhook', webhookId))) };
  }

  @Access('signed-in', 'webhooks:write')
  @Mutation(() => RemoveWebhookPayload, { description: 'Forgets a webhook, and what it was sent.' })
  async removeWebhook(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which.' }) { webhookId }: RemoveWebhookInput): Promise<RemoveWebhookPayload> {
    await this.service.remove(viewer, fromGlobalId('Webhook', webhookId));
    return { webhookId };
  }
}

/** Messages that leave the house, for operators. */
@Resolver(() => DeliveryType)
export class DeliveryResolver {
  constructor(private readonly deliveriesService: DeliveriesService) {}

  @Access('admin', 'login')
  @Query(() => DeliveryConnection, { description: 'Messages that leave the house by what became of them, the newest first.' })
  async deliveries(@CurrentViewer() viewer: Viewer, @Args('state', { type: () => DeliveryStateEnum, defaultValue: 'DEAD', description: 'Which.' }) state: DeliveryState, @Args() page: PageArgs): Promise<Connection<DeliveryType>> {
    return toConnection(await this.deliveriesService.list(viewer, state, page), (row) => DeliveryType.of(row));
  }

  @Access('signed-in', 'webhooks:write')
  @Mutation(() => RetryDeliveryPayload, { description: 'Tries a message once more that was given up: one to a webhook of yours, for an admin any.' })
  async retryDelivery(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'Which.' }) { deliveryId }: RetryDeliveryInput): Promise<RetryDeliveryPayload> {
    return { delivery: DeliveryType.of(await this.deliveriesService.retry(viewer, fromGlobalId('Delivery', deliveryId))) };
  }
}
