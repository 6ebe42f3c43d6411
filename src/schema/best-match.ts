import type { JsonSchema, SchemaError } from './schema-error.ts';

/**
 * Replaces the errors of all branches of a oneOf or anyOf by those of the branch that was most likely
 * meant, and drops errors that only repeat others (`if`, and `discriminator` beside its enum).
 */
export function bestMatches(errors: readonly SchemaError[]): SchemaError[] {
  const kept: SchemaError[] = [];
  for (const error of errors) {
    if (error.keyword === 'if' || error.keyword === 'discriminator') continue;
    const branches =
      error.keyword === 'oneOf' || error.keyword === 'anyOf' ? takeBranches(kept, error) : [];
    if (branches.length > 0) kept.push(...bestBranch(branches, error.instancePath));
    else kept.push(error);
  }
  return kept;
}

/**
 * Cuts the branch errors off the list; they stand right before the error of the whole.
 * Errors below a reference name their own definition, so they count to the branch they follow.
 */
function takeBranches(kept: SchemaError[], whole: SchemaError): SchemaError[][] {
  const prefixes = (whole.schema as JsonSchema[]).map(
    ({ $ref }, index) => `${$ref ?? `${whole.schemaPath}/${index}`}/`,
  );
  const branchOf = ({ schemaPath }: SchemaError) =>
    prefixes.findIndex((prefix) => schemaPath.startsWith(prefix));
  const isBelow = ({ instancePath }: SchemaError) =>
    instancePath.startsWith(`${whole.instancePath}/`);
  let start = kept.length;
  for (; start > 0; start--) {
    const error = kept[start - 1];
    if (!error || (branchOf(error) < 0 && !isBelow(error))) break;
  }
  const branches: SchemaError[][] = [];
  let current: number | null = null;
  for (const error of kept.splice(start)) {
    const branch = branchOf(error);
    if (current === null || (branch >= 0 && branch !== current)) {
      branches.push([]);
      current = branch;
    }
    branches.at(-1)?.push(error);
  }
  return branches;
}

/** A branch that wants another type or another constant was not meant; then the fewest errors win. */
function bestBranch(branches: SchemaError[][], instancePath: string): SchemaError[] {
  const weigh = (branch: SchemaError[]) =>
    branch.length + (branch.some((error) => isMisfit(error, instancePath)) ? 1000 : 0);
  return branches.reduce((best, branch) => (weigh(branch) < weigh(best) ? branch : best));
}

function isMisfit({ keyword, instancePath }: SchemaError, root: string): boolean {
  if (keyword === 'type') return instancePath === root;
  return keyword === 'const' || keyword === 'enum';
}
