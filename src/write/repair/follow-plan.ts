import type { PlanChoice } from '../../check/check-ledger.ts';
import { answersByTask, isLost, missingAnswers } from '../../check/compare.ts';
import { type MatchedEntry, matchEntries } from '../../check/match-entries.ts';
import { UNREADABLE } from '../../ledger/ledger.ts';
import type { LoadedLedger } from '../../ledger/load-ledger.ts';
import { loadText } from '../../ledger/load-text.ts';
import { findBody, tasksOf } from '../../plan/bodies.ts';
import { isWithin } from '../../plan/plan-period.ts';
import type { Body, Task, WorkPlan } from '../../plan/work-plan.ts';
import { arrangeRows } from './arrange-rows.ts';
import { type KnownRow, repairWordings } from './repair-wordings.ts';

interface Arranged {
  text: string;
  changes: string[];
  notes: string[];
}

interface Followed extends Arranged {
  /** Texts replaced by the plan's. */
  worded: number;
}

interface Matched {
  plan: WorkPlan;
  body: Body;
  matches: MatchedEntry[];
  /** Rows whose task is certain. */
  rows: KnownRow[];
  missing: Task[];
}

/** Body, wordings, tasks and their order as the plan has them; nothing where a row would change its task. */
export function followPlan(
  file: string,
  text: string,
  loaded: LoadedLedger,
  choice: PlanChoice,
): Followed {
  if (!choice.plan) return unchanged(text, choice.reason);
  const matched = matchTasks(loaded, choice.plan);
  if (!matched) {
    return unchanged(text, `方案里没有“${loaded.ledger?.body}”这个单位，没有对照方案修改`);
  }
  const { plan, body, missing, rows } = matched;
  const worded = repairWordings(text, body.name, rows);
  const arranged = arranging(worded?.text ?? text, matched);
  const after = matchTasks(loadText(file, arranged.text), plan);
  const wanted = [...answersOf(matched), ...missing.map(({ no }) => `${no} []`)].sort();
  if (!after || JSON.stringify(answersOf(after).sort()) !== JSON.stringify(wanted)) {
    return unchanged(text, '改动会使某一行被认成另一项任务，没有对照方案修改');
  }
  const named = isOfPlan(loaded.ledger, plan) ? namingPlan(file, arranged.text, plan.id) : null;
  return {
    text: named ?? arranged.text,
    worded: worded?.count ?? 0,
    changes: [...(named === null ? [] : [`写上“计划：${plan.id}”`]), ...arranged.changes],
    notes: [...(worded ? [] : ['写法特殊，任务的文字没有改']), ...arranged.notes],
  };
}

/** Whether a ledger that names no plan can be of this one alone: it was not handed in while another is in force. */
function isOfPlan(ledger: LoadedLedger['ledger'], { period }: WorkPlan): boolean {
  if (ledger?.plan !== null || ledger.submitted === UNREADABLE) return false;
  return ledger.submitted === null || isWithin(period, ledger.submitted);
}

/** The text with 计划 before 部门; null where that cannot be done safely. */
function namingPlan(file: string, text: string, planId: string): string | null {
  const at = text.search(/^部门[ \t]*:/m);
  if (at < 0) return null;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const named = `${text.slice(0, at)}计划: ${planId}${lineBreak}${text.slice(at)}`;
  return loadText(file, named).ledger?.plan === planId ? named : null;
}

function matchTasks({ ledger }: LoadedLedger, plan: WorkPlan): Matched | null {
  const body = ledger && findBody(plan, ledger.body);
  if (!body) return null;
  const owed = tasksOf(plan, body);
  const matches = matchEntries(ledger.entries, plan, owed);
  const rows = matches.flatMap(({ entry, task, deadline }): KnownRow[] => {
    const sameDeadline = deadline === 'same-wording' || deadline === 'same-meaning';
    const wordings = [entry.task, entry.requirement, entry.deadline];
    return task && !wordings.includes(UNREADABLE)
      ? [{ index: rowIndex(entry.pointer), task, sameDeadline }]
      : [];
  });
  // A row of which nobody knows what it is may be any of them.
  const missing = matches.some(isLost)
    ? []
    : missingAnswers(answersByTask(plan, owed, matches), matches).map(({ task }) => task);
  return { plan, body, matches, rows, missing };
}

function arranging(text: string, { plan, matches, rows, missing }: Matched): Arranged {
  const isRunning = matches.some(
    ({ entry, task }) => task !== null && entry.no !== null && entry.no !== task.no,
  );
  if (isRunning) {
    const left = missing.map(({ no }) => no).join('、');
    const note = `序号是本单位自己的编号，没有重排${left && `，也没有补上缺少的任务：${left}`}`;
    return { text, changes: [], notes: [note] };
  }
  const arranged = arrangeRows(text, plan, rows, missing);
  if (!arranged) return { text, changes: [], notes: ['“台账”的写法特殊，没有重排、补行'] };
  const added = missing.map(({ no }) => no).join('、');
  return {
    text: arranged.text,
    changes: [
      ...(added ? [`补上任务${added}`] : []),
      ...(arranged.isReordered ? ['按方案的序号重排'] : []),
    ],
    notes: [],
  };
}

function unchanged(text: string, note: string): Followed {
  return { text, worded: 0, changes: [], notes: [note] };
}

/** Which records answer which task, whatever their place. */
function answersOf({ matches }: Matched): string[] {
  return matches.map(({ entry, task }) => {
    const records = JSON.stringify(entry.records, (key, value) =>
      key === 'pointer' ? undefined : value,
    );
    return `${task?.no ?? ''} ${records}`;
  });
}

function rowIndex(pointer: string): number {
  return Number(pointer.split('/')[2]);
}
