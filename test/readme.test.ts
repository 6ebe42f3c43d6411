import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gongkai, ROOT } from './cli/run.ts';

/** A command of a README with the output that stands below it. */
interface Shown {
  command: string;
  output: string[];
}

function shownIn(file: string): Shown[] {
  const source = readFileSync(`${ROOT}/${file}`, 'utf8');
  return [...source.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map(([, block = '']) => {
    const [first = '', ...output] = block.trimEnd().split('\n');
    return { command: first.replace(/^\$ /, ''), output };
  });
}

/** The words of a command line; quoted ones may hold spaces. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

/** The lines that stand between two `…` must follow each other in the real output, in that order. */
function isShown(output: string[], real: string[]): boolean {
  const pieces: string[][] = [[]];
  for (const line of output) {
    if (line === '…') pieces.push([]);
    else pieces.at(-1)?.push(line);
  }
  let from = 0;
  return pieces.every((piece, index) => {
    const last = index === pieces.length - 1;
    for (let at = from; at + piece.length <= real.length; at++) {
      if (index === 0 && at > 0) return false;
      if (last && at + piece.length !== real.length) continue;
      if (piece.every((line, i) => real[at + i] === line)) {
        from = at + piece.length;
        return true;
      }
    }
    return false;
  });
}

describe.each(['README.md', 'README.en.md'])('%s', (file) => {
  const shown = shownIn(file);

  it('shows commands with their output', () => {
    expect(shown.length).toBeGreaterThan(6);
    for (const { command, output } of shown) {
      expect(words(command)[0]).toBe('gongkai');
      expect(output.length, command).toBeGreaterThan(0);
    }
  });

  it.each(shown)('$command', async ({ command, output }) => {
    const { stdout } = await gongkai(words(command).slice(1));
    const real = stdout.trimEnd().split('\n');
    if (!isShown(output, real)) expect(output.join('\n')).toBe(stdout.trimEnd());
  });
});

it('both READMEs show the same commands', () => {
  const commands = (file: string) => shownIn(file).map(({ command }) => command);
  expect(commands('README.en.md')).toEqual(commands('README.md'));
});
