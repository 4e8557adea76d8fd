// Whether a page moves under its reader's eyes.

/** Sums up the layout shifts of each page that is opened from now on; ask `shifted` for the sum. */
export const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** The sum so far, once what has changed has been drawn and told. */
export const shifted = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const drawn = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
        drawn(() => setTimeout(() => drawn(() => resolve(window.shifted)), 50));
      }),
  );

/** A page whose processor is so many times slower than this machine's. */
export async function slowed(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}
