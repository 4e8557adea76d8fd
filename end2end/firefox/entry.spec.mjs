// Firefox, too, takes the style that a page carries, and fetches the file for the pages after that.
import { expect } from '@playwright/test';
import { test } from '../support/firefox.mjs';

test('the first page is styled without a file, and the next one finds the file there', async ({ tab }) => {
  await tab.open('/');
  const sheets = () =>
    tab.read(() => [...document.styleSheets].filter((sheet) => sheet.media.mediaText !== 'not all').map(({ href, cssRules }) => [Boolean(href), cssRules.length > 10]));
  expect(await sheets()).toEqual([[false, true]]);
  // Fetched when the browser has nothing else to do.
  await expect.poll(() => tab.read(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.css')))).toBe(true);
  await tab.click('main a[href="/check"]');
  await expect.poll(() => tab.at()).toContain('/check');
  expect(await sheets()).toEqual([[true, true]]);
  expect(await tab.read(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.css')).map(({ transferSize }) => transferSize))).toEqual([0]);
});
