import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../src/components/postgres/archive/encoding.ts';
import { Lines } from '../../src/components/postgres/archive/lines.ts';
import { PlainDump } from '../../src/components/postgres/archive/plain.ts';
import { RowsFile } from '../../src/components/postgres/archive/rows-file.ts';
import { parseArchiveHead } from '../../src/components/postgres/archive/toc.ts';
import { safeName } from '../../src/components/postgres/names.ts';
import { connectionError, toolError } from '../../src/components/postgres/server/errors.ts';
import { conninfo, parseSource, toolEnv } from '../../src/components/postgres/server/source.ts';

describe('a database URL', () => {
  test('is taken apart, escapes and all', () => {
    const source = parseSource(
      'postgresql://tr%40der:p%2Fw@db.example:6000/-we%20ird%27db%22%3D%C3%A9?sslmode=require&schema=public',
    );
    expect(source).toMatchObject({
      host: 'db.example',
      port: 6000,
      user: 'tr@der',
      password: 'p/w',
      database: `-we ird'db"=é`,
    });
    expect(source.tls.mode).toBe('require');
    expect(source.ignored).toEqual(['schema']);
  });

  test('may name a socket, an IPv6 address, or no database', () => {
    expect(parseSource('postgresql:///db?host=/var/run/postgresql&user=u')).toMatchObject({
      host: '/var/run/postgresql',
      port: 5432,
    });
    expect(parseSource('postgresql://u@[::1]:5433')).toMatchObject({ host: '::1', port: 5433, database: 'u' });
  });

  test('gives programs an environment that nothing inherited can redirect', () => {
    const env = toolEnv(parseSource('postgresql://u:p@h/d'), {
      PATH: '/bin',
      PGHOSTADDR: '192.0.2.1',
      PGSERVICE: 'x',
      PGOPTIONS: '-c x=y',
    });
    const given = Object.entries(env).filter(([, value]) => value !== undefined);
    expect(Object.fromEntries(given)).toMatchObject({
      PATH: '/bin',
      PGHOST: 'h',
      PGPORT: '5432',
      PGUSER: 'u',
      PGPASSWORD: 'p',
      PGDATABASE: 'd',
    });
    expect(given.map(([name]) => name)).not.toContain('PGHOSTADDR');
    expect(given.map(([name]) => name)).not.toContain('PGSERVICE');
    expect(env.PGOPTIONS).not.toContain('x=y');
  });

  test('may have no host before the path, as libpq writes a socket', () => {
    const socket = { host: '/run/pg', user: 'trader', database: 'db' };
    expect(parseSource('postgresql://trader@/db?host=/run/pg')).toMatchObject({ ...socket, port: 5432 });
    expect(parseSource('postgresql://trader:p%40w@:6000/db?host=/run/pg')).toMatchObject({ ...socket, port: 6000 });
    expect(parseSource('postgresql://%2Frun%2Fpg/db?user=trader&password=a+b')).toMatchObject({
      ...socket,
      password: 'a+b',
    });
  });

  test('heeds what decides how the connection is made, for the programs too', () => {
    const parameters = 'connect_timeout=7&ssl=true&ssl_min_protocol_version=TLSv1.3&channel_binding=prefer';
    const source = parseSource(`postgresql://u@h/d?${parameters}&gssencmode=disable&sslcert=/c&sslkey=/k`);
    expect(source).toMatchObject({ tls: { mode: 'require', oldest: 'TLSv1.3' }, connectTimeoutS: 7 });
    expect([source.ignored, source.unheeded]).toEqual([[], []]);
    expect(toolEnv(source, {})).toMatchObject({
      PGSSLMODE: 'require',
      PGSSLMINPROTOCOLVERSION: 'TLSv1.3',
      PGSSLCERT: '/c',
      PGSSLKEY: '/k',
      PGCONNECT_TIMEOUT: '7',
      PGCHANNELBINDING: 'prefer',
      PGGSSENCMODE: 'disable',
    });
    expect(parseSource('postgresql://u@h/d?connect_timeout=0').connectTimeoutS).toBe(15);
    expect(parseSource('postgresql://u@h/d?sslrootcert=system').tls.mode).toBe('verify-full');
  });

  test('tells parameters that PostgreSQL has and a backup does not heed from those of others', () => {
    const source = parseSource('postgresql://u@h/d?application_name=x&pool_max=3&options=-c%20a%3Db&schema=s');
    expect(source.unheeded).toEqual(['application_name', 'options']);
    expect(source.ignored).toEqual(['pool_max', 'schema']);
  });

  test.each([
    ['u@h/d?port=abc', /port/],
    ['u@h/d?port=99999', /port/],
    ['u@h:0/d', /port/],
    ['u@h/d?port=1e3', /port/],
    ['u@h/d?sslmode=requir', /sslmode is none of disable, allow, prefer, require, verify-ca, verify-full/],
    ['u@h/d?sslmode=no-verify', /sslmode is none of/],
    ['u@h/d?ssl=1', /ssl is none of true, false/],
    ['u@h/d?sslmode=require&sslrootcert=system', /sslmode=verify-full/],
    ['u@h/d?ssl_min_protocol_version=1.3', /ssl_min_protocol_version is none of TLSv1/],
    ['u@h/d?ssl_min_protocol_version=TLSv1.3&ssl_max_protocol_version=TLSv1.2', /newer than/],
    ['u@h/d?connect_timeout=soon', /connect_timeout/],
    ['u@h/d?channel_binding=require', /channel_binding=require: .*less safe/],
    ['u@h/d?gssencmode=require', /gssencmode=require: /],
    ['u@h/d?sslcertmode=require', /sslcertmode=require: /],
    ['u@h/d?sslcrl=/crl', /sslcrl: .*less safe/],
    ['u@h/d?sslcrldir=/crl', /sslcrldir: /],
    ['u@h/d?require_auth=scram-sha-256', /require_auth: /],
    ['u@h/d?requirepeer=postgres', /requirepeer: /],
    ['u@h/d?hostaddr=192.0.2.1', /hostaddr: write the address/],
    ['u@h/d?service=trading', /service: /],
    ['u@h/d?sslpassword=hush-hush', /sslpassword: /],
    ['u@h1:5432,h2:5433/d', /several hosts.*postgresql:\/\/user:password@host:5432\/database/],
    ['u@h1,h2/d', /several hosts/],
    ['u@/d?host=h1,h2', /several hosts/],
    ['u:100%@h/d', /%25/],
  ])('postgresql://%s is refused, with the reason', (rest, why) => {
    const parse = () => parseSource(`postgresql://${rest}`, 'restore-test.database.url');
    expect(parse).toThrow(
      expect.objectContaining({
        code: 'invalid-config',
        message: 'restore-test.database.url could not be read',
        because: [expect.stringMatching(why)],
        hint: expect.stringContaining('postgresql://'),
      }),
    );
    expect(parse).not.toThrow(expect.objectContaining({ because: [expect.stringContaining('hush-hush')] }));
  });

  test('as a connection string keeps quotes and backslashes', () => {
    expect(conninfo(`a'b\\c=d`)).toBe(`dbname='a\\'b\\\\c=d'`);
  });
});

test('a name for files is one that no shell and no sum file minds', () => {
  expect(safeName('trading_db')).toBe('trading_db');
  expect(safeName(`-we ird'db"=é`)).toBe('we_ird_db_e');
  expect(safeName('../..')).toBe('_..');
  expect(safeName('取引')).toBe('_');
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => /^[\w][\w.-]*$/.test(safeName(name))));
});

describe('what PostgreSQL says is translated', () => {
  const source = parseSource('postgresql://u:hush@h/d');
  const exit = (...stderr: string[]) => ({ code: 1, killedBy: null, stderr });
  test.each([
    [
      'pg_dump: error: connection to server at "h", port 5432 failed: FATAL:  password authentication failed for user "u"',
      'access-denied',
    ],
    ['pg_dump: error: connection to server at "h" failed: FATAL:  database "d" does not exist', 'database-missing'],
    ['pg_dump: error: connection to server at "h" failed: Connection refused', 'unreachable'],
    ['pg_dump: error: aborting because of server version mismatch', 'version-mismatch'],
    ['pg_dump: error: query failed: ERROR:  canceling statement due to lock timeout', 'lock-timeout'],
    [
      'pg_dump: error: Dumping the contents of table "t" failed: ERROR: terminating connection due to administrator command',
      'source-lost',
    ],
    ['pg_dump: error: could not write to file: No space left on device', 'disk-full'],
    [
      'pg_dump: error: query failed: ERROR:  query would be affected by row-level security policy for table "t"',
      'access-denied',
    ],
    ['pg_dump: error: connection to server at "h" failed: SSL error: certificate verify failed', 'access-denied'],
    [
      'pg_dump: error: connection to server at "h" failed: server does not support SSL, but SSL was required',
      'access-denied',
    ],
    [
      'pg_dump: error: connection to server at "h" failed: private key file "/k" has group or world access; file must have permissions u=rw (0600) or less',
      'invalid-config',
    ],
    ['pg_dump: error: query failed: SSL SYSCALL error: EOF detected', 'source-lost'],
    ['pg_dump: error: something never seen before', 'tool-failed'],
  ])('%s', (line, code) => {
    const error = toolError('pg_dump', exit('pg_dump: reading schemas', line), source);
    expect(error).toMatchObject({ code, because: [line] });
    expect(error.hint).toBeTruthy();
  });

  test('values of a row are not repeated', () => {
    const lines = [
      'pg_dump: error: query failed: ERROR:  duplicate key value violates unique constraint "users_email_key"',
      'DETAIL:  Key (email, area)=(jane@example.com, (west)) already exists.',
      'pg_dump: detail: Failing row contains (1, jane@example.com).',
    ];
    expect(toolError('pg_dump', exit(...lines), source).because).toEqual([
      lines[0],
      'DETAIL:  Key (email, area)=(…) already exists.',
      'pg_dump: detail: Failing row contains (…).',
    ]);
  });

  test('a program ended by a signal is not explained by an older line', () => {
    const error = toolError(
      'pg_dump',
      { code: null, killedBy: 'SIGKILL', stderr: ['pg_dump: error: Connection refused'] },
      source,
    );
    expect(error.code).toBe('tool-failed');
  });

  test('errors of the driver keep their cause and lose no code', () => {
    const cause = Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' });
    expect(connectionError(cause, source)).toMatchObject({ code: 'unreachable', cause });
  });
});

describe('files of a dump', () => {
  const feed = (consumer: { write(chunk: Buffer): void; end(): void }, text: string, size: number) => {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) consumer.write(bytes.subarray(at, at + size));
    consumer.end();
  };

  test('rows need their end line and what follows it, and nothing more', () => {
    for (const size of [1, 2, 3, 7, 100]) {
      const file = new RowsFile();
      feed(file, 'a\t1\nb\t2\n\\.\n\n\n', size);
      expect(file.fingerprint).toMatchObject({ rows: 2, bytes: 8 });
      for (const text of [
        '',
        'a',
        'a\n',
        'a\n\\.',
        'a\n\\.\n',
        'a\n\\.\n\n',
        'a\n\\.\n\n\n\n',
        'a\n\\.\n\n\nx',
        'a\n\\.\nb\n',
      ]) {
        expect(() => feed(new RowsFile(), text, size), JSON.stringify(text)).toThrow();
      }
    }
  });

  const announced = '--\n-- Data for Name: t "x; Type: TABLE DATA; Schema: public; Owner: o\n--\n\n';
  const plain = `SELECT 1;\n${announced}COPY public."t ""x" (a, "b c") FROM stdin;\n1\t2\nCOPY public.z (a) FROM stdin;\n\\.\n\n\n--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict x\n`;
  test('a plain dump tells its tables and its end', () => {
    for (const size of [1, 5, 1000]) {
      const dump = new PlainDump();
      feed(dump, plain, size);
      expect(dump.tables).toMatchObject([{ schema: 'public', name: 't "x', fingerprint: { rows: 2 } }]);
    }
    for (const cut of [10, 150, plain.indexOf('dump complete')]) {
      expect(() => feed(new PlainDump(), plain.slice(0, cut), 11)).toThrow();
    }
  });

  test('a COPY in the text of a function is not one', () => {
    const dump = new PlainDump();
    feed(dump, `-- Name: f; Type: FUNCTION; Schema: public\nAS $$\nCOPY public.t (a) FROM stdin;\n$$;\n${plain}`, 9);
    expect(dump.tables).toHaveLength(1);
  });

  test('text that looks like commands, in functions, comments and names, is none', () => {
    const trap =
      '-- Data for Name: zz; Type: TABLE DATA; Schema: public; Owner: o\nCOPY public.zz (a) FROM stdin;\n-- PostgreSQL database dump complete\n';
    const texts = [
      `AS $_$\n${trap}$_$;`,
      `IS 'it''s\n${trap}''';`,
      `IS E'\\\\''\n${trap}';`,
      `"a""\n${trap}";`,
      `a$b '\n${trap}'`,
    ];
    for (const text of texts)
      for (const size of [1, 7, 1000]) {
        const dump = new PlainDump();
        feed(dump, `SELECT 1\n${text}\n${plain}`, size);
        expect(dump.tables, text).toMatchObject([{ name: 't "x', columns: ['a', 'b c'], fingerprint: { rows: 2 } }]);
      }
  });

  test('names of any bytes come back as those bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = textOf(Buffer.from(bytes), 'SQL_ASCII');
        expect([...bytesOf(JSON.parse(JSON.stringify(text)))]).toEqual([...bytes]);
      }),
    );
    expect(textOf(Buffer.from([0x74, 0xe4]), 'LATIN1')).toBe('tä');
    expect(textOf(Buffer.from([0xa4]), 'LATIN9')).toBe('€');
  });

  test('globals need their last comment', () => {
    feed(new PlainDump('-- end'), 'CREATE ROLE a;\n-- end\n', 4);
    expect(() => feed(new PlainDump('-- end'), 'CREATE ROLE a;\n-- en', 4)).toThrow('is missing');
  });

  test('lines come whole, however they are cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'é', '\n') }),
        fc.integer({ min: 1, max: 9 }),
        (text, size) => {
          const seen: string[] = [];
          const lines = new Lines((line) => {
            seen.push(line);
            return 'go on';
          });
          const bytes = Buffer.from(text);
          for (let at = 0; at < bytes.length; at += size) lines.take(bytes.subarray(at, at + size));
          lines.end();
          const expected = text.split('\n');
          if (expected.at(-1) === '') expected.pop();
          expect(seen).toEqual(expected);
        },
      ),
    );
  });

  test('what is not an archive is refused, what is cut is not understood', () => {
    expect(() => parseArchiveHead(Buffer.from('not an archive at all'))).toThrow('PGDMP');
    expect(() => parseArchiveHead(Buffer.from('PGDMP\x01\x63\x00\x04\x08\x01'))).toThrow('version 1.99');
    expect(parseArchiveHead(Buffer.from('PGDMP\x01\x10\x00\x04\x08\x01'))).toBeUndefined();
  });
});
