import { headingInRecords, type LedgerColumn } from '../ledger/table/columns.ts';
import { FORM_SHEETS } from '../ledger/table/form-sheets.ts';
import type { XlsxCell, XlsxSheet } from '../ooxml/xlsx-workbook.ts';
import type { Task } from '../plan/work-plan.ts';
import { blankRow } from './ledger-data.ts';
import type { LedgerTables } from './ledger-table.ts';
import { type Example, recordExamples } from './record-examples.ts';
import { mattersOf } from './record-samples.ts';

/** A matter that the records of a task may be about. */
interface Matter {
  /** 序号 of the task, as the ledger has it. */
  number: string | number;
  text: string;
}

/** The matters of all tasks, and the number of the row in which the first of them stands. */
export interface MatterList {
  matters: Matter[];
  row: number;
}

/** Columns: what is explained, how it is written, and examples beside it. */
const WIDTHS = [14, 42, 21, 21, 21, 21, 21];

const NAME_HELP = `任务在“${FORM_SHEETS.ledger}”里的序号；自定的任务没有序号，写它的工作任务。`;

/** What to write where, by example; and, for the drop-downs, the matters of each task. */
export function guideSheet(
  { ledger, records, requests }: LedgerTables,
  tasks: readonly (Task | null)[],
  { year, notes }: { year: number; notes: readonly string[] },
): { sheet: XlsxSheet; list: MatterList } {
  const examples = recordExamples(tasks, year);
  const matters = mattersOfTasks(tasks);
  const rows = [
    [across('填写说明', 'title')],
    ...notes.map((text) => [across(text, 'stated')]),
    ...stepsOf(requests !== null).map((text) => [across(text, 'stated')]),
    [across(`“${FORM_SHEETS.ledger}”各栏`, 'section')],
    headings('举例'),
    ...ledger.columns.map((column) => explained(column, [String(column.samples[0] ?? '')])),
    ...recordRows(FORM_SHEETS.records, records.columns, examples, (kind) => kind !== 'request'),
    ...(requests
      ? recordRows(FORM_SHEETS.requests, requests.columns, examples, (kind) => kind === 'request')
      : []),
    ...(matters.length > 0
      ? [
          [
            across(
              '各项任务可以选的事项（任务没有列在这里的，或者记录不属于这些事项的，不填“事项”）',
              'section',
            ),
          ],
          [cell('哪一项', 'heading'), cell('可以选的', 'heading')],
        ]
      : []),
  ] satisfies XlsxCell[][];
  const list = matters.map(({ number, text }) => [
    { value: number, style: 'number' as const },
    cell(text),
  ]);
  const sheet: XlsxSheet = {
    name: FORM_SHEETS.guide,
    columns: WIDTHS.map((width) => ({ width })),
    rows: [...rows, ...list],
    frozen: { rows: 1, columns: 0 },
  };
  return { sheet, list: { matters, row: rows.length + 1 } };
}

function mattersOfTasks(tasks: readonly (Task | null)[]): Matter[] {
  return tasks.flatMap((task) => {
    if (!task) return [];
    const number = blankRow(task).序号 as string | number;
    return mattersOf(task).map((text) => ({ number, text }));
  });
}

function stepsOf(hasRequests: boolean): string[] {
  const { ledger, records, requests, schedule } = FORM_SHEETS;
  return [
    `1．“${ledger}”一行是方案交给本单位的一项任务，序号、工作任务、工作要求、时限要求已照方案写好，请不要改。每行填“责任科室”“分管领导”；做得怎样，写进“完成情况”。`,
    `2．每公开一条信息、办完一件事，在“${records}”里写一行：先选“序号”，任务有几种时限的再选“事项”，然后写标题和日期。还没有公开的也可以先写上，“公开日期”留空。`,
    ...(hasRequests
      ? [`3．收到政府信息公开申请的，在“${requests}”里一件写一行，不写进“${records}”。`]
      : []),
    `${hasRequests ? 4 : 3}．日期写成 2022-06-01 的样子，不是日期的填不进去；没有的留空，不要写“无”。`,
    `${hasRequests ? 5 : 4}．本单位没有某项职责的，在那一行的“不涉及”里写明理由（要写文字，打“√”不算），不再写公开记录。`,
    `${hasRequests ? 6 : 5}．本单位自定的任务，在“${ledger}”最后加一行：序号不填，写工作任务和时限要求。它的记录，“序号”一栏写它的工作任务。`,
    `${hasRequests ? 7 : 6}．报送前填写“${ledger}”上方的“报送日期”。各项任务什么时候到期，见“${schedule}”。`,
  ];
}

/** The columns of a list of records, with an example for each kind of record that they are there for. */
function recordRows(
  name: string,
  columns: readonly LedgerColumn[],
  examples: readonly Example[],
  isWanted: (kind: Example['kind']) => boolean,
): XlsxCell[][] {
  const keys = new Set(columns.map(({ key }) => key));
  const shown = examples.filter(
    ({ kind, fields }) => isWanted(kind) && Object.keys(fields).every((key) => keys.has(key)),
  );
  return [
    [across(`“${name}”各栏`, 'section')],
    headings(...shown.map(({ title }) => title)),
    ...columns.map((column) =>
      explained(
        column,
        shown.map(({ fields }) => fields[column.key] ?? ''),
        column.key === '序号' ? NAME_HELP : undefined,
      ),
    ),
  ];
}

function explained(
  column: LedgerColumn,
  examples: readonly string[],
  help = column.hint ?? column.help,
): XlsxCell[] {
  const name = headingInRecords(column);
  return [cell(name), cell(help), ...examples.map((text) => cell(text))];
}

function headings(...examples: string[]): XlsxCell[] {
  return ['栏目', '写什么', ...examples].map((text) => cell(text, 'heading'));
}

function cell(value: string, style: XlsxCell['style'] = 'text'): XlsxCell {
  return { value, style };
}

function across(value: string, style: XlsxCell['style']): XlsxCell {
  return { value, style, span: WIDTHS.length };
}
