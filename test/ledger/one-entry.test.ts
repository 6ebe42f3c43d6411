import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it, vi } from 'vitest';
import { schemaWithFields } from '../../scripts/generate-ledger.ts';
import { LEDGER_KEY_ADVICE } from '../../src/ledger/ledger-keys.ts';
import { loadedLedger } from '../../src/ledger/load-ledger.ts';
import { loadPlan } from '../../src/plan/resolve-plan.ts';
import { formats } from '../../src/schema/formats.ts';
import { unknownKeyMessage } from '../../src/schema/key-advice.ts';
import { blankLedger } from '../../src/write/blank-ledger.ts';
import { ledgerCsv } from '../../src/write/ledger-csv.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';
import { ledgerTables } from '../../src/write/ledger-table.ts';
import { ledgerYaml } from '../../src/write/ledger-yaml.ts';
import { differences } from '../../src/write/read-back.ts';
import { repairTypos } from '../../src/write/repair/repair-typos.ts';
import { repairValues } from '../../src/write/repair/repair-values.ts';
import { recordValidations } from '../../src/write/xlsx-validations.ts';
import { readLedgerFile } from '../input/read-ledger.ts';

/** The table of fields with an entry that no other file knows of. */
vi.mock('../../src/ledger/fields.ts', async (original) => {
  const fields = await original<typeof import('../../src/ledger/fields.ts')>();
  const added: import('../../src/ledger/fields.ts').LedgerField = {
    part: 'record',
    key: '印发日期',
    type: 'date',
    help: '文件印发的日期。',
    samples: ['2022-03-01'],
    headings: ['印发日期', '印发时间'],
    words: ['印发'],
    records: ['event'],
    note: '红头文件上的日期',
    hint: '文件上印的日期。',
  };
  return { ...fields, LEDGER_FIELDS: [...fields.LEDGER_FIELDS, added] };
});

const utf8 = (text: string) => new TextEncoder().encode(text);
const LEDGER: LedgerData = {
  计划: 'zibo-gaoxin/2022',
  部门: '建设局',
  台账: [{ 序号: 1, 工作任务: '某', 公开记录: [{ 标题: '甲', 印发日期: '2022-03-01' }] }],
};
const NOTES = { schema: null, head: [], plan: null, tasks: [] };
const YAML = ledgerYaml(LEDGER, NOTES);

it('is read from a table under any of its headings', () => {
  const csv = '部门：建设局\n序号,工作任务,时限要求,标题,印发时间\n1,某,长期坚持,甲,2022年3月1日\n';
  const read = readLedgerFile('a.csv', utf8(csv), { plan: () => 'a/2022' });
  expect(read.ok && read.document.data).toMatchObject({
    台账: [{ 公开记录: [{ 标题: '甲', 印发日期: '2022-03-01' }] }],
  });
});

it('is written into a table where a record has it, and read back', () => {
  const csv = ledgerCsv(LEDGER, [null], null);
  expect(csv).toContain('印发日期');
  expect(differences(LEDGER, readLedgerFile('a.csv', utf8(csv)))).toEqual([]);
  expect(differences(LEDGER, readLedgerFile('a.yaml', utf8(YAML)))).toEqual([]);
});

it('is in the samples of its records, and so has a column, with a check and a hint', () => {
  const plan = loadPlan('zibo-gaoxin/2022');
  const [body] = plan.bodies.filter(({ name }) => name === '建设局');
  if (!body) throw new Error('The plan has no 建设局.');
  const { ledger, tasks } = blankLedger(plan, body, false);
  const yaml = ledgerYaml(ledger, { ...NOTES, plan, tasks });
  expect(yaml).toContain('印发日期: # 红头文件上的日期');
  const { columns } = ledgerTables(ledger, tasks, plan).records;
  const own = columns.filter(({ key }) => key === '印发日期');
  expect(own).toHaveLength(1);
  const [asked] = recordValidations(own, 4, { rows: 1, matters: [], row: 1 });
  expect(asked?.wanted).toHaveProperty('date');
  expect(asked?.prompt).toBe('文件上印的日期。');
});

it('is a key: of the schema, where a text has swallowed it, and for one misspelt', () => {
  const schema = schemaWithFields(JSON.parse(readFileSync('schemas/ledger.schema.json', 'utf8')));
  const validate = new Ajv2020({ allowUnionTypes: true, formats }).compile(schema);
  expect(validate(LEDGER)).toBe(true);
  const wrong = YAML.replace('2022-03-01', '2022年3月');
  const { document } = readLedgerFile('a.yaml', utf8(wrong)) as { document?: { data: unknown } };
  expect(validate(document?.data)).toBe(false);
  const swallowed = readLedgerFile('a.yaml', utf8('{标题: 某，印发日期: 2022-03-01}\n'));
  expect(swallowed.ok).toBe(false);
  for (const word of ['印发', '印发时间', '印发曰期']) {
    expect(unknownKeyMessage(word, ['标题', '印发日期'], LEDGER_KEY_ADVICE)).toContain(
      '是不是“印发日期”？',
    );
  }
});

it('is repaired', () => {
  const typo = YAML.replace('印发日期: ', '印发日期：');
  expect(repairTypos(typo)?.text).toBe(YAML);
  expect(repairValues(YAML.replace('2022-03-01', '2022.3.1'))?.text).toBe(YAML);
});

it('does not keep the ledger from being loaded', () => {
  const { ledger } = loadedLedger('a.yaml', readLedgerFile('a.yaml', utf8(YAML)));
  expect(ledger?.entries[0]?.records).toHaveLength(1);
});
