// The way through a whole report, filled in by hand.
import { expect } from '@playwright/test';
import { fill, pastNotice } from './form.mjs';
import { ADDRESSES, fields } from './report.mjs';

// What the site's buttons say. The tests' server is a demonstration.
export const START = 'Start (demonstration)';
export const CONTINUE = 'Continue';
export const SEND = 'Send your report (demonstration)';

/** What a report can be sent with, where no order was broken. */
export const SHORT = [1, 2, 3, 4, 5, 6, 8].map((number) => `/report/${number}`);
/** What can be added. */
export const FURTHER = ADDRESSES.filter((address) => !SHORT.includes(address));

/**
 * Fills in every page: the short way as its pages lead, then each further one by its address. `saved` is done after each,
 * with the answers that it was given; `origin` is a site of a test's own.
 */
export async function walk(page, hand, report, { origin = '', saved = () => {} } = {}) {
  for (const address of [...SHORT, ...FURTHER]) {
    if (FURTHER.includes(address)) await page.goto(origin + address);
    await expect(page).toHaveURL(origin + address);
    const answers = fields(report, address);
    await fill(page, hand, answers);
    await hand.press(page, CONTINUE);
    await pastNotice(page, hand, address);
    await saved(address, answers);
    if (address === SHORT.at(-1)) await expect(page).toHaveURL(`${origin}/report/review`);
  }
  await expect(page).toHaveURL(`${origin}/report/review#more`);
}
