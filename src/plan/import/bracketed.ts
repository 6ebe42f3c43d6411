import { isTime } from './readings.ts';
import { type ReadResponsible, readResponsible } from './responsible.ts';

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

/** …。——市应急管理局 */
const BEHIND_DASH = /(?:—{1,2}|--)\s*([^—。；;\s-][^—。；;-]*)$/;
const DASH = /^[—-]+\s*/;
/** Characters of a list of names alone. */
const MAX_NAMES = 200;
/** How the name of a body ends where nothing but the name says that it is one. */
const BODY =
  /(?:局|委|办|厅|署|中心|院|队|办公室|委员会|办事处|管委会|政府|公司|总工会|妇联|残联|街道|镇)(?:[(（][^()（）]*[)）])?$/;
/** What is done with a body, or with names beside it, makes it none that is responsible. */
const NO_NAME = /^(?:不?含|如|即|包括|以|按|报|抄|经|送|请|向|见|除|来源|联系|指|依|根据|同|原)/;

/** The first label behind a sentence: …。责任单位：甲局。完成时限：6月底前。 */
const LABELLED =
  /(^|[。；;\s])((?:责任|牵头|主办|配合|协办|落实|完成|办理)(?:责任)?(?:单位|部门|主体|时限|时间|期限)[:：].*)$/s;

/** Where an item of a list within a text begins: （1）, 2., ③ */
const ITEM = /(?<=^|[\s；;。])(?=[(（]\d{1,2}[)）]|\d{1,2}(?:[、．]|[.)](?!\d))|[①-⑳])/;

/**
 * Takes （责任单位：…；完成时限：…） from the end of a text, or the same without brackets; brackets that say
 * neither who nor until when belong to it. Of items that say it each of itself nothing is taken.
 */
export function readBracketed(written: string): Bracketed {
  const items = written.split(ITEM);
  const said = items.length < 2 ? [] : items.map(readEnding);
  if (!said.slice(0, -1).some(isSaid)) return readEnding(written);
  const who = said.flatMap(({ responsible }) => responsible ?? []);
  return { text: written.trim(), responsible: who.join('；') || null, deadline: null };
}

function readEnding(written: string): Bracketed {
  const text = written.trim();
  const ending = /[。；;\s]*$/.exec(text)?.[0] ?? '';
  const closed = text.slice(0, text.length - ending.length);
  const start = openingOfLast(closed);
  if (start !== null) {
    const inside = closed.slice(start + 1, -1);
    const labelled = readSaid(inside);
    const said =
      !isSaid(labelled) && areNames(inside)
        ? { responsible: inside.replace(DASH, ''), deadline: null }
        : labelled;
    if (isSaid(said)) return { text: closed.slice(0, start).trim(), ...said };
  }
  const dashed = BEHIND_DASH.exec(closed.slice(-MAX_NAMES));
  if (dashed?.[1] !== undefined && areNames(dashed[1])) {
    const before = closed.slice(0, closed.length - dashed[0].length).trim();
    return { text: before, responsible: dashed[1], deadline: null };
  }
  const labelled = LABELLED.exec(text);
  if (labelled) {
    const [, before = '', tail = ''] = labelled;
    const said = readSaid(tail);
    if (isSaid(said)) return { text: (text.slice(0, labelled.index) + before).trim(), ...said };
  }
  return { text, responsible: null, deadline: null };
}

/** Whether a text is nothing but names of bodies, each plainly one: 市公安局、市交通运输局; not 含开发区. */
function areNames(text: string): boolean {
  const bare = text.replace(DASH, '');
  if (bare.length > MAX_NAMES || NO_NAME.test(bare)) return false;
  return arePlain(readResponsible(bare));
}

/** Whether all that was read are bodies, and classes of them, by their names alone. */
function arePlain({
  lead,
  bodies,
  support,
  collectives,
  supporting,
  unsure,
}: ReadResponsible): boolean {
  const names = [...lead, ...bodies, ...support];
  const classes = [...collectives, ...supporting];
  return (
    unsure.length === 0 &&
    names.length + classes.length > 0 &&
    names.every((name) => BODY.test(name)) &&
    classes.every((name) => CLASS.test(name))
  );
}

/** How the name of a class of bodies ends where nothing but the name says that it is one. */
const CLASS = /(?:部门|单位|街道|镇街?|街镇|镇办|乡镇|区县|县区|[县市]、?区[)）]?)$/;

/** 由县财政局负责; 县司法局牵头，县财政局配合: what a sentence says of who does it; null where it names nobody plainly. */
export function readWho(text: string): string | null {
  const said = text.split(/[，,。；;\n]/).map((clause) => clause.trim());
  const clauses = said.filter((clause) => {
    const names = clause.replace(/^由/, '');
    return SAYS_WHO.test(names) && !NO_NAME.test(names) && arePlain(readResponsible(names));
  });
  return clauses.join('，') || null;
}

/** Whether a line begins with a label that says who or until when: 责任单位： */
export function isLabelled(line: string): boolean {
  return RESPONSIBLE_LABEL.test(line) || DEADLINE_LABEL.test(line);
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

const WHO_INSIDE = /(?:责任|牵头|主办|配合|协办|落实)(?:责任)?(?:单位|部门|主体)[:：]/;

/** The clauses; one that ends with a date behind a comma is parted there. */
function clausesOf(inside: string): string[] {
  return inside
    .split(/[;；。]/)
    .flatMap((clause) =>
      // What stands behind 完成时限： is its, with all its commas.
      DEADLINE_LABEL.test(clause.trim()) && !WHO_INSIDE.test(clause)
        ? [clause]
        : clause.split(
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
