import type { Diagnostic, Location } from '../diagnostic.ts';
import type { DisguisedNumber, InputDocument } from '../input/document.ts';
import { pointerTokens } from '../input/json-pointer.ts';
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
    : (document.disguised ?? []).filter(({ pointer }) => !refused.has(pointer));
  const findings = [
    ...told.slice(0, MAX_FINDINGS).map((error) => located(error, document, advice)),
    ...disguised
      .slice(0, Math.max(MAX_FINDINGS - told.length, 0))
      .map((number) => disguisedNumber(number, document.locate(number.pointer))),
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

function disguisedNumber({ pointer, written }: DisguisedNumber, place: Location): Diagnostic {
  const key = pointerTokens(pointer).at(-1);
  return finding(
    `“${key}”写的是“${written}”，会被当作 ${Number(written)}，看的人却看不出来。请只用数字 0 至 9 来写；写错了的请改正。`,
    place,
  );
}

/** A number loses its spelling when read (0012, 20220518, 1.10), so it is quoted from the file. */
function writtenText(data: unknown, { excerpt, column, endColumn }: Location): string {
  // Not String(data): a mapping may have a key toString.
  if (typeof data === 'object' && data !== null)
    return Array.isArray(data) ? '一个列表' : '一组键值';
  if (typeof data === 'number' && excerpt !== undefined && column !== undefined) {
    return excerpt.slice(column - 1, endColumn === undefined ? undefined : endColumn - 1);
  }
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
