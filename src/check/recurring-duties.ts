import type { Day } from '../calendar/day.ts';
import { isDueWithin, isPlacedByDone } from '../deadline/joint-requirements.ts';
import {
  lastEndedBefore,
  type PeriodSpan,
  parsePeriod,
  periodContaining,
} from '../deadline/period.ts';
import type { AtLeast, Every } from '../deadline/requirement.ts';
import { type DisclosureRecord, type Read, readable, UNREADABLE } from '../ledger/ledger.ts';
import {
  decide,
  decideByDate,
  decideByNothing,
  reckonDue,
  type Subject,
  type TaskContext,
  whyUnreadable,
} from './decide-status.ts';
import type { Duty } from './duty.ts';
import type { Fact, FactOf } from './fact.ts';
import { periodsOwed } from './periods-owed.ts';
import { doneOf, wrongDays } from './record-dates.ts';

/** A record with what is wrong with its days. */
interface Dated {
  record: DisclosureRecord;
  wrong: Fact[];
}

/** 每月后10个工作日内: each period owed, answered by records, by 零报告, or by silence. */
export function everyDuties(
  context: TaskContext,
  requirement: Every,
  records: DisclosureRecord[],
): Duty[] {
  const owed = new Set<string>();
  const answers = new Map<string, { period: PeriodSpan; own: Dated[] }>();
  const answer = (period: PeriodSpan) => {
    const known = answers.get(period.label) ?? { period, own: [] };
    answers.set(period.label, known);
    return known;
  };
  for (const period of periodsOwed(requirement, context.plan)) {
    owed.add(period.label);
    answer(period);
  }
  const lost: Duty[] = [];
  for (const record of records) {
    const wrong = wrongDays(record, context);
    const placed = placeRecord(requirement, record, context);
    const isNamed = (record.zeroReport ?? record.period) !== null;
    if (placed === null || 'kind' in placed || (wrong.length > 0 && !isNamed)) {
      const facts = placed && 'kind' in placed ? [placed, ...wrong] : wrong;
      const reason = '不知道这条记录属于哪一期';
      lost.push(decide(context, { requirement, record, facts }, { status: 'unknown', reason }));
    } else {
      answer(placed.span).own.push({ record, wrong });
    }
  }
  const about: TaskContext =
    lost.length === 0
      ? context
      : { ...context, doubtOf: () => '有记录不知道属于哪一期，可能就是这一期' };
  const duties = [...answers.values()]
    .sort((a, b) => a.period.first - b.period.first)
    .flatMap(({ period, own }) =>
      own.length === 0
        ? [periodDuty(about, requirement, period, true, null)]
        : own.map((dated) => periodDuty(about, requirement, period, owed.has(period.label), dated)),
    );
  return [...duties, ...lost];
}

function periodDuty(
  context: TaskContext,
  requirement: Every,
  period: PeriodSpan,
  isOwed: boolean,
  dated: Dated | null,
): Duty {
  const { record, wrong: facts } = dated ?? { record: null, wrong: [] };
  const done = record && doneOf(record, context.isWork);
  const subject: Subject = { requirement, record, period, done };
  if (facts.length > 0) return decideByNothing(context, subject, facts);
  if (record?.zeroReport) {
    if (saysMore(record)) return decide(context, subject, { status: 'unknown', reason: MIXED });
    const reason = `零报告：本期没有${context.isWork ? '需要办理的' : '应公开的内容'}`;
    return decide(context, subject, { status: 'not-applicable', reason });
  }
  if (!isOwed) {
    const reason = '这一期在方案印发以前或者所定时间以外，方案没有要求';
    return decide(context, subject, { status: 'not-applicable', reason });
  }
  return decideByDate(context, subject, requirement, () =>
    reckonDue(requirement, { calendar: context.calendar, period }),
  );
}

const MIXED = '同一条记录既写零报告又写公开的内容';

/** Whether a 零报告, which says that there was nothing, tells of something all the same. */
function saysMore({ title, period, event, disclosed, completed, link }: DisclosureRecord): boolean {
  return [title, period, event, disclosed, completed, link].some((value) => value !== null);
}

/**
 * The period a record belongs to: the one it names, else that of its event, else of the day it was done;
 * null where that cannot be read.
 */
export function placeRecord(
  requirement: Every,
  record: DisclosureRecord,
  { isWork, requirements }: Pick<TaskContext, 'isWork' | 'requirements'>,
): { span: PeriodSpan } | FactOf<'period-unfit' | 'field-missing'> | null {
  const { period } = requirement;
  const { pointer } = record;
  const label = record.zeroReport ?? record.period;
  if (label === UNREADABLE) return null;
  if (label !== null) {
    const span = parsePeriod(label);
    if (span?.period === period) return { span };
    const field = record.zeroReport ? '零报告' : '期间';
    return {
      kind: 'period-unfit',
      pointer: `${pointer}/${field}`,
      record,
      field,
      label,
      period,
    };
  }
  // Of work the day on which it was done counts, not that of the document it was done to.
  const completed = isWork ? record.completed : null;
  const done = completed ?? record.disclosed;
  const isByDone =
    completed !== null || (done !== null && isPlacedByDone(requirement, requirements));
  const event = isByDone ? null : record.event;
  if (event === UNREADABLE) return null;
  if (event !== null) return { span: periodContaining(period, event) };
  if (done === UNREADABLE) return null;
  if (done === null) {
    return { kind: 'field-missing', pointer, record, field: '期间', requirement };
  }
  // 每月后N日 is done after its period; 每年年底前 within it.
  const isWithin = isDueWithin(requirement);
  return { span: isWithin ? periodContaining(period, done) : lastEndedBefore(period, done) };
}

/** 每年至少1次: the records that lie in each period are counted against the number. */
export function atLeastDuties(
  context: TaskContext,
  requirement: AtLeast,
  records: DisclosureRecord[],
): Duty[] {
  const { count } = requirement;
  const held: { record: DisclosureRecord; day: Day }[] = [];
  const uncounted: Duty[] = [];
  const undated: Duty[] = [];
  for (const record of records) {
    const facts = wrongDays(record, context);
    const day = heldOn(record, context.isWork);
    if (facts.length > 0) {
      uncounted.push(decideByNothing(context, { requirement, record }, facts));
    } else if (day === UNREADABLE || record.period === UNREADABLE) {
      const outcome = { status: 'unknown', reason: whyUnreadable('记录的日期或者期间') } as const;
      uncounted.push(decide(context, { requirement, record }, outcome));
    } else if (day === null) {
      undated.push(undatedDuty(context, requirement, record));
    } else {
      held.push({ record, day });
    }
  }
  uncounted.push(...undated);
  const counted = periodsOwed(requirement, context.plan).map((period) => {
    const own = held
      .filter(({ record, day }) => liesIn(period, record, day))
      .sort((a, b) => a.day - b.day);
    const deciding = own[count - 1];
    const enough = uncounted.length > 0 && own.length + uncounted.length >= count;
    const about: TaskContext = enough
      ? { ...context, doubtOf: () => '有记录不能计入，算上就可能够了' }
      : context;
    const subject = { requirement, period, record: deciding?.record, done: deciding?.day };
    return decideByDate(about, subject, requirement, () => ({
      ...reckonDue(requirement, { calendar: context.calendar, period }),
      reason: `应有${count}次，只有${own.length}次`,
    }));
  });
  return [...counted, ...uncounted];
}

function undatedDuty(context: TaskContext, requirement: AtLeast, record: DisclosureRecord): Duty {
  const { pointer } = record;
  const field = context.isWork ? '完成日期' : '起算日期';
  const facts: Fact[] = [{ kind: 'field-missing', pointer, record, field, requirement }];
  const reason = '记录没有日期，不能计入次数';
  return decide(context, { requirement, record, facts }, { status: 'unknown', reason });
}

/** The day on which a counted thing took place, or failing that was disclosed. */
function heldOn(record: DisclosureRecord, work: boolean): Read<Day> {
  return (work ? record.completed : null) ?? record.event ?? record.disclosed;
}

function liesIn(period: PeriodSpan, record: DisclosureRecord, day: Day): boolean {
  const label = readable(record.period);
  return label === null
    ? day >= period.first && day <= period.last
    : parsePeriod(label)?.label === period.label;
}
