import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findLedgerFiles } from '../../src/cli/ledger-files.ts';
import { inProcess } from './in-process.ts';
import { GOOD } from './ledgers.ts';

let folder = '';
const at = (name: string) => join(folder, name);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
  mkdirSync(at('in/deep'), { recursive: true });
  mkdirSync(at('elsewhere'));
  for (const name of ['in/a.yaml', 'in/deep/b.yaml', 'elsewhere/c.yaml'])
    writeFileSync(at(name), GOOD);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function files(...paths: string[]): Promise<[files: string[], passedOver: string[]]> {
  const found = await findLedgerFiles(paths.map(at));
  expect(found.problems).toEqual([]);
  const short = (path: string) => path.replace(`${folder}/`, '');
  return [
    found.files.map(short),
    found.passedOver.map((said) => short(said.replace(/“(.*)”.*/, '$1'))),
  ];
}

describe.skipIf(process.platform === 'win32')('each real file once', () => {
  it('a link to a file that is named or found too', async () => {
    symlinkSync('a.yaml', at('in/z.yaml'));
    symlinkSync('../in/a.yaml', at('elsewhere/link.yaml'));
    expect(await files('in')).toEqual([['in/a.yaml', 'in/deep/b.yaml'], []]);
    expect(await files('in/z.yaml', 'in/a.yaml')).toEqual([['in/a.yaml'], []]);
    expect(await files('in/*.yaml', 'elsewhere')).toEqual([
      ['elsewhere/c.yaml', 'elsewhere/link.yaml'],
      [],
    ]);
  });

  it('through links that lead back to where they are', async () => {
    for (const name of ['in/l1', 'in/l2', 'in/deep/l3']) symlinkSync(at('in'), at(name));
    const loops = ['in/deep/l3', 'in/l1', 'in/l2'];
    for (const path of ['in', 'in/**/*.yaml']) {
      const [found, passedOver] = await files(path);
      expect(found).toEqual(['in/a.yaml', 'in/deep/b.yaml']);
      expect(passedOver.sort()).toEqual(loops);
    }
  });

  it('linked folders are passed over, which is said, and looked into where they are named', async () => {
    symlinkSync('../elsewhere', at('in/link'));
    expect(await files('in')).toEqual([['in/a.yaml', 'in/deep/b.yaml'], ['in/link']]);
    expect(await files('in', 'in/link')).toEqual([
      ['in/a.yaml', 'in/deep/b.yaml', 'in/link/c.yaml'],
      ['in/link'],
    ]);
    expect(await files('in/*/c.yaml')).toEqual([['in/link/c.yaml'], []]);
    const { code, stderr } = await inProcess([
      'check',
      at('in'),
      '--as-of',
      '2022-06-20',
      '--quiet',
    ]);
    expect(stderr).toBe(
      `“${at('in/link')}”是通到别处的文件夹链接，里面的没有检查。要检查的，请直接写明这个文件夹\n`,
    );
    const without = await inProcess([
      'check',
      at('in/a.yaml'),
      at('in/deep'),
      '--as-of',
      '2022-06-20',
      '--quiet',
    ]);
    expect(without).toMatchObject({ code, stderr: '' });
  });
});
