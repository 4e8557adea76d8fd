// The other side of the wall: the program on the command line, as staff use it.
import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';

function foursight(...words) {
  const place = ['--data', process.env.FOURSIGHT_TEST_DATA];
  return JSON.parse(execFileSync(process.env.FOURSIGHT_BIN, [...words, ...place], { encoding: 'utf8' }));
}

/** A report, opened with the key that only staff hold. */
export const open = (reference) => foursight('queue', 'open', reference);

/** The queue's rows. Other tests send reports meanwhile: a test that counts has an area of its own. */
export const waiting = (area) => foursight('queue', 'list', '--json').filter((row) => row.area === area);

/** The reference on the page that follows sending. */
export async function reference(page) {
  return page.locator('main strong').filter({ hasText: /^[0-9A-Z]{4}-?[0-9A-Z]{4}$/ }).textContent();
}
