import { describe, expect, it } from 'vitest';
import { inProcess } from './in-process.ts';

const ARGS = ['due', '信息形成之日起20个工作日内公开', '--from', '2022-09-20'];
const hasColors = async (args: string[], env: Record<string, string>, color = true) =>
  (await inProcess(args, '', { env, color })).stdout.includes('\u001b[');

describe('colours', () => {
  it('are for terminals that show them', async () => {
    expect(await hasColors(ARGS, {})).toBe(true);
    expect(await hasColors(ARGS, { TERM: 'xterm-256color', NO_COLOR: '' })).toBe(true);
    expect(await hasColors(ARGS, {}, false)).toBe(false);
    expect(await hasColors(ARGS, { TERM: 'dumb' })).toBe(false);
  });

  it('may be declined', async () => {
    expect(await hasColors(ARGS, { NO_COLOR: '1' })).toBe(false);
    expect(await hasColors([...ARGS, '--no-color'], {})).toBe(false);
  });
});
