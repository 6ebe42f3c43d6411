import { readdirSync } from 'node:fs';
import { compareText } from '../diagnostic.ts';
import { PACKAGE_FOLDER } from '../package-folder.ts';

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
