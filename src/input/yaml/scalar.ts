import { inShort } from '../../text/in-short.ts';

const WORDS: ReadonlyMap<string, null | boolean | number> = new Map<
  string,
  null | boolean | number
>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['.nan', Number.NaN],
  ['.NaN', Number.NaN],
  ['.NAN', Number.NaN],
]);
const INTEGER = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/;

type Scalar = null | boolean | number | string;

/**
 * What an unquoted scalar means in the core schema of YAML 1.2.2, section 10.3.2.
 * A date stays text, and so do yes, no, on and off.
 */
export function resolveScalar(text: string): Scalar {
  if (text.charCodeAt(0) > 0x7f) return text;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (INTEGER.test(text) || FLOAT.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  return infinite ? (infinite[1] === '-' ? -Infinity : Infinity) : text;
}

/** `!!str` for `!<tag:yaml.org,2002:str>`; any other tag as written. */
export function shortTag(tag: string): string {
  return tag.replace(/^!<tag:yaml\.org,2002:([a-z]+)>$/, '!!$1');
}

/** The value of a scalar with an explicit tag of the core schema, or why it has none. */
export function resolveTagged(tag: string, text: string): { value: unknown } | { message: string } {
  const value = resolveScalar(text);
  switch (shortTag(tag)) {
    case '!':
    case '!!str':
      return { value: text };
    case '!!null':
      if (value === null) return { value };
      break;
    case '!!bool':
      if (typeof value === 'boolean') return { value };
      break;
    case '!!int':
      if (INTEGER.test(text)) return { value };
      break;
    case '!!float':
      if (typeof value === 'number') return { value };
      break;
    default:
      return { message: `这里不用类型标记“${inShort(tag)}”。请删掉它；要写成文字，就加引号。` };
  }
  return {
    message: `“${inShort(text)}”不合类型标记“${inShort(tag)}”。请删掉标记，或改正后面的值。`,
  };
}
