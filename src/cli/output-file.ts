import { extname } from 'node:path';
import { UsageError } from './exit.ts';

/** The kinds of files that commands write: what people call them, and the endings by which a name says so. */
const KINDS = {
  text: { title: '文字', endings: ['.txt', '.log'] },
  json: { title: 'JSON', endings: ['.json'] },
  ndjson: { title: 'NDJSON', endings: ['.ndjson', '.jsonl'] },
  markdown: { title: 'Markdown', endings: ['.md', '.markdown'] },
  yaml: { title: 'YAML', endings: ['.yaml', '.yml'] },
  xlsx: { title: 'Excel', endings: ['.xlsx'] },
  docx: { title: 'Word', endings: ['.docx'] },
  circular: { title: '通报（Word）', endings: ['.docx'] },
  ics: { title: '日历', endings: ['.ics'] },
  html: { title: '网页', endings: ['.html', '.htm'] },
  github: { title: 'GitHub 注释', endings: ['.txt', '.log'] },
  gitlab: { title: 'GitLab 代码质量', endings: ['.json'] },
  junit: { title: 'JUnit', endings: ['.xml'] },
  sarif: { title: 'SARIF', endings: ['.sarif', '.json'] },
  csv: { title: 'CSV', endings: ['.csv'] },
} as const satisfies Record<string, { title: string; endings: readonly string[] }>;

export type FileKind = keyof typeof KINDS;

/** `-` as the name of a file that is written. */
const STDOUT = '-';
/** What stands behind the last point of 初稿2.1 or 台账.定稿 says nothing of the kind. */
const ENDING = /^\.(?=\d*[a-z])[a-z\d]+$/i;

/** A file that a command is to write. */
export interface OutputFile<Kind> {
  path: string;
  /** What its name says; null where that has no ending, as that of a pipe. */
  kind: Kind | null;
}

/**
 * The file that `--output` names, of a kind that the command can write; undefined: standard output.
 * @throws UsageError where its name says another kind
 */
export function outputFile<Kind extends FileKind>(
  output: string | undefined,
  kinds: readonly Kind[],
): OutputFile<Kind> | undefined {
  if (output === undefined || output === STDOUT) return undefined;
  if (output === '') throw new UsageError('--output 后面缺少文件名');
  const ending = extname(output).toLowerCase();
  if (!ENDING.test(ending)) return { path: output, kind: null };
  const kind = kinds.find((one) => endingsOf(one).includes(ending));
  if (kind !== undefined) return { path: output, kind };
  throw new UsageError(
    `“${output}”写不了：这里能写的是${kindsText(kinds)}，不能写成 ${ending} 文件。请换一个文件名`,
  );
}

/** `YAML（.yaml、.yml）、Excel（.xlsx）` */
export function kindsText(kinds: readonly FileKind[]): string {
  return kinds.map((kind) => `${KINDS[kind].title}（${endingsOf(kind).join('、')}）`).join('、');
}

function endingsOf(kind: FileKind): readonly string[] {
  return KINDS[kind].endings;
}
