import { findFullwidthOpening, findTypo } from '../input/yaml/typos.ts';
import { plainCharacters } from '../text/characters.ts';
import { dateAdvice } from './date-advice.ts';
import { quoteAdvice } from './quote-advice.ts';
import type { JsonSchema, SchemaError } from './schema-error.ts';

const TYPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['string', '文字'],
  ['integer', '整数'],
  ['number', '数字'],
  ['boolean', ' true 或 false'],
  ['array', '列表'],
  ['object', '若干“键: 值”'],
]);
const YES = new Set(['是', '有', '已同意', '同意', 'yes', 'y', 'on', '对', '√']);
const NO = new Set(['否', '无', '不同意', '未同意', 'no', 'n', 'off', '×']);

/** `“标题”应为文字，这里写的是数字 2022。请加引号……` */
export function typeMessage(name: string, error: SchemaError, written: string): string {
  const { data, parentSchema } = error;
  const expected = [parentSchema.type ?? []].flat().filter((type) => type !== 'null');
  if (data === null) return `${name}后面没有内容。请填写。`;
  if (parentSchema.format === 'date') return dateAdvice(written);
  const should = `${name}应为${expected.map((type) => TYPE_NAMES.get(type) ?? type).join('或')}`;
  return `${should}，这里写的是${describe(data, written)}。${advice(name, expected, data, written, parentSchema)}`;
}

/** Why a list or a mapping was read as something else: of `－ 标题: 某` the dash became part of a key. */
function typoIn(data: unknown): string | undefined {
  if (typeof data === 'string') return (findTypo(data) ?? findFullwidthOpening(data))?.message;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  return Object.keys(data)
    .map((key) => findTypo(`${key}: `))
    .find((fault) => fault?.kind === 'list-mark')?.message;
}

function describe(data: unknown, written: string): string {
  if (Array.isArray(data)) return '一个列表';
  if (typeof data === 'object') return '一组“键: 值”';
  if (typeof data === 'number') return `数字 ${written}`;
  if (typeof data === 'boolean') return ` ${written}`;
  return `文字“${written}”`;
}

function advice(
  name: string,
  expected: string[],
  data: unknown,
  written: string,
  { examples = [] }: JsonSchema,
): string {
  if (expected.includes('object') || expected.includes('array')) {
    const typo = typoIn(data);
    if (typo) return typo;
  }
  const quotes = quoteAdvice(written);
  if (quotes) return quotes;
  const key = /^“([^”]*)”$/.exec(name)?.[1];
  const entry = (value: string) => (key === undefined ? value : `${key}: ${value}`);
  if (expected.includes('string') && typeof data === 'number') {
    return `请加引号：${entry(JSON.stringify(written))}。`;
  }
  if (expected.includes('string')) return '请写一段文字。';
  if (expected.includes('array')) return '请另起一行，每项以“- ”开头。';
  if (expected.includes('object')) return '请另起一行，每行写一个“键: 值”。';
  if (expected.includes('boolean')) {
    const word = written.trim().toLowerCase();
    if (YES.has(word)) return `请改成“${entry('true')}”。`;
    if (NO.has(word)) return `请改成“${entry('false')}”。`;
    return '是写 true，否写 false，不加引号。';
  }
  const digits = /\d+/.exec(typeof data === 'string' ? plainCharacters(data) : '')?.[0];
  const example = digits ?? examples[0];
  return `请只写数字，不加引号${example === undefined ? '' : `，例如“${entry(String(example))}”`}。`;
}
