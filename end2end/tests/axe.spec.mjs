// axe finds nothing, on any page, in any state, narrow or wide, light or dark.
import { test, expect, awake } from '../support/site.mjs';
import { COLOURS, faults } from '../support/axe.mjs';
import { begin, told } from '../support/draft.mjs';
import { FULL, SECTIONS } from '../support/report.mjs';
import { NARROW, PAGES, WIDE, visit } from '../support/pages.mjs';

const save = (page) => page.getByRole('button', { name: 'Save and continue' }).click();

/** A part given back for a wrong answer in one of its fields. */
const refused = (section, field, words) => ({
  name: `/report/${section}, refused`,
  async open(page) {
    await begin(page);
    await page.goto(`/report/${section}`);
    if (section === 'contact') await page.getByLabel('Email', { exact: true }).check();
    if (field) await page.locator(`[name="${field}"]`).fill(words);
    await save(page);
    await expect(page).toHaveTitle(/^Error: /);
  },
});

const answered = (name, ...choices) => ({
  name: `/check, ${name}`,
  async open(page, scripts) {
    await page.goto('/check');
    if (scripts) await awake(page);
    for (const [field, value] of choices) await page.locator(`[name="${field}"][value="${value}"]`).check();
    await page.getByRole('button', { name: 'See what this may mean' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'What this may mean' })).toBeVisible();
  },
});

const LONG = 'a'.repeat(10_001);

const STATES = [
  ...PAGES.map((each) => ({ name: each.name, open: (page) => visit(page, each) })),
  refused('about-you'),
  refused('what-is-happening'),
  refused('person', 'person.details', LONG),
  refused('contact', 'contact.email', 'nowhere'),
  {
    name: '/report/check-answers, refused',
    async open(page) {
      await begin(page);
      await page.goto('/report/check-answers');
      await page.getByRole('button', { name: 'Send your report' }).click();
      await expect(page).toHaveTitle(/^Error: /);
    },
  },
  {
    name: '/report/contact, more than is taken at once',
    async open(page) {
      await told(page, FULL);
      await page.goto(`/report/${SECTIONS.at(-1)}`);
      await page.locator('[name="contact.other"]').fill('é'.repeat(360_000));
      // The island would give it back at once; without what it needs it lets the server say so.
      await page.locator('template').evaluateAll((all) => all.forEach((template) => template.remove()));
      await save(page);
      await expect(page).toHaveTitle('Too long to send');
    },
  },
  answered('answered in danger', ['danger_now', 'yes'], ['signs.fixated', 'yes'], ['nation', 'scotland']),
  answered('answered about myself', ['about', 'my_own_behaviour']),
];

for (const { name, open } of STATES) {
  test(name, async ({ page, javaScriptEnabled: scripts }) => {
    await open(page, scripts);
    // What the islands have made of the page is looked at, not what they were about to change.
    if (scripts && (await page.locator('script[data-wasm]').count()) > 0) await awake(page);
    const found = {};
    for (const size of [NARROW, WIDE]) {
      await page.setViewportSize(size);
      for (const [colorScheme, only] of [['light'], ['dark', COLOURS]]) {
        await page.emulateMedia({ colorScheme });
        const here = await faults(page, { scripts, only });
        if (here.length > 0) found[`${size.width}, ${colorScheme}`] = here;
      }
    }
    expect(found).toEqual({});
  });
}
