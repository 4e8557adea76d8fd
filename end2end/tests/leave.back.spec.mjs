// After leaving there is nothing to come back to (support/leaving.mjs).
import { test } from '../support/site.mjs';
import { chromium } from '../support/chromium.mjs';
import { AWAY, CASES, leavesNothing, onlyTheMark } from '../support/leaving.mjs';

test.use({ elsewhere: [AWAY] });

for (const { name, tag, way, before } of CASES) {
  test(name, { tag }, async ({ page, request, javaScriptEnabled }) => {
    const tab = chromium(page);
    await leavesNothing(tab, { way, before, request, scripts: javaScriptEnabled });
    await onlyTheMark(tab, javaScriptEnabled);
  });
}
