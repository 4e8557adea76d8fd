// Pictures for people to look at; what is on them is tested elsewhere.
import { copyFileSync, mkdirSync } from 'node:fs';
import { test, expect } from '../support/site.mjs';
import { begin } from '../support/draft.mjs';
import { NARROW, WIDE, visit } from '../support/pages.mjs';

const PICTURES = [
  { name: 'start', path: '/' },
  { name: 'what-is-happening', path: '/report/4', prepare: begin },
];

for (const each of PICTURES) {
  for (const size of [WIDE, NARROW]) {
    test(`${each.name} at ${size.width}`, async ({ page }, { project }) => {
      await page.setViewportSize(size);
      expect((await visit(page, each)).status()).toBe(200);
      const path = `test-results/${project.name}-${each.name}-${size.width}.png`;
      await page.screenshot({ path });
      const keep = process.env.FOURSIGHT_KEEP_SCREENSHOT === '1' && project.name === 'scripts';
      if (keep && each.name === 'start' && size === WIDE) {
        mkdirSync('../docs', { recursive: true });
        copyFileSync(path, '../docs/start.png');
      }
    });
  }
}
