import { describe, expect, it } from 'vitest';
import { namesNobody, placeholderIn } from '../../../src/ledger/placeholder.ts';
import { bodyIn } from '../../../src/ledger/table/head.ts';
import { cell, docx, faultsOf, paragraph, readFile, tableOf, xlsx } from '../../input/office.ts';

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
    ['2022年领导小组（指挥部）办公室政务公开工作任务台账', '领导小组(指挥部)办公室'],
    ['建设局（教育局）政务公开台账', null],
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

  /** The form of annex 3 in each format. */
  const formsOf = (title: string): [string, Uint8Array, string | undefined][] => {
    const filled: string[] = ['1', '公开信息', '长期坚持', '综合科', '王某'];
    const columns = ['序号', '工作任务', '时限要求', '责任科室', '分管领导'];
    const rows = [[title], columns, filled];
    const table = tableOf(...rows.slice(1).map((row) => row.map((text) => cell(text))));
    const csv = rows.map((row) => row.join(',')).join('\n');
    return [
      ['附件3.xlsx', xlsx(rows), 'Sheet1!A1'],
      ['附件3.csv', new TextEncoder().encode(csv), 'A1'],
      ['附件3.docx', docx(paragraph('附件3') + paragraph(title) + table), undefined],
    ];
  };

  it.each([
    ['高新区××部门政务公开工作任务台账（示例）', '××部门'],
    ['高新区XX部门政务公开工作任务台账', 'XX部门'],
    ['部门政务公开工作台账', '部门'],
  ])('are not in a title as it is printed: %s', (title, placeholder) => {
    for (const [file, bytes, place] of formsOf(title)) {
      const [fault, ...more] = faultsOf(file, bytes, {});
      expect(more).toEqual([]);
      expect(fault).toMatchObject({ rule: 'unknown-body', severity: 'error' });
      expect(fault?.message).toContain(`标题里的“${placeholder}”不是单位的名称`);
      if (place) expect(fault?.location.cell).toBe(place);
      const named = readFile(file, bytes, { body: '甲局' });
      expect(named.document.data).toMatchObject({ 部门: '甲局' });
    }
  });

  it('are in a title with the name filled in, without a year or a plan', () => {
    for (const [file, bytes] of formsOf('高新区甲局政务公开工作任务台账')) {
      const { document } = readFile(file, bytes, {});
      expect(document.data).toMatchObject({ 部门: '高新区甲局' });
      expect(document.data).not.toHaveProperty('计划');
    }
  });

  it.each([
    ['高新区××部门', '××部门'],
    ['〇〇单位', '〇〇单位'],
    ['某某部门', '某某部门'],
    ['本单位', '本单位'],
    ['×××', '×××'],
    ['____', '____'],
    ['部 门', '部门'],
    ['建设局', null],
    ['宣传部', null],
    ['×局', null],
    ['', null],
  ])('of “%s” the placeholder is %s', (name, placeholder) => {
    expect(placeholderIn(name)).toBe(placeholder);
  });
});

it.each(['无', '暂无', '待定', '××', 'xx科', '某科室', '…', '？'])('%s names nobody', (text) => {
  expect(namesNobody(text)).toBe(true);
});

it.each(['王某', '某某', '***', '综合科', '办公室', 'X光科', '同上'])(
  '%s names somebody',
  (text) => {
    expect(namesNobody(text)).toBe(false);
  },
);
