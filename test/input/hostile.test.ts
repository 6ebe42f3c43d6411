import { expect, test } from 'vitest';
import { readFaults, readText } from './read.ts';

function onlyMessage(text: string): string {
  const findings = readFaults(text);
  expect(findings).toHaveLength(1);
  return findings[0]?.message ?? '';
}

test('aliases that stand for billions of nodes are not expanded', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i <= 9; i++) {
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  }
  expect(onlyMessage(lines.join('\n'))).toContain('100000');
});

test('aliases within the limit are read', () => {
  const { data } = readText(
    `a: &a [${Array(99).fill('x').join(', ')}]\nb: [${Array(900).fill('*a').join(', ')}]\n`,
  );
  expect((data as { b: unknown[] }).b).toHaveLength(900);
});

test.each([
  ['lists', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
  ['mappings', (depth: number) => `${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`],
  ['dashes', (depth: number) => `${'- '.repeat(depth)}x`],
  [
    'blocks',
    (depth: number) =>
      `${Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n')} 1`,
  ],
])('64 levels of %s are read, 65 are not', (_name, nest) => {
  expect(readFaults(nest(64))).toEqual([]);
  expect(onlyMessage(nest(65))).toContain('64 层');
});

test('a hundred thousand brackets do not exhaust the stack', () => {
  expect(onlyMessage('['.repeat(100_000))).toContain('64 层');
  expect(onlyMessage('{a: '.repeat(100_000))).toContain('64 层');
});

test('aliases add to the depth', () => {
  const nested = `${'['.repeat(40)}1${']'.repeat(40)}`;
  expect(readFaults(`a: &a ${nested}\nb: [*a]\n`)).toEqual([]);
  expect(onlyMessage(`a: &a ${nested}\nb: ${nested.replace('1', '*a')}\n`)).toContain('64 层');
});

test('a file of more than 16 MiB is not read', () => {
  const findings = readFaults(new Uint8Array(20 * 1024 * 1024).fill(0x61));
  expect(findings).toMatchObject([{ rule: 'unreadable', location: { file: '台账.yaml' } }]);
  expect(findings[0]?.message).toMatch(/20\.0 MB.*16 MB/);
});

test('of a thousand faults a hundred are shown and the rest counted', () => {
  const findings = readFaults('a: 1\n'.repeat(1001));
  expect(findings).toHaveLength(101);
  expect(findings.at(-1)?.message).toContain('900');
});

test('ten thousand entries', () => {
  const entry = '  - 序号: 1\n    工作任务: 加强推动高质量发展信息公开\n    备注: "无"\n';
  const { data, locate } = readText(`台账:\n${entry.repeat(10_000)}`);
  expect((data as { 台账: unknown[] }).台账).toHaveLength(10_000);
  expect(locate('/台账/9999/备注')).toMatchObject({ line: 30_001, column: 9 });
});
