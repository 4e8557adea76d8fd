// A tab of Firefox, for support/leaving.mjs.
import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionClosedError, ProtocolError } from 'puppeteer-core';
import { look } from '../leaving.mjs';

/**
 * puppeteer's goto() and goBack() wait for events that do not come when Firefox takes a page from its back/forward
 * cache or shows an error page; its click() waits for a callback that does not come with scripts off. So BiDi's
 * commands are sent by `browsingContext`, which puppeteer does not document, and the page is asked whether it is there.
 */
export function tabOf(page, baseURL) {
  const { browsingContext } = page.mainFrame();
  const ask = (run, ...words) => inPage(page, run, words);
  async function step(delta) {
    const before = await ask(which);
    try {
      await browsingContext.traverseHistory(delta);
    } catch (why) {
      // As with the button of a browser: at either end nothing happens.
      if (String(why).includes('no such history entry')) return;
      throw why;
    }
    while ((await ask(which)) === before) await pause(20);
  }
  return {
    open: (path) => browsingContext.navigate(baseURL + path, 'complete'),
    at: () => ask(() => location.href),
    look: () => ask(look),
    /** What a function of no words gives, run in the page. */
    read: (run) => ask(run),
    height: () => ask(() => document.documentElement.scrollHeight),
    async click(selector) {
      await page.mouse.click(...(await still(() => ask(middle, selector))));
    },
    key: (name) => page.keyboard.press(name),
    focus: (selector) => ask(focus, selector),
    async type(selector, words) {
      await ask(focus, selector);
      await page.keyboard.type(words);
    },
    back: () => step(-1),
    forward: () => step(1),
    cookies: () => page.browserContext().cookies(),
  };
}

/** Runs this in the page, once there is one and it has loaded; while one takes the place of another, asks again. */
async function inPage(page, run, words) {
  const script = `(${whenLoaded})(${run}, ${JSON.stringify(words)})`;
  for (;;) {
    const said = await page.evaluate(script).catch((why) => {
      if (!(why instanceof ProtocolError) || why instanceof ConnectionClosedError) throw why;
    });
    if (said) return said.value;
    await pause(20);
  }
}

/** The place of something, once it has stayed there for a while: Firefox goes on scrolling after something was typed. */
async function still(place) {
  let [at, times] = [await place(), 0];
  while (times < 3) {
    await pause(40);
    const now = await place();
    times = now.join() === at.join() ? times + 1 : 0;
    at = now;
  }
  return at;
}

// What follows runs in the page, scripts on or off.

function whenLoaded(run, words) {
  const { documentURI, readyState } = document;
  // Firefox's own error page never gets further: it stands for the answer to a form, which is not kept and not asked
  // for again unbidden, and is no failure here. about:blank is only ever on the way to a page.
  const loaded = documentURI.startsWith('about:neterror') ? 'interactive' : 'complete';
  return readyState === loaded && documentURI !== 'about:blank' ? { value: run(...words) } : null;
}

/** Tells one page from another, though both have one address. */
const which = () => performance.timeOrigin;

function focus(selector) {
  if (selector) document.querySelector(selector).focus();
  else document.activeElement.blur();
}

/** Brings an element into view; gives its middle, which nothing may cover. */
function middle(selector) {
  const element = document.querySelector(selector);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getClientRects()[0];
  const point = [x + width / 2, y + height / 2];
  if (!element.contains(document.elementFromPoint(...point))) throw new Error(`something covers ${selector}`);
  return point;
}
