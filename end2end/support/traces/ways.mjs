// What people do, with marked words in every kind of field. Each way gives the words that must be nowhere.
import { expect } from '@playwright/test';
import { AWAY, BUTTON } from '../leaving.mjs';
import { rare } from '../search.mjs';

const BUTTON_ON = 'main form .govuk-button:not([name])';

/** Presses a form's button; what follows has come once its words have. */
async function press(tab, words, button = BUTTON_ON) {
  await tab.click(button);
  await expect(async () => expect((await tab.look()).html).toMatch(words)).toPass({ timeout: 60_000 });
}

const heading = (words) => new RegExp(`<h1[^>]*>\\s*${words}`);

async function begin(tab) {
  await tab.open('/report');
  await press(tab, /data-part="safe-now"/);
}

/** The page that asks for a field. */
const asks = (field) => new RegExp(`name="?${field}[" >]`);

/** A page with a word of its own in each of these fields. */
async function write(tab, path, names, words) {
  await tab.open(path);
  for (const name of names) {
    const word = rare(name.replace(/\W/g, ''));
    words.push(word);
    await tab.type(`[name="${name}"]`, name.endsWith('email') ? `${word}@example.com` : word);
  }
}

/** The check, whose answers are codes: they would be seen as a form's body. */
async function check(tab, words) {
  await tab.open('/check');
  await tab.click('label[for="signs.fixated"]');
  await tab.click('label[for="nation-2"]');
  await press(tab, heading('This may be stalking, and you can get help now'), 'main form button');
  words.push('signs.fixated=yes');
}

/** Saved pages, a refused one, one that was typed in and not sent. */
export async function inTheMiddle(tab) {
  const words = [];
  await check(tab, words);
  await begin(tab);
  await write(tab, '/report/23', ['reporter.name'], words);
  await press(tab, /data-part="safe-now"/);
  await write(tab, '/report/17', ['person.name', 'person.details'], words);
  await press(tab, asks('person.vehicles'));
  await write(tab, '/report/19', ['person.accounts.0.handle_or_address'], words);
  await press(tab, /data-part="safe-now"/);
  await tab.back();
  await write(tab, '/report/26', ['contact.other'], words);
  await press(tab, asks('follow_up.reference'));
  await write(tab, '/report/15', ['behaviour.latest'], words);
  await press(tab, asks('behaviour.signs.fixated'));
  await write(tab, '/report/8', ['contact.safe_times'], words);
  await tab.click('label[for="contact.methods-3"]');
  const bad = rare('bad');
  words.push(bad);
  await tab.type('[name="contact.email"]', bad);
  await press(tab, /govuk-error-summary/);
  await write(tab, '/report/4', ['behaviour.text'], words);
  // Nor what was chosen, as a session has it: by the field's id.
  await tab.click('label[for="behaviour.occasions"]');
  words.push('"behaviour.occasions"');
  return words;
}

/** A code that opens nothing, answers saved under one, the paper, sent; then another report, left unsaved. */
export async function leftAndGone(tab, { site, request, scripts }) {
  const words = [];
  const wrong = rare('code');
  words.push(wrong, 'BCDFGHJKMNPQRSTVWXYZ');
  for (const code of words.slice()) {
    await tab.open('/report/return');
    await tab.type('[name="code"]', code);
    await press(tab, /govuk-error-summary/);
  }
  await begin(tab);
  await write(tab, '/report/23', ['reporter.name'], words);
  await press(tab, /data-part="safe-now"/);
  await tab.open('/report/2');
  await tab.click('label[for="reporter.role"]');
  await press(tab, /data-part="safe-now"/);
  await write(tab, '/report/4', ['behaviour.text'], words);
  await press(tab, /data-part="safe-now"/);
  await tab.open('/report/save');
  await press(tab, heading('Your answers are saved'), 'main form button');
  words.push(shown(await tab.look(), /[0-9A-HJKMNP-TV-Z]{4}(?:[- ][0-9A-HJKMNP-TV-Z]{4}){4}/));
  await tab.open('/report/copy');
  await tab.open('/report/review');
  await press(tab, /data-part="sent"/);
  words.push(shown(await tab.look(), /[0-9A-Z]{4}-[0-9A-Z]{4}/));
  await begin(tab);
  await write(tab, '/report/4', ['behaviour.text'], words);
  await press(tab, /data-part="safe-now"/);
  await write(tab, '/report/22', ['effect.text'], words);
  const cookie = (await tab.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  // Without scripts the server is passed on the way: it can't be lost.
  site.state.lost = scripts;
  await tab.click(BUTTON);
  await expect.poll(() => tab.at(), 'away').toBe(AWAY);
  if (scripts) {
    await expect.poll(() => site.state.lostLeaves).toBeGreaterThan(0);
    site.state.lost = false;
    // The next request tells the server.
    await tab.open('/report/22');
    expect((await tab.look()).html).toMatch(heading('This page has expired'));
  }
  const status = async () => (await request.get('/report/22', { headers: { cookie } })).status();
  await expect.poll(status, 'the draft is dropped').toBe(410);
  return words;
}

const shown = ({ html }, pattern) => pattern.exec(html.replace(/<[^>]*>/g, ' '))[0];

/**
 * What the contract has answered in a form's place without scripts: 403, 408, 413, 415, 429 and 503. Here too many
 * requests (429); the others come of the network, of another site's forms or of a store that is gone.
 */
export async function refusedInPlace(tab, { crowd }) {
  const contract = { 429: rare('crowd') };
  const words = [];
  await begin(tab);
  await write(tab, '/report/22', ['effect.text'], words);
  await press(tab, /data-part="safe-now"/);
  await tab.open('/report/4');
  await tab.type('[name="behaviour.text"]', contract[429]);
  await crowd((await tab.cookies()).map(({ name, value }) => `${name}=${value}`).join('; '));
  await tab.click(BUTTON_ON);
  await expect(async () => expect((await tab.look()).html).toMatch(/Please wait a little|data-part="safe-now"/)).toPass();
  return { words, contract };
}
