import {
  type AliasEvent,
  type DocumentEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { SPACE_LOOKALIKES } from '../../text/characters.ts';
import { inShort } from '../../text/in-short.ts';
import { CONTROL } from '../decode-text.ts';
import type { DisguisedNumber } from '../document.ts';
import { type Fault, MAX_FAULTS } from '../fault.ts';
import { childPointer } from '../json-pointer.ts';
import { findPersonalNumbers, type PersonalNumber } from '../personal/find-numbers.ts';
import { maskNumbers } from '../personal/personal-data.ts';
import { type ChildSpans, Positions, type Span, spanAt } from '../positions.ts';
import type { SourceText } from '../source-text.ts';
import { resolveScalar, resolveTagged, shortTag } from './scalar.ts';
import { indentTypoFault } from './typos.ts';

export const MAX_DEPTH = 64;
/** Nodes that aliases may add to what is written: a few short anchors can stand for billions. */
const MAX_ALIAS_NODES = 100_000;
/** Ten thousand full rows have two thirds of it; beyond, listing what is wrong would fill the memory. */
const MAX_NODES = 250_000;
/** Items of one list: more than twice the rows that a ledger may have. */
const MAX_ITEMS = 50_000;
/** A text as long as the longest cell: patterns that go over it would else run without bounds. */
const MAX_SCALAR = 32_767;
/** Keys of one mapping; a ledger's rows have a dozen, a catalogue's columns some more. */
const MAX_KEYS = 1000;
const INDENT_LOOKALIKES = new RegExp(
  `^[${SPACE_LOOKALIKES}](?:[${SPACE_LOOKALIKES} ]*[${SPACE_LOOKALIKES}])?`,
);
export const TOO_DEEP = `嵌套超过 ${MAX_DEPTH} 层，不再读取。请检查括号和缩进。`;

/** Plain data with its places, and the texts that a comment cuts short, or what forbids reading it. */
export type Composition =
  | {
      data: unknown;
      positions: Positions;
      cuts: Span[];
      disguised: DisguisedNumber[];
      escaped: EscapedNumber[];
    }
  | { faults: Fault[] };

/** A person's number that only the read text shows: escapes or broken lines make it up. */
export interface EscapedNumber {
  number: PersonalNumber;
  /** Of the text that holds it. */
  span: Span;
  /** What is shown of it. */
  shown: string;
}

/** A comment begins with a blank, as a rule; a number sign before a figure or a word was meant as text. */
const CUT = /[ \t]+#[^\s#].*/y;
/** The same where nothing is left of the text: 3 in `标题: #3 楼` is no remark. */
const ALL_CUT = /:[ \t]+#[\dA-Za-z].*/y;
/** What a comment can follow and nothing be missing: a date, a number, an address. */
const COMPLETE = /^[\d\s./:-]*$|^https?:/;

/** 16 as 0x10, 15 as 0o17, 1000 as 1e3: to YAML a number, but not the one that people see. */
const DISGUISED = /^0[ox]|e/i;

/** A finished node: `size` counts it and all below it, `height` the levels of collections in it. */
interface Node extends Span {
  value: unknown;
  size: number;
  height: number;
  /** Text of a scalar that may serve as a key, or null. */
  keyText: string | null;
}

interface Collection extends Span {
  spans: ChildSpans;
  size: number;
  height: number;
  anchor: string | null;
}

interface Sequence extends Collection {
  value: unknown[];
}

interface Mapping extends Collection {
  value: Record<string, unknown>;
  keys: string[];
  /** The key that waits for its value. */
  key: Key | null;
}

interface Key extends Span {
  text: string;
}

/** Builds plain data from the events of one document. It keeps no recursion, whatever the input. */
export function composeYaml(events: Event[], source: SourceText): Composition {
  return new Composer(source).compose(events);
}

class Composer {
  readonly #source: SourceText;
  readonly #faults: Fault[] = [];
  readonly #children = new Map<object, ChildSpans>();
  /** null while the anchored collection is still open. */
  readonly #anchors = new Map<string, Node | null>();
  readonly #open: (Sequence | Mapping)[] = [];
  readonly #cuts: Span[] = [];
  readonly #disguised: DisguisedNumber[] = [];
  readonly #escaped: EscapedNumber[] = [];
  #root: Node | null = null;
  #aliasNodes = 0;
  #nodes = 0;
  #isOver = false;
  /** Offset behind the last token read; an empty node has no place of its own. */
  #lastEnd = 0;

  constructor(source: SourceText) {
    this.#source = source;
  }

  compose(events: Event[]): Composition {
    for (const event of events) {
      this.#read(event);
      if (this.#aliasNodes > MAX_ALIAS_NODES || this.#open.length > MAX_DEPTH) break;
      if (this.#faults.length > MAX_FAULTS) break;
      if (this.#isOver) break;
      if (this.#nodes > MAX_NODES) {
        this.#fault(this.#emptySpan(), `内容超过 ${MAX_NODES} 项，不再读取。请拆成几个文件。`);
        break;
      }
    }
    if (this.#faults.length > 0 || this.#root === null) return { faults: this.#faults };
    return {
      data: this.#root.value,
      positions: new Positions(this.#root, this.#children),
      cuts: this.#cuts,
      disguised: this.#disguised,
      escaped: this.#escaped,
    };
  }

  #read(event: Event): void {
    if (event.type === EVENT_ID.SCALAR) this.#addScalar(event);
    else if (event.type === EVENT_ID.ALIAS) this.#addAlias(event);
    else if (event.type === EVENT_ID.POP) this.#closeCollection();
    else if (event.type === EVENT_ID.DOCUMENT) this.#startDocument(event);
    else this.#openCollection(event);
  }

  #startDocument({ directives }: DocumentEvent): void {
    if (directives.some(({ kind }) => kind === 'tag')) {
      this.#fault(this.#emptySpan(), '这里不用 %TAG 指令，请删掉这一行。');
    }
    if (this.#root !== null) {
      this.#fault(
        this.#emptySpan(),
        '一个文件只写一份内容，这里由“---”或“...”又开始了一份。请拆成两个文件。',
      );
    }
  }

  #addScalar(event: ScalarEvent): void {
    const written = getScalarValue(this.#source.text, event);
    const span = this.#scalarSpan(event);
    if (written.length > MAX_SCALAR) {
      this.#fault(
        span,
        `这段文字有 ${written.length} 个字，超过 ${MAX_SCALAR} 个，不像台账或方案，没有读取。请检查后再试。`,
      );
      this.#add({ ...span, value: null, size: 1, height: 0, keyText: '' });
      return;
    }
    const text = event.fast ? written : this.#withoutEscapedNumbers(written, span);
    const plain = event.style === SCALAR_STYLE.PLAIN;
    let value: unknown = plain ? resolveScalar(text) : text;
    if (event.tagStart !== -1) {
      const tag = this.#slice(event.tagStart, event.tagEnd);
      const tagged = resolveTagged(tag, text);
      if ('message' in tagged)
        this.#fault({ start: event.tagStart, end: event.tagEnd }, tagged.message);
      else value = tagged.value;
    }
    if (typeof value === 'number' && DISGUISED.test(text) && !this.#isKeyNext()) {
      this.#disguised.push({ pointer: this.#pointer(), written: text });
    }
    if (event.valueStart === -1) this.#noteCut(ALL_CUT, this.#lastEnd);
    else if (plain && typeof value === 'string' && !COMPLETE.test(value)) {
      this.#noteCut(CUT, span.end);
    }
    if (!plain && !event.fast && (CONTROL.test(text) || /\p{Surrogate}/u.test(text))) {
      this.#fault(span, '这段文字用“\\”转义出了看不见的控制字符。请改成普通文字。');
    }
    const keyText = event.valueStart === -1 || (plain && text === '<<') ? null : text;
    const node = { start: span.start, end: span.end, value, size: 1, height: 0, keyText };
    if (event.anchorStart !== -1) {
      this.#anchors.set(this.#slice(event.anchorStart, event.anchorEnd), node);
    }
    this.#add(node);
  }

  /** Joined from lines or from escapes, a text may hold a number that the file does not show. */
  #withoutEscapedNumbers(text: string, span: Span): string {
    const numbers = findPersonalNumbers(text);
    if (numbers.length === 0) return text;
    const masked = maskNumbers(text, numbers);
    for (const number of numbers) {
      this.#escaped.push({ number, span, shown: masked.slice(number.start, number.end) });
    }
    return masked;
  }

  /** Whether the next node is the key of an entry, and as such text. */
  #isKeyNext(): boolean {
    const parent = this.#open.at(-1);
    return parent !== undefined && 'keys' in parent && parent.key === null;
  }

  /** Of the value that is read. */
  #pointer(): string {
    return this.#open.reduce(
      (pointer, parent) =>
        childPointer(pointer, 'keys' in parent ? (parent.key?.text ?? '') : parent.value.length),
      '',
    );
  }

  #noteCut(pattern: RegExp, end: number): void {
    pattern.lastIndex = end;
    const cut = pattern.exec(this.#source.text);
    if (cut) this.#cuts.push({ start: end + cut[0].indexOf('#'), end: pattern.lastIndex });
  }

  #addAlias({ anchorStart, anchorEnd }: AliasEvent): void {
    const name = this.#slice(anchorStart, anchorEnd);
    const start = anchorStart - 1;
    const span = { start, end: start + 1 + name.length };
    const node = this.#anchors.get(name);
    if (node === undefined) {
      this.#fault(
        span,
        `“*${inShort(name)}”引用的“&${inShort(name)}”在前面没有出现。如果“*”是文字的一部分，请给整段文字加引号。`,
      );
    } else if (node === null) {
      this.#fault(
        span,
        `“*${inShort(name)}”引用了它自己所在的内容，永远展不完。请把内容直接写出来。`,
      );
    } else {
      this.#aliasNodes += node.size;
      if (this.#aliasNodes > MAX_ALIAS_NODES) {
        this.#fault(
          span,
          `引用（“*”）展开后超过 ${MAX_ALIAS_NODES} 项，不再读取。请把内容直接写出来。`,
        );
      } else if (this.#open.length + node.height > MAX_DEPTH) {
        this.#fault(span, TOO_DEEP);
      }
    }
    const { value, size, height } = node ?? { value: null, size: 1, height: 0 };
    this.#add({ start: span.start, end: span.end, value, size, height, keyText: null });
  }

  #openCollection(event: SequenceEvent | MappingEvent): void {
    const { start } = event;
    const isMapping = event.type === EVENT_ID.MAPPING;
    if (event.tagStart !== -1) {
      const tag = this.#slice(event.tagStart, event.tagEnd);
      if (shortTag(tag) !== (isMapping ? '!!map' : '!!seq')) {
        const span = { start: event.tagStart, end: event.tagEnd };
        this.#fault(span, `这里不用类型标记“${inShort(tag)}”。请删掉它。`);
      }
    }
    const anchor =
      event.anchorStart === -1 ? null : this.#slice(event.anchorStart, event.anchorEnd);
    if (anchor !== null) this.#anchors.set(anchor, null);
    const keys: string[] = [];
    const spans = { keys: isMapping ? keys : null, offsets: [] };
    const end = start + 1;
    this.#open.push(
      isMapping
        ? { spans, start, end, size: 1, height: 1, anchor, value: {}, keys, key: null }
        : { spans, start, end, size: 1, height: 1, anchor, value: [] },
    );
    this.#lastEnd = start;
    if (this.#open.length > MAX_DEPTH) this.#fault({ start, end: start + 1 }, TOO_DEEP);
  }

  #closeCollection(): void {
    const closed = this.#open.pop();
    if (!closed) return; // The event closes the document.
    const { value, spans, start, end, size, height, anchor } = closed;
    this.#children.set(value, spans);
    const node = { start, end, value, size, height, keyText: null };
    if (anchor !== null) this.#anchors.set(anchor, node);
    this.#add(node);
  }

  /** Puts a finished node where it belongs: root, item, key or value of the innermost collection. */
  #add(node: Node): void {
    this.#nodes++;
    const parent = this.#open.at(-1);
    if (!parent) {
      this.#root ??= node;
      return;
    }
    parent.size += node.size;
    parent.height = Math.max(parent.height, node.height + 1);
    if (!('keys' in parent)) {
      if (parent.value.length === MAX_ITEMS) {
        this.#fault(node, `一个列表超过 ${MAX_ITEMS} 项，不再读取。请拆成几个文件。`);
        this.#isOver = true;
        return;
      }
      parent.value.push(node.value);
      parent.spans.offsets.push(node.start, node.end);
    } else if (parent.key === null) {
      // A block mapping is marked at its first key.
      if (parent.start === node.start) parent.end = node.end;
      parent.key = { start: node.start, end: node.end, text: this.#keyText(node) };
    } else {
      this.#addEntry(parent, parent.key, node);
      parent.key = null;
    }
  }

  #addEntry({ value, keys, spans: { offsets } }: Mapping, key: Key, node: Node): void {
    if (Object.hasOwn(value, key.text)) {
      const earlier = spanAt(offsets, keys.indexOf(key.text) * 4);
      const line = this.#source.lineIndexAt(earlier.start) + 1;
      this.#fault(key, `“${inShort(key.text)}”重复了：第 ${line} 行已经写过。请只留一处。`);
      return;
    }
    if (keys.length === MAX_KEYS) {
      this.#fault(key, `这里的键超过 ${MAX_KEYS} 个，不像台账或方案，不再读取。请检查后再试。`);
      this.#isOver = true;
      return;
    }
    setOwn(value, key.text, node.value);
    keys.push(key.text);
    offsets.push(key.start, key.end, node.start, node.end);
  }

  #keyText(node: Node): string {
    if (node.keyText === null) {
      const written = this.#slice(node.start, node.end);
      this.#fault(
        node,
        written === '<<'
          ? '这里不用合并键“<<”。请把内容直接写出来。'
          : node.value === null
            ? '“:”前面没有键名。请补上键名。'
            : '键名应为一段文字，不能是列表、一组键值或引用。',
      );
      return '';
    }
    const spaces = node.value === node.keyText && INDENT_LOOKALIKES.exec(node.keyText)?.[0];
    if (spaces) this.#faults.push(indentTypoFault(node.start, spaces));
    return node.keyText;
  }

  #scalarSpan(event: ScalarEvent): Span {
    const { valueStart, valueEnd, style, anchorStart, anchorEnd } = event;
    if (valueStart === -1) {
      return anchorStart === -1 ? this.#emptySpan() : { start: anchorStart - 1, end: anchorEnd };
    }
    const quote =
      style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    const previousEnd = this.#lastEnd;
    this.#lastEnd = valueEnd + quote;
    if (style !== SCALAR_STYLE.LITERAL_BLOCK && style !== SCALAR_STYLE.FOLDED_BLOCK) {
      return { start: valueStart - quote, end: valueEnd + quote };
    }
    const blank = this.#slice(valueStart, valueEnd).search(/\S/);
    if (blank >= 0) return { start: valueStart + blank, end: valueEnd };
    const sign = previousEnd + this.#slice(previousEnd, valueStart).search(/[|>]/);
    return { start: sign, end: sign + 1 };
  }

  /** Where a node without text stands: at its key, else at the next thing written (the dash, `---`). */
  #emptySpan(): Span {
    const parent = this.#open.at(-1);
    const key = parent && 'keys' in parent && parent.key;
    if (key) return { start: key.start, end: key.end };
    const { text } = this.#source;
    let start = this.#lastEnd;
    for (; start < text.length; start++) {
      if (text[start] === '#') start = Math.max(text.indexOf('\n', start), start);
      else if (!' \t\r\n,:?}]'.includes(text.charAt(start))) break;
    }
    this.#lastEnd = start + 1;
    return { start, end: start + 1 };
  }

  #slice(start: number, end: number): string {
    return this.#source.text.slice(start, end);
  }

  #fault({ start, end }: Span, message: string): void {
    this.#faults.push({ start, end, message });
  }
}

/** An assignment to `__proto__` would change the prototype instead of adding a key. */
function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') target[key] = value;
  else
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}
