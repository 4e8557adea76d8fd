// What an urgent answer calls for stands beside it as soon as it is chosen, and goes with it.
import { test, expect, awake } from '../../support/site.mjs';
import { begin, post } from '../../support/draft.mjs';

const shown = (page) => page.locator('[data-shown-notices]:not([data-shown-notices=""])');
const choose = (page, name, value) => page.locator(`[name="danger.${name}"][value="${value}"]`).check();

test.beforeEach(async ({ page }) => {
  await begin(page);
  await page.goto('/report/danger-signs');
  await awake(page);
});

test('an urgent answer is replied to at once, right after its question @scripts', async ({ page, watch }) => {
  const asked = () => watch.requests.filter((request) => request.url().endsWith('/report/notices')).length;
  expect(asked()).toBe(0);
  await choose(page, 'pets', 'yes');
  await expect.poll(asked).toBe(1);
  await expect(shown(page)).toHaveCount(0);
  await choose(page, 'strangulation', 'yes');
  await expect(shown(page)).toHaveCount(1);
  await expect(shown(page)).toHaveAttribute('role', 'status');
  for (const said of ['Choking is a sign of great danger', '999', '101', 'Do not wait for us']) {
    await expect(shown(page)).toContainText(said);
  }
  const question = page.locator('.govuk-form-group', { has: page.locator('[name="danger.strangulation"]') });
  expect(await question.evaluate((group) => group.nextElementSibling.hasAttribute('data-shown-notices'))).toBe(true);
  await choose(page, 'weapon', 'yes');
  await expect(shown(page)).toHaveCount(2);
  await choose(page, 'strangulation', 'not_sure');
  await expect(shown(page)).toHaveCount(1);
  await expect(shown(page)).toContainText('Tell the police about the weapon');
  expect(asked()).toBe(1);
  expect(new URL(page.url()).pathname).toBe('/report/danger-signs');
});

test('two answers that are urgent together are replied to at the second @scripts', async ({ page }) => {
  await post(page, '/report/person', { 'person.relationship': 'ex_partner' });
  await page.reload();
  await awake(page);
  await choose(page, 'separation', 'yes');
  await expect(shown(page)).toContainText('A partner or an ex can be more of a danger');
});

test('without the fetched words saving replies all the same @scripts', async ({ page }) => {
  await page.route('**/report/notices', (route) => route.fulfill({ status: 204 }));
  await choose(page, 'strangulation', 'yes');
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(page.locator('#notice')).toContainText('Choking is a sign of great danger');
});
