import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/input/yaml/read-yaml.ts';

const findings = (text: string) =>
  readYaml('台账.yaml', new TextEncoder().encode(text)).diagnostics.map(
    ({ rule, severity, location }) => [rule, severity, location.line, location.column],
  );

describe('a text that a number sign cuts short', () => {
  it.each([
    ['标题: 关于 #3 楼改造的通知\n', 1, 8],
    ['a: 1\n标题: 甲\t#乙\n', 2, 7],
    ['- 甲 #乙', 1, 5],
    ['标题: #3 楼改造\n备注: 甲\n', 1, 5],
    ['标题: 甲\n  乙 #丙\n', 2, 5],
  ])('%j is told', (text, line, column) => {
    expect(findings(text)).toEqual([['text-cut', 'warning', line, column]]);
  });

  it.each([
    '标题: 关于甲 # 已核\n',
    '标题: 关于甲  ## 已核\n',
    '标题: "关于 #3 楼"\n',
    '标题: 关于#3楼\n',
    '# 注释\n#注释\n标题: 甲\n',
    '公开日期: 2022-06-13 #已核\n',
    '序号: 1 #已核\n',
    '链接: https://a.gov.cn/1.html #已核\n',
    '公开日期: #还没有公开\n备注: 甲\n',
    '标题: |\n  关于 #3 楼\n',
    '标题: #甲\n  乙\n',
  ])('%j is not', (text) => {
    expect(findings(text)).toEqual([]);
  });

  it('says what was not read', () => {
    const text = '标题: 关于 #3 楼改造的通知\n';
    const { diagnostics } = readYaml('台账.yaml', new TextEncoder().encode(text));
    expect(diagnostics[0]?.message).toContain('“#3 楼改造的通知”');
  });

  it('many blanks do not take long', () => {
    const start = process.cpuUsage();
    findings(`${`- 甲${' '.repeat(5000)}\n`.repeat(200)}`);
    expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  });
});
