// The bundler turns these imports into values: text for the stylesheet, bytes for the fonts.
declare module '*.css' {
  const text: string;
  export default text;
}

declare module '*.woff2' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** The name of this build, made by packages/local/build.ts. */
declare module 'ndp:build' {
  const name: string;
  export default name;
}
