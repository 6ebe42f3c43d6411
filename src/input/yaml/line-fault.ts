import { codeOf, WIDE_SPACE, wideSpaceMessage, widthOf } from '../../text/invisible.ts';

/** A slip of the pen in one line: what stands at `[at, end)`, and what should. */
export interface LineFault {
  kind: 'wide-space' | 'list-mark' | 'wide-hash' | 'wide-colon' | 'no-space';
  /** The key before the colon that is wrong; else ''. */
  key: string;
  at: number;
  end: number;
  message: string;
  repair: string;
}

const KEY = String.raw`(?:[^\s"'#:：∶﹕︰,，{}\[\]]{1,20}|"[^"]{1,20}"|'[^']{1,20}')`;
const HEAD = '^ *(?:- +)*';
/** Full-width colon, ratio, small colon, vertical colon. */
export const WIDE_COLONS = '：∶﹕︰';

const INDENT_SPACE = new RegExp(
  `${HEAD}(?<wrong>[${WIDE_SPACE}](?:[${WIDE_SPACE} ]*[${WIDE_SPACE}])?)`,
);
const INNER_SPACE = new RegExp(
  `(?:${HEAD}-|${HEAD}${KEY}:)(?<wrong>[${WIDE_SPACE}]+)|${HEAD}- *(?<tab>\\t)`,
);
/** Dashes of other widths and the bullets of Word. */
const LIST_MARK = /^ *(?:- +)*(?<wrong>[－—–−‐‑‒―﹣•●○■◆▪·][ \t\u00a0\u3000]*)(?=\S)/;
const BARE_DASH = new RegExp(`${HEAD}(?<wrong>-)(?=(?!-)${KEY} *[:${WIDE_COLONS}]|[{["'])`);
const WIDE_HASH = /^ *(?<wrong>＃)/;
const WIDE_COLON = new RegExp(`${HEAD}(?<key>${KEY}) *(?<wrong>[${WIDE_COLONS}])`);
const NO_SPACE = new RegExp(`${HEAD}(?!(?:https?|ftp):)(?<key>${KEY})(?<wrong>:)(?=[^\\s:])`);

/**
 * The slips that YAML itself cannot see, since `部门：建设局` is to it a plain text like any other:
 * a full-width colon, space, dash or comment sign, a colon or a dash without its space.
 * A legitimate text may look the same, so this is to be asked only about a line known to be wrong.
 */
export function findLineFault(line: string): LineFault | null {
  return (
    fault('wide-space', line, INDENT_SPACE, (wrong) => ({
      message: wideSpaceMessage(wrong),
      repair: ' '.repeat(widthOf(wrong)),
    })) ??
    fault('wide-space', line, INNER_SPACE, (wrong) => ({
      message: wideSpaceMessage(wrong),
      repair: ' ',
    })) ??
    fault('list-mark', line, LIST_MARK, (wrong) => ({
      message: `“${wrong[0]}”（${codeOf(wrong)}）不是列表符号。请改成半角减号，后面空一格：“- ”。`,
      repair: '- ',
    })) ??
    fault('list-mark', line, BARE_DASH, () => ({
      message: '列表符号“-”后面缺一个空格。请写成“- ”。',
      repair: '- ',
    })) ??
    fault('wide-hash', line, WIDE_HASH, () => ({
      message: '注释开头是全角的“＃”。请改成半角“#”。',
      repair: '#',
    })) ??
    fault('wide-colon', line, WIDE_COLON, (wrong, key) => ({
      message: `“${key}”后面是${colonName(wrong)}“${wrong}”。请改成半角冒号，后面空一格：“${key}: ”。`,
      repair: ': ',
    })) ??
    fault('no-space', line, NO_SPACE, (_wrong, key) => ({
      message: `“${key}:”的冒号后面缺一个空格。请写成“${key}: ”。`,
      repair: ': ',
    }))
  );
}

function fault(
  kind: LineFault['kind'],
  line: string,
  pattern: RegExp,
  tell: (wrong: string, key: string) => Pick<LineFault, 'message' | 'repair'>,
): LineFault | null {
  const match = pattern.exec(line);
  if (!match) return null;
  const { tab = '', wrong = tab, key: written = '' } = match.groups ?? {};
  const key = written.replace(/^(["'])(.*)\1$/, '$2');
  const end = match[0].length;
  return { kind, key, at: end - wrong.length, end, ...tell(wrong, key) };
}

function colonName(colon: string): string {
  return colon === '：' ? '全角冒号' : `特殊符号（${codeOf(colon)}）`;
}
