import type { Diagnostic, Location } from '../diagnostic.ts';
import type { InputDocument } from '../input/document.ts';
import { childPointer } from '../input/json-pointer.ts';
import { findTypo } from '../input/yaml/typos.ts';
import { bestMatches } from './best-match.ts';
import type { KeyAdvice } from './key-advice.ts';
import { schemaFinding } from './messages.ts';
import type { JsonSchema, SchemaError, Validator } from './schema-error.ts';

/** A file of another kind fails everywhere; after so many findings the reader has understood. */
const MAX_FINDINGS = 100;
/** Characters of a value that a message repeats. */
const MAX_QUOTED = 60;

/**
 * Checks a document against a schema (src/schema/validators): one located finding `schema` for each error.
 * Behind the first 100 a last one, without a place, tells how many more there are.
 * @param advice for keys that the schema does not know: what people write, and which keys they may mean
 */
export function validate(
  validator: Validator,
  document: InputDocument,
  advice: KeyAdvice = new Map(),
): Diagnostic[] {
  validator(document.data);
  const errors = validator.errors ?? [];
  const root = errors.find(
    ({ keyword, instancePath }) => keyword === 'type' && instancePath === '',
  );
  if (root) return [finding(notMapping(root), document.locate(''))];
  // The rest of a file of another version says nothing.
  const version = errors.find(
    ({ keyword, instancePath }) => keyword === 'const' && instancePath === '/schemaVersion',
  );
  const told = version ? [version] : bestMatches(errors);
  const refused = new Set(told.map(({ instancePath }) => instancePath));
  const disguised = version
    ? []
    : disguisedNumbers(document).filter(({ location: { pointer = '' } }) => !refused.has(pointer));
  const findings = [
    ...told.slice(0, MAX_FINDINGS).map((error) => located(error, document, advice)),
    ...disguised.slice(0, Math.max(MAX_FINDINGS - told.length, 0)),
  ];
  const more = told.length + disguised.length - findings.length;
  if (more > 0) {
    findings.push(finding(`格式问题另有 ${more} 处，未逐一列出。`, { file: document.file }));
  }
  return findings;
}

function located(error: SchemaError, document: InputDocument, advice: KeyAdvice): Diagnostic {
  const place = document.locate(error.instancePath);
  const written = writtenText(error.data, place);
  const { pointer, part, message } = schemaFinding(error, written, advice, document.columns);
  return finding(message, document.locate(pointer, part));
}

function finding(message: string, location: Location): Diagnostic {
  return { rule: 'schema', severity: 'error', message, location };
}

/** A number loses its spelling when read (0012, 20220518, 1.10, 0x10), so it is quoted from the file. */
function numberAsWritten({ excerpt, column, endColumn }: Location): string | undefined {
  if (excerpt === undefined || column === undefined) return undefined;
  return excerpt.slice(column - 1, endColumn === undefined ? undefined : endColumn - 1);
}

/** 16 as 0x10, 15 as 0o17, 1000 as 1e3: to YAML a number, but not the one that people see. */
const DISGUISED = /^0[ox]|e/i;

/** A finding for each such number. A table has the numbers that its cells show. */
function disguisedNumbers({ data, columns, locate }: InputDocument): Diagnostic[] {
  const found: Diagnostic[] = [];
  const path: (string | number)[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'number') {
      const place = locate(path.reduce<string>(childPointer, ''));
      const written = numberAsWritten(place);
      if (written !== undefined && DISGUISED.test(written))
        found.push(finding(disguise(written, path.at(-1)), place));
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, item] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
      path.push(key);
      walk(item);
      path.pop();
    }
  };
  if (columns === undefined) walk(data);
  return found;
}

function disguise(written: string, key: string | number | undefined): string {
  const name = typeof key === 'string' ? `“${key}”` : '这里';
  return `${name}写的是“${written}”，会被当作 ${Number(written)}，看的人却看不出来。请只用数字 0 至 9 来写；写错了的请改正。`;
}

function writtenText(data: unknown, location: Location): string {
  // Not String(data): a mapping may have a key toString.
  if (typeof data === 'object' && data !== null)
    return Array.isArray(data) ? '一个列表' : '一组键值';
  const number = typeof data === 'number' ? numberAsWritten(location) : undefined;
  if (number !== undefined) return number;
  const characters = [...String(data).replace(/[ \t\r\n]+/g, ' ')];
  return characters.length > MAX_QUOTED
    ? `${characters.slice(0, MAX_QUOTED).join('')}…`
    : characters.join('');
}

function notMapping({ data, parentSchema }: SchemaError): string {
  const { title = '', required = [], properties = {} } = parentSchema;
  const head = required.map((key) => {
    const property: JsonSchema | true | undefined = properties[key];
    const example = typeof property === 'object' ? property.examples?.[0] : undefined;
    return `“${key}:${example === undefined || typeof example === 'object' ? '' : ` ${example}`}”`;
  });
  const typo = typeof data === 'string' ? findTypo(data) : null;
  const kind = Array.isArray(data) ? '一个列表' : '一段文字';
  return `${title}文件应由若干“键: 值”组成，要有${head.join('、')}，这里却是${kind}。${typo?.message ?? ''}`;
}
