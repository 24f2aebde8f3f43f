export const id = 5383;
export const ids = [5383];
export const modules = {

/***/ 5383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ connectTo)
});

// EXTERNAL MODULE: ./node_modules/pg/esm/index.mjs
var esm = __webpack_require__(83849);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/errors.js
var server_errors = __webpack_require__(71128);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/session-settings.js
var session_settings = __webpack_require__(13397);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/server/tls.js




/**
 * libpq's modes, for the driver. Without a mode: no encryption, where libpq would try it first. On a Unix socket there is
 * never any.
 *
 * @throws BackupError `path-missing`, `invalid-config`
 */
async function tlsOptions(source) {
    const { tls, host } = source;
    if (tls.mode === 'disable' || host.startsWith('/'))
        return false;
    const files = await readFiles(source);
    requireUsable(files, source);
    if (tls.mode === undefined || tls.mode === 'allow' || tls.mode === 'prefer')
        return false;
    const checked = tls.mode === 'verify-full' || tls.mode === 'verify-ca' || files.ca !== undefined;
    return {
        rejectUnauthorized: checked,
        ...((0,external_node_net_.isIP)(host) === 0 ? { servername: host } : {}),
        ...(tls.mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
        ...(tls.oldest === undefined ? {} : { minVersion: tls.oldest }),
        ...(tls.newest === undefined ? {} : { maxVersion: tls.newest }),
        ...files,
    };
}
/** What the URL names must be there also where the mode leaves it unused: whoever wrote it counts on it. */
async function readFiles(source) {
    const { rootCertificate, certificate, key } = source.tls;
    const files = {};
    if (rootCertificate !== undefined && rootCertificate !== 'system')
        files.ca = await readNamed('sslrootcert', rootCertificate, source);
    if (certificate !== undefined)
        files.cert = await readNamed('sslcert', certificate, source);
    if (key !== undefined)
        files.key = await readNamed('sslkey', key, source);
    return files;
}
async function readNamed(parameter, path, { setting = 'database.url' }) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new errors/* BackupError */.hj('path-missing', `The file ${path}, which ${parameter} names, cannot be read`, {
            cause,
            hint: `Correct ${parameter} in ${setting}, or what this user may read.`,
        });
    }
}
function requireUsable(files, { setting = 'database.url' }) {
    try {
        (0,external_node_tls_.createSecureContext)(files);
    }
    catch (cause) {
        throw new errors/* BackupError */.hj('invalid-config', `The TLS files that ${setting} names cannot be used`, {
            cause,
            hint: 'sslcert must name a certificate and sslkey its own private key without a passphrase, both in PEM; sslrootcert names the authority’s certificates.',
        });
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/server/connect.js






/** Of the driver's client; its types leave it out. */
const clientState = schemas/* object */.Ikc({ processID: schemas/* int */.Whr() });
/**
 * @param settings what the user's own SQL runs under: those of the role
 * @throws BackupError `unreachable`, `access-denied`, `database-missing`, `path-missing`, `cancelled`
 */
async function connectTo(source, connection, signal, settings = 'ours') {
    if (signal.aborted)
        throw (0,errors/* cancelled */.KW)(signal);
    const socket = source.host.startsWith('/');
    const { host, port } = socket ? source : await connection.endpoint(source.host, source.port);
    const client = new esm/* default.Client */.Ay.Client({
        host,
        port,
        user: source.user,
        password: source.password,
        database: source.database,
        ssl: await tlsOptions(source),
        connectionTimeoutMillis: source.connectTimeoutS * 1000,
        keepAlive: true,
        application_name: 'backup',
        options: '',
    });
    // A lost connection fails the statement at hand, or the next one; without a listener it would end the process.
    client.on('error', () => { });
    const end = () => void client.end().catch(() => { });
    signal.addEventListener('abort', end, { once: true });
    const attempt = async (work) => {
        try {
            return await work();
        }
        catch (error) {
            throw signal.aborted ? (0,errors/* cancelled */.KW)(signal) : (0,server_errors/* connectionError */.$t)(error, source);
        }
    };
    try {
        await attempt(() => client.connect());
        if (settings === 'ours')
            await attempt(() => setOurs(client));
    }
    catch (error) {
        signal.removeEventListener('abort', end);
        end();
        throw error;
    }
    return {
        process: clientState.safeParse(client).data?.processID,
        async rows(schema, sql, values) {
            const result = await attempt(() => client.query(sql, values === undefined ? [] : [...values]));
            return result.rows.map((row) => schema.parse(row));
        },
        async run(sql) {
            await attempt(() => client.query(sql));
        },
        async [Symbol.asyncDispose]() {
            signal.removeEventListener('abort', end);
            await client.end().catch(() => { });
        },
    };
}
const tries = 50;
/** A limit of a millisecond, set for a role or a database, may end the very statements that lift it. */
async function setOurs(client) {
    for (let attempt = 1;; attempt += 1) {
        try {
            await client.query('SET statement_timeout = 0');
            await client.query(session_settings/* ownSettings */.SN);
            return;
        }
        catch (error) {
            if (attempt === tries || (0,errors/* systemCode */.xU)(error) !== queryCanceled)
                throw error;
        }
    }
}
/** PostgreSQL manual, "Error Codes": query_canceled. */
const queryCanceled = '57014';


/***/ }),

/***/ 71128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ toolError),
/* harmony export */   $t: () => (/* binding */ connectionError),
/* harmony export */   WE: () => (/* binding */ explain),
/* harmony export */   lO: () => (/* binding */ withoutValues)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65213);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16530);



const noTls = ({ host, port }) => `No TLS connection to PostgreSQL at ${host}:${port}`;
/**
 * What PostgreSQL's programs, the driver and OpenSSL say about TLS. A server that is there but not trusted is not
 * `unreachable`: whoever must know what answers there may not take it for gone.
 */
const tlsMessages = [
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
        pattern: /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY)|CERT_|INVALID_CA)|certificate verify failed|self[- ]signed certificate|root certificate file ".*" does not exist/,
        code: 'access-denied',
        title: ({ host, port }) => `The certificate of PostgreSQL at ${host}:${port} is not trusted`,
        hint: 'Name the authority that signed it with sslrootcert in database.url (for a self-signed certificate that certificate itself, for a public authority sslrootcert=system, which clients of 16 and newer know). If it should be trusted already, find out what answers there.',
    },
    {
        pattern: /^(ERR_SSL|ERR_TLS|EPROTO)|SSL error: (?!unexpected eof)|invalid SSL protocol version|error establishing an SSL connection/,
        code: 'access-denied',
        title: noTls,
        hint: 'Both sides must agree on a version and a cipher: look into the server’s log, at ssl_min_protocol_version there and in database.url.',
    },
];
/** What PostgreSQL and its programs say, and what it means. The first match wins. */
const known = [
    ...tlsMessages,
    {
        pattern: /^28|password authentication failed|no password supplied|no pg_hba\.conf entry|authentication failed|role ".*" does not exist/,
        code: 'access-denied',
        title: (source) => `PostgreSQL refused user ${source.user} at ${source.host}:${source.port}`,
        hint: 'Check the user and password in database.url, and pg_hba.conf on the server. If it asks for encryption, add ?sslmode=require.',
    },
    {
        pattern: /^3D000|database ".*" does not exist/,
        code: 'database-missing',
        title: (source) => `There is no database ${source.database} on ${source.host}:${source.port}`,
        hint: 'Check the name at the end of database.url; psql --list shows the databases of the server.',
    },
    {
        pattern: /server version mismatch/,
        code: 'version-mismatch',
        title: (source) => `pg_dump is too old for ${(0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSource */ .B6)(source)}`,
        hint: 'Install the client of the server’s major version (Debian: postgresql-client-N), or name its folder in database.client-path.',
    },
    {
        pattern: /^55P03|canceling statement due to (statement|lock) timeout|could not obtain lock on relation/,
        code: 'lock-timeout',
        title: (source) => `A table of ${source.database} is locked by somebody else`,
        hint: 'Look for a long ALTER, TRUNCATE, VACUUM FULL or REFRESH in pg_stat_activity, or raise database.lock-wait-timeout.',
        retryable: true,
    },
    {
        pattern: /^(57P0[124]|08)|terminating connection|server closed the connection|connection to server was lost|no connection to the server|Connection terminated|is (shutting down|in recovery mode)|snapshot .* does not exist|SSL connection has been closed|SSL SYSCALL error|SSL error: unexpected eof/,
        code: 'source-lost',
        title: (source) => `The connection to ${(0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSource */ .B6)(source)} was lost during the backup`,
        hint: 'Look into the server’s log: it was stopped, ran out of memory, or somebody ended our session. Then run the backup again.',
        retryable: true,
    },
    {
        pattern: /^53300|too many connections|remaining connection slots/,
        code: 'unreachable',
        title: (source) => `PostgreSQL has no session left for ${source.user} at ${source.host}:${source.port}`,
        hint: 'A backup needs two at least: raise the limit of the role or database (CONNECTION LIMIT) or of the server (max_connections), end others, or lower database.jobs.',
        retryable: true,
    },
    {
        pattern: /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|ENOENT)|^57P03|connection to server .* failed|could not connect|could not translate host|timeout expired|ECONNREFUSED/,
        code: 'unreachable',
        title: (source) => `PostgreSQL cannot be reached at ${source.host}:${source.port}`,
        hint: 'Check host and port in database.url, that the server runs and listens there, and that nothing in between blocks it.',
        retryable: true,
    },
    {
        pattern: /No space left on device|Disk quota exceeded/,
        code: 'disk-full',
        title: () => 'The disk became full while pg_dump was writing',
        hint: 'Free some space or choose another store, then run the backup again. Nothing was committed.',
    },
    {
        pattern: /row-level security/,
        code: 'access-denied',
        title: (source) => `User ${source.user} may not read every row of ${source.database}`,
        hint: 'A table has row-level security. Give the backup role BYPASSRLS: ALTER ROLE … BYPASSRLS.',
    },
    {
        pattern: /^42501|permission denied/,
        code: 'access-denied',
        title: (source) => `User ${source.user} may not read all of ${source.database}`,
        hint: 'Give the backup role pg_read_all_data (PostgreSQL 14 and newer); reading large objects of others needs a superuser.',
    },
    {
        pattern: /no matching (tables|schemas) were found/,
        code: 'invalid-config',
        title: () => 'A pattern in database.tables matches no table',
        hint: 'Check the patterns in database.tables; a name with capitals must be written in double quotes inside the pattern.',
    },
];
/** The error for something the driver threw. */
function connectionError(thrown, source) {
    if (thrown instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return thrown;
    const match = explain(known, [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(thrown) ?? '', (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)], source, { cause: thrown });
    return match ?? new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('tool-failed', `PostgreSQL failed on ${(0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSource */ .B6)(source)}`, { cause: thrown });
}
/** The error for a program that did not end with exit code 0. */
function toolError(tool, exit, source) {
    const telling = exit.stderr.filter((line) => /(error|fatal|detail|hint):/i.test(line));
    const because = (telling.length > 0 ? telling : exit.stderr).slice(-8).map(withoutValues);
    const match = exit.killedBy === null ? explain(known, because, source, { because }) : undefined;
    return (match ?? new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('tool-failed', `${tool} failed (${(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExit */ .KE)(exit)})`, { because, hint: hintOf(exit) }));
}
/** "DETAIL: Key (email)=(jane@example.com) already exists.": the values of a row are nobody's business but its owner's. */
function withoutValues(line) {
    return line.replace(/(Key \(.*?\)=)\(.*\)/, '$1(…)').replace(/(Failing row contains) \(.*\)/, '$1 (…)');
}
/** What a table makes of these lines: its first entry that fits one of them, with the setting that `source` comes from. */
function explain(table, lines, source, details, tool = '') {
    const named = (text) => text.replaceAll('database.url', source.setting ?? 'database.url');
    for (const { pattern, code, title, hint, retryable = false } of table) {
        const match = lines.map((line) => pattern.exec(line)).find((found) => found !== null);
        if (match)
            return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj(code, named(title(source, match, tool)), { ...details, hint: named(hint), retryable });
    }
    return undefined;
}
function hintOf(exit) {
    return exit.killedBy === 'SIGKILL'
        ? 'Something on this machine ended it: often the kernel, when memory ran out (look with dmesg).'
        : 'The lines above are its own; run it by hand with the same user to see more.';
}


/***/ }),

/***/ 13397:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cj: () => (/* binding */ rowSettings),
/* harmony export */   KD: () => (/* binding */ pgOptions),
/* harmony export */   SN: () => (/* binding */ ownSettings)
/* harmony export */ });
/**
 * What every session begins with, ours and those of PostgreSQL's programs, so that nothing set for a role, a database or the
 * server changes what is written, read or compared, or how SQL is understood. (session_replication_role is not among them:
 * only a superuser may set it, and rows are loaded before there is a trigger.)
 */
const everywhere = {
    DateStyle: 'ISO',
    IntervalStyle: 'postgres',
    TimeZone: 'UTC',
    bytea_output: 'hex',
    extra_float_digits: '3',
    standard_conforming_strings: 'on',
    array_nulls: 'on',
    transform_null_equals: 'off',
    xmloption: 'content',
    quote_all_identifiers: 'off',
    synchronize_seqscans: 'off',
    row_security: 'off',
    default_transaction_isolation: 'read committed',
    default_transaction_read_only: 'off',
    default_transaction_deferrable: 'off',
    statement_timeout: '0',
    lock_timeout: '0',
    idle_in_transaction_session_timeout: '0',
    idle_session_timeout: '0',
    transaction_timeout: '0',
};
/** The first major version that knows a setting: an older server refuses a session that asks for it. */
const since = { idle_session_timeout: 14, transaction_timeout: 17 };
/**
 * PGOPTIONS for PostgreSQL's programs.
 *
 * @param serverMajor undefined: what every server knows
 */
function pgOptions(serverMajor = 0, more = {}) {
    return Object.entries({ ...everywhere, ...more })
        .filter(([name]) => (since[name] ?? 0) <= serverMajor)
        .map(([name, value]) => `-c ${name}=${value.replaceAll(/[\s\\]/g, '\\$&')}`)
        .join(' ');
}
/**
 * The same for a session of ours, without a search_path besides: SQL that a pooler passes on, too, which refuses options. Bytes
 * of SQL_ASCII are no text in any encoding, and the server checks none of them when it is told so.
 */
const ownSettings = `SET search_path = '';
  SELECT set_config(name, value, false)
  FROM pg_settings JOIN (VALUES ${Object.entries(everywhere)
    .map(([name, value]) => `('${name}', '${value}')`)
    .join(', ')}) AS own (name, value) USING (name);
  SELECT set_config('client_encoding', 'SQL_ASCII', false) WHERE getdatabaseencoding() = 'SQL_ASCII'`;
/**
 * What else the text of rows depends on: amounts of money are read back only under the locale they were written in, which is
 * the database's. Backups that do not record it were written under the database's own bytea_output.
 */
function rowSettings({ lcMonetary, settings }) {
    if (lcMonetary !== undefined)
        return { lc_monetary: lcMonetary };
    return { bytea_output: settings.find(({ role, name }) => role === null && name === 'bytea_output')?.value ?? 'hex' };
}


/***/ }),

/***/ 16530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ describeSource),
/* harmony export */   PJ: () => (/* binding */ parseSource),
/* harmony export */   Zf: () => (/* binding */ conninfo),
/* harmony export */   eL: () => (/* binding */ databaseConfig),
/* harmony export */   oW: () => (/* binding */ toolEnv)
/* harmony export */ });
/* harmony import */ var _config_server_url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64962);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _session_settings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13397);
/* harmony import */ var _url_parameters_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26387);




/** @throws BackupError `invalid-config` */
function parseSource(text, setting = 'database.url') {
    const unreadable = (why) => unreadableUrl(setting, why);
    const decode = (part) => decodePart(setting, part);
    const url = (0,_config_server_url_js__WEBPACK_IMPORTED_MODULE_3__/* .readServerUrl */ .Pm)(text);
    const problem = (0,_config_server_url_js__WEBPACK_IMPORTED_MODULE_3__/* .databaseUrlProblem */ .SA)(text);
    if (url === null || problem !== undefined)
        throw unreadable(`it ${problem ?? 'is not a URL'}`);
    const parameters = (0,_config_server_url_js__WEBPACK_IMPORTED_MODULE_3__/* .parametersOf */ .mC)(url);
    const user = parameters.get('user') || decode(url.username);
    if (user === '')
        throw unreadable('it names no user');
    const port = parameters.get('port') || url.port || '5432';
    if (!isPort(port))
        throw unreadable('its port is not a whole number from 1 to 65535');
    return {
        host: parameters.get('host') || decode(url.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost',
        port: Number(port),
        user,
        password: parameters.get('password') || decode(url.password) || undefined,
        database: parameters.get('dbname') || decode(url.pathname.slice(1)) || user,
        ...(0,_url_parameters_js__WEBPACK_IMPORTED_MODULE_2__/* .readParameters */ .Z)(parameters, unreadable),
        ...(setting === 'database.url' ? {} : { setting }),
    };
}
function isPort(text) {
    return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
/**
 * The environment for PostgreSQL's programs: where to connect goes here and never into arguments, which everybody on the
 * machine can read. Inherited PG* variables, which could lead them elsewhere, are left out. Messages come in English, for
 * the table in errors.ts.
 *
 * @param serverMajor undefined: the server is not known yet
 */
function toolEnv(source, env, serverMajor) {
    const inherited = Object.entries(env).filter(([name]) => !name.startsWith('PG') && name !== 'LANGUAGE');
    return {
        ...Object.fromEntries(inherited),
        LC_ALL: 'C',
        PGHOST: source.host,
        PGPORT: String(source.port),
        PGUSER: source.user,
        PGPASSWORD: source.password,
        PGDATABASE: source.database,
        PGSSLMODE: source.tls.mode,
        PGSSLROOTCERT: source.tls.rootCertificate,
        PGSSLCERT: source.tls.certificate,
        PGSSLKEY: source.tls.key,
        PGSSLMINPROTOCOLVERSION: source.tls.oldest,
        PGSSLMAXPROTOCOLVERSION: source.tls.newest,
        ...source.programs,
        PGOPTIONS: (0,_session_settings_js__WEBPACK_IMPORTED_MODULE_1__/* .pgOptions */ .KD)(serverMajor),
        PGCLIENTENCODING: 'UTF8',
        PGCONNECT_TIMEOUT: String(source.connectTimeoutS),
        PGAPPNAME: 'backup',
    };
}
/** A database name as a connection string, for the programs that read a name with "=" in it as one. */
function conninfo(database) {
    return `dbname='${database.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
/** "trading_db on 127.0.0.1:5432", for people. */
function describeSource(source) {
    return `${source.database} on ${source.host}:${source.port}`;
}
function decodePart(setting, text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        throw unreadableUrl(setting, 'a % in it must be written as %25');
    }
}
function unreadableUrl(setting, why) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', `${setting} could not be read`, {
        because: [why],
        hint: 'Write it as postgresql://user:password@host:5432/database, with special characters of the password escaped (@ as %40).',
    });
}
/** @throws BackupError `invalid-config` when none is configured */
function databaseConfig({ config }) {
    if (config.database !== undefined)
        return config.database;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', 'No database is configured', { hint: 'Set database.url (DATABASE_URL).' });
}


/***/ }),

/***/ 26387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readParameters),
/* harmony export */   m: () => (/* binding */ noParameters)
/* harmony export */ });
/** libpq's modes ("SSL Mode Descriptions"), weakest first. */
const sslModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'];
const protocolVersions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const ownTimeoutS = 15;
const longestTimeoutS = 600;
const read = new Set([
    ...['host', 'port', 'user', 'password', 'dbname', 'connect_timeout', 'ssl'],
    ...['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'ssl_min_protocol_version', 'ssl_max_protocol_version'],
    ...['channel_binding', 'gssencmode', 'sslcertmode'],
]);
const unkept = 'our own connection cannot keep it, and would be less safe than you ask for; leave it out to accept that (sslmode=verify-full keeps impostors away)';
/** To leave these out would lead elsewhere, fail without saying why, or be less safe than asked for. */
const refused = {
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
function readParameters(parameters, unreadable) {
    const names = [...new Set(parameters.keys())];
    for (const name of names) {
        const why = refused[name];
        if (why !== undefined)
            throw unreadable(`${name}: ${why}`);
    }
    const oneOf = (name, allowed) => {
        const value = parameters.get(name) || undefined;
        const known = allowed.find((one) => one === value);
        if (value === undefined || known !== undefined)
            return known;
        throw unreadable(`${name} is none of ${allowed.join(', ')}`);
    };
    const program = (name, variable, allowed) => {
        if (parameters.get(name) === 'require')
            throw unreadable(`${name}=require: ${unkept}`);
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
function readTimeout(text, unreadable) {
    const seconds = /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (seconds <= 0)
        return ownTimeoutS;
    if (seconds <= longestTimeoutS)
        return seconds;
    throw unreadable(`connect_timeout is not a whole number of seconds, ${longestTimeoutS} at most`);
}
/** The parameters of a URL without any. */
const noParameters = readParameters(new URLSearchParams(), Error);


/***/ }),

/***/ 64962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pm: () => (/* binding */ readServerUrl),
/* harmony export */   SA: () => (/* binding */ databaseUrlProblem),
/* harmony export */   gW: () => (/* binding */ passwordsIn),
/* harmony export */   mC: () => (/* binding */ parametersOf)
/* harmony export */ });
const postgresScheme = /^postgres(ql)?:\/\//i;
/** libpq's forms without a host before the path (postgresql://user@/db?host=/socket), which URL itself refuses. */
const withoutHost = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)(?=[:/?#]|$)/i;
/** Where the hosts of a URL stand. */
const hosts = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i;
/** The URL of a server, taken apart. Without a host, the one a client takes then: localhost. */
function readServerUrl(text) {
    return URL.parse(text) ?? URL.parse(text.replace(withoutHost, '$1localhost'));
}
/** The parameters behind the "?" as libpq reads them: a "+" there is no space. */
function parametersOf(url) {
    return new URLSearchParams(url.search.replaceAll('+', '%2B'));
}
/** Why a text is no URL of one PostgreSQL server; undefined when it is. It never repeats the URL: a password may stand in it. */
function databaseUrlProblem(text) {
    if (!postgresScheme.test(text))
        return 'is not a postgresql:// URL';
    const written = hosts.exec(text)?.[1] ?? '';
    const url = readServerUrl(text);
    const asked = url === null ? '' : (parametersOf(url).get('host') ?? '');
    if (written.includes(',') || asked.includes(',')) {
        return 'names several hosts; a backup needs to know its server: postgresql://user:password@host:5432/database, with the one host to ask';
    }
    return url === null ? 'is not a postgresql:// URL' : undefined;
}
/** Parameters of a connection URL that hold passwords (libpq, "Parameter Key Words"). */
const secretParameters = ['password', 'sslpassword'];
/** The passwords in a URL, decoded and as written; also in one that cannot be read. */
function passwordsIn(text) {
    const url = readServerUrl(text);
    const written = /:\/\/[^/?#]*?:([^/?#]*)@/.exec(text)?.[1] ?? '';
    const given = url === null ? [] : [url.searchParams, parametersOf(url)];
    const parameters = secretParameters.flatMap((name) => given.flatMap((all) => all.getAll(name)));
    const password = url?.password ?? '';
    const forms = [written, password, decode(password), ...parameters, ...parameters.map(encodeURIComponent)];
    return [...new Set(forms.filter((form) => form !== ''))];
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ })

};
