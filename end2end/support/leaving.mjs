// The leaving contract, said once for every browser: ways out, what somebody
// may have done before, and what must never be seen again. A `tab` (chromium.mjs,
// firefox.mjs) is a browser's tab as a person uses it.
import { expect } from '@playwright/test';
import { gone } from './draft.mjs';
import { rare } from './search.mjs';

export const AWAY = process.env.FOURSIGHT_TEST_AWAY;
export const BUTTON = 'a.govuk-js-exit-this-page-button';
export const SKIP = 'a.govuk-js-exit-this-page-skiplink';

async function thrice(tab) {
  for (let press = 0; press < 3; press += 1) await tab.key('Shift');
}

/** Every way out. Keys need a script. */
export const WAYS = [
  { name: 'the button', go: (tab) => tab.click(BUTTON) },
  {
    name: 'the link for keyboards',
    async go(tab) {
      await tab.focus(SKIP);
      await tab.key('Enter');
    },
  },
  {
    name: 'Shift in a field',
    tag: '@scripts',
    async go(tab) {
      await tab.focus('main textarea');
      await thrice(tab);
    },
  },
  {
    name: 'Shift on the page',
    tag: '@scripts',
    async go(tab) {
      await tab.focus(null);
      await thrice(tab);
    },
  },
];

/** Presses the form's button, and waits until its answer is there: another page, or what to mend. */
async function save(tab) {
  const before = await tab.at();
  await tab.click('main form .govuk-button:not([name])');
  await expect(async () => {
    if ((await tab.at()) === before) expect((await tab.look()).title).toMatch(/^Error: /);
  }).toPass();
}
const type = async (tab, field) => {
  const word = rare('typed');
  await tab.type(`[name="${field}"]`, word);
  return word;
};

export async function begin(tab) {
  await tab.open('/help');
  // Chosen, and never sent: there is no draft for it to go with.
  await tab.open('/check');
  await tab.click('label[for="nation-2"]');
  await tab.open('/report');
  await save(tab);
}

async function saved(tab) {
  await tab.open('/report/17');
  const word = await type(tab, 'person.name');
  await save(tab);
  return word;
}

/** A page that the server gives back, words and all, because one of them is wrong. */
async function refused(tab) {
  await tab.open('/report/8');
  const word = await type(tab, 'contact.safe_times');
  await tab.click('label[for="contact.methods-3"]');
  await tab.type('[name="contact.email"]', 'no address');
  await save(tab);
  expect((await tab.look()).held).toContain(`contact.safe_times=${word}`);
  return word;
}

/** What was done before leaving. Each gives back the words that were typed; `behind` is the page before the last one. */
export const BEFORE = [
  {
    name: 'typing, with words saved before',
    behind: '/report/review',
    async go(tab) {
      await begin(tab);
      const words = [await saved(tab)];
      await tab.open('/report/review');
      expect((await tab.look()).html).toContain(words[0]);
      await tab.open('/report/4');
      return [...words, await type(tab, 'behaviour.text')];
    },
  },
  {
    name: 'going back to a page, with typing in the next',
    behind: '/report/18',
    only: 'the button',
    async go(tab) {
      await begin(tab);
      const words = [await saved(tab)];
      await tab.open('/report/17');
      await tab.open('/report/4');
      words.push(await type(tab, 'behaviour.text'));
      await tab.back();
      // So Back and Forward do bring words again, as long as nobody has left.
      expect((await tab.look()).held).toContain(`person.name=${words[0]}`);
      return words;
    },
  },
  {
    name: 'a refusal',
    only: 'the button',
    async go(tab) {
      await begin(tab);
      return [await refused(tab)];
    },
  },
  {
    name: 'a refusal, and then another page',
    only: 'the button',
    async go(tab) {
      await begin(tab);
      const words = [await refused(tab)];
      await tab.open('/safety');
      return words;
    },
  },
];

/** Every way out after every thing done before, though not each with each. */
export const CASES = BEFORE.flatMap((before) =>
  WAYS.filter(({ name }) => !before.only || before.only === name).map((way) => ({
    name: `${before.name}, then ${way.name}: nothing is left`,
    tag: way.tag ?? [],
    way,
    before,
  })),
);

/** What the browser keeps until it ends: with scripts, that somebody has left. */
export const MARK = { name: 'x', value: '1', path: '/', sameSite: 'Strict', httpOnly: false };

export async function onlyTheMark(tab, scripts) {
  // The answer that takes a cookie back may still be on its way.
  await expect.poll(() => tab.cookies()).toEqual(scripts ? [expect.objectContaining(MARK)] : []);
}

/** Away, and told nothing of where from. */
export async function away(tab) {
  await expect.poll(() => tab.at(), 'away').toBe(AWAY);
  const { title, html } = await tab.look();
  expect(title).toBe('Weather');
  expect(html).not.toMatch(/referer|cookie/);
}

/** As far back as it goes, and forward again: nothing that was typed or chosen is there. Gives the first page behind. */
async function nothingLeft(tab, words) {
  const steps = (await tab.look()).pages;
  expect(steps).toBeGreaterThan(2);
  const seen = [];
  for (const way of ['back', 'forward']) {
    for (let step = 1; step <= steps; step += 1) {
      await tab[way]();
      const { url, html, held } = await tab.look();
      seen.push(url);
      const found = words.filter((word) => html.includes(word));
      expect({ url, found, held }, `${step} times ${way}`).toEqual({ url, found: [], held: [] });
    }
  }
  // It did walk through the site, and came back out of it.
  expect(seen.filter((url) => new URL(url).pathname === '/check')).toHaveLength(2);
  expect(seen).toContain(AWAY);
  return seen[0];
}

/** What a page shows and holds. Runs in the page, scripts on or off. */
export function look() {
  const held = [...document.querySelectorAll('input, select, textarea')]
    .filter(({ type, checked, value }) => (['radio', 'checkbox'].includes(type) ? checked : type !== 'hidden' && value))
    .map(({ name, value }) => `${name}=${value}`);
  const html = document.documentElement.outerHTML;
  return { url: location.href, title: document.title, html, held, pages: history.length };
}

/** One case of the contract: typed, left, and nothing to come back to, in the browser or on the server. */
export async function leavesNothing(tab, { way, before, request, scripts }) {
  const words = await before.go(tab);
  const [cookie] = await tab.cookies();
  await way.go(tab);
  await away(tab);
  await gone(request, cookie);
  const behind = await nothingLeft(tab, words);
  // A script puts the other site in the place of the page that was left.
  if (scripts && before.behind) expect(new URL(behind).pathname).toBe(before.behind);
}
