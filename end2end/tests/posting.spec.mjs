// Forms are sent by a script where one runs, so that no browser keeps what was in them; and where one is not
// taken, everything that was typed stays where it is.
import { test, expect, awake } from '../support/site.mjs';
import { begin } from '../support/draft.mjs';
import { AWAY, BUTTON } from '../support/leaving.mjs';
import { SCRIPTS } from '../support/island.mjs';

const PART = '/report/26';
const field = (page) => page.locator('[name="contact.other"]');
/** Without waiting for what comes of it. */
const save = (page) => page.getByRole('button', { name: 'Continue' }).click();
const box = (page) => page.locator('main [role=alert]');

/** A page with something typed, on a server that answers its form in this way; gives the requests it got. */
async function typed(page, answer, { at = PART, words = 'Words of mine' } = {}) {
  await begin(page);
  await page.goto(at);
  await awake(page);
  await field(page).fill(words);
  const posted = [];
  await page.route(`**${PART}`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    posted.push(route.request());
    await answer(route, posted.length);
  });
  return posted;
}

const next = (path) => (route) => route.fulfill({ status: 204, headers: { 'X-Next-Page': path } });
const gets = (watch) => watch.requests.filter((each) => each.isNavigationRequest());

test.use({ elsewhere: [AWAY] });

test.describe('a form that is sent by script', { tag: SCRIPTS }, () => {
  test('is as the browser would have sent it, and says who sends it', async ({ page, watch }) => {
    const posted = await typed(page, next('/report'), { words: 'a\nb & c=d' });
    await page.locator('[name="contact.officer"]').first().check();
    await page.getByRole('button', { name: 'Save and see all parts' }).click();
    await expect(page).toHaveURL('/report');
    const [request] = posted;
    expect(await request.allHeaders()).toMatchObject({
      'x-requested-with': 'script',
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    });
    const sent = new URLSearchParams(request.postData());
    expect(sent.get('contact.other')).toBe('a\nb & c=d');
    expect(sent.getAll('contact.officer')).toHaveLength(1);
    expect(sent.get('then')).toBe('overview');
    expect(sent.get('seen')).not.toBe('');
    expect(gets(watch).map((each) => each.method())).not.toContain('POST');
  });

  test('sent by Enter, it is sent as by its first button', async ({ page }) => {
    const posted = await typed(page, next('/report/28'));
    await page.locator('[name="contact.officer"]').first().press('Enter');
    await expect(page).toHaveURL('/report/28');
    expect(new URLSearchParams(posted[0].postData()).has('then')).toBe(false);
    await page.goBack();
    await expect(page).toHaveURL(PART);
  });

  for (const [name, at, to] of [
    ['the same address', PART, PART],
    ['the same address, come to by a link into it', `${PART}#contact.other`, PART],
    ['a place in the same address', PART, `${PART}#contact.other`],
    ['the very same place', `${PART}#contact.other`, `${PART}#contact.other`],
    ['another place', `${PART}#contact.officer`, `${PART}#contact.other`],
    ['the same address with more behind it', PART, `${PART}?from=review#contact.other`],
  ]) {
    test(`leads on to ${name}, which is asked for anew`, async ({ page, watch }) => {
      await typed(page, next(to), { at });
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      const before = gets(watch).length;
      await save(page);
      await expect.poll(() => gets(watch).length).toBe(before + 1);
      // As the server has it: nothing was kept there.
      await expect(field(page)).toHaveValue('');
      await expect(page).toHaveURL(to);
      if (to.includes('#')) await expect(field(page)).toBeInViewport();
      else expect(await page.evaluate(() => scrollY)).toBe(0);
      expect(await page.evaluate(() => history.state)).toBe(null);
    });
  }

  for (const status of [403, 408, 410, 413, 415, 429, 500, 503]) {
    test(`answered with ${status}, it says why above itself and keeps every word`, async ({ page, watch }) => {
      const why = `<h1 id="a">Why ${status}</h1><p>Call <a href="tel:999">999</a></p><form><button>Try again</button></form>`;
      const body = `<!DOCTYPE html><title>Another title</title><main id="main">${why}</main>`;
      await typed(page, (route, times) =>
        times > 1 ? next('/report/28')(route) : route.fulfill({ status, contentType: 'text/html', body }),
      );
      const title = await page.title();
      await save(page);
      await expect(box(page)).toBeFocused();
      await expect(box(page)).toBeInViewport();
      await expect(box(page).getByRole('heading', { level: 2 })).toHaveText(`Why ${status}`);
      await expect(box(page).getByRole('link', { name: '999' })).toBeVisible();
      await expect(box(page).locator('form, [id]')).toHaveCount(0);
      await expect(field(page)).toHaveValue('Words of mine');
      await expect(page).toHaveTitle(title);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await save(page);
      await expect(page).toHaveURL('/report/28');
      // The browser says of it that it was no success.
      const told = watch.complaints.splice(0);
      expect(told.filter((each) => !each.includes(`status of ${status} `))).toEqual([]);
    });
  }

  test('that reaches nobody says so, once, and goes on when it does', async ({ page, watch }) => {
    await typed(page, (route, times) => (times > 2 ? next('/report/28')(route) : route.abort()));
    for (let time = 0; time < 2; time += 1) {
      await save(page);
      await expect(box(page)).toHaveCount(1);
      await expect(box(page)).toBeFocused();
      await expect(box(page)).toContainText('We could not reach the site. What you typed is still on this page.');
      await expect(box(page).getByRole('link', { name: '999' })).toBeVisible();
      await expect(field(page)).toHaveValue('Words of mine');
    }
    await save(page);
    await expect(page).toHaveURL('/report/28');
    expect(watch.complaints.splice(0)).toHaveLength(2);
  });

  test('that is answered with no page of ours says that we were not reached', async ({ page, watch }) => {
    await typed(page, (route) => route.fulfill({ status: 502, contentType: 'text/plain', body: 'Bad gateway' }));
    await save(page);
    await expect(box(page)).toContainText('We could not reach the site.');
    watch.complaints.splice(0);
  });

  test('pressed again and again, it is sent once, and once more only when no answer came', async ({ page }) => {
    await page.clock.install();
    const silent = [];
    const posted = await typed(page, (route, times) => (times > 1 ? next('/report/28')(route) : silent.push(route)));
    for (let time = 0; time < 3; time += 1) await save(page);
    await page.clock.runFor(2_000);
    await expect(page.getByRole('status').filter({ hasText: 'Please wait.' })).toBeVisible();
    await page.clock.runFor(17_000);
    await save(page);
    expect(posted).toHaveLength(1);
    await page.clock.runFor(2_000);
    await save(page);
    await expect(page).toHaveURL('/report/28');
    expect(posted).toHaveLength(2);
    await silent[0].abort().catch(() => {});
  });

  test('does not call back whoever leaves meanwhile', async ({ page, watch }) => {
    const waiting = [];
    // By then the page has had the time to do something with it.
    await page.addInitScript(() => {
      const ask = window.fetch;
      window.fetch = async (...words) => {
        const answer = await ask(...words);
        setTimeout(() => console.info('answered'), 200);
        return answer;
      };
    });
    await typed(page, (route) => waiting.push(route));
    await save(page);
    await expect.poll(() => waiting.length).toBe(1);
    // The other site is awaited while the answer comes.
    let come;
    await page.route(AWAY, async (route) => {
      await new Promise((then) => (come = then));
      await route.continue();
    });
    await page.locator(BUTTON).click({ noWaitAfter: true });
    await expect.poll(() => Boolean(come)).toBe(true);
    const told = page.waitForEvent('console', (message) => message.text() === 'answered');
    await next('/report/28')(waiting[0]);
    await told;
    come();
    await expect(page).toHaveURL(AWAY);
    expect(gets(watch).filter((each) => each.url().endsWith('/report/28'))).toEqual([]);
  });

  test('is posted by itself where a browser is too old', async ({ page, watch }) => {
    await page.addInitScript(() => delete SubmitEvent.prototype.submitter);
    await begin(page);
    await page.goto(PART);
    await field(page).fill('Words of mine');
    await save(page);
    await expect(page).toHaveURL('/report/27');
    expect(gets(watch).filter((each) => each.method() === 'POST')).toHaveLength(1);
    await page.goto(PART);
    await expect(field(page)).toHaveValue('Words of mine');
  });
});
