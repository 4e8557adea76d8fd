// What comes out of a printer: how many sheets, and what stands on them.
import { test, expect, settled } from '../support/site.mjs';
import { begin, sent, told } from '../support/draft.mjs';

// A4 with the margins that browsers leave.
const A4 = { format: 'A4', margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' } };

/** How many sheets the page takes. */
async function sheets(page) {
  const pdf = (await page.pdf(A4)).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
}

test('the page for staff takes two sheets, with 999 and without links to the site', async ({ page }) => {
  await page.goto('/for-staff');
  await page.emulateMedia({ media: 'print' });
  expect(await sheets(page)).toBe(2);
  await expect(page.locator('main a[href="tel:999"]').first()).toBeVisible();
  await expect(page.locator('.fs-demo')).toBeVisible();
  await expect(page.locator('.fs-links')).toBeHidden();
});

test('whom to call fits on one sheet', async ({ page }) => {
  await page.goto('/help/all');
  await page.emulateMedia({ media: 'print' });
  expect(await sheets(page)).toBe(1);
});

test('the blank diary takes two sheets, and tells nobody where it is from', async ({ page }) => {
  await page.goto('/safety/notes');
  await expect(page.locator('.fs-demo')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  expect(await sheets(page)).toBe(2);
  const seen = (await page.locator('body').innerText()).replace(/\s+/g, ' ').trim();
  const lines = 'When What happened Where Who else saw or heard it What proof was kept';
  // The caption is for those who can't see the lines.
  expect(seen.replace('Empty lines to write on, for six things that happened ', '')).toBe(`Notes to fill in ${Array(6).fill(lines).join(' ')}`);
});

test('the diary as a file is kept under a plain name', async ({ page }) => {
  await page.goto('/safety/5');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('main a[href="/safety/notes.csv"]')]);
  expect(file.suggestedFilename()).toBe('notes.csv');
});

for (const [name, most] of Object.entries({ poster: 1, cards: 2 })) {
  test(`the ${name} of a university: nothing else is on the paper`, async ({ page }) => {
    await page.goto(`/campus/aldermoor/${name}`);
    await page.emulateMedia({ media: 'print' });
    expect(await sheets(page)).toBe(most);
    for (const other of ['.fs-bar', '.fs-foot', 'h1', '.govuk-back-link']) await expect(page.locator(other)).toBeHidden();
    await expect(page.locator('.fs-poster svg').first()).toBeVisible();
  });
}

test('a drawing is kept, not opened as a page without the way out', async ({ page }) => {
  await page.goto('/campus/aldermoor/poster');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('main a[download]')]);
  expect(file.suggestedFilename()).toBe('poster.svg');
});

test('what was written on a page is printed as a whole', async ({ page }) => {
  await begin(page);
  await page.goto('/report/17');
  const lines = Array.from({ length: 60 }, (_, at) => `line ${at + 1}`);
  await page.locator('[name="person.details"]').fill(lines.join('\n'));
  await page.locator('[name="person.name"]').fill('Sam '.repeat(40));
  await page.getByRole('button', { name: 'Save and see all parts' }).click();
  await settled(page);
  await page.goto('/report/17');
  const printed = page.locator('[name="person.name"]').locator('xpath=ancestor::div[contains(@class, "govuk-form-group")]/following-sibling::*[1]');
  await expect(printed).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(printed).toBeVisible();
  const hidden = await page.locator('[name="person.details"]').evaluate((field) => field.scrollHeight - field.clientHeight);
  expect(hidden).toBeLessThanOrEqual(1);
});

// As somebody might tell it: three incidents, an order that was broken, and ways to be reached.
const TOLD = {
  version: 1,
  reporter: { role: 'self', name: 'Robin', age_group: 'from_25_to_59' },
  place: { nation: 'england', area: 'barking_and_dagenham' },
  behaviour: { text: 'He will not stop since we split up. '.repeat(8), acts: ['following', 'calls_or_messages'], occasions: 'twice_or_more' },
  incidents: ['3 September 2026', '19 September 2026', '2 October 2026'].map((when) => ({ when, what: 'He waited outside my work. '.repeat(8), where: 'work' })),
  person: { relationship: 'ex_partner', name: 'Sam' },
  danger: { strangulation: 'yes', threat_to_kill_or_harm: 'yes', thinks_may_be_killed: 'yes' },
  orders: [{ kind: 'non_molestation_order', broken: 'yes', when: '2 October 2026' }],
  contact: { methods: ['phone_call'], phone: '020 7946 0000', code_word: 'marmalade' },
};

test('the first page of the paper takes one sheet, and the rest begins on another', async ({ page }) => {
  await sent(page, TOLD);
  await page.goto('/report/copy');
  await page.emulateMedia({ media: 'print' });
  const sheet = page.locator('.fs-sheet');
  await expect(sheet.getByText('Non-molestation order')).toBeVisible();
  for (const secret of ['020 7946 0000', 'marmalade']) await expect(page.getByText(secret)).toHaveCount(0);
  await expect(page.locator('main form')).toBeHidden();
  expect(await sheets(page)).toBeGreaterThan(1);
  await sheet.evaluate((first) => {
    while (first.nextSibling) first.nextSibling.remove();
    document.querySelector('.fs-foot').remove();
  });
  expect(await sheets(page)).toBe(1);
});

test('ways to be reached stand on the paper once they are ticked', async ({ page }) => {
  await told(page, TOLD);
  await page.goto('/report/copy');
  await page.getByText('Put it on the paper').click();
  await page.getByRole('button', { name: 'Change the paper' }).click();
  await expect(page.getByRole('checkbox')).toBeChecked();
  await expect(page.getByText('marmalade')).toBeVisible();
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/report/copy');
});
