import type { Endpoint } from './connection.ts';

/** Whether two addresses say the same place, as far as their text tells. Two that differ may still lead to one server. */
export function sameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return a.port === b.port && plainHost(a.host) === plainHost(b.host);
}

function plainHost(host: string): string {
  const name = host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  return name === '' || name === '::1' || /^(localhost|127(\.\d+){3})$/.test(name) ? 'this machine' : name;
}
