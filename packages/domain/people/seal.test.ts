import { describe, expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = 'a key of thirty-two characters at least';

describe('a sealed text', () => {
  test('opens with its key and its record, each time differently sealed', () => {
    const sealed = seal(key, 'JBSWY3DPEHPK3PXP', 'totp:1');
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
    expect(seal(key, 'JBSWY3DPEHPK3PXP', 'totp:1')).not.toBe(sealed);
    expect(unseal(key, sealed, 'totp:1')).toBe('JBSWY3DPEHPK3PXP');
  });

  test('does not open with another key, for another record, or with a bit changed', () => {
    const sealed = seal(key, 'text', 'totp:1');
    expect(() => unseal('another key of thirty-two characters', sealed, 'totp:1')).toThrow();
    expect(() => unseal(key, sealed, 'totp:2')).toThrow();
    // Not the last letter, some bits of which stand for nothing.
    const [version, nonce, tag, text = ''] = sealed.split('.');
    const changed = [version, nonce, tag, (text.startsWith('A') ? 'B' : 'A') + text.slice(1)].join('.');
    expect(() => unseal(key, changed, 'totp:1')).toThrow();
  });
});
