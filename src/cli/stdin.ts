import type { Readable } from 'node:stream';
import { MAX_BYTES } from '../input/read-file.ts';

/** Standard input, read no further than to where it is too large to be a ledger. */
export async function readStdin(stdin: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > MAX_BYTES) break;
  }
  return Buffer.concat(chunks);
}
