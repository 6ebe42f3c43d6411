import { pointerTokens } from './json-pointer.ts';

/** `[start, end)` in the source. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Where the children of one array or object stand: flat numbers instead of an object per node.
 * Without keys two numbers a child (value), with keys four (key, value).
 */
export interface ChildSpans {
  keys: string[] | null;
  offsets: number[];
}

/** The places of all nodes of a document, found through the containers that hold them. */
export class Positions {
  readonly #root: Span;
  readonly #children: ReadonlyMap<object, ChildSpans>;

  constructor(root: Span, children: ReadonlyMap<object, ChildSpans>) {
    this.#root = root;
    this.#children = children;
  }

  /** Span of the value a pointer names, or of its key; of the nearest existing ancestor if there is none. */
  find(data: unknown, pointer: string, part: 'key' | 'value'): Span {
    let span = { key: this.#root, value: this.#root };
    let node = data;
    for (const token of pointerTokens(pointer)) {
      const child = this.#child(node, token);
      if (!child) return span.value;
      span = child;
      node = (node as Record<string, unknown>)[token];
    }
    return span[part];
  }

  /** The children of an array or an object, in the order in which they stand. */
  *children(node: object): Generator<{ token: string; key: Span; value: Span }> {
    const { keys, offsets } = this.#children.get(node) ?? { keys: null, offsets: [] };
    const [count, step] = keys ? [keys.length, 4] : [offsets.length / 2, 2];
    for (let index = 0; index < count; index++) {
      const key = spanAt(offsets, index * step);
      const value = keys ? spanAt(offsets, index * step + 2) : key;
      yield { token: keys?.[index] ?? String(index), key, value };
    }
  }

  #child(node: unknown, token: string): { key: Span; value: Span } | null {
    const spans = typeof node === 'object' && node !== null && this.#children.get(node);
    if (!spans) return null;
    const { keys, offsets } = spans;
    const index = keys ? keys.indexOf(token) : /^(?:0|[1-9]\d*)$/.test(token) ? Number(token) : -1;
    if (index < 0 || index * (keys ? 4 : 2) >= offsets.length) return null;
    if (keys) return { key: spanAt(offsets, index * 4), value: spanAt(offsets, index * 4 + 2) };
    return { key: spanAt(offsets, index * 2), value: spanAt(offsets, index * 2) };
  }
}

/** The span whose two numbers stand at an index. */
export function spanAt(offsets: readonly number[], at: number): Span {
  const start = offsets[at];
  const end = offsets[at + 1];
  if (start === undefined || end === undefined) throw new RangeError(`no span at ${at}`);
  return { start, end };
}
