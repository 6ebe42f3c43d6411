/** Characters that look like a space, or like nothing, and are none to YAML; for a character class. */
export const WIDE_SPACE = '\\u00a0\\u00ad\\u2000-\\u200f\\u202f\\u205f\\u2060\\u3000\\ufeff';

const NAMES: Readonly<Record<string, string>> = {
  '\t': '制表符（Tab，U+0009）',
  '\u00a0': '不换行空格（U+00A0，多半是从 Word 或网页粘贴带来的）',
  '\u3000': '全角空格（U+3000）',
};

/** `U+3000` for the first character of a text. */
export function codeOf(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What to tell about such characters where a space belongs. */
export function wideSpaceMessage(spaces: string): string {
  const name = NAMES[spaces[0] ?? ''] ?? `特殊的空白字符（${codeOf(spaces)}）`;
  return `这里是${name}，看着像空格但不算。请改成半角空格。`;
}

/** How many spaces such characters stand for on the screen. */
export function widthOf(spaces: string): number {
  return [...spaces].reduce((sum, space) => sum + (space === '\u3000' ? 2 : 1), 0);
}

const INVISIBLE = new RegExp(`[${WIDE_SPACE}\\t]`, 'g');

/** `U+00A0、U+3000`: the invisible characters of a text but the common space, each once. */
export function invisibleCodes(text: string): string {
  return [...new Set(text.match(INVISIBLE))].map(codeOf).join('、');
}
