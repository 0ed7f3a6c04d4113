import type { Frequency, NoticeKind } from '../kinds';
import { nextDigest } from '../preferences/digest.rules';
import { afterQuietHours, type QuietHours } from '../preferences/quiet-hours.rules';
import type { DeliveryChannel, Purpose } from './delivery.entity';

/** What planning needs to know of somebody. */
export interface Reachable {
  readonly contributorId: string;
  readonly timeZone: string;
  readonly quiet: QuietHours | null;
  readonly digestMinute: number;
  readonly frequency: (kind: NoticeKind, channel: 'EMAIL' | 'PUSH') => Frequency;
  /** Whether there is a confirmed address that is still subscribed. */
  readonly hasEmail: boolean;
  readonly devices: readonly string[];
}

/** A message that a notice goes into. */
export interface PlannedDelivery {
  readonly key: string;
  readonly channel: DeliveryChannel;
  readonly purpose: Purpose;
  readonly recipientId: string;
  readonly pushSubscriptionId: string | null;
  readonly dueAt: Date;
}

/** The messages that tell of a notice made at a moment. A digest has the same key for all notices that go into it. */
export function planNotice(notice: { readonly id: string; readonly kind: NoticeKind }, to: Reachable, now: Date): PlannedDelivery[] {
  const mail = to.hasEmail ? to.frequency(notice.kind, 'EMAIL') : 'OFF';
  const push = to.frequency(notice.kind, 'PUSH') === 'AT_ONCE' ? to.devices : [];
  const atOnce = afterQuietHours(now, to.quiet, to.timeZone);
  const base = { recipientId: to.contributorId, purpose: 'NOTICE', pushSubscriptionId: null } as const;
  return [
    ...(mail === 'AT_ONCE' ? [{ ...base, key: `email:${notice.id}`, channel: 'EMAIL' as const, dueAt: atOnce }] : []),
    ...(mail === 'DAILY' || mail === 'WEEKLY' ? [digestOf(mail, to, now)] : []),
    ...push.map((device) => ({ ...base, key: `push:${notice.id}:${device}`, channel: 'PUSH' as const, pushSubscriptionId: device, dueAt: atOnce })),
  ];
}

/** The digest that a notice made after a moment goes into. */
export function digestOf(frequency: 'DAILY' | 'WEEKLY', to: Reachable, after: Date): PlannedDelivery {
  const { at, name } = nextDigest(after, frequency, to.digestMinute, to.timeZone);
  return {
    key: `digest:${to.contributorId}:${frequency.toLowerCase()}:${name}`, channel: 'EMAIL', purpose: frequency, recipientId: to.contributorId, pushSubscriptionId: null,
    dueAt: afterQuietHours(at, to.quiet, to.timeZone),
  };
}
