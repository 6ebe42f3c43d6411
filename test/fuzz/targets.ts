import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { inProcess } from '../cli/in-process.ts';
import { zip } from '../input/office.ts';
import { mutated, mutations } from './mutations.ts';

/** One kind of input, and the command lines that read it. */
interface Target {
  name: string;
  /** An input of a seed. */
  make(seed: number): { file: string; bytes: Buffer } | { text: string };
  /** `§` stands for the file or the text. */
  runs: string[][];
}

const MAX_BYTES = 300_000;

/** Files of these folders with one of these endings; what a test expects of them is none. */
function examples(folders: readonly string[], endings: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => endings.includes(extname(path)) && !path.includes('.expected.'))
    .sort();
}

/** Changes a file, of a workbook or a document one of its parts, so that the archive stays one. */
function changedFiles(paths: readonly string[]): Target['make'] {
  return (seed) => {
    const [pick] = fc.sample(
      fc.tuple(fc.nat(paths.length - 1), fc.nat(paths.length - 1), mutations, fc.boolean()),
      {
        seed,
        numRuns: 1,
      },
    );
    if (!pick) throw new Error('a sample has one value');
    const [index, otherIndex, changes, asWhole] = pick;
    const path = paths[index] ?? '';
    const [bytes, other] = [readFileSync(path), readFileSync(paths[otherIndex] ?? path)];
    const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK';
    const result =
      isArchive && !asWhole
        ? withChangedPart(bytes, (part) => mutated(part, other, changes, MAX_BYTES), seed)
        : mutated(bytes, other, changes, MAX_BYTES);
    return { file: basename(path), bytes: result };
  };
}

interface Part {
  name: string;
  data: Buffer;
}

function withChangedPart(archive: Buffer, change: (part: Buffer) => Buffer, seed: number): Buffer {
  const parts = partsOf(archive);
  const chosen = parts.filter(({ name }) => /\.(?:xml|rels)$/.test(name));
  const one = chosen[Math.abs(seed) % Math.max(chosen.length, 1)];
  return zip(parts.map((part) => (part === one ? { ...part, data: change(part.data) } : part)));
}

function partsOf(archive: Buffer): Part[] {
  const parts: Part[] = [];
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const [nameLength, more, comment] = [28, 30, 32].map((offset) =>
      archive.readUInt16LE(at + offset),
    ) as [number, number, number];
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const stored = archive.subarray(start, start + size);
    parts.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      data: method === 0 ? stored : inflateRawSync(stored),
    });
    at += 46 + nameLength + more + comment;
  }
  return parts;
}

const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'信息形成 变更 之日起 20 二十 〇 个 工作日 日 月 年 周 季度 半 内 前 后 底 每 每年 次 至少 不少于 延长 的期限 最长 不得超过 从其规定 按规定 长期坚持 动态调整 及时 截止 6月30日 2022年 上旬 至 以前 ， 、 ； （ ） 《 》 公开 行政处罚信息'.split(
          ' ',
        ),
      ),
      fc.string({ maxLength: 3 }),
      fc.nat(99999).map(String),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join('').slice(0, 2000));

const AS_OF = ['--as-of', '2022-06-20'];
const LEDGERS = ['examples', 'test/cases'];

export const TARGETS: readonly Target[] = [
  {
    name: 'ledgers in YAML',
    make: changedFiles(examples(LEDGERS, ['.yaml'])),
    runs: [
      ['check', '§', ...AS_OF],
      ['check', '§', ...AS_OF, '--format', 'json'],
      ['fix', '--dry-run', '§'],
      ['report', '§', ...AS_OF],
    ],
  },
  {
    name: 'ledgers in tables',
    make: changedFiles(examples(['test/data/office', 'test/cases'], ['.xlsx', '.docx', '.csv'])),
    runs: [
      ['check', '§', ...AS_OF, '--verbose'],
      ['import', '§', '--plan', 'zibo-gaoxin/2022'],
    ],
  },
  {
    name: 'plans in YAML',
    make: changedFiles(examples(['data/plans', 'examples/plans'], ['.yaml'])),
    runs: [
      ['plan', 'validate', '§'],
      ['plan', 'show', '§'],
      ['plan', 'diff', 'zibo-gaoxin/2022', '§'],
      ['check', 'examples/建设局.yaml', '--plan', '§', ...AS_OF],
    ],
  },
  {
    name: 'plans as issued',
    make: changedFiles(
      examples(
        ['test/data/plan-import', 'examples/plans'],
        ['.html', '.txt', '.csv', '.docx', '.xlsx'],
      ),
    ),
    runs: [['plan', 'import', '§']],
  },
  {
    name: 'notices',
    make: changedFiles(examples(['test/data/notices'], ['.txt'])),
    runs: [
      ['calendar', 'import', '§'],
      ['calendar', 'show', '2027', '--notice', '§'],
    ],
  },
  {
    name: 'years of holidays',
    make: changedFiles(examples(['data/holidays'], ['.yaml'])),
    runs: [
      ['calendar', 'verify', '§'],
      ['calendar', 'show', '2022', '--notice', '§'],
    ],
  },
  {
    name: 'configurations',
    make: (seed) => {
      const text =
        'localDays:\n  - {date: 2022-09-01, off: true, reason: 停电}\n  - {date: 2022-09-03, off: false, reason: 补班}\nofficialDomains: [gov.cn]\n';
      const [changes] = fc.sample(mutations, { seed, numRuns: 1 });
      return {
        file: 'x.yaml',
        bytes: mutated(Buffer.from(text), Buffer.from(text), changes ?? [], MAX_BYTES),
      };
    },
    runs: [['check', 'examples/建设局.yaml', '--config', '§', ...AS_OF]],
  },
  {
    name: 'wordings',
    make: (seed) => ({ text: fc.sample(words, { seed, numRuns: 1 }).join('') }),
    runs: [
      ['due', '§', '--from', '2022-06-01', '--explain'],
      ['due', '§', '--period', '2022-Q3', '--format', 'json'],
      ['due', '§', '--column', 'cycle'],
    ],
  },
];

/** Milliseconds of processor time that one run may take on any machine. */
const MAX_TIME = 20_000;
const CONTROL = String.raw`\u0000-\u0008\u000b-\u001f`;
const OBEYED = new RegExp(
  `(?!\\r\\n)[${CONTROL}${String.raw`\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069`}]`,
);

/** What is wrong with what the command lines of a target do with an input; null: nothing. */
export async function faultOf(
  { make, runs }: Target,
  seed: number,
  folder: string,
): Promise<string | null> {
  const input = make(seed);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const name = 'text' in input ? input.text : join(folder, input.file);
  if ('bytes' in input) writeFileSync(name, input.bytes);
  else writeFileSync(join(folder, 'text.txt'), name);
  for (const run of runs) {
    const args = run.map((arg) => (arg === '§' ? name : arg));
    const start = process.cpuUsage();
    const { code, stdout, stderr } = await inProcess(args);
    const { user, system } = process.cpuUsage(start);
    const told = run.join(' ');
    if (code === null || ![0, 1, 2].includes(code))
      return `${told}: exit code ${code}\n${stderr.slice(0, 500)}`;
    if (/程序出错|\n {4}at /.test(stderr + stdout)) return `${told}: ${stderr.slice(0, 500)}`;
    if (OBEYED.test(stdout) || OBEYED.test(stderr))
      return `${told}: a character that terminals obey`;
    if (/^\s*(?:::|##\[)/m.test(stdout + stderr)) return `${told}: an order to a CI`;
    const time = (user + system) / 1000;
    if (time > MAX_TIME) return `${told}: ${Math.round(time)} ms`;
  }
  return null;
}
