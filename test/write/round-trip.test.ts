import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { ledgerCsv } from '../../src/write/ledger-csv.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';
import { ledgerXlsx } from '../../src/write/ledger-xlsx.ts';
import { ledgerYaml } from '../../src/write/ledger-yaml.ts';
import { differences } from '../../src/write/read-back.ts';
import { EXAMPLE_FILES } from '../example-files.ts';
import { readLedgerFile } from '../input/read-ledger.ts';
import { anyLedger, essence } from './any-ledger.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const tasksOf = ({ 台账 }: LedgerData) =>
  台账.map(({ 序号 }) => plan.tasks.find(({ no }) => no === String(序号)) ?? null);

const utf8 = (text: string) => new TextEncoder().encode(text);
const WRITERS: Record<string, (ledger: LedgerData) => Uint8Array> = {
  'a.xlsx': (ledger) => ledgerXlsx(ledger, tasksOf(ledger), plan, bundledCalendar()),
  'a.csv': (ledger) => utf8(ledgerCsv(ledger, tasksOf(ledger), plan)),
  'a.yaml': (ledger) =>
    utf8(ledgerYaml(ledger, { schema: 'x.json', head: ['某'], plan, tasks: tasksOf(ledger) })),
};

function read(file: string, bytes: Uint8Array): LedgerData {
  const result = readLedgerFile(file, bytes);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result.document.data as LedgerData;
}

describe.each(Object.entries(WRITERS))('%s', (file, write) => {
  it('says what the ledger said, whatever its texts', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const bytes = write(ledger);
        expect(essence(read(file, bytes))).toEqual(essence(ledger));
        expect(differences(ledger, readLedgerFile(file, bytes))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('is the same for the same ledger', () => {
    const [ledger] = fc.sample(anyLedger, 1) as [LedgerData];
    expect(Buffer.from(write(ledger)).equals(Buffer.from(write(ledger)))).toBe(true);
  });

  it.each(EXAMPLE_FILES)('%s: there, and by way of YAML back', (example) => {
    const ledger = load(readFileSync(`examples/${example}`, 'utf8')) as LedgerData;
    const there = write(ledger);
    expect(differences(ledger, readLedgerFile(file, there))).toEqual([]);
    const back = WRITERS['a.yaml']?.(read(file, there)) ?? utf8('');
    expect(differences(ledger, readLedgerFile('a.yaml', back))).toEqual([]);
  });
});

it('what a table does not hold is told, with its place', () => {
  const row = {
    序号: 1,
    工作任务: '某',
    时限要求: '长期坚持',
    公开记录: [{ 标题: '甲', 密级: '无' }],
  };
  const ledger: LedgerData = { 计划: 'a/2022', 部门: '建设局', 台账: [row] };
  const bytes = ledgerXlsx(ledger, [null], null, bundledCalendar());
  expect(differences(ledger, readLedgerFile('a.xlsx', bytes))).toEqual(['/台账/0/公开记录/0/密级']);
  const other = { ...ledger, 台账: [{ ...row, 公开记录: [{ 标题: '乙' }] }] };
  expect(differences(other, readLedgerFile('a.xlsx', bytes))).toEqual(['/台账/0/公开记录/0/标题']);
  const folded = { ...ledger, 台账: [{ ...row, 工作任务: '㎡', 公开记录: [{ 标题: '（甲）' }] }] };
  const plain = { ...ledger, 台账: [{ ...row, 工作任务: 'm2', 公开记录: [{ 标题: '(甲)' }] }] };
  const written = ledgerXlsx(plain, [null], null, bundledCalendar());
  expect(differences(folded, readLedgerFile('a.xlsx', written))).toEqual([
    '/台账/0/工作任务',
    '/台账/0/公开记录/0/标题',
  ]);
  expect(differences(ledger, readLedgerFile('a.xlsx', bytes.subarray(0, 100)))).toEqual(['']);
});
