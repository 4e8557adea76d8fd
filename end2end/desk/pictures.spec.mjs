// Pictures of the desk for the README, of made-up reports; what is on them is tested elsewhere.
import { copyFileSync, statSync } from 'node:fs';
import { test, expect } from '../support/desk.mjs';

const README = { width: 1280, height: 800 };
const MOST_BYTES = 200_000;

test.use({ words: ['--made-up'], viewport: README });

test('the queue and a case', { tag: '@scripts' }, async ({ page, desk }) => {
  const keep = async (name) => {
    const path = `test-results/${name}.png`;
    await page.screenshot({ path });
    expect(statSync(path).size, 'small enough for the README').toBeLessThan(MOST_BYTES);
    if (process.env.FOURSIGHT_KEEP_SCREENSHOT === '1') copyFileSync(path, `../docs/${name}.png`);
  };
  await page.goto(desk.link);
  await expect(page.locator('table a.ref')).toHaveCount(12);
  await keep('desk-queue');
  await page.getByRole('button', { name: /Take next/ }).click();
  await expect(page.locator('#danger')).toBeVisible();
  await keep('desk-case');
});
