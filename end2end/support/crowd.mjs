// Somebody whose address asks too often, and whose draft, too: by itself it would still be let in.
import { address, settled } from './site.mjs';

/** How many are sent at once. What an address may ask is in playwright.config.mjs. */
const AT_ONCE = 50;

/** Lets this page come from an address that has just asked too often, until `alone` is called. */
export async function crowded(page) {
  const told = { 'x-forwarded-for': address() };
  const cookies = await page.context().cookies(page.url());
  const headers = { ...told, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
  const ask = async () => (await fetch(new URL('/report/return', page.url()), { headers })).status;
  await page.setExtraHTTPHeaders(told);
  let statuses = [];
  while (!statuses.includes(429)) statuses = await Promise.all(Array.from({ length: AT_ONCE }, ask));
  let status = 200;
  while (status === 200) status = await ask();
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
