// Writes NAME.br and NAME.gz beside each file named, as small as they get.
// Each lands under its final name only when whole: xtask takes one that exists
// to be finished.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

const whole = async (name, bytes) => {
  await writeFile(`${name}.part`, bytes);
  await rename(`${name}.part`, name);
};

await Promise.all(
  process.argv.slice(2).map(async (name) => {
    const bytes = await readFile(name);
    await whole(`${name}.br`, await brotli(bytes));
    await whole(`${name}.gz`, await promisify(gzip)(bytes, { level: 9 }));
  }),
);
