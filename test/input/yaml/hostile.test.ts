import { expect, test } from 'vitest';
import { readFaults, readText } from '../read.ts';

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

test('a file is read up to its hundredth fault', () => {
  expect(readFaults('a: 1\n'.repeat(101))).toHaveLength(100);
  const findings = readFaults('a: 1\n'.repeat(300_000));
  expect(findings).toHaveLength(101);
  expect(findings.at(-1)).toMatchObject({ location: { file: '台账.yaml' } });
  expect(findings.at(-1)?.message).toContain('超过 100 处');
});

test('hundreds of thousands of blank lines, comments and empty blocks', () => {
  const blank = '\n'.repeat(400_000);
  expect(readText(`- a\n${blank}-\n`).locate('/1')).toMatchObject({ line: 400_002, column: 1 });
  const [long] = readFaults(`- |\n${blank}  x\n`);
  expect(long?.message).toContain('超过 32767 个');
  expect(long?.location).toMatchObject({ line: 400_002, column: 3 });
  const comments = '# x\n'.repeat(400_000);
  expect(readText(`- a\n${comments}-\n`).locate('/1')).toMatchObject({
    line: 400_002,
    column: 1,
  });
  expect(readText('- |\n'.repeat(40_000)).locate('/39999')).toMatchObject({
    line: 40_000,
    column: 3,
  });
}, 30_000);

test('ten thousand entries', () => {
  const entry = '  - 序号: 1\n    工作任务: 加强推动高质量发展信息公开\n    备注: "无"\n';
  const { data, locate } = readText(`台账:\n${entry.repeat(10_000)}`);
  expect((data as { 台账: unknown[] }).台账).toHaveLength(10_000);
  expect(locate('/台账/9999/备注')).toMatchObject({ line: 30_001, column: 9 });
});

/** Milliseconds of this process, so that other work on the machine does not count. */
function time(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test('of thousands of quotes in one line the open one is found in time', () => {
  const line = `[${"'a', ".repeat(100_000)}'b`;
  let findings: ReturnType<typeof readFaults> = [];
  // Each quote searched for from the start of its line: a minute.
  expect(time(() => (findings = readFaults(line)))).toBeLessThan(5_000);
  expect(findings[0]?.location).toMatchObject({ line: 1, column: line.length - 1 });
});

test('a number sign within quotes opens no comment', () => {
  expect(readFaults("- ['a #', 'b\n")[0]?.location).toMatchObject({ line: 1, column: 11 });
});

test('places in one long line are told in time', () => {
  const { locate } = readText(`[${'{a: 1}, '.repeat(40_000)}]`);
  const places = () => {
    for (let i = 0; i < 20_000; i++) locate(`/${i}/a`);
  };
  expect(time(places)).toBeLessThan(5_000);
  expect(locate('/19999/a')).toMatchObject({ line: 1, column: 19_999 * 8 + 6 });
});
