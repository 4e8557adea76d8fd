// Somebody whose address asks too often. The tests' own has no limit, because no
// proxy tells it; this is what one would put before a request.
import { randomInt } from 'node:crypto';
import { settled } from './site.mjs';

/** Lets this page come from an address that has just asked too often, until `alone` is called. */
export async function crowded(page) {
  const headers = { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` };
  await page.setExtraHTTPHeaders(headers);
  let status = 200;
  while (status === 200) status = (await fetch(new URL('/report/return', page.url()), { headers })).status;
  if (status !== 429) throw new Error(`expected 429, not ${status}`);
}

/**
 * Saves a part in a crowd, until it is refused for that: between the crowd and the part a slow machine may let so much
 * time go by that there is room again.
 */
export async function refusedInACrowd(page, write) {
  for (let time = 0; time < 20; time += 1) {
    await write();
    await crowded(page);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await settled(page);
    if (await page.getByRole('heading', { name: 'Please wait a little' }).isVisible()) return;
    await alone(page);
  }
  throw new Error('there was room each time');
}

export const alone = (page) => page.setExtraHTTPHeaders({});
