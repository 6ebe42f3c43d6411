import { shownInFont } from './symbol-font.ts';

/** A field of a document (ECMA-376, part 1, section 17.16): what it does, and what a form holds in it. */
export interface Field {
  code: string;
  /** Whether the code has ended and what is shown of it begins. */
  inResult: boolean;
  /** Choices of an old drop-down. */
  choices: string[];
  /** Number of the choice; null where none was made. */
  chosen: string | null;
  chosenAtFirst: string | null;
  /** Of an old check box. */
  checked: boolean | null;
  checkedAtFirst: boolean | null;
}

export function newField(code = ''): Field {
  return {
    code,
    inResult: false,
    choices: [],
    chosen: null,
    chosenAtFirst: null,
    checked: null,
    checkedAtFirst: null,
  };
}

/** The address of a field `HYPERLINK "https://…" \l "place"`, or null. */
export function fieldLink({ code }: Field): string | null {
  const [name, ...parameters] = words(code);
  if (name?.toUpperCase() !== 'HYPERLINK') return null;
  let address: string | null = null;
  let place: string | null = null;
  for (let index = 0; index < parameters.length; index++) {
    const word = parameters[index] ?? '';
    if (/^\\l$/i.test(word)) place = parameters[++index] ?? null;
    else if (/^\\[ot]$/i.test(word)) index++;
    else if (!word.startsWith('\\')) address ??= word;
  }
  if (!address) return null;
  return place === null ? address : `${address}#${place}`;
}

/** Fields that number paragraphs by themselves. */
export function isAutomaticNumber({ code }: Field): boolean {
  return /^\s*(?:AUTONUM(?:LGL|OUT)?|LISTNUM)\b/i.test(code);
}

/**
 * What a field shows by its own nature, whatever is stored as its result: a choice, a box, nothing.
 * @returns null where the stored result is what counts
 */
export function shownByItself(field: Field): { text: string } | { unknown: string } | null {
  const [name = '', ...parameters] = words(field.code);
  switch (name.toUpperCase()) {
    case 'FORMDROPDOWN': {
      if (field.choices.length === 0) return { text: '' };
      const chosen = field.chosen ?? field.chosenAtFirst ?? '0';
      const text = /^\d{1,4}$/.test(chosen) ? field.choices[Number(chosen)] : undefined;
      return text === undefined
        ? { unknown: `这一格是下拉框，文件里选的是第“${chosen}”项，没有这一项` }
        : { text };
    }
    case 'FORMCHECKBOX':
      return { text: (field.checked ?? field.checkedAtFirst ?? false) ? '☑' : '☐' };
    case 'SYMBOL':
      return symbol(parameters);
    // A prompt to click on, marks for an index, and settings show nothing of their own.
    case 'MACROBUTTON':
    case 'ADVANCE':
    case 'ASK':
    case 'PRIVATE':
    case 'RD':
    case 'SET':
    case 'TA':
    case 'TC':
    case 'XE':
      return { text: '' };
    default:
      return null;
  }
}

/** `SYMBOL 254 \f "Wingdings"` */
function symbol(parameters: readonly string[]): { text: string } | { unknown: string } {
  const [number = ''] = parameters;
  const code = /^0x/i.test(number) ? Number.parseInt(number.slice(2), 16) : Number(number);
  const font = parameters[parameters.findIndex((word) => /^\\f$/i.test(word)) + 1];
  if (!(code > 0 && code <= 0xffff)) return { unknown: `这一格的符号“${number}”认不出来` };
  return { text: shownInFont(String.fromCharCode(code), font ?? '') };
}

/** The words of a code; what stands in quotes is one, `\\` in it a backslash. */
function words(code: string): string[] {
  return [...code.matchAll(/"((?:[^"\\]|\\[\s\S])*)"?|(\\\S|[^\s"]+)/g)].map(([, quoted, word]) =>
    quoted === undefined ? (word ?? '') : quoted.replace(/\\([\s\S])/g, '$1'),
  );
}
