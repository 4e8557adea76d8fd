// Whoever comes from elsewhere gets a page with its style sheet in it, and the file for the pages after that.
import { test, expect } from '../support/site.mjs';

const sheets = (requests) => requests.map((request) => new URL(request.url()).pathname).filter((path) => path.endsWith('.css'));

/** Of each sheet that dresses the page, whether it is a file. */
const dressing = (page) =>
  page.evaluate(() => [...document.styleSheets].filter((sheet) => sheet.media.mediaText !== 'not all').map((sheet) => Boolean(sheet.href)));

test('the first page is styled without a file, and the next one finds the file there', async ({ page, watch }) => {
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(await page.locator('style').count()).toBe(1);
  expect(await dressing(page)).toEqual([false]);
  const looks = () => page.locator('main a').first().evaluate((link) => [getComputedStyle(link).fontFamily, getComputedStyle(link).color]);
  const before = await looks();
  expect(sheets(watch.requests)).toHaveLength(1);
  await page.locator('main a[href="/check"]').first().click();
  await expect(page).toHaveURL('/check');
  await page.waitForLoadState('networkidle');
  expect(await page.locator('style').count()).toBe(0);
  expect(await dressing(page)).toEqual([true]);
  // From the cache: nothing of it came over the line.
  const came = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.css')).map(({ transferSize }) => transferSize),
  );
  expect(came).toEqual([0]);
  await page.goto('/');
  expect(await looks()).toEqual(before);
});

test('the policy stops any other style in a page', async ({ page, watch }) => {
  await page.route('/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</head>', '<style>h1 { color: rgb(1, 2, 3) }</style></head>');
    await route.fulfill({ response, body });
  });
  await page.goto('/');
  expect(await page.locator('style').count()).toBe(2);
  expect(await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color)).not.toBe('rgb(1, 2, 3)');
  const told = watch.complaints.splice(0).filter((complaint) => complaint.includes('Content Security Policy'));
  expect(told.length).toBe(1);
});
