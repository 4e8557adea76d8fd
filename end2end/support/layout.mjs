// What can't be seen, because it lies outside the page or is cut off.
import { expect } from '@playwright/test';

/** What reaches beyond the page's sides, and text that its own box cuts off. */
export const lost = (page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const name = (element) => {
      const id = element.id ? `#${element.id}` : '';
      return `${element.localName}${id}${[...element.classList].map((each) => `.${each}`).join('')}`;
    };
    const found = [];
    if (root.scrollWidth > root.clientWidth) found.push(`the page: ${root.scrollWidth} in ${root.clientWidth}`);
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      // Kept for screen readers only, or not shown at all.
      if (box.width <= 1 || box.height <= 1 || element.closest('.govuk-visually-hidden')) continue;
      if (element.matches('.govuk-skip-link:not(:focus)')) continue;
      // What a drawing leaves out of its frame is no word.
      if (element.closest('svg')) continue;
      if (box.right > root.clientWidth + 0.5 || box.left < -0.5) found.push(`${name(element)} lies outside`);
      // Words in a line of a form can be scrolled to.
      if (element.localName === 'input') continue;
      const cuts = (overflow) => ['hidden', 'clip'].includes(overflow);
      const wide = cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      const high = cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (wide || high) found.push(`${name(element)} is cut off`);
    }
    return found;
  });

/** What has the focus, if something else lies over all of it; '' if it can be seen. */
export const hiddenFocus = (page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    const part = [0.1, 0.5, 0.9];
    // A radio is drawn by its label, and a link may go over several lines.
    const points = [...focused.getClientRects()].flatMap((box) =>
      part.flatMap((x) => part.map((y) => [box.left + box.width * x, box.top + box.height * y])),
    );
    const own = (at) => at && (focused.contains(at) || at.closest('label')?.control === focused);
    return points.some(([x, y]) => own(document.elementFromPoint(x, y))) ? '' : focused.outerHTML;
  });

const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }
`;

/** What is lost once text is spaced as WCAG 1.4.12 says that people may need it. Leaves the page as it was. */
export async function lostWhenSpacedOut(page) {
  const spacing = await page.evaluate((rules) => {
    const own = new CSSStyleSheet();
    own.replaceSync(rules);
    document.adoptedStyleSheets = [own];
    return getComputedStyle(document.querySelector('h1')).letterSpacing;
  }, SPACING);
  expect(parseFloat(spacing)).toBeGreaterThan(1);
  const found = await lost(page);
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
  return found;
}
