import { OBEYED } from '../../text/terminal-text.ts';

/** What would end the element, begin another one, or be obeyed by whoever prints the page. */
const SPECIAL = new RegExp(`[<>&${OBEYED}]`, 'g');

/** Data as the content of a script element: a browser reads it, and nothing in it is markup. */
export function jsonBlock(data: unknown): string {
  return JSON.stringify(data).replace(
    SPECIAL,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
