#!/usr/bin/env node
const { main, processIo } = require('../dist/launch.cjs');
// All is written by then; without exit(), Node would still wait for V8 to optimise what will not run again.
main(process.argv.slice(2), processIo()).then((code) => process.exit(code));
