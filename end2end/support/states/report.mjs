// What forms make of the pages of a report.
import { expect } from '@playwright/test';
import { begin, post, sent, told } from '../draft.mjs';
import { FULL, addressOf } from '../report.mjs';
import { awake } from '../site.mjs';
import { changed, headed, press, save, write } from './hand.mjs';

/** A page given back, for what `spoil` made wrong on it. */
const refused = (step, spoil = () => {}) => ({
  name: `${addressOf(step)}, refused`,
  async open(page) {
    await begin(page);
    await page.goto(addressOf(step));
    await spoil(page);
    await save(page);
    await expect(page).toHaveTitle(/^Error: /);
  },
});

const foreignAnswer = async (page) => {
  await changed('[name="danger.violence"]', 'value', 'perhaps')(page);
  await page.locator('[name="danger.violence"]').first().check();
};

/** Words given back, because what they were to be kept in has ended meanwhile. */
const givenBack = (how, end) => ({
  name: `/report/8, given back: ${how}`,
  async open(page) {
    await told(page, FULL);
    await page.goto('/report/8');
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
  await expect.poll(() => status('/report/8')).toBe(410);
}

const sendElsewhere = (page) => post(page, '/report/review', {});

const strangeCode = (name, code) => ({
  name: `/report/return, with a code ${name}`,
  async open(page) {
    await page.goto('/report/return');
    await write('code', code)(page);
    await page.locator('main button').click();
    await expect(page).toHaveTitle(/^Error: /);
  },
});

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
  name: `/report/26, ${name}`,
  async open(page) {
    await told(page, FULL);
    await page.goto('/report/26');
    await spoil(page);
    // The island would give some of these back at once; without what it needs it lets the server say so.
    await page.locator('template').evaluateAll((all) => all.forEach((template) => template.remove()));
    // Past the script that would send it in a form of its own.
    await page.locator('main form').evaluate((form) => HTMLFormElement.prototype.submit.call(form));
    await headed(page, heading);
  },
});

const aboutToEnd = {
  name: '/report/8, about to end',
  async open(page, scripts) {
    await begin(page);
    await page.goto('/report/8');
    // Without scripts nothing warns.
    if (!scripts) return;
    await awake(page);
    await later(page, 111);
    await expect(page.locator('.fs-idle')).toBeVisible();
  },
};

/** What a page says instead of its answers, once nobody has touched it. Without scripts the server asks, on the next one. */
const hidden = (path, prepare) => ({
  name: `${path}, hidden`,
  async open(page, scripts) {
    await prepare(page);
    await page.goto(path);
    if (!scripts) return;
    await later(page, 16, { touched: false });
    await expect(page.getByRole('button', { name: 'Show my answers' })).toBeVisible();
  },
});

/** Some minutes later, of which nobody missed ten unless it was left untouched. */
const later = (page, minutes, { touched = true } = {}) =>
  page.evaluate(
    ([all, often]) => {
      const now = Date.now;
      let passed = 0;
      Date.now = () => now() + passed * 60_000;
      while (passed < all) {
        passed = Math.min(all, passed + (often ? 10 : all));
        if (often) dispatchEvent(new WheelEvent('wheel'));
      }
      document.dispatchEvent(new Event('visibilitychange'));
    },
    [minutes, touched],
  );

const TOO_MUCH = Object.fromEntries(Array.from({ length: 26 }, (_, row) => [`incidents.${row}.what`, 'é'.repeat(10_000)]));

/** A page that says something to be read before going on, for what was answered there. */
const noticed = (step, answers) => ({
  name: `${addressOf(step)}, with something to read first`,
  async open(page) {
    await begin(page);
    await post(page, addressOf(step), answers);
    await page.goto(addressOf(step));
    await expect(page.locator('#notice')).toBeVisible();
  },
});

export const REPORT = [
  noticed('safe-now', { 'danger.happening_now': 'yes' }),
  noticed('danger-threats', { 'danger.weapon_now': 'yes' }),
  noticed('who', { 'reporter.role': 'self', 'reporter.age_group': 'under_16' }),
  noticed('danger-effect', { 'danger.suicidal_thoughts': 'yes' }),
  noticed('earlier', { 'earlier.accused': 'yes' }),
  {
    name: '/report/14, with one more row',
    async open(page) {
      await told(page, FULL);
      await page.goto('/report/14?from=review&add=row');
      await expect(page.locator('.fs-row')).toHaveCount(3);
    },
  },
  {
    name: '/report/22, refused for all pages together',
    async open(page) {
      await begin(page);
      await post(page, '/report/14', TOO_MUCH);
      await page.goto('/report/22');
      await write('effect.text', 'é'.repeat(9_999))(page);
      await save(page);
      await expect(page).toHaveTitle(/^Error: /);
    },
  },
  {
    name: '/report/end, hidden',
    async open(page) {
      await sent(page, FULL);
      await page.goto('/report/end');
      await press(page, 'Hide the reference');
      await expect(page.getByText('The reference is hidden')).toBeVisible();
    },
  },
  aboutToEnd,
  hidden('/report/8', begin),
  hidden('/report/review', (page) => told(page, FULL)),
  hidden('/check', () => {}),
  refused('who'),
  refused('what-is-happening'),
  refused('danger-acts', foreignAnswer),
  refused('name', write('person.details', 'a'.repeat(10_001))),
  refused('contact', async (page) => {
    await page.getByLabel('Email', { exact: true }).check();
    await write('contact.email', 'nowhere')(page);
  }),
  {
    name: '/report/review, refused',
    async open(page) {
      await begin(page);
      await page.goto('/report/review');
      await press(page, 'Send your report');
      await expect(page).toHaveTitle(/^Error: /);
    },
  },
  givenBack('the draft has ended', leave),
  givenBack('another tab has changed it', (page) => post(page, '/report/8', { 'contact.safe_times': 'Changed there' })),
  givenBack('the report was sent', sendElsewhere),
  {
    name: '/report/review, after another report',
    async open(page) {
      await givenBack('', sendElsewhere).open(page);
      await page.goto('/report/review');
    },
  },
  {
    name: '/report/8, opened after the draft has ended',
    async open(page) {
      await told(page, FULL);
      await page.goto('/');
      await leave(page);
      expect((await page.goto('/report/8')).status()).toBe(410);
    },
  },
  {
    name: '/report/save, saved',
    async open(page) {
      await begin(page);
      await page.goto('/report/save');
      await page.locator('main button').click();
      await headed(page, 'Your answers are saved');
    },
  },
  strangeCode('that is none', 'nothing'),
  strangeCode('that opens nothing', 'BCDF BCDF BCDF BCDF BCDF'),
  inDanger('/report/17', told),
  inDanger('/report/review', told),
  inDanger('/report/end', sent),
  refusedWhole('more than is taken at once', 'That was too long to send', write('contact.other', 'é'.repeat(750_000))),
  refusedWhole('in another form', 'We could not take that form', changed('main form', 'enctype', 'text/plain')),
  refusedWhole('sent where nothing is taken', "We can't find that page", changed('main form', 'action', '/safety')),
];
