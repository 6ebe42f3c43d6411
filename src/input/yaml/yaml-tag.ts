import { INTEGER, resolveScalar } from './core-scalar.ts';

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
      return { message: `这里不用类型标记“${tag}”。请删掉它；要写成文字，就加引号。` };
  }
  return { message: `“${text}”不合类型标记“${tag}”。请删掉标记，或改正后面的值。` };
}
