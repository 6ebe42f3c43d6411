import type { Diagnostic, Location } from '../../diagnostic.ts';
import { tableNote, unreadable } from '../../input/fault.ts';
import { cellValue } from '../../input/table/cell-value.ts';
import { foldHeading, headerCell, MIN_FIELDS } from '../../input/table/header.ts';
import { rowLocation } from '../../input/table/row-location.ts';
import type { Sheet } from '../../input/table/sheet.ts';
import { ledgerHeaders, RECORD_REMARK, WORDINGS } from './columns.ts';
import { isAside } from './form-sheets.ts';
import type { HomelessRecord, Table } from './grid.ts';
import type { Head, Stated } from './head.ts';

/** Headings of one sheet that a message repeats, and sheets that it names. */
const MAX_NAMED = 20;

/** What of a file's tables is read. */
export interface ChosenTables {
  /** The ledger. */
  table: Table;
  /** Tables of a document that go on where the one before ended. */
  continued: Table[];
  /** Lists of records, each of which names its task by 序号. */
  records: Table[];
  /** Further ledgers, which are not read. */
  further: Table[];
  /** Tables without a header whose rows look like those of the ledger, which are not read either. */
  headless: Sheet[];
}

/**
 * The first table that has the columns of a ledger, else the first list of records, what is shown before
 * what is hidden; null without a header.
 */
export function chooseTables(
  sheets: readonly Sheet[],
  tables: readonly Table[],
): ChosenTables | null {
  const inOrder = [
    ...tables.filter(({ sheet }) => !sheet.hidden),
    ...tables.filter(({ sheet }) => sheet.hidden),
  ];
  const ledgers = inOrder.filter(isLedger);
  const table = ledgers[0] ?? inOrder[0];
  if (!table) return null;
  const others = ledgers.filter((other) => other !== table);
  const continued = continuedTables(table, sheets, tables);
  return {
    table,
    continued,
    records: inOrder.filter((other) => other !== table && !isLedger(other)).map(listOfRecords),
    further: others.filter((other) => !continued.includes(other)),
    headless: sheets.filter(
      (sheet) =>
        ![...tables, ...continued].some((other) => isOf(other, sheet)) &&
        looksLikeRows(table, sheet),
    ),
  };
}

/** In a list of records 备注 is about the record, and what is said of a task has no place. */
function listOfRecords({ sheet, header }: Table): Table {
  const hasRemark = header.columns.some(({ field }) => field === RECORD_REMARK);
  const columns = header.columns.flatMap((column) => {
    const { part, key } = column.field;
    if (part !== 'entry' || key === '序号') return column;
    return key === RECORD_REMARK.key && !hasRemark ? { ...column, field: RECORD_REMARK } : [];
  });
  const left = header.columns.filter(({ column }) => !columns.some((one) => one.column === column));
  return { sheet, header: { ...header, columns, unread: [...header.unread, ...left] } };
}

/** The tables behind the ledger, one after the other, in which it goes on, with its header or without one. */
function continuedTables(
  table: Table,
  sheets: readonly Sheet[],
  tables: readonly Table[],
): Table[] {
  const found: Table[] = [];
  const behind = sheets.slice(sheets.findIndex((sheet) => isOf(table, sheet)) + 1);
  for (const sheet of behind.filter(({ rows }) => rows.length > 0)) {
    const own = tables.find((other) => isOf(other, sheet));
    const header = own?.header ?? { ...table.header, first: 0, last: 0 };
    const next = own ?? { sheet, header };
    if (!followsAtOnce(sheet)) break;
    const goesOn = own
      ? sameHeadings(table, own)
      : sheet.width === table.sheet.width && looksLikeRows(table, sheet);
    if (!goesOn) break;
    found.push(next);
  }
  return found;
}

/** A sheet that holds several tables has parted into them. */
function isOf({ sheet }: Table, { cellName }: Sheet): boolean {
  return sheet.cellName === cellName;
}

/** Rows of a sheet that are looked at to tell whether it belongs to a ledger. */
const MAX_LOOKED = 200;

/** Whether cells of a sheet without a header hold what the columns of the ledger above them would. */
function looksLikeRows({ sheet: { width }, header }: Table, sheet: Sheet): boolean {
  const wanted = width !== undefined && width === sheet.width ? 1 : 2;
  return sheet.rows.slice(0, MAX_LOOKED).some(({ cells }) => {
    const fitting = header.columns.filter(({ field, column }) => {
      const text = cells.get(column);
      const value = text === undefined ? undefined : cellValue(text, field.type, sheet.date1904);
      switch (field.type) {
        case 'number':
          return typeof value === 'number';
        case 'date':
          return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
        case 'link':
          return typeof value === 'string' && /^https?:/.test(value);
        default:
          return false;
      }
    });
    return fitting.length >= wanted;
  });
}

/** Whether it has what a ledger needs, not only what a list of records has. */
function isLedger({ header }: Table): boolean {
  const wordings: readonly string[] = WORDINGS;
  return header.columns.some(({ field }) => wordings.includes(field.key));
}

/** Word splits a table at will: at most 续表 stands between the two. */
function followsAtOnce({ before }: Sheet): boolean {
  return before?.every((text) => /续/.test(text)) === true;
}

function sameHeadings(a: Table, b: Table): boolean {
  const headings = ({ header }: Table) =>
    header.columns.map(({ column, heading }) => `${column} ${foldHeading(heading)}`).join();
  return headings(a) === headings(b);
}

/** How a file with several tables and columns was read, and what of it was not. */
export function tableNotes(
  file: string,
  sheets: readonly Sheet[],
  { table, continued, records, further, headless }: ChosenTables,
  homeless: readonly HomelessRecord[],
): Diagnostic[] {
  const told = [table, ...continued, ...records, ...further];
  const holders = told.map(({ sheet }) => sheet.holder);
  const rest = sheets.filter(
    (sheet) =>
      sheet.rows.length > 0 &&
      !holders.includes(sheet.name) &&
      !headless.includes(sheet) &&
      !told.some((other) => isOf(other, sheet)),
  );
  const partial = rest.filter((sheet) => ledgerHeaders.countKnown(sheet) >= MIN_FIELDS);
  const unread = rest.filter((sheet) => !partial.includes(sheet) && !isAside(sheet));
  return [
    ...headless.map((sheet) =>
      unreadable(
        `${sheet.name}没有表头，像是${table.sheet.name}的后半部分，没有检查。请在它的第一行补上同样的表头，或者与前面的表格合并。`,
        firstPlace(file, sheet),
      ),
    ),
    ...partial.map((sheet) =>
      unreadable(
        `${sheet.name}有台账的栏目，却没有“序号”或“工作任务”一栏，不知道各行属于哪一项任务，没有检查。请补上序号。`,
        firstPlace(file, sheet),
      ),
    ),
    ...further.map((other) =>
      unreadable(
        `${other.sheet.name}也是一份台账，没有检查：一个文件只检查一份，这里检查的是${table.sheet.name}。${other.sheet.hidden ? '不要的请取消隐藏后删掉；要报送的请合并成一张表，或者拆成几个文件。' : '请合并成一张表，或者拆成几个文件。'}`,
        headerPlace(file, other),
      ),
    ),
    ...(unread.length > 0
      ? [
          tableNote(
            `检查的是${table.sheet.name}。${listed(
              unread.map(({ name }) => name),
              '张',
            )}不是台账，没有读。`,
            { file },
          ),
        ]
      : []),
    ...[table, ...records].flatMap((read) => hiddenNotes(file, read)),
    ...[table, ...continued, ...records].flatMap((read) => unheadedNotes(file, read)),
    ...[table, ...records].flatMap(({ sheet, header }) => {
      if (header.unread.length === 0) return [];
      const headings = header.unread
        .slice(0, MAX_NAMED)
        .map((item) => `“${oneLine(item.heading)}”`);
      return [
        tableNote(
          `${sheet.name}里没有读这几栏：${headings.join('、')}。`,
          headerPlace(file, { sheet, header }),
        ),
      ];
    }),
    ...homeless.map(({ sheet, number, several, row, column }) => ({
      rule: 'schema',
      severity: 'error' as const,
      message: several
        ? `台账里“${number}”不止一行，这条公开记录不知道属于哪一行，没有检查。请给它们编上不同的序号，或者把工作任务写得不同。`
        : number === null
          ? '这条公开记录没有写序号，不知道属于哪一项任务，没有检查。请补上序号。'
          : `台账里没有序号“${number}”，这条公开记录不知道属于哪一项任务，没有检查。请核对序号。`,
      location: rowLocation(file, sheet, { row, column }, '序号'),
    })),
  ];
}

/** Rows and columns of a table that the program does not show: somebody may have hidden them from themselves. */
function hiddenNotes(file: string, { sheet, header }: Table): Diagnostic[] {
  const rows = sheet.rows
    .map(({ number }) => number)
    .filter((number) => number > header.last && sheet.hiddenRows?.has(number));
  const columns = header.columns.filter(({ column }) => sheet.hiddenColumns?.has(column));
  const hidden = [
    ...(sheet.hidden ? ['整张表'] : []),
    ...(rows.length > 0 ? [`第${listed(rows.map(String), '处')}行`] : []),
    ...(columns.length > 0
      ? [
          `${listed(
            columns.map(({ heading }) => `“${oneLine(heading)}”`),
            '处',
          )}栏`,
        ]
      : []),
  ];
  if (hidden.length === 0) return [];
  const message = `${sheet.name}里${hidden.join('和')}是隐藏的，也读了。不要的内容请取消隐藏后删掉。`;
  const [column = headerCell(header)] = columns;
  const place = { row: rows[0] ?? header.last, column: column.column };
  return [tableNote(message, rowLocation(file, sheet, place, ''))];
}

/** Cells of a table that stand beside its columns: under no heading nobody knows what they are. */
function unheadedNotes(file: string, { sheet, header }: Table): Diagnostic[] {
  const headed = new Set([...header.columns, ...header.unread].map(({ column }) => column));
  const cells = sheet.rows
    .filter(({ number }) => number > header.last)
    .flatMap((row) => [...row.cells.keys()].map((column) => ({ row: row.number, column })))
    .filter(({ column }) => !headed.has(column));
  const [first] = cells;
  if (!first) return [];
  const places = cells
    .slice(0, MAX_NAMED)
    .map(({ row, column }) => sheet.cellName(row, column, ''));
  const message = `${sheet.name}里有 ${cells.length} 格内容上面没有栏目，没有读：${listed(places, '处', cells.length)}。请给这一栏写上栏目；内容错了位的，请移回原来的栏目。`;
  return [tableNote(message, rowLocation(file, sheet, first, ''))];
}

/** A file whose header does not fit: which headings there are, and which ones are wanted. */
export function headerMissing(file: string, sheets: readonly Sheet[]): Diagnostic {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const found = filled.slice(0, MAX_NAMED).map((sheet) => {
    const headings = ledgerHeaders
      .headingsIn(sheet)
      .slice(0, MAX_NAMED)
      .map((text) => `“${oneLine(text)}”`);
    return `${sheet.name}里最像表头的一行是${headings.join('')}。`;
  });
  const what =
    filled.length === 0
      ? '文件里没有表格，或者表格是空的。'
      : `没有找到台账的表头。${found.join('')}`;
  const wanted =
    '表头要有“序号”或“工作任务”，还要有“时限要求”“责任科室”“标题”“起算日期”“公开日期”“链接”等至少两栏。';
  return unreadable(`${what}${wanted}`, { file });
}

/** A 序号 that Word counts itself is not in the file, and without it rows could be taken for one another. */
export function autoNumbered(file: string, tables: readonly Table[]): Diagnostic | null {
  for (const { sheet, header } of tables) {
    const number = header.columns.find(({ field }) => field.key === '序号');
    const row =
      number &&
      sheet.rows.find(
        ({ number: at, cells, covered }) =>
          at > header.last &&
          sheet.autoNumbered?.has(at) &&
          !cells.has(number.column) &&
          !covered.has(number.column),
      );
    if (!number || !row) continue;
    const message =
      '序号是 Word 的自动编号，文件里没有写数字，读不出来，没有检查。请选中“序号”一栏，取消自动编号，改成直接填写的数字。';
    const place = { row: row.number, column: number.column };
    return unreadable(message, rowLocation(file, sheet, place, number.heading));
  }
  return null;
}

/** What has to be known before a table can be compared with a plan, and where it may be written. */
export function headFaults(
  { 计划, 部门 }: Head['stated'],
  { year, placeholder }: Head,
  plans: readonly string[],
  at: (stated?: Stated) => Location,
): Diagnostic[] {
  const location = at();
  const faults: Diagnostic[] = [];
  if (!部门) {
    const [place, message] = placeholder
      ? [
          at(placeholder),
          `标题里的“${placeholder.text}”不是单位的名称，看不出是哪个部门的台账，没有检查。请换成本部门的名称（如“建设局政务公开工作任务台账”），或者用 --body 指明。`,
        ]
      : [
          location,
          '看不出是哪个部门的台账，没有检查。请在表头上方写一格“部门：建设局”，或者写进标题或文件名（如“建设局政务公开台账”），或者用 --body 指明。',
        ];
    faults.push({ rule: 'unknown-body', severity: 'error', message, location: place });
  }
  if (!计划 && year !== null) {
    const known = plans.length > 0 ? plans.slice(0, MAX_NAMED) : ['方案代号/年份'];
    const wanted = known.map((id) => `“计划：${id}”`).join('或');
    const message = `没有 ${year} 年的工作方案可以对照，没有检查。请在表头上方写一格${wanted}，或者用 --plan 指明。`;
    faults.push({ rule: 'unknown-plan', severity: 'error', message, location });
  }
  return faults;
}

function firstPlace(file: string, sheet: Sheet): Location {
  const [row] = sheet.rows;
  const [column] = row?.cells.keys() ?? [];
  return row && column !== undefined
    ? rowLocation(file, sheet, { row: row.number, column }, '')
    : { file };
}

function headerPlace(file: string, { sheet, header }: Table): Location {
  return rowLocation(file, sheet, headerCell(header), '');
}

function listed(items: readonly string[], unit: string, count = items.length): string {
  const named = items.slice(0, MAX_NAMED).join('、');
  return count > MAX_NAMED ? `${named}等 ${count} ${unit}` : named;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, '');
  return line.length > MAX_NAMED ? `${line.slice(0, MAX_NAMED)}…` : line;
}
