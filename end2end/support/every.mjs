// What holds of every page, once it has come.
import { expect, test } from '@playwright/test';
import { lost } from './layout.mjs';
import { NARROW, WIDE } from './pages.mjs';

/** With a star for the sheet that pages carry. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'sha256-*'; img-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Looks at a page that was just opened on a narrow screen, and at what the server answered. */
export async function holds(page, response, each) {
  expect(response.status()).toBe(each.status);
  await test.step('help comes first, and a way out', () => expectHelp(page, each));
  await test.step('nothing tells on its reader', () => expectNeutral(page, each));
  await test.step('headers let nothing in or out', () => expectHeaders(response.headers(), each));
  const markup = await response.text();
  await test.step('no script or style stands in the page', () => expectNothingInline(page, markup));
  await test.step('it fits its screen', () => expectFits(page));
}

async function expectHelp(page, { lang }) {
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  const body = page.locator('body');
  await expect(body).toContainText('This is a demonstration, not a police service.');
  for (const [number, address] of [
    ['999', 'tel:999'],
    ['0808 802 0300', 'tel:08088020300'],
    ['116 123', 'tel:116123'],
  ]) {
    await expect(body.locator(`a[href="${address}"]:visible`).first()).toContainText(number);
  }
  // 999 and the way out stand before everything else that is on the page.
  const inOrder = await body
    .locator('a[href="tel:999"], a[href="/leave"], h1')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? one.localName));
  const before = inOrder.slice(0, inOrder.indexOf('h1'));
  expect(before).toEqual(expect.arrayContaining(['/leave', 'tel:999']));
  await expect(page.locator('a.govuk-js-exit-this-page-button')).toBeInViewport({ ratio: 1 });
}

/** Titles and addresses stay behind in a browser's history, and a browser may keep what is typed into a form. */
async function expectNeutral(page, { path, draft }) {
  const title = await page.title();
  expect(title).not.toBe('');
  expect(title).not.toMatch(/stalk|police|victim|report|abuse|crime/i);
  // `/report` is in the contract; a report may be of anything.
  expect(new URL(page.url()).pathname).not.toMatch(/stalk|police|victim|abuse|crime/i);
  const forms = await page.locator('form').evaluateAll((all) => all.map((form) => form.getAttribute('autocomplete')));
  expect(forms.filter((autocomplete) => autocomplete !== 'off')).toEqual([]);
  // Firefox writes down what stands in several lines or in a list, unless each says so itself.
  const fields = page.locator('main :is(textarea, select)');
  const kept = await fields.evaluateAll((all) => all.filter((one) => one.getAttribute('autocomplete') !== 'off').map((one) => one.name));
  expect(kept).toEqual([]);
  const toRead = ['/report', '/report/copy'];
  if (path === '/check' || (draft === 'begun' && !toRead.includes(path))) expect(forms).toHaveLength(1);
}

function expectHeaders(headers, { path, status }) {
  expect(headers['content-security-policy'].replace(/'sha256-[\w+/]{43}='/, "'sha256-*'")).toBe(POLICY);
  expect(headers['referrer-policy']).toBe('same-origin');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  // What somebody answered, who is open at this minute and what went wrong is not shown again from what a browser kept.
  const passing = status !== 200 || /^\/(report|check|campus)|^\/help(\/all|\/now)?$/.test(path);
  expect(headers['cache-control']).toBe(passing ? 'no-store' : 'no-cache');
  // Only beginning a report gives a cookie.
  expect(headers['set-cookie']).toBeUndefined();
}

async function expectNothingInline(page, markup) {
  const inline = await page.evaluate((html) => {
    const served = new DOMParser().parseFromString(html, 'text/html');
    const scripts = [...served.scripts].filter((script) => !script.src || script.text !== '');
    // The sheet that all pages have, which the policy names, and nothing beside it (tests/entry.spec.mjs).
    const sheet = served.querySelector('head > style:has(+ link[media="not all"])');
    const styles = [...served.querySelectorAll('style, [style]')].filter((each) => each !== sheet);
    const handlers = [...served.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value)),
    );
    return [...scripts, ...styles, ...handlers].map((element) => element.outerHTML);
  }, markup);
  expect(inline).toEqual([]);
}

async function expectFits(page) {
  const heading = await page.getByRole('heading', { level: 1 }).boundingBox();
  expect(heading.y).toBeGreaterThan(0);
  expect(heading.y + heading.height).toBeLessThanOrEqual(NARROW.height);
  for (const size of [NARROW, { width: 320, height: 256 }, WIDE]) {
    await page.setViewportSize(size);
    expect(await lost(page), `at ${size.width} × ${size.height}`).toEqual([]);
    // Enlarged to 400 %, the page's own words begin in the upper half.
    const { y } = await page.getByRole('heading', { level: 1 }).boundingBox();
    if (size.height === 256) expect(y).toBeLessThan(128);
  }
}
