export const id = 532;
export const ids = [532];
export const modules = {

/***/ 84913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ quoteName),
/* harmony export */   m: () => (/* binding */ connectTo)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77030);
/* harmony import */ var pg__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83849);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58732);





const connectTimeoutMs = 15_000;
/** @throws BackupError `unreachable`, `access-denied`, `database-missing`, `cancelled` */
async function connectTo(source, connection, signal) {
    if (signal.aborted)
        throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal);
    const socket = source.host.startsWith('/');
    const { host, port } = socket ? source : await connection.endpoint(source.host, source.port);
    const client = new pg__WEBPACK_IMPORTED_MODULE_2__/* ["default"].Client */ .Ay.Client({
        host,
        port,
        user: source.user,
        password: source.password,
        database: source.database,
        ssl: await tlsOptions(source.tls, source.host),
        connectionTimeoutMillis: connectTimeoutMs,
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
            throw signal.aborted ? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .connectionError */ .$t)(error, source);
        }
    };
    try {
        await attempt(() => client.connect());
    }
    catch (error) {
        signal.removeEventListener('abort', end);
        throw error;
    }
    return {
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
/** libpq's modes, for the driver. Without a mode: no encryption, where libpq would try it first. */
async function tlsOptions(tls, serverName) {
    if (tls.mode === undefined || ['disable', 'allow', 'prefer'].includes(tls.mode))
        return false;
    const [ca, cert, key] = await Promise.all([tls.rootCertificate, tls.certificate, tls.key].map(readIfNamed));
    const checked = tls.mode === 'verify-full' || tls.mode === 'verify-ca' || ca !== undefined;
    return {
        rejectUnauthorized: checked,
        ...((0,node_net__WEBPACK_IMPORTED_MODULE_1__.isIP)(serverName) === 0 ? { servername: serverName } : {}),
        ...(tls.mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
        ...(ca === undefined ? {} : { ca }),
        ...(cert === undefined ? {} : { cert }),
        ...(key === undefined ? {} : { key }),
    };
}
async function readIfNamed(path) {
    return path === undefined || path === 'system' ? undefined : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8');
}
/** A name in SQL: `we"ird` → `"we""ird"`. */
function quoteName(...parts) {
    return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}


/***/ }),

/***/ 58732:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $4: () => (/* binding */ toolError),
/* harmony export */   $t: () => (/* binding */ connectionError),
/* harmony export */   lO: () => (/* binding */ withoutValues)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65213);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28286);



/** What PostgreSQL and its programs say, and what it means. The first match wins. */
const known = [
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
        pattern: /^(57P0[124]|08)|terminating connection|server closed the connection|connection to server was lost|no connection to the server|Connection terminated|is (shutting down|in recovery mode)|snapshot .* does not exist|SSL connection has been closed/,
        code: 'source-lost',
        title: (source) => `The connection to ${(0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSource */ .B6)(source)} was lost during the backup`,
        hint: 'Look into the server’s log: it was stopped, ran out of memory, or somebody ended our session. Then run the backup again.',
        retryable: true,
    },
    {
        pattern: /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|ENOENT)|^57P03|^53300|connection to server .* failed|could not connect|could not translate host|timeout expired|ECONNREFUSED/,
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
        title: () => 'No table matches database.tables',
        hint: 'Check the patterns in database.tables; a name with capitals must be written in double quotes inside the pattern.',
    },
];
/** The error for something the driver threw. */
function connectionError(thrown, source) {
    if (thrown instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj)
        return thrown;
    const match = matching([(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(thrown) ?? '', (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(thrown)], source, thrown);
    return match ?? new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('tool-failed', `PostgreSQL failed on ${(0,_source_js__WEBPACK_IMPORTED_MODULE_2__/* .describeSource */ .B6)(source)}`, { cause: thrown });
}
/** The error for a program that did not end with exit code 0. */
function toolError(tool, exit, source) {
    const telling = exit.stderr.filter((line) => /(error|fatal|detail|hint):/i.test(line));
    const because = (telling.length > 0 ? telling : exit.stderr).slice(-8).map(withoutValues);
    const match = exit.killedBy === null ? matching(because, source, undefined) : undefined;
    return (match ?? new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('tool-failed', `${tool} failed (${(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExit */ .KE)(exit)})`, { because, hint: hintOf(exit) }));
}
/** "DETAIL: Key (email)=(jane@example.com) already exists.": the values of a row are nobody's business but its owner's. */
function withoutValues(line) {
    return line.replace(/(Key \(.*?\)=)\(.*\)/, '$1(…)').replace(/(Failing row contains) \(.*\)/, '$1 (…)');
}
function matching(lines, source, cause) {
    const found = known.find(({ pattern }) => lines.some((line) => pattern.test(line)));
    if (found === undefined)
        return undefined;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj(found.code, found.title(source), {
        hint: found.hint.replaceAll('database.url', source.setting ?? 'database.url'),
        because: cause === undefined ? lines : [],
        cause,
        retryable: found.retryable ?? false,
    });
}
function hintOf(exit) {
    return exit.killedBy === 'SIGKILL'
        ? 'Something on this machine ended it: often the kernel, when memory ran out (look with dmesg).'
        : 'The lines above are its own; run it by hand with the same user to see more.';
}


/***/ }),

/***/ 9532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openStaging: () => (/* binding */ openStaging)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/connections/same-endpoint.js
var same_endpoint = __webpack_require__(26500);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/postgres/connect.js
var connect = __webpack_require__(84913);
// EXTERNAL MODULE: ./.build/lib/components/postgres/source.js
var postgres_source = __webpack_require__(28286);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/staging/identity.js

const stateRow = schemas/* object */.Ikc({ version: coerce/* number */.ai(), recovering: schemas/* boolean */.zMY(), readable: schemas/* boolean */.zMY() });
const identifierRow = schemas/* object */.Ikc({ identifier: schemas/* string */.YjP() });
async function identify(database) {
    const [row] = await database.rows(stateRow, `SELECT current_setting('server_version_num') AS version, pg_catalog.pg_is_in_recovery() AS recovering,
       pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') AS readable`);
    const { version, recovering, readable } = stateRow.parse(row);
    const sql = 'SELECT system_identifier::text AS identifier FROM pg_catalog.pg_control_system()';
    const [control] = readable ? await database.rows(identifierRow, sql) : [];
    const major = Math.floor(version / 10_000);
    return { identifier: control?.identifier, version: `${major}.${version % 10_000}`, major, recovering };
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/staging/open.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






const setting = 'restore-test.database.url';
const recordSchema = schemas/* object */.Ikc({ server: schemas/* object */.Ikc({ systemIdentifier: schemas/* string */.YjP().nullable() }) });
/**
 * The staging server of `restore-test`, proven not to be production: its system identifier, which every physical copy of a
 * server shares, is neither production's now nor in any backup of the system: a server that was production once may hold
 * the only copy of something. When nothing answers at database.url, the newest backup must have recorded it. Changes nothing.
 *
 * @param facts of the backup that is to be proved
 * @param sources of all backups of the system, newest first
 * @returns undefined when none is configured
 * @throws BackupError `preflight-failed` it is production, `not-verified` it could not be found out
 */
async function openStaging(facts, session, sources) {
    const url = session.config['restore-test'].database?.url;
    if (url === undefined)
        return undefined;
    const source = (0,postgres_source/* parseSource */.PJ)(url, setting);
    const production = productionOf(session);
    if ((0,same_endpoint/* sameEndpoint */._)(source, production))
        throw isProduction(source, ['database.url names the same host and port.']);
    const found = await identifyStaging(source, session);
    const live = await identifyProduction(production, session);
    const recorded = [facts, ...sources].map(identifierIn);
    const known = [live, ...recorded].filter((identifier) => identifier !== undefined);
    const newest = live ?? identifierIn(sources[0] ?? facts);
    if (newest === undefined)
        throw unknownProduction(source, production);
    if (known.includes(found.identifier)) {
        throw isProduction(source, [
            `Its system identifier, ${found.identifier}, is that of ${found.identifier === live ? `the server at ${production.host}:${production.port}` : 'a server that a backup was taken from'}.`,
            'It is that server under another name, or a physical copy of it (a replica, a restored base backup, a copied disk), which cannot be told apart.',
        ]);
    }
    if (live === undefined) {
        session.log.warning(`Production at ${production.host}:${production.port} does not answer: ${source.host}:${source.port} was compared with what the backups of the system recorded of it.`);
    }
    if (found.recovering)
        throw isStandby(source);
    const { connection, env, signal, log } = session;
    return {
        reach: { source, connection, serverMajor: found.major, env, signal, log },
        version: found.version,
    };
}
function productionOf(session) {
    const url = session.config.database?.url;
    if (url !== undefined)
        return (0,postgres_source/* parseSource */.PJ)(url);
    throw new errors/* BackupError */.hj('invalid-config', 'Nothing says which PostgreSQL is production', {
        because: [`${setting} is set: it must be proven to be another server.`],
        hint: 'Set database.url in backup.yml, the input database-url, or DATABASE_URL. Nothing was touched.',
    });
}
async function identifyStaging(source, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, await (0,connect/* connectTo */.m)(source, session.connection, session.signal), true);
        const { identifier, ...rest } = await identify(database);
        if (identifier === undefined)
            throw unreadable(source, setting, []);
        return { identifier, ...rest };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Production's identifier; undefined when nothing answers there. */
async function identifyProduction(production, session) {
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const database = __addDisposableResource(env_2, await (0,connect/* connectTo */.m)(production, session.connection, session.signal), true);
            const { identifier } = await identify(database);
            if (identifier !== undefined)
                return identifier;
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_2 = __disposeResources(env_2);
            if (result_2)
                await result_2;
        }
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
            throw error;
        if (error.code === 'unreachable')
            return undefined;
        throw unreadable(production, 'database.url', [error.message, ...(0,errors/* reasonsOf */.zM)(error)]);
    }
    throw unreadable(production, 'database.url', []);
}
function identifierIn(facts) {
    const parsed = recordSchema.safeParse(facts);
    return parsed.success ? (parsed.data.server.systemIdentifier ?? undefined) : undefined;
}
function isProduction({ host, port }, because) {
    return new errors/* BackupError */.hj('preflight-failed', `The staging server at ${host}:${port} is production`, {
        because,
        hint: `Nothing was touched. Give ${setting} a server of its own, made with initdb, or leave it out: then the proof is made in a throwaway server.`,
    });
}
function isStandby({ host, port }) {
    return new errors/* BackupError */.hj('preflight-failed', `The staging server at ${host}:${port} is a standby`, {
        because: ['Nothing can be made on it, and what it follows may be anybody’s.'],
        hint: `Give ${setting} a server of its own, made with initdb. Nothing was touched.`,
    });
}
const unproven = (host, port) => `${host}:${port} could not be proven not to be production`;
function unreadable(source, which, because) {
    return new errors/* BackupError */.hj('not-verified', unproven(source.host, source.port), {
        because: because.length > 0 ? because : [`User ${source.user} may not read the system identifier there.`],
        hint: `On the server of ${which}, as a superuser: GRANT EXECUTE ON FUNCTION pg_control_system() TO ${source.user}; and check that ${which} lets that user in. Nothing was touched.`,
    });
}
function unknownProduction(source, production) {
    return new errors/* BackupError */.hj('not-verified', unproven(source.host, source.port), {
        because: [
            `Nothing answers at ${production.host}:${production.port} (database.url).`,
            'The newest backup did not record the system identifier of its source either.',
        ],
        hint: `Run it again when production answers, or leave ${setting} out: then the proof is made in a throwaway server. Nothing was touched.`,
    });
}


/***/ }),

/***/ 28286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ describeSource),
/* harmony export */   PJ: () => (/* binding */ parseSource),
/* harmony export */   Zf: () => (/* binding */ conninfo),
/* harmony export */   eL: () => (/* binding */ databaseConfig),
/* harmony export */   oW: () => (/* binding */ toolEnv)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

const known = new Set(['host', 'port', 'user', 'password', 'dbname', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey']);
/** @throws BackupError `invalid-config` */
function parseSource(text, setting = 'database.url') {
    const url = URL.parse(text);
    const unreadable = (why) => unreadableUrl(setting, why);
    const decode = (part) => decodePart(setting, part);
    if (url === null)
        throw unreadable('it is not a URL');
    const parameters = url.searchParams;
    const user = parameters.get('user') ?? decode(url.username);
    if (user === '')
        throw unreadable('it names no user');
    const database = parameters.get('dbname') ?? decode(url.pathname.slice(1));
    const password = parameters.get('password') ?? decode(url.password);
    return {
        host: parameters.get('host') ?? (decode(url.hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost'),
        port: Number(parameters.get('port') ?? (url.port || 5432)),
        user,
        password: password === '' ? undefined : password,
        database: database === '' ? user : database,
        tls: {
            mode: parameters.get('sslmode') ?? undefined,
            rootCertificate: parameters.get('sslrootcert') ?? undefined,
            certificate: parameters.get('sslcert') ?? undefined,
            key: parameters.get('sslkey') ?? undefined,
        },
        ignored: [...new Set([...parameters.keys()].filter((name) => !known.has(name)))],
        ...(setting === 'database.url' ? {} : { setting }),
    };
}
/**
 * The environment for PostgreSQL's programs: where to connect goes here and never into arguments, which everybody on the
 * machine can read. Inherited PG* variables, which could lead them elsewhere, are left out. Messages come in English, for
 * the table in errors.ts.
 */
function toolEnv(source, env) {
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
        // Times with a zone are written in it; rows can be compared only when it is always the same.
        PGTZ: 'UTC',
        PGCONNECT_TIMEOUT: '15',
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

/***/ 26500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ sameEndpoint)
/* harmony export */ });
/** Whether two addresses say the same place, as far as their text tells. Two that differ may still lead to one server. */
function sameEndpoint(a, b) {
    return a.port === b.port && plainHost(a.host) === plainHost(b.host);
}
function plainHost(host) {
    const name = host
        .toLowerCase()
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/\.$/, '');
    return name === '' || name === '::1' || /^(localhost|127(\.\d+){3})$/.test(name) ? 'this machine' : name;
}


/***/ })

};
