import { isUtf8 } from 'node:buffer';

const loneBytes = /([\uDC80-\uDCFF])/u;

/**
 * The name of a file as text from which its bytes can be had again: each byte that is not UTF-8 becomes a lone surrogate, U+DC80
 * to U+DCFF (as Python does: PEP 383). JSON keeps these, a terminal shows U+FFFD.
 */
export function textOfName(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes.readUInt8(at);
    const sequence = bytes.subarray(at, at + (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4));
    const whole = isUtf8(sequence);
    text += whole ? sequence.toString('utf8') : String.fromCharCode(0xdc00 + lead);
    at += whole ? sequence.length : 1;
  }
  return text;
}

export function bytesOfName(text: string): Buffer {
  const parts = text.split(loneBytes);
  return Buffer.concat(
    parts.map((part) => (loneBytes.test(part) ? Buffer.of(part.charCodeAt(0) & 0xff) : Buffer.from(part, 'utf8'))),
  );
}

/** A path as the functions of node:fs take it. */
export function fsPath(path: string): string | Buffer {
  return path.isWellFormed() ? path : bytesOfName(path);
}
