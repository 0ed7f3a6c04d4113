import { CommunitySettings, requireActive, type Viewer } from '@bridgenotes/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { NOTICES } from '../notices.settings';
import { NoticeFrequency, NoticeSettings } from './preferences.entity';
import { checkChoice, choiceKey, languageOf, minuteOf, ratingRequestsOf, timeZoneOf, type Preferences, type PreferencesChange } from './preferences.rules';

/** How people want to be told; nothing else writes these tables. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly community: CommunitySettings,
  ) {}

  /** In the order of the ids; who chose nothing has the defaults. */
  async of(contributorIds: readonly string[], manager: EntityManager = this.dataSource.manager): Promise<Preferences[]> {
    const settings = await manager.findBy(NoticeSettings, { contributorId: In([...contributorIds]) });
    const frequencies = await manager.findBy(NoticeFrequency, { contributorId: In([...contributorIds]) });
    const rows = new Map(settings.map((row) => [row.contributorId, row]));
    const chosen = new Map<string, Map<string, NoticeFrequency['frequency']>>();
    for (const { contributorId, kind, channel, frequency } of frequencies) {
      const choices = chosen.get(contributorId) ?? new Map<string, NoticeFrequency['frequency']>();
      chosen.set(contributorId, choices.set(choiceKey(kind, channel), frequency));
    }
    return contributorIds.map((id) => this.#preferences(rows.get(id), chosen.get(id) ?? new Map()));
  }

  /**
   * Changes what is given, and leaves the rest.
   * @throws SIGN_IN_REQUIRED, CONTRIBUTOR_REMOVED, INVALID_INPUT
   */
  async change(viewer: Viewer, change: PreferencesChange): Promise<Preferences> {
    const contributorId = requireActive(viewer);
    const { digestMinute, ratingRequestsPerDay } = this.community.of(NOTICES);
    for (const choice of change.frequencies ?? []) checkChoice(choice);
    const given: Partial<NoticeSettings> = {
      ...(change.language !== undefined && { language: languageOf(change.language ?? 'en') }),
      ...(change.timeZone !== undefined && { timeZone: timeZoneOf(change.timeZone ?? 'UTC') }),
      ...(change.quietHours !== undefined && {
        quietFrom: change.quietHours === null ? null : minuteOf('quietHours.from', change.quietHours.from),
        quietUntil: change.quietHours === null ? null : minuteOf('quietHours.until', change.quietHours.until),
      }),
      ...(change.digestAt !== undefined && { digestMinute: change.digestAt === null ? digestMinute : minuteOf('digestAt', change.digestAt) }),
      ...(change.ratingRequestsPerDay !== undefined && { ratingRequestsPerDay: change.ratingRequestsPerDay === null ? null : ratingRequestsOf(change.ratingRequestsPerDay, ratingRequestsPerDay) }),
    };
    await this.dataSource.transaction(async (manager) => {
      const defaults = { contributorId, language: 'en', timeZone: 'UTC', quietFrom: null, quietUntil: null, digestMinute, ratingRequestsPerDay: null } as const;
      await manager.createQueryBuilder().insert().into(NoticeSettings).values(defaults).orIgnore().execute();
      if (Object.keys(given).length > 0) await manager.update(NoticeSettings, { contributorId }, given);
      // The last choice for a kind and channel counts, where somebody gives two.
      const choices = new Map((change.frequencies ?? []).map((choice) => [choiceKey(choice.kind, choice.channel), { contributorId, ...choice }]));
      await manager.upsert(NoticeFrequency, [...choices.values()].map(({ kind, channel, frequency }) => ({ contributorId, kind, channel, frequency })), ['contributorId', 'kind', 'channel']);
    });
    return (await this.of([contributorId]))[0]!;
  }

  #preferences(row: NoticeSettings | undefined, chosen: Preferences['chosen']): Preferences {
    const community = this.community.of(NOTICES);
    return {
      language: row?.language ?? 'en',
      timeZone: row?.timeZone ?? 'UTC',
      quiet: row?.quietFrom == null || row.quietUntil === null ? null : { from: row.quietFrom, until: row.quietUntil },
      digestMinute: row?.digestMinute ?? community.digestMinute,
      ratingRequestsPerDay: Math.min(row?.ratingRequestsPerDay ?? community.ratingRequestsPerDay, community.ratingRequestsPerDay),
      chosen,
    };
  }
}
