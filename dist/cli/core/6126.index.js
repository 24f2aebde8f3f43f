export const id = 6126;
export const ids = [6126];
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

/***/ 96126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspectLiveDatabase: () => (/* binding */ inspectLiveDatabase),
/* harmony export */   queryDatabase: () => (/* binding */ queryDatabase)
/* harmony export */ });
/* harmony import */ var _lib_deadline_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2656);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);
/* harmony import */ var _capture_counts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13092);
/* harmony import */ var _capture_inventory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72906);
/* harmony import */ var _capture_newest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26626);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67788);
/* harmony import */ var _server_answer_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(11225);
/* harmony import */ var _server_connect_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5383);
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(2426);
/* harmony import */ var _server_source_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(16530);
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











/** Tables larger than this are not counted again: they were compared row by row before the switch. */
const countedRows = 5_000_000;
/** Services have started again: one that changes tables holds locks, and must not keep the checks waiting. */
const lockWaitMs = 10_000;
const statementMs = 120_000;
const wholeMs = 600_000;
/** After a restore: the tables are there, hold at least what the backup held, and how recent their rows are. */
async function inspectLiveDatabase(facts, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const late = new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('timeout', 'The checks of the database were not done in time');
        const deadline = __addDisposableResource(env_1, (0,_lib_deadline_js__WEBPACK_IMPORTED_MODULE_10__/* .withDeadline */ .N)(session.signal, wholeMs, late), false);
        const database = __addDisposableResource(env_1, await (0,_server_connect_js__WEBPACK_IMPORTED_MODULE_7__/* .connectTo */ .m)(sourceOf(session), session.connection, deadline.signal), true);
        await (0,_server_answer_js__WEBPACK_IMPORTED_MODULE_6__/* .limitStatements */ .cG)(database, statementMs, lockWaitMs);
        const live = (await (0,_capture_inventory_js__WEBPACK_IMPORTED_MODULE_3__/* .readRelations */ .Ae)(database)).filter(({ kind }) => kind === 'r' || kind === 'p');
        const parsed = _facts_js__WEBPACK_IMPORTED_MODULE_5__/* .factsSchema */ .tp.safeParse(facts);
        if (!parsed.success) {
            const detail = (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(live.length, 'table');
            return [verdict('tables-present', live.length > 0 ? [] : [detail], detail)];
        }
        const { tables } = parsed.data;
        const present = new Set(live.map(_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .tableKey */ .ih));
        const { there = [], missing } = Object.groupBy(tables, (table) => present.has((0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .tableKey */ .ih)(table)) ? 'there' : 'missing');
        const problems = missing === undefined ? [] : [`missing: ${missing.map(_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .tableName */ .Cm).join(', ')}`];
        const found = await (0,_capture_counts_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutCode */ .MK)(database, there);
        return [
            verdict('tables-present', problems, (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(tables.length, 'table')),
            await inTime('rows-present', () => countTables(database, found)),
            await inTime('newest-rows', () => compareNewest(database, parsed.data, found)),
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
function verdict(name, problems, detail) {
    return problems.length === 0
        ? { name, outcome: 'passed', detail }
        : { name, outcome: 'failed', detail: problems.join('; ') };
}
/** The first value of the first row of the user's query, as text. */
async function queryDatabase(sql, session, timeoutMs) {
    const { connection, signal } = session;
    return await (0,_server_answer_js__WEBPACK_IMPORTED_MODULE_6__/* .answer */ .ZF)({ source: sourceOf(session), connection, signal, sql, timeoutMs, mode: 'read-write' });
}
/** What could not be found out in time is not a pass. */
async function inTime(name, check) {
    try {
        return await check();
    }
    catch (error) {
        if (!(0,_server_answer_js__WEBPACK_IMPORTED_MODULE_6__/* .isOutOfTime */ .bK)(error))
            throw error;
        return {
            name,
            outcome: 'unknown',
            detail: ['a table is locked, or too slow to read', ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM)(error)].join(': '),
            hint: 'Look for a migration or another long statement in pg_stat_activity.',
        };
    }
}
/** Services have started again: there may be more rows than in the backup, but not fewer unless something deletes. */
async function countTables(database, tables) {
    const fewer = [];
    let total = 0;
    for (const table of tables.filter(({ rows }) => rows <= countedRows)) {
        const rows = await (0,_capture_inventory_js__WEBPACK_IMPORTED_MODULE_3__/* .countRows */ .BO)(database, table);
        total += rows;
        if (rows < table.rows)
            fewer.push(`${(0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .tableName */ .Cm)(table)} has ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(rows)} of ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(table.rows)}`);
    }
    return verdict('rows-present', fewer, (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(total, 'row'));
}
/** Nothing takes rows away but time or the application: the newest row of the backup is there, or a newer one. */
async function compareNewest(database, { newest: recorded = [] }, tables) {
    const emptied = [];
    for (const table of tables.filter(({ rows }) => rows > 0)) {
        const sql = `SELECT '' AS text FROM ONLY ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_8__/* .quoteName */ .AB)(table.schema, table.name)} LIMIT 1`;
        if ((await (0,_server_database_js__WEBPACK_IMPORTED_MODULE_8__/* .askTexts */ .Od)(database, sql)).length === 0)
            emptied.push(`${(0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .tableName */ .Cm)(table)} has no rows, the backup has ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(table.rows)}`);
    }
    const newest = await (0,_capture_newest_js__WEBPACK_IMPORTED_MODULE_4__/* .readNewest */ .L6)(database, tables);
    const older = recorded.flatMap((backup) => {
        const now = newest.find((one) => (0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .tableKey */ .ih)(one) === (0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .tableKey */ .ih)(backup) && one.column === backup.column);
        if (now === undefined || (now.at !== null && now.at >= backup.at))
            return [];
        return [
            `the newest row of ${(0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .tableName */ .Cm)(backup)} is of ${now.at ?? 'no time'}, that of the backup of ${backup.at} (${backup.column}, UTC)`,
        ];
    });
    const seen = newest.flatMap((one) => (one.at === null ? [] : [`${(0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .tableName */ .Cm)(one)} ${one.at}`]));
    return verdict('newest-rows', [...emptied, ...older], seen.join(', ') || 'no indexed time column to look at');
}
function sourceOf(session) {
    return (0,_server_source_js__WEBPACK_IMPORTED_MODULE_9__/* .parseSource */ .PJ)((0,_server_source_js__WEBPACK_IMPORTED_MODULE_9__/* .databaseConfig */ .eL)(session).url);
}


/***/ }),

/***/ 11225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZF: () => (/* binding */ answer),
/* harmony export */   bK: () => (/* binding */ isOutOfTime),
/* harmony export */   cG: () => (/* binding */ limitStatements)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(13798);
/* harmony import */ var _lib_deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2656);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5383);
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





/** For connecting, and for the server to end the statement by itself. */
const graceMs = 10_000;
/** Larger ones are no setting of a server. */
const longestTimeoutMs = 2 ** 31 - 1;
/**
 * The first value of a query of the user, as text, in a session of its own: one that fails or changes settings spoils no other.
 *
 * @throws BackupError `timeout` when there is no answer in time, also because somebody holds a lock
 */
async function answer(question) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { source, connection, signal, sql, timeoutMs, mode } = question;
        const deadline = __addDisposableResource(env_1, (0,_lib_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .withDeadline */ .N)(signal, timeoutMs + graceMs, noAnswer(timeoutMs, [])), false);
        const database = __addDisposableResource(env_1, await (0,_connect_js__WEBPACK_IMPORTED_MODULE_2__/* .connectTo */ .m)(source, connection, deadline.signal, 'of the role'), true);
        await limitStatements(database, timeoutMs);
        if (mode === 'read-only')
            await database.run('SET default_transaction_read_only = on');
        try {
            return await firstValue(database, sql);
        }
        catch (error) {
            if (!isOutOfTime(error))
                throw error;
            throw noAnswer(timeoutMs, (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM)(error));
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
/** No statement of the session takes longer than this, nor waits longer for a lock. */
async function limitStatements(database, timeoutMs, lockWaitMs = timeoutMs) {
    const [whole, lock] = [timeoutMs, lockWaitMs].map((ms) => Math.min(Math.max(1, Math.round(ms)), longestTimeoutMs));
    await database.run(`SET statement_timeout = ${whole}; SET lock_timeout = ${lock}`);
}
/** Whether the server has ended a statement because it took, or waited, too long. */
function isOutOfTime(error) {
    return error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.code === 'lock-timeout';
}
function noAnswer(timeoutMs, because) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('timeout', `It gave no answer within ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(timeoutMs)}`, {
        because,
        hint: 'Somebody may hold a lock on a table it reads (pg_stat_activity), or it is slow: raise its timeout in checks.',
    });
}
const anyRow = zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J());
/** The first value of the first row of a query, as text; undefined when there is no row or the value is null. */
async function firstValue(database, sql) {
    const [row] = await database.rows(anyRow, sql);
    const value = row === undefined ? undefined : Object.values(row)[0];
    if (value === undefined || value === null)
        return undefined;
    return value instanceof Date ? value.toISOString() : String(value);
}


/***/ })

};
