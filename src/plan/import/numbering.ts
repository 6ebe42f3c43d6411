import { lookAt, note, type Remark } from './draft.ts';
import type { SourceRow } from './rows.ts';
import type { TaskTable } from './tables.ts';

/** A row with the number that its task has in the plan. */
interface NumberedRow {
  row: SourceRow;
  no: string;
  remarks: Remark[];
}

/** A number that is longer is none. */
const MAX_NUMBER = 12;

/** Gives tasks their numbers, each once in a plan. */
export class Numbering {
  readonly numbers = new Map<SourceRow, string>();

  readonly #taken = new Set<string>();
  /** The next part of a number that is not known to be taken. */
  readonly #parts = new Map<string, number>();

  /**
   * Numbers the rows of a table by their 序号. One that an earlier table has, and none, gets the annex before it
   * or the place among the tables: 附2-1, 表3-1.
   * @param index the table's place, 0-based
   */
  number(
    rows: readonly SourceRow[],
    { annex, title, isMainText }: Pick<TaskTable, 'annex' | 'title'> & { isMainText: boolean },
    index: number,
  ): { numbered: NumberedRow[]; remarks: Remark[] } {
    const { written, isByCategory } = numbersOf(rows);
    const isOpen = written.every((no) => no === null);
    const clashes = written.some((no) => no !== null && this.#taken.has(no));
    const own = isMainText ? '正文-' : annex === null ? `表${index + 1}-` : `附${annex}-`;
    const prefix = this.#taken.size > 0 && (isOpen || clashes) ? own : '';
    const parts = countOf(rows.map((row) => writtenIn(row)));
    let before: string | null = null;
    let count = 0;
    const numbered = rows.map((row, at): NumberedRow => {
      const stated = written[at] ?? null;
      const remarks: Remark[] = [];
      let no = `${prefix}${stated ?? (before === null ? ++count : `${before}-`)}`;
      if (stated === null) no = this.#free(no, before !== null);
      else if ((parts.get(writtenIn(row)) ?? 0) > 1) no = this.#free(`${no}-`, true);
      else if (this.#taken.has(no)) {
        remarks.push(lookAt('number', `序号“${stated}”在原文里不止一次`));
        no = this.#free(`${no}-`, true);
      }
      if (stated !== null) {
        const gap = gapBetween(before, stated);
        if (gap !== null) remarks.push(lookAt('number', gap));
        before = stated;
      }
      this.#taken.add(no);
      this.numbers.set(row, no);
      return { row, no, remarks };
    });
    const remarks = tableRemarks(written, title, prefix);
    if (isByCategory) remarks.push(note('原文的序号在每一类里从头编：第2类的第3项这里写作2-3'));
    return { numbered, remarks };
  }

  /** The number itself, or with the first part behind it that is free. */
  #free(no: string, needsPart: boolean): string {
    if (!needsPart && !this.#taken.has(no)) return no;
    const stem = no.endsWith('-') ? no : `${no}-`;
    let part = this.#parts.get(stem) ?? 1;
    while (this.#taken.has(`${stem}${part}`)) part++;
    this.#parts.set(stem, part + 1);
    return `${stem}${part}`;
  }
}

/** The numbers as written; where each category counts anew they are 1-1, 1-2, 2-1. */
function numbersOf(rows: readonly SourceRow[]): {
  written: (string | null)[];
  isByCategory: boolean;
} {
  const written = rows.map(numberIn);
  const asWritten = { written, isByCategory: false };
  if (!hasRepeated(written)) return asWritten;
  const order = new Map<string, number>();
  const withCategory = rows.map((row, index) => {
    const category = row.wordings.get('category')?.[0]?.text ?? '';
    if (!order.has(category)) order.set(category, order.size + 1);
    const no = written[index] ?? null;
    return no === null || writtenIn(row) !== row ? null : `${order.get(category)}-${no}`;
  });
  const isByCategory = order.size > 1 && !withCategory.includes(null) && !hasRepeated(withCategory);
  return isByCategory ? { written: withCategory, isByCategory } : asWritten;
}

function hasRepeated(numbers: readonly (string | null)[]): boolean {
  const stated = numbers.filter((no) => no !== null);
  return new Set(stated).size < stated.length;
}

function tableRemarks(
  written: readonly (string | null)[],
  title: string | null,
  prefix: string,
): Remark[] {
  const missing = written.filter((no) => no === null).length;
  const remarks: Remark[] = [];
  if (missing > 0) {
    const whose = title === null ? '' : `“${title}”`;
    const which = missing === written.length ? '没有序号' : `有${missing}项没有序号`;
    remarks.push(note(`原文${whose}${which}，这里的序号是导入时编的`));
  }
  if (prefix !== '' && missing < written.length) {
    remarks.push(note(`序号与前面的表重复，加上“${prefix}”以便区分`));
  }
  return remarks;
}

function gapBetween(before: string | null, no: string): string | null {
  if (before === null || !/^\d+$/.test(before) || !/^\d+$/.test(no)) return null;
  if (Number(no) <= Number(before) + 1) return null;
  return `原文的序号从${before}跳到${no}，请核对有没有漏项`;
}

/** The row in which the number of a row stands: another one where its cell is merged. */
function writtenIn(row: SourceRow): SourceRow {
  return row.wordings.get('no')?.[0]?.from ?? row;
}

function countOf<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** 序号 as written, without what stands around it: 1. and （1） are 1. */
function numberIn({ wordings }: SourceRow): string | null {
  const [first] = wordings.get('no') ?? [];
  const no = first?.text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[(]|[.、,)]+$/g, '');
  return no === undefined || no === '' || no.length > MAX_NUMBER ? null : no;
}
