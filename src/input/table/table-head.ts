import { isoDate } from './cell-value.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import type { Header } from './table-header.ts';

/** What stands around a table: of which body it is, against which plan, of which day. */
export interface Head {
  部门?: Stated;
  计划?: Stated;
  报送日期?: Stated;
  /** The body that title or file name seems to begin with. */
  likelyBody?: Stated;
  /** The year that title or file name states. */
  year: number | null;
}

/** A text and where it stands; null for what a file's name or an option says. */
export interface Stated {
  text: string;
  place: { row: number; column: number } | null;
}

type Label = '部门' | '计划' | '报送日期';

const LABELS: Readonly<Record<string, Label>> = Object.fromEntries(
  (
    [
      ['部门', '部门 单位 填报部门 填报单位 填表单位 报送部门 报送单位 部门名称 单位名称 责任单位'],
      ['计划', '计划 对照方案 工作方案'],
      ['报送日期', '报送日期 报送时间 填报日期 填报时间 填表日期 填表时间 上报日期 上报时间'],
    ] as const
  ).flatMap(([label, names]) => names.split(' ').map((name) => [name, label])),
);
/** `填报单位（盖章）：建设局　　填报日期：2022年5月30日` */
const LABELLED = /([\p{Script=Han}]{2,6})(?:[(（][^)）]{0,6}[)）])?\s*[:：]\s*/gu;
const TITLE = /台账|政务公开|信息公开|任务/;
/** How the name of an office ends. */
const ORGAN =
  /(?:局|委|委员会|办|办公室|部|中心|街道|办事处|镇|乡|政府|分局|大队|支队|指挥部|科|处|院|所|站|校|队|馆|会|公司)$/;

/** Reads what stands above and below a table, and the file's name. */
export function readHead(file: string, sheet: Sheet, header: Header): Head {
  const head: Head = { year: null };
  const around = sheet.rows.filter(({ number }) => number < header.first);
  for (const row of around) readLabels(row, head);
  const paragraphs = [...(sheet.before ?? []), ...(sheet.after ?? [])];
  for (const text of paragraphs) readLabelled(text, null, head);
  const titles = [
    ...around.flatMap((row) => titleOf(row)),
    ...(sheet.before ?? []).map((text) => ({ text, place: null })),
  ].filter(({ text }) => TITLE.test(text));
  for (const { text, place } of [...titles, { text: fileTitle(file), place: null }]) {
    const body = bodyIn(text);
    if (body !== null) head.likelyBody ??= { text: body, place };
    head.year ??= yearIn(text);
  }
  return head;
}

/** Whether a row below the table only says who filled it in; what it states goes into the head. */
export function readFooter(row: SheetRow, head: Head): boolean {
  const first = [...row.cells.values()][0] ?? '';
  if (
    !/^(?:填[报表]|报送|上报|审[核批签]|制表|联系|负责|单位负责|注|备注|说明)[^:：]{0,10}[:：]/.test(
      first,
    )
  ) {
    return false;
  }
  readLabels(row, head);
  return true;
}

/** The body that a title or a file's name begins with or has in brackets; null where none can be told. */
export function bodyIn(title: string): string | null {
  const text = title.normalize('NFKC').replace(/\s+/g, '');
  const bracketed = [...text.matchAll(/\(([^()]+)\)/g)].map(([, inner = '']) => inner);
  const opening = text
    .replace(/\([^()]*\)/g, '')
    .replace(/^附件?\d*[:.、-]?/, '')
    .replace(/^(?:关于)?\d{4}年?度?/, '')
    .split(/政务公开|政府信息|信息公开|主动公开|工作台账|台账|\d{4}年?度?/, 1);
  const names = [...opening, ...bracketed].flatMap((piece) => piece.split(/[-_—·+,、]/));
  const bodies = names.filter((name) => /^\p{Script=Han}{2,30}$/u.test(name) && ORGAN.test(name));
  return bodies.length === 1 ? (bodies[0] ?? null) : null;
}

function yearIn(title: string): number | null {
  const match = /(?<!\d)(20\d{2})(?!\d)/.exec(title.normalize('NFKC'));
  return match ? Number(match[1]) : null;
}

function fileTitle(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '');
}

function titleOf({ number, cells }: SheetRow): Stated[] {
  return [...cells].map(([column, text]) => ({ text, place: { row: number, column } }));
}

function readLabels({ number, cells }: SheetRow, head: Head): void {
  const list = [...cells];
  list.forEach(([column, text], index) => {
    const alone = LABELS[text.normalize('NFKC').replace(/\([^()]*\)|[\s:]/g, '')];
    const next = list[index + 1];
    if (alone && next) state(head, alone, next[1], { row: number, column: next[0] });
    else readLabelled(text, { row: number, column }, head);
  });
}

function readLabelled(text: string, place: Stated['place'], head: Head): void {
  const labels = [...text.matchAll(LABELLED)];
  labels.forEach((match, index) => {
    const label = LABELS[match[1] ?? ''];
    const value = text.slice(match.index + match[0].length, labels[index + 1]?.index).trim();
    const words = value.split(/\s{2,}|\u3000/)[0] ?? '';
    if (label && words !== '') state(head, label, words, place);
  });
}

function state(head: Head, label: Label, text: string, place: Stated['place']): void {
  head[label] ??= { text: label === '报送日期' ? (isoDate(text, false) ?? text) : text, place };
}
