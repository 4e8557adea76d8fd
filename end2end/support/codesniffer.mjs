// HTML_CodeSniffer on a page as it stands: the other half of what pa11y runs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('@pa11y/html_codesniffer/build/HTMLCS.js'), 'utf8');

/** The errors it finds against WCAG 2 AA, in a line each. Warnings and notices ask a person to look, and are none. */
export async function errors(page) {
  if (!(await page.evaluate(() => 'HTMLCS' in window))) await page.evaluate(SOURCE);
  const { found, looked } = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const sniffer = window.HTMLCS;
        const tell = () => {
          const messages = sniffer.getMessages();
          const errors = messages.filter(({ type }) => type === sniffer.ERROR);
          const line = ({ code, msg, element }) => `${code}: ${msg} ${element.outerHTML?.slice(0, 200)}`;
          resolve({ found: errors.map(line), looked: messages.length });
        };
        sniffer.process('WCAG2AA', document, tell, () => reject(new Error('HTML_CodeSniffer gave up')));
      }),
  );
  // It did look: it has a notice for every page.
  expect(looked).toBeGreaterThan(10);
  return found;
}
