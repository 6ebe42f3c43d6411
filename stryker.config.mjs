/**
 * Wrong changes made on trial to what counts and judges: `npm run mutate`, outside CI (see CONTRIBUTING.md).
 * One file or a part of it: npm run mutate -- --mutate src/deadline/due-date.ts:100-140
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutate.config.ts' },
  coverageAnalysis: 'perTest',
  mutate: [
    'src/calendar/*.ts',
    '!src/calendar/*.generated.ts',
    'src/deadline/{due-date,reply-due,period,same-meaning,explain}.ts',
    'src/check/**/*.ts',
  ],
  // Chinese texts: the wording of messages is no matter of right or wrong counts, and tests do not copy it.
  mutator: { excludedMutations: ['StringLiteral'] },
  // It would write @ts-nocheck into the files, and one test compares a generated one.
  disableTypeChecks: false,
  concurrency: 2,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'mutation/report.json' },
  incrementalFile: 'mutation/incremental.json',
  // Stryker rewrites a tsconfig with the API of TypeScript 6, which 7 has not; vitest needs none.
  tsconfigFile: 'none',
  tempDirName: 'mutation/sandbox',
  ignorePatterns: ['dist', 'bench', 'mutation', '.ci'],
};
