import { plainCharacters } from '../text/characters.ts';

/** Words that only say again that a task does, or does not, concern the body. */
const BARE_WORDS = new Set(
  '不涉及 未涉及 无涉及 不涉 涉及 不适用 不相关 无关 没有 暂无 是的 不是 yes no ok na none nil null true false'.split(
    ' ',
  ),
);

/** Whether a text gives a reason in words: √, 无, 1, × and 不涉及 itself, of whatever width, give none. */
export function isReason(text: string): boolean {
  const words =
    plainCharacters(text)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  // One letter over and over says nothing either.
  return words.some((word) => new Set(word).size > 1 && !BARE_WORDS.has(word));
}
