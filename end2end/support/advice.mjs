// What the check's answer must say, and must not. The words are written here a second time.
import { expect } from '@playwright/test';
import { NUMBERS, SERVICES, numbersIn } from './services.mjs';

const ANYWHERE = 'Stalking is a crime in every part of the UK.';

/** How the law of each nation begins, and whose line it is there when it is a partner or an ex. */
const NATIONS = {
  england: ['In England, stalking', 'da_england'],
  wales: ['In Wales, stalking', 'da_wales'],
  scotland: ['In Scotland, stalking', 'da_scotland'],
  northern_ireland: ['In Northern Ireland, stalking', 'da_northern_ireland'],
  outside_uk: ['The law is different in each country.'],
  not_sure: [ANYWHERE],
};

/** Nobody is ever told that there is nothing to it, and everybody is told whom to ask. */
export function expectHelp(words, answers) {
  expect(words).not.toMatch(/(not|isn.t|no) stalking|low risk|no risk|harmless|nothing to worry|not a crime/i);
  const own = answers.about === 'my_own_behaviour';
  const expected = own ? 'Stop all contact' : /stalking.*you (can get|deserve) help.*Trust your feeling/i;
  expect(words).toMatch(expected);
  // Abroad 999 may lead nowhere.
  const first = answers.nation === 'outside_uk' ? 'Call the emergency number of the country you are in.' : 'Call 999 now.';
  expect(words.startsWith(first)).toBe(['yes', 'not_sure'].includes(answers.danger_now));
  if (answers.under_18 === 'yes' && !own) {
    expect(words).toMatch(answers.about === 'someone_else' ? /NSPCC Helpline.*school/ : /Childline.*teacher/);
    expect(words).not.toContain('what is safe, before');
  }
  for (const [field, said] of [['order_broken', 'An order was broken.'], ['threat', 'A threat was made.']]) {
    const first = answers[field] === 'yes' && !own;
    expect(words.includes(said), said).toBe(first);
    if (first) expect(words.indexOf(said)).toBeLessThan(words.indexOf('These four signs'));
  }
  for (const step of ['Tell the team what is happening', 'Begin a report with these answers', 'Keep a diary', 'Stay safe']) {
    expect(words.includes(step), step).toBe(!own);
  }
  expect(words).toContain('Talk to someone');
  for (const number of numbersIn(words)) expect(NUMBERS).toContain(number);
}

/** The law and the lines of that nation, and of no other. */
export function expectOf(words, nation, { about, under_18: young }) {
  const [law, line] = NATIONS[nation || 'not_sure'];
  for (const [other] of Object.values(NATIONS)) expect(words.includes(other), other).toBe(other === law);
  const own = about === 'my_own_behaviour';
  const called = numbersIn(words);
  for (const [, other] of Object.values(NATIONS).filter(([, other]) => other)) {
    expect(called.includes(SERVICES[other].number), other).toBe(other === line && !own && young !== 'yes');
  }
  expect(called.includes(SERVICES.helpline.number), 'the stalking helpline').toBe(!own);
  expect(called).toContain(SERVICES.samaritans.number);
  if (nation !== 'outside_uk') expect(called).toContain(SERVICES['101'].number);
  // It does not say that it helps in Northern Ireland.
  expect(words.includes(SERVICES.respect.name)).toBe(own && nation !== 'northern_ireland');
}

/** The answer is in no address, and the browser keeps nothing of it but, without scripts, one sealed session cookie. */
export async function expectNothingKept(page, context, scripts, at = '') {
  await expect(page).toHaveURL(scripts ? `${at}/check` : `${at}/check/next`);
  const kept = await page.evaluate(async () => ({
    state: history.state,
    stores: [localStorage.length, sessionStorage.length],
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    name: window.name,
    cookie: document.cookie,
  }));
  expect(kept).toEqual({ state: null, stores: [0, 0], databases: [], caches: [], name: '', cookie: '' });
  const sealed = { name: 'c', httpOnly: true, sameSite: 'Strict', expires: -1 };
  expect(await context.cookies()).toEqual(scripts ? [] : [expect.objectContaining(sealed)]);
}
