import { readFileSync, writeFileSync } from 'node:fs';
import { dump, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { EXAMPLE_FILES } from '../example-files.ts';
import { essence } from '../write/any-ledger.ts';
import { fillDocx, type Typed } from '../write/fill-docx.ts';
import { inProcess } from './in-process.ts';
import { folderOf } from './ledgers.ts';

type Row = Record<string, unknown>;
interface Data {
  报送日期: string;
  台账: Row[];
}

/** What a check finds and judges, without the places and their names. */
async function judged(file: string, asOf: string) {
  const { stdout } = await inProcess(['check', file, '--as-of', asOf, '--format', 'json']);
  const { findings, ledgers } = JSON.parse(stdout) as Report;
  return {
    rules: findings.map(({ rule, severity }) => `${severity} ${rule}`).sort(),
    duties: ledgers.flatMap(({ duties }) =>
      duties.map(({ taskNo, status, due, record, judged, period, done, remaining }) => ({
        taskNo,
        status,
        due,
        record: record?.index ?? null,
        ...{ judged, period, done, remaining },
      })),
    ),
  };
}

async function made(folder: string, name: string): Promise<string> {
  const file = `${folder}/${name}`;
  const { code } = await inProcess(['init', '--body', '建设局', '-o', file]);
  expect(code).toBe(0);
  return file;
}

describe('the Word form of init', () => {
  it('untouched it is accused of nothing that its YAML is not', async () => {
    const folder = folderOf({});
    const word = await judged(await made(folder, '附件3.docx'), '2022-05-18');
    expect(word).toEqual(await judged(await made(folder, '台账.yaml'), '2022-05-18'));
    expect(word.rules.filter((rule) => rule.startsWith('error'))).toEqual([]);
  });

  it('filled in it is checked like the same ledger in YAML', async () => {
    const folder = folderOf({});
    const form = await made(folder, '附件3.docx');
    const data = load(readFileSync(await made(folder, '空.yaml'), 'utf8')) as Data;
    const numbers = data.台账.map(({ 序号 }) => Number(序号));
    const row = (no: number) => numbers.indexOf(no) + 1;
    const link = 'https://www.zibo.gov.cn/art/1.html';
    const records: [list: number, no: number, fields: Record<string, string>][] = [
      // Decided on 6/1: seven workdays end on 6/13 (6/3 is a holiday), so this one is late.
      [
        ...([2, 1] as const),
        {
          事项: '行政处罚信息',
          标题: '某公司',
          起算日期: '2022-06-01',
          公开日期: '2022/6/14',
          链接: link,
        },
      ],
      [2, 1, { 标题: '房地产市场监管', 起算日期: '2022年6月1日', 公开日期: '2022-06-20' }],
      [
        ...([2, 18] as const),
        {
          事项: '年度计划任务量完成进度',
          标题: '6月进度',
          期间: '2022年6月',
          公开日期: '2022-07-08',
        },
      ],
      [2, 18, { 事项: '年度计划任务量完成进度', 零报告: '2022-05' }],
      [2, 60, { 标题: '政务公开培训', 完成日期: '2022-06-20', 佐证: '签到表', 备注: '合并举办' }],
      [
        ...([3, 49] as const),
        {
          标题: '申请2022-7号',
          收到日期: '2022-07-01',
          答复日期: '2022-08-05',
          延期工作日: '10',
          延期同意: '是',
          告知日期: '2022-07-20',
        },
      ],
    ];
    const typed: Typed[] = [
      ...numbers.flatMap((_, at): Typed[] => [
        [1, at + 1, '责任科室', '综合科'],
        [1, at + 1, '分管领导', '王某'],
      ]),
      [1, row(17), '不涉及', '本单位没有老旧小区改造职责'],
      [1, row(47), '完成情况', '正在认定'],
    ];
    const used = new Map<number, number>();
    for (const [list, no, fields] of records) {
      const line = (used.get(list) ?? 0) + 1;
      used.set(list, line);
      typed.push([list, line, '序号', String(no)]);
      for (const [heading, text] of Object.entries(fields)) typed.push([list, line, heading, text]);
    }
    const filled = `${folder}/建设局.docx`;
    writeFileSync(filled, fillDocx(readFileSync(form), typed, '2022年5月30日'));

    const of = (no: number) => data.台账[row(no) - 1] ?? {};
    data.报送日期 = '2022-05-30';
    for (const entry of data.台账) Object.assign(entry, { 责任科室: '综合科', 分管领导: '王某' });
    of(17).不涉及 = '本单位没有老旧小区改造职责';
    of(47).完成情况 = '正在认定';
    of(1).公开记录 = [
      {
        事项: '行政处罚信息',
        标题: '某公司',
        起算日期: '2022-06-01',
        公开日期: '2022-06-14',
        链接: link,
      },
      { 标题: '房地产市场监管', 起算日期: '2022-06-01', 公开日期: '2022-06-20' },
    ];
    of(18).公开记录 = [
      { 事项: '年度计划任务量完成进度', 标题: '6月进度', 期间: '2022-06', 公开日期: '2022-07-08' },
      { 事项: '年度计划任务量完成进度', 零报告: '2022-05' },
    ];
    of(60).公开记录 = [
      { 标题: '政务公开培训', 完成日期: '2022-06-20', 佐证: '签到表', 备注: '合并举办' },
    ];
    of(49).公开记录 = [
      {
        ...{ 标题: '申请2022-7号', 收到日期: '2022-07-01', 答复日期: '2022-08-05' },
        延期: { 工作日: 10, 同意: true, 告知日期: '2022-07-20' },
      },
    ];
    const yaml = `${folder}/建设局.yaml`;
    writeFileSync(yaml, dump(data));

    const word = await judged(filled, '2022-09-05');
    expect(word).toEqual(await judged(yaml, '2022-09-05'));
    const statusOf = (no: string, record: number) =>
      word.duties.find((duty) => duty.taskNo === no && duty.record === record)?.status;
    expect([statusOf('1', 1), statusOf('1', 2), statusOf('60', 1)]).toEqual([
      ...['late', 'on-time', 'on-time'],
    ]);
    // Twenty workdays and ten more from 7/1 on end on 8/12.
    expect(statusOf('49', 1)).toBe('on-time');
  });

  it('a record under a number that the ledger does not have is told, with its place', async () => {
    const folder = folderOf({});
    const form = readFileSync(await made(folder, '附件3.docx'));
    const typed: Typed[] = [
      [2, 2, '序号', '99'],
      [2, 2, '标题', '甲'],
    ];
    writeFileSync(`${folder}/建设局.docx`, fillDocx(form, typed, ''));
    const { stdout } = await inProcess(['check', `${folder}/建设局.docx`, '--as-of', '2022-05-18']);
    expect(stdout).toContain('表格2 第3行“序号”');
    expect(stdout).toContain('台账里没有序号“99”');
  });
});

describe('export to Word', () => {
  it('each example and back: the same ledger', async () => {
    for (const example of EXAMPLE_FILES) {
      const folder = folderOf({});
      const [word, back] = [`${folder}/台账.docx`, `${folder}/台账.yaml`];
      expect((await inProcess(['export', `examples/${example}`, '-o', word])).code).toBe(0);
      expect((await inProcess(['import', word, '-o', back])).code).toBe(0);
      const ledger = readFileSync(`examples/${example}`, 'utf8').replace('2022.6.22', '2022-06-22');
      expect(essence(load(readFileSync(back, 'utf8')))).toEqual(essence(load(ledger)));
    }
  }, 60_000);
});
