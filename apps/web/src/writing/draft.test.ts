import fc from 'fast-check';
import { expect, it } from 'vitest';
import { draftOf, isAsleep, readDrafts, savedDraft, tomorrowMorning, withoutDraft, woken, type Draft } from './draft.rules';
import { EMPTY_FIELDS } from './writing.rules';

const draft = (statementId: string, more: Partial<Draft> = {}): Draft => ({ writerId: 'ada', statementId, about: '', fields: { ...EMPTY_FIELDS, text: 'words' }, changedAt: 1, wakesAt: null, reminded: false, ...more });

it('keeps one draft a writer and statement, the last changed first', () => {
  const drafts = [draft('1'), draft('2'), draft('1', { changedAt: 2 }), draft('1', { writerId: 'bob' })].reduce(savedDraft, [] as Draft[]);
  expect(drafts.map(({ writerId, statementId, changedAt }) => [writerId, statementId, changedAt])).toEqual([
    ['bob', '1', 1],
    ['ada', '1', 2],
    ['ada', '2', 1],
  ]);
  expect(draftOf(drafts, { writerId: 'ada', statementId: '1' })?.changedAt).toBe(2);
  expect(draftOf(drafts, { writerId: 'bob', statementId: '2' })).toBeUndefined();
  expect(withoutDraft(drafts, draft('1')).length).toBe(2);
});

it('forgets an empty one, unless it sleeps', () => {
  const empty = { fields: EMPTY_FIELDS };
  expect(savedDraft([draft('1')], draft('1', empty))).toEqual([]);
  expect(savedDraft([], draft('1', { ...empty, wakesAt: 5 })).length).toBe(1);
});

it('lets a draft sleep until its moment, and tells once that it is awake', () => {
  const sleeping = draft('1', { wakesAt: 100 });
  expect([99, 100].map((now) => isAsleep(sleeping, now))).toEqual([true, false]);
  expect(isAsleep(draft('1'), 0)).toBe(false);
  expect(woken([sleeping], 'ada', 99)).toEqual([]);
  expect(woken([sleeping, draft('2')], 'ada', 100)).toEqual([sleeping]);
  expect(woken([{ ...sleeping, reminded: true }], 'ada', 100)).toEqual([]);
  expect(woken([sleeping], 'bob', 100)).toEqual([]);
});

it('wakes on the next day at six, whenever it is', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(2000, 0, 1), max: new Date(2100, 0, 1), noInvalidDate: true }), (now) => {
      const morning = tomorrowMorning(now);
      expect(morning.getHours()).toBe(6);
      const hours = (morning.getTime() - now.getTime()) / 3_600_000;
      // An hour more or less where clocks change in the night.
      expect(hours).toBeGreaterThan(4);
      expect(hours).toBeLessThanOrEqual(31);
    }),
  );
});

it('comes back from text as it was, and what is not ours is nothing', () => {
  const drafts = [draft('1', { wakesAt: 7 }), draft('2')];
  expect(readDrafts(JSON.stringify(drafts))).toEqual(drafts);
  for (const text of [null, '', '{}', '[{"statementId"', '[null, 1, {"statementId":"x"}]']) expect(readDrafts(text)).toEqual([]);
});
