import { crc32, deflateRawSync } from 'node:zlib';
import { DIRECTORY_END, DIRECTORY_ENTRY, LOCAL_HEADER } from '../input/office/zip-signatures.ts';

/** 1 January 1980, midnight: the same content gives the same bytes. */
const DATE = (1 << 5) | 1;
const DEFLATED = 8;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/** A ZIP archive (APPNOTE 6.3) of parts by name, in that order. */
export function zipArchive(parts: ReadonlyMap<string, string>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [part, text] of parts) {
    const name = Buffer.from(part);
    const content = Buffer.from(text);
    const data = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(VERSION, 0);
    shared.writeUInt16LE(FLAGS, 2);
    shared.writeUInt16LE(DEFLATED, 4);
    shared.writeUInt16LE(DATE, 8);
    shared.writeUInt32LE(crc32(content), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(content.length, 18);
    shared.writeUInt16LE(name.length, 22);
    files.push(signature(LOCAL_HEADER), shared, name, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(signature(DIRECTORY_ENTRY), version(), shared, place, name);
    offset += 4 + shared.length + name.length + data.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, entries, signature(DIRECTORY_END), end]);
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
