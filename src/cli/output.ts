import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RunEvent, Summary } from '../report/report.ts';
import type { Piece } from '../report/reporter.ts';
import { UsageError } from './exit.ts';
import { DEFAULT_WIDTH, type Io, write } from './io.ts';
import type { Layout } from './layout.ts';
import { type FileKind, outputFile } from './output-file.ts';
import { repositoryRoot } from './repository.ts';
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

/** What a format makes of a run, event after event. */
export type RunWriter<Event> = (event: Event) => Iterable<Piece> | AsyncIterable<Piece>;

/** How each output is laid out: colours are for a terminal, which has a width of its own. */
export function layoutsOf<Format>(
  outputs: readonly Output<Format>[],
  { quiet, verbose, color }: { quiet: boolean; verbose: boolean; color: boolean },
  io: Io,
): Layout<Format>[] {
  return outputs.map(({ format, file, isAside }) => ({
    format,
    color: color && file === null && !isAside,
    width: file === null ? io.terminal.width : DEFAULT_WIDTH,
    quiet,
    verbose,
    root: repositoryRoot(io),
  }));
}

/**
 * Writes a run in every format asked for, as it goes. Files never hold half a report.
 * @param writers one for each output
 * @returns the run's sum
 * @throws UsageError where a file cannot be written
 */
export async function writeRun<Event extends { type: string }>(
  run: AsyncIterable<Event | SummaryEvent>,
  outputs: readonly Pick<Output<unknown>, 'file' | 'isAside'>[],
  writers: readonly RunWriter<Event | SummaryEvent>[],
  io: Io,
): Promise<Summary> {
  const files: NewFile[] = [];
  try {
    const puts = outputs.map(({ file: path, isAside }) => {
      if (path !== null) {
        const file = beginFile(path);
        files.push(file);
        return async (piece: Piece) => file.write(piece);
      }
      return isAside
        ? (piece: Piece) => write(io.stderr, piece).catch(() => {})
        : (piece: Piece) => write(io.stdout, piece);
    });
    for await (const event of run) {
      for (const [index, put] of puts.entries()) {
        const writer = writers[index];
        if (!writer) throw new Error('each output has its writer');
        for await (const piece of writer(event)) await put(piece);
      }
      if (!isSummary(event)) continue;
      for (const file of files) file.finish();
      return event;
    }
    throw new Error('a run ends with its sum');
  } catch (error) {
    for (const file of files) file.discard();
    throw error;
  }
}

type SummaryEvent = Extract<RunEvent, { type: 'summary' }>;

function isSummary(event: { type: string }): event is SummaryEvent {
  return event.type === 'summary';
}
