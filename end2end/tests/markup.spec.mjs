// The markup of every page in every state is valid: as it was served, and as
// it stands once the islands have woken.
import { test, expect, awake } from '../support/site.mjs';
import { invalid, nu } from '../support/markup.mjs';
import { STATES } from '../support/states.mjs';

/** A state's markup, by where it was taken from. */
async function markup(page, { open }, scripts) {
  let served;
  const keep = (response) => {
    if (response.request().isNavigationRequest() && response.headers()['content-type']?.startsWith('text/html')) {
      served = response;
    }
  };
  page.on('response', keep);
  await open(page, scripts);
  page.off('response', keep);
  const found = { served: await served.text() };
  if (scripts) {
    if (found.served.includes('data-wasm')) await awake(page);
    found.live = `<!DOCTYPE html>${await page.evaluate(() => document.documentElement.outerHTML)}`;
  }
  return found;
}

// In one process, one after the other, so that the Nu checker's Java machine starts once for all pages.
test.describe.configure({ mode: 'default' });

const pages = {};

for (const state of STATES) {
  test(`html-validate finds nothing: ${state.name}`, async ({ page, javaScriptEnabled }) => {
    const found = {};
    for (const [kind, html] of Object.entries(await markup(page, state, javaScriptEnabled))) {
      pages[`${state.name}, ${kind}`] = html;
      const faults = await invalid(html);
      if (faults.length > 0) found[kind] = faults;
    }
    expect(found).toEqual({});
  });
}

test.afterAll('the Nu checker finds nothing', async ({}, testInfo) => {
  test.setTimeout(1_200_000);
  expect(await nu(pages, testInfo.outputPath('pages'))).toEqual({});
});
