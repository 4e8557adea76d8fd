// Time that a test moves. `page.clock` must be installed.

export const MINUTES = 60_000;

/** So many minutes in which somebody is there, without writing anything. */
export async function read(page, minutes) {
  for (let left = minutes; left > 0; left -= 10) {
    await page.clock.fastForward(Math.min(left, 10) * MINUTES);
    await page.evaluate(() => dispatchEvent(new WheelEvent('wheel')));
  }
}

/** So many minutes in which nobody is there, or the device sleeps; then somebody looks at it. */
export async function sleep(page, minutes) {
  await page.clock.setSystemTime(await page.evaluate((later) => Date.now() + later, minutes * MINUTES));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}
