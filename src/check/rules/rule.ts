import type { Diagnostic, Severity } from '../../diagnostic.ts';
import type { Duty, Fault } from '../duty.ts';
import type { LedgerCheck } from '../ledger-check.ts';

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
        ...taskNoOf(duty),
      })),
  );
}

/** How messages name the task of a duty. */
export function taskName({ task, entry }: Pick<Duty, 'task' | 'entry'>): string {
  if (task) return `${itemName(task.no)}${quoted(task.task || task.requirement)}`;
  return `本单位任务${quoted(entry?.task ?? '')}`;
}

/** `第18项`; a number that is not plain is quoted as it stands: `序号附2-1`. */
export function itemName(no: string): string {
  return /^\d+$/.test(no) ? `第${no}项` : `序号${no}`;
}

export function taskNoOf({ task }: Pick<Duty, 'task'>): { taskNo?: string } {
  return task ? { taskNo: task.no } : {};
}

const NAME_LENGTH = 24;

/** Long wordings are cut in messages; the report carries them whole. */
export function shorten(text: string): string {
  return text.length <= NAME_LENGTH ? text : `${text.slice(0, NAME_LENGTH)}…`;
}

/** Quotation marks inside quotation marks are single ones. */
function quoted(text: string): string {
  return `“${shorten(text).replaceAll('“', '‘').replaceAll('”', '’')}”`;
}
