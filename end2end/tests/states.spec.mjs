// Every page in every state, in one visit to each: what holds of all of them;
// valid markup, as it was served and as it stands once the islands have woken;
// and nothing that axe or HTML_CodeSniffer finds, narrow or wide, light or dark.
import { test, expect, awake } from '../support/site.mjs';
import { COLOURS, faults } from '../support/axe.mjs';
import { errors } from '../support/codesniffer.mjs';
import { holds } from '../support/every.mjs';
import { lostWhenSpacedOut } from '../support/layout.mjs';
import { invalid, keep } from '../support/markup.mjs';
import { NARROW, WIDE } from '../support/pages.mjs';
import { STATES } from '../support/states.mjs';

/** Opens the page, and gives the last one that the server answered with on the way. */
async function opened(page, { open }, scripts) {
  let last;
  const seen = (response) => {
    if (response.request().isNavigationRequest() && response.headers()['content-type']?.startsWith('text/html')) {
      last = response;
    }
  };
  page.on('response', seen);
  await open(page, scripts);
  page.off('response', seen);
  return last;
}

/** What the tools find, by where they found it. */
async function found(page, scripts) {
  const all = {
    async 'axe, narrow, dark'() {
      // Dark pages differ in their colours alone: one tool looks at them narrow, the other wide.
      await page.emulateMedia({ colorScheme: 'dark' });
      return faults(page, { scripts, only: COLOURS });
    },
    async 'axe, narrow'() {
      await page.emulateMedia({ colorScheme: 'light' });
      return faults(page, { scripts });
    },
    async 'axe, wide'() {
      await page.setViewportSize(WIDE);
      return faults(page, { scripts });
    },
    'HTML_CodeSniffer, wide': () => errors(page),
    async 'HTML_CodeSniffer, wide, dark'() {
      await page.emulateMedia({ colorScheme: 'dark' });
      return errors(page);
    },
  };
  const told = {};
  for (const [where, look] of Object.entries(all)) {
    const here = await look();
    if (here.length > 0) told[where] = here;
  }
  return told;
}

for (const [at, state] of STATES.entries()) {
  test(state.name, async ({ page, javaScriptEnabled: scripts }) => {
    if (state.page) await page.setViewportSize(NARROW);
    const response = await opened(page, state, scripts);
    const served = await response.text();
    // What the islands have made of the page is looked at, not what they were about to change.
    const islands = served.includes('data-wasm');
    if (scripts && islands) await awake(page);
    const markup = { served };
    if (scripts) markup.live = `<!DOCTYPE html>${await page.evaluate(() => document.documentElement.outerHTML)}`;
    for (const [kind, html] of Object.entries(markup)) {
      keep(at, kind, html);
      expect.soft(await invalid(html), `html-validate, ${kind}`).toEqual([]);
    }
    if (state.page) await holds(page, response, state.page);
    await page.setViewportSize(NARROW);
    expect.soft(await lostWhenSpacedOut(page), 'lost where text is spaced out').toEqual([]);
    // Where no island would wake, the page is the same with scripts on, and was looked at there.
    if (scripts || islands) expect.soft(await found(page, scripts)).toEqual({});
  });
}
