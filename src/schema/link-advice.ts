import { namedCharacters } from './strange-characters.ts';

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
  if (/\s/.test(written)) return '网址里不能有空格。请删掉空格，或者从浏览器的地址栏重新复制。';
  const [beginning = ''] = BEGINNING.exec(written) ?? [];
  const named = namedCharacters(beginning, STRANGE);
  return named && `里面的${named}不是键盘上的英文字符。请把开头改成 http:// 或 https://。`;
}
