import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { checkLedger } from '../../src/check/check-ledger.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { day } from '../calendar/naive.ts';

const plan = loadPlan('zibo-gaoxin/2022');

/** What is told of cells left blank in a ledger that was not handed in in time. */
async function told(file: string, text: string) {
  const loaded = await loadLedger(file, new TextEncoder().encode(text));
  const options = { calendar: bundledCalendar(), asOf: day('2022-06-01'), dueSoon: 5 };
  const { findings } = checkLedger(loaded, { plan }, options);
  return findings
    .filter(({ rule }) => rule === 'row-incomplete' || rule === 'submitted-late')
    .map(({ message, location: { line, cell } }) => ({ message, place: cell ?? line }));
}

const HEAD = '部门,建设局\n计划,zibo-gaoxin/2022\n报送日期,2022-05-30\n';

describe('a table', () => {
  it('is told the rows whose cells are blank, those that follow each other as one', async () => {
    const rows = ['综合科,王某', ',王某', '综合科,王某', ',王某', '/,王某', ',王某', '综合科,'];
    const numbers = [1, 11, 17, 18, 23, 26, 27];
    const csv = `${HEAD}序号,责任科室,分管领导\n${rows.map((row, index) => `${numbers[index]},${row}\n`).join('')}`;
    expect(await told('建设局.csv', csv)).toEqual([
      { place: 'B6', message: expect.stringMatching(/^第6、8—10行没有写“责任科室”。.*请补上。$/) },
      { place: 'C11', message: expect.stringMatching(/^第11行没有写“分管领导”。/) },
    ]);
  });

  it('that has no such column is told to add it', async () => {
    const csv = '部门,建设局\n计划,zibo-gaoxin/2022\n序号,工作任务,分管领导\n1,,王某\n11,,王某\n';
    expect(await told('建设局.csv', csv)).toEqual([
      { place: 'A3', message: expect.stringMatching(/^表里没有“责任科室”一栏。.*加上这一栏/) },
      {
        place: 'A3',
        message: expect.stringMatching(
          /^没有写“报送日期”，方案要求2022-05-31（含当日）前报送，看不出/,
        ),
      },
    ]);
  });
});

describe('a file of keys', () => {
  const yaml = (rows: string[]) =>
    `计划: zibo-gaoxin/2022\n部门: 建设局\n报送日期: 2022-05-30\n台账:\n${rows.map((row) => `  - {${row}}\n`).join('')}`;

  it('is told that all lack it, not each of them', async () => {
    const rows = [1, 11, 17].map((no) => `序号: ${no}, 责任科室: 综合科`);
    expect(await told('建设局.yaml', yaml(rows))).toEqual([
      { place: 5, message: expect.stringMatching(/^3项任务都没有写“分管领导”。/) },
    ]);
  });

  it('with blanks all over is told some of the rows and how many there are', async () => {
    const rows = Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0 ? '分管领导: 王某' : '责任科室: 综合科, 分管领导: 王某',
    ).map((row, index) => `工作任务: 本单位的第${index}件事, 时限要求: 年底前, ${row}`);
    const [finding, ...more] = await told('建设局.yaml', yaml(rows));
    expect(more).toEqual([]);
    expect(finding?.message).toMatch(/^第5、7、.*、43行等30行没有写“责任科室”。/);
  });
});
