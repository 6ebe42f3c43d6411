import { compact } from '../../text/characters.ts';
import type { Role } from './responsible.ts';

/** In what role each sign stands for a body, as far as the document says so. */
export type Legend = ReadonlyMap<string, Role>;

const SIGN = '[√✓✔●○◎▲△■□◆◇★☆]';
const IS_SIGN = new RegExp(`^${SIGN}$`);
const ROLE_WORD = '牵头|主办|主责|责任|承办|落实|配合|协办|协助|协同|参与';
const IS_ROLE = new RegExp(`^(?:${ROLE_WORD}|主|主要|负责|协|配)(?:单位|部门)?$`);
/** “▲”为牵头单位 */
const MEANT = new RegExp(`(${SIGN})[”"’』」]?(?:的?[为是指]|表示|代表|[:：])?(${ROLE_WORD})`, 'g');
const MEANT_BEHIND = new RegExp(`(${ROLE_WORD})(?:单位|部门)[用标以为记]*[“"‘『「]?(${SIGN})`, 'g');

export function isSign(text: string): boolean {
  return IS_SIGN.test(compact(text));
}

/** Whether a cell below a body says that it is concerned, and in what role. */
export function isMark(text: string): boolean {
  return isSign(text) || IS_ROLE.test(compact(text));
}

/** What signs mean, from the texts around a table. */
export function legendOf(texts: readonly string[]): Legend {
  const ahead = texts.flatMap((text) =>
    [...text.matchAll(MEANT)].map(([, sign, role]) => [sign, role]),
  );
  const behind = texts.flatMap((text) =>
    [...text.matchAll(MEANT_BEHIND)].map(([, role, sign]) => [sign, role]),
  );
  const found = ahead.length > 0 ? ahead : behind;
  return new Map(found.map(([sign = '', role = '']) => [sign, roleOf(role)]));
}

/** What a word, or its first sign, says that a body does. */
export function roleOf(word: string): Role {
  if (/^(?:牵头|主办|主责|主)/.test(word)) return 'lead';
  return /^(?:配合|协|参与|配)/.test(word) ? 'support' : 'bodies';
}
