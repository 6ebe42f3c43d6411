import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readLedgerFile } from '../../src/input/read-ledger-file.ts';
import { findBody } from '../../src/plan/bodies.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { blankLedger } from '../../src/write/blank-ledger.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';
import { ledgerXlsx } from '../../src/write/ledger-xlsx.ts';
import { differences } from '../../src/write/read-back.ts';

const plan = loadPlan('zibo-gaoxin/2022');
const installed = spawnSync('soffice', ['--version']).status === 0;
/** Where CI has installed it, its absence is a failure and no reason to skip. */
const required = process.env.GONGKAI_REQUIRE_LIBREOFFICE === '1';

/** The workbook as LibreOffice opens and saves it. */
function resaved(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-office-'));
  writeFileSync(join(folder, 'ledger.xlsx'), bytes);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const { status, stderr } = spawnSync(
    'soffice',
    [
      profile,
      '--headless',
      '--convert-to',
      'xlsx',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'ledger.xlsx'),
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (status !== 0) throw new Error(stderr);
  return readFileSync(join(folder, 'out', 'ledger.xlsx'));
}

describe.skipIf(!installed && !required)('LibreOffice (skipped where it is not installed)', () => {
  it('opens the blank workbook of init, and what it saves is the same ledger', () => {
    const body = findBody(plan, '建设局');
    if (!body) throw new Error('建设局');
    const { ledger, tasks } = blankLedger(plan, body, false);
    const bytes = resaved(ledgerXlsx(ledger, tasks, plan));
    const read = readLedgerFile('建设局.xlsx', bytes);
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const rows = (data: unknown) => (data as LedgerData).台账.map(({ 序号 }) => String(序号));
    expect(rows(read.document.data)).toEqual(rows(ledger));
  }, 180_000);

  it('opens an exported ledger, and what it saves holds the same records', () => {
    const ledger = load(readFileSync('examples/建设局.yaml', 'utf8')) as LedgerData;
    const tasks = ledger.台账.map(
      ({ 序号 }) => plan.tasks.find(({ no }) => no === String(序号)) ?? null,
    );
    const bytes = resaved(ledgerXlsx(ledger, tasks, plan));
    expect(differences(ledger, '建设局.xlsx', bytes)).toEqual([]);
  }, 180_000);
});
