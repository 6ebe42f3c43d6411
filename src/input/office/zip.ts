import { crc32, inflateRawSync } from 'node:zlib';
import { TableFault, TOO_LARGE } from '../table/table-fault.ts';
import { DIRECTORY_END, DIRECTORY_ENTRY, LOCAL_HEADER } from './zip-signatures.ts';

/** Bytes that one part, and all parts read, may come to. A ledger of 5,000 rows has some 10 MB. */
const MAX_PART = 48 * 1024 * 1024;
const MAX_TOTAL = 96 * 1024 * 1024;
/** Parts that an archive may list; an office file has some dozens. */
const MAX_PARTS = 10_000;

const DAMAGED = '文件不完整或已损坏，读不出来。请用 Excel 或 WPS 打开，另存一份后再试。';

interface Entry {
  method: number;
  encrypted: boolean;
  crc: number;
  compressedSize: number;
  /** Offset of the local header. */
  offset: number;
}

/**
 * The parts of a ZIP archive (APPNOTE 6.3), inflated one at a time and never written anywhere.
 * Names are only looked up; the sizes that the archive declares are not believed.
 */
export class Zip {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;
  #total = 0;

  /** @throws TableFault */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = readDirectory(this.#bytes);
  }

  has(name: string): boolean {
    return this.#entries.has(partKey(name));
  }

  /** The bytes of a part, or null where there is none of that name. @throws TableFault */
  read(name: string): Buffer | null {
    const entry = this.#entries.get(partKey(name));
    if (!entry) return null;
    if (entry.encrypted) {
      throw new TableFault('压缩包带密码，读不出来。请去掉密码后再交。');
    }
    const data = this.#inflate(entry);
    if (crc32(data) !== entry.crc) throw new TableFault(DAMAGED);
    this.#total += data.length;
    if (this.#total > MAX_TOTAL) throw new TableFault(TOO_LARGE);
    return data;
  }

  #inflate({ method, compressedSize, offset }: Entry): Buffer {
    const bytes = this.#bytes;
    if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_HEADER) {
      throw new TableFault(DAMAGED);
    }
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const data = bytes.subarray(start, start + compressedSize);
    if (data.length < compressedSize) throw new TableFault(DAMAGED);
    if (method === 0) return data;
    if (method !== 8) throw new TableFault(DAMAGED);
    try {
      return inflateRawSync(data, { maxOutputLength: MAX_PART });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new TableFault(code === 'ERR_BUFFER_TOO_LARGE' ? TOO_LARGE : DAMAGED);
    }
  }
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_PARTS) throw new TableFault(TOO_LARGE);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      throw new TableFault(DAMAGED);
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const key = partKey(name);
    // Of two parts with one name readers disagree which counts.
    if (entries.has(key)) throw new TableFault(DAMAGED);
    entries.set(key, {
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      crc: bytes.readUInt32LE(at + 16),
      compressedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Parts are named without regard to case, with `%20` for a space or not (ECMA-376, part 2, section 6.2.2.3). */
function partKey(name: string): string {
  const key = name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
  return key.replace(/%[2-7][0-9a-f]/g, (code) => decodeURIComponent(code));
}

/** Offset of the end record: the last 22 bytes, unless a comment of at most 64 KB follows. */
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) === DIRECTORY_END) return at;
  }
  throw new TableFault(DAMAGED);
}
