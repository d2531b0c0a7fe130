import * as z from 'zod/mini';
import { handoffSchema } from './schema/handoff';
import { peopleSchema } from './schema/people';
import { replySchema } from './schema/reply';
import { teamSchema } from './schema/team';

/** A JSON Schema document: plain data, ready for `JSON.stringify`. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * JSON Schemas (draft 7, what the YAML extension reads) of the two record files and of the two files of settings, made
 * from the schemas that the reader uses itself. They describe what may be written by hand, so a field with a
 * default is optional in them.
 */
export function jsonSchemas(): Readonly<Record<'handoff' | 'reply' | 'people' | 'config', JsonSchema>> {
  return {
    handoff: {
      ...withTitle(
        'Handoff',
        'A handoff: a structured note on one branch, by one author, at one moment. Written once; a change is a reply.',
      ),
      ...toJson(handoffSchema),
    },
    reply: {
      ...withTitle('Reply to a handoff', 'A later record on a handoff, by anyone. Written once.'),
      ...toJson(replySchema),
    },
    people: {
      ...withTitle(
        'People',
        'Who works here, and which e-mails are whose. It decides what is shown as yours, and never who is written.',
      ),
      ...toJson(peopleSchema),
    },
    config: {
      ...withTitle(
        'Team settings',
        'What a handoff in this repository is to have, and what its form begins with. Nothing in it decides what is run or pushed.',
      ),
      ...toJson(teamSchema),
    },
  };
}

function withTitle(title: string, description: string): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, description };
}

function toJson(schema: z.ZodMiniType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => plainer(jsonSchema),
  });
}

/** What editors show in a hover: without bounds that mean "any number", and with a pattern that can be read. */
function plainer(jsonSchema: z.core.JSONSchema.BaseSchema): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) {
    delete jsonSchema.maximum;
  }
  if (jsonSchema.format === 'date-time') {
    jsonSchema.pattern = 'Z$';
  }
}
