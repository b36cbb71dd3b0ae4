import { raw } from 'hono/html';

/** Structured data for search engines. The one place that writes unescaped text: "<" must not end the script. */
export function JsonLd({ data }: { data: object }) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json">{raw(json)}</script>;
}
