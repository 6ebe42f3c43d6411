import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { SourceText } from '../../input/source-text.ts';
import { composeText } from '../../input/yaml/compose-text.ts';
import { LEDGER_FIELDS, type Part } from '../../ledger/fields.ts';
import { LEDGER_KEYS } from '../../ledger/ledger-keys.ts';
import { inlineYaml } from '../yaml-text.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** What the lists and mappings of a ledger hold, by their keys. */
const WITHIN: ReadonlyMap<string, Part> = new Map(
  LEDGER_FIELDS.flatMap(({ key, of }) => (of ? [[key, of] as const] : [])),
);

/** A key of a ledger with its value, as YAML nodes. */
export interface LedgerNode {
  part: Part;
  key: Scalar<string>;
  value: unknown;
  map: YAMLMap;
}

/** A ledger's text with its nodes; edits of the text are kept in step with the nodes. */
export class LedgerNodes {
  readonly text: string;
  readonly #document: Document.Parsed;
  readonly #edits: TextEdit[] = [];

  constructor(text: string) {
    this.text = text;
    // Read once already, where a key that is written twice is told; looking for it here takes n² steps.
    this.#document = parseDocument(text, { uniqueKeys: false });
  }

  /** The list of rows, where there is one. */
  get rows(): YAMLSeq | null {
    const { contents } = this.#document;
    const rows: unknown = isMap(contents) ? contents.get('台账') : null;
    return isSeq(rows) ? rows : null;
  }

  /** The fields of the ledger and of all rows and records in it, from top to bottom. */
  fields(): LedgerNode[] {
    const found: LedgerNode[] = [];
    collect(this.#document.contents, 'ledger', found);
    return found;
  }

  /** The value of a field of the whole ledger (`row` null) or of one row. */
  scalar(row: number | null, key: string): Scalar | null {
    const map: unknown = row === null ? this.#document.contents : this.rows?.items[row];
    const value: unknown = isMap(map) ? map.get(key, true) : null;
    return isScalar(value) ? value : null;
  }

  /** Whether a row is written in braces. */
  isFlow(row: number): boolean {
    const map: unknown = this.rows?.items[row];
    return isMap(map) && map.flow === true;
  }

  /** Writes another value in the place of a scalar. */
  set(node: Scalar, value: string | number | boolean, inBraces: boolean): void {
    const [start, end] = node.range ?? [];
    if (start === undefined || end === undefined) return;
    const written = inlineYaml(value);
    const text =
      typeof value === 'string' && inBraces && /[,[\]{}]/.test(value)
        ? JSON.stringify(value)
        : written;
    const own = this.text.slice(start, end).replace(/[\r\n]+$/, '');
    this.#edits.push({ start, end: start + own.length, text });
    node.value = value;
  }

  /**
   * The edited text, if it reads back as what the nodes say.
   * @returns null where it would not: nothing is written then
   */
  edited(): string | null {
    if (this.#document.errors.length > 0) return null;
    const text = applyEdits(this.text, this.#edits);
    return sameData(dataOf(text), this.#document.toJS({ maxAliasCount: -1 })) ? text : null;
  }

  get count(): number {
    return this.#edits.length;
  }
}

/** The data of a text, or undefined where it cannot be read. */
export function dataOf(text: string): unknown {
  const composition = composeText(new SourceText('', text), LEDGER_KEYS);
  return 'faults' in composition ? undefined : composition.data;
}

/** Whether two pieces of data are the same, order of keys included. */
export function sameData(a: unknown, b: unknown): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

function collect(node: unknown, part: Part, found: LedgerNode[]): void {
  if (isSeq(node)) {
    for (const item of node.items) collect(item, part, found);
    return;
  }
  if (!isMap(node)) return;
  for (const pair of node.items as Pair[]) {
    if (!isPair(pair) || !isScalar(pair.key) || typeof pair.key.value !== 'string') continue;
    const key = pair.key as Scalar<string>;
    found.push({ part, key, value: pair.value, map: node });
    const within = WITHIN.get(key.value);
    if (within) collect(pair.value, within, found);
  }
}
