import { describe, expect, test } from 'vitest';
import { newRecoveryCode, recoveryHash } from './recovery.ts';
import { acceptedStep, newTotpSecret, sealTotp, totpUri, unsealTotp } from './totp.ts';

// RFC 6238, appendix B: the secret "12345678901234567890" in base32, last six of the eight digits given there.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code of an authenticator app', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at second %i of the epoch is %s', (second, code) => {
    expect(acceptedStep(secret, code, 0, second * 1000)).toBe(Math.floor(second / 30));
    expect(acceptedStep(secret, '000000', 0, second * 1000)).toBeNull();
  });

  test('is taken one step early or late and no further', () => {
    const step = Math.floor(1_234_567_890 / 30);
    const at = (away: number) => acceptedStep(secret, '005924', 0, (step + away) * 30_000 + 15_000);
    expect([-2, -1, 0, 1, 2].map(at)).toEqual([null, step, step, step, null]);
    const onTheEdge = (away: number, millisecond: number) =>
      acceptedStep(secret, '005924', 0, (step + away) * 30_000 + millisecond);
    expect([onTheEdge(-1, 0), onTheEdge(1, 29_999), onTheEdge(-2, 29_999), onTheEdge(2, 0)]).toEqual([
      step,
      step,
      null,
      null,
    ]);
  });

  test('counts once: not up to the step that was accepted last, and nothing but six digits', () => {
    const now = 1_234_567_890_000;
    const step = Math.floor(1_234_567_890 / 30);
    expect(acceptedStep(secret, '005924', step - 1, now)).toBe(step);
    expect(acceptedStep(secret, '005924', step, now)).toBeNull();
    for (const text of ['', '5924', '0059241', '00592a', '٠٠٥٩٢٤'])
      expect(acceptedStep(secret, text, 0, now)).toBeNull();
  });
});

test('a secret has 160 bits, is named in the QR code with ours and the person’s name, and opens for its record only', () => {
  const made = newTotpSecret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(made);
  const uri = new URL(totpUri(made, 'ai.do@cuc.example'));
  expect(uri.href).toMatch(/^otpauth:\/\/totp\//);
  expect(decodeURIComponent(uri.pathname)).toContain('Nền tảng số quốc gia:ai.do@cuc.example');
  expect(uri.searchParams.get('secret')).toBe(made);
  const key = 'a key of thirty-two characters at least';
  const sealed = sealTotp(key, 'one', made);
  expect(unsealTotp(key, { id: 'one', secret: sealed })).toBe(made);
  expect(() => unsealTotp(key, { id: 'two', secret: sealed })).toThrow();
});

test('recovery codes differ, hold no letter that is misread, and are kept under the key of the environment', () => {
  const codes = Array.from({ length: 500 }, newRecoveryCode);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^[2-9bcdfghjkmnpqrstvwxyz]{5}-[2-9bcdfghjkmnpqrstvwxyz]{5}$/);
  const hash = recoveryHash('key', 'person', 'k7m2p-9xqwd');
  expect(recoveryHash('key', 'person', ' K7M2P 9XQWD ')).toBe(hash);
  expect(recoveryHash('other key', 'person', 'k7m2p-9xqwd')).not.toBe(hash);
  expect(recoveryHash('key', 'somebody else', 'k7m2p-9xqwd')).not.toBe(hash);
});
