import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareText } from '../diagnostic.ts';
import { PACKAGE_FOLDER } from '../package-folder.ts';
import type { WorkPlan } from './work-plan.ts';

/** A plan that comes with the program. */
export interface BundledPlan {
  /** `plan/year`: the path of its file below data/plans, without the ending. */
  id: string;
  file: string;
}

/** The plans that come with the program, by id. */
export function listPlans(): BundledPlan[] {
  const folder = `${PACKAGE_FOLDER}data/plans`;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({
      id: path.replaceAll('\\', '/').slice(0, -'.yaml'.length),
      file: `${folder}/${path}`,
    }))
    .sort((a, b) => compareText(a.id, b.id));
}

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
