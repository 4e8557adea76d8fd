// The short way, as somebody takes it who answers only what is needed: what it asks of them, and what they read on it.
import { test, expect } from '../support/site.mjs';
import { answer, mouse } from '../support/form.mjs';
import { lost } from '../support/layout.mjs';
import { NARROW } from '../support/pages.mjs';
import { open, reference } from '../support/program.mjs';
import { fields } from '../support/report.mjs';
import { CONTINUE, SEND, SHORT, START } from '../support/walk.mjs';

const MOST = { pages: 12, fields: 25, words: 900 };

const NEEDED = { version: 1, reporter: { role: 'self' }, behaviour: { acts: ['following'] } };

test.use({ viewport: NARROW });

/** What a page asks, by name, as far as it is shown, and the words that it shows. A list's choices are no words to read. */
const seen = (page) =>
  page.evaluate(() => {
    const main = document.querySelector('main');
    const shown = [...main.querySelectorAll('[name]:not(button, [type=hidden])')].filter((field) => field.closest('.govuk-form-group, fieldset').checkVisibility());
    const list = (text) => text.split(/\s+/).filter((word) => word);
    const lists = [...main.querySelectorAll('select')].filter((select) => select.checkVisibility()).map((select) => select.innerText);
    return {
      fields: [...new Set(shown.map((field) => field.name))],
      words: list(main.innerText).length - list(lists.join(' ')).length,
    };
  });

test('is short, and says how far it goes', async ({ page }) => {
  const walked = [];
  const look = async () => {
    walked.push({ path: new URL(page.url()).pathname, ...(await seen(page)) });
    expect(await lost(page), page.url()).toEqual([]);
    const sideways = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
    expect(sideways, page.url()).toBeLessThanOrEqual(0);
  };
  await page.goto('/report');
  await look();
  await mouse.press(page, START);
  for (const [at, address] of SHORT.entries()) {
    await expect(page).toHaveURL(address);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`Step ${at + 1} of ${SHORT.length}`);
    await look();
    await answer(page, mouse, fields(NEEDED, address));
    await mouse.press(page, CONTINUE);
  }
  await expect(page).toHaveURL('/report/review');
  await look();
  await mouse.press(page, SEND);
  await expect(page).toHaveURL('/report/end');
  expect(open(await reference(page)).report).toEqual(NEEDED);

  const sum = (count) => walked.reduce((whole, each) => whole + count(each), 0);
  const counted = { pages: walked.length, fields: sum((each) => each.fields.length), words: sum((each) => each.words) };
  const told = walked.map(({ path, fields: asked, words }) => `${path}: ${asked.length} fields, ${words} words`).join('\n');
  for (const [what, most] of Object.entries(MOST)) expect.soft(counted[what], `${what}\n${told}`).toBeLessThanOrEqual(most);
});

test('is one page longer where an order was broken', async ({ page }) => {
  await page.goto('/report');
  await mouse.press(page, START);
  await page.goto('/report/6');
  await mouse.answer(page, 'danger.order_broken', 'yes');
  await mouse.press(page, CONTINUE);
  await page.goto('/report/7');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Step 7 of ${SHORT.length + 1}`);
});
