import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jsonText } from '../../../src/report/json.ts';
import { officeJson } from '../../../src/report/office/json.ts';
import type { OfficeReport } from '../../../src/report/office/office-report.ts';
import { inProcess } from '../../cli/in-process.ts';
import { folderOf } from '../../cli/ledgers.ts';
import { HOSTILE_LEDGERS } from '../hostile-ledgers.ts';
import { AS_OF, report } from './runs.ts';

it('JSON in pieces is to the letter what every command prints, however long it is', async () => {
  const folder = folderOf(HOSTILE_LEDGERS);
  const earlier = join(folderOf({}), 'earlier.ndjson');
  await inProcess([
    ...['check', folder, '--as-of', '2022-06-01', '--format', 'ndjson'],
    ...['--output', earlier],
  ]);
  const { stdout } = await report(folder, ...AS_OF, '--format', 'json', '--compare', earlier);
  const told: OfficeReport = JSON.parse(stdout);
  expect(stdout).toBe(jsonText(told));
  const [task] = told.tasks;
  if (!task) throw new Error('the plan has tasks');
  const long = { ...told, tasks: Array.from({ length: 30_000 }, () => task) };
  const pieces = [...officeJson(long)];
  expect(pieces.length).toBeGreaterThan(5);
  for (const piece of pieces) expect(piece.length).toBeLessThan(2 ** 16);
  expect(pieces.join('') === jsonText(long)).toBe(true);
});
