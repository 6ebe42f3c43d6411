import { foldBodyName } from '../bodies.ts';
import type { TaskRow } from '../plan-file.ts';
import { type DraftBody, type DraftCollective, lookAt, type Remark } from './draft.ts';
import { scopeOf } from './responsible.ts';

/** Every name that tasks use, in the order in which the document has them. */
export interface FoundNames {
  bodies: ReadonlySet<string>;
  collectives: ReadonlySet<string>;
  /** Classes of bodies that support others; some may be collectives elsewhere. */
  supporting: ReadonlySet<string>;
  /** Names that may be none of a body. */
  unsure: ReadonlySet<string>;
}

export interface NamedLists {
  bodies: DraftBody[];
  collectives: DraftCollective[];
  /** A name as written → the body's own. */
  ownName: ReadonlyMap<string, string>;
}

/** Bodies that a remark names. */
const MAX_NAMED = 8;

/**
 * The lists of bodies and collectives. A name that abridges just one other is taken for its alias; that, and
 * whom a collective means, is for a person to look at.
 */
export function listNames(found: FoundNames, prefixes: readonly string[]): NamedLists {
  const names = [...found.bodies];
  const same = sameNames(names, prefixes);
  const { longOf, open } = abridged(names.filter((name) => !same.has(name)));
  const ownName = new Map(
    names.map((name) => {
      const known = same.get(name) ?? name;
      return [name, longOf.get(known) ?? known];
    }),
  );
  const bodies = [...new Set(ownName.values())].map((name): DraftBody => {
    const aliases = names.filter((other) => other !== name && longOf.get(other) === name);
    const remarks: Remark[] = [];
    if (aliases.length > 0) {
      remarks.push(lookAt('aliases', `${quoted(aliases)}像是它的简称；是另外的单位，就分开写`));
    }
    const others = open.get(name);
    if (others) {
      remarks.push(lookAt('aliases', `可能是${quoted(others)}的简称，请合并成一个单位，或者留着`));
    }
    if (found.unsure.has(name)) {
      remarks.push(lookAt('bodies', '不像一个单位的名称，请对照原文改正'));
    }
    return { value: { name, ...(aliases.length > 0 && { aliases }) }, remarks };
  });
  const collectives = [
    ...[...found.collectives].map((name) => collective(name, bodies)),
    ...[...found.supporting].map((name) =>
      supportingClass(found.collectives.has(name) ? asSupport(name) : name),
    ),
  ];
  return { bodies, collectives, ownName };
}

function collective(name: string, bodies: readonly DraftBody[]): DraftCollective {
  const { scope, isSure } = scopeOf(name);
  if (isSure) return { value: { name, scope }, remarks: [], isSupporting: false };
  const ending = /(镇|街道|乡|县|区|市|学校|医院|园区)/.exec(name)?.[1];
  const likely = ending ? bodies.filter(({ value }) => value.name.endsWith(ending)) : [];
  const members = likely.slice(0, MAX_NAMED).map(({ value }) => value.name);
  const hint = members.length > 0 ? `，例如 members: [${members.join(', ')}]` : '';
  const advice = `“${name}”指哪些单位；列得出的，把 scope 换成 members${hint}`;
  return { value: { name, scope }, remarks: [lookAt('collectives', advice)], isSupporting: false };
}

/** Whoever supports others may, whatever the words: 各有关单位配合 obliges nobody. */
function supportingClass(name: string): DraftCollective {
  const told = `“${name}”只是配合，不是每个单位都要做，所以写作 concerned`;
  const remarks = [lookAt('collectives', told)];
  return { value: { name, scope: 'concerned' }, remarks, isSupporting: true };
}

/** The name of a class where it supports others, beside the same one that must. */
function asSupport(name: string): string {
  return `${name}（配合）`;
}

/** Names that are one with an earlier one but for a prefix or the width of a bracket. */
function sameNames(names: readonly string[], prefixes: readonly string[]): Map<string, string> {
  const first = new Map<string, string>();
  const same = new Map<string, string>();
  for (const name of names) {
    const folded = foldBodyName(name, prefixes);
    const earlier = first.get(folded);
    if (earlier === undefined) first.set(folded, name);
    else same.set(name, earlier);
  }
  return same;
}

/** Short names and the one long name that each abridges; where there are several, those. */
function abridged(names: readonly string[]): {
  longOf: Map<string, string>;
  open: Map<string, string[]>;
} {
  const byFirst = new Map<string, string[]>();
  for (const name of names) {
    const list = byFirst.get(name.charAt(0));
    if (list) list.push(name);
    else byFirst.set(name.charAt(0), [name]);
  }
  const longOf = new Map<string, string>();
  const open = new Map<string, string[]>();
  for (const list of byFirst.values()) {
    for (const short of list) {
      const longs = list.filter((long) => abridges(short, long));
      const [only, ...more] = longs;
      if (only === undefined) continue;
      if (more.length === 0 && !longOf.has(only)) longOf.set(short, only);
      else open.set(short, longs.slice(0, MAX_NAMED));
    }
  }
  // What is abridged itself stands for its own long name.
  for (const [short, long] of longOf) longOf.set(short, longOf.get(long) ?? long);
  return { longOf, open };
}

/** Endings that are written in two ways. */
const ENDINGS: readonly [RegExp, string][] = [
  [/办公室$/, '办'],
  [/委员会$/, '委'],
  [/街道办事处$/, '街道'],
  [/人民政府$/, '政府'],
];

/** Whether all characters of a name stand in another in this order, the first and the last at its ends. */
function abridges(short: string, long: string): boolean {
  if (short.length < 2 || short.length >= long.length) return false;
  const [a, b] = [plainEnding(short), plainEnding(long)];
  if (a === b) return true;
  if (a.length < 3 || a.length >= b.length || a.at(-1) !== b.at(-1)) return false;
  let at = 0;
  for (const char of b) if (char === a[at]) at++;
  return at === a.length;
}

function plainEnding(name: string): string {
  const found = ENDINGS.find(([pattern]) => pattern.test(name));
  return found ? name.replace(found[0], found[1]) : name;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join('、');
}

/**
 * The task with the bodies' own names, each once, in the first of its roles.
 * @param supporting classes that only support others here, and must do something elsewhere
 */
export function withOwnNames(
  row: TaskRow,
  ownName: ReadonlyMap<string, string>,
  supporting: readonly string[],
): TaskRow {
  const seen = new Set<string>();
  const own = (names: readonly string[] = []) =>
    names.flatMap((written) => {
      const name = ownName.get(written) ?? written;
      if (seen.has(name)) return [];
      seen.add(name);
      return [name];
    });
  const { text, lead, bodies, support, collectives } = row.responsible;
  const classes = collectives?.map((name) => (supporting.includes(name) ? asSupport(name) : name));
  const lists = {
    lead: own(lead),
    bodies: own(bodies),
    support: own(support),
    collectives: classes,
  };
  const filled = Object.entries(lists).filter(
    ([, names]) => names !== undefined && names.length > 0,
  );
  return { ...row, responsible: { text, ...Object.fromEntries(filled) } };
}

/** Place names before names of bodies that ledgers may leave out, as far as a title or the issuer shows them. */
export function likelyPrefixes(
  { bodies, collectives }: Pick<FoundNames, 'bodies' | 'collectives'>,
  texts: readonly (string | null)[],
): string[] {
  const places = new Set<string>();
  for (const text of texts) {
    const bare = (text ?? '').replace(/^.*?20\d{2}(?:年|[-—–]20\d{2}年)?度?/, '');
    for (const from of [bare, text ?? '']) {
      const place =
        /^([\p{Script=Han}]{1,12}?(?:省|自治区|市|县|旗|新区|开发区|区|镇|乡|街道))/u.exec(
          from,
        )?.[1];
      if (place !== undefined) places.add(place);
    }
  }
  const list = [...bodies];
  const used = [...places].filter((place) =>
    list.some((name) => name.startsWith(place) && name.length > place.length + 1),
  );
  for (const level of ['省', '县', '区']) {
    const count = list.filter((name) => name.startsWith(level) && name.length > 3).length;
    if (count > 1 && count * 2 >= list.length)
      used.push(level, ...[...places].filter((place) => place.endsWith(level)));
  }
  return [...new Set(used)].filter((prefix) => mayBePrefix(prefix, bodies, collectives));
}

/** It leaves something of each name, and no class becomes another one without it: 甲县各部门 beside 各部门. */
function mayBePrefix(
  prefix: string,
  bodies: ReadonlySet<string>,
  collectives: ReadonlySet<string>,
): boolean {
  if (bodies.has(prefix) || collectives.has(prefix)) return false;
  return ![...collectives].some(
    (name) => name.startsWith(prefix) && collectives.has(name.slice(prefix.length)),
  );
}
