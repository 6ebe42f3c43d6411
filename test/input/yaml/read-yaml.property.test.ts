import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parse,
  parseDocument,
  type ToStringOptions,
} from 'yaml';
import { childPointer } from '../../../src/input/json-pointer.ts';
import { maskPersonalData } from '../../../src/input/personal/personal-data.ts';
import { readText } from '../read.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(...'标题：，“”‘’—…㐂𠮷 \n\t:#-[]{}&*!|>%@`"\'\\,?~/=<'),
    maxLength: 12,
  }),
  fc.constantFrom(
    '2022-05-18',
    '12',
    '0x1F',
    '0o7',
    '1e3',
    '.5',
    '-',
    'true',
    'null',
    '~',
    '',
    '.nan',
    'yes',
  ),
);
/** Characters that a file cannot hold, or that this reader refuses in keys. */
const refused = /\p{Cc}(?<![\n\t])|\p{Cs}|[\ufeff\ufffe\uffff]/u;
/** The printer leaves these unquoted, which YAML 1.2.2, section 7.3.3, forbids. */
const misprinted = /^[?:-]\n/;
const value = text.filter((string) => !refused.test(string) && !misprinted.test(string));
/** Keys that the reader refuses on purpose: the merge key, and wide spaces that were meant as indentation. */
const key = value.filter(
  (string) => string !== '<<' && (string === '' || !/^\s|\ufeff/.test(string)),
);
const { root: data } = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    value,
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double(),
    tie('root'),
  ),
  root: fc.oneof(
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const options: fc.Arbitrary<ToStringOptions> = fc.record({
  collectionStyle: fc.constantFrom('any', 'block', 'flow'),
  defaultStringType: fc.constantFrom(
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'BLOCK_LITERAL',
    'BLOCK_FOLDED',
  ),
  defaultKeyType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  lineWidth: fc.constantFrom(0, 20, 80),
});

/** The value as `yaml` writes it; where a fold falls into a pair of surrogates that is no text. */
function written(value: unknown, style: ToStringOptions): string {
  const source = new Document(value).toString(style);
  // Numbers of persons are masked when a file is read.
  fc.pre(!/\p{Surrogate}/u.test(source) && maskPersonalData(source) === source);
  return source;
}

test('both YAML libraries read the same values', () => {
  fc.assert(
    fc.property(data, options, (value, style) => {
      const source = written(value, style);
      expect(readText(source).data).toEqual(parse(source));
    }),
    { numRuns: 1000 },
  );
});

test('every scalar and key is located where it was read from', () => {
  fc.assert(
    fc.property(data, options, (value, style) => {
      const source = written(value, style);
      const lines = new LineCounter();
      const parsed = parseDocument(source, { lineCounter: lines });
      const document = readText(source);
      const visit = (node: unknown, pointer: string): void => {
        if (isMap(node)) {
          for (const pair of node.items as Pair<Node, Node>[]) {
            const child = childPointer(pointer, String(isScalar(pair.key) ? pair.key.value : ''));
            expectAt(pair.key, document.locate(child, 'key'));
            visit(pair.value, child);
          }
        } else if (isSeq(node)) {
          node.items.forEach((item, index) => {
            visit(item, childPointer(pointer, index));
          });
        } else if (isScalar(node)) expectAt(node, document.locate(pointer));
      };
      const expectAt = (
        node: Node,
        place: { line?: number; column?: number; endColumn?: number; excerpt?: string },
      ) => {
        if (!isScalar(node) || !node.range) throw new Error('not a scalar');
        const { line, column = 0, endColumn = 0, excerpt = '' } = place;
        if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
          // The place is that of the text, not of the sign before it.
          const marked = excerpt.slice(column - 1, endColumn - 1).trim();
          expect(marked === '' || String(node.value).includes(marked) || /^[|>]/.test(marked)).toBe(
            true,
          );
        } else {
          const { line: expectedLine, col } = lines.linePos(node.range[0]);
          expect({ line, column }).toEqual({ line: expectedLine, column: col });
          const written = source.slice(node.range[0], node.range[1]);
          // A wide space at the end of a line is part of the value, but no caret stands under it.
          if (!written.includes('\n'))
            expect(excerpt.slice(column - 1, endColumn - 1).trimEnd()).toBe(written.trimEnd());
        }
      };
      visit(parsed.contents, '');
    }),
    { numRuns: 500 },
  );
});
