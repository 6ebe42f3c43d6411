import { parseDay } from '../calendar/day.ts';
import type { LocalOverride, WorkCalendar } from '../calendar/work-calendar.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { readInput } from '../input/read-input.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/config.generated.js';
import { UsageError } from './exit.ts';
import { placeText } from './place-text.ts';

/** A configuration file as schemas/config.schema.json lets it through. */
interface ConfigFile {
  localDays: { date: string; off: boolean; reason: string }[];
}

/** The local closures and extra workdays of a configuration file. @throws UsageError */
export function readLocalDays(file: string, calendar: WorkCalendar): LocalOverride[] {
  const read = readInput(file);
  if (!read.ok) throw unusable(file, read.diagnostics);
  const { document } = read;
  const shape = validate(validator, document);
  if (shape.length > 0) throw unusable(file, shape);
  const days = (document.data as ConfigFile).localDays.map(({ date, off, reason }) => ({
    date: parseDay(date) ?? Number.NaN,
    off,
    reason,
  }));
  const faults = dayFaults(days, document, calendar);
  if (faults.length > 0) throw unusable(file, faults);
  return days;
}

function dayFaults(
  days: readonly LocalOverride[],
  document: InputDocument,
  calendar: WorkCalendar,
): Diagnostic[] {
  const seen = new Map<number, number>();
  return days.flatMap(({ date }, index) => {
    const location = document.locate(`/localDays/${index}/date`);
    const fault = (message: string): Diagnostic[] => [
      { rule: 'schema', severity: 'error', message, location },
    ];
    if (date < calendar.first || date > calendar.last) return fault('这一天不在工作日历之内。');
    const before = seen.get(date);
    if (before !== undefined) {
      return fault(`第 ${index + 1} 项与第 ${before + 1} 项是同一天。请删掉一项。`);
    }
    seen.set(date, index);
    return [];
  });
}

function unusable(file: string, diagnostics: readonly Diagnostic[]): UsageError {
  return new UsageError(`配置“${file}”不能用：\n${placeText(diagnostics)}`);
}
