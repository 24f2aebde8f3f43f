export const id = 1990;
export const ids = [1990];
export const modules = {

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

/***/ 41489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ compareRows)
});

// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/copy.js
var archive_copy = __webpack_require__(4141);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/encoding.js
var archive_encoding = __webpack_require__(91213);
// EXTERNAL MODULE: ./.build/lib/components/postgres/capture/inventory.js
var inventory = __webpack_require__(72906);
// EXTERNAL MODULE: ./.build/lib/components/postgres/facts.js
var postgres_facts = __webpack_require__(67788);
// EXTERNAL MODULE: ./.build/lib/components/postgres/fingerprint/fingerprint.js + 2 modules
var fingerprint_fingerprint = __webpack_require__(21301);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/place.js
var restore_place = __webpack_require__(31905);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
// EXTERNAL MODULE: ./.build/lib/lib/together.js
var together = __webpack_require__(42118);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/errors.js
var restore_errors = __webpack_require__(32043);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/psql.js
var psql = __webpack_require__(29756);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/database.js
var database = __webpack_require__(2426);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/session-settings.js
var session_settings = __webpack_require__(13397);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/rows.js
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












/**
 * The fingerprints of tables as they lie in a database, by tableKey(): each is read as pg_dump would, several at once, the
 * largest first.
 */
async function fingerprintTables(place, tables, recorded) {
    const waiting = [...tables].sort((a, b) => b.bytes - a.bytes);
    const found = new Map();
    const readers = Array.from(
    // Each keeps a process of the server busy beside ourselves.
    { length: Math.min(Math.ceil((0,external_node_os_.availableParallelism)() / 2), waiting.length) }, () => (signal) => readTables({ ...place, signal }, () => waiting.shift(), found, recorded));
    await (0,together/* together */.b)(place.signal, readers);
    return found;
}
/** One psql that sends table after table, each followed by the line that ends rows in a dump. */
async function readTables(place, next, found, recorded) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const tool = __addDisposableResource(env_1, await (0,psql/* startPsql */.L)(place, { stdout: 'pipe' }), true);
        // What ends psql early is told by its exit code and its words.
        tool.stdin?.on('error', () => { });
        tool.stdin?.write(asDumped(recorded));
        let table;
        let reader;
        const begin = () => {
            table = next();
            if (table === undefined)
                tool.stdin?.end();
            else
                tool.stdin?.write((0,archive_encoding/* bytesOf */.$$)(copyStatement(table, recorded.encoding)));
            reader = table === undefined ? undefined : new fingerprint_fingerprint/* RowsReader */.d();
        };
        begin();
        try {
            await (0,promises_.pipeline)(tool.stdout ?? [], async (chunks) => {
                for await (const chunk of chunks) {
                    for (let rest = chunk; rest.byteLength > 0;) {
                        if (reader === undefined || table === undefined)
                            throw new errors/* BackupError */.hj('internal', 'psql sent more than asked');
                        rest = rest.subarray(reader.update(rest));
                        if (!reader.ended)
                            continue;
                        found.set((0,postgres_facts/* tableKey */.ih)(table), reader.end());
                        reader = undefined;
                        begin();
                    }
                }
            });
        }
        finally {
            reader?.abandon();
        }
        const exit = await tool.exit;
        (0,exec/* throwIfAborted */.Te)(place.signal);
        if (exit.code !== 0 || table !== undefined)
            throw (0,restore_errors/* restoreToolError */.l)('psql', exit, place);
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
/** Beside what every session has: as the dump was written. A locale that is not here matters to amounts of money only. */
function asDumped(recorded) {
    const settings = { client_encoding: recorded.encoding, ...(0,session_settings/* rowSettings */.Cj)(recorded) };
    const lines = Object.entries(settings).map(([name, value]) => `SET ${name} = ${(0,database/* literal */.eu)(value)};`);
    return ['\\set ON_ERROR_STOP 0', ...lines, '\\set ON_ERROR_STOP 1', ''].join('\n');
}
function copyStatement({ schema, name, columns, condition, tree }, encoding) {
    const quote = (0,archive_encoding/* isConvertible */.K2)(encoding) ? asciiName : database/* quoteName */.AB;
    const list = columns.map((column) => quote(column)).join(', ');
    const table = `${quote(schema)}.${quote(name)}`;
    const what = condition === undefined && !tree
        ? `${table}${columns.length === 0 ? '' : ` (${list})`}`
        : `(SELECT ${list} FROM ${tree ? table : `ONLY ${table} ${condition}`})`;
    return `COPY ${what} TO STDOUT;\n\\echo '\\\\.'\n`;
}
/** A name that reads the same in every encoding the session may have: `größe` → `U&"gr\+0000f6\+0000dfe"`. */
function asciiName(name) {
    const escaped = name.replaceAll('\\', '\\\\').replaceAll(/[^\0-\x7f]/gu, (sign) => {
        const code = sign.codePointAt(0) ?? 0;
        return `\\+${code.toString(16).padStart(6, '0')}`;
    });
    return escaped === name ? (0,database/* quoteName */.AB)(name) : `U&${(0,database/* quoteName */.AB)(escaped)}`;
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/compare-rows.js
var compare_rows_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var compare_rows_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








/** Reads every row of the tables. What is done to a database after its rows are in (indexes, constraints) changes none. */
async function compareRows(place, facts, entries, tables = facts.tables) {
    const differences = [];
    const readable = [];
    let expected;
    {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const database = compare_rows_addDisposableResource(env_1, await (0,restore_place/* openPlace */.QL)(place), true);
            expected = asLoaded(tables, entries ?? [], await (0,inventory/* readPartitions */.gU)(database));
            const relations = new Map((await (0,inventory/* readRelations */.Ae)(database)).map((relation) => [(0,postgres_facts/* tableKey */.ih)(relation), relation]));
            const conditions = await (0,inventory/* readConditions */.Z7)(database);
            for (const table of expected) {
                const relation = relations.get((0,postgres_facts/* tableKey */.ih)(table));
                const what = `table ${(0,postgres_facts/* tableName */.Cm)(table)}`;
                const lost = table.columns.filter((column) => relation?.columns.includes(column) === false);
                if (relation === undefined && !(0,archive_encoding/* isBytes */.aY)(table.schema + table.name))
                    differences.push({ what, expected: (0,format/* plural */.LS)(table.rows, 'row'), found: 'missing' });
                else if (lost.length > 0)
                    differences.push({
                        what,
                        expected: `columns ${table.columns.join(', ')}`,
                        found: `without ${lost.join(', ')}`,
                    });
                else
                    readable.push({ ...table, condition: conditions.get((0,postgres_facts/* tableKey */.ih)(table)) });
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = compare_rows_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    const found = await fingerprintTables(place, readable, facts.database);
    for (const table of expected) {
        const fingerprint = found.get((0,postgres_facts/* tableKey */.ih)(table));
        if (fingerprint !== undefined)
            differences.push(...compareTable(table, fingerprint));
    }
    const rows = [...found.values()].reduce((sum, fingerprint) => sum + fingerprint.rows, 0);
    return {
        differences,
        definitions: [],
        uncertain: expected
            .filter(({ sum }) => sum === undefined)
            .map((tree) => `partitions of ${(0,postgres_facts/* tableName */.Cm)(tree)} have their columns in different orders: their rows were only counted`),
        compared: [`${(0,format/* plural */.LS)(found.size, 'table')}, ${(0,format/* plural */.LS)(rows, 'row')} by fingerprint`],
    };
}
/**
 * pg_dump loads partitions through their root where rows may belong to another one after a restore (hashes of enums change):
 * then only the tree as a whole is what it was, with the partitions that are loaded by themselves.
 */
function asLoaded(tables, entries, partitions) {
    const targets = new Map(entries.flatMap(({ schema = '', name, copy = '' }) => {
        const target = (0,archive_copy/* parseCopy */.p)(copy);
        return target === undefined ? [] : [[(0,postgres_facts/* tableKey */.ih)({ schema, name }), target]];
    }));
    const targetOf = (table) => targets.get((0,postgres_facts/* tableKey */.ih)(table)) ?? table.into ?? table;
    const roots = new Set(tables.filter((one) => (0,postgres_facts/* tableKey */.ih)(targetOf(one)) !== (0,postgres_facts/* tableKey */.ih)(one)).map((one) => (0,postgres_facts/* tableKey */.ih)(targetOf(one))));
    const rootOf = (table) => {
        const above = partitions.find(({ schema, name, parent, parentSchema }) => schema === table.schema && name === table.name && roots.has((0,postgres_facts/* tableKey */.ih)({ schema: parentSchema, name: parent })));
        return above === undefined ? targetOf(table) : { schema: above.parentSchema, name: above.parent };
    };
    const loaded = new Map();
    for (const table of tables) {
        const target = rootOf(table);
        const { columns, rows, bytes, fingerprint } = table;
        const tree = (0,postgres_facts/* tableKey */.ih)(target) !== (0,postgres_facts/* tableKey */.ih)(table);
        const other = loaded.get((0,postgres_facts/* tableKey */.ih)(target));
        const alike = other === undefined || (other.sum !== undefined && other.columns.join('\n') === columns.join('\n'));
        loaded.set((0,postgres_facts/* tableKey */.ih)(target), {
            schema: target.schema,
            name: target.name,
            columns,
            tree: tree || other !== undefined,
            rows: rows + (other?.rows ?? 0),
            bytes: bytes + (other?.bytes ?? 0),
            sum: alike ? (0,fingerprint_fingerprint/* addFingerprints */.h)(fingerprint, other?.sum) : undefined,
        });
    }
    return [...loaded.values()];
}
function compareTable(table, found) {
    const what = `table ${(0,postgres_facts/* tableName */.Cm)(table)}`;
    if (found.rows !== table.rows)
        return [{ what, expected: (0,format/* plural */.LS)(table.rows, 'row'), found: (0,format/* plural */.LS)(found.rows, 'row') }];
    if (table.sum === undefined || (found.sum === table.sum && found.bytes === table.bytes))
        return [];
    return [
        {
            what,
            expected: `fingerprint ${table.sum}`,
            found: `${found.sum}: ${(0,format/* formatCount */.B4)(found.rows)} rows, as many, but with other content`,
        },
    ];
}


/***/ }),

/***/ 25974:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FL: () => (/* binding */ compareSchema),
  r9: () => (/* binding */ requireCompared),
  iW: () => (/* binding */ withLeftOut)
});

// UNUSED EXPORTS: compareDatabase

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/encoding.js
var encoding = __webpack_require__(91213);
// EXTERNAL MODULE: ./.build/lib/components/postgres/capture/inventory.js
var inventory = __webpack_require__(72906);
// EXTERNAL MODULE: ./.build/lib/components/postgres/capture/large-objects.js
var large_objects = __webpack_require__(78840);
// EXTERNAL MODULE: ./.build/lib/components/postgres/facts.js
var postgres_facts = __webpack_require__(67788);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/left-out.js
var left_out = __webpack_require__(15008);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/place.js
var restore_place = __webpack_require__(31905);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/server.js
var server = __webpack_require__(15084);
// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/compare-rows.js + 1 modules
var compare_rows = __webpack_require__(41489);
// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/comparing.js
var comparing = __webpack_require__(28638);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/compare-settings.js


/** What belongs to a database as a whole. Its name and size may differ. */
function compareDatabaseFacts(recorded, found) {
    const differences = [];
    const compare = (what, expected, now) => {
        if (expected !== now)
            differences.push({ what: `database ${what}`, expected, found: now });
    };
    compare('owner', recorded.owner, found.owner);
    compare('encoding', recorded.encoding, found.encoding);
    compare('locale', localeOf(recorded), localeOf(found));
    compare('connection limit', String(recorded.connectionLimit), String(found.connectionLimit));
    compare('comment', recorded.comment ?? 'none', found.comment ?? 'none');
    compare('privileges', privilegesOf(recorded), privilegesOf(found));
    const there = new Map(found.settings.map((setting) => [nameOf(setting), setting.value]));
    const uncertain = [];
    for (const setting of recorded.settings) {
        const name = nameOf(setting);
        const value = there.has(name) ? there.get(name) : 'missing';
        if (!there.has(name) && setting.value === null)
            uncertain.push(`${name}: its value looks like a secret and is not in the backup`);
        else
            compare(`setting ${name}`, setting.value ?? 'not recorded', value ?? 'not recorded');
        there.delete(name);
    }
    for (const name of there.keys())
        differences.push({ what: `database setting ${name}`, expected: 'none', found: 'present' });
    return {
        ...comparing/* nothing */.s,
        definitions: differences,
        uncertain,
        compared: ['owner, privileges and settings of the database'],
    };
}
function localeOf({ collate, ctype, provider, locale }) {
    return [collate, ctype, provider, locale ?? ''].join(' ').trim();
}
function nameOf({ role, name }) {
    return role === null ? name : `${name} of role ${role}`;
}
/** Null stands for the default; a list that says the default is no difference. */
function privilegesOf({ privileges, owner }) {
    const defaults = ['CONNECT', 'TEMPORARY'].map((privilege) => `PUBLIC ${privilege}`);
    const owners = ['CONNECT', 'CREATE', 'TEMPORARY'].map((privilege) => `${owner} ${privilege}`);
    const lines = privileges?.map(({ grantee, privilege, grantable }) => `${grantee ?? 'PUBLIC'} ${privilege}${grantable ? ' with grant option' : ''}`);
    return [...(lines ?? [...defaults, ...owners])].sort().join(', ');
}
/** Those of the backup are there. (One that is there besides is a definition of its own, unless CREATE DATABASE brings it.) */
function compareExtensions({ extensions }, found) {
    const there = new Map(found.map((extension) => [extension.name, extension]));
    const definitions = [];
    const uncertain = [];
    for (const { name, schema, version } of extensions) {
        const other = there.get(name);
        const what = `extension ${name}`;
        if (other === undefined)
            definitions.push({ what, expected: version, found: 'missing' });
        else if (other.schema !== schema)
            definitions.push({ what, expected: `in schema ${schema}`, found: `in ${other.schema}` });
        else if (other.version !== version)
            uncertain.push(`extension ${name} is ${other.version} here, ${version} in the backup`);
    }
    return { ...comparing/* nothing */.s, definitions, uncertain, compared: [(0,format/* plural */.LS)(extensions.length, 'extension')] };
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/definitions.js + 1 modules
var definitions = __webpack_require__(22363);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/compare.js
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














/** Compares everything a database holds with a backup. Reads every row. */
async function compareDatabase(place, expected) {
    return merge(await together(place.signal, [
        (signal) => compareRows({ ...place, signal }, expected.facts, expected.entries),
        (signal) => compareSchema({ ...place, signal }, expected),
    ]));
}
/** What was never compared must not count as equal. @throws BackupError `internal` */
function requireCompared(rows) {
    if (rows !== undefined)
        return rows;
    throw new errors/* BackupError */.hj('internal', 'The rows of the restored database were not compared with the backup', {
        hint: 'Nothing is proven. Please report this.',
    });
}
/** What could not be made is told with its reason, and not once more as missing. */
function withLeftOut(comparing, { entries, words }) {
    const told = new Set(entries.map(({ what }) => what));
    const others = comparing.definitions.filter(({ what }) => !told.has(what));
    const explained = others.map((one) => one.found === 'missing' && words.length > 0 ? { ...one, found: (0,left_out/* couldNotBeMade */.Fz)(words.join('; ')) } : one);
    return { ...comparing, definitions: [...entries, ...explained] };
}
/** Everything but the rows. */
async function compareSchema(place, expected) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { facts, databaseSettings = true } = expected;
        const database = __addDisposableResource(env_1, await (0,restore_place/* openPlace */.QL)(place), true);
        const state = await (0,server/* readServer */.W)(database);
        return (0,comparing/* merge */.h)([
            compareSequences(facts, await (0,inventory/* readSequences */.lu)(database, await (0,inventory/* readRelations */.Ae)(database))),
            await compareLargeObjects(facts, database),
            isWhole(facts) ? compareExtensions(facts, await (0,inventory/* readExtensions */.HW)(database)) : comparing/* nothing */.s,
            databaseSettings ? compareDatabaseFacts(facts.database, state.database) : comparing/* nothing */.s,
            await compareObjects(place, expected),
        ]);
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
/** pg_dump leaves extensions out when only some tables are dumped. */
function isWhole({ filters }) {
    return filters.tables.length + filters.excludeTables.length === 0;
}
/** By pg_dump's own words: those of the backup against those of the restored database. */
async function compareObjects(place, { facts, dump, entries, tablespaces }) {
    const recorded = await (0,definitions/* definitionsOf */.mu)(dump, entries);
    const found = await (0,definitions/* dumpDefinitions */.XO)(place, recorded, facts.database);
    const differences = (0,definitions/* compareDefinitions */.E4)(recorded.all, found.all, tablespaces);
    const compared = [`${(0,format/* plural */.LS)(recorded.all.length, 'definition')} in the words of pg_dump`];
    const [was, is] = [facts.server.major, place.serverMajor];
    if (was === is && facts.client.major === place.client.major)
        return { ...comparing/* nothing */.s, definitions: differences, compared };
    // Each major version of the server and of pg_dump writes some definitions in its own way.
    const { lost = [], unsure = [] } = Object.groupBy(differences, ({ found }) => found === 'missing' ? 'lost' : 'unsure');
    const shown = unsure.slice(0, 5).map(({ what }) => what);
    const differently = `${(0,format/* plural */.LS)(unsure.length, 'definition')} read differently in PostgreSQL ${is} than in ${was}`;
    const uncertain = unsure.length === 0 ? [] : [`${differently}: ${shown.join('; ')}`];
    return { ...comparing/* nothing */.s, definitions: lost, uncertain, compared };
}
function compareSequences(facts, found) {
    const known = new Map(found.map((sequence) => [(0,postgres_facts/* tableKey */.ih)(sequence), describePosition(sequence)]));
    const { named = [], unnamed } = Object.groupBy(facts.sequences, ({ name, schema }) => (0,encoding/* isBytes */.aY)(schema + name) ? 'unnamed' : 'named');
    const differences = named.flatMap((sequence) => {
        const expected = describePosition(sequence);
        const position = known.get((0,postgres_facts/* tableKey */.ih)(sequence)) ?? 'missing';
        return position === expected ? [] : [{ what: `sequence ${(0,postgres_facts/* tableName */.Cm)(sequence)}`, expected, found: position }];
    });
    const uncertain = unnamed ? [`${(0,format/* plural */.LS)(unnamed.length, 'sequence')} whose name is no text`] : [];
    return { ...comparing/* nothing */.s, differences, uncertain, compared: [(0,format/* plural */.LS)(named.length, 'sequence')] };
}
function describePosition({ lastValue, isCalled }) {
    return `at ${lastValue}${isCalled ? '' : ', which is still to be given out'}`;
}
async function compareLargeObjects(facts, database) {
    const count = await (0,inventory/* countLargeObjects */.T5)(database);
    const what = 'large objects';
    if (facts.largeObjects !== count)
        return { ...comparing/* nothing */.s, differences: [{ what, expected: `${facts.largeObjects}`, found: `${count}` }] };
    if (count === 0)
        return comparing/* nothing */.s;
    const recorded = facts.largeObjectsDigest ?? facts.inventory?.largeObjectsDigest ?? null;
    const objects = (0,format/* plural */.LS)(count, 'large object');
    if (recorded === null)
        return { ...comparing/* nothing */.s, uncertain: [`${objects}: the contents were not recorded, only their number`] };
    const digest = await (0,large_objects/* digestLargeObjects */.O)(database);
    if (recorded === digest)
        return { ...comparing/* nothing */.s, compared: [objects] };
    const found = `${digest.slice(0, 16)}: as many, but not the same`;
    return { ...comparing/* nothing */.s, differences: [{ what, expected: `digest ${recorded.slice(0, 16)}`, found }] };
}


/***/ }),

/***/ 28638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ merge),
/* harmony export */   s: () => (/* binding */ nothing)
/* harmony export */ });
const nothing = { differences: [], definitions: [], uncertain: [], compared: [] };
function merge(parts) {
    return {
        differences: parts.flatMap(({ differences }) => differences),
        definitions: parts.flatMap(({ definitions }) => definitions),
        uncertain: parts.flatMap(({ uncertain }) => uncertain),
        compared: parts.flatMap(({ compared }) => compared),
    };
}


/***/ }),

/***/ 22363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E4: () => (/* binding */ compareDefinitions),
  mu: () => (/* binding */ definitionsOf),
  XO: () => (/* binding */ dumpDefinitions),
  Hd: () => (/* binding */ objectName)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/plain.js
var plain = __webpack_require__(82710);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/toc.js
var toc = __webpack_require__(89220);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/errors.js
var restore_errors = __webpack_require__(32043);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/place.js
var restore_place = __webpack_require__(31905);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/session-settings.js
var session_settings = __webpack_require__(13397);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/source.js
var source = __webpack_require__(16530);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/fixed-points.js
/**
 * Where the text that pg_dump writes of a restored database is not the text it was restored from, although nothing was lost.
 * Each rule turns both texts into the same one.
 */
const fixedPoints = [
    movedCasts,
    // A restored child has its columns in the parent's order (MergeAttributes in tablecmds.c); rows are copied by name.
    (text, { kind }) => (kind === 'TABLE' && /^INHERITS \(/m.test(text) ? sorted(text.match(/.+/g)) : text),
    // Grants come in the order in which they were given, which changes no right.
    (text, { kind }) => (/^(DEFAULT )?ACL$/.test(kind) ? sorted(text.match(grants)) : text),
];
const grants = /SET SESSION AUTHORIZATION [\s\S]*?RESET SESSION AUTHORIZATION;|.+/g;
function sorted(parts) {
    return (parts ?? [])
        .map((part) => part.replace(/,$/, ''))
        .sort()
        .join('\n');
}
/** The definition as it reads after a dump and a restore. */
function settled(text, entry) {
    return fixedPoints.reduce((settling, rule) => rule(settling, entry), text.trim());
}
/** What CREATE DATABASE and CREATE EXTENSION bring by themselves: plpgsql, and the comment of an extension. */
function comesByItself({ kind, name }) {
    return (kind === 'EXTENSION' && name === 'plpgsql') || (kind === 'COMMENT' && name.startsWith('EXTENSION '));
}
/**
 * `status IN ('a', 'b')` on a varchar column is first shown as `(ARRAY['a'::character varying, 'b'::character varying])::text[]`
 * and, restored from that text, as `ARRAY[('a'::character varying)::text, ('b'::character varying)::text]` (tried on 13 to 18).
 */
function movedCasts(definition) {
    let text = definition;
    for (let at = text.lastIndexOf(opening); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(opening, at - 1)) {
        text = text.slice(0, at) + castElements(text.slice(at));
    }
    return text;
}
const opening = '(ARRAY[';
const closing = /^\]\)::([a-z_"][\w". ]*)\[\]/;
/** Rewrites the array at the beginning of the text, if it is one that is cast as a whole. */
function castElements(text) {
    const elements = [];
    let from = opening.length;
    let depth = 0;
    for (let at = from; at < text.length; at += 1) {
        const sign = text[at];
        if (sign === "'")
            at = text.indexOf("'", at + 1);
        if (at < 0)
            return text;
        if (sign === '(' || sign === '[')
            depth += 1;
        else if ((sign === ')' || sign === ']') && depth > 0)
            depth -= 1;
        else if (sign === ',' && depth === 0) {
            elements.push(text.slice(from, at).trim());
            from = at + 1;
        }
        else if (sign === ']') {
            const match = closing.exec(text.slice(at));
            if (match?.[1] === undefined)
                return text;
            elements.push(text.slice(from, at).trim());
            const cast = elements.map((element) => `(${element})::${match[1]}`);
            return `ARRAY[${cast.join(', ')}]${text.slice(at + match[0].length)}`;
        }
    }
    return text;
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/shown.js
var proof_shown = __webpack_require__(43895);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/definitions.js
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












/** Rows, positions of sequences, large objects and what belongs to the database as a whole are compared by themselves. */
const elsewhere = /^(TABLE DATA|SEQUENCE SET|BLOBS?|BLOB METADATA|LARGE OBJECTS?|MATERIALIZED VIEW DATA|STATISTICS DATA|DATABASE|DATABASE PROPERTIES|ENCODING|STDSTRINGS|SEARCHPATH)$/;
const ofElsewhere = /^(LARGE OBJECTS?|DATABASE) /;
const attributes = /^(ACL|COMMENT|SECURITY LABEL)$/;
/** @param entries the archive's table of contents; a plain dump has none and is read to its end */
async function definitionsOf(dump, entries) {
    if (dump.format === 'plain')
        return await plainDefinitions(await dump.backup.open(dump.file));
    return archiveDefinitions(entries ?? []);
}
function archiveDefinitions(entries) {
    return { all: entries.filter(isDefinition), format: 'custom', encoding: (0,toc/* encodingIn */.lJ)(entries) };
}
async function plainDefinitions(script) {
    const reader = new plain/* PlainDump */.H();
    try {
        for await (const chunk of script)
            reader.write(chunk);
        reader.end();
    }
    finally {
        reader.abandon();
    }
    return { all: reader.definitions.filter(isDefinition), format: 'plain', encoding: reader.encoding };
}
function isDefinition({ kind, name }) {
    return !elsewhere.test(kind) && !(attributes.test(kind) && ofElsewhere.test(name));
}
/** "table public.trades", "privileges of table trades in public": the object of an entry, for people. */
function objectName({ kind, schema, name }) {
    if (kind === 'DEFAULT ACL')
        return `${name.toLowerCase()}${schema === undefined ? '' : ` in ${schema}`}`;
    if (!attributes.test(kind))
        return `${kind.toLowerCase()} ${schema === undefined ? '' : `${schema}.`}${name}`;
    const [, type = '', rest = ''] = /^((?:[A-Z]+ )*[A-Z]+) ([\s\S]*)$/.exec(name) ?? ['', '', name];
    const of = kind === 'ACL' ? 'privileges of' : `${kind.toLowerCase()} on`;
    return `${of} ${type.toLowerCase()} ${schema === undefined ? '' : `${schema}.`}${rest}`;
}
/** What pg_dump says of the definitions of a database now, written as those of the backup were. */
async function dumpDefinitions(place, like, recorded) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const args = [
            '--schema-only',
            `--format=${like.format}`,
            '--compress=0',
            '--no-password',
            ...(like.encoding === undefined ? [] : [`--encoding=${like.encoding}`]),
            `--dbname=${(0,source/* conninfo */.Zf)(place.source.database)}`,
        ];
        const settings = (0,session_settings/* pgOptions */.KD)(place.serverMajor, (0,session_settings/* rowSettings */.Cj)(recorded));
        const tool = __addDisposableResource(env_1, await (0,restore_place/* startProgram */.Xd)(place, 'pg_dump', args, { pgOptions: settings, stdout: 'pipe' }), true);
        const output = tool.stdout ?? external_node_stream_.Readable.from([]);
        const [found] = await Promise.allSettled([like.format === 'plain' ? plainDefinitions(output) : readArchive(output)]);
        const exit = await tool.exit;
        (0,exec/* throwIfAborted */.Te)(place.signal);
        if (exit.code !== 0)
            throw (0,restore_errors/* restoreToolError */.l)('pg_dump', exit, place);
        if (found.status === 'rejected')
            throw found.reason;
        return found.value;
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
async function readArchive(output) {
    const head = (0,toc/* parseArchiveHead */.m0)(await (0,consumers_.buffer)(output));
    if (head === undefined)
        throw new errors/* BackupError */.hj('tool-failed', 'pg_dump wrote a table of contents that is cut');
    return archiveDefinitions(head.entries);
}
/**
 * What differs between the definitions of two dumps, both texts shortened to where they differ, secrets masked.
 *
 * @param tablespaces false: what was restored went to the default tablespace on purpose
 */
function compareDefinitions(expected, found, tablespaces) {
    // Some names say only part of what an object is (operators, casts, classes of several index methods).
    const keyOf = ({ kind, schema, name }) => JSON.stringify([kind, schema, name]);
    const [were, are] = [Map.groupBy(expected, keyOf), Map.groupBy(found, keyOf)];
    const keys = new Set([...were.keys(), ...are.keys()]);
    return [...keys].flatMap((key) => compareGroup(were.get(key) ?? [], are.get(key) ?? [], tablespaces));
}
function compareGroup(expected, found, tablespaces) {
    const left = [...found];
    const missing = expected.filter((one) => {
        const at = left.findIndex((other) => textOf(other, tablespaces) === textOf(one, tablespaces));
        if (at >= 0)
            left.splice(at, 1);
        return at < 0;
    });
    const shown = (one) => (0,proof_shown/* withoutSecrets */.cT)(one.kind, textOf(one, tablespaces));
    const added = left.slice(missing.length).filter((one) => !comesByItself(one));
    return [
        ...missing.flatMap((was, at) => {
            const [what, is] = [objectName(was), left[at]];
            if (is !== undefined)
                return [{ what, ...differing(shown(was), shown(is)) }];
            return comesByItself(was) ? [] : [{ what, expected: shown(was), found: 'missing' }];
        }),
        ...added.map((is) => ({ what: objectName(is), expected: 'none', found: `present: ${(0,proof_shown/* shorten */.ml)(shown(is))}` })),
    ];
}
function differing(was, is) {
    const [expected, found] = (0,proof_shown/* shortenBoth */.t)(was, is);
    return { expected, found: expected === found ? `${found} (it differs in a secret)` : found };
}
/**
 * An entry as one text: what is no statement of it (owner, tablespace, access method) at its end. Privileges and comments
 * name the owner of their object, which its own entry does; the schema public has none before 15, and gets no owner back.
 */
function textOf(one, tablespaces) {
    const more = [
        !attributes.test(one.kind) && one.owner && `owner ${one.owner}`,
        tablespaces && one.tablespace && `tablespace ${one.tablespace}`,
        one.accessMethod && `access method ${one.accessMethod}`,
    ].filter((line) => line);
    return [settled(one.definition ?? '', one), ...more].join('\n-- ');
}


/***/ }),

/***/ 43895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   t: () => (/* binding */ shortenBoth)
/* harmony export */ });
/** Definitions as a person reads them: shortened, without secrets. */
const shownChars = 600;
/** What is shown of what is the same before a difference. */
const leadChars = 60;
function shorten(text) {
    return text.length <= shownChars ? text : `${text.slice(0, shownChars)}… (${text.length} characters)`;
}
/** Two texts from a little before where they begin to differ. */
function shortenBoth(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at])
        at += 1;
    const from = Math.max(0, at - leadChars);
    const cut = (text) => `${from > 0 ? '…' : ''}${shorten(text.slice(from))}`;
    return from > 0 || Math.max(one.length, other.length) > shownChars ? [cut(one), cut(other)] : [one, other];
}
/** Of user mappings every option, of servers and subscriptions what is or may hold a password. */
function withoutSecrets(kind, text) {
    if (kind === 'USER MAPPING')
        return text.replaceAll(literal, "'…'");
    if (kind === 'SUBSCRIPTION')
        return text.replaceAll(new RegExp(`(CONNECTION )${literal.source}`, 'gi'), "$1'…'");
    if (!/SERVER|FOREIGN|DATABASE/.test(kind))
        return text;
    return text.replaceAll(new RegExp(`(\\b\\S*(?:pass|secret|token|key)\\S* )${literal.source}`, 'gi'), "$1'…'");
}
const literal = /E?'(?:[^'\\]|''|\\[\s\S])*'/g;


/***/ }),

/***/ 58407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ buildDatabase)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/database.js
var database = __webpack_require__(2426);
// EXTERNAL MODULE: ./.build/lib/components/postgres/settings.js
var settings = __webpack_require__(74774);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/place.js
var restore_place = __webpack_require__(31905);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/psql.js
var psql = __webpack_require__(29756);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/statements.js
var restore_statements = __webpack_require__(45902);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/create.js





function createStatement(name, pattern) {
    const base = `CREATE DATABASE ${(0,database/* quoteName */.AB)(name)} TEMPLATE template0`;
    if (pattern === undefined)
        return `${base} ENCODING 'UTF8'`;
    const { owner, encoding, collate, ctype, provider, locale } = pattern;
    const own = locale === null || provider === 'c'
        ? ''
        : provider === 'i'
            ? ` LOCALE_PROVIDER icu ICU_LOCALE ${(0,database/* literal */.eu)(locale)}`
            : ` LOCALE_PROVIDER builtin BUILTIN_LOCALE ${(0,database/* literal */.eu)(locale)}`;
    return `${base} OWNER ${(0,database/* quoteName */.AB)(owner)} ENCODING ${(0,database/* literal */.eu)(encoding)} LC_COLLATE ${(0,database/* literal */.eu)(collate)} LC_CTYPE ${(0,database/* literal */.eu)(ctype)}${own}`;
}
/**
 * Gives a restored database what a dump loses: connection limit, comment, privileges, settings. Values the manifest leaves
 * out because they look like secrets come from the archive itself.
 */
async function replaySettings(place, name, facts, archive) {
    const script = [...(0,settings/* settingStatements */.n)(facts), ...secretSettings(facts, archive ?? [])];
    if (script.length > 0)
        await (0,psql/* feedPsql */.HN)((0,restore_place.at)(place, name), [Buffer.from(`${script.join('\n')}\n`)], { variable: `db=${name}` });
}
/** `ALTER DATABASE trading_db SET "app.api_token" TO 'x';` of the archive, for a database of another name. */
function secretSettings(facts, archive) {
    const hidden = new Set(facts.settings.filter(({ value }) => value === null).map(({ name }) => name));
    const statements = archive
        .filter(({ kind }) => kind === 'DATABASE PROPERTIES')
        .flatMap(({ definition = '' }) => (0,restore_statements/* statementsIn */.W)(definition));
    return statements.flatMap((statement) => {
        const match = /^(ALTER DATABASE|ALTER ROLE (.+) IN DATABASE) (?:"(?:[^"]|"")+"|\S+) SET ("(?:[^"]|"")+"|\S+) TO (.*)$/s.exec(statement);
        const setting = match?.[3]?.replaceAll('"', '');
        return match === null || setting === undefined || !hidden.has(setting)
            ? []
            : [`${match[1]} :"db" SET ${match[3]} TO ${match[4]};`];
    });
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/drop.js
var drop = __webpack_require__(94737);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/load.js + 3 modules
var load = __webpack_require__(89667);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/made.js
var restore_made = __webpack_require__(94845);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/owned.js
var owned = __webpack_require__(6151);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/roles.js
var restore_roles = __webpack_require__(28631);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/build.js
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








/** Roles, the empty database, its content, its settings. When it throws, all that is gone again. */
async function buildDatabase(building) {
    const { server, name, facts, backup, pattern, mark } = building;
    let roles = { made: [], warnings: [], missingTablespaces: [] };
    const remove = () => removeQuietly(building, roles.made);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const maintenance = __addDisposableResource(env_1, await (0,restore_place/* openPlace */.QL)(server), true);
            roles = await (0,restore_roles/* restoreRoles */.Ao)(maintenance, facts, backup, building);
            const marking = mark === undefined ? '' : ` CONNECTION LIMIT ${mark}`;
            await maintenance.run(`${createStatement(name, pattern)}${marking}`);
            const leftOut = await (0,load/* loadDump */.nY)((0,restore_place.at)(server, name), building, roles.missingTablespaces.length === 0);
            if (pattern !== undefined) {
                const settings = mark === undefined ? pattern : { ...pattern, connectionLimit: -1 };
                await replaySettings(server, name, settings, building.entries);
            }
            return { roles, leftOut, remove };
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
    catch (error) {
        await remove();
        throw error;
    }
}
/** The first failure is the one to show; that something is left is said too. */
async function removeQuietly({ server, name, mark }, made) {
    // Also after an abort: what was begun is taken away again.
    const place = (0,restore_place/* unstoppable */.ko)(server);
    try {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            const maintenance = __addDisposableResource(env_2, await (0,restore_place/* openPlace */.QL)(place), true);
            await (mark === undefined ? (0,drop/* dropDatabase */.Zi)(maintenance, place, name) : (0,owned/* dropOwned */.VC)(maintenance, place, name, mark));
            await (0,restore_made/* dropMade */.Tf)(maintenance, made);
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
        server.log.warning(`${name} could not be removed again (${(0,errors/* messageOf */.bD)(error)}). By hand: ${(0,drop/* dropCommands */.yT)(server.source, name, true).join(' ; ')}`);
    }
}


/***/ }),

/***/ 15008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fz: () => (/* binding */ couldNotBeMade),
/* harmony export */   So: () => (/* binding */ dataKinds),
/* harmony export */   YI: () => (/* binding */ rowHolders),
/* harmony export */   dO: () => (/* binding */ requireMade),
/* harmony export */   ig: () => (/* binding */ leftOut)
/* harmony export */ });
/* harmony import */ var _proof_definitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22363);
/* harmony import */ var _proof_shown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43895);
/* harmony import */ var _server_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71128);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32043);




/** What holds rows: without it they have no place. */
const rowHolders = new Set(['TABLE']);
/** The same, and rows themselves. */
const dataKinds = new Set([
    ...rowHolders,
    ...['TABLE DATA', 'SEQUENCE SET', 'BLOB', 'BLOBS', 'BLOB METADATA', 'LARGE OBJECT'],
]);
/** @throws BackupError when an entry of these kinds could not be made: nobody may go on without data */
function requireMade(kinds, entries, failed, place) {
    const lost = entries.filter(({ kind, dumpId }) => kinds.has(kind) && failed.has(dumpId));
    if (lost.length === 0)
        return;
    const stderr = lost.map((entry) => `error: ${(0,_proof_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .objectName */ .Hd)(entry)}: ${failed.get(entry.dumpId)}`);
    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .restoreToolError */ .l)('pg_restore', { code: 1, killedBy: null, stderr }, place);
}
/** What could not be made, for a person: its statement, the server's words, and what would mend it. */
function leftOut(entries, failed) {
    return entries.flatMap((entry) => {
        const words = failed.get(entry.dumpId);
        if (words === undefined)
            return [];
        const statement = (0,_proof_shown_js__WEBPACK_IMPORTED_MODULE_3__/* .shorten */ .ml)((0,_proof_shown_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutSecrets */ .cT)(entry.kind, (entry.definition ?? '').trim()));
        const what = (0,_proof_definitions_js__WEBPACK_IMPORTED_MODULE_0__/* .objectName */ .Hd)(entry);
        return [{ what, expected: statement || what, found: couldNotBeMade(words) }];
    });
}
/** For a person: why, and what would mend it. */
function couldNotBeMade(words) {
    return `could not be made: ${(0,_server_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutValues */ .lO)(words)}. ${remedy(words)}`;
}
function remedy(words) {
    if (/(function|operator|relation|type) .* does not exist/.test(words))
        return 'A function in it relies on search_path, which is empty while a dump is restored: ALTER FUNCTION … SET search_path = …, then run the statement';
    if (/violates|could not create unique index/.test(words))
        return 'Rows of the backup break it: mend or remove them, then run the statement';
    return 'Mend what the server says, then run the statement';
}


/***/ }),

/***/ 89667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nY: () => (/* binding */ loadDump),
  E: () => (/* binding */ needsPsql),
  Zq: () => (/* binding */ restoreJobs)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
// EXTERNAL MODULE: ./.build/lib/lib/together.js
var together = __webpack_require__(42118);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/database.js
var server_database = __webpack_require__(2426);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/dump-files.js
var dump_files = __webpack_require__(32056);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/errors.js
var restore_errors = __webpack_require__(32043);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/left-out.js
var left_out = __webpack_require__(15008);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/session-settings.js
var session_settings = __webpack_require__(13397);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/place.js
var restore_place = __webpack_require__(31905);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/loading-settings.js
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





const megabyte = 1024 * 1024;
const leastBytes = 64 * megabyte;
const mostBytes = 1024 * megabyte;
const memoryRow = schemas/* object */.Ikc({ shared: coerce/* number */.ai(), maintenance: coerce/* number */.ai() });
const memoryOfServer = `SELECT pg_size_bytes(current_setting('shared_buffers')) AS shared,
  pg_size_bytes(current_setting('maintenance_work_mem')) AS maintenance`;
/**
 * PGOPTIONS for the sessions that load: the new database is of no use before all of it is there, and is synced by then.
 * Indexes are built in as much memory as all jobs together may take of what the server was given (shared_buffers), and never
 * in less than its own setting: 1 GB instead of 256 MB and one process for each job took 16 % off a restore of 1.8 GB.
 */
async function loadingSettings(place, jobs, recorded) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, await (0,restore_place/* openPlace */.QL)(place), true);
        const [row] = await database.rows(memoryRow, memoryOfServer);
        const share = Math.min(mostBytes, Math.max(leastBytes, (row?.shared ?? 0) / jobs));
        const bytes = Math.max(share, row?.maintenance ?? 0);
        const { lc_monetary } = recorded === undefined ? {} : (0,session_settings/* rowSettings */.Cj)(recorded);
        return (0,session_settings/* pgOptions */.KD)(place.serverMajor, {
            synchronous_commit: 'off',
            maintenance_work_mem: `${Math.floor(bytes / 1024)}kB`,
            max_parallel_maintenance_workers: '0',
            ...(lc_monetary !== undefined && (await isKnown(database, lc_monetary, place)) ? { lc_monetary } : {}),
        });
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
/** Where the locale is missing, only amounts of money cannot be read. */
async function isKnown(database, locale, { log }) {
    try {
        await database.run(`SET lc_monetary = ${(0,server_database/* literal */.eu)(locale)}`);
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
            throw error;
        log.warning(`The server lacks the locale ${locale}, in which the backup holds amounts of money (lc_monetary)`);
        return false;
    }
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/sql-state.js
var sql_state = __webpack_require__(59710);
// EXTERNAL MODULE: ./.build/lib/components/postgres/fingerprint/fingerprint.js + 2 modules
var fingerprint = __webpack_require__(21301);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/plain-filter.js



const firstRestricting = { 13: 22, 14: 19, 15: 14, 16: 10, 17: 6 };
/** Before these minor versions psql stops at "invalid command \restrict". */
function knowsRestrict({ major, version }) {
    if (major >= 18)
        return true;
    const minor = Number(version.split('.')[1] ?? 0);
    return minor >= (firstRestricting[major] ?? Number.POSITIVE_INFINITY);
}
/**
 * A plain dump on its way to psql. One that creates, drops or connects to a database by name would leave the new database and
 * reach the live one. psql stops at the first error until all rows are in, and goes on where an index or a constraint after
 * them cannot be made.
 *
 * @throws BackupError `unsupported`
 */
async function* filterPlain(chunks, options) {
    const filter = new PlainFilter(options);
    if (options.before !== undefined)
        yield Buffer.from(`${options.before.join('\n')}\n`);
    try {
        for await (const chunk of chunks)
            yield filter.pass(chunk);
        yield filter.end();
    }
    finally {
        filter.abandon();
    }
}
const foreign = /^(?:(?:CREATE|DROP) DATABASE |-- PostgreSQL database cluster dump$|\\(?:c|connect) )/;
/** What pg_dump puts behind all rows (SECTION_POST_DATA in pg_dump.c). */
const afterRows = /^-- Name: .*; Type: (?:INDEX|CONSTRAINT|FK CONSTRAINT|CHECK CONSTRAINT|TRIGGER|POLICY|ROW SECURITY|STATISTICS|EVENT TRIGGER|MATERIALIZED VIEW DATA|(?:INDEX|TABLE) ATTACH|PUBLICATION.*|SUBSCRIPTION); Schema: /;
const ofRows = /^(?:COPY|SET client_encoding) /;
/** No command that is looked for is longer. */
const longestBytes = 4096;
class PlainFilter {
    #options;
    #state = new sql_state/* SqlState */.Q();
    #rows;
    /** The beginning of a command, to be judged when its line is whole; undefined: this line is passed on as it comes. */
    #held = Buffer.alloc(0);
    #isCopy = false;
    #goesOn = false;
    /** psql takes no other command of its own between \restrict and \unrestrict with the same key. */
    #key;
    #tail = '';
    constructor(options) {
        this.#options = options;
    }
    pass(chunk) {
        const passed = [];
        for (let at = 0; at < chunk.byteLength;) {
            const rest = chunk.subarray(at);
            const end = rest.indexOf('\n');
            const size = this.#rows?.update(rest) ?? (end < 0 ? rest.byteLength : end + 1);
            const part = rest.subarray(0, size);
            passed.push(...(this.#rows === undefined ? this.#line(part, end >= 0) : [part]));
            if (this.#rows?.ended)
                this.abandon();
            at += size;
        }
        return Buffer.concat(passed);
    }
    end() {
        return Buffer.concat(this.#judge(this.#held ?? Buffer.alloc(0)));
    }
    abandon() {
        this.#rows?.abandon();
        this.#rows = undefined;
    }
    #line(part, whole) {
        this.#state.read(part);
        this.#tail = (this.#tail + part.toString('latin1', Math.max(0, part.byteLength - fromStdin.length))).slice(-fromStdin.length);
        let line = [part];
        if (this.#held !== undefined) {
            this.#held = Buffer.concat([this.#held, part]);
            if (!whole && this.#held.byteLength < longestBytes)
                return [];
            line = this.#judge(this.#held);
            this.#held = undefined;
        }
        if (whole && this.#state.neutral) {
            if (this.#isCopy && this.#tail === fromStdin)
                this.#rows = new fingerprint/* RowsReader */.d();
            this.#held = Buffer.alloc(0);
        }
        return line;
    }
    #judge(line) {
        const text = line.toString('latin1', 0, longestBytes).trimEnd();
        this.#isCopy = text.startsWith('COPY ');
        if (foreign.test(text))
            throw foreignCommands(text.split('\n')[0] ?? '');
        const dropped = (this.#options.before !== undefined && !ofRows.test(text)) ||
            (this.#options.withoutTransactionTimeout && text === 'SET transaction_timeout = 0;') ||
            (this.#options.withoutRestrict && /^\\(un)?restrict \S+$/.test(text));
        this.#key ??= dropped ? undefined : /^\\restrict (\S+)$/.exec(text)?.[1];
        if (this.#goesOn ? this.#isCopy : afterRows.test(text))
            return [this.#stopAtErrors(this.#goesOn), line];
        return dropped ? [] : [line];
    }
    #stopAtErrors(stop) {
        this.#goesOn = !stop;
        const set = `\\set ON_ERROR_STOP ${stop ? 1 : 0}\n`;
        return Buffer.from(this.#key === undefined ? set : `\\unrestrict ${this.#key}\n${set}\\restrict ${this.#key}\n`);
    }
}
const fromStdin = ' FROM stdin;\n';
function foreignCommands(line) {
    return new errors/* BackupError */.hj('unsupported', 'This dump creates or changes databases by name, so it cannot be restored beside the live one', {
        because: [line],
        hint: 'It was made by pg_dump --create or pg_dumpall. Restore it by hand with psql on another server; nothing was touched here.',
    });
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/psql.js
var psql = __webpack_require__(29756);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/source.js
var source = __webpack_require__(16530);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/run-restore.js
var run_restore_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_restore_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






/**
 * Restores entries and goes on where one fails, as pg_restore does by itself. What failed beside others is tried once more,
 * in the archive's order: several at once, one may need what another is just making.
 *
 * @throws BackupError when it cannot go on at all, or nothing else would come out any better
 */
async function restoreEntries(how, ids, sections = []) {
    const failed = await runRestore(how, ids, sections);
    if (failed.size === 0)
        return failed;
    return await runRestore({ ...how, jobs: 1 }, ids.filter((id) => failed.has(id)), []);
}
async function runRestore(how, ids, sections) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { place, pgOptions } = how;
        const stop = new AbortController();
        const told = new Told(() => stop.abort());
        const list = run_restore_addDisposableResource(env_1, await writeList(how.scratch, ids), true);
        const args = [
            ...how.arguments,
            // Else it does not say which entry an error belongs to.
            '--verbose',
            ...list.args,
            ...sections.map((name) => `--section=${name}`),
            `--jobs=${how.jobs}`,
            `--dbname=${(0,source/* conninfo */.Zf)(place.source.database)}`,
            how.archive,
        ];
        const signal = AbortSignal.any([place.signal, stop.signal]);
        const onStderrLine = (line) => told.read(line);
        const tool = run_restore_addDisposableResource(env_1, await (0,restore_place/* startProgram */.Xd)(place, 'pg_restore', args, { pgOptions, signal, onStderrLine }), true);
        const exit = await tool.exit;
        (0,exec/* throwIfAborted */.Te)(place.signal);
        if (stop.signal.aborted)
            throw (0,restore_errors/* restoreToolError */.l)('pg_restore', { code: 1, killedBy: null, stderr: told.lines }, place);
        if (exit.code !== 0 && !told.toTheEnd)
            throw (0,restore_errors/* restoreToolError */.l)('pg_restore', told.lines.length === 0 ? exit : { ...exit, stderr: told.lines }, place);
        return told.failed;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = run_restore_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** The entries pg_restore shall restore, in this order, as a file that goes away with it. */
async function writeList(folder, ids) {
    const path = (0,external_node_path_.join)(folder, `entries-${process.hrtime.bigint()}`);
    await (0,promises_.writeFile)(path, ids.map((id) => `${id};\n`).join(''), { mode: 0o600 });
    return { args: [`--use-list=${path}`], [Symbol.asyncDispose]: () => (0,promises_.rm)(path, { force: true }) };
}
const keptLines = 200;
/** What pg_restore says while it works. */
class Told {
    failed = new Map();
    lines = [];
    /** It went through all entries, with errors. */
    toTheEnd = false;
    #onFatal;
    #entry = 0;
    constructor(onFatal) {
        this.#onFatal = onFatal;
    }
    read(line) {
        if (/error:|FATAL:|DETAIL:|HINT:/i.test(line) && this.lines.length < keptLines)
            this.lines.push(line);
        const entry = /from TOC entry (\d+);/.exec(line)?.[1];
        if (entry !== undefined) {
            this.#entry = Number(entry);
            this.failed.set(this.#entry, this.failed.get(this.#entry) ?? '');
        }
        const error = /error: (?:could not execute query: )?(.*)$/.exec(line)?.[1];
        if (error !== undefined && this.failed.get(this.#entry) === '')
            this.failed.set(this.#entry, error);
        if (/errors ignored on restore: \d+/.test(line))
            this.toTheEnd = true;
        if ((0,restore_errors/* isFatal */.B)(line))
            this.#onFatal();
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/load.js
var load_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var load_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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















/**
 * Two at least: only in parallel does pg_restore truncate a table in the transaction that fills it, so that a COPY which the
 * disk has no room for gives its blocks back. Else DROP DATABASE finds the disk full still, and its checkpoint ends the server.
 */
const restoreJobs = Math.min(8, Math.max(2, (0,external_node_os_.availableParallelism)()));
/**
 * Restores a dump into an empty database. Rows come first: an index, a constraint or a view that cannot be made keeps nothing
 * else from coming back.
 *
 * @param tablespaces false: everything goes to the default one
 * @returns what could not be made, and why
 */
async function loadDump(place, loading, tablespaces) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { dump, session, entries, only, pattern, whenLoaded } = loading;
        const withoutTransactionTimeout = place.serverMajor < 17;
        const pgOptions = await loadingSettings(place, restoreJobs, pattern);
        if (dump.format === 'plain') {
            const filter = { withoutTransactionTimeout, withoutRestrict: !knowsRestrict(place.client) };
            const words = await (0,psql/* feedPsql */.HN)(place, filterPlain(await dump.backup.open(dump.file), filter), { pgOptions });
            await whenLoaded?.(place);
            return { entries: [], words };
        }
        const archive = load_addDisposableResource(env_1, await (0,dump_files/* unpackArchive */.b)(dump, session), true);
        const args = ['--no-password', ...(tablespaces ? [] : ['--no-tablespaces'])];
        const how = { place, archive: archive.path, scratch: session.scratch, pgOptions, arguments: args, jobs: restoreJobs };
        if (entries === undefined || needsPsql(place.client, place.serverMajor)) {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const list = load_addDisposableResource(env_2, only === undefined ? undefined : await writeList(session.scratch, only), true);
                const words = await restoreThroughPsql(how, list?.args ?? []);
                await whenLoaded?.(place);
                return { entries: [], words };
            }
            catch (e_1) {
                env_2.error = e_1;
                env_2.hasError = true;
            }
            finally {
                const result_1 = load_disposeResources(env_2);
                if (result_1)
                    await result_1;
            }
        }
        return await restoreInPasses(how, entries, loading);
    }
    catch (e_2) {
        env_1.error = e_2;
        env_1.hasError = true;
    }
    finally {
        const result_2 = load_disposeResources(env_1);
        if (result_2)
            await result_2;
    }
}
async function restoreInPasses(how, entries, { only, pattern, whenLoaded }) {
    const ids = only ?? entries.map(({ dumpId }) => dumpId);
    const lateIds = new Set(entries.filter(comesLate).map(({ dumpId }) => dumpId));
    const [early, late] = [ids.filter((id) => !lateIds.has(id)), ids.filter((id) => lateIds.has(id))];
    // The first two in one run: only a table that the same run made is loaded without WAL where the server needs none.
    const first = new Map(await restoreEntries(how, early, ['pre-data', 'data']));
    (0,left_out/* requireMade */.dO)(left_out/* rowHolders */.YI, entries, first, how.place);
    for (const entry of entries.filter(({ kind, dumpId }) => kind === 'TABLE DATA' && first.has(dumpId))) {
        how.place.log.info(`the rows of ${entry.schema}.${entry.name} are loaded as their owner: ${first.get(entry.dumpId)}`);
        await loadAsOwner(how, entry, pattern);
        first.delete(entry.dumpId);
    }
    (0,left_out/* requireMade */.dO)(left_out/* dataKinds */.So, entries, first, how.place);
    const [later] = await (0,together/* together */.b)(how.place.signal, [
        async (signal) => {
            const then = { ...how, place: { ...how.place, signal } };
            const failed = [...(await restoreEntries(then, early, ['post-data']))];
            return late.length === 0 ? failed : [...failed, ...(await restoreEntries(then, late))];
        },
        async (signal) => await whenLoaded?.({ ...how.place, signal }),
    ]);
    return { entries: (0,left_out/* leftOut */.ig)(entries, new Map([...first, ...later])), words: [] };
}
const lateKinds = new Set(['ACL', 'ACL LANGUAGE', 'DEFAULT ACL', 'EVENT TRIGGER', 'MATERIALIZED VIEW DATA']);
/**
 * Divides entries as one run of pg_restore does (_tocEntryRestorePass in pg_backup_archiver.c): privileges come after indexes
 * and constraints, which a table's owner may not be allowed to make any more; what a privilege is needed for comes after them.
 * Runs by section would take privileges along with the first.
 */
function comesLate({ kind, name }) {
    return lateKinds.has(kind) || (/^(COMMENT|SECURITY LABEL)$/.test(kind) && name.startsWith('EVENT TRIGGER '));
}
/** pg_restore of 17 and newer sets what older servers refuse (tried: it stops at once). */
function needsPsql(client, serverMajor) {
    return client.major >= 17 && serverMajor < 17;
}
/**
 * Rows of a table whose check, generated column or domain calls a function that finds what it needs by search_path. A dump is
 * restored under an empty one, where that function fails; here the rows come in as they came in once: as the table's owner,
 * whose rights the function has then, under the search_path of the database. Checks that they no longer meet are dropped, and
 * differ from the backup's then: the rows come first. (pg_dump's own trap: a check may read what has changed since.)
 *
 * @throws BackupError as they cannot be loaded that way either
 */
async function loadAsOwner(how, entry, recorded) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const own = recorded?.settings.find(({ role, name }) => role === null && name === 'search_path')?.value;
        const list = load_addDisposableResource(env_3, await writeList(how.scratch, [entry.dumpId]), true);
        const before = [
            // An archive may be anybody's: psql runs nothing of it on this machine.
            ...(knowsRestrict(how.place.client) ? [`\\restrict ${(0,external_node_crypto_.randomBytes)(16).toString('hex')}`] : []),
            `SET search_path = ${own || '"$user", public'};`,
            ...(entry.owner === undefined ? [] : [`SET ROLE ${(0,server_database/* quoteName */.AB)(entry.owner)};`]),
        ];
        for (const dropped = new Set();;) {
            try {
                await restoreThroughPsql(how, ['--data-only', ...list.args], before);
                return;
            }
            catch (error) {
                const env_4 = { stack: [], error: void 0, hasError: false };
                try {
                    const name = (0,errors/* reasonsOf */.zM)(error).flatMap((line) => /violates check constraint "(.+)"/.exec(line)?.[1] ?? [])[0];
                    if (name === undefined || dropped.has(name))
                        throw error;
                    const database = load_addDisposableResource(env_4, await (0,restore_place/* openPlace */.QL)(how.place), true);
                    await database.run(`ALTER TABLE ${(0,server_database/* quoteName */.AB)(entry.schema ?? '', entry.name)} DROP CONSTRAINT IF EXISTS ${(0,server_database/* quoteName */.AB)(name)}`);
                    dropped.add(name);
                }
                catch (e_3) {
                    env_4.error = e_3;
                    env_4.hasError = true;
                }
                finally {
                    const result_3 = load_disposeResources(env_4);
                    if (result_3)
                        await result_3;
                }
            }
        }
    }
    catch (e_4) {
        env_3.error = e_4;
        env_3.hasError = true;
    }
    finally {
        const result_4 = load_disposeResources(env_3);
        if (result_4)
            await result_4;
    }
}
/**
 * @param before commands that go before those of pg_restore
 * @returns the errors that psql passed over
 */
async function restoreThroughPsql(how, more, before) {
    const env_5 = { stack: [], error: void 0, hasError: false };
    try {
        const { place, pgOptions, archive } = how;
        const args = ['--exit-on-error', ...how.arguments, ...more, '--file=-', archive];
        const tool = load_addDisposableResource(env_5, await (0,restore_place/* startProgram */.Xd)(place, 'pg_restore', args, { stdout: 'pipe' }), true);
        const filter = {
            withoutTransactionTimeout: place.serverMajor < 17,
            withoutRestrict: before !== undefined || !knowsRestrict(place.client),
            before,
        };
        const words = await (0,psql/* feedPsql */.HN)(place, filterPlain(tool.stdout ?? external_node_stream_.Readable.from([]), filter), { pgOptions });
        const exit = await tool.exit;
        (0,exec/* throwIfAborted */.Te)(place.signal);
        if (exit.code !== 0)
            throw (0,restore_errors/* restoreToolError */.l)('pg_restore', exit, place);
        return words;
    }
    catch (e_5) {
        env_5.error = e_5;
        env_5.hasError = true;
    }
    finally {
        const result_5 = load_disposeResources(env_5);
        if (result_5)
            await result_5;
    }
}


/***/ })

};
