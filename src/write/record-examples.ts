import { type Day, dayOf, formatDay } from '../calendar/day.ts';
import { dayInPeriod } from '../deadline/due-date.ts';
import { isDueWithin } from '../deadline/joint-requirements.ts';
import { periodContaining } from '../deadline/period.ts';
import {
  type Every,
  isUndated,
  type MinDuration,
  type Requirement,
} from '../deadline/requirement.ts';
import type { RecordKind } from '../ledger/fields.ts';
import type { Task } from '../plan/work-plan.ts';
import { blankRow } from './ledger-data.ts';

/** A sample record of a task: what its kind is called, and what stands in its columns. */
export interface Example {
  kind: Exclude<RecordKind, 'dated'>;
  title: string;
  fields: Record<string, string>;
}

/** How records of the tasks are written, for each kind of record the first task that has such ones. */
export function recordExamples(tasks: readonly (Task | null)[], year: number): Example[] {
  const own = tasks.filter((task) => task !== null);
  const published = own.filter((task) => task.nature === 'disclosure' && !isOfRequests(task));
  const event = published.find(hasDaysAfterChange) ?? published.find(isUndatedAlone);
  const recurring = firstWith(published, (item): item is Every => item.kind === 'every');
  const work = own.find(({ nature }) => nature === 'work');
  const consultation = firstWith(own, (item): item is MinDuration => item.kind === 'min-duration');
  const requests = own.find(isOfRequests);
  return [
    ...(event ? [eventExample(event, year)] : []),
    ...(recurring ? periodExamples(recurring, year) : []),
    ...(work ? [workExample(work, year)] : []),
    ...(consultation ? [consultationExample(consultation, year)] : []),
    ...(requests ? requestExamples(requests, year) : []),
  ];
}

/** A task and the requirement of it that an example is about. */
interface Of<R extends Requirement> {
  task: Task;
  requirement: R;
}

function firstWith<R extends Requirement>(
  tasks: readonly Task[],
  isWanted: (requirement: Requirement) => requirement is R,
): Of<R> | undefined {
  for (const task of tasks) {
    const requirement = task.requirements.find(isWanted);
    if (requirement) return { task, requirement };
  }
  return undefined;
}

function isOfRequests({ requirements }: Task): boolean {
  return requirements.some(({ kind }) => kind === 'extension');
}

/** Whether a record without 事项 is held to so many days after what happened. */
function hasDaysAfterChange({ requirements }: Task): boolean {
  return requirements.some((item) => item.kind === 'within' && item.n > 0 && !item.matter);
}

/** Whether records are held to the statutory default, whatever they are about. */
function isUndatedAlone({ requirements }: Task): boolean {
  return requirements.every((item) => isUndated(item) && !item.matter);
}

function numberOf(task: Task): string {
  return String(blankRow(task).序号);
}

function eventExample(task: Task, year: number): Example {
  return {
    kind: 'event',
    title: '例：公开了一条信息',
    fields: {
      序号: numberOf(task),
      标题: '所公开信息的标题',
      起算日期: `${year}-06-01`,
      公开日期: `${year}-06-02`,
      链接: 'https://www.example.gov.cn/art/1.html',
    },
  };
}

function periodExamples({ task, requirement }: Of<Every>, year: number): Example[] {
  const { matter } = requirement;
  const 序号 = numberOf(task);
  const named = { 序号, ...(matter && { 事项: matter }) };
  const period = periodContaining(requirement.period, dayOf(year, 8, 1));
  const done = isDueWithin(requirement) ? dayInPeriod(requirement, period) : period.last + 1;
  const { label: empty } = periodContaining(requirement.period, dayOf(year, 6, 1));
  return [
    {
      kind: 'periodic',
      title: '例：定期公开',
      fields: {
        ...named,
        标题: '所公开信息的标题',
        期间: period.label,
        公开日期: formatDay(done),
        链接: 'https://www.example.gov.cn/art/2.html',
      },
    },
    { kind: 'zero-report', title: '例：当期没有可公开的', fields: { ...named, 零报告: empty } },
  ];
}

function workExample(task: Task, year: number): Example {
  return {
    kind: 'work',
    title: '例：办完了一件事',
    fields: {
      序号: numberOf(task),
      标题: '所办工作的名称',
      完成日期: `${year}-06-20`,
      佐证: '签到表、会议纪要等',
    },
  };
}

/** Days that a unit may take, days off among them. */
const DAYS = { workday: 2, day: 1, month: 31, hour: 1 };

function consultationExample({ task, requirement }: Of<MinDuration>, year: number): Example {
  const start: Day = dayOf(year, 7, 1);
  return {
    kind: 'consultation',
    title: '例：征求意见',
    fields: {
      序号: numberOf(task),
      标题: '征求意见的文件名称',
      开始日期: formatDay(start),
      结束日期: formatDay(start + requirement.n * DAYS[requirement.unit] + 2),
    },
  };
}

function requestExamples(task: Task, year: number): Example[] {
  const 序号 = numberOf(task);
  return [
    {
      kind: 'request',
      title: '例：按期答复',
      fields: {
        序号,
        标题: `申请${year}-6号`,
        收到日期: `${year}-06-02`,
        答复日期: `${year}-06-20`,
      },
    },
    {
      kind: 'request',
      title: '例：延期，并征求意见',
      fields: {
        序号,
        标题: `申请${year}-7号`,
        收到日期: `${year}-07-01`,
        答复日期: `${year}-08-05`,
        工作日: '10',
        同意: '是',
        告知日期: `${year}-07-20`,
        起: `${year}-07-05`,
        止: `${year}-07-12`,
        事由: '征求第三方意见',
      },
    },
  ];
}
