export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a text says as JSON; undefined when it is none, which every schema refuses. */
export function parseJson(text: string | Buffer): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}
