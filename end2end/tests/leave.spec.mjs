// Exit this page: where it is, and what the server does when it is used.
import { test, expect } from '../support/site.mjs';
import { begin, gone, told } from '../support/draft.mjs';
import { AWAY, BUTTON, SKIP } from '../support/leaving.mjs';
import { NARROW, WIDE } from '../support/pages.mjs';
import { stuckAt } from '../support/slow.mjs';
import { FULL } from '../support/report.mjs';

test.use({ elsewhere: [AWAY] });

const exit = (page) => page.getByRole('button', { name: 'Emergency Exit this page', exact: true });

test('whoever comes back is told that the answers are gone', async ({ page, watch }) => {
  await told(page, FULL);
  await page.goto('/report/4');
  await page.goto('/report/17');
  await expect(page.locator('[name="person.name"]')).not.toHaveValue('');
  await exit(page).click();
  await expect(page).toHaveURL(AWAY);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'This page has expired' })).toBeVisible();
  const last = watch.requests.filter((each) => each.isNavigationRequest()).at(-1);
  expect([new URL(last.url()).pathname.startsWith('/report/'), (await last.response()).status()]).toEqual([true, 410]);
});

test('the ways out come right after the skip link', async ({ page }) => {
  await page.goto('/help');
  const order = [page.getByRole('link', { name: 'Skip to main content' }), page.locator(SKIP), exit(page)];
  for (const each of order) {
    await page.keyboard.press('Tab');
    await expect(each).toBeFocused();
    await expect(each).toBeInViewport({ ratio: 1 });
  }
  for (const way of [SKIP, BUTTON]) {
    await expect(page.locator(way)).toHaveAttribute('href', '/leave');
    await expect(page.locator(way)).toHaveAttribute('rel', 'nofollow noreferrer');
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(AWAY);
});

for (const viewport of [NARROW, WIDE]) {
  test(`it stays where it is, ${viewport.width} wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto('/privacy');
    for (const part of [0, 0.5, 1]) {
      await page.evaluate((at) => window.scrollTo(0, at * document.body.scrollHeight), part);
      await expect(exit(page)).toBeInViewport({ ratio: 1 });
      // Nothing lies over it, at its corners neither.
      const reached = await page.locator(BUTTON).evaluate((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        const corners = [left + 4, right - 4].flatMap((x) => [top + 4, bottom - 4].map((y) => [x, y]));
        return corners.every(([x, y]) => button.contains(document.elementFromPoint(x, y)));
      });
      expect(reached, `${part} down the page`).toBe(true);
    }
    // Large enough for a shaking thumb.
    const { width, height } = await page.locator(BUTTON).boundingBox();
    expect([width > 120, height >= 44], `${width} × ${height}`).toEqual([true, true]);
    await exit(page).click();
    await expect(page).toHaveURL(AWAY);
  });
}

test('a browser that only looks ahead drops nothing', async ({ page, context }) => {
  await told(page, FULL);
  const before = await context.cookies();
  const looks = [['sec-purpose', 'prefetch'], ['sec-purpose', 'prefetch;prerender'], ['purpose', 'prefetch']];
  for (const [name, value] of looks) {
    const answer = await page.request.get('/leave', { headers: { [name]: value }, maxRedirects: 0 });
    expect(answer.status()).toBe(204);
    expect(answer.headers()).not.toHaveProperty('set-cookie');
  }
  const head = await page.request.head('/leave', { maxRedirects: 0 });
  expect([head.status(), head.headers()['set-cookie']]).toEqual([204, undefined]);
  expect(await context.cookies()).toEqual(before);
  await page.goto('/report/17');
  await expect(page.locator('[name="person.name"]')).toHaveValue(FULL.person.name);

  const answer = await page.request.get('/leave', { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers()).toMatchObject({ location: AWAY, 'cache-control': 'no-store' });
  expect(answer.headers()['set-cookie']).toContain('Expires=Thu, 01 Jan 1970');
});

test('the script’s word is taken from this site alone', async ({ page, context, request, baseURL }) => {
  await told(page, FULL);
  const [cookie] = await context.cookies();
  const say = (headers) => page.request.post('/leave', { headers });
  for (const headers of [
    { origin: new URL(AWAY).origin },
    { origin: 'null' },
    { origin: baseURL, 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    const answer = await say(headers);
    expect([answer.status(), answer.headers()['set-cookie']], JSON.stringify(headers)).toEqual([403, undefined]);
  }
  await page.goto('/report/17');
  await expect(page.locator('[name="person.name"]')).toHaveValue(FULL.person.name);

  const own = { origin: baseURL, 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' };
  const answer = await say(own);
  expect(answer.status()).toBe(204);
  expect(answer.headers()['cache-control']).toBe('no-store');
  expect(answer.headers()['set-cookie']).toContain('Expires=Thu, 01 Jan 1970');
  await gone(request, cookie);
  // Once more does no harm: a person may leave from two tabs.
  expect((await say(own)).status()).toBe(204);
});

test.describe(() => {
  let slow;
  // Another port is the same site to a cookie, and another one to whoever watches: so the whole test is there.
  const arriving = test.extend({
    baseURL: async ({ baseURL }, use) => {
      slow = await stuckAt(baseURL, 'class="fs-name"');
      await use(slow.origin);
      slow.end();
    },
  });

  arriving('it works before the page is there', async ({ page, context, request }) => {
    await begin(page);
    const [cookie] = await context.cookies();
    await page.goto('/report/17', { waitUntil: 'commit' });
    await exit(page).click();
    await expect(page).toHaveURL(AWAY);
    slow.whole();
    await gone(request, cookie);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'This page has expired' })).toBeVisible();
  });
});
