import type { ErrorCode } from '../../lib/errors.ts';
import type { Source } from './source.ts';

/** A message, and what it means. */
export interface Known {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  readonly title: (source: Source) => string;
  readonly hint: string;
  readonly retryable?: boolean;
}

const noTls = ({ host, port }: Source) => `No TLS connection to PostgreSQL at ${host}:${port}`;

/**
 * What PostgreSQL's programs, the driver and OpenSSL say about TLS. A server that is there but not trusted is not
 * `unreachable`: whoever must know what answers there may not take it for gone.
 */
export const tlsMessages: readonly Known[] = [
  {
    pattern: /server does not support SSL/,
    code: 'access-denied',
    title: noTls,
    hint: 'The server has TLS turned off, and sslmode in database.url requires it. Turn it on there (ssl = on), or write sslmode=disable if nobody can listen on the way.',
  },
  {
    pattern: /private key file|(?<!root )certificate file|could not (load|read) (root )?certificate/,
    code: 'invalid-config',
    title: () => 'The TLS files that database.url names cannot be used',
    hint: 'The file of sslkey must belong to this user and be closed to others (chmod 600), and fit sslcert; those of sslcert and sslrootcert must be readable PEM.',
  },
  {
    pattern: /requires a valid client certificate|certificate required/,
    code: 'access-denied',
    title: ({ user, host, port }) => `PostgreSQL at ${host}:${port} wants a certificate of user ${user}`,
    hint: 'Name the certificate and its key with sslcert and sslkey in database.url.',
  },
  {
    pattern: /^ERR_TLS_CERT_ALTNAME|does not match host name|HOSTNAME_MISMATCH/,
    code: 'access-denied',
    title: ({ host, port }) => `The certificate of PostgreSQL at ${host}:${port} is for another name`,
    hint: 'Write the name the certificate is for as the host of database.url. If another server answers there, find out why.',
  },
  {
    pattern: /^CERT_HAS_EXPIRED|certificate has expired/,
    code: 'access-denied',
    title: ({ host, port }) => `The certificate of PostgreSQL at ${host}:${port} has expired`,
    hint: 'Renew it on the server, and check the clock of this machine.',
  },
  {
    pattern:
      /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY)|CERT_|INVALID_CA)|certificate verify failed|self[- ]signed certificate|root certificate file ".*" does not exist/,
    code: 'access-denied',
    title: ({ host, port }) => `The certificate of PostgreSQL at ${host}:${port} is not trusted`,
    hint: 'Name the authority that signed it with sslrootcert in database.url (for a self-signed certificate that certificate itself, for a public authority sslrootcert=system, which clients of 16 and newer know). If it should be trusted already, find out what answers there.',
  },
  {
    pattern:
      /^(ERR_SSL|ERR_TLS|EPROTO)|SSL error: (?!unexpected eof)|invalid SSL protocol version|error establishing an SSL connection/,
    code: 'access-denied',
    title: noTls,
    hint: 'Both sides must agree on a version and a cipher: look into the server’s log, at ssl_min_protocol_version there and in database.url.',
  },
];
