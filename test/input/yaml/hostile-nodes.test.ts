import { expect, it } from 'vitest';
import { readYaml } from '../../../src/input/yaml/read-yaml.ts';

it('a file of half a million items is refused before anybody lists what is wrong with each', () => {
  const result = readYaml('x.yaml', new TextEncoder().encode('- 1\n'.repeat(600_000)));
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.diagnostics).toMatchObject([{ rule: 'unreadable' }]);
  expect(result.diagnostics[0]?.message).toContain('500000');
});

it('a file of a few thousand items is not', () => {
  expect(readYaml('x.yaml', new TextEncoder().encode('- 1\n'.repeat(5_000))).ok).toBe(true);
});
