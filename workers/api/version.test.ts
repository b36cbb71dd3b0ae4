import type { Refusal } from '@ndp/domain/refusal';
import type { Context } from 'hono';
import { expect, test } from 'vitest';
import { etagOf, seenVersion, versionIfAny } from './version.ts';

const sent = (header?: string) => ({ req: { header: () => header } }) as unknown as Context;
function refused(read: () => unknown): Refusal | undefined {
  try {
    read();
  } catch (error) {
    return error as Refusal;
  }
}

test('the version that a change is made upon is read as ETag gives it, and however else it is written it is said how', () => {
  expect([seenVersion(sent(etagOf(12).etag)), versionIfAny(sent('"0"'))]).toEqual([12, 0]);
  for (const header of ['W/"1"', '*', 'x', '1', '""', '"1", "2"', '"-1"', '"1234567890"'])
    for (const read of [seenVersion, versionIfAny]) {
      const { code, fields } = refused(() => read(sent(header))) ?? {};
      expect([header, code, fields]).toMatchObject([header, 'invalid_input', [{ pointer: 'If-Match' }]]);
      expect(fields?.[0]?.detail.vi).toContain('trong ngoặc kép');
    }
  expect([versionIfAny(sent()), refused(() => seenVersion(sent()))?.code]).toEqual([null, 'precondition_required']);
});
