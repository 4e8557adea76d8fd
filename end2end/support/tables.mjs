// A reporter that prints, after everything else, the tables that tests have attached.
const TABLE = 'table';

/** Gives the reporter a table: objects with the same keys, a line each. */
export async function attachTable(testInfo, title, rows) {
  const columns = Object.keys(rows[0]);
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length)));
  const pad = (cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]));
  const body = [`${title}, ${testInfo.project.name}`, ...cells.map((line) => line.map(pad).join('  '))].join('\n');
  await testInfo.attach(TABLE, { body, contentType: 'text/plain' });
}

export default class Tables {
  tables = [];

  onTestEnd(_, { attachments }) {
    this.tables.push(...attachments.filter(({ name }) => name === TABLE).map(({ body }) => body.toString()));
  }

  onEnd() {
    for (const table of this.tables) console.log(`\n${table}`);
  }
}
