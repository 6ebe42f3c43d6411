import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
/** Bytes of a point by the type of colour: grey, RGB, RGB with transparency. */
const BYTES = new Map([
  [0, 1],
  [2, 3],
  [6, 4],
]);
/** Steps of a colour's part: 16 of them are enough for pages of text. */
const STEP = 17;

/** A picture of eight bits a part with a palette of at most 256 colours, a fifth as large where it shows text. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, bytes, points } = pointsOf(png);
  const palette = new Map<number, number>();
  const indexes = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * bytes;
      const part = (index: number) =>
        Math.round((points[at + (bytes === 1 ? 0 : index)] as number) / STEP) * STEP;
      const colour = (part(0) << 16) | (part(1) << 8) | part(2);
      const index = palette.get(colour) ?? palette.size;
      palette.set(colour, index);
      indexes[y * (width + 1) + 1 + x] = index;
    }
  }
  if (palette.size > 256) throw new Error(`${palette.size} colours are more than a palette has`);
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 3], 8);
  const colours = [...palette.keys()].flatMap((colour) => [
    colour >> 16,
    (colour >> 8) & 255,
    colour & 255,
  ]);
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', size),
    chunk('PLTE', Buffer.from(colours)),
    chunk('IDAT', deflateSync(indexes, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
}

interface Points {
  width: number;
  height: number;
  bytes: number;
  points: Buffer;
}

function pointsOf(png: Buffer): Points {
  const data: Buffer[] = [];
  let head: Buffer = Buffer.alloc(0);
  for (let at = SIGNATURE; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = content;
    if (type === 'IDAT') data.push(content);
    at += 12 + length;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const bytes = BYTES.get(head[9] as number);
  if (head[8] !== 8 || bytes === undefined) throw new Error('a kind of PNG that is not read here');
  const points = unfiltered(inflateSync(Buffer.concat(data)), width * bytes, height, bytes);
  return { width, height, bytes, points };
}

/** The lines as they are shown (PNG, 9.2): each was written as what differs from its neighbours. */
function unfiltered(raw: Buffer, line: number, height: number, bytes: number): Buffer {
  const points = Buffer.alloc(line * height);
  const at = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (points[y * line + x] as number));
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)] as number;
    for (let x = 0; x < line; x++) {
      const [left, above, corner] = [at(x - bytes, y), at(x, y - 1), at(x - bytes, y - 1)];
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter];
      points[y * line + x] = (raw[y * (line + 1) + 1 + x] as number) + (guess as number);
    }
  }
  return points;
}

function nearest(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one)) as [
    number,
    number,
    number,
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
