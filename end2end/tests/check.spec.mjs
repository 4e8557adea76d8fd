// The FOUR check says the same whether the browser or the server answers, and
// in the browser it tells nobody.
import { test, expect, awake } from '../support/site.mjs';
import { read as stay } from '../support/clock.mjs';
import { answered, answeredByTheServer, answeredInTheBrowser, choose, submit } from '../support/checked.mjs';
import { standing } from '../support/form.mjs';
import { SCRIPTS } from '../support/island.mjs';
import { holding } from '../support/search.mjs';
import { addressOf } from '../support/report.mjs';
import { SITUATIONS } from '../support/situations.mjs';
import { START } from '../support/walk.mjs';

for (const each of SITUATIONS) {
  test(each.who, async ({ page, context, watch, javaScriptEnabled }) => {
    await answered(each, { page, context, watch, scripts: javaScriptEnabled });
  });
}

test('answering again begins with nothing', async ({ page, watch, javaScriptEnabled }) => {
  await page.goto('/check');
  if (javaScriptEnabled) await answeredInTheBrowser(page, { nation: 'wales' }, watch);
  else await answeredByTheServer(page, { nation: 'wales' });
  await page.getByRole('link', { name: 'Answer again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check the signs' })).toBeVisible();
  expect(await page.locator('main :checked').count()).toBe(0);
});

test('no answer is in a file of the server', async ({ page }) => {
  const answers = { about: 'my_own_behaviour', nation: 'northern_ireland', 'signs.obsessive': 'rather_not_say' };
  expect((await page.request.post('/check', { form: answers })).status()).toBe(200);
  expect(holding(['my_own_behaviour', 'signs.obsessive', 'rather_not_say'])).toEqual([]);
  await page.goto('/check');
});

test('examples are held back, and open without scripts', async ({ page }) => {
  await page.goto('/check');
  const details = page.locator('main form details');
  await expect(details).toHaveCount(4);
  for (const each of await details.all()) {
    await expect(each.getByRole('listitem').first()).toBeHidden();
    await each.locator('summary').click();
    await expect(each.getByRole('listitem')).toHaveText([/^In person: /, /^Online: /, /^At university: /, /^By an ex: /]);
    await expect(each.getByRole('listitem').last()).toBeVisible();
  }
});

test('who is open is true when it is said, however long the page stood', { tag: SCRIPTS }, async ({ page }) => {
  await page.clock.install();
  await page.route('/check/answers', async (route) => {
    const response = await route.fetch();
    const later = 'data-later="3600 Opens at 9am on Monday|7200! Open now, until 5pm"';
    const own = (await response.text()).replace(/ data-later="[^"]*"/g, '').replaceAll('&#x27;', "'");
    const body = own.replace('class="govuk-tag fs-open fs-when"', `${later} class="govuk-tag fs-open fs-when"`);
    await route.fulfill({ response, body });
  });
  await page.goto('/check');
  await awake(page);
  await choose(page, { nation: 'england' });
  await stay(page, 61);
  await submit(page);
  const state = page.locator('[data-later]');
  await expect(state).toHaveText('Opens at 9am on Monday');
  await expect(state).toHaveClass(/fs-shut/);
  await stay(page, 60);
  await expect(state).toHaveText('Open now, until 5pm');
});

test('where the words do not come the server answers', { tag: SCRIPTS }, async ({ page }) => {
  await page.route('/check/answers', (route) => route.fulfill({ status: 204 }));
  await page.goto('/check');
  await awake(page);
  await choose(page, { nation: 'wales' });
  await submit(page);
  await expect(page).toHaveURL('/check/next');
  await expect(page.locator('main')).toContainText('In Wales, stalking');
});

test('the Back link of an answer leads to the questions', async ({ page, watch, javaScriptEnabled }) => {
  await page.goto('/check');
  if (javaScriptEnabled) await answeredInTheBrowser(page, {}, watch);
  else await answeredByTheServer(page, {});
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check the signs' })).toBeVisible();
});

test('a report can begin with what was answered here', async ({ page, javaScriptEnabled }) => {
  await page.goto('/check');
  if (javaScriptEnabled) await awake(page);
  const more = { order_broken: 'yes', threat: 'not_sure', under_18: 'yes', talk: ['text', 'bsl'] };
  const signs = { 'signs.fixated': 'yes', 'signs.obsessive': 'no' };
  await choose(page, { about: 'someone_else', nation: 'scotland', ...signs, ...more });
  await submit(page);
  await page.getByRole('button', { name: 'Begin a report with these answers' }).click();
  // What to know first, as for everybody.
  await expect(page.getByRole('heading', { level: 1, name: 'Tell the team what is happening' })).toBeVisible();
  await expect(page).toHaveURL('/report');
  await page.getByRole('button', { name: START }).click();
  await expect(page).toHaveURL('/report/1');
  // What was told with yes is not asked for again: that it is a child, one of the signs, the order that was broken.
  for (const [step, now] of [
    ['who', { 'reporter.role': 'someone_else' }],
    ['place', { 'place.nation': 'scotland' }],
    ['signs', { 'behaviour.signs.obsessive': 'no' }],
  ]) {
    await page.goto(addressOf(step));
    expect((await standing(page)).now, step).toEqual(now);
  }
  await expect(page.locator('[name="behaviour.signs.fixated"]')).toHaveCount(0);
  await page.goto('/report/7');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Step 7 of 8');
});
