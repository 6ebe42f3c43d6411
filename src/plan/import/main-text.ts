import { parseRequirement } from '../../deadline/parse-requirement.ts';
import type { Block } from '../../input/block.ts';
import { matchTasks } from '../match-tasks.ts';
import { readBracketed } from './bracketed.ts';
import { HANDED_IN } from './deadlines.ts';
import {
  headingOf,
  type Item,
  isGeneral,
  itemsOf,
  paragraphsOf,
  saidOf,
  wordingOf,
} from './prose.ts';
import { setsDate } from './readings.ts';
import { isName } from './responsible.ts';
import type { SourceRow, Wording } from './rows.ts';

/** What the text beside the tables asks for. */
export interface MainText {
  /** Sentences that say until when, or who, and stand in no table. */
  rows: SourceRow[];
  /** Headings of the sections that say neither. */
  others: string[];
  /** Whether there were more sentences than are looked at. */
  isCut: boolean;
}

/** Sentences that are proposed as tasks. */
const MAX_ROWS = 200;
/** Whoever a sentence begins with: 区政府办公室年内组织…, 各部门应于… */
const SUBJECT =
  /^([^，。；：]{2,24}?)(?=(?:应当?|要|须|需|将|负责|年内|全年|每[年半季月]|于\d|在\d|定期|组织|牵头|加强|强化))/;

/** Finds the duties that the text beside the tables alone has. @param tables the rows of the tables */
export function readMainText(blocks: readonly Block[], tables: readonly SourceRow[]): MainText {
  const { items } = itemsOf(withoutAnnexes(paragraphsOf(blocks)));
  const rows: SourceRow[] = [];
  let isCut = false;
  const read = items
    .filter(({ hasItems }) => !hasItems)
    .map((item) => {
      // Each is compared with each row of the tables.
      isCut ||= rows.length >= MAX_ROWS;
      const duties = isCut ? [] : dutiesOf(item);
      rows.push(...duties);
      return { item, duties };
    });
  const known = new Set(matchTasks(tables.map(worded), rows.map(worded)).values());
  const inTables = new Set([...known].map(({ row }) => row));
  const unread = read.filter(
    ({ item, duties }) =>
      duties.every((row) => inTables.has(row)) && !isGeneral(item) && saysMore(item, duties),
  );
  return {
    rows: rows.filter((row) => !inTables.has(row)),
    others: unread.map(({ item }) => headingOf(item)),
    isCut,
  };
}

/** Whether an item says anything beside the sentences that were found in it. */
function saysMore(item: Item, duties: readonly SourceRow[]): boolean {
  const [heading, text] = [headingOf(item), item.lines.join('')];
  const said = duties.flatMap((row) => row.wordings.get('requirement') ?? []);
  const rest = said.reduce((left, { text: sentence }) => left.replace(sentence, ''), text);
  const isOnlyHeading = rest.replace(/[。：:\s]+$/, '') === heading;
  return duties.length === 0 ? text !== '' : !isOnlyHeading && rest.trim() !== '';
}

/** What a row asks for, by which it is told whether another one asks for the same. */
function worded(row: SourceRow, index: number) {
  const [task, requirement] = [row.wordings.get('task'), row.wordings.get('requirement')];
  return { no: String(index), requirement: (requirement ?? task)?.[0]?.text ?? '', row };
}

/** The lines without the list of annexes: 附件：1. … 2. … */
function withoutAnnexes(paragraphs: readonly string[]): string[] {
  let isInList = false;
  return paragraphs.filter((line) => {
    isInList = /^附件[:：]/.test(line) || (isInList && /^\d{1,2}\s*[.．、]/.test(line));
    return !isInList;
  });
}

/** The sentences of an item that somebody can be held to. */
function dutiesOf(item: Item): SourceRow[] {
  const { responsible, deadline } = saidOf(item);
  const heading = headingOf(item);
  const whole = readBracketed(item.lines.join('')).text;
  const rest = whole.startsWith(heading) ? whole.slice(heading.length).replace(/^[。：:]/, '') : '';
  // What is but one sentence has no heading.
  const [text, task] = rest.trim() === '' ? [whole, ''] : [rest, heading];
  const isAssigned = responsible !== null || deadline !== null;
  const sentences = isAssigned ? [text] : (text.match(/[^。；]+[。；]?/g) ?? []);
  return sentences.flatMap((written): SourceRow[] => {
    const sentence = written.trim();
    const isDated = parseRequirement(sentence).some(setsDate);
    if (!(isAssigned || isDated) || HANDED_IN.test(sentence)) return [];
    const [top] = item.above;
    const subject = SUBJECT.exec(sentence)?.[1] ?? '';
    const who = responsible ?? (isName(subject) ? subject : null);
    const wordings: SourceRow['wordings'] = new Map([
      ['category', wordingsOf(top ? headingOf(top) : task)],
      ['task', wordingsOf(top ? task : '')],
      ['requirement', [wordingOf(sentence)]],
      ['responsible', wordingsOf(who)],
      ['deadline', wordingsOf(deadline)],
    ]);
    for (const [key, list] of wordings) if (list.length === 0) wordings.delete(key);
    return [
      { place: `正文“${heading}”`, wordings, supposed: new Set(), isHidden: false, phases: [] },
    ];
  });
}

function wordingsOf(text: string | null): Wording[] {
  return text === null || text === '' ? [] : [wordingOf(text)];
}
