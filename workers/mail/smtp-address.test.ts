import { expect, test } from 'vitest';
import { smtpAddress } from './smtp-address.ts';

test('mail goes in the clear only where no password goes with it', () => {
  expect(smtpAddress('smtp://127.0.0.1:2525')).toEqual({ host: '127.0.0.1', port: 2525, tls: 'off', login: null });
  const login = { user: 'a@b', password: 'p:w' };
  expect(smtpAddress('smtp://a%40b:p%3Aw@mail.example')).toEqual({
    host: 'mail.example',
    port: 587,
    tls: 'starttls',
    login,
  });
  expect(smtpAddress('smtps://a%40b:p%3Aw@mail.example')).toEqual({
    host: 'mail.example',
    port: 465,
    tls: 'on',
    login,
  });
  expect(() => smtpAddress('https://mail.example')).toThrow('SMTP_URL');
});
