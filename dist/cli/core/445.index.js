export const id = 445;
export const ids = [445];
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

/***/ 45361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ firstValue)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13798);

const anyRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J());
/** The first value of the first row of a query, as text; undefined when there is no row or the value is null. */
async function firstValue(database, sql) {
    const [row] = await database.rows(anyRow, sql);
    const value = row === undefined ? undefined : Object.values(row)[0];
    if (value === undefined || value === null)
        return undefined;
    return value instanceof Date ? value.toISOString() : String(value);
}


/***/ }),

/***/ 36445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspectLiveDatabase: () => (/* binding */ inspectLiveDatabase),
/* harmony export */   queryDatabase: () => (/* binding */ queryDatabase)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49567);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22751);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84913);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67788);
/* harmony import */ var _first_value_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45361);
/* harmony import */ var _source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28286);
/* harmony import */ var _time_columns_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(316);
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







const countRow = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ rows: zod__WEBPACK_IMPORTED_MODULE_5__/* .number */ .ai() });
const tableRow = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() });
const columnRow = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), column: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() });
const newestRow = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ newest: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().nullable() });
/** Tables larger than this are not counted again: they were compared row by row before the switch. */
const countedRows = 5_000_000;
/** After a restore: the tables are there, hold at least what the backup held, and how recent their rows are. */
async function inspectLiveDatabase(facts, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, await open(session), true);
        const live = await database.rows(tableRow, `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`);
        const parsed = _facts_js__WEBPACK_IMPORTED_MODULE_1__/* .factsSchema */ .tp.safeParse(facts);
        if (!parsed.success) {
            const outcome = live.length > 0 ? 'passed' : 'failed';
            return [{ name: 'tables-present', outcome, detail: (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(live.length, 'table') }];
        }
        const { tables } = parsed.data;
        const present = new Set(live.map(_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .tableKey */ .ih));
        const missing = tables.filter((table) => !present.has((0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .tableKey */ .ih)(table)));
        const found = tables.filter((table) => present.has((0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .tableKey */ .ih)(table)));
        return [
            {
                name: 'tables-present',
                outcome: missing.length === 0 ? 'passed' : 'failed',
                detail: missing.length === 0 ? (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(tables.length, 'table') : `missing: ${missing.map(_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .tableName */ .Cm).join(', ')}`,
            },
            await countTables(database, found),
            await newestRows(database, found),
        ];
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
/** The first value of the first row of the user's query, as text. */
async function queryDatabase(sql, session) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_2, await open(session), true);
        return await (0,_first_value_js__WEBPACK_IMPORTED_MODULE_2__/* .firstValue */ .K)(database, sql);
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
/** Services have started again: there may be more rows than in the backup, but not fewer unless something deletes. */
async function countTables(database, tables) {
    const fewer = [];
    let total = 0;
    for (const table of tables.filter(({ rows }) => rows <= countedRows)) {
        const sql = `SELECT count(*)::text AS rows FROM ONLY ${(0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(table.schema, table.name)}`;
        const [row] = await database.rows(countRow, sql);
        const rows = row?.rows ?? 0;
        total += rows;
        if (rows < table.rows)
            fewer.push(`${(0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .tableName */ .Cm)(table)} has ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCount */ .B4)(rows)} of ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_6__/* .formatCount */ .B4)(table.rows)}`);
    }
    const detail = fewer.length === 0 ? (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_6__/* .plural */ .LS)(total, 'row') : fewer.join('; ');
    return { name: 'rows-present', outcome: fewer.length === 0 ? 'passed' : 'failed', detail };
}
async function newestRows(database, tables) {
    const columns = await database.rows(columnRow, `SELECT n.nspname AS schema, c.relname AS name, a.attname AS column
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_index i ON i.indrelid = c.oid AND i.indkey[0] = a.attnum
     WHERE a.atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype) AND a.attname = ANY ('{${_time_columns_js__WEBPACK_IMPORTED_MODULE_7__/* .timeColumns */ .$.join(',')}}')`);
    const known = new Set(tables.map(_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .tableKey */ .ih));
    const newest = [];
    for (const column of columns.filter((one) => known.has((0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .tableKey */ .ih)(one)))) {
        const sql = `SELECT max(${(0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(column.column)})::text AS newest FROM ${(0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(column.schema, column.name)}`;
        const [row] = await database.rows(newestRow, sql);
        if (row?.newest != null)
            newest.push(`${(0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .tableName */ .Cm)(column)} ${row.newest}`);
    }
    const detail = newest.length === 0 ? 'no indexed time column to look at' : [...new Set(newest)].join(', ');
    return { name: 'newest-rows', outcome: 'passed', detail };
}
function open(session) {
    return (0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .connectTo */ .m)((0,_source_js__WEBPACK_IMPORTED_MODULE_3__/* .parseSource */ .PJ)((0,_source_js__WEBPACK_IMPORTED_MODULE_3__/* .databaseConfig */ .eL)(session).url), session.connection, session.signal);
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

/***/ 316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ timeColumns)
/* harmony export */ });
/** Names of columns that tell when a row was made, most telling first. */
const timeColumns = [
    'created_at',
    'updated_at',
    'executed_at',
    'recorded_at',
    'inserted_at',
    'timestamp',
    'time',
    'ts',
    'date',
    'created',
    'updated',
];


/***/ })

};
