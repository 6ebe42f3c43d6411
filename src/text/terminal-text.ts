/**
 * What terminals obey instead of showing it, as a class of a pattern: control characters beyond those of ASCII,
 * ends of lines, and what changes the direction of writing.
 */
export const OBEYED = String.raw`\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069`;
const INVISIBLE = new RegExp(String.raw`[\u0000-\u001f${OBEYED}]`, 'g');

/** What a line may begin with that is an order to the CI that shows it (GitHub, Azure). */
const COMMAND = /::(?=[a-z])|##\[/gi;

/**
 * Text from outside made safe for a terminal: no escape sequence of an untrusted file reaches it.
 * A tab or a line end becomes a space, any other invisible character `�`, so that columns stay. Nor does any line of
 * it give orders to a CI.
 */
export function terminalText(text: string): string {
  return text
    .replace(INVISIBLE, (char) => (char === '\t' || char === '\n' ? ' ' : '�'))
    .replace(COMMAND, (sign) => (sign === '::' ? '：：' : '##［'));
}
