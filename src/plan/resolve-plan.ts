import { lstatSync } from 'node:fs';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument, ReadResult } from '../input/document.ts';
import { unreadable } from '../input/fault.ts';
import { readYamlFile } from '../input/read.ts';
import { readFile } from '../input/read-file.ts';
import { type Signature, signatureOf } from '../input/signature.ts';
import { requireArguments } from '../missing-argument.ts';
import { closest } from '../text/similarity.ts';
import { type BundledPlan, listPlans } from './bundled-plans.ts';
import { planFromDocument } from './load-plan.ts';
import type { WorkPlan } from './work-plan.ts';

/**
 * The plan that an id (`plan/year`) or the path of a file names, with the document it was read from.
 * Ids come first, so that no folder of that name can stand in for a bundled plan.
 */
export function resolvePlan(
  idOrPath: string,
): { plan: WorkPlan; document: InputDocument } | { diagnostics: Diagnostic[] } {
  const plans = listPlans();
  const file = plans.find(({ id }) => id === idOrPath)?.file ?? idOrPath;
  if (!isThere(file)) return { diagnostics: [unknownPlan(idOrPath, plans)] };
  const content = readFile(file);
  const bytes = 'bytes' in content ? content.bytes : undefined;
  const kind = bytes ? signatureOf(file, bytes) : 'yaml';
  if (kind !== 'yaml') return { diagnostics: [documentGiven(file, kind)] };
  const read = readYamlFile(file, bytes);
  if (bytes && isProse(file, read)) return { diagnostics: [documentGiven(file, kind)] };
  if (!read.ok) return { diagnostics: read.diagnostics };
  const { document } = read;
  const result = planFromDocument(document);
  return 'plan' in result ? { plan: result.plan, document } : result;
}

/** A plan that cannot be used; the diagnostics say where and why. */
export class PlanError extends Error {
  override name = 'PlanError';
  readonly diagnostics: Diagnostic[];

  constructor(idOrPath: string, diagnostics: Diagnostic[]) {
    super(`方案“${idOrPath}”不能用：${diagnostics.map(({ message }) => message).join('')}`);
    this.diagnostics = diagnostics;
  }
}

/** The plan that an id or a path names. @throws MissingArgumentError, PlanError */
export function loadPlan(idOrPath: string): WorkPlan {
  requireArguments('loadPlan', { idOrPath });
  const result = resolvePlan(idOrPath);
  if ('diagnostics' in result) throw new PlanError(idOrPath, result.diagnostics);
  return result.plan;
}

/** A plan as it was issued, as a web page or plain text; a file of such a name may hold YAML as well. */
function isProse(file: string, read: ReadResult): boolean {
  return /\.(?:txt|x?html?)$/i.test(file) && !(read.ok && typeof read.document.data === 'object');
}

/** Kinds of files that an import can read. */
const IMPORTED = new Set<Signature>(['zip', 'html', 'csv', 'yaml']);

function documentGiven(file: string, kind: Signature): Diagnostic {
  const saved = IMPORTED.has(kind) ? '' : '用 Word 或 WPS 另存为 .docx（表格存为 .xlsx），再';
  const named = IMPORTED.has(kind) ? file : '方案.docx';
  return unreadable(
    `这是方案的原文，不是方案的 YAML 文件。请先${saved}转成 YAML，核对后再用：gongkai plan import ${named} -o 方案.yaml`,
    { file },
  );
}

/** Of a device, a loop of links or what may not be looked at the reader tells why it is no plan. */
function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

function unknownPlan(idOrPath: string, plans: BundledPlan[]): Diagnostic {
  const ids = plans.map(({ id }) => id);
  const near = closest(idOrPath, ids);
  return {
    rule: 'unknown-plan',
    severity: 'error',
    message:
      `没有“${idOrPath}”这个工作方案，也没有这个文件${near === null ? '。' : `，是不是“${near}”？`}` +
      `可用的方案：${ids.join('、')}。`,
    location: { file: idOrPath },
  };
}
