import { describe, expect, it } from 'vitest';
import { inputOf } from '../testing/community';
import { canonicalDataset } from './dataset';
import { notesByAuthor, peopleById, peopleOf } from './people';

describe('people', () => {
  const notes = [
    { id: '1', author: 'c' },
    { id: '2', author: 'b' },
    { id: '3', author: 'f' },
    { id: '4', author: 'a' },
    { id: '5', author: 'b' },
  ];
  const data = canonicalDataset(inputOf(['b', 'd', 'e'].map((rater) => ({ note: '1', rater, level: 2 })), notes));
  const people = peopleOf(data);

  it('are raters by their index, then authors who rated nothing', () => {
    expect(people.count).toBe(6);
    expect([0, 1, 2, 3, 4, 5].map(people.idOf)).toEqual(['b', 'd', 'e', 'c', 'f', 'a']);
    expect([...people.authorOf]).toEqual([3, 0, 4, 5, 0]);
  });

  it('stand in the order of their ids', () => {
    expect([...peopleById(people, 3)].map(people.idOf)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('have their notes in order', () => {
    const { starts, notes: written } = notesByAuthor(people);
    expect([...starts]).toEqual([0, 2, 2, 2, 3, 4, 5]);
    expect([...written]).toEqual([1, 4, 0, 2, 3]);
  });
});
