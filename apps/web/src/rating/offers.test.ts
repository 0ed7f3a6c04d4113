import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joined, pictureOf, type Offer } from './offers.rules';

const statement = { id: 's', url: 'https://example.org/a', quotedText: null as string | null, authorName: null, statedOn: null, mediaUrls: [], language: null };
const offer = (id: string, quotedText: string | null = null): Offer => ({
  note: { id, text: 'A note.', sources: [], classification: 'NOT_MISLEADING', createdAt: '2026-01-01T00:00:00Z', subject: 'STATEMENT', isCollaborativeNote: false, program: null, statement: { ...statement, quotedText } },
  reasons: ['NEW'],
  expiresAt: null,
});

it('offers each note once, never one that is gone, and keeps the order', () => {
  const ids = fc.array(fc.constantFrom('1', '2', '3', '4', '5', '6'));
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6')), ids, ids, (queue, arrived, gone) => {
      const found = joined(queue.map((id) => offer(id)), arrived.map((id) => offer(id)), new Set(gone)).map(({ note }) => note.id);
      const wanted = [...new Set([...queue, ...arrived])].filter((id) => !gone.includes(id));
      expect(found).toEqual(wanted);
    }),
  );
});

it('shows pictures, not videos, and only over https', () => {
  expect(pictureOf(['https://example.org/v.mp4', 'http://example.org/a.png', 'https://example.org/b.JPG?w=1'])).toBe('https://example.org/b.JPG?w=1');
  expect(pictureOf(['no address'])).toBeNull();
});
