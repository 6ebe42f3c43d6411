import type { ReadColumn } from '../input/document.ts';
import { childPointer, pointerTokens } from '../input/json-pointer.ts';
import { compact, plainDashes } from '../text/characters.ts';
import { plainHyphens } from '../text/figures.ts';
import { closest } from '../text/similarity.ts';
import { dateAdvice } from './date-advice.ts';
import { type KeyAdvice, unknownKeyMessage } from './key-advice.ts';
import { linkAdvice } from './link-advice.ts';
import { quoteAdvice } from './quote-advice.ts';
import { isConditional, type JsonSchema, type SchemaError } from './schema-error.ts';
import { namedCharacters } from './strange-characters.ts';
import { blankCellMessage, cellTypeMessage, headingFor } from './table-messages.ts';
import { typeMessage } from './type-message.ts';

/** What to tell about one error, and where to point. */
export interface SchemaFinding {
  pointer: string;
  part: 'key' | 'value';
  message: string;
}

/**
 * The Chinese finding for one error of a validator.
 * @param written the value as it stands in the file, e.g. `0012` where the data hold 12
 * @param advice what is told of a key that the schema does not know
 * @param columns of a table, which knows of cells and headings only
 */
export function schemaFinding(
  error: SchemaError,
  written: string,
  advice: KeyAdvice,
  columns?: readonly ReadColumn[],
): SchemaFinding {
  const { instancePath, keyword, params } = error;
  if (keyword === 'additionalProperties') {
    const key = String(params.additionalProperty);
    const pointer = childPointer(instancePath, key);
    return { pointer, part: 'key', message: extraKey(key, error, advice) };
  }
  return { pointer: instancePath, part: 'value', message: message(error, written, columns) };
}

/** `“标题”`, `“台账”第 3 项`, or the file as a whole. */
function nameOf(pointer: string, columns: readonly ReadColumn[] = []): string {
  const heading = headingFor(pointer, columns);
  if (heading !== null) return `“${heading}”`;
  const tokens = pointerTokens(pointer);
  const last = tokens.at(-1);
  if (last === undefined) return '文件';
  const parent = tokens.at(-2);
  if (parent !== undefined && /^\d+$/.test(last)) return `“${parent}”第 ${Number(last) + 1} 项`;
  return `“${last}”`;
}

function message(
  error: SchemaError,
  written: string,
  columns: readonly ReadColumn[] | undefined,
): string {
  const { instancePath, keyword, params, parentSchema } = error;
  const name = nameOf(instancePath, columns);
  const limit = Number(params.limit);
  if (typeof error.data === 'number' && !fits(written, parentSchema)) {
    return misshapen(name, error, written);
  }
  switch (keyword) {
    case 'type':
      return columns ? cellTypeMessage(name, error, written) : typeMessage(name, error, written);
    case 'required':
      return missing(String(params.missingProperty), error, columns);
    case 'format':
      if (params.format === 'date') return dateAdvice(written);
      return `${name}写的是“${written}”，没有这一天或这一周。请核对。`;
    case 'pattern':
      return misshapen(name, error, written);
    case 'const':
      if (instancePath === '/schemaVersion')
        return otherVersion(params.allowedValue, error.data, written);
      return `${name}只能写 ${String(params.allowedValue)}，这里写的是“${written}”。`;
    case 'enum':
      return notListed(name, params.allowedValues, written);
    case 'minimum':
      return `${name}写的是 ${written}，不能小于 ${limit}。`;
    case 'maximum':
      return `${name}写的是 ${written}，不能大于 ${limit}。`;
    case 'minLength':
      return `${name}至少要写 ${limit} 个字。`;
    case 'maxLength':
      return `${name}有 ${[...String(error.data)].length} 个字，最多 ${limit} 个。请写得简短些。`;
    case 'minItems':
      return `${name}至少要有 ${limit} 项。`;
    case 'maxItems':
      return isConditional(error) && parentSchema.description
        ? parentSchema.description
        : `${name}有 ${(error.data as unknown[]).length} 项，最多 ${limit} 项。`;
    case 'minProperties':
      return `${name}是空的。请填写，或删掉这一项。`;
    case 'uniqueItems':
      return `${name}里第 ${Number(params.j) + 1} 项与第 ${Number(params.i) + 1} 项相同。请删掉一项。`;
    default:
      return `${name}不合格式（${keyword}）。请对照格式说明检查。`;
  }
}

function extraKey(key: string, error: SchemaError, advice: KeyAdvice): string {
  const { parentSchema } = error;
  if (isConditional(error) && parentSchema.description) {
    return `这里不能写“${key}”：${parentSchema.description}`;
  }
  return unknownKeyMessage(key, Object.keys(parentSchema.properties ?? {}), advice);
}

function missing(
  key: string,
  error: SchemaError,
  columns: readonly ReadColumn[] | undefined,
): string {
  const { parentSchema } = error;
  if (isConditional(error) && parentSchema.description) {
    return `缺少“${key}”。${parentSchema.description}`;
  }
  if (columns) return blankCellMessage(key, error, columns);
  const swallowed = swallowing(key, error.data);
  if (swallowed) return `缺少“${key}”。${swallowed}`;
  const property = parentSchema.properties?.[key];
  const example = typeof property === 'object' && property.examples?.[0];
  return `缺少“${key}”。请补上${example ? `，例如“${key}: ${inline(example)}”` : ''}。`;
}

/** Where a missing key went: its line became part of the text of another one. */
function swallowing(key: string, data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const written = new RegExp(`(?:^|[\\s，、；])${key} ?([：∶﹕︰:])`);
  for (const [name, value] of Object.entries(data)) {
    const colon = typeof value === 'string' && written.exec(value)?.[1];
    if (!colon) continue;
    const wrong = colon === ':' ? '冒号后面可能缺一个空格' : `冒号写成了“${colon}”`;
    return `它成了“${name}”那段文字的一部分：${wrong}，或者没有与“${name}”对齐。请另起一行写“${key}: ”。`;
  }
  return null;
}

function misshapen(name: string, error: SchemaError, written: string): string {
  if (written.trim() === '') return `${name}是空的。请填写；没有内容就删掉这一行。`;
  const { description = '', examples = [], pattern = '' }: JsonSchema = error.parentSchema;
  const isLink = pattern.startsWith('^https?');
  const plain = plainHyphens(plainDashes(compact(written)));
  if (!isLink && pattern !== '' && plain !== written && new RegExp(pattern, 'u').test(plain)) {
    const named = namedCharacters(written, /[^!-~]/gu);
    return `${name}写的是“${written}”，里面的${named}不是键盘上的字符。请改成“${plain}”。`;
  }
  const shown = examples.length > 0 ? `例如 ${examples.map(inline).join('、')}。` : '';
  return `${name}写的是“${written}”，写法不对。${quoteAdvice(written) || (isLink && linkAdvice(written)) || description + shown}`;
}

/** Whether a number would do if it were text: `期间: 202208` would not. */
function fits(written: string, { pattern }: JsonSchema): boolean {
  return pattern === undefined || new RegExp(pattern, 'u').test(written);
}

function notListed(name: string, allowed: unknown, written: string): string {
  const words = (allowed as unknown[]).filter((value) => value !== null).map(String);
  const meant = closest(written, words);
  const hint = meant ? `，是不是“${meant}”？` : '。';
  return `${name}不能写“${written}”${hint}可写：${words.join('、')}。`;
}

function otherVersion(known: unknown, data: unknown, written: string): string {
  if (data === String(known))
    return `schemaVersion 应为数字。请去掉引号：schemaVersion: ${known}。`;
  return `schemaVersion 是 ${written}，本程序只认识版本 ${known}。版本更高的文件请升级 gongkai 后再读；手写的文件请改成“schemaVersion: ${known}”，并对照格式说明核对各栏。`;
}

/** A value as it may be typed behind a key. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${inline(inner)}`);
  return `{${entries.join(', ')}}`;
}
