import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { message, oneLine, senderOf } from './message.ts';

const from = senderOf('Nền tảng số quốc gia <khong-tra-loi@ndp.example>');
const write = (subject: string, text = 'x', html = '<p>x</p>') =>
  message({ subject, text, html, settings: null }, { from, to: 'a@b.example', id: '0197', at: new Date(0) });

describe('a message', () => {
  test('carries Vietnamese in subject, sender and both bodies, in lines that every server takes', async () => {
    const subject = 'Kế hoạch chờ duyệt: Phát triển nền tảng họp trực tuyến thế hệ mới cho cơ quan nhà nước 🇻🇳';
    const raw = write(subject, 'Đây là dòng dài. '.repeat(100), `<p>${'Chào ông/bà. '.repeat(100)}</p>`);
    const mail = await PostalMime.parse(raw);
    expect(mail.subject).toBe(subject);
    expect(mail.from).toMatchObject({ name: 'Nền tảng số quốc gia', address: 'khong-tra-loi@ndp.example' });
    expect(mail.text).toContain('Đây là dòng dài.');
    expect(mail.html).toContain('Chào ông/bà.');
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('keeps whatever a subject holds within the subject', async () => {
    const mail = await PostalMime.parse(write('Xin chào\r\nBcc: victim@other.example\r\n\r\nother body'));
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(mail.subject).toBe('Xin chào Bcc: victim@other.example other body');
    expect(oneLine('a\u2028b\u0000c\u202ed')).toBe('a b c d');
    expect((await PostalMime.parse(write('=?utf-8?B?QmNj?='))).subject).toBe('=?utf-8?B?QmNj?=');
  });

  test('has the same Message-ID at every try', async () => {
    expect((await PostalMime.parse(write('a'))).messageId).toBe('<0197@ndp.example>');
  });
});

describe('a sender', () => {
  test('is an address with or without a name', () => {
    expect(senderOf('a@b.example')).toEqual({ name: '', address: 'a@b.example' });
    expect(senderOf('"NDP" <a@b.example>')).toEqual({ name: 'NDP', address: 'a@b.example' });
    expect(() => senderOf('nobody')).toThrow('MAIL_FROM');
  });
});
