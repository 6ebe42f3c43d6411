import { monthDay } from '../../deadline/due-date.ts';
import { formatRequirement } from '../../deadline/format-requirement.ts';
import { parseRequirement } from '../../deadline/parse-requirement.ts';
import type { Requirement } from '../../deadline/requirement.ts';
import { sameMeaning } from '../../deadline/same-meaning.ts';
import { type Dated, datedByPlan } from '../plan-period.ts';
import { lookAt, type Remark } from './draft.ts';
import { joinLines } from './lines.ts';
import { type Phase, requirementsOf } from './phase.ts';
import { setsDate } from './readings.ts';
import type { Wording } from './rows.ts';

/** What a row says of its time. */
export interface TimeWordings {
  deadlines: readonly Wording[];
  cycles: readonly Wording[];
  remarks: readonly Wording[];
  phases: readonly Phase[];
  /** From brackets behind the task. */
  bracketed: string | null;
  /** What heads the task in a table without a column for its time; '' elsewhere. */
  category: string;
  requirement: string;
}

export interface ReadDeadline {
  /** The wording; null where the row has none. */
  text: string | null;
  requirements: Requirement[];
  remarks: Remark[];
  /** The wordings it was taken from, as far as they are cells of their own. */
  cells: readonly Wording[];
}

/** Reads the deadline of a row from where it stands; what cannot be read is `unknown`, nothing is made up. */
export function readDeadline(wordings: TimeWordings, plan: Dated): ReadDeadline {
  const { deadlines, cycles, remarks: asides, bracketed, category, requirement } = wordings;
  const cells = [...deadlines, ...cycles];
  const { year } = plan;
  const remarks: Remark[] = [];
  let text: string | null = null;
  let requirements: Requirement[] = [];
  const [only] = cells;
  if (only && cells.length === 1) {
    text = joinLines(only.text);
    requirements = parseRequirement(text, { column: cycles.length > 0 ? 'cycle' : 'deadline' });
  } else if (only) {
    text = cells.map((cell) => `${cell.heading}：${joinLines(cell.text)}`).join('；');
    requirements = cells.flatMap((cell) =>
      parseRequirement(joinLines(cell.text), {
        column: cycles.includes(cell) ? 'cycle' : 'deadline',
      }),
    );
  } else if (wordings.phases.length > 0) {
    text = wordings.phases.map(({ heading }) => heading).join('、');
    requirements = requirementsOf(wordings.phases);
    remarks.push(lookAt('deadline', `时限按“${text}”一栏定为期末`));
  } else if (bracketed !== null) {
    text = bracketed;
    requirements = parseRequirement(bracketed);
  } else {
    const aside = asides.find(
      ({ text: told }) => !HANDED_IN.test(told) && parseRequirement(told).some(setsDate),
    );
    const heading = parseRequirement(category).filter((item) => setsDate(item) || isStanding(item));
    if (heading.length > 0) {
      text = category;
      requirements = heading;
      remarks.push(lookAt('deadline', `时限出自“${category}”`));
    } else if (aside) {
      text = joinLines(aside.text);
      requirements = parseRequirement(text).filter(({ kind }) => kind !== 'unknown');
      remarks.push(lookAt('deadline', `时限出自“${aside.heading}”`));
    }
  }
  requirements = requirements
    .map((item) => datedByPlan(item, plan))
    .filter(
      (one, index) =>
        !requirements.slice(0, index).some((other) => sameMeaning([one], [other], year)),
    );
  const unreadable = requirements.flatMap((item) => (item.kind === 'unknown' ? [item.text] : []));
  if (unreadable.length > 0) {
    remarks.push(
      lookAt('deadline', `时限读不懂：${unreadable.map((part) => `“${part}”`).join('、')}`),
    );
  }
  const isTwofold =
    deadlines.length > 0 &&
    requirements.some(({ kind }) => kind === 'within') &&
    requirements.some((item) => item.kind === 'every' && cycles.length > 0);
  if (isTwofold) remarks.push(lookAt('deadline', TWOFOLD));
  if (requirements.some((item) => isOver(item, plan))) {
    remarks.push(lookAt('deadline', '写的日期在方案开始实施以前，是不是抄了往年的'));
  }
  const { added, remark } = fromProse(requirement, requirements, text, year);
  return {
    text,
    requirements: [...requirements, ...added],
    remarks: [...remarks, ...(remark ? [remark] : [])],
    cells,
  };
}

/** When progress is told of is no deadline of what is told of. */
export const HANDED_IN = /报送|上报|反馈|填报|提交|报至|前报|[内日]报/;

function isStanding({ kind }: Requirement): boolean {
  return kind === 'standing';
}

function isOver(item: Requirement, { period }: Dated): boolean {
  return (
    item.kind === 'by' &&
    item.year !== null &&
    monthDay(item.year, item.month, item.day) < period.from
  );
}

const TWOFOLD =
  '公开时限和更新周期都写了，一条记录两种都答：没有变化就不必公开的，从 requirements 里删去更新周期；说的是两件事的，各写上 matter';

/** What 工作要求 itself sets: it counts where nothing else does, and is told where the deadline says another. */
function fromProse(
  requirement: string,
  read: readonly Requirement[],
  text: string | null,
  year: number,
): { added: Requirement[]; remark: Remark | null } {
  const set = parseRequirement(requirement).filter(setsDate);
  if (text === null && read.length === 0 && set.length > 0) {
    return { added: set, remark: lookAt('deadline', `时限出自工作要求的文字：${shown(set)}`) };
  }
  const others = set.filter(
    (one) => !read.some((other) => sameMeaning([one], [other], year) || saysMore(other, one)),
  );
  if (others.length === 0 || text === null) return { added: [], remark: null };
  return {
    added: [],
    remark: lookAt('deadline', `工作要求里另有时限，没有采用：${shown(others)}`),
  };
}

/** Whether a requirement says when in each period what another one asks for in each of them: 每月底前 of 每月. */
function saysMore(more: Requirement, less: Requirement): boolean {
  return (
    more.kind === 'every' &&
    less.kind === 'every' &&
    more.period === less.period &&
    less.n === null &&
    less.month === null &&
    less.day === null
  );
}

function shown(requirements: readonly Requirement[]): string {
  return requirements.map((item) => `“${formatRequirement(item)}”`).join('、');
}
