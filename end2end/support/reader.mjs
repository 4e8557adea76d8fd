// A page as a screen reader says it, from top to end. It is a simulation by
// the specifications; what real ones say differs in wording.
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { unfreeze } from './axe.mjs';

const reader = createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader');

/** The reader as one script, which sets `reader`. */
export async function bundled() {
  const { outputFiles } = await build({
    entryPoints: [reader],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'reader',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}

/** What is said, a phrase at a time. */
export async function spoken(page, script, { scripts }) {
  if (!scripts) await unfreeze(page);
  await page.evaluate(`${script}; window.reader = reader`);
  return page.evaluate(async () => {
    const { virtual } = window.reader;
    await virtual.start({ container: document.body });
    // A page that never ends is one that has gone wrong.
    for (let steps = 0; steps < 2000; steps += 1) {
      await virtual.next();
      if ((await virtual.lastSpokenPhrase()) === 'end of document') break;
    }
    const phrases = await virtual.spokenPhraseLog();
    await virtual.stop();
    return phrases;
  });
}
