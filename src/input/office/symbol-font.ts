/** Characters of fonts that draw signs in the place of letters, as far as they tick a box or leave it empty. */
const SIGNS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  [
    'wingdings',
    new Map([
      [111, '☐'],
      [113, '☐'],
      [114, '☐'],
      [120, '☒'],
      [168, '☐'],
      [251, '✗'],
      [252, '✓'],
      [253, '☒'],
      [254, '☑'],
    ]),
  ],
  [
    'wingdings 2',
    new Map([
      [79, '✗'],
      [80, '✓'],
      [81, '☒'],
      [82, '☑'],
      [83, '☒'],
      [84, '☒'],
      [163, '☐'],
    ]),
  ],
  [
    'webdings',
    new Map([
      [97, '✓'],
      [99, '☐'],
      [114, '✗'],
    ]),
  ],
]);
const OTHERS = new Set(['wingdings 3', 'symbol']);
/** Characters of the longest of these names. */
const MAX_NAME = 'wingdings 3'.length;
/** Where such fonts keep their signs in Unicode. */
const PRIVATE = 0xf000;

/**
 * What a text shows in its font. A sign that is not known here stays one that nobody takes for a letter.
 * @param font its name, or '' where none is stated
 */
export function shownInFont(text: string, font: string): string {
  if (font.length > MAX_NAME) return text;
  const name = font.toLowerCase();
  const signs = SIGNS.get(name);
  if (!signs && !OTHERS.has(name)) return text;
  return text.replace(/[!-\xff\uf020-\uf0ff]/g, (character) => {
    const code = character.charCodeAt(0) & 0xff;
    return signs?.get(code) ?? String.fromCharCode(PRIVATE | code);
  });
}
