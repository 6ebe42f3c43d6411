import type { Diagnostic, Severity } from '../../diagnostic.ts';
import type { Task, WorkPlan } from '../../plan/work-plan.ts';
import type { Duty, Fault } from '../duty.ts';
import type { LedgerCheck } from '../ledger-check.ts';
import { quote } from '../quote.ts';

/** A finding before the engine adds the rule's name and, unless stated, its severity and basis. */
export interface Finding {
  message: string;
  location: Diagnostic['location'];
  severity?: Severity;
  basis?: string;
  taskNo?: string;
}

/** What a rule is called and stands for; `gongkai explain` and docs/rules.md show it. */
export interface RuleMeta {
  /** Stable identifier, kebab-case, the file's name. */
  name: string;
  severity: Severity;
  /** A few Chinese words. */
  title: string;
  /** What it reports. */
  what: string;
  /** Why it matters, with the clause. */
  why: string;
  /** What to do about it. */
  fix: string;
  /** The clause cited by default. */
  basis?: string;
}

/** A rule without `check` is reported by the stage that reads the file. */
export interface Rule {
  meta: RuleMeta;
  check?(check: LedgerCheck): Finding[];
}

/** The faults of one rule that the judging of records has found. */
export function faultsOf(check: LedgerCheck, rule: Fault['rule']): Finding[] {
  return check.duties.flatMap((duty) =>
    duty.faults
      .filter((fault) => fault.rule === rule)
      .map((fault) => ({
        message: `${taskName(duty)}：${fault.message}。`,
        location: check.ledger.locate(fault.pointer),
        ...ofTask(check.plan, duty.task),
      })),
  );
}

/** How messages name the task of a duty. */
export function taskName({ task, entry }: Pick<Duty, 'task' | 'entry'>): string {
  if (task) return `${itemName(task.no)}${quoted(task.task || task.requirement)}`;
  return `本单位任务${quoted(entry?.task ?? '')}`;
}

/** The row of the plan that a finding rests on; annex 2 is a table of its own. */
export function planRow(plan: WorkPlan, { no, category, alignsWith }: Task): string {
  return `《${alignsWith === null ? plan.title : category}》${itemName(no)}`;
}

/** `第18项`; a number that is not plain is quoted as it stands: `序号附2-1`. */
export function itemName(no: string): string {
  return /^\d+$/.test(no) ? `第${no}项` : `序号${no}`;
}

/** The task that a finding is about, and the row of the plan that it rests on. */
export function ofTask(plan: WorkPlan, task: Task | null): Pick<Finding, 'taskNo' | 'basis'> {
  return task ? { taskNo: task.no, basis: planRow(plan, task) } : {};
}

const NAME_LENGTH = 24;

/** Long wordings are cut in messages; the report carries them whole. */
export function shorten(text: string): string {
  return text.length <= NAME_LENGTH ? text : `${text.slice(0, NAME_LENGTH)}…`;
}

/** A wording as messages name it. */
export function quoted(text: string): string {
  return quote(shorten(text));
}
