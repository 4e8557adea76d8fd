// The services as they stand in content/services.toml, for tests that compare a page with it.
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../content/services.toml', import.meta.url), 'utf8');

/** By name: `name`, `number`, `text`, `needs` and `nations`, as far as it has them. */
export const SERVICES = Object.fromEntries(
  text.split(/^\[(?=\w+\]$)/m).slice(1).map((part) => {
    const [heading, ...lines] = part.split('\n');
    const known = lines.map((line) => /^(name|number|text|needs|nations) = (.*)$/.exec(line)).filter(Boolean);
    const facts = Object.fromEntries(known.map(([, key, value]) => [key, JSON.parse(value)]));
    return [heading.slice(0, -1), { needs: [], nations: [], ...facts }];
  }),
);

/** What looks like a telephone number in some words. */
export const numbersIn = (words) => words.match(/\b(?:\d[\d ]{3,}\d|999|101|111|112)\b/g) ?? [];

/** Every number that may be shown, as people read it: to call, and to send a text to. */
export const NUMBERS = Object.values(SERVICES).flatMap(({ number, text = '' }) => [number ?? [], numbersIn(text)].flat());
