// Leaving takes the site's other tabs along, and the server learns of it even where the message is lost.
import { test, expect } from '../support/site.mjs';
import { chromium } from '../support/chromium.mjs';
import { begin, typing } from '../support/draft.mjs';
import { AWAY, BUTTON, MARK } from '../support/leaving.mjs';
import { hold } from '../support/slow.mjs';

test.use({ elsewhere: [AWAY] });

test('the other tabs blank at once, and go the same way', { tag: '@scripts' }, async ({ page, context }) => {
  const word = await typing(page);
  const others = [];
  for (const path of ['/report/17', '/help', '/check']) {
    const other = await context.newPage();
    await other.goto('/report/review');
    await other.goto(path);
    others.push(other);
  }
  await others[0].locator('[name="person.name"]').fill(word);
  // What they show while the other site is awaited, each told by itself.
  const told = [];
  for (const [at, other] of others.entries()) {
    other.on('console', (message) => message.type() === 'info' && (told[at] = message.text()));
    await other.evaluate(() => setInterval(() => console.info(document.body.innerText.trim()), 50));
  }
  const slow = await hold(context, AWAY);
  await page.locator(BUTTON).click({ noWaitAfter: true });
  await expect.poll(() => told).toEqual(['Loading.', 'Loading.', 'Loading.']);
  await expect.poll(slow.count).toBe(4);
  await slow.letGo();
  for (const tab of [page, ...others]) await expect(tab).toHaveURL(AWAY);
  // Nor does Back show a word, or lead to the page that was left: the other site is in its place.
  for (const other of others) {
    await other.goBack();
    await expect(other).toHaveURL('/report/review');
    const { html, held } = await chromium(other).look();
    expect([html.includes(word), held]).toEqual([false, []]);
  }
});

test('a mark that says nothing else is there before the message is sent', { tag: '@scripts' }, async ({ page, context }) => {
  await begin(page);
  await page.goto('/report/17');
  await context.route('**/leave', (route) => route.abort());
  const seen = page.waitForEvent('console', (message) => message.text().startsWith('sent with '));
  await page.evaluate(() => {
    navigator.sendBeacon = (address) => !console.info(`sent with ${document.cookie} to ${address}`);
  });
  await page.locator(BUTTON).click();
  expect((await seen).text()).toBe('sent with x=1 to /leave');
  await expect(page).toHaveURL(AWAY);
  expect((await context.cookies()).find(({ name }) => name === 'x')).toMatchObject({ ...MARK, expires: -1, secure: false });
});

test.describe(() => {
  const SECURE = 'https://safe.test';
  test.use({ mortal: SECURE });

  test('over https the mark is one that no other host can set', { tag: '@scripts' }, async ({ page, context, baseURL }) => {
    // The same site as if it were served over https: nothing resolves that name.
    await context.route(`${SECURE}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      // Not aborted: the browser may complain of that, or be gone before it does.
      if (pathname === '/leave') return route.fulfill({ status: 204 });
      await route.fulfill({ response: await route.fetch({ url: baseURL + pathname }) });
    });
    await page.goto(`${SECURE}/help`);
    await page.locator(BUTTON).click();
    await expect(page).toHaveURL(AWAY);
    expect(await context.cookies()).toEqual([expect.objectContaining({ ...MARK, expires: -1, name: '__Host-x', secure: true, domain: 'safe.test' })]);
  });
});
