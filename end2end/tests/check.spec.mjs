// The FOUR check says the same whether the browser or the server answers, and
// in the browser it tells nobody.
import { test, expect, awake } from '../support/site.mjs';
import { read as stay } from '../support/clock.mjs';
import { expectHelp, expectNothingKept, expectOf } from '../support/advice.mjs';
import { standing } from '../support/form.mjs';
import { SCRIPTS } from '../support/island.mjs';
import { titleOf } from '../support/same.mjs';
import { holding } from '../support/search.mjs';
import { SITUATIONS } from '../support/situations.mjs';

// At one go: that each can be chosen by hand is seen elsewhere, and here there are many.
const choose = (page, answers) =>
  page.evaluate((all) => {
    for (const [name, value] of all) document.querySelector(`[name="${name}"][value="${value}"]`).click();
  }, Object.entries(answers));

// Browsers ask for it when they please.
const isIcon = (request) => new URL(request.url()).pathname === '/favicon.svg';

const submit = (page) => page.getByRole('button', { name: 'See what this may mean' }).click();

/** What stands in the main part, of this page or of one that was served, whatever it looks like. */
const read = (page, served) =>
  page.evaluate((html) => {
    const root = html ? new DOMParser().parseFromString(html, 'text/html') : document;
    const texts = document.createNodeIterator(root.querySelector('main'), NodeFilter.SHOW_TEXT);
    const words = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) words.push(...node.textContent.split(/\s+/));
    return words.filter((word) => word).join(' ');
  }, served);

/** One of the situations, answered in the page, and by the server alone with the same words. */
async function answered({ who, answers, nation }, page, context, watch, scripts) {
  const before = watch.requests.filter((request) => request.method() !== 'GET').length;
  await page.goto('/check');
  if (scripts) await answeredInTheBrowser(page, answers, watch);
  else await answeredByTheServer(page, answers);
  const words = await read(page);
  expectHelp(words, answers);
  expectOf(words, nation, answers.about);
  await expectNothingKept(page, context, scripts);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);

  const posted = await page.request.post('/check', { form: answers });
  expect(posted.status()).toBe(200);
  const served = await posted.text();
  expect(words, who).toBe(await read(page, served));
  await expect(page).toHaveTitle(titleOf(served));
  const posts = watch.requests.filter((request) => request.method() !== 'GET').length - before;
  // With scripts, whatever was on its way would have been seen by now.
  expect(posts, who).toBe(scripts ? 0 : 1);
}

for (const each of SITUATIONS) {
  test(each.who, async ({ page, context, watch, javaScriptEnabled }) => {
    await answered(each, page, context, watch, javaScriptEnabled);
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
  await page.route('/check', async (route) => {
    const response = await route.fetch();
    const later = 'data-later="3600 Opens at 9am on Monday|7200 Open now, until 5pm"';
    const body = (await response.text()).replace('<div class="fs-when">', `<div ${later} class="fs-when">`);
    await route.fulfill({ response, body });
  });
  await page.goto('/check');
  await awake(page);
  await choose(page, { nation: 'england' });
  await stay(page, 61);
  await submit(page);
  const state = page.locator('[data-later]');
  await expect(state).toHaveText('Opens at 9am on Monday');
  await stay(page, 60);
  await expect(state).toHaveText('Open now, until 5pm');
});

test('the Back link of an answer leads to the questions', async ({ page, watch, javaScriptEnabled }) => {
  await page.goto('/check');
  if (javaScriptEnabled) await answeredInTheBrowser(page, {}, watch);
  else await answeredByTheServer(page, {});
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check the signs' })).toBeVisible();
});

async function answeredInTheBrowser(page, answers, watch) {
  await awake(page);
  const asked = watch.requests.length;
  await choose(page, answers);
  await submit(page);
  await expect(page.getByRole('heading', { level: 1, name: 'What this may mean' })).toBeFocused();
  expect(watch.requests.slice(asked).filter((request) => !isIcon(request)).map((request) => request.url())).toEqual([]);
}

async function answeredByTheServer(page, answers) {
  await choose(page, answers);
  const response = page.waitForResponse((each) => each.request().method() === 'POST');
  await submit(page);
  expect((await response).status()).toBe(303);
  await expect(page).toHaveURL('/check/next');
}

test('a report can begin with what was answered here', async ({ page, javaScriptEnabled }) => {
  await page.goto('/check');
  if (javaScriptEnabled) await awake(page);
  await choose(page, { about: 'someone_else', nation: 'scotland', 'signs.fixated': 'yes', 'signs.obsessive': 'no' });
  await submit(page);
  await page.getByRole('button', { name: 'Begin a report with these answers' }).click();
  await expect(page).toHaveURL('/report/safe-now');
  await page.goto('/report/about-you');
  expect((await standing(page)).now).toEqual({ 'reporter.role': 'someone_else', 'place.nation': 'scotland' });
  await page.goto('/report/what-is-happening');
  expect((await standing(page)).now).toEqual({ 'behaviour.signs.fixated': 'yes', 'behaviour.signs.obsessive': 'no' });
});
