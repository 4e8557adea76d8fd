// Drafts made quickly, for tests that begin in the middle of the journey. The
// requests share the page's cookies.
import { expect } from '@playwright/test';
import { ADDRESSES, fields } from './report.mjs';
import { rare } from './search.mjs';

/** Posts a form, as a browser would; it is taken. */
export async function post(page, path, form, headers = {}) {
  // A form as a browser writes it, with lists as a name that comes again.
  const body = new URLSearchParams(
    Object.entries(form)
      .flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
      .map(([name, value]) => [name, value.replaceAll('\n', '\r\n')]),
  );
  const answer = await page.request.post(path, {
    data: body.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    maxRedirects: 0,
  });
  expect(answer.status(), `${path}: ${answer.headers().location}`).toBe(303);
}

/** A draft with nothing in it. */
export const begin = (page) => post(page, '/report', {});

/** A draft with this report's answers. */
export async function told(page, report) {
  await begin(page);
  for (const address of ADDRESSES) await post(page, address, fields(report, address));
}

/** A draft that was sent. */
export async function sent(page, report) {
  await told(page, report);
  await post(page, '/report/review', {});
}

/** Somebody in the middle of writing; gives the word that is not saved yet. */
export async function typing(page) {
  await begin(page);
  await page.goto('/report/4');
  const word = rare('typed');
  await page.locator('main textarea').fill(word);
  return word;
}

/** The server has dropped the draft: whoever has kept the cookie, as a browser would not, is told so. */
export async function gone(request, { name, value }) {
  const status = async () => {
    const answer = await request.get('/report/2', { headers: { cookie: `${name}=${value}` } });
    return answer.status();
  };
  // It is dropped once the person is away.
  await expect.poll(status).toBe(410);
}
