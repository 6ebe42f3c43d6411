import type { ReadColumn } from '../input/document.ts';
import { pointerTokens } from '../input/json-pointer.ts';
import { dateAdvice } from './date-advice.ts';
import type { JsonSchema, SchemaError } from './schema-error.ts';

// A person with a table is told of cells and headings; keys, brackets and quotes are of no use there.

/** What the table calls a field: its heading for 同意 in 延期 may be 延期是否同意. */
export function headingFor(pointer: string, columns: readonly ReadColumn[]): string | null {
  const [, owner = ''] = keysOf(pointer);
  // A column that bears the name of the whole holds what matters most of it.
  return ownHeadingFor(pointer, columns) ?? columnOf([owner], columns);
}

/** The heading of the column that holds a field and nothing else. */
export function ownHeadingFor(pointer: string, columns: readonly ReadColumn[]): string | null {
  const [key = '', owner = ''] = keysOf(pointer);
  return columnOf([key, `${owner}${key}`], columns);
}

function columnOf(fields: readonly string[], columns: readonly ReadColumn[]): string | null {
  const column = columns.find(({ field }) => field !== null && fields.includes(field));
  return column?.heading.replace(/\s+/g, '') ?? null;
}

/** The keys of a pointer, the innermost first, without the places in lists. */
function keysOf(pointer: string): string[] {
  return pointerTokens(pointer)
    .filter((token) => !/^\d+$/.test(token))
    .reverse();
}

/** A cell whose text is not of the kind that its column wants. */
export function cellTypeMessage(name: string, error: SchemaError, written: string): string {
  const { data, parentSchema } = error;
  const expected = [parentSchema.type ?? []].flat();
  if (parentSchema.format === 'date') return dateAdvice(written);
  const told = data === null ? '这一格是空的' : `这里写的是“${written}”`;
  if (expected.includes('boolean')) return `${name}要填“是”或“否”，${told}。请改成“是”或“否”。`;
  if (expected.includes('array')) {
    return `${name}${told}，读不出起止日期。请写成“2022-07-05至2022-07-12（事由）”，几段之间用分号隔开。`;
  }
  if (expected.includes('integer') || expected.includes('number')) {
    const [example] = parentSchema.examples ?? [];
    const shown = example === undefined ? '' : `，例如 ${String(example)}`;
    return `${name}要填数字，${told}。请只写数字${shown}。`;
  }
  return `${name}要填文字，${told}。请改正。`;
}

/** A cell of a row that is blank, or for which there is no column. */
export function blankCellMessage(
  key: string,
  error: SchemaError,
  columns: readonly ReadColumn[],
): string {
  const [innermost = ''] = keysOf(error.instancePath);
  const heading = columnOf([key, `${innermost}${key}`], columns);
  // What belongs to one thing in the row bears its name: 延期同意; a row of a list does not.
  const name = heading ?? (error.instancePath.endsWith(innermost) ? `${innermost}${key}` : key);
  const property: JsonSchema | true | undefined = error.parentSchema.properties?.[key];
  const [example] = (typeof property === 'object' && property.examples) || [];
  const shown =
    example === undefined || typeof example === 'object' ? '' : `，例如“${cellText(example)}”`;
  return heading === null
    ? `缺少“${name}”。请在表里加上“${name}”一栏并填写${shown}。`
    : `“${name}”是空的。请在这一行填写${shown}。`;
}

function cellText(value: unknown): string {
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}
