import { type Day, formatDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { DUE_SOON } from '../check/decide-status.ts';
import type { Baseline, FindingPolicy } from '../report/policy.ts';
import { asOfDay } from './as-of.ts';
import { type CalendarOptions, chooseCalendar } from './calendar-choice.ts';
import { configFile } from './config-file.ts';
import type { Configuration } from './configuration.ts';
import { UsageError } from './exit.ts';
import { type Io, writeStderr } from './io.ts';
import { findLedgerFiles, type LedgerFiles } from './ledger-files.ts';
import { type PlanChooser, planChooser } from './plan-choice.ts';

/** What a command that checks ledgers is asked on the command line. */
export interface SettingOptions extends CalendarOptions {
  plan: string[];
  asOf?: string;
  dueSoon?: number;
  ignore: string[];
  quiet?: boolean;
}

/** What holds for a run: the command line, and where it is silent the configuration. */
export interface Settings {
  calendar: WorkCalendar;
  asOf: Day;
  dueSoon: number;
  plans: PlanChooser;
  ledgers: LedgerFiles;
  /** Of the configuration. */
  formats: readonly string[];
  policy: FindingPolicy | undefined;
  /** The files that were read for all this. */
  read: string[];
}

/** @throws UsageError */
export async function settingsOf(
  paths: readonly string[],
  options: SettingOptions,
  io: Io,
  baseline?: Baseline,
): Promise<Settings> {
  const { notice } = options;
  const config = configFile(options.config);
  if (config !== options.config && !options.quiet) await writeStderr(io, `用配置“${config}”`);
  const configured = config === undefined ? undefined : await configuration(config);
  const calendar = await chooseCalendar({ notice, config });
  const plan = options.plan.length > 0 ? options.plan : (configured?.plans ?? []);
  const asked = paths.length > 0 ? paths : (configured?.ledgers ?? []);
  if (asked.length === 0) {
    throw new UsageError('请写明台账的文件或文件夹，或者在配置里写明 ledgers');
  }
  const ledgers = await findLedgerFiles(asked, [
    { folder: '.', patterns: options.ignore },
    ...(configured ? [configured.ignore] : []),
  ]);
  await writeStderr(io, ...ledgers.problems, ...ledgers.passedOver);
  const asOf = asOfDay(options.asOf ?? configured?.asOf, calendar, io);
  return {
    calendar,
    asOf,
    dueSoon: options.dueSoon ?? configured?.dueSoon ?? DUE_SOON,
    plans: await planChooser(plan, configured?.officialDomains),
    ledgers,
    formats: configured?.formats ?? [],
    policy: await policyOf(configured, baseline, formatDay(asOf)),
    read: [...notice, ...plan, ...(config === undefined ? [] : [config])],
  };
}

async function configuration(file: string): Promise<Configuration> {
  const { readConfiguration } = await import('./configuration.ts');
  return readConfiguration(file);
}

async function policyOf(
  configured: Configuration | undefined,
  baseline: Baseline | undefined,
  asOf: string,
): Promise<FindingPolicy | undefined> {
  if (!configured && !baseline) return undefined;
  const { findingPolicy } = await import('../report/policy.ts');
  return findingPolicy({ ...configured, baseline, asOf });
}
