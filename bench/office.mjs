/**
 * What a check of 5,000 rows in Excel takes beside the same rows as YAML and the bare cost of opening the
 * workbook (inflating its parts and scanning their XML). Run after `npm run build`, in the project's folder.
 * The three take turns, so that whatever else the machine does hits all; medians are compared.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const ROWS = 5_000;
const ROUNDS = 15;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
const library = join(folder, 'library.mjs');
const entry = join(folder, 'entry.mjs');
writeFileSync(
  entry,
  `export { Zip } from '${root}src/input/office/zip.ts';
   export { scanXml } from '${root}src/input/office/xml.ts';
   export { xlsx } from '${root}test/input/office.ts';`,
);
await build({ input: entry, platform: 'node', output: { file: library, format: 'esm' } });
const { scanXml, xlsx, Zip } = await import(library);
const { checkLedgers, loadLedger, loadPlan, workCalendar } = await import('../dist/index.js');

/** Records of one task, disclosed on time; every date lies in 2022. */
const records = Array.from({ length: ROWS }, (_, index) => ({
  标题: `行政处罚决定第${index + 1}号`,
  起算日期: `2022-06-${String((index % 28) + 1).padStart(2, '0')}`,
  公开日期: `2022-07-0${(index % 9) + 1}`,
  链接: `https://www.example.gov.cn/gongkai/2022/${index}.html`,
}));
const task = {
  序号: 17,
  工作任务: '高质量公开民生保障信息',
  时限要求: '信息形成或变更之日起20个工作日内公开',
};
const keys = [...Object.keys(task), ...Object.keys(records[0])];
const yaml = [
  '计划: zibo-gaoxin/2022',
  '部门: 建设局',
  '台账:',
  ...Object.entries(task).map(
    ([key, value], index) => `${index === 0 ? '  - ' : '    '}${key}: ${value}`,
  ),
  '    公开记录:',
  ...records.flatMap((record) =>
    Object.entries(record).map(
      ([key, value], index) => `${index === 0 ? '      - ' : '        '}${key}: ${value}`,
    ),
  ),
].join('\n');
const files = { yaml: join(folder, '台账.yaml'), xlsx: join(folder, '台账.xlsx') };
writeFileSync(files.yaml, yaml);
writeFileSync(
  files.xlsx,
  xlsx([
    ['2022年建设局政务公开工作任务台账'],
    keys,
    ...records.map((record) => [...Object.values(task).map(String), ...Object.values(record)]),
  ]),
);

const plan = loadPlan('zibo-gaoxin/2022');
const options = { plan, calendar: workCalendar(), asOf: '2022-09-05' };
const check = (file) => async () => {
  const ledger = await loadLedger(file, undefined, { plan: () => plan.id });
  const { findings, ledgers } = checkLedgers([ledger], options);
  if (ledgers[0].duties.length < ROWS) throw new Error(`${file}: ${findings[0]?.message}`);
  return findings.length;
};
const nothing = { open() {}, close() {}, wantsText: true, text() {} };
const open = () => {
  const zip = new Zip(readFileSync(files.xlsx));
  for (const part of ['xl/workbook.xml', 'xl/styles.xml', 'xl/worksheets/sheet0.xml']) {
    scanXml(zip.read(part), { ...nothing });
  }
};

const jobs = {
  'check YAML': check(files.yaml),
  'check xlsx': check(files.xlsx),
  'open xlsx': open,
};
if ((await jobs['check YAML']()) !== (await jobs['check xlsx']()))
  throw new Error('YAML and xlsx give other findings');
const times = Object.fromEntries(Object.keys(jobs).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, run] of Object.entries(jobs)) {
    const start = performance.now();
    await run();
    times[name].push(performance.now() - start);
  }
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const [inYaml, inXlsx, bare] = Object.keys(jobs).map((name) => median(times[name]));
for (const name of Object.keys(jobs))
  console.log(`${name}: ${median(times[name]).toFixed(1)} ms (median of ${ROUNDS})`);
console.log(`xlsx / (YAML + open): ${(inXlsx / (inYaml + bare)).toFixed(2)} (limit 3)`);

const start = performance.now();
execFileSync(process.execPath, [
  join(root, 'bin/gongkai.js'),
  'check',
  files.xlsx,
  '--as-of',
  '2022-09-05',
  '--fail-on',
  'never',
  '--quiet',
]);
console.log(`whole process: ${(performance.now() - start).toFixed(0)} ms`);
rmSync(folder, { recursive: true });
if (inXlsx > 3 * (inYaml + bare)) process.exitCode = 1;
