/**
 * Keys. Control characters are allowed in them, but not in the XML of a listing, and several services refuse them: they are
 * written as "%" and two digits, as in a URL, and so is a "%" that would be taken for the beginning of one. All else is as it is.
 */
export function keyOf(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a key
  return name.replace(/[\u0000-\u001f\u007f]|%(?=[01][0-9A-F]|7F|25)/g, (found) => {
    return `%${found.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

export function nameOfKey(key: string): string {
  return key.replace(/%([01][0-9A-F]|7F|25)/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
