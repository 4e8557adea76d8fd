// The same as tests/leave.back.spec.mjs, in Firefox, which keeps pages and
// what was typed in ways of its own.
import { test } from '../support/firefox.mjs';
import { CASES, leavesNothing, onlyTheMark } from '../support/leaving.mjs';

for (const { name, tag, way, before } of CASES) {
  test(name, { tag }, async ({ tab, request, javaScriptEnabled }) => {
    await leavesNothing(tab, { way, before, request, scripts: javaScriptEnabled });
    await tab.open('/healthz');
    await onlyTheMark(tab, javaScriptEnabled);
  });
}
