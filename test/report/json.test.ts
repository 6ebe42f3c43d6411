import { describe, expect, it } from 'vitest';
import { json, jsonText } from '../../src/report/json.ts';
import type { Report } from '../../src/report/report.ts';
import { piecesOf } from './check-texts.ts';

/** Lists of a length that the pieces must not show; what stands in them is of no account. */
function report(length: number): Report {
  const ledgers = Array.from({ length }, (_, i) => ({
    file: `台账"${i}"\n.yaml`,
    inner: [[], {}, i],
  }));
  return {
    schemaVersion: 1,
    asOf: '2022-09-05',
    ledgers,
    findings: ledgers.slice(1).map(({ file }) => ({ location: { file }, inner: [[], {}] })),
    summary: { ledgers: length, findings: {} },
  } as unknown as Report;
}

describe('json', () => {
  it.each([0, 1, 2, 49, 50, 51, 52, 100, 101, 150])('prints %i items as one', async (length) => {
    const pieces = await piecesOf(json, report(length));
    expect(pieces.join('')).toBe(`${JSON.stringify(report(length), null, 2)}\n`);
  });

  it('prints many items in pieces', async () => {
    const pieces = await piecesOf(json, report(1000));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(10_000);
  });

  it('escapes what a terminal would obey', () => {
    const value = { title: 'a\u001b[31mb\u009b31mc\u202ed\u2066e\u007f' };
    const text = jsonText(value);
    expect(text).toBe('{\n  "title": "a\\u001b[31mb\\u009b31mc\\u202ed\\u2066e\\u007f"\n}\n');
    expect(JSON.parse(text)).toEqual(value);
  });
});
