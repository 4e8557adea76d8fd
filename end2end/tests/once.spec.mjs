// However often Send is pressed, the team gets one report.
import { test, expect } from '../support/site.mjs';
import { sent, told } from '../support/draft.mjs';
import { standing } from '../support/form.mjs';
import { reference, waiting } from '../support/program.mjs';
import { ADDRESSES, FULL, from } from '../support/report.mjs';

const SEND = { name: 'Send your report' };

// An area for each test, because the tests share one queue.
const areas = {
  scripts: ['barnet', 'bexley', 'brent'],
  plain: ['bromley', 'camden', 'croydon'],
};

/** A report, told and looked over, and a way to see what it has added to the queue. */
async function lookedOver(page, project, nth) {
  const area = areas[project][nth];
  const before = waiting(area).map((row) => row.reference);
  await told(page, from(FULL, area));
  await page.goto('/report/28');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page).toHaveURL('/report/review#more');
  return () => waiting(area).map((row) => row.reference).filter((each) => !before.includes(each));
}

test('a double click sends one report', async ({ page }, { project }) => {
  const added = await lookedOver(page, project.name, 0);
  expect(added()).toEqual([]);
  await page.getByRole('button', SEND).dblclick();
  await expect(page).toHaveURL('/report/end');
  expect(added()).toEqual([await reference(page)]);
});

test('Back, refresh and Back again send nothing more', async ({ page }, { project }) => {
  const added = await lookedOver(page, project.name, 1);
  await page.getByRole('button', SEND).click();
  await expect(page).toHaveURL('/report/end');
  const first = await reference(page);
  expect(added()).toEqual([first]);

  await page.reload();
  expect(await reference(page)).toBe(first);
  for (const step of ['to the look over', 'to the last page']) {
    await page.goBack();
    // What was sent can't be opened in the form again; its reference is what is shown.
    await expect(page, step).toHaveURL(/\/report\/end(#more)?$/);
    expect(await reference(page)).toBe(first);
    await page.reload();
  }
  expect(added()).toEqual([first]);
});

test('two tabs sending at once are given the same reference', async ({ page, context }, { project }) => {
  const added = await lookedOver(page, project.name, 2);
  const other = await context.newPage();
  await other.goto('/report/review');
  await Promise.all([page, other].map((tab) => tab.getByRole('button', SEND).click()));
  await expect(page).toHaveURL('/report/end');
  await expect(other).toHaveURL('/report/end');
  expect(added()).toEqual([await reference(page)]);
  expect(await reference(other)).toBe(await reference(page));
});

test('who wants to tell more begins with a form that names the first report and nothing else', async ({ page, context }) => {
  await sent(page, FULL);
  await page.goto('/report/end');
  const [first, number] = [await context.cookies(), await reference(page)];
  await page.goto('/report');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page).toHaveURL('/report/1');
  for (const address of ADDRESSES) {
    await page.goto(address);
    const named = address === '/report/20' ? { 'earlier.references': number } : {};
    const { now } = await standing(page);
    expect(now, address).toEqual(named);
  }
  const second = await context.cookies();
  expect(second).toHaveLength(1);
  expect(second).not.toEqual(first);
});
