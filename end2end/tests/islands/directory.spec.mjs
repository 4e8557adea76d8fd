// The directory: all of it without scripts; with them, fewer at a time and always up to the minute. What
// somebody looks for is in no address and is not kept.
import { test, expect, awake } from '../../support/site.mjs';
import { SCRIPTS, behaves } from '../../support/island.mjs';
import { SERVICES } from '../../support/services.mjs';
import { SITUATIONS } from '../../support/situations.mjs';

const NATIONS = { england: 'da_england', wales: 'da_wales', scotland: 'da_scotland', northern_ireland: 'da_northern_ireland' };
const service = (page, name) => page.locator(`[data-service="${name}"]`).first();
const nation = (page) => page.getByLabel('Where?');
const need = (page) => page.getByRole('combobox', { name: 'For what?' });
const talk = (page) => page.getByRole('combobox', { name: 'How?' });
const kept = (page) =>
  page.evaluate(() => [location.href, JSON.stringify(history.state), history.length, localStorage.length, sessionStorage.length, document.cookie]);

behaves('everybody who helps stands on the page, with a link to each group', async ({ page, scripts }) => {
  await page.goto('/help/all');
  if (scripts) await awake(page);
  for (const name of [...Object.values(NATIONS), '999', 'helpline', 'samaritans', 'university']) {
    await expect(service(page, name)).toBeVisible();
  }
  await expect(service(page, 'samaritans').getByRole('link', { name: '116 123' })).toHaveAttribute('href', 'tel:116123');
  await expect(service(page, 'samaritans')).toContainText('Open now, day and night');
  await expect(service(page, 'helpline')).toContainText('Check its hours before you call');
  const links = page.getByRole('navigation', { name: 'What do you need help with?' }).getByRole('link');
  for (const link of await links.all()) {
    const group = page.locator(`h2${await link.getAttribute('href')}`);
    await expect(group).toHaveText(await link.innerText());
  }
  expect(await links.count()).toBe(await page.locator('[data-need]').count());
  await expect(nation(page)).toBeVisible();
});

test('somebody in one nation sees the lines of that nation', { tag: SCRIPTS }, async ({ page, context, watch }) => {
  await page.goto('/help/all');
  await awake(page);
  const before = [await kept(page), watch.requests.length];
  for (const [chosen, own] of Object.entries(NATIONS)) {
    await nation(page).selectOption(chosen);
    for (const each of Object.values(NATIONS)) await expect(service(page, each)).toBeVisible({ visible: each === own });
    await expect(service(page, '999')).toBeVisible();
    await expect(service(page, 'helpline')).toBeVisible();
  }
  // Nobody else's heading stands there with nothing under it.
  await expect(page.getByRole('heading', { name: 'Worried about what you do yourself' })).toBeHidden();
  const names = await page.locator('[data-service]:visible').evaluateAll((all) => all.map((each) => each.dataset.service));
  await expect(page.getByRole('status').filter({ hasText: 'shown' })).toHaveText(`${new Set(names).size} lines and sites are shown.`);

  await nation(page).selectOption('');
  await need(page).selectOption('students');
  await expect(page.locator('[data-need]:visible')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'shown' })).toHaveText('2 lines and sites are shown.');
  await need(page).selectOption('');
  await expect(page.locator('[data-service]:visible')).toHaveCount(await page.locator('[data-service]').count());

  expect([await kept(page), watch.requests.length]).toEqual(before);
  expect(await context.cookies()).toEqual([]);
  await nation(page).selectOption('wales');
  await page.reload();
  await awake(page);
  await expect(nation(page)).toHaveValue('');
});

/** Chooses, as somebody would, and gives the names of what is then shown. */
const chosen = async (page, [where, what]) => {
  await nation(page).selectOption(where);
  await need(page).selectOption(what);
  const shown = await page.locator('[data-service]').evaluateAll((all) =>
    all.filter((each) => each.checkVisibility()).map((each) => each.dataset.service),
  );
  return [...new Set(shown)].toSorted();
};

const helping = (where, what) =>
  Object.keys(SERVICES)
    .filter((name) => SERVICES[name].needs.length > 0)
    .filter((name) => !where || SERVICES[name].nations.includes(where))
    .filter((name) => !what || SERVICES[name].needs.includes(what))
    .toSorted();

test('whoever looks finds those who help there, with that, and no others', { tag: SCRIPTS }, async ({ page }) => {
  await page.goto('/help/all');
  await awake(page);
  // Whoever is not in the UK, or not sure, looks at all of it.
  const looks = SITUATIONS.map((each) => [each.nation in NATIONS ? each.nation : '', each.need]);
  const everything = Object.keys(NATIONS).map((where) => [where, '']);
  for (const look of [...looks, ...everything]) {
    const [where] = look;
    const those = helping(...look);
    // Where nobody helps with just that, there still is somebody to call.
    expect(await chosen(page, look), look.join(', ')).toEqual(those.length > 0 ? those : helping(where, 'stalking'));
  }
});

test('no choice leads to an empty page, or hides what is said of it', { tag: SCRIPTS }, async ({ page }) => {
  await page.goto('/help/all');
  await awake(page);
  for (const where of ['', ...Object.keys(NATIONS)]) {
    for (const what of await need(page).locator('option').evaluateAll((all) => all.map((each) => each.value).filter(Boolean))) {
      await chosen(page, [where, what]);
      await expect(page.locator(`[data-need="${what}"]`)).toBeVisible();
      expect(await page.locator('main a[href^="tel:"]:visible').count(), `${where}, ${what}`).toBeGreaterThan(0);
    }
  }
  await chosen(page, ['northern_ireland', 'immigration']);
  await chosen(page, ['northern_ireland', 'own_behaviour']);
  await expect(page.getByRole('status').filter({ hasText: 'We know of no line' })).toBeVisible();
  await expect(page.getByText('Stop all contact with the person now')).toBeVisible();
  // No link leads to what is hidden.
  await expect(page.locator('nav[aria-labelledby=groups]')).toBeHidden();
});

behaves('the button shows the same with scripts and without, and no address says what', async ({ page, scripts }) => {
  for (const [where, what, how] of [['wales', 'deaf', 'text'], ['scotland', '', 'bsl'], ['', 'mind', ''], ['england', 'students', 'bsl']]) {
    await page.goto('/help/all');
    if (scripts) await awake(page);
    await nation(page).selectOption(where);
    await need(page).selectOption(what);
    await talk(page).selectOption(how);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL(scripts ? '/help/all' : '/help/next');
    const shown = await page.locator('[data-service]').evaluateAll((all) =>
      all.filter((each) => each.checkVisibility()).map((each) => [each.dataset.service, each.dataset.ways.split(' ')]),
    );
    const names = [...new Set(shown.map(([name]) => name))].toSorted();
    const nobody = await page.getByRole('status').filter({ hasText: 'We know of no line' }).isVisible();
    if (!nobody) for (const [name, ways] of shown) expect(!how || ways.includes(how), name).toBe(true);
    expect(names, [where, what, how].join()).toEqual(nobody ? helping(where, 'stalking') : helping(where, what).filter((name) => names.includes(name)));
    expect(names.length).toBeGreaterThan(0);
  }
});

behaves('before anything is chosen everybody in the list stands there', async ({ page, scripts }) => {
  await page.goto('/help/all');
  if (scripts) await awake(page);
  const shown = await page.locator('[data-service]').evaluateAll((all) =>
    all.filter((each) => each.checkVisibility()).map((each) => each.dataset.service),
  );
  expect([...new Set(shown)].toSorted()).toEqual(helping());
});

test('what is open now goes on being true', { tag: SCRIPTS }, async ({ page }) => {
  await page.clock.install();
  await page.route('/help/all', async (route) => {
    const response = await route.fetch();
    const later = 'data-later="3600 Opens at 9am on Monday|7200! Open now, until 5pm"';
    const own = (await response.text()).replace(/ data-later="[^"]*"/g, '');
    const body = own.replace('class="govuk-tag fs-open fs-when"', `${later} class="govuk-tag fs-open fs-when"`);
    await route.fulfill({ response, body });
  });
  await page.goto('/help/all');
  await awake(page);
  const state = page.locator('[data-later]');
  await expect(state).toHaveText('Open now, day and night');
  await page.clock.fastForward('59:00');
  await expect(state).toHaveText('Open now, day and night');
  await page.clock.fastForward('02:00');
  await expect(state).toHaveText('Opens at 9am on Monday');
  await page.clock.fastForward('01:00:00');
  await expect(state).toHaveText('Open now, until 5pm');
});

test('on paper it is a card: names and numbers, each once', async ({ page }) => {
  await page.goto('/help/all');
  await page.emulateMedia({ media: 'print' });
  await expect(service(page, 'samaritans').getByRole('link', { name: '116 123' })).toBeVisible();
  const gone = ['nav', '.fs-filter', '.fs-again', '.fs-service dl', '[data-service="shout"]', '[data-need="police_officer"]'];
  for (const each of gone) {
    for (const one of await page.locator(`main ${each}`).all()) await expect(one).toBeHidden();
  }
  // Another nation's line, or one that is closed, is not called by mistake.
  await expect(service(page, 'da_england')).toContainText('Only in England');
  await expect(service(page, 'da_england').getByText('Only in England')).toBeVisible();
  await expect(service(page, 'da_england').getByText('Open now, day and night')).toBeVisible();
  await expect(service(page, 'helpline').getByText('Check its hours before you call')).toBeVisible();
  await expect(service(page, 'da_england').getByText('For: Women, and people worried about them')).toBeVisible();
  const names = await page.locator('[data-service]:visible').evaluateAll((all) => all.map((each) => each.dataset.service));
  expect(names.length).toBe(new Set(names).size);
  expect(names.length).toBeGreaterThan(20);
});

behaves('the first page shows few, and all who fit once somebody chooses', async ({ page, scripts, watch }) => {
  await page.goto('/help');
  if (scripts) await awake(page);
  await expect(page.locator('main').getByRole('link', { name: /116 123/ })).toHaveAttribute('href', 'tel:116123');
  await expect(page.getByRole('link', { name: 'See all who can help' })).toHaveAttribute('href', '/help/all');
  const before = watch.requests.length;
  await nation(page).selectOption('wales');
  await need(page).selectOption('deaf');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(scripts ? '/help' : '/help/next');
  await expect(page.locator('[data-service]:visible').first()).toBeVisible();
  const shown = await page.locator('[data-service]').evaluateAll((all) =>
    all.filter((each) => each.checkVisibility()).map((each) => each.dataset.service),
  );
  expect([...new Set(shown)].toSorted()).toEqual(helping('wales', 'deaf'));
  if (!scripts) return;
  const asked = watch.requests.slice(before).map((request) => `${request.method()} ${new URL(request.url()).pathname}`);
  expect(asked.filter((each) => !each.includes('favicon'))).toEqual(['GET /help/all']);
});

test('without all of them the server shows who fits', { tag: SCRIPTS }, async ({ page }) => {
  await page.route('/help/all', (route) => route.fulfill({ status: 204 }));
  await page.goto('/help');
  await awake(page);
  await nation(page).selectOption('wales');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL('/help/next');
  await expect(service(page, 'da_wales')).toBeVisible();
});
