import { describe, expect, it } from 'vitest';
import { admittedRatings } from '../data/scope';
import { canonicalDataset } from '../data/dataset';
import { peopleOf } from '../data/people';
import type { AuthorRecord } from '../output';
import { CORE_PARAMETERS } from '../parameters';
import { HOUR, inputOf, START, type PlainNote, type PlainRating } from '../testing/community';
import type { NoteStatus, RatingTag } from '../vocabulary';
import { recordAuthors } from './authors';

const DAY = 24 * HOUR;
const NOW = START + 100 * DAY;

/** What is told of author "w", whose notes are given with the status they got and the intercept they have. */
function author(notes: (PlainNote & { status?: NoteStatus; intercept?: number })[], ratings: PlainRating[]): AuthorRecord {
  const data = canonicalDataset(inputOf(ratings, notes.map((note) => ({ author: 'w', ...note })), NOW));
  const given = new Map(notes.map((note) => [note.id, note]));
  const statusOf = (n: number): NoteStatus => given.get(data.noteId[n]!)?.status ?? 'NEEDS_MORE_RATINGS';
  const intercept = Float64Array.from(data.noteId, (id) => given.get(id)?.intercept ?? Number.NaN);
  return recordAuthors(data, admittedRatings(data, CORE_PARAMETERS), intercept, { statusOf }, CORE_PARAMETERS)(peopleOf(data).authorOf[0]!)!;
}

const rated = (note: string, count: number, tags: RatingTag[] = [], at = NOW - DAY): PlainRating[] => Array.from({ length: count }, (_, u) => ({ note, rater: `r${u}`, level: 0, tags, at }));
const undecided = (count: number) => ({ helpful: 0, notHelpful: 0, undecided: count });

describe('emerging writers', () => {
  it('have a high mean intercept and ten recent ratings', () => {
    expect(author([{ id: '1', intercept: 0.31 }], rated('1', 10)).isEmerging).toBe(true);
  });

  it.each([
    ['a mean of 0.3 is not high', [{ id: '1', intercept: 0.3 }], rated('1', 10)],
    ['nine ratings do not tell', [{ id: '1', intercept: 0.5 }], rated('1', 9)],
    ['ratings of four weeks ago are not recent', [{ id: '1', intercept: 0.5 }], rated('1', 10, [], NOW - 28 * DAY)],
    ['a note without an intercept counts as 0', [{ id: '1', intercept: 0.5 }, { id: '2' }], rated('1', 10)],
  ])('%s', (_why, notes, ratings) => {
    expect(author(notes, ratings).isEmerging).toBe(false);
  });
});

describe('the criticism of an author', () => {
  const both: RatingTag[] = ['notHelpfulIncorrect', 'notHelpfulOther'];

  it('is what explains most of the notes', () => {
    const ratings = [...rated('1', 2, both), ...rated('2', 2, ['notHelpfulIncorrect', 'notHelpfulIrrelevantSources']), ...rated('3', 2, ['notHelpfulIrrelevantSources', 'notHelpfulIncorrect'])];
    expect(author([{ id: '1' }, { id: '2' }, { id: '3' }], ratings).topNotHelpfulTags).toEqual(['notHelpfulIncorrect', 'notHelpfulIrrelevantSources']);
  });

  it('takes two tags a note, each given twice', () => {
    expect(author([{ id: '1' }], rated('1', 2, ['notHelpfulIncorrect'])).topNotHelpfulTags).toEqual([]);
    expect(author([{ id: '1' }], rated('1', 1, both)).topNotHelpfulTags).toEqual([]);
  });
});

describe('notes of a span of time', () => {
  it('count by status up to 14 days with a status or ten ratings, up to 90 days all', () => {
    const notes = [
      { id: '1', at: NOW },
      { id: '2', at: NOW - 13 * DAY },
      { id: '3', at: NOW - 13 * DAY, status: 'CURRENTLY_RATED_NOT_HELPFUL' as const },
      { id: '4', at: NOW - 14 * DAY },
      { id: '5', at: NOW - 90 * DAY },
    ];
    const record = author(notes, [...rated('1', 9), ...rated('2', 10), ...rated('3', 1), ...rated('4', 10), ...rated('5', 10)]);
    expect(record.shortSpan).toEqual({ ...undecided(1), notHelpful: 1 });
    expect(record.longSpan).toEqual({ ...undecided(3), notHelpful: 1 });
  });

  it('end with the newest note, not with the run', () => {
    expect(author([{ id: '1', at: NOW - 95 * DAY }], rated('1', 10)).longSpan).toEqual(undecided(1));
  });
});
