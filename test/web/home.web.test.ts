import { expect, it } from 'vitest';
import { expectAccessible, journeys, takePictures } from './browser';

journeys('the first page', ({ visit }) => {
  it('shows the notes found helpful lately, each with its statement and reasons', async () => {
    const page = await visit('/');
    await page.getByRole('article').first().waitFor();
    expect(await page.title()).toBe('Context people agree on · Bridgenotes');
    expect(await page.getByRole('article').count()).toBeGreaterThanOrEqual(8);
    await takePictures(page, 'home', false);
    await expectAccessible(page);
  });
});
