import { ContributorsModule } from '@bridgenotes/contributors';
import { NotesModule } from '@bridgenotes/notes';
import { NoticesModule } from '@bridgenotes/notices';
import { StatementsModule } from '@bridgenotes/statements';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '../graphql/graphql.module';
import { FollowResolver } from './follow.resolver';
import { MailLinksController } from './mail-links.controller';
import { NoticeSettingsResolver } from './notice-settings.resolver';
import { NoticeResolver, ViewerNoticesResolver } from './notice.resolver';
import { DeliveryResolver, WebhookResolver } from './webhook.resolver';

/** Telling people, at the GraphQL door; and what links in mails lead to. */
@Module({
  imports: [GraphQLModule, ContributorsModule, StatementsModule, NotesModule, NoticesModule],
  providers: [NoticeResolver, ViewerNoticesResolver, FollowResolver, NoticeSettingsResolver, WebhookResolver, DeliveryResolver],
  controllers: [MailLinksController],
})
export class NoticesGraphQLModule {}
