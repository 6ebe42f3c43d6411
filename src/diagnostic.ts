/** How much a finding weighs; `--fail-on` compares against it. */
export type Severity = (typeof SEVERITIES)[number];

/** From the one that weighs most. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;

/** How people are told. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  info: '提示',
};

/** Where something stands in an input file. */
export interface Location {
  /** Path as the user named it, or `<stdin>`. */
  file: string;
  /** 1-based line. Absent when the whole file is meant. */
  line?: number;
  /** 1-based column in UTF-16 code units, as editors count. */
  column?: number;
  /** 1-based column just behind the last marked unit, on the same line. */
  endColumn?: number;
  /** The text of that line, for the excerpt shown to people. */
  excerpt?: string;
  /** JSON pointer of the value in the file's data, e.g. `/台账/0/序号`. */
  pointer?: string;
  /** Cell of a spreadsheet or a table, e.g. `Sheet1!D7`. */
  cell?: string;
}

/** One finding: what is wrong, where, why, what to write instead. */
export interface Diagnostic {
  /** Rule name, e.g. `task-missing`. */
  rule: string;
  severity: Severity;
  /** One Chinese sentence or more, plain text. */
  message: string;
  /** The clause that founds the finding. */
  basis?: string;
  location: Location;
  /** The task the finding is about, as the plan numbers it. */
  taskNo?: string;
}

/** Compares by code unit, so that the order depends on no locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The one order of findings: file, line, column, cell, rule; at one place in the order in which they were found. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.location.file, b.location.file) ||
    (a.location.line ?? 0) - (b.location.line ?? 0) ||
    (a.location.column ?? 0) - (b.location.column ?? 0) ||
    compareText(a.location.cell ?? '', b.location.cell ?? '') ||
    compareText(a.rule, b.rule)
  );
}

/** The part of a place where a piece of its text stands; the whole place where the excerpt does not show it. */
export function narrowTo(location: Location, piece: string): Location {
  const { excerpt, column } = location;
  const at =
    excerpt === undefined || column === undefined ? -1 : excerpt.indexOf(piece, column - 1);
  return at < 0 ? location : { ...location, column: at + 1, endColumn: at + 1 + piece.length };
}
