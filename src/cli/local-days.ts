import { localDays, type StatedLocalDay } from '../calendar/local-days.ts';
import type { LocalOverride, WorkCalendar } from '../calendar/work-calendar.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { readYamlFile } from '../input/read.ts';
import { placeText } from '../report/place-text.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/config.generated.js';
import { UsageError } from './exit.ts';

/** A configuration file as schemas/config.schema.json lets it through. */
interface ConfigFile {
  localDays: StatedLocalDay[];
}

/** The local closures and extra workdays of a configuration file. @throws UsageError */
export function readLocalDays(file: string, calendar: WorkCalendar): LocalOverride[] {
  const read = readYamlFile(file);
  if (!read.ok) throw unusable(file, read.diagnostics);
  const { document } = read;
  const shape = validate(validator, document);
  if (shape.length > 0) throw unusable(file, shape);
  const { days, faults } = localDays((document.data as ConfigFile).localDays, calendar);
  if (faults.length > 0) {
    const diagnostics = faults.map(({ index, message }): Diagnostic => {
      const location = document.locate(`/localDays/${index}/date`);
      return { rule: 'schema', severity: 'error', message, location };
    });
    throw unusable(file, diagnostics);
  }
  return days;
}

function unusable(file: string, diagnostics: readonly Diagnostic[]): UsageError {
  return new UsageError(`配置“${file}”不能用：\n${placeText(diagnostics)}`);
}
