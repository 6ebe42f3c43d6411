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
