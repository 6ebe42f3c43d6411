import { codeOf } from '../text/characters.ts';

/** Characters that a message names. */
const MAX_NAMED = 5;

/** `“‑”（U+2011）、“：”（U+FF1A）`: what a pattern finds in a text, each once; '' for nothing. */
export function namedCharacters(text: string, pattern: RegExp): string {
  const found = [...new Set(text.match(pattern))];
  const named = found
    .slice(0, MAX_NAMED)
    .map((character) => `“${character}”（${codeOf(character)}）`);
  return `${named.join('、')}${found.length > MAX_NAMED ? '等' : ''}`;
}
