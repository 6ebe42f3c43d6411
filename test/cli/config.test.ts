import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOf, formatDay } from '../../src/calendar/day.ts';
import { chooseCalendar } from '../../src/cli/calendar-choice.ts';
import { UsageError } from '../../src/cli/exit.ts';
import type { Report } from '../../src/report/report.ts';
import { naiveIsWorkday } from '../calendar/naive.ts';
import { inProcess } from './in-process.ts';
import { folderOf, GOOD } from './ledgers.ts';
import { NEXT_AMENDMENT, NEXT_NOTICE, THIS_AMENDMENT } from './notices.ts';
import { gongkai, ROOT } from './run.ts';

const TEN = '信息形成之日起10个工作日内公开';
const FIVE = '信息形成之日起5个工作日内公开';

/** The due date that `gongkai due` tells, and whether it is provisional. */
async function dueBy(text: string, from: string, ...options: string[]) {
  const { code, stdout, stderr } = await inProcess([
    ...['due', text, '--from', from, '--format', 'json', ...options],
  ]);
  if (code !== 0) return { code, stderr };
  const [{ due, provisional }] = JSON.parse(stdout).requirements;
  return { due, provisional };
}

it('without options the calendar is the bundled one itself', async () => {
  expect(await chooseCalendar({ notice: [] })).toBe(bundledCalendar());
});

describe('--notice', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = folderOf({
      '2027.txt': NEXT_NOTICE,
      '2027调整.txt': NEXT_AMENDMENT,
      '2028.txt': NEXT_NOTICE.replaceAll('2027年', '2028年'),
      '2026调整.txt': THIS_AMENDMENT,
      'damaged.txt': NEXT_NOTICE.replace('2月13日（周六）', '2月13日（周日）'),
      'short.txt': NEXT_NOTICE.replace('9月26日（周日）、', ''),
      'bare.txt': NEXT_NOTICE.replace('国办发明电〔2026〕999号', ''),
      'broken.yaml': 'schemaVersion: 1\nyear: 2027\nnotices: [\n',
      'other.txt': '关于召开会议的通知',
    });
    await inProcess(['calendar', 'import', file('2027.txt'), '--output', file('2027.yaml')]);
  });

  it('makes a provisional due date settled and another one', async () => {
    // By the law alone: 除夕 to 初三 are 5–8 February, of which 6 and 7 are a weekend and made up on 9
    // and 10. 26–29 January are 1–4, 1–4 February 5–8, 11 February 9, 12 February 10.
    expect(await dueBy(TEN, '2027-01-25')).toEqual({ due: '2027-02-12', provisional: true });
    // By the notice: 26–29 January are 1–4, 31 January 5, 1–4 February 6–9, 13 February 10.
    const settled = { due: '2027-02-13', provisional: false };
    expect(await dueBy(TEN, '2027-01-25', '--notice', file('2027.txt'))).toEqual(settled);
    expect(await dueBy(TEN, '2027-01-25', '--notice', file('2027.yaml'))).toEqual(settled);
  });

  it('by the built program, explained by the notice', async () => {
    const { code, stdout } = await gongkai([
      ...['due', TEN, '--from', '2027-01-25', '--explain', '--notice', file('2027.txt')],
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('到期 2027-02-13\n');
    expect(stdout).toContain('2027-01-31 上班（春节调休），国办发明电〔2026〕999号');
    expect(stdout).not.toContain('暂定');
  });

  it('may be amended, whichever is named first', async () => {
    // 30 September is 1. By the amendment 1–9 October are off and 10 October is worked: 2; 11 is 3.
    const [first, second] = [file('2027.txt'), file('2027调整.txt')];
    for (const [a = '', b = ''] of [
      [first, second],
      [second, first],
    ]) {
      const answer = await dueBy(
        '信息形成之日起3个工作日内公开',
        '2027-09-29',
        ...['--notice', a, '--notice', b],
      );
      expect(answer).toEqual({ due: '2027-10-11', provisional: false });
    }
  });

  it('may amend a bundled year', async () => {
    // By the notice 1–7 October are off; by this one the 8th too, a Thursday, and the 9th is a Friday.
    const text = '信息形成之日起1个工作日内公开';
    expect((await dueBy(text, '2026-09-30')).due).toBe('2026-10-08');
    expect((await dueBy(text, '2026-09-30', '--notice', file('2026调整.txt'))).due).toBe(
      '2026-10-09',
    );
  });

  it('may be one that is bundled', async () => {
    const notice = [`${ROOT}/test/data/notices/2026.txt`, `${ROOT}/data/holidays/2020.yaml`];
    const calendar = await chooseCalendar({ notice });
    const bundled = bundledCalendar();
    expect(calendar.notices).toEqual(bundled.notices);
    for (let day = bundled.first; day <= bundled.last; day++) {
      expect(calendar.describe(day)).toEqual(bundled.describe(day));
    }
  });

  it('is named in the report of a check', async () => {
    const { stdout } = await inProcess(
      ['check', '-', '--as-of', '2022-06-01', '--format', 'json', '--notice', file('2027.txt')],
      GOOD,
    );
    const { calendar } = JSON.parse(stdout);
    expect(calendar.confirmedThrough).toBe('2027-12-28');
    expect(calendar.notices.at(-1)).toBe('国办发明电〔2026〕999号');
    expect(calendar.hash).not.toBe(bundledCalendar().hash);
  });

  it.each([
    ['missing.txt', '没有'],
    ['damaged.txt', '11:17 '],
    ['short.txt', '14天'],
    ['bare.txt', '发文字号'],
    ['broken.yaml', 'broken.yaml:3:'],
    ['other.txt', '1:1 '],
    ['2027调整.txt', '年度通知'],
  ])('%s is wrong configuration', async (name, said) => {
    for (const command of [
      ['check', 'examples/*.yaml'],
      ['due', TEN],
    ]) {
      const { code, stdout, stderr } = await inProcess([...command, '--notice', file(name)]);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain(said);
    }
  });

  it('may not leave a year out', async () => {
    const late = folderOf({ '2028.yaml': yearFile(2028, '国办发明电〔2027〕1号') });
    const { code, stderr } = await dueBy(TEN, '2027-01-25', '--notice', join(late, '2028.yaml'));
    expect(code).toBe(2);
    expect(stderr).toContain('缺少2027年');
  });

  it('may not contradict a notice that is known', async () => {
    const other = folderOf({
      'other-day.yaml': yearFile(2026, '国办发明电〔2025〕7号'),
      'other-number.yaml': yearFile(2026, '国办发明电〔2025〕8号'),
    });
    const refused = async (name: string) => dueBy(TEN, '2026-01-05', '--notice', join(other, name));
    expect(await refused('other-day.yaml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('国办发明电〔2025〕7号的日期与已收录的不同'),
    });
    expect(await refused('other-number.yaml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('只有一份年度通知'),
    });
  });
});

/** A year that grants the bare statutory days of 2026 or 2028, each festival's made up on weekdays. */
function yearFile(year: 2026 | 2028, number: string): string {
  const spans =
    year === 2026
      ? // 春节 is 17 February; 初一 to 初三 and 除夕 are Monday to Thursday.
        [
          ['元旦', '2026-01-01'],
          ['春节', '2026-02-16/2026-02-19'],
          ['清明节', '2026-04-05/2026-04-06'],
          ['劳动节', '2026-05-01/2026-05-04'],
          ['端午节', '2026-06-19'],
          ['中秋节', '2026-09-25'],
          ['国庆节', '2026-10-01/2026-10-05'],
        ]
      : // 春节 is 26 January, a Wednesday; 中秋 (3 October) falls into 国庆节.
        [
          ['元旦', '2028-01-01/2028-01-03'],
          ['春节', '2028-01-25/2028-01-28'],
          ['清明节', '2028-04-04'],
          ['劳动节', '2028-05-01/2028-05-02'],
          ['端午节', '2028-05-28/2028-05-29'],
          ['国庆节、中秋节', '2028-10-01/2028-10-05'],
        ];
  return [
    `schemaVersion: 1\nyear: ${year}\nnotices:`,
    `  - number: ${number}\n    issued: ${year - 1}-11-04\n    kind: annual\n    holidays:`,
    ...spans.map(([name, span]) => `      - {name: ${name}, off: [${span}]}`),
    '',
  ].join('\n');
}

describe('--config', () => {
  const config = (text: string) => join(folderOf({ 'gongkai.yaml': text }), 'gongkai.yaml');
  const days = (...items: string[]) =>
    config(`localDays:\n${items.map((item) => `  - {${item}}\n`).join('')}`);
  const closed = days('date: 2022-08-15, off: true, reason: 停电检修');

  it('a local closure does not count, an extra workday does', async () => {
    // 10 August 2022 is a Wednesday: 11, 12, 15, 16, 17 are 1–5.
    expect((await dueBy(FIVE, '2022-08-10')).due).toBe('2022-08-17');
    expect((await dueBy(FIVE, '2022-08-10', '--config', closed)).due).toBe('2022-08-18');
    const extra = days('date: 2022-08-13, off: false, reason: 集中办公');
    expect((await dueBy(FIVE, '2022-08-10', '--config', extra)).due).toBe('2022-08-16');
  });

  it('decides before the notice', async () => {
    // 8 and 9 October 2022, a weekend, are worked by the notice: 30 September is 1, then 2 and 3.
    const text = '信息形成之日起2个工作日内公开';
    expect((await dueBy(text, '2022-09-29')).due).toBe('2022-10-08');
    const off = days('date: 2022-10-08, off: true, reason: 停电检修');
    expect((await dueBy(text, '2022-09-29', '--config', off)).due).toBe('2022-10-09');
  });

  it('goes with --notice', async () => {
    const folder = folderOf({ '2027.txt': NEXT_NOTICE });
    const off = days('date: 2027-02-13, off: true, reason: 停电检修');
    const options = ['--notice', join(folder, '2027.txt'), '--config', off];
    // Not 13 February any more; 14 February is a Sunday.
    expect(await dueBy(TEN, '2027-01-25', ...options)).toEqual({
      due: '2027-02-15',
      provisional: false,
    });
  });

  it('its reasons show in explanations', async () => {
    const { stdout } = await inProcess([
      ...['due', FIVE, '--from', '2022-08-10', '--explain', '--config', closed],
    ]);
    expect(stdout).toContain('2022-08-15 放假（停电检修）');
  });

  it('changes a judgment, and the report says why', async () => {
    const ledger = `计划: zibo-gaoxin/2022
部门: 建设局
台账:
  - 序号: 1
    工作任务: 加强推动高质量发展信息公开
    公开记录:
      - {事项: 行政处罚信息, 标题: 某决定, 起算日期: 2022-08-10, 公开日期: 2022-08-22}
`;
    const check = (...args: string[]) =>
      gongkai(['check', '-', '--as-of', '2022-09-05', ...args], { input: ledger });
    const judged = async (...args: string[]) => {
      const report = JSON.parse((await check('--format', 'json', ...args)).stdout);
      const duty = report.ledgers[0].duties.find(
        ({ record }: { record: { title: string } | null }) => record?.title === '某决定',
      );
      return { status: duty.status, due: duty.due, overrides: report.calendar.overrides };
    };
    // 7 workdays after Wednesday 10 August: 11, 12, 15, 16, 17, 18, 19.
    expect(await judged()).toEqual({ status: 'late', due: '2022-08-19', overrides: [] });
    expect(await judged('--config', closed)).toEqual({
      status: 'on-time',
      due: '2022-08-22',
      overrides: [{ date: '2022-08-15', off: true, reason: '停电检修' }],
    });
    const { stdout } = await check('--config', closed);
    expect(stdout).toContain('本地调整：2022-08-15 放假（停电检修）');
  });

  it.each([
    ['localDays:\n  - {date: 2022-8-15, off: true, reason: 停电}\n', '2:12 ', '2022-08-15'],
    ['localDays:\n  - {date: 2022-02-30, off: true, reason: 停电}\n', '2:12 ', '28'],
    ['localDays:\n  - {date: 2022-08-15, off: 是, reason: 停电}\n', '2:29 ', 'off: true'],
    ['localDays:\n  - {date: 2022-08-15, off: true}\n', '2:5 ', 'reason'],
    ['localDays:\n  - {date: 2022-08-15, off: true, reason: ""}\n', '2:43 ', 'reason'],
    ['localDays:\n  - {date: 2022-08-15, off: true, resaon: 停电}\n', '2:35 ', 'reason'],
    ['localDay: []\n', '1:1 ', 'localDays'],
    ['localDays:\n', '1:', 'localDays'],
    ['- 1\n', '1:1 ', 'localDays'],
    ['localDays: [\n', '1:', 'gongkai.yaml'],
    ['', '', '没有内容'],
    [
      'localDays:\n  - {date: 2006-12-31, off: true, reason: 停电}\n  - {date: 2022-08-15, off: true, reason: 停电}\n  - {date: 2022-08-15, off: false, reason: 上班}\n',
      '2:12 ',
      '4:12 第 3 项与第 2 项',
    ],
  ])('%j is wrong configuration, with the place', async (text, place, said) => {
    const file = config(text);
    for (const command of [
      ['check', 'examples/*.yaml'],
      ['due', FIVE],
    ]) {
      const { code, stdout, stderr } = await inProcess([...command, '--config', file]);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain(`${file}${place === '' ? ' ' : `:${place}`}`);
      expect(stderr).toContain(said);
    }
  });

  it('names the official sites instead of the plan', async () => {
    // The ledger links to gov.cn on lines 6 and 7, to others on 8, 9 and 10.
    const ledger = 'test/cases/links/on-sites-of-all-kinds.yaml';
    const told = async (...options: string[]) => {
      const { stdout } = await inProcess([
        ...['check', ledger, '--plan', 'test/cases/plans/mini.yaml', '--as-of', '2022-06-20'],
        ...['--format', 'json', ...options],
      ]);
      const { findings } = JSON.parse(stdout) as Report;
      return findings
        .filter(({ rule }) => rule === 'link-not-official')
        .map(({ location }) => location.line);
    };
    expect(await told()).toEqual([8, 9, 10]);
    expect(await told('--config', closed)).toEqual([8, 9, 10]);
    const named = config('officialDomains: [mygov.cn, mp.weixin.qq.com]\n');
    expect(await told('--config', named)).toEqual([6, 7, 9]);
  });

  it.each([
    ['officialDomains: []', '1:18 ', '至少要有 1 项'],
    ['officialDomains: [https://example.org/]', '1:19 ', '例如 gov.cn'],
    ['officialDomains: [org]', '1:19 ', '例如 gov.cn'],
    ['{}', '1:1 ', '请填写'],
  ])('%j names no site', async (text, place, said) => {
    const file = config(`${text}\n`);
    const { code, stderr } = await inProcess(['check', 'examples', '--config', file]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${file}:${place}`);
    expect(stderr).toContain(said);
  });

  it('a file that is not there is wrong configuration', async () => {
    expect(await dueBy(FIVE, '2022-08-10', '--config', 'missing.yaml')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('missing.yaml'),
    });
  });

  it('an empty list changes nothing but is allowed', async () => {
    const none = config('localDays: []\n');
    expect((await dueBy(FIVE, '2022-08-10', '--config', none)).due).toBe('2022-08-17');
  });

  it('any days decide themselves and no other day', async () => {
    const first = dayOf(2022, 1, 1);
    const local = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 364 }), fc.boolean()), {
      selector: ([offset]) => offset,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(local, async (items) => {
        const lines = items.map(
          ([offset, off]) => `date: ${formatDay(first + offset)}, off: ${off}, reason: 试`,
        );
        const file = items.length > 0 ? days(...lines) : config('localDays: []\n');
        const calendar = await chooseCalendar({ notice: [], config: file });
        const decided = new Map(items.map(([offset, off]) => [first + offset, off]));
        for (let day = first; day < first + 365; day++) {
          const off = decided.get(day);
          expect(calendar.isWorkday(day)).toBe(off === undefined ? naiveIsWorkday(day) : !off);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('what is wrong is a UsageError', async () => {
    await expect(chooseCalendar({ notice: [], config: 'missing.yaml' })).rejects.toThrow(
      UsageError,
    );
  });
});
