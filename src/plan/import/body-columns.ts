import { compact } from '../../text/characters.ts';
import { addNames, emptyResponsible, type ReadResponsible } from './responsible.ts';
import type { SourceRow, Wording } from './rows.ts';
import { isMark, isSign, type Legend, roleOf } from './signs.ts';

/** Signs of which the document does not say what tells them from each other. */
export function openSigns(rows: readonly SourceRow[], legend: Legend): string[] {
  const signs = new Set(
    rows.flatMap(({ wordings }) =>
      (wordings.get('body') ?? []).map(({ text }) => compact(text)).filter(isSign),
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
