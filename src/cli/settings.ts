import { DUE_SOON } from '../check/decide-status.ts';
import { asOfDay } from './as-of.ts';
import type { BaselineData } from './baseline-file.ts';
import { type CalendarOptions, calendarFrom, calendarParts } from './calendar-choice.ts';
import type { MeansData } from './check-means.ts';
import { configFile } from './config-file.ts';
import type { Configuration } from './configuration.ts';
import { UsageError } from './exit.ts';
import { type Io, writeStderr } from './io.ts';
import { findLedgerFiles, type LedgerFiles } from './ledger-files.ts';
import { planSource } from './plan-choice.ts';

/** What a command that checks ledgers is asked on the command line. */
export interface SettingOptions extends CalendarOptions {
  plan: string[];
  asOf?: string;
  dueSoon?: number;
  ignore: string[];
  body?: string;
  quiet?: boolean;
}

/** What holds for a run: the command line, and where it is silent the configuration. */
export interface Settings {
  means: MeansData;
  ledgers: LedgerFiles;
  /** Of the configuration. */
  formats: readonly string[];
  /** The files that were read for all this. */
  read: string[];
}

/** @throws UsageError */
export async function settingsOf(
  paths: readonly string[],
  options: SettingOptions,
  io: Io,
  baseline: BaselineData | null = null,
): Promise<Settings> {
  const { notice } = options;
  const config = configFile(options.config);
  if (config !== options.config && !options.quiet) await writeStderr(io, `用配置“${config}”`);
  const configured = config === undefined ? undefined : await configuration(config);
  const calendar = await calendarParts({ notice, config });
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
  return {
    means: {
      plans: await planSource(plan, configured?.officialDomains),
      calendar,
      asOf: asOfDay(options.asOf ?? configured?.asOf, await calendarFrom(calendar), io),
      dueSoon: options.dueSoon ?? configured?.dueSoon ?? DUE_SOON,
      body: options.body,
      decisions: configured ? { severity: configured.severity, waivers: configured.waivers } : null,
      baseline,
      explained: null,
    },
    ledgers,
    formats: configured?.formats ?? [],
    read: [...notice, ...plan, ...(config === undefined ? [] : [config])],
  };
}

async function configuration(file: string): Promise<Configuration> {
  const { readConfiguration } = await import('./configuration.ts');
  return readConfiguration(file);
}
