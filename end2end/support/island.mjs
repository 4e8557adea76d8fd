// What holds with scripts and without, and with scripts on a slow device too.
import { test, awake, settled } from './site.mjs';
import { begin } from './draft.mjs';
import { addressOf } from './report.mjs';

/** Marks a test that only says something where scripts run (playwright.config.mjs). */
export const SCRIPTS = '@scripts';

/** A test as it is, and once more on a processor four times slower where scripts run. */
export function behaves(name, act) {
  test(name, async ({ page, context, watch, javaScriptEnabled: scripts }) => {
    await act({ page, context, watch, scripts });
  });
  // Without scripts nothing of ours runs in the browser that could be slow.
  test(`${name}, on a slow device`, { tag: SCRIPTS }, async ({ page, context, watch, javaScriptEnabled: scripts }) => {
    const client = await context.newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await act({ page, context, watch, scripts });
  });
}

/** A page of a new draft, or of the one there is, by its name (report.mjs); awake where scripts run. */
export async function openStep(page, step, scripts, { anew = true } = {}) {
  if (anew) await begin(page);
  await page.goto(addressOf(step));
  if (scripts) await awake(page);
}

export async function save(page) {
  await page.getByRole('button', { name: 'Continue' }).click();
  await settled(page);
}

/** The fields' box: the question with all that belongs to it. */
export const question = (page, name) =>
  page.locator('.govuk-form-group').filter({ has: page.locator(`[name="${name}"]`) }).last();
