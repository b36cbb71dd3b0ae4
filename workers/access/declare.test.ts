import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import type { App } from '../app.ts';
import { assertDeclared, declared, publicly } from './declare.ts';
import { member } from './member.ts';

const routes = () => new Hono<App>().get('/v1/t/:org/work', member('work.read'), (c) => c.text(''));

describe('an app', () => {
  test('does not start with a route that says nothing of who may use it, and names it', () => {
    const careless = new Hono<App>().route('/', routes()).post('/v1/t/:org/secrets', (c) => c.text(''));
    expect(() => assertDeclared(careless)).toThrow('POST /v1/t/:org/secrets');
    expect(() => assertDeclared(new Hono<App>().route('/', routes()))).not.toThrow();
  });

  test('takes a route whose group is said to be for anyone', () => {
    const open = new Hono<App>().get('/v1/platforms', (c) => c.text(''));
    expect(() => assertDeclared(new Hono<App>().route('/', open))).toThrow('GET /v1/platforms');
    expect(() => assertDeclared(new Hono<App>().route('/', publicly(open)))).not.toThrow();
  });

  test('tells what each of its routes asks of its caller', () => {
    expect(declared(new Hono<App>().route('/', routes()))).toEqual([
      { method: 'GET', path: '/v1/t/:org/work', declaration: 'work.read' },
    ]);
  });
});
