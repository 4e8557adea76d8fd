// What a screen reader says on the way from the first page to the last, kept
// in spoken/ for people to read. After a change on purpose, write it anew with
// FOURSIGHT_UPDATE=1 and read the difference as somebody who can't see the page.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test, expect } from '../support/site.mjs';
import { save } from '../support/island.mjs';
import { begin, post } from '../support/draft.mjs';
import { reference } from '../support/program.mjs';
import { bundled, spoken } from '../support/reader.mjs';
import { ADDRESSES, FULL, fields } from '../support/report.mjs';

// Answers that are pleasant to read.
const REPORT = {
  ...FULL,
  reporter: { role: 'someone_else', name: 'Zoe', age_group: 'from_18_to_24' },
  behaviour: { ...FULL.behaviour, text: 'He follows me home.\n\nHe waits at the station.' },
  person: { known: 'yes', name: 'Sam', relationship: 'colleague', details: 'A blue car.' },
  contact: { methods: ['text_message'], phone: '020 7946 0958', safe_times: 'In the morning', voicemail: 'no' },
};

// Where presses of Shift are told: empty before, and there with scripts alone.
const COUNTING = 'status';

/** What is said before and after the page itself. */
const around = (said) => [/^.*\nend of region, In danger$/ms, /^contentinfo\n.*$/ms].map((part) => part.exec(said)[0]);

// All pages, phrase by phrase.
test.slow();

test('what is said from the first page to the last', async ({ page, javaScriptEnabled: scripts }) => {
  const script = await bundled();
  let frame;
  const listen = async (name, placeholder) => {
    const phrases = (await spoken(page, script, { scripts })).filter((phrase) => phrase !== COUNTING);
    const whole = phrases.join('\n').replaceAll(placeholder ?? '\0', 'REFERENCE');
    // What is the same on every page is written out for the first alone.
    const [top, bottom] = (frame ??= around(whole));
    const said = name === 'start' ? whole : whole.replace(top, '(the top of every page)').replace(bottom, '(its end)');
    const file = `spoken/${name}.txt`;
    if (process.env.FOURSIGHT_UPDATE === '1') {
      mkdirSync('spoken', { recursive: true });
      writeFileSync(file, `${said}\n`);
    }
    expect.soft(`${said}\n`, file).toBe(readFileSync(file, 'utf8'));
  };

  await page.goto('/');
  await listen('start');
  await page.goto('/report');
  await listen('report');
  await begin(page);
  for (const address of ADDRESSES) {
    const name = address.slice(1).replace('/', '-');
    await page.goto(address);
    await listen(name);
    if (address === '/report/2') {
      await save(page);
      await expect(page).toHaveTitle(/^Error: /);
      await listen(`${name}-refused`);
    }
    await post(page, address, fields(REPORT, address));
  }
  await page.goto('/report/review');
  await listen('report-review');
  await post(page, '/report/review', {});
  await page.goto('/report/end');
  await listen('report-end', await reference(page));
});
