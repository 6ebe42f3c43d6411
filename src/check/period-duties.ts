import {
  lastEndedBefore,
  type PeriodSpan,
  parsePeriod,
  periodContaining,
  periodsEndingIn,
} from '../deadline/period.ts';
import type { AtLeast, Every } from '../deadline/requirement.ts';
import type { DisclosureRecord } from '../ledger/ledger.ts';
import type { Duty, Fault } from './duty.ts';
import {
  contradictory,
  dateFaults,
  doubted,
  duty,
  guarded,
  planSpan,
  reckon,
  type TaskContext,
} from './judge-duty.ts';
import { recordDuty } from './record-duties.ts';
import { doneOf, missingField, recordName } from './record-faults.ts';

const PERIOD_FORMS = {
  day: '2022-08-01',
  week: '2022-W23',
  month: '2022-08',
  quarter: '2022-Q3',
  'half-year': '2022-H1',
  year: '2022',
} as const;

/** 每月后10个工作日内: each period owed, answered by records, by 零报告, or by silence. */
export function everyDuties(
  context: TaskContext,
  requirement: Every,
  records: DisclosureRecord[],
): Duty[] {
  if (requirement.from) {
    return records.length === 0
      ? [duty(context, requirement, { status: 'no-record' })]
      : records.map((record) => recordDuty(context, requirement, record));
  }
  const { from, to } = planSpan(context.plan);
  const spans = new Map(
    periodsEndingIn(requirement.period, from, to).map((span) => [span.label, span]),
  );
  const answered = new Map<string, DisclosureRecord[]>();
  const lost: Duty[] = [];
  for (const record of records) {
    const placed = placeRecord(requirement, record);
    const wrong = dateFaults(record, context);
    const named = (record.zeroReport ?? record.period) !== null;
    if ('fault' in placed || (wrong.length > 0 && !named)) {
      const faults = 'fault' in placed ? [placed.fault, ...wrong] : wrong;
      const reason = '不知道这条记录属于哪一期';
      lost.push(duty(context, requirement, { record, status: 'unknown', reason, faults }));
      continue;
    }
    const { label } = placed.span;
    spans.set(label, placed.span);
    const own = answered.get(label);
    if (own) own.push(record);
    else answered.set(label, [record]);
  }
  const periods = [...spans.values()].sort((a, b) => a.first - b.first);
  const duties = periods.flatMap((period) => {
    const own = answered.get(period.label);
    return own
      ? own.map((record) => periodDuty(context, requirement, period, record))
      : [periodDuty(context, requirement, period, null)];
  });
  if (lost.length === 0) return duties;
  return [
    ...duties.map((item) => doubted(item, '有记录不知道属于哪一期，可能就是这一期')),
    ...lost,
  ];
}

function periodDuty(
  context: TaskContext,
  requirement: Every,
  period: PeriodSpan,
  record: DisclosureRecord | null,
): Duty {
  const faults = record ? dateFaults(record, context) : [];
  const base = { record, period, done: record ? doneOf(record) : null, faults };
  if (faults.length > 0) return contradictory(context, requirement, base);
  if (record?.zeroReport) {
    return duty(context, requirement, {
      ...base,
      status: 'not-applicable',
      reason: '零报告：本期没有应公开的内容',
    });
  }
  const { from, to } = planSpan(context.plan);
  if (period.last < from || period.last > to) {
    return duty(context, requirement, {
      ...base,
      status: 'not-applicable',
      reason: '这一期在方案印发以前或者所定年份以后结束，方案没有要求',
    });
  }
  return guarded(context, requirement, base, () =>
    reckon(requirement, { calendar: context.calendar, period }),
  );
}

/** The period a record belongs to: the one it names, else that of its event, else that of its disclosure. */
export function placeRecord(
  requirement: Every,
  record: DisclosureRecord,
): { span: PeriodSpan } | { fault: Fault } {
  const { period } = requirement;
  const label = record.zeroReport ?? record.period;
  if (label !== null) {
    const span = parsePeriod(label);
    if (span?.period === period) return { span };
    const field = record.zeroReport ? '零报告' : '期间';
    return {
      fault: {
        rule: 'record-incomplete',
        pointer: `${record.pointer}/${field}`,
        message: `记录${recordName(record)}的“${field}”写的是“${label}”，本项要写成“${PERIOD_FORMS[period]}”的样子`,
      },
    };
  }
  if (record.event !== null) return { span: periodContaining(period, record.event) };
  if (record.disclosed === null) {
    return {
      fault: missingField(record, '期间', `不知道是哪一期；写成“${PERIOD_FORMS[period]}”的样子`),
    };
  }
  // 每月后N日 is disclosed after its period; 每年年底前 within it.
  const within = requirement.n === null && !requirement.offset && !requirement.yearOffset;
  return {
    span: within
      ? periodContaining(period, record.disclosed)
      : lastEndedBefore(period, record.disclosed),
  };
}

/** 每年至少1次: the records that lie in each period are counted against the number. */
export function atLeastDuties(
  context: TaskContext,
  requirement: AtLeast,
  records: DisclosureRecord[],
): Duty[] {
  const { from, to } = planSpan(context.plan);
  const dated = records.map((record) => ({ record, faults: dateFaults(record, context) }));
  const faulty = dated.filter(({ faults }) => faults.length > 0);
  const sound = dated.flatMap(({ record, faults }) => (faults.length === 0 ? [record] : []));
  const undated = sound.filter((record) => heldOn(record) === null);
  const placed = sound.flatMap((record) => {
    const day = heldOn(record);
    return day === null ? [] : [{ record, day }];
  });
  const counted = periodsEndingIn(requirement.period, from, to).map((period) => {
    const own = placed
      .filter(({ record, day }) =>
        record.period === null
          ? day >= period.first && day <= period.last
          : parsePeriod(record.period)?.label === period.label,
      )
      .sort((a, b) => a.day - b.day);
    const deciding = own[requirement.count - 1];
    const base = { period, record: deciding?.record ?? null, done: deciding?.day ?? null };
    const judged = guarded(context, requirement, base, () => {
      const reckoning = reckon(requirement, { calendar: context.calendar, period });
      return { ...reckoning, reason: `应有${requirement.count}次，只有${own.length}次` };
    });
    const uncounted = faulty.length + undated.length;
    const enough = uncounted > 0 && own.length + uncounted >= requirement.count;
    return enough ? doubted(judged, '有记录不能计入，算上就可能够了') : judged;
  });
  return [
    ...counted,
    ...faulty.map((item) => contradictory(context, requirement, item)),
    ...undated.map((record) =>
      duty(context, requirement, {
        record,
        status: 'unknown',
        reason: '记录没有日期，不能计入次数',
        faults: [missingField(record, '起算日期', '没有日期就不能计入次数')],
      }),
    ),
  ];
}

/** The day on which a counted thing took place, or failing that was disclosed. */
function heldOn(record: DisclosureRecord) {
  return record.event ?? record.disclosed;
}
