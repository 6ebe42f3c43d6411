import { isTime } from './readings.ts';

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
const SAYS_WHO = /牵头|配合|负责|落实|责任单位|责任部门|协办|主办|按职责/;

/**
 * Takes （责任单位：…；完成时限：…） from the end of a text; brackets that say neither who nor until when
 * belong to it.
 */
export function readBracketed(written: string): Bracketed {
  const text = written.trim();
  const ending = /[。；;\s]*$/.exec(text)?.[0] ?? '';
  const closed = text.slice(0, text.length - ending.length);
  const start = openingOfLast(closed);
  const nothing = { text, responsible: null, deadline: null };
  if (start === null) return nothing;
  const inside = closed.slice(start + 1, -1);
  const { responsible, deadline } = readSaid(inside);
  if (responsible === null && deadline === null) return nothing;
  return { text: closed.slice(0, start).trim(), responsible, deadline };
}

/** Reads `责任单位：…；完成时限：…`, also without labels where it is plain which is which. */
export function readSaid(inside: string): Omit<Bracketed, 'text'> {
  const who: string[] = [];
  const until: string[] = [];
  for (const clause of clausesOf(inside)) {
    const label = DEADLINE_LABEL.exec(clause);
    if (label) until.push(clause.slice(label[0].length).trim());
    else if (RESPONSIBLE_LABEL.test(clause) || SAYS_WHO.test(clause)) who.push(clause);
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
  if (!/[)）]$/.test(text)) return null;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const char = text.charAt(at);
    if (char === ')' || char === '）') depth++;
    else if ((char === '(' || char === '（') && --depth === 0) return at;
  }
  return null;
}
