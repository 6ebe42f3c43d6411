import type { ReportOptions } from '../reporter.ts';
import { officeCsv } from './csv.ts';
import type { FindingRow } from './finding-rows.ts';
import { officeJson } from './json.ts';
import { officeMarkdown } from './markdown.ts';
import type { Grouping, OfficeReport } from './office-report.ts';
import { officeText } from './text.ts';

/**
 * The formats of `report --format`: `ndjson` is the run itself, `html` shows it beside the figures (../html/page.ts), a
 * `circular` needs a template.
 */
export const OFFICE_FORMATS = [
  'text',
  'json',
  'markdown',
  'html',
  'xlsx',
  'docx',
  'circular',
  'csv',
  'ndjson',
] as const;
export type OfficeFormat = (typeof OFFICE_FORMATS)[number];

/** @param findings of all ledgers; none but for {@link LISTS_FINDINGS} */
type OfficeReporter = (
  report: OfficeReport,
  by: Grouping,
  options: ReportOptions,
  findings: readonly FindingRow[],
) => Iterable<string> | Promise<Iterable<Uint8Array>>;

/** What is large is loaded only when it is asked for. */
export const OFFICE_REPORTERS: Record<
  Exclude<OfficeFormat, 'ndjson' | 'html' | 'circular'>,
  OfficeReporter
> = {
  text: (report, by, options) => [officeText(report, by, options)],
  json: officeJson,
  markdown: (report, by) => [officeMarkdown(report, by)],
  xlsx: async (report, by, _options, findings) => [
    (await import('./xlsx.ts')).officeXlsx(report, by, findings),
  ],
  docx: async (report, by) => [await (await import('./docx.ts')).officeDocx(report, by)],
  csv: (report, by) => [officeCsv(report, by)],
};

/** Formats that list each finding of each ledger. */
export const LISTS_FINDINGS: ReadonlySet<OfficeFormat> = new Set(['xlsx']);
/** Formats that are bytes, which go to a file only; an example of its name. */
export const FILE_FORMATS: ReadonlyMap<OfficeFormat, string> = new Map([
  ['xlsx', '汇总.xlsx'],
  ['docx', '汇总.docx'],
  ['circular', '通报.docx'],
]);
