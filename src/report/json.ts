import { OBEYED } from './escape.ts';
import type { Reporter } from './reporter.ts';

/** Items of a list that one piece holds. */
const BATCH = 50;

/** The report itself, as schemas/report.schema.json describes it. */
export const json = function* (report) {
  let opening = '{';
  for (const [key, value] of Object.entries(report)) {
    yield `${opening}\n  ${JSON.stringify(key)}: `;
    opening = ',';
    if (Array.isArray(value)) yield* list(value);
    else yield indented(value);
  }
  yield '\n}\n';
} satisfies Reporter;

/** How every command prints JSON. */
export function jsonText(value: unknown): string {
  return `${stringify(value)}\n`;
}

/** JSON may hold these as they are, but it is shown on terminals too. */
const NOT_PLAIN = new RegExp(`[${OBEYED}]`, 'g');

function stringify(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    NOT_PLAIN,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function* list(items: unknown[]): Iterable<string> {
  for (let at = 0; at < items.length; at += BATCH) {
    const batch = indented(items.slice(at, at + BATCH));
    yield at === 0 ? '[\n' : ',\n';
    yield batch.slice('[\n'.length, -'\n  ]'.length);
  }
  yield items.length === 0 ? '[]' : '\n  ]';
}

/** A value one level down. No string holds a line end as such: JSON writes it as an escape. */
function indented(value: unknown): string {
  return stringify(value).replaceAll('\n', '\n  ');
}
