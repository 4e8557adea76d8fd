// How many characters are left, counted as the server counts.
import { test, expect } from '../../support/site.mjs';
import { SCRIPTS, behaves, openStep, question, save } from '../../support/island.mjs';

const TEXT = 'behaviour.text';
const WRITTEN = 'AB\n👩🏽‍🦽 é'; // 2, a line end, 4 code points that look like one, a space, 1
const seen = (page) => question(page, TEXT).locator('.govuk-character-count__status');
const spoken = (page) => question(page, TEXT).locator('.govuk-character-count__sr-status');

behaves('characters left are told', async ({ page, scripts }) => {
  await openStep(page, 'what-is-happening', scripts);
  const limit = question(page, TEXT).getByText('You can use up to 10,000 characters');
  await expect(limit).toHaveCount(1);
  await expect(page.locator(`[name="${TEXT}"]`)).toHaveAttribute('aria-describedby', new RegExp(`${TEXT}-info`));
  await expect(page.locator('[maxlength]')).toHaveCount(0);
  if (!scripts) {
    await expect(limit).toBeVisible();
    await expect(seen(page)).toHaveCount(0);
    return;
  }
  await expect(seen(page)).toHaveText('You have 10,000 characters left');
  await page.locator(`[name="${TEXT}"]`).fill(WRITTEN);
  await expect(seen(page)).toHaveText('You have 9,991 characters left');
  await page.locator(`[name="${TEXT}"]`).fill('');
  await expect(seen(page)).toHaveText('You have 10,000 characters left');
});

behaves('the limit is one for browser and server', async ({ page, scripts }) => {
  await openStep(page, 'what-is-happening', scripts);
  const field = page.locator(`[name="${TEXT}"]`);
  const left = 'é'.repeat(10_000 - 9);
  for (const [more, sentence, over] of [
    ['', 'You have 0 characters left', false],
    ['x', 'You have 1 character too many', true],
    ['xy', 'You have 2 characters too many', true],
  ]) {
    await field.fill(WRITTEN + left + more);
    if (!scripts) continue;
    await expect(seen(page)).toHaveText(sentence);
    const classes = [/govuk-textarea--error/, /govuk-error-message/];
    await (over ? expect(field).toHaveClass(classes[0]) : expect(field).not.toHaveClass(classes[0]));
    await (over ? expect(seen(page)).toHaveClass(classes[1]) : expect(seen(page)).not.toHaveClass(classes[1]));
  }
  await field.fill(WRITTEN + left.slice(1));
  if (scripts) await expect(seen(page)).toHaveText('You have 1 character left');
  await field.fill(WRITTEN + left);
  await save(page);
  await expect(page).toHaveURL('/report/1');
});

test('a screen reader is told once the typing stops', { tag: SCRIPTS }, async ({ page }) => {
  await page.clock.install();
  await openStep(page, 'what-is-happening', true);
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 60_000));
  await expect(spoken(page)).toHaveAttribute('aria-live', 'polite');
  await expect(seen(page)).toHaveAttribute('aria-hidden', 'true');
  const field = page.locator(`[name="${TEXT}"]`);
  for (const letter of 'abc') {
    await field.pressSequentially(letter);
    await page.clock.runFor(150);
  }
  // Still typing: seen, not yet spoken.
  await expect(seen(page)).toHaveText('You have 9,997 characters left');
  await expect(spoken(page)).toHaveText('');
  await page.clock.runFor(2_000);
  await expect(spoken(page)).toHaveText('You have 9,997 characters left');
});
