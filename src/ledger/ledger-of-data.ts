import { type Day, parseDay } from '../calendar/day.ts';
import type { InputDocument, ReadColumn } from '../input/document.ts';
import { childPointer, pointerTokens } from '../input/json-pointer.ts';
import { ownHeadingFor } from '../schema/table-messages.ts';
import type { Inspection } from '../schema/validate.ts';
import { itemNumber } from '../text/figures.ts';
import { saysNothing } from '../text/formula-escape.ts';
import { type KeyOf, LEDGER_FIELDS, type Part } from './fields.ts';
import {
  type Deduction,
  type DisclosureRecord,
  type ExtensionClaim,
  type Ledger,
  type LedgerEntry,
  type LedgerRows,
  type Read,
  readable,
  UNREADABLE,
  type Unreadable,
} from './ledger.ts';
import { isMapping, type Mapping } from './mapping.ts';

/** What is known to be wrong with a document, by JSON pointers. */
export interface Faults extends Pick<Inspection, 'refused' | 'misspelt' | 'strange'> {
  /** The fields whose values nobody can know. */
  unknown: ReadonlySet<string>;
}

/**
 * Turns a document into a ledger; this is the one place where fields get their meaning.
 * A field that cannot be read is marked as such, and all others keep what they say.
 * @returns null where there is nothing to check: no mapping, or no 部门 or 台账.
 */
export function ledgerOfData(document: InputDocument, faults: Faults): Ledger | null {
  const rows = rowsOfData(document, faults);
  const { file, data, columns } = document;
  if (rows === null || !isMapping(data) || !Array.isArray(data.台账)) return null;
  const fields = new Fields<'ledger'>(data, '', faults);
  const body = readable(fields.text('部门'));
  if (body === null) return null;
  return {
    ...rows,
    file,
    plan: fields.text('计划'),
    body,
    isTable: columns !== undefined,
    entryKeys: new Set(columns ? keysOfColumns(columns) : data.台账.flatMap(keysOfRow(faults))),
    isBlank: (pointer) => saysNothingAt(data, pointer) && !faults.misspelt.has(pointer),
  };
}

/** What a document says in its rows, whoever's ledger it is; null where it has none. */
export function rowsOfData(
  { data, columns, locate }: InputDocument,
  faults: Faults,
): LedgerRows | null {
  if (!isMapping(data) || !Array.isArray(data.台账)) return null;
  return {
    submitted: new Fields<'ledger'>(data, '', faults).day('报送日期'),
    entries: data.台账.flatMap((item, index) =>
      isBlank(item) ? [] : [entryOf(item, `/台账/${index}`, faults)],
    ),
    headingOf: (pointer) => (columns ? ownHeadingFor(pointer, columns) : null),
    locate,
  };
}

/** What a table has a column for; the columns of a record are of its 公开记录. */
function keysOfColumns(columns: readonly ReadColumn[]): KeyOf<'entry'>[] {
  const read = new Set(columns.map(({ field }) => field));
  return LEDGER_FIELDS.flatMap(({ part, key, headings: [heading] }) => {
    if (part === 'ledger' || heading === undefined || !read.has(heading)) return [];
    return [part === 'entry' ? (key as KeyOf<'entry'>) : '公开记录'];
  });
}

const ENTRY_KEYS = LEDGER_FIELDS.flatMap(({ part, key }) =>
  part === 'entry' ? [key as KeyOf<'entry'>] : [],
);

/** The keys of a row, those that it misspells too. */
function keysOfRow({ misspelt }: Faults) {
  return (row: unknown, index: number): KeyOf<'entry'>[] => {
    if (!isMapping(row)) return [];
    return ENTRY_KEYS.filter(
      (key) => Object.hasOwn(row, key) || misspelt.has(`/台账/${index}/${key}`),
    );
  };
}

function saysNothingAt(data: unknown, pointer: string): boolean {
  let node = data;
  for (const token of pointerTokens(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return true;
    node = (node as Record<string, unknown>)[token];
  }
  return node === null || (typeof node === 'string' && saysNothing(node));
}

function entryOf(item: unknown, pointer: string, faults: Faults): LedgerEntry {
  const fields = new Fields<'entry'>(item, pointer, faults);
  const record = (of: unknown, at: string, index: number) => recordOf(of, at, index, faults);
  const records = fields.list('公开记录', record);
  // Under a key that nobody knows a text tells of the row; a list may be its records.
  const hidden = fields.isStrange ? fields.unknownObjects(['公开记录']) : [];
  return {
    pointer,
    no: numberOf(fields.checked('序号')),
    task: fields.text('工作任务'),
    requirement: fields.text('工作要求'),
    deadline: fields.text('时限要求'),
    notApplicable: fields.text('不涉及'),
    office: fields.text('责任科室'),
    leader: fields.text('分管领导'),
    progress: fields.text('完成情况'),
    remark: fields.text('备注'),
    records: [
      ...records,
      ...hidden.map((at, index) => record(UNREADABLE, at, records.length + index)),
    ],
  };
}

function recordOf(item: unknown, pointer: string, index: number, faults: Faults): DisclosureRecord {
  const isRecord = isMapping(item);
  const fields = new Fields<'record'>(isRecord ? item : {}, pointer, faults);
  const record: DisclosureRecord = {
    index: index + 1,
    pointer,
    matter: fields.text('事项'),
    title: fields.text('标题'),
    period: fields.checked('期间'),
    zeroReport: fields.checked('零报告'),
    event: fields.day('起算日期'),
    disclosed: fields.day('公开日期'),
    completed: fields.day('完成日期'),
    link: fields.checked('链接'),
    evidence: fields.text('佐证'),
    received: fields.day('收到日期'),
    corrected: fields.day('补正日期'),
    replied: fields.day('答复日期'),
    extension: fields.mapping('延期', (extension, at) => extensionOf(extension, at, faults)),
    deductions: fields.list('扣除期间', (deduction, at) => deductionOf(deduction, at, faults)),
    start: fields.day('开始日期'),
    end: fields.day('结束日期'),
    remark: fields.text('备注'),
  };
  return isRecord && !fields.isStrange ? record : withDoubt(record);
}

/**
 * A record in which something stands under a key of which nobody knows what it means, or which is no
 * mapping at all: what any such record may have and this one leaves out may be just that. Fields that tell
 * of which kind a record is (收到日期, 开始日期 …) stay out.
 */
function withDoubt(record: DisclosureRecord): DisclosureRecord {
  const { matter, period, event, disclosed, completed, link, received, replied, end } = record;
  const isRequest = received !== null || replied !== null;
  return {
    ...record,
    matter: matter ?? UNREADABLE,
    period: period ?? UNREADABLE,
    event: event ?? UNREADABLE,
    disclosed: disclosed ?? UNREADABLE,
    completed: completed ?? (disclosed === null ? UNREADABLE : null),
    link: link ?? UNREADABLE,
    replied: replied ?? (isRequest ? UNREADABLE : null),
    end: end ?? UNREADABLE,
  };
}

function extensionOf(item: unknown, pointer: string, faults: Faults): ExtensionClaim {
  const fields = new Fields<'extension'>(item, pointer, faults);
  return {
    workdays: fields.typed('工作日', isInteger),
    agreed: fields.typed('同意', isBoolean),
    notified: fields.day('告知日期') ?? fields.doubt,
  };
}

function deductionOf(item: unknown, pointer: string, faults: Faults): Deduction {
  const fields = new Fields<'deduction'>(item, pointer, faults);
  return {
    from: fields.day('起') ?? UNREADABLE,
    to: fields.day('止') ?? fields.doubt,
    reason: fields.text('事由'),
  };
}

function numberOf(written: Read<string>): Read<string> {
  return written === null || written === UNREADABLE ? written : String(itemNumber(written));
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** The fields of one object of the data; of what should be one and is none, none can be read. */
class Fields<P extends Part> {
  readonly #fields: Mapping | null;
  readonly #pointer: string;
  readonly #faults: Faults;
  /** Whether something in it stands under no key that is known. */
  readonly isStrange: boolean;

  constructor(item: unknown, pointer: string, faults: Faults) {
    this.#fields = isMapping(item) ? item : null;
    this.#pointer = pointer;
    this.#faults = faults;
    this.isStrange = faults.strange.has(pointer);
  }

  /** What a field that it leaves out is: blank, or nobody knows. */
  get doubt(): null | Unreadable {
    return this.isStrange ? UNREADABLE : null;
  }

  /** Text, or a number written as such (序号: 1, 期间: 2022). */
  text(key: KeyOf<P>): Read<string> {
    const value = this.#value(key);
    if (value === null || value === UNREADABLE) return value;
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? value.trim() : UNREADABLE;
  }

  /** Text of a form that the schema demands. */
  checked(key: KeyOf<P>): Read<string> {
    const text = this.text(key);
    return text !== null && this.#isIn(this.#faults.refused, key) ? UNREADABLE : text;
  }

  day(key: KeyOf<P>): Read<Day> {
    const value = this.#value(key);
    if (value === null || value === UNREADABLE) return value;
    return (typeof value === 'string' ? parseDay(value) : null) ?? UNREADABLE;
  }

  /** A value that the object cannot do without. */
  typed<T>(key: KeyOf<P>, isType: (value: unknown) => value is T): T | Unreadable {
    const value = this.#value(key);
    return isType(value) && !this.#isIn(this.#faults.refused, key) ? value : UNREADABLE;
  }

  /** A list of objects; one that is no list, or that nobody can read, counts as one such object. */
  list<T>(key: KeyOf<P>, make: (item: unknown, pointer: string, index: number) => T): T[] {
    const value = this.#value(key);
    if (value === null) return [];
    const at = this.#at(key);
    if (!Array.isArray(value)) return [make(UNREADABLE, at, 0)];
    return value.flatMap((item, index) =>
      isBlank(item) ? [] : [make(item, `${at}/${index}`, index)],
    );
  }

  mapping<T>(key: KeyOf<P>, make: (item: unknown, pointer: string) => T): T | null {
    const value = this.#value(key);
    return value === null ? null : make(value, this.#at(key));
  }

  /** Pointers of the lists and mappings in it, but for those of known keys. */
  unknownObjects(known: readonly KeyOf<P>[]): string[] {
    const keys: readonly string[] = known;
    return Object.entries(this.#fields ?? {}).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null && !keys.includes(key)
        ? [childPointer(this.#pointer, key)]
        : [],
    );
  }

  #value(key: KeyOf<P>): unknown {
    if (this.#fields === null) return UNREADABLE;
    const { unknown, misspelt } = this.#faults;
    const value = this.#fields[key] ?? null;
    if (this.#isIn(unknown, key)) return UNREADABLE;
    if (value !== null && !(typeof value === 'string' && value.trim() === '')) return value;
    return this.#isIn(misspelt, key) ? UNREADABLE : null;
  }

  /** Of most ledgers nothing is wrong, and no pointer has to be made. */
  #isIn(places: ReadonlySet<string>, key: KeyOf<P>): boolean {
    return places.size > 0 && places.has(this.#at(key));
  }

  #at(key: KeyOf<P>): string {
    return `${this.#pointer}/${key}`;
  }
}

/** An item of a list that says nothing. */
function isBlank(item: unknown): boolean {
  return item === null || (isMapping(item) && Object.keys(item).length === 0);
}
