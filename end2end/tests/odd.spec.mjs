// Odd turns that people take: Back and Reload after a page that was given back,
// cookies refused, a device whose clock is wrong.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { test, expect } from '../support/site.mjs';
import { save } from '../support/island.mjs';
import { begin, told } from '../support/draft.mjs';
import { FULL } from '../support/report.mjs';

const WORDS = 'quarry-lantern-seven';

const EMAIL = '[name="contact.email"]';

/** Posts a page with an email address that is none, past anything the page itself would catch. */
async function givenBack(page) {
  await page.goto('/report/8');
  await page.locator('[name="contact.methods"][value="email"]').check();
  await page.locator(EMAIL).fill(WORDS);
  const answer = page.waitForResponse((each) => each.request().method() === 'POST');
  await page.evaluate(() => document.forms[0].submit());
  expect((await answer).status()).toBe(303);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.locator(EMAIL)).toHaveValue(WORDS);
}

/** All that a page shows, what stands in its fields too. */
const shown = (page) =>
  page.evaluate(() => document.body.innerText + [...document.querySelectorAll('input, textarea')].map((each) => each.value));

test('Back and Forward after a form was given back resend nothing', async ({ page, watch }) => {
  await begin(page);
  await page.goto('/report');
  await givenBack(page);
  const posted = () => watch.requests.filter((each) => each.method() === 'POST' && !each.url().endsWith('/leave')).length;
  const before = posted();
  await page.goBack();
  await expect(page).toHaveURL(/\/report(\/8)?$/);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Your privacy' }).click();
  await page.goBack();
  await expect(page).toHaveURL(/\/report/);
  expect(posted()).toBe(before);
});

test('Reload of a form that was given back shows no words once the draft is gone', async ({ page, context }) => {
  await begin(page);
  await givenBack(page);
  await page.reload();
  await expect(page.locator(EMAIL)).toHaveValue(WORDS);
  // Left in another tab.
  await page.request.post('/leave');
  expect(await context.cookies()).toEqual([]);
  const answer = await page.reload();
  expect(answer.status()).toBe(410);
  expect(await shown(page)).not.toContain(WORDS);
});

test('of two tabs on one page the later is told, and shown both', async ({ page, context }) => {
  await begin(page);
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto('/report/26');
  const write = (tab, words) => tab.locator('[name="contact.other"]').fill(words);
  await write(page, 'from the first tab');
  await save(page);
  await expect(page).toHaveURL('/report/27');
  await write(other, WORDS);
  await save(other);
  await expect(other).toHaveTitle(/^Error: /);
  await expect(other.locator('[name="contact.other"]')).toHaveValue(WORDS);
  const saved = other.locator('.govuk-inset-text').filter({ hasText: 'Saved here in another tab' });
  await expect(saved.getByText('from the first tab')).toBeVisible();
  // Now that it was seen, saving again is meant.
  await save(other);
  await expect(other).toHaveURL('/report/27');
  await other.goto('/report/review');
  await expect(other.getByText(WORDS)).toBeVisible();
});

test('a wrong clock on the device changes nothing', async ({ page }) => {
  await page.clock.install({ time: '1999-12-31T23:59:00Z' });
  await told(page, FULL);
  await page.goto('/report/2');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL('/report/3');
  await page.clock.setSystemTime('2062-01-01T00:00:00Z');
  await page.goto('/report/review');
  await page.getByRole('button', { name: 'Send your report' }).click();
  await expect(page).toHaveURL('/report/end');
});

test('a browser that refuses cookies is told so, and whom to call', async ({ page: usual, baseURL, javaScriptEnabled, launchOptions }) => {
  // The check needs none.
  await usual.goto('/check');
  expect(await usual.context().cookies()).toEqual([]);
  // A setting of the whole browser, so it needs one of its own.
  const profile = mkdtempSync(join(tmpdir(), 'foursight-no-cookies-'));
  mkdirSync(join(profile, 'Default'));
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
  // The shell has no such settings.
  const whole = { ...launchOptions, executablePath: process.env.CHROMIUM || undefined };
  const browser = await chromium.launchPersistentContext(profile, { ...whole, baseURL, javaScriptEnabled });
  try {
    const page = await browser.newPage();
    await page.goto('/report');
    await page.getByRole('main').getByRole('button', { name: 'Start' }).click();
    const main = page.getByRole('main');
    await expect(main.getByText('your browser did not send us our cookie')).toBeVisible();
    await expect(main.getByRole('heading', { name: 'If this comes each time' })).toBeVisible();
    await expect(main.getByRole('link', { name: '101' })).toHaveAttribute('href', 'tel:101');
    await expect(main.getByRole('link', { name: '0808 802 0300' })).toBeVisible();
    expect(await browser.cookies()).toEqual([]);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true });
  }
});
