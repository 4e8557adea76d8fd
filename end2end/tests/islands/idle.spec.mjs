// A draft that nobody touches ends. Whoever writes keeps it without knowing, and whoever pauses is warned.
import { test, expect, awake } from '../../support/site.mjs';
import { MINUTES, read, sleep } from '../../support/clock.mjs';
import { begin } from '../../support/draft.mjs';
import { SCRIPTS, openStep } from '../../support/island.mjs';
import { rare } from '../../support/search.mjs';

const ADDRESS = '/report/still-here';
const warning = (page) => page.getByRole('alert').filter({ hasText: 'Are you still there?' });
/** The one sentence that it says. */
const says = (page, words) => expect(warning(page).locator('[data-says]:visible')).toHaveText([words]);
const SOON = 'You have not changed anything on this page for a while. If you do nothing, we delete your answers.';
const keep = (page) => page.getByRole('button', { name: 'Keep my answers' });
const answer = (page) => page.waitForResponse((response) => response.url().endsWith(ADDRESS));

/** What was asked in the background. */
const asked = (watch) => watch.requests.filter((request) => request.url().endsWith(ADDRESS));

/** A page whose clock the test moves, and in which nothing has been written for so many minutes. */
async function paused(page, minutes) {
  await page.clock.install();
  await openStep(page, 'visit', true);
  await page.locator('[name="contact.other"]').focus();
  await read(page, minutes);
}

test.describe('an untouched draft', { tag: SCRIPTS }, () => {
  test('is warned of in time, and kept by a button', async ({ page, watch }) => {
    await paused(page, 105);
    await expect(warning(page)).toHaveCount(0);
    await read(page, 6);
    await expect(warning(page)).toBeVisible();
    await says(page, SOON);
    // It takes nobody from where they are, and asks nothing by itself.
    await expect(page.locator('[name="contact.other"]')).toBeFocused();
    expect(asked(watch)).toEqual([]);
    await keep(page).focus();
    const kept = answer(page);
    await page.keyboard.press('Enter');
    expect((await kept).status()).toBe(204);
    await expect(warning(page)).toHaveCount(0);
    await expect(page.locator('[name="contact.other"]')).toBeFocused();
    await expect(page).toHaveURL('/report/26');
    // From here on the time begins anew.
    await read(page, 105);
    await expect(warning(page)).toHaveCount(0);
    await read(page, 6);
    await expect(warning(page)).toBeVisible();
  });

  for (const path of ['/report', '/report/review']) {
    test(`is warned of at ${path}`, async ({ page }) => {
      await begin(page);
      await page.clock.install();
      await page.goto(path);
      await awake(page);
      await read(page, 111);
      await expect(warning(page)).toBeVisible();
      await keep(page).click();
      await expect(warning(page)).toHaveCount(0);
    });
  }

  test('is kept by showing the page again that a telephone hid in its sleep', async ({ page, watch }) => {
    await page.clock.install();
    await openStep(page, 'visit', true);
    // Time has passed, and no timer has run.
    await sleep(page, 111);
    await expect(page.getByRole('heading', { level: 1, name: 'We have hidden this page' })).toBeFocused();
    await expect(warning(page)).toBeHidden();
    expect(asked(watch)).toEqual([]);
    const kept = answer(page);
    await page.getByRole('button', { name: 'Show my answers' }).click();
    expect((await kept).status()).toBe(204);
    await expect(warning(page)).toHaveCount(0);
    // The time begins anew for the island, too.
    await read(page, 105);
    await expect(warning(page)).toHaveCount(0);
    await read(page, 6);
    await expect(warning(page)).toBeVisible();
    // Nothing had the focus: the heading takes it.
    await keep(page).click();
    await expect(warning(page)).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  });

  test('that has ended behind a hidden page is told of as it is shown', async ({ page, watch }) => {
    await page.clock.install();
    await openStep(page, 'visit', true);
    await page.locator('[name="contact.other"]').fill('Still here');
    await sleep(page, 30);
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Show my answers' }).click();
    await says(page, /^We no longer have the answers you saved before\./);
    await expect(page.locator('[name="contact.other"]')).toHaveValue('Still here');
    expect(watch.complaints.splice(0)).toEqual([expect.stringContaining('410')]);
  });

  test('is kept while somebody writes, and not a word is told', async ({ page, watch }) => {
    await page.clock.install();
    await openStep(page, 'visit', true);
    const field = page.locator('[name="contact.other"]');
    const word = rare('typed');
    await field.pressSequentially(word);
    expect(asked(watch)).toEqual([]);
    for (const [minutes, times] of [[6, 1], [2, 1], [2, 1], [2, 2], [4, 2]]) {
      await page.clock.fastForward(minutes * MINUTES);
      const told = asked(watch).length < times ? answer(page) : undefined;
      await field.pressSequentially('more');
      expect((await told)?.status()).toBe(told && 204);
      expect(asked(watch)).toHaveLength(times);
    }
    // A choice is as good as a letter. It also takes the warning away, and nobody from where they are.
    await read(page, 111);
    await expect(warning(page)).toBeVisible();
    const told = answer(page);
    await page.locator('[name="contact.officer"]').first().check();
    expect((await told).status()).toBe(204);
    await expect(warning(page)).toHaveCount(0);
    await expect(page.locator('[name="contact.officer"]').first()).toBeFocused();
    for (const request of asked(watch)) {
      expect(request.method()).toBe('POST');
      expect(request.postData() ?? '').toBe('');
      const headers = await request.allHeaders();
      expect(JSON.stringify({ ...headers, cookie: '' }) + request.url()).not.toMatch(new RegExp(`${word}|more`));
    }
    await expect(field).toHaveValue(`${word}${'more'.repeat(5)}`);
  });

  test('that has ended is told of, and what was typed stays', async ({ page, watch }) => {
    await paused(page, 111);
    await page.locator('[name="contact.other"]').evaluate((field) => (field.value = 'Still here'));
    await page.context().clearCookies();
    const told = answer(page);
    await keep(page).click();
    expect((await told).status()).toBe(410);
    await says(page, /^We no longer have the answers you saved before\./);
    await expect(warning(page)).toBeFocused();
    await expect(keep(page)).toHaveCount(0);
    await expect(page.locator('[name="contact.other"]')).toHaveValue('Still here');
    // The browser says of each answer that it was no success.
    expect(watch.complaints.splice(0)).toEqual([expect.stringContaining('410')]);
  });

  test('can be kept later where the signal is gone', async ({ page, watch }) => {
    await paused(page, 111);
    await page.route(`**${ADDRESS}`, (route) => route.abort());
    await keep(page).click();
    await says(page, /Check your signal and press the button again/);
    await expect(keep(page)).toBeFocused();
    await page.unroute(`**${ADDRESS}`);
    await keep(page).click();
    await expect(warning(page)).toHaveCount(0);
    expect(watch.complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED')]);
  });

  test('is not warned of twice', async ({ page }) => {
    await paused(page, 111);
    await read(page, 10);
    await expect(warning(page)).toHaveCount(1);
    await page.reload();
    await awake(page);
    // The server has seen nobody go.
    await expect(warning(page)).toHaveCount(0);
  });
});
