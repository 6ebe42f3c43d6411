import { basename } from 'node:path';
import { parseRequirement } from '../deadline/parse-requirement.ts';
import { sameMeaning } from '../deadline/same-meaning.ts';
import { readYamlFile } from '../input/read.ts';
import { readDocument } from '../input/read-document.ts';
import { MAX_BYTES, readFile } from '../input/read-file.ts';
import { checkWordings } from '../plan/check-wording.ts';
import { LOOK_KINDS, type PlanDraft, remarksOf } from '../plan/import/draft.ts';
import { importPlan } from '../plan/import/import-plan.ts';
import { keepDecisions } from '../plan/import/keep-decisions.ts';
import { planFromDocument } from '../plan/load-plan.ts';
import { placeLines } from '../report/place-text.ts';
import { planYaml } from '../write/plan-yaml.ts';
import { EXIT, UsageError } from './exit.ts';
import { type Io, write, writeStderr } from './io.ts';
import { outputFile } from './output-file.ts';
import { namedPlan, planProblem } from './plan-choice.ts';
import { schemaAddress } from './schema-address.ts';
import { writeNewFile } from './write-file.ts';

/** Deadlines told whose wording reads differently. */
const MAX_TOLD = 20;

/** How a document is imported; `compare` names an earlier plan. */
export interface PlanImportOptions {
  output?: string;
  compare?: string;
  year?: number;
}

/** Turns a plan's document into a plan file that a person looks through. @throws UsageError */
export async function importDocument(
  file: string,
  options: PlanImportOptions,
  io: Io,
): Promise<number> {
  if (/\.ya?ml$/i.test(file)) throw new UsageError(`“${file}”已经是 YAML 方案`);
  const output = outputFile(options.output, ['yaml'])?.path;
  const before = options.compare === undefined ? null : await namedPlan(options.compare);
  const source = readFile(file);
  if ('problem' in source) throw new UsageError(`“${file}”：${source.problem}`);
  const read = await readDocument(file, source.bytes);
  if (!read.ok) return refuse(placeLines(read.diagnostics), io);
  const result = importPlan(read.content, { fileTitle: fileTitle(file), year: options.year });
  if ('refused' in result) return refuse([`“${file}”：${result.refused}`], io);
  const { draft } = before ? { draft: keepDecisions(result.draft, before) } : result;
  const text = planYaml(draft, schemaAddress('plan', output));
  if (output === undefined) await write(io.stdout, text);
  else writeNewFile(output, text);
  const name = output ?? 'plan.yaml';
  const { lines, isUsable } = validated(name, text);
  await writeStderr(io, ...placeLines(read.notes), ...summaryOf(draft, output), ...lines);
  return isUsable ? EXIT.clean : EXIT.findings;
}

async function refuse(problem: readonly string[], io: Io): Promise<number> {
  await writeStderr(io, ...problem, '没有写入任何内容。');
  return EXIT.findings;
}

/** What was read, and how much a person must look at, by kind. */
function summaryOf(draft: PlanDraft, output: string | undefined): string[] {
  const { groups, bodies, collectives, unread, head } = draft;
  const tasks = groups.reduce((sum, { value }) => sum + value.length, 0);
  const looks = remarksOf(draft).flatMap(({ look }) => look ?? []);
  const kinds = Object.entries(LOOK_KINDS).flatMap(([kind, title]) => {
    const count = looks.filter((look) => look === kind).length;
    return count === 0 ? [] : [`  ${title}：${count}处`];
  });
  const where = output === undefined ? '' : `，已写入“${output}”`;
  return [
    `《${head.title}》：${tasks}项任务，${bodies.length}个单位，${collectives.length}个统称${where}`,
    `请核对的有${looks.length}处（文件里写有“请核对”）：`,
    ...kinds,
    ...unread,
  ];
}

/** Checks what was written as `plan validate` does. */
function validated(name: string, text: string): { lines: string[]; isUsable: boolean } {
  const bytes = Buffer.from(text);
  if (bytes.length > MAX_BYTES) {
    return { lines: ['写出的方案超过 16 MB，程序读不了。请分成几个方案。'], isUsable: false };
  }
  const read = readYamlFile(name, bytes);
  const result = read.ok ? planFromDocument(read.document) : read;
  if (!('plan' in result)) {
    const { message, below } = planProblem(name, result.diagnostics);
    return { lines: [message, ...below], isUsable: false };
  }
  const { plan } = result;
  const locate = read.ok ? read.document.locate : () => ({ file: name });
  const wordings = checkWordings(
    plan,
    parseRequirement,
    (a, b) => sameMeaning(a, b, plan.year),
    locate,
  );
  const lines = wordings
    .slice(0, MAX_TOLD)
    .map(({ message, location: { line, column } }) => `${line ?? 1}:${column ?? 1} ${message}`);
  const more = wordings.length - lines.length;
  if (more > 0) lines.push(`这样的还有${more}处，用 gongkai plan validate 看全。`);
  return { lines, isUsable: true };
}

function fileTitle(file: string): string {
  return basename(file).replace(/\.[^.]*$/, '');
}
