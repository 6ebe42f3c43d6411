import { isoDate } from '../../input/table/cell-value.ts';
import type { Sheet, SheetRow } from '../../input/table/sheet.ts';
import { compact, plainCharacters } from '../../text/characters.ts';
import { type KeyOf, LEDGER_FIELDS } from '../fields.ts';
import { placeholderIn } from '../placeholder.ts';

/** What stands around a table: of which body it is, against which plan, of which day. */
export interface Head {
  stated: Partial<Record<Label, Stated>>;
  /** The body that title or file name seems to begin with. */
  likelyBody?: Stated;
  /** What stands in its place in a title as the form has it: ××部门. */
  placeholder?: Stated;
  /** The year that title or file name states. */
  year: number | null;
}

/** A text and where it stands; null for what a file's name or an option says. */
export interface Stated {
  text: string;
  place: { row: number; column: number } | null;
}

type Label = KeyOf<'ledger'>;

const LABELS: ReadonlyMap<string, Label> = new Map(
  LEDGER_FIELDS.flatMap(({ part, key, headings }) =>
    part === 'ledger' ? headings.map((name) => [name, key as Label] as const) : [],
  ),
);
/** `填报单位（盖章）：建设局　　填报日期：2022年5月30日` */
const LABELLED = /([\p{Script=Han}]{2,6})(?:[(（][^)）]{0,6}[)）])?\s*[:：]\s*/gu;
const TITLE = /台账|政务公开|信息公开|任务/;
/** How the name of an office ends. */
const ORGAN =
  /(?:局|委|委员会|办|办公室|部|中心|街道|办事处|镇|乡|政府|分局|大队|支队|指挥部|科|处|院|所|站|校|队|馆|会|公司)$/;
/** A name with brackets inside: 领导小组(指挥部)办公室. */
const BRACKETED_NAME = /^\p{Script=Han}{2,30}\(\p{Script=Han}{2,10}\)\p{Script=Han}{1,10}$/u;
/** How the last rows of a table begin, which say who filled it in. */
const FOOTER =
  /^(?:填[报表]|报送|上报|审[核批签]|制表|联系|负责|单位负责|注|备注|说明)[^:：]{0,10}[:：]/;

/**
 * Reads what stands above and below a table, and the file's name.
 * @param firstRow number of the header's first row
 */
export function readHead(file: string, sheet: Sheet, firstRow: number): Head {
  const head: Head = { stated: {}, year: null };
  const above = sheet.rows.filter(({ number }) => number < firstRow);
  for (const row of above) readLabels(row, head);
  const before = sheet.before ?? [];
  for (const text of [...before, ...(sheet.after ?? [])]) readLabelled(text, null, head);
  const titles = [
    ...above.flatMap(titlesOf),
    ...before.map((text) => ({ text, place: null })),
  ].filter(({ text }) => TITLE.test(text));
  for (const { text, place } of [...titles, { text: fileTitle(file), place: null }]) {
    const body = bodyIn(text);
    if (body !== null) head.likelyBody ??= { text: body, place };
    head.year ??= yearIn(text);
  }
  for (const { text, place } of titles) {
    const placeholder = placeholderIn(openingOf(withoutBrackets(text)));
    if (placeholder !== null) head.placeholder ??= { text: placeholder, place };
  }
  return head;
}

/** The body that rows above a table name, in a title or behind a label; null for none. */
export function bodyNamed(rows: readonly SheetRow[]): string | null {
  const head: Head = { stated: {}, year: null };
  for (const row of rows) readLabels(row, head);
  const titles = rows.flatMap(titlesOf).filter(({ text }) => TITLE.test(text));
  const [titled = null] = titles.map(({ text }) => bodyIn(text)).filter((body) => body !== null);
  return head.stated.部门?.text ?? titled;
}

/** Whether a row below the table only says who filled it in; what it states goes into the head. */
export function readFooter(row: SheetRow, head: Head): boolean {
  const [first] = row.cells.values();
  if (first === undefined || !FOOTER.test(first)) return false;
  readLabels(row, head);
  return true;
}

/** The body that a title or a file's name begins with or has in brackets; null where none can be told. */
export function bodyIn(title: string): string | null {
  const whole = openingOf(title);
  if (BRACKETED_NAME.test(whole) && ORGAN.test(whole)) return whole;
  const bracketed = [...compact(title).matchAll(/\(([^()]+)\)/g)].map(([, inner = '']) => inner);
  const names = [openingOf(withoutBrackets(title)), ...bracketed].flatMap((piece) =>
    piece.split(/[-_—·+,、]/),
  );
  const [body, second] = names.filter(
    (name) => /^\p{Script=Han}{2,30}$/u.test(name) && ORGAN.test(name),
  );
  return body !== undefined && second === undefined ? body : null;
}

/** What stands before the words that every title of a ledger has. */
function openingOf(title: string): string {
  const [opening = ''] = compact(title)
    .replace(/^附件?\d*[:.、-]?/, '')
    .replace(/^(?:关于)?\d{4}年?度?/, '')
    .split(/政务公开|政府信息|信息公开|主动公开|工作台账|台账|\d{4}年?度?/, 1);
  return opening;
}

function withoutBrackets(title: string): string {
  return compact(title).replace(/\([^()]*\)/g, '');
}

function yearIn(title: string): number | null {
  const match = /(?<!\d)(20\d{2})(?!\d)/.exec(plainCharacters(title));
  return match ? Number(match[1]) : null;
}

/** The file's name without folders and extension. */
function fileTitle(file: string): string {
  return file.replace(/^.*[\\/]/s, '').replace(/\.[^.]*$/, '');
}

function titlesOf({ number, cells }: SheetRow): Stated[] {
  return [...cells].map(([column, text]) => ({ text, place: { row: number, column } }));
}

function readLabels({ number, cells }: SheetRow, head: Head): void {
  const list = [...cells];
  for (const [index, [column, text]] of list.entries()) {
    const label = LABELS.get(compact(text).replace(/\([^()]*\)|:/g, ''));
    const next = list[index + 1];
    if (label && next) state(head, label, next[1], { row: number, column: next[0] });
    else readLabelled(text, { row: number, column }, head);
  }
}

function readLabelled(text: string, place: Stated['place'], head: Head): void {
  const found = [...text.matchAll(LABELLED)];
  for (const [index, match] of found.entries()) {
    const [written, name] = match;
    const label = name === undefined ? undefined : LABELS.get(name);
    if (!label) continue;
    const value = text.slice(match.index + written.length, found[index + 1]?.index).trim();
    const [words] = value.split(/\s{2,}|\u3000/, 1);
    if (words) state(head, label, words, place);
  }
}

function state({ stated }: Head, label: Label, text: string, place: Stated['place']): void {
  stated[label] ??= { text: label === '报送日期' ? (isoDate(text, false) ?? text) : text, place };
}
