// Every public page, and how to come to it.
import { begin, post, sent, told } from './draft.mjs';
import { FULL, SECTIONS } from './report.mjs';

const part = (section, draft, prepare) => ({ path: `/report/${section}`, draft, prepare });

export const PAGES = [
  { path: '/' },
  { path: '/check' },
  { path: '/help' },
  { path: '/help/all' },
  { path: '/help/now' },
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
  ...SECTIONS.map((section) => part(section, 'begun', begin)),
  ...SECTIONS.map((section) => part(section, 'filled in', (page) => told(page, FULL))),
  part('check-answers', 'begun', begin),
  // Words of danger were written, so a few questions come before sending.
  part('more', 'with a word of danger', async (page) => {
    await begin(page);
    await post(page, '/report/what-is-happening', { 'behaviour.text': 'A knife.' });
  }),
  part('check-answers', 'filled in', (page) => told(page, FULL)),
  part('save', 'begun', begin),
  part('paper', 'begun', begin),
  part('paper', 'filled in', (page) => told(page, FULL)),
  part('paper', 'sent', (page) => sent(page, FULL)),
  { path: '/report/return' },
  part('sent', 'sent', (page) => sent(page, FULL)),
  // Another team's area: that team is named.
  part('sent', 'sent from Scotland', (page) => sent(page, { ...FULL, place: { nation: 'scotland' } })),
  { ...part('about-you', 'gone'), status: 410 },
].map((each) => ({ status: 200, lang: 'en-GB', ...each, name: each.draft ? `${each.path}, draft ${each.draft}` : each.path }));

/** Opens a page and gives what the server answered. */
export async function visit(page, { path, prepare }) {
  await prepare?.(page);
  return page.goto(path);
}

/** Narrow as a small telephone, and wide. */
export const NARROW = { width: 320, height: 568 };
export const WIDE = { width: 1280, height: 800 };
