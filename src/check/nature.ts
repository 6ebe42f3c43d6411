import { type LedgerEntry, readable } from '../ledger/ledger.ts';
import type { Task } from '../plan/work-plan.ts';

/** A task of the plan, or null and the row of a task of the body's own. */
interface Of {
  task: Task | null;
  entry: LedgerEntry | null;
}

/**
 * Whether a task is work: done on a day, not published. No plan says it of a task of the body's own: it is
 * work where a record of it has a 完成日期.
 */
export function isWork({ task, entry }: Of): boolean {
  if (task) return task.nature === 'work';
  return entry?.records.some(({ completed }) => completed !== null) ?? false;
}

const DONE =
  /^(?:完成|办结|落实|100[%％])[。！]?$|已经?(?:按[期时]|全部|全面|基本|如期)?(?:完成|办结|落实|开展|组织)/u;
const NOT_DONE = /未|没|部分|预计|计划|拟|将/u;

/** Where the row says in words that it is done (已完成 in 完成情况 or 备注), as a JSON pointer; null: nowhere. */
export function claimOfDone({ pointer, progress, remark, records }: LedgerEntry): string | null {
  const said = [
    { at: `${pointer}/完成情况`, text: readable(progress) },
    { at: `${pointer}/备注`, text: readable(remark) },
    ...records.map((record) => ({ at: `${record.pointer}/备注`, text: readable(record.remark) })),
  ];
  const claim = said.find(({ text }) => text !== null && DONE.test(text) && !NOT_DONE.test(text));
  return claim?.at ?? null;
}
