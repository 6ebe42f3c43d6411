import { readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { FileSpool } from '../../src/cli/spool.ts';
import { folderOf } from './ledgers.ts';

const textOf = (spool: FileSpool) =>
  [...spool.pieces()].map((piece) => Buffer.from(piece).toString('utf8')).join('');

describe('what a format has at its end', () => {
  it('comes back as it was added, from memory and from a file that nobody sees', () => {
    const folder = folderOf({});
    vi.stubEnv('TMPDIR', folder);
    const spool = new FileSpool();
    spool.add('一');
    expect(textOf(spool)).toBe('一');
    // Three bytes a character, so that a piece that is read ends within one.
    const lines = Array.from({ length: 300 }, (_, line) => `${line}${'公'.repeat(9_000)}\n`);
    for (const line of lines) spool.add(line);
    const bytes = Buffer.concat([...spool.pieces()].map((piece) => Buffer.from(piece)));
    expect(bytes.toString('utf8')).toBe(`一${lines.join('')}`);
    expect(readdirSync(folder)).toEqual([]);
    spool.close();
    vi.unstubAllEnvs();
  });
});
