import { describe, expect, it } from 'vitest';
import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import { followLines, readableLine } from './log-lines';

describe('a line of a log', () => {
  it('is shown in plain words when it warns or worse, with its cause', () => {
    expect(readableLine('{"level":40,"msg":"slow"}', false)).toBe('warning: slow');
    expect(readableLine('{"level":50,"msg":"run failed","err":{"message":"no disk","stack":"Error: no disk\\n    at x"}}', false)).toBe('error: run failed\nError: no disk\n    at x');
    expect(readableLine('{"level":60,"err":{"message":"gone"}}', false)).toBe('fatal: \ngone');
  });

  it('is left out when it only informs, unless everything is wanted', () => {
    const line = '{"level":30,"msg":"request completed"}';
    expect(readableLine(line, false)).toBeUndefined();
    expect(readableLine(line, true)).toBe('request completed');
  });

  it.each(['error INVALID_CONFIGURATION: PORT is "x"', '{not json', '{"no":"level"}', 'TypeError: x is not a function'])('is shown as it is when it is no record: %s', (line) => {
    expect(readableLine(line, false)).toBe(line);
  });

  it('is left out when it is empty', () => {
    expect(readableLine('   ', true)).toBeUndefined();
  });
});

describe('following a stream', () => {
  it('names the part at every line and waits for the end of a line', async () => {
    const stream = new PassThrough();
    const seen: string[] = [];
    followLines(stream, 'api', false, (line) => seen.push(line));
    stream.write('half');
    stream.write(' line\n{"level":50,"msg":"a","err":{"message":"b"}}\n');
    stream.end('last');
    await once(stream, 'close');
    await expect.poll(() => seen).toEqual(['api    | half line', 'api    | error: a', 'api    | b', 'api    | last']);
  });
});
