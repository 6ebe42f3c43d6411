/** As much of a text from outside as a message quotes: whoever reads it has the place of the rest. */
const MAX_QUOTED = 60;

/** The text, or its first characters and `…`. */
export function inShort(text: string, most = MAX_QUOTED): string {
  // Of a long text only the head is looked at; a character may take two units.
  const characters = [...text.slice(0, 2 * most + 2)];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}

/** Characters of a wording set against another one, and of them before the place where both part. */
const MAX_COMPARED = 80;
const LEAD = 20;

/** Two wordings as a message sets them side by side: where they are long, from shortly before the place where they part. */
export function partingInShort(one: string, other: string): [string, string] {
  const [a, b] = [[...one], [...other]];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const from = Math.max(a.length, b.length) > MAX_COMPARED && same > 2 * LEAD ? same - LEAD : 0;
  const cut = (text: string[]) =>
    `${from > 0 ? '…' : ''}${inShort(text.slice(from).join(''), MAX_COMPARED)}`;
  return [cut(a), cut(b)];
}
