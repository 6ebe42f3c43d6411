import { readFileSync, writeFileSync } from 'node:fs';
import { LEDGER_FIELDS, type LedgerField, type Part } from '../src/ledger/fields.ts';
import { LEDGER_COLUMNS, type LedgerColumn } from '../src/ledger/table/columns.ts';

type Schema = Record<string, unknown>;

const SCHEMA = 'schemas/ledger.schema.json';
const DOCS = 'docs/formats.md';
const [DOCS_START, DOCS_END] = ['<!-- 栏目名由 npm run generate 生成 -->\n', '<!-- 栏目名完 -->\n'];
/** Tasks of a ledger, records of a task. */
const MAX_ITEMS = 20_000;

/** Writes what schemas/ledger.schema.json and docs/formats.md say of the table of fields. */
export function generateLedger(): void {
  const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Schema;
  writeFileSync(SCHEMA, `${jsonText(schemaWithFields(schema), '')}\n`);
  const docs = readFileSync(DOCS, 'utf8');
  const [start, end] = [docs.indexOf(DOCS_START) + DOCS_START.length, docs.indexOf(DOCS_END)];
  writeFileSync(DOCS, docs.slice(0, start) + columnTable() + docs.slice(end));
}

/** The schema with the properties of each part as the table of fields has them; all else as it was. */
export function schemaWithFields(schema: Schema): Schema {
  const definitions = schema.$defs as Record<string, Schema>;
  const parts: Part[] = ['entry', 'record', 'extension', 'deduction'];
  const described = parts.map((part) => [
    part,
    withProperties(definitions[part], part, definitions),
  ]);
  return {
    ...withProperties(schema, 'ledger', definitions),
    $defs: { ...definitions, ...Object.fromEntries(described) },
  };
}

function withProperties(
  object: Schema | undefined,
  part: Part,
  definitions: Record<string, Schema>,
): Schema {
  const fields = LEDGER_FIELDS.filter((field) => field.part === part);
  const required = fields.filter((field) => field.required).map(({ key }) => key);
  const properties = fields.map((field) => [field.key, property(field, definitions)]);
  return {
    ...object,
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(properties),
  };
}

function property(field: LedgerField, definitions: Record<string, Schema>): Schema {
  const { key, title = key, help, samples } = field;
  return {
    title,
    description: help,
    ...(samples.length > 0 && { examples: samples }),
    ...shapeOf(field, definitions),
  };
}

function shapeOf({ type, of, required = false }: LedgerField, definitions: Record<string, Schema>) {
  const items = { $ref: `#/$defs/${of}` };
  const list = required ? 'array' : ['array', 'null'];
  switch (type) {
    case 'plan-id':
      return {
        type: ['string', 'null'],
        maxLength: 100,
        pattern: '^[a-z0-9]+(-[a-z0-9]+)*/[0-9]{4}$',
      };
    case 'name':
      return { type: 'string', maxLength: 100, pattern: '\\S' };
    case 'list':
      return { type: list, maxItems: MAX_ITEMS, items };
    case 'spans':
      return { type: list, maxItems: 100, items };
    case 'mapping':
      return items;
    case 'number':
      return {
        type: ['integer', 'string', 'null'],
        minimum: 1,
        maximum: 99999,
        maxLength: 20,
        pattern: '\\S',
      };
    case 'link':
      return { type: ['string', 'null'], maxLength: 2000, pattern: '^https?://\\S+$' };
    case 'count':
      return { type: 'integer', minimum: 1, maximum: 999 };
    case 'yes-no':
      return { type: 'boolean' };
    case 'text':
    case 'date':
    case 'period':
      return required ? { ...definitions[type], type: 'string' } : { $ref: `#/$defs/${type}` };
  }
}

/** JSON as the formatter lays it out: a list of plain values in one line, all else line by line. */
function jsonText(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object')) {
      return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    }
    const items = value.map((item) => inner + jsonText(item, inner));
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${jsonText(item, inner)}`,
  );
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
}

/** What is to be known of a column beside its names. */
const REMARKS: Partial<Record<LedgerColumn['type'], string>> = {
  count: '都指工作日',
  'yes-no': '填“是”或“否”',
  spans: '一格写几段：`2022-07-05至2022-07-12（征求第三方意见）；2022-08-08起`',
};

/** The table of what columns may be called. */
function columnTable(): string {
  const rows = LEDGER_COLUMNS.map((column) => {
    const { part, key, type, headings } = column;
    const holder = LEDGER_FIELDS.find(({ of }) => of === part);
    const name = headings.includes(key) ? key : `${holder?.key}：${key}`;
    const others = headings.filter((heading) => heading !== key).join('、');
    const remark = REMARKS[type];
    return `| ${name} | ${others}${remark === undefined ? '' : `；${remark}`} |\n`;
  });
  return `| 台账的栏目 | 也可以写 |\n|---|---|\n${rows.join('')}`;
}
