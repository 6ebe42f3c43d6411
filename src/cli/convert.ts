import { readFile } from '../input/read-file.ts';
import { placeLines } from '../report/place-text.ts';
import { type Convertible, convertLedger, type Rendering } from '../write/convert-ledger.ts';
import { EXIT, UsageError } from './exit.ts';
import { type Io, write, writeStderr } from './io.ts';
import { planChooser } from './plan-choice.ts';
import { writeNewFile } from './write-file.ts';

export interface ConvertOptions {
  /** The plan and the body of a table that does not name them. */
  plan: string[];
  body?: string;
  output?: string;
}

/** Writes a ledger in another format into a file, or to standard output. @throws UsageError */
export async function convert(
  file: string,
  options: ConvertOptions,
  render: (ledger: Convertible) => Rendering | Promise<Rendering>,
  io: Io,
): Promise<number> {
  const { choose, nameFor, ids } = await planChooser(options.plan);
  const source = readFile(file);
  if ('problem' in source) throw new UsageError(`“${file}”：${source.problem}`);
  const defaults = { body: options.body, plan: nameFor, plans: ids };
  const converted = await convertLedger(file, source.bytes, { defaults, choose }, render);
  if ('refused' in converted) {
    await writeStderr(
      io,
      ...placeLines(converted.refused, io.terminal.width),
      '没有写入任何内容。',
    );
    return EXIT.findings;
  }
  const { ledger, tasks, content, diagnostics } = converted;
  if (options.output === undefined) await write(io.stdout, content.toString());
  else {
    writeNewFile(options.output, content);
    const rows = `${ledger.部门}的台账（${tasks.length}行）`;
    await writeStderr(io, `${rows}已写入“${options.output}”`);
  }
  await writeStderr(io, ...placeLines(diagnostics, io.terminal.width));
  const isWhole = diagnostics.every(({ severity }) => severity !== 'error');
  return isWhole ? EXIT.clean : EXIT.findings;
}
