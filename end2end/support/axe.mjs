// axe on a page as it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Every rule short of AAA: of colours, the page's own text is kept to AAA by
// the palette, links and buttons to AA.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice', 'experimental'];

/**
 * With scripts off nothing on the page runs, timers neither, and a tool would
 * wait for one for ever. What it asks for later is given it at once.
 */
export const unfreeze = (page) =>
  page.evaluate(() => {
    window.setTimeout = (task) => {
      Promise.resolve().then(task);
      return 0;
    };
  });

/** What axe finds wrong with the page, in a line for each element. */
export async function faults(page, { scripts, only = TAGS }) {
  if (!scripts) await unfreeze(page);
  // Once for each page: the browser takes longer to read axe than axe takes for some of its runs.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const { found, passed } = await page.evaluate(async (values) => {
    const { violations, passes } = await window.axe.run(document, {
      runOnly: { type: 'tag', values },
      resultTypes: ['violations'],
      preload: false,
    });
    const line = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html}`);
    return { found: violations.flatMap(line), passed: passes.map((rule) => rule.id) };
  }, only);
  // It did look: at colours always, and else at what is new in WCAG 2.2 as well.
  const looked = ['color-contrast', ...(only === TAGS ? ['page-has-heading-one', 'target-size'] : [])];
  expect(passed).toEqual(expect.arrayContaining(looked));
  return found;
}

/** All that depends on colours, which is all that a dark page has of its own. */
export const COLOURS = ['cat.color'];
