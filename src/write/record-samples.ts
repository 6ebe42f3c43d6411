import { formatRequirement } from '../deadline/format-requirement.ts';
import type { Period, Requirement } from '../deadline/requirement.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';

/** A field of a sample record: what it holds already, or what to write there. */
export interface SampleField {
  key: string;
  value?: string;
  hint?: string;
}

const PERIODS: Record<Period, string> = {
  day: '-06-01',
  week: '-W23',
  month: '-06',
  quarter: '-Q2',
  'half-year': '-H1',
  year: '',
};
const TITLE: SampleField = { key: '标题' };
const LINK: SampleField = { key: '链接' };

/** For each requirement of a task the record that answers it, to be filled in. */
export function recordSamples(task: Task, plan: WorkPlan): SampleField[][] {
  const requirements = task.requirements.filter(({ kind }) => kind !== 'extension');
  const isRequest = requirements.length < task.requirements.length;
  return requirements.flatMap((requirement) => {
    const matter = matterOf(requirement, requirements);
    const named = matter === null ? [] : [{ key: '事项', value: matter }];
    if (isRequest && requirement.kind === 'within') return [[...named, ...requestFields()]];
    const sample = [...named, ...fieldsFor(requirement, plan)];
    if (requirement.kind !== 'every') return [sample];
    const hint = `当期没有可公开的，只写这一条，如 ${plan.year}${PERIODS[requirement.period]}`;
    return [sample, [...named, { key: '零报告', hint }]];
  });

  function requestFields(): SampleField[] {
    return [
      { key: '标题', hint: '申请的编号' },
      { key: '收到日期' },
      { key: '补正日期', hint: '收到补正材料的日期；没有补正的不写' },
      { key: '答复日期', hint: task.requirements.map(wording).join('，') },
      { key: '延期', hint: '如 {工作日: 10, 同意: true, 告知日期: 2022-07-20}' },
      {
        key: '扣除期间',
        hint: '征求意见的时间，如 [{起: 2022-07-05, 止: 2022-07-12, 事由: 征求第三方意见}]',
      },
    ];
  }
}

/** What 事项 may say in the records of a task. */
export function mattersOf({ requirements }: Task): string[] {
  const answered = requirements.filter(({ kind }) => kind !== 'extension');
  return [...new Set(answered.flatMap((item) => matterOf(item, answered) ?? []))];
}

/** The matter of a requirement, or where several have none the event, else the wording; null: none is needed. */
function matterOf(requirement: Requirement, all: Requirement[]): string | null {
  if (requirement.matter) return requirement.matter;
  if (all.filter(({ matter }) => !matter).length < 2) return null;
  return ('from' in requirement && requirement.from) || formatRequirement(requirement);
}

function fieldsFor(requirement: Requirement, plan: WorkPlan): SampleField[] {
  const due = wording(requirement);
  switch (requirement.kind) {
    case 'within':
      return [TITLE, eventField(requirement.from), { key: '公开日期', hint: due }, LINK];
    case 'before':
      return [TITLE, eventField(requirement.event), { key: '公开日期', hint: due }, LINK];
    case 'by':
    case 'at-least':
      return [TITLE, { key: '公开日期', hint: due }, LINK];
    case 'every': {
      const hint = `如 ${plan.year}${PERIODS[requirement.period]}`;
      return [TITLE, { key: '期间', hint }, { key: '公开日期', hint: due }, LINK];
    }
    case 'min-duration':
      return [TITLE, { key: '开始日期' }, { key: '结束日期', hint: due }];
    default: {
      const { statutoryDefault } = plan;
      const hint = `${wording(statutoryDefault)}（${statutoryDefault.basis}）`;
      return [TITLE, eventField(statutoryDefault.from), { key: '公开日期', hint }, LINK];
    }
  }
}

function eventField(event: string | null): SampleField {
  return { key: '起算日期', hint: event === null ? '时限从哪天起算' : `${event}的日期` };
}

function wording(requirement: Requirement): string {
  return formatRequirement({ ...requirement, matter: undefined });
}
