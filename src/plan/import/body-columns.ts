import { compact } from '../../text/characters.ts';
import { addNames, emptyResponsible, type ReadResponsible, type Role } from './responsible.ts';
import type { SourceRow, Wording } from './rows.ts';

/** In what role each sign stands for a body, as far as the document says so. */
export type Legend = ReadonlyMap<string, Role>;

const SIGN = '[√✓✔●○◎▲△■□◆◇★☆]';
const IS_SIGN = new RegExp(`^${SIGN}$`);
const ROLE_WORD = '牵头|主办|主责|责任|承办|落实|配合|协办|协助|协同|参与';
const IS_ROLE = new RegExp(`^(?:${ROLE_WORD}|主|主要|负责|协|配)(?:单位|部门)?$`);
/** “▲”为牵头单位 */
const MEANT = new RegExp(`(${SIGN})[”"’』」]?(?:的?[为是指]|表示|代表|[:：])?(${ROLE_WORD})`, 'g');
const MEANT_BEHIND = new RegExp(`(${ROLE_WORD})(?:单位|部门)[用标以为记]*[“"‘『「]?(${SIGN})`, 'g');

/** Whether a cell below a body says that it is concerned, and in what role. */
export function isMark(text: string): boolean {
  const bare = compact(text);
  return IS_SIGN.test(bare) || IS_ROLE.test(bare);
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

/** Signs of which the document does not say what tells them from each other. */
export function openSigns(rows: readonly SourceRow[], legend: Legend): string[] {
  const signs = new Set(
    rows.flatMap(({ wordings }) =>
      (wordings.get('body') ?? [])
        .map(({ text }) => compact(text))
        .filter((text) => IS_SIGN.test(text)),
    ),
  );
  const open = [...signs].filter((sign) => !legend.has(sign));
  return signs.size > 1 ? open : [];
}

/** The body that heads a column, in the role that the cell below gives it. */
export function readMarked({ heading, text }: Wording, legend: Legend): ReadResponsible {
  const read = emptyResponsible();
  const bare = compact(text);
  const name = heading.split(' ').at(-1) ?? '';
  addNames(name, legend.get(bare) ?? roleOf(bare), read);
  if (!isMark(text)) read.unsure.push(`${name}：${text}`);
  return read;
}

function roleOf(word: string): Role {
  if (/^(?:牵头|主办|主责|主)/.test(word)) return 'lead';
  return /^(?:配合|协|参与|配)/.test(word) ? 'support' : 'bodies';
}
