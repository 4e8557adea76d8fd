// axe finds nothing, on any page, in any state, narrow or wide, light or dark,
// nor does HTML_CodeSniffer, which looks at the same things in its own way.
import { test, expect, awake } from '../support/site.mjs';
import { COLOURS, faults } from '../support/axe.mjs';
import { errors } from '../support/codesniffer.mjs';
import { NARROW, WIDE } from '../support/pages.mjs';
import { STATES } from '../support/states.mjs';

async function shown(page, colorScheme, look) {
  await page.emulateMedia({ colorScheme });
  return look();
}

for (const { name, open } of STATES) {
  test(name, async ({ page, javaScriptEnabled: scripts }) => {
    await open(page, scripts);
    // What the islands have made of the page is looked at, not what they were about to change.
    if (scripts && (await page.locator('script[data-wasm]').count()) > 0) await awake(page);
    const found = {};
    const keep = (where, here) => {
      if (here.length > 0) found[where] = here;
    };
    // Dark pages differ in their colours alone: one tool looks at them narrow, the other wide.
    await page.setViewportSize(NARROW);
    keep('axe, narrow, dark', await shown(page, 'dark', () => faults(page, { scripts, only: COLOURS })));
    keep('axe, narrow', await shown(page, 'light', () => faults(page, { scripts })));
    await page.setViewportSize(WIDE);
    keep('axe, wide', await faults(page, { scripts }));
    keep('HTML_CodeSniffer, wide', await errors(page));
    keep('HTML_CodeSniffer, wide, dark', await shown(page, 'dark', () => errors(page)));
    expect(found).toEqual({});
  });
}
