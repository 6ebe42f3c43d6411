/** Control characters and those that change the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Text of a ledger made safe for a terminal: no escape sequence of an untrusted file reaches it.
 * A tab or a line end becomes a space, any other invisible character `�`, so that columns stay.
 */
export function terminalText(text: string): string {
  return text.replace(INVISIBLE, (char) => (char === '\t' || char === '\n' ? ' ' : '�'));
}
