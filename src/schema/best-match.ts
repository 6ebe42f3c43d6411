import type { SchemaError } from './schema-error.ts';

/**
 * Keeps the errors that tell what to do: of a oneOf or anyOf those of the branch whose type fits,
 * not that the other branches want another type. Errors that only repeat others are dropped: `if`,
 * and `discriminator` beside the enum of its key.
 */
export function bestMatches(errors: readonly SchemaError[]): SchemaError[] {
  const kept: SchemaError[] = [];
  for (const error of errors) {
    if (error.keyword === 'if' || error.keyword === 'discriminator') continue;
    const failed =
      error.keyword === 'anyOf' || (error.keyword === 'oneOf' && noBranchPassed(error));
    if (failed) chooseBranch(kept, error);
    else kept.push(error);
  }
  return kept;
}

function noBranchPassed({ params }: SchemaError): boolean {
  return params.passingSchemas === null;
}

/** Works on the errors right before the one of the whole, which come from its branches. */
function chooseBranch(kept: SchemaError[], whole: SchemaError): void {
  const { instancePath } = whole;
  let start = kept.length;
  for (; start > 0; start--) {
    const path = kept[start - 1]?.instancePath;
    if (path !== instancePath && !path?.startsWith(`${instancePath}/`)) break;
  }
  const inside = kept.splice(start);
  const otherType = (error: SchemaError) =>
    error.keyword === 'type' && error.instancePath === instancePath;
  const fitting = inside.filter((error) => !otherType(error));
  if (fitting.length > 0) kept.push(...fitting);
  else {
    const type = inside.flatMap(({ parentSchema }) => parentSchema.type ?? []);
    kept.push({ ...whole, keyword: 'type', parentSchema: { ...whole.parentSchema, type } });
  }
}
