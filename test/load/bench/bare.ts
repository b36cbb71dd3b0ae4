import type { Statement, WriteHandle } from '@ndp/database/handle';
import { allow, type Member } from '@ndp/domain/permissions';
import { migrateAll } from '@ndp/local/prepare';
import type { Stack } from '@ndp/local/stack';
import { type Recorded, recorded } from './reference.ts';

const NAMESPACE = 'org-bench-bare';

/** A workspace in which nothing is written but bare statements. */
export async function bareWorkspace({ servers, admin }: Stack): Promise<WriteHandle<'workspace'>> {
  await migrateAll(servers, admin, [{ circle: 'workspace', namespace: NAMESPACE }]);
  const organisation = {
    id: '',
    slug: 'bench',
    kind: 'ministry',
    namespace: NAMESPACE,
    validFrom: null,
    validTo: null,
  } as const;
  const session = { id: '', how: 'operator', steppedUpAt: null, generation: 0, expiresAt: '' } as const;
  const who = { person: 'bench', personId: '', role: 'officer', unit: null } as const;
  const writer: Member = { ...who, organisation, duties: [], session, scopes: [], machines: [] };
  return (await allow({ servers, meter: { reads: 0, writes: 0 } }, writer, 'plan.draft')).workspace;
}

/** Statements as the driver sends them in one batch; done once by that. */
export async function batchOf(
  workspace: WriteHandle<'workspace'>,
  statements: readonly Statement[],
): Promise<Recorded> {
  const [first] = await recorded(() => workspace.write([...statements]));
  if (!first) throw new Error('no batch was sent');
  return first;
}

/** Complains about a batch of which a statement was not carried out. */
export function refusedBatch(answer: string): string | undefined {
  return /"type":"error"|"step_errors":\[[^\]]*\{/.test(answer) ? answer.slice(0, 300) : undefined;
}
