import fc from 'fast-check';
import { ENROLLED_WITHOUT_GROUP } from '@bridgenotes/scoring';
import { describe, expect, it } from 'vitest';
import { describeRejected, rejectedLine, type RejectedImportRow } from './report';
import { inBatches, notePage, xPost, type SourceBatch } from './source';
import { enrollmentValues, LATEST_TIME, ratingValues, storableId, UnstorableCell } from './stored-rows.rules';

const RATING = { noteId: '1', raterId: 'A', createdAtMillis: 1, level: 'SOMEWHAT_HELPFUL', tags: 5, ratedOnTweetId: null, source: 'POPULATION_SAMPLED', suggestion: '', suggestionId: null } as const;
const PERSON = {
  participantId: 'A', enrollmentState: 'newUser', successfulRatingNeededToEarnIn: null, timestampOfLastStateChange: 1, timestampOfLastEarnOut: -1, modelingPopulation: null, modelingGroup: null, numberOfTimesEarnedOut: null,
} as const;

describe('rows on their way into the database', () => {
  it('keep ids that fit and refuse others', () => {
    fc.assert(fc.property(fc.bigInt(1n, 2n ** 63n - 1n), (id) => storableId('noteId', String(id)) === String(id)));
    for (const given of ['0', '-1', '01', '1.0', '1e3', ' 1', 'abc', '', String(2n ** 63n), '9'.repeat(40)]) expect(() => storableId('noteId', given)).toThrow(UnstorableCell);
  });

  it('hold a rating as level, tag mask and source', () => {
    expect(ratingValues(RATING)).toEqual(['1', 'A', 1, 1, 5, true]);
    expect(ratingValues({ ...RATING, createdAtMillis: LATEST_TIME })).toContain(LATEST_TIME);
    expect(() => ratingValues({ ...RATING, createdAtMillis: LATEST_TIME + 1 })).toThrow(UnstorableCell);
  });

  it('hold "never" as null, and enrolled without a group as that', () => {
    expect(enrollmentValues(PERSON)).toEqual(['A', 'newUser', null, null, null, null, ENROLLED_WITHOUT_GROUP, null]);
    expect(enrollmentValues({ ...PERSON, modelingGroup: 0, timestampOfLastEarnOut: 2 })).toEqual(['A', 'newUser', null, null, 2, null, 0, null]);
  });

  it('know what a note is about, or let its own page stand for it', () => {
    expect(xPost({ noteId: '5', tweetId: '77' })).toEqual({ url: 'https://x.com/i/status/77', platform: 'X', externalId: '77' });
    expect(xPost({ noteId: '5', tweetId: null })).toEqual(notePage('5'));
    expect(notePage('5')).toEqual({ url: 'https://x.com/i/birdwatch/n/5', platform: 'X', externalId: null });
    expect(() => xPost({ noteId: '5', tweetId: 'a/b' })).toThrow(UnstorableCell);
  });
});

describe('batches', () => {
  it('hold the same rows in the same order, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.integer(), { maxLength: 20 }), { maxLength: 10 }), fc.integer({ min: 1, max: 30 }), async (given, size) => {
        async function* source(): AsyncGenerator<SourceBatch<number>> {
          for (const rows of given) yield { rows: rows.map((row, line) => ({ file: 'f', line, row })), rejected: [], share: 0 };
        }
        const batches: number[][] = [];
        for await (const batch of inBatches(source(), size)) batches.push(batch.rows.map(({ row }) => row));
        expect(batches.flat()).toEqual(given.flat());
        expect(batches.slice(0, -1).every((batch) => batch.length === size)).toBe(true);
        expect(batches.every((batch) => batch.length > 0)).toBe(true);
      }),
    );
  });
});

describe('a row that was left out', () => {
  const row: RejectedImportRow = { table: 'ratings', file: 'r.tsv', line: 7, column: null, reason: 'COLUMN_COUNT', given: 'a\tb', allowed: '3 cells' };

  it('is told in one line, for people and for programs', () => {
    expect(describeRejected(row)).toBe('r.tsv line 7: COLUMN_COUNT, got "a\\tb", allowed is 3 cells');
    expect(rejectedLine(row)).toBe('ratings\tr.tsv\t7\t\tCOLUMN_COUNT\ta b\t3 cells\n');
  });
});
