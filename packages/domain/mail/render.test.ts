import { describe, expect, test } from 'vitest';
import type { MailKind, MailParams } from './kinds.ts';
import { rendered } from './render.ts';

const at = '2026-11-22T03:05:00.000Z';
const org = { organisation: 'Bộ <b>Thử</b> & Nghiệm', organisationEn: 'Ministry of "Tests"' };
const href = '/t/thu/ke-hoach#1';
const every: { [K in MailKind]: MailParams[K] } = {
  invitation: { ...org, role: 'officer', inviter: 'Quản trị', secret: 's3cret', expiresAt: at },
  password_reset: { name: 'Chuyên viên', secret: 's3cret', expiresAt: at },
  password_changed: { how: 'reset', at, href },
  new_device: { agent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537', at, href },
  factor_changed: { change: 'passkey_added', label: 'máy của tôi', at, href },
  membership_changed: { ...org, change: 'changed', role: 'head', href },
  plan_submitted: { ...org, plan: 'Kế hoạch <i>', by: 'Chuyên viên', href },
  plan_returned: { ...org, plan: 'Kế hoạch', by: 'Lãnh đạo', reason: 'Thiếu kết quả', href },
  plan_comment: { ...org, plan: 'Kế hoạch', by: 'Chuyên viên', excerpt: 'Xem lại <i>tháng 3</i>', href },
  plan_amended: { ...org, plan: 'Kế hoạch', number: '02/QĐ-BTTTT', href },
  plan_acknowledged: { ...org, plan: 'Kế hoạch', by: 'Chuyên viên', href },
  plan_approved: { ...org, plan: 'Kế hoạch', by: 'Lãnh đạo', href },
  plan_issued: { ...org, plan: 'Kế hoạch', number: '12/QĐ', href },
  task_assigned: { ...org, plan: 'Kế hoạch', tasks: '3', due: '2027-01-31', href },
  obstacle_raised: { ...org, title: 'Chưa có máy chủ <b>', due: '2027-01-31', href },
  obstacle_answered: { ...org, title: 'Chưa có máy chủ', due: '2027-01-31', href },
  obstacle_closed: { ...org, title: 'Chưa có máy chủ', due: '2027-01-31', href },
  digest: {
    items: JSON.stringify([{ kind: 'plan_issued', params: { ...org, plan: 'Kế hoạch năm', number: '' }, href }]),
  },
};
const kinds = Object.keys(every) as MailKind[];

describe('a mail', () => {
  test.each(kinds)('of kind %s says what, why and where in both languages, as text and as HTML', (kind) => {
    for (const language of ['vi', 'en'] as const) {
      const { subject, text, html } = rendered({ kind, language, params: every[kind] }, 'https://ndp.example');
      expect(subject).not.toBe('');
      expect(`${text}${html}`).not.toMatch(/undefined|null|\[object/);
      expect(text).toMatch(/https:\/\/ndp\.example\/\S+/);
      expect(html).toContain(`<html lang="${language}">`);
      const [link] = text.match(/https:\/\/ndp\.example\/\S+/) ?? [];
      expect(html).toContain(`href="${link}"`);
      expect(html).not.toMatch(/<(img|script|link|iframe)|<b>Thử|<i>/);
    }
  });

  test('names a settings page where one can stop it, and none where it is for safety or asked for', () => {
    const settings = (kind: MailKind) =>
      rendered({ kind, language: 'vi', params: every[kind] }, 'https://ndp.example').settings;
    expect(kinds.filter((kind) => settings(kind) !== null)).toEqual([
      'membership_changed',
      'plan_submitted',
      'plan_returned',
      'plan_comment',
      'plan_amended',
      'plan_acknowledged',
      'plan_approved',
      'plan_issued',
      'task_assigned',
      'obstacle_raised',
      'obstacle_answered',
      'obstacle_closed',
      'digest',
    ]);
  });

  test('tells the time of Viet Nam and what people call a browser', () => {
    const { text } = rendered({ kind: 'new_device', language: 'vi', params: every.new_device }, 'https://ndp.example');
    expect(text).toContain('10:05 ngày 22/11/2026 (giờ Việt Nam)');
    expect(text).toContain('(Chrome, Windows)');
  });

  test('of a kind without a template is refused', () => {
    expect(() => rendered({ kind: 'constructor', language: 'vi', params: {} }, '')).toThrow('no template');
  });
});
