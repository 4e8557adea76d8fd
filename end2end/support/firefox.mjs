// Firefox for the tests: one for each worker, and a tab for each test.
import { test as base } from '@playwright/test';
import { launch } from './firefox/launch.mjs';
import { tabOf } from './firefox/tab.mjs';

export const test = base.extend({
  firefox: [
    async ({}, use, { project }) => {
      const { browser, close } = await launch(project.use.javaScriptEnabled !== false);
      await use(browser);
      await close();
    },
    // Cold, and on a machine that is also compiling.
    { scope: 'worker', timeout: 600_000 },
  ],

  /** A new tab with no history; after the test, no cookie is left for the next. */
  tab: async ({ firefox, baseURL }, use) => {
    const page = await firefox.newPage();
    const tab = tabOf(page, baseURL);
    await use(tab);
    await tab.open('/healthz');
    await firefox.deleteCookie(...(await firefox.cookies()));
    await page.close();
  },
});
