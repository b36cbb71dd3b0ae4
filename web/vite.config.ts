import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** What several screens share goes into a few files instead of dozens; what opens only when asked for stays apart. */
const together = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'libraries', test: /node_modules\/(@tanstack|openapi-fetch)\// },
  {
    name: 'frame',
    test: /web\/src\/(api|language|dates|session\/(me|organisation)|parts\/(anchor|button|card|icons|live|number-tile|page|pill|redirect|states|toast|failed)|shell\/(navigation|nav|theme|anchored|not-found))\.?/,
    minShareCount: 2,
  },
];

/** Everything but index.html lies under /ung-dung/ with a hash of its content in its name, so it is kept for ever. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  publicDir: false,
  plugins: [react()],
  build: {
    assetsDir: 'ung-dung',
    // A font or drawing inside the stylesheet would be a data: address, which the policy refuses for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: together } } },
  },
  logLevel: 'warn',
});
