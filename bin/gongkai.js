#!/usr/bin/env node
// Before the program is loaded: Node keeps what it has compiled, where it can (from 22.1 on) and may.
require('node:module').enableCompileCache?.();
const { main, processIo } = require('../dist/main.cjs');
main(process.argv.slice(2), processIo()).then((exitCode) => {
  process.exitCode = exitCode;
});
