import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectAccessible, journeys, siteUrl, takePictures } from './browser';

journeys('the newspaper of the examples', ({ visit }) => {
  let paper: ChildProcess;
  let address: string;

  beforeAll(async () => {
    paper = spawn(process.execPath, [resolve(import.meta.dirname, '../../examples/news-site/server.mjs')], { env: { ...process.env, BRIDGENOTES_URL: siteUrl(), PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(createInterface({ input: paper.stdout! }), 'line')) as [string];
    address = /http:\S+\d/.exec(line)![0];
  });
  afterAll(() => void paper?.kill());

  it('has the notes of the demo community on its front page, all by one question', async () => {
    const page = await visit('about:blank');
    const queries: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && queries.push(request.url()));
    await page.goto(address);
    await expect.poll(() => page.getByRole('note').count()).toBeGreaterThanOrEqual(4);
    expect(queries).toHaveLength(1);
    await expectAccessible(page);
    await takePictures(page, 'news-site');
  });

  it('has the note of an article on its page, and those of what it quotes in their language', async () => {
    const page = await visit(address);
    await page.getByRole('link', { name: 'Nine out of ten citizens are against the tram, a survey shows' }).click();
    await expect.poll(() => page.getByRole('note').getByText('The survey asked 212 shop owners').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'What goes round' }).click();
    await expect.poll(() => page.getByRole('note', { name: 'Contexto de los lectores' }).isVisible()).toBe(true);
    await expectAccessible(page);
    await takePictures(page, 'news-site-quotes');
  });
});
