import { verifyAudit } from '@ndp/database/audit';
import { Trouble } from '../trouble.ts';
import type { Command } from './command.ts';
import { openAll } from './running.ts';

export const auditVerify: Command = {
  name: 'audit verify',
  does: 'recomputes every audit chain',
  async run() {
    const found = await openAll('audit.verify');
    let broken = 0;
    for (const { name, handle } of found) {
      const { entries, brokenAt, head } = await verifyAudit(handle);
      if (brokenAt !== null) broken += 1;
      if (brokenAt !== null) console.log(`${name}: BROKEN at entry ${brokenAt}`);
      else if (entries > 0) console.log(`${name}: ${entries} entries, head ${head.hash.slice(0, 16)}`);
    }
    if (broken > 0) throw new Trouble(`${broken} of ${found.length} chains are broken.`);
    console.log(`All ${found.length} chains are whole.`);
  },
};
