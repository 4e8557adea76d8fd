// What the check answers, and what other sites and other settings make of a page.
import { expect } from '@playwright/test';
import { refusedInACrowd } from '../crowd.mjs';
import { awake } from '../site.mjs';
import { changed, headed, press, write } from './hand.mjs';

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

const EXAMPLES = {
  name: '/check, with all examples open',
  async open(page) {
    await page.goto('/check');
    for (const each of await page.locator('main summary').all()) await each.click();
    await expect(page.locator('main details[open]')).toHaveCount(4);
  },
};

const answered = (name, ...choices) => ({
  name: `/check, ${name}`,
  async open(page, scripts) {
    await page.goto('/check');
    if (scripts) await awake(page);
    for (const [field, value] of choices) await page.locator(`[name="${field}"][value="${value}"]`).check();
    await press(page, 'See what this may mean');
    await expect(page.locator('.fs-verdict')).toBeVisible();
  },
});

const FEWER = {
  name: '/help, some of it',
  async open(page, scripts) {
    await page.goto('/help');
    if (scripts) await awake(page);
    await page.getByLabel('Where?').selectOption('wales');
    await page.getByLabel('For what?').selectOption('deaf');
    await press(page, 'Show');
    await expect(page).toHaveURL(scripts ? '/help' : '/help/next');
    await expect(page.getByRole('status').filter({ hasText: 'shown' })).toBeVisible();
  },
};

const NOW = {
  name: '/help/now, narrowed',
  async open(page) {
    await page.goto('/help/now');
    for (const [field, value] of [['nation', 'wales'], ['under_18', 'yes'], ['talk', 'text']]) {
      await page.locator(`[name="${field}"][value="${value}"]`).check();
    }
    await press(page, 'Show who answers');
    await expect(page).toHaveURL('/help/now/next');
  },
};

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

export const OTHERS = [
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
  {
    name: '/report/4, asked to wait',
    async open(page) {
      await refusedInACrowd(page, () => write('behaviour.text', 'Words.')(page));
    },
  },
  CHECK,
  EXAMPLES,
  FEWER,
  NOW,
  closed('/', 200),
  closed('/how-we-sort', 200),
  closed('/report', 503),
  answered('answered with nothing'),
  answered('answered in danger', ['danger_now', 'yes'], ...signs('yes'), ['nation', 'scotland']),
  answered('answered for a friend', ['danger_now', 'no'], ['about', 'someone_else'], ...signs('no'), ['nation', 'wales']),
  answered('answered from abroad', ['danger_now', 'not_sure'], ['about', 'self'], ['nation', 'outside_uk']),
  answered('answered about myself', ['about', 'my_own_behaviour']),
  answered('answered for a child', ['under_18', 'yes'], ['threat', 'yes'], ['order_broken', 'yes'], ['nation', 'wales']),
  answered('answered by somebody who signs', ['talk', 'bsl'], ['talk', 'text'], ['nation', 'northern_ireland']),
];
