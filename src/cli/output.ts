import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { colors, PLAIN } from '../report/paint.ts';
import type { RunEvent, Summary } from '../report/report.ts';
import type { Reporter } from '../report/reporter.ts';
import { UsageError } from './exit.ts';
import { DEFAULT_WIDTH, type Io, write } from './io.ts';
import { type FileKind, outputFile } from './output-file.ts';
import { repositoryPlace } from './repository.ts';
import { beginFile, type NewFile } from './write-file.ts';

/** A format and where it goes. */
export interface Output<Format> {
  format: Format;
  /** null: standard output */
  file: string | null;
  /** Beside the results, on standard error. */
  isAside?: true;
}

/**
 * Reads `--format text`, `--format json:report.json`, `--output file`, whose name tells the format where nothing else does.
 * @throws UsageError
 */
export function parseOutputs<Format extends FileKind>(
  formats: readonly string[],
  output: string | undefined,
  known: readonly Format[],
): Output<Format>[] {
  const asked = formats.length > 0 ? formats : [outputFile(output, known)?.kind ?? 'text'];
  const outputs = asked.map((spec): Output<Format> => {
    const colon = spec.indexOf(':');
    const [name, file] = colon < 0 ? [spec, null] : [spec.slice(0, colon), spec.slice(colon + 1)];
    const format = known.find((one) => one === name);
    if (format === undefined) {
      throw new UsageError(`没有“${name}”这种格式，可用：${known.join('、')}`);
    }
    if (file === '') throw new UsageError(`--format ${spec} 的冒号后面缺少文件名`);
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

function fileOf(name: string | undefined, format: FileKind): string | null {
  return outputFile(name, [format])?.path ?? null;
}

/**
 * Holds the outputs against each other and against the files that are read: a report may not take
 * the place of either.
 * @throws UsageError
 */
export function refuseOverwriting(
  outputs: readonly Pick<Output<unknown>, 'file'>[],
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

/**
 * Writes a run in every format asked for, as it goes. Files never hold colours or half a report.
 * @returns the run's sum
 * @throws UsageError where a file cannot be written
 */
export async function writeRun<Format>(
  run: AsyncIterable<RunEvent>,
  outputs: Output<Format>[],
  reporterOf: (format: Format) => Reporter | Promise<Reporter>,
  { quiet, verbose, color }: { quiet: boolean; verbose: boolean; color: boolean },
  io: Io,
): Promise<Summary> {
  const files: NewFile[] = [];
  try {
    const reports: ((event: RunEvent) => Promise<void>)[] = [];
    for (const { format, file: path, isAside } of outputs) {
      const paint = color && path === null && !isAside ? await colors() : PLAIN;
      const width = path === null ? io.terminal.width : DEFAULT_WIDTH;
      const file = path === null ? null : beginFile(path);
      if (file) files.push(file);
      const put = file
        ? (piece: string | Uint8Array) => file.write(piece)
        : isAside
          ? (piece: string | Uint8Array) => write(io.stderr, piece).catch(() => {})
          : (piece: string | Uint8Array) => write(io.stdout, piece);
      const reporter = await reporterOf(format);
      const piecesFor = reporter({ paint, width, quiet, verbose, place: repositoryPlace(io) });
      reports.push(async (event) => {
        for await (const piece of piecesFor(event)) await put(piece);
      });
    }
    for await (const event of run) {
      for (const report of reports) await report(event);
      if (event.type !== 'summary') continue;
      for (const file of files) file.finish();
      return event;
    }
    throw new Error('a run ends with its sum');
  } catch (error) {
    for (const file of files) file.discard();
    throw error;
  }
}
