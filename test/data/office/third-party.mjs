/**
 * Writes third-party/ from examples/ with ten programs, each its own way. Run in the project's folder:
 *
 *   apt-get install pandoc gnumeric libexcel-writer-xlsx-perl
 *   mkdir /tmp/writers && npm install --prefix /tmp/writers exceljs@4.4.0 xlsx@0.18.5 docx@9.15.2 write-excel-file@4.1.1 xlsx-populate@1.21.0 html-to-docx@1.8.0
 *   python3 -m venv /tmp/writers/py && /tmp/writers/py/bin/pip install XlsxWriter==3.2.9
 *   node test/data/office/third-party.mjs /tmp/writers
 *
 * None of them is a dependency of the project: they are installed outside of it.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COLUMNS, exampleLedgers, headerMerges, tasksOf } from './tables.mjs';

const [installed] = process.argv.slice(2);
if (installed === undefined) throw new Error('name the folder in which the packages are installed');
const require = createRequire(join(installed, 'package.json'));
const target = fileURLToPath(new URL('third-party', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'gongkai-third-party-'));
mkdirSync(target, { recursive: true });

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Seconds and days since 1899-12-30, as Excel counts. */
const serial = (text) => Date.parse(`${text}T00:00:00Z`) / 86_400_000 + 25_569;
const isAddress = (value) => /^https?:/.test(value);

/** In one line, for programs that merge no cells. */
const HEADINGS = COLUMNS.map(({ parent, key }) => (['延期', '扣除期间'].includes(parent) ? parent + key : key));

/** A ledger as rows: title, date, two lines of header, one record a row. */
function tableOf({ name, ledger }) {
  const tasks = tasksOf(ledger);
  const rows = [];
  const merges = [];
  for (const records of tasks) {
    records.forEach((cells, index) => {
      rows.push(cells.map((cell, column) => (index > 0 && COLUMNS[column].parent === null ? '' : cell)));
    });
    if (records.length > 1) {
      COLUMNS.forEach(({ parent }, column) => {
        if (parent !== null) return;
        const bottom = rows.length + 4;
        merges.push({ top: bottom - records.length + 1, bottom, left: column, right: column });
      });
    }
  }
  const top = COLUMNS.map(() => '');
  for (const { column, width, height, text } of headerMerges()) {
    top[column] = text;
    if (width > 1 || height > 1) merges.push({ top: 3, bottom: 2 + height, left: column, right: column + width - 1 });
  }
  const second = COLUMNS.map(({ parent, key }) => (parent === null ? '' : key));
  const blank = COLUMNS.map(() => '');
  const title = [`2022年${ledger.部门}政务公开工作任务台账`, ...blank.slice(1)];
  const submitted = ['报送日期', ledger.报送日期, ...blank.slice(2)];
  return { name, rows: [title, submitted, top, second, ...rows], merges, tasks, flat: [title, submitted, HEADINGS, ...rows] };
}

const tables = exampleLedgers().map(tableOf);
const letter = (column) => String.fromCharCode(65 + column);
const area = ({ top, bottom, left, right }) => `${letter(left)}${top}:${letter(right)}${bottom}`;

async function exceljs({ rows, merges }, path) {
  const { Workbook } = require('exceljs');
  const book = new Workbook();
  book.created = book.modified = new Date('2022-05-30T00:00:00Z');
  const sheet = book.addWorksheet('台账', { views: [{ state: 'frozen', ySplit: 4 }] });
  rows.forEach((cells, index) => {
    cells.forEach((value, column) => {
      if (value === '') return;
      const cell = sheet.getCell(index + 1, column + 1);
      if (DATE.test(value)) {
        cell.value = new Date(`${value}T00:00:00Z`);
        cell.numFmt = 'yyyy"年"m"月"d"日"';
      } else if (isAddress(value)) cell.value = { text: '查看', hyperlink: value };
      else if (column === 1) cell.value = { richText: [...String(value)].map((text) => ({ text })) };
      else cell.value = value;
    });
  });
  for (const merge of merges) sheet.mergeCells(area(merge));
  await book.xlsx.writeFile(path);
}

function sheetjs({ rows, merges }, path) {
  const xlsx = require('xlsx');
  const sheet = xlsx.utils.aoa_to_sheet(
    rows.map((cells) =>
      cells.map((value) => {
        if (value === '') return null;
        if (DATE.test(value)) return { t: 'n', v: serial(value), z: 'yyyy/m/d' };
        return isAddress(value) ? { t: 's', v: '打开', l: { Target: value } } : value;
      }),
    ),
  );
  sheet['!merges'] = merges.map(({ top, bottom, left, right }) => ({
    s: { r: top - 1, c: left },
    e: { r: bottom - 1, c: right },
  }));
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, 'Sheet1');
  book.Props = { CreatedDate: new Date('2022-05-30T00:00:00Z') };
  xlsx.writeFile(book, path, { compression: true });
}

async function writeExcelFile({ flat }, path) {
  const write = require('write-excel-file/node');
  const data = flat.map((cells) =>
    cells.map((value) => {
      if (value === '') return null;
      if (DATE.test(value)) return { type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd;@' };
      return { type: typeof value === 'number' ? Number : String, value };
    }),
  );
  await (write.default ?? write)(data, { filePath: path }).toFile?.(path);
}

async function xlsxPopulate({ rows, merges }, path) {
  const book = await require('xlsx-populate').fromBlankAsync();
  const sheet = book.sheet(0);
  rows.forEach((cells, index) => {
    cells.forEach((value, column) => {
      if (value === '') return;
      const cell = sheet.cell(index + 1, column + 1);
      if (DATE.test(value)) cell.value(serial(value)).style('numberFormat', '[$-804]yyyy-mm-dd;;');
      else if (isAddress(value)) cell.value('查看').hyperlink(value);
      else cell.value(value);
    });
  });
  for (const merge of merges) sheet.range(area(merge)).merged(true);
  await book.toFileAsync(path);
}

const XLSXWRITER = `
import json, sys
from datetime import datetime
import xlsxwriter
table = json.load(open(sys.argv[1], encoding='utf-8'))
book = xlsxwriter.Workbook(sys.argv[2], {'strings_to_urls': False})
book.set_properties({'created': datetime(2022, 5, 30)})
sheet = book.add_worksheet('台账')
day = book.add_format({'num_format': 'yyyy.mm.dd'})
for r, cells in enumerate(table['rows']):
    for c, value in enumerate(cells):
        if isinstance(value, str) and value.startswith('http'):
            sheet.write_formula(r, c, '=HYPERLINK("%s","查看")' % value, None, '查看')
        elif isinstance(value, str) and len(value) == 10 and value[4] == '-':
            sheet.write_datetime(r, c, datetime.fromisoformat(value), day)
        elif value != '':
            sheet.write(r, c, value)
for m in table['merges']:
    value = table['rows'][m['top'] - 1][m['left']]
    sheet.merge_range(m['top'] - 1, m['left'], m['bottom'] - 1, m['right'], value)
book.close()
`;

const PERL = `
use strict; use warnings; use utf8;
use JSON::PP; use Excel::Writer::XLSX;
open(my $in, '<', $ARGV[0]) or die; local $/; my $table = decode_json(<$in>);
my $book = Excel::Writer::XLSX->new($ARGV[1]);
my $sheet = $book->add_worksheet('Ledger');
my $day = $book->add_format(num_format => 'yyyy-mm-dd');
my $number = $book->add_format(num_format => '"第"0"项"');
my $r = 0;
for my $cells (@{$table->{flat}}) {
  my $c = 0;
  for my $value (@$cells) {
    if ($value =~ /^\\d{4}-\\d\\d-\\d\\d$/) { $sheet->write_date_time($r, $c, $value . 'T', $day) }
    elsif ($c == 0 && $value =~ /^\\d+$/) { $sheet->write_number($r, $c, $value, $number) }
    elsif ($value =~ /^\\d+$/) { $sheet->write_number($r, $c, $value) }
    elsif ($value ne '') { $sheet->write_string($r, $c, $value) }
    $c++;
  }
  $r++;
}
$book->close();
`;

/** Runs a script of another language on the table. */
function script(program, text, extension) {
  return (table, path) => {
    const [data, source] = [join(work, 'table.json'), join(work, `script.${extension}`)];
    writeFileSync(data, JSON.stringify({ rows: table.rows, merges: table.merges, flat: table.flat }));
    writeFileSync(source, text);
    execFileSync(program, [source, data, path], { stdio: 'inherit' });
  };
}

function gnumeric({ flat }, path) {
  const quote = (value) => `"${String(value).replaceAll('"', '""')}"`;
  const source = join(work, 'table.csv');
  writeFileSync(source, flat.map((cells) => `${cells.map(quote).join(',')}\n`).join(''));
  execFileSync('ssconvert', ['--export-type=Gnumeric_Excel:xlsx', source, path], { stdio: 'inherit' });
}

/** Each cell with its width and height; what a merged one covers is left out. */
function cellsOf({ rows, merges }, row) {
  const covers = (merge, column) =>
    row + 1 >= merge.top && row + 1 <= merge.bottom && column >= merge.left && column <= merge.right;
  return rows[row].flatMap((value, column) => {
    const merge = merges.find((item) => covers(item, column));
    if (!merge) return [{ value, width: 1, height: 1 }];
    if (merge.top !== row + 1 || merge.left !== column) return [];
    return [{ value, width: merge.right - merge.left + 1, height: merge.bottom - merge.top + 1 }];
  });
}

async function docx(table, path) {
  const { Document, ExternalHyperlink, Packer, Paragraph, Table, TableCell, TableRow, TextRun } = require('docx');
  const paragraph = (value) =>
    isAddress(value)
      ? new Paragraph({ children: [new ExternalHyperlink({ link: value, children: [new TextRun('查看')] })] })
      : new Paragraph(String(value));
  const rows = table.rows.slice(2).map(
    (_, index) =>
      new TableRow({
        tableHeader: index < 2,
        children: cellsOf(table, index + 2).map(
          ({ value, width, height }) =>
            new TableCell({ columnSpan: width, rowSpan: height, children: [paragraph(value)] }),
        ),
      }),
  );
  const [title, submitted] = table.rows;
  const children = [new Paragraph(title[0]), new Paragraph(`报送日期：${submitted[1]}`), new Table({ rows })];
  writeFileSync(path, await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function page(table) {
  const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const link = (value) => (isAddress(value) ? `<a href="${escape(value)}">${escape(value)}</a>` : escape(value));
  const [title, submitted] = table.rows;
  const line = (cells, tag) => `<tr>${cells.map((value) => `<${tag}>${link(value)}</${tag}>`).join('')}</tr>`;
  const body = table.tasks.flatMap((records) => records.map((cells) => line(cells, 'td')));
  return `<html><head><meta charset="utf-8"><title>t</title></head><body><p>${escape(title[0])}</p><p>报送日期：${submitted[1]}</p><table border="1"><thead>${line(HEADINGS, 'th')}</thead><tbody>${body.join('\n')}</tbody></table></body></html>`;
}

function pandoc(table, path) {
  const source = join(work, 'page.html');
  writeFileSync(source, page(table));
  execFileSync('pandoc', [source, '--wrap=none', '-o', path], { stdio: 'inherit', env: { ...process.env, SOURCE_DATE_EPOCH: '1653868800' } });
}

async function htmlToDocx(table, path) {
  writeFileSync(path, await require('html-to-docx')(page(table)));
}

const python = join(installed, 'py/bin/python');
const WRITERS = [
  ['exceljs', 'xlsx', exceljs],
  ['sheetjs', 'xlsx', sheetjs],
  ['write-excel-file', 'xlsx', writeExcelFile],
  ['xlsx-populate', 'xlsx', xlsxPopulate],
  ['xlsxwriter', 'xlsx', script(python, XLSXWRITER, 'py')],
  ['excel-writer-xlsx', 'xlsx', script('perl', PERL, 'pl')],
  ['gnumeric', 'xlsx', gnumeric],
  ['docx', 'docx', docx],
  ['pandoc', 'docx', pandoc],
  ['html-to-docx', 'docx', htmlToDocx],
];
for (const [index, [writer, extension, write]] of WRITERS.entries()) {
  const table = tables[index % tables.length];
  await write(table, join(target, `${table.name}.${writer}.${extension}`));
}
