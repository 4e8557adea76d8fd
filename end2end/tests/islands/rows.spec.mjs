// Rows of fields, added and removed: in place where scripts run, and else by going to the server and back.
import { test, expect } from '../../support/site.mjs';
import { behaves, openStep, save } from '../../support/island.mjs';
import { told } from '../../support/draft.mjs';
import { standing } from '../../support/form.mjs';
import { FULL } from '../../support/report.mjs';

const field = (page, row, name) => page.locator(`[name="person.accounts.${row}.${name}"]`);
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const rows = (page) => page.locator('.fs-row');

async function write(page, row, service, handle) {
  await field(page, row, 'service').fill(service);
  await field(page, row, 'handle_or_address').fill(handle);
}

/** What stands in the rows, and that they are numbered as people read them. */
async function expectRows(page, ...wanted) {
  await expect(rows(page)).toHaveCount(wanted.length);
  for (const [at, [service, handle]] of wanted.entries()) {
    await expect(field(page, at, 'service')).toHaveValue(service);
    await expect(field(page, at, 'handle_or_address')).toHaveValue(handle);
    const row = rows(page).nth(at);
    await expect(row.locator('legend')).toHaveText(`Account ${at + 1}`);
    await expect(row.getByLabel('Which app, site or service?')).toHaveAttribute('id', `person.accounts.${at}.service`);
    // One that was alone and empty as the page came has nothing to be removed.
    const alone = at === 0 && (await row.getByRole('button').count()) === 0;
    await expect(row.getByRole('button')).toHaveText(alone ? [] : [`Remove account ${at + 1}`]);
  }
}

behaves('a row is added, and takes the focus', async ({ page, watch, scripts }) => {
  await openStep(page, 'accounts', scripts);
  await expectRows(page, ['', '']);
  await write(page, 0, 'Some app', '@sam');
  const before = watch.requests.length;
  await press(page, 'Add another account');
  await expect(field(page, 1, 'service')).toBeFocused();
  if (scripts) expect(watch.requests.length).toBe(before);
  await expectRows(page, ['Some app', '@sam'], ['', '']);
  await write(page, 1, 'phone', '020 7946 0000');
  await save(page);
  await expect(page).toHaveURL('/report/1');
  await page.goto('/report/19');
  await expectRows(page, ['Some app', '@sam'], ['phone', '020 7946 0000']);
  await page.goto('/report/review');
  const list = page.locator('.fs-part').filter({ hasText: 'Accounts and numbers in use' });
  await expect(list.locator('div h4')).toHaveText(['Account 1', 'Account 2']);
  const asked = ['Which app, site or service?', 'The user name or address'];
  await expect(list.locator('div h4 + dl dt')).toHaveText([...asked, ...asked]);
});

behaves('a row is removed, and those that follow move up', async ({ page, scripts }) => {
  const accounts = ['a', 'b', 'c'].map((each) => ({ service: each, handle_or_address: `@${each}` }));
  await told(page, { ...FULL, person: { accounts } });
  await openStep(page, 'accounts', scripts, { anew: false });
  await expectRows(page, ['a', '@a'], ['b', '@b'], ['c', '@c']);
  // What was typed since goes with its row.
  await field(page, 2, 'handle_or_address').fill('@changed');
  await press(page, 'Remove account 2');
  await expect(rows(page).first().locator('fieldset')).toBeFocused();
  await expectRows(page, ['a', '@a'], ['c', '@changed']);
  await save(page);
  await expect(page).toHaveURL('/report/review#more');
  await page.goto('/report/19');
  await expectRows(page, ['a', '@a'], ['c', '@changed']);
});

behaves('the only row is removed, and an empty one takes its place', async ({ page, scripts }) => {
  await told(page, { ...FULL, person: { accounts: [{ service: 'a', handle_or_address: '@a' }] } });
  await openStep(page, 'accounts', scripts, { anew: false });
  await expectRows(page, ['a', '@a']);
  await press(page, 'Remove account 1');
  await expect(rows(page).first().locator('fieldset')).toBeFocused();
  await expectRows(page, ['', '']);
  await save(page);
  await page.goto('/report/19');
  await expectRows(page, ['', '']);
});

behaves('the Enter key saves and goes on, whatever buttons there are', async ({ page, scripts }) => {
  const accounts = ['a', 'b'].map((each) => ({ service: each, handle_or_address: `@${each}` }));
  await told(page, { ...FULL, person: { accounts } });
  await openStep(page, 'accounts', scripts, { anew: false });
  await field(page, 1, 'service').press('Enter');
  await expect(page).toHaveURL('/report/review#more');
  await page.goto('/report/19');
  await expectRows(page, ['a', '@a'], ['b', '@b']);
});

behaves('a row left empty is not kept, and a form given back keeps its rows', async ({ page, scripts }) => {
  await openStep(page, 'accounts', scripts);
  await write(page, 0, 'Some app', '@sam');
  await press(page, 'Add another account');
  await expect(field(page, 1, 'service')).toBeFocused();
  await write(page, 1, 'x'.repeat(201), '@x');
  await save(page);
  const summary = page.locator('.govuk-error-summary');
  await expect(summary).toBeFocused();
  const sentence = 'Account 2: This answer is too long. Make it shorter. You can use up to 200 characters';
  await expect(summary.getByRole('link')).toHaveText([sentence]);
  await summary.getByRole('link').click();
  await expect(field(page, 1, 'service')).toBeFocused();
  const { now } = await standing(page);
  expect(now['person.accounts.0.handle_or_address']).toBe('@sam');
  expect(now['person.accounts.1.handle_or_address']).toBe('@x');
  await write(page, 1, '', '');
  await save(page);
  await expect(page).toHaveURL('/report/1');
  await page.goto('/report/19');
  await expectRows(page, ['Some app', '@sam']);
});

test('a hundred accounts are as many as there can be', async ({ page, javaScriptEnabled: scripts }) => {
  const accounts = Array.from({ length: 99 }, (_, at) => ({ service: `s${at}`, handle_or_address: `h${at}` }));
  await told(page, { ...FULL, person: { accounts } });
  await openStep(page, 'accounts', scripts, { anew: false });
  await expect(rows(page)).toHaveCount(99);
  await press(page, 'Add another account');
  await expect(rows(page)).toHaveCount(100);
  await write(page, 99, 'last', 'one');
  await save(page);
  await expect(page).toHaveURL('/report/review#more');
  await page.goto('/report/19');
  await expect(rows(page)).toHaveCount(100);
  await expect(page.getByRole('button', { name: 'Add another account' })).toHaveCount(0);
});
