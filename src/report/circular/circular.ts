import { chineseNumeral } from '../../text/numerals.ts';
import type { BodyRow, Figures, OfficePlan, OfficeReport } from '../office/office-report.ts';
import { type Cell, cellText, rateOf, STATE_NAMES } from '../office/section.ts';
import {
  type CircularTemplate,
  FIELD,
  KINDS,
  type ParagraphKind,
  type TemplateParagraph,
} from './template.ts';
import { circularValues, type Values } from './values.ts';

/** A circular to the bodies (通报) with every word filled in. */
export interface Circular {
  title: string;
  number: string | null;
  addressee: string | null;
  paragraphs: { kind: ParagraphKind; text: string }[];
  annex: { title: string; notes: string[]; headings: string[]; rows: string[][] };
  signature: string | null;
  date: string | null;
}

/** Fills a template with what a report says. @param plan the only one of the report */
export function circularOf(
  report: OfficeReport,
  plan: OfficePlan,
  template: CircularTemplate,
): Circular {
  const values = circularValues(report, plan);
  const line = (text: string | undefined) => (text === undefined ? null : filled(text, values));
  return {
    title: filled(template.title, values),
    number: line(template.number),
    addressee: line(template.addressee),
    paragraphs: numbered(paragraphsOf(template.paragraphs, values)),
    annex: annexOf(report, plan, template, values),
    signature: line(template.signature),
    date: line(template.date),
  };
}

function filled(text: string, { fields }: Values): string {
  return text.replace(FIELD, (_, name: string) => {
    const value = fields.get(name);
    if (value === undefined) throw new Error(`the template was not checked: ${name}`);
    return String(value);
  });
}

function paragraphsOf(
  paragraphs: readonly TemplateParagraph[],
  values: Values,
): Circular['paragraphs'] {
  return paragraphs.flatMap((paragraph) => {
    const { if: wanted, unless, for: list, paragraphs: repeated = [] } = paragraph;
    if (wanted !== undefined && !isThere(wanted, values)) return [];
    if (unless !== undefined && isThere(unless, values)) return [];
    if (list !== undefined) {
      const items = values.lists.get(list) ?? [];
      return items.flatMap((item) => paragraphsOf(repeated, item));
    }
    return KINDS.flatMap((kind) => {
      const text = paragraph[kind];
      return text === undefined ? [] : [{ kind, text: filled(text, values) }];
    });
  });
}

function isThere(name: string, { fields }: Values): boolean {
  const value = fields.get(name);
  return value !== 0 && value !== '';
}

/** 一、 （一） 1． as official documents number, each level anew below the one above. */
function numbered(paragraphs: Circular['paragraphs']): Circular['paragraphs'] {
  const at = { heading: 0, subheading: 0, item: 0 };
  const numberOf: Record<ParagraphKind, () => string> = {
    heading() {
      Object.assign(at, { heading: at.heading + 1, subheading: 0, item: 0 });
      return `${chineseNumeral(at.heading)}、`;
    },
    subheading() {
      Object.assign(at, { subheading: at.subheading + 1, item: 0 });
      return `（${chineseNumeral(at.subheading)}）`;
    },
    item: () => `${++at.item}．`,
    text: () => '',
  };
  return paragraphs.map(({ kind, text }) => ({ kind, text: `${numberOf[kind]()}${text}` }));
}

const FIGURES = ['应办', '按期完成', '逾期已办', '逾期未办', '无法判定', '按期率'];

function annexOf(
  { bodies }: OfficeReport,
  { rankingNote }: OfficePlan,
  { annex: { title, ranking = true } }: CircularTemplate,
  values: Values,
): Circular['annex'] {
  return {
    title: filled(title, values),
    notes: [
      '按期率＝按期完成÷（按期完成＋逾期已办＋逾期未办）；没有到期的、没有计入检查的不计算。',
      ...(ranking && rankingNote !== null
        ? [`名次供内部掌握，公布须按方案要求办理：${values.fields.get('排名要求')}。`]
        : []),
    ],
    headings: ['序号', '单位', '报送情况', ...FIGURES, ...(ranking ? ['名次'] : [])],
    rows: bodies.map((body, index) => [
      String(index + 1),
      ...bodyCells(body),
      ...(ranking ? [cellText(body.rank)] : []),
    ]),
  };
}

function bodyCells({ body, state, figures }: BodyRow): string[] {
  return [body, STATE_NAMES[state], ...figureCells(figures).map(cellText)];
}

function figureCells(figures: Figures | null): Cell[] {
  if (figures === null) return FIGURES.map(() => null);
  const { owed, counts } = figures;
  return [
    ...[owed, counts['on-time'], counts.late, counts.overdue, counts.unknown],
    rateOf(figures),
  ];
}
