import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { resolvePlan } from '../../src/plan/resolve-plan.ts';
import { docx, paragraph } from '../input/office.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

function told(name: string, bytes: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const result = resolvePlan(file);
  if (!('diagnostics' in result)) throw new Error(`${name} was taken for a plan.`);
  return result.diagnostics.map(({ message }) => message).join('\n');
}

it.each([
  ['方案.docx', docx(paragraph('方案'))],
  ['方案.csv', '序号,工作任务\n1,甲\n'],
  ['方案.html', '<p>方案</p>'],
  ['方案.txt', '一、目标'],
])('%s as a plan is sent to the import', (name, bytes) => {
  const message = told(name, bytes);
  expect(message).toContain(`gongkai plan import ${join(folder, name)}`);
  expect(message).not.toContain('另存为');
});

it.each([
  ['方案.pdf', '%PDF-1.4\n'],
  ['方案.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['方案.rtf', '{\\rtf1 }'],
])('%s, which no import reads, is to be saved as Word has it before', (name, bytes) => {
  expect(told(name, bytes)).toContain('另存为 .docx');
});
