import { EmailsService, PreferencesService, PushService } from '@bridgenotes/notices';
import { requireSignedIn, type Viewer } from '@bridgenotes/platform';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, CurrentViewer, Request } from '../graphql/access';
import { RequestContext } from '../graphql/request-context';
import { preferencesLoader } from './notice.loader';
import { AddPushSubscriptionInput, ChangeNoticeSettingsInput, NoticeEmailType, NoticeSettingsPayload, NoticeSettingsType, PushSubscriptionType, RemovePushSubscriptionInput, SetNoticeEmailInput } from './notice-settings.type';

/** How somebody wants to be told; everything here is about the viewer alone. */
@Resolver(() => NoticeSettingsType)
export class NoticeSettingsResolver {
  constructor(
    private readonly preferences: PreferencesService,
    private readonly emails: EmailsService,
    private readonly push: PushService,
  ) {}

  @Access('signed-in', 'login')
  @Query(() => NoticeSettingsType, { description: 'How you want to be told.' })
  async noticeSettings(@CurrentViewer() viewer: Viewer, @Request() context: RequestContext): Promise<NoticeSettingsType> {
    return NoticeSettingsType.of(await preferencesLoader(context, this.preferences).load(requireSignedIn(viewer)));
  }

  @ResolveField('email', () => NoticeEmailType, { nullable: true, description: 'Where you read mail; null when you gave no address.' })
  async email(@CurrentViewer() viewer: Viewer): Promise<NoticeEmailType | null> {
    const row = await this.emails.of(requireSignedIn(viewer));
    return row && NoticeEmailType.of(row);
  }

  @ResolveField('pushSubscriptions', () => [PushSubscriptionType], { description: 'The browsers that are sent messages for you.' })
  async pushSubscriptions(@CurrentViewer() viewer: Viewer): Promise<PushSubscriptionType[]> {
    return (await this.push.of(requireSignedIn(viewer))).map((row) => PushSubscriptionType.of(row));
  }

  @ResolveField('pushKey', () => String, { nullable: true, description: 'The `applicationServerKey` by which a browser subscribes; null when this server sends no push messages.' })
  pushKey(): string | null {
    return this.push.publicKey;
  }

  @Access('signed-in', 'login')
  @Mutation(() => NoticeSettingsPayload, { description: 'Changes how you want to be told.' })
  async changeNoticeSettings(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'What to change.' }) input: ChangeNoticeSettingsInput): Promise<NoticeSettingsPayload> {
    return { settings: NoticeSettingsType.of(await this.preferences.change(viewer, input)) };
  }

  @Access('signed-in', 'login')
  @Mutation(() => NoticeSettingsPayload, { description: 'Sets where you read mail: a link is sent there, and nothing else before you opened it. Null forgets the address.' })
  async setNoticeEmail(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The address.' }) { address }: SetNoticeEmailInput, @Request() context: RequestContext): Promise<NoticeSettingsPayload> {
    await (address == null ? this.emails.remove(viewer) : this.emails.set(viewer, address));
    return { settings: await this.noticeSettings(viewer, context) };
  }

  @Access('signed-in', 'login')
  @Mutation(() => NoticeSettingsPayload, { description: 'Has push messages for you sent to a browser. Where there are too many, the oldest is forgotten.' })
  async addPushSubscription(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The browser.' }) input: AddPushSubscriptionInput, @Request() context: RequestContext): Promise<NoticeSettingsPayload> {
    await this.push.add(viewer, input);
    return { settings: await this.noticeSettings(viewer, context) };
  }

  @Access('signed-in', 'login')
  @Mutation(() => NoticeSettingsPayload, { description: 'Has no more push messages sent to a browser of yours.' })
  async removePushSubscription(@CurrentViewer() viewer: Viewer, @Args('input', { description: 'The browser.' }) { endpoint }: RemovePushSubscriptionInput, @Request() context: RequestContext): Promise<NoticeSettingsPayload> {
    await this.push.remove(viewer, endpoint);
    return { settings: await this.noticeSettings(viewer, context) };
  }
}
