import type { OutboxTopic } from '@bridgenotes/platform';
import { describe, expect, it } from 'vitest';
import { askedOf } from './asked.rules';

let id = 0;
const event = (topic: OutboxTopic, payload: Record<string, unknown> = {}, tries = 0) => ({ id: String(++id), topic, payload, tries });
const published = { runId: '7', liveUntil: '2026-01-02T03:04:05.678Z' };

describe('events', () => {
  it('ask for one run, for a look, and for live scores', () => {
    const entries = [event('run.requested', { force: false }), event('run.requested', { force: true }), event('import.finished'), event('rating.changed', { noteId: '5' }), event('note.written', { noteId: '6' }), event('run.published', published)];
    expect(askedOf(entries)).toEqual({ runs: [{ force: true, hold: false, release: false, requestId: entries[0]!.id }], look: ['schedule', 'changes'], noteIds: ['5'], published: [published] });
  });

  it('ask for a run that is held back beside one that is published, and neither takes from the other', () => {
    const entries = [event('run.requested', { force: false }), event('run.requested', { hold: true }), event('run.requested', { force: true, release: true }), event('run.requested', { hold: true })];
    expect(askedOf(entries).runs).toEqual([{ force: false, hold: true, release: false, requestId: entries[1]!.id }, { force: true, hold: false, release: true, requestId: entries[0]!.id }]);
  });

  it('ask for the next portion of notes that go on from a new run', () => {
    expect(askedOf([event('live.refresh', published)])).toEqual({ runs: [], look: [], noteIds: [], published: [published] });
  });

  it('ask for nothing when they come again because a room could not take them', () => {
    const again = [event('run.requested', { force: true }, 1), event('import.finished', {}, 1), event('rating.changed', { noteId: '5' }, 2), event('run.published', published, 1)];
    expect(askedOf(again)).toEqual({ runs: [], look: [], noteIds: [], published: [] });
    expect(askedOf([...again, event('rating.changed', { noteId: '6' })])).toEqual({ runs: [], look: ['changes'], noteIds: ['6'], published: [] });
  });
});
