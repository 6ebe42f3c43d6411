import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { syntaxMessage } from '../../../src/input/yaml/syntax-messages.ts';

test('every reason of the parser has its Chinese message', () => {
  const library = readFileSync(fileURLToPath(import.meta.resolve('js-yaml')), 'utf8');
  const parser = library.slice(
    library.indexOf('//#region src/parser/parser.ts'),
    library.indexOf('//#region src/load.ts'),
  );
  const reasons = [
    ...parser.matchAll(/throw(?:Error|At)\([^"`]*["`]((?:[^"`\\]|\\.|(?<=\$\{)")*)/g),
  ].map((match) => match[1]?.replace(/\$\{.*/, '') ?? '');
  expect(reasons.length).toBeGreaterThan(50);
  const untold = reasons.filter((reason) => syntaxMessage(reason) === null);
  // The depth has a limit and a message of its own.
  expect([...new Set(untold)]).toEqual(['nesting exceeded maxDepth (']);
});
