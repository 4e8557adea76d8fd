// The FOUR check says the same whether the browser or the server answers, and
// in the browser it tells nobody.
import { test, expect, awake } from '../support/site.mjs';
import { standing } from '../support/form.mjs';

const SIGNS = ['fixated', 'obsessive', 'unwanted', 'repeated'];
const signs = (...answers) => Object.fromEntries(answers.map((answer, at) => [`signs.${SIGNS[at]}`, answer]));

const [YES, NO] = ['yes', 'no'];

const ANSWERS = {
  nothing: {},
  'danger, and all signs': { danger_now: YES, about: 'self', nation: 'england', ...signs(YES, YES, YES, YES) },
  'not sure of danger': { danger_now: 'not_sure', nation: 'wales', ...signs('not_sure', 'not_sure', YES) },
  'no danger, for a friend': { danger_now: NO, about: 'someone_else', nation: 'scotland', ...signs(YES, NO, YES, NO) },
  'no to everything': { danger_now: NO, about: 'self', nation: 'northern_ireland', ...signs(NO, NO, NO, NO) },
  'rather not say': { about: 'self', nation: 'outside_uk', ...signs('rather_not_say', 'rather_not_say', NO, YES) },
  'my own behaviour': { about: 'my_own_behaviour', nation: 'not_sure', ...signs(YES, YES, YES, YES) },
  'my own behaviour, and danger': { about: 'my_own_behaviour', danger_now: YES, nation: 'england' },
};

async function choose(page, answers) {
  for (const [name, value] of Object.entries(answers)) await page.locator(`[name="${name}"][value="${value}"]`).check();
}

const submit = (page) => page.getByRole('button', { name: 'See what this may mean' }).click();
const read = async (page) => (await page.getByRole('main').innerText()).replace(/\s+/g, ' ').trim();

/** What the server says to the same answers. */
async function told(page, context, answers) {
  const answer = await page.request.post('/check', { form: answers });
  expect(answer.status()).toBe(200);
  const other = await context.newPage();
  await other.setContent(await answer.text());
  const said = { title: await other.title(), words: await read(other) };
  // A page behind another one is drawn seldom, and acts slowly.
  await other.close();
  return said;
}

/** Nobody is ever told that there is nothing to it. */
function expectHelp(words, answers) {
  expect(words).not.toMatch(/not stalking|low risk|no risk|nothing to worry/i);
  const own = answers.about === 'my_own_behaviour';
  const expected = own ? 'Stop all contact' : /stalking.*you (can get|deserve) help/i;
  expect(words).toMatch(expected);
  expect(words.startsWith('What this may mean Call 999 now.')).toBe(['yes', 'not_sure'].includes(answers.danger_now));
  expect(words.includes('Tell the team what is happening')).toBe(!own);
}

for (const [name, answers] of Object.entries(ANSWERS)) {
  test(name, async ({ page, context, watch, javaScriptEnabled }) => {
    const expected = await told(page, context, answers);
    expectHelp(expected.words, answers);
    await page.goto('/check');
    if (javaScriptEnabled) await answeredInTheBrowser(page, answers, watch);
    else await answeredByTheServer(page, answers);
    await expect(page).toHaveTitle(expected.title);
    expect(await read(page)).toBe(expected.words);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    // The answer is never in an address, nor is anything kept.
    await expect(page).toHaveURL('/check');
    expect(await context.cookies()).toEqual([]);

    await page.getByRole('link', { name: 'Answer again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Check the signs' })).toBeVisible();
    expect(await page.locator('main :checked').count()).toBe(0);
    const posts = watch.requests.filter((request) => request.method() !== 'GET');
    // With scripts, whatever was on its way would have been seen by now.
    expect(posts).toHaveLength(javaScriptEnabled ? 0 : 1);
  });
}

test('the Back link of an answer leads to the questions', async ({ page, watch, javaScriptEnabled }) => {
  await page.goto('/check');
  if (javaScriptEnabled) await answeredInTheBrowser(page, {}, watch);
  else await answeredByTheServer(page, {});
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Check the signs' })).toBeVisible();
});

async function answeredInTheBrowser(page, answers, watch) {
  await awake(page);
  const asked = watch.requests.length;
  await choose(page, answers);
  await submit(page);
  await expect(page.getByRole('heading', { level: 1, name: 'What this may mean' })).toBeFocused();
  expect(watch.requests.slice(asked).map((request) => request.url())).toEqual([]);
}

async function answeredByTheServer(page, answers) {
  await choose(page, answers);
  const response = page.waitForResponse((each) => each.request().method() === 'POST');
  await submit(page);
  expect((await response).status()).toBe(200);
}

test('a report can begin with what was answered here', async ({ page, javaScriptEnabled }) => {
  await page.goto('/check');
  if (javaScriptEnabled) await awake(page);
  await choose(page, { about: 'someone_else', nation: 'scotland', ...signs(YES, NO) });
  await submit(page);
  await page.getByRole('button', { name: 'Begin a report with these answers' }).click();
  await expect(page).toHaveURL('/report/safe-now');
  await page.goto('/report/about-you');
  expect((await standing(page)).now).toEqual({ 'reporter.role': 'someone_else', 'place.nation': 'scotland' });
  await page.goto('/report/what-is-happening');
  expect((await standing(page)).now).toEqual({ 'behaviour.signs.fixated': 'yes', 'behaviour.signs.obsessive': 'no' });
});
