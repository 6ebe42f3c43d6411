import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { localDays, type StatedLocalDay } from '../calendar/local-days.ts';
import type { LocalOverride, WorkCalendar } from '../calendar/work-calendar.ts';
import { RULES } from '../check/rules/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { childPointer } from '../input/json-pointer.ts';
import { readYamlFile } from '../input/read.ts';
import { listPlans } from '../plan/bundled-plans.ts';
import { placeLines } from '../report/place-text.ts';
import type { Waiver } from '../report/policy.ts';
import type { RuleLevel } from '../report/report.ts';
import { validate } from '../schema/validate.ts';
import { validator } from '../schema/validators/config.generated.js';
import { closest } from '../text/similarity.ts';
import { UsageError } from './exit.ts';
import type { IgnorePatterns } from './ignore-rules.ts';

/** A configuration file as schemas/config.schema.json lets it through. */
interface ConfigFile {
  plans?: string[];
  ledgers?: string[];
  ignore?: string[];
  asOf?: string;
  dueSoon?: number;
  severity?: Record<string, RuleLevel>;
  formats?: string[];
  waivers?: StatedWaiver[];
  localDays?: StatedLocalDay[];
  officialDomains?: string[];
}

interface StatedWaiver extends Omit<Waiver, 'task' | 'location'> {
  task?: string | number;
}

/** What a check is told by a configuration where the command line is silent; paths are as seen from where it runs. */
export interface Configuration {
  plans: readonly string[];
  ledgers: readonly string[];
  ignore: IgnorePatterns;
  asOf: string | undefined;
  dueSoon: number | undefined;
  /** By the names of rules; those that are not named keep their own. */
  severity: Readonly<Record<string, RuleLevel>>;
  waivers: readonly Waiver[];
  formats: readonly string[];
  /** null where it names none */
  officialDomains: string[] | null;
}

/** @throws UsageError */
export function readConfiguration(file: string): Configuration {
  const { document, config } = readConfigFile(file);
  const { severity = {}, ledgers = [], waivers = [] } = config;
  const faults = [
    ...Object.keys(severity).flatMap((rule) =>
      ruleFault(rule, document.locate(childPointer('/severity', rule), 'key')),
    ),
    ...waivers.flatMap(({ rule }, index) =>
      ruleFault(rule, document.locate(`/waivers/${index}/rule`)),
    ),
    ...(config.formats ?? []).flatMap((format, index) => formatFault(format, index, document)),
  ];
  if (faults.length > 0) throw unusable(file, faults);
  const folder = resolve(dirname(file));
  const bundled = new Set(listPlans().map(({ id }) => id));
  const here = (path: string) => fromHere(folder, path);
  return {
    plans: (config.plans ?? []).map((plan) => (bundled.has(plan) ? plan : here(plan))),
    ledgers: ledgers.filter((path) => !path.startsWith('!')).map(here),
    ignore: {
      folder,
      patterns: [
        ...(config.ignore ?? []),
        ...ledgers.filter((path) => path.startsWith('!')).map((path) => path.slice(1)),
      ],
    },
    asOf: config.asOf,
    dueSoon: config.dueSoon,
    severity,
    waivers: waivers.map(({ task, ...waiver }, index) => ({
      ...waiver,
      task: task === undefined ? null : String(task),
      location: document.locate(`/waivers/${index}`),
    })),
    formats: (config.formats ?? []).map((format) => {
      const colon = format.indexOf(':');
      return colon < 0 ? format : `${format.slice(0, colon + 1)}${here(format.slice(colon + 1))}`;
    }),
    officialDomains: config.officialDomains ?? null,
  };
}

/** A path that is written for a folder, from where the program runs; what it leads to may not exist. */
function fromHere(folder: string, path: string): string {
  if (isAbsolute(path) || path === '') return path;
  const up = relative('.', folder).replaceAll(sep, '/');
  return up === '' ? path : `${up}/${path}`;
}

/** The local closures and extra workdays of a configuration file. @throws UsageError */
export function readLocalDays(file: string, calendar: WorkCalendar): LocalOverride[] {
  const { document, config } = readConfigFile(file);
  const { days, faults } = localDays(config.localDays ?? [], calendar);
  if (faults.length > 0) {
    const diagnostics = faults.map(({ index, message }) =>
      fault(message, document.locate(`/localDays/${index}/date`)),
    );
    throw unusable(file, diagnostics);
  }
  return days;
}

/** What a ledger could not be checked for is told whatever a configuration says. */
const ALWAYS_TOLD = new Set(['unreadable', 'unknown-plan', 'unknown-body']);

function ruleFault(rule: string, location: Diagnostic['location']): Diagnostic[] {
  const names = RULES.map(({ meta }) => meta.name);
  if (!names.includes(rule)) {
    const near = closest(rule, names);
    const advice = near ? `，是不是 ${near}？` : '。全部规则用 gongkai explain 列出。';
    return [fault(`没有“${rule}”这条规则${advice}`, location)];
  }
  if (!ALWAYS_TOLD.has(rule)) return [];
  return [fault(`“${rule}”说明台账为什么没有检查，级别不能改，也不能豁免。请去掉。`, location)];
}

/** A configuration may come with a change that nobody has looked at yet. */
function formatFault(format: string, index: number, document: InputDocument): Diagnostic[] {
  const colon = format.indexOf(':');
  const file = format.slice(colon + 1);
  if (colon < 0 || !(isAbsolute(file) || file.split(/[\\/]/).includes('..'))) return [];
  const message = `“${file}”不在配置所在的文件夹里，不能写。请写这个文件夹里的文件名，或者用 --format。`;
  return [fault(message, document.locate(`/formats/${index}`))];
}

function fault(message: string, location: Diagnostic['location']): Diagnostic {
  return { rule: 'schema', severity: 'error', message, location };
}

function readConfigFile(file: string): { document: InputDocument; config: ConfigFile } {
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
