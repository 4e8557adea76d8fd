// A form that the server would refuse is given back before it is sent, as the server gives it back.
import { test, expect } from '../../support/site.mjs';
import { behaves, openStep, question, save } from '../../support/island.mjs';
import { standing } from '../../support/form.mjs';
import { addressOf } from '../../support/report.mjs';
import { markup, titleOf } from '../../support/same.mjs';

const LONG = 'é'.repeat(10_001);

const PAGES = {
  'nobody named': ['who', {}],
  'nothing told': ['what-is-happening', { 'behaviour.text': ' \n\t' }],
  'nothing that can be seen': ['what-is-happening', { 'behaviour.text': '\u200b\u2800\u3164\u00ad' }],
  'a text that is too long': ['what-is-happening', { 'behaviour.text': LONG }],
  'a line that is too long': ['about-you', { 'reporter.name': LONG.slice(0, 201) }],
  'no telephone number': ['contact', { 'contact.methods': 'phone_call', 'contact.phone': 'call me' }],
  'no email address': ['contact', { 'contact.methods': 'email', 'contact.email': 'zoe at example.com' }],
  'several at once, in the same order': [
    'contact',
    {
      'contact.methods': ['phone_call', 'email', 'trusted_person'],
      'contact.phone': 'x'.repeat(201),
      'contact.email': '@',
      'contact.trusted_person': LONG.slice(0, 1_001),
      'contact.safe_times': LONG.slice(0, 1_001),
    },
  ],
};

async function fillIn(page, answers) {
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`[name="${name}"]`);
    if (['radio', 'checkbox'].includes(await field.first().getAttribute('type'))) {
      for (const each of [value].flat()) await page.locator(`[name="${name}"][value="${each}"]`).check();
    } else {
      await field.fill(value);
    }
  }
}

/** What the server says to the same, scripts or no scripts. */
async function refusedByServer(page, step, answers) {
  const pairs = Object.entries(answers).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  const answer = await page.request.post(addressOf(step), {
    data: new URLSearchParams(pairs).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  // Led back to the page, with what to mend.
  expect([answer.status(), new URL(answer.url()).pathname]).toEqual([200, addressOf(step)]);
  return answer.text();
}

for (const [name, [step, answers]] of Object.entries(PAGES)) {
  behaves(name, async ({ page, watch, scripts }) => {
    await openStep(page, step, scripts);
    await fillIn(page, answers);
    const sent = () => watch.requests.filter((request) => request.method() === 'POST').length;
    const before = sent();
    await save(page);
    const summary = page.locator('.govuk-error-summary');
    await expect(summary).toBeFocused();
    // With scripts nothing went out.
    expect(sent() - before).toBe(scripts ? 0 : 1);
    const served = await refusedByServer(page, step, answers);
    await expect(page).toHaveTitle(titleOf(served));
    expect(await markup(page)).toEqual(await markup(page, served));
    const { now } = await standing(page);
    for (const [field, value] of Object.entries(answers)) {
      expect([now[field]].flat().join() === [value].flat().join(), `${field} is as it was typed`).toBe(true);
    }
  });
}

for (const [name, step, answers] of [
  ['an act', 'what-is-happening', { 'behaviour.acts': 'threats' }],
  ['a date, on another page,', 'how-often', { 'behaviour.began': 'last spring' }],
  ['a yes to danger, on another page,', 'how-often', { 'danger.getting_worse': 'yes' }],
]) {
  behaves(`${name} alone is something told`, async ({ page, scripts }) => {
    await openStep(page, step, scripts);
    await fillIn(page, answers);
    await save(page);
    await expect(page).not.toHaveURL(addressOf(step));
    await openStep(page, 'what-is-happening', scripts, { anew: false });
    await save(page);
    await expect(page).not.toHaveURL(addressOf('what-is-happening'));
    await expect(page.locator('.govuk-error-summary')).toHaveCount(0);
  });
}

behaves('mended, it is sent; broken otherwise, only that is said', async ({ page, scripts }) => {
  await openStep(page, 'contact', scripts);
  await fillIn(page, { 'contact.methods': ['phone_call', 'email'], 'contact.phone': 'no', 'contact.email': 'no' });
  await save(page);
  const links = page.locator('.govuk-error-summary').getByRole('link');
  await expect(links).toHaveCount(2);
  await links.filter({ hasText: 'phone number' }).click();
  await expect(page.locator('[name="contact.phone"]')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('999 000 111');
  await save(page);
  await expect(links).toHaveCount(1);
  await expect(question(page, 'contact.phone').locator('.govuk-error-message')).toHaveCount(0);
  await expect(page.locator('[name="contact.phone"]')).not.toHaveAttribute('aria-describedby');
  await expect(page.locator('[name="contact.email"]')).toHaveAttribute('aria-describedby', 'contact.email-error');
  await page.locator('[name="contact.email"]').fill('zoe@example.com');
  await save(page);
  await expect(page).toHaveURL('/report/1');
});

test('what the browser can not judge, the server does', async ({ page, watch, javaScriptEnabled: scripts }) => {
  await openStep(page, 'who', scripts);
  await page.locator('[name="reporter.role"]').first().evaluate((radio) => {
    radio.value = 'admin';
    radio.checked = true;
  });
  const posts = () => watch.requests.filter((request) => request.method() === 'POST').length;
  const before = posts();
  await save(page);
  await expect(page).toHaveTitle(/^Error: /);
  expect(posts()).toBe(before + 1);
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
});

test('a form whose page lacks what the island needs is sent all the same', async ({ page, javaScriptEnabled: scripts }) => {
  await openStep(page, 'who', scripts);
  await page.evaluate(() => document.querySelectorAll('template').forEach((template) => template.remove()));
  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await save(page);
  expect((await answer).status()).toBe(scripts ? 204 : 303);
  await expect(page).toHaveTitle(/^Error: /);
});

test('no typed answer is in an island’s props, an address or a store', async ({ page, javaScriptEnabled: scripts }) => {
  await openStep(page, 'contact', scripts);
  await fillIn(page, { 'contact.methods': 'email', 'contact.email': 'QZrareQZ', 'contact.safe_times': 'QZrareQZ' });
  await save(page);
  await expect(page).toHaveTitle(/^Error: /);
  const found = await page.evaluate(() => ({
    props: [...document.querySelectorAll('leptos-island')].map((island) => island.dataset.props ?? ''),
    address: location.href + JSON.stringify(history.state) + document.title,
    stores: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  }));
  expect(found.props.length).toBe(1);
  expect(JSON.stringify(found)).not.toContain('QZrareQZ');
});
