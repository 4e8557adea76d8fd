// What a person writes is sent in a form's body and shown on their own page.
// It stands nowhere else: on no disk, in no log, address, header or cookie.
import { readFileSync } from 'node:fs';
import { test, expect } from '../support/site.mjs';
import { mouse } from '../support/form.mjs';
import { open, reference } from '../support/program.mjs';
import { files, holding, rare } from '../support/search.mjs';
import { FULL } from '../support/report.mjs';
import { CONTINUE, SEND, START, walk } from '../support/walk.mjs';

/** The full report with a rare word in every answer that is written in words. */
function marked() {
  const words = [];
  const mark = (name, value) => {
    words.push(rare(name));
    return name === 'email' ? `${words.at(-1)}@example.com` : `${value} ${words.at(-1)}`;
  };
  const report = structuredClone(FULL);
  for (const [group, names] of Object.entries({
    reporter: ['name'],
    someone_else: ['how'],
    behaviour: ['text', 'latest'],
    person: ['name', 'details', 'weapons', 'vehicles'],
    earlier: ['references', 'accusations'],
    evidence: ['where', 'details'],
    effect: ['text'],
    contact: ['email', 'safe_times', 'trusted_person', 'code_word', 'language', 'other'],
    sharing: ['not_with'],
  })) {
    for (const name of names) report[group][name] = mark(name, report[group][name]);
  }
  const [account] = report.person.accounts;
  account.handle_or_address = mark('account', account.handle_or_address);
  report.incidents[0].what = mark('incident', report.incidents[0].what);
  report.orders[0].how = mark('order', report.orders[0].how);
  return { report, words };
}

async function write(page, report) {
  await page.goto('/report');
  await mouse.press(page, START);
  await walk(page, mouse, report);
}

async function send(page) {
  await mouse.press(page, SEND);
  await expect(page).toHaveURL('/report/end');
  return reference(page);
}

// Each writes the whole report.
test.slow();

const anyOf = (words) => new RegExp(words.join('|'));

test('the words are in no file, as a draft or as a report', async ({ page }) => {
  const { report, words } = marked();
  await write(page, report);
  expect(holding(words)).toEqual([]);
  const sent = await send(page);
  expect(holding(words)).toEqual([]);
  // They are there all the same, for those with the key; and opening leaves no trace of them.
  expect(open(sent).report).toEqual(report);
  expect(holding(words)).toEqual([]);

  // The search finds what is there: the database and its log hold the reference in clear.
  const names = files().map((path) => path.split('/').at(-1));
  expect(names).toEqual(expect.arrayContaining(['foursight.db', 'foursight.db-wal', 'server.log']));
  expect(holding([sent.replaceAll('-', '')]).concat(holding([sent])).length).toBeGreaterThan(0);
  expect(readFileSync(process.env.FOURSIGHT_TEST_LOG, 'utf8')).toContain('report stored');
});

test('the words are in no address, header or cookie', async ({ page, context, watch }) => {
  const headers = [];
  context.on('request', (request) => headers.push(request.allHeaders()));
  context.on('response', (response) => headers.push(response.allHeaders()));
  const { report, words } = marked();
  const titles = [];
  page.on('load', () => titles.push(page.title()));
  await write(page, report);
  // Refused, and given back: the one time that what was typed is not kept first.
  await page.goto('/report/8');
  await page.locator('[name="contact.email"]').fill(`${words[0]} is no address`);
  await mouse.press(page, CONTINUE);
  await expect(page).toHaveTitle(/^Error: /);
  await page.goto('/report/review');
  await send(page);

  const found = anyOf(words);
  expect(watch.requests.map((request) => request.url()).filter((url) => found.test(url))).toEqual([]);
  const lines = (await Promise.all(headers)).map((each) => JSON.stringify(each));
  expect(lines.filter((line) => found.test(line))).toEqual([]);
  expect((await Promise.all(titles)).filter((title) => found.test(title))).toEqual([]);
  expect(JSON.stringify(await context.cookies())).not.toMatch(found);
  // They did pass by here, in bodies.
  const bodies = watch.requests.map((request) => request.postData() ?? '').join('&');
  expect(words.filter((word) => !bodies.includes(word))).toEqual([]);
  expect(lines.filter((line) => /"cookie":"s=/.test(line)).length).toBeGreaterThan(0);
});

test('one cookie, for as long as the browser runs, that no script can read', async ({ page, context }) => {
  for (const path of ['/', '/check', '/help', '/report', '/report/2']) {
    await page.goto(path);
    expect(await context.cookies(), path).toEqual([]);
  }
  await page.goto('/report');
  await mouse.press(page, START);
  await expect(page).toHaveURL('/report/1');
  const [cookie, ...more] = await context.cookies();
  expect(more).toEqual([]);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1, path: '/' });
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('nothing stays in the browser’s own stores', async ({ page, context }) => {
  const { report } = marked();
  await page.goto('/check');
  await page.getByLabel('Wales').check();
  await mouse.press(page, 'See what this may mean');
  await write(page, report);
  await send(page);
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
    state: history.state,
  }));
  expect(kept).toEqual({ local: 0, session: 0, databases: [], caches: [], workers: 0, name: '', state: null });
  expect((await context.storageState()).origins).toEqual([]);
});
