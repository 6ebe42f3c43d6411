/** As much of a text from outside as a message quotes: whoever reads it has the place of the rest. */
const MAX_QUOTED = 60;

/** The text, or its first 60 characters and `…`. */
export function inShort(text: string): string {
  // Of a long text only the head is looked at; a character may take two units.
  const characters = [...text.slice(0, 2 * MAX_QUOTED + 2)];
  return characters.length > MAX_QUOTED ? `${characters.slice(0, MAX_QUOTED).join('')}…` : text;
}
