import { findBody } from '../plan/bodies.ts';
import { listPlans } from '../plan/list-plans.ts';
import { resolvePlan } from '../plan/resolve-plan.ts';
import type { Body, WorkPlan } from '../plan/work-plan.ts';
import { closest } from '../text/closest.ts';
import { UsageError } from './exit.ts';
import { planProblem } from './plan-choice.ts';

/** The plan that is named, else the bundled one where there is just one to mean. @throws UsageError */
export function planNamed(idOrPath: string | undefined): WorkPlan {
  const name = idOrPath ?? onlyBundled();
  const result = resolvePlan(name);
  if ('diagnostics' in result) throw new UsageError(planProblem(name, result.diagnostics));
  return result.plan;
}

/** @throws UsageError */
export function onlyBundled(): string {
  const ids = listPlans().map(({ id }) => id);
  const [only, second] = ids;
  if (only === undefined || second !== undefined) {
    throw new UsageError(`请写明方案：${ids.join('、')}`);
  }
  return only;
}

/** The body of the plan that bears this name. @throws UsageError */
export function bodyNamed(plan: WorkPlan, name: string): Body {
  const body = findBody(plan, name);
  if (body) return body;
  const names = plan.bodies.map((known) => known.name);
  const near = closest(name, names);
  throw new UsageError(
    `方案里没有“${name}”这个单位${near ? `，是不是“${near}”？` : '。'}单位有：${names.join('、')}`,
  );
}
