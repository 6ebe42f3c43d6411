import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaWithFields } from '../../scripts/generate-ledger.ts';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { LEDGER_FIELDS, type LedgerField, type Part } from '../../src/ledger/fields.ts';
import { LEDGER_KEY_ADVICE, LEDGER_KEYS } from '../../src/ledger/ledger-keys.ts';
import { LEDGER_COLUMNS, ledgerHeaders } from '../../src/ledger/table/columns.ts';
import { unknownKeyMessage } from '../../src/schema/key-advice.ts';
import { validator } from '../../src/schema/validators/ledger.generated.js';
import { ledgerCsv } from '../../src/write/ledger-csv.ts';
import type { LedgerData } from '../../src/write/ledger-data.ts';
import { ledgerXlsx } from '../../src/write/ledger-xlsx.ts';
import { ledgerYaml } from '../../src/write/ledger-yaml.ts';
import { differences } from '../../src/write/read-back.ts';
import { repairValues } from '../../src/write/repair/repair-values.ts';
import { readLedgerFile } from '../input/read-ledger.ts';
import { oneField } from './one-field.ts';

type Schema = Record<string, unknown>;

const schema = JSON.parse(readFileSync('schemas/ledger.schema.json', 'utf8')) as Schema;
const named = (fields: readonly LedgerField[]) =>
  fields.map((field): [string, LedgerField] => [`${field.part}/${field.key}`, field]);
const ofPart = (part: Part) => LEDGER_FIELDS.filter((field) => field.part === part);
const PARTS = [...new Set(LEDGER_FIELDS.map(({ part }) => part))];

describe('the table', () => {
  it('has each key of a part once, and no heading for two fields', () => {
    const keys = named(LEDGER_FIELDS).map(([name]) => name);
    expect(new Set(keys).size).toBe(keys.length);
    const headings = LEDGER_COLUMNS.flatMap((column) => column.headings);
    expect(new Set(headings).size).toBe(headings.length);
    const labels = ofPart('ledger').flatMap((field) => field.headings);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('is what the schema says, in its order', () => {
    expect(JSON.stringify(schemaWithFields(schema))).toBe(JSON.stringify(schema));
    const definitions = schema.$defs as Record<string, Schema>;
    for (const part of PARTS) {
      const { properties, required = [] } = part === 'ledger' ? schema : (definitions[part] ?? {});
      expect(Object.keys(properties as object)).toEqual(ofPart(part).map(({ key }) => key));
      const needed = ofPart(part).filter((field) => field.required);
      expect(required).toEqual(needed.map(({ key }) => key));
    }
  });

  it('has every key that the conditions of the schema name', () => {
    const keys = new Set<string>();
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [name, value] of Object.entries(node)) {
        if (name === 'properties') for (const key of Object.keys(value)) keys.add(key);
        if (name === 'required') for (const key of value) keys.add(key);
        collect(value);
      }
    };
    collect(schema);
    expect([...keys].filter((key) => !LEDGER_KEYS.has(key))).toEqual([]);
  });
});

it.each(['input', 'schema'])('src/%s names no field', (folder) => {
  const files = readdirSync(`src/${folder}`, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /(?<!\.generated)\.ts$/.test(file));
  const code = sources.map((file) =>
    readFileSync(`src/${folder}/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
  );
  // Shorter ones are words as well: 同意 is also what people write for yes.
  const keys = [...LEDGER_KEYS].filter((key) => key.length > 2);
  expect(
    keys.filter((key) => new RegExp(`['"“/.]${key}(?!\\p{Script=Han})`, 'u').test(code.join('\n'))),
  ).toEqual([]);
});

describe.each(named(LEDGER_FIELDS))('%s', (_name, field) => {
  const { part, key, headings, words = [], samples } = field;

  it('may be written as its samples show', () => {
    for (const sample of samples) {
      validator(oneField(field, sample));
      expect(validator.errors).toBeNull();
    }
  });

  it('is what its words and headings mean to people who write YAML', () => {
    const allowed = ofPart(part).map((other) => other.key);
    for (const word of [...words, ...headings]) {
      const [first] = ofPart(part).filter((other) =>
        [...(other.words ?? []), ...other.headings].includes(word),
      );
      if (allowed.includes(word) || first !== field) continue;
      expect(unknownKeyMessage(word, allowed, LEDGER_KEY_ADVICE)).toContain(`是不是“${key}”？`);
    }
  });

  it('is known with a typo', () => {
    if (key.length < 3) return;
    const allowed = ofPart(part).map((other) => other.key);
    const message = unknownKeyMessage(`${key}栏`, allowed, LEDGER_KEY_ADVICE);
    expect(message).toContain(`是不是“${key}”？`);
  });

  it('is repaired where a full-width space stands in its key', () => {
    if (samples.length === 0) return;
    const text = ledgerYaml(oneField(field, samples[0]), NOTES);
    const wide = text.replace(new RegExp(`(^[ -]*)${key}:`, 'm'), `$1${key}\u3000:`);
    expect(wide).not.toBe(text);
    expect(repairValues(wide)?.text).toBe(text);
  });
});

const NOTES = { schema: null, head: [], plan: null, tasks: [] };
const utf8 = (text: string) => new TextEncoder().encode(text);
const WRITERS: Record<string, (ledger: LedgerData) => Uint8Array> = {
  'a.xlsx': (ledger) => ledgerXlsx(ledger, [null], null, bundledCalendar()),
  'a.csv': (ledger) => utf8(ledgerCsv(ledger, [null], null)),
  'a.yaml': (ledger) => utf8(ledgerYaml(ledger, NOTES)),
};

describe.each(named(LEDGER_COLUMNS))('%s in a table', (_name, field) => {
  it.each(field.headings)('is read under %s', (heading) => {
    expect(ledgerHeaders.fieldOf([heading])).toBe(field);
  });

  it.each(Object.entries(WRITERS))('is the same there and back: %s', (file, write) => {
    for (const sample of field.samples) {
      const ledger = oneField(field, sample);
      expect(differences(ledger, readLedgerFile(file, write(ledger)))).toEqual([]);
    }
  });
});
