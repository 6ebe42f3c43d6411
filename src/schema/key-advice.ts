import { findTypo } from '../input/yaml/typos.ts';
import { codeOf, lookalikeCodes, withoutSpaces } from '../text/characters.ts';
import { inShort } from '../text/in-short.ts';
import { closest } from '../text/similarity.ts';

/** Words that people write for a key, with the keys that may be meant, the likeliest first. */
export type KeyAdvice = ReadonlyMap<string, readonly string[]>;

/** Quotes and brackets that mean nothing to YAML. */
const WRAPPING = /^[“”‘’＂＇「」【［（｛]+|[“”‘’＂＇「」】］）｝]+$/g;

/**
 * The keys that one which does not belong where it stands may have been meant for, the likeliest first:
 * those that people mean by it, else the one that is spelt like it.
 */
export function meantKeys(key: string, allowed: readonly string[], advice: KeyAdvice): string[] {
  const typo = findTypo(key);
  const written = typo ? typo.key || key.slice(typo.end) : key;
  const bare = withoutSpaces(written).replace(WRAPPING, '');
  if (allowed.includes(bare)) return [bare];
  const advised = advice.get(bare)?.filter((name) => allowed.includes(name)) ?? [];
  const near = advised.length > 0 ? null : closest(bare, allowed);
  return near === null ? advised : [near];
}

/** What to tell about a key that does not belong where it stands. */
export function unknownKeyMessage(
  key: string,
  allowed: readonly string[],
  advice: KeyAdvice,
): string {
  const typo = findTypo(key);
  if (typo) return typo.message;
  const visible = withoutSpaces(key);
  if (allowed.includes(visible)) {
    const codes = lookalikeCodes(key);
    const what = codes ? `看不见的字符（${codes}）` : '空格';
    return `“${visible}”的字里混有${what}，不能识别。请删掉重新输入“${visible}”。`;
  }
  const bare = visible.replace(WRAPPING, '');
  if (allowed.includes(bare)) {
    const wrong = visible.startsWith(bare) ? visible.slice(-1) : visible.charAt(0);
    return `“${bare}”外面的 ${wrong}（${codeOf(wrong)}）成了键名的一部分。请去掉，直接写“${bare}: ”。`;
  }
  const [meant] = meantKeys(key, allowed, advice);
  const hint = meant ? `，是不是“${meant}”？` : '。';
  return `不认识“${inShort(key)}”这一栏${hint}这里可写：${allowed.join('、')}。`;
}
