import { stringify } from 'yaml';

/** One line for each field: a text with line breaks is quoted. */
const LAYOUT = {
  lineWidth: 0,
  blockQuote: false,
  singleQuote: false,
  doubleQuotedMinMultiLineLength: 1e9,
} as const;

/** Fields line by line; what is null stays blank. Ends with a line break. */
export function fieldsYaml(fields: Record<string, unknown>): string {
  return stringify(fields, { ...LAYOUT, nullStr: '' });
}

/** A value as YAML writes it in one line, lists and mappings in brackets. */
export function inlineYaml(value: unknown): string {
  const text = stringify(value, {
    ...LAYOUT,
    collectionStyle: 'flow',
    flowCollectionPadding: false,
  });
  return text.slice(0, -1);
}
