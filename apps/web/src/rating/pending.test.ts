import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutOf, confirmed, EMPTY_MEMORY, fateOf, kept, putOff, ratedOn, readMemory, refused, understood, waitAfter, waitingOf, type Given, type Memory, type Verdict } from './pending.rules';

const yes: Verdict = { level: 'HELPFUL', reasons: ['helpfulClear'], spread: null, statementId: null };
const no: Verdict = { level: 'NOT_HELPFUL', reasons: [], spread: null, statementId: null };
const DAY = '2026-11-22';
const given = (noteId: string, verdict: Verdict | null = yes, raterId = 'ada'): Given => ({ raterId, noteId, verdict, about: `note ${noteId}` });
const all = (...ratings: Given[]) => ratings.reduce((memory, rating) => kept(memory, rating, DAY), EMPTY_MEMORY);

describe('ratings that wait for the server', () => {
  it('are sent in the order in which they were made, one a note, the last of each', () => {
    const memory = all(given('1'), given('2'), given('1', no), given('3', null));
    expect(waitingOf(memory, 'ada').map(({ noteId, verdict }) => [noteId, verdict?.level])).toEqual([
      ['2', 'HELPFUL'],
      ['1', 'NOT_HELPFUL'],
      ['3', undefined],
    ]);
  });

  it('are ended by the answer to this very version, not by the answer to an older one', () => {
    const first = all(given('1'));
    const second = kept(first, given('1', no), DAY);
    expect(confirmed(second, first.turn)).toEqual(second);
    expect(confirmed(second, second.turn).pending).toEqual([]);
  });

  it('are nobody else’s', () => {
    const memory = all(given('1'), given('1', no, 'bob'));
    expect(waitingOf(memory, 'ada').map(({ verdict }) => verdict)).toEqual([yes]);
    expect(waitingOf(memory, 'bob').map(({ verdict }) => verdict)).toEqual([no]);
  });

  it('that the server refuses for good are told until they are understood, and count no more', () => {
    const memory = refused(all(given('1'), given('2')), 1, 'The note was deleted.');
    expect(memory.pending.map(({ noteId }) => noteId)).toEqual(['2']);
    expect(memory.refused).toEqual([{ turn: 1, raterId: 'ada', noteId: '1', about: 'note 1', message: 'The note was deleted.' }]);
    expect(ratedOn(memory, 'ada', DAY)).toEqual(['2']);
    expect(understood(memory, 1).refused).toEqual([]);
    expect(kept(memory, given('1', no), DAY).refused, 'rated once more').toEqual([]);
    expect(refused(memory, 99, 'nothing')).toBe(memory);
  });

  it('that meet trouble let the others go first', () => {
    expect(putOff(all(given('1'), given('2')), 1).pending.map(({ noteId }) => noteId)).toEqual(['2', '1']);
  });

  it('count for the day they were made on, once a note, and no more when taken back', () => {
    const memory = all(given('1'), given('2'), given('1', no), given('2', null));
    expect(ratedOn(memory, 'ada', DAY)).toEqual(['1']);
    expect(ratedOn(memory, 'ada', '2026-11-23')).toEqual([]);
    expect(ratedOn(memory, 'bob', DAY)).toEqual([]);
  });

  it('come back from text as they were, and what is not ours is nothing', () => {
    const memory = refused(all(given('1'), given('2')), 1, 'Why.');
    expect(readMemory(JSON.stringify(memory))).toEqual(memory);
    for (const text of [null, '', 'null', '{"turn":1', '{"turn":"x"}', '[]', '7']) expect(readMemory(text)).toBe(EMPTY_MEMORY);
  });
});

it('calls a note by what it is about', () => {
  const statement = { quotedText: null, url: 'https://example.org/a' };
  expect(aboutOf({ text: 'A note.', statement })).toBe('https://example.org/a');
  expect(aboutOf({ text: 'A note.', statement: { ...statement, quotedText: 'x'.repeat(100) } })).toBe(`${'x'.repeat(79)}…`);
  expect(aboutOf({ text: 'A note.', statement: { quotedText: null, url: null } })).toBe('A note.');
});

describe('a request that failed', () => {
  it('is sent again, waits for a login, or is given up', () => {
    expect([null, 'NETWORK'].map(fateOf)).toEqual(['offline', 'offline']);
    expect(['RATE_LIMITED', 'INTERNAL', 'DATABASE_UNAVAILABLE', 'UNEXPECTED_ANSWER'].map(fateOf)).toEqual(Array(4).fill('trouble'));
    expect(['SIGN_IN_REQUIRED', 'INVALID_TOKEN', 'ALIAS_REQUIRED'].map(fateOf)).toEqual(Array(3).fill('login'));
    expect(['NOTE_DELETED', 'RATING_OWN_NOTE', 'NOT_FOUND', 'CONTRIBUTOR_REMOVED', 'INVALID_ID'].map(fateOf)).toEqual(Array(5).fill('refused'));
  });

  it('waits twice as long each time, up to a minute, and as long as the server asks', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map((tries) => waitAfter(tries) / 1000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(waitAfter(1, 17)).toBe(17_000);
    expect(waitAfter(7, 17)).toBe(60_000);
  });
});

describe('laws', () => {
  type Step = { kind: 'rate'; noteId: string; verdict: Verdict | null; raterId: string } | { kind: 'send'; arrives: boolean; answered: boolean; raterId: string } | { kind: 'trouble'; raterId: string } | { kind: 'reload' };
  const rater = fc.constantFrom('ada', 'bob');
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ kind: fc.constant('rate' as const), noteId: fc.constantFrom('1', '2', '3', '4'), verdict: fc.constantFrom(yes, no, null), raterId: rater }),
    fc.record({ kind: fc.constant('send' as const), arrives: fc.boolean(), answered: fc.boolean(), raterId: rater }),
    fc.record({ kind: fc.constant('trouble' as const), raterId: rater }),
    fc.record({ kind: fc.constant('reload' as const) }),
  );

  it('whatever the connection does, in the end the server has the last word on each note, and each once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let memory: Memory = EMPTY_MEMORY;
        const server = new Map<string, Verdict | null>();
        const wanted = new Map<string, Verdict | null>();
        const send = (raterId: string, arrives: boolean, answered: boolean) => {
          const [next] = waitingOf(memory, raterId);
          if (next === undefined) return;
          expect(next.raterId).toBe(raterId);
          if (arrives) server.set(`${next.raterId} ${next.noteId}`, next.verdict);
          if (arrives && answered) memory = confirmed(memory, next.turn);
        };
        for (const each of steps) {
          if (each.kind === 'rate') {
            memory = kept(memory, { ...each, about: '' }, DAY);
            wanted.set(`${each.raterId} ${each.noteId}`, each.verdict);
          } else if (each.kind === 'send') send(each.raterId, each.arrives, each.answered);
          else if (each.kind === 'trouble') memory = putOff(memory, waitingOf(memory, each.raterId)[0]?.turn ?? -1);
          else memory = readMemory(JSON.stringify(memory));
          const keys = memory.pending.map(({ raterId, noteId }) => `${raterId} ${noteId}`);
          expect(new Set(keys).size).toBe(keys.length);
        }
        for (const raterId of ['ada', 'bob']) while (waitingOf(memory, raterId).length > 0) send(raterId, true, true);
        expect(memory.pending).toEqual([]);
        expect(server).toEqual(wanted);
      }),
    );
  });
});
