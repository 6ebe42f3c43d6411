import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Zip } from '../../src/input/office/zip.ts';
import { findBody } from '../../src/plan/bodies.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { blankLedger } from '../../src/write/blank-ledger.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';
import { ledgerDocx } from '../../src/write/ledger-docx.ts';
import { differences } from '../../src/write/read-back.ts';
import { EXAMPLE_FILES } from '../example-files.ts';
import { readLedgerFile } from '../input/read-ledger.ts';
import { anyLedger, essence } from './any-ledger.ts';
import { documentXml, shown, tablesOf } from './fill-docx.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const tasksOf = ({ 台账 }: LedgerData) =>
  台账.map(({ 序号 }) => plan.tasks.find(({ no }) => no === String(序号)) ?? null);
const write = (ledger: LedgerData) => ledgerDocx(ledger, tasksOf(ledger), plan);

function blank(name: string): LedgerData {
  const body = findBody(plan, name);
  if (!body) throw new Error(name);
  return blankLedger(plan, body, true).ledger;
}

describe('a ledger as a Word document', () => {
  it('says what the ledger said, whatever its texts', async () => {
    await fc.assert(
      fc.asyncProperty(anyLedger, async (ledger) => {
        const read = readLedgerFile('a.docx', await write(ledger));
        if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
        expect(essence(read.document.data)).toEqual(essence(ledger));
        expect(differences(ledger, read)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it.each(EXAMPLE_FILES)('%s: nothing is lost', async (example) => {
    const ledger = load(readFileSync(`examples/${example}`, 'utf8')) as LedgerData;
    expect(differences(ledger, readLedgerFile('a.docx', await write(ledger)))).toEqual([]);
  });

  it.each(plan.bodies.map(({ name }) => name))('%s: the blank form', async (name) => {
    const ledger = blank(name);
    const read = readLedgerFile('a.docx', await write(ledger));
    expect(read.diagnostics).toEqual([]);
    expect(differences(ledger, read)).toEqual([]);
  });
});

describe('the same ledger', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('gives the same bytes at any time and with any chance', async () => {
    const ledger = load(readFileSync('examples/建设局.yaml', 'utf8')) as LedgerData;
    const at = (time: string, chance: number) => {
      vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] });
      vi.spyOn(Math, 'random').mockReturnValue(chance);
      return write(ledger);
    };
    const first = await at('2022-05-18T08:00:00Z', 0.1);
    const second = await at('2031-11-02T23:59:58Z', 0.9);
    expect(Buffer.from(first).equals(second)).toBe(true);
    const core = new Zip(first).read('docProps/core.xml')?.toString() ?? '';
    expect(core).toContain('政务公开工作任务台账</dc:title>');
    expect(core).not.toMatch(/20\d\d-\d\d/);
  });
});

describe('the form', () => {
  const widths = (xml: string) =>
    [...xml.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([, grid = '']) =>
      [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, width]) => sum + Number(width), 0),
    );

  it('has the columns of annex 3 in its order, and lists for the records', async () => {
    const xml = documentXml(await write(blank('建设局')));
    const heads = tablesOf(xml).map(([head = []]) => head.map(shown));
    expect(heads).toHaveLength(3);
    const [ledger = [], records = [], requests = []] = heads;
    const printed = ['序号', '工作任务', '时限要求', '责任科室', '分管领导'];
    expect(ledger.filter((heading) => printed.includes(heading))).toEqual(printed);
    expect(ledger).toContain('不涉及');
    for (const heading of [
      '序号',
      '事项',
      '标题',
      '起算日期',
      '公开日期',
      '完成日期',
      '链接',
      '备注',
    ])
      expect(records).toContain(heading);
    for (const heading of ['序号', '收到日期', '答复日期', '延期工作日'])
      expect(requests).toContain(heading);
  });

  it('lies on A4, repeats the head on each page, keeps short rows whole', async () => {
    const xml = documentXml(await write(blank('建设局')));
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    const rows = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    const heads = rows.filter((row) => row.includes('<w:tblHeader/>'));
    expect(heads.map((row) => shown(row).slice(0, 2))).toEqual(['序号', '序号', '序号']);
    // 18 has four deadlines in one cell, the longest of all rows.
    const [long] = rows.filter((row) => shown(row).startsWith('18'));
    expect(long).not.toContain('<w:cantSplit/>');
    expect(rows.filter((row) => !row.includes('<w:cantSplit/>')).length).toBeLessThan(5);
  });

  it('no table is wider than the page, however many columns it has', async () => {
    const record = {
      ...{ 事项: 'a', 标题: 'b', 期间: '2022', 起算日期: '2022-06-01', 公开日期: '2022-06-02' },
      ...{ 链接: 'https://a.cn', 完成日期: '2022-06-02', 佐证: 'c', 收到日期: '2022-06-01' },
      ...{ 补正日期: '2022-06-01', 答复日期: '2022-06-02', 开始日期: '2022-06-01' },
      ...{ 结束日期: '2022-06-03', 延期: { 工作日: 3, 同意: true, 告知日期: '2022-06-02' } },
      ...{ 扣除期间: [{ 起: '2022-06-01', 止: '2022-06-02', 事由: 'd' }], 备注: 'e' },
    };
    // Two rows of one name: their records stand in the table itself.
    const rows = [1, 2].map(() => ({ 序号: 1, 工作任务: '某', 公开记录: [record] }));
    const ledger = { 计划: 'a/2022', 部门: '建设局', 台账: rows };
    const docx = await ledgerDocx(ledger, [null, null], null);
    const all = widths(documentXml(docx));
    expect(Math.max(...all)).toBeLessThanOrEqual(16_838 - 2 * 850);
    expect(differences(ledger, readLedgerFile('a.docx', docx))).toEqual([]);
  });

  it('tells which matters there are, and nothing of columns that it does not have', async () => {
    const text = shown(documentXml(await write(blank('建设局'))));
    expect(text).toContain('第1项：行政处罚信息');
    const ledger = { 计划: 'a/2022', 部门: '建设局', 台账: [{ 工作任务: '某', 时限要求: '某' }] };
    const own = shown(documentXml(await ledgerDocx(ledger, [null], null)));
    expect(own).not.toMatch(/零报告|佐证|依申请公开|行政处罚信息/);
  });
});
