import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { listPlans } from '../src/plan/bundled-plans.ts';
import { resolvePlan } from '../src/plan/resolve-plan.ts';

/** Writes each bundled plan as checked data into dist/plans; a faulty plan fails the build. */
for (const { id } of listPlans()) {
  const result = resolvePlan(id);
  if (!('plan' in result)) {
    const faults = result.diagnostics.map(
      ({ message, location }) => `${location.line}: ${message}`,
    );
    throw new Error(`data/plans/${id}.yaml is faulty:\n${faults.join('\n')}`);
  }
  const file = `dist/plans/${id}.json`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(result.plan));
}
