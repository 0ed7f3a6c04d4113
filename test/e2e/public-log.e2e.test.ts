import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './house';

const LOG = 'query ($kind: String, $subject: String) { publicLog(first: 100, kind: $kind, subject: $subject) { nodes { position kind subject actor body previousDigest digest } } }';
const WRITE = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { note { id author { participantId } } } }';
interface Entry { position: string; kind: string; subject: string; actor: string; body: string; previousDigest: string; digest: string }

describe('the public log', () => {
  let house: House;
  beforeAll(async () => void (house = await openHouse()));
  afterAll(() => house?.close());

  const entries = async (of: { kind?: string; subject?: string } = {}) => (await house.ask<{ publicLog: { nodes: Entry[] } }>(LOG, of)).data.publicLog.nodes;

  it('tells anybody what was written and deleted, in a chain that they can check', async () => {
    const token = await house.join('writer');
    const input = { statementUrl: 'https://example.org/log', classification: 'MISINFORMED_OR_POTENTIALLY_MISLEADING', tags: ['misleadingFactualError'], text: 'It was 2024: https://example.org/source', trustworthySources: true };
    const { data } = await house.ask<{ writeNote: { note: { id: string; author: { participantId: string } } } }>(WRITE, { input }, token);
    const { id, author } = data.writeNote.note;
    const subject = Buffer.from(id, 'base64url').toString().toLowerCase();
    await house.ask('mutation ($input: DeleteNoteInput!) { deleteNote(input: $input) { note { id } } }', { input: { noteId: id } }, token);

    const told = await entries({ subject });
    expect(told.map(({ kind, actor }) => [kind, actor])).toEqual([['note.written', author.participantId], ['note.deleted', author.participantId]]);
    expect(JSON.stringify(told)).not.toContain('source');
    let previous = '';
    for (const entry of await entries()) {
      expect(entry.previousDigest).toBe(previous);
      expect(entry.digest).toBe(createHash('sha256').update(`${previous}\n${entry.body}`).digest('hex'));
      previous = entry.digest;
    }
  });

  it('says which kinds there are', async () => {
    const { errors } = await house.ask(LOG, { kind: 'gossip' });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_INPUT' }, message: expect.stringContaining('note.written') });
  });
});
