import type { HolidayNotice } from '../calendar/holiday-notice.ts';
import { NoticeError } from '../calendar/import/notice-text.ts';
import { parseHolidayNotice } from '../calendar/import/parse-holiday-notice.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Diagnostic, Location } from '../diagnostic.ts';
import { decodeText } from '../input/decode-text.ts';
import { readFile } from '../input/read-file.ts';
import { UsageError } from './exit.ts';

/** A notice has some 800 characters; whatever is larger is something else. */
const MAX_BYTES = 1024 * 1024;

/** What the text of a notice may lack and the user adds. */
export interface NoticeParticulars {
  number?: string;
  issued?: string;
  url?: string;
}

export type NoticeResult = { year: number; notice: HolidayNotice } | { diagnostics: Diagnostic[] };

/**
 * The notice that an official text contains. An extended holiday begins where `calendar` has it.
 * @throws UsageError where text and particulars lack 发文字号 or 成文日期, or contradict each other.
 */
export function readNotice(
  file: string,
  bytes: Uint8Array,
  given: NoticeParticulars,
  calendar: WorkCalendar,
): NoticeResult {
  if (bytes.length > MAX_BYTES) return unreadable('文字超过 1 MB，不会是放假安排通知。', { file });
  const decoded = decodeText(file, bytes);
  if ('message' in decoded) return unreadable(decoded.message, { file, line: decoded.line });
  try {
    const { year, kind, holidays, ...stated } = parseHolidayNotice(decoded.source.text, calendar);
    const number = particular('发文字号', '--number', stated.number, given.number);
    const issued = particular('成文日期', '--issued', stated.issued, given.issued);
    if (number === undefined || issued === undefined) throw incomplete(file, number, issued);
    const url = given.url === undefined ? {} : { url: given.url };
    return { year, notice: { number, issued, ...url, kind, holidays } };
  } catch (error) {
    if (!(error instanceof NoticeError)) throw error;
    const { message, line, column, excerpt } = error;
    return unreadable(`${message}。`, { file, line, column, excerpt });
  }
}

/** @throws UsageError where there is no such file, or it cannot be read. */
export function readBytes(file: string): Uint8Array {
  const content = readFile(file);
  if ('problem' in content) throw new UsageError(`读不了“${file}”：${content.problem}`);
  return content.bytes;
}

function particular(
  name: string,
  option: string,
  stated: string | undefined,
  given: string | undefined,
): string | undefined {
  if (stated !== undefined && given !== undefined && stated !== given) {
    throw new UsageError(
      `文字里的${name}是“${stated}”，${option} 却是“${given}”。请核对后去掉一个`,
    );
  }
  return stated ?? given;
}

function incomplete(
  file: string,
  number: string | undefined,
  issued: string | undefined,
): UsageError {
  const missing = [
    ...(number === undefined ? [['发文字号', '--number（如 国办发明电〔2025〕7号）']] : []),
    ...(issued === undefined ? [['成文日期', '--issued（如 2025-11-04）']] : []),
  ];
  const names = missing.map(([name]) => name).join('和');
  const options = missing.map(([, option]) => option).join('、');
  return new UsageError(
    `“${file}”里没有${names}。请在文字里补上，或用 gongkai calendar import 的 ${options} 写明`,
  );
}

function unreadable(message: string, location: Location): { diagnostics: Diagnostic[] } {
  return { diagnostics: [{ rule: 'unreadable', severity: 'error', message, location }] };
}
