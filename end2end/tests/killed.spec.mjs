// The server is killed, without a chance to tidy up, between any two pages: nothing that was typed is lost.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, expect } from '../support/site.mjs';
import { mouse } from '../support/form.mjs';
import { reference } from '../support/program.mjs';
import { FULL } from '../support/report.mjs';
import { SEND, START, walk } from '../support/walk.mjs';

/** An address of this machine that nothing listens on. */
const free = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { address, port } = server.address();
      server.close(() => done(`${address}:${port}`));
    });
  });

/** A server of this test's own, which can be killed and started again on the same folder. */
async function mortal() {
  const data = join(mkdtempSync(join(tmpdir(), 'foursight-killed-')), 'data');
  const [at, desk] = [await free(), await free()];
  let running;
  const answers = () => fetch(`http://${at}/readyz`).then(({ ok }) => ok, () => false);
  return {
    at: `http://${at}`,
    data,
    async start() {
      running = spawn(process.env.FOURSIGHT_BIN, ['demo', '--data', data, '--public', at, '--desk', desk], { stdio: 'ignore' });
      await expect.poll(answers).toBe(true);
    },
    async kill() {
      const dead = new Promise((done) => running.once('exit', done));
      running.kill('SIGKILL');
      await dead;
    },
  };
}

let server;

// All pages, and a server that starts as often.
test.slow();

test.use({
  mortal: async ({}, use) => {
    server = await mortal();
    await use(server.at);
    await server.kill();
  },
});

test('killed between any two pages, it loses nothing', { tag: '@scripts' }, async ({ page }) => {
  await server.start();
  await page.goto(`${server.at}/report`);
  await mouse.press(page, START);
  await walk(page, mouse, FULL, {
    origin: server.at,
    async saved() {
      await server.kill();
      await server.start();
    },
  });
  await mouse.press(page, SEND);
  await expect(page).toHaveURL(`${server.at}/report/end`);
  const sent = await reference(page);
  const words = ['queue', 'open', sent, '--data', server.data];
  expect(JSON.parse(execFileSync(process.env.FOURSIGHT_BIN, words, { encoding: 'utf8' })).report).toEqual(FULL);
});
