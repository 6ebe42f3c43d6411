import { describe, expect, it } from 'vitest';
import { bodyIn } from '../../../src/ledger/table/head.ts';
import { faultsOf, readFile, xlsx } from '../../input/office.ts';

type Cells = (string | null)[];

const HEADER: Cells = ['序号', '工作任务', '时限要求', '责任科室', '标题', '公开日期', '备注'];

describe('body and plan', () => {
  it.each([
    ['高新区建设局政务公开工作任务台账', '高新区建设局'],
    ['2022年度高新区建设局政务公开工作任务台账', '高新区建设局'],
    ['建设局2022年政务公开台账', '建设局'],
    ['附件3：建设局政务公开工作台账', '建设局'],
    ['政务公开工作台账（建设局）', '建设局'],
    ['建设局', '建设局'],
    ['附件3-建设局台账(1)', '建设局'],
    ['高新区政务公开工作任务台账', null],
    ['2022年政务公开台账', null],
    ['台账', null],
    ['建设局、教育局政务公开台账', null],
  ])('in “%s”', (title, body) => {
    expect(bodyIn(title)).toBe(body);
  });

  const ROW: Cells[] = [HEADER, ['1', 'a', 'b']];
  const headOf = (rows: Cells[], file: string, defaults = {}) => {
    const { document } = readFile(file, xlsx(rows), { plan: (year) => `p/${year}`, ...defaults });
    const { 部门, 计划, 报送日期 } = document.data as Record<string, unknown>;
    return [部门, 计划, 报送日期];
  };

  it('what is written in a cell counts before the option, that before title and file name', () => {
    const stated: Cells[] = [
      ['2022年甲局政务公开台账'],
      ['填报单位（盖章）：乙局　　计划：zibo-gaoxin/2021', null, '报送日期', '2022.5.30'],
    ];
    expect(headOf([...stated, ...ROW], '丙局2020年台账.xlsx', { body: '丁局' })).toEqual([
      '乙局',
      'zibo-gaoxin/2021',
      '2022-05-30',
    ]);
    const titled: Cells[] = [['2022年甲局政务公开台账'], ...ROW];
    expect(headOf(titled, '丙局2020年台账.xlsx', { body: '丁局' }).slice(0, 2)).toEqual([
      '丁局',
      'p/2022',
    ]);
    expect(headOf(titled, '丙局2020年台账.xlsx').slice(0, 2)).toEqual(['甲局', 'p/2022']);
    expect(headOf(ROW, 'x/丙局2020年台账.xlsx').slice(0, 2)).toEqual(['丙局', 'p/2020']);
    expect(headOf(ROW, '丙局.xlsx').slice(0, 2)).toEqual(['丙局', 'p/null']);
  });

  it('what is not said anywhere is told, with how to say it', () => {
    const faults = faultsOf('2031年台账.xlsx', xlsx(ROW), {});
    expect(faults.map(({ rule, location }) => [rule, location.cell])).toEqual([
      ['unknown-body', 'Sheet1!A1'],
      ['unknown-plan', 'Sheet1!A1'],
    ]);
    expect(faults[0]?.message).toContain('--body');
    expect(faults[1]?.message).toContain('--plan');
    const [other] = faultsOf('甲局2031年台账.xlsx', xlsx(ROW), { plan: () => null });
    expect(other?.message).toContain('2031');
    expect(other?.message).toContain('“计划：方案代号/年份”');
    // The example is a plan that there is.
    const plans = () => ['a/2022', 'b/2022'];
    const [known] = faultsOf('甲局2031年台账.xlsx', xlsx(ROW), { plan: () => null, plans });
    expect(known?.message).toContain('“计划：a/2022”或“计划：b/2022”');
  });
});
