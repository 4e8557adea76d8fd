// From a university's page through the check into a report, which then names it.
import { test, expect, awake, settled } from '../support/site.mjs';
import { save } from '../support/island.mjs';
import { START } from '../support/walk.mjs';

const HERE = '/campus/aldermoor';

test('from the page through the check into a report', async ({ page, context, javaScriptEnabled }) => {
  await page.goto(HERE);
  await page.getByRole('link', { name: 'Check the signs' }).click();
  if (javaScriptEnabled) await awake(page);
  await page.locator('[name="signs.repeated"][value="yes"]').check();
  await page.getByRole('button', { name: 'See what this may mean' }).click();
  await expect(page.getByRole('link', { name: 'Help at Aldermoor University' })).toHaveAttribute('href', HERE);
  // Without scripts the answers lie sealed in a session cookie.
  expect((await context.cookies()).map(({ name }) => name)).toEqual(javaScriptEnabled ? [] : ['c']);
  await page.getByRole('button', { name: 'Begin a report with these answers' }).click();
  await page.getByRole('button', { name: START }).click();
  await expect(page).toHaveURL('/report/1');
  await page.goto('/report/23');
  await expect(page.locator('[name="place.campus"]')).toHaveValue('aldermoor');
});

test('the page goes straight to a report, too', async ({ page }) => {
  await page.goto(HERE);
  await page.getByRole('link', { name: 'Tell the team what is happening' }).click();
  await page.getByRole('button', { name: START }).click();
  await settled(page);
  await page.goto('/report/23');
  await expect(page.locator('[name="place.campus"]')).toHaveValue('aldermoor');
  // It can be taken out again, and is then asked for where it is shared.
  await page.locator('[name="place.campus"]').selectOption('');
  await save(page);
  await page.goto('/report/28');
  await expect(page.locator('[name="sharing.university_name"]')).toHaveValue('');
});

test('answering again still knows the university', async ({ page }) => {
  await page.goto(`/check?campus=aldermoor`);
  await page.getByRole('button', { name: 'See what this may mean' }).click();
  await page.getByRole('link', { name: 'Answer again' }).click();
  await expect(page.locator('[name=campus]').first()).toHaveValue('aldermoor');
});
