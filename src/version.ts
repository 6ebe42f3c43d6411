import { createRequire } from 'node:module';

/** Put in by the bundler, so that the program need not read a file for it. */
declare const PACKAGE_VERSION: string | undefined;

/** The version of this package. */
export const VERSION: string =
  typeof PACKAGE_VERSION === 'string'
    ? PACKAGE_VERSION
    : createRequire(import.meta.url)('../package.json').version;
