import { Module } from '@nestjs/common';
import { DeliveriesService } from './deliveries/deliveries.service';
import { DeliveryChore } from './deliveries/delivery.chore';
import { EmailsService } from './email/emails.service';
import { MailSender } from './email/mail-sender';
import { NoticesListener } from './events/notices.listener';
import { FollowsService } from './follows/follows.service';
import { InboxService } from './inbox/inbox.service';
import { NoticeFeed } from './inbox/notice-feed';
import { NoticeWriter } from './inbox/notice-writer';
import { NoteNewsChore } from './news/note-news.chore';
import { NoteNewsService } from './news/note-news.service';
import { RatingOutcomesService } from './outcomes/rating-outcomes.service';
import { Outgoing } from './outgoing';
import { PreferencesService } from './preferences/preferences.service';
import { PushSender } from './push/push-sender';
import { PushService } from './push/push.service';
import { WebhookSender } from './webhooks/webhook-sender';
import { WebhooksService } from './webhooks/webhooks.service';

/** Telling people. Whoever imports it provides `NoticesConfig`, what people set for themselves is in the database. */
@Module({
  providers: [
    InboxService, NoticeFeed, NoticeWriter, PreferencesService, FollowsService, EmailsService, MailSender, PushService, PushSender, Outgoing, WebhooksService, WebhookSender, DeliveriesService,
    NoteNewsService, RatingOutcomesService, NoticesListener, NoteNewsChore, DeliveryChore,
  ],
  exports: [InboxService, NoticeFeed, PreferencesService, FollowsService, EmailsService, PushService, WebhooksService, DeliveriesService, NoticesListener, NoteNewsChore, DeliveryChore],
})
export class NoticesModule {}
