import { codeOf } from '../text/characters.ts';

/** How an address begins, with whatever stands for its signs. */
const BEGINNING = /^.{0,8}/su;
/** Neither a character that an address is made of nor a Chinese one. */
const STRANGE = /[^!-~\p{Script=Han}]/gu;

/** Why a text is no address to be opened, as far as that is more than its beginning; else ''. */
export function linkAdvice(text: string): string {
  const written = text.trim();
  if ((written.match(/https?:\/\//gi)?.length ?? 0) > 1) {
    return '一条记录只写一个网址。其余的写进备注，或者另写一条记录。';
  }
  const [beginning = ''] = BEGINNING.exec(written) ?? [];
  const strange = [...new Set(beginning.match(STRANGE))];
  if (strange.length === 0) return '';
  const named = strange.map((character) => `“${character}”（${codeOf(character)}）`);
  return `里面的${named.join('、')}不是键盘上的英文字符。请把开头改成 http:// 或 https://。`;
}
