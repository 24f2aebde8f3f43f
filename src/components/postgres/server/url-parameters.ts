/** libpq's modes ("SSL Mode Descriptions"), weakest first. */
const sslModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;
type SslMode = (typeof sslModes)[number];

const protocolVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
type ProtocolVersion = (typeof protocolVersions)[number];

export interface Tls {
  readonly mode: SslMode | undefined;
  readonly rootCertificate: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly oldest: ProtocolVersion | undefined;
  readonly newest: ProtocolVersion | undefined;
}

/** What of a connection comes from the part of its URL behind the "?", beside host, port, user, password and database. */
export interface UrlParameters {
  readonly tls: Tls;
  readonly connectTimeoutS: number;
  /** What only PostgreSQL's programs can heed, as variables of theirs. Nothing is less safe without it. */
  readonly programs: Readonly<Record<string, string>>;
  /** libpq's own parameters that have no effect here. */
  readonly unheeded: readonly string[];
  /** Parameters that are not PostgreSQL's (some frameworks add their own). */
  readonly ignored: readonly string[];
}

const ownTimeoutS = 15;
const longestTimeoutS = 600;

const read = new Set([
  ...['host', 'port', 'user', 'password', 'dbname', 'connect_timeout', 'ssl'],
  ...['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'ssl_min_protocol_version', 'ssl_max_protocol_version'],
  ...['channel_binding', 'gssencmode', 'sslcertmode'],
]);

const unkept =
  'our own connection cannot keep it, and would be less safe than you ask for; leave it out to accept that (sslmode=verify-full keeps impostors away)';

/** To leave these out would lead elsewhere, fail without saying why, or be less safe than asked for. */
const refused: Readonly<Record<string, string>> = {
  hostaddr: 'write the address in the place of the host',
  service: 'write what the service file says into the URL',
  servicefile: 'write what the service file says into the URL',
  passfile: 'write the password into the URL',
  sslpassword: 'PostgreSQL’s programs take it only where everybody can read it; use a key without a passphrase',
  requiressl: 'write sslmode=require',
  require_auth: unkept,
  requirepeer: unkept,
  sslcrl: unkept,
  sslcrldir: unkept,
};

/** libpq's other parameters: this program has values of its own for them, or they need several hosts, or Kerberos. */
const unheeded = new Set([
  ...['application_name', 'fallback_application_name', 'client_encoding', 'options', 'replication'],
  ...['keepalives', 'keepalives_idle', 'keepalives_interval', 'keepalives_count', 'tcp_user_timeout'],
  ...['sslcompression', 'sslnegotiation', 'sslsni', 'sslkeylogfile', 'target_session_attrs', 'load_balance_hosts'],
  ...['krbsrvname', 'gsslib', 'gssdelegation', 'min_protocol_version', 'max_protocol_version'],
  ...['scram_client_key', 'scram_server_key'],
  ...['oauth_issuer', 'oauth_client_id', 'oauth_client_secret', 'oauth_scope'],
]);

/** @throws what `unreadable` makes of a reason */
export function readParameters(parameters: URLSearchParams, unreadable: (why: string) => Error): UrlParameters {
  const names = [...new Set(parameters.keys())];
  for (const name of names) {
    const why = refused[name];
    if (why !== undefined) throw unreadable(`${name}: ${why}`);
  }
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const value = parameters.get(name) || undefined;
    const known = allowed.find((one) => one === value);
    if (value === undefined || known !== undefined) return known;
    throw unreadable(`${name} is none of ${allowed.join(', ')}`);
  };
  const program = (name: string, variable: string, allowed: readonly string[]): Record<string, string> => {
    if (parameters.get(name) === 'require') throw unreadable(`${name}=require: ${unkept}`);
    const value = oneOf(name, allowed);
    return value === undefined ? {} : { [variable]: value };
  };
  const rootCertificate = parameters.get('sslrootcert') || undefined;
  // "ssl=true" is JDBC's way to say it, which libpq takes too.
  const required = oneOf('ssl', ['true', 'false']) === 'true' ? 'require' : undefined;
  const given = oneOf('sslmode', sslModes) ?? required;
  if (rootCertificate === 'system' && given !== undefined && given !== 'verify-full')
    throw unreadable('sslrootcert=system needs sslmode=verify-full: anybody can get a certificate that it trusts');
  const oldest = oneOf('ssl_min_protocol_version', protocolVersions);
  const newest = oneOf('ssl_max_protocol_version', protocolVersions);
  if (oldest !== undefined && newest !== undefined && oldest > newest)
    throw unreadable('ssl_min_protocol_version is newer than ssl_max_protocol_version');
  return {
    tls: {
      mode: given ?? (rootCertificate === 'system' ? 'verify-full' : undefined),
      rootCertificate,
      certificate: parameters.get('sslcert') || undefined,
      key: parameters.get('sslkey') || undefined,
      oldest,
      newest,
    },
    connectTimeoutS: readTimeout(parameters.get('connect_timeout') || '0', unreadable),
    programs: {
      ...program('channel_binding', 'PGCHANNELBINDING', ['disable', 'prefer']),
      ...program('gssencmode', 'PGGSSENCMODE', ['disable', 'prefer']),
      ...program('sslcertmode', 'PGSSLCERTMODE', ['disable', 'allow']),
    },
    unheeded: names.filter((name) => unheeded.has(name)),
    ignored: names.filter((name) => !read.has(name) && !unheeded.has(name)),
  };
}

/** libpq waits for ever at 0 or without it; nothing here does. */
function readTimeout(text: string, unreadable: (why: string) => Error): number {
  const seconds = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds <= 0) return ownTimeoutS;
  if (seconds <= longestTimeoutS) return seconds;
  throw unreadable(`connect_timeout is not a whole number of seconds, ${longestTimeoutS} at most`);
}

/** The parameters of a URL without any. */
export const noParameters: UrlParameters = readParameters(new URLSearchParams(), Error);
