import { describe, expect, it } from 'vitest';
import { repairTypos } from '../../../src/write/repair/repair-typos.ts';

const repaired = (text: string) => repairTypos(text)?.text ?? null;

describe('typos that keep YAML from reading a text', () => {
  it.each([
    ['a full-width colon', '部门：建设局\n计划: a/2022\n', '部门: 建设局\n计划: a/2022\n'],
    ['with a space behind it', '计划: a/2022\n部门：  建设局\n', '计划: a/2022\n部门: 建设局\n'],
    [
      'at the end of a line',
      '计划: a/2022\n台账：\n  - 序号: 1\n',
      '计划: a/2022\n台账:\n  - 序号: 1\n',
    ],
    ['no space behind the colon', '计划: a/2022\n部门:建设局\n', '计划: a/2022\n部门: 建设局\n'],
    ['a wide dash', '台账:\n  － 序号: 1\n    备注: 某\n', '台账:\n  - 序号: 1\n    备注: 某\n'],
    [
      'a dash without a space',
      '台账:\n  -序号: 1\n    备注: 某\n',
      '台账:\n  - 序号: 1\n    备注: 某\n',
    ],
    [
      'several in one file',
      '计划：a/2022\r\n部门：建设局\r\n台账:\r\n  - 序号：1\r\n',
      '计划: a/2022\r\n部门: 建设局\r\n台账:\r\n  - 序号: 1\r\n',
    ],
    [
      'a record of one field',
      '台账:\n  - 序号：1\n  - 公开记录: [零报告：2022-06, {零报告：2022-07}, {延期: {工作日：10}, 扣除期间: [起：2022-07-05]}, {标题: 某：某}]\n',
      '台账:\n  - 序号: 1\n  - 公开记录: [零报告: 2022-06, {零报告: 2022-07}, {延期: {工作日: 10}, 扣除期间: [起: 2022-07-05]}, {标题: 某：某}]\n',
    ],
    [
      'a full-width colon in the text of a value is text',
      '计划：a/2022\n备注: 说明：见链接：某处\n',
      '计划: a/2022\n备注: 说明：见链接：某处\n',
    ],
  ])('%s', (_, before, after) => {
    expect(repaired(before)).toBe(after);
  });

  it('leaves a text that YAML reads as it is, whatever it looks like', () => {
    const text = '备注: |\n  部门：建设局\n标题: 关于：某事\n';
    expect(repaired(text)).toBe(text);
  });

  it.each([
    [
      'full-width spaces before a key: the width decides what it belongs to',
      '台账:\n　　- 序号: 1\n部门：某\n',
    ],
    ['a word that is no key', '计划: a/2022\n某某：建设局\n'],
    ['a quote that is not closed', '计划：a/2022\n部门: "建设局\n'],
    [
      'a comma that may be part of the text',
      '计划：a/2022\n台账: [{标题: 某，公开日期: 2022-06-13}]\n',
    ],
    ['a line that goes on the line above', '标题: 某\n  公开日期：2022-06-13\n'],
  ])('touches nothing where there is doubt: %s', (_, text) => {
    expect(repaired(text)).toBe(null);
  });
});
