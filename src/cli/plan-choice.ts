import { onlyPlan, type PlanChoice } from '../check/check-ledger.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { LoadedLedger } from '../ledger/load-ledger.ts';
import { compiledPlan } from '../plan/compiled-plan.ts';
import { listPlans } from '../plan/list-plans.ts';
import type { WorkPlan } from '../plan/work-plan.ts';
import { UsageError } from './exit.ts';

// Reading plan files takes the plan schema; a check of a bundled plan does without.
const plans = () => import('../plan/resolve-plan.ts');

/** How each ledger of a run gets its plan. */
export interface PlanChooser {
  choose(loaded: LoadedLedger): Promise<PlanChoice>;
  /** For a table that states a year or none: the plan of `--plan` unless it is of another year, else the bundled one. */
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
  const choices = new Map<string, PlanChoice>();
  return {
    async choose({ ledger }) {
      const id = ledger?.plan ?? '';
      const choice = choices.get(id) ?? (await bundledChoice(id));
      choices.set(id, choice);
      return choice;
    },
    nameFor: bundledOf,
    ids: () => listPlans().map((bundled) => bundled.id),
  };
}

/** The id of the only bundled plan of a year, or null. */
function bundledOf(year: number | null): string | null {
  const [only, ...others] = listPlans().filter(({ id }) => id.endsWith(`/${year}`));
  return only && others.length === 0 ? only.id : null;
}

async function namedPlan(idOrPath: string): Promise<WorkPlan> {
  const compiled = compiledPlan(idOrPath);
  if (compiled) return compiled;
  const result = (await plans()).resolvePlan(idOrPath);
  if ('diagnostics' in result) throw new UsageError(planProblem(idOrPath, result.diagnostics));
  return result.plan;
}

/** A ledger is untrusted: it may name a bundled plan, never a file. */
async function bundledChoice(id: string): Promise<PlanChoice> {
  const compiled = compiledPlan(id);
  if (compiled) return { plan: compiled };
  const ids = listPlans().map((bundled) => bundled.id);
  const result = ids.includes(id) ? (await plans()).resolvePlan(id) : null;
  if (result && 'plan' in result) return { plan: result.plan };
  return {
    plan: null,
    reason: `没有“${id}”这个工作方案，没有检查。已有的方案：${ids.join('、')}；自备的方案文件用 --plan 指定。`,
  };
}

/** Why a plan cannot be used, with every place. */
export function planProblem(idOrPath: string, diagnostics: Diagnostic[]): string {
  const lines = diagnostics.map(({ message, location: { line, column } }) =>
    line === undefined ? message : `${line}:${column ?? 1} ${message}`,
  );
  return `方案“${idOrPath}”不能用：\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
