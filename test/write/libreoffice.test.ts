import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { scheduleOfPlan } from '../../src/check/schedule/schedule.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { Zip } from '../../src/input/office/zip.ts';
import type { Mapping } from '../../src/ledger/mapping.ts';
import { findBody } from '../../src/plan/bodies.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { blankLedger } from '../../src/write/blank-ledger.ts';
import { findingsXlsx } from '../../src/write/findings-xlsx.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';
import { ledgerDocx } from '../../src/write/ledger-docx.ts';
import { ledgerXlsx } from '../../src/write/ledger-xlsx.ts';
import { differences } from '../../src/write/read-back.ts';
import { scheduleXlsx } from '../../src/write/schedule-sheet.ts';
import { readLedgerFile } from '../input/read-ledger.ts';
import { converted, UTF8_CSV, WITHOUT_LIBREOFFICE } from '../libreoffice.ts';

const plan = loadPlan('zibo-gaoxin/2022');
/** The workbook as LibreOffice opens and saves it. */
function resaved(bytes: Uint8Array): Uint8Array {
  return converted(bytes, 'xlsx', 'xlsx');
}

/** A page with one table as departments keep it: one record a row, the cells of a task merged over its records. */
function page({ 部门, 台账 }: LedgerData): string {
  const cell = (value: unknown, height = 1) =>
    `<td rowspan="${height}">${String(value ?? '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')}</td>`;
  const rows = 台账.flatMap((entry) => {
    const written = entry.公开记录 as Mapping[] | undefined;
    const records = written?.length ? written : [{}];
    const task = [entry.序号, entry.工作任务, entry.时限要求].map((it) => cell(it, records.length));
    return records.map(({ 标题, 公开日期 }, index) =>
      [...(index === 0 ? task : []), cell(标题), cell(公开日期)].join(''),
    );
  });
  const header = ['序号', '工作任务', '时限要求', '标题', '公开日期']
    .map((it) => cell(it))
    .join('');
  const lines = [header, ...rows].map((cells) => `<tr>${cells}</tr>`).join('');
  return `<!doctype html><meta charset="utf-8"><p>2022年${部门}政务公开台账</p><table>${lines}</table>`;
}

const numbersOf = (data: unknown) => (data as LedgerData).台账.map(({ 序号 }) => String(序号));

describe.skipIf(WITHOUT_LIBREOFFICE)('LibreOffice (skipped where it is not installed)', () => {
  it('opens the blank workbook of init, and what it saves is the same ledger', () => {
    const body = findBody(plan, '建设局');
    if (!body) throw new Error('建设局');
    const { ledger, tasks } = blankLedger(plan, body, false);
    const bytes = resaved(ledgerXlsx(ledger, tasks, plan, bundledCalendar()));
    const read = readLedgerFile('建设局.xlsx', bytes);
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(numbersOf(read.document.data)).toEqual(numbersOf(ledger));
  }, 180_000);

  it('opens an exported ledger, and what it saves holds the same records', () => {
    const ledger = load(readFileSync('examples/建设局.yaml', 'utf8')) as LedgerData;
    const tasks = ledger.台账.map(
      ({ 序号 }) => plan.tasks.find(({ no }) => no === String(序号)) ?? null,
    );
    const bytes = resaved(ledgerXlsx(ledger, tasks, plan, bundledCalendar()));
    expect(differences(ledger, readLedgerFile('建设局.xlsx', bytes))).toEqual([]);
  }, 180_000);

  it('opens the workbook of findings', () => {
    const findings: Diagnostic[] = [
      {
        rule: 'overdue',
        severity: 'error',
        message: '逾期',
        location: { file: 'a', cell: '台账!D7' },
      },
    ];
    const bytes = resaved(findingsXlsx('a.xlsx', null, findings, plan.issued));
    const strings = new Zip(Buffer.from(bytes)).read('xl/sharedStrings.xml')?.toString() ?? '';
    const texts = strings.replace(/<[^>]*>/g, '');
    for (const text of ['政务公开台账检查结果', '台账!D7', '逾期']) expect(texts).toContain(text);
  }, 180_000);

  it('opens the Word form, blank and filled, and what it saves as docx is the same ledger', async () => {
    const body = findBody(plan, '建设局');
    if (!body) throw new Error('建设局');
    const filled = load(readFileSync('examples/建设局.yaml', 'utf8')) as LedgerData;
    for (const ledger of [blankLedger(plan, body, true).ledger, filled]) {
      const tasks = ledger.台账.map(
        ({ 序号 }) => plan.tasks.find(({ no }) => no === String(序号)) ?? null,
      );
      const docx = await ledgerDocx(ledger, tasks, plan);
      const saved = converted(docx, 'docx', 'docx:MS Word 2007 XML');
      expect(differences(ledger, readLedgerFile('建设局.docx', saved))).toEqual([]);
    }
  }, 300_000);

  it('makes a Word document of a table, and its rows are read as those of the ledger', () => {
    const ledger = load(readFileSync('examples/建设局.yaml', 'utf8')) as LedgerData;
    const to = 'docx:MS Word 2007 XML';
    const bytes = converted(page(ledger), 'html', to, ['--writer']);
    const read = readLedgerFile('建设局.docx', bytes, { plan: () => plan.id });
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect(numbersOf(read.document.data)).toEqual(numbersOf(ledger));
  }, 180_000);

  it('opens a schedule, whose dates are dates', () => {
    const schedule = scheduleOfPlan(plan, findBody(plan, '建设局'), bundledCalendar());
    const csv = converted(scheduleXlsx(schedule), 'xlsx', UTF8_CSV);
    const rows = Buffer.from(csv).toString('utf8').split('\n');
    // 30 June 2022, a Thursday.
    expect(rows.find((row) => row.includes('“回头看”'))).toMatch(/^2022-06-30,周四,61,/);
    const sheet = new Zip(resaved(scheduleXlsx(schedule))).read('xl/worksheets/sheet1.xml');
    // Day 44742 of the calendar of spreadsheets, which is no text, and the filter.
    expect(String(sheet)).toMatch(/<c r="A\d+" s="\d+"(?: t="n")?><v>44742<\/v>/);
    expect(String(sheet)).toMatch(/<autoFilter ref="A3:F\d+"/);
  }, 180_000);
});
