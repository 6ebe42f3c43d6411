import type { Diagnostic, Location } from '../diagnostic.ts';
import type { DisguisedNumber, InputDocument } from '../input/document.ts';
import { childPointer, pointerTokens } from '../input/json-pointer.ts';
import { findTypo } from '../input/yaml/typos.ts';
import { inShort } from '../text/in-short.ts';
import { bestMatches } from './best-match.ts';
import { type KeyAdvice, meantKeys } from './key-advice.ts';
import { schemaFinding } from './messages.ts';
import {
  isConditional,
  type JsonSchema,
  type SchemaError,
  type Validator,
} from './schema-error.ts';

/** A file of another kind fails everywhere; after so many findings the reader has understood. */
const MAX_FINDINGS = 100;

/** What a schema finds in a document. Places are JSON pointers; all are known, however few are told. */
export interface Inspection {
  diagnostics: Diagnostic[];
  /** The values that are not of the form that the schema wants. */
  refused: ReadonlySet<string>;
  /** The fields that a key which the schema does not know may have been meant for. */
  misspelt: ReadonlySet<string>;
  /** The objects that have a key of which nobody knows what it was meant for. */
  strange: ReadonlySet<string>;
}

/**
 * Checks a document against a schema (src/schema/validators): one located finding `schema` for each error.
 * Behind the first 100 a last one, without a place, tells how many more there are.
 * @param advice for keys that the schema does not know: what people write, and which keys they may mean
 */
export function inspect(
  validator: Validator,
  document: InputDocument,
  advice: KeyAdvice = new Map(),
): Inspection {
  validator(document.data);
  const found = validator.errors ?? [];
  const decisive = found.find(isDecisive);
  const errors = decisive ? [decisive] : bestMatches(found);
  const told = new Set(errors.map(({ instancePath }) => instancePath));
  const disguised = decisive
    ? []
    : (document.disguised ?? []).filter(({ pointer }) => !told.has(pointer));
  const findings = [
    ...errors.slice(0, MAX_FINDINGS).map((error) => located(error, document, advice)),
    ...disguised
      .slice(0, Math.max(MAX_FINDINGS - errors.length, 0))
      .map((number) => disguisedNumber(number, document.locate(number.pointer))),
  ];
  const more = errors.length + disguised.length - findings.length;
  if (more > 0) {
    findings.push(finding(`格式问题另有 ${more} 处，未逐一列出。`, { file: document.file }));
  }
  const doubtful = doubtfulPlaces(errors, advice);
  for (const { pointer } of disguised) doubtful.refused.add(pointer);
  return { diagnostics: findings, ...doubtful };
}

/** The findings of {@link inspect}. */
export function validate(validator: Validator, document: InputDocument): Diagnostic[] {
  return inspect(validator, document).diagnostics;
}

/** Of a file that is no mapping, or of another version, the rest says nothing. */
function isDecisive({ keyword, instancePath }: SchemaError): boolean {
  return keyword === 'type'
    ? instancePath === ''
    : keyword === 'const' && instancePath === '/schemaVersion';
}

function doubtfulPlaces(errors: readonly SchemaError[], advice: KeyAdvice) {
  const refused = new Set<string>();
  const misspelt = new Set<string>();
  const strange = new Set<string>();
  for (const error of errors) {
    const { instancePath, keyword, params, parentSchema } = error;
    // What a condition forbids, or misses, may be read all the same.
    if (isConditional(error)) continue;
    if (keyword !== 'additionalProperties') {
      refused.add(instancePath);
      continue;
    }
    const key = String(params.additionalProperty);
    const meant = meantKeys(key, Object.keys(parentSchema.properties ?? {}), advice);
    for (const name of meant) misspelt.add(childPointer(instancePath, name));
    if (meant.length === 0) strange.add(instancePath);
  }
  return { refused, misspelt, strange };
}

function located(error: SchemaError, document: InputDocument, advice: KeyAdvice): Diagnostic {
  if (error.keyword === 'type' && error.instancePath === '') {
    return finding(notMapping(error), document.locate(''));
  }
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
    return inShort(excerpt.slice(column - 1, endColumn === undefined ? undefined : endColumn - 1));
  }
  return inShort(String(data).replace(/[ \t\r\n]+/g, ' '));
}

function notMapping({ data, parentSchema }: SchemaError): string {
  const { title = '', required = [], properties = {} } = parentSchema;
  // A file in which no key is required still needs one of them.
  const keys = required.length > 0 ? required : Object.keys(properties);
  const head = keys.map((key) => {
    const property: JsonSchema | true | undefined = properties[key];
    const example = typeof property === 'object' ? property.examples?.[0] : undefined;
    return `“${key}:${example === undefined || typeof example === 'object' ? '' : ` ${example}`}”`;
  });
  const typo = typeof data === 'string' ? findTypo(data) : null;
  const kind = Array.isArray(data) ? '一个列表' : '一段文字';
  return `${title}文件应由若干“键: 值”组成，${required.length > 0 ? '要有' : '可以写'}${head.join('、')}，这里却是${kind}。${typo?.message ?? ''}`;
}
