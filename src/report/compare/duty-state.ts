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

/** Makes the states of one run's duties. What many of them say, in the words of the plan mostly, is held once. */
export function dutyStates(): (duty: DutyReport) => DutyState {
  const texts = new Map<string, string>();
  const once = <Text extends string | null>(text: Text): Text => {
    if (text === null) return text;
    const known = texts.get(text) ?? text;
    texts.set(known, known);
    return known as Text;
  };
  return (duty) => {
    const { id, taskNo, task, requirement, judged, record, period, line, counting } = duty;
    const { status, due, provisional, done, remaining } = duty;
    const { text: _, basis: __, ...meaning } = judged ?? {};
    return {
      id,
      taskNo: once(taskNo),
      task: once(task),
      requirement: once(requirement),
      meaning: once(JSON.stringify(Object.entries(meaning).sort(([a], [b]) => (a < b ? -1 : 1)))),
      kind: judged?.kind ?? null,
      matter: once(judged?.matter ?? null),
      record: record && (record.title ?? ''),
      period: once(period),
      listed: line !== null,
      standing: { status, due: once(due), provisional, done: once(done), remaining },
      counting: counting && {
        start: once(counting.start),
        length: once(JSON.stringify([counting.method, counting.n])),
        moves: once(JSON.stringify([counting.deductions, counting.extendedBy])),
        notices: counting.specialDays.flatMap(({ notice }) => once(notice) ?? []),
      },
    };
  };
}
