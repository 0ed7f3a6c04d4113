import { describe, expect, it } from 'vitest';
import { Line } from './line';

describe('a line', () => {
  it('keeps what nobody takes yet, in order, and hands the next to who waits', async () => {
    const line = new Line<number>(10, () => undefined);
    line.tell(1);
    line.tell(2);
    expect([await line.next(), await line.next()].map(({ value }) => value as number)).toEqual([1, 2]);
    const waiting = [line.next(), line.next()];
    line.tell(3);
    line.tell(4);
    expect((await Promise.all(waiting)).map(({ value }) => value as number)).toEqual([3, 4]);
  });

  it('ends for who is too slow, and tells so once', async () => {
    let ends = 0;
    const line = new Line<number>(2, () => (ends += 1));
    for (const item of [1, 2, 3]) line.tell(item);
    expect(await line.next()).toEqual({ value: undefined, done: true });
    await line.return();
    expect(ends).toBe(1);
  });

  it('lets go whoever waits when it ends', async () => {
    const line = new Line<number>(2, () => undefined);
    const next = line.next();
    line.end();
    expect(await next).toEqual({ value: undefined, done: true });
  });
});
