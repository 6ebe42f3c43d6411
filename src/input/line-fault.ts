/** A slip of the pen in one line, with the offset of the wrong character in it. */
export interface LineFault {
  kind: 'wide-colon' | 'wide-space' | 'no-space';
  at: number;
  message: string;
}

const KEY = String.raw`[^\s"'#:：,，{}\[\]]{1,20}`;
const HEAD = '^ *(?:- +)*';
const WIDE_COLON = new RegExp(`${HEAD}(${KEY})：`);
const WIDE_SPACE = new RegExp(`^[ ]*[\\u00a0\\u3000]|${HEAD}(?:${KEY}):[\\u00a0\\u3000]`);
const NO_SPACE = new RegExp(`${HEAD}(?!(?:https?|ftp):)(${KEY}):(?=[^\\s:])`);

/**
 * The slips that YAML itself cannot see, since `部门：建设局` is to it a plain text like any other:
 * a full-width colon, a full-width space, a colon without a space.
 * A legitimate text may look the same, so this is to be asked only about a line known to be wrong.
 */
export function findLineFault(line: string): LineFault | null {
  const wideColon = WIDE_COLON.exec(line);
  if (wideColon) {
    return {
      kind: 'wide-colon',
      at: wideColon[0].length - 1,
      message: `“${wideColon[1]}”后面是全角冒号“：”。请改成半角冒号，后面空一格：“${wideColon[1]}: ”。`,
    };
  }
  const wideSpace = WIDE_SPACE.exec(line);
  if (wideSpace) {
    return {
      kind: 'wide-space',
      at: wideSpace[0].length - 1,
      message: '这里是全角空格（或不换行空格），看着像空格但不算。请改成半角空格。',
    };
  }
  const noSpace = NO_SPACE.exec(line);
  if (noSpace) {
    return {
      kind: 'no-space',
      at: noSpace[0].length - 1,
      message: `“${noSpace[1]}:”的冒号后面缺一个空格。请写成“${noSpace[1]}: ”。`,
    };
  }
  return null;
}
