import { compareDiagnostics, type Diagnostic } from '../diagnostic.ts';
import type { LoadedLedger } from '../ledger/load-ledger.ts';
import type { WorkPlan } from '../plan/work-plan.ts';
import { type CheckOptions, checkLedger, type LedgerCheck, MAX_DUTIES } from './ledger-check.ts';
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
  const check = checkLedger(ledger, choice.plan, loaded.invalidRows, options);
  if (!check) {
    const tooMany: Diagnostic = {
      rule: 'unreadable',
      severity: 'error',
      message: `台账里要判定的超过 ${MAX_DUTIES} 项（每条记录、每一期各算一项），没有检查。请拆成几个文件。`,
      location: ledger.locate('/台账', 'key'),
    };
    return { file, check: null, findings: inOrder([...diagnostics, tooMany]) };
  }
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
      const clauses = [basis, meta.basis].filter((clause) => clause !== undefined);
      return {
        rule: meta.name,
        severity: severity ?? meta.severity,
        message,
        ...(clauses.length > 0 && { basis: clauses.join('；') }),
        location,
        ...(taskNo !== undefined && { taskNo }),
      };
    }),
  );
}

function inOrder(findings: Diagnostic[]): Diagnostic[] {
  const told = new Set<string>();
  return [...findings].sort(compareDiagnostics).filter(({ rule, message, location }) => {
    const key = JSON.stringify([rule, message, location.line, location.column, location.cell]);
    const isNew = !told.has(key);
    told.add(key);
    return isNew;
  });
}
