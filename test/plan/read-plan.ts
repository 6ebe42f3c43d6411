import { readFileSync } from 'node:fs';
import { readYaml } from '../../src/input/yaml/read-yaml.ts';
import { type PlanResult, planFromDocument } from '../../src/plan/load-plan.ts';
import { resolvePlan } from '../../src/plan/resolve-plan.ts';
import type { WorkPlan } from '../../src/plan/work-plan.ts';

/** A row of test/data/annex1.json or annex2.json; `*_from` names the row a blank cell was carried from. */
export type AnnexRow = Record<string, string | number> & { no: string | number };

export function annexRows(name: 'annex1' | 'annex2'): AnnexRow[] {
  return JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8'));
}

/** The bundled plan, or a failed test. */
export function bundledPlan(id: string): WorkPlan {
  const result = resolvePlan(id);
  if ('diagnostics' in result) throw new Error(JSON.stringify(result.diagnostics, null, 2));
  return result.plan;
}

export function planOf(file: string, source: string): PlanResult {
  const read = readYaml(file, new TextEncoder().encode(source));
  return read.ok ? planFromDocument(read.document) : { diagnostics: read.diagnostics };
}
