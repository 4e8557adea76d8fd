// What an urgent answer calls for stands beside it as soon as it is chosen, and goes with it.
import { test, expect, awake } from '../../support/site.mjs';
import { begin, post } from '../../support/draft.mjs';

const shown = (page) => page.locator('[data-shown-notices]:not([data-shown-notices=""])');
const choose = (page, name, value) => page.locator(`[name="danger.${name}"][value="${value}"]`).check();

test.beforeEach(async ({ page }) => {
  await begin(page);
  await page.goto('/report/6');
  await awake(page);
});

test('an urgent answer is replied to at once, right after its question @scripts', async ({ page, watch }) => {
  const asked = () => watch.requests.filter((request) => request.url().endsWith('/report/notices')).length;
  expect(asked()).toBe(0);
  await choose(page, 'weapon', 'not_sure');
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
  expect(new URL(page.url()).pathname).toBe('/report/6');
});

test('two answers that are urgent together are replied to at the second @scripts', async ({ page }) => {
  await post(page, '/report/5', { 'person.relationship': 'ex_partner' });
  await page.goto('/report/12');
  await awake(page);
  await choose(page, 'separation', 'yes');
  await expect(shown(page)).toContainText('A partner or an ex can be more of a danger');
});

test('whoever reports for someone else is spoken to, not the person it happens to @scripts', async ({ page }) => {
  await choose(page, 'strangulation', 'yes');
  await expect(shown(page)).not.toContainText('The person you are worried about');
  await post(page, '/report/2', { 'reporter.role': 'someone_else' });
  await page.reload();
  await awake(page);
  await choose(page, 'strangulation', 'yes');
  await expect(shown(page)).toContainText('The person you are worried about should go to A&E now');
  await expect(shown(page)).toContainText('speak first with the person you are worried about');
  // What is worded alike for both is said, too.
  await choose(page, 'weapon', 'yes');
  await expect(shown(page)).toHaveCount(2);
  await expect(shown(page).last()).toContainText('gun licence');
});

test('the wording follows who reports as soon as that is chosen @scripts', async ({ page }) => {
  await post(page, '/report/9', { 'danger.any_threat': 'yes' });
  await page.goto('/report/2');
  await awake(page);
  await page.locator('[name="reporter.age_group"][value="under_16"]').check();
  await expect(shown(page)).toContainText('or tell a grown-up');
  await page.locator('[name="reporter.role"][value="someone_else"]').check();
  await expect(shown(page)).toHaveCount(1);
  await expect(shown(page)).toContainText("None of this is the child's fault");
  await page.locator('[name="reporter.role"][value="self"]').check();
  await expect(shown(page)).toContainText('None of this is your fault');
});

test('without the fetched words saving replies all the same @scripts', async ({ page }) => {
  await page.route('**/report/notices', (route) => route.fulfill({ status: 204 }));
  await choose(page, 'strangulation', 'yes');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('#notice')).toContainText('Choking is a sign of great danger');
});
