import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { afterAll, describe, expect, it } from 'vitest';
import { listPlans } from '../../src/plan/bundled-plans.ts';
import { resolvePlan } from '../../src/plan/resolve-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'gongkai-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('listPlans', () => {
  it('finds the 2022 plan', () => {
    expect(listPlans().map(({ id }) => id)).toContain('zibo-gaoxin/2022');
  });

  it.each(listPlans())('$id loads and bears the name of its file', ({ id }) => {
    const result = resolvePlan(id);
    expect('plan' in result ? result.plan.id : result.diagnostics).toBe(id);
  });

  it('finds the data folder from a bundle in dist', async () => {
    const outfile = join(folder, 'dist', 'plans.mjs');
    await build({
      input: fileURLToPath(new URL('../../src/plan/bundled-plans.ts', import.meta.url)),
      platform: 'node',
      output: { format: 'esm', file: outfile },
      logLevel: 'silent',
    });
    cpSync(fileURLToPath(new URL('../../data', import.meta.url)), join(folder, 'data'), {
      recursive: true,
    });
    const bundled: typeof import('../../src/plan/bundled-plans.ts') = await import(
      pathToFileURL(outfile).href
    );
    expect(bundled.listPlans()).toContainEqual({
      id: 'zibo-gaoxin/2022',
      file: join(folder, 'data/plans/zibo-gaoxin/2022.yaml'),
    });
  });
});

describe('resolvePlan', () => {
  it('takes the path of a file', () => {
    const file = fileURLToPath(new URL('../../data/plans/zibo-gaoxin/2022.yaml', import.meta.url));
    const result = resolvePlan(file);
    expect('plan' in result && result.plan.id).toBe('zibo-gaoxin/2022');
    expect('plan' in result && result.document.file).toBe(file);
  });

  it('names the known plans and the closest one where there is none', () => {
    const result = resolvePlan('zibo-gaoxin/2202');
    const diagnostics = 'diagnostics' in result ? result.diagnostics : [];
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ rule: 'unknown-plan', severity: 'error' });
    expect(diagnostics[0]?.message).toContain('“zibo-gaoxin/2202”');
    expect(diagnostics[0]?.message).toContain('是不是“zibo-gaoxin/2022”？');
    expect(diagnostics[0]?.message).toContain('可用的方案：');
  });

  it('does not take a folder for a plan', () => {
    const result = resolvePlan(folder);
    expect('diagnostics' in result && result.diagnostics[0]?.rule).toBe('unknown-plan');
  });

  it('passes on what is wrong with the file', () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'plan: [');
    const result = resolvePlan(file);
    expect('diagnostics' in result && result.diagnostics[0]?.rule).toBe('unreadable');
  });
});
