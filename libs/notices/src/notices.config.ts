import { AppError, field } from '@bridgenotes/platform';
import { z } from 'zod';

const MIN_SECRET_LENGTH = 32;
const base64url = (bytes: number) => new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}=*$`);

/** The variables that say how people can be reached outside of the api. */
export const noticeFields = {
  PUBLIC_URL: field.url().optional().describe('where people reach the api, for the links in e-mails'),
  NOTE_URL: z.string().refine((url) => url.includes('{id}') && URL.canParse(url), 'allowed: a URL with {id} in it').optional().describe('where people read a note, with {id} for its id; without it notices link the statement only'),
  NOTICES_SECRET: z.string().min(MIN_SECRET_LENGTH, `allowed: at least ${MIN_SECRET_LENGTH} characters`).optional().describe('what links in e-mails are signed and secrets of webhooks sealed with; without it there are no e-mails and no webhooks'),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'allowed: smtp://user:password@host:port or smtps://…').optional().describe('the mail server; without it there are no e-mails'),
  MAIL_FROM: z.string().regex(/^[^\r\n]*@[^\r\n]*$/, 'allowed: Name <address@example.org>').optional().describe('who e-mails are from'),
  VAPID_PUBLIC_KEY: z.string().regex(base64url(65), 'allowed: 65 bytes as base64url, see "npx web-push generate-vapid-keys"').optional().describe('the key by which push services know this server; without it there are no push messages'),
  VAPID_PRIVATE_KEY: z.string().regex(base64url(32), 'allowed: 32 bytes as base64url').optional().describe('the other half of that key'),
  VAPID_SUBJECT: z.string().regex(/^(mailto:|https:)/, 'allowed: mailto:address or an https URL').optional().describe('where a push service can complain'),
  NOTICES_ALLOW_PRIVATE_ADDRESSES: field.flag(false).describe('1: webhooks and push messages may go to private addresses and over http'),
};

export type NoticeFields = z.infer<z.ZodObject<typeof noticeFields>>;

/** How people can be reached, as read once at boot; null for a way that is closed. */
export abstract class NoticesConfig {
  abstract readonly secret: string | null;
  abstract readonly noteUrl: string | null;
  abstract readonly mail: { readonly smtpUrl: string; readonly from: string; readonly publicUrl: string; readonly secret: string } | null;
  abstract readonly push: { readonly publicKey: string; readonly privateKey: string; readonly subject: string } | null;
  abstract readonly allowPrivateAddresses: boolean;
}

const allOrNone = (given: NoticeFields, names: readonly (keyof NoticeFields)[]): string[] => {
  const missing = names.filter((name) => given[name] === undefined);
  return missing.length === 0 || missing.length === names.length ? [] : missing.map((name) => `${name} is not set: it goes together with ${names.filter((other) => other !== name).join(', ')}`);
};

/** What the variables mean together. @throws INVALID_CONFIGURATION naming every variable that does not go with the others */
export function noticesConfigOf(given: NoticeFields): NoticesConfig {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, PUBLIC_URL: publicUrl, NOTICES_SECRET: secret } = given;
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = given;
  const mailNeeds = smtpUrl === undefined ? [] : (['MAIL_FROM', 'PUBLIC_URL', 'NOTICES_SECRET'] as const).filter((name) => given[name] === undefined);
  const problems = [...mailNeeds.map((name) => `${name} is not set: SMTP_URL needs it`), ...allOrNone(given, ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'])];
  if (problems.length > 0) throw new AppError('INVALID_CONFIGURATION', { problems });
  return Object.freeze<NoticesConfig>({
    secret: secret ?? null,
    noteUrl: given.NOTE_URL ?? null,
    mail: smtpUrl !== undefined && from !== undefined && publicUrl !== undefined && secret !== undefined ? { smtpUrl, from, publicUrl: publicUrl.replace(/\/$/, ''), secret } : null,
    push: publicKey !== undefined && privateKey !== undefined && subject !== undefined ? { publicKey, privateKey, subject } : null,
    allowPrivateAddresses: given.NOTICES_ALLOW_PRIVATE_ADDRESSES,
  });
}
