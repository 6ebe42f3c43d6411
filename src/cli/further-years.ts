import { addNotices } from '../calendar/add-notices.ts';
import { buildCalendar } from '../calendar/build-calendar.ts';
import type { HolidayYear } from '../calendar/holiday-notice.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { placeLines } from '../report/place-text.ts';
import { UsageError } from './exit.ts';
import { bundledHolidayFile, lawFaults, readHolidayFile } from './holiday-file.ts';
import { readBytes, readNotice } from './notice-text.ts';

/** In no notice of the State Council; a year's file begins with it. */
const YEAR_FILE = /^[\s{"']*schemaVersion["']?\s*:/m;

/**
 * The years that notices arrange, each file a year in the form of data/holidays or an official text.
 * A year is whole: what the program has of it is in it, so that it can be held against the law.
 * @throws UsageError, HolidayDataError, CalendarRangeError
 */
export function furtherYears(files: readonly string[]): HolidayYear[] {
  const years = new Map<number, { year: HolidayYear; file: string }>();
  const found = () => [...years.values()].map(({ year }) => year);
  for (const file of files) {
    const given = readYear(file, found());
    const known = years.get(given.year)?.year ?? bundledYear(given.year);
    years.set(given.year, { year: known ? addNotices(known, given.notices) : given, file });
  }
  // Only now: an amendment may be named before what it amends.
  for (const { year, file } of years.values()) {
    const faults = lawFaults(year, { file });
    if (faults.length > 0) throw unusable(file, faults);
  }
  return found().sort((a, b) => a.year - b.year);
}

function readYear(file: string, before: readonly HolidayYear[]): HolidayYear {
  const bytes = readBytes(file);
  if (YEAR_FILE.test(new TextDecoder().decode(bytes.subarray(0, 64 * 1024)))) {
    const read = readHolidayFile(file, bytes);
    if ('diagnostics' in read) throw unusable(file, read.diagnostics);
    return read.year;
  }
  const read = readNotice(file, bytes, {}, buildCalendar({ years: before }));
  if ('diagnostics' in read) throw unusable(file, read.diagnostics);
  return { schemaVersion: 1, year: read.year, notices: [read.notice] };
}

function bundledYear(year: number): HolidayYear | null {
  const file = bundledHolidayFile(year);
  const read = file === null ? null : readHolidayFile(file);
  return read && 'year' in read ? read.year : null;
}

function unusable(file: string, diagnostics: readonly Diagnostic[]): UsageError {
  return new UsageError(`放假安排通知“${file}”不能用：`, placeLines(diagnostics));
}
