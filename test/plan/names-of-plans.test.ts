import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listPlans } from '../../src/plan/bundled-plans.ts';
import { bundledPlan } from './read-plan.ts';

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'));

describe('the code names no plan', () => {
  it('reads the sources', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(listPlans().map(({ id }) => id))('%s', (id) => {
    const { title, issuer, basis, namePrefixes } = bundledPlan(id);
    const code = id.split('/')[0];
    // The title without its year, the place names by themselves, the quoted part of the basis.
    const names = [code, title.replace(/^\d{4}年/, ''), issuer, ...namePrefixes];
    if (basis !== null) names.push(basis, ...(/“(.+)”/.exec(basis)?.slice(1) ?? []));
    const found = files.flatMap((file) => {
      const source = readFileSync(`${SRC}/${file}`, 'utf8');
      return names.flatMap((name) => (name && source.includes(name) ? [`${file}: ${name}`] : []));
    });
    expect(found).toEqual([]);
  });
});
