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

const VERB = '(?:完成|办结|落实|开展|组织|举办|听取)';
const DATE = '(?:\\d{1,2}月\\d{1,2}[日号]|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})';
/** The word by itself or a tick; 已于6月28日完成, 已按要求开展; 6月28日开展. */
const DONE = new RegExp(
  `^(?:完成|办结|落实|100[%％]|[√✓✔☑是])[。！]?$|已[^，。；、\\n]{0,12}${VERB}|${DATE}(?!前|以前|之前)[^，。；、\\n]{0,6}${VERB}`,
  'u',
);
const NOT_DONE = /未|没|部分|预计|计划|拟|将|正在|进行中|推进|争取|力争|定于/u;
const BY_PLAN = /按照?(?:工作)?计划/gu;

/** Where the row says in words that it is done (已完成 in 完成情况 or 备注), as a JSON pointer; null: nowhere. */
export function claimOfDone({ pointer, progress, remark, records }: LedgerEntry): string | null {
  const said = [
    { at: `${pointer}/完成情况`, text: readable(progress) },
    { at: `${pointer}/备注`, text: readable(remark) },
    ...records.map((record) => ({ at: `${record.pointer}/备注`, text: readable(record.remark) })),
  ];
  const claim = said.find(
    ({ text }) => text !== null && DONE.test(text) && !NOT_DONE.test(text.replace(BY_PLAN, '')),
  );
  return claim?.at ?? null;
}
