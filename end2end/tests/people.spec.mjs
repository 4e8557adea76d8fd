// Four people on a small telephone, or with a wide screen at four times its size, and without a pointer:
// each gets to the reference, and the team reads just what they typed.
import { test, expect } from '../support/site.mjs';
import { answer, keyboard } from '../support/form.mjs';
import { open, reference } from '../support/program.mjs';
import { fields } from '../support/report.mjs';
import { CONTINUE, SEND, START } from '../support/walk.mjs';

// 1280 by 1024 at 400 %.
test.use({ viewport: { width: 320, height: 256 } });

test.slow();

const HERSELF = {
  version: 1,
  reporter: { role: 'self', name: 'M.', age_group: 'from_25_to_59' },
  place: { nation: 'england', area: 'hackney' },
  behaviour: { acts: ['calls_or_messages', 'threats'], how_often: 'every_day', latest: 'yesterday', text: 'He rings me at night.' },
  incidents: [{ when: 'last week', what: 'Forty calls in one night' }],
  person: { relationship: 'ex_partner', vehicles: 'A grey van' },
  danger: { happening_now: 'no', very_frightened: 'yes', getting_worse: 'yes' },
  effect: { areas: ['sleep'], text: "I don't sleep." },
  contact: { methods: ['phone_call'], phone: '020 7946 0958', code_word: 'bluebell' },
};

const FRIEND = {
  version: 1,
  reporter: { role: 'someone_else' },
  place: { nation: 'scotland' },
  someone_else: { knows: 'yes', agrees: 'not_sure', may_say_who: 'no', how: 'By me.' },
  behaviour: { text: 'My neighbour is followed to work.' },
  danger: { near_and_in_danger: 'yes' },
};

const STUDENT = {
  version: 1,
  reporter: { role: 'self', age_group: 'from_18_to_24' },
  behaviour: { acts: ['fake_accounts_or_posts'], text: 'Somebody from my course.' },
  person: { relationship: 'colleague', accounts: [{ service: 'Some app', handle_or_address: '@them' }] },
  evidence: { kinds: ['posts_or_accounts'] },
  sharing: { university: 'yes', university_name: 'Ours' },
};

/** Does what leads to another page, and waits until it is there. */
async function leave(page, step) {
  const before = page.url();
  await step();
  await expect(page).not.toHaveURL(before);
}

const added = (page) => page.getByRole('main').getByRole('link');

async function start(page) {
  await page.goto('/');
  await leave(page, () => keyboard.follow(page, 'Send a report'));
  await leave(page, () => keyboard.press(page, START));
}

/** On, from page to page, on the way that they lead, until all is looked over. Gives the numbers of the pages. */
async function walk(page, report) {
  const walked = [];
  for (;;) {
    const { pathname } = new URL(page.url());
    if (pathname === '/report/review') return walked;
    walked.push(Number(pathname.split('/').at(-1)));
    await answer(page, keyboard, fields(report, pathname));
    await leave(page, () => keyboard.press(page, CONTINUE));
    if (page.url().endsWith('#notice')) await leave(page, () => keyboard.goOn(page, 'Go on with your report'));
  }
}

/** Adds to each of these parts, which stand under the answers. */
async function add(page, report, ...parts) {
  for (const part of parts) {
    await leave(page, () => keyboard.follow(page, part));
    await walk(page, report);
  }
}

async function send(page, report) {
  await keyboard.press(page, SEND);
  await expect(page).toHaveURL('/report/end');
  expect(open(await reference(page)).report).toEqual(report);
}

test('somebody reports for herself', async ({ page }) => {
  await start(page);
  expect(await walk(page, HERSELF)).toEqual([1, 2, 3, 4, 5, 6, 8]);
  await expect(added(page).filter({ hasText: 'The person you are worried about' })).toHaveCount(0);
  await add(
    page,
    HERSELF,
    'More signs of danger',
    'What happened, with dates',
    'How often it happens',
    'The person doing this',
    'How it affects life',
    'More about you',
    'More about contact',
  );
  await send(page, HERSELF);
});

test('a friend, in danger at that moment, from Scotland', async ({ page }) => {
  await start(page);
  await walk(page, FRIEND);
  await add(page, FRIEND, 'The person you are worried about');
  await send(page, FRIEND);
  await expect(page.getByRole('main').getByRole('link', { name: 'Police Scotland' })).toBeVisible();
});

test('a student', async ({ page }) => {
  await start(page);
  await walk(page, STUDENT);
  await add(page, STUDENT, 'The person doing this', 'What proof there is', 'Who else may know');
  await send(page, STUDENT);
});

test('somebody whose order was broken goes straight to it', async ({ page }) => {
  const report = {
    version: 1,
    reporter: { role: 'self' },
    orders: [{ kind: 'non_molestation_order', broken: 'yes', when: 'yesterday', how: 'He stood outside.' }],
  };
  await page.goto('/report');
  await keyboard.press(page, 'An order has been broken');
  await expect(page).toHaveURL('/report/7');
  await answer(page, keyboard, fields(report, '/report/7'));
  await keyboard.press(page, CONTINUE);
  // What the police can do about it is said first; it stops nobody.
  await expect(page.locator('#notice')).toContainText('Once is enough: tell the police');
  await leave(page, () => keyboard.goOn(page, 'Go on with your report'));
  // Then the pages that were passed by, and the order once more, as it was told.
  expect(await walk(page, { ...report, orders: [] })).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  await send(page, report);
});
