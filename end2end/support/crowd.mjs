// Somebody whose address, and whose draft, ask too often, on the site that lets in few (playwright.config.mjs).
// It takes our word for where a request comes from, as it would a proxy's.
import { randomInt } from 'node:crypto';
import { post } from './draft.mjs';
import { settled } from './site.mjs';

export const CROWDED = process.env.FOURSIGHT_TEST_CROWDED;

const anywhere = () => ({ 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}` });

/** From an address of its own, with nobody else there. */
export const alone = (page) => page.setExtraHTTPHeaders(anywhere());

/** From an address that has just asked too often, as has this page's draft. */
async function crowded(page) {
  const headers = anywhere();
  await page.setExtraHTTPHeaders(headers);
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  let status = 200;
  while (status === 200) status = (await fetch(`${CROWDED}/report/22`, { headers: { ...headers, cookie } })).status;
  if (status !== 429) throw new Error(`expected 429, not ${status}`);
}

/**
 * A part of a new draft, filled in by `write` and saved in a crowd, until it is refused for that: between the crowd and
 * the part a slow machine may let so much time go by that there is room again.
 */
export async function refusedInACrowd(page, write) {
  await post(page, `${CROWDED}/report`, {}, anywhere());
  for (let time = 0; time < 20; time += 1) {
    await alone(page);
    await page.goto(`${CROWDED}/report/4`);
    await write();
    await crowded(page);
    await page.getByRole('button', { name: 'Continue' }).click();
    await settled(page);
    // Not the page that follows, which may be what was refused.
    const words = page.locator('[name="behaviour.text"]');
    if ((await page.getByRole('heading', { name: 'Please wait a little' }).isVisible()) && (await words.count()) > 0) return;
  }
  throw new Error('there was room each time');
}
