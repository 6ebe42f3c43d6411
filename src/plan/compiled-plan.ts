import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WorkPlan } from './work-plan.ts';

const PLAN_ID = /^[a-z0-9-]+\/\d{4}$/;

/**
 * A bundled plan as the build has checked and compiled it (scripts/compile-plans.ts), so that no check
 * reads and validates 75 tasks of YAML anew. null for what is no bundled plan, and where the program
 * runs from its sources: then the YAML is read.
 */
export function compiledPlan(id: string): WorkPlan | null {
  if (!PLAN_ID.test(id)) return null;
  const file = fileURLToPath(new URL(`plans/${id}.json`, import.meta.url));
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WorkPlan) : null;
}
