import { newId } from '@ndp/database/ids';
import { announceEdition, announcePlatforms } from '@ndp/domain/catalogue/announce';
import type { ComposedEdition } from '@ndp/domain/catalogue/compose';
import { systemGrant } from '@ndp/domain/permissions';
import type { Stack } from '@ndp/local/stack';

const PLATFORMS_AT_ONCE = 250;
const ORDINAL = 2;

/** Brings an edition into the portal as the newest one, through the verbs of the domain and the write gate. */
export async function publishToPortal(stack: Stack, composed: ComposedEdition): Promise<void> {
  const grant = await systemGrant({ servers: stack.servers, meter: { reads: 0, writes: 0 } }, 'relay.programme');
  const delivery = (kind: string, payload: unknown) => ({ seq: 0, id: newId(), kind, payload });
  const { edition, organisations, platforms } = composed;
  const announced = { edition, ordinal: ORDINAL, current: true, organisations, bases: [] };
  await announceEdition(grant, delivery('edition.published', announced));
  for (let from = 0; from < platforms.length; from += PLATFORMS_AT_ONCE) {
    const part = platforms.slice(from, from + PLATFORMS_AT_ONCE);
    await announcePlatforms(grant, delivery('platforms.published', { ordinal: ORDINAL, platforms: part }));
  }
}
