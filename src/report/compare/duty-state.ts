import type { DutyName } from '../office/figures.ts';
import type { DutyReport } from '../report.ts';
import type { Standing } from './comparison.ts';

/** What is kept of a duty of the earlier report: far less than its ledger. */
export interface DutyState extends DutyName {
  /** What is asked, without the words that ask it. */
  meaning: string;
  kind: string | null;
  /** Whether the ledger has a row for the task. */
  listed: boolean;
  standing: Standing;
  counting: Counting | null;
}

/** How the due date was counted, apart from the calendar. */
interface Counting {
  start: string | null;
  /** Method and length, which the plan decides. */
  length: string;
  /** What of the ledger moves the date. */
  moves: string;
  /** The notices whose days were met on the way. */
  notices: string[];
}

export function dutyState(duty: DutyReport): DutyState {
  const { id, taskNo, task, requirement, judged, record, period, line, counting } = duty;
  const { status, due, provisional, done, remaining } = duty;
  const { text: _, basis: __, ...meaning } = judged ?? {};
  return {
    id,
    taskNo,
    task,
    requirement,
    meaning: JSON.stringify(Object.entries(meaning).sort(([a], [b]) => (a < b ? -1 : 1))),
    kind: judged?.kind ?? null,
    matter: judged?.matter ?? null,
    record: record && (record.title ?? ''),
    period,
    listed: line !== null,
    standing: { status, due, provisional, done, remaining },
    counting: counting && {
      start: counting.start,
      length: JSON.stringify([counting.method, counting.n]),
      moves: JSON.stringify([counting.deductions, counting.extendedBy]),
      notices: counting.specialDays.flatMap(({ notice }) => notice ?? []),
    },
  };
}
