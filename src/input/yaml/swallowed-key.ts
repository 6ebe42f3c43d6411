import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import { FULLWIDTH_COLONS } from '../../text/characters.ts';
import type { Fault } from '../fault.ts';
import type { SourceText } from '../source-text.ts';
import { findTypo, fullwidthCommaFault, typoFault } from './typos.ts';

/** A piece of a text that looks like a key. */
interface SwallowedKey extends Fault {
  key: string;
}

/**
 * Entries that were read as a part of the text before them, without an error: a line
 * `公开日期：2022-06-13` that is indented too far, `{标题: 某，公开日期：2022-06-13}`.
 * What looks like a key is one where it is among the given ones, or this file has that key.
 */
export function findSwallowedKeys(
  events: readonly Event[],
  source: SourceText,
  keys: ReadonlySet<string>,
): Fault[] {
  const found: SwallowedKey[] = [];
  const open: number[] = [];
  const isBrace = (at: number | undefined) => at !== undefined && source.text[at] === '{';
  for (const event of events) {
    if (event.type === EVENT_ID.POP) open.pop();
    else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      open.push(event.start);
    } else if (event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN) {
      const { valueStart, valueEnd } = event;
      if (!event.fast) found.push(...inLines(source, valueStart, valueEnd));
      else if (isBrace(open.at(-1))) {
        found.push(...inBraces(source.text.slice(valueStart, valueEnd), valueStart));
      }
    }
  }
  if (found.length === 0) return found;
  const texts = new Set(keys);
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR && event.fast) texts.add(getScalarValue(source.text, event));
  }
  return found.filter(({ key }) => texts.has(key));
}

const OR_TEXT = '如果这一行是上一行文字的一部分，请给整段文字加引号。';

function inLines(source: SourceText, start: number, end: number): SwallowedKey[] {
  const found: SwallowedKey[] = [];
  for (let index = source.lineIndexAt(start) + 1; source.lineStart(index) < end; index++) {
    const fault = findTypo(source.lineText(index));
    if (!fault?.key) continue;
    const typo = typoFault(fault, source.lineStart(index));
    found.push({ ...typo, message: typo.message + OR_TEXT, key: fault.key });
  }
  return found;
}

const IN_BRACES = new RegExp(
  `([，、；]) *([^\\s，、；:${FULLWIDTH_COLONS}]{1,20}) *[:${FULLWIDTH_COLONS}]`,
  'g',
);

function inBraces(text: string, start: number): SwallowedKey[] {
  return [...text.matchAll(IN_BRACES)].map(({ index, 1: comma = '', 2: key = '' }) => ({
    ...fullwidthCommaFault(start + index, comma),
    key,
  }));
}
