// Somebody whose address asks too often. The tests' own has no limit, because no
// proxy tells it; this is what one would put before a request.
import { randomInt } from 'node:crypto';

/** Lets this page come from an address that has just asked too often, until `alone` is called. */
export async function crowded(page) {
  const headers = { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` };
  await page.setExtraHTTPHeaders(headers);
  let status = 200;
  while (status === 200) status = (await fetch(new URL('/report/return', page.url()), { headers })).status;
  if (status !== 429) throw new Error(`expected 429, not ${status}`);
}

export const alone = (page) => page.setExtraHTTPHeaders({});
