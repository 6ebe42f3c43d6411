import type { Diagnostic, Location } from '../diagnostic.ts';

/** One heading of a table, and what was made of it. */
export interface ReadColumn {
  /** Its table as messages name it: `工作表“Sheet1”`, `表格1`. */
  table: string;
  /** `A`, `B` … as Excel names columns; Word counts the cells of its tables so, too. */
  column: string;
  heading: string;
  /** What an exported table calls the field; null where the column is not read. */
  field: string | null;
}

/** A number and its spelling. */
export interface DisguisedNumber {
  pointer: string;
  written: string;
}

/** A file read into plain data that knows where each value stands. */
export interface InputDocument {
  /** Path as the user named it, or `<stdin>`. */
  file: string;
  /** null, boolean, number, string, arrays and plain objects. */
  data: unknown;
  /** Of a file that holds tables: the columns of those that were read, table by table, from left to right. */
  columns?: ReadColumn[];
  /** Of YAML: numbers that people see otherwise, such as 16 written 0x10. */
  disguised?: DisguisedNumber[];
  /**
   * Place of the value that a JSON pointer names, e.g. `/台账/0/序号`, or of its key.
   * Where the pointer leads nowhere (a missing key), the place of the nearest ancestor that exists.
   */
  locate(pointer: string, part?: 'key' | 'value'): Location;
}

/** A broken file is a value, not an exception: the other files are still checked. */
export type ReadResult =
  /** The diagnostics do not stand in the way of reading, e.g. `personal-data`. */
  | { ok: true; document: InputDocument; diagnostics: Diagnostic[] }
  /** With a document: it was read, but cannot be used for what it is; what is wrong in it can still be told. */
  | { ok: false; diagnostics: Diagnostic[]; document?: InputDocument };
