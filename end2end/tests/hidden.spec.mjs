// A page of answers that nobody has touched for 15 minutes asks before it shows them, and loses nothing.
import { test, expect, awake } from '../support/site.mjs';
import { MINUTES, read, sleep } from '../support/clock.mjs';
import { gone, sent, told, typing } from '../support/draft.mjs';
import { AWAY } from '../support/leaving.mjs';
import { FULL } from '../support/report.mjs';

test.use({ elsewhere: [AWAY] });

const show = (page) => page.getByRole('button', { name: 'Show my answers' });
const drop = (page) => page.getByRole('button', { name: 'Delete and leave' });
const visible = (page) => page.evaluate(() => document.body.innerText);

/** A part with something typed and not saved, whose clock the test moves. */
async function untouched(page) {
  await page.clock.install();
  return typing(page);
}

test.describe('a page that nobody touches', { tag: '@scripts' }, () => {
  test('is hidden after 15 minutes, and shown with all that was typed', async ({ page, watch }) => {
    const word = await untouched(page);
    const field = page.locator('main textarea');
    await field.focus();
    await page.clock.fastForward(14.5 * MINUTES);
    await expect(field).toBeVisible();
    await page.clock.fastForward(1 * MINUTES);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have hidden this page');
    await expect(field).toBeHidden();
    await expect(page.locator('main :is(input, textarea, select, a)').locator('visible=true')).toHaveCount(0);
    expect(await page.title()).not.toMatch(/stalk|police|report/i);
    // Help and the way out stand where they stood.
    await expect(page.locator('.fs-bar a[href="tel:999"]')).toBeVisible();
    await expect(page.locator('a.govuk-js-exit-this-page-button')).toBeInViewport({ ratio: 1 });
    const kept = page.waitForResponse('**/report/still-here');
    await show(page).click();
    expect((await kept).status()).toBe(204);
    await expect(field).toHaveValue(word);
    await expect(field).toBeFocused();
    await expect(show(page)).toHaveCount(0);
    expect(watch.requests.filter((each) => each.url().endsWith('/report/still-here'))).toHaveLength(1);
    // And again.
    await page.clock.fastForward(15.5 * MINUTES);
    await expect(show(page)).toBeVisible();
  });

  test('is hidden before a sleeping telephone shows it, whatever wakes it', async ({ page }) => {
    await untouched(page);
    for (const wake of ['visibilitychange', 'pageshow', 'focus', 'keydown', 'pointermove', 'touchstart', 'wheel', 'scroll']) {
      await page.clock.setSystemTime(await page.evaluate((more) => Date.now() + more, 16 * MINUTES));
      await page.evaluate((name) => (name === 'visibilitychange' ? document : window).dispatchEvent(new Event(name)), wake);
      await expect(show(page), wake).toBeVisible();
      await show(page).click();
      await expect(show(page), wake).toHaveCount(0);
    }
  });

  test('deleted, it is left as by Exit', async ({ page, context, request }) => {
    await untouched(page);
    const [cookie] = await context.cookies();
    await sleep(page, 16);
    await drop(page).click();
    await expect(page).toHaveURL(AWAY);
    await gone(request, cookie);
  });

  test('is left by Shift, too', async ({ page }) => {
    await untouched(page);
    await sleep(page, 16);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await expect(page).toHaveURL(AWAY);
  });

  test('stays as it is while somebody is there', async ({ page }) => {
    await untouched(page);
    await read(page, 60);
    await expect(page.locator('main textarea')).toBeVisible();
    await expect(show(page)).toHaveCount(0);
  });

  for (const [name, path, prepare] of [
    ['what was answered', '/report/check-answers', (page) => told(page, FULL)],
    ['what is on paper', '/report/paper', (page) => told(page, FULL)],
    ['the reference', '/report/sent', (page) => sent(page, FULL)],
    ['the check', '/check', () => {}],
  ]) {
    test(`hides ${name}`, async ({ page }) => {
      await prepare(page);
      await page.clock.install();
      await page.goto(path);
      if (path === '/check') await page.locator('label[for="nation-2"]').click();
      const before = await visible(page);
      await sleep(page, 16);
      await expect(show(page)).toBeVisible();
      const words = await page.locator('main').innerText();
      expect(words).toMatch(/^We have hidden this page\n[^\n]*\n[^\n]*\n*Show my answers\s+Delete and leave$/);
      // Nor is it there on paper.
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('main').innerText()).not.toContain(FULL.person.name.trim());
      await page.emulateMedia({ media: 'screen' });
      await show(page).click();
      await expect.poll(() => visible(page)).toBe(before);
      if (path === '/check') await expect(page.locator('#nation-2')).toBeChecked();
    });
  }

  test('is one of answers: others stay', async ({ page }) => {
    await page.clock.install();
    await page.goto('/help');
    await awake(page);
    const before = await visible(page);
    await sleep(page, 16);
    expect(await visible(page)).toBe(before);
  });
});
