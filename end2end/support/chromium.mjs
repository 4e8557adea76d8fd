// A tab of Playwright's Chromium, for support/leaving.mjs.
import { look } from './leaving.mjs';

export const chromium = (page) => ({
  open: (path) => page.goto(path),
  at: () => page.url(),
  look: () => page.evaluate(look),
  click: (selector) => page.locator(selector).click(),
  key: (name) => page.keyboard.press(name),
  focus: (selector) =>
    page.evaluate((one) => (one ? document.querySelector(one).focus() : document.activeElement.blur()), selector),
  async type(selector, words) {
    await page.locator(selector).click();
    await page.keyboard.insertText(words);
  },
  back: () => step(page, () => page.goBack()),
  forward: () => step(page, () => page.goForward()),
  cookies: () => page.context().cookies(),
});

// What a form's answer was is not kept and not asked for again unbidden: the
// browser shows an error of its own, which is no failure here.
async function step(page, go) {
  try {
    await go();
  } catch (why) {
    if (!String(why).includes('ERR_CACHE_MISS')) throw why;
    await page.waitForURL((url) => url.protocol === 'chrome-error:', { waitUntil: 'commit' });
  }
}
