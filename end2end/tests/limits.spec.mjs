// Text spaced as WCAG 1.4.12 says people may need it, on a narrow screen, and
// focus that is never hidden.
import { test, expect } from '../support/site.mjs';
import { begin } from '../support/draft.mjs';
import { hiddenFocus, lost } from '../support/layout.mjs';
import { NARROW, PAGES, visit } from '../support/pages.mjs';

const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;

/** Written into the site's own style sheet, because its policy lets in no other. */
async function spaceOut(page) {
  await page.route('**/*.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + SPACING });
  });
}

for (const each of PAGES) {
  test(`spaced-out text is neither cut off nor pushed off the screen: ${each.name}`, async ({ page }) => {
    await page.setViewportSize(NARROW);
    await spaceOut(page);
    await visit(page, each);
    const spacing = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).letterSpacing);
    expect(parseFloat(spacing)).toBeGreaterThan(1);
    expect(await lost(page)).toEqual([]);
  });
}

for (const path of ['/report/what-is-happening', '/check', '/help']) {
  test(`whatever takes the focus can be seen: ${path}`, async ({ page }) => {
    await page.setViewportSize(NARROW);
    await begin(page);
    await page.goto(path);
    const hidden = [];
    // Forwards nothing is met at the top, where the exit button sticks; backwards everything is.
    for (const key of ['Tab', 'Shift+Tab']) {
      let reached = 0;
      for (; reached < 100; reached += 1) {
        await page.keyboard.press(key);
        if (await page.evaluate(() => document.activeElement === document.body)) break;
        const found = await hiddenFocus(page);
        if (found) hidden.push(`${key}: ${found}`);
      }
      expect(reached, key).toBeGreaterThan(10);
    }
    expect(hidden).toEqual([]);
  });
}
