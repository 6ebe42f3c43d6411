import { codeOf, SPACE_LOOKALIKES } from '../../text/characters.ts';
import type { Fault } from '../fault.ts';
import type { SourceText } from '../source-text.ts';
import { TOO_DEEP } from './compose-yaml.ts';
import { syntaxMessage, unclosed } from './syntax-messages.ts';
import {
  findFullwidthClosing,
  findFullwidthOpening,
  findTypo,
  fullwidthCommaFault,
  type Typo,
  typoFault,
} from './typos.ts';

/** A key that is indented with other spaces. */
const INDENT_LOOKALIKES = new RegExp(
  `^ *[${SPACE_LOOKALIKES}][${SPACE_LOOKALIKES} ]*(?:- +)?[^\\s:#]{1,20}:(?:\\s|$)`,
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
      ? (lineTypoFault(at, source) ?? valueFault(at, source) ?? indentFault(at, source))
      : null) ??
    (isKeyReason(reason) ? colonFault(at, source) : null) ??
    fault(at, syntaxMessage(reason) ?? '这里不合 YAML 的写法。请对照示例检查这一行和上一行。')
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
  const line = source.lineText(index);
  const indent = line.slice(0, line.length - line.trimStart().length);
  if (!indent.includes('\t')) return null;
  const lineStart = source.lineStart(index);
  const start = lineStart + indent.indexOf('\t');
  const message = syntaxMessage('tab characters must not be used in indentation');
  if (message === null) return null;
  const text = indent.replaceAll('\t', ' '.repeat(TAB_WIDTH));
  const repair = { start: lineStart, end: lineStart + indent.length, text, guessed: true };
  return { start, end: start + 1, message, repair };
}

function delimiterFault(reason: string, at: number, source: SourceText): Fault | null {
  if (/flow collection/.test(reason)) {
    const comma = commaFault(at, source);
    if (comma) return comma;
  }
  if (/quoted scalar|flow collection|deficient|bad indentation|expected ':'/.test(reason)) {
    const quote = findOpenQuote(source.text, at);
    if (quote !== null) return quoteFault(quote, source);
  }
  if (/flow collection|deficient/.test(reason)) {
    const bracket = findOpenBracket(source.text, at);
    // A comma may simply be missing within one line.
    const isElsewhere = (open: number) =>
      !reason.startsWith('missed comma') || source.lineIndexAt(open) !== source.lineIndexAt(at);
    const isFullwidth = () => findFullwidthClosing(source.text.slice(at)) === 0;
    if (bracket !== null && (isElsewhere(bracket) || isFullwidth())) {
      return bracketFault(bracket, source);
    }
  }
  return null;
}

/** A quote that was never closed, or closed with a full-width one. */
function quoteFault(open: number, source: SourceText): Fault {
  const quote = source.text.charAt(open);
  const line = source.lineIndexAt(open);
  const lineEnd = source.lineStart(line) + source.lineText(line).length;
  const rest = source.text.slice(open, lineEnd);
  const fullwidth = /[”’“‘＂＇](?=\s*(?:#.*|[,，、}\]].*)?$)/.exec(rest);
  if (!fullwidth) {
    const repair = { start: lineEnd, end: lineEnd, text: quote };
    const isFlow = findOpenBracket(source.text, open) !== null;
    return { start: open, end: open + 1, message: unclosed(quote), ...(!isFlow && { repair }) };
  }
  const start = open + fullwidth.index;
  const message = `引号没有配对：以 ${quote} 开头，收尾的却是全角的 ${fullwidth[0]}（${codeOf(fullwidth[0])}）。请改成半角的 ${quote} 。`;
  return { start, end: start + 1, message, repair: { start, end: start + 1, text: quote } };
}

/** A bracket that was never closed, or closed with a full-width one. */
function bracketFault(open: number, source: SourceText): Fault {
  const bracket = source.text.charAt(open);
  const close = bracket === '{' ? '}' : ']';
  const line = source.lineIndexAt(open);
  const inLine = findFullwidthClosing(source.lineText(line));
  const start = inLine === null ? null : source.lineStart(line) + inLine;
  if (start === null || start < open) {
    const message = `括号没有配对：这里的 ${bracket} 没有找到右括号。请补上 ${close} 。`;
    return { start: open, end: open + 1, message };
  }
  const found = source.text.charAt(start);
  const message = `括号没有配对：以 ${bracket} 开头，收尾的却是“${found}”（${codeOf(found)}）。请改成半角的 ${close} 。`;
  return { start, end: start + 1, message, repair: { start, end: start + 1, text: close } };
}

/** `{标题: 某，公开日期: 2022-06-13}`: the comma between two entries is full-width. */
function commaFault(at: number, source: SourceText): Fault | null {
  const lineStart = source.lineStart(source.lineIndexAt(at));
  const comma = /[，、；](?=[^，、；,[\]{}]*$)/.exec(source.text.slice(lineStart, at));
  return comma && fullwidthCommaFault(lineStart + comma.index, comma[0]);
}

/** A typo in this line or in the ones right above it, which the parser took for one long text. */
function lineTypoFault(at: number, source: SourceText): Fault | null {
  let index = source.lineIndexAt(at);
  let found: { fault: Typo; index: number } | null = null;
  for (let first = true; index >= 0; index--) {
    const line = source.lineText(index);
    if (/^[ \t]*(?:#|$)/.test(line)) continue;
    const fault = findTypo(line);
    if (fault) found = { fault, index };
    else if (!first) break;
    first = false;
  }
  return found && typoFault(found.fault, source.lineStart(found.index));
}

/** A key further up whose indentation is of other spaces, so that what follows it fits nothing. */
function indentFault(at: number, source: SourceText): Fault | null {
  for (let index = source.lineIndexAt(at); index >= 0; index--) {
    const line = source.lineText(index);
    const fault = INDENT_LOOKALIKES.test(line) ? findTypo(line) : null;
    if (fault) return typoFault(fault, source.lineStart(index));
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
  const character = source.text.charAt(at);
  const before = line.slice(0, at - lineStart);
  const fault = (start: number, message: string): Fault => ({ start, end: start + 1, message });

  if (/[@`%]/.test(character) && /(?:^|[\s])$/.test(before)) {
    return fault(at, `值不能以“${character}”开头。请给整段文字加引号。`);
  }
  const bracket = bracketValueFault(line, lineStart);
  if (bracket) return bracket;
  const head = /^ *(?:- +)*(?:[^\s].*?: +)?/.exec(before)?.[0];
  if (!head || !/[:-] +$/.test(head)) return null;
  const start = lineStart + head.length;
  const opening = line.charAt(head.length);
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
    const fullwidth = findFullwidthOpening(line.slice(length));
    if (!fullwidth) continue;
    const span = { start: lineStart + length, end: lineStart + length + 1 };
    return { ...span, message: fullwidth.message, repair: { ...span, text: fullwidth.text } };
  }
  return null;
}

const VALUE_QUOTE = /(?:^ *(?:- +)*|[:-] +|[[{,] *)(["'])/gm;

/**
 * Offset of the quote that was never closed, or null. js-yaml reports such a quote where the text
 * ends or where the next quote closes it by mistake; people want to see where it was opened.
 */
function findOpenQuote(text: string, before: number): number | null {
  VALUE_QUOTE.lastIndex = 0;
  let [searched, isComment] = [0, false];
  for (let match = VALUE_QUOTE.exec(text); match; match = VALUE_QUOTE.exec(text)) {
    const open = VALUE_QUOTE.lastIndex - 1;
    if (open >= before) return null;
    // Only what is new: a line of thousands of quotes is not searched again for each of them.
    const between = text.slice(searched, open);
    const line = between.lastIndexOf('\n') + 1;
    isComment = (line === 0 && isComment) || /(?:^|\s)#/.test(between.slice(line));
    searched = open;
    if (isComment) continue;
    const close = closingQuote(text, open);
    if (close === -1) return open;
    const spansLines = text.slice(open, close).includes('\n');
    if (spansLines && !/^[ \t]*(?:[\r\n#,:\]}]|$)/.test(text.slice(close + 1, close + 100)))
      return open;
    searched = close;
    VALUE_QUOTE.lastIndex = close + 1;
  }
  return null;
}

/** Offset of the innermost bracket still open at the given place, or null. */
function findOpenBracket(text: string, before: number): number | null {
  let closed = 0;
  for (let at = before - 1; at >= 0; at--) {
    const character = text[at];
    if (character === ']' || character === '}') closed++;
    else if ((character === '[' || character === '{') && closed-- === 0) return at;
  }
  return null;
}

function closingQuote(text: string, open: number): number {
  const quote = text[open];
  for (let at = open + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at;
      at++;
    }
  }
  return -1;
}
