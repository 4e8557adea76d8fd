// After leaving there is nothing to come back to (support/leaving.mjs).
import { test, expect } from '../support/site.mjs';
import { chromium } from '../support/chromium.mjs';
import { gone } from '../support/draft.mjs';
import { AWAY, CASES, away, nothingLeft } from '../support/leaving.mjs';

test.use({ elsewhere: [AWAY] });

for (const { name, tag, way, before } of CASES) {
  test(name, { tag }, async ({ page, request, javaScriptEnabled }) => {
    const tab = chromium(page);
    const words = await before.go(tab);
    const [cookie] = await tab.cookies();
    await way.go(tab);
    await away(tab);
    await gone(request, cookie);
    const behind = await nothingLeft(tab, words);
    // A script puts the other site in the place of the page that was left.
    if (javaScriptEnabled && before.behind) expect(new URL(behind).pathname).toBe(before.behind);
    expect(await tab.cookies()).toEqual([]);
  });
}
