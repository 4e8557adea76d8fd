// Focus is never hidden, even on a small screen.
import { test, expect } from '../support/site.mjs';
import { begin } from '../support/draft.mjs';
import { hiddenFocus } from '../support/layout.mjs';
import { NARROW } from '../support/pages.mjs';

for (const path of ['/report/4', '/check', '/help']) {
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
