#!/usr/bin/env node
const { main, processIo } = require('../dist/launch.cjs');
main(process.argv.slice(2), processIo()).then((code) => (process.exitCode = code));
