import { TOO_DEEP } from './compose-yaml.ts';
import type { Fault } from './fault.ts';
import { findLineFault, type LineFault } from './line-fault.ts';
import { findOpenBracket, findOpenQuote } from './open-delimiter.ts';
import type { SourceText } from './source-text.ts';
import { unclosed, yamlMessage } from './yaml-messages.ts';

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
    (isLayoutReason(reason) ? (slipFault(at, source) ?? valueFault(at, source)) : null) ??
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
  const tab = /^\s*?\t/.exec(source.lineText(index));
  if (!tab) return null;
  const start = source.lineStart(index) + tab[0].length - 1;
  const message = yamlMessage('tab characters must not be used in indentation');
  return message === null ? null : { start, end: start + 1, message };
}

function delimiterFault(reason: string, at: number, source: SourceText): Fault | null {
  const { text } = source;
  if (/flow collection/.test(reason)) {
    const wide = wideComma(at, source);
    if (wide) return wide;
  }
  if (/quoted scalar|flow collection|deficient|bad indentation|expected ':'/.test(reason)) {
    const quote = findOpenQuote(text, at);
    if (quote !== null)
      return { start: quote, end: quote + 1, message: unclosed(text[quote] ?? '') };
  }
  if (/flow collection|deficient/.test(reason)) {
    const bracket = findOpenBracket(text, at);
    // A comma may simply be missing within one line.
    const onLine = reason.startsWith('missed comma') ? source.lineIndexAt(at) : -1;
    if (bracket !== null && source.lineIndexAt(bracket) !== onLine) {
      const message = `括号没有配对：这里的 ${text[bracket]} 没有找到右括号。请补上 ${text[bracket] === '{' ? '}' : ']'} 。`;
      return { start: bracket, end: bracket + 1, message };
    }
  }
  return null;
}

/** `{标题: 某，公开日期: 2022-06-13}`: the comma between two entries is full-width. */
function wideComma(at: number, source: SourceText): Fault | null {
  const lineStart = source.lineStart(source.lineIndexAt(at));
  const wide = /[，、；][^，、；,[\]{}]*$/.exec(source.text.slice(lineStart, at));
  if (!wide) return null;
  const start = lineStart + wide.index;
  const message = `括号里的各项之间是全角的“${wide[0][0]}”。请改成半角逗号，后面空一格：“, ”；如果它是文字的一部分，请给那段文字加引号。`;
  return { start, end: start + 1, message };
}

/** A slip in this line or in the ones right above it, which the parser took for one long text. */
function slipFault(at: number, source: SourceText): Fault | null {
  let index = source.lineIndexAt(at);
  let slip: { fault: LineFault; index: number } | null = null;
  for (let first = true; index >= 0; index--) {
    const line = source.lineText(index);
    if (/^\s*(?:#|$)/.test(line)) continue;
    const fault = findLineFault(line);
    if (fault) slip = { fault, index };
    else if (!first) break;
    first = false;
  }
  if (!slip) return null;
  const start = source.lineStart(slip.index) + slip.fault.at;
  const others = countSlips(slip.fault.kind, source) - 1;
  const more = others > 0 ? `全文还有 ${others} 行看着也是这样。` : '';
  return { start, end: start + 1, message: slip.fault.message + more };
}

function countSlips(kind: LineFault['kind'], source: SourceText): number {
  let count = 0;
  for (let index = 0; index < source.lineCount; index++) {
    if (findLineFault(source.lineText(index))?.kind === kind) count++;
  }
  return count;
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
