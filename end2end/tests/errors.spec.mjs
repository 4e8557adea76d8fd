// A form that can't be taken comes back whole, and says what to mend.
import { test, expect } from '../support/site.mjs';
import { begin, told } from '../support/draft.mjs';
import { fill, mouse, standing } from '../support/form.mjs';
import { hiddenFocus } from '../support/layout.mjs';
import { NARROW } from '../support/pages.mjs';
import { AWKWARD, FULL, addressOf, fields } from '../support/report.mjs';
import { CONTINUE, SEND } from '../support/walk.mjs';

// Where it is hardest to see both a field and what it asks.
test.use({ viewport: NARROW });

/** Presses the page's button and gives what came of it. A form may be given back by the page itself, in the same
 * document, or by the server. */
async function press(page, name) {
  const before = new URL(page.url()).pathname;
  await page.evaluate(() => document.querySelector('.govuk-error-summary')?.setAttribute('data-before', ''));
  const given = [
    page.locator('.govuk-error-summary:not([data-before])').waitFor().then(() => 'refused'),
    page.waitForURL(({ pathname }) => pathname !== before).then(() => 'taken'),
  ];
  given.forEach((each) => each.catch(() => {}));
  await mouse.press(page, name);
  const came = await Promise.race(given);
  await page.waitForLoadState();
  return came;
}

const save = (page) => press(page, CONTINUE);

const TARGET = 'input:target, textarea:target, select:target';

/** The link has led to the field: it has the focus and is in sight. */
async function expectArrived(page, field) {
  const target = page.locator(TARGET);
  await expect(target).toHaveAttribute('name', field);
  await expect(target).toBeFocused();
  await expect(target).toBeInViewport();
  expect(await hiddenFocus(page)).toBe('');
}

/** The summary has the focus, and its links are these; each leads into its field. */
async function expectSummary(page, ...links) {
  await expect(page).toHaveTitle(/^Error: /);
  const summary = page.locator('.govuk-error-summary');
  // By the autofocus attribute, so without a script too.
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveText(links.map(([, sentence]) => sentence));
  for (const [field, sentence] of links) {
    await summary.getByRole('link', { name: sentence }).click();
    expect(new URL(page.url()).hash).toBe(`#${field}`);
    await expectArrived(page, field);
    // The field says it as well, to those who come to it another way.
    const error = page.locator(`[id="${field}-error"]`);
    await expect(error).toHaveText(`Error: ${sentence}`);
    await expect(page.locator(`[aria-describedby~="${field}-error"]`)).toHaveCount(1);
  }
}

test('nobody named: everything else is kept', async ({ page }) => {
  await begin(page);
  await page.goto('/report/2');
  const { 'reporter.role': _, ...rest } = fields(FULL, '/report/2');
  for (const [name, value] of Object.entries(rest)) await mouse.answer(page, name, value);
  expect(await save(page)).toBe('refused');
  await expect(page).toHaveURL('/report/2');
  expect((await standing(page)).now).toEqual(rest);
  await expectSummary(page, ['reporter.role', 'Choose who you are telling us about']);

  // Mended, it goes on: to the first page, which was passed by.
  await mouse.answer(page, 'reporter.role', 'self');
  expect(await save(page)).toBe('taken');
  await expect(page).toHaveURL('/report/1');
});

test('a wrong email address: everything is kept, the address too', async ({ page }) => {
  await begin(page);
  await page.goto('/report/8');
  const answers = { ...fields(FULL, '/report/8'), 'contact.email': 'zoe at example.com ' };
  await fill(page, mouse, answers);
  expect(await save(page)).toBe('refused');
  expect((await standing(page)).now).toEqual(answers);
  await expectSummary(page, [
    'contact.email',
    'Write an email address like name@example.com, or leave it empty',
  ]);
});

test('the link to a field shows its question and what is wrong, too', async ({ page }) => {
  await begin(page);
  for (const step of ['who', 'what-is-happening', 'contact']) {
    await page.goto(addressOf(step));
    if (step === 'contact') {
      await mouse.answer(page, 'contact.methods', 'email');
      await page.locator('[name="contact.email"]').fill('nowhere');
    }
    expect(await save(page)).toBe('refused');
    await page.locator('.govuk-error-summary a').click();
    const group = page.locator('.govuk-form-group').filter({ has: page.locator(TARGET) });
    const about = group.locator('legend, label').first().or(group.locator('.govuk-error-message'));
    await expect(about).toHaveCount(2);
    for (const words of await about.all()) await expect(words, step).toBeInViewport({ ratio: 1 });
  }
});

test('nothing told: the other answers are kept', async ({ page }) => {
  await begin(page);
  await page.goto('/report/4');
  await mouse.answer(page, 'behaviour.occasions', 'once');
  expect(await save(page)).toBe('refused');
  expect((await standing(page)).now).toEqual({ 'behaviour.occasions': 'once' });
  await expectSummary(page, [
    'behaviour.text',
    'Tell us one thing that has happened: write a few words, or choose from the list',
  ]);
});

test('a text that is too long keeps every word', async ({ page }) => {
  await begin(page);
  await page.goto('/report/4');
  // 10,001 characters as people count them; as JavaScript counts them it is more.
  const words = AWKWARD.padEnd(AWKWARD.length + 10_001 - [...AWKWARD].length, 'ab ');
  expect([...words]).toHaveLength(10_001);
  await page.locator('[name="behaviour.text"]').fill(words);
  expect(await save(page)).toBe('refused');
  expect((await standing(page)).now).toEqual({ 'behaviour.text': words });
  await expectSummary(page, [
    'behaviour.text',
    'This answer is too long. Make it shorter. You can use up to 10,000 characters',
  ]);

  // One less is taken.
  await page.locator('[name="behaviour.text"]').fill(words.slice(0, -1));
  expect(await save(page)).toBe('taken');
});

test('a text that is too long even to be read is not lost', async ({ page }) => {
  await begin(page);
  await page.goto('/report/26');
  const words = 'A long exchange of messages. '.repeat(20_000);
  await page.locator('[name="contact.other"]').fill(words);
  await mouse.press(page, CONTINUE);
  await expect(page.locator('main')).toContainText(/too long/);
  const field = page.locator('[name="contact.other"]');
  expect((await field.inputValue()).length).toBe(words.length);
});

test('what is refused does not overwrite what was kept before', async ({ page }) => {
  await told(page, FULL);
  await page.goto('/report/8');
  await page.locator('[name="contact.email"]').fill('nowhere');
  expect(await save(page)).toBe('refused');
  await page.goto('/report/review');
  await expect(page.locator('main')).toContainText(FULL.contact.email);
  await expect(page.locator('main')).not.toContainText('nowhere');
});

test('too soon to send: links lead to what is lacking', async ({ page }) => {
  await begin(page);
  const lacking = [
    ['/report/2', 'reporter.role', 'Choose who you are telling us about'],
    [
      '/report/4',
      'behaviour.text',
      'Tell us one thing that has happened: write a few words, or choose from the list',
    ],
  ];
  await page.goto('/report/review');
  // Said beforehand, calmly; pressing all the same makes it an error.
  await expect(page).not.toHaveTitle(/^Error: /);
  for (const [path, field, sentence] of lacking) {
    await page.goto('/report/review');
    await expect(page.getByRole('main').getByRole('link', { name: sentence }).first()).toBeVisible();
    expect(await press(page, SEND)).toBe('refused');
    await expect(page).toHaveTitle(/^Error: /);
    const summary = page.locator('.govuk-error-summary');
    await expect(summary).toBeFocused();
    await expect(summary.getByRole('link')).toHaveText(lacking.map(([, , each]) => each));
    await summary.getByRole('link', { name: sentence }).click();
    await expect(page).toHaveURL(`${path}?from=review#${field}`);
    await expectArrived(page, field);
  }
});
