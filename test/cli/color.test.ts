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
    expect(await hasColors([...ARGS, '--color', 'never'], {})).toBe(false);
    expect(await hasColors(ARGS, { FORCE_COLOR: '0' })).toBe(false);
    expect(await hasColors(ARGS, { FORCE_COLOR: 'false' })).toBe(false);
  });

  it('may be asked for where nothing shows them', async () => {
    expect(await hasColors([...ARGS, '--color', 'always'], {}, false)).toBe(true);
    expect(await hasColors(ARGS, { FORCE_COLOR: '1' }, false)).toBe(true);
    expect(await hasColors(ARGS, { FORCE_COLOR: 'true', TERM: 'dumb' }, false)).toBe(true);
    expect(await hasColors(ARGS, { FORCE_COLOR: '' }, false)).toBe(false);
  });

  it('follow the option before FORCE_COLOR, and that before NO_COLOR', async () => {
    const both = { FORCE_COLOR: '1', NO_COLOR: '1' };
    expect(await hasColors(ARGS, both, false)).toBe(true);
    expect(await hasColors([...ARGS, '--color', 'never'], both)).toBe(false);
    expect(await hasColors([...ARGS, '--no-color'], both)).toBe(false);
    expect(await hasColors([...ARGS, '--color', 'always'], { NO_COLOR: '1' }, false)).toBe(true);
    expect(await hasColors([...ARGS, '--color', 'auto'], { NO_COLOR: '1' })).toBe(false);
  });

  it('are asked for in words that exist', async () => {
    const { code, stderr } = await inProcess([...ARGS, '--color', 'sometimes']);
    expect(code).toBe(2);
    expect(stderr).toContain('可选：auto, always, never');
  });
});
