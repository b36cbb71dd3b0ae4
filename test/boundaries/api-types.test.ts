import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaFile, schemaFrom } from '../../web/generate.ts';
import { url } from '../support/stack.ts';

test('the app’s types of the API are those that the running Worker documents', async () => {
  const now = await schemaFrom(`${url}/v1/openapi.json`);
  expect(readFileSync(schemaFile, 'utf8')).toBe(now);
});
