// What a page costs somebody with little data and a weak signal, and whether
// it holds still. Past a budget is a fault.
import { test, expect, awake } from '../support/site.mjs';
import { NARROW, PAGES, WIDE, visit } from '../support/pages.mjs';
import { shifted, slowed, watchShifts } from '../support/shift.mjs';
import { attachTable } from '../support/tables.mjs';
import { fetched, named } from '../support/wire.mjs';

// Bytes over the wire. A page with its styles in ten packets of 1,460 arrives
// without the server's waiting for the line to confirm any.
const FIRST = 14_600;
// To these others lead: a search, a poster, a friend.
const ENTRY = 10_000;
const ENTRIES = ['/', '/check', '/help', '/help/now', '/help/emergency', '/report'];
// The one long list, of everybody who helps; and what is not packed.
const LONG = { '/help/all': 22_000, '/no-such-page': 16_500, ...Object.fromEntries(ENTRIES.map((path) => [path, ENTRY])) };
// Anybody can ask for an address where nothing is, as often as they like: packing its page would cost the server more.
const UNPACKED = ['/no-such-page'];
const STYLES = 6_600;
const SCRIPTS = 75_000;
const REQUESTS = { scripts: 6, plain: 3 };

// A busy machine may draw a page in two halves. The first look at which nothing moves is the last.
const LOOKS = 8;

// Browsers ask for the page's icon when they please, and once for the whole site: each page is charged with it.
const ICON = 1;
const isIcon = (request) => new URL(request.url()).pathname === '/favicon.svg';

const sum = (list) => list.reduce((whole, each) => whole + each, 0);

/** Bytes of the page and of what it names, and its markup. */
async function weigh(page, html, { path }) {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const size = async (at) => {
    const { headers, body } = await fetched(new URL(at, page.url()), cookie ? { cookie } : {});
    expect(headers['content-encoding'], at).toBe(UNPACKED.includes(at) ? undefined : 'br');
    return body.length;
  };
  const { css, scripts } = named(html);
  const [asked, sheet] = [await size(path), await size(css)];
  // Whoever comes from elsewhere gets some pages with their styles in them.
  const first = html.includes('<style>') ? asked : asked + sheet;
  return { first, css: sheet, scripts: sum(await Promise.all(scripts.map(size))) };
}

/** The most that the page moves before its islands are awake, on screens and processors of both kinds. */
async function unrest(page, each, islands) {
  // Without islands nothing changes after the first drawing, whatever the processor.
  const kinds = islands ? [[NARROW, 1], [NARROW, 4], [WIDE, 4], [WIDE, 1]] : [[NARROW, 1]];
  const sums = [];
  for (const [size, rate] of kinds) {
    await page.setViewportSize(size);
    await slowed(page, rate);
    sums.push(await steadiest(page, each, islands));
  }
  return Math.max(...sums);
}

/** A page that moves of itself moves at every look; one drawn before its last words had come moves at one. */
async function steadiest(page, each, islands) {
  let least = Infinity;
  for (let look = 0; least > 0 && look < LOOKS; look += 1) {
    await page.goto(each.path);
    if (islands) await awake(page);
    least = Math.min(least, await shifted(page));
  }
  return least;
}

for (const each of PAGES) {
  test(`keeps to its budget: ${each.name}`, async ({ page, watch }, testInfo) => {
    const scripts = testInfo.project.name === 'scripts';
    if (scripts) await watchShifts(page);
    // Only what comes after the page was asked for counts, not what prepared it.
    const { prepare, ...itself } = each;
    await prepare?.(page);
    const before = watch.requests.length;
    const answer = await visit(page, itself);
    const html = await answer.text();
    const islands = scripts && html.includes('data-wasm');
    if (islands) await awake(page);
    const requests = watch.requests.slice(before).filter((request) => !isIcon(request)).length + ICON;
    const weight = await weigh(page, html, each);
    const shift = scripts ? await unrest(page, each, islands) : 0;
    const costs = { ...weight, requests, shift };
    await attachTable(testInfo, 'Bytes over the wire, requests and layout shift', [{ page: each.name, ...costs }]);
    const most = { css: STYLES, scripts: SCRIPTS, first: (each.draft ? undefined : LONG[each.path]) ?? FIRST };
    const limits = { ...most, requests: REQUESTS[testInfo.project.name], shift: 0 };
    const over = Object.entries(limits).filter(([what, limit]) => costs[what] > limit);
    expect(over.map(([what, limit]) => `${what}: ${costs[what]} of ${limit}`)).toEqual([]);
  });
}
