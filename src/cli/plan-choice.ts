import { onlyPlan, type PlanChoice, planOfBody, unreadablePlan } from '../check/check-ledger.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { UNREADABLE } from '../ledger/ledger.ts';
import type { LoadedLedger } from '../ledger/load-ledger.ts';
import { findBody } from '../plan/bodies.ts';
import { compiledPlan, listPlans } from '../plan/bundled-plans.ts';
import type { Body, WorkPlan } from '../plan/work-plan.ts';
import { closest } from '../text/similarity.ts';
import { UsageError } from './exit.ts';

/** How each ledger of a run gets its plan. */
export interface PlanChooser {
  choose(loaded: LoadedLedger): Promise<PlanChoice>;
  /** For a table that states a year or none: the plan of `--plan` unless it is of another year, else the bundled one of that year. */
  nameFor(year: number | null): string | null;
  /** The plans that a ledger may name. */
  ids(): string[];
}

/** The plan of `--plan` for all ledgers, else for each the bundled one it names. @throws UsageError */
export async function planChooser(idOrPath: string | undefined): Promise<PlanChooser> {
  if (idOrPath !== undefined) {
    const plan = await namedPlan(idOrPath);
    return {
      choose: async (loaded) => onlyPlan(plan, loaded),
      nameFor: (year) =>
        year === null || year === plan.year ? plan.id : (bundledOf(year) ?? plan.id),
      ids: () => [plan.id],
    };
  }
  const ids = bundledIds();
  const read = new Map<string, Promise<WorkPlan>>();
  /** Each bundled plan is read once in a run. */
  const bundled = (id: string) => {
    const plan = read.get(id) ?? namedPlan(id);
    read.set(id, plan);
    return plan;
  };
  return {
    async choose({ ledger }) {
      if (ledger && ledger.plan === null) {
        return planOfBody(ledger.body, await Promise.all(ids.map(bundled)));
      }
      if (ledger?.plan === UNREADABLE) return unreadablePlan();
      const id = ledger?.plan ?? '';
      // A ledger is untrusted: it may name a bundled plan, never a file.
      if (ids.includes(id)) return { plan: await bundled(id) };
      return {
        plan: null,
        reason: `没有“${id}”这个工作方案，没有检查。已有的方案：${ids.join('、')}；自备的方案文件用 --plan 指定。`,
      };
    },
    nameFor: bundledOf,
    ids: () => ids,
  };
}

/** The id of the only bundled plan of a year, or null. */
function bundledOf(year: number | null): string | null {
  const [only, ...others] = listPlans().filter(({ id }) => id.endsWith(`/${year}`));
  return only && others.length === 0 ? only.id : null;
}

/** The plan of this id or in this file; without a name the bundled one. @throws UsageError */
export async function namedPlan(idOrPath: string = onlyBundled()): Promise<WorkPlan> {
  const compiled = compiledPlan(idOrPath);
  if (compiled) return compiled;
  // Reading plan files takes the plan schema; a check of a bundled plan does without.
  const { resolvePlan } = await import('../plan/resolve-plan.ts');
  const result = resolvePlan(idOrPath);
  if ('diagnostics' in result) throw new UsageError(planProblem(idOrPath, result.diagnostics));
  return result.plan;
}

/** The id of the bundled plan where there is just one to mean. @throws UsageError */
export function onlyBundled(): string {
  const [only, ...others] = bundledIds();
  if (only !== undefined && others.length === 0) return only;
  throw new UsageError(`请写明方案：${bundledIds().join('、')}`);
}

function bundledIds(): string[] {
  return listPlans().map(({ id }) => id);
}

/** The body of the plan that bears this name. @throws UsageError */
export function namedBody(plan: WorkPlan, name: string): Body {
  const body = findBody(plan, name);
  if (body) return body;
  const names = plan.bodies.map((known) => known.name);
  const near = closest(name, names);
  throw new UsageError(
    `方案里没有“${name}”这个单位${near ? `，是不是“${near}”？` : '。'}单位有：${names.join('、')}`,
  );
}

/** Why a plan cannot be used, with every place. */
export function planProblem(idOrPath: string, diagnostics: Diagnostic[]): string {
  const lines = diagnostics.map(({ message, location: { line, column } }) =>
    line === undefined ? message : `${line}:${column ?? 1} ${message}`,
  );
  return `方案“${idOrPath}”不能用：\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
