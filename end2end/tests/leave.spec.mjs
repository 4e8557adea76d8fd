// Exit this page: away at once, and nothing to come back to.
import { test, expect } from '../support/site.mjs';
import { told } from '../support/draft.mjs';
import { FULL } from '../support/report.mjs';

const AWAY = 'https://www.bbc.co.uk/weather';

test.use({ elsewhere: [AWAY] });

const exit = (page) => page.getByRole('button', { name: 'Emergency Exit this page', exact: true });

/** What the server says to somebody who has kept the cookie, as a browser would not. */
async function statusWith(request, cookie) {
  const answer = await request.get('/report/about-you', { headers: { cookie: `${cookie.name}=${cookie.value}` } });
  return answer.status();
}

test('leaving drops the answers, the cookie and the way back', async ({ page, context, request, watch }) => {
  await told(page, FULL);
  await page.goto('/report/what-is-happening');
  await expect(page.locator('[name="behaviour.text"]')).not.toHaveValue('');
  const [cookie] = await context.cookies();
  expect(await statusWith(request, cookie)).toBe(200);

  const away = page.waitForEvent('requestfailed', (each) => each.url() === AWAY);
  await exit(page).click();
  const asked = await away;
  expect(asked.isNavigationRequest()).toBe(true);
  expect(new URL(asked.redirectedFrom().url()).pathname).toBe('/leave');
  // The other site is not told where its visitor comes from.
  expect(await asked.allHeaders()).not.toHaveProperty('referer');

  expect(await context.cookies()).toEqual([]);
  // Gone from the server too, not only out of reach. It is dropped once the person is away.
  await expect.poll(() => statusWith(request, cookie)).toBe(410);

  await page.goBack();
  await expect(page).toHaveURL('/report/what-is-happening');
  await expect(page.getByRole('heading', { level: 1, name: "We can't find your answers" })).toBeVisible();
  await expect(page.getByText(FULL.behaviour.text.trim().slice(0, 20))).toHaveCount(0);
  const gone = watch.requests.filter((each) => each.url().endsWith('/report/what-is-happening')).at(-1);
  expect((await gone.response()).status()).toBe(410);
});

test('the way out is the first thing the keyboard comes to after the skip link', async ({ page }) => {
  await page.goto('/help');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(exit(page)).toBeFocused();
  const away = page.waitForEvent('requestfailed', (each) => each.url() === AWAY);
  await page.keyboard.press('Enter');
  await away;
});

test('a browser that only looks ahead drops nothing', async ({ page, context }) => {
  await told(page, FULL);
  const before = await context.cookies();
  for (const [name, value] of [
    ['sec-purpose', 'prefetch'],
    ['sec-purpose', 'prefetch;prerender'],
    ['purpose', 'prefetch'],
  ]) {
    const answer = await page.request.get('/leave', { headers: { [name]: value }, maxRedirects: 0 });
    expect(answer.status()).toBe(204);
    expect(answer.headers()).not.toHaveProperty('set-cookie');
  }
  expect(await context.cookies()).toEqual(before);
  await page.goto('/report/person');
  await expect(page.locator('[name="person.name"]')).toHaveValue(FULL.person.name);

  const answer = await page.request.get('/leave', { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers()).toMatchObject({ location: AWAY, 'cache-control': 'no-store' });
  expect(answer.headers()['set-cookie']).toContain('Max-Age=0');
});
