import { compareText } from '../../diagnostic.ts';
import { findBody } from '../../plan/bodies.ts';
import type { PlanReport } from '../report.ts';
import { type FileBodies, fileBodies } from './file-bodies.ts';
import type { LedgerFacts } from './ledger-facts.ts';
import type { OfficeReport, UnreadableFile } from './office-report.ts';

/** Files whose names have to be asked whose they are, or do not say what their ledgers say. */
interface StrangeFiles extends Pick<OfficeReport, 'unreadable' | 'misnamed'> {
  /** Bodies whose names stand in ledgers of other plans than ours. */
  ofOtherPlans: ReadonlySet<string>;
}

type KnownPlan = PlanReport & { bodiesIn: FileBodies };

export function strangeFiles(
  plans: readonly PlanReport[],
  ledgers: readonly LedgerFacts[],
  failed: readonly string[],
): StrangeFiles {
  const known = plans.map((plan) => ({ ...plan, bodiesIn: fileBodies(plan) }));
  return { ...unreadableFiles(known, ledgers, failed), misnamed: misnamedFiles(known, ledgers) };
}

/** What was not checked, and whose it is; a ledger of another plan than ours, in whatever year, is not ours. */
function unreadableFiles(
  plans: readonly KnownPlan[],
  ledgers: readonly LedgerFacts[],
  failed: readonly string[],
): Omit<StrangeFiles, 'misnamed'> {
  const ours = new Set(plans.map(({ id }) => withoutYear(id)));
  const ofOtherPlans = new Set<string>();
  const unchecked = ledgers.filter(({ checked }) => !checked);
  const unreadable = unchecked.map(({ file, plan, body, reason }): UnreadableFile => {
    const named = bodyOf(file, body, plans);
    const isOurs = plan === null || ours.has(withoutYear(plan));
    if (!isOurs && named !== null) ofOtherPlans.add(named);
    return { file, body: isOurs ? named : null, reason };
  });
  for (const file of failed) {
    const body = bodyOf(file, null, plans);
    unreadable.push({ file, body, reason: '程序出错，没有检查' });
  }
  unreadable.sort((a, b) => compareText(a.file, b.file));
  return { unreadable, ofOtherPlans };
}

/** The body that an unchecked ledger names, else the only one that its file's name bears. */
function bodyOf(file: string, written: string | null, plans: readonly KnownPlan[]): string | null {
  for (const plan of plans) {
    const named = written === null ? null : findBody(plan, written);
    if (named !== null) return named.name;
    const [only, ...others] = plan.bodiesIn(file);
    if (only !== undefined && others.length === 0) return only;
  }
  return null;
}

/** `qinghe` of `qinghe/2024` */
function withoutYear(plan: string): string {
  return plan.replace(/\/[\s\S]*$/, '');
}

function misnamedFiles(
  plans: readonly KnownPlan[],
  ledgers: readonly LedgerFacts[],
): OfficeReport['misnamed'] {
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  return ledgers.flatMap(({ file, plan: id, body, checked }) => {
    const plan = id === null ? undefined : byId.get(id);
    if (!plan || !checked || body === null) return [];
    const named = plan.bodiesIn(file);
    return named.length === 0 || named.includes(body) ? [] : [{ plan: plan.id, file, body, named }];
  });
}
