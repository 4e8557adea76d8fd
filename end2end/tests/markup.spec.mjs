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

test('html-validate and the Nu checker find nothing', async ({ page, context, javaScriptEnabled }) => {
  test.setTimeout(480_000);
  const pages = {};
  const faults = {};
  for (const state of STATES) {
    await context.clearCookies();
    for (const [kind, html] of Object.entries(await markup(page, state, javaScriptEnabled))) {
      const name = `${state.name}, ${kind}`;
      pages[name] = html;
      const found = await invalid(html);
      if (found.length > 0) faults[name] = found;
    }
  }
  for (const [name, found] of Object.entries(await nu(pages, test.info().outputPath('pages')))) {
    (faults[name] ??= []).push(...found);
  }
  expect(faults).toEqual({});
});
