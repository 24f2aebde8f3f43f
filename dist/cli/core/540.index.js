export const id = 540;
export const ids = [540];
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
            throw signal.aborted ? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal) : (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .connectionError */ .$)(error, source);
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
/* harmony export */   $: () => (/* binding */ connectionError),
/* harmony export */   s: () => (/* binding */ toolError)
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
    const because = (telling.length > 0 ? telling : exit.stderr).slice(-8);
    const match = exit.killedBy === null ? matching(because, source, undefined) : undefined;
    return (match ?? new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('tool-failed', `${tool} failed (${(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExit */ .KE)(exit)})`, { because, hint: hintOf(exit) }));
}
function matching(lines, source, cause) {
    const found = known.find(({ pattern }) => lines.some((line) => pattern.test(line)));
    if (found === undefined)
        return undefined;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj(found.code, found.title(source), {
        hint: found.hint,
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

/***/ 93540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planDatabase: () => (/* binding */ planDatabase)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/postgres/checksums.js
var checksums = __webpack_require__(34463);
// EXTERNAL MODULE: ./.build/lib/components/postgres/connect.js
var connect = __webpack_require__(84913);
// EXTERNAL MODULE: ./.build/lib/components/postgres/facts.js
var postgres_facts = __webpack_require__(67788);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/inventory.js


const relationRow = schemas/* object */.Ikc({
    schema: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    kind: schemas/* enum */.k5n(['r', 'p', 'f', 'm', 'S']),
    unlogged: schemas/* boolean */.zMY(),
    /** Belongs to an extension, which makes it itself; pg_dump takes only the rows the extension asks for. */
    ofExtension: schemas/* boolean */.zMY(),
    rowSecurity: schemas/* boolean */.zMY(),
    readable: schemas/* boolean */.zMY(),
    estimatedBytes: coerce/* number */.ai(),
    columns: schemas/* array */.YOg(schemas/* string */.YjP()),
});
/** Every table, sequence and materialized view of the database that is not the system's own. No relation is locked. */
function readRelations(database) {
    return database.rows(relationRow, `SELECT n.nspname AS schema, c.relname AS name, c.relkind::text AS kind, c.relpersistence = 'u' AS unlogged,
       c.relrowsecurity AS "rowSecurity", has_table_privilege(c.oid, 'SELECT') AS readable,
       c.relpages::bigint * current_setting('block_size')::bigint AS "estimatedBytes",
       EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype = 'e') AS "ofExtension",
       ARRAY(SELECT attname::text FROM pg_attribute
             WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'f', 'm', 'S') AND c.relpersistence <> 't'
       AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
     ORDER BY 1, 2`);
}
/** True when pg_dump without filters writes the rows of this relation, whole. */
function isDumped(relation, inRecovery) {
    return relation.kind === 'r' && !relation.ofExtension && !(relation.unlogged && inRecovery);
}
const sequenceRow = schemas/* object */.Ikc({ schema: schemas/* string */.YjP(), name: schemas/* string */.YjP(), lastValue: schemas/* string */.YjP(), isCalled: schemas/* boolean */.zMY() });
const sequencesPerStatement = 100;
/** Where the sequences stand. They do not obey snapshots: a busy one may already be further on. */
async function readSequences(database, relations) {
    const sequences = relations.filter(({ kind, readable }) => kind === 'S' && readable);
    const found = [];
    for (let at = 0; at < sequences.length; at += sequencesPerStatement) {
        const part = sequences.slice(at, at + sequencesPerStatement);
        const selects = part.map(({ schema, name }, index) => `SELECT ${index} AS place, last_value::text AS "lastValue", is_called AS "isCalled" FROM ${(0,connect/* quoteName */.A)(schema, name)}`);
        const states = schemas/* object */.Ikc({ place: schemas/* int */.Whr(), lastValue: schemas/* string */.YjP(), isCalled: schemas/* boolean */.zMY() });
        for (const { place, ...state } of await database.rows(states, selects.join(' UNION ALL '))) {
            const { schema, name } = part[place] ?? { schema: '', name: '' };
            found.push(sequenceRow.parse({ schema, name, ...state }));
        }
    }
    return found;
}
const extensionRow = schemas/* object */.Ikc({ schema: schemas/* string */.YjP(), name: schemas/* string */.YjP(), version: schemas/* string */.YjP() });
function readExtensions(database) {
    return database.rows(extensionRow, `SELECT n.nspname AS schema, e.extname AS name, e.extversion AS version
     FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace ORDER BY 2`);
}
const countRow = schemas/* object */.Ikc({ count: coerce/* number */.ai() });
async function countLargeObjects(database) {
    const [row] = await database.rows(countRow, 'SELECT count(*) FROM pg_largeobject_metadata');
    return row?.count ?? 0;
}
/** Rows stored in this very table, those of its children not included. */
async function countRows(database, table) {
    const [row] = await database.rows(countRow, `SELECT count(*) FROM ONLY ${(0,connect/* quoteName */.A)(table.schema, table.name)}`);
    return row?.count ?? 0;
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/snapshot.js


const snapshotRow = schemas/* object */.Ikc({ id: schemas/* string */.YjP(), at: schemas/* string */.YjP(), lsn: schemas/* string */.YjP().nullable(), recovering: schemas/* boolean */.zMY() });
/** Begins a read-only transaction and exports its snapshot. */
async function openSnapshot(access) {
    const database = await openSession(access);
    await database.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [row] = await database.rows(snapshotRow, `SELECT pg_export_snapshot() AS id, pg_is_in_recovery() AS recovering,
       to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
       CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END::text AS lsn`);
    const { recovering, ...facts } = snapshotRow.parse(row);
    return { database, facts, inRecovery: recovering, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}
/** Another session that sees the same snapshot. */
async function joinSnapshot(access, id) {
    const database = await openSession(access);
    await database.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await database.run(`SET TRANSACTION SNAPSHOT '${id.replaceAll("'", "''")}'`);
    return database;
}
/**
 * A session that no default of a role or database ends while the dump runs, that sees all rows or fails, and whose
 * statements the server ends by itself when we are gone.
 */
async function openSession({ source, connection, signal, serverMajor }) {
    const database = await (0,connect/* connectTo */.m)(source, connection, signal);
    const settings = [
        'SET statement_timeout = 0',
        'SET lock_timeout = 0',
        'SET idle_in_transaction_session_timeout = 0',
        'SET row_security = off',
        "SET search_path = ''",
        ...(serverMajor >= 14 ? ['SET idle_session_timeout = 0', 'SET client_connection_check_interval = 2000'] : []),
        ...(serverMajor >= 17 ? ['SET transaction_timeout = 0'] : []),
    ];
    await database.run(settings.join('; '));
    return database;
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/counts.js
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




const sessions = 2;
const tablesPerStatement = 200;
/**
 * Opens sessions that look at the snapshot and locks the tables they are to count (ACCESS SHARE, as pg_dump does). Without
 * the locks a TRUNCATE queued behind pg_dump would come before the count, and the old snapshot would see an empty table.
 */
async function openCounter(access, snapshotId, tables, lockWaitMs) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const opened = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const shares = share(tables);
        const databases = [];
        for (const _ of shares)
            databases.push(opened.use(await joinSnapshot(access, snapshotId)));
        await Promise.all(databases.map((database, index) => lock(database, shares[index] ?? [], lockWaitMs)));
        const [first] = databases;
        const kept = opened.move();
        return {
            async countAll() {
                const counts = new Map();
                const countShare = async (database, index) => {
                    for (const table of shares[index] ?? [])
                        counts.set((0,postgres_facts/* tableKey */.ih)(table), await countRows(database, table));
                };
                await Promise.all(databases.map(countShare));
                return counts;
            },
            count: async (table) => (first === undefined ? 0 : await countRows(first, table)),
            [Symbol.asyncDispose]: () => kept.disposeAsync(),
        };
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
async function lock(database, tables, lockWaitMs) {
    await database.run(`SET LOCAL lock_timeout = ${Math.max(1, Math.round(lockWaitMs))}`);
    for (let at = 0; at < tables.length; at += tablesPerStatement) {
        const names = tables
            .slice(at, at + tablesPerStatement)
            .map(({ schema, name }) => `ONLY ${(0,connect/* quoteName */.A)(schema, name)}`);
        await database.run(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`);
    }
}
/** Shares of about the same size, so that the sessions end together. */
function share(tables) {
    const shares = Array.from({ length: sessions }, () => ({ bytes: 0, tables: [] }));
    for (const table of [...tables].sort((a, b) => b.estimatedBytes - a.estimatedBytes)) {
        const [smallest] = shares.sort((a, b) => a.bytes - b.bytes);
        smallest?.tables.push(table);
        if (smallest !== undefined)
            smallest.bytes += table.estimatedBytes + 1;
    }
    return shares.map((part) => part.tables);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
// EXTERNAL MODULE: ./.build/lib/pipeline/codec.js
var pipeline_codec = __webpack_require__(93407);
// EXTERNAL MODULE: ./.build/lib/pipeline/read.js
var read = __webpack_require__(72321);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/rows-file.js
var rows_file = __webpack_require__(51884);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/toc.js
var toc = __webpack_require__(89220);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/clients.js


/** How many major versions above (and, for the error message, below) the server's are looked for. */
const majorsAround = 8;
/** The command of one of the client's programs. */
function program(client, name) {
    return client.folder === undefined ? name : (0,external_node_path_.join)(client.folder, name);
}
/**
 * The client for a server: of the same major version, else of the lowest higher one (an older pg_dump refuses a newer
 * server; a newer one writes dumps an older server cannot take back without complaint).
 *
 * @param folder use only this one
 * @throws BackupError `tool-missing`, `version-mismatch`
 */
async function findClient(connection, server, folder, options) {
    const above = majors(server.major, server.major + majorsAround);
    const below = majors(Math.max(9, server.major - majorsAround), server.major - 1);
    const same = folder === undefined ? await probeAll(connection, foldersOf(server.major), options) : [];
    if (same[0] !== undefined)
        return same[0];
    const probe = (folders) => probeAll(connection, folders, options);
    const found = await probe(folder === undefined ? [...above.flatMap(foldersOf), undefined] : [folder]);
    const [best] = found.filter(({ major }) => major >= server.major).sort((a, b) => a.major - b.major);
    if (best !== undefined)
        return best;
    const older = folder === undefined ? [...found, ...(await probe(below.flatMap(foldersOf)))] : found;
    throw unsuitable(older, server, folder);
}
/** True when this pg_dump can compress with zstd: it says no before it connects to anything. */
async function canZstd(connection, client, options) {
    if (client.major < 16)
        return false;
    const nowhere = '/dev/null/probe';
    const args = ['--format=directory', '--compress=zstd:1', `--file=${nowhere}`, '--no-password'];
    const { stderr } = await connection.run(program(client, 'pg_dump'), args, options);
    return stderr.some((line) => line.includes(nowhere));
}
function foldersOf(major) {
    return [`/usr/lib/postgresql/${major}/bin`, `/usr/pgsql-${major}/bin`];
}
function majors(from, to) {
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
async function probeAll(connection, folders, options) {
    const answers = await Promise.all(folders.map((folder) => probeOne(connection, folder, options)));
    return answers.filter((client) => client !== undefined);
}
async function probeOne(connection, folder, options) {
    const command = program({ major: 0, version: '', folder }, 'pg_dump');
    try {
        const { stdout } = await connection.run(command, ['--version'], options);
        const match = /\(PostgreSQL\) (\d+)(?:\.(\d+))?/.exec(stdout);
        return match === null ? undefined : { major: Number(match[1]), version: `${match[1]}.${match[2] ?? 0}`, folder };
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && error.code === 'tool-missing')
            return undefined;
        throw error;
    }
}
function unsuitable(found, server, folder) {
    const hint = `Install the client of PostgreSQL ${server.major} (Debian and Ubuntu: postgresql-client-${server.major})${folder === undefined ? '.' : ', or correct database.client-path.'}`;
    if (found.length === 0) {
        const where = folder === undefined ? 'on this machine' : `in ${folder}`;
        return new errors/* BackupError */.hj('tool-missing', `pg_dump is not installed ${where}`, { hint });
    }
    const versions = [...new Set(found.map(({ version }) => version))].join(', ');
    return new errors/* BackupError */.hj('version-mismatch', `The server is PostgreSQL ${server.version}, newer than every pg_dump here`, {
        because: [`found: pg_dump ${versions}; pg_dump refuses a server of a newer major version`],
        hint,
    });
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/errors.js
var postgres_errors = __webpack_require__(58732);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/names.js

const folder = 'database';
/** The dump's path in the backup: in directory format a folder. The database's name keeps only letters a shell leaves alone. */
function dumpPath(database, id, format, codec) {
    const base = `${folder}/${safeName(database)}_${id}`;
    if (format === 'directory')
        return `${base}.dump`;
    return `${base}${format === 'custom' ? '.dump' : '.sql'}${pipeline_codec/* suffixes */.kT[codec]}`;
}
function globalsPath(id, codec) {
    return `${folder}/globals_${id}.sql${pipeline_codec/* suffixes */.kT[codec]}`;
}
/** A name for a file: ASCII letters, digits, "_", "-" and "." stay, never at the beginning a "-" or ".". */
function safeName(database) {
    const ascii = database
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(/[^A-Za-z0-9_.-]+/g, '_');
    return ascii.replace(/^[-.]+/, '').slice(0, 80) || 'database';
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/dump/job.js
/** Arguments common to all formats. Nothing in them says where to connect: that is in the environment. */
function commonArguments(job) {
    return [
        '--no-password',
        '--verbose',
        `--snapshot=${job.snapshotId}`,
        `--lock-wait-timeout=${Math.max(1, Math.round(job.lockWaitMs))}`,
        ...job.tables.map((pattern) => `--table=${pattern}`),
        ...job.excludeTables.map((pattern) => `--exclude-table=${pattern}`),
    ];
}
/** What a program warned about, without its name in front. */
function warningsIn(stderr) {
    const warnings = stderr.filter((line) => line.includes('warning: '));
    return [...new Set(warnings.map((line) => line.replace(/^.*warning: /, 'pg_dump: ')))];
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/dump/limit.js
/** Lets a number of tasks run at a time; the others wait in the order they came. */
class Limit {
    #waiting = [];
    #free;
    constructor(atOnce) {
        this.#free = atOnce;
    }
    async run(task) {
        if (this.#free > 0)
            this.#free -= 1;
        else
            await new Promise((resolve) => this.#waiting.push(resolve));
        try {
            return await task();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#free += 1;
            else
                next();
        }
    }
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/dump/names.js
var names = __webpack_require__(794);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/dump/directory.js
var directory_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var directory_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
















const progressEveryMs = 1_000;
/**
 * Takes a dump in directory format. pg_dump writes and syncs its files itself, so each is read back once: hashed as it lies
 * there, decoded, checked for its end and fingerprinted. A table's file is read as soon as pg_dump says it is finished.
 */
async function dumpToFolder(job) {
    const path = dumpPath(job.source.database, job.target.id, 'directory', job.codec);
    const folder = (0,external_node_path_.join)(job.target.folder, path);
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, '..'), { recursive: true });
    const stop = new AbortController();
    const signal = AbortSignal.any([job.signal, stop.signal]);
    const limit = new Limit((0,external_node_os_.availableParallelism)());
    const reads = new Map();
    const read = (name) => {
        const known = reads.get(name);
        if (known !== undefined)
            return known;
        const reading = limit.run(() => readBack(folder, path, name, signal));
        reading.catch(() => { });
        reads.set(name, reading);
        return reading;
    };
    const timer = setInterval(() => void reportProgress(job, folder), progressEveryMs);
    try {
        const stderr = await runDump(job, folder, (dumpId) => read(`${dumpId}.dat${pipeline_codec/* suffixes */.kT[job.codec]}`));
        const names = await (0,promises_.readdir)(folder);
        const files = await Promise.all(names.sort().map(read));
        const tables = await match(folder, files);
        return { path, files: files.map(({ file }) => file), tables, warnings: warningsIn(stderr) };
    }
    finally {
        clearInterval(timer);
        stop.abort();
        await Promise.allSettled(reads.values());
    }
}
async function runDump(job, folder, onFinished) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { signal, env } = job;
        const args = ['--format=directory', `--jobs=${job.jobs}`, `--compress=${compression(job)}`, `--file=${folder}`];
        const tool = directory_addDisposableResource(env_1, await job.connection.start(program(job.client, 'pg_dump'), [...args, ...commonArguments(job)], {
            env,
            signal,
            onStderrLine(line) {
                const finished = /finished item (\d+) TABLE DATA /.exec(line)?.[1];
                if (finished !== undefined)
                    onFinished(finished);
            },
        }), true);
        const exit = await tool.exit;
        (0,exec/* throwIfAborted */.Te)(signal);
        if (exit.code !== 0)
            throw (0,postgres_errors/* toolError */.s)('pg_dump', exit, job.source);
        return exit.stderr;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = directory_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Before 16, pg_dump knows only gzip and takes only its level. */
function compression({ codec, client }) {
    if (codec === 'none')
        return '0';
    return client.major < 16 ? '1' : `${codec}:1`;
}
async function readBack(folder, path, name, signal) {
    const codec = (0,names/* codecOf */.uM)(name);
    const rows = /^\d+\.dat$/.test((0,names/* bareName */.yZ)(name)) ? new rows_file/* RowsFile */.i() : undefined;
    const source = (0,external_node_fs_.createReadStream)((0,external_node_path_.join)(folder, name), { highWaterMark: pipeline_codec/* chunkBytes */.nr });
    try {
        const measured = await (0,read/* readStored */.C)(source, { codec, signal, decode: true, consumer: rows });
        if (measured.problem !== undefined)
            throw unreadable(name, measured.problem);
        const { bytes, sha256, raw } = measured;
        const file = { path: `${path}/${name}`, bytes, sha256, codec, rawBytes: raw?.bytes ?? bytes };
        return { file, fingerprint: rows?.fingerprint };
    }
    finally {
        rows?.abandon();
    }
}
/** Joins what the table of contents promises with what lies there. */
async function match(folder, files) {
    const head = (0,toc/* parseArchiveHead */.m)(await (0,promises_.readFile)((0,external_node_path_.join)(folder, 'toc.dat')));
    if (head === undefined)
        throw unreadable('toc.dat', 'it is cut');
    const byName = new Map(files.map((found) => [(0,names/* bareName */.yZ)(found.file.path), found]));
    const tables = head.entries.filter((entry) => entry.kind === 'TABLE DATA' && entry.hasData);
    return tables.map((entry) => dumpedTable(entry, byName.get(entry.file ?? '')));
}
function dumpedTable({ schema = '', name, file }, found) {
    if (found?.fingerprint === undefined)
        throw unreadable(file ?? name, 'the table of contents names it, but it is not there');
    return { schema, name, fingerprint: found.fingerprint, file: found.file.path };
}
async function reportProgress(job, folder) {
    try {
        const sizes = await Promise.all((await (0,promises_.readdir)(folder)).map(async (name) => (await (0,promises_.stat)((0,external_node_path_.join)(folder, name))).size));
        const doneBytes = sizes.reduce((sum, size) => sum + size, 0);
        job.log.progress({ label: 'database', doneBytes, totalBytes: job.estimatedBytes });
    }
    catch (error) {
        job.log.debug(`progress of the dump is not known: ${error}`);
    }
}
function unreadable(name, why) {
    return new errors/* BackupError */.hj('damaged', `pg_dump reported success, but ${name} cannot be read back: ${why}`, {
        hint: 'Check the disk and its file system (dmesg), then run the backup again. Nothing was committed.',
    });
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/plain.js + 1 modules
var plain = __webpack_require__(45166);
// EXTERNAL MODULE: ./.build/lib/components/postgres/source.js
var postgres_source = __webpack_require__(28286);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/custom.js
var custom = __webpack_require__(18695);
// EXTERNAL MODULE: ./.build/lib/components/postgres/dump/tables.js
var tables = __webpack_require__(54253);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/dump/stream.js
var stream_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var stream_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









/** Takes a dump in custom or plain format from pg_dump's stdout: compressed, hashed and fingerprinted as it streams by. */
async function dumpToFile(job) {
    const path = dumpPath(job.source.database, job.target.id, job.format, job.codec);
    const content = job.format === 'custom' ? new custom/* CustomArchive */.U() : new plain/* PlainDump */.HZ();
    const format = job.format === 'custom' ? ['--format=custom', '--compress=0'] : ['--format=plain'];
    try {
        const { file, exit } = await streamTool('pg_dump', [...format, ...commonArguments(job)], job, {
            path,
            codec: job.codec,
            consumer: content,
            onBytes: (doneBytes) => job.log.progress({ label: 'database', doneBytes, totalBytes: job.estimatedRawBytes }),
        });
        return { path, files: [file], tables: (0,tables/* tablesIn */.N)(content), warnings: warningsIn(exit.stderr) };
    }
    finally {
        content.abandon();
    }
}
/** Stores what a program prints. The program's own failure is the reason shown, unless our writing failed first. */
async function streamTool(name, args, job, output) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { signal, env } = job;
        const tool = stream_addDisposableResource(env_1, await job.connection.start(program(job.client, name), args, { env, signal, stdout: 'pipe' }), true);
        const [written] = await Promise.allSettled([
            (0,write/* writeStored */.zS)(job.target.folder, output.path, tool.stdout ?? [], {
                codec: output.codec,
                signal,
                consumer: output.consumer,
                ...(output.onBytes === undefined ? {} : { onBytes: output.onBytes }),
            }),
        ]);
        tool.stdout?.destroy();
        const exit = await tool.exit;
        (0,exec/* throwIfAborted */.Te)(signal);
        const ours = written.status === 'rejected' && stoppedByUs(exit);
        if (exit.code !== 0 && !ours)
            throw (0,postgres_errors/* toolError */.s)(name, exit, job.source);
        if (written.status === 'rejected')
            throw written.reason;
        return { file: written.value, exit };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = stream_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** It lost its reader: we had closed the pipe because of an error of our own. */
function stoppedByUs(exit) {
    return exit.killedBy === 'SIGPIPE' || exit.stderr.some((line) => line.includes('Broken pipe'));
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/dump/globals.js







/** Roles, their settings and tablespaces: what belongs to the server and is in no database's dump. */
async function dumpGlobals(job) {
    const path = globalsPath(job.target.id, job.codec);
    const dump = async (more) => {
        const args = ['--globals-only', '--no-password', `--database=${(0,postgres_source/* conninfo */.Zf)(job.source.database)}`, ...more];
        return await streamTool('pg_dumpall', args, job, {
            path,
            codec: job.codec,
            consumer: new plain/* MarkedText */.Kd(plain/* endOfGlobals */.Xp),
        });
    };
    try {
        return { file: (await dump([])).file, passwords: true };
    }
    catch (error) {
        if (!isAboutPasswords(error))
            throw error;
        await (0,promises_.rm)((0,external_node_path_.join)(job.target.folder, path), { force: true });
        return { file: (await dump(['--no-role-passwords'])).file, passwords: false };
    }
}
/** Only superusers and those with pg_read_all_data may read pg_authid. */
function isAboutPasswords(error) {
    return error instanceof errors/* BackupError */.hj && error.because.some((line) => line.includes('pg_authid'));
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/retry.js


const tries = 3;
const longestPauseMs = 10_000;
/** Repeats work that failed because a lock was held too long, after a pause that grows; every other failure ends it. */
async function retryLocked(work, { lockWaitMs, signal, onRetry }) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors/* BackupError */.hj) || error.code !== 'lock-timeout' || attempt >= tries)
                throw error;
            onRetry(error);
        }
        await (0,external_node_timers_promises_.setTimeout)(Math.min(longestPauseMs, lockWaitMs * attempt), undefined, { signal }).catch(() => {
            throw (0,errors/* cancelled */.KW)(signal);
        });
    }
}
/** A signal that also ends after a time, with an error that says so. Disposing it stops the clock. */
function withTimeout(signal, ms) {
    const late = new AbortController();
    const error = new errors/* BackupError */.hj('timeout', `The database backup took longer than ${Math.round(ms / 1000)} s`, {
        hint: 'Raise database.timeout, or look for what makes the dump slow (locks, disk, network).',
    });
    // A timer of Node.js cannot run longer than 2^31 ms (24 days).
    const timer = setTimeout(() => late.abort(error), Math.min(ms, 2 ** 31 - 1));
    return { signal: AbortSignal.any([signal, late.signal]), [Symbol.dispose]: () => clearTimeout(timer) };
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/backup.js
var backup_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var backup_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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














/** Captures the database in one snapshot, which it holds open until everything read from it is known to agree. */
async function captureDatabase(prepared) {
    const { signal, lockWaitMs, log } = prepared;
    return await retryLocked(() => captureOnce(prepared), {
        lockWaitMs,
        signal,
        onRetry: (error) => log.warning(`${error.message}; the dump begins again`),
    });
}
async function captureOnce(prepared) {
    const { source, connection, signal, state, target } = prepared;
    const access = { source, connection, signal, serverMajor: state.server.major };
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const snapshot = backup_addDisposableResource(env_1, await openSnapshot(access), true);
            const relations = await readRelations(snapshot.database);
            const expected = isFiltered(prepared)
                ? []
                : relations.filter((relation) => isDumped(relation, snapshot.inRecovery));
            const counter = backup_addDisposableResource(env_1, await openCounter(access, snapshot.facts.id, expected, prepared.lockWaitMs), true);
            const job = { ...prepared, snapshotId: snapshot.facts.id };
            const [dumped, globals, counts] = await together(job, counter);
            const tables = await crossCheck(dumped.tables, relations, expected, counts, counter);
            const facts = await collectFacts(job, state, snapshot, relations, { dumped, globals, tables });
            return await finish(job, facts, dumped, globals);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = backup_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        await removeOutput(prepared, target.folder);
        throw error;
    }
}
/** The dump, and beside it the globals and the counts. The first failure ends all three, and is the one shown. */
async function together(job, counter) {
    const stop = new AbortController();
    const stoppable = { ...job, signal: AbortSignal.any([job.signal, stop.signal]) };
    const work = [
        job.format === 'directory' ? dumpToFolder(stoppable) : dumpToFile(stoppable),
        dumpGlobals(stoppable),
        counter.countAll(),
    ];
    try {
        return await Promise.all(work);
    }
    catch (error) {
        stop.abort(error);
        await counter[Symbol.asyncDispose]();
        await Promise.allSettled(work);
        throw error;
    }
}
function isFiltered({ tables, excludeTables }) {
    return tables.length + excludeTables.length > 0;
}
/** Rows in the dump against rows counted in the same snapshot: they can differ only when something is badly wrong. */
async function crossCheck(dumped, relations, expected, counts, counter) {
    const known = new Map(relations.map((relation) => [(0,postgres_facts/* tableKey */.ih)(relation), relation]));
    const found = new Set(dumped.map(postgres_facts/* tableKey */.ih));
    const missing = expected.find((relation) => !found.has((0,postgres_facts/* tableKey */.ih)(relation)));
    if (missing !== undefined)
        throw disagreement(missing, 'the dump does not hold it');
    const facts = [];
    for (const table of dumped) {
        const { schema, name, fingerprint, file } = table;
        const relation = known.get((0,postgres_facts/* tableKey */.ih)(table));
        // Of an extension's table the dump holds only the rows the extension asks for.
        const count = relation?.ofExtension === true ? fingerprint.rows : (counts.get((0,postgres_facts/* tableKey */.ih)(table)) ?? (await counter.count(table)));
        if (count !== fingerprint.rows) {
            throw disagreement(table, `the dump holds ${(0,format/* formatCount */.B4)(fingerprint.rows)} rows, count(*) gives ${(0,format/* formatCount */.B4)(count)}`);
        }
        const { rows, bytes, sum } = fingerprint;
        facts.push({ schema, name, columns: relation?.columns ?? [], rows, bytes, fingerprint: sum, file });
    }
    return facts;
}
function disagreement(table, why) {
    return new errors/* BackupError */.hj('source-changed', `The dump and the database disagree about table ${(0,postgres_facts/* tableName */.Cm)(table)}`, {
        because: [why],
        hint: 'Both were read in one snapshot, so this must not happen: run the backup again; if it stays, check the table with pg_amcheck.',
        retryable: true,
    });
}
async function collectFacts(job, { server, database }, snapshot, relations, { dumped, globals, tables }) {
    const present = new Set(tables.map(postgres_facts/* tableKey */.ih));
    const dataless = relations.filter((relation) => (relation.kind === 'r' || relation.kind === 'f') && !present.has((0,postgres_facts/* tableKey */.ih)(relation)));
    const named = ({ schema, name }) => ({ schema, name });
    return {
        format: job.format,
        dump: dumped.path,
        globals: { file: globals.file.path, passwords: globals.passwords },
        client: { version: job.client.version, major: job.client.major, jobs: job.jobs },
        server,
        database,
        snapshot: snapshot.facts,
        tables,
        dataless: dataless.map((relation) => ({ ...named(relation), reason: whyDataless(relation, job) })),
        sequences: await readSequences(snapshot.database, relations),
        materializedViews: relations.filter(({ kind }) => kind === 'm').map(named),
        largeObjects: await countLargeObjects(snapshot.database),
        extensions: await readExtensions(snapshot.database),
        filters: { tables: [...job.tables], excludeTables: [...job.excludeTables] },
    };
}
function whyDataless(relation, job) {
    if (relation.kind === 'f')
        return 'a foreign table: its rows are on another server';
    if (relation.ofExtension)
        return 'it belongs to an extension, which makes it again';
    if (relation.unlogged)
        return 'it is unlogged and was read from a standby';
    return job.tables.length + job.excludeTables.length > 0
        ? 'left out by database.tables or database.exclude-tables'
        : 'unknown';
}
async function finish(job, facts, dumped, globals) {
    const { target, signal } = job;
    const sums = [
        await (0,checksums/* writeChecksums */.gD)(target.folder, dumped.path, dumped.files, signal),
        await (0,checksums/* writeChecksums */.gD)(target.folder, globals.file.path, [globals.file], signal),
    ];
    const rows = facts.tables.reduce((sum, table) => sum + table.rows, 0);
    const warnings = [...dumped.warnings];
    if (!globals.passwords) {
        warnings.push('Role passwords are not in the backup: the backup role may not read them (pg_authid). Set new ones after a restore.');
    }
    return {
        files: [...dumped.files, globals.file, ...sums],
        facts: (0,postgres_facts/* factsAsJson */.iV)(facts),
        recoveryPoint: new Date(facts.snapshot.at),
        highlights: [
            `${(0,format/* plural */.LS)(facts.tables.length, 'table')}, ${(0,format/* plural */.LS)(rows, 'row')}, counted and fingerprinted in one snapshot`,
            `${facts.format} format by pg_dump ${job.client.version}, PostgreSQL ${facts.server.version}`,
        ],
        warnings,
        tools: { pg_dump: job.client.version },
    };
}
async function removeOutput({ source, target, format, codec }, folder) {
    const paths = [dumpPath(source.database, target.id, format, codec), globalsPath(target.id, codec)];
    for (const path of paths.flatMap((base) => [base, `${base}.sha256`])) {
        await (0,promises_.rm)((0,external_node_path_.join)(folder, path), { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/server.js

const versionRow = schemas/* object */.Ikc({
    version: coerce/* number */.ai(),
    recovering: schemas/* boolean */.zMY(),
    control: schemas/* boolean */.zMY(),
    bypass: schemas/* boolean */.zMY(),
    superuser: schemas/* boolean */.zMY(),
});
const controlRow = schemas/* object */.Ikc({ system: schemas/* string */.YjP(), timeline: schemas/* int */.Whr() });
/** pg_database as JSON: its columns differ between versions. */
const databaseRow = schemas/* object */.Ikc({
    row: schemas/* object */.Ikc({
        datname: schemas/* string */.YjP(),
        datcollate: schemas/* string */.YjP(),
        datctype: schemas/* string */.YjP(),
        datconnlimit: schemas/* int */.Whr(),
        datlocprovider: schemas/* string */.YjP().default('c'),
        daticulocale: schemas/* string */.YjP().nullish(),
        datlocale: schemas/* string */.YjP().nullish(),
        datacl: schemas/* array */.YOg(schemas/* string */.YjP()).nullable(),
    }),
    owner: schemas/* string */.YjP(),
    encoding: schemas/* string */.YjP(),
    bytes: coerce/* number */.ai(),
    comment: schemas/* string */.YjP().nullable(),
});
const privilegeRow = schemas/* object */.Ikc({ grantee: schemas/* string */.YjP().nullable(), privilege: schemas/* string */.YjP(), grantable: schemas/* boolean */.zMY() });
const settingRow = schemas/* object */.Ikc({ role: schemas/* string */.YjP().nullable(), setting: schemas/* string */.YjP() });
/** Everything about the server and the database that a dump does not hold, or that must be known before it is taken. */
async function readServer(database) {
    const [row] = await database.rows(versionRow, `SELECT current_setting('server_version_num') AS version, pg_is_in_recovery() AS recovering,
       has_function_privilege('pg_control_system()', 'EXECUTE') AND has_function_privilege('pg_control_checkpoint()', 'EXECUTE') AS control,
       rolbypassrls OR rolsuper AS bypass, rolsuper AS superuser
     FROM pg_roles WHERE rolname = current_user`);
    const { version, recovering, control, bypass, superuser } = versionRow.parse(row);
    const [controls] = control
        ? await database.rows(controlRow, 'SELECT system_identifier::text AS system, timeline_id AS timeline FROM pg_control_system(), pg_control_checkpoint()')
        : [];
    const major = Math.floor(version / 10_000);
    return {
        server: {
            version: `${major}.${version % 10_000}`,
            major,
            systemIdentifier: controls?.system ?? null,
            timeline: controls?.timeline ?? null,
            inRecovery: recovering,
        },
        database: await readDatabase(database),
        bypassesRowSecurity: bypass,
        superuser,
    };
}
async function readDatabase(database) {
    const [first] = await database.rows(databaseRow, `SELECT to_jsonb(d) AS row, pg_get_userbyid(d.datdba) AS owner, pg_encoding_to_char(d.encoding) AS encoding,
       pg_database_size(d.oid)::text AS bytes, shobj_description(d.oid, 'pg_database') AS comment
     FROM pg_database d WHERE datname = current_database()`);
    const { row, ...rest } = databaseRow.parse(first);
    return {
        name: row.datname,
        ...rest,
        collate: row.datcollate,
        ctype: row.datctype,
        provider: row.datlocprovider,
        locale: row.datlocale ?? row.daticulocale ?? null,
        connectionLimit: row.datconnlimit,
        privileges: row.datacl === null ? null : await readPrivileges(database),
        settings: await readSettings(database),
    };
}
function readPrivileges(database) {
    return database.rows(privilegeRow, `SELECT r.rolname AS grantee, a.privilege_type AS privilege, a.is_grantable AS grantable
     FROM pg_database d, aclexplode(d.datacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
     WHERE d.datname = current_database() ORDER BY 1, 2`);
}
async function readSettings(database) {
    const rows = await database.rows(settingRow, `SELECT r.rolname AS role, unnest(s.setconfig) AS setting
     FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase LEFT JOIN pg_roles r ON r.oid = s.setrole
     WHERE d.datname = current_database() ORDER BY 1, 2`);
    return rows.map(({ role, setting }) => {
        const [name = '', ...value] = setting.split('=');
        return { role, name, value: looksSecret(name) ? null : value.join('=') };
    });
}
/** Applications keep keys in settings of their own ("app.jwt_secret"); those must not come into a manifest. */
function looksSecret(name) {
    return /secret|passw|token|credential|(^|[._])key$|_key/i.test(name);
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/plan.js
var plan_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var plan_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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











/** Rows shrink to about a third with zstd or gzip; indexes, part of the database's size, are not in a dump at all. */
const storedShare = 0.5;
const mostJobs = 4;
/** Looks at the database and the installed clients, and decides how the dump will be taken. */
async function planDatabase(session, config) {
    const { signal, connection, log } = session;
    const source = (0,postgres_source/* parseSource */.PJ)(config.url);
    const env = (0,postgres_source/* toolEnv */.oW)(source, session.env);
    const seen = await inspect(session, source);
    const client = await findClient(connection, seen.state.server, config['client-path'], { env, signal });
    const choice = await chooseFormat(session, config, client, env);
    const jobs = choice.format !== 'directory'
        ? 1
        : config.jobs === 'auto'
            ? Math.min(mostJobs, (0,external_node_os_.availableParallelism)())
            : config.jobs;
    const rawBytes = seen.state.database.bytes;
    const shared = {
        source,
        connection,
        client,
        env,
        log,
        ...choice,
        jobs,
        lockWaitMs: config['lock-wait-timeout'],
        tables: config.tables,
        excludeTables: config['exclude-tables'],
        estimatedBytes: Math.round(rawBytes * storedShare),
        estimatedRawBytes: rawBytes,
        state: seen.state,
    };
    return {
        plan: describePlan(source, seen, shared, choice.warnings),
        async backup(target) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const limited = plan_addDisposableResource(env_1, withTimeout(session.signal, config.timeout), false);
                return await captureDatabase({ ...shared, target, signal: limited.signal });
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                plan_disposeResources(env_1);
            }
        },
    };
}
async function inspect(session, source) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const database = plan_addDisposableResource(env_2, await (0,connect/* connectTo */.m)(source, session.connection, session.signal), true);
        await database.run("SET search_path = ''");
        const state = await readServer(database);
        const foreignLargeObjects = state.superuser ? 0 : await countForeignLargeObjects(database);
        return { state, relations: await readRelations(database), foreignLargeObjects };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_1 = plan_disposeResources(env_2);
        if (result_1)
            await result_1;
    }
}
async function countForeignLargeObjects(database) {
    const [row] = await database.rows(schemas/* object */.Ikc({ count: coerce/* number */.ai() }), 'SELECT count(*) FROM pg_largeobject_metadata WHERE NOT pg_has_role(lomowner, $$USAGE$$)');
    return row?.count ?? 0;
}
async function chooseFormat(session, config, client, env) {
    const { connection, signal } = session;
    const codec = session.config.compression;
    if (config.format === 'custom' || config.format === 'plain')
        return { format: config.format, codec, warnings: [] };
    // pg_dump writes the folder where it runs: that must be this machine.
    const near = connection.kind === 'local';
    const zstd = near && (await canZstd(connection, client, { env, signal }));
    if (near && zstd)
        return { format: 'directory', codec, warnings: [] };
    if (config.format === 'auto')
        return { format: 'custom', codec, warnings: [] };
    if (!near) {
        const why = `directory format cannot be written through ${connection.name}; custom format is used`;
        return { format: 'custom', codec, warnings: [why] };
    }
    const warnings = codec === 'zstd' ? [`pg_dump ${client.version} has no zstd; the dump is compressed with gzip`] : [];
    return { format: 'directory', codec: 'gzip', warnings };
}
function describePlan(source, seen, job, warnings) {
    const { server, database } = seen.state;
    const tables = seen.relations.filter(({ kind }) => kind === 'r');
    return {
        component: 'database',
        source: `${(0,postgres_source/* describeSource */.B6)(source)}, PostgreSQL ${server.version}`,
        estimatedBytes: job.estimatedBytes,
        estimatedRawBytes: job.estimatedRawBytes,
        details: [
            `${(0,format/* plural */.LS)(tables.length, 'table')}, ${(0,format/* formatBytes */.z3)(database.bytes)} on the server${server.inRecovery ? ' (a standby)' : ''}`,
            `${job.format} format, ${job.codec}, ${(0,format/* plural */.LS)(job.jobs, 'job')}, pg_dump ${job.client.version}`,
        ],
        warnings: [...warnings, ...planWarnings(source, seen, job.client)],
    };
}
function planWarnings(source, { state, relations, foreignLargeObjects }, client) {
    const { server } = state;
    const warnings = [];
    if (source.ignored.length > 0)
        warnings.push(`database.url: not a parameter of PostgreSQL, left out: ${source.ignored.join(', ')}`);
    if (client.major !== server.major) {
        warnings.push(`pg_dump ${client.version} is newer than the server (${server.version}): its dump may not restore cleanly into ${server.major}`);
    }
    const unlogged = relations.filter((relation) => relation.kind === 'r' && !isDumped(relation, server.inRecovery) && relation.unlogged);
    if (unlogged.length > 0)
        warnings.push(`unlogged tables have no rows on a standby: ${list(unlogged)}`);
    const guarded = relations.filter(({ rowSecurity }) => rowSecurity);
    if (guarded.length > 0 && !state.bypassesRowSecurity) {
        warnings.push(`row-level security may hide rows from ${source.user}, then the dump fails: ${list(guarded)}; give it BYPASSRLS`);
    }
    const unreadable = relations.filter(({ kind, readable }) => kind === 'r' && !readable);
    if (unreadable.length > 0)
        warnings.push(`${source.user} may not read: ${list(unreadable)}; the dump will fail`);
    if (foreignLargeObjects > 0) {
        warnings.push(`${(0,format/* plural */.LS)(foreignLargeObjects, 'large object')} of other owners: only a superuser can dump them`);
    }
    return warnings;
}
function list(relations) {
    const names = relations.slice(0, 5).map(postgres_facts/* tableName */.Cm);
    return relations.length > 5 ? `${names.join(', ')} and ${relations.length - 5} more` : names.join(', ');
}


/***/ }),

/***/ 28286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ describeSource),
/* harmony export */   PJ: () => (/* binding */ parseSource),
/* harmony export */   Zf: () => (/* binding */ conninfo),
/* harmony export */   oW: () => (/* binding */ toolEnv)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

const known = new Set(['host', 'port', 'user', 'password', 'dbname', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey']);
/** @throws BackupError `invalid-config` */
function parseSource(text) {
    const url = URL.parse(text);
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
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        throw unreadable('a % in it must be written as %25');
    }
}
function unreadable(why) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('invalid-config', 'database.url could not be read', {
        because: [why],
        hint: 'Write it as postgresql://user:password@host:5432/database, with special characters of the password escaped (@ as %40).',
    });
}


/***/ })

};
