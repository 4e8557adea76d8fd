// Whole ways through the site, with marked words wherever something can be typed; then the browser ends, by itself or killed, and
// everything that it has written down is searched for them.
import { test as base, expect } from '@playwright/test';
import { rare } from '../support/search.mjs';
import { BROWSERS, remove } from '../support/traces/browsers.mjs';
import { between } from '../support/traces/between.mjs';
import { found } from '../support/traces/profile.mjs';
import { inTheMiddle, leftAndGone, refusedInPlace } from '../support/traces/ways.mjs';

const test = base.extend({
  site: async ({ baseURL }, use) => {
    const site = await between(baseURL);
    await use(site);
    site.end();
  },

  /** The site that lets in few (support/crowd.mjs), and a way to have too many come to it, with this cookie. */
  crowded: async ({}, use) => {
    const site = await between(process.env.FOURSIGHT_TEST_CROWDED);
    site.state.from = '10.77.0.1';
    const crowd = async (cookie) => {
      for (let status = 200; status === 200; ) status = (await fetch(`${site.origin}/report/7`, { headers: { cookie } })).status;
    };
    await use({ ...site, crowd });
    site.end();
  },

  /** Starts one of the browsers, whose profile is removed after the test. */
  start: async ({ site, launchOptions }, use) => {
    const started = [];
    await use(async (name, scripts, at = site) => {
      const browser = await BROWSERS[name](scripts, { launchOptions, baseURL: at.origin });
      started.push(browser);
      return browser;
    });
    for (const { kill, profile } of started) {
      await kill();
      remove(profile);
    }
  },
});

/** Once all that was done is in the browser's session, it ends. */
async function end({ flushed, close, kill }, how) {
  await flushed();
  await (how === 'closed' ? close() : kill());
}

for (const name of Object.keys(BROWSERS)) {
  test(`${name}: what a page keeps that answers a form in its place is found`, async ({ start }) => {
    const browser = await start(name, false);
    const [typed, posted] = [rare('typed'), rare('posted')];
    await browser.tab.open('/control');
    await browser.tab.type('textarea', posted);
    await browser.tab.click('button');
    // The answer has come, with an empty field: what is typed next stays in it.
    await expect(async () => expect((await browser.tab.look()).held).toEqual([])).toPass();
    await browser.tab.type('textarea', typed);
    await end(browser, 'killed');
    const places = found(browser.profile, [typed, posted]);
    expect(Object.keys(places).length, JSON.stringify(places)).toBeGreaterThan(0);
  });

  for (const scripts of [true, false]) {
    const how = scripts ? 'scripts' : 'no scripts';
    test(`${name}, ${how}: killed in the middle, it keeps no word`, async ({ start }) => {
      const browser = await start(name, scripts);
      const words = await inTheMiddle(browser.tab);
      await end(browser, 'killed');
      expect(found(browser.profile, words)).toEqual({});
    });

    test(`${name}, ${how}: sent, begun anew, left with the message lost, and closed, it keeps no word`, async ({ start, site, request }) => {
      const browser = await start(name, scripts);
      const words = await leftAndGone(browser.tab, { site, request, scripts });
      await end(browser, 'closed');
      expect(found(browser.profile, words)).toEqual({});
    });

    test(`${name}, ${how}: refused in its place, it keeps no word but those of the contract`, async ({ start, crowded }) => {
      const browser = await start(name, scripts, crowded);
      const { words, contract } = await refusedInPlace(browser.tab, crowded);
      await end(browser, 'killed');
      // With scripts nothing at all; without them, what these statuses gave back in the form's place.
      const kept = found(browser.profile, [...words, ...Object.values(contract)]);
      const allowed = scripts ? [] : Object.values(contract);
      expect(Object.keys(kept).filter((word) => !allowed.includes(word)), JSON.stringify(kept)).toEqual([]);
    });
  }
}
