import { writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { communitySection, CommunitySettings, readCommunity } from './community';

const LIMITS = communitySection('limits', { perDay: z.int().min(0).default(5).describe('notes a day') });
const JURIES = communitySection('juries', { size: z.int().min(3).default(9).describe('jurors') });
const problemsOf = (given: unknown): readonly string[] => {
  try {
    CommunitySettings.from(given, [LIMITS, JURIES]);
    return [];
  } catch (error) {
    return (error as { details: { problems: string[] } }).details.problems;
  }
};

describe('the settings of a community', () => {
  it('have defaults, and take what is given', () => {
    const settings = CommunitySettings.from({ limits: { perDay: 7 } }, [LIMITS, JURIES]);
    expect(settings.of(LIMITS).perDay).toBe(7);
    expect(settings.of(JURIES).size).toBe(9);
    expect(JSON.stringify(settings)).toBe('{"limits":{"perDay":7},"juries":{"size":9}}');
  });

  it('refuse what nobody reads, and say where it stands', () => {
    expect(problemsOf({ limit: {} })).toEqual([expect.stringContaining('"limit"')]);
    expect(problemsOf({ limits: { perday: 1 } })).toEqual([expect.stringMatching(/limits: .*"perday"/)]);
    expect(problemsOf({ limits: { perDay: -1 }, juries: { size: 'many' } })).toEqual([expect.stringContaining('limits.perDay'), expect.stringContaining('juries.size')]);
    expect(problemsOf([])).toHaveLength(1);
  });

  it('cannot be changed afterwards', () => {
    const limits = CommunitySettings.from({}, [LIMITS]).of(LIMITS) as { perDay: number };
    expect(() => (limits.perDay = 1)).toThrow(TypeError);
  });

  it('come from a file, and a file that cannot be read stops the start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'community-'));
    const file = join(folder, 'community.json');
    writeFileSync(file, '{ "juries": { "size": 11 } }');
    expect(readCommunity(file, [LIMITS, JURIES]).of(JURIES).size).toBe(11);
    writeFileSync(file, '{');
    expect(() => readCommunity(file, [LIMITS])).toThrow(/COMMUNITY_FILE is .*cannot be read/);
    expect(() => readCommunity(join(folder, 'none.json'), [LIMITS])).toThrow(/cannot be read/);
    expect(readCommunity(undefined, [LIMITS]).of(LIMITS).perDay).toBe(5);
  });
});
