// Leaving with scripts: at once, whoever is slow, and unseen meanwhile.
import { test, expect } from '../support/site.mjs';
import { gone, typing } from '../support/draft.mjs';
import { chromium } from '../support/chromium.mjs';
import { AWAY, BUTTON, MARK, SKIP, WAYS, away } from '../support/leaving.mjs';
import { hold } from '../support/slow.mjs';

test.use({ elsewhere: [AWAY] });

/**
 * What the page shows while the other site is awaited, said by itself: until
 * then the browser passes no question on to it.
 */
async function watched(page) {
  const told = [];
  page.on('console', (message) => message.text().startsWith('{') && told.push(JSON.parse(message.text())));
  await page.evaluate(() => {
    const tell = () => {
      const overlays = [...document.querySelectorAll('body > .govuk-exit-this-page-overlay[role="alert"]')].map((overlay) => {
        const { x, y, width, height } = overlay.getBoundingClientRect();
        return { text: overlay.textContent, all: x <= 0 && y <= 0 && width >= innerWidth && height >= innerHeight };
      });
      const { body, title } = document;
      const hides = body.classList.contains('govuk-exit-this-page-hide-content');
      const said = document.querySelector('.govuk-exit-this-page [role="status"]').textContent;
      console.info(JSON.stringify({ overlays, hides, words: body.innerText.trim(), said, title }));
    };
    setInterval(tell, 50);
  });
  const overlays = [{ text: 'Loading.', all: true }];
  const title = await page.title();
  expect(title).not.toMatch(/stalk|police|report/i);
  return {
    expectHidden: () =>
      expect.poll(() => told.at(-1)).toEqual({ overlays, hides: true, words: 'Loading.', said: '', title }),
  };
}

for (const way of WAYS) {
  test(`${way.name}: all is hidden until the other site is there`, { tag: '@scripts' }, async ({ page, context, request, watch }) => {
    const slow = await hold(context, AWAY);
    await typing(page);
    const [cookie] = await context.cookies();
    const seen = await watched(page);
    // Done only when the page that follows is there.
    const going = way.go(chromium(page));
    await seen.expectHidden();
    await expect.poll(slow.count).toBe(1);
    // The server was told by then, by the script and not on the way.
    await gone(request, cookie);
    await expect.poll(() => context.cookies()).toEqual([expect.objectContaining(MARK)]);
    const asked = watch.requests.filter((request) => new URL(request.url()).pathname === '/leave');
    expect(asked.map((request) => [request.method(), request.isNavigationRequest()])).toEqual([['POST', false]]);
    await slow.letGo();
    await going;
    await away(chromium(page));
  });
}

test('every click and key of a link leaves, in this tab', { tag: '@scripts' }, async ({ page, context }) => {
  const press = async (selector, key) => {
    await page.locator(selector).focus();
    await page.keyboard.press(key);
  };
  for (const leave of [
    () => page.locator(BUTTON).click(),
    () => page.locator(BUTTON).click({ modifiers: ['Control'] }),
    () => page.locator(BUTTON).click({ modifiers: ['Shift'] }),
    () => press(BUTTON, 'Space'),
    () => press(BUTTON, 'Enter'),
    () => press(SKIP, 'Enter'),
  ]) {
    await page.goto('/help');
    await leave();
    await expect(page, String(leave)).toHaveURL(AWAY);
  }
  expect(context.pages()).toHaveLength(1);
});

test('impatient hands do no harm', { tag: '@scripts' }, async ({ page, context }) => {
  const slow = await hold(context, AWAY);
  await page.goto('/help');
  const seen = await watched(page);
  await page.locator(BUTTON).evaluate((button) => [1, 2, 3].forEach(() => button.click()));
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('Shift');
  await seen.expectHidden();
  await slow.letGo();
  await expect(page).toHaveURL(AWAY);
});

test('who is kept waiting, and stops it, can leave again', { tag: '@scripts' }, async ({ page, context }) => {
  const slow = await hold(context, AWAY);
  await page.goto('/help');
  const seen = await watched(page);
  // What Escape and a browser's Stop do.
  await page.evaluate(() => addEventListener('click', () => setTimeout(() => window.stop(), 1500)));
  await page.locator(BUTTON).click();
  await seen.expectHidden();
  await slow.letGo();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
  await expect(page).toHaveURL(AWAY);
});

test('a server that does not answer keeps no one', { tag: '@scripts' }, async ({ page, context }) => {
  await page.goto('/safety');
  const word = await typing(page);
  const silent = await hold(context, '**/leave');
  await page.locator(BUTTON).click();
  await expect(page).toHaveURL(AWAY);
  expect(silent.count()).toBe(1);
  // Nor does anybody see the page again, though it has not been told yet.
  for (const step of ['goBack', 'goForward', 'goBack']) {
    await page[step]();
    await expect(page).toHaveURL(step === 'goBack' ? '/safety' : AWAY);
    expect(await page.content()).not.toContain(word);
  }
});

test('what was typed and not saved is not filled in again', { tag: '@scripts' }, async ({ page, context }) => {
  const word = await typing(page);
  await page.goto('/help');
  await hold(context, '**/leave');
  await page.locator(BUTTON).click();
  await expect(page).toHaveURL(AWAY);
  await page.goBack();
  await expect(page).toHaveURL('/report/4');
  // The message was lost; the mark was not.
  await expect(page.getByRole('heading', { level: 1, name: 'This page has expired' })).toBeVisible();
  expect((await chromium(page).look()).html).not.toContain(word);
});

for (const file of ['**/*.wasm', '**/app*.js']) {
  test(`it does not wait for ${file}`, { tag: '@scripts' }, async ({ page, context, watch }) => {
    const slow = await hold(context, file);
    await page.goto('/check');
    await page.locator('label[for="nation-2"]').click();
    await expect.poll(slow.count).toBe(1);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    await expect(page).toHaveURL(AWAY);
    expect(watch.requests.filter((request) => request.method() === 'POST')).toHaveLength(1);
  });
}
