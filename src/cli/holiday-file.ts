import { existsSync, readdirSync } from 'node:fs';
import { checkHolidayYear, holidayDateFaults } from '../calendar/check-holiday-year.ts';
import type { HolidayYear } from '../calendar/holiday-notice.ts';
import { compareText, type Diagnostic, type Location } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { readYamlFile } from '../input/read.ts';
import { PACKAGE_FOLDER } from '../package-folder.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/holidays.generated.js';

/** A year's notices as a file in the form of data/holidays has them, or why they cannot be used. */
export type HolidayFile =
  | { year: HolidayYear; document: InputDocument }
  | { diagnostics: Diagnostic[] };

/** Reads a year's file, or bytes that are already at hand, and checks its shape and its dates. */
export function readHolidayFile(file: string, bytes?: Uint8Array): HolidayFile {
  const read = readYamlFile(file, bytes);
  if (!read.ok) return { diagnostics: read.diagnostics };
  const { document } = read;
  const shape = validate(validator, document);
  if (shape.length > 0) return { diagnostics: shape };
  const year = document.data as HolidayYear;
  const diagnostics = holidayDateFaults(year).map(({ pointer, message }) =>
    fault('broken-data', `${message}。`, document.locate(pointer)),
  );
  return diagnostics.length > 0 ? { diagnostics } : { year, document };
}

/** What a whole year lacks against the law. */
export function lawFaults(year: HolidayYear, location: Location): Diagnostic[] {
  return checkHolidayYear(year).map(({ rule, message }) => fault(rule, `${message}。`, location));
}

const BUNDLED = `${PACKAGE_FOLDER}data/holidays`;

/** The file of a year that comes with the program, or null. */
export function bundledHolidayFile(year: number): string | null {
  const file = `${BUNDLED}/${year}.yaml`;
  return existsSync(file) ? file : null;
}

/** All of them, in the order of their years. */
export function bundledHolidayFiles(): string[] {
  return readdirSync(BUNDLED)
    .filter((name) => name.endsWith('.yaml'))
    .sort(compareText)
    .map((name) => `${BUNDLED}/${name}`);
}

function fault(rule: string, message: string, location: Location): Diagnostic {
  return { rule, severity: 'error', message, location };
}
