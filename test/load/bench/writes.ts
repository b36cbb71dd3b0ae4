import { canonical, sha256 } from '@ndp/database/canonical';
import { idempotencyKey, planDraft } from '@ndp/database/schema/workspace';
import { planOf2022 as draft } from '@ndp/local/seed/plan-2022';
import type { Stack } from '@ndp/local/stack';
import { demoToken } from '@ndp/local/tokens';
import { bareWorkspace, batchOf, refusedBatch } from './bare.ts';
import { alternate, ratio } from './compare.ts';
import { type Generator, portOf, wire } from './load.ts';
import { type Recorded, repeatedFor } from './reference.ts';
import type { Table } from './table.ts';

const LEAST = 0.4;
const HOME = '/v1/t/bo-thong-tin-va-truyen-thong/plans';

/**
 * (e) One draft of a plan through the API (who is it, may they, is it valid; draft, key and audit entry in one
 * batch) against a batch of the two bare inserts, both through the write gate, each into one workspace.
 */
export async function measureWrites(generator: Generator, stack: Stack, table: Table): Promise<void> {
  const token = await demoToken(
    { databases: { servers: stack.servers, meter: { reads: 0, writes: 0 } }, access: stack.keys.access },
    'officer',
  );
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify(draft);
  const bare = await bareInserts(stack);
  for (const connections of [1, 4]) {
    const name = connections === 1 ? 'draft a plan, one client' : `draft a plan, ${connections} clients`;
    const requests = keys(connections).map((key) => wire('POST', HOME, { ...headers, 'idempotency-key': key }, body));
    const reference = `two bare inserts, ${connections}`;
    const batches = repeatedFor(
      reference,
      bare,
      ['the-key'],
      keys(connections).map((key) => [key]),
    );
    const check = (answer: string, series: string) =>
      series === name ? (answer.startsWith('{"id":"') ? undefined : answer.slice(0, 300)) : refusedBatch(answer);
    const [ours, two] = await alternate(
      generator,
      [
        { name, port: portOf(stack.url), requests, once: true, status: 201 },
        { ...batches, once: true },
      ],
      { connections, check },
    );
    if (!ours || !two) continue;
    table.pair({
      part: 'e',
      name,
      product: ours,
      reference: two,
      against: 'two bare inserts',
      ratio: ratio(ours, two, 'perSecond'),
      least: LEAST,
    });
  }
}

const keys = (connections: number) => Array.from({ length: 6000 }, (_, n) => `bench-${connections}-${n}`);

/** The two inserts as the driver sends them, into a workspace of their own. */
async function bareInserts(stack: Stack): Promise<Recorded> {
  const workspace = await bareWorkspace(stack);
  const { kind, title, year, platforms, contents } = draft;
  const text = canonical(contents);
  const createdAt = new Date().toISOString();
  const row = {
    ...{ id: 'the-key', createdAt, kind, title, year, platforms, contents: text, sha256: sha256(text) },
    ...{ draftedBy: 'bench', updatedAt: createdAt },
  };
  const used = {
    ...{ actor: 'bench', key: 'the-key', operation: 'plan.draft', requestSha256: sha256(text), subject: 'the-key' },
    createdAt,
  };
  return batchOf(workspace, [
    workspace.db.insert(planDraft).values(row),
    workspace.db.insert(idempotencyKey).values(used),
  ]);
}
