import { expect, it } from 'vitest';
import { readYaml } from '../../../src/input/yaml/read-yaml.ts';

const keys = (count: number) =>
  Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('');

/** Just within each limit of docs/reliability.md, and just beyond it, with what is said then. */
it.each([
  ['lines', `${'# a\n'.repeat(499_990)}- 1\n`, `${'# a\n'.repeat(500_001)}- 1\n`, '超过 500000 个'],
  [
    'commas',
    `- "${','.repeat(30_000)}"\n`.repeat(16),
    `- "${','.repeat(30_000)}"\n`.repeat(17),
    '超过 500000 个',
  ],
  [
    'nodes',
    '- [1, 1, 1, 1]\n'.repeat(41_000),
    '- [1, 1, 1, 1, 1, 1, 1]\n'.repeat(35_000),
    '超过 250000 项',
  ],
  ['items', '- 1\n'.repeat(50_000), '- 1\n'.repeat(50_001), '一个列表超过 50000 项'],
  ['keys', keys(1000), keys(1001), '键超过 1000 个'],
  [
    'levels',
    `${'['.repeat(63)}${']'.repeat(63)}`,
    `${'['.repeat(66)}${']'.repeat(66)}`,
    '嵌套超过 64 层',
  ],
  ['characters', 'a'.repeat(32_767), 'a'.repeat(32_768), '超过 32767 个'],
])(
  'a file of too many %s is refused, and one of as many as allowed is read',
  (_name, within, beyond, said) => {
    const read = (text: string) => readYaml('x.yaml', Buffer.from(text));
    expect(read(within).ok).toBe(true);
    const result = read(beyond);
    expect([result.ok, result.diagnostics.map(({ rule }) => rule)]).toEqual([
      false,
      ['unreadable'],
    ]);
    expect(result.diagnostics[0]?.message).toContain(said);
  },
);
