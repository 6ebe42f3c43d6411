import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { bestMatches } from '../../src/schema/best-match.ts';
import type { SchemaError } from '../../src/schema/schema-error.ts';

const $defs = {
  text: { type: 'string' },
  name: {
    type: 'object',
    required: ['name'],
    properties: { name: { $ref: '#/$defs/text' } },
    additionalProperties: false,
  },
};
const NAME = { $ref: '#/$defs/name' };
const TEXT = { $ref: '#/$defs/text' };

function told(schema: object, data: unknown): SchemaError[] {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, inlineRefs: false });
  const validator = ajv.compile({ ...schema, $defs });
  expect(validator(data)).toBe(false);
  return bestMatches(validator.errors as SchemaError[]);
}

describe('only the errors of the branch that was meant', () => {
  test.each<[string, object, unknown, string[]]>([
    ['its keys', { anyOf: [TEXT, NAME] }, { nam: 'x' }, [' required', ' additionalProperties']],
    ['a fault deeper down', { anyOf: [TEXT, NAME] }, { name: 1 }, ['/name type']],
    ['as the first branch', { oneOf: [NAME, TEXT] }, { name: 1 }, ['/name type']],
    [
      'within a list',
      { type: 'array', items: { anyOf: [TEXT, NAME] } },
      ['x', { name: 1 }, {}],
      ['/1/name type', '/2 required'],
    ],
    ['another type than all', { anyOf: [TEXT, NAME] }, 1, [' type']],
    [
      'errors beside the branches',
      { minProperties: 9, type: 'object', anyOf: [TEXT, NAME] },
      {},
      [' required', ' minProperties'],
    ],
    ['two branches at once', { oneOf: [{ type: 'integer' }, { type: 'number' }] }, 2, [' oneOf']],
  ])('%s', (_name, schema, data, expected) => {
    const errors = told(schema, data);
    expect(errors.map(({ instancePath, keyword }) => `${instancePath} ${keyword}`)).toEqual(
      expected,
    );
  });

  test('a value of another type is told all types that would do', () => {
    expect(told({ anyOf: [TEXT, NAME, { type: ['array', 'null'] }] }, 1)).toMatchObject([
      { keyword: 'type', parentSchema: { type: ['string', 'object', 'array', 'null'] } },
    ]);
  });

  test('a condition is told by what it demands', () => {
    const demand = { type: 'string', minLength: 2 };
    const schema = JSON.parse(
      JSON.stringify({ if: { type: 'string' }, else: false, demand }).replace('demand', 'then'),
    );
    expect(told(schema, 'x')).toMatchObject([{ keyword: 'minLength' }]);
  });
});
