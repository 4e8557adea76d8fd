// Every public page, and how to come to it.
import { begin, post, sent, told } from './draft.mjs';
import { ADDRESSES, FULL } from './report.mjs';

const at = (path, draft, prepare) => ({ path, draft, prepare });

export const PAGES = [
  { path: '/' },
  { path: '/check' },
  { path: '/help' },
  { path: '/help/all' },
  { path: '/help/now' },
  { path: '/help/emergency' },
  { path: '/cy/help/emergency', lang: 'cy' },
  { path: '/safety' },
  { path: '/safety/13' },
  { path: '/safety/1' },
  { path: '/safety/14' },
  { path: '/safety/7' },
  { path: '/safety/15' },
  { path: '/safety/19' },
  { path: '/safety/10' },
  { path: '/safety/5' },
  { path: '/safety/notes' },
  { path: '/safety/2' },
  { path: '/safety/9' },
  { path: '/safety/6' },
  { path: '/safety/20' },
  { path: '/safety/12' },
  { path: '/safety/17' },
  { path: '/safety/16' },
  { path: '/safety/18' },
  { path: '/safety/11' },
  { path: '/safety/4' },
  { path: '/safety/3' },
  { path: '/safety/8' },
  { path: '/safety/21' },
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
  at('/report/copy', 'with how to make contact', async (page) => {
    await told(page, FULL);
    await post(page, '/report/copy', { contact: 'yes' });
  }),
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
