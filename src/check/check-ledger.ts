import { compareDiagnostics, type Diagnostic } from '../diagnostic.ts';
import { LEDGER_FIELDS } from '../ledger/fields.ts';
import { type Ledger, readable, UNREADABLE } from '../ledger/ledger.ts';
import type { LoadedLedger } from '../ledger/load-ledger.ts';
import { findBody } from '../plan/bodies.ts';
import type { WorkPlan } from '../plan/work-plan.ts';
import { inShort } from '../text/in-short.ts';
import { type Comparison, compare, MAX_DUTIES, strayFacts } from './compare.ts';
import type { CheckOptions } from './decide-status.ts';
import type { Duty } from './duty.ts';
import { RULES } from './rules/index.ts';
import { planAssumed, unknownPlan, unreadable } from './rules/raised-elsewhere.ts';
import type { Finding, RuleMeta } from './rules/rule.ts';

/**
 * The plan that a ledger is checked against, or the Chinese reason why there is none.
 * `assumed`: the ledger names no plan, and this one was taken for it.
 */
export type PlanChoice = { plan: WorkPlan; assumed?: true } | { plan: null; reason: string };

/** One file with all that was found in it; `comparison` is null where it could not be compared with a plan. */
export interface CheckedLedger {
  file: string;
  /** The plan it was compared with, else as the ledger names it; null where it names none that can be read. */
  plan: string | null;
  /** The body's name in the plan, else as the ledger writes it; null where that cannot be read. */
  body: string | null;
  comparison: Comparison | null;
  /** In the one order of findings, each once. */
  findings: FoundInLedger[];
}

/** A finding with the duty it is about, where it is about one. */
type FoundInLedger = Diagnostic & { duty?: Duty };

/** Checks one ledger; whatever is wrong with it is in the findings. */
export function checkLedger(
  loaded: LoadedLedger,
  choice: PlanChoice,
  options: CheckOptions,
): CheckedLedger {
  const { file, ledger, diagnostics } = loaded;
  const unchecked = (...more: FoundInLedger[]) => ({
    file,
    plan: ledger && readable(ledger.plan),
    body: ledger?.body ?? null,
    comparison: null,
    findings: inOrder([...diagnostics, ...more, ...wrongWhateverThePlan(loaded, options)]),
  });
  if (!ledger) return unchecked();
  if (!choice.plan) {
    const location = ledger.locate('/计划');
    return unchecked(diagnostic(unknownPlan.meta, { message: choice.reason, location }));
  }
  const comparison = compare(ledger, choice.plan, options);
  if (!comparison) {
    const message = `台账里要判定的超过 ${MAX_DUTIES} 项（每条记录、每一期各算一项），没有检查。请拆成几个文件。`;
    const location = ledger.locate('/台账', 'key');
    return unchecked(diagnostic(unreadable.meta, { message, location }));
  }
  const found = RULES.flatMap((rule) =>
    (rule.find?.(comparison) ?? []).map((finding) => diagnostic(rule.meta, finding)),
  );
  const notes = choice.assumed ? [planNote(ledger, choice.plan)] : [];
  return {
    file,
    plan: choice.plan.id,
    body: comparison.body?.name ?? ledger.body,
    comparison,
    findings: inOrder([...diagnostics, ...notes, ...found]),
  };
}

/** What is wrong with the days in the rows of a ledger that is compared with no plan. */
function wrongWhateverThePlan(
  { ledger, rows }: LoadedLedger,
  options: CheckOptions,
): FoundInLedger[] {
  const read = ledger ?? rows;
  if (!read) return [];
  const unplanned = { ...options, ledger: read, stray: strayFacts(read.entries, options) };
  return RULES.flatMap((rule) =>
    (rule.findUnplanned?.(unplanned) ?? []).map((finding) => diagnostic(rule.meta, finding)),
  );
}

/** The choice where one plan is given for all: a ledger that names another one is not checked against it. */
export function onlyPlan(plan: WorkPlan, { ledger }: LoadedLedger): PlanChoice {
  if (!ledger || ledger.plan === null || ledger.plan === plan.id) return { plan };
  if (ledger.plan === UNREADABLE) return unreadablePlan();
  return {
    plan: null,
    reason: `台账写明的计划不是本次检查用的《${plan.title}》，没有检查。请核对台账的“${planField(ledger)}”，或者用 --plan 指定它的方案。台账写的：${inShort(ledger.plan)}；本次用的：${plan.id}。`,
  };
}

/** The choice for a ledger of which nobody knows what plan it names. */
export function unreadablePlan(): PlanChoice {
  return { plan: null, reason: '台账写明的计划读不出来，不知道按哪一份方案检查，没有检查。' };
}

/**
 * The choice for a ledger that names no plan: the only known one that has its body. Where none has it, the
 * only one there is, which then tells that it does not know the body.
 */
export function planOfBody(ledger: Ledger, plans: readonly WorkPlan[]): PlanChoice {
  const { body } = ledger;
  const fitting = plans.filter((plan) => findBody(plan, body) !== null);
  const possible = fitting.length > 0 ? fitting : plans;
  const [only, ...others] = possible;
  if (only && others.length === 0) {
    return fitting.length > 0 ? { plan: only, assumed: true } : { plan: only };
  }
  const why =
    fitting.length > 0
      ? `有“${inShort(body)}”这个单位的工作方案不止一个`
      : `已有的工作方案都没有“${inShort(body)}”这个单位`;
  const ids = possible.map(({ id, title }) => `《${title}》${id}`).join('；');
  return {
    plan: null,
    reason: `台账没有写明计划，${why}，没有检查。请写明“${planField(ledger)}”，或者用 --plan 指定其中一份。可选的：${ids}。`,
  };
}

/** A reason where a ledger names a plan that is not known. */
export function planUnknown(ledger: Ledger, ids: readonly string[], advice: string): PlanChoice {
  const { plan } = ledger;
  const said = inShort(readable(plan) ?? '');
  return {
    plan: null,
    reason: `台账写明的计划不在已有的工作方案里，没有检查。请核对台账的“${planField(ledger)}”；${advice}台账写的：${said}；已有的：${ids.join('、')}。`,
  };
}

/** What a ledger calls the plan: a label beside a table, or a key. */
function planField({ isTable }: Ledger): string {
  return isTable ? PLAN_LABEL : '计划';
}

const PLAN_LABEL =
  LEDGER_FIELDS.find(({ part, key }) => part === 'ledger' && key === '计划')?.headings[0] ?? '计划';

function planNote(ledger: Ledger, { id, title }: WorkPlan): FoundInLedger {
  return diagnostic(planAssumed.meta, {
    message: `台账没有写明计划，按《${title}》检查。应按别的方案检查的，请写明“${planField(ledger)}”，或者用 --plan 指定。这一份：${id}。`,
    location: ledger.locate('/计划'),
  });
}

function diagnostic({ name, severity, basis }: RuleMeta, finding: Finding): FoundInLedger {
  const { message, location, taskNo, duty } = finding;
  const clauses = [finding.basis, basis].filter((clause) => clause !== undefined);
  return {
    rule: name,
    severity: finding.severity ?? severity,
    message,
    ...(clauses.length > 0 && { basis: clauses.join('；') }),
    location,
    ...(taskNo !== undefined && { taskNo }),
    ...(duty !== undefined && { duty }),
  };
}

/** What is alike follows each other in the one order, but for the message. */
function inOrder(findings: FoundInLedger[]): FoundInLedger[] {
  const messages = new Set<string>();
  let before: FoundInLedger | undefined;
  return [...findings].sort(compareDiagnostics).filter((finding) => {
    if (before && compareDiagnostics(before, finding) !== 0) messages.clear();
    before = finding;
    const isNew = !messages.has(finding.message);
    messages.add(finding.message);
    return isNew;
  });
}
