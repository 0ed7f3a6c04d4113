import { Delivery, DeliveryNotice } from './deliveries/delivery.entity';
import { NoticeEmail } from './email/notice-email.entity';
import { StatementFollow } from './follows/statement-follow.entity';
import { Notice } from './inbox/notice.entity';
import { NoticeMark } from './marks.entity';
import { NoteNews } from './news/note-news.entity';
import { NoticeFrequency, NoticeSettings } from './preferences/preferences.entity';
import { PushSubscription } from './push/push-subscription.entity';
import { Webhook } from './webhooks/webhook.entity';

/** The tables of this room, for the data source. */
export const NOTICES_ENTITIES = [Notice, NoteNews, StatementFollow, NoticeSettings, NoticeFrequency, NoticeEmail, PushSubscription, Webhook, Delivery, DeliveryNotice, NoticeMark];
