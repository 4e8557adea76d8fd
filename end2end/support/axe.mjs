// axe on a page as it stands.
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

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
  const axe = new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: only }, resultTypes: ['violations'], preload: false })
    // No frames here; the other mode would open a further page to put results together.
    .setLegacyMode(true);
  const { violations, passes } = await axe.analyze();
  // It did look: at colours always, and else at what is new in WCAG 2.2 as well.
  const looked = ['color-contrast', ...(only === TAGS ? ['page-has-heading-one', 'target-size'] : [])];
  expect(passes.map((rule) => rule.id)).toEqual(expect.arrayContaining(looked));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html}`));
}

/** All that depends on colours, which is all that a dark page has of its own. */
export const COLOURS = ['cat.color'];
