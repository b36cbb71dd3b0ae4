import { systemGrant } from '@ndp/domain/permissions';
import { expect, test } from 'vitest';
import { call, databases } from '../support/stack.ts';
import { newTenant, tokenOf } from '../support/tenant.ts';

test('a spreadsheet takes nothing of the exported trail for a formula, and every cell stays one cell', async () => {
  const tenant = await newTenant('bang-tinh');
  const names = ['=HYPERLINK("https://other.example","x")', '+84 "cmd"', '-2+3', '@SUM(A1)', 'Nguyễn, "An"\r\n=1'];
  for (const name of names) {
    const admin = await tenant.member('admin');
    const { programme } = await systemGrant(databases(), 'seed.import');
    await programme.write([{ sql: 'UPDATE person SET name = ? WHERE id = ?', args: [name, admin.personId] }]);
    const json = { name: `Vụ ${admin.personId}`, nameEn: 'Department', short: 'Vụ' };
    expect((await call(`/v1/t/${tenant.slug}/units`, { token: await tokenOf(admin), json })).status).toBe(201);
  }
  const auditor = await tokenOf(await tenant.member('auditor'));
  const file = await call<string>(`/v1/t/${tenant.slug}/audit/programme/export`, { token: auditor });
  expect(file.headers.get('content-disposition')).toBe(`attachment; filename="nhat-ky-${tenant.slug}.csv"`);
  for (const name of names) {
    const quoted = name.replaceAll('"', '""');
    expect(file.text).toContain(/^[=+@-]/.test(name) ? `,"'${quoted}",` : `,"${quoted}",`);
  }
  const cells = [...file.text.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell ?? '');
  expect(cells).toHaveLength(9 * names.length);
  expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
});
