import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareText } from '../diagnostic.ts';

/** A plan that comes with the program. */
export interface BundledPlan {
  /** `plan/year`: the path of its file below data/plans, without the ending. */
  id: string;
  file: string;
}

/** The plans that come with the program, by id. */
export function listPlans(): BundledPlan[] {
  const folder = plansFolder();
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({
      id: path.replaceAll('\\', '/').slice(0, -'.yaml'.length),
      file: `${folder}/${path}`,
    }))
    .sort((a, b) => compareText(a.id, b.id));
}

/** The package's data folder is one level above dist, two above the folders in it and above this source file. */
function plansFolder(): string {
  const folders = ['../data/plans', '../../data/plans'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const found = folders.find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`The package lacks its plans: ${folders.join(', ')}`);
  return found;
}
