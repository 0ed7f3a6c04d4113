import { afterEach, describe, expect, it, vi } from 'vitest';
import { box, paint, printJson, say, startProgress } from './terminal';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the terminal', () => {
  it('frames lines of different length', () => {
    expect(box(['a', 'long'])).toBe(['┌──────┐', '│ a    │', '│ long │', '└──────┘'].join('\n'));
  });

  it('is coloured only where it is one, and where nobody objects', () => {
    vi.stubEnv('NO_COLOR', '');
    expect(paint('red', 'no', { isTTY: true })).toBe('\u001b[31mno\u001b[0m');
    expect(paint('red', 'no', { isTTY: false })).toBe('no');
    vi.stubEnv('NO_COLOR', '1');
    expect(paint('red', 'no', { isTTY: true })).toBe('no');
  });

  it('gets results on stdout and words on stderr', () => {
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    printJson({ a: [1] });
    say('done');
    expect(JSON.parse(String(out.mock.calls[0]?.[0]))).toEqual({ a: [1] });
    expect(out).toHaveBeenCalledTimes(1);
    expect(err.mock.calls).toEqual([['done\n']]);
  });

  it('shows no progress in a pipe', async () => {
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(process.stderr.isTTY).toBeFalsy();
    const progress = await startProgress('scoring');
    progress.update(1, 2, 'half');
    progress.stop();
    expect(err).not.toHaveBeenCalled();
  });
});
