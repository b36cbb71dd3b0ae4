import { describe, expect, test } from 'vitest';
import { isIssuer, isLocalStack, mayAsk } from './address.ts';

describe('an address that an organisation has us ask', () => {
  test.each([
    'https://dang-nhap.mic.gov.vn',
    'https://login.example.com/tenant/v2.0',
    'https://sso.example.com:8443/realms/ndp',
  ])('%s may be asked', (address) => {
    expect(mayAsk(address, false)).toBe(true);
    expect(isIssuer(address, false)).toBe(true);
  });

  test.each([
    'http://dang-nhap.mic.gov.vn',
    'https://localhost/',
    'https://localhost./',
    'https://a.localhost/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://10.0.0.8/',
    'https://169.254.169.254/latest',
    'https://192.168.1.1/',
    'https://8.8.8.8/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://sqld/',
    'https://metadata.google.internal/',
    'https://may-in.local/',
    'https://user@login.example.com/',
    'https://user:word@login.example.com/',
    'ftp://login.example.com/',
    'javascript:alert(1)',
    'login.example.com',
    '',
  ])('%s may not', (address) => {
    expect(mayAsk(address, false)).toBe(false);
  });

  test('may be on this machine in a local stack alone, and is no issuer with a query or a fragment', () => {
    for (const address of ['http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])
      expect([mayAsk(address, true), mayAsk(address, false)]).toEqual([true, false]);
    expect(mayAsk('http://10.0.0.8', true)).toBe(false);
    expect(mayAsk('https://192.168.1.1', true)).toBe(false);
    expect(isIssuer('https://login.example.com/?a', true)).toBe(false);
    expect(isIssuer('https://login.example.com/#a', true)).toBe(false);
    expect(isIssuer('https://login.example.com/a b', true)).toBe(false);
  });

  test('a stack is local by its public address', () => {
    expect(isLocalStack('http://localhost:8787')).toBe(true);
    expect(isLocalStack('http://127.0.0.1:8787')).toBe(true);
    expect(isLocalStack('https://nentangso.gov.vn')).toBe(false);
    expect(isLocalStack('https://localhost.example.com')).toBe(false);
  });
});
