// Looking for words in all that a browser has written down.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync } from 'node:zlib';
import { disguises } from '../search.mjs';

/** The words that stand in some file of this folder, each with the files: as they are, in a common disguise, or packed. */
export function found(folder, words, pattern = /./) {
  const wanted = words.map((word) => [word, disguises([word])]);
  const holding = {};
  for (const path of files(folder).filter((each) => pattern.test(each))) {
    for (const content of unpacked(readFileSync(path))) {
      for (const [word, forms] of wanted) {
        if (forms.some((form) => content.includes(form))) (holding[word] ??= new Set()).add(path.slice(folder.length + 1));
      }
    }
  }
  return Object.fromEntries(Object.entries(holding).map(([word, paths]) => [word, [...paths]]));
}

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    // Some browsers tidy up for a moment after they have ended.
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.size > 0);

/**
 * A file's content, and what of it is packed, unpacked. What LZ4 and Snappy pack (Firefox's session, LevelDB) mostly shows a
 * word that is there for the first time as it is; the session, where it matters most, is unpacked all the same.
 */
function* unpacked(content) {
  yield content;
  const tries = [];
  if (content.subarray(0, 8).equals(Buffer.from('mozLz40\0'))) tries.push(() => lz4(content.subarray(12), content.readUInt32LE(8)));
  for (let at = content.indexOf(GZIP); at >= 0; at = content.indexOf(GZIP, at + 1)) {
    const from = content.subarray(at);
    tries.push(() => gunzipSync(from, PARTLY.gzip));
  }
  // An entry of Firefox's cache begins with the body as it came.
  tries.push(() => brotliDecompressSync(content, PARTLY.brotli));
  // One of Chromium's has a header of 24 bytes before it, and its key, whose length stands in that.
  if (content.length > 24 && content.subarray(0, 8).equals(SIMPLE)) {
    const body = content.subarray(24 + content.readUInt32LE(12));
    tries.push(() => brotliDecompressSync(body, PARTLY.brotli), () => gunzipSync(body, PARTLY.gzip), () => inflateRawSync(body, PARTLY.gzip));
  }
  for (const attempt of tries) {
    let whole;
    try {
      whole = attempt();
    } catch {
      // It was not packed that way.
    }
    if (whole?.length > 0) yield whole;
  }
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const SIMPLE = Buffer.from('305c72a71b6dfbfc', 'hex');
const PARTLY = {
  gzip: { finishFlush: constants.Z_SYNC_FLUSH },
  brotli: { finishFlush: constants.BROTLI_OPERATION_FLUSH },
};

/** One block of LZ4, as the format's description has it (lz4_Block_format.md). */
export function lz4(packed, length) {
  const whole = Buffer.alloc(length);
  let [from, to] = [0, 0];
  const more = (start) => {
    let sum = start;
    if (start === 15) for (let byte = 255; byte === 255; sum += byte) byte = packed[from++];
    return sum;
  };
  while (from < packed.length) {
    const token = packed[from++];
    const literals = more(token >> 4);
    packed.copy(whole, to, from, from + literals);
    [from, to] = [from + literals, to + literals];
    if (from >= packed.length) break;
    const back = packed.readUInt16LE(from);
    from += 2;
    // Copied byte by byte: it may reach into what it copies.
    for (let left = more(token & 15) + 4; left > 0; left -= 1, to += 1) whole[to] = whole[to - back];
  }
  return whole.subarray(0, to);
}
