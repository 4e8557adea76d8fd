// From a report that somebody types in the public form to a case that is closed. Works without scripts.
import { test, expect } from '../support/desk.mjs';

const WORDS = 'He was at the gate again. كان ينتظر أمام البيت 😅\n  "come back or else" <b>&';

test('a report is taken, read, worked and closed', async ({ page, desk }, { project }) => {
  const reference = await desk.report({
    place: { nation: 'england', area: 'lambeth' },
    behaviour: { text: WORDS, occasions: 'twice_or_more' },
    danger: { threat_to_kill_or_harm: 'yes', strangulation: 'yes' },
    contact: { methods: ['text_message'], phone: '07700 900461', code_word: 'bluebell' },
  });
  await page.goto(desk.link);
  await expect(page).toHaveURL(`${desk.origin}/queue`);
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible();
  await expect(page.locator('main')).toContainText(reference);
  await expect(page.locator('main')).not.toContainText('gate again');

  await page.getByRole('button', { name: /Take next/ }).click();
  await expect(page).toHaveURL(`${desk.origin}/cases/${reference}`);
  const words = page.locator('#words [dir="auto"]').filter({ hasText: 'He was at the gate' }).first();
  expect(await words.evaluate((one) => one.textContent)).toBe(WORDS);
  // How to make contact safely stands before every control that leads to a contact.
  const order = await page
    .locator('#contact, main form[action$="/contact"], main [href="#contact"]')
    .evaluateAll((all) => all.filter((one) => one.localName !== 'a' || one.closest('.acts')).map((one) => one.id || one.localName));
  expect(order[0]).toBe('contact');
  expect(order[1]).toBe('contact-form');
  await page.screenshot({ path: `test-results/${project.name}-case.png`, fullPage: true });

  await page.locator('form[action$="/note"] textarea').fill('Rang the school.\nThey know.');
  await page.locator('form[action$="/note"] button').first().click();
  await expect(page).toHaveURL(new RegExp(`/cases/${reference}`));
  await expect(page.locator('#notes')).toContainText('Rang the school.');

  const close = page.locator('form[action$="/close"]');
  await close.evaluate((form) => form.closest('details')?.setAttribute('open', ''));
  await close.locator('[name="outcome"]').selectOption('contacted');
  await close.locator('button').first().click();
  await expect(page.locator('main')).toContainText(/closed/i);

  await page.goto(`${desk.origin}/queue?view=closed`);
  await expect(page.locator('main')).toContainText(reference);
  await page.goto(`${desk.origin}/audit`);
  await expect(page.locator('main')).toContainText('The chain is whole');
  expect(desk.program('audit', 'verify')).toContain('');
});

test('the link signs in once, and the address of a number leads to the name', async ({ page, desk, context }) => {
  await page.goto(desk.link);
  await expect(page).toHaveURL(`${desk.origin}/queue`);
  await context.clearCookies();
  await page.goto(desk.link);
  await expect(page.locator('main')).toContainText('used before');
  const port = new URL(desk.origin).port;
  await page.goto(desk.origin);
  await expect(page).toHaveURL(`${desk.origin}/sign-in`);
  const numbered = await fetch(`http://127.0.0.1:${port}/queue`, { redirect: 'manual' });
  expect(numbered.headers.get('location')).toBe(`${desk.origin}/queue`);
});
