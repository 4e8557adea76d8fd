// Typed as the public, read as staff: the whole report comes out as it went in.
import { test, expect } from '../support/site.mjs';
import { expectKept, fill, keyboard, mouse, pastNotice } from '../support/form.mjs';
import { open, reference } from '../support/program.mjs';
import { FULL, SECTIONS, fields } from '../support/report.mjs';

const SAVE = 'Save and continue';

// Twelve parts, typed key by key.
test.slow();

async function toTheFirstPart(page, hand) {
  await page.goto('/');
  await hand.follow(page, 'Send a report');
  await expect(page).toHaveURL('/report');
  await hand.press(page, 'Start');
}

async function sendAndRead(page, hand) {
  await expect(page).toHaveURL('/report/review');
  const words = await page.locator('.fs-words').allTextContents();
  expect(words).toEqual(expect.arrayContaining([FULL.behaviour.text, FULL.person.name, FULL.contact.other]));
  await hand.press(page, 'Send your report');
  await expect(page).toHaveURL('/report/end');
  const opened = open(await reference(page));
  expect(opened.report).toEqual(FULL);
}

test('with a mouse, going back and refreshing at every part', async ({ page }) => {
  await toTheFirstPart(page, mouse);
  for (const section of SECTIONS) {
    const answers = fields(FULL, section);
    await expect(page).toHaveURL(`/report/${section}`);
    await fill(page, mouse, answers);
    await mouse.press(page, SAVE);
    await expect(page).not.toHaveURL(`/report/${section}`);
    await pastNotice(page, mouse, section);

    await page.goBack();
    // Adding a row leads to its place in the page.
    await expect(page).toHaveURL(new RegExp(`/report/${section}(\\?add=row)?(#.*)?$`));
    await expectKept(page, answers);
    await page.reload();
    await expectKept(page, answers);
    // Saved once more as it was shown: nothing may grow or get lost on the way.
    await mouse.press(page, SAVE);
    await expect(page).not.toHaveURL(`/report/${section}`);
  }
  await sendAndRead(page, mouse);
});

test('with the keyboard alone', async ({ page }) => {
  await toTheFirstPart(page, keyboard);
  for (const section of SECTIONS) {
    await expect(page).toHaveURL(`/report/${section}`);
    await fill(page, keyboard, fields(FULL, section));
    await keyboard.press(page, SAVE);
    await expect(page).not.toHaveURL(`/report/${section}`);
    await pastNotice(page, keyboard, section);
  }
  await sendAndRead(page, keyboard);
});

test('the Back link of a part leads to the part before, with its answers', async ({ page }) => {
  await toTheFirstPart(page, mouse);
  await mouse.press(page, SAVE);
  await fill(page, mouse, fields(FULL, 'about-you'));
  await mouse.press(page, SAVE);
  await expect(page).toHaveURL('/report/24');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(page).toHaveURL('/report/2');
  await expectKept(page, fields(FULL, 'about-you'));
});
