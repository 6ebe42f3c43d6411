import { type Day, formatDay } from '../calendar/day.ts';
import { formatRequirement } from '../deadline/format-requirement.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { HeadField, ListDiff, PlanDiff } from './diff-plans.ts';
import { requirementRow } from './plan-file.ts';
import type { Body, Collective, Responsible, Task, WorkPlan } from './work-plan.ts';

/** How a field is called, and what it says: where that is the same in both plans, `whole` tells them apart. */
interface Shown<T> {
  name: string;
  text(value: T): string;
  whole?(value: T): string;
}

type ShownFields<T> = { [K in keyof T]-?: Shown<T[K]> };

const words = (text: string | null) => text || '（无）';
const list = (names: string[]) => words(names.join('、'));
const date = (day: Day | null) => words(day === null ? null : formatDay(day));
const deadlines = (requirements: Requirement[]) =>
  words(requirements.map(formatRequirement).join('；'));

const HEAD: ShownFields<Pick<WorkPlan, HeadField>> = {
  id: { name: '代号和年份', text: words },
  title: { name: '标题', text: words },
  issuer: { name: '印发机关', text: words },
  issued: { name: '印发日期', text: date },
  ledgerDue: { name: '台账报送期限', text: date },
  statutoryDefault: {
    name: '法定期限',
    text: (within) => `${formatRequirement(within)}（${within.basis}）`,
    whole: requirementRow,
  },
  basis: { name: '报送依据', text: words },
  namePrefixes: { name: '名称前缀', text: list },
};

const TASK: ShownFields<Task> = {
  no: { name: '序号', text: words },
  category: { name: '类别', text: words },
  task: { name: '工作任务', text: words },
  requirement: { name: '工作要求', text: words },
  responsible: { name: '责任单位', text: ({ text }) => text, whole: responsibleText },
  nature: { name: '性质', text: (nature) => (nature === 'work' ? '做工作' : '公开信息') },
  deadline: { name: '时限要求', text: words },
  requirements: {
    name: '时限（结构化）',
    text: deadlines,
    whole: (requirements) => requirements.map(requirementRow).join('、'),
  },
  alignsWith: { name: '对口部门', text: words },
  carriedFrom: { name: '合并单元格', text: carriedText },
};

const BODY: ShownFields<Body> = {
  name: { name: '名称', text: words },
  aliases: { name: '简称', text: list },
};

const COLLECTIVE: ShownFields<Collective> = {
  name: { name: '名称', text: words },
  scope: {
    name: '范围',
    text: (scope) => (scope === 'every' ? '每个单位都要做' : '与本单位有关的才做'),
  },
};

/** What changed from one plan to another, in Chinese, without a final line feed. */
export function planDiffText({ head, tasks, bodies, collectives }: PlanDiff): string {
  const lines = [
    ...(head.fields.length > 0 ? ['修改 方案', ...changeLines(HEAD, head)] : []),
    ...tasks.added.map((task) => `增加 ${taskName(task)}`),
    ...tasks.removed.map((task) => `取消 ${taskName(task)}`),
    ...tasks.changed.flatMap((change) => {
      const { before, after } = change;
      const now = before.no === after.no ? '' : `（现第${after.no}项）`;
      return [`修改 第${before.no}项${now}`, ...changeLines(TASK, change)];
    }),
    ...namedLines('单位', BODY, bodies),
    ...namedLines('统称', COLLECTIVE, collectives),
  ];
  return lines.length > 0 ? lines.join('\n') : '两份方案没有不同';
}

function taskName({ no, requirement }: Task): string {
  return `第${no}项 ${requirement}`;
}

function namedLines<T extends { name: string }>(
  what: string,
  shown: ShownFields<T>,
  { added, removed, changed }: ListDiff<T>,
): string[] {
  return [
    ...added.map(({ name }) => `增加${what} ${name}`),
    ...removed.map(({ name }) => `取消${what} ${name}`),
    ...changed.flatMap((change) => [
      `修改${what} ${change.before.name}`,
      ...changeLines(shown, change),
    ]),
  ];
}

function changeLines<T>(
  shown: ShownFields<T>,
  { before, after, fields }: { before: T; after: T; fields: (keyof T)[] },
): string[] {
  return fields.flatMap((field) => {
    const { name, text, whole = text } = shown[field];
    const show = text(before[field]) === text(after[field]) ? whole : text;
    return [`  ${name}`, `    - ${show(before[field])}`, `    + ${show(after[field])}`];
  });
}

function responsibleText({ text, lead, bodies, collective }: Responsible): string {
  return `${text}（牵头：${list(lead)}；其他单位：${list(bodies)}；统称：${words(collective)}）`;
}

function carriedText(carriedFrom: Task['carriedFrom']): string {
  const columns = Object.entries(carriedFrom).map(
    ([column, no]) => `${TASK[column as keyof Task].name}出自第${no}项`,
  );
  return list(columns);
}
