// A demonstration of a test's own, with its desk, and people who sign in there.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';

export { expect };

const free = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Starts one. `link` signs in the lead, once. */
async function start(words) {
  const data = join(mkdtempSync(join(tmpdir(), 'foursight-desk-')), 'data');
  const [site, desk] = [`127.0.0.1:${await free()}`, await free()];
  const all = ['demo', '--data', data, '--public', site, '--desk', `127.0.0.1:${desk}`, ...words];
  const running = spawn(process.env.FOURSIGHT_BIN, all, { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  running.stdout.on('data', (piece) => (printed += piece));
  const found = () => printed.match(/http:\/\/localhost:\S+/)?.[0];
  await expect.poll(found).toBeTruthy();
  const program = (...words) => execFileSync(process.env.FOURSIGHT_BIN, [...words, '--data', data], {
    encoding: 'utf8',
    env: { ...process.env, FOURSIGHT_DESK_ORIGIN: `http://localhost:${desk}` },
  });
  return {
    site: `http://${site}`,
    origin: `http://localhost:${desk}`,
    link: found(),
    data,
    program,
    /** The link of an invitation. */
    invite: (name, role) => program('desk', 'invite', '--name', name, '--role', role).split('\n')[0],
    /** Sends a report as a program does; its reference. */
    async report(report) {
      const key = Array.from({ length: 30 }, () => 'abcdefghijkmnpqr'[Math.floor(Math.random() * 16)]).join('');
      const answer = await fetch(`http://${site}/api/v1/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ version: 1, reporter: { role: 'self' }, ...report }),
      });
      expect(answer.status).toBe(201);
      return (await answer.json()).reference;
    },
    async stop() {
      const gone = new Promise((done) => running.once('exit', done));
      running.kill('SIGTERM');
      await gone;
    },
  };
}

export const test = base.extend({
  // Further words of the command line, such as `--made-up`.
  words: [[], { option: true }],

  desk: async ({ words }, use) => {
    const desk = await start(words);
    await use(desk);
    await desk.stop();
  },

  // No page asks anybody else for anything, and the browser finds nothing to complain of.
  watch: [
    async ({ context, desk }, use) => {
      const complaints = [];
      context.on('request', (request) => {
        const { origin } = new URL(request.url());
        if (![desk.origin, desk.site].includes(origin)) complaints.push(`asked elsewhere: ${request.url()}`);
      });
      context.on('weberror', (fault) => complaints.push(`script: ${fault.error()}`));
      context.on('console', (message) => {
        const refused = /status of 4\d\d/.test(message.text());
        if (['error', 'warning'].includes(message.type()) && !refused) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** A virtual authenticator in a page. `verifies`: whether it can tell that it is its owner. */
export async function authenticator(page, { transport = 'internal', verifies = true } = {}) {
  const client = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: verifies,
      isUserVerified: verifies,
      automaticPresenceSimulation: true,
    },
  });
  return { client, authenticatorId };
}

/** Makes a passkey by an invitation, and so signs in. */
export async function enrol(page, link) {
  await page.goto(link);
  await page.getByRole('button', { name: /passkey/i }).click();
  await page.waitForURL(/\/queue$/);
}

/** Signs in by name and passkey. */
export async function signIn(page, desk, name) {
  await page.goto(`${desk.origin}/sign-in`);
  await page.locator('[name="name"]').fill(name);
  await page.locator('main button[type="submit"]').first().click();
  await page.waitForURL(/\/sign-in\/passkey$/);
  await page.locator('[data-passkey="sign-in"] button, button[data-passkey="sign-in"]').first().click();
}
