import { inShort } from '../../text/in-short.ts';
import { controlCharacterFault, decodeText } from '../decode-text.ts';
import type { ReadResult } from '../document.ts';
import { type Fault, faultDiagnostics, unreadable } from '../fault.ts';
import { findPersonalNumbers } from '../personal/find-numbers.ts';
import { maskNumbers, personalDataFindings, tellPersonalData } from '../personal/personal-data.ts';
import { SourceText } from '../source-text.ts';
import { composeText } from './compose-text.ts';
import type { EscapedNumber } from './compose-yaml.ts';

export interface YamlOptions {
  /** Keys of files of this kind, by which a key is known that a text has swallowed. */
  keys?: ReadonlySet<string>;
}

/** A file of such comments is told of often enough. */
const MAX_CUTS = 100;
const NO_KEYS: ReadonlySet<string> = new Set();

/**
 * Reads one YAML file (1.2, core schema) into plain data that knows its places.
 * Whatever the bytes, it throws nothing: what cannot be read becomes findings `unreadable`.
 * Numbers that stand for a person are masked before anything else looks at the text, so that no
 * message, excerpt or value can show them.
 *
 * @param file path as the user named it, or `<stdin>`
 */
export function readYaml(
  file: string,
  bytes: Uint8Array,
  { keys = NO_KEYS }: YamlOptions = {},
): ReadResult {
  const decoded = decodeText(file, bytes);
  if ('message' in decoded) {
    return { ok: false, diagnostics: [unreadable(decoded.message, { file, line: decoded.line })] };
  }
  const numbers = findPersonalNumbers(decoded.source.text);
  let source =
    numbers.length === 0
      ? decoded.source
      : new SourceText(file, maskNumbers(decoded.source.text, numbers));
  const diagnostics = personalDataFindings(numbers, source);
  const fail = (faults: Fault[]): ReadResult => {
    return { ok: false, diagnostics: [...faultDiagnostics(faults, source), ...diagnostics] };
  };
  const control = controlCharacterFault(source);
  if (control) return fail([control]);
  const composition = composeText(source, keys);
  if ('faults' in composition) {
    if (composition.faults.length > 0) return fail(composition.faults);
    const message = '文件里没有内容（是空的，或只有注释）。请按格式填写后再交。';
    return { ok: false, diagnostics: [unreadable(message, { file }), ...diagnostics] };
  }
  const { data, positions, cuts, disguised, escaped } = composition;
  if (escaped.length > 0) {
    source = withoutFigures(source, escaped);
    diagnostics.push(...escapedNumberFindings(escaped, source));
  }
  for (const { start, end } of cuts.slice(0, MAX_CUTS)) {
    const cut = source.text.slice(start, end).trim();
    diagnostics.push({
      rule: 'text-cut',
      severity: 'warning',
      message: `“${inShort(cut)}”成了注释，没有读：空格后面的“#”开始一段注释。是内容的，请给整段文字加上引号；确是注释的，请在“#”后面加一个空格。`,
      location: source.location(start, end),
    });
  }
  return {
    ok: true,
    document: {
      file,
      data,
      disguised,
      locate(pointer, part = 'value') {
        const { start, end } = positions.find(data, pointer, part);
        return { ...source.location(start, end), pointer };
      },
    },
    diagnostics,
  };
}

/** The text without the figures of which escapes make a person's number. */
function withoutFigures({ file, text }: SourceText, escaped: readonly EscapedNumber[]): SourceText {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of escaped.map(({ span }) => span)) {
    if (start < from) continue;
    parts.push(text.slice(from, start), text.slice(start, end).replace(/[\dA-Fa-f]/g, '*'));
    from = end;
  }
  return new SourceText(file, parts.join('') + text.slice(from));
}

function escapedNumberFindings(
  escaped: readonly EscapedNumber[],
  source: SourceText,
): ReturnType<typeof tellPersonalData> {
  const found = escaped.map(({ span: { start, end }, ...rest }) => {
    return { ...rest, where: '这里', location: source.location(start, end) };
  });
  return tellPersonalData(found, source.file);
}
