// A bad line: what the server sent for one page, sent again by a server of the
// test's own, as it was and as a page of plain HTML; and how soon each can be used.
import http from 'node:http';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { slowed } from './shift.mjs';
import { fetched, named } from './wire.mjs';

// Slow 3G: 400 ms there and back, 400 kbit a second.
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

// So far away, or so weak, that each question takes two seconds.
const FAR = { ...SLOW_3G, latency: 2_000 };

// A telephone that was cheap some years ago.
const SLOWER = 4;

const packed = (html, quality) => brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

/** The same page with nothing that runs, of the same length: a comment stands where the script's tag stood. */
const plain = (html) => html.replace(/<script[^>]*><\/script>/g, (tag) => `<!--${tag.slice(4, -3).replace(/[<>]/g, ' ')}-->`);

// Opened first, so that starting a process for the site is not part of the time.
const EMPTY = '/empty';

/** What a page and its files look like over the wire, and the same page plain. */
export async function recorded(url, cookie) {
  const page = await fetched(url, cookie ? { cookie } : {});
  const html = brotliDecompressSync(page.body).toString();
  const { css, scripts } = named(html);
  const files = {};
  for (const path of [css, ...scripts]) files[path] = await fetched(new URL(path, url));
  // Packed as the server packs: whichever effort comes closest.
  const candidates = Array.from({ length: 12 }, (_, quality) => packed(plain(html), quality));
  const off = (bytes) => Math.abs(bytes.length - page.body.length);
  const body = candidates.reduce((best, each) => (off(each) < off(best) ? each : best));
  const empty = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<!DOCTYPE html>') };
  return { ...files, [EMPTY]: empty, '/ours': page, '/plain': { ...page, body } };
}

/** Serves what was recorded; gives the address and a way to end it. */
export async function replayed(files) {
  const server = http.createServer((request, response) => {
    const { status, headers, body } = files[request.url] ?? { status: 404, headers: {}, body: Buffer.alloc(0) };
    const { 'content-type': type = 'text/plain', 'content-encoding': packing, ...rest } = headers;
    const policy = rest['content-security-policy'];
    response.writeHead(status, {
      'content-type': type,
      'content-length': body.length,
      ...(packing && { 'content-encoding': packing }),
      ...(policy && { 'content-security-policy': policy }),
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { origin: `http://127.0.0.1:${server.address().port}`, end };
}

/**
 * Milliseconds from asking for the page until its first field has been used, in a browser that has
 * seen nothing yet. Used means: it has been drawn with its styles, has taken the focus, a key was
 * pressed, and the page has taken that in.
 */
export async function usable(browser, url) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(new URL(EMPTY, url).href);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_3G);
    await slowed(page, SLOWER);
    await page.addInitScript(() => {
      const begin = () => {
        const field = document.querySelector('main form :is(input:not([type=hidden]), textarea, select)');
        const box = field?.getBoundingClientRect();
        const drawn = performance.getEntriesByName('first-contentful-paint').length > 0;
        if (!drawn || !box || box.width === 0) return requestAnimationFrame(begin);
        field.addEventListener('input', () => (window.used = performance.now()), { once: true });
        field.focus({ preventScroll: true });
        window.focused = document.activeElement === field;
      };
      requestAnimationFrame(begin);
    });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.focused);
    // Checks a radio, and is a letter anywhere else.
    await page.keyboard.press('Space');
    return await (await page.waitForFunction(() => window.used)).jsonValue();
  } finally {
    await context.close();
  }
}

/** Milliseconds until the largest piece of the first screen is drawn, in a browser that has seen nothing yet. */
export async function drawn(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 780 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', FAR);
    await slowed(page, SLOWER);
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { startTime } of list.getEntries()) window.largest = startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
    await page.goto(url);
    // The files that come after the page may still change what is drawn.
    await page.waitForLoadState('networkidle');
    return await page.evaluate(() => window.largest);
  } finally {
    await context.close();
  }
}
