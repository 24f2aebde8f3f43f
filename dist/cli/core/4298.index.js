export const id = 4298;
export const ids = [4298];
export const modules = {

/***/ 13092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ wasRewritten),
/* harmony export */   MK: () => (/* binding */ withoutCode),
/* harmony export */   zF: () => (/* binding */ countTables)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13798);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67788);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2426);
/* harmony import */ var _inventory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72906);




const nameRow = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
/**
 * Tables with functions or operators of the database's own in indexes and statistics. Whatever is asked of such a table, the
 * planner calls them; only COPY does not. They may rely on a search_path that is not ours, and are somebody else's code.
 */
const tablesWithCode = `
  SELECT DISTINCT n.nspname AS schema, c.relname AS name
  FROM pg_depend d
    LEFT JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
    LEFT JOIN pg_statistic_ext s ON d.classid = 'pg_statistic_ext'::regclass AND s.oid = d.objid
    JOIN pg_class c ON c.oid = coalesce(i.indrelid, s.stxrelid) JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE d.refclassid IN ('pg_proc'::regclass, 'pg_operator'::regclass)`;
/** Those of the tables that can be asked without calling anybody's code. */
async function withoutCode(database, tables) {
    const others = new Set((await database.rows(nameRow, tablesWithCode)).map(_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .tableKey */ .ih));
    return tables.filter((table) => !others.has((0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .tableKey */ .ih)(table)));
}
/** Rows in the snapshot, by tableKey(), table by table, so that never more than one is locked. */
async function countTables(snapshot, tables) {
    const counts = new Map();
    const countable = await snapshot.ask('what can be counted', (database) => withoutCode(database, tables), []);
    for (const table of countable) {
        const count = await snapshot.ask(`the number of rows in ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .tableName */ .Cm)(table)}, apart from the dump`, (database) => (0,_inventory_js__WEBPACK_IMPORTED_MODULE_2__/* .countRows */ .BO)(database, table), undefined);
        if (count !== undefined)
            counts.set((0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .tableKey */ .ih)(table), count);
    }
    return counts;
}
/** Whether the table was emptied or written anew since the snapshot: then the snapshot may see less than it had. */
async function wasRewritten(database, table) {
    const same = `SELECT '' AS text FROM pg_class WHERE oid = to_regclass($1) AND relfilenode IS NOT DISTINCT FROM pg_relation_filenode(oid)`;
    return (await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .askTexts */ .Od)(database, same, [(0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(table.schema, table.name)])).length === 0;
}


/***/ }),

/***/ 72906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ readRelations),
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   HW: () => (/* binding */ readExtensions),
/* harmony export */   Ms: () => (/* binding */ isDumped),
/* harmony export */   T5: () => (/* binding */ countLargeObjects),
/* harmony export */   Z7: () => (/* binding */ readConditions),
/* harmony export */   gU: () => (/* binding */ readPartitions),
/* harmony export */   lu: () => (/* binding */ readSequences)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(49567);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67788);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2426);



const relationRow = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['r', 'p', 'f', 'm', 'S']),
    unlogged: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    /** Belongs to an extension, which makes it itself; pg_dump takes only the rows the extension asks for. */
    ofExtension: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    rowSecurity: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    readable: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    estimatedBytes: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .ai(),
    columns: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
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
const sequenceRow = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ place: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(), lastValue: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), isCalled: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY() });
const sequencesPerStatement = 100;
/** Where the sequences stand. They do not obey snapshots: a busy one may already be further on. */
async function readSequences(database, relations) {
    const sequences = relations.filter(({ kind, readable, name }) => kind === 'S' && readable && !name.includes('\ufffd'));
    const found = [];
    for (let at = 0; at < sequences.length; at += sequencesPerStatement) {
        const part = sequences.slice(at, at + sequencesPerStatement);
        const selects = part.map(({ schema, name }, index) => `SELECT ${index} AS place, last_value::text AS "lastValue", is_called AS "isCalled" FROM ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(schema, name)}`);
        for (const { place, ...state } of await database.rows(sequenceRow, selects.join(' UNION ALL '))) {
            const { schema, name } = part[place] ?? { schema: '', name: '' };
            found.push({ schema, name, ...state });
        }
    }
    return found;
}
const extensionRow = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
function readExtensions(database) {
    return database.rows(extensionRow, `SELECT n.nspname AS schema, e.extname AS name, e.extversion AS version
     FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace ORDER BY 2`);
}
async function countLargeObjects(database, condition = '') {
    return (await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .askNumber */ .zg)(database, `SELECT count(*) AS number FROM pg_largeobject_metadata ${condition}`)) ?? 0;
}
/** Rows stored in this very table, those of its children not included. */
async function countRows(database, table) {
    const sql = `SELECT count(*) AS number FROM ONLY ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(table.schema, table.name)}`;
    return (await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .askNumber */ .zg)(database, sql)) ?? 0;
}
const partitionRow = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ parent: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), parentSchema: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), schema: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
/** Each partition that holds rows itself, once for every partitioned table it is a part of. */
function readPartitions(database) {
    return database.rows(partitionRow, `SELECT p.relname AS parent, pn.nspname AS "parentSchema", c.relname AS name, n.nspname AS schema
     FROM pg_class p JOIN pg_namespace pn ON pn.oid = p.relnamespace, pg_partition_tree(p.oid) t
       JOIN pg_class c ON c.oid = t.relid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE p.relkind = 'p' AND t.isleaf ORDER BY 1, 2, 3, 4`);
}
const conditionRow = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), condition: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() });
/** Which rows of an extension's own tables a dump holds (pg_extension_config_dump), by tableKey(). */
async function readConditions(database) {
    const rows = await database.rows(conditionRow, `SELECT n.nspname AS schema, c.relname AS name, x.condition
     FROM pg_extension e, unnest(e.extconfig, e.extcondition) AS x(id, condition)
       JOIN pg_class c ON c.oid = x.id JOIN pg_namespace n ON n.oid = c.relnamespace`);
    return new Map(rows.map((row) => [(0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .tableKey */ .ih)(row), row.condition]));
}


/***/ }),

/***/ 78840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ digestLargeObjects)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49567);


const pieceBytes = 4 * 1024 * 1024;
const objectsPerStatement = 500;
const objectRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ oid: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai(), line: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/**
 * One digest of all large objects: OID, owner, privileges, size and content of each. Content is hashed by the server in
 * pieces, so that memory stays bounded there too.
 */
async function digestLargeObjects(database) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (let after = 0;;) {
        const rows = await database.rows(objectRow, batch(after));
        for (const { oid, line } of rows) {
            hash.update(`${line}\n`);
            after = oid;
        }
        if (rows.length < objectsPerStatement)
            return hash.digest('hex');
    }
}
/** The descriptor is closed again; 262144 is INV_READ, 2 is SEEK_END. */
function batch(after) {
    return `
    SELECT s.oid::text AS oid, concat_ws(' ', s.oid, pg_get_userbyid(s.lomowner), ${grants}, s.size,
      (SELECT string_agg(md5(lo_get(s.oid, at, ${pieceBytes})), ',' ORDER BY at)
       FROM generate_series(0, greatest(s.size - 1, 0), ${pieceBytes}) AS at)) AS line
    FROM (SELECT o.*, lo_lseek64(o.fd, 0, 2) AS size
          FROM (SELECT m.oid, m.lomowner, m.lomacl, lo_open(m.oid, 262144) AS fd FROM pg_largeobject_metadata m
                WHERE m.oid > ${after} ORDER BY m.oid LIMIT ${objectsPerStatement} OFFSET 0) o OFFSET 0) s
    WHERE lo_close(s.fd) = 0 ORDER BY s.oid`;
}
/** As a sorted list of names. */
const grants = `(SELECT coalesce(string_agg(g.line, ',' ORDER BY g.line COLLATE "C"), '') FROM (
    SELECT format('%s=%s%s/%s', CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
      a.privilege_type, CASE WHEN a.is_grantable THEN '*' END, quote_ident(pg_get_userbyid(a.grantor))) AS line
    FROM aclexplode(s.lomacl) a) g)`;


/***/ }),

/***/ 26626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $S: () => (/* binding */ timeColumns),
/* harmony export */   GT: () => (/* binding */ recordNewest),
/* harmony export */   L6: () => (/* binding */ readNewest)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13798);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67788);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2426);
/* harmony import */ var _counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13092);




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
const columnRow = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), column: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zoned: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY() });
/** Columns that tell when a row was made and whose newest value an index knows. */
const indexedTimes = `
  SELECT DISTINCT n.nspname AS schema, c.relname AS name, a.attname AS column, a.atttypid = 'timestamptz'::regtype AS zoned
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_index i ON i.indrelid = c.oid AND i.indkey[0] = a.attnum AND i.indisvalid AND i.indpred IS NULL
    JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam AND m.amname = 'btree'
  WHERE c.relkind = 'r' AND a.atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype) AND a.attname = ANY ('{${timeColumns.join(',')}}')
  ORDER BY 1, 2, 3`;
/** The newest moment in each indexed time column of these tables, in UTC; the texts sort as the moments do. */
async function readNewest(database, tables) {
    const known = new Set(tables.map(_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .tableKey */ .ih));
    const found = [];
    for (const { schema, name, column, zoned } of await database.rows(columnRow, indexedTimes)) {
        if (!known.has((0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .tableKey */ .ih)({ schema, name })))
            continue;
        const newest = `max(${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(column)})`;
        const moment = zoned ? `${newest} AT TIME ZONE 'UTC'` : newest;
        // Others are no moments at which a row was made: infinity, or before the common era.
        const [at = null] = await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .askTexts */ .Od)(database, `SELECT to_char(${moment}, 'YYYY-MM-DD HH24:MI:SS.US') AS text FROM ONLY ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_1__/* .quoteName */ .AB)(schema, name)}
       HAVING ${newest} >= '0001-01-02' AND ${newest} < '9999-12-31'`);
        found.push({ schema, name, column, at });
    }
    return found;
}
/** The same within a backup's snapshot. */
function recordNewest(snapshot, tables) {
    return snapshot.ask('the newest rows', async (database) => {
        await database.run("SET LOCAL statement_timeout = '20s'; SET LOCAL lock_timeout = '2s'");
        const newest = await readNewest(database, await (0,_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutCode */ .MK)(database, tables));
        return newest.flatMap(({ at, ...column }) => (at === null ? [] : [{ ...column, at }]));
    }, undefined);
}


/***/ }),

/***/ 15247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kk: () => (/* binding */ globalsPath),
/* harmony export */   O0: () => (/* binding */ dumpPath),
/* harmony export */   "do": () => (/* binding */ suffixed)
/* harmony export */ });
/* unused harmony export safeName */
/* harmony import */ var _pipeline_codec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93407);

const folder = 'database';
/** The dump's path in the backup: in directory format a folder. The database's name keeps only letters a shell leaves alone. */
function dumpPath(database, id, format, codec) {
    const base = `${folder}/${safeName(database)}_${id}`;
    if (format === 'directory')
        return `${base}.dump`;
    return `${base}${format === 'custom' ? '.dump' : '.sql'}${_pipeline_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .suffixes */ .kT[codec]}`;
}
function globalsPath(id, codec) {
    return `${folder}/globals_${id}.sql${_pipeline_codec_js__WEBPACK_IMPORTED_MODULE_0__/* .suffixes */ .kT[codec]}`;
}
/** A name for a file: ASCII letters, digits, "_", "-" and "." stay, never at the beginning a "-" or ".". */
function safeName(database) {
    const ascii = database
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(/[^A-Za-z0-9_.-]+/g, '_');
    return ascii.replace(/^[-.]+/, '').slice(0, 80) || 'database';
}
/** PostgreSQL cuts longer names (NAMEDATALEN in pg_config_manual.h). */
const longestNameBytes = 63;
/** "trading_db_restore_20261122_031500": the database's name is cut so that the whole fits. */
function suffixed(database, suffix) {
    const room = longestNameBytes - Buffer.byteLength(suffix);
    let base = database;
    while (Buffer.byteLength(base) > room)
        base = [...base].slice(0, -1).join('');
    return `${base}${suffix}`;
}


/***/ }),

/***/ 64298:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planDatabase: () => (/* binding */ planDatabase)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./.build/lib/lib/deadline.js
var deadline = __webpack_require__(2656);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/lib/together.js
var together = __webpack_require__(42118);
// EXTERNAL MODULE: ./.build/lib/pipeline/checksums.js
var checksums = __webpack_require__(19201);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/encoding.js
var encoding = __webpack_require__(91213);
// EXTERNAL MODULE: ./.build/lib/components/postgres/facts.js
var postgres_facts = __webpack_require__(67788);
// EXTERNAL MODULE: ./.build/lib/components/postgres/names.js
var names = __webpack_require__(15247);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/database.js
var server_database = __webpack_require__(2426);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/server/retry.js


const tries = 3;
const longestPauseMs = 10_000;
/** Repeats work that failed because a lock was held too long, after a pause that grows; every other failure ends it. */
async function retryLocked(work, { lockWaitMs, signal, onRetry }) {
    return await retry(work, signal, (error, attempt) => {
        if (!(error instanceof errors/* BackupError */.hj) || error.code !== 'lock-timeout' || attempt >= tries)
            throw error;
        onRetry(error);
        return Math.min(longestPauseMs, lockWaitMs * attempt);
    });
}
const longestGoneMs = 10_000;
const noSession = /too many connections|connection slots/;
/** A program that has just ended may leave a session that the server has still to end. */
async function whenSessionIsFree(work, signal) {
    return await retry(work, signal, (error, attempt) => {
        const pauseMs = 25 * 2 ** attempt;
        if (pauseMs > longestGoneMs || !(0,errors/* reasonsOf */.zM)(error).some((reason) => noSession.test(reason)))
            throw error;
        return pauseMs;
    });
}
/** @param pauseAfter how long to wait, in ms, after an attempt (the first is 1); it throws what ends the attempts */
async function retry(work, signal, pauseAfter) {
    for (let attempt = 1;; attempt += 1) {
        try {
            return await work();
        }
        catch (error) {
            const pauseMs = pauseAfter(error, attempt);
            await (0,promises_.setTimeout)(pauseMs, undefined, { signal }).catch(() => {
                throw (0,errors/* cancelled */.KW)(signal);
            });
        }
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/capture/collect-facts.js

/** What the manifest records of a database backup. */
function collectFacts(job, { server, database }, snapshot, dumped, globals, tables, { relations, rest, newest }) {
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
        sequences: [...dumped.sequences],
        materializedViews: relations.filter(({ kind }) => kind === 'm').map(named),
        ...rest,
        ...(newest === undefined ? {} : { newest: newest.filter((one) => present.has((0,postgres_facts/* tableKey */.ih)(one))) }),
        filters: { tables: [...job.tables], excludeTables: [...job.excludeTables] },
    };
}
function whyDataless(relation, job) {
    if (relation.kind === 'f')
        return 'a foreign table: its rows are on another server';
    if (relation.ofExtension)
        return relation.estimatedBytes === 0 ? 'it belongs to an extension' : ofExtension;
    if (relation.unlogged)
        return 'it is unlogged and was read from a standby';
    return job.tables.length + job.excludeTables.length > 0 ? leftOut : 'unknown';
}
const ofExtension = 'it belongs to an extension, which makes it again with its own rows only';
const leftOut = 'left out by database.tables or database.exclude-tables';
/** What is not in this backup, and what no dump brings back. */
function scopeWarnings({ format, tables, excludeTables }, facts) {
    const warnings = [];
    const filtered = tables.length + excludeTables.length > 0;
    if (filtered && facts.tables.length === 0)
        warnings.push('database.tables and database.exclude-tables leave no table with rows in this backup.');
    if (excludeTables.length > 0 && !facts.dataless.some(({ reason }) => reason === leftOut))
        warnings.push('database.exclude-tables matches no table: nothing was left out. Check the patterns.');
    const extended = facts.dataless.filter(({ reason }) => reason === ofExtension).map(postgres_facts/* tableName */.Cm);
    if (extended.length > 0)
        warnings.push(`pg_dump leaves out the rows of tables that belong to an extension: ${extended.join(', ')}. If rows of yours are in them: ALTER EXTENSION … DROP TABLE …`);
    if (facts.database.isTemplate === true)
        warnings.push(`${facts.database.name} is a template; restored it is an ordinary database, until ALTER DATABASE … IS_TEMPLATE true.`);
    const settings = facts.database.settings.filter(({ value }) => value === null).map(({ name }) => name);
    if (format === 'plain' && settings.length > 0) {
        warnings.push(`Settings of the application are not in a plain dump: ${[...new Set(settings)].join(', ')}. Use format auto to keep them, or note them elsewhere.`);
    }
    return warnings;
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/capture/counts.js
var capture_counts = __webpack_require__(13092);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
// EXTERNAL MODULE: ./.build/lib/lib/limit.js
var lib_limit = __webpack_require__(6421);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./.build/lib/lib/pause.js


/**
 * Stops a process group until it is disposed. Should this process be killed meanwhile, a shell lets the group go on: it is
 * there before, and waits for the end of its input.
 */
function pauseGroup(leader) {
    const waker = (0,external_node_child_process_.spawn)('sh', ['-c', 'read _; kill -CONT "-$1"', 'sh', String(leader)], {
        detached: true,
        stdio: ['pipe', 'ignore', 'ignore'],
    });
    const goOn = () => (0,exec/* signalGroup */.i8)(leader, 'SIGCONT');
    waker.once('error', goOn);
    waker.unref();
    (0,exec/* signalGroup */.i8)(leader, 'SIGSTOP');
    return {
        [Symbol.dispose]: () => {
            // Its signal would come later, when the group may be stopped again.
            waker.kill('SIGKILL');
            goOn();
        },
    };
}

// EXTERNAL MODULE: ./.build/lib/pipeline/codec.js
var pipeline_codec = __webpack_require__(93407);
// EXTERNAL MODULE: ./.build/lib/pipeline/small-file.js
var small_file = __webpack_require__(74713);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/copy.js
var archive_copy = __webpack_require__(4141);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/names.js
var archive_names = __webpack_require__(68482);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/rows-file.js
var rows_file = __webpack_require__(51884);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/toc.js
var archive_toc = __webpack_require__(89220);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/clients.js
var clients = __webpack_require__(36135);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/errors.js
var server_errors = __webpack_require__(71128);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/capture/dump/job.js
/** Arguments common to all formats. Nothing in them says where to connect: that is in the environment. */
function commonArguments(job) {
    return [
        '--no-password',
        '--verbose',
        ...(job.snapshotId === undefined ? [] : [`--snapshot=${job.snapshotId}`]),
        `--lock-wait-timeout=${Math.max(1, Math.round(job.lockWaitMs))}`,
        // Else a pattern that matches nothing beside one that does is passed over in silence.
        ...(job.tables.length > 0 ? ['--strict-names'] : []),
        ...job.tables.map((pattern) => `--table=${pattern}`),
        ...job.excludeTables.map((pattern) => `--exclude-table=${pattern}`),
    ];
}
/** What a program warned about, without its name in front. */
function warningsIn(stderr) {
    const warnings = stderr.filter((line) => line.includes('warning: '));
    return [...new Set(warnings.map((line) => line.replace(/^.*warning: /, 'pg_dump: ')))];
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/capture/dump/directory.js
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

















const progressEveryMs = 1_000;
/**
 * Takes a dump in directory format. pg_dump writes and syncs its files itself, so each is read back once: hashed as it lies
 * there, decoded, checked for its end and fingerprinted. A table's file is read as soon as pg_dump says it is finished.
 */
async function dumpToFolder(job) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const path = (0,names/* dumpPath */.O0)(job.source.database, job.sink.id, 'directory', job.codec);
        const folder = __addDisposableResource(env_1, await job.sink.folder(path), true);
        const toc = new small_file/* SmallFile */.g(Number.POSITIVE_INFINITY);
        const stop = new AbortController();
        const signal = AbortSignal.any([job.signal, stop.signal]);
        const limit = new lib_limit/* Limit */.I((0,external_node_os_.availableParallelism)());
        const reads = new Map();
        const pace = __addDisposableResource(env_1, new Pace(folder.inPlace ? Number.POSITIVE_INFINITY : job.jobs), false);
        const read = (name) => {
            const known = reads.get(name);
            if (known !== undefined)
                return known;
            pace.begin();
            const reading = limit.run(() => readBack(folder, name, toc, signal)).finally(() => pace.end());
            // What the disk or the store does not take ends the dump, and is what is told.
            reading.catch((error) => stop.abort(error));
            reads.set(name, reading);
            return reading;
        };
        const timer = setInterval(() => void reportProgress(job, folder.path), progressEveryMs);
        try {
            const stderr = await runDump({ ...job, signal }, folder, pace, (dumpId) => read(`${dumpId}.dat${pipeline_codec/* suffixes */.kT[job.codec]}`));
            for (const name of await (0,external_node_fs_promises_.readdir)(folder.path))
                void read(name);
            const files = await Promise.all([...reads.keys()].sort().map(read));
            const matched = match(toc.content, files);
            return { path, files: files.map(({ file }) => file), ...matched, warnings: warningsIn(stderr) };
        }
        finally {
            clearInterval(timer);
            stop.abort();
            await Promise.allSettled(reads.values());
        }
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
async function runDump(job, folder, pace, onFinished) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { signal, env } = job;
        const args = ['--format=directory', `--jobs=${job.jobs}`, `--compress=${compression(job)}`, `--file=${folder.path}`];
        // What was taken from a spool is gone when pg_dump comes to sync all it has written.
        if (!folder.inPlace)
            args.push('--no-sync');
        const tool = __addDisposableResource(env_2, await job.connection.start((0,clients/* program */.DM)(job.client, 'pg_dump'), [...args, ...commonArguments(job)], {
            env,
            signal,
            onStderrLine(line) {
                const finished = /finished item (\d+) TABLE DATA /.exec(line)?.[1];
                if (finished !== undefined)
                    onFinished(finished);
            },
        }), true);
        pace.follow(tool);
        const exit = await tool.exit;
        (0,exec/* throwIfAborted */.Te)(signal);
        if (exit.code !== 0)
            throw (0,server_errors/* toolError */.$4)('pg_dump', exit, job.source);
        return exit.stderr;
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
/** Keeps pg_dump from filling the spool: it waits while too many of its files are on their way to the store. */
class Pace {
    #most;
    #behind = 0;
    #tool;
    #pause;
    constructor(most) {
        this.#most = most;
    }
    follow(tool) {
        this.#tool = tool;
        void tool.exit.then(() => {
            this.#tool = undefined;
        });
    }
    begin() {
        this.#behind += 1;
        if (this.#behind >= this.#most && this.#tool !== undefined)
            this.#pause ??= pauseGroup(this.#tool.pid);
    }
    end() {
        this.#behind -= 1;
        if (this.#behind < this.#most)
            this[Symbol.dispose]();
    }
    [Symbol.dispose]() {
        this.#pause?.[Symbol.dispose]();
        this.#pause = undefined;
    }
}
/** Before 16, pg_dump knows only gzip and takes only its level. */
function compression({ codec, client }) {
    if (codec === 'none')
        return '0';
    return client.major < 16 ? '1' : `${codec}:1`;
}
async function readBack(folder, name, toc, signal) {
    const rows = /^\d+\.dat$/.test((0,archive_names/* bareName */.y)(name)) ? new rows_file/* RowsFile */.i() : undefined;
    // pg_dump writes an empty large object as an empty file, without a frame. Rows are never empty: they have an end mark.
    const empty = rows === undefined && (await (0,external_node_fs_promises_.stat)((0,external_node_path_.join)(folder.path, name))).size === 0;
    const codec = empty ? 'none' : (0,pipeline_codec/* codecOf */.uM)(name);
    try {
        const { file, measured } = await folder.take(name, { codec, signal, consumer: name === 'toc.dat' ? toc : rows });
        if (measured.problem !== undefined)
            throw unreadable(name, measured.problem);
        return { file, fingerprint: rows?.fingerprint };
    }
    finally {
        rows?.abandon();
    }
}
/** Joins what the table of contents promises with what lies there. */
function match(toc, files) {
    const head = toc && (0,archive_toc/* parseArchiveHead */.m0)(toc);
    if (head === undefined)
        throw unreadable('toc.dat', 'it is cut');
    const byName = new Map(files.map((found) => [(0,archive_names/* bareName */.y)(found.file.path), found]));
    const tables = head.entries.filter((entry) => entry.kind === 'TABLE DATA' && entry.hasData);
    return {
        tables: tables.map((entry) => dumpedTable(entry, byName.get(entry.file ?? ''))),
        definitions: head.entries,
        sequences: (0,archive_toc/* sequencesIn */.C3)(head.entries),
    };
}
function dumpedTable({ schema = '', name, file, copy = '' }, found) {
    if (found?.fingerprint === undefined)
        throw unreadable(file ?? name, 'the table of contents names it, but it is not there');
    const columns = (0,archive_copy/* parseCopy */.p)(copy)?.columns ?? [];
    return { schema, name, columns, fingerprint: found.fingerprint, file: found.file.path };
}
async function reportProgress(job, folder) {
    try {
        const sizes = await Promise.all((await (0,external_node_fs_promises_.readdir)(folder)).map(async (name) => (await (0,external_node_fs_promises_.stat)((0,external_node_path_.join)(folder, name))).size));
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

// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/plain.js
var plain = __webpack_require__(82710);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/source.js
var server_source = __webpack_require__(16530);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/custom.js
var custom = __webpack_require__(18695);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/capture/dump/stream.js
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
    const path = (0,names/* dumpPath */.O0)(job.source.database, job.sink.id, job.format, job.codec);
    const content = job.format === 'custom' ? new custom/* CustomArchive */.U() : new plain/* PlainDump */.H();
    const format = job.format === 'custom' ? ['--format=custom', '--compress=0'] : ['--format=plain'];
    try {
        const { file, exit } = await streamTool('pg_dump', [...format, ...commonArguments(job)], job, {
            path,
            consumer: content,
            onBytes: (doneBytes) => job.log.progress({ label: 'database', doneBytes, totalBytes: job.estimatedRawBytes }),
        });
        return {
            path,
            files: [file],
            tables: content.tables.map((table) => ({ ...table, file: null })),
            definitions: content.definitions,
            sequences: content.sequences,
            warnings: warningsIn(exit.stderr),
        };
    }
    finally {
        content.abandon();
    }
}
/** Stores what a program prints. The program's own failure is the reason shown, unless our writing failed first. */
async function streamTool(name, args, job, { path, ...how }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { signal, env, codec } = job;
        const tool = stream_addDisposableResource(env_1, await job.connection.start((0,clients/* program */.DM)(job.client, name), args, { env, signal, stdout: 'pipe' }), true);
        const [written] = await Promise.allSettled([
            (0,write/* writeStored */.zS)(job.sink, path, tool.stdout ?? [], { ...how, codec, signal }),
        ]);
        tool.stdout?.destroy();
        const exit = await tool.exit;
        (0,exec/* throwIfAborted */.Te)(signal);
        const ours = written.status === 'rejected' && stoppedByUs(exit);
        if (exit.code !== 0 && !ours)
            throw (0,server_errors/* toolError */.$4)(name, exit, job.source);
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
/** It lost its reader: we had closed its output, a pair of sockets, because of an error of our own. */
function stoppedByUs(exit) {
    return exit.killedBy === 'SIGPIPE' || exit.stderr.some((line) => lostReader.test(line));
}
const lostReader = /Broken pipe|could not write.*Connection reset by peer/;

;// CONCATENATED MODULE: ./.build/lib/components/postgres/capture/dump/globals.js





/** Roles, their settings and tablespaces: what belongs to the server and is in no database's dump. */
async function dumpGlobals(job) {
    const path = (0,names/* globalsPath */.Kk)(job.sink.id, job.codec);
    const dump = async (more) => {
        const args = ['--globals-only', '--no-password', `--database=${(0,server_source/* conninfo */.Zf)(job.source.database)}`, ...more];
        return (await streamTool('pg_dumpall', args, job, { path, consumer: new plain/* PlainDump */.H(plain/* endOfGlobals */.X) })).file;
    };
    try {
        return { file: await dump([]), passwords: true };
    }
    catch (error) {
        if (!isAboutPasswords(error))
            throw error;
        await job.sink.discard(path);
        return { file: await dump(['--no-role-passwords']), passwords: false };
    }
}
/** Only superusers and those with pg_read_all_data may read pg_authid. */
function isAboutPasswords(error) {
    return error instanceof errors/* BackupError */.hj && error.because.some((line) => line.includes('pg_authid'));
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/capture/inventory.js
var inventory = __webpack_require__(72906);
// EXTERNAL MODULE: ./.build/lib/components/postgres/capture/large-objects.js
var large_objects = __webpack_require__(78840);
// EXTERNAL MODULE: ./.build/lib/components/postgres/capture/newest.js
var newest = __webpack_require__(26626);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/server/ask.js

/**
 * A question that a backup can do without: a refusal costs the answer, and a warning.
 *
 * @throws BackupError `cancelled`, `source-lost`
 */
async function orWarn(warnings, what, question, otherwise) {
    try {
        return await question();
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || ['cancelled', 'source-lost'].includes(error.code))
            throw error;
        warnings.push(`${what}: not known (${[(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error)].join('; ')})`);
        return otherwise;
    }
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/server/connect.js + 1 modules
var connect = __webpack_require__(5383);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/capture/snapshot.js
var snapshot_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var snapshot_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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



const snapshotRow = schemas/* object */.Ikc({ id: schemas/* string */.YjP(), at: schemas/* string */.YjP(), lsn: schemas/* string */.YjP().nullable(), recovering: schemas/* boolean */.zMY() });
/** Begins a read-only transaction and exports its snapshot. */
async function openSnapshot(source, connection, signal, lockWaitMs) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const opened = snapshot_addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const database = opened.use(await (0,connect/* connectTo */.m)(source, connection, signal));
        // The server ends what it does for us when we are gone. Older servers cannot, nor those on some systems.
        await database.run('SET client_connection_check_interval = 2000').catch(() => { });
        await database.run(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL lock_timeout = ${Math.max(1, Math.round(lockWaitMs))};
     SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off`);
        const [row] = await database.rows(snapshotRow, `SELECT pg_export_snapshot() AS id, pg_is_in_recovery() AS recovering,
       to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
       CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END::text AS lsn`);
        const { recovering, ...facts } = snapshotRow.parse(row);
        const warnings = [];
        const kept = opened.move();
        return {
            database,
            facts,
            inRecovery: recovering,
            warnings,
            async ask(what, question, otherwise) {
                const asking = async () => {
                    await database.run('SAVEPOINT question');
                    return await question(database);
                };
                try {
                    return await orWarn(warnings, what, asking, otherwise);
                }
                finally {
                    await database.run('ROLLBACK TO SAVEPOINT question; RELEASE SAVEPOINT question').catch(() => { });
                }
            },
            [Symbol.asyncDispose]: () => kept.disposeAsync(),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = snapshot_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/capture/capture.js
var capture_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var capture_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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


















/** The one that holds the snapshot, and pg_dump's first. */
const sessionsBeside = 2;
/** Captures the database in one snapshot, which it holds open until everything read from it is known to agree. */
async function captureDatabase(prepared) {
    const { signal, lockWaitMs, log } = prepared;
    return await retryLocked(() => captureWithLocks(prepared), {
        lockWaitMs,
        signal,
        onRetry: (error) => log.warning(`${error.message}; the dump begins again`),
    });
}
/** Each job keeps locks of its own on tables that pg_dump has locked already. */
async function captureWithLocks(prepared) {
    try {
        return await captureOnce(prepared);
    }
    catch (error) {
        const why = (0,errors/* reasonsOf */.zM)(error).find((reason) => reason.includes('out of shared memory'));
        if (why === undefined || prepared.jobs === 1)
            throw error;
        prepared.log.warning(`${why}; the dump begins again with one job (more need a higher max_locks_per_transaction)`);
        return await captureOnce({ ...prepared, jobs: 1 });
    }
}
async function captureOnce(prepared) {
    const { source, connection, signal, state } = prepared;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const snapshot = capture_addDisposableResource(env_1, await openSnapshot(source, connection, signal, prepared.lockWaitMs), true);
            const alone = prepared.sessions < sessionsBeside;
            const job = { ...prepared, snapshotId: alone ? undefined : snapshot.facts.id };
            const asking = askBeside(job, snapshot);
            asking.catch(() => { });
            if (alone) {
                await asking;
                await snapshot[Symbol.asyncDispose]();
            }
            const [dumped, globals] = await dump(job, prepared.sessions);
            const asked = await asking;
            const tables = await crossCheck(dumped.tables, asked, snapshot, prepared, job);
            if (prepared.tables.length > 0)
                requirePartitions(dumped, asked.partitions);
            const facts = collectFacts(job, state, snapshot, dumped, globals, tables, asked);
            return await finish(job, facts, dumped, globals, snapshot.warnings);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = capture_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        await discardOutput(prepared);
        throw error;
    }
}
/** Asks by the session that holds the snapshot, so that a role with two sessions will do. */
async function askBeside(job, snapshot) {
    const relations = await snapshot.ask('tables and sequences', inventory/* readRelations */.Ae, []);
    const expected = isFiltered(job) ? [] : relations.filter((relation) => (0,inventory/* isDumped */.Ms)(relation, snapshot.inRecovery));
    const counts = job.snapshotId === undefined ? new Map() : await (0,capture_counts/* countTables */.zF)(snapshot, expected);
    const [bootstrap] = await snapshot.ask('the bootstrap role', (database) => (0,server_database/* askTexts */.Od)(database, bootstrapRole), []);
    const largeObjects = await (0,inventory/* countLargeObjects */.T5)(snapshot.database);
    const digest = largeObjects === 0 ? undefined : await snapshot.ask('the contents of large objects', large_objects/* digestLargeObjects */.O, undefined);
    return {
        relations,
        counts,
        partitions: job.tables.length === 0 ? [] : await snapshot.ask('partitions', inventory/* readPartitions */.gU, []),
        newest: await (0,newest/* recordNewest */.GT)(snapshot, relations),
        rest: {
            largeObjects,
            extensions: await snapshot.ask('the versions of extensions', inventory/* readExtensions */.HW, []),
            ...(digest === undefined ? {} : { largeObjectsDigest: digest }),
            ...(bootstrap === undefined ? {} : { bootstrapRole: bootstrap }),
        },
    };
}
const bootstrapRole = 'SELECT rolname AS text FROM pg_roles WHERE oid = 10';
/** The dump, and the globals beside it where there are sessions for both. */
async function dump(job, sessions) {
    const dumpDatabase = (signal) => {
        const stoppable = { ...job, signal };
        return job.format === 'directory' ? dumpToFolder(stoppable) : dumpToFile(stoppable);
    };
    if (sessions < sessionsBeside + 1) {
        const dumped = await dumpDatabase(job.signal);
        return [dumped, await whenSessionIsFree(() => dumpGlobals(job), job.signal)];
    }
    return await (0,together/* together */.b)(job.signal, [dumpDatabase, (signal) => dumpGlobals({ ...job, signal })]);
}
function isFiltered({ tables, excludeTables }) {
    return tables.length + excludeTables.length > 0;
}
/** A pattern that names a partitioned table takes no partition, and rows are only in those. */
function requirePartitions({ tables, definitions }, partitions) {
    const withRows = new Set(tables.map(postgres_facts/* tableKey */.ih));
    for (const { schema = '', name } of definitions.filter(({ kind }) => kind === 'TABLE')) {
        const own = partitions.filter(({ parent, parentSchema }) => parent === name && parentSchema === schema);
        if (own.length === 0 || own.some((partition) => withRows.has((0,postgres_facts/* tableKey */.ih)(partition))))
            continue;
        throw new errors/* BackupError */.hj('invalid-config', `database.tables takes ${(0,postgres_facts/* tableName */.Cm)({ schema, name })} without any of its partitions`, {
            because: [
                `its rows are in ${(0,format/* plural */.LS)(own.length, 'partition')}: ${own.slice(0, 5).map(postgres_facts/* tableName */.Cm).join(', ')}${own.length > 5 ? ', …' : ''}`,
            ],
            hint: 'Name the partitions too: a pattern like trades* takes the table and all that begin with its name.',
        });
    }
}
/** Rows in the dump against rows counted in the same snapshot: they can differ only when something is badly wrong. */
async function crossCheck(dumped, { relations, counts: countedBeside }, snapshot, { state }, job) {
    const names = (0,encoding/* isConvertible */.K2)(state.database.encoding);
    const known = new Map(relations.map((relation) => [(0,postgres_facts/* tableKey */.ih)(relation), relation]));
    const found = new Set(dumped.map(postgres_facts/* tableKey */.ih));
    const missing = names ? [...countedBeside.keys()].find((key) => !found.has(key)) : undefined;
    if (missing !== undefined)
        throw disagreement(known.get(missing), 'the dump does not hold it');
    // Of an extension's table the dump holds only the rows the extension asks for.
    const own = dumped.filter((table) => known.get((0,postgres_facts/* tableKey */.ih)(table))?.ofExtension === false);
    const counts = isFiltered(job) && job.snapshotId !== undefined ? await (0,capture_counts/* countTables */.zF)(snapshot, own) : countedBeside;
    const facts = [];
    for (const { schema, name, columns, into, fingerprint, file } of dumped) {
        const { rows, bytes, sum } = fingerprint;
        const count = counts.get((0,postgres_facts/* tableKey */.ih)({ schema, name })) ?? rows;
        if (count > rows || (count < rows && !(await wasEmptied(snapshot, { schema, name })))) {
            throw disagreement({ schema, name }, `the dump holds ${(0,format/* formatCount */.B4)(rows)} rows, count(*) gives ${(0,format/* formatCount */.B4)(count)}`);
        }
        facts.push({ schema, name, columns: [...columns], ...(into && { into }), rows, bytes, fingerprint: sum, file });
    }
    return facts;
}
/** While the dump reads a table nobody can empty it; a count that comes later may find it empty. */
function wasEmptied(snapshot, table) {
    return snapshot.ask(`whether ${(0,postgres_facts/* tableName */.Cm)(table)} was emptied`, (database) => (0,capture_counts/* wasRewritten */.A_)(database, table), true);
}
function disagreement(table, why) {
    const name = table === undefined ? '' : ` ${(0,postgres_facts/* tableName */.Cm)(table)}`;
    return new errors/* BackupError */.hj('source-changed', `The dump and the database disagree about table${name}`, {
        because: [why],
        hint: 'Both were read in one snapshot, so this must not happen: run the backup again; if it stays, check the table with pg_amcheck.',
        retryable: true,
    });
}
async function finish(job, facts, dumped, globals, unanswered) {
    const { sink, signal } = job;
    const sums = [
        await (0,checksums/* writeChecksums */.gD)(sink, dumped.path, dumped.files, signal),
        await (0,checksums/* writeChecksums */.gD)(sink, globals.file.path, [globals.file], signal),
    ];
    const rows = facts.tables.reduce((sum, table) => sum + table.rows, 0);
    const warnings = [...dumped.warnings, ...unanswered, ...scopeWarnings(job, facts)];
    if (!globals.passwords) {
        warnings.push('Role passwords are not in the backup: the backup role may not read them (pg_authid). Set new ones after a restore.');
    }
    return {
        files: [...dumped.files, globals.file, ...sums],
        facts,
        recoveryPoint: new Date(facts.snapshot.at),
        highlights: [
            `${(0,format/* plural */.LS)(facts.tables.length, 'table')}, ${(0,format/* plural */.LS)(rows, 'row')}, counted and fingerprinted in one snapshot`,
            `${facts.format} format by pg_dump ${job.client.version}, PostgreSQL ${facts.server.version}`,
        ],
        warnings,
        tools: { pg_dump: job.client.version },
    };
}
async function discardOutput({ source, sink, format, codec }) {
    for (const path of [(0,names/* dumpPath */.O0)(source.database, sink.id, format, codec), (0,names/* globalsPath */.Kk)(sink.id, codec)]) {
        await sink.discard(path);
        await sink.discard(`${path}.sha256`);
    }
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/server/server.js
var server = __webpack_require__(15084);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/session-settings.js
var session_settings = __webpack_require__(13397);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/plan/search-path.js

const reliantRow = schemas/* object */.Ikc({ object: schemas/* string */.YjP(), function: schemas/* string */.YjP(), finds: schemas/* string */.YjP(), path: schemas/* string */.YjP() });
const most = 10;
/**
 * What a restore must evaluate (indexes, checks, generated columns, partition keys, statistics, materialized views) by functions
 * in SQL or PL/pgSQL that have no search_path of their own, and whose text names a function, table or type of the database
 * without its schema. Only a text is looked at, so that it is a suspicion and no more.
 */
const reliant = `
  WITH used AS (
    SELECT d.refobjid AS id, min(pg_describe_object(d.classid, d.objid, d.objsubid)) AS object
    FROM pg_depend d
      LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
      LEFT JOIN pg_attrdef e ON d.classid = 'pg_attrdef'::regclass AND e.oid = d.objid
      LEFT JOIN pg_attribute a ON a.attrelid = e.adrelid AND a.attnum = e.adnum
      LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
      LEFT JOIN pg_class v ON v.oid = r.ev_class
    WHERE d.refclassid = 'pg_proc'::regclass AND (c.relkind IN ('i', 'I', 'p') OR a.attgenerated <> '' OR v.relkind = 'm'
      OR d.classid IN ('pg_constraint'::regclass, 'pg_statistic_ext'::regclass))
    GROUP BY d.refobjid),
  own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
  SELECT u.object, f.oid::regprocedure::text AS function, min(n.name) AS finds, string_agg(DISTINCT quote_ident(n.schema), ', ') AS path
  FROM used u JOIN pg_proc f ON f.oid = u.id JOIN pg_language l ON l.oid = f.prolang
    CROSS JOIN LATERAL (
      SELECT proname AS name, nspname AS schema FROM regexp_matches(f.prosrc, '(?:^|[^\\w.$"])([a-z_]\\w*)\\s*\\(', 'gi') m
        JOIN pg_proc ON proname = lower(m[1]) JOIN own ON own.oid = pronamespace
      UNION
      SELECT relname, nspname FROM regexp_matches(f.prosrc, '(?:\\m(?:from|join|into|update)\\s|::)\\s*([a-z_]\\w*)\\M(?!\\s*[.(])', 'gi') m
        JOIN pg_class ON relname = lower(m[1]) JOIN own ON own.oid = relnamespace
      UNION
      SELECT typname, nspname FROM regexp_matches(f.prosrc, '::\\s*([a-z_]\\w*)\\M(?!\\s*[.])', 'gi') m
        JOIN pg_type ON typname = lower(m[1]) JOIN own ON own.oid = typnamespace) n
  WHERE l.lanname IN ('sql', 'plpgsql') AND NOT EXISTS (SELECT FROM unnest(f.proconfig) s WHERE s LIKE 'search\\_path=%')
  GROUP BY u.object, f.oid ORDER BY 1 LIMIT ${most}`;
/** What a restore, which runs with an empty search_path, may not be able to make, and what would mend it. */
async function searchPathWarnings(database) {
    const found = await database.rows(reliantRow, reliant);
    return found.map(({ object, function: name, finds, path }) => `${object} calls ${name}, which may find ${finds} only by search_path. A restore runs with an empty one, and may not be able to make it. To mend it: ALTER FUNCTION ${name} SET search_path = ${path}`);
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/plan/plan.js
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
/** What the most jobs, the globals and the questions beside them take. */
const enoughSessions = mostJobs + sessionsBeside + 1;
/** Looks at the database and the installed clients, and decides how the dump will be taken. */
async function planDatabase(session, config) {
    const { signal, connection, log } = session;
    const source = (0,server_source/* parseSource */.PJ)(config.url);
    const seen = await inspect(session, source);
    const { server, database } = seen.state;
    const env = {
        ...(0,server_source/* toolEnv */.oW)(source, session.env, server.major),
        PGOPTIONS: (0,session_settings/* pgOptions */.KD)(server.major, (0,session_settings/* rowSettings */.Cj)(database)),
        // In the database's own: nothing is converted, and nothing that cannot be.
        PGCLIENTENCODING: database.encoding,
    };
    const client = await (0,clients/* findClient */.$r)(connection, server, config['client-path'], { env, signal });
    const choice = await chooseFormat(session, config, client, env);
    const wanted = config.jobs === 'auto' ? Math.min(mostJobs, (0,external_node_os_.availableParallelism)()) : config.jobs;
    // Each job has a session of its own, but a single one.
    const jobs = choice.format !== 'directory' ? 1 : Math.max(1, Math.min(wanted, seen.sessions - sessionsBeside - 1));
    const rawBytes = database.bytes;
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
        sessions: seen.sessions,
    };
    return {
        plan: describePlan(source, seen, shared, choice.warnings),
        async backup(sink) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const { timeout } = config;
                const late = new errors/* BackupError */.hj('timeout', `The database backup took longer than ${Math.round(timeout / 1000)} s`, {
                    hint: 'Raise database.timeout, or look for what makes the dump slow (locks, disk, network).',
                });
                const limited = plan_addDisposableResource(env_1, (0,deadline/* withDeadline */.N)(session.signal, timeout, late), false);
                return await captureDatabase({ ...shared, sink, signal: limited.signal });
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
        const state = await (0,server/* readServer */.W)(database);
        const warnings = [];
        const ask = (what, question, otherwise) => orWarn(warnings, what, () => question(database), otherwise);
        const foreignLargeObjects = state.superuser
            ? 0
            : await ask('large objects of other owners', countForeignLargeObjects, 0);
        const relations = await ask('tables and sequences', inventory/* readRelations */.Ae, []);
        const sessions = await ask('how many more sessions the server takes', countSessionsLeft, Number.POSITIVE_INFINITY);
        warnings.push(...(await ask('functions that rely on search_path', searchPathWarnings, [])));
        return { state, relations, foreignLargeObjects, sessions, warnings };
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
async function countSessionsLeft(database) {
    return (await (0,server_database/* askNumber */.zg)(database, sessionsLeft)) ?? Number.POSITIVE_INFINITY;
}
/** By the limits of role, database and server; the one that asks will be gone by then. A superuser knows no limit of his own. */
const sessionsLeft = `
  SELECT 1 + least(
    current_setting('max_connections')::int - CASE WHEN r.rolsuper THEN 0 ELSE current_setting('superuser_reserved_connections')::int END - count(*),
    CASE WHEN NOT r.rolsuper AND r.rolconnlimit >= 0 THEN r.rolconnlimit - count(*) FILTER (WHERE a.usesysid = r.oid) END,
    CASE WHEN NOT r.rolsuper AND d.datconnlimit >= 0 THEN d.datconnlimit - count(*) FILTER (WHERE a.datid = d.oid) END) AS number
  FROM pg_roles r, pg_database d, pg_stat_activity a
  WHERE r.rolname = session_user AND d.datname = current_database() AND a.backend_type = 'client backend'
  GROUP BY r.oid, r.rolsuper, r.rolconnlimit, d.oid, d.datconnlimit`;
function countForeignLargeObjects(database) {
    return (0,inventory/* countLargeObjects */.T5)(database, "WHERE NOT pg_has_role(lomowner, 'USAGE')");
}
async function chooseFormat(session, config, client, env) {
    const { connection, signal } = session;
    const codec = session.config.compression;
    if (config.format === 'custom' || config.format === 'plain')
        return { format: config.format, codec, warnings: [] };
    // pg_dump writes the folder where it runs: that must be this machine.
    const near = connection.kind === 'local';
    const zstd = near && (await (0,clients/* canZstd */.yX)(connection, client, { env, signal }));
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
        source: `${(0,server_source/* describeSource */.B6)(source)}, PostgreSQL ${server.version}`,
        estimatedBytes: job.estimatedBytes,
        estimatedRawBytes: job.estimatedRawBytes,
        details: [
            `${(0,format/* plural */.LS)(tables.length, 'table')}, ${(0,format/* formatBytes */.z3)(database.bytes)} on the server${server.inRecovery ? ' (a standby)' : ''}`,
            `${job.format} format, ${job.codec}, ${(0,format/* plural */.LS)(job.jobs, 'job')}, pg_dump ${job.client.version}`,
            ...(seen.sessions < enoughSessions
                ? [
                    `${(0,format/* plural */.LS)(seen.sessions, 'session')} left on the server: ${seen.sessions < sessionsBeside ? 'rows are not counted apart from the dump' : 'fewer jobs'}`,
                ]
                : []),
        ],
        warnings: [...warnings, ...planWarnings(source, seen, job.client), ...seen.warnings],
    };
}
function planWarnings(source, { state, relations, foreignLargeObjects }, client) {
    const { server } = state;
    const warnings = [];
    if (source.ignored.length > 0)
        warnings.push(`database.url: not a parameter of PostgreSQL, left out: ${source.ignored.join(', ')}`);
    if (source.unheeded.length > 0)
        warnings.push(`database.url: without effect on a backup, left out: ${source.unheeded.join(', ')}`);
    if (client.major !== server.major) {
        warnings.push(`pg_dump ${client.version} is newer than the server (${server.version}): only clients of ${client.major} or newer can restore its dump`);
    }
    const unlogged = relations.filter((relation) => relation.kind === 'r' && !(0,inventory/* isDumped */.Ms)(relation, server.inRecovery) && relation.unlogged);
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

/***/ 36135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ findClient),
/* harmony export */   DM: () => (/* binding */ program),
/* harmony export */   j: () => (/* binding */ majors),
/* harmony export */   pd: () => (/* binding */ foldersOf),
/* harmony export */   yX: () => (/* binding */ canZstd)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);


/** How many major versions above (and, for the error message, below) the server's are looked for. */
const majorsAround = 8;
/** The command of one of the client's programs. */
function program(client, name) {
    return client.folder === undefined ? name : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(client.folder, name);
}
/**
 * The client for a server: of the same major version, else of the lowest higher one (an older pg_dump refuses a newer
 * server; a newer one writes dumps an older server cannot take back without complaint).
 *
 * @param wanted the server, or the PostgreSQL whose pg_dump wrote what is to be restored
 * @param folder use only this one
 * @throws BackupError `tool-missing`, `version-mismatch`
 */
async function findClient(connection, wanted, folder, options) {
    const above = majors(wanted.major, wanted.major + majorsAround);
    const below = majors(Math.max(9, wanted.major - majorsAround), wanted.major - 1);
    const same = folder === undefined ? await probeAll(connection, foldersOf(wanted.major), options) : [];
    if (same[0] !== undefined)
        return same[0];
    const probe = (folders) => probeAll(connection, folders, options);
    const found = await probe(folder === undefined ? [...above.flatMap(foldersOf), undefined] : [folder]);
    const [best] = found.filter(({ major }) => major >= wanted.major).sort((a, b) => a.major - b.major);
    if (best !== undefined)
        return best;
    const older = folder === undefined ? [...found, ...(await probe(below.flatMap(foldersOf)))] : found;
    throw unsuitable(older, wanted, folder);
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
/** Where packages put the programs of a major version. */
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
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.code === 'tool-missing')
            return undefined;
        throw error;
    }
}
function unsuitable(found, wanted, folder) {
    const hint = `Install the client of PostgreSQL ${wanted.major} (Debian and Ubuntu: postgresql-client-${wanted.major})${folder === undefined ? '.' : ', or correct database.client-path.'}`;
    if (found.length === 0) {
        const where = folder === undefined ? 'on this machine' : `in ${folder}`;
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('tool-missing', `pg_dump is not installed ${where}`, { hint });
    }
    const versions = [...new Set(found.map(({ version }) => version))].join(', ');
    const [title, why] = 'writer' in wanted
        ? [
            `The dump was written by pg_dump ${wanted.major}, newer than every pg_restore here`,
            `pg_restore ${versions}; pg_restore cannot read what a newer pg_dump wrote`,
        ]
        : [
            `The server is PostgreSQL ${wanted.version}, newer than every pg_dump here`,
            `pg_dump ${versions}; pg_dump refuses a server of a newer major version`,
        ];
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('version-mismatch', title, { because: [`found: ${why}`], hint });
}


/***/ }),

/***/ 15084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readServer),
/* harmony export */   y: () => (/* binding */ readIdentifier)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49567);
/* harmony import */ var _database_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2426);


const versionRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai(),
    recovering: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    bypass: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    superuser: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
});
/** pg_database as JSON: its columns differ between versions. */
const databaseRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    row: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        datname: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        datcollate: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        datctype: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        datconnlimit: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
        datlocprovider: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().default('c'),
        daticulocale: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
        datlocale: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullish(),
        datistemplate: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
        datacl: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).nullable(),
    }),
    owner: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    encoding: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    monetary: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    bytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai(),
    comment: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
});
const privilegeRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ grantee: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(), privilege: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), grantable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() });
const settingRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ role: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(), setting: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/** Everything about the server and the database that a dump does not hold, or that must be known before it is taken. */
async function readServer(database) {
    const [row] = await database.rows(versionRow, `SELECT current_setting('server_version_num') AS version, pg_is_in_recovery() AS recovering,
       rolbypassrls OR rolsuper AS bypass, rolsuper AS superuser
     FROM pg_roles WHERE rolname = current_user`);
    const { version, recovering, bypass, superuser } = versionRow.parse(row);
    const timeline = await controlValue(database, 'timeline_id', 'pg_catalog.pg_control_checkpoint()');
    const major = Math.floor(version / 10_000);
    return {
        server: {
            version: `${major}.${version % 10_000}`,
            major,
            systemIdentifier: await readIdentifier(database),
            timeline: timeline === null ? null : Number(timeline),
            inRecovery: recovering,
        },
        database: await readDatabase(database),
        bypassesRowSecurity: bypass,
        superuser,
    };
}
/** Made by initdb, and the same in every physical copy of a server; null: the user may not read it. */
async function readIdentifier(database) {
    return await controlValue(database, 'system_identifier', 'pg_catalog.pg_control_system()');
}
async function controlValue(database, column, call) {
    const may = `SELECT 'yes' AS text WHERE pg_catalog.has_function_privilege(${(0,_database_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .eu)(call)}, 'EXECUTE')`;
    if ((await (0,_database_js__WEBPACK_IMPORTED_MODULE_0__/* .askTexts */ .Od)(database, may)).length === 0)
        return null;
    const [value = null] = await (0,_database_js__WEBPACK_IMPORTED_MODULE_0__/* .askTexts */ .Od)(database, `SELECT ${column}::text AS text FROM ${call}`);
    return value;
}
async function readDatabase(database) {
    const [first] = await database.rows(databaseRow, `SELECT to_jsonb(d) AS row, pg_get_userbyid(d.datdba) AS owner, pg_encoding_to_char(d.encoding) AS encoding,
       current_setting('lc_monetary') AS monetary,
       pg_database_size(d.oid)::text AS bytes, shobj_description(d.oid, 'pg_database') AS comment
     FROM pg_database d WHERE datname = current_database()`);
    const { row, monetary, ...rest } = databaseRow.parse(first);
    const settings = await readSettings(database);
    return {
        name: row.datname,
        isTemplate: row.datistemplate,
        ...rest,
        collate: row.datcollate,
        ctype: row.datctype,
        lcMonetary: settings.find(({ role, name }) => role === null && name === 'lc_monetary')?.value ?? monetary,
        provider: row.datlocprovider,
        locale: row.datlocale ?? row.daticulocale ?? null,
        connectionLimit: row.datconnlimit,
        privileges: row.datacl === null ? null : await readPrivileges(database),
        settings,
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
        return { role, name, value: isOfApplication(name) ? null : value.join('=') };
    });
}
/**
 * Applications keep what they like in settings of their own ("app.jwt_secret", "app.dsn"): their values must not come into a
 * manifest. PostgreSQL's own names have no dot.
 */
function isOfApplication(name) {
    return name.includes('.');
}


/***/ })

};
