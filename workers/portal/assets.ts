import { favicon } from './assets/favicon.ts';
import beVietnam400 from './assets/fonts/be-vietnam-pro-400.woff2';
import beVietnam600 from './assets/fonts/be-vietnam-pro-600.woff2';
import soLieu400 from './assets/fonts/so-lieu-400.woff2';
import soLieu600 from './assets/fonts/so-lieu-600.woff2';
import css from './assets/ndp.css';

export interface Asset {
  body: string | Uint8Array<ArrayBuffer>;
  type: string;
}

export type AssetName = keyof typeof fonts | 'favicon.svg' | 'ndp.css';

const fonts = {
  'be-vietnam-pro-400.woff2': beVietnam400,
  'be-vietnam-pro-600.woff2': beVietnam600,
  'so-lieu-400.woff2': soLieu400,
  'so-lieu-600.woff2': soLieu600,
};

const urls = new Map<string, string>();
const byPath = new Map<string, Asset>();

for (const [name, bytes] of Object.entries(fonts)) {
  // A copy, because wrangler's own "Data" rule hands out an ArrayBuffer where esbuild's loader gives a Uint8Array.
  add(name, { body: new Uint8Array(bytes), type: 'font/woff2' });
}
add('favicon.svg', { body: favicon, type: 'image/svg+xml' });
// After the fonts: the stylesheet names their hashed addresses, so its own hash changes with theirs.
add('ndp.css', {
  body: css.replace(/asset:([\w.-]+)/g, (_, name: string) => assetUrl(name as AssetName)),
  type: 'text/css; charset=utf-8',
});

/** The address of an asset. It contains a hash of the content, so it may be cached for ever. */
export function assetUrl(name: AssetName): string {
  const url = urls.get(name);
  if (!url) throw new Error(`No asset is called "${name}".`);
  return url;
}

/** What to answer for a path below /assets/, or null where nothing (or another version) is stored there. */
export function assetFor(path: string): Asset | null {
  return byPath.get(path) ?? null;
}

function add(name: string, asset: Asset) {
  const dot = name.lastIndexOf('.');
  const url = `/assets/${name.slice(0, dot)}.${fingerprint(asset.body)}${name.slice(dot)}`;
  urls.set(name, url);
  byPath.set(url, asset);
}

/** cyrb53: 53 bits, no cryptography needed, because only our own files are told apart. */
function fingerprint(body: string | Uint8Array): string {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 2654435761);
    b = Math.imul(b ^ byte, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
