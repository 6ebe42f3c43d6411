import { readDocument } from '../../../src/input/read-document.ts';
import type { PlanDraft } from '../../../src/plan/import/draft.ts';
import { type ImportOptions, importPlan } from '../../../src/plan/import/import-plan.ts';

/** What an import of these bytes proposes, or a failed test. */
export async function draftOf(
  file: string,
  bytes: Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<PlanDraft> {
  const result = await imported(file, bytes, options);
  if ('refused' in result) throw new Error(result.refused);
  return result.draft;
}

/** Why there is no plan in these bytes, or a failed test. */
export async function refusalOf(file: string, bytes: Uint8Array): Promise<string> {
  const result = await imported(file, bytes, {});
  if ('draft' in result) throw new Error(`${file} was taken for a plan.`);
  return result.refused;
}

async function imported(file: string, bytes: Uint8Array, options: Partial<ImportOptions>) {
  const read = await readDocument(file, bytes);
  if (!read.ok) return { refused: read.diagnostics.map(({ message }) => message).join('\n') };
  return importPlan(read.content, { fileTitle: file.replace(/\.[^.]*$/, ''), ...options });
}
