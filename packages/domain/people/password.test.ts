import { scrypt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { commonPasswords } from './common-passwords.ts';
import { coreOf } from './guessable.ts';
import { assertPassword, hashPassword, passwordMatches } from './password.ts';

// Counted, not replaced: what it costs to check a password is how often this is called, and with what.
vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  return { ...real, scrypt: vi.fn(real.scrypt) };
});

const self = ['Nguyễn Văn A', 'vana.nguyen@cuc.example'];
const refused = (password: string) => expect(() => assertPassword(password, self), password).toThrow('invalid_input');
const taken = (password: string) => expect(() => assertPassword(password, self), password).not.toThrow();

describe('a new password', () => {
  test.each([
    'con mèo nhảy qua hàng rào tre',
    'sáng nay trời mưa nên đi làm muộn',
    'correct horse battery staple',
    'Xk3-vQ9m-Zt7w-Lp2r',
    'họ Nguyễn có rất nhiều người',
    'пароль из нескольких слов',
    'đi chợ mua 3 cân gạo',
  ])('may be a sentence or what a machine made up: %s', taken);

  test.each(['ngắn quá', 'Ab1!Ab1!Ab1', ''])('has twelve characters or more: %s', refused);

  test('has at most 256', () => {
    const words = Array.from({ length: 60 }, (_, index) => `từ${index}`).join(' ');
    taken(words.slice(0, 256));
    refused(words.slice(0, 257));
  });

  test.each([
    'password123456',
    'P@ssw0rd2022!!',
    'Matkhau@2022!',
    'Mật khẩu 2022!',
    'ＭＡＴＫＨＡＵ２０２２',
    'khongcomatkhau',
    'anhyeuem1990!',
    '1234iloveyou1234',
    'Đăng nhập 123456',
    'nentangsoquocgia186',
  ])('is not a common one with something around it: %s', refused);

  test.each(['passwordpassword', 'matkhau123matkhau', 'hoa7hoa7hoa7hoa7', 'abcabcabcabc'])(
    'is not one thing twice: %s',
    refused,
  );

  test.each([
    'aaaaaaaaaaaa',
    'qwertyuiop123',
    '123456789012',
    'abcdefghijkl',
    '1qaz2wsx3edc',
    '1q2w3e4r5t6y',
    'poiuytrewq09',
    '20222022!2022',
    '31/12/1990 - 01',
  ])('is not a walk over the keys, nor digits and signs alone: %s', refused);

  test.each(['nguyenvana1990', 'Nguyễn.Văn.A.1990', 'vana.nguyen@cuc', 'nguyen matkhau 22'])(
    'is not the person’s own name or address: %s',
    refused,
  );

  test('that is refused says what to do, in both languages', () => {
    expect(() => assertPassword('password123456', self, '/new')).toThrow(
      expect.objectContaining({
        fields: [
          { pointer: '/new', detail: { vi: expect.stringContaining('Chọn'), en: expect.stringContaining('Choose') } },
        ],
      }),
    );
  });
});

describe('the list of common passwords', () => {
  test('holds what passwords are built on, as they are looked up', () => {
    const list = [...commonPasswords()];
    expect(list.length).toBeGreaterThan(7000);
    expect(list.filter((word) => coreOf(word) !== word)).toEqual([]);
  });

  test('adds at most 40 kB to what is sent to the edge', () => {
    const file = readFileSync(new URL('./common-passwords.ts', import.meta.url));
    expect(gzipSync(file, { level: 9 }).byteLength).toBeLessThanOrEqual(40_000);
  });
});

describe('a password that is kept', () => {
  test('is a scrypt hash with its own salt and the numbers it was made by', async () => {
    const [one, two] = await Promise.all([hashPassword('một câu dễ nhớ'), hashPassword('một câu dễ nhớ')]);
    expect(one).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwordMatches('một câu dễ nhớ', one)).toBe(true);
    expect(await passwordMatches('một câu dễ nhớ'.normalize('NFD'), one)).toBe(true);
    expect(await passwordMatches('một câu khác', one)).toBe(false);
  });

  test('is checked by the numbers it was made by, when others are in force now', async () => {
    // RFC 7914, 12: the third vector, N 16384, r 8, p 1, first 32 octets.
    const earlier = 'scrypt$16384$8$1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046_2o-7qQT44-qbVD9lRdofI';
    expect(await passwordMatches('pleaseletmein', earlier)).toBe(true);
  });

  test('costs the same to check for somebody unknown', async () => {
    const stored = await hashPassword('một câu dễ nhớ');
    const counting = vi.mocked(scrypt);
    const costs = async (kept: string | null) => {
      counting.mockClear();
      expect(await passwordMatches('không phải câu ấy', kept)).toBe(false);
      return counting.mock.calls.map(([, salt, length, cost]) => [(salt as Buffer).length, length, cost]);
    };
    const known = await costs(stored);
    expect(known).toHaveLength(1);
    expect(await costs(null)).toEqual(known);
  });
});
