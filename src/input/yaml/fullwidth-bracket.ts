import { codeOf } from '../../text/invisible.ts';

/** A bracket at the head of a value that YAML takes for text, and what to type instead. */
export interface WideBracket {
  text: '{' | '[';
  message: string;
}

/**
 * `｛标题: 某｝`, `【】`, `（起: 2022-07-05）`. Also a title may begin so (`【公告】…`):
 * to be asked only about a value that should have been a list or a mapping.
 */
export function findWideOpening(value: string): WideBracket | null {
  const match = /^([｛［【〔（(])(?=(.?)).*[｝］】〕）)}\]]\s*(?:#.*)?$/u.exec(value);
  if (!match) return null;
  const [, opening = '', next = ''] = match;
  const isMapping =
    opening === '｛' ||
    (opening !== '［' && !'{[｛［'.includes(next || '[') && /[:：]/.test(value));
  const [open, close] = isMapping ? (['{', '}'] as const) : (['[', ']'] as const);
  const what = isMapping ? '一组“键: 值”' : '列表';
  const message = `“${opening}”（${codeOf(opening)}）不是 YAML 的括号。括住${what}请用半角的“${open}”和“${close}”；如果它是文字的一部分，请给整段文字加引号。`;
  return { text: open, message };
}

/** Offset of a bracket at the end of a line that was to close a `{` or `[`, or null. */
export function findWideClosing(line: string): number | null {
  const match = /[｝］】〕）)](?=[ \t]*(?:#.*)?$)/m.exec(line);
  return match ? match.index : null;
}
