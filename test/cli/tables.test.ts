import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { xlsx } from '../input/office.ts';
import { inProcess } from './in-process.ts';
import { folderOf, GOOD } from './ledgers.ts';
import { gongkai } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-tables-'));
afterAll(() => rmSync(folder, { recursive: true }));
const office = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../data/office/${name}`, import.meta.url)));

const HEADER = ['序号', '工作任务', '时限要求'];
const TASK = ['35', '推进政策集中统一公开', '长期坚持'];
const FILES = {
  '甲.xlsx': office('libreoffice/建设局.xlsx'),
  '乙.docx': office('python/卫生事业中心.docx'),
  '丙.csv': office('csv/人社中心.csv'),
  '丁.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  '戊.xlsx': office('libreoffice/建设局.xlsx').subarray(0, 1000),
  '~$甲.xlsx': Buffer.from('x'),
  '说明.txt': Buffer.from('x'),
};
for (const [name, bytes] of Object.entries(FILES)) writeFileSync(join(folder, name), bytes);
const plain = join(folder, '台账');
writeFileSync(plain, xlsx([HEADER, TASK]));

async function check(...args: string[]): Promise<{ code: number | null; report: Report }> {
  const all = ['check', ...args, '--as-of', '2022-09-05', '--format', 'json'];
  const { code, stdout } = await inProcess(all);
  return { code, report: JSON.parse(stdout) as Report };
}

describe('tables on the command line', () => {
  it('a folder gives all of them; one that cannot be read does not stop the others', async () => {
    const { code, report } = await check(folder);
    expect(code).toBe(1);
    const names = ['丙.csv', '甲.xlsx', '乙.docx', '丁.xls', '戊.xlsx'].sort();
    const checked = report.ledgers.map(({ file, checked: done }) => [
      file.slice(folder.length + 1),
      done,
    ]);
    expect(checked).toEqual(names.map((name) => [name, !/^[丁戊]/.test(name)]));
    const unreadable = report.findings.filter(({ rule }) => rule === 'unreadable');
    expect(unreadable).toHaveLength(2);
  });

  it('findings name the cell', async () => {
    const { report } = await check(join(folder, '甲.xlsx'));
    const late = report.findings.filter(({ rule }) => rule === 'late');
    // 建设局.yaml line 19 is the second record of the first task, in the sixth row of the sheet.
    expect(late[0]?.location).toMatchObject({ line: 6, cell: '台账!H6' });
    const first = report.ledgers[0]?.duties.find(
      ({ taskNo, record }) => taskNo === '1' && record?.index === 1,
    );
    expect(first?.cell).toBe('台账!H5');
  });

  it('--body and --plan stand in for what a table does not say', async () => {
    const without = await check(plain);
    expect(without.report.findings.map(({ rule }) => rule)).toEqual(['unknown-body']);
    expect(without.code).toBe(1);
    const { report: assumed } = await check(plain, '--body', '建设局');
    expect(assumed.ledgers[0]).toMatchObject({ plan: 'zibo-gaoxin/2022', checked: true });
    expect(assumed.findings.filter(({ rule }) => rule === 'plan-assumed')).toMatchObject([
      { severity: 'info', message: expect.stringContaining('zibo-gaoxin/2022') },
    ]);
    const { report } = await check(plain, '--body', '建设局', '--plan', 'zibo-gaoxin/2022');
    expect(report.ledgers[0]).toMatchObject({
      body: '建设局',
      plan: 'zibo-gaoxin/2022',
      checked: true,
    });
    const answered = report.ledgers[0]?.duties.find(({ taskNo }) => taskNo === '35');
    expect(answered).toMatchObject({ status: 'ongoing', cell: 'Sheet1!A2' });
  });

  it('the year that a table states names the bundled plan', async () => {
    const named = join(folder, '2022');
    writeFileSync(named, xlsx([['2022年建设局政务公开台账'], HEADER, TASK]));
    const { report } = await check(named);
    expect(report.ledgers[0]).toMatchObject({ body: '建设局', plan: 'zibo-gaoxin/2022' });
    writeFileSync(named, xlsx([['2019年建设局政务公开台账'], HEADER, TASK]));
    const other = await check(named);
    expect(other.report.findings.map(({ rule }) => rule)).toEqual(['unknown-plan']);
    expect(other.report.findings[0]?.message).toContain('“计划：zibo-gaoxin/2022”');
  });
});

describe('--verbose', () => {
  const files = {
    '甲.xlsx': xlsx([
      ['2022年建设局政务公开台账'],
      ['序号', '工作任务', '进展情况', '完成时限', '发布时间'],
      ['35', '推进政策集中统一公开', '良好', '长期坚持'],
    ]),
    '乙.yaml': GOOD,
    '丙.csv': [
      '2022年建设局政务公开台账',
      `序号,工作任务,"时限\n要求",进展\u001b[2J（13812345678）,${'情况'.repeat(30)}`,
      '35,推进政策集中统一公开,长期坚持,良好,良好',
    ].join('\n'),
  };
  const cwd = folderOf(files);
  afterAll(() => rmSync(cwd, { recursive: true }));
  const run = (...args: string[]) =>
    gongkai(['check', '.', '--as-of', '2022-06-01', ...args], { cwd });

  it('tells on standard error as what each column of a table was read', async () => {
    const { stderr } = await run('--verbose');
    expect(stderr.split('\n')).toEqual([
      '丙.csv 表格：',
      '  A 序号 → 序号',
      '  B 工作任务 → 工作任务',
      '  C 时限 要求 → 时限要求',
      '  D 进展�[2J（138******78）：没有读',
      // Of 40 columns the last is for the ellipsis, so 19 characters of two columns fit.
      `  E ${'情况'.repeat(9)}情…：没有读`,
      '甲.xlsx 工作表“Sheet1”：',
      '  A 序号 → 序号',
      '  B 工作任务 → 工作任务',
      '  C 进展情况 → 完成情况',
      '  D 完成时限 → 时限要求',
      '  E 发布时间 → 公开日期',
      '',
    ]);
  });

  it('changes neither the results nor the exit code', async () => {
    const json = ['--format', 'json'];
    const [silent, verbose] = [await run(...json), await run(...json, '--verbose')];
    expect(silent.stderr).toBe('');
    expect([verbose.code, verbose.stdout]).toEqual([silent.code, silent.stdout]);
    expect(JSON.parse(verbose.stdout).summary.ledgers).toBe(3);
  });
});
