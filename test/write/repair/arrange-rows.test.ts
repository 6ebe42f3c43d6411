import { describe, expect, it } from 'vitest';
import { loadPlan } from '../../../src/plan/resolve-plan.ts';
import { arrangeRows } from '../../../src/write/repair/arrange-rows.ts';

const plan = loadPlan('zibo-gaoxin/2022');

/** Rows by the numbers that stand in them; what has no such number in the plan is not certain. */
function arranged(text: string, numbers: (string | null)[], missing: string[] = []) {
  const taskOf = (no: string) => plan.tasks.find((task) => task.no === no);
  const rows = numbers.flatMap((no, index) => {
    const task = no === null ? undefined : taskOf(no);
    return task ? [{ index, task, sameDeadline: true }] : [];
  });
  const added = missing.flatMap((no) => taskOf(no) ?? []);
  return arrangeRows(text, plan, rows, added)?.text ?? null;
}

describe('rows in the plan’s order', () => {
  it.each([
    ['with no indentation', '台账:\n- 序号: 11\n- 序号: 1\n', '台账:\n- 序号: 1\n- 序号: 11\n'],
    [
      'without a last line break',
      '台账:\n  - 序号: 11\n  - 序号: 1',
      '台账:\n  - 序号: 1\n  - 序号: 11\n',
    ],
    [
      'rows in braces',
      '台账:\n  - {序号: 11}\n  - {序号: 1}\n',
      '台账:\n  - {序号: 1}\n  - {序号: 11}\n',
    ],
    [
      'a dash in a line of its own',
      '台账:\n  -\n    序号: 11\n  # 一\n  -\n    序号: 1\n',
      '台账:\n  # 一\n  -\n    序号: 1\n  -\n    序号: 11\n',
    ],
    [
      'dashes in a text of several lines',
      '台账:\n  - 序号: 11\n    备注: |\n      - 甲\n  - 序号: 1\n    备注: "- 乙\n      - 丙"\n',
      '台账:\n  - 序号: 1\n    备注: "- 乙\n      - 丙"\n  - 序号: 11\n    备注: |\n      - 甲\n',
    ],
    [
      'a comment behind the last row stays there',
      '台账:\n  - 序号: 11\n  - 序号: 1\n\n# 完\n部门: 某\n',
      '台账:\n  - 序号: 1\n  - 序号: 11\n\n# 完\n部门: 某\n',
    ],
  ])('%s', (_, before, after) => {
    expect(arranged(before, ['11', '1'])).toBe(after);
  });

  it('a row whose task is not certain stays behind the one above it, or at the top', () => {
    const text = '台账:\n  - 备注: 甲\n  - 序号: 11\n  - 备注: 乙\n  - 序号: 1\n  - 备注: 丙\n';
    expect(arranged(text, [null, '11', null, '1', null])).toBe(
      '台账:\n  - 备注: 甲\n  - 序号: 1\n  - 备注: 丙\n  - 序号: 11\n  - 备注: 乙\n',
    );
  });

  it('rows of one task keep their order', () => {
    const text = '台账:\n  - 序号: 11\n  - {序号: 1, 备注: 先}\n  - {序号: 1, 备注: 后}\n';
    expect(arranged(text, ['11', '1', '1'])).toBe(
      '台账:\n  - {序号: 1, 备注: 先}\n  - {序号: 1, 备注: 后}\n  - 序号: 11\n',
    );
  });

  it('an empty list gets its first rows', () => {
    const text = '部门: 某\n台账: [] # 待填\n报送日期:\n';
    const after = arranged(text, [], ['11']);
    expect(after).toMatch(/^部门: 某\n台账: # 待填\n {2}- 序号: 11\n {4}工作任务: /);
    expect(after).toMatch(/\n报送日期:\n$/);
  });

  it.each([
    ['a list in brackets', '台账: [{序号: 11}, {序号: 1}]\n'],
    [
      'a value that a row further up is given',
      '台账:\n  - 序号: 11\n    备注: &甲 某\n  - 序号: 1\n    备注: *甲\n',
    ],
    [
      'a text whose lines stand before the dashes of rows',
      '台账:\n- 序号: 11\n  备注: {甲:\n- 乙}\n- 序号: 1\n',
    ],
    ['a list that is used twice', '部门: &甲\n  - 序号: 11\n  - 序号: 1\n台账: *甲\n'],
  ])('leaves %s', (_, text) => {
    expect(arranged(text, ['11', '1'])).toBe(null);
  });
});
