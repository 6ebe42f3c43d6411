import { fileURLToPath } from 'node:url';

/** The folder of this package, above the sources as above what is built of them, with a slash at its end. */
export const PACKAGE_FOLDER: string = fileURLToPath(new URL('..', import.meta.url));
