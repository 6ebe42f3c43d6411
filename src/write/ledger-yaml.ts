import type { Mapping } from '../ledger/mapping.ts';
import type { Task, WorkPlan } from '../plan/work-plan.ts';
import type { LedgerData } from './ledger-data.ts';
import { recordSamples, type SampleField } from './record-samples.ts';
import { commentYaml, fieldsYaml, inlineYaml } from './yaml-text.ts';

/** Columns before the dash of a row. */
const INDENT = 2;
/** What stands at the head of the file, and the task of each row, null for one of the body's own. */
export interface YamlNotes {
  /** Where the ledger's schema lies, for editors; null where that is not known. */
  schema: string | null;
  /** Lines for the reader. */
  head: readonly string[];
  plan: WorkPlan | null;
  tasks: readonly (Task | null)[];
}

/** The ledger as YAML; a row without records gets its records as comments, to be filled in. */
export function ledgerYaml(ledger: LedgerData, { schema, head, plan, tasks }: YamlNotes): string {
  const { 台账: rows, ...top } = ledger;
  const lines = [
    ...(schema === null ? [] : [`yaml-language-server: $schema=${schema}`]),
    ...head,
  ].map(commentYaml);
  const body = rows.map((row, index) => rowYaml(row, tasks[index] ?? null, plan, INDENT));
  const list = rows.length === 0 ? '台账: []\n' : `台账:\n${body.join('')}`;
  return `${lines.map((line) => `${line}\n`).join('')}${fieldsYaml(top)}${list}`;
}

/** One row as an item of a list whose dash stands behind `indent` spaces. */
export function rowYaml(
  row: Mapping,
  task: Task | null,
  plan: WorkPlan | null,
  indent: number,
): string {
  const isBlank = row.公开记录 === null || row.公开记录 === undefined;
  const { 公开记录: records, ...others } = row;
  const isOpen = isBlank && !row.不涉及;
  const samples = isOpen && task && plan ? recordSamples(task, plan) : [];
  const fields =
    samples.length === 0 && isBlank ? others : { ...others, 公开记录: records ?? null };
  const lines = [...linesOf(fieldsYaml(fields)), ...samples.flatMap(sampleLines)];
  return lines
    .map((line, index) => `${' '.repeat(indent)}${index === 0 ? '- ' : '  '}${line}\n`)
    .join('');
}

/** A commented record: with its `# ` taken away it is one, and what is not filled in stays blank. */
function sampleLines(sample: SampleField[]): string[] {
  return sample.map(({ key, value, hint }, index) => {
    const text = value === undefined ? '' : ` ${inlineYaml(value)}`;
    const note = hint === undefined ? '' : ` ${commentYaml(hint)}`;
    return `  # ${index === 0 ? '- ' : '  '}${key}:${text}${note}`;
  });
}

function linesOf(text: string): string[] {
  return text.slice(0, -1).split('\n');
}
