import { CommunitySettings } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { DISPUTES } from './settings';

const refused = (disputes: object): string => {
  try {
    CommunitySettings.from({ disputes }, [DISPUTES]);
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('the settings of disputes', () => {
  it('have defaults that make a jury of nine', () => {
    expect(CommunitySettings.from({}, [DISPUTES]).of(DISPUTES)).toMatchObject({ jurySize: 9, perDay: 3, reviewHours: 24, openToReaders: false, authorByProfile: false });
  });

  it('refuse a jury that could end in a tie by its size alone, and one without people on both sides', () => {
    expect(refused({ jurySize: 8 })).toContain('disputes.jurySize');
    expect(refused({ jurySize: 1 })).toContain('disputes.jurySize');
    expect(refused({ jurySize: 5 })).toBe('');
  });
});
