import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const installed = spawnSync('soffice', ['--version']).status === 0;
/** Where CI has installed it, its absence is a failure and no reason to skip. */
const required = process.env.GONGKAI_REQUIRE_LIBREOFFICE === '1';

/** Whether tests that need it are skipped. */
export const WITHOUT_LIBREOFFICE = !installed && !required;

/** Commas, double quotes, and UTF-8 whatever the locale. */
export const UTF8_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76';

/** What LibreOffice makes of a file; `to` is the extension, perhaps with the filter that writes it. */
export function converted(
  content: string | Uint8Array,
  from: string,
  to: string,
  options: string[] = [],
): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-office-'));
  writeFileSync(join(folder, `ledger.${from}`), content);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const { status, stderr } = spawnSync(
    'soffice',
    [
      profile,
      '--headless',
      ...options,
      '--convert-to',
      to,
      '--outdir',
      join(folder, 'out'),
      join(folder, `ledger.${from}`),
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  if (status !== 0) throw new Error(stderr);
  return readFileSync(join(folder, 'out', `ledger.${to.split(':')[0]}`));
}
