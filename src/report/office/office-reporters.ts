import { jsonText } from '../json.ts';
import type { ReportOptions } from '../reporter.ts';
import { officeCsv } from './csv.ts';
import { officeHtml } from './html.ts';
import { officeMarkdown } from './markdown.ts';
import type { Grouping, OfficeReport } from './office-report.ts';
import { officeText } from './text.ts';

/** The formats of `report --format` that are made of the whole; `ndjson` is the run itself. */
export const OFFICE_FORMATS = ['text', 'json', 'markdown', 'html', 'csv', 'ndjson'] as const;
export type OfficeFormat = (typeof OFFICE_FORMATS)[number];

type OfficeReporter = (report: OfficeReport, by: Grouping, options: ReportOptions) => string;

export const OFFICE_REPORTERS: Record<Exclude<OfficeFormat, 'ndjson'>, OfficeReporter> = {
  text: officeText,
  json: jsonText,
  markdown: officeMarkdown,
  html: officeHtml,
  csv: officeCsv,
};
