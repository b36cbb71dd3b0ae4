import { expect, test } from 'vitest';
import { type Bindings, environmentFrom } from './environment.ts';

const bindings = (change: Record<string, string>): Bindings =>
  ({
    PUBLIC_ORIGIN: 'https://nentangso.example',
    LIBSQL_URL: 'http://127.0.0.1:1',
    LIBSQL_WRITE_URL: 'http://127.0.0.1:1',
    LIBSQL_PORTAL_URL: 'http://127.0.0.1:1',
    LIBSQL_SIGNING_KEY: 'k',
    EDGE_CACHE: 'on',
    CURSOR_KEY: 'k'.repeat(16),
    ACCESS_KEY: 'k',
    ACCESS_PUBLIC_KEYS: '[]',
    SEALING_KEY: 'k'.repeat(32),
    ...change,
  }) as unknown as Bindings;

test('a Worker that serves people does not start with demonstration accounts; one on this machine does', () => {
  expect(environmentFrom(bindings({})).demoPassword).toBe('');
  expect(() => environmentFrom(bindings({ DEMO_PASSWORD: 'everybody knows it' }))).toThrow('DEMO_PASSWORD');
  const local = { PUBLIC_ORIGIN: 'http://localhost:8787', DEMO_PASSWORD: 'everybody knows it' };
  expect(environmentFrom(bindings(local)).demoPassword).toBe('everybody knows it');
});

test('a variable that is missing is named', () => {
  expect(() => environmentFrom(bindings({ SEALING_KEY: '' }))).toThrow('SEALING_KEY');
});
