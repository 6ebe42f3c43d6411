import { withoutSpaces } from '../../text/characters.ts';

/** Names of bodies and collectives as a cell writes them. */
export interface ReadResponsible {
  lead: string[];
  bodies: string[];
  support: string[];
  collectives: string[];
  /** Classes of bodies that support others: none of them must. */
  supporting: string[];
  /** What of it nobody can be sure to be a body. */
  unsure: string[];
}

/** Characters of the name of a body; what is longer is prose. */
const MAX_NAME = 80;

export type Role = 'lead' | 'bodies' | 'support';

/** How the name of a public body ends. */
const ORGAN =
  /(?:局|委|办|厅|部|署|台|院|所|站|校|队|馆|会|联|社|处|科|室|股|组|团|镇|乡|街|街道|园区|开发区|新区|办事处|委员会|办公室|指挥部|政府|中心|分局|公司|集团|银行|支行|海关|学校|学院|大学|医院|专班|县|市|区|分公司|电视台|气象台|图书馆|档案馆|工会|妇联|残联|团委)$/;
/** A class of bodies by its words. */
const COLLECTIVE =
  /^(?:全[省市县区]|[省市县区](?:直|级)?|[镇乡])?(?:及)?(?:各|有关|相关|其他|其它|所有|全体|涉及|本)|(?:有关|相关|各|承办|制定|起草|主管|牵头|实施|责任|执法|监管|成员|归口|行业|职能|业务|产生|保存)[^局委办厅]{0,8}(?:部门|单位|机关|机构|科室|镇街|镇办|企业|学校)/;
const CLASS_END =
  /(?:部门|单位|机关|机构|科室|处室|镇街|镇办|街镇|乡镇|镇乡|街道|镇|企事业单位|企业|学校|园区|县区|区县|政府|人民政府|管委会|办事处|委员会|功能区|责任人|成员|主体|组|[县市区乡镇])$/;

/** Kinds of bodies, as they stand behind 各镇人民政府、. */
const KIND =
  /^(?:街道办事处|街道|乡|镇|乡镇|镇街|镇办|园区|开发区|功能区|县区|区县|企业|企事业单位|学校|医院)$/;

/** What a body does: the names up to it have that role. */
const ROLES: readonly [Role, RegExp][] = [
  ['lead', /^(?:总?牵头|主办|主责|总负责|为主)/],
  ['support', /^(?:分工)?(?:配合|协办|协助|协同|参与|会办(?!公)|支持)/],
  [
    'bodies',
    /^(?:具体|分别|分工|共同|各自)?(?:按照?|根据|依据|依)?(?:各自|本单位|部门)?(?:职责|职能)?(?:分工)?(?:分别|具体|共同)?(?:负责|落实|组织|实施|承办|承担|执行|抓好|推进|办理)/,
  ],
];
const ROLE_WORD =
  /总?牵头|主办|主责|分工配合|配合|协办|协助|协同|参与|会办(?!公)|具体落实|具体负责|分别负责|分工负责|共同负责|按照?(?:各自)?(?:职责|职能)(?:分工)?(?:分别)?(?:负责|落实|配合)?|根据职责分工|依职责|负责|落实|组织实施|实施|承办|承担|执行|抓好/;
/** A label before names: 牵头单位：, 配合： */
const LABEL =
  /(牵头|主办|主责|责任|落实|承办|实施|配合|协办|协助|协同|参与|会办|第一责任)(?:责任)?(?:单位|部门|机构|主体)?[:：]/g;
/** What parts one group of names from the next. */
const CLAUSE = /[;；。\n]/;
const SEPARATOR = /[、,，/／\s]|(?:以)?及(?!时)/;

/**
 * Reads a cell of 责任单位: 牵头, 配合 and 会办 behind the names or before them, names joined by 、及和 and
 * line breaks.
 * @param whole the role of names beside which nothing is said
 */
export function readResponsible(text: string, whole: Role = 'bodies'): ReadResponsible {
  const read = emptyResponsible();
  for (const [label, names] of labelled(joinBrokenNames(text))) {
    const role = label === '' ? whole : roleOfLabel(label, whole);
    for (const clause of names.split(CLAUSE)) readClause(clause, role, read);
  }
  // A body that leads need not be named again.
  read.bodies = read.bodies.filter((name) => !read.lead.includes(name));
  read.support = read.support.filter(
    (name) => !read.lead.includes(name) && !read.bodies.includes(name),
  );
  read.supporting = read.supporting.filter((name) => !read.collectives.includes(name));
  return read;
}

export function emptyResponsible(): ReadResponsible {
  return { lead: [], bodies: [], support: [], collectives: [], supporting: [], unsure: [] };
}

/** Text before the first label, then each label with what follows. */
function labelled(text: string): [label: string, names: string][] {
  const found = [...text.matchAll(LABEL)];
  const pieces: [string, string][] = [['', text.slice(0, found[0]?.index ?? text.length)]];
  found.forEach((match, index) => {
    const names = text.slice(match.index + match[0].length, found[index + 1]?.index ?? text.length);
    pieces.push([match[1] ?? '', names]);
  });
  return pieces;
}

function roleOfLabel(label: string, whole: Role): Role {
  if (/牵头|主办|主责|第一责任/.test(label)) return 'lead';
  if (/配合|协|参与|会办/.test(label)) return 'support';
  return whole;
}

/**
 * A name may be broken, or spaced out, for the width of its cell; where both pieces are names, they are two.
 * What stays apart is on lines of its own.
 */
function joinBrokenNames(text: string): string {
  const pieces = text.trim().split(/\s+/);
  return pieces.reduce((joined, piece) => {
    const before = joined.split(/[、,，;；\n]/).at(-1) ?? '';
    const after = piece.split(/[、,，;；(（]/)[0] ?? '';
    const isOpen = !isName(before) && !/[、,，;；。:：]$/.test(joined) && !ROLE_END.test(joined);
    const isRest = !isName(after) && !/^[、,，;；(（]/.test(piece) && !LABEL_START.test(piece);
    return isOpen || isRest ? joined + piece : `${joined}\n${piece}`;
  });
}

/** Brackets at the end of a name, with what they hold. */
const BRACKETS = /[(（]([^()（）]*)[)）]$/;
const ROLE_END = /(?:牵头|配合|负责|落实)$/;
const LABEL_START = /^(?:牵头|主办|责任|配合|协办|参与|会办)[^、，]{0,6}[:：]/;

function readClause(clause: string, whole: Role, read: ReadResponsible): void {
  let waiting: string[] = [];
  let role = whole;
  const settle = (as: Role) => {
    for (const name of waiting) addName(name, as, read);
    waiting = [];
  };
  for (const written of splitOutside(clause)) {
    let token = withoutSpaces(written).replace(/^[由及和与·]|[.。:：]$/g, '');
    // 市教育局（牵头）
    const [, bracketed] = BRACKETS.exec(token) ?? [];
    const roleInBrackets = bracketed === undefined ? null : roleAt(bracketed);
    if (roleInBrackets) token = token.replace(BRACKETS, '');
    const joined = /^(.{3,}?)(?:会同|联合)(.+)$/.exec(token);
    if (joined?.[1] !== undefined && joined[2] !== undefined && isName(joined[1])) {
      waiting.push(joined[1]);
      settle(whole === 'bodies' ? 'lead' : whole);
      token = joined[2];
      role = 'support';
    }
    const at = roleWordIn(token);
    if (roleInBrackets) addNames(token, roleInBrackets, read);
    else if (at === null) waiting.push(token);
    else {
      if (at.index > 0) waiting.push(token.slice(0, at.index));
      settle(at.role);
    }
  }
  settle(role);
}

/** The pieces between separators that stand in no brackets. */
function splitOutside(clause: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < clause.length; at++) {
    const char = clause.charAt(at);
    if (char === '(' || char === '（') depth++;
    else if (char === ')' || char === '）') depth = Math.max(0, depth - 1);
    else if (depth === 0 && SEPARATOR.test(char)) {
      pieces.push(clause.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(clause.slice(start));
  return pieces
    .flatMap((piece) => (/[(（]/.test(piece) ? [piece] : piece.split(/(?:以)?及(?!时)/)))
    .filter((piece) => piece.trim() !== '');
}

function roleAt(text: string): Role | null {
  return ROLES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The first word of a token that says what the names before it do. */
function roleWordIn(token: string): { role: Role; index: number } | null {
  for (let from = 0; from < token.length; ) {
    const found = ROLE_WORD.exec(token.slice(from));
    if (!found) return null;
    const index = from + found.index;
    const name = token.slice(0, index);
    const role = roleAt(token.slice(index));
    // 营商环境评价指标牵头部门 is a name.
    const isInName = /^(?:牵头|承办|实施|落实|参与|执行|配合)(?:部门|单位|机关|机构)/.test(
      token.slice(index),
    );
    if (role && !isInName && (name === '' || isName(name))) return { role, index };
    from = index + found[0].length;
  }
  return null;
}

/** 县教育局等有关部门 is a body and a class; of 县教育局等部门 the others are not named. */
const AND_OTHERS = /^(.+?)等((?:有关|相关|各)?(?:部门|单位|部门单位))?$/;

function addName(written: string, role: Role, read: ReadResponsible): void {
  const [, first, others] = AND_OTHERS.exec(written) ?? [];
  if (first !== undefined && isName(first)) {
    addNames(first, role, read);
    if (others !== undefined && isCollective(others)) addNames(others, role, read);
    else addOnce(read.unsure, written);
  } else if (written !== '' && !/^(?:有关|相关|等|部门|单位)$/.test(written)) {
    addNames(written, role, read);
  }
}

/** 市委办和市政府办 are two, 教育和体育局 is one. */
export function addNames(name: string, role: Role, read: ReadResponsible): void {
  for (const join of ['和', '与', '并']) {
    for (let at = name.indexOf(join); at > 0; at = name.indexOf(join, at + 1)) {
      const [left, right] = [name.slice(0, at), name.slice(at + 1)];
      if (left.length > 2 && isName(left) && isName(right) && right.length > 2) {
        addNames(left, role, read);
        addNames(right, role, read);
        return;
      }
    }
  }
  if (isCollective(name)) addOnce(role === 'support' ? read.supporting : read.collectives, name);
  else {
    const shown = name.slice(0, MAX_NAME);
    if (!isName(name) || shown !== name) addOnce(read.unsure, shown);
    addOnce(read[role], shown);
  }
}

function addOnce(list: string[], name: string): void {
  if (!list.includes(name)) list.push(name);
}

/** Whether a text is the name of a body, or of a class of bodies. */
export function isName(written: string): boolean {
  const name = written.replace(BRACKETS, '').replace(/等(?:部门|单位)?$/, '');
  return ORGAN.test(name) || isCollective(name);
}

/** Whether a name stands for a class of bodies: 各有关单位, 相关部门, 各镇街. */
function isCollective(written: string): boolean {
  const name = written.replace(BRACKETS, '');
  return KIND.test(name) || (COLLECTIVE.test(name) && CLASS_END.test(name));
}

/** How bodies are meant by the words of a collective, and whether that is sure. */
export function scopeOf(written: string): { scope: 'every' | 'concerned'; isSure: boolean } {
  const name = written.replace(BRACKETS, '');
  const isEvery =
    /^(?:全[省市县区])?(?:[省市县区])?(?:各|所有|全体)/.test(name) &&
    /(?:^|[各有关相责任、和])(?:单位|部门|机关|部门单位|单位部门)$/.test(name) &&
    !/职能|承办|主管|业务|行业/.test(name);
  if (isEvery) return { scope: 'every', isSure: /单位$/.test(name) };
  return { scope: 'concerned', isSure: /^(?:有关|相关|各?有?关?职能)/.test(name) };
}
