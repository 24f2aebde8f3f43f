/** PostgreSQL's names of encodings that JavaScript knows, too. */
const labels: Readonly<Record<string, string>> = {
  ...Object.fromEntries([2, 3, 4].map((n) => [`LATIN${n}`, `iso-8859-${n}`])),
  ...Object.fromEntries([5, 6, 7, 8].map((n) => [`ISO_8859_${n}`, `iso-8859-${n}`])),
  ...{ LATIN5: 'iso-8859-9', LATIN6: 'iso-8859-10', LATIN7: 'iso-8859-13', LATIN8: 'iso-8859-14' },
  ...{ LATIN9: 'iso-8859-15', LATIN10: 'iso-8859-16', KOI8R: 'koi8-r', KOI8U: 'koi8-u', WIN866: 'ibm866' },
  ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`WIN125${n}`, `windows-125${n}`])),
  ...{ WIN874: 'windows-874', EUC_JP: 'euc-jp', EUC_CN: 'gbk', EUC_KR: 'euc-kr' },
};

/**
 * Text of a dump in one of PostgreSQL's encodings. Where that is none (SQL_ASCII), or one unknown here, each byte that is not
 * UTF-8 becomes a lone surrogate, so that bytesOf() gives back the same bytes.
 */
export function textOf(bytes: Buffer, encoding = 'UTF8'): string {
  if (encoding === 'LATIN1') return bytes.toString('latin1');
  const label = labels[encoding];
  if (label !== undefined) return new TextDecoder(label).decode(bytes);
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd')) return text;
  return bytes
    .toString('latin1')
    .replaceAll(sequences, (sequence, unknown?: string) =>
      unknown === undefined
        ? Buffer.from(sequence, 'latin1').toString('utf8')
        : String.fromCharCode(0xdc00 + unknown.charCodeAt(0)),
    );
}

const sequences =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|([\x80-\xff])/g;

/** Whether a name can be told only by its bytes: no server gives it to us as text. */
export function isBytes(text: string): boolean {
  return /[\udc80-\udcff]/u.test(text);
}

/** UTF-8, with the bytes that textOf() could not read as they were. */
export function bytesOf(text: string): Buffer {
  const parts = text.split(/([\udc80-\udcff])/u);
  return Buffer.concat(
    parts.map((part, at) => (at % 2 === 0 ? Buffer.from(part) : Buffer.from([part.charCodeAt(0) - 0xdc00]))),
  );
}

/** Whether names in this encoding read here as the server gives them to us. */
export function isConvertible(encoding: string): boolean {
  return encoding === 'UTF8' || encoding === 'LATIN1' || labels[encoding] !== undefined;
}
