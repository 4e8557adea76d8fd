// A reporter that prints, after everything else, the tables that tests have attached.
const TABLE = 'table';

/** Gives the reporter lines of a table: objects with the same keys, a line each. Those with one title are one table. */
export async function attachTable(testInfo, title, rows) {
  const body = JSON.stringify({ title: `${title}, ${testInfo.project.name}`, rows });
  await testInfo.attach(TABLE, { body, contentType: 'application/json' });
}

/** As text, with a line for each row, by its first column. */
function drawn(title, rows) {
  const columns = Object.keys(rows[0]);
  const lines = rows.map((row) => columns.map((column) => String(row[column] ?? '')));
  const cells = [columns, ...lines.toSorted(([one], [other]) => one.localeCompare(other))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length)));
  const pad = (cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]));
  return [title, ...cells.map((line) => line.map(pad).join('  '))].join('\n');
}

export default class Tables {
  tables = {};

  onTestEnd(_, { attachments }) {
    for (const { body } of attachments.filter(({ name }) => name === TABLE)) {
      const { title, rows } = JSON.parse(body.toString());
      (this.tables[title] ??= []).push(...rows);
    }
  }

  onEnd() {
    for (const [title, rows] of Object.entries(this.tables)) console.log(`\n${drawn(title, rows)}`);
  }
}
