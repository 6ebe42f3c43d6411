import { terminalText } from '../text/terminal-text.ts';

/** Text as the content of an element or of a quoted attribute of HTML, without what shows nothing or turns the direction. */
export function htmlText(text: string): string {
  return terminalText(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
