import type { Form, Typed } from './engine.ts';

/** Kinds of columns that a wording may stand in; `cycle`: 更新周期 or 公开频次, where 1年 is every year. */
export const COLUMNS = ['deadline', 'cycle'] as const;
export type Column = (typeof COLUMNS)[number];

/** A form with the wordings that show it. */
export interface WrittenForm<T extends Typed, Context, Made> extends Form<T, Context, Made> {
  /** Wordings of this form, with what the whole of them says as `formatRequirement` prints it; ？ is unknown. */
  examples: [wording: string, said: string][];
  /** Wordings that look like it and are not. */
  counterExamples: string[];
  /** It is read in such a column alone. */
  column: Column | null;
}

/**
 * The forms of a table, in the order in which they are tried. A blank line parts them; each is
 *
 *     its-name → whatMakesIt            (left out: what has its own name; `in cycle`: in such a column alone)
 *       its pattern, on one line or, where it is written in several ways, on several
 *       a wording = what it says
 *       ≠ a wording that is not of this form
 *
 * @returns what reads the table: a ledger that copies the plan's wordings needs no form.
 */
export function formsOf<T extends Typed, Context, Made>(
  table: string,
  makers: Record<string, Form<T, Context, Made>['make']>,
): () => WrittenForm<T, Context, Made>[] {
  return () => readTable(table, makers);
}

function readTable<T extends Typed, Context, Made>(
  table: string,
  makers: Record<string, Form<T, Context, Made>['make']>,
): WrittenForm<T, Context, Made>[] {
  return table
    .trim()
    .split(/\n\s*\n/)
    .map((entry) => {
      const [head = '', ...lines] = entry.split('\n').map((line) => line.trim());
      const [, name = '', maker = name, column = null] =
        /^([a-z-]+)(?: → (\w+))?(?: in (cycle))?$/.exec(head) ?? [];
      const make = makers[maker];
      if (!make) throw new Error(`Nothing makes the form “${head}”.`);
      const counterExamples = lines.filter((line) => line.startsWith('≠'));
      const pairs = lines.filter((line) => line.includes(' = ')).map((line) => line.split(' = '));
      return {
        name,
        pattern: lines.filter((line) => line.includes('@')),
        make,
        examples: pairs.map(([wording = '', said = '']) => [wording, said]),
        counterExamples: counterExamples.map((line) => line.slice(1).trim()),
        column: column as Column | null,
      };
    });
}
