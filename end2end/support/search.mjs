// Looking for words where none should be.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';

/** A word that stands nowhere but where this test has put it. */
export const rare = (name) => `${name}Q${randomBytes(9).toString('hex')}`;

/** Everything the server has on disk: its data, its log and its temporary files. */
export function files() {
  const walk = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? walk(path) : [path];
    });
  return walk(dirname(process.env.FOURSIGHT_TEST_DATA)).filter((path) => statSync(path).isFile());
}

/** These words as bytes: as they are, and in common disguises. */
export const disguises = (words) =>
  words.flatMap((word) => {
    const bytes = Buffer.from(word);
    // Of base64, the parts that do not depend on what stands before.
    const base64 = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').slice(shift && 4, -8),
    );
    return [bytes, bytes.toString('hex'), Buffer.from(word, 'utf16le'), ...base64];
  });

/** The files in which any of these words stands, as it is or in a common disguise. */
export function holding(words) {
  const forms = disguises(words);
  return files().filter((path) => {
    const content = readFileSync(path);
    return forms.some((each) => content.includes(each));
  });
}
