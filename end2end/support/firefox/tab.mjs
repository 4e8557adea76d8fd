// A tab of Firefox, for support/leaving.mjs.
import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionClosedError, ProtocolError } from 'puppeteer-core';
import { look } from '../leaving.mjs';

/**
 * Of puppeteer's own ways, goto() and goBack() wait for events that do not come when Firefox takes a page from its
 * back/forward cache or shows an error page, and click() waits for a callback that does not come with scripts off.
 * So here BiDi's commands are sent as they are, and the page itself says when it is there.
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
    async click(selector) {
      const { x, y } = await ask(middle, selector);
      await page.mouse.click(x, y);
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
  const point = { x: x + width / 2, y: y + height / 2 };
  if (!element.contains(document.elementFromPoint(point.x, point.y))) throw new Error(`something covers ${selector}`);
  return point;
}
