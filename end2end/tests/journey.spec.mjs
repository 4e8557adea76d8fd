// Typed as the public, read as staff: the whole report comes out as it went in.
import { test, expect } from '../support/site.mjs';
import { expectKept, fill, keyboard, mouse } from '../support/form.mjs';
import { open, reference } from '../support/program.mjs';
import { FULL, fields } from '../support/report.mjs';
import { CONTINUE, SEND, START, walk } from '../support/walk.mjs';

// All pages, typed key by key.
test.slow();

async function toTheFirstPage(page, hand) {
  await page.goto('/');
  await hand.follow(page, 'Send a report');
  await expect(page).toHaveURL('/report');
  await hand.press(page, START);
  await expect(page).toHaveURL('/report/1');
}

async function sendAndRead(page, hand) {
  const words = await page.locator('.fs-words').allTextContents();
  expect(words).toEqual(expect.arrayContaining([FULL.behaviour.text, FULL.person.name, FULL.contact.other]));
  await hand.press(page, SEND);
  await expect(page).toHaveURL('/report/end');
  await expect(page.getByRole('heading', { name: 'This was a demonstration: no help will come' })).toBeVisible();
  const opened = open(await reference(page));
  expect(opened.report).toEqual(FULL);
}

test('with a mouse, going back and refreshing at every page', async ({ page }) => {
  await toTheFirstPage(page, mouse);
  await walk(page, mouse, FULL, {
    async saved(address, answers) {
      await page.goBack();
      // Adding a row leads to its place in the page.
      await expect(page).toHaveURL(new RegExp(`${address}(\\?add=row)?(#.*)?$`));
      await expectKept(page, answers);
      await page.reload();
      await expectKept(page, answers);
      // Saved once more as it was shown: nothing may grow or get lost on the way.
      await mouse.press(page, CONTINUE);
      await expect(page).not.toHaveURL(new RegExp(`${address}(\\?add=row)?(#.*)?$`));
    },
  });
  await sendAndRead(page, mouse);
});

test('with the keyboard alone', async ({ page }) => {
  await toTheFirstPage(page, keyboard);
  await walk(page, keyboard, FULL);
  await sendAndRead(page, keyboard);
});

test('the Back link of a page leads to the page before, with its answers', async ({ page }) => {
  await toTheFirstPage(page, mouse);
  await mouse.press(page, CONTINUE);
  await expect(page).toHaveURL('/report/2');
  await fill(page, mouse, fields(FULL, '/report/2'));
  await mouse.press(page, CONTINUE);
  await expect(page).toHaveURL('/report/3');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page).toHaveURL('/report/2');
  await expectKept(page, fields(FULL, '/report/2'));
});
