import { constants, crc32, deflateRawSync } from 'node:zlib';
import { DIRECTORY_END, DIRECTORY_ENTRY, LOCAL_HEADER } from '../input/office/zip-signatures.ts';

/** 1 January 1980, midnight: the same content gives the same bytes. */
const DATE = (1 << 5) | 1;
const DEFLATED = 8;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/** Characters that are packed at once: more text of a part is never held. */
const AT_ONCE = 1 << 20;

/** A part's name and its text, whole or in pieces that are made when they are packed. */
export type ZipPart = readonly [name: string, content: string | Iterable<string>];

/** A ZIP archive (APPNOTE 6.3) of parts in their order. */
export function zipArchive(parts: Iterable<ZipPart>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let [offset, count] = [0, 0];
  for (const [part, content] of parts) {
    const name = Buffer.from(part);
    const { data, length, sum } = deflated(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(FLAGS, 2);
    shared.writeUInt16LE(DEFLATED, 4);
    shared.writeUInt16LE(DATE, 8);
    shared.writeUInt32LE(sum, 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(length, 18);
    shared.writeUInt16LE(name.length, 22);
    files.push(signature(LOCAL_HEADER), shared, name, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(signature(DIRECTORY_ENTRY), version(), shared, place, name);
    offset += 4 + shared.length + name.length + data.length;
    count++;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, entries, signature(DIRECTORY_END), end]);
}

/** Each batch ends on a whole byte (RFC 1951, 3.2.4), so that the batches are one stream. */
function deflated(content: ZipPart[1]): { data: Buffer; length: number; sum: number } {
  const packed: Buffer[] = [];
  let [length, sum] = [0, 0];
  const pack = (text: string, finishFlush: number) => {
    const bytes = Buffer.from(text);
    length += bytes.length;
    sum = crc32(bytes, sum);
    packed.push(deflateRawSync(bytes, { finishFlush }));
  };
  let batch: string[] = [];
  let waiting = 0;
  for (const piece of typeof content === 'string' ? [content] : content) {
    batch.push(piece);
    waiting += piece.length;
    if (waiting < AT_ONCE || typeof content === 'string') continue;
    pack(batch.join(''), constants.Z_SYNC_FLUSH);
    batch = [];
    waiting = 0;
  }
  pack(batch.join(''), constants.Z_FINISH);
  return { data: Buffer.concat(packed), length, sum };
}

/**
 * An archive of another writer, with the date that {@link zipArchive} writes instead of the time at which it
 * was made.
 */
export function sameDates(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(signature(DIRECTORY_END));
  let at = bytes.readUInt32LE(end + 16);
  while (bytes.readUInt32LE(at) === DIRECTORY_ENTRY) {
    setDate(bytes, at + 12);
    setDate(bytes, bytes.readUInt32LE(at + 42) + 10);
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}

/** Time and day, as they stand in a header. */
function setDate(bytes: Buffer, at: number): void {
  bytes.writeUInt16LE(0, at);
  bytes.writeUInt16LE(DATE, at + 2);
}

function signature(code: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(code);
  return bytes;
}

/** Version made by. */
function version(): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(VERSION);
  return bytes;
}
