import {
  type CreateNodeOptions,
  type DocumentOptions,
  stringify,
  type ToStringOptions,
} from 'yaml';
import { OBEYED, terminalText } from '../text/terminal-text.ts';

/** One line for each field: a text with line breaks is quoted. */
const LAYOUT = {
  lineWidth: 0,
  blockQuote: false,
  singleQuote: false,
  doubleQuotedMinMultiLineLength: 1e9,
} as const;

/** Fields line by line; what is null stays blank. Ends with a line break. */
export function fieldsYaml(fields: Record<string, unknown>): string {
  return shownYaml(fields, { ...LAYOUT, nullStr: '' });
}

/** A value as YAML writes it in one line, lists and mappings in brackets. */
export function inlineYaml(value: unknown): string {
  const text = shownYaml(value, {
    ...LAYOUT,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
  });
  return text.slice(0, -1);
}

/** A line of remarks, whatever is told in it. */
export function commentYaml(line: string): string {
  return `# ${terminalText(line)}`.trimEnd();
}

const NOT_PLAIN = new RegExp(`[${OBEYED}]`, 'g');

/** YAML is shown on terminals too: what they would obey is written as an escape, which is the same text. */
function shownYaml(
  value: unknown,
  options: DocumentOptions & CreateNodeOptions & ToStringOptions,
): string {
  const text = stringify(value, options);
  if (text.search(NOT_PLAIN) === -1) return text;
  const quoted = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' } as const;
  return stringify(value, { ...options, ...quoted }).replace(
    NOT_PLAIN,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
