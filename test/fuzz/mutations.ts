import fc from 'fast-check';

/** What readers stumble over: ends, signs, numbers, names, and pieces of what they read. */
const TOKENS = [
  '\r',
  '\n',
  '\0',
  '\t',
  '\u0085',
  '\u2028',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\ud800',
  '　',
  '：',
  '“',
  '”',
  '&a ',
  '*a',
  '<<: ',
  '!!int ',
  '!<x> ',
  '- ',
  '? ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|\n',
  '>\n',
  '#',
  '---\n',
  '__proto__',
  'constructor',
  '1e400',
  '.nan',
  '0x1',
  '-0',
  '9'.repeat(400),
  '2022-02-30',
  '0000-00-00',
  '１',
  '〇',
  '序号: ',
  '公开记录: ',
  '台账:\n',
  '计划: ',
  '时限要求: ',
  '每',
  '工作日',
  '之日起',
  '从其规定《',
  '截止',
  '个',
  '底前',
  '（',
  '）',
  '::error::x',
  '##[error]x',
  '\u001b[2J',
  '<c r="',
  '</',
  '<si>',
  '<![CDATA[',
  '&#x0;',
  '&amp;',
  'PK\u0003\u0004',
  ',',
  ';',
  '"\n"',
];

interface Mutation {
  kind: 'insert' | 'delete' | 'repeat' | 'flip' | 'splice';
  /** Where, and how much, as shares of the text. */
  at: number;
  length: number;
  token: string;
  times: number;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('insert', 'delete', 'repeat', 'flip', 'splice'),
  at: share,
  length: share.map((part) => part ** 4),
  token: fc.oneof(fc.constantFrom(...TOKENS), fc.string({ unit: 'binary', maxLength: 8 })),
  times: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 4 }) },
    fc.integer({ min: 1, max: 3000 }),
  ),
});

/** Some changes of an example; the other example gives a piece to splice in. */
export const mutations = fc.array(mutation, { minLength: 1, maxLength: 6 });

/** @returns no more than `limit` bytes */
export function mutated(
  bytes: Buffer,
  other: Buffer,
  changes: readonly Mutation[],
  limit: number,
): Buffer {
  return changes.reduce(
    (current, change) => applied(current, other, change).subarray(0, limit),
    bytes,
  );
}

function applied(
  bytes: Buffer,
  other: Buffer,
  { kind, at, length, token, times }: Mutation,
): Buffer {
  const start = Math.floor(at * bytes.length);
  const end = Math.min(start + Math.ceil(length * bytes.length), bytes.length);
  const [before, piece, after] = [
    bytes.subarray(0, start),
    bytes.subarray(start, end),
    bytes.subarray(end),
  ];
  switch (kind) {
    case 'insert':
      return Buffer.concat([before, Buffer.from(token.repeat(times)), piece, after]);
    case 'delete':
      return Buffer.concat([before, after]);
    case 'repeat': {
      const fitting = Math.min(times, Math.ceil(200_000 / Math.max(piece.length, 1)));
      return Buffer.concat([before, ...Array.from({ length: fitting }, () => piece), after]);
    }
    case 'flip':
      return Buffer.concat([
        before,
        Buffer.from(piece.map((byte) => byte ^ (1 << (times % 8)))),
        after,
      ]);
    case 'splice': {
      const from = Math.floor(at * other.length);
      return Buffer.concat([
        before,
        other.subarray(from, from + Math.ceil(length * other.length)),
        after,
      ]);
    }
  }
}
