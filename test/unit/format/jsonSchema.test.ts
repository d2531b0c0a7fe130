import assert from 'node:assert/strict';
import { jsonSchemas } from '../../../src/format/jsonSchema';

type Json = Record<string, unknown> & {
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  oneOf?: Json[];
};

const { handoff, reply, people, config } = jsonSchemas() as unknown as Record<string, Json> & {
  handoff: Json;
  reply: Json;
  people: Json;
  config: Json;
};

/** Every property of a schema with its path, all the way down. */
function properties(schema: Json, path = ''): [string, Json][] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, inner]): [string, Json][] => [
      [`${path}${key}`, inner],
      ...properties(inner, `${path}${key}.`),
    ]),
    ...(schema.items && !Array.isArray(schema.items) ? properties(schema.items, path) : []),
    ...(schema.oneOf ?? []).flatMap((one) => properties(one, path)),
  ];
}

describe('the JSON Schemas', () => {
  it('say at every field what it is for, as editors show it', () => {
    for (const [path, schema] of [handoff, reply, people, config].flatMap((each) => properties(each))) {
      assert.ok(typeof schema['description'] === 'string', `${path} has no description`);
    }
    assert.ok([handoff, reply, people, config].every((schema) => schema['title'] && schema['description']));
  });

  it('are of draft 7, which is what the YAML extension reads', () => {
    assert.equal(handoff['$schema'], 'http://json-schema.org/draft-07/schema#');
    assert.equal(reply['$schema'], 'http://json-schema.org/draft-07/schema#');
    assert.equal(people['$schema'], 'http://json-schema.org/draft-07/schema#');
  });

  it('ask for what a record cannot be without, and for nothing that has a default', () => {
    assert.deepEqual(handoff.required, ['version', 'id', 'created', 'author', 'summary']);
    const step = reply.oneOf?.find((one) => one.properties?.['kind']?.['const'] === 'step');
    assert.deepEqual(step?.required, ['version', 'id', 'handoff', 'kind', 'created', 'author', 'step']);
  });

  it('describe one reply of each kind', () => {
    assert.deepEqual(
      reply.oneOf?.map((one) => one.properties?.['kind']?.['const']),
      ['pickup', 'step', 'close', 'reopen', 'withdraw', 'amend'],
    );
  });
});
