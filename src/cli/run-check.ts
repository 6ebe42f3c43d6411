import { type CheckedLedger, checkLedger } from '../check/check-ledger.ts';
import type { CheckOptions } from '../check/decide-status.ts';
import { compareText } from '../diagnostic.ts';
import { maskPersonalData } from '../input/personal/personal-data.ts';
import { type LoadedLedger, loadLedger } from '../ledger/load-ledger.ts';
import { type Explained, reportLedger } from '../report/build-report.ts';
import type { FindingPolicy } from '../report/policy.ts';
import type { CheckedReport, RunEvent } from '../report/report.ts';
import { runHead } from '../report/run-head.ts';
import { addConfiguration, addTo, newSummary } from '../report/summary.ts';
import { type Io, writeStderr } from './io.ts';
import { STDIN } from './ledger-files.ts';
import type { PlanChooser } from './plan-choice.ts';
import { readStdin } from './stdin.ts';

/** What a run is told besides its files. */
export interface RunOptions extends CheckOptions {
  plans: PlanChooser;
  /** The body of a table that does not name its own. */
  body: string | undefined;
  stdinFilename: string;
  /** Files that nobody named: those among them that are YAML of another kind are passed over, and told. */
  found?: ReadonlySet<string>;
  /** What the configuration decides on findings. */
  policy?: FindingPolicy;
  explained: Explained | null;
}

/**
 * Checks files one by one, so that no more than one ledger is held, and tells of each as soon as it is checked.
 * The order is that of the names by which the report calls them.
 * @param seen what else is done with a ledger
 */
export async function* runCheck(
  files: readonly string[],
  options: RunOptions,
  io: Io,
  seen: (loaded: LoadedLedger, checked: CheckedLedger, reported: CheckedReport) => Promise<void>,
): AsyncGenerator<RunEvent, void> {
  const { plans, body, stdinFilename, found, policy, explained } = options;
  const defaults = { body, plan: plans.nameFor, plans: plans.ids };
  const summary = newSummary();
  yield { type: 'head', ...runHead(await plans.all(), options, policy?.severity) };
  for (const { name, file } of inOrder(files, stdinFilename)) {
    // A fault of the program in one ledger does not keep the others from being checked.
    try {
      const bytes = file === STDIN ? await readStdin(io.stdin) : undefined;
      const loaded = await loadLedger(file === STDIN ? stdinFilename : file, bytes, defaults);
      if (loaded.isForeign && found?.has(file)) {
        await writeStderr(io, `“${file}”不是台账（没有“部门”“台账”等栏目），没有检查`);
        continue;
      }
      const checked = checkLedger(loaded, await plans.choose(loaded), options);
      const whole = reportLedger(checked, options, explained);
      const reported = policy ? policy.apply(whole) : whole;
      await seen(loaded, checked, reported);
      addTo(summary, reported);
      yield { type: 'ledger', ...reported };
    } catch (error) {
      summary.failed.push(name);
      const reason = (error as Error).message;
      await writeStderr(io, `检查“${file}”时程序出错，这份台账没有检查：${reason}`);
    }
  }
  if (policy) addConfiguration(summary, policy.atEnd());
  yield { type: 'summary', ...summary };
}

function inOrder(files: readonly string[], stdinFilename: string) {
  return files
    .map((file) => ({ name: maskPersonalData(file === STDIN ? stdinFilename : file), file }))
    .sort((a, b) => compareText(a.name, b.name));
}
