import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkHolidayYear } from '../calendar/check-holiday-year.ts';
import { parseDay } from '../calendar/day.ts';
import { HolidayDataError, type HolidayYear, parseSpan } from '../calendar/holiday-notice.ts';
import { compareText, type Diagnostic, type Location } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { readInput } from '../input/read-input.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/holidays.generated.js';

/** A year's notices as a file in the form of data/holidays has them, or why they cannot be used. */
export type HolidayFile =
  | { year: HolidayYear; document: InputDocument }
  | { diagnostics: Diagnostic[] };

/** Reads a year's file, or bytes that are already at hand, and checks its shape and its dates. */
export function readHolidayFile(file: string, bytes?: Uint8Array): HolidayFile {
  const read = readInput(file, bytes);
  if (!read.ok) return { diagnostics: read.diagnostics };
  const { document } = read;
  const shape = validate(validator, document);
  if (shape.length > 0) return { diagnostics: shape };
  const year = document.data as HolidayYear;
  const diagnostics = dateFaults(year, document);
  return diagnostics.length > 0 ? { diagnostics } : { year, document };
}

/** What a whole year lacks against the law. */
export function lawFaults(year: HolidayYear, location: Location): Diagnostic[] {
  return checkHolidayYear(year).map(({ rule, message }) => fault(rule, `${message}。`, location));
}

/** The file of a year that comes with the program, or null. */
export function bundledHolidayFile(year: number): string | null {
  const file = `${holidaysFolder()}/${year}.yaml`;
  return existsSync(file) ? file : null;
}

/** All of them, in the order of their years. */
export function bundledHolidayFiles(): string[] {
  const folder = holidaysFolder();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort(compareText)
    .map((name) => `${folder}/${name}`);
}

function dateFaults({ notices }: HolidayYear, document: InputDocument): Diagnostic[] {
  return notices.flatMap(({ issued, holidays }, i) => [
    ...(parseDay(issued) === null
      ? [fault('broken-data', `没有${issued}这一天。`, document.locate(`/notices/${i}/issued`))]
      : []),
    ...holidays.flatMap(({ off, work = [] }, j) => {
      const holiday = `/notices/${i}/holidays/${j}`;
      return [
        ...off.flatMap((span, k) => spanFaults(span, document.locate(`${holiday}/off/${k}`))),
        ...work.flatMap((span, k) => spanFaults(span, document.locate(`${holiday}/work/${k}`))),
      ];
    }),
  ]);
}

function spanFaults(span: string, location: Location): Diagnostic[] {
  try {
    parseSpan(span);
    return [];
  } catch (error) {
    if (!(error instanceof HolidayDataError)) throw error;
    return [fault('broken-data', `${error.message}。`, location)];
  }
}

function fault(rule: string, message: string, location: Location): Diagnostic {
  return { rule, severity: 'error', message, location };
}

/** The package's data folder is one level above dist, two above the folders in it and above this source file. */
function holidaysFolder(): string {
  const folders = ['../data/holidays', '../../data/holidays'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const found = folders.find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`The package lacks its notices: ${folders.join(', ')}`);
  return found;
}
