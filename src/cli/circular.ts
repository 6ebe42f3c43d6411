import type { Diagnostic } from '../diagnostic.ts';
import { readYamlFile } from '../input/read.ts';
import { PACKAGE_FOLDER } from '../package-folder.ts';
import { circularOf } from '../report/circular/circular.ts';
import { circularDocx } from '../report/circular/circular-docx.ts';
import { type CircularTemplate, templateFaults } from '../report/circular/template.ts';
import type { OfficeReport } from '../report/office/office-report.ts';
import { placeLines } from '../report/place-text.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/circular-template.generated.js';
import { UsageError } from './exit.ts';

const BUNDLED = `${PACKAGE_FOLDER}data/templates/circular.yaml`;

/**
 * What writes a circular with the wording of a template.
 * @throws UsageError where the template cannot be used, or where a report is of several plans
 */
export function circularFrom(
  file: string | undefined,
): (report: OfficeReport) => Promise<Uint8Array> {
  const template = readCircularTemplate(file);
  return async (report) => {
    const [plan, ...others] = report.plans;
    if (!plan || others.length > 0) {
      const ids = report.plans.map(({ id }) => id).join('、');
      throw new UsageError(`一份通报只写一个方案，这里有：${ids}。请用 --plan 指明一个`);
    }
    return circularDocx(circularOf(report, plan, template));
  };
}

/** The wording of a circular in a file; without one that which comes with the program. @throws UsageError */
export function readCircularTemplate(file: string = BUNDLED): CircularTemplate {
  const read = readYamlFile(file);
  if (!read.ok) throw unusable(file, read.diagnostics);
  const { document } = read;
  const shape = validate(validator, document);
  if (shape.length > 0) throw unusable(file, shape);
  const template = document.data as CircularTemplate;
  const faults = templateFaults(template).map(({ pointer, message }): Diagnostic => {
    return { rule: 'schema', severity: 'error', message, location: document.locate(pointer) };
  });
  if (faults.length > 0) throw unusable(file, faults);
  return template;
}

function unusable(file: string, diagnostics: readonly Diagnostic[]): UsageError {
  return new UsageError(`通报模板“${file}”不能用：`, placeLines(diagnostics));
}
