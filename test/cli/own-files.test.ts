import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OFFICE_FORMATS } from '../../src/report/office/office-reporters.ts';
import { FORMATS } from '../../src/report/reporters.ts';
import { inProcess } from './in-process.ts';
import { GOOD } from './ledgers.ts';

let folder = '';
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  writeFileSync(at('a.yaml'), GOOD);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const AS_OF = ['--as-of', '2022-06-20'];
const check = (...args: string[]) => inProcess(['check', at('a.yaml'), ...AS_OF, ...args]);

/** What each command writes, in every format that a file may have. */
const WRITERS: [name: string, args: (file: string) => string[]][] = [
  ...FORMATS.map((format): [string, (file: string) => string[]] => [
    `check ${format}`,
    (file) => ['check', at('a.yaml'), ...AS_OF, '--format', `${format}:${file}`],
  ]),
  ...OFFICE_FORMATS.map((format): [string, (file: string) => string[]] => [
    `report ${format}`,
    (file) => ['report', at('a.yaml'), ...AS_OF, '--format', `${format}:${file}`],
  ]),
  ...['body', 'task', 'category', 'office'].map((by): [string, (file: string) => string[]] => [
    `report csv by ${by}`,
    (file) => ['report', at('a.yaml'), ...AS_OF, '--by', by, '--format', `csv:${file}`],
  ]),
  ...['text', 'ics', 'html'].map((format): [string, (file: string) => string[]] => [
    `schedule ${format}`,
    (file) => ['schedule', '--format', format, '--output', file],
  ]),
  ['schedule xlsx', (file) => ['schedule', '--output', `${file}.xlsx`]],
  ['schema', (file) => ['schema', 'ledger', '--output', file]],
];

describe('a file that is there already', () => {
  it.each(WRITERS)('is overwritten where the same command wrote it: %s', async (_name, args) => {
    const first = await inProcess(args(at('out')));
    const second = await inProcess(args(at('out')));
    expect([second.code, second.stderr]).toEqual([first.code, first.stderr]);
  });

  it('is overwritten where it is a list for GitLab in which nothing was found', async () => {
    writeFileSync(at('out'), '[\n]\n');
    const { stderr } = await check('--format', `gitlab:${at('out')}`);
    expect([stderr, readFileSync(at('out'), 'utf8').startsWith('[')]).toEqual(['', true]);
  });

  it.each([
    ['a list of nothing that others have written', '[]\n'],
    ['a ledger', GOOD],
    ['a report that a person has written', '# 政务公开工作总结\n'],
    ['a page of the subject', '<!doctype html><title>政务公开专栏</title>'],
    ['minutes of a meeting', '会议纪要\n一、检查情况\n'],
    ['figures', '单位,金额\n建设局,3\n'],
    ['settings', '{"name": "other", "version": "1"}\n'],
    ['a page', '<!doctype html><title>通知</title>'],
  ])('is left alone where it is none of ours: %s', async (_name, text) => {
    writeFileSync(at('out'), text);
    for (const args of [
      ['--output', at('out')],
      ['--format', `json:${at('out')}`],
    ]) {
      const { code, stdout, stderr } = await check(...args);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('没有覆盖');
      expect(readFileSync(at('out'), 'utf8')).toBe(text);
    }
    const forced = await check('--output', at('out'), '--force');
    expect([forced.stderr, readFileSync(at('out'), 'utf8') === text]).toEqual(['', false]);
  });

  it.each([
    ['xlsx', (file: string) => ['schedule', '--output', file]],
    ['docx', (file: string) => ['report', at('a.yaml'), ...AS_OF, '--format', `circular:${file}`]],
    ['csv', (file: string) => ['report', at('a.yaml'), ...AS_OF, '--format', `csv:${file}`]],
  ])('is left alone where it is a ledger in %s, which we have made', async (kind, args) => {
    const file = at(`台账.${kind}`);
    expect((await inProcess(['export', at('a.yaml'), '-o', file])).code).toBe(0);
    const before = readFileSync(file);
    expect((await inProcess(args(file))).code).toBe(2);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('may be empty, as mktemp makes it', async () => {
    writeFileSync(at('out'), '');
    expect((await check('--output', at('out'))).stderr).toBe('');
    expect(existsSync(at('out'))).toBe(true);
  });
});
