// The check, answered in the page and by the server alone, and what must be the same in both.
import { expect, awake } from './site.mjs';
import { expectHelp, expectNothingKept, expectOf } from './advice.mjs';
import { titleOf } from './same.mjs';

/** Name and value of each field; some take several. */
const pairs = (answers) => Object.entries(answers).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));

/** At one go: that each can be chosen by hand is seen elsewhere, and here there are many. */
export const choose = (page, answers) =>
  page.evaluate((all) => {
    for (const [name, value] of all) document.querySelector(`[name="${name}"][value="${value}"]`).click();
  }, pairs(answers));

// Browsers ask for it when they please.
const isIcon = (request) => new URL(request.url()).pathname === '/favicon.svg';

export const submit = (page) => page.getByRole('button', { name: 'See what this may mean' }).click();

/** What stands in the main part, of this page or of one that was served, whatever it looks like. */
const read = (page, served) =>
  page.evaluate((html) => {
    const root = html ? new DOMParser().parseFromString(html, 'text/html') : document;
    const texts = document.createNodeIterator(root.querySelector('main'), NodeFilter.SHOW_TEXT);
    const words = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) words.push(...node.textContent.split(/\s+/));
    return words.filter((word) => word).join(' ');
  }, served);

export async function answeredInTheBrowser(page, answers, watch) {
  await awake(page);
  const asked = watch.requests.length;
  await choose(page, answers);
  await submit(page);
  // Danger is said before all else, and then the heading is.
  await expect(page.locator('[data-first], main h1').first()).toBeFocused();
  await expect(page.locator('.fs-verdict')).toBeVisible();
  const others = watch.requests.slice(asked).filter((request) => !isIcon(request));
  // All that an answer can say, once, without a word of what was answered.
  expect(others.map((request) => [request.method(), new URL(request.url()).pathname, new URL(request.url()).search])).toEqual([['GET', '/check/answers', '']]);
}

export async function answeredByTheServer(page, answers, at = '') {
  await choose(page, answers);
  const response = page.waitForResponse((each) => each.request().method() === 'POST');
  await submit(page);
  expect((await response).status()).toBe(303);
  await expect(page).toHaveURL(`${at}/check/next`);
}

/** One of the situations, answered in the page, and by the server alone with the same words. `at` is a site of a test's own. */
export async function answered({ who, answers, nation }, { page, context, watch, scripts, at = '' }) {
  const before = watch.requests.filter((request) => request.method() !== 'GET').length;
  await page.goto(`${at}/check`);
  if (scripts) await answeredInTheBrowser(page, answers, watch);
  else await answeredByTheServer(page, answers, at);
  const words = await read(page);
  expectHelp(words, answers);
  expectOf(words, nation, answers);
  await expectNothingKept(page, context, scripts, at);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);

  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const posted = await page.request.post(`${at}/check`, { headers, data: new URLSearchParams(pairs(answers)).toString() });
  expect(posted.status()).toBe(200);
  const served = await posted.text();
  expect(words, who).toBe(await read(page, served));
  await expect(page).toHaveTitle(titleOf(served));
  const posts = watch.requests.filter((request) => request.method() !== 'GET').length - before;
  // With scripts, whatever was on its way would have been seen by now.
  expect(posts, who).toBe(scripts ? 0 : 1);
}
