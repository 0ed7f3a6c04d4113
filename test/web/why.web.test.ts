import { expect, it } from 'vitest';
import { globalId } from '../e2e/living-house';
import { ask, expectAccessible, expectNoSidewaysScroll, journeys, NARROW, takePictures } from './browser';

interface Pictured {
  readonly id: string;
  readonly text: string;
  readonly viewpoints: { readonly placed: number; readonly bins: readonly { readonly count: number; readonly level: string }[] };
  readonly explanation: { readonly summary: string; readonly decidingModel: { readonly text: string } | null; readonly verify: { readonly command: string } };
}

const PARTS = 'id text viewpoints { placed bins { count level } } explanation { summary decidingModel { text } verify { command } }';

async function helpfulNote(): Promise<Pictured> {
  const { helpfulNotes } = await ask<{ helpfulNotes: { nodes: Pictured[] } }>(`{ helpfulNotes(first: 10) { nodes { ${PARTS} } } }`);
  return helpfulNotes.nodes.find(({ viewpoints }) => viewpoints.bins.length > 0)!;
}

journeys('why a note shows', ({ visit }) => {
  it('is pictured among its raters, on a scale, in words and as a table', async () => {
    const note = await helpfulNote();
    const page = await visit(`/notes/${note.id}`);
    await page.getByText(note.explanation.summary).waitFor();
    const picture = page.getByRole('img', { name: /ratings are placed/ });
    const counts = (level: string) => note.viewpoints.bins.reduce((total, bin) => (bin.level === level ? total + bin.count : total), 0);
    if ((await page.getByText(/^Each mark stands for about/).count()) === 0) {
      expect(await picture.locator('.mark-HELPFUL').count()).toBe(counts('HELPFUL'));
      expect(await picture.locator('.mark-NOT_HELPFUL').count()).toBe(counts('NOT_HELPFUL'));
    }
    await page.getByText('The same as a table').click();
    const cells = await page.getByRole('region', { name: 'The same as a table' }).getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => (row.querySelector('th')!.textContent.startsWith('Not placed') ? 0 : Number(row.querySelector('td')!.textContent))));
    expect(cells.reduce((total, count) => total + count, 0)).toBe(counts('HELPFUL'));
    // the picture is of the score that decided, whichever model's that is
    expect(await page.getByRole('img', { name: note.explanation.decidingModel?.text ?? /^The score is/ }).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(['Do you find this helpful?', 'In short', 'How much people agree', 'Who finds it helpful', 'The rules, in plain words', 'What became of it', 'Is something in it wrong?', 'Check it yourself']);
    await takePictures(page, 'why');
    await expectAccessible(page);
  });

  it('shows how anybody checks it, and every rule that was asked', async () => {
    const note = await helpfulNote();
    const page = await visit(`/notes/${note.id}`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: /^Copy.*anybody/ }).click();
    await page.getByRole('button', { name: /^Copied.*anybody/ }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(note.explanation.verify.command);
    const all = page.getByText(/rules that concerned this note, in their order/);
    await all.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').filter({ hasText: 'Every note begins without a status' }).first().waitFor();
    await page.getByText('Digests of the run').click();
    await expectAccessible(page);
  });

  it('says what is missing where a note does not show', async () => {
    const { notesNeedingRatings } = await ask<{ notesNeedingRatings: { nodes: { id: string; explanation: { missing: { text: string }[] } }[] } }>('{ notesNeedingRatings(first: 30) { nodes { id explanation { missing { text } } } } }');
    const open = notesNeedingRatings.nodes.find(({ explanation }) => explanation.missing.length > 0)!;
    const page = await visit(`/notes/${open.id}`);
    await page.getByRole('listitem').filter({ hasText: open.explanation.missing[0]!.text }).first().waitFor();
    await takePictures(page, 'why-missing');
    await expectAccessible(page);
  });

  it('can be read on a phone, and from right to left', async () => {
    const page = await visit(`/notes/${(await helpfulNote()).id}`, { viewport: NARROW });
    await page.getByRole('img', { name: /ratings are placed/ }).waitFor();
    await expectNoSidewaysScroll(page);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await expectNoSidewaysScroll(page);
    await takePictures(page, 'why-rtl');
    await expectAccessible(page);
  });

  it('is told of a note that nobody knows', async () => {
    const page = await visit(`/notes/${globalId('Note', '1')}`);
    await page.getByRole('heading', { name: 'This note is not known here' }).waitFor();
    await expectAccessible(page);
  });
});
