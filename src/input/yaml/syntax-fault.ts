import { codeOf, WIDE_SPACE } from '../../text/invisible.ts';
import type { Fault } from '../fault.ts';
import type { SourceText } from '../source-text.ts';
import { TOO_DEEP } from './compose-yaml.ts';
import { findWideClosing, findWideOpening } from './fullwidth-bracket.ts';
import { findLineFault, type LineFault } from './line-fault.ts';
import { findOpenBracket, findOpenQuote } from './open-delimiter.ts';
import { lineSlip, wideCommaFault } from './typos.ts';
import { unclosed, yamlMessage } from './yaml-messages.ts';

/** A key that is indented with other spaces. */
const WIDE_INDENT = new RegExp(
  `^ *[${WIDE_SPACE}][${WIDE_SPACE} ]*(?:- +)?[^\\s:#]{1,20}:(?:\\s|$)`,
);
/** Columns that a tab is taken for. */
const TAB_WIDTH = 4;

/**
 * Turns an error of js-yaml into a fault that names the cause: the parser stumbles over a full-width
 * colon or an open quote only lines later.
 */
export function syntaxFault(reason: string, position: number, source: SourceText): Fault {
  const at = Math.min(position, Math.max(source.text.length - 1, 0));
  const fault = (start: number, message: string): Fault => ({ start, end: start + 1, message });
  if (reason.startsWith('nesting exceeded')) return fault(at, TOO_DEEP);
  return (
    tabFault(at, source) ??
    delimiterFault(reason, at, source) ??
    (isLayoutReason(reason)
      ? (slipFault(at, source) ?? valueFault(at, source) ?? indentFault(at, source))
      : null) ??
    (isKeyReason(reason) ? colonFault(at, source) : null) ??
    fault(at, yamlMessage(reason) ?? '这里不合 YAML 的写法。请对照示例检查这一行和上一行。')
  );
}

/** Reasons that only say that lines do not fit together. */
function isLayoutReason(reason: string): boolean {
  return isKeyReason(reason) || reason.startsWith('bad indentation');
}

/** Reasons to which a key without its colon leads. */
function isKeyReason(reason: string): boolean {
  return /^(?:end of the stream|can not read|expected ':')/.test(reason);
}

function tabFault(at: number, source: SourceText): Fault | null {
  const index = source.lineIndexAt(at);
  const indent = /^\s*/.exec(source.lineText(index))?.[0] ?? '';
  if (!indent.includes('\t')) return null;
  const lineStart = source.lineStart(index);
  const start = lineStart + indent.indexOf('\t');
  const message = yamlMessage('tab characters must not be used in indentation');
  if (message === null) return null;
  const text = indent.replaceAll('\t', ' '.repeat(TAB_WIDTH));
  const repair = { start: lineStart, end: lineStart + indent.length, text, guessed: true };
  return { start, end: start + 1, message, repair };
}

function delimiterFault(reason: string, at: number, source: SourceText): Fault | null {
  if (/flow collection/.test(reason)) {
    const wide = wideComma(at, source);
    if (wide) return wide;
  }
  if (/quoted scalar|flow collection|deficient|bad indentation|expected ':'/.test(reason)) {
    const quote = findOpenQuote(source.text, at);
    if (quote !== null) return quoteFault(quote, source);
  }
  if (/flow collection|deficient/.test(reason)) {
    const bracket = findOpenBracket(source.text, at);
    // A comma may simply be missing within one line.
    const onLine = reason.startsWith('missed comma') ? source.lineIndexAt(at) : -1;
    const isElsewhere = bracket !== null && source.lineIndexAt(bracket) !== onLine;
    if (isElsewhere || (bracket !== null && findWideClosing(source.text.slice(at)) === 0)) {
      return bracketFault(bracket, source);
    }
  }
  return null;
}

/** A quote that was never closed, or closed with a full-width one. */
function quoteFault(open: number, source: SourceText): Fault {
  const quote = source.text[open] ?? '';
  const line = source.lineIndexAt(open);
  const lineEnd = source.lineStart(line) + source.lineText(line).length;
  const rest = source.text.slice(open, lineEnd);
  const wide = /[”’“‘＂＇](?=\s*(?:#.*|[,，、}\]].*)?$)/.exec(rest);
  if (!wide) {
    const repair = { start: lineEnd, end: lineEnd, text: quote };
    const isFlow = findOpenBracket(source.text, open) !== null;
    return { start: open, end: open + 1, message: unclosed(quote), ...(!isFlow && { repair }) };
  }
  const start = open + wide.index;
  const message = `引号没有配对：以 ${quote} 开头，收尾的却是全角的 ${wide[0]}（${codeOf(wide[0])}）。请改成半角的 ${quote} 。`;
  return { start, end: start + 1, message, repair: { start, end: start + 1, text: quote } };
}

/** A bracket that was never closed, or closed with a full-width one. */
function bracketFault(open: number, source: SourceText): Fault {
  const bracket = source.text[open] ?? '';
  const close = bracket === '{' ? '}' : ']';
  const line = source.lineIndexAt(open);
  const wide = findWideClosing(source.lineText(line));
  const start = source.lineStart(line) + (wide ?? 0);
  if (wide === null || start < open) {
    const message = `括号没有配对：这里的 ${bracket} 没有找到右括号。请补上 ${close} 。`;
    return { start: open, end: open + 1, message };
  }
  const found = source.text[start] ?? '';
  const message = `括号没有配对：以 ${bracket} 开头，收尾的却是“${found}”（${codeOf(found)}）。请改成半角的 ${close} 。`;
  return { start, end: start + 1, message, repair: { start, end: start + 1, text: close } };
}

/** `{标题: 某，公开日期: 2022-06-13}`: the comma between two entries is full-width. */
function wideComma(at: number, source: SourceText): Fault | null {
  const lineStart = source.lineStart(source.lineIndexAt(at));
  const wide = /[，、；][^，、；,[\]{}]*$/.exec(source.text.slice(lineStart, at));
  if (!wide) return null;
  const start = lineStart + wide.index;
  return wideCommaFault(start, wide[0][0] ?? '');
}

/** A slip in this line or in the ones right above it, which the parser took for one long text. */
function slipFault(at: number, source: SourceText): Fault | null {
  let index = source.lineIndexAt(at);
  let slip: { fault: LineFault; index: number } | null = null;
  for (let first = true; index >= 0; index--) {
    const line = source.lineText(index);
    if (/^[ \t]*(?:#|$)/.test(line)) continue;
    const fault = findLineFault(line);
    if (fault) slip = { fault, index };
    else if (!first) break;
    first = false;
  }
  return slip && lineSlip(slip.fault, source.lineStart(slip.index));
}

/** A key further up whose indentation is of other spaces, so that what follows it fits nothing. */
function indentFault(at: number, source: SourceText): Fault | null {
  for (let index = source.lineIndexAt(at); index >= 0; index--) {
    const line = source.lineText(index);
    const fault = WIDE_INDENT.test(line) ? findLineFault(line) : null;
    if (fault) return lineSlip(fault, source.lineStart(index));
  }
  return null;
}

/** This line or the one above lacks its colon; the parser took it for the beginning of a long text. */
function colonFault(at: number, source: SourceText): Fault | null {
  let seen = 0;
  for (let index = source.lineIndexAt(at); index >= 0 && seen < 2; index--) {
    const line = source.lineText(index);
    if (/^\s*(?:#|$)/.test(line)) continue;
    seen++;
    if (/:(?:\s|$)|^\s*-(?:\s|$)/.test(line)) continue;
    const lineStart = source.lineStart(index);
    const message = '这一行没有“键: 值”的冒号。请写成“键: 值”，冒号用半角，后面空一格。';
    return { start: lineStart + line.search(/\S/), end: lineStart + line.length, message };
  }
  return null;
}

/** A value that YAML cannot take as plain text. */
function valueFault(at: number, source: SourceText): Fault | null {
  const index = source.lineIndexAt(at);
  const lineStart = source.lineStart(index);
  const line = source.lineText(index);
  const character = source.text[at] ?? '';
  const before = line.slice(0, at - lineStart);
  const fault = (start: number, message: string): Fault => ({ start, end: start + 1, message });

  if (/[@`%]/.test(character) && /(?:^|[\s])$/.test(before)) {
    return fault(at, `值不能以“${character}”开头。请给整段文字加引号。`);
  }
  const bracket = bracketValueFault(line, lineStart);
  if (bracket) return bracket;
  const head = /^ *(?:- +)*(?:[^\s].*?: +)?/.exec(before)?.[0] ?? '';
  if (head.trim() === '' || !/[:-] +$/.test(head)) return null;
  const start = lineStart + head.length;
  const opening = line[head.length] ?? '';
  if (opening === '“' || opening === '‘') {
    return fault(
      start,
      `全角引号 ${opening} 对 YAML 只是普通文字，括不住后面的“: ”。请在整段文字外面加半角引号：'…'。`,
    );
  }
  if (opening === '"' || opening === "'") {
    return fault(
      at,
      `收尾的引号后面还有内容。请让一对引号括住整段文字；文字里还有引号的，外面换用另一种。`,
    );
  }
  if (opening === '-')
    return fault(start, '列表不能接在“键:”的同一行。请另起一行，缩进两格，以“- ”开头。');
  if (character === '}' || character === ']') {
    return fault(
      at,
      `多了一个“${character}”，没有与它配对的左括号。请删掉；如果它是文字的一部分，请给整段文字加引号。`,
    );
  }
  if (character === ':' && /: +$/.test(head)) {
    return fault(
      at,
      '这段文字里有“: ”（半角冒号加空格），会被当成又一个“键: 值”。请给整段文字加引号，或把冒号改成全角“：”。',
    );
  }
  return null;
}

/** `- ｛标题: 某｝`, `扣除期间: 【…】`: the brackets are not those of YAML. */
function bracketValueFault(line: string, lineStart: number): Fault | null {
  for (const head of [/^ *(?:- +)*/, /^ *(?:- +)*[^\s:]+: +/]) {
    const length = head.exec(line)?.[0].length;
    if (length === undefined) continue;
    const wide = findWideOpening(line.slice(length));
    if (!wide) continue;
    const span = { start: lineStart + length, end: lineStart + length + 1 };
    return { ...span, message: wide.message, repair: { ...span, text: wide.text } };
  }
  return null;
}
