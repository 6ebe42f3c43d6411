import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  onlyPlan,
  type PlanChoice,
  planOfBody,
  planUnknown,
  unreadablePlan,
} from '../check/check-ledger.ts';
import { compareText, type Diagnostic } from '../diagnostic.ts';
import { fileProblem } from '../input/file-errors.ts';
import { UNREADABLE } from '../ledger/ledger.ts';
import type { LoadedLedger } from '../ledger/load-ledger.ts';
import { findBody } from '../plan/bodies.ts';
import { compiledPlan, listPlans } from '../plan/bundled-plans.ts';
import type { Body, WorkPlan } from '../plan/work-plan.ts';
import { outdented } from '../report/wrap.ts';
import { closest } from '../text/similarity.ts';
import { UsageError } from './exit.ts';

/** How each ledger of a run gets its plan. */
export interface PlanChooser {
  choose(loaded: LoadedLedger): Promise<PlanChoice>;
  /** For a table that states a year or none: the plan of `--plan` unless it is of another year, else the known one of that year. */
  nameFor(year: number | null): string | null;
  /** The plans that a ledger may name. */
  ids(): string[];
  /** The same, read. */
  all(): Promise<WorkPlan[]>;
}

/** Where the plans of a run come from, as plain data. */
export interface PlanSource {
  /** Those of `--plan`; null: the bundled ones. */
  plans: readonly WorkPlan[] | null;
  /** Those of the configuration, which go before the plans' own. */
  officialDomains: string[] | null;
}

/**
 * The plans of `--plan`, each an id, a file or a folder of plan files; without any the bundled ones. One that is
 * named alone is for all ledgers; among several each ledger goes to the one it names, or that alone has its body.
 * @throws UsageError
 */
export async function planChooser(named: readonly string[]): Promise<PlanChooser> {
  return chooserFrom(await planSource(named));
}

/** @throws UsageError */
export async function planSource(
  named: readonly string[],
  officialDomains: string[] | null = null,
): Promise<PlanSource> {
  return { plans: named.length === 0 ? null : await plansNamed(named), officialDomains };
}

export function chooserFrom({ plans: named, officialDomains }: PlanSource): PlanChooser {
  const decided = (plan: WorkPlan) => (officialDomains ? { ...plan, officialDomains } : plan);
  if (named === null) {
    const read = async (id: string) => decided(await namedPlan(id));
    return chooserAmong(bundledIds(), read, bundledOf, '自备的方案文件用 --plan 指定。');
  }
  const plans = named.map(decided);
  const [only] = plans;
  if (only && plans.length === 1) {
    return {
      choose: async (loaded) => onlyPlan(only, loaded),
      nameFor: (year) =>
        year === null || year === only.year ? only.id : (bundledOf(year) ?? only.id),
      ids: () => [only.id],
      all: async () => [only],
    };
  }
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  const ofYear = (year: number | null) => {
    const [single, ...others] = plans.filter((plan) => plan.year === year);
    return single && others.length === 0 ? single.id : null;
  };
  const planOf = async (id: string) => {
    const plan = byId.get(id);
    if (!plan) throw new Error('a plan is chosen among those that are known');
    return plan;
  };
  return chooserAmong([...byId.keys()], planOf, ofYear, '别的方案也用 --plan 指定。');
}

/** Each ledger to the plan that it names, read once in a run, or that alone has its body. */
function chooserAmong(
  ids: string[],
  planOf: (id: string) => Promise<WorkPlan>,
  nameFor: PlanChooser['nameFor'],
  advice: string,
): PlanChooser {
  const read = new Map<string, Promise<WorkPlan>>();
  const known = (id: string) => {
    const plan = read.get(id) ?? planOf(id);
    read.set(id, plan);
    return plan;
  };
  return {
    async choose({ ledger }) {
      if (ledger && ledger.plan === null) {
        return planOfBody(ledger, await Promise.all(ids.map(known)));
      }
      if (ledger?.plan === UNREADABLE) return unreadablePlan();
      // A ledger is untrusted: it may name a known plan, never a file.
      const id = ledger?.plan ?? '';
      if (ids.includes(id)) return { plan: await known(id) };
      return ledger ? planUnknown(ledger, ids, advice) : { plan: null, reason: '' };
    },
    nameFor,
    ids: () => ids,
    all: () => Promise.all(ids.map(known)),
  };
}

/** All plans that the names lead to, in their order. @throws UsageError */
async function plansNamed(named: readonly string[]): Promise<WorkPlan[]> {
  const sources = new Map<string, string>();
  const plans: WorkPlan[] = [];
  for (const source of named.flatMap(planFiles)) {
    const plan = await namedPlan(source);
    const other = sources.get(plan.id);
    if (other === source) continue;
    if (other !== undefined) {
      throw new UsageError(`“${other}”和“${source}”是同一份方案，只能用一份：${plan.id}。`);
    }
    sources.set(plan.id, source);
    plans.push(plan);
  }
  return plans;
}

/** The plan files of a folder, in the order of their names; anything else is a name itself. @throws UsageError */
function planFiles(source: string): string[] {
  if (bundledIds().includes(source)) return [source];
  if (!isFolder(source)) return [source];
  const files = namesIn(source)
    .filter((name) => /\.ya?ml$/i.test(name))
    .sort(compareText)
    .map((name) => join(source, name));
  if (files.length === 0) throw new UsageError(`文件夹“${source}”里没有方案（.yaml 文件）。`);
  return files;
}

/** Of what may not even be looked at the reader tells why. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new UsageError(`文件夹“${folder}”打不开：${fileProblem(error)}`);
  }
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
  if ('diagnostics' in result) throw planProblem(idOrPath, result.diagnostics);
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

/** Why a plan cannot be used, with every place. What has none names a command, which stays in one line. */
export function planProblem(
  idOrPath: string,
  diagnostics: Diagnostic[],
  width = Infinity,
): UsageError {
  const lines = diagnostics.flatMap(({ message, location: { line, column } }) =>
    line === undefined ? [`  ${message}`] : outdented(`  ${line}:${column ?? 1} ${message}`, width),
  );
  return new UsageError(`方案“${idOrPath}”不能用：`, lines);
}
