/**
 * Blob names. The service takes "\" for "/", resolves "." and "..", drops dots at the end of a part and cannot list control
 * characters; spaces at an end get lost in its XML. These, and "%" itself, are written as "%" and two digits, as in a URL:
 * `a\b` is the blob `a%5Cb`, `..` is `.%2E`. All other names are as they are.
 */
export function blobName(name: string): string {
  return name.split('/').map(encodePart).join('/');
}

/** The name a blob was written under. A foreign blob whose name is none of ours keeps it. */
export function nameOfBlob(blob: string): string {
  try {
    return decodeURIComponent(blob);
  } catch {
    return blob;
  }
}

/** A beginning of the names of all blobs that begin so, and perhaps of some others: what ends a part may go on in another. */
export function blobPrefix(prefix: string): string {
  return blobName(prefix.replace(/[. ]+$/, ''));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a name
const unsafe = /[\u0000-\u001f\u007f%\\\ufffe\uffff]|^ | $|\.$/gu;

function encodePart(part: string): string {
  return part.replace(unsafe, (found) =>
    [...Buffer.from(found)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
