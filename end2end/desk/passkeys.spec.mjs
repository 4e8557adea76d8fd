// Passkeys, by a virtual authenticator: what lets somebody in, and what does not.
import { test, expect, authenticator, enrol, signIn } from '../support/desk.mjs';

const refused = (page) => page.locator('[role="alert"], [role="status"], [aria-live]').filter({ hasText: /\w/ });

test('an invitation is spent by a passkey, which signs in from then on', { tag: '@scripts' }, async ({ page, desk, context }) => {
  const link = desk.invite('Ana Smith', 'lead');
  await authenticator(page);
  await page.goto(link);
  await page.goto(link);
  await enrol(page, link);
  await page.goto(link);
  await expect(page.locator('main')).toContainText('can\u2019t be used'.replace('\u2019', "'"));
  await page.goto(`${desk.origin}/queue`);
  await page.locator('form[action="/sign-out"] button').first().click();
  await expect(page).toHaveURL(`${desk.origin}/sign-in`);
  await page.goto(`${desk.origin}/queue`);
  await expect(page).toHaveURL(`${desk.origin}/sign-in`);
  await signIn(page, desk, '  ANA  smith ');
  await expect(page).toHaveURL(`${desk.origin}/queue`);
  const [cookie] = (await context.cookies()).filter(({ name }) => name === 'desk');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1 });
});

test('a name that nobody has is asked for a passkey like any other', { tag: '@scripts' }, async ({ page, desk }) => {
  const asked = async (name) => {
    await page.goto(`${desk.origin}/sign-in`);
    await page.locator('[name="name"]').fill(name);
    await page.locator('main button[type="submit"]').first().click();
    await page.waitForURL(/\/sign-in\/passkey$/);
    return page.evaluate(async () => (await fetch('/sign-in/options', { method: 'POST' })).json());
  };
  const [first, again, other] = [await asked('nobody'), await asked('nobody'), await asked('no one')];
  const ids = (options) => (options.publicKey ?? options).allowCredentials.map(({ id }) => id);
  expect(ids(first)).toEqual(ids(again));
  expect(ids(first)).not.toEqual(ids(other));
  expect(ids(first)).toHaveLength(1);
});

test('an authenticator that can not tell who uses it is refused', { tag: '@scripts' }, async ({ page, desk }) => {
  const link = desk.invite('Ben', 'triage_officer');
  await authenticator(page, { transport: 'usb', verifies: false });
  await page.goto(link);
  await page.getByRole('button', { name: /passkey/i }).click();
  await expect(refused(page).first()).toBeVisible();
  await page.goto(`${desk.origin}/queue`);
  await expect(page).toHaveURL(`${desk.origin}/sign-in`);
  expect(desk.program('desk', 'people')).toMatch(/ben\s+triage_officer\s+-\s+invited\s+0/);
});

test('somebody who is revoked is out within a second, in every tab', { tag: '@scripts' }, async ({ page, desk }) => {
  await authenticator(page);
  await enrol(page, desk.invite('Cleo', 'triage_officer'));
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeVisible();
  // The stream has begun.
  await page.waitForTimeout(1500);
  desk.program('desk', 'revoke', 'Cleo');
  await expect(page).toHaveURL(`${desk.origin}/sign-in`, { timeout: 5000 });
  await page.goto(`${desk.origin}/queue`);
  await expect(page).toHaveURL(`${desk.origin}/sign-in`);
});

test('lowering a band asks for the passkey again', { tag: '@scripts' }, async ({ page, desk }) => {
  const reference = await desk.report({
    behaviour: { text: 'He said that he will burn it down.' },
    danger: { threat_to_kill_or_harm: 'yes' },
  });
  // The link signs in without a passkey; so one is made first, then a second act is confirmed with it.
  await page.goto(desk.link);
  await page.goto(`${desk.origin}/cases/${reference}`);
  const lower = async () => {
    const form = page.locator('form[action$="/band"]');
    await form.evaluate((own) => own.closest('details')?.setAttribute('open', ''));
    return form;
  };
  let form = await lower();
  await form.locator('[name="band"]').selectOption('4');
  await form.locator('[name="reason"]').fill('Sent for a test.');
  await form.locator('button').first().click();
  await expect(page).toHaveURL(`${desk.origin}/passkeys/new`);
  await authenticator(page);
  await page.getByRole('button', { name: /passkey/i }).click();
  await page.waitForURL(`${desk.origin}/people`);
  await page.goto(`${desk.origin}/cases/${reference}`);
  form = await lower();
  await expect(form.locator('[name="reason"]')).toHaveValue('Sent for a test.');
  await form.locator('[name="band"]').selectOption('4');
  await form.locator('button').first().click();
  await expect(page.locator('main')).toContainText('The band is changed.');
});

test('the desk locks, keeps what was typed, and gives it back to the same person', { tag: '@scripts' }, async ({ page, desk }) => {
  const reference = await desk.report({ behaviour: { text: 'A letter came.' } });
  await authenticator(page);
  await enrol(page, desk.invite('Dee', 'triage_officer'));
  await page.goto(`${desk.origin}/cases/${reference}`);
  await page.locator('form[action$="/note"] textarea').fill('Half a sent');
  await page.locator('form[action="/lock"] button').first().click();
  await expect(page).toHaveURL(`${desk.origin}/locked`);
  await expect(page.locator('body')).not.toContainText(reference);
  await signIn(page, desk, 'dee');
  await expect(page).toHaveURL(`${desk.origin}/queue`);
  await page.goto(`${desk.origin}/cases/${reference}`);
  await expect(page.locator('form[action$="/note"] textarea')).toHaveValue('Half a sent');
});

test('new reports are announced, and nothing moves', { tag: '@scripts' }, async ({ page, desk }) => {
  await desk.report({ behaviour: { text: 'The first.' } });
  await page.goto(desk.link);
  const rows = () => page.locator('table a.ref').allTextContents();
  const before = await rows();
  expect(before).toHaveLength(1);
  await page.waitForTimeout(1000);
  await desk.report({ behaviour: { text: 'One more.' }, danger: { threat_to_kill_or_harm: 'yes' } });
  await expect(page.locator('#live')).toContainText(/new report/);
  expect(await rows()).toEqual(before);
});
