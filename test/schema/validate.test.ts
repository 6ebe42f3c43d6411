import { expect, test } from 'vitest';
import type { InputDocument } from '../../src/input/document.ts';
import { validate } from '../../src/schema/validate.ts';
import { validator } from '../../src/schema/validators/ledger.generated.js';
import { check } from './check.ts';

test('of many findings the first hundred are told and the rest counted', () => {
  const entries = Array.from({ length: 250 }, (_, i) => `  - {序号: ${i + 1}, xyz: 1}`);
  const findings = check('ledger', `计划: a/2022\n部门: 甲\n台账:\n${entries.join('\n')}\n`);
  expect(findings).toHaveLength(101);
  expect(findings[99]).toMatchObject({ location: { line: 103 } });
  expect(findings[100]).toMatchObject({ rule: 'schema', location: { file: 'ledger.yaml' } });
  expect(findings[100]?.location.line).toBeUndefined();
  expect(findings[100]?.message).toContain('150');
});

test('exactly a hundred findings need no count', () => {
  const entries = Array.from({ length: 100 }, (_, i) => `  - {序号: ${i + 1}, xyz: 1}`);
  expect(check('ledger', `计划: a/2022\n部门: 甲\n台账:\n${entries.join('\n')}\n`)).toHaveLength(
    100,
  );
});

test('ten thousand sound entries, then ten thousand faulty ones', () => {
  const sound = '  - {序号: 1, 公开记录: [{标题: 甲, 公开日期: 2022-06-13}]}\n';
  const head = '计划: a/2022\n部门: 甲\n台账:\n';
  expect(check('ledger', head + sound.repeat(10_000))).toEqual([]);
  const faulty = sound.replace('标题', '标题 1');
  expect(check('ledger', head + faulty.repeat(10_000)).at(-1)?.message).toContain('9900');
});

test('a document that knows only cells is told by its cells', () => {
  const document: InputDocument = {
    file: '台账.xlsx',
    data: { 计划: 'a/2022', 部门: 2022, 台账: [] },
    locate: (pointer) => ({
      file: '台账.xlsx',
      cell: pointer === '/部门' ? 'Sheet1!B2' : 'Sheet1!A1',
    }),
  };
  expect(validate(validator, document)).toMatchObject([
    { location: { cell: 'Sheet1!B2' }, message: expect.stringContaining('数字 2022') },
  ]);
});

test('a long value is quoted in part', () => {
  const [finding] = check('ledger', `计划: ${'长'.repeat(99)}\n部门: 甲\n台账: []\n`);
  expect(finding?.message).toContain(`“${'长'.repeat(60)}…”`);
});

test('keys of the prototype are keys like any other', () => {
  const findings = check(
    'ledger',
    '计划: a/2022\n部门: 甲\n台账: []\n__proto__: 1\nconstructor: 2\n',
  );
  expect(findings.map(({ location }) => location.line)).toEqual([4, 5]);
});

const row = (entry: string) => `计划: a/2022\n部门: 甲\n台账:\n  - ${entry}\n`;

test.each([
  ['{序号: 0x10}', '0x10', '16'],
  ['{序号: 0o17}', '0o17', '15'],
  ['{序号: 1e3}', '1e3', '1000'],
  ['{序号: 1E+3}', '1E+3', '1000'],
  ['{序号: 1, 公开记录: [{零报告: 0x7E6}]}', '0x7E6', '2022'],
])('%s: people see another number than YAML', (entry, written, number) => {
  const findings = check('ledger', row(entry));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    rule: 'schema',
    severity: 'error',
    location: { line: 4, column: 5 + entry.indexOf(written) },
  });
  expect(findings[0]?.message).toContain(`“${written}”，会被当作 ${number}，`);
  expect(findings[0]?.message).toContain('请只用数字 0 至 9');
});

test.each([
  '{序号: 16}',
  '{序号: 016}',
  '{序号: +16}',
  '{序号: 16.0}',
  '{序号: "0x10"}',
  '{序号: !!str 0x10}',
  '{序号: 1, 备注: 见 0x10 和 1e3}',
])('%s: no other number is seen', (entry) => {
  expect(check('ledger', row(entry))).toEqual([]);
});

test('where the number is wrong in itself, that is all', () => {
  const findings = check('ledger', row('{序号: 1, 公开记录: [{标题: 1e3}]}'));
  expect(findings.map(({ message }) => message)).toEqual([
    '“标题”应为文字，这里写的是数字 1e3。请加引号：标题: "1e3"。',
  ]);
});

test('such numbers are among the first hundred findings, too', () => {
  const entries = Array.from({ length: 150 }, () => '  - {序号: 0x10}\n').join('');
  const findings = check('ledger', `计划: a/2022\n部门: 甲\n台账:\n${entries}`);
  expect(findings).toHaveLength(101);
  expect(findings[100]?.message).toContain('50');
});

test('a plan has no such numbers either', () => {
  const messages = check('plan', 'schemaVersion: 1\nyear: 0x7E6\n').map(({ message }) => message);
  expect(messages).toContainEqual(expect.stringContaining('“year”写的是“0x7E6”'));
});

test('a key is text, whatever number it spells', () => {
  const findings = check('ledger', `计划: a/2022\n部门: 甲\n台账: []\n0x10: 1\n`);
  expect(findings.map(({ location }) => location.line)).toEqual([4]);
});

test('such a number is told wherever it stands in its line', () => {
  const findings = check('ledger', row(`{备注: ${'长'.repeat(1500)}, 序号: 0x10}`));
  expect(findings).toHaveLength(1);
});
