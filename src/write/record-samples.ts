import { formatRequirement } from '../deadline/format-requirement.ts';
import { jointRequirements } from '../deadline/joint-requirements.ts';
import { isUndated, type Period, type Requirement } from '../deadline/requirement.ts';
import { type KeyOf, LEDGER_FIELDS, type LedgerField, type RecordKind } from '../ledger/fields.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import { inlineYaml } from './yaml-text.ts';

/** A field of a sample record: what it holds already, or what to write there. */
export interface SampleField {
  key: string;
  value?: string;
  hint?: string;
}

const PERIODS: Record<Period, string> = {
  day: '-06-01',
  week: '-W23',
  'half-month': '-06-H1',
  month: '-06',
  quarter: '-Q2',
  'half-year': '-H1',
  year: '',
};

/** For each requirement of a task, or those that one record answers at once, the record to be filled in. */
export function recordSamples(task: Task, plan: WorkPlan): SampleField[][] {
  const joint = jointRequirements(task.requirements);
  if (joint.length === 0) {
    return [task.nature === 'work' ? sample('work', {}) : statutorySample(plan)];
  }
  const isRequest = task.requirements.some(({ kind }) => kind === 'extension');
  return joint.flatMap((group) => {
    const matter = matterOf(group, joint);
    const named = matter === null ? [] : [{ key: '事项', value: matter }];
    return samplesOf(group, task, plan, isRequest).map((fields) => [...named, ...fields]);
  });
}

function samplesOf(
  [requirement, cycle]: Requirement[],
  task: Task,
  plan: WorkPlan,
  isRequest: boolean,
): SampleField[][] {
  if (!requirement) return [];
  if (isRequest && requirement.kind === 'within') {
    const due = task.requirements.map(wording).join('，');
    return [sample('request', { 标题: '申请的编号', 答复日期: due })];
  }
  const samples = task.nature === 'work' ? workSamples : samplesFor;
  // Of what is undated each would be held to the same default.
  if (!cycle || isUndated(requirement)) return samples(requirement, plan);
  const [published = []] = samples(requirement, plan);
  const [, zeroReport = []] = samples(cycle, plan);
  const done = task.nature === 'work' ? '完成日期' : '公开日期';
  const both = published.map((field) =>
    field.key === done ? { ...field, hint: `${wording(requirement)}；${wording(cycle)}` } : field,
  );
  return [both, zeroReport];
}

/** What 事项 may say in the records of a task. */
export function mattersOf({ requirements }: Task): string[] {
  const joint = jointRequirements(requirements);
  return [...new Set(joint.flatMap((group) => matterOf(group, joint) ?? []))];
}

/** The matter of what a record answers, or where several have none the event, else the wording; null: none is needed. */
function matterOf([requirement]: Requirement[], all: Requirement[][]): string | null {
  if (!requirement) return null;
  if (requirement.matter) return requirement.matter;
  if (all.filter(([other]) => !other?.matter).length < 2) return null;
  return ('from' in requirement && requirement.from) || formatRequirement(requirement);
}

function samplesFor(requirement: Requirement, plan: WorkPlan): SampleField[][] {
  const due = wording(requirement);
  switch (requirement.kind) {
    case 'within':
      return [sample('event', { ...sinceOf(requirement.from), 公开日期: due })];
    case 'before':
      return [sample('event', { ...sinceOf(requirement.event), 公开日期: due })];
    case 'by':
    case 'at-least':
      return [sample('dated', { 公开日期: due })];
    case 'every': {
      const period = periodHint(requirement.period, plan);
      return [
        sample('periodic', { 期间: period, 公开日期: due }),
        sample('zero-report', { 零报告: `当期没有可公开的，只写这一条，${period}` }),
      ];
    }
    case 'min-duration':
      return [sample('consultation', { 结束日期: due })];
    default:
      return [statutorySample(plan)];
  }
}

/** Where the plan sets no date the law does. */
function statutorySample({ statutoryDefault }: WorkPlan): SampleField[] {
  const hint = `${wording(statutoryDefault)}（${statutoryDefault.basis}）`;
  return sample('event', { ...sinceOf(statutoryDefault.from), 公开日期: hint });
}

/** Work is done on a day: `due` where it has a date of its own. */
function workSamples(requirement: Requirement, plan: WorkPlan): SampleField[][] {
  const due = wording(requirement);
  switch (requirement.kind) {
    case 'within':
      return [sample('work', { ...sinceOf(requirement.from), 完成日期: due })];
    case 'before':
      return [sample('work', { ...sinceOf(requirement.event), 完成日期: due })];
    case 'by':
    case 'at-least':
      return [sample('work', { 完成日期: due })];
    case 'every': {
      const period = periodHint(requirement.period, plan);
      return [
        sample('work', { 期间: period, 完成日期: due }),
        sample('zero-report', { 零报告: `当期没有需要办理的，只写这一条，${period}` }),
      ];
    }
    default:
      return [sample('work', {})];
  }
}

function periodHint(period: Period, plan: WorkPlan): string {
  return `如 ${plan.year}${PERIODS[period]}`;
}

/** A record of a kind; `hints` tell of its fields, or of others that it needs, what depends on the requirement. */
function sample(kind: RecordKind, hints: Partial<Record<KeyOf<'record'>, string>>): SampleField[] {
  const told: Partial<Record<string, string>> = hints;
  return LEDGER_FIELDS.filter(
    ({ part, key, records }) => part === 'record' && (records?.includes(kind) || key in hints),
  ).map((field) => ({ key: field.key, hint: told[field.key] ?? noteOf(field) }));
}

/** What is always told of a field; how a list or a mapping is written is not plain. */
function noteOf({ note, of, samples }: LedgerField): string | undefined {
  const shown = of ? samples.slice(0, 1).map((value) => `如 ${inlineYaml(value)}`) : [];
  return [...(note === undefined ? [] : [note]), ...shown].join('，') || undefined;
}

function sinceOf(event: string | null): { 起算日期?: string } {
  return event === null ? {} : { 起算日期: `${event}的日期` };
}

function wording(requirement: Requirement): string {
  return formatRequirement({ ...requirement, matter: undefined });
}
