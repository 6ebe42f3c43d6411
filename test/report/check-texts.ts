import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundledCalendar } from '../../src/calendar/bundled-calendar.ts';
import { dayOfText } from '../../src/calendar/public-calendar.ts';
import { checkLedger, onlyPlan } from '../../src/check/check-ledger.ts';
import { compareText } from '../../src/diagnostic.ts';
import { loadLedger } from '../../src/ledger/load-ledger.ts';
import { resolvePlan } from '../../src/plan/resolve-plan.ts';
import type { WorkPlan } from '../../src/plan/work-plan.ts';
import { reportLedger } from '../../src/report/build-report.ts';
import { PLAIN } from '../../src/report/paint.ts';
import type { Report } from '../../src/report/report.ts';
import type { AnyReporter, ReportOptions, RunStep, Spool } from '../../src/report/reporter.ts';
import { runHead } from '../../src/report/run-head.ts';
import { addTo, newSummary } from '../../src/report/summary.ts';

export const CASES = fileURLToPath(new URL('../cases', import.meta.url));

const OPTIONS: ReportOptions = {
  paint: PLAIN,
  width: 80,
  quiet: false,
  verbose: false,
  place: (file) => file,
};

/** The ledgers of test/cases and the plans that stand there. */
export const CASE_FILES = readdirSync(CASES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.yaml') && !path.endsWith('.expected.yaml'))
  .sort();

/** Checks ledgers, given by their names and texts, against one plan. */
export async function reportOf(
  files: Record<string, string>,
  { asOf = '2022-09-05', plan = 'zibo-gaoxin/2022' } = {},
): Promise<Report> {
  const options = { calendar: bundledCalendar(), asOf: dayOfText(asOf), dueSoon: 5 };
  const chosen = planNamed(plan);
  const parts = await Promise.all(
    Object.entries(files).map(async ([file, content]) => {
      const loaded = await loadLedger(file, Buffer.from(content));
      return reportLedger(checkLedger(loaded, onlyPlan(chosen, loaded), options), options);
    }),
  );
  parts.sort((a, b) => compareText(a.ledger.file, b.ledger.file));
  const summary = newSummary();
  for (const part of parts) addTo(summary, part);
  return {
    ...runHead([chosen], options),
    ledgers: parts.map(({ ledger }) => ledger),
    findings: parts.flatMap(({ findings }) => findings),
    summary,
  };
}

/** What a reporter makes of a report when it is told it event by event, in pieces. */
export async function piecesOf(
  { part, report }: AnyReporter,
  { ledgers, findings, summary, ...head }: Report,
  options: Partial<ReportOptions> = {},
): Promise<string[]> {
  const given = { ...OPTIONS, ...options };
  const take = report(given, spoolInMemory);
  const pieces: string[] = [];
  const tell = async (step: RunStep<unknown>) => {
    for await (const piece of take(step)) pieces.push(String(piece));
  };
  await tell({ type: 'head', ...head });
  for (const ledger of ledgers) {
    const found = findings.filter(({ location }) => location.file === ledger.file);
    const company = ledgers.length === 1 ? 'alone' : 'unknown';
    await tell({ type: 'ledger', part: await part({ ledger, findings: found }, given, company) });
  }
  await tell({ type: 'summary', ...summary });
  return pieces;
}

export function spoolInMemory(): Spool {
  const pieces: string[] = [];
  return { add: (piece) => pieces.push(piece), pieces: () => pieces };
}

/** One of the examples, by the name of its file. */
export function example(name: string): string {
  return readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8');
}

const plans = new Map<string, WorkPlan>();

function planNamed(name: string): WorkPlan {
  const known = plans.get(name);
  if (known) return known;
  const result = resolvePlan(name.includes('/') ? name : `${CASES}/plans/${name}.yaml`);
  if (!('plan' in result)) throw new Error(JSON.stringify(result.diagnostics));
  plans.set(name, result.plan);
  return result.plan;
}
