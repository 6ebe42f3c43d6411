import { basename } from 'node:path';
import { type CheckedLedger, checkLedger } from '../check/check-ledger.ts';
import type { CheckOptions } from '../check/decide-status.ts';
import { type LoadedLedger, loadLedger } from '../ledger/load-ledger.ts';
import type { BaselineEntry } from '../report/baseline.ts';
import { type Explained, reportLedger } from '../report/build-report.ts';
import { columnLines } from '../report/columns-text.ts';
import type { FindingPolicy } from '../report/policy.ts';
import type { CheckedReport, Summary } from '../report/report.ts';
import type { Company } from '../report/reporter.ts';
import type { Format } from '../report/reporters.ts';
import { addTo, newSummary } from '../report/summary.ts';
import type { Layout, ToldReporter } from './layout.ts';
import type { PlanChooser } from './plan-choice.ts';

/** What a ledger is checked with. */
export interface CheckMeans extends CheckOptions {
  plans: PlanChooser;
  /** The body of a table that does not name its own. */
  body: string | undefined;
  /** What the configuration decides on findings. */
  policy: FindingPolicy | undefined;
  explained: Explained | null;
}

export interface CheckTask {
  /** As it is to be called and, without bytes, found. */
  file: string;
  bytes?: Uint8Array;
  company: Company;
}

/** What a run has to know of a ledger, whatever is made of it. */
export interface CheckedFile {
  /** It is YAML of another kind. */
  isForeign: boolean;
  file: string;
  body: string | null;
  /** The sum of a run over this ledger alone. */
  sum: Summary;
  /** Waivers that it made use of, by their place in the configuration. */
  waivers: readonly number[];
  /** Entries of the baseline that were found in it. */
  known: readonly BaselineEntry[];
}

/** The same with all that was read and found. */
export interface WholeFile extends CheckedFile {
  loaded: LoadedLedger;
  checked: CheckedLedger;
  reported: CheckedReport;
}

/** Reads a ledger and checks it; whatever is wrong with it is among the findings. */
export async function checkFile(
  { file, bytes }: Pick<CheckTask, 'file' | 'bytes'>,
  means: CheckMeans,
): Promise<WholeFile> {
  const { plans, body, policy, explained } = means;
  const defaults = { body, plan: plans.nameFor, plans: plans.ids };
  const loaded = await loadLedger(file, bytes, defaults);
  const checked = checkLedger(loaded, await plans.choose(loaded), means);
  const whole = reportLedger(checked, means, explained);
  const { reported, waivers, known } = policy?.apply(whole) ?? NO_POLICY(whole);
  const sum = newSummary();
  addTo(sum, reported);
  return {
    isForeign: loaded.isForeign === true,
    file: reported.ledger.file,
    body: reported.ledger.body,
    sum,
    waivers,
    known,
    loaded,
    checked,
    reported,
  };
}

const NO_POLICY = (reported: CheckedReport) => ({ reported, waivers: [], known: [] });

/** What `check` tells of a ledger besides its findings. */
export interface ToldFile extends CheckedFile {
  /** What each output says of it. */
  parts: unknown[];
  /** How the headings of a table were read, for people. */
  columns: string[];
  /** Whether a count in it was explained. */
  isExplained: boolean;
  workbook?: Uint8Array;
}

/** What is to be made of each ledger: plain data, as what is made. */
export interface CheckOutputs {
  layouts: readonly Layout<Format>[];
  columns: boolean;
  /** A workbook of what was found. */
  annotates: boolean;
}

/** Checks a ledger and lays it out for each output. @param reporters those of the outputs */
export async function tellFile(
  task: CheckTask,
  means: CheckMeans,
  { columns, annotates }: CheckOutputs,
  reporters: readonly ToldReporter[],
): Promise<ToldFile> {
  const { loaded, checked, reported, ...facts } = await checkFile(task, means);
  const parts: unknown[] = [];
  for (const { reporter, options } of reporters) {
    parts.push(await reporter.part(reported, options, task.company));
  }
  return {
    ...facts,
    parts,
    columns: columns ? columnLines(loaded) : [],
    isExplained: reported.ledger.duties.some(({ counting }) => counting?.days),
    ...(annotates && { workbook: await findingsWorkbook(loaded, checked, means.asOf) }),
  };
}

/** What was found, as a workbook; no other check has to load what writes it. */
async function findingsWorkbook(
  { file, ledger }: LoadedLedger,
  { findings }: CheckedLedger,
  asOf: number,
): Promise<Uint8Array> {
  const { findingsXlsx } = await import('../write/findings-xlsx.ts');
  return findingsXlsx(basename(file), ledger, findings, asOf);
}
