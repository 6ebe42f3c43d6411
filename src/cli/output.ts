import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { colors, PLAIN } from '../report/paint.ts';
import type { Report } from '../report/report.ts';
import { FORMATS, type Format, REPORTERS } from '../report/reporters.ts';
import { UsageError } from './exit.ts';
import { DEFAULT_WIDTH, type Io, write } from './io.ts';
import { outputFile } from './output-file.ts';
import { writeFileAtomically } from './write-file.ts';

/** A format and where it goes; null: standard output. */
export interface Output {
  format: Format;
  file: string | null;
}

/** Reads `--format text`, `--format json:report.json`, `--output file`. @throws UsageError */
export function parseOutputs(formats: string[], output: string | undefined): Output[] {
  const outputs = (formats.length > 0 ? formats : ['text']).map((spec): Output => {
    const colon = spec.indexOf(':');
    const [name, file] = colon < 0 ? [spec, null] : [spec.slice(0, colon), spec.slice(colon + 1)];
    if (!(FORMATS as readonly string[]).includes(name)) {
      throw new UsageError(`没有“${name}”这种格式，可用：${FORMATS.join('、')}`);
    }
    if (file === '') throw new UsageError(`--format ${spec} 的冒号后面缺少文件名`);
    const format = name as Format;
    return { format, file: fileOf(file ?? undefined, format) };
  });
  const unnamed = outputs.filter(({ file }) => file === null);
  if (unnamed.length > 1) {
    throw new UsageError('标准输出只能有一种格式；其余的写成 --format 格式:文件名');
  }
  const [toOutput] = unnamed;
  if (output !== undefined && !toOutput) {
    throw new UsageError('--output 没有可写的内容：每种格式都已写明文件');
  }
  return outputs.map((item) =>
    item === toOutput ? { ...item, file: fileOf(output, item.format) } : item,
  );
}

function fileOf(name: string | undefined, format: Format): string | null {
  return outputFile(name, [format])?.path ?? null;
}

/**
 * Holds the outputs against each other and against the files that are read: a report may not take
 * the place of either.
 * @throws UsageError
 */
export function refuseOverwriting(
  outputs: readonly Pick<Output, 'file'>[],
  inputs: readonly string[],
): void {
  const read = new Set(inputs.map(placeOf));
  const written = new Set<string>();
  for (const { file } of outputs) {
    if (file === null) continue;
    const place = placeOf(file);
    if (read.has(place)) {
      throw new UsageError(`“${file}”是要检查或者要用到的文件，不能写成报告。请换一个文件名`);
    }
    if (written.has(place)) {
      throw new UsageError(`两种格式都要写到“${file}”。请各写一个文件名`);
    }
    written.add(place);
  }
}

/** One file under all its names; what does not exist yet has just the one. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Writes a report in every format asked for. Files never hold colours or half a report. */
export async function writeReport(
  report: Report,
  outputs: Output[],
  { quiet, verbose, color }: { quiet: boolean; verbose: boolean; color: boolean },
  io: Io,
): Promise<void> {
  for (const { format, file } of outputs) {
    const paint = color && file === null ? await colors() : PLAIN;
    const width = file === null ? io.terminal.width : DEFAULT_WIDTH;
    const options = { paint, width, quiet, verbose };
    const text = await REPORTERS[format](report, options);
    const pieces = typeof text === 'string' ? [text] : text;
    if (file !== null) writeFileAtomically(file, pieces);
    else for (const piece of pieces) await write(io.stdout, piece);
  }
}
