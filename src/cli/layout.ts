import { isAbsolute, relative, resolve, sep } from 'node:path';
import { colors, PLAIN } from '../report/paint.ts';
import type { AnyReporter, ReportOptions } from '../report/reporter.ts';
import { type Format, REPORTERS } from '../report/reporters.ts';

/** How an output is laid out, as plain data. */
export interface Layout<Format> extends Omit<ReportOptions, 'paint' | 'place'> {
  format: Format;
  color: boolean;
  /** The folder from which a CI calls its files. */
  root: string;
}

/** The same as reporters are told it. */
export async function reportOptions({
  color,
  width,
  quiet,
  verbose,
  root,
}: Layout<unknown>): Promise<ReportOptions> {
  const paint = color ? await colors() : PLAIN;
  return { paint, width, quiet, verbose, place: (file) => placeFrom(root, file) };
}

/** A reporter of `check` with what it is told. */
export interface ToldReporter {
  reporter: AnyReporter;
  options: ReportOptions;
}

export async function toldReporter(layout: Layout<Format>): Promise<ToldReporter> {
  return { reporter: await REPORTERS[layout.format](), options: await reportOptions(layout) };
}

/** The path of a file from a folder, with slashes; what lies outside keeps its name. */
function placeFrom(root: string, file: string): string {
  const path = relative(root, resolve(file));
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return (isOutside ? file : path).replaceAll(sep, '/');
}
