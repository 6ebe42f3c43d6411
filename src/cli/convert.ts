import type { Diagnostic } from '../diagnostic.ts';
import { readLedgerFile } from '../ledger/load-ledger.ts';
import { placeText } from '../report/place-text.ts';
import { differences } from '../write/read-back.ts';
import { type ConversionOptions, type Convertible, readConvertible } from './convertible.ts';
import { EXIT } from './exit.ts';
import { type Io, write, writeStderr } from './io.ts';
import { writeNewFile } from './write-file.ts';

export interface ConvertOptions extends ConversionOptions {
  output?: string;
}

/**
 * Writes a ledger in another format; nothing of it is lost: what was written is read back before it is kept.
 * @throws UsageError
 */
export async function convert(
  file: string,
  options: ConvertOptions,
  render: (source: Convertible) => { name: string; content: string | Uint8Array },
  io: Io,
): Promise<number> {
  const source = await readConvertible(file, options);
  if ('refused' in source) return refuse(source.refused, io);
  const { name, content } = render(source);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const lost = differences(source.ledger, await readLedgerFile(name, bytes));
  if (lost.length > 0) {
    return refuse(
      lost.map((pointer) => ({
        rule: 'unreadable',
        severity: 'error',
        message: '这里的内容写过去以后读不回来。请核对这一栏的键名和写法。',
        location: source.document.locate(pointer),
      })),
      io,
    );
  }
  if (options.output !== undefined) {
    writeNewFile(options.output, content);
    await writeStderr(
      io,
      `${source.ledger.部门}的台账（${source.tasks.length}行）已写入“${options.output}”\n`,
    );
  } else await write(io.stdout, content.toString());
  if (source.diagnostics.length > 0) await writeStderr(io, `${placeText(source.diagnostics)}\n`);
  const isWhole = source.diagnostics.every(({ severity }) => severity !== 'error');
  return isWhole ? EXIT.clean : EXIT.findings;
}

async function refuse(diagnostics: Diagnostic[], io: Io): Promise<number> {
  await writeStderr(io, `${placeText(diagnostics)}\n没有写入任何内容。\n`);
  return EXIT.findings;
}
