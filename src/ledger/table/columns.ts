import { type CellKind, isCellKind } from '../../input/table/cell-value.ts';
import { HeaderFinder, headingOf } from '../../input/table/header.ts';
import { LEDGER_FIELDS, type LedgerField, type Part } from '../fields.ts';

/** A field that a table may have a column for. */
export type LedgerColumn = LedgerField & { type: CellKind };

const PARTS: readonly Part[] = ['entry', 'record', 'extension', 'deduction'];

/** The columns that a table of a ledger may have, in the order in which an exported one has them. */
export const LEDGER_COLUMNS: readonly LedgerColumn[] = LEDGER_FIELDS.filter(isColumn).sort(
  (a, b) => rank(a) - rank(b),
);

/** What a remark is in a list of records, whose 备注 could be no other. */
export const RECORD_REMARK = columnOf('record', '备注');

/** What a list of records calls a column. */
export function headingInRecords(column: LedgerColumn): string {
  return column === RECORD_REMARK ? column.key : headingOf(column);
}

/** The wordings that tell a task from the others; a table without any of them is a list of records. */
export const WORDINGS = ['工作任务', '工作要求', '时限要求'] as const;

export const ledgerHeaders = new HeaderFinder(LEDGER_COLUMNS, ['序号', '工作任务']);

function columnOf(part: Part, key: string): LedgerColumn {
  const column = LEDGER_COLUMNS.find((other) => other.part === part && other.key === key);
  if (!column) throw new Error(`There is no column ${part}/${key}.`);
  return column;
}

function isColumn(field: LedgerField): field is LedgerColumn {
  return field.part !== 'ledger' && field.headings.length > 0 && isCellKind(field.type);
}

/** What a column is about; a remark comes last, and spans in one cell stand before the columns of one span. */
function rank({ part, of, key }: LedgerColumn): number {
  return PARTS.indexOf(of ?? part) + (key === '备注' ? 0.5 : 0);
}
