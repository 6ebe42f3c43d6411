import { matchEntries } from '../check/match-entries.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { readFile } from '../input/read-file.ts';
import { loadedLedger, readLedgerFile } from '../ledger/load-ledger.ts';
import { findBody, tasksOf } from '../plan/bodies.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import type { LedgerData } from '../write/ledger-data.ts';
import { UsageError } from './exit.ts';
import { planChooser } from './plan-choice.ts';

/** Whose plan and body a table is taken for that does not name them. */
export interface ConversionOptions {
  plan?: string;
  body?: string;
}

/** A ledger that can be written in another format. */
export interface Convertible {
  ledger: LedgerData;
  document: InputDocument;
  plan: WorkPlan | null;
  /** The task of each row, null where there is none or it is not certain. */
  tasks: (Task | null)[];
  /** What is to be told of how the file was read. */
  diagnostics: Diagnostic[];
}

/** Reads a ledger in order to write it anew, or tells why it cannot be. @throws UsageError */
export async function readConvertible(
  file: string,
  options: ConversionOptions,
): Promise<Convertible | { refused: Diagnostic[] }> {
  const plans = await planChooser(options.plan);
  const defaults = { body: options.body, plan: plans.nameFor, plans: plans.ids };
  const content = readFile(file);
  if ('problem' in content) throw new UsageError(`“${file}”：${content.problem}`);
  const read = await readLedgerFile(file, content.bytes, defaults);
  if (!read.ok) return { refused: read.diagnostics };
  // What is masked would be lost.
  const masked = read.diagnostics.filter(({ rule }) => rule === 'personal-data');
  if (masked.length > 0) return { refused: masked };
  const loaded = loadedLedger(file, read);
  if (!loaded.ledger) return { refused: loaded.diagnostics };
  const { document, diagnostics } = read;
  const ledger = document.data as LedgerData;
  const { plan } = await plans.choose(loaded);
  const body = plan && findBody(plan, loaded.ledger.body);
  const matches =
    plan && body ? matchEntries(loaded.ledger.entries, plan, tasksOf(plan, body)) : [];
  const byPointer = new Map(matches.map(({ entry, task }) => [entry.pointer, task]));
  const tasks = ledger.台账.map((_, index) => byPointer.get(`/台账/${index}`) ?? null);
  return { ledger, document, plan, tasks, diagnostics };
}
