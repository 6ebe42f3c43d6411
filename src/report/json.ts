import type { Reporter } from './reporter.ts';

/** The report itself, as schemas/report.schema.json describes it. */
export const json: Reporter = (report) => jsonText(report);

/** How every command prints JSON. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
