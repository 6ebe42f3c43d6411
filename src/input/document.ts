import type { Diagnostic, Location } from '../diagnostic.ts';

/** A file read into plain data that knows where each value stands. */
export interface InputDocument {
  /** Path as the user named it, or `<stdin>`. */
  file: string;
  /** null, boolean, number, string, arrays and plain objects. */
  data: unknown;
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
  | { ok: false; diagnostics: Diagnostic[] };
