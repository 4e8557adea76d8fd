// Pages that the browser keeps alive behind the one that is shown, just as
// they were (bfcache). Playwright switches that off; people have it.
import { test as site, expect } from '../support/site.mjs';
import { chromium } from '../support/chromium.mjs';
import { typing } from '../support/draft.mjs';
import { AWAY, BUTTON } from '../support/leaving.mjs';
import { hold } from '../support/slow.mjs';

const test = site.extend({
  launchOptions: [
    ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    { scope: 'worker' },
  ],
});
test.use({ elsewhere: [AWAY] });

/** Has each page tell when it is shown, and whether that is for the first time, in its first moment. */
async function told(page) {
  const shown = [];
  page.on('console', (message) => message.type() === 'info' && shown.push(message.text()));
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => {
      const seen = document.body.innerText.trim() ? 'seen' : 'hidden';
      console.info(`${location.pathname} ${persisted ? 'kept' : 'new'} ${seen}`);
    });
  });
  return shown;
}

test('a page kept alive is hidden, and asked for anew', { tag: '@scripts' }, async ({ page }) => {
  const shown = await told(page);
  await page.goto('/check');
  // Once it is answered it asks for words that no cache keeps, and then Chromium does not keep it alive at all.
  await page.goto('/safety');
  await page.evaluate(() => history.back());
  await expect.poll(() => shown.slice(-2)).toEqual(['/check kept hidden', '/check new seen']);
  expect((await chromium(page).look()).held).toEqual([]);
  // A page with nothing to fill in may stay as it was.
  await page.evaluate(() => history.forward());
  await expect.poll(() => shown.at(-1)).toBe('/safety kept seen');
});

test('so nothing is there after leaving, though the server was not reached', { tag: '@scripts' }, async ({ page, context }) => {
  const shown = await told(page);
  const word = await typing(page);
  await page.goto('/safety');
  await hold(context, '**/leave');
  await page.locator(BUTTON).click();
  await expect(page).toHaveURL(AWAY);
  await page.evaluate(() => history.back());
  // What leaving told the site's other pages has reached the kept one too: the browser keeps it no longer.
  await expect.poll(() => shown.at(-1)).toBe('/report/4 new seen');
  expect(shown.filter((each) => each.includes('kept'))).toEqual([]);
  const { html, held } = await chromium(page).look();
  expect([html.includes(word), held]).toEqual([false, []]);
});

test('a page kept alive while leaving is itself again', { tag: '@scripts' }, async ({ page }) => {
  await page.goto('/safety');
  // Both in one turn: once the other site is there, no page left by a script can be come back to.
  const overlays = await page.evaluate((button) => {
    const count = () => document.querySelectorAll('.govuk-exit-this-page-overlay, .govuk-exit-this-page-hide-content').length;
    document.querySelector(button).click();
    const leaving = count();
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    return [leaving, count()];
  }, BUTTON);
  expect(overlays).toEqual([2, 0]);
  await expect(page).toHaveURL(AWAY);
});
