// What every test stands on: Playwright's `test`, watching that no page asks
// anyone else for anything, and that the browser finds nothing to complain of.
import { test as base, expect } from '@playwright/test';

export { expect };

const CROWDED = process.env.FOURSIGHT_TEST_CROWDED;

export const test = base.extend({
  // Addresses elsewhere that a test means to be asked for. Nothing answers
  // there: the browser is told (playwright.config.mjs) that no name resolves.
  elsewhere: [[], { option: true }],
  // A site of a test's own, which it starts itself: anything may be asked of it.
  mortal: [undefined, { option: true }],

  watch: [
    async ({ context, baseURL, elsewhere, mortal }, use) => {
      const seen = { requests: [], complaints: [] };
      const documents = new Set();
      const own = [new URL(baseURL).origin, process.env.FOURSIGHT_TEST_CLOSED, CROWDED, mortal];
      context.on('request', (request) => {
        seen.requests.push(request);
        const url = request.url();
        if (request.isNavigationRequest()) documents.add(url);
        const expected = own.includes(new URL(url).origin) || elsewhere.includes(url);
        if (!expected) seen.complaints.push(`asked elsewhere: ${url}`);
      });
      context.on('weberror', (fault) => seen.complaints.push(`script: ${fault.error()}`));
      // Warnings count: `boot.js` warns where the islands do not start. Broken
      // policies are told here too, and with scripts off nowhere else.
      context.on('console', (message) => {
        if (!['error', 'warning'].includes(message.type())) return;
        // A page that says 404, 422 or 503 is meant to; a file that does is not.
        const status = /^Failed to load resource: the server responded with a status of (4|503)/.test(message.text());
        if (status && documents.has(message.location().url)) return;
        seen.complaints.push(`${message.type()}: ${message.text()}`);
      });
      await use(seen);
      expect(seen.requests.length, 'the watch saw the page being asked for').toBeGreaterThan(0);
      expect(seen.complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** A form that was sent by script has been answered: its page has gone, or says why not. */
export async function settled(page) {
  await expect(page.locator('form[aria-busy]')).toHaveCount(0);
}

/** Islands answer from here on; before, the same form is posted. */
export async function awake(page) {
  await expect(page.locator('html[data-awake]')).toBeAttached();
}
