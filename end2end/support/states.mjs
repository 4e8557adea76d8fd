// Every state that a page can be in, for the tools that look at all of them:
// the pages as they are opened, and what forms, other sites and other settings make of them.
import { awake, expect } from './site.mjs';
import { begin, post, sent, told } from './draft.mjs';
import { PAGES, visit } from './pages.mjs';
import { FULL } from './report.mjs';

const press = (page, name) => page.getByRole('button', { name }).click();
const save = (page) => press(page, 'Save and continue');
const headed = (page, name) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

/** A part given back, for what `spoil` made wrong in it. */
const refused = (section, spoil = () => {}) => ({
  name: `/report/${section}, refused`,
  async open(page) {
    await begin(page);
    await page.goto(`/report/${section}`);
    await spoil(page);
    await save(page);
    await expect(page).toHaveTitle(/^Error: /);
  },
});

const write = (field, words) => (page) => page.locator(`[name="${field}"]`).fill(words);

/** Something that no browser sends by itself: a form whose markup was changed. */
const changed = (selector, attribute, value) => (page) =>
  page.locator(selector).first().evaluate((one, [name, to]) => one.setAttribute(name, to), [attribute, value]);

const foreignAnswer = async (page) => {
  await changed('[name="danger.weapon"]', 'value', 'perhaps')(page);
  await page.locator('[name="danger.weapon"]').first().check();
};

/** Words given back, because what they were to be kept in has ended meanwhile. */
const givenBack = (how, end) => ({
  name: `/report/contact, given back: ${how}`,
  async open(page) {
    await told(page, FULL);
    await page.goto('/report/contact');
    await end(page);
    await save(page);
    await expect(page).toHaveTitle(/^Error: /);
  },
});

/** Left in another window, which has no cookie any more; this one still brings it. */
async function leave(page) {
  const [{ name, value }] = await page.context().cookies();
  const headers = { cookie: `${name}=${value}` };
  const status = async (path) => (await fetch(new URL(path, page.url()), { headers, redirect: 'manual' })).status;
  expect(await status('/leave')).toBe(303);
  await expect.poll(() => status('/report/contact')).toBe(410);
}

const sendElsewhere = (page) => post(page, '/report/check-answers', {});

const DANGER = { ...FULL, danger: { ...FULL.danger, happening_now: 'yes' } };

const inDanger = (path, prepare) => ({
  name: `${path}, in danger`,
  async open(page) {
    await prepare(page, DANGER);
    await page.goto(path);
    await expect(page.locator('.fs-alert, .govuk-warning-text').first()).toBeVisible();
  },
});

const refusedWhole = (name, heading, spoil) => ({
  name: `/report/contact, ${name}`,
  async open(page) {
    await told(page, FULL);
    await page.goto('/report/contact');
    await spoil(page);
    await save(page);
    await headed(page, heading);
  },
});

const CHECK = {
  name: '/check, refused',
  async open(page) {
    await page.goto('/check');
    await changed('[name="danger_now"]', 'value', 'perhaps')(page);
    await page.locator('[name="danger_now"]').first().check();
    await press(page, 'See what this may mean');
    await expect(page).toHaveTitle(/^Error: /);
  },
};

const answered = (name, ...choices) => ({
  name: `/check, ${name}`,
  async open(page, scripts) {
    await page.goto('/check');
    if (scripts) await awake(page);
    for (const [field, value] of choices) await page.locator(`[name="${field}"][value="${value}"]`).check();
    await press(page, 'See what this may mean');
    await headed(page, 'What this may mean');
  },
});

/** A real service, named, that has no key to seal with and so no form (playwright.config.mjs). */
const closed = (path, status) => ({
  name: `${path}, of a service that is closed`,
  async open(page) {
    const answer = await page.goto(new URL(path, process.env.FOURSIGHT_TEST_CLOSED).href);
    expect(answer.status()).toBe(status);
    await expect(page.getByText('demonstration')).toHaveCount(0);
  },
});

const signs = (answer) => ['fixated', 'obsessive', 'unwanted', 'repeated'].map((sign) => [`signs.${sign}`, answer]);

export const STATES = [
  ...PAGES.map((each) => ({ name: each.name, open: (page) => visit(page, each) })),
  refused('about-you'),
  refused('what-is-happening'),
  refused('danger-signs', foreignAnswer),
  refused('person', write('person.details', 'a'.repeat(10_001))),
  refused('contact', write('contact.email', 'nowhere')),
  {
    name: '/report/check-answers, refused',
    async open(page) {
      await begin(page);
      await page.goto('/report/check-answers');
      await press(page, 'Send your report');
      await expect(page).toHaveTitle(/^Error: /);
    },
  },
  givenBack('the draft has ended', leave),
  givenBack('the report was sent', sendElsewhere),
  {
    name: '/report/check-answers, after another report',
    async open(page) {
      await givenBack('', sendElsewhere).open(page);
      await page.goto('/report/check-answers');
    },
  },
  inDanger('/report/person', told),
  inDanger('/report/check-answers', told),
  inDanger('/report/sent', sent),
  refusedWhole('more than is taken at once', 'That was too long to send', write('contact.other', 'é'.repeat(360_000))),
  refusedWhole('in another form', 'We could not take that form', changed('main form', 'enctype', 'text/plain')),
  refusedWhole('sent where nothing is taken', "We can't find that page", changed('main form', 'action', '/help')),
  {
    name: '/report, asked for by another site',
    async open(page) {
      await page.goto('about:blank');
      const action = new URL('/report', process.env.FOURSIGHT_TEST_SITE).href;
      await page.setContent(`<form method="post" action="${action}"><button>Go</button></form>`);
      await press(page, 'Go');
      await headed(page, 'We could not take that form');
    },
  },
  CHECK,
  closed('/', 200),
  closed('/how-we-sort', 200),
  closed('/report', 503),
  answered('answered with nothing'),
  answered('answered in danger', ['danger_now', 'yes'], ...signs('yes'), ['nation', 'scotland']),
  answered('answered for a friend', ['danger_now', 'no'], ['about', 'someone_else'], ...signs('no'), ['nation', 'wales']),
  answered('answered from abroad', ['danger_now', 'not_sure'], ['about', 'self'], ['nation', 'outside_uk']),
  answered('answered about myself', ['about', 'my_own_behaviour']),
];
