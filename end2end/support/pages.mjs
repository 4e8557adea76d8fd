// Every public page, and how to come to it.
import { begin, post, sent, told } from './draft.mjs';
import { ADDRESSES, FULL } from './report.mjs';

const at = (path, draft, prepare) => ({ path, draft, prepare });

export const PAGES = [
  { path: '/' },
  { path: '/check' },
  { path: '/help' },
  { path: '/help/emergency' },
  { path: '/cy/help/emergency', lang: 'cy' },
  { path: '/safety' },
  { path: '/safety/phones' },
  { path: '/safety/accounts' },
  { path: '/safety/routines' },
  { path: '/safety/home' },
  { path: '/safety/university' },
  { path: '/safety/work' },
  { path: '/safety/others' },
  { path: '/safety/diary' },
  { path: '/safety/diary/blank' },
  { path: '/safety/after-a-report' },
  { path: '/safety/orders' },
  { path: '/safety/friends' },
  { path: '/safety/young-people' },
  { path: '/safety/parents' },
  { path: '/safety/wider-family' },
  { path: '/safety/ways-to-talk' },
  { path: '/safety/words' },
  { path: '/safety/papers' },
  { path: '/safety/courts' },
  { path: '/safety/another-way' },
  { path: '/safety/loss' },
  { path: '/safety/your-own-steps' },
  { path: '/for-staff' },
  { path: '/campus/aldermoor' },
  { path: '/campus/aldermoor/poster' },
  { path: '/campus/aldermoor/cards' },
  { path: '/awareness-week' },
  { path: '/how-we-sort' },
  { path: '/privacy' },
  { path: '/accessibility' },
  { path: '/about' },
  { path: '/no-such-page', status: 404 },
  { path: '/report' },
  { path: '/report', draft: 'begun', prepare: begin },
  { path: '/report', draft: 'filled in', prepare: (page) => told(page, FULL) },
  ...ADDRESSES.map((address) => at(address, 'begun', begin)),
  ...ADDRESSES.map((address) => at(address, 'filled in', (page) => told(page, FULL))),
  at('/report/review', 'begun', begin),
  // Words of danger were written, so a few questions come before sending.
  at('/report/more', 'with a word of danger', async (page) => {
    await begin(page);
    await post(page, '/report/4', { 'behaviour.text': 'A knife.' });
  }),
  at('/report/review', 'filled in', (page) => told(page, FULL)),
  at('/report/save', 'begun', begin),
  at('/report/copy', 'begun', begin),
  at('/report/copy', 'filled in', (page) => told(page, FULL)),
  at('/report/copy', 'sent', (page) => sent(page, FULL)),
  { path: '/report/return' },
  at('/report/end', 'sent', (page) => sent(page, FULL)),
  // Another team's area: that team is named.
  at('/report/end', 'sent from Scotland', (page) => sent(page, { ...FULL, place: { nation: 'scotland' } })),
  { ...at('/report/2', 'gone'), status: 410 },
].map((each) => ({ status: 200, lang: 'en-GB', ...each, name: each.draft ? `${each.path}, draft ${each.draft}` : each.path }));

/** Opens a page and gives what the server answered. */
export async function visit(page, { path, prepare }) {
  await prepare?.(page);
  return page.goto(path);
}

/** Narrow as a small telephone, and wide. */
export const NARROW = { width: 320, height: 568 };
export const WIDE = { width: 1280, height: 800 };
