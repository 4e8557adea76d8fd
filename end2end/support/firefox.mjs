// Firefox as Debian ships it, for support/leaving.mjs: Playwright's own is another one.
import { test as base } from '@playwright/test';
import { Builder, By, Key } from 'selenium-webdriver';
import { Options, ServiceBuilder } from 'selenium-webdriver/firefox.js';
import { look } from './leaving.mjs';

/** A fresh profile that asks nobody but this machine for anything; in this folder, if one is named. */
function options(scripts, profile) {
  const away = new URL(process.env.FOURSIGHT_TEST_AWAY).hostname;
  const chosen = new Options().setBinary(process.env.FIREFOX).addArguments('-headless');
  const prefs = {
    'javascript.enabled': scripts,
    'network.dns.localDomains': away,
    // A proxy that is not there, for all that is elsewhere: updates and telemetry, too.
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': 9,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': 9,
    'network.proxy.no_proxies_on': `127.0.0.1, ${away}`,
  };
  if (profile) {
    chosen.addArguments('-profile', profile);
    // Goes on where it was, and writes down where that is each second.
    Object.assign(prefs, { 'browser.startup.page': 3, 'browser.sessionstore.interval': 1_000 });
  }
  for (const [name, value] of Object.entries(prefs)) chosen.setPreference(name, value);
  return chosen;
}

/** Starts it. */
export const launch = (scripts, profile) =>
  new Builder()
    .forBrowser('firefox')
    .setFirefoxOptions(options(scripts, profile))
    .setFirefoxService(new ServiceBuilder(process.env.GECKODRIVER))
    .build();

export const test = base.extend({
  driver: [
    async ({}, use, { project }) => {
      const driver = await launch(project.use.javaScriptEnabled !== false);
      await use(driver);
      await driver.quit();
    },
    // Cold, and on a machine that is also compiling.
    { scope: 'worker', timeout: 600_000 },
  ],

  /** A new tab with no history; after the test, no cookie is left for the next. */
  tab: async ({ driver, baseURL }, use) => {
    const first = await driver.getWindowHandle();
    await driver.switchTo().newWindow('tab');
    await use(tabOf(driver, baseURL));
    await driver.get(`${baseURL}/healthz`);
    await driver.manage().deleteAllCookies();
    await driver.close();
    await driver.switchTo().window(first);
  },
});

export function tabOf(driver, baseURL) {
  const find = (selector) => driver.findElement(By.css(selector));
  const inPage = (run, ...words) => driver.executeScript(`return (${run}).apply(null, arguments)`, ...words);
  return {
    open: (path) => driver.get(baseURL + path),
    at: () => driver.getCurrentUrl(),
    look: () => inPage(look),
    click: (selector) => find(selector).click(),
    key: (name) => driver.actions().keyDown(Key[name.toUpperCase()]).keyUp(Key[name.toUpperCase()]).perform(),
    focus: (selector) =>
      inPage((one) => (one ? document.querySelector(one).focus() : document.activeElement.blur()), selector),
    type: (selector, words) => find(selector).sendKeys(words),
    back: () => step(() => driver.navigate().back()),
    forward: () => step(() => driver.navigate().forward()),
    cookies: () => driver.manage().getCookies(),
  };
}

// What a form's answer was is not kept and not asked for again unbidden: the
// browser shows an error of its own, which is no failure here.
async function step(go) {
  await go().catch((why) => {
    if (!String(why).includes('netOffline') && !String(why).includes('error page')) throw why;
  });
}
