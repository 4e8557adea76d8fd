// Every page of the desk in its states: valid markup, nothing that axe or HTML_CodeSniffer finds, narrow, wide, light and
// dark; and it fits a screen of 320 pixels.
import { test, expect } from '../support/desk.mjs';
import { faults } from '../support/axe.mjs';
import { errors } from '../support/codesniffer.mjs';
import { invalid } from '../support/markup.mjs';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1440, height: 900 };

test.use({ words: ['--made-up'] });

/** The first case of the queue, taken and with something of everything added to it. */
async function worked(page, desk) {
  await page.goto(`${desk.origin}/queue`);
  await page.getByRole('button', { name: /Take next/ }).click();
  const add = async (form, fields) => {
    const own = page.locator(`form[action$="/${form}"]`).first();
    await own.evaluate((one) => one.closest('details')?.setAttribute('open', ''));
    for (const [name, value] of Object.entries(fields)) {
      const field = own.locator(`[name="${name}"]`).first();
      if (await field.evaluate((one) => one.localName === 'select')) await field.selectOption(value);
      else await field.fill(value);
    }
    await own.locator('button[type="submit"], button:not([type])').first().click();
  };
  await add('note', { text: 'Rang the school.' });
  await add('contact', { how: 'text', result: 'no_answer', when: '2026-11-26T14:36' });
  await add('task', { what: 'Ask the provider', owner: 'a. lead', due: '2030-11-26T14:36' });
  await add('order', { kind: 'injunction', court: 'Example Court' });
  await add('lead', { source: 'A provider', identifier_kind: 'handle', value: '@example', gone: '2030-11-27T14:36' });
  await add('pin', { text: 'At her sister\u2019s.' });
  return page.url().split('?')[0];
}

const STATES = {
  'sign-in': async (page, desk) => page.goto(`${desk.origin}/sign-in`),
  passkey: async (page, desk) => {
    await page.goto(`${desk.origin}/sign-in`);
    await page.locator('[name="name"]').fill('ana');
    await page.locator('main button[type="submit"], button[type="submit"]').first().click();
    await page.waitForURL(/passkey/);
  },
  invitation: async (page, desk) => page.goto(desk.invite('Ana', 'lead')),
  'invitation, spent': async (page, desk) => page.goto(`${desk.origin}/invite/${'A'.repeat(43)}`),
  queue: async (page, desk) => page.goto(desk.link),
  'queue, closed and empty': async (page, desk) => {
    await page.goto(desk.link);
    await page.goto(`${desk.origin}/queue?view=closed`);
  },
  'queue, nothing found': async (page, desk) => {
    await page.goto(desk.link);
    await page.goto(`${desk.origin}/queue?said=not-found`);
  },
  case: async (page, desk) => {
    await page.goto(desk.link);
    await page.goto(await worked(page, desk));
  },
  'case, to be mended': async (page, desk) => {
    await page.goto(desk.link);
    await worked(page, desk);
    const form = page.locator('form[action$="/task"]').first();
    await form.evaluate((own) => {
      own.noValidate = true;
      own.closest('details')?.setAttribute('open', '');
    });
    await form.locator('[name="what"]').fill('Half a task');
    await form.locator('button').first().click();
    await page.waitForURL(/mend=task/);
  },
  summary: async (page, desk) => {
    await page.goto(desk.link);
    await page.goto(`${await worked(page, desk)}/summary`);
  },
  people: async (page, desk) => {
    await page.goto(desk.link);
    await page.goto(`${desk.origin}/people`);
  },
  'a further passkey': async (page, desk) => {
    await page.goto(desk.link);
    await page.goto(`${desk.origin}/passkeys/new`);
  },
  audit: async (page, desk) => {
    await page.goto(desk.link);
    await page.goto(`${desk.origin}/audit`);
  },
  'not there': async (page, desk) => {
    await page.goto(desk.link);
    await page.goto(`${desk.origin}/cases/0000-0000`);
  },
  locked: async (page, desk) => {
    await page.goto(desk.link);
    await page.locator('form[action="/lock"] button').first().click();
    await page.waitForURL(/locked/);
  },
};

for (const [name, open] of Object.entries(STATES)) {
  test(`${name}: holds against the checkers`, async ({ page, desk, javaScriptEnabled: scripts }, { project }) => {
    let served;
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && /^text\/html/.test(response.headers()['content-type'] ?? '')) served = response;
    });
    await page.setViewportSize(WIDE);
    await open(page, desk);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const markup = await served.text();
    const found = {
      'as served': await invalid(markup),
      'axe, wide': await faults(page, { scripts }),
      'HTML_CodeSniffer, wide': await errors(page),
    };
    const picture = (kind) => page.screenshot({ path: `test-results/${project.name}-${name.replace(/\W+/g, '-')}-${kind}.png`, fullPage: true });
    await picture('wide');
    await page.emulateMedia({ colorScheme: 'dark' });
    found['axe, dark'] = await faults(page, { scripts, only: ['wcag2aa'] });
    await picture('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(NARROW);
    found['axe, narrow'] = await faults(page, { scripts });
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(beside, 'it fits its screen').toBeLessThanOrEqual(0);
    await picture('narrow');
    expect(Object.fromEntries(Object.entries(found).filter(([, faults]) => faults.length))).toEqual({});
  });
}
