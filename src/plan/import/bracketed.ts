import { isTime } from './readings.ts';
import { readResponsible } from './responsible.ts';

/** What a task says of itself in brackets behind it or in labelled lines. */
export interface Bracketed {
  /** The text without it. */
  text: string;
  responsible: string | null;
  deadline: string | null;
}

const DEADLINE_LABEL =
  /^(?:完成|办理|公开|落实|整改|推进)?(?:时限|时间|期限|时间节点|时限要求|时间要求|更新周期)[:：]\s*/;
const RESPONSIBLE_LABEL =
  /^(?:责任|牵头|主办|配合|协办|落实|承办|实施|参与)(?:责任)?(?:单位|部门|主体|科室)(?:及[^:：]{0,6})?[:：]/;
/** How a clause ends that says nothing but who does it. */
const SAYS_WHO = /(?:牵头|主办|配合|协办|负责|落实|实施)(?:落实|实施|推进|完成)?$/;

/** The first label behind a sentence: …。责任单位：甲局。完成时限：6月底前。 */
const LABELLED =
  /(^|[。；;\s])((?:责任|牵头|主办|配合|协办|落实|完成|办理)(?:责任)?(?:单位|部门|主体|时限|时间|期限)[:：].*)$/s;

/**
 * Takes （责任单位：…；完成时限：…） from the end of a text, or the same without brackets; brackets that say
 * neither who nor until when belong to it.
 */
export function readBracketed(written: string): Bracketed {
  const text = written.trim();
  const ending = /[。；;\s]*$/.exec(text)?.[0] ?? '';
  const closed = text.slice(0, text.length - ending.length);
  const start = openingOfLast(closed);
  if (start !== null) {
    const said = readSaid(closed.slice(start + 1, -1));
    if (isSaid(said)) return { text: closed.slice(0, start).trim(), ...said };
  }
  const labelled = LABELLED.exec(text);
  if (labelled) {
    const [, before = '', tail = ''] = labelled;
    const said = readSaid(tail);
    if (isSaid(said)) return { text: (text.slice(0, labelled.index) + before).trim(), ...said };
  }
  return { text, responsible: null, deadline: null };
}

function isSaid({ responsible, deadline }: Omit<Bracketed, 'text'>): boolean {
  return responsible !== null || deadline !== null;
}

/** Reads `责任单位：…；完成时限：…`, also without labels where it is plain which is which. */
export function readSaid(inside: string): Omit<Bracketed, 'text'> {
  const who: string[] = [];
  const until: string[] = [];
  for (const clause of clausesOf(inside)) {
    const label = DEADLINE_LABEL.exec(clause);
    if (label) until.push(clause.slice(label[0].length).trim());
    else if (RESPONSIBLE_LABEL.test(clause) || namesBodies(clause)) who.push(clause);
    else if (isTime(clause)) until.push(clause);
    else if (who.length > 0 && until.length === 0) who.push(clause);
    else return { responsible: null, deadline: null };
  }
  const joined =
    who.length === 1 ? who.join('').replace(/^责任(?:单位|部门|主体)[:：]\s*/, '') : who.join('；');
  return {
    responsible: joined === '' ? null : joined,
    deadline: until.length === 0 ? null : until.join('；'),
  };
}

/** Reads a cell that says who and until when: times are told by their words, all else is who. */
export function readAssignment(cells: readonly string[]): Omit<Bracketed, 'text'> {
  const who: string[] = [];
  const until: string[] = [];
  for (const clause of cells.flatMap((text) => text.split(/[\n;；。]/)).flatMap(clausesOf)) {
    const label = DEADLINE_LABEL.exec(clause);
    if (label) until.push(clause.slice(label[0].length).trim());
    else (isTime(clause) ? until : who).push(clause);
  }
  return { responsible: who.join('；') || null, deadline: until.join('；') || null };
}

/** 县司法局牵头，县财政局配合; not 含各部门负责的事项. */
function namesBodies(clause: string): boolean {
  if (!SAYS_WHO.test(clause)) return false;
  const { lead, bodies, support, collectives, unsure } = readResponsible(clause);
  return (
    unsure.length === 0 && lead.length + bodies.length + support.length + collectives.length > 0
  );
}

/** The clauses; one that ends with a date behind a comma is parted there. */
function clausesOf(inside: string): string[] {
  return inside
    .split(/[;；。]/)
    .flatMap((clause) =>
      clause.split(
        /[，,](?=[^，,]*(?:时限|时间|期限|月|日|季度|年底|年内|长期|全年|持续)[^，,]*$)/,
      ),
    )
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** The place of the bracket that the last character closes; null where it closes none. */
function openingOfLast(text: string): number | null {
  if (!/[)）】]$/.test(text)) return null;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const char = text.charAt(at);
    if (/[)）】]/.test(char)) depth++;
    else if (/[(（【]/.test(char) && --depth === 0) return at;
  }
  return null;
}
