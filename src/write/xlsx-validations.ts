import { dayOf } from '../calendar/day.ts';
import { columnLetters, MAX_LINES } from '../input/table/sheet.ts';
import type { LedgerColumn } from '../ledger/table/columns.ts';
import { FORM_SHEETS } from '../ledger/table/form-sheets.ts';
import { otherSheet, type XlsxValidation } from '../ooxml/xlsx-workbook.ts';
import type { MatterList } from './guide-sheet.ts';

/** Rows below those written in which a task of the body's own may come to stand. */
const FURTHER_ROWS = 50;
/** What a list of records may choose from: the rows of the ledger, and the matters of its tasks. */
export interface Choices extends MatterList {
  /** How many rows the ledger has. */
  rows: number;
}

const DAYS: [number, number] = [dayOf(2000, 1, 1), dayOf(2099, 12, 31)];

/** What the cells of the ledger's own sheet may hold: dates, choices and hints. */
export function ledgerValidations(
  columns: readonly LedgerColumn[],
  firstRow: number,
): XlsxValidation[] {
  return columns.flatMap((column, at) => plainValidation(column, places(at, firstRow)));
}

/** The same for a list of records: 序号 is chosen among those of the ledger, 事项 among those of its task. */
export function recordValidations(
  columns: readonly LedgerColumn[],
  firstRow: number,
  choices: Choices,
): XlsxValidation[] {
  return columns.flatMap((column, at): XlsxValidation[] => {
    const where = places(at, firstRow);
    if (column.key === '序号') {
      const range = `$A$${firstRow}:$A$${firstRow + choices.rows + FURTHER_ROWS}`;
      return [
        {
          places: where,
          wanted: { list: otherSheet(FORM_SHEETS.ledger, range) },
          error: `“${FORM_SHEETS.ledger}”里没有这个序号。本单位自定的任务没有序号，写它的工作任务。确定这样写吗？`,
          prompt: `任务在“${FORM_SHEETS.ledger}”里的序号，可以从下拉框里选。`,
        },
      ];
    }
    if (column.key === '事项' && choices.matters.length > 0) {
      return [
        {
          places: where,
          wanted: { list: mattersOfRow(firstRow, choices) },
          error: '这项任务没有这个事项。确定这样写吗？',
          ...(column.hint !== undefined && { prompt: column.hint }),
        },
      ];
    }
    return plainValidation(column, where);
  });
}

/** Those of the task whose 序号 the row has, from the list in the guide; where it has none, a blank cell. */
function mattersOfRow(firstRow: number, { row, matters }: MatterList): string {
  const last = row + matters.length - 1;
  const numbers = otherSheet(FORM_SHEETS.guide, `$A$${row}:$A$${last}`);
  const first = otherSheet(FORM_SHEETS.guide, `$B$${row}`);
  const blank = otherSheet(FORM_SHEETS.guide, `$B$${last + 1}`);
  const own = `$A${firstRow}`;
  return `IF(COUNTIF(${numbers},${own})=0,${blank},OFFSET(${first},MATCH(${own},${numbers},0)-1,0,COUNTIF(${numbers},${own}),1))`;
}

/** A day of our century, which the program can count with; what is none is refused. */
export function dateValidation(where: string, hint: string | undefined): XlsxValidation {
  return {
    places: where,
    wanted: { date: DAYS },
    strict: true,
    error: '这里要填日期，如 2022-06-01。没有的留空。',
    ...(hint !== undefined && { prompt: hint }),
  };
}

function plainValidation({ type, hint }: LedgerColumn, where: string): XlsxValidation[] {
  const prompt = hint === undefined ? {} : { prompt: hint };
  if (type === 'date') return [dateValidation(where, hint)];
  if (type === 'yes-no') {
    return [
      {
        places: where,
        wanted: { list: '"是,否"' },
        error: '填“是”或“否”。',
        strict: true,
        ...prompt,
      },
    ];
  }
  return hint === undefined ? [] : [{ places: where, ...prompt }];
}

function places(column: number, firstRow: number): string {
  const letters = columnLetters(column);
  return `${letters}${firstRow}:${letters}${MAX_LINES}`;
}
