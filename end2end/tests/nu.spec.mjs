// The Nu checker, which reads the markup of every page in every state: all at
// once, so that its Java machine starts once. The pages were kept by states.spec.mjs.
import { test, expect } from '../support/site.mjs';
import { kept, nu } from '../support/markup.mjs';
import { STATES } from '../support/states.mjs';

test('the Nu checker finds nothing', async ({ page }) => {
  test.setTimeout(1_200_000);
  // The watch over requests wants to have seen one.
  await page.goto('/healthz');
  const files = kept();
  // As served with scripts on and off, and as it stands with them on.
  expect(files.length).toBe(3 * STATES.length);
  expect(await nu(files)).toEqual({});
});
