import type { PlanChoice } from '../../check/check-ledger.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { CONTROL, decodeText } from '../../input/decode-text.ts';
import { readYaml } from '../../input/yaml/read-yaml.ts';
import { LEDGER_KEYS } from '../../ledger/ledger-keys.ts';
import type { LoadedLedger } from '../../ledger/load-ledger.ts';
import { loadText } from '../../ledger/load-text.ts';
import { followPlan } from './follow-plan.ts';
import { repairTypos } from './repair-typos.ts';
import { repairValues } from './repair-values.ts';

export interface RepairedLedger {
  /** The text as it was and as it is repaired; the same where nothing can be repaired without a doubt. */
  before: string;
  after: string;
  /** What was repaired, as Chinese phrases. */
  changes: string[];
  /** What only a person can put right: places, and whole steps that were left out. */
  left: Diagnostic[];
  notes: string[];
}

const BYTE_ORDER_MARK = '\ufeff';

/** Repairs in a YAML ledger what cannot be meant otherwise; every step reads back what it wrote. */
export async function repairLedger(
  file: string,
  bytes: Uint8Array,
  choosePlan: (loaded: LoadedLedger) => Promise<PlanChoice>,
): Promise<RepairedLedger> {
  const decoded = decodeText(file, bytes);
  const unreadable = () => untouched(readYaml(file, bytes, { keys: LEDGER_KEYS }).diagnostics);
  if (!('source' in decoded) || CONTROL.test(decoded.source.text)) return unreadable();
  const { text } = decoded.source;
  const readable = repairTypos(text);
  if (!readable) return unreadable();
  const values = repairValues(readable.text);
  const valued = values?.text ?? readable.text;
  const loaded = loadText(file, valued);
  if (!loaded.ledger) return untouched(loaded.diagnostics, ['这不是台账']);
  const followed = followPlan(file, valued, loaded, await choosePlan(loaded));
  const mark = bytes[0] === 0xef ? BYTE_ORDER_MARK : '';
  return {
    before: mark + text,
    after: mark + followed.text,
    changes: [
      ...counted(readable.count, '冒号、空格'),
      ...(values ? counted(values.count, '日期、数字、键名') : []),
      ...counted(followed.worded, '方案的文字、单位名称'),
      ...followed.changes,
    ],
    left: loadText(file, followed.text).diagnostics,
    notes: [...(values ? [] : ['写法特殊，日期、数字没有改']), ...followed.notes],
  };
}

function counted(count: number, what: string): string[] {
  return count === 0 ? [] : [`${what}${count}处`];
}

/** Nothing was repaired. */
export function untouched(left: Diagnostic[], notes: string[] = []): RepairedLedger {
  return { before: '', after: '', changes: [], left, notes };
}
