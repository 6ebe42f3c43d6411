import { type Day, formatDay } from '../calendar/day.ts';
import {
  type Diagnostic,
  type Location,
  SEVERITIES,
  SEVERITY_NAMES,
  type Severity,
} from '../diagnostic.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { StyleName } from '../ooxml/xlsx-styles.ts';
import { type XlsxCell, type XlsxColumn, xlsxWorkbook } from '../ooxml/xlsx-workbook.ts';
import { escapeFormula } from '../text/formula-escape.ts';

const COLUMNS: (XlsxColumn & { heading: string })[] = [
  { heading: '级别', width: 7 },
  { heading: '位置', width: 18 },
  { heading: '这一行', width: 34 },
  { heading: '问题和改法', width: 68 },
  { heading: '依据', width: 26 },
  { heading: '规则', width: 20 },
];
const HEADER_ROW = 3;
const STYLES: Record<Severity, StyleName> = { error: 'error', warning: 'warning', info: 'text' };

/** What was found in one ledger as a workbook: the worst first, then from top to bottom, with the row that it is about. */
export function findingsXlsx(
  file: string,
  ledger: Ledger | null,
  findings: readonly Diagnostic[],
  asOf: Day,
): Uint8Array {
  const counts = SEVERITIES.map(
    (severity) =>
      `${SEVERITY_NAMES[severity]}${findings.filter((item) => item.severity === severity).length}项`,
  );
  const rows = [...findings]
    .sort((a, b) => compareRanks(rankOf(a), rankOf(b)))
    .map(({ severity, location, message, basis = '', rule }) => [
      cell(SEVERITY_NAMES[severity], STYLES[severity]),
      cell(placeOf(location)),
      cell(rowText(ledger, location.pointer)),
      cell(message),
      cell(basis),
      cell(rule),
    ]);
  return xlsxWorkbook([
    {
      name: '检查结果',
      columns: COLUMNS,
      rows: [
        [across(`${ledger?.body ?? ''}政务公开台账检查结果`, 'title')],
        [across(`“${file}”，检查日${formatDay(asOf)}：${counts.join('，')}。`, 'note')],
        COLUMNS.map(({ heading }) => cell(heading, 'heading')),
        ...(rows.length > 0 ? rows : [[across('没有发现问题', 'text')]]),
      ],
      frozen: { rows: HEADER_ROW, columns: 0 },
      repeated: HEADER_ROW,
    },
  ]);
}

/** By severity, sheet, row and column: D10 comes behind D9. */
function rankOf({ severity, location: { cell: place = '', line = 0 } }: Diagnostic) {
  const [, sheet = '', column = '', row = '0'] = /^(.*)!([A-Z]+)(\d+)$/s.exec(place) ?? [];
  return [SEVERITIES.indexOf(severity), sheet, Number(row), column.length, column, line] as const;
}

function compareRanks(a: ReturnType<typeof rankOf>, b: ReturnType<typeof rankOf>): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  const [one, other] = [a[at], b[at]];
  return one === undefined || other === undefined ? 0 : one < other ? -1 : 1;
}

function placeOf({ cell: place, line }: Location): string {
  return place ?? (line === undefined ? '整个文件' : `第${line}行`);
}

/** What the row of a finding is about: its 序号, the task and, where it is about a record, that record. */
function rowText(ledger: Ledger | null, pointer = ''): string {
  const [ofRecord, ofEntry] = /^(\/台账\/\d+)(?:\/公开记录\/\d+)?/.exec(pointer) ?? [];
  const entry = ledger?.entries.find((item) => item.pointer === ofEntry);
  if (!entry) return '';
  const record = entry.records.find((item) => item.pointer === ofRecord);
  const lines = [
    [entry.no, entry.task ?? entry.requirement ?? entry.deadline],
    [record?.matter, record?.title ?? record?.zeroReport ?? record?.period],
  ].map((texts) => texts.filter((text) => text != null).join(' '));
  return lines.filter((text) => text !== '').join('\n');
}

/** A text that no program takes for a formula, wherever it is copied. */
function cell(text: string, style: StyleName = 'text'): XlsxCell {
  return { value: escapeFormula(text), style };
}

function across(text: string, style: StyleName): XlsxCell {
  return { ...cell(text, style), span: COLUMNS.length };
}
