import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { inProcess } from './in-process.ts';
import { folderOf, GOOD } from './ledgers.ts';

vi.mock('../../src/write/repair/repair-ledger.ts', async (original) => {
  const real = await original<typeof import('../../src/write/repair/repair-ledger.ts')>();
  const repairLedger: typeof real.repairLedger = async (file, bytes, choose) => {
    const repaired = await real.repairLedger(file, bytes, choose);
    appendFileSync(file, '# 又改了一处\n');
    return repaired;
  };
  return { ...real, repairLedger };
});

it('fix overwrites nothing that somebody has saved since it was read', async () => {
  const folder = folderOf({ '台账.yaml': GOOD });
  const { code, stderr } = await inProcess(['fix', `${folder}/台账.yaml`]);
  expect([code, stderr]).toEqual([3, expect.stringContaining('没有改：读了以后这个文件又被改过')]);
  expect(readFileSync(`${folder}/台账.yaml`, 'utf8')).toBe(`${GOOD}# 又改了一处\n`);
  expect(readdirSync(folder)).toEqual(['台账.yaml']);
});
