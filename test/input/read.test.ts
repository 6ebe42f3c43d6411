import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { ReadResult } from '../../src/input/document.ts';
import { readAnyFile, readYamlFile } from '../../src/input/read.ts';
import type { FileTables, TableReader } from '../../src/input/read-table-file.ts';
import { cell, docx, tableOf, xlsx } from './office.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

const utf8 = (text: string) => Buffer.from(text);
const told = (result: ReadResult) => result.diagnostics.map(({ message }) => message).join('\n');

/** Reads a file and keeps the tables that were found in it. */
async function read(file: string, bytes?: Uint8Array) {
  const toData = vi.fn<TableReader>(() => ({ ok: false, diagnostics: [] }));
  const tableReader = vi.fn(async () => toData);
  const result = await readAnyFile(file, bytes, { tableReader });
  const [name, tables] = toData.mock.calls[0] ?? [];
  return { result, tableReader, name, tables };
}

const textsOf = (tables: FileTables | undefined) =>
  tables?.sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => [...cells.values()]));

describe('a file is read as what it is', () => {
  it('YAML, whatever its name, without the readers of tables', async () => {
    for (const name of ['a.yaml', 'a.yml', '台账', '<stdin>']) {
      const { result, tableReader } = await read(name, utf8('部门: 建设局\n'));
      expect(result.ok && result.document.data).toEqual({ 部门: '建设局' });
      expect(tableReader).not.toHaveBeenCalled();
    }
  });

  it.each([
    ['a.csv', utf8('甲,乙\n')],
    ['a.xlsx', xlsx([['甲', '乙']])],
    ['a.docx', docx(tableOf([cell('甲'), cell('乙')]))],
    ['a.yaml', xlsx([['甲', '乙']])],
  ])('%s: tables', async (name, bytes) => {
    expect(textsOf((await read(name, bytes)).tables)).toEqual(['甲', '乙']);
  });

  it('another one is told, not thrown', async () => {
    const { result, tables } = await read('a.xlsx', utf8('%PDF-1.7'));
    expect(told(result)).toContain('PDF');
    expect(tables).toBeUndefined();
  });
});

describe('before anything else', () => {
  it('the size is asked, of a file and of bytes at hand', async () => {
    const large = Buffer.alloc(16 * 1024 * 1024 + 1);
    const path = join(folder, 'large.yaml');
    writeFileSync(path, large);
    for (const result of [
      readYamlFile(path),
      readYamlFile('a.yaml', large),
      (await read(path)).result,
      (await read('a.xlsx', large)).result,
    ]) {
      expect(told(result)).toContain('超过 16 MB');
    }
    expect(told(readYamlFile('a.yaml', large.subarray(1)))).not.toContain('超过 16 MB');
  });

  it('a file that is missing is told', async () => {
    const path = join(folder, 'missing.yaml');
    expect(told(readYamlFile(path))).toContain('没有这个文件');
    expect(told((await read(path)).result)).toContain('没有这个文件');
  });

  it('numbers of persons in the name of a file are masked', async () => {
    const masked = '138******00.yaml';
    const result = readYamlFile('13800000000.yaml', utf8('甲: 乙\n'));
    expect(result.ok && result.document.file).toBe(masked);
    expect(readYamlFile('13800000000.yaml').diagnostics[0]?.location.file).toBe(masked);
    const missing = (await read('13800000000.csv')).result;
    expect(missing.diagnostics[0]?.location.file).toBe('138******00.csv');
    expect((await read('13800000000.csv', utf8('甲,乙\n'))).name).toBe('138******00.csv');
  });
});
