import { compact } from '../../text/characters.ts';
import type { Role } from './responsible.ts';

/** In what role each sign stands for a body, as far as the document says so. */
export type Legend = ReadonlyMap<string, Role>;

/** What people tick with, and what stands for a body in a legend. */
const SIGN = '[√✓✔☑●○◎▲△■□◆◇★☆]';
const IS_SIGN = new RegExp(`^${SIGN}$`);
/** Words that say no more than a tick. */
const YES = /^[是有]$/;
const ROLE_WORD = '牵头|主办|主责|责任|承办|落实|配合|协办|协助|协同|参与';
const IS_ROLE = new RegExp(`^(?:${ROLE_WORD}|主|主要|负责|协|配)(?:单位|部门)?$`);
/** “▲”为牵头单位 */
const MEANT = new RegExp(`(${SIGN})[”"’』」]?(?:的?[为是指]|表示|代表|[:：])?(${ROLE_WORD})`, 'g');
const MEANT_BEHIND = new RegExp(`(${ROLE_WORD})(?:单位|部门)[用标以为记]*[“"‘『「]?(${SIGN})`, 'g');

export function isSign(text: string): boolean {
  return IS_SIGN.test(compact(text));
}

/** Whether a cell says nothing but that it is so. */
export function isTick(text: string): boolean {
  return isSign(text) || YES.test(compact(text));
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

/** 责任单位（排在首位的为牵头单位） */
const FIRST_LEADS =
  /(?:第一|首)[位个名]?[^，。；]{0,8}[为是系][^，。；]{0,2}(?:牵头|主办|主责)(?!科|处|股)/;

/** Whether the texts around a table, or its head, say that the first body of each task leads. */
export function firstLeads(texts: readonly string[]): boolean {
  return texts.some((text) => FIRST_LEADS.test(compact(text)));
}

/** What a word, or its first sign, says that a body does. */
export function roleOf(word: string): Role {
  if (/^(?:牵头|主办|主责|主)/.test(word)) return 'lead';
  return /^(?:配合|协|参与|配)/.test(word) ? 'support' : 'bodies';
}
