import { localDays, type StatedLocalDay } from '../calendar/local-days.ts';
import type { LocalOverride, WorkCalendar } from '../calendar/work-calendar.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { readYamlFile } from '../input/read.ts';
import { placeLines } from '../report/place-text.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/config.generated.js';
import { UsageError } from './exit.ts';

/** A configuration file as schemas/config.schema.json lets it through. */
interface ConfigFile {
  localDays?: StatedLocalDay[];
  officialDomains?: string[];
}

/** The local closures and extra workdays of a configuration file. @throws UsageError */
export function readLocalDays(file: string, calendar: WorkCalendar): LocalOverride[] {
  const { document, config } = readConfiguration(file);
  const { days, faults } = localDays(config.localDays ?? [], calendar);
  if (faults.length > 0) {
    const diagnostics = faults.map(({ index, message }): Diagnostic => {
      const location = document.locate(`/localDays/${index}/date`);
      return { rule: 'schema', severity: 'error', message, location };
    });
    throw unusable(file, diagnostics);
  }
  return days;
}

/** The domains that a configuration file names instead of the plan's; null where it names none. @throws UsageError */
export function readOfficialDomains(file: string): string[] | null {
  return readConfiguration(file).config.officialDomains ?? null;
}

function readConfiguration(file: string): { document: InputDocument; config: ConfigFile } {
  const read = readYamlFile(file);
  if (!read.ok) throw unusable(file, read.diagnostics);
  const { document } = read;
  const shape = validate(validator, document);
  if (shape.length > 0) throw unusable(file, shape);
  return { document, config: document.data as ConfigFile };
}

function unusable(file: string, diagnostics: readonly Diagnostic[]): UsageError {
  return new UsageError(`配置“${file}”不能用：`, placeLines(diagnostics));
}
