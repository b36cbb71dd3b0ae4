import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ConnectionLost, Problem } from '../../../api/problem.ts';
import type { Keep, Kept } from '../kept.ts';
import type { Stored } from './life.ts';
import { makeSaver } from './saver.ts';

const by = { key: 'a', name: 'Người khác' };
const stored = (version: number, text: string): Stored => ({
  ...{ code: 'roadmap', version, body: { text } },
  ...{ updatedAt: '2022-03-22T00:00:00.000Z', updatedBy: by },
});
const refusal = (status: number, code: string) => new Problem(status, { code, detail: code }, null);

let shelf: Map<string, Kept>;
const keep: Keep = {
  put: (code, kept) => void shelf.set(code, structuredClone(kept)),
  take: (code) => shelf.get(code) ?? null,
  drop: (code) => void shelf.delete(code),
};

/** A server of one section: saves upon the version it has, refuses the rest. */
function server(first: Stored) {
  const state = { now: first, inReview: false, offline: false, requests: [] as { seen: number; text: string }[] };
  const saver = makeSaver({
    keep,
    async look() {
      if (state.offline) throw new ConnectionLost();
      return { stored: state.now, inReview: state.inReview };
    },
    async send(_, body, seen, reopen) {
      const { text } = body as { text: string };
      state.requests.push({ seen, text });
      await Promise.resolve();
      if (state.offline) throw new ConnectionLost();
      if (state.inReview && !reopen) throw refusal(409, 'conflict');
      if (text === 'sai') throw refusal(422, 'invalid_input');
      if (seen !== state.now.version) throw refusal(412, 'precondition_failed');
      state.inReview = false;
      state.now = stored(seen + 1, text);
      return state.now;
    },
  });
  saver.adopt(first);
  const type = (text: string) => saver.edit('roadmap', { text }, { text });
  return { state, saver, type, life: () => saver.of('roadmap') };
}

beforeEach(() => {
  shelf = new Map();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('what is typed into a section', () => {
  test('is sent once, after a moment of quiet, and kept until the server has it', async () => {
    const { state, type, life } = server(stored(1, ''));
    type('L');
    await pass(1000);
    type('Lộ trình');
    expect(shelf.get('roadmap')).toMatchObject({ seen: 1, body: { text: 'Lộ trình' } });
    await pass(1000);
    expect(state.requests).toEqual([]);
    await pass(300);
    expect(state.requests).toEqual([{ seen: 1, text: 'Lộ trình' }]);
    expect(life()).toMatchObject({ phase: 'saved', seen: 2 });
    expect(shelf.size).toBe(0);
  });

  test('goes one request at a time: what comes meanwhile follows upon the new version', async () => {
    const { state, saver, type, life } = server(stored(1, ''));
    type('a');
    saver.flush('roadmap');
    type('ab');
    saver.flush('roadmap');
    expect(state.requests).toHaveLength(1);
    await pass(1500);
    expect(state.requests).toEqual([
      { seen: 1, text: 'a' },
      { seen: 2, text: 'ab' },
    ]);
    expect(life()).toMatchObject({ phase: 'saved', seen: 3 });
  });

  test('waits for the network and goes by itself when it is back', async () => {
    const { state, type, life } = server(stored(1, ''));
    state.offline = true;
    type('giữ');
    await pass(5000);
    expect(life()).toMatchObject({ phase: 'lost', body: { text: 'giữ' } });
    expect(shelf.has('roadmap')).toBe(true);
    state.offline = false;
    await pass(30_000);
    expect(life().phase).toBe('saved');
    expect(state.now.body).toEqual({ text: 'giữ' });
  });

  test('is not sent while something is missing, and stays when the server refuses it', async () => {
    const { state, saver, type, life } = server(stored(1, ''));
    saver.edit('roadmap', { text: 'dở' }, null);
    await pass(5000);
    expect(state.requests).toEqual([]);
    expect(saver.isDirty()).toBe(true);
    type('sai');
    await pass(1500);
    expect(life()).toMatchObject({ phase: 'refused', typed: { text: 'sai' } });
    type('đúng');
    await pass(1500);
    expect(life().phase).toBe('saved');
  });

  test('is offered after the page was loaded again, unless the server has it', async () => {
    const first = server(stored(1, ''));
    first.state.offline = true;
    first.type('gõ dở');
    await pass(2000);
    first.saver.close();

    const later = server(stored(1, ''));
    expect(later.life().offer).toMatchObject({ body: { text: 'gõ dở' } });
    later.type('gõ mới trước khi trả lời');
    expect(server(stored(2, 'khác')).life().offer).toMatchObject({ body: { text: 'gõ mới trước khi trả lời' } });
    later.saver.takeOffer('roadmap');
    await pass(1500);
    expect(later.state.now.body).toEqual({ text: 'gõ dở' });

    first.type('đã lưu rồi');
    expect(server(stored(3, 'đã lưu rồi')).life().offer).toBe(null);
  });
});

describe('what somebody else saved meanwhile', () => {
  test('is followed where nothing is being typed', () => {
    const { saver, life } = server(stored(1, 'cũ'));
    saver.adopt(stored(2, 'mới'));
    expect(life()).toMatchObject({ seen: 2, base: { text: 'mới' }, turn: 2 });
    saver.adopt(stored(1, 'cũ'));
    expect(life().seen).toBe(2);
  });

  test('stands against what is typed until one chooses; keeping mine goes on top', async () => {
    const { state, saver, type, life } = server(stored(1, 'cũ'));
    state.now = stored(2, 'của họ');
    type('của tôi');
    await pass(1500);
    expect(life()).toMatchObject({ phase: 'conflict', typed: { text: 'của tôi' }, theirs: { version: 2 } });
    type('của tôi, thêm');
    await pass(5000);
    expect(state.now.version).toBe(2);
    saver.goOn('roadmap', { text: 'của tôi, thêm' }, { text: 'của tôi, thêm' });
    await pass(0);
    expect(state.now).toMatchObject({ version: 3, body: { text: 'của tôi, thêm' } });
    expect(life().phase).toBe('saved');
  });

  test('is taken by giving up mine; the same text by two ways asks nothing', async () => {
    const { state, saver, type, life } = server(stored(1, 'cũ'));
    state.now = stored(2, 'của họ');
    type('của tôi');
    await pass(1500);
    saver.giveUp('roadmap');
    expect(life()).toMatchObject({ phase: 'saved', seen: 2, typed: null, base: { text: 'của họ' } });
    state.now = stored(3, 'như nhau');
    type('như nhau ');
    await pass(1500);
    expect(life()).toMatchObject({ phase: 'saved', seen: 3 });
    expect(state.now.version).toBe(3);
  });
});

test('a plan in review is changed only after somebody has said that it goes back to being a draft', async () => {
  const { state, saver, type, life } = server(stored(1, 'cũ'));
  state.inReview = true;
  type('sửa');
  await pass(1500);
  expect(life().phase).toBe('asks');
  saver.giveUp('roadmap');
  expect(life()).toMatchObject({ phase: 'saved', typed: null });
  saver.review(true);
  type('sửa thật');
  expect(life().phase).toBe('asks');
  saver.reopen();
  await pass(0);
  expect(state).toMatchObject({ inReview: false, now: { body: { text: 'sửa thật' } } });
});

test('what waits is sent at once where a step needs all of it, and the step is told when some did not get through', async () => {
  const { state, saver, type } = server(stored(1, ''));
  type('chưa lưu');
  expect(saver.isDirty()).toBe(true);
  await expect(saver.settled()).resolves.toBe(true);
  expect(state.now.body).toEqual({ text: 'chưa lưu' });
  expect(saver.isDirty()).toBe(false);
  type('sai');
  await expect(saver.settled()).resolves.toBe(false);
});

test('a section that is gone leaves nothing on this machine, and is not sent any more', async () => {
  const { state, saver, type } = server(stored(1, ''));
  type('bỏ');
  expect(shelf.size).toBe(1);
  saver.forget('roadmap');
  await pass(5000);
  expect([shelf.size, state.requests.length, saver.isDirty()]).toEqual([0, 0, false]);
});

test('an offer that nobody wants is gone for good', () => {
  shelf.set('roadmap', { seen: 1, base: { text: '' }, typed: { text: 'cũ' }, body: { text: 'cũ' }, at: '' });
  const { saver, life } = server(stored(1, ''));
  expect(life().offer?.body).toEqual({ text: 'cũ' });
  saver.dropOffer('roadmap');
  expect([life().offer, shelf.size]).toEqual([null, 0]);
});
