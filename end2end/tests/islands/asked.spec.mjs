// Questions asked only after certain answers: they come and go, without scripts too, and an answer to
// one that was not to be asked is never sent, nor lost without a word.
import { test, expect, awake } from '../../support/site.mjs';
import { behaves, openStep, question, save } from '../../support/island.mjs';
import { told } from '../../support/draft.mjs';
import { standing } from '../../support/form.mjs';
import { open, reference } from '../../support/program.mjs';
import { FULL } from '../../support/report.mjs';

const choose = (page, name, value) => page.locator(`[name="${name}"][value="${value}"]`).check();
const takeBack = (page, name, value) => page.locator(`[name="${name}"][value="${value}"]`).uncheck();

/** Of these questions, just those are shown that are to be; of a place, with scripts, just that is posted, too. */
async function expectAsked(page, scripts, all, asked) {
  for (const name of all) {
    const shown = asked.includes(name);
    await expect(question(page, name), name).toBeVisible({ visible: shown });
    await expect(page.locator(`[name="${name}"]`).first(), name).toBeEnabled({ enabled: shown || !scripts || name !== 'place.area' });
  }
}

const CONTACT = ['contact.phone', 'contact.voicemail', 'contact.email', 'contact.trusted_person'];

behaves('ways to get in touch are asked for as they are chosen', async ({ page, scripts }) => {
  await openStep(page, 'contact', scripts);
  await expectAsked(page, scripts, CONTACT, []);
  for (const [method, ...asked] of [
    ['phone_call', 'contact.phone', 'contact.voicemail'],
    ['text_message', 'contact.phone', 'contact.voicemail'],
    ['email', 'contact.email'],
    ['trusted_person', 'contact.trusted_person'],
  ]) {
    await choose(page, 'contact.methods', method);
    await expectAsked(page, scripts, CONTACT, asked);
    await takeBack(page, 'contact.methods', method);
    await expectAsked(page, scripts, CONTACT, []);
  }
});

behaves('what was typed comes back with its question', async ({ page, scripts }) => {
  await openStep(page, 'contact', scripts);
  const phone = page.locator('[name="contact.phone"]');
  await choose(page, 'contact.methods', 'phone_call');
  await phone.fill('020 7946 0958');
  await choose(page, 'contact.methods', 'email');
  await page.locator('[name="contact.email"]').fill('zoe@example.com');
  await takeBack(page, 'contact.methods', 'phone_call');
  await expectAsked(page, scripts, CONTACT, ['contact.email']);
  await choose(page, 'contact.methods', 'text_message');
  await expect(phone).toBeVisible();
  await expect(phone).toHaveValue('020 7946 0958');
});

behaves('a way to reach somebody that is hidden again is not lost untold', async ({ page, scripts }) => {
  await openStep(page, 'contact', scripts);
  await choose(page, 'contact.methods', 'phone_call');
  await page.locator('[name="contact.phone"]').fill('020 7946 0958');
  await choose(page, 'contact.methods', 'email');
  await page.locator('[name="contact.email"]').fill('zoe@example.com');
  await takeBack(page, 'contact.methods', 'phone_call');
  await save(page);
  await expect(page).toHaveURL('/report/1');
  await page.goto('/report/review');
  const notice = page.getByText('you did not choose a phone call or a text message as a safe way');
  await expect(notice).toHaveCount(1);
  await expect(page.getByText('020 7946 0958')).toBeVisible();
});

behaves('a part of London is asked for in England', async ({ page, scripts }) => {
  await openStep(page, 'place', scripts);
  const all = ['place.area'];
  await expectAsked(page, scripts, all, []);
  for (const [nation, asked] of [
    ['england', all],
    ['wales', []],
    ['not_sure', all],
    ['scotland', []],
    ['northern_ireland', []],
    ['outside_uk', []],
  ]) {
    await choose(page, 'place.nation', nation);
    await expectAsked(page, scripts, all, asked);
  }
});

behaves('what was not to be asked is said before sending, and can be mended', async ({ page, scripts }) => {
  const contact = { methods: ['email'], email: 'zoe@example.com', phone: '020 7946 0958', voicemail: 'yes' };
  await told(page, { ...FULL, contact });
  await page.goto('/report/review');
  const notices = page.getByText('You told us this, but you did not choose');
  await expect(notices).toHaveCount(2);
  await page.getByRole('link', { name: 'Change a safe phone number' }).click();
  await expect(page).toHaveURL('/report/8?from=review#contact.methods');
  // It is not hidden from whoever comes to look.
  const phone = page.locator('[name="contact.phone"]');
  await expect(phone).toBeVisible();
  await expect(phone).toHaveValue(contact.phone);
  if (scripts) await awake(page);
  await choose(page, 'contact.methods', 'phone_call');
  // Who came from there goes back there.
  await save(page);
  await expect(page).toHaveURL('/report/review#p8');
  await expect(notices).toHaveCount(0);
  await page.getByRole('button', { name: 'Send your report' }).click();
  await expect(page).toHaveURL('/report/end');
  expect(open(await reference(page)).report.contact).toEqual({ ...contact, methods: ['phone_call', 'email'] });
});

test('a place that was not to be asked for is kept in the draft, and not sent', async ({ page }) => {
  const place = { nation: 'wales', area: 'hackney' };
  await told(page, { ...FULL, place });
  await page.goto('/report/3');
  expect((await standing(page)).now['place.area']).toBe(place.area);
  await page.goto('/report/review');
  await expect(page.getByText('we will not send it, because you chose a place outside England')).toBeVisible();
  await page.getByRole('button', { name: 'Send your report' }).click();
  await expect(page).toHaveURL('/report/end');
  expect(open(await reference(page)).report.place).toEqual({ nation: 'wales' });
});

test('a question to be mended stays in sight', async ({ page, javaScriptEnabled: scripts }) => {
  await openStep(page, 'contact', scripts);
  await choose(page, 'contact.methods', 'email');
  await page.locator('[name="contact.email"]').fill('nowhere');
  await save(page);
  await expect(page).toHaveTitle(/^Error: /);
  await takeBack(page, 'contact.methods', 'email');
  await expect(page.locator('[name="contact.email"]')).toBeVisible();
});
