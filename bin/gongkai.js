#!/usr/bin/env node
import module from 'node:module';

// Before the program is loaded: Node keeps what it has compiled, where it can (from 22.1 on) and may.
module.enableCompileCache?.();
const { main, processIo } = await import('../dist/main.js');
process.exitCode = await main(process.argv.slice(2), processIo());
