import { compareDiagnostics, type Diagnostic } from '../diagnostic.ts';
import type { LoadedLedger } from '../ledger/load-ledger.ts';
import type { WorkPlan } from '../plan/work-plan.ts';
import { type CheckOptions, checkLedger, type LedgerCheck } from './ledger-check.ts';
import { RULES } from './rules/index.ts';

/** The plan that a ledger is checked against, or the Chinese reason why there is none. */
export type PlanChoice = { plan: WorkPlan } | { plan: null; reason: string };

/** One file with all that was found in it; `check` is null where it could not be compared with a plan. */
export interface CheckedLedger {
  file: string;
  check: LedgerCheck | null;
  /** In the one order of findings, each once. */
  findings: Diagnostic[];
}

/** Checks one ledger; whatever is wrong with it is in the findings. */
export function runCheck(
  loaded: LoadedLedger,
  choice: PlanChoice,
  options: CheckOptions,
): CheckedLedger {
  const { file, ledger, diagnostics } = loaded;
  if (!ledger) return { file, check: null, findings: inOrder(diagnostics) };
  if (!choice.plan) {
    const unknown: Diagnostic = {
      rule: 'unknown-plan',
      severity: 'error',
      message: choice.reason,
      location: ledger.locate('/计划'),
    };
    return { file, check: null, findings: inOrder([...diagnostics, unknown]) };
  }
  const check = checkLedger(ledger, choice.plan, loaded.unsound, options);
  return { file, check, findings: inOrder([...diagnostics, ...findingsOf(check)]) };
}

/** The choice where one plan is given for all: a ledger that names another one is not checked against it. */
export function onlyPlan(plan: WorkPlan, { ledger }: LoadedLedger): PlanChoice {
  if (!ledger || ledger.plan === plan.id) return { plan };
  return {
    plan: null,
    reason: `台账的计划是“${ledger.plan}”，本次检查用的是“${plan.id}”，没有检查。请核对台账的“计划”，或者用 --plan 指定它的方案。`,
  };
}

function findingsOf(check: LedgerCheck): Diagnostic[] {
  return RULES.flatMap(({ meta, check: find }) =>
    (find?.(check) ?? []).map(({ message, location, severity, basis, taskNo }): Diagnostic => {
      const clause = basis ?? meta.basis;
      return {
        rule: meta.name,
        severity: severity ?? meta.severity,
        message,
        ...(clause !== undefined && { basis: clause }),
        location,
        ...(taskNo !== undefined && { taskNo }),
      };
    }),
  );
}

function inOrder(findings: Diagnostic[]): Diagnostic[] {
  const sorted = [...findings].sort(compareDiagnostics);
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return !before || compareDiagnostics(before, finding) !== 0;
  });
}
