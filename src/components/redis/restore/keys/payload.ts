import { Crc64 } from '../../rdb/crc64.ts';

const footerBytes = 10;

/** What RESTORE takes: a type and a value as they stand in a dump of this version, the version, a checksum (cluster.c). */
export function payloadOf(parts: readonly Uint8Array[], version: number): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const payload = Buffer.alloc(length + footerBytes);
  let at = 0;
  for (const part of parts) {
    payload.set(part, at);
    at += part.length;
  }
  payload.writeUInt16LE(version, at);
  const crc = new Crc64();
  crc.update(payload, 0, at + 2);
  payload.set(crc.bytes(), at + 2);
  return payload;
}

/** What DUMP gave, without its footer, and the version in it. */
export function contentOfPayload(payload: Buffer): { readonly content: Buffer; readonly version: number } {
  const end = payload.length - footerBytes;
  return { content: payload.subarray(0, end), version: payload.readUInt16LE(end) };
}
