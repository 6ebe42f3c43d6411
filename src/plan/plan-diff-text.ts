import { type Day, formatDay } from '../calendar/day.ts';
import { formatRequirement } from '../deadline/format-requirement.ts';
import type { Requirement } from '../deadline/requirement.ts';
import type { HeadField, ListDiff, PlanDiff } from './diff-plans.ts';
import { ledgerDueText } from './ledger-due.ts';
import { NATURE_NAMES, ORIGIN_NAMES, SCOPE_NAMES } from './names.ts';
import { requirementRow } from './plan-file.ts';
import type { Body, Collective, Responsible, Revision, Span, Task, WorkPlan } from './work-plan.ts';

/** How a field is called, and what it says: where that is the same in both plans, `whole` tells them apart. */
interface Shown<T> {
  name: string;
  text(value: T): string;
  whole?(value: T): string;
}

type ShownFields<T> = { [K in keyof T]-?: Shown<T[K]> };

const words = (text: string | null) => text || '（无）';
const list = (names: string[]) => words(names.join('、'));
const date = (day: Day) => formatDay(day);
const span = ({ from, to }: Span) => `${formatDay(from)}至${formatDay(to)}`;
const revision = (told: Revision | null) => words(told && `第${told.no}版：${told.changes}`);
const cells = (extra: Task['extra']) =>
  words(
    Object.entries(extra)
      .map(([column, text]) => `${column}：${text}`)
      .join('；'),
  );
const deadlines = (requirements: Requirement[]) =>
  words(requirements.map(formatRequirement).join('；'));

const HEAD: ShownFields<Pick<WorkPlan, HeadField>> = {
  id: { name: '代号和年份', text: words },
  revision: { name: '修订', text: revision },
  title: { name: '标题', text: words },
  issuer: { name: '印发机关', text: words },
  documentNumber: { name: '文号', text: words },
  issued: { name: '印发日期', text: date },
  period: { name: '实施时间', text: span },
  ledgerDue: {
    name: '台账报送期限',
    text: (due) => words(ledgerDueText(due)),
    whole: (due) => (Array.isArray(due) ? ledgerDueText(due) : requirementRow(due)),
  },
  statutoryDefault: {
    name: '法定期限',
    text: (within) => `${formatRequirement(within)}（${within.basis}）`,
    whole: requirementRow,
  },
  basis: { name: '报送依据', text: words },
  namePrefixes: { name: '名称前缀', text: list },
  officialDomains: { name: '政府网站', text: list },
};

const TASK: ShownFields<Task> = {
  no: { name: '序号', text: words },
  origin: { name: '出处', text: (origin) => ORIGIN_NAMES[origin] },
  category: { name: '类别', text: words },
  task: { name: '工作任务', text: words },
  requirement: { name: '工作要求', text: words },
  responsible: { name: '责任单位', text: ({ text }) => text, whole: responsibleText },
  nature: { name: '性质', text: (nature) => NATURE_NAMES[nature] },
  deadline: { name: '时限要求', text: words },
  requirements: {
    name: '时限（结构化）',
    text: deadlines,
    whole: (requirements) => requirements.map(requirementRow).join('、'),
  },
  alignsWith: { name: '对口部门', text: words },
  office: { name: '责任科室', text: words },
  extra: { name: '其他栏目', text: cells },
  carriedFrom: { name: '合并单元格', text: carriedText },
};

const BODY: ShownFields<Body> = {
  name: { name: '名称', text: words },
  aliases: { name: '简称', text: list },
};

const COLLECTIVE: ShownFields<Collective> = {
  name: { name: '名称', text: words },
  scope: { name: '范围', text: (scope) => SCOPE_NAMES[scope] },
  members: { name: '成员', text: list },
};

/** What changed from one plan to another, in Chinese, line by line. */
export function planDiffLines({ head, tasks, bodies, collectives }: PlanDiff): string[] {
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
  return lines.length > 0 ? lines : ['两份方案没有不同'];
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

function responsibleText({ text, lead, bodies, support, collectives }: Responsible): string {
  const named = `牵头：${list(lead)}；其他单位：${list(bodies)}；配合单位：${list(support)}`;
  return `${text}（${named}；统称：${list(collectives)}）`;
}

function carriedText(carriedFrom: Task['carriedFrom']): string {
  const columns = Object.entries(carriedFrom).map(
    ([column, no]) => `${TASK[column as keyof Task].name}出自第${no}项`,
  );
  return list(columns);
}
