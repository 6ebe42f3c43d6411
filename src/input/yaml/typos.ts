import { codeOf, DASHES, FULLWIDTH_COLONS, SPACE_LOOKALIKES } from '../../text/characters.ts';
import type { Fault } from '../fault.ts';

/** A typo in one line: what stands at `[at, end)`, and what should. */
export interface Typo {
  kind: 'fullwidth-space' | 'list-mark' | 'fullwidth-hash' | 'fullwidth-colon' | 'no-space';
  /** The key before the colon that is wrong; else ''. */
  key: string;
  at: number;
  end: number;
  message: string;
  repair: string;
}

const KEY = String.raw`(?:[^\s"'#:${FULLWIDTH_COLONS},，{}\[\]]{1,20}|"[^"]{1,20}"|'[^']{1,20}')`;
const HEAD = '^ *(?:- +)*';

const INDENT_SPACE = new RegExp(
  `${HEAD}(?<wrong>[${SPACE_LOOKALIKES}](?:[${SPACE_LOOKALIKES} ]*[${SPACE_LOOKALIKES}])?)`,
);
const INNER_SPACE = new RegExp(
  `(?:${HEAD}-|${HEAD}${KEY}:)(?<wrong>[${SPACE_LOOKALIKES}]+)|${HEAD}- *(?<tab>\\t)`,
);
/** Dashes of other widths and the bullets of Word. */
const LIST_MARK = new RegExp(
  `${HEAD}(?<wrong>[${DASHES}•●○■◆▪·][ \\t${SPACE_LOOKALIKES}]*)(?=\\S)`,
);
const BARE_DASH = new RegExp(`${HEAD}(?<wrong>-)(?=(?!-)${KEY} *[:${FULLWIDTH_COLONS}]|[{["'])`);
const FULLWIDTH_HASH = /^ *(?<wrong>＃)/;
const FULLWIDTH_COLON = new RegExp(`${HEAD}(?<key>${KEY}) *(?<wrong>[${FULLWIDTH_COLONS}])`);
const NO_SPACE = new RegExp(`${HEAD}(?!(?:https?|ftp):)(?<key>${KEY})(?<wrong>:)(?=[^\\s:])`);

/** What is told of each typo and put in its place; the first whose pattern fits a line decides. */
const TYPOS: readonly {
  kind: Typo['kind'];
  pattern: RegExp;
  tell(wrong: string, key: string): string;
  repair(wrong: string): string;
}[] = [
  {
    kind: 'fullwidth-space',
    pattern: INDENT_SPACE,
    tell: spaceMessage,
    repair: sameWidth,
  },
  {
    kind: 'fullwidth-space',
    pattern: INNER_SPACE,
    tell: spaceMessage,
    repair: () => ' ',
  },
  {
    kind: 'list-mark',
    pattern: LIST_MARK,
    tell: (wrong) =>
      `“${wrong[0]}”（${codeOf(wrong)}）不是列表符号。请改成半角减号，后面空一格：“- ”。`,
    repair: () => '- ',
  },
  {
    kind: 'list-mark',
    pattern: BARE_DASH,
    tell: () => '列表符号“-”后面缺一个空格。请写成“- ”。',
    repair: () => '- ',
  },
  {
    kind: 'fullwidth-hash',
    pattern: FULLWIDTH_HASH,
    tell: () => '注释开头是全角的“＃”。请改成半角“#”。',
    repair: () => '#',
  },
  {
    kind: 'fullwidth-colon',
    pattern: FULLWIDTH_COLON,
    tell: (wrong, key) =>
      `“${key}”后面是${colonName(wrong)}“${wrong}”。请改成半角冒号，后面空一格：“${key}: ”。`,
    repair: () => ': ',
  },
  {
    kind: 'no-space',
    pattern: NO_SPACE,
    tell: (_wrong, key) => `“${key}:”的冒号后面缺一个空格。请写成“${key}: ”。`,
    repair: () => ': ',
  },
];

/**
 * The typo that YAML itself cannot see, since `部门：建设局` is to it a plain text like any other:
 * a full-width colon, space, dash or comment sign, a colon or a dash without its space; null without one.
 * A legitimate text may look the same, so this is to be asked only about a line known to be wrong.
 */
export function findTypo(line: string): Typo | null {
  for (const { kind, pattern, tell, repair } of TYPOS) {
    const match = pattern.exec(line);
    if (!match) continue;
    const { tab = '', wrong = tab, key: written = '' } = match.groups ?? {};
    const key = unquoted(written);
    const end = match[0].length;
    return {
      kind,
      key,
      at: end - wrong.length,
      end,
      message: tell(wrong, key),
      repair: repair(wrong),
    };
  }
  return null;
}

/** A key without quotes around it. */
export function unquoted(key: string): string {
  return key.replace(/^(["'])(.*)\1$/, '$2');
}

function colonName(colon: string): string {
  return colon === '：' ? '全角冒号' : `特殊符号（${codeOf(colon)}）`;
}

const SPACE_NAMES: ReadonlyMap<string, string> = new Map([
  ['\t', '制表符（Tab，U+0009）'],
  ['\u00a0', '不换行空格（U+00A0，多半是从 Word 或网页粘贴带来的）'],
  ['\u3000', '全角空格（U+3000）'],
]);

/** What to tell about characters that look like a space where a space belongs. */
function spaceMessage(spaces: string): string {
  const name = SPACE_NAMES.get(spaces.charAt(0)) ?? `特殊的空白字符（${codeOf(spaces)}）`;
  return `这里是${name}，看着像空格但不算。请改成半角空格。`;
}

/** As many spaces as such characters are wide on the screen. */
function sameWidth(spaces: string): string {
  return [...spaces].map((space) => (space === '\u3000' ? '  ' : ' ')).join('');
}

/** The fault for a typo in the line that begins at an offset. */
export function typoFault({ at, end, message, repair, kind }: Typo, lineStart: number): Fault {
  const span = { start: lineStart + at, end: lineStart + end };
  const guessed = kind === 'fullwidth-space';
  return { ...span, message, repair: { ...span, text: repair, guessed } };
}

/** Characters at the head of a key that were meant as its indentation. */
export function indentTypoFault(start: number, spaces: string): Fault {
  const span = { start, end: start + spaces.length };
  const repair = { ...span, text: sameWidth(spaces), guessed: true };
  return { ...span, message: spaceMessage(spaces), repair };
}

/** A full-width comma that stands between two entries of a flow collection. */
export function fullwidthCommaFault(start: number, comma: string): Fault {
  const message = `括号里的各项之间是全角的“${comma}”。请改成半角逗号，后面空一格：“, ”；如果它是文字的一部分，请给那段文字加引号。`;
  return { start, end: start + 1, message, repair: { start, end: start + 1, text: ', ' } };
}

/** A bracket at the head of a value that YAML takes for text, and what to type instead. */
export interface FullwidthBracket {
  text: '{' | '[';
  message: string;
}

/**
 * `｛标题: 某｝`, `【】`, `（起: 2022-07-05）`. Also a title may begin so (`【公告】…`):
 * to be asked only about a value that should have been a list or a mapping.
 */
export function findFullwidthOpening(value: string): FullwidthBracket | null {
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
export function findFullwidthClosing(line: string): number | null {
  const match = /[｝］】〕）)](?=[ \t]*(?:#.*)?$)/m.exec(line);
  return match ? match.index : null;
}
