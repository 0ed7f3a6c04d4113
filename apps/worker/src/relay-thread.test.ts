import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RelayThread, STOP } from './relay-thread';

const CHANNEL = 'relay-thread-test';
const script = (body: string): URL => new URL(`data:text/javascript,${encodeURIComponent(`
  import { parentPort } from 'node:worker_threads';
  const channel = new BroadcastChannel('${CHANNEL}');
  const tell = (what) => channel.postMessage(what);
  ${body}`)}`);

let heard: string[];
let channel: InstanceType<typeof BroadcastChannel>;

beforeEach(() => {
  heard = [];
  channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: { data: string }) => heard.push(event.data);
});
afterEach(() => channel.close());

async function stop(thread: RelayThread): Promise<void> {
  thread.onModuleDestroy();
  await thread.beforeApplicationShutdown();
}

describe('the thread that relays events', () => {
  it('is started again when it fails, until it is asked to stop', async () => {
    const said = vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const thread = new RelayThread(script(`tell('begun'); setTimeout(() => { throw new Error('out of luck'); }, 50);`), 10);
    thread.start();
    await vi.waitUntil(() => heard.length === 2, 10_000);
    await stop(thread);
    const starts = heard.length;
    await sleep(1500);
    expect(heard.length).toBe(starts);
    expect(said).toHaveBeenCalledWith('the thread that relays events failed: out of luck');
    said.mockRestore();
  });

  it('may end its work when asked to stop, also while it only begins', async () => {
    const thread = new RelayThread(script(`
      await new Promise((resolve) => setTimeout(resolve, 100));
      parentPort.on('message', (message) => { if (message === '${STOP}') setTimeout(() => { tell('done'); channel.close(); parentPort.close(); }, 100); });`), 10);
    thread.start();
    await stop(thread);
    await vi.waitUntil(() => heard.length > 0, 1000);
    expect(heard).toEqual(['done']);
  });

  it('is not waited for longer than it may take', async () => {
    const said = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    const thread = new RelayThread(script(`tell('begun'); const held = setInterval(() => undefined, 1000); parentPort.on('message', () => setTimeout(() => (clearInterval(held), channel.close(), parentPort.close()), 1500));`), 0.2);
    thread.start();
    await vi.waitUntil(() => heard.length === 1, 10_000);
    await stop(thread);
    expect(said).toHaveBeenCalledWith('events under way are left to another worker');
    said.mockRestore();
  });
});
