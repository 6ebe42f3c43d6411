/**
 * Writes the tables of this folder from examples/. Run in the project's folder with LibreOffice in the path:
 *
 *   node test/data/office/make.mjs
 *   python3 -m venv /tmp/office && /tmp/office/bin/pip install openpyxl==3.1.5 python-docx==1.2.0
 *   /tmp/office/bin/python test/data/office/make.py
 *
 * libreoffice/ is what LibreOffice makes of a table, csv/ is written here, python/ is written by make.py
 * from tables.json, which is not kept.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COLUMNS, exampleLedgers, headerMerges, tasksOf } from './tables.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'gongkai-office-'));
for (const folder of ['csv', 'libreoffice']) mkdirSync(join(here, folder), { recursive: true });

const ledgers = exampleLedgers().map(({ name, ledger }) => ({
  name,
  title: `2022年${ledger.部门}政务公开工作任务台账`,
  submitted: ledger.报送日期,
  tasks: tasksOf(ledger),
}));
writeFileSync(
  join(work, 'tables.json'),
  JSON.stringify({ columns: COLUMNS, merges: headerMerges(), ledgers }),
);

for (const item of ledgers) {
  writeFileSync(join(here, 'csv', `${item.name}.csv`), csv(item));
  writeFileSync(join(work, `${item.name}.fods`), spreadsheet(item));
  writeFileSync(join(work, `${item.name}.html`), page(item));
}
const names = (extension) => ledgers.map(({ name }) => join(work, `${name}.${extension}`));
convert('xlsx:Calc MS Excel 2007 XML', names('fods'));
convert('docx:MS Word 2007 XML', names('html'), ['--writer']);
console.log(`tables.json: ${work}`);
if (process.argv.includes('--clean')) rmSync(work, { recursive: true });

function convert(to, files, more = []) {
  execFileSync('soffice', ['--headless', ...more, '--convert-to', to, '--outdir', join(here, 'libreoffice'), ...files], {
    stdio: 'inherit',
  });
}

/** As Excel writes it: quoted where needed, CR LF, no merged cells, so the task stands in its first row only. */
function csv({ title, submitted, tasks }) {
  const quote = (value) => (/[",\r\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const line = (cells) => `${cells.map(quote).join(',')}\r\n`;
  const blank = (count) => Array(count).fill('');
  const headings = COLUMNS.map(({ parent, key }) => (['延期', '扣除期间'].includes(parent) ? parent + key : key));
  const rows = tasks.flatMap((records) =>
    records.map((cells, index) =>
      cells.map((cell, column) => (index > 0 && COLUMNS[column].parent === null ? '' : cell)),
    ),
  );
  return `\ufeff${line([title, ...blank(COLUMNS.length - 1)])}${line(['报送日期', submitted, ...blank(COLUMNS.length - 2)])}${line(headings)}${rows.map(line).join('')}`;
}

function escape(text) {
  return String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A flat OpenDocument spreadsheet: dates as dates, numbers as numbers. */
function spreadsheet({ title, submitted, tasks }) {
  const cell = (value, { width = 1, height = 1 } = {}) => {
    const span = width > 1 || height > 1
      ? ` table:number-columns-spanned="${width}" table:number-rows-spanned="${height}"`
      : '';
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      return `<table:table-cell table:style-name="d"${span} office:value-type="date" office:date-value="${value}"/>`;
    }
    if (typeof value === 'number') return `<table:table-cell${span} office:value-type="float" office:value="${value}"/>`;
    if (value === '') return `<table:table-cell${span}/>`;
    return `<table:table-cell${span} office:value-type="string"><text:p>${escape(value)}</text:p></table:table-cell>`;
  };
  const covered = (count) => '<table:covered-table-cell/>'.repeat(count);
  const row = (cells) => `<table:table-row>${cells}</table:table-row>`;
  const top = headerMerges()
    .map(({ text, width, height }) => cell(text, { width, height }) + covered(width - 1))
    .join('');
  const second = COLUMNS.map(({ parent, key }) => (parent === null ? covered(1) : cell(key))).join('');
  const body = tasks.flatMap((records) =>
    records.map((cells, index) =>
      row(
        cells
          .map((value, column) => {
            if (COLUMNS[column].parent !== null || records.length === 1) return cell(value);
            return index === 0 ? cell(value, { height: records.length }) : covered(1);
          })
          .join(''),
      ),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles><number:date-style style:name="n"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style><style:style style:name="d" style:family="table-cell" style:data-style-name="n"/></office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="台账">
${row(cell(title, { width: COLUMNS.length }) + covered(COLUMNS.length - 1))}
${row(cell('报送日期：') + cell(submitted))}
${row(top)}
${row(second)}
${body.join('\n')}
</table:table></office:spreadsheet></office:body></office:document>
`;
}

/** A page with one table, for LibreOffice Writer. */
function page({ title, submitted, tasks }) {
  const cell = (value, { width = 1, height = 1 } = {}) =>
    `<td${width > 1 ? ` colspan="${width}"` : ''}${height > 1 ? ` rowspan="${height}"` : ''}>${escape(value)}</td>`;
  const top = headerMerges().map(({ text, width, height }) => cell(text, { width, height })).join('');
  const second = COLUMNS.filter(({ parent }) => parent !== null).map(({ key }) => cell(key)).join('');
  const body = tasks.flatMap((records) =>
    records.map((cells, index) => {
      const shown = cells.map((value, column) => {
        if (COLUMNS[column].parent !== null) return cell(value);
        return index === 0 ? cell(value, { height: records.length }) : '';
      });
      return `<tr>${shown.join('')}</tr>`;
    }),
  );
  return `<!doctype html><meta charset="utf-8"><p>${escape(title)}</p><p>报送日期：${submitted}</p><table border="1"><tr>${top}</tr><tr>${second}</tr>${body.join('\n')}</table>`;
}
