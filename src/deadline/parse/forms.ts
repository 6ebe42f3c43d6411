import { FormTable } from './engine.ts';
import { deadlineForms, nothing, type Outcome, type Place, SUFFIX, unknown } from './form.ts';
import { countForms } from './forms/counts.ts';
import { dateForms } from './forms/dates.ts';
import { lengthForms } from './forms/lengths.ts';
import { periodForms, plainPeriodForms } from './forms/periods.ts';
import { undatedForms } from './forms/undated.ts';
import type { Column, WrittenForm } from './notation.ts';
import { QUANTITY_FORMS } from './quantities.ts';
import { ALPHABET } from './sets.ts';
import type { Token } from './tokens.ts';

const damagedForms = deadlineForms(
  `
retention → unknown
  <keep> <^since|after|stop>* @<duration|date|any-part> ${SUFFIX}
  保留至2025年底 = ？
  公开期限届满后保存3年 = ？
  ≠ 制作或保存信息之日起10个工作日内

range-begun-by-damage → nothing
  @<broken> <range-sign> (?=<date|any-period>)
  720日至年底 = 12月底前

damage → unknown
  @<broken>
  620日至720日 = ？
  6月31日前 = ？
  1.5个月内办结 = ？
`,
  {
    nothing,
    unknown,
  },
);

interface FormGroup {
  /** Title and remark of its chapter in docs/deadline-forms.md. */
  title: string;
  note: string;
  forms: readonly Pick<
    WrittenForm<Token, never, unknown>,
    'name' | 'examples' | 'counterExamples' | 'column'
  >[];
}

const DEADLINE_GROUPS = [
  { title: '周期', note: '每月、按季、次月和每周五，以及其中的日子。', forms: periodForms },
  { title: '次数', note: '一个周期里几次。', forms: countForms },
  { title: '只有周期', note: '没有写明日子和次数的周期。', forms: plainPeriodForms },
  { title: '残缺和留存', note: '读不通的数字，和保存多久。', forms: damagedForms },
  { title: '日期', note: '某年某月某日前。', forms: dateForms },
  { title: '期限', note: '自某事起多少日内，以及会前、公示期、延长。', forms: lengthForms },
  { title: '没有数字的时限', note: '当日、同步、及时、动态、期间、按规定。', forms: undatedForms },
];

/**
 * Every form: those of single tokens, then those of deadlines in the order in which they are tried. One is added
 * as an entry of its table (how it is written: notation.ts), with wordings that it reads and wordings that it must
 * not; test/deadline/forms.test.ts tries them, and `npm run generate` lists them in docs/deadline-forms.md.
 */
export function formGroups(): FormGroup[] {
  const quantities = () => QUANTITY_FORMS.flatMap((forms) => forms());
  return [
    { title: '数、日期和长短', note: '先读成一个词的写法。', forms: quantities },
    ...DEADLINE_GROUPS,
  ].map((group) => ({ ...group, forms: group.forms() }));
}

const memo = new Map<Column, FormTable<Token, Place, Outcome>>();

/** The forms of a column; made when the first wording is read. */
export function formTable(column: Column): FormTable<Token, Place, Outcome> {
  const known = memo.get(column);
  if (known) return known;
  const forms = DEADLINE_GROUPS.flatMap((group) => group.forms()).filter(
    (form) => form.column === null || form.column === column,
  );
  const table = new FormTable(forms, ALPHABET);
  memo.set(column, table);
  return table;
}
