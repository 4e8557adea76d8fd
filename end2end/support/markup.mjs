// What two checkers say of a page's markup: html-validate, in this process,
// and the Nu checker, whose Java machine starts once for all pages.
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { STATES } from './states.mjs';

const FOLDER = process.env.FOURSIGHT_TEST_PAGES;
const JAR = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

// html-validate's recommended rules are policy as well as law. These are not ours.
const RULES = {
  // `contact.email` names a field, and its element, as the report's JSON does.
  'valid-id': ['error', { relaxed: true }],
  // A list's boxes share their name: that is how a form sends a list. Of buttons only the one pressed is sent.
  'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
  // The way out is a link, to work without scripts, that govuk-frontend calls a button.
  'prefer-native-element': ['error', { exclude: ['button'] }],
  // The style sheet keeps numbers on one line.
  'tel-non-breaking': 'off',
  // A matter of taste, and a browser that writes its page out has its own.
  'attribute-boolean-style': 'off',
  'attribute-empty-style': 'off',
  // People's own words are given back as they were typed. `>` may stand in text, which this rule
  // does not know of a textarea; of `<` and `&`, which may not, the Nu checker tells.
  'no-raw-characters': 'off',
  'no-trailing-whitespace': 'off',
};

const checker = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: RULES,
});

/** What html-validate finds, in a line for each fault. */
export async function invalid(html) {
  const { results } = await checker.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map((each) => `${each.ruleId}: ${each.message} (${each.line}:${each.column} ${each.selector ?? ''})`),
  );
}

/**
 * Only a warning, and of people's own words, which are given back as they were typed; and a property that browsers have
 * and the checker's list of them does not yet, in the style sheet that a page carries.
 */
const PASSED_OVER = [
  /^Text run is not in Unicode Normalization Form C/,
  /^CSS: .field-sizing.: Property .field-sizing. doesn't exist/,
];

/** Keeps a page's markup for the Nu checker, which reads all of them at once at the end. */
export function keep(state, kind, html) {
  writeFileSync(join(FOLDER, `${state}-${test.info().project.name}-${kind}.html`), html);
}

/** The files that were kept. */
export const kept = () => readdirSync(FOLDER).map((name) => join(FOLDER, name));

/** What the Nu checker finds in these files: lists of lines, by the names of the states. */
export async function nu(files) {
  // Most pages are the same with scripts off.
  const different = new Map(files.map((file) => [readFileSync(file, 'utf8'), file]));
  const { messages } = await judged([...different.values()]);
  const found = {};
  for (const { url, type, subType, message, extract } of messages) {
    if (PASSED_OVER.some((each) => each.test(message))) continue;
    const [, state, how] = /(\d+)-([\w-]+)\.html$/.exec(url);
    (found[`${STATES[state].name}, ${how}`] ??= []).push(`${subType ?? type}: ${message} ${extract}`);
  }
  return found;
}

function judged(files) {
  const words = ['-jar', JAR, '--format', 'json', '--exit-zero-always', ...files];
  return new Promise((resolve, reject) => {
    execFile('java', words, { maxBuffer: 64 * 1024 * 1024 }, (why, _, told) =>
      why ? reject(new Error(`the Nu checker did not run: ${why.message}`)) : resolve(JSON.parse(told)),
    );
  });
}
