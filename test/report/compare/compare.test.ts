import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/calendar/day.ts';
import type { Comparison, DutyChange } from '../../../src/report/compare/comparison.ts';
import type { DutyReport } from '../../../src/report/report.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { AS_OF, ledgerOf, officeFolder, report } from '../office/runs.ts';

const THEN = ['--as-of', '2022-07-20'];

/** A ledger of 建设局 with these records of its tasks 17 and 18. */
function ledger(disclosed: string, progress: string, more = ''): string {
  return `计划: zibo-gaoxin/2022
部门: 建设局
报送日期: 2022-05-30
台账:
  - 序号: 17
    工作任务: 高质量公开民生保障信息
    责任科室: 综合科
    分管领导: 王某
    公开记录: [${disclosed}]
  - 序号: 18
    工作任务: 高质量公开民生保障信息
    责任科室: 综合科
    分管领导: 王某
    公开记录: [${progress}]
${more}`;
}

const own = (name: string) =>
  `  - 工作任务: ${name}\n    时限要求: 2022年6月底前\n    责任科室: 综合科\n    分管领导: 王某\n`;
const progress = (period: string, done: string) =>
  `{事项: 年度计划任务量完成进度, 标题: ${period}进度, 期间: ${period}, 公开日期: ${done}}`;

const BEFORE = ledger(
  '{标题: 甲, 起算日期: 2022-06-01}, {标题: 乙, 起算日期: 2022-06-01, 公开日期: 2022-06-02}, {标题: 丙, 起算日期: 2022-07-04}',
  '',
  own('旧的一行'),
);
const NOW = ledger(
  '{标题: 甲, 起算日期: 2022-06-01, 公开日期: 2022-07-21}, {标题: 丙, 起算日期: 2022-07-05, 公开日期: 2022-07-22}, {标题: 丁, 起算日期: 2022-08-01, 公开日期: 2022-08-02}',
  progress('2022-05', '2022-07-25'),
  own('新的一行'),
);

/** A run of ledgers in a file of its own, as NDJSON. */
async function runOf(files: Record<string, string>, ...options: string[]): Promise<string> {
  const folder = folderOf(files);
  const file = join(folderOf({}), 'run.ndjson');
  await inProcess(['check', folder, ...options, '--format', 'ndjson', '--output', file]);
  return file;
}

async function compared(
  now: Record<string, string>,
  earlier: string,
  ...options: string[]
): Promise<Comparison> {
  const { stdout, stderr } = await report(
    ...[folderOf(now), '--compare', earlier, '--format', 'json'],
    ...(options.includes('--as-of') ? options : [...AS_OF, ...options]),
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout).comparison;
}

const found = (rows: readonly DutyChange[], task: string) =>
  rows.filter(({ taskNo, task: name }) => taskNo === task || name === task);

describe('what became of the duties of a body', () => {
  let told: Comparison;
  beforeAll(async () => {
    told = await compared({ '建设局.yaml': NOW }, await runOf({ 'a.yaml': BEFORE }, ...THEN));
  });

  it('was made good, so many workdays late', () => {
    // 甲: 2–29 June without the 3rd are 19 workdays, so 30 June; then 1 July, 4–8, 11–15, 18–21: 15.
    // Its period May: 15 June; then 16 and 17, six weeks of five from 20 June, less 26–29 July: 28.
    expect(
      told.settled.map(({ id, before, now }) => [
        id,
        before?.status,
        now?.status,
        now?.due,
        now?.done,
        now?.remaining,
      ]),
    ).toEqual([
      [
        '建设局/18/every/年度计划任务量完成进度/2022-05/2022-05进度',
        ...['overdue', 'late', '2022-06-15', '2022-07-25', -28],
      ],
      ['建设局/17/within/甲/2022-06-01', 'overdue', 'late', '2022-06-30', '2022-07-21', -15],
      // The first date was corrected: by 2 August, 22 July is 7 workdays before.
      ['建设局/17/within/丙/2022-07-05', 'not-due', 'on-time', '2022-08-02', '2022-07-22', 7],
    ]);
  });

  it('became overdue since', () => {
    const rows = told.becameOverdue.map(({ taskNo, task, period, before, now }) => [
      ...[taskNo ?? task, period, before?.status ?? null, now?.due, now?.remaining],
    ]);
    expect(rows).toEqual([
      // From 1 July on: 47 workdays as of 5 September. It is a row that was not there.
      ['新的一行', null, null, '2022-06-30', -47],
      // 15–19, 22–26, 29 August to 2 September, the 5th.
      ['18', '2022-07', 'not-due', '2022-08-12', -16],
      ['26', null, 'not-due', '2022-08-31', -3],
      ['27', null, 'not-due', '2022-08-31', -3],
    ]);
  });

  it('is open still, since its day', () => {
    expect(found(told.stillOverdue, '18')).toMatchObject([
      { period: '2022-06', now: { due: '2022-07-14', remaining: -37 } },
    ]);
  });

  it('is on one side only, and why', () => {
    const rows = (list: DutyChange[]) => list.map(({ id, cause }) => [id, cause]);
    expect(rows(told.appeared)).toEqual([['建设局/17/within/丁/2022-08-01', 'record']]);
    expect(found(told.becameOverdue, '新的一行')[0]?.cause).toBe('entry');
    expect(rows(told.vanished)).toEqual([
      ['建设局/17/within/乙/2022-06-01', 'record'],
      ['建设局/旧的一行/by', 'entry'],
    ]);
  });

  it('has another day, since the record says another', () => {
    expect(told.moved).toMatchObject([
      {
        id: '建设局/17/within/丙/2022-07-05',
        before: { due: '2022-08-01' },
        now: { due: '2022-08-02' },
        movedBy: 'ledger',
      },
    ]);
  });
});

describe('an amended calendar', () => {
  const AMENDMENT = `schemaVersion: 1
year: 2022
notices:
  - {number: 国办发明电〔2022〕999号, issued: 2022-08-01, kind: amendment, holidays: [{name: 临时放假, off: [2022-08-11]}]}
`;
  const LOCAL = 'localDays: [{date: 2022-08-11, off: true, reason: 停电}]\n';
  const RECORDS = ledger('{标题: 丁, 起算日期: 2022-07-18}', '');

  // A Thursday off: what ended on Friday the 12th ends on Monday. 19–22 July, three weeks of five and 15 August are 20.
  it.each([
    ['--notice', AMENDMENT, ['国办发明电〔2022〕999号'], []],
    ['--config', LOCAL, [], [{ date: '2022-08-11', off: true, reason: '停电' }]],
  ])('moves due dates: %s', async (option, content, notices, localDays) => {
    const file = join(folderOf({ 'a.yaml': content }), 'a.yaml');
    const then = await runOf({ '建设局.yaml': RECORDS }, ...THEN);
    const { moved, calendar, earlier } = await compared(
      { '建设局.yaml': RECORDS },
      then,
      option,
      file,
    );
    const why = { movedBy: 'calendar', notices, localDays };
    expect(
      moved.map(({ taskNo, before, now, ...row }) => [
        taskNo,
        before?.due,
        now?.due,
        {
          movedBy: row.movedBy,
          notices: row.notices,
          localDays: row.localDays,
        },
      ]),
    ).toEqual([
      ['17', '2022-08-15', '2022-08-16', why],
      ['18', '2022-08-12', '2022-08-15', why],
    ]);
    expect(calendar).toEqual({
      differs: true,
      noticesAdded: notices,
      noticesGone: [],
      localAdded: localDays,
      localGone: [],
    });
    expect(earlier.calendar.notices).not.toContain('国办发明电〔2022〕999号');
    const { stdout } = await report(
      ...[folderOf({ '建设局.yaml': RECORDS }), ...AS_OF, '--compare', then, option, file],
    );
    expect(stdout).toContain('到期日变了的 2件');
    expect(stdout.replace(/\s/g, '')).toContain(notices[0] ?? '2022-08-11放假（停电）');
  });
});

describe('another version of the plan', () => {
  it('moves due dates, and takes duties away', async () => {
    const bundled = readFileSync('data/plans/zibo-gaoxin/2022.yaml', 'utf8');
    const [, before = '', task17 = '', after = ''] =
      /^(.*\n)( {2}- no: 17\n.*?)(\n {2}- no: 18\n.*)$/s.exec(bundled) ?? [];
    const changed = task17.replaceAll('20个工作日', '10个工作日').replace('n: 20', 'n: 10');
    const without27 = after.replace(/\n {2}- no: 27\n.*?(?=\n {2}- no: 28\n)/s, '');
    const revised = (before + changed + without27).replace(/^( +no: )2$/m, '$13');
    const plan = join(folderOf({ 'plan.yaml': revised }), 'plan.yaml');
    const same = ledger('{标题: 丙, 起算日期: 2022-07-04}', '');
    const then = await runOf({ '建设局.yaml': same }, ...THEN);
    const told = await compared({ '建设局.yaml': same }, then, '--plan', plan);
    // 5–8, 11–15 and 18 July are ten workdays; two weeks more are twenty.
    expect(told.moved).toMatchObject([
      { taskNo: '17', before: { due: '2022-08-01' }, now: { due: '2022-07-18' }, movedBy: 'plan' },
    ]);
    expect(told.vanished.map(({ taskNo, cause }) => [taskNo, cause])).toEqual([
      ['27', 'plan'],
      ['27', 'plan'],
    ]);
    const { stdout } = await report(
      ...[folderOf({ '建设局.yaml': same }), ...AS_OF, '--compare', then, '--plan', plan],
    );
    expect(stdout.replace(/\s/g, '')).toContain('第2版），这次是第3版');
  });
});

describe('who moved', () => {
  it('is told by rank and rate; whose ledger is missing on one side is not compared', async () => {
    const other = ledgerOf('财政金融局', '{标题: 甲, 起算日期: 2022-06-01, 公开日期: 2022-06-02}');
    const third = NOW.replace('建设局', '人社中心');
    const then = await runOf(
      { '1.yaml': BEFORE, '2.yaml': other, '4.yaml': third, '5.yaml': third },
      ...THEN,
    );
    const { bodies, vanished } = await compared(
      { '1.yaml': NOW, '3.yaml': NOW.replace('建设局', '应急管理中心'), '4.yaml': third },
      then,
    );
    const of = (name: string) => bodies.find(({ body }) => body === name);
    expect(of('建设局')).toMatchObject({ compared: true, before: { rank: 2 } });
    expect(of('财政金融局')).toMatchObject({
      compared: false,
      before: { state: 'submitted', rank: 1 },
      now: { state: 'missing', rank: null, figures: null },
    });
    expect(of('应急管理中心')).toMatchObject({ compared: false, before: { state: 'missing' } });
    expect(of('人社中心')).toMatchObject({ compared: false, before: { state: 'duplicate' } });
    expect(vanished.every(({ body }) => body === '建设局')).toBe(true);
  });
});

describe('the examples of two months', () => {
  it('lose none of what is or was overdue', async () => {
    const folder = officeFolder();
    const duties = async (...asOf: string[]) => {
      const { stdout } = await inProcess(['check', folder, ...asOf, '--format', 'json']);
      const { ledgers } = JSON.parse(stdout) as {
        ledgers: { body: string; duties: DutyReport[] }[];
      };
      const counting = ledgers.filter(({ body }) => body !== '经济发展局');
      return counting.flatMap((one) => one.duties).filter(({ status }) => status === 'overdue');
    };
    const then = join(folderOf({}), 'run.ndjson');
    await inProcess(['check', folder, ...THEN, '--format', 'ndjson', '--output', then]);
    const { stdout } = await report(folder, ...AS_OF, '--compare', then, '--format', 'json');
    const { comparison } = JSON.parse(stdout) as { comparison: Comparison };
    const { becameOverdue, stillOverdue, settled, changed, vanished } = comparison;
    const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
    expect(ids([...becameOverdue, ...stillOverdue])).toEqual(ids(await duties(...AS_OF)));
    const wasOverdue = [stillOverdue, settled, changed, vanished]
      .flat()
      .filter(({ before }) => before?.status === 'overdue');
    expect(wasOverdue).toHaveLength((await duties(...THEN)).length);
    expect(becameOverdue.length * stillOverdue.length).toBeGreaterThan(0);
    const ajv = new Ajv2020({ allErrors: true });
    ajv.addFormat('date', (text: string) => parseDay(text) !== null);
    const schema = JSON.parse(readFileSync('schemas/office-report.schema.json', 'utf8'));
    const validate = ajv.compile(schema);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  it('say the same where both sides are results', async () => {
    const folder = officeFolder();
    const [then, now] = [join(folderOf({}), 'then.ndjson'), join(folderOf({}), 'now.ndjson')];
    await inProcess(['check', folder, ...THEN, '--format', 'ndjson', '--output', then]);
    await inProcess(['check', folder, ...AS_OF, '--format', 'ndjson', '--output', now]);
    for (const format of ['text', 'json', 'markdown', 'html', 'csv']) {
      const direct = await report(folder, ...AS_OF, '--compare', then, '--format', format);
      const merged = await report('--from', now, '--compare', then, '--format', format);
      expect(merged).toEqual(direct);
    }
  });

  it('change nothing where nothing has changed', async () => {
    const folder = officeFolder();
    const then = join(folderOf({}), 'run.ndjson');
    await inProcess(['check', folder, ...AS_OF, '--format', 'ndjson', '--output', then]);
    const { stdout } = await report(folder, ...AS_OF, '--compare', then, '--format', 'json');
    const { comparison } = JSON.parse(stdout) as { comparison: Comparison };
    const { becameOverdue, settled, changed, appeared, vanished, moved } = comparison;
    expect([becameOverdue, settled, changed, appeared, vanished, moved].flat()).toEqual([]);
    for (const { before, now } of comparison.bodies) expect(now).toEqual(before);
  });
});

describe('what is no earlier report of the same', () => {
  it.each<[string, (text: string) => string, RegExp]>([
    [
      'is later',
      (text) => text.replaceAll('2022-07-20', '2022-09-06'),
      /2022-09-06，比这次的2022-09-05还晚/,
    ],
    [
      'is of another plan',
      (text) => text.replaceAll('zibo-gaoxin/2022', 'zibo-gaoxin/2021'),
      /上次对照的方案是zibo-gaoxin\/2021/,
    ],
    [
      'is of another form',
      (text) => text.replace('"schemaVersion":1', '"schemaVersion":2'),
      /schemaVersion 2/,
    ],
    ['is cut off', (text) => text.slice(0, text.lastIndexOf('{"type":"summary"')), /没有写完/],
    ['is cut off within a line', (text) => text.slice(0, -20), /第3行不是/],
    ['is the JSON of a report', () => '{\n  "schemaVersion": 1\n}\n', /第1行不是.*ndjson/],
    ['is empty', () => '', /第1行不是/],
    [
      'has a duty without a status',
      (text) => text.replace(/"status":"overdue"/, '"status":"x"'),
      /第2行不是/,
    ],
    ['has a duty that is none', (text) => text.replace('"duties":[', '"duties":[1,'), /第2行不是/],
    ['has plans that are none', (text) => text.replace('"plans":[', '"plans":[{},'), /第1行不是/],
  ])('%s: it is refused, and nothing is written', async (_what, change, said) => {
    const then = await runOf({ '建设局.yaml': BEFORE }, ...THEN);
    writeFileSync(then, change(readFileSync(then, 'utf8')));
    const args = [folderOf({ '建设局.yaml': NOW }), ...AS_OF, '--compare', then];
    const { code, stdout, stderr } = await report(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
    expect(stderr).not.toContain('程序出错');
  });

  it('is no file, or the one that is to be written', async () => {
    const folder = folderOf({ '建设局.yaml': NOW });
    for (const file of [folder, join(folder, 'nothing.ndjson')]) {
      const { code, stderr } = await report(folder, ...AS_OF, '--compare', file);
      expect([code, stderr]).toEqual([2, expect.stringMatching(/不是文件|打不开/)]);
    }
    const then = await runOf({ '建设局.yaml': BEFORE }, ...THEN);
    const { code } = await report(
      ...[folder, ...AS_OF, '--compare', then, '--format', 'ndjson', '--output', then],
    );
    expect(code).toBe(2);
    expect(readFileSync(then, 'utf8')).toContain('2022-07-20');
  });
});
