// The same as tests/leave.back.spec.mjs, in Firefox, which keeps pages and
// what was typed in ways of its own.
import { expect } from '@playwright/test';
import { gone } from '../support/draft.mjs';
import { test } from '../support/firefox.mjs';
import { CASES, away, nothingLeft } from '../support/leaving.mjs';

for (const { name, tag, way, before } of CASES) {
  test(name, { tag }, async ({ tab, request, javaScriptEnabled }) => {
    const words = await before.go(tab);
    const [cookie] = await tab.cookies();
    await way.go(tab);
    await away(tab);
    await gone(request, cookie);
    const behind = await nothingLeft(tab, words);
    // A script puts the other site in the place of the page that was left.
    if (javaScriptEnabled && before.behind) expect(new URL(behind).pathname).toBe(before.behind);
    await tab.open('/healthz');
    expect(await tab.cookies()).toEqual([]);
  });
}
