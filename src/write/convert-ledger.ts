import type { PlanChoice } from '../check/check-ledger.ts';
import { matchEntries } from '../check/match-entries.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { type LoadedLedger, loadedLedger, readLedgerFile } from '../ledger/load-ledger.ts';
import type { TableDefaults } from '../ledger/table/read-tables.ts';
import { findBody, tasksOf } from '../plan/bodies.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import type { LedgerData } from './ledger-data.ts';
import { differences } from './read-back.ts';

/** How a ledger that is read gets its plan, and what a table is taken for that names neither. */
export interface PlanSource {
  defaults: TableDefaults;
  choose(loaded: LoadedLedger): Promise<PlanChoice>;
}

/** A ledger that can be written in another format. */
export interface Convertible {
  ledger: LedgerData;
  plan: WorkPlan | null;
  /** The task of each row, null where there is none or it is not certain. */
  tasks: (Task | null)[];
}

/** A ledger in another format; the name says in which. */
export interface Rendering {
  name: string;
  content: string | Uint8Array;
}

export interface Converted extends Convertible {
  content: string | Uint8Array;
  /** What is to be told of how the file was read. */
  diagnostics: Diagnostic[];
}

/**
 * Writes a ledger in another format, or tells why that cannot be done: nothing of it may be lost, so what
 * was written is read back.
 */
export async function convertLedger(
  file: string,
  bytes: Uint8Array,
  plans: PlanSource,
  render: (source: Convertible) => Rendering | Promise<Rendering>,
): Promise<Converted | { refused: Diagnostic[] }> {
  const read = await readLedgerFile(file, bytes, plans.defaults);
  if (!read.ok) return { refused: read.diagnostics };
  const { document, diagnostics } = read;
  // What is masked would be lost.
  const masked = diagnostics.filter(({ rule }) => rule === 'personal-data');
  if (masked.length > 0) return { refused: masked };
  const loaded = loadedLedger(file, read);
  if (!loaded.ledger) return { refused: loaded.diagnostics };
  const choice = await plans.choose(loaded);
  const { plan } = choice;
  if (loaded.ledger.plan === null && !choice.plan) {
    return { refused: [planUnknown(document, choice.reason)] };
  }
  // A table that names no plan, as the printed form does not, is written with the one it was read by.
  const ledger: LedgerData = {
    ...(document.data as LedgerData),
    ...(loaded.ledger.plan === null && plan && { 计划: plan.id }),
  };
  const source = { ledger, plan, tasks: tasksOfRows(loaded, ledger, plan) };
  const { name, content } = await render(source);
  const written = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const lost = differences(ledger, await readLedgerFile(name, written));
  if (lost.length > 0) return { refused: lost.map((pointer) => notReadBack(document, pointer)) };
  return { ...source, content, diagnostics };
}

function tasksOfRows(
  { ledger }: LoadedLedger,
  { 台账: rows }: LedgerData,
  plan: WorkPlan | null,
): (Task | null)[] {
  const body = plan && ledger && findBody(plan, ledger.body);
  const matches = body ? matchEntries(ledger.entries, plan, tasksOf(plan, body)) : [];
  const byPointer = new Map(matches.map(({ entry, task }) => [entry.pointer, task]));
  return rows.map((_, index) => byPointer.get(`/台账/${index}`) ?? null);
}

function planUnknown(document: InputDocument, message: string): Diagnostic {
  return {
    rule: 'unknown-plan',
    severity: 'error',
    message,
    location: document.locate('/计划'),
  };
}

function notReadBack(document: InputDocument, pointer: string): Diagnostic {
  return {
    rule: 'unreadable',
    severity: 'error',
    message: '这里的内容写过去以后读不回来。请核对这一栏的键名和写法。',
    location: document.locate(pointer),
  };
}
