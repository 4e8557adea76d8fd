// Starts Firefox as Debian ships it (Playwright's own is another one), and connects to it by WebDriver BiDi.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import puppeteer from 'puppeteer-core';

/** What is set in its profile. It asks nobody but this machine for anything. */
function preferences(scripts) {
  const away = new URL(process.env.FOURSIGHT_TEST_AWAY).hostname;
  return {
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
}

/** Goes on where it was, and writes down where that is each second. */
const SESSION = { 'browser.startup.page': 3, 'browser.sessionstore.interval': 1_000 };

/**
 * Starts it with the profile in this folder; if none is named, with one that is removed once it has ended.
 * Not by puppeteer.launch(): that writes some 90 preferences of its own into the profile, and insists on one of them,
 * which takes away that each site has a process of its own. So this Firefox keeps pages as it does for people.
 */
export async function launch(scripts, profile) {
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'foursight-firefox-'));
  const chosen = { ...preferences(scripts), ...(profile && SESSION) };
  const lines = Object.entries(chosen).map((pair) => `user_pref(${pair.map((part) => JSON.stringify(part))});\n`);
  writeFileSync(join(folder, 'user.js'), lines.join(''));
  const words = ['--headless', '--profile', folder, '--remote-debugging-port=0', 'about:blank'];
  const program = spawn(process.env.FIREFOX, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = () => program.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise((done) => program.once('exit', done)).then(() => {
    process.off('exit', kill);
    if (!profile) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  const browser = await puppeteer.connect({
    browserWSEndpoint: `${await address(program)}/session`,
    protocol: 'webDriverBiDi',
    // The window's own size, and no copies kept of what was sent and received.
    defaultViewport: null,
    networkEnabled: false,
  });
  return {
    browser,
    ended,
    /** Quits with its tabs open, as people do, and so writes its session down. */
    async close() {
      await browser.close();
      await ended;
    },
  };
}

/** Where it listens: it says so in a line. */
function address(program) {
  return new Promise((found, failed) => {
    program.once('error', failed);
    program.once('exit', (code, signal) => failed(new Error(`Firefox ended before it listened: ${code ?? signal}`)));
    // Goes on reading, so that Firefox never waits to write.
    createInterface({ input: program.stderr }).on('line', (line) => {
      const said = /^WebDriver BiDi listening on (ws:\S+)/.exec(line);
      if (said) found(said[1]);
    });
  });
}
