// Pictures for people to look at; what is on them is tested elsewhere.
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { test, expect } from '../support/site.mjs';
import { begin, post, sent } from '../support/draft.mjs';
import { NARROW, WIDE, visit } from '../support/pages.mjs';
import { FULL } from '../support/report.mjs';

/** What somebody with an ex who followed her tells the check. */
const CHECK = {
  about: 'self',
  nation: 'england',
  'signs.fixated': 'yes',
  'signs.obsessive': 'yes',
  'signs.unwanted': 'yes',
  'signs.repeated': 'yes',
};

const PICTURES = [
  { name: 'start', path: '/' },
  { name: 'check-answer', path: '/check/next', prepare: (page) => post(page, '/check', CHECK) },
  { name: 'report', path: '/report/1', prepare: begin },
  { name: 'what-is-happening', path: '/report/4', prepare: begin },
  { name: 'paper', path: '/report/copy', prepare: (page) => sent(page, FULL) },
];

// The README shows these. A repository keeps each of their versions for ever, so they stay small.
const KEPT = ['start', 'check-answer', 'report'];
const README = { width: 1024, height: 640 };
const MOST_BYTES = 120_000;

for (const each of PICTURES) {
  for (const size of KEPT.includes(each.name) ? [WIDE, NARROW, README] : [WIDE, NARROW]) {
    test(`${each.name} at ${size.width}`, async ({ page }, { project }) => {
      await page.setViewportSize(size);
      expect((await visit(page, each)).status()).toBe(200);
      const path = `test-results/${project.name}-${each.name}-${size.width}.png`;
      await page.screenshot({ path });
      if (size !== README) return;
      expect(statSync(path).size, 'small enough for the README').toBeLessThan(MOST_BYTES);
      if (process.env.FOURSIGHT_KEEP_SCREENSHOT === '1' && project.name === 'scripts') {
        mkdirSync('../docs', { recursive: true });
        copyFileSync(path, `../docs/${each.name}.png`);
      }
    });
  }
}
