import { describe, expect, it } from 'vitest';
import { SourceText } from '../../../src/input/source-text.ts';
import { composeText } from '../../../src/input/yaml/compose-text.ts';
import { LEDGER_KEYS } from '../../../src/ledger/ledger-keys.ts';
import { repairKeyLines } from '../../../src/write/repair/key-typos.ts';
import { repairTypos } from '../../../src/write/repair/repair-typos.ts';

const HEAD = '计划: zibo-gaoxin/2022\n部门: 建设局\n台账:\n';
const rows = (count: number, colon: string) =>
  HEAD +
  Array.from(
    { length: count },
    (_, index) =>
      `  - 序号${colon}${index + 1}\n    工作任务: 某\n    时限要求${colon}  长期坚持\n`,
  ).join('');

describe('repairKeyLines', () => {
  it('puts thousands of lines right with one reading', () => {
    let readings = 0;
    const repaired = repairKeyLines(rows(2000, '：'), (text) => {
      readings++;
      return composeText(new SourceText('', text), LEDGER_KEYS);
    });
    expect(repaired?.count).toBe(4000);
    expect(repaired?.text).toBe(rows(2000, ': ').replaceAll(':   长期', ': 长期'));
    expect(readings).toBe(1);
  });

  it('leaves lines of a longer text as they are', () => {
    const text = (colon: string) =>
      `${HEAD}  - 序号${colon}1\n    备注: |\n      部门：建设局\n      标题:某\n    工作任务: "某\n      部门：建设局"\n`;
    expect(repairTypos(text('：'))).toEqual({ text: text(': '), count: 1 });
  });

  it('makes no mapping of the text of a field', () => {
    const text = (colon: string) =>
      `${HEAD}  - 序号${colon}1\n    工作任务:\n      部门：建设局\n    公开记录:\n      - 标题: 某\n`;
    expect(repairTypos(text('：'))).toEqual({ text: text(': '), count: 1 });
  });

  it('leaves a file to a person where other typos of other kinds are too many', () => {
    const broken = `${HEAD}${'  - 序号: 1\n    工作任务 某\n'.repeat(5000)}`;
    expect(repairTypos(broken)).toBeNull();
  });
});
