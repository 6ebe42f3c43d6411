import { closest } from '../../text/similarity.ts';
import { FIELDS, type FieldScope, LISTS } from './fields.ts';

/** The wording of a circular, as schemas/circular-template.schema.json lets it through. */
export interface CircularTemplate {
  schemaVersion: 1;
  title: string;
  number?: string;
  addressee?: string;
  paragraphs: TemplateParagraph[];
  annex: { title: string; ranking?: boolean };
  signature?: string;
  date?: string;
}

/** One of {@link KINDS}, or `for` with `paragraphs`. */
export interface TemplateParagraph extends Partial<Record<ParagraphKind, string>> {
  for?: string;
  paragraphs?: TemplateParagraph[];
  if?: string;
  unless?: string;
}

export const KINDS = ['heading', 'subheading', 'item', 'text'] as const;
export type ParagraphKind = (typeof KINDS)[number];

/** What is wrong in a template, with its place as a JSON pointer. */
export interface TemplateFault {
  pointer: string;
  message: string;
}

/** `{字段}` */
export const FIELD = /\{([^{}]*)\}/g;
/** Paragraphs in all: what is repeated within what is repeated grows fast. */
const MOST_PARAGRAPHS = 200;
const LINES = ['title', 'number', 'addressee', 'signature', 'date'] as const;

/** What the schema does not see: fields and lists that there are none of, and paragraphs that are not one thing. */
export function templateFaults(template: CircularTemplate): TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const name of LINES) faults.push(...textFaults(template[name] ?? '', `/${name}`, 'whole'));
  faults.push(...textFaults(template.annex.title, '/annex/title', 'whole'));
  const count = { paragraphs: 0 };
  faults.push(...paragraphsFaults(template.paragraphs, '/paragraphs', 'whole', count));
  if (count.paragraphs > MOST_PARAGRAPHS) {
    const message = `一共写了${count.paragraphs}段，最多${MOST_PARAGRAPHS}段。`;
    faults.push({ pointer: '/paragraphs', message });
  }
  return faults;
}

function paragraphsFaults(
  paragraphs: readonly TemplateParagraph[],
  pointer: string,
  scope: FieldScope,
  count: { paragraphs: number },
): TemplateFault[] {
  count.paragraphs += paragraphs.length;
  return paragraphs.flatMap((paragraph, index) =>
    paragraphFaults(paragraph, `${pointer}/${index}`, scope, count),
  );
}

function paragraphFaults(
  paragraph: TemplateParagraph,
  pointer: string,
  scope: FieldScope,
  count: { paragraphs: number },
): TemplateFault[] {
  const { for: list, paragraphs, if: wanted, unless } = paragraph;
  const kinds = KINDS.filter((kind) => paragraph[kind] !== undefined);
  const faults = [
    ...kinds.flatMap((kind) => textFaults(paragraph[kind] ?? '', `${pointer}/${kind}`, scope)),
    ...(wanted === undefined ? [] : fieldFaults(wanted, `${pointer}/if`, scope)),
    ...(unless === undefined ? [] : fieldFaults(unless, `${pointer}/unless`, scope)),
  ];
  const isRepeated = list !== undefined && paragraphs !== undefined;
  if (
    kinds.length + (isRepeated ? 1 : 0) !== 1 ||
    (list === undefined) !== (paragraphs === undefined)
  ) {
    const message = `一段里写 ${KINDS.join('、')} 中的一种，或者写 for 和 paragraphs。`;
    return [...faults, { pointer, message }];
  }
  if (!isRepeated) return faults;
  const found = LISTS.find((one) => one.name === list && one.within === scope);
  if (!found) {
    const names = LISTS.filter(({ within }) => within === scope).map(({ name }) => name);
    return [...faults, { pointer: `${pointer}/for`, message: noneOf('可以重复的', list, names) }];
  }
  return [...faults, ...paragraphsFaults(paragraphs, `${pointer}/paragraphs`, found.scope, count)];
}

function textFaults(text: string, pointer: string, scope: FieldScope): TemplateFault[] {
  const faults = [...text.matchAll(FIELD)].flatMap(([, name = '']) =>
    fieldFaults(name, pointer, scope),
  );
  if (/[{}]/.test(text.replace(FIELD, ''))) {
    faults.push({ pointer, message: '花括号只用来写字段，要成对，如“{单位}”。' });
  }
  return faults;
}

function fieldFaults(name: string, pointer: string, scope: FieldScope): TemplateFault[] {
  const names = FIELDS.filter(({ scopes }) => scopes.includes(scope)).map((field) => field.name);
  return names.includes(name) ? [] : [{ pointer, message: noneOf('字段', name, names) }];
}

function noneOf(what: string, name: string, names: readonly string[]): string {
  const near = closest(name, names);
  const hint = near === null ? '。' : `，是不是“${near}”？`;
  const listed = names.length === 0 ? '这里没有可以写的。' : `这里可写：${names.join('、')}。`;
  return `没有“${name}”这个${what}${hint}${listed}`;
}
