// Too many ask at once: nobody loses what they wrote, and help is there as ever.
import { test, expect } from '../support/site.mjs';
import { CROWDED, alone, refusedInACrowd } from '../support/crowd.mjs';
import { NARROW } from '../support/pages.mjs';

const WORDS = 'He waited at the gate again.\n\n"Smile" </textarea> <b>& more';

test('what was written comes back, and is kept once it is sent again', async ({ page, javaScriptEnabled: scripts }) => {
  await page.setViewportSize(NARROW);
  await refusedInACrowd(page, async () => {
    await page.locator('[name="behaviour.text"]').fill(WORDS);
    await page.locator('[name="behaviour.acts"][value="following"]').check();
  });
  await expect(page.getByRole('link', { name: '999' }).first()).toBeVisible();
  await expect(page.locator('[name="behaviour.text"]')).toHaveValue(WORDS);
  for (const path of ['/', '/help', '/help/emergency', '/check']) {
    expect((await page.request.get(CROWDED + path)).status()).toBe(200);
  }
  await alone(page);
  // With scripts the form has stayed where it was.
  await page.getByRole('button', { name: scripts ? 'Continue' : 'Try again' }).click();
  await expect(page).toHaveURL(/\/report\/1$/);
  await page.goto(`${CROWDED}/report/4`);
  await expect(page.locator('[name="behaviour.text"]')).toHaveValue(WORDS);
  await expect(page.locator('[name="behaviour.acts"][value="following"]')).toBeChecked();
});
