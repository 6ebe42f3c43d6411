import { childPointer } from '../../input/json-pointer.ts';
import type { Span } from '../../input/positions.ts';
import { SourceText } from '../../input/source-text.ts';
import { composeText } from '../../input/yaml/compose-text.ts';
import type { Composition } from '../../input/yaml/compose-yaml.ts';
import { LEDGER_FIELDS, type Part } from '../../ledger/fields.ts';
import { LEDGER_KEYS } from '../../ledger/ledger-keys.ts';
import { isMapping } from '../../ledger/mapping.ts';
import { inlineYaml } from '../yaml-text.ts';
import { applyEdits, type TextEdit } from './text-edit.ts';

/** What the lists and mappings of a ledger hold, by their keys. */
const WITHIN: ReadonlyMap<string, Part> = new Map(
  LEDGER_FIELDS.flatMap(({ key, of }) => (of ? [[key, of] as const] : [])),
);

export type Readable = Exclude<Composition, { faults: unknown }>;
type Value = string | number | boolean;

/** A key of a ledger with its value, and where they stand. */
export interface LedgerNode {
  pointer: string;
  part: Part;
  key: string;
  value: unknown;
  /** The value as it is written; null where nothing is or where an alias stands for it. */
  written: string | null;
  /** Whether the mapping has such a key. */
  has(key: string): boolean;
  keySpan: Span;
  valueSpan: Span;
  /** Whether it stands in braces. */
  isFlow: boolean;
}

/** Behind the key of a text in lines of its own: `|-`. */
const BLOCK_SIGN = /[|>][-+\d]*[ \t]*(?:#.*)?\r?\n\s*$/;
const ANCHOR = /&([^\s,[\]{}]+)[ \t]+(?:!\S*[ \t]+)?$/;
/** Longer names of anchors are none that a person has given. */
const MAX_ANCHOR = 100;

/** A ledger's text with the places of its fields, and edits of it. */
export class LedgerNodes {
  readonly text: string;
  readonly #read: Readable | null;
  readonly #edits = new Map<number, TextEdit & { value: Value }>();

  constructor(text: string) {
    this.text = text;
    this.#read = readable(text);
  }

  /** The fields of the ledger and of all rows and records in it, from top to bottom. */
  fields(): LedgerNode[] {
    const found: LedgerNode[] = [];
    const read = this.#read;
    if (!read) return found;
    const { start } = read.positions.find(read.data, '', 'value');
    const isFlow = this.text[start] === '{';
    this.#collect(read, read.data, { pointer: '', part: 'ledger', isFlow }, found);
    return found;
  }

  #collect(
    read: Readable,
    node: unknown,
    { pointer, part, isFlow }: Pick<LedgerNode, 'pointer' | 'part' | 'isFlow'>,
    found: LedgerNode[],
  ): void {
    if (Array.isArray(node)) {
      for (const { token, value } of read.positions.children(node)) {
        const sign = this.text[value.start];
        // What an alias repeats stands in the file once.
        if (sign === '*') continue;
        const below = {
          pointer: childPointer(pointer, token),
          part,
          isFlow: isFlow || sign === '{',
        };
        this.#collect(read, node[Number(token)], below, found);
      }
    } else if (isMapping(node)) {
      for (const { token: key, key: keySpan, value: span } of read.positions.children(node)) {
        const place = childPointer(pointer, key);
        const value = node[key];
        const valueSpan = this.#wholeSpan(keySpan, span);
        const sign = this.text[span.start];
        const isWritten = span.start !== keySpan.start && sign !== '*';
        const written = isWritten ? this.text.slice(valueSpan.start, valueSpan.end) : null;
        const has = (name: string) => Object.hasOwn(node, name);
        found.push({ pointer: place, part, key, value, written, has, keySpan, valueSpan, isFlow });
        const within = WITHIN.get(key);
        if (!within || !isWritten) continue;
        const isFlowBelow = isFlow || sign === '{' || sign === '[';
        this.#collect(read, value, { pointer: place, part: within, isFlow: isFlowBelow }, found);
      }
    }
  }

  /** With the sign before a text in lines of its own, without the line end behind it. */
  #wholeSpan(key: Span, { start, end }: Span): Span {
    const between = this.text.slice(key.end, start);
    const sign = BLOCK_SIGN.exec(between);
    const behind = /[\r\n]*$/.exec(this.text.slice(start, end))?.[0].length ?? 0;
    return { start: sign ? key.end + sign.index : start, end: end - behind };
  }

  /** Writes another key. */
  rename({ keySpan, isFlow }: LedgerNode, key: string): void {
    this.#edit(keySpan, key, isFlow);
  }

  /** Writes another value. */
  set({ valueSpan, isFlow }: LedgerNode, value: Value): void {
    this.#edit(valueSpan, value, isFlow);
  }

  #edit({ start, end }: Span, value: Value, isFlow: boolean): void {
    const isQuoted = typeof value === 'string' && isFlow && /[,[\]{}]/.test(value);
    const text = isQuoted ? JSON.stringify(value) : inlineYaml(value);
    this.#edits.set(start, { start, end, text, value });
  }

  /**
   * The edited text, if it reads back as what was read, with the edits.
   * @returns null where it would not: nothing is written then
   */
  edited(): string | null {
    if (!this.#read) return null;
    if (this.count === 0) return this.text;
    const text = applyEdits(this.text, [...this.#edits.values()]);
    return sameData(dataOf(text), this.#expected(this.#read)) ? text : null;
  }

  /** The data with the edits made, and what is edited at its anchor changed at its aliases, too. */
  #expected({ data, positions }: Readable): unknown {
    const anchored = new Map<string, unknown>();
    const copies = new Map<object, unknown>();
    const copied = (node: unknown, span: Span): unknown => {
      if (typeof node !== 'object' || node === null) return scalar(node, span);
      const known = copies.get(node);
      if (known !== undefined) return known;
      const copy: unknown[] = [];
      for (const { token, key, value } of positions.children(node)) {
        const child = (node as Record<string, unknown>)[token];
        const now = copied(child, Array.isArray(node) ? value : this.#wholeSpan(key, value));
        copy.push(Array.isArray(node) ? now : [this.#edits.get(key.start)?.value ?? token, now]);
      }
      const made = Array.isArray(node) ? copy : Object.fromEntries(copy as [string, unknown][]);
      copies.set(node, made);
      return made;
    };
    const scalar = (value: unknown, { start, end }: Span): unknown => {
      if (this.text[start] === '*') {
        const name = this.text.slice(start + 1, end);
        return anchored.has(name) ? anchored.get(name) : value;
      }
      const now = value === null ? value : (this.#edits.get(start)?.value ?? value);
      const name = ANCHOR.exec(this.text.slice(Math.max(start - MAX_ANCHOR, 0), start))?.[1];
      if (name !== undefined) anchored.set(name, now);
      return now;
    };
    return copied(data, { start: 0, end: 0 });
  }

  get count(): number {
    return this.#edits.size;
  }
}

/** The data of a text, or undefined where it cannot be read. */
export function dataOf(text: string): unknown {
  return readable(text)?.data;
}

/** A text with its places, or null where it cannot be read. */
export function readable(text: string): Readable | null {
  const composition = composeText(new SourceText('', text), LEDGER_KEYS);
  return 'faults' in composition ? null : composition;
}

/** Whether two pieces of data are the same, order of keys included. */
export function sameData(a: unknown, b: unknown): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
