import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { maskPersonalData } from '../input/personal-data.ts';
import { colors, PLAIN } from '../report/paint.ts';
import type { Report } from '../report/report.ts';
import { FORMATS, type Format, reporterFor } from '../report/reporters.ts';
import { UsageError } from './exit.ts';
import type { Io } from './io.ts';

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
    return { format: name as Format, file };
  });
  const unnamed = outputs.filter(({ file }) => file === null);
  if (unnamed.length > 1) {
    throw new UsageError('标准输出只能有一种格式；其余的写成 --format 格式:文件名');
  }
  if (output === undefined) return outputs;
  if (unnamed.length === 0) throw new UsageError('--output 没有可写的内容：每种格式都已写明文件');
  return outputs.map((item) => (item.file === null ? { ...item, file: output } : item));
}

/** Writes a report in every format asked for. Files never hold colours or half a report. */
export async function writeReport(
  report: Report,
  outputs: Output[],
  { quiet, color }: { quiet: boolean; color: boolean },
  io: Io,
): Promise<void> {
  for (const { format, file } of outputs) {
    const reporter = await reporterFor(format);
    const paint = color && file === null ? await colors() : PLAIN;
    const options = { paint, width: io.terminal.width, quiet };
    const text = reporter(report, options);
    if (file === null) await write(io.stdout, text);
    else writeFileAtomically(file, text);
  }
}

/** Resolves when the text is handed over, or when nobody reads any more. */
export function write(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/** Says something beside the results; a path or a value that it repeats may hold a person's number. */
export function tell(io: Io, text: string): Promise<void> {
  return write(io.stderr, maskPersonalData(text));
}

/**
 * Writes a file as a whole or not at all. One that exists keeps its mode, and a link leads on to it.
 * @throws UsageError where the file cannot be written there.
 */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  const present = statSync(path, { throwIfNoEntry: false });
  const file = present ? realpathSync(path) : path;
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  try {
    const handle = openSync(temporary, 'wx');
    try {
      writeFileSync(handle, content);
      if (present) fchmodSync(handle, present.mode);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`写不了“${path}”：${(error as Error).message}`);
  }
}
