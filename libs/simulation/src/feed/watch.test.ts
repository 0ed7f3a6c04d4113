import { CORE_PARAMETERS } from '@bridgenotes/scoring';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawSetting, type Setting } from './setting';
import { watch } from './watch';
import type { Feed, OfferedNote, WatchOptions } from './watched';

const OPTIONS: WatchOptions = { seed: 3, raters: 60, pastNotes: 60, pastRatings: 1400, notes: 20, writingHours: 12, hours: 24, ratingsPerHour: 40, ratingsPerVisit: 4, runEveryMinutes: 240 };
const fewest: Feed = (_, open) => [...open].sort((a, b) => a.numRatings - b.numRatings || a.index - b.index);
let setting: Setting;

beforeAll(() => {
  setting = drawSetting(OPTIONS, CORE_PARAMETERS);
});

describe('a community that asks a feed', () => {
  it('has notes with and without a status to find', () => {
    expect(setting.notes).toHaveLength(20);
    expect(new Set(setting.right).size).toBeGreaterThan(1);
    expect(setting.right).toContain('NEEDS_MORE_RATINGS');
  });

  it('goes the same way again, and another way with another feed', () => {
    const once = watch(setting, OPTIONS, fewest, CORE_PARAMETERS);
    expect(watch(setting, OPTIONS, fewest, CORE_PARAMETERS)).toEqual(once);
    expect(watch(setting, OPTIONS, (_, open) => [...open].reverse(), CORE_PARAMETERS)).not.toEqual(once);
    const ratings = once.reduce((sum, note) => sum + note.numRatings, 0);
    // 24 hours of 40 ratings; towards the end some find nothing left to rate
    expect(ratings).toBeGreaterThan(12 * 40);
    expect(ratings).toBeLessThan(36 * 40);
    for (const { changes, numRatings } of once) for (const { own, all } of changes) expect(own <= numRatings && own <= all && all <= ratings).toBe(true);
  });

  it('offers only what is there, open, and neither written nor rated by who asks', () => {
    const seen: { open: readonly OfferedNote[]; now: number }[] = [];
    const asked = watch(setting, OPTIONS, (rater, open, now) => {
      seen.push({ open: open.map((note) => ({ ...note })), now });
      return fewest(rater, open, now, undefined as never);
    }, CORE_PARAMETERS);
    for (const { open, now } of seen) {
      for (const note of open) {
        expect(note.createdAtMillis).toBeLessThanOrEqual(now);
        expect(note.score?.finalStatus ?? 'NEEDS_MORE_RATINGS').toBe('NEEDS_MORE_RATINGS');
      }
    }
    // nobody rates a note twice: a rater and a note have one rating
    expect(Math.max(...asked.map(({ numRatings }) => numRatings))).toBeLessThan(OPTIONS.raters);
    expect(seen.some(({ open }) => open.some(({ score }) => score?.interval != null)), 'scores are known while they are asked').toBe(true);
  });

  it('rates nothing where nothing is offered', () => {
    expect(watch(setting, OPTIONS, () => [], CORE_PARAMETERS).every(({ numRatings, changes }) => numRatings === 0 && changes.length === 0)).toBe(true);
  });

  it('thinks the same of a note whoever asks, and whenever', () => {
    const [one, other] = [setting.opinion(2, 5, 1000), setting.opinion(2, 5, 2000)];
    expect({ ...other, createdAtMillis: one.createdAtMillis }).toEqual(one);
  });
});
