import { EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import { composeYaml, MAX_DEPTH } from './compose-yaml.ts';
import { controlCharacterFault, decodeText } from './decode-text.ts';
import type { ReadResult } from './document.ts';
import { type Fault, faultDiagnostics, unreadable } from './fault.ts';
import type { SourceText } from './source-text.ts';
import { syntaxFault } from './syntax-fault.ts';

/**
 * Reads one YAML file (1.2, core schema) into plain data that knows its places.
 * Whatever the bytes, it throws nothing: what cannot be read becomes findings `unreadable`.
 *
 * @param file path as the user named it, or `<stdin>`
 */
export function readYaml(file: string, bytes: Uint8Array): ReadResult {
  const decoded = decodeText(file, bytes);
  if ('message' in decoded) {
    return { ok: false, diagnostics: [unreadable(decoded.message, { file, line: decoded.line })] };
  }
  const { source } = decoded;
  const fail = (faults: Fault[]): ReadResult => {
    return { ok: false, diagnostics: faultDiagnostics(faults, source) };
  };
  const control = controlCharacterFault(source);
  if (control) return fail([control]);
  const events = parse(source);
  if (!Array.isArray(events)) return fail([events]);
  if (events.every(isEmpty)) {
    const message = '文件里没有内容（是空的，或只有注释）。请按格式填写后再交。';
    return { ok: false, diagnostics: [unreadable(message, { file })] };
  }
  const composition = composeYaml(events, source);
  if ('faults' in composition) return fail(composition.faults);
  const { data, positions } = composition;
  return {
    ok: true,
    document: {
      file,
      data,
      locate(pointer, part = 'value') {
        const { start, end } = positions.find(data, pointer, part);
        return { ...source.location(start, end), pointer };
      },
    },
  };
}

function parse(source: SourceText): Event[] | Fault {
  try {
    // The parser counts a scalar and a key as levels too; the exact limit is the composer's.
    return parseEvents(source.text, { maxDepth: MAX_DEPTH + 2 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return syntaxFault(error.reason, error.mark?.position ?? 0, source);
  }
}

function isEmpty(event: Event): boolean {
  return (
    event.type === EVENT_ID.DOCUMENT ||
    event.type === EVENT_ID.POP ||
    (event.type === EVENT_ID.SCALAR && event.valueStart === -1 && event.tagStart === -1)
  );
}
