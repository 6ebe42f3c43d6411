import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileProblem } from '../input/file-errors.ts';
import {
  type Baseline,
  type BaselineEntry,
  baselineOf,
  goneOf,
  inOrder,
  newBaseline,
} from '../report/baseline.ts';
import { jsonLine } from '../report/json.ts';
import { UsageError } from './exit.ts';
import { type Io, writeStderr } from './io.ts';
import { STDIN } from './ledger-files.ts';
import { writeFileAtomically } from './write-file.ts';

/** Lines of what is gone that are shown. */
const MOST_SHOWN = 30;

/** A baseline in use, as plain data. */
export interface BaselineData {
  path: string;
  /** Its folder, from which it calls its ledgers. */
  folder: string;
  /** Those that were there before. */
  entries: readonly BaselineEntry[];
  /** Whether it is to be written. */
  update: boolean;
}

/**
 * The baseline in a file; `update`: the one that is to be written there.
 * @throws UsageError
 */
export function readBaseline(path: string, update: boolean): BaselineData {
  return { path, folder: resolve(dirname(path)), entries: readEntries(path, update), update };
}

export function baselineFrom({ folder, entries, update }: BaselineData): Baseline {
  const name = nameFrom(folder);
  return update ? newBaseline(name) : baselineOf(entries, name);
}

/** What a baseline in a folder calls a ledger. */
function nameFrom(folder: string): (file: string) => string {
  return (file) => (file === STDIN ? STDIN : relative(folder, resolve(file)).replaceAll(sep, '/'));
}

/**
 * When the run is over: tells what is gone, or writes the new one.
 * @param checked the ledgers that were compared
 * @param found the entries that were found in them
 */
export async function finishBaseline(
  { path, folder, entries: before, update }: BaselineData,
  checked: readonly string[],
  found: readonly BaselineEntry[],
  io: Io,
): Promise<void> {
  const own = new Set(checked.map(nameFrom(folder)));
  if (!update) {
    const gone = goneOf(before, found, own);
    if (gone.length === 0) return;
    const lines = gone
      .slice(0, MOST_SHOWN)
      .map(({ file, fingerprint }) => `  ${file} ${fingerprint}`);
    const more = gone.length > lines.length ? [`  另有${gone.length - lines.length}处`] : [];
    await writeStderr(
      io,
      `基线里有${gone.length}处已经没有了，用 --update-baseline 更新基线：`,
      ...lines,
      ...more,
    );
    return;
  }
  // Of ledgers that are there and were not checked this time nothing is known.
  const others = before.filter(({ file }) => !own.has(file) && existsSync(resolve(folder, file)));
  const entries = inOrder([...others, ...found]);
  const lines = entries.map((entry) => jsonLine(entry).trimEnd());
  writeFileAtomically(
    path,
    `{"schemaVersion":1,"findings":[\n${lines.join(',\n')}${lines.length > 0 ? '\n' : ''}]}\n`,
  );
  await writeStderr(io, `基线已写入“${path}”，共${entries.length}处`);
}

function readEntries(path: string, update: boolean): BaselineEntry[] {
  if (update && !existsSync(path)) return [];
  let text: string;
  try {
    // A pipe or a device may never end.
    text = statSync(path).isFile() ? readFileSync(path, 'utf8') : '';
  } catch (error) {
    throw new UsageError(`基线“${path}”打不开：${fileProblem(error)}用 --update-baseline 写一份`);
  }
  const entries = entriesIn(text);
  if (entries) return entries;
  throw new UsageError(
    `“${path}”不是 gongkai check --update-baseline 写的基线。请换一个文件，或者删掉它再写一份`,
  );
}

function entriesIn(text: string): BaselineEntry[] | null {
  try {
    const { schemaVersion, findings } = JSON.parse(text);
    return schemaVersion === 1 && Array.isArray(findings) && findings.every(isEntry)
      ? findings
      : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { file, fingerprint, rule, severity } = value as Partial<
    Record<keyof BaselineEntry, unknown>
  >;
  return (
    [file, fingerprint, rule].every((each) => typeof each === 'string') &&
    (severity === 'error' || severity === 'warning')
  );
}
