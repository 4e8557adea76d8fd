// The built program in a browser: `scripts` runs every test as most people
// meet the site, `plain` runs the same with scripts off, because everything
// has to work that way too. Both use Chromium's headless shell, which draws
// pages as Chromium does and takes a third less time. Leaving is tested in
// Chromium itself and in Firefox, because browsers differ in what Back brings.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// Of this machine; other addresses for when something else has these.
const PUBLIC = process.env.FOURSIGHT_TEST_PUBLIC ?? '127.0.0.1:3970';
const DESK = process.env.FOURSIGHT_TEST_DESK_LISTEN ?? '127.0.0.1:3971';
// A second site, for what the first never is: a real service, and closed.
const CLOSED = PUBLIC.replace(/\d+$/, (port) => Number(port) + 3);
// And one that lets in few: see support/crowd.mjs.
const CROWDED = PUBLIC.replace(/\d+$/, (port) => Number(port) + 4);
const CROWDED_DESK = PUBLIC.replace(/\d+$/, (port) => Number(port) + 5);
const NEUTRAL = process.env.FOURSIGHT_TEST_NEUTRAL ?? '127.0.0.1:3972';

// This file is read once more in every worker; all are to see one directory.
process.env.FOURSIGHT_TEST_DATA ??= join(mkdtempSync(join(tmpdir(), 'foursight-')), 'data');
// All the server printed, beside its data: a test may search it for words
// that must never have been written down.
process.env.FOURSIGHT_TEST_LOG ??= join(process.env.FOURSIGHT_TEST_DATA, '../server.log');
// The markup of pages, for the checker that comes last. Apart from the data: it holds what was typed.
process.env.FOURSIGHT_TEST_PAGES ??= mkdtempSync(join(tmpdir(), 'foursight-pages-'));
process.env.FOURSIGHT_TEST_DESK ??= `http://${DESK}`;
process.env.FOURSIGHT_TEST_SITE = `http://${PUBLIC}`;
process.env.FOURSIGHT_TEST_CLOSED = `http://${CLOSED}`;
process.env.FOURSIGHT_TEST_CROWDED = `http://${CROWDED}`;
// Where leaving leads: another site, as the real one is, by a name that only the
// browsers here know. To them the same address would be the same site.
process.env.FOURSIGHT_TEST_AWAY ??= `http://weather.test:${NEUTRAL.split(':')[1]}/`;

// The browser that people have, and the same without windows: Playwright's own where none is named.
const CHROMIUM = process.env.CHROMIUM || undefined;
const SHELL = process.env.CHROMIUM_HEADLESS_SHELL || CHROMIUM;
// No sandbox in a container; and nothing that calls home meanwhile.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing leaves this machine. A route in a test could not see to that:
  // Playwright's do not catch where a redirect leads.
  '--host-resolver-rules=MAP weather.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];
const QUICK = { executablePath: SHELL, args: ARGUMENTS };

// What is timed needs the machine to itself: it comes last, one at a time.
const TIMED = 'line.spec.mjs';
// Reads what others have kept.
const MARKUP = 'nu.spec.mjs';
// Some tests are of what only scripts do.
const PLAIN = { grepInvert: /@scripts/ };
const LEAVING = /\/leave\.[^/]*spec\.mjs$/;
// Each of its tests starts a browser of its own, with scripts or without.
const TRACES = { testDir: 'traces' };
// The desk: each test has a demonstration of its own.
const DESK_TESTS = { testDir: 'desk' };
// One Firefox for each project, because starting it takes longer than a test.
const FIREFOX = { testDir: 'firefox', fullyParallel: false };

export default defineConfig({
  testDir: 'tests',
  // Tables first, so that the summary stays last.
  reporter: [['./support/tables.mjs'], ['list']],
  // Pages wait more than they work: one more than the cores of a small machine.
  workers: 3,
  fullyParallel: true,
  // Nothing is measured by these: whoever is done sooner does not wait. They only end what would never end, on a machine
  // many times slower than ours that is also compiling.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://${PUBLIC}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: { executablePath: CHROMIUM, args: ARGUMENTS },
  },
  projects: [
    { name: 'scripts', use: { launchOptions: QUICK }, testIgnore: [TIMED, MARKUP, LEAVING] },
    { name: 'plain', use: { launchOptions: QUICK, javaScriptEnabled: false }, ...PLAIN, testIgnore: [TIMED, MARKUP, LEAVING] },
    { name: 'leaving', testMatch: LEAVING },
    { name: 'leaving-plain', use: { javaScriptEnabled: false }, ...PLAIN, testMatch: LEAVING },
    { name: 'firefox', ...FIREFOX },
    { name: 'firefox-plain', use: { javaScriptEnabled: false }, ...FIREFOX, ...PLAIN },
    { name: 'desk', ...DESK_TESTS, use: { launchOptions: QUICK } },
    { name: 'desk-plain', ...DESK_TESTS, use: { launchOptions: QUICK, javaScriptEnabled: false }, ...PLAIN },
    { name: 'traces', ...TRACES },
    { name: 'markup', testMatch: MARKUP, dependencies: ['scripts', 'plain'] },
    {
      name: 'timed',
      testMatch: TIMED,
      fullyParallel: false,
      dependencies: ['scripts', 'plain', 'leaving', 'leaving-plain', 'firefox', 'firefox-plain', 'desk', 'desk-plain', 'traces', 'markup'],
    },
  ],
  webServer: [
    {
      command:
        `exec "$FOURSIGHT_BIN" demo --data "$FOURSIGHT_TEST_DATA"` +
        ` --public ${PUBLIC} --desk ${DESK} > "$FOURSIGHT_TEST_LOG" 2>&1`,
      url: `http://${PUBLIC}/healthz`,
      reuseExistingServer: false,
      timeout: 300_000,
      env: {
        // As talkative as it can be, and with temporary files where they are
        // searched too.
        FOURSIGHT_LOG: 'trace',
        TMPDIR: join(process.env.FOURSIGHT_TEST_DATA, '..'),
        FOURSIGHT_PUBLIC_LEAVE_TO: process.env.FOURSIGHT_TEST_AWAY,
        // All tests come from one address.
        FOURSIGHT_LIMITS_OFF: 'true',
      },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    {
      command: `exec "$FOURSIGHT_BIN" serve --data "$FOURSIGHT_TEST_DATA-closed" > "$FOURSIGHT_TEST_LOG.closed" 2>&1`,
      url: `http://${CLOSED}/healthz`,
      reuseExistingServer: false,
      timeout: 300_000,
      env: {
        FOURSIGHT_PUBLIC_LISTEN: CLOSED,
        FOURSIGHT_PUBLIC_ORIGIN: 'https://closed.example',
        FOURSIGHT_SERVICE_LIVE: 'true',
        FOURSIGHT_SERVICE_OPERATOR: 'the Tests',
      },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    {
      command: `exec "$FOURSIGHT_BIN" demo --data "$FOURSIGHT_TEST_DATA-crowded" --public ${CROWDED} --desk ${CROWDED_DESK} > "$FOURSIGHT_TEST_LOG.crowded" 2>&1`,
      url: `http://${CROWDED}/healthz`,
      reuseExistingServer: false,
      timeout: 300_000,
      env: {
        // Its visitors say by themselves where they come from, and so whom they share that with.
        FOURSIGHT_PUBLIC_PROXIES: '127.0.0.1',
        FOURSIGHT_LIMITS_REQUESTS_AT_ONCE: '30',
        FOURSIGHT_LIMITS_REQUESTS_A_SECOND: '1',
        FOURSIGHT_LIMITS_DRAFT_REQUESTS_AT_ONCE: '30',
        FOURSIGHT_LIMITS_DRAFT_REQUESTS_A_SECOND: '1',
      },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
    { command: `exec node support/neutral.mjs ${NEUTRAL}`, url: `http://${NEUTRAL}/`, reuseExistingServer: false, timeout: 300_000 },
  ],
});
