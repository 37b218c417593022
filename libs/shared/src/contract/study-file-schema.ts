import { z } from 'zod';
import { Localized, StudyFile } from './study-file.js';

/**
 * The study file as JSON Schema (draft 2020-12), for editors that complete and check while one writes. It says what the file
 * looks like; what one section says of another (a quota of an attribute that is not there) is for `lytt study check`.
 */
export function studyFileJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(StudyFile, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      // What zod does by trimming and refining, JSON Schema has other words for.
      if (zodSchema === Localized) jsonSchema.minProperties = 1;
      const trims = zodSchema._zod.def.checks?.some((check) => check._zod.def.check === 'overwrite') ?? false;
      if (trims && jsonSchema.type === 'string' && (jsonSchema.minLength ?? 0) > 0 && !jsonSchema.pattern)
        jsonSchema.pattern = '\\S';
    },
  });
  const { $schema, ...rest } = schema as Record<string, unknown>;
  return { $schema, $id: 'urn:lytt:schema:study-file:1', title: 'A study of Lytt as one file', ...rest };
}
