/**
 * What `ajv validate -s schemas/ledger.schema.json -d '…/*.yaml'` does: compile the schema, read each file, tell its
 * first fault. It knows neither dates nor the plan. Arguments: files or folders.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { filesOf } from './ledgers.mjs';

const schema = JSON.parse(
  readFileSync(new URL('../schemas/ledger.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
for (const file of process.argv.slice(2).flatMap(filesOf)) {
  let said = 'valid';
  try {
    if (!validate(load(readFileSync(file, 'utf8')))) said = JSON.stringify(validate.errors);
  } catch (error) {
    said = error.message;
  }
  process.stdout.write(`${file} ${said}\n`);
}
