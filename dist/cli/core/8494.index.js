export const id = 8494;
export const ids = [8494];
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

/***/ 18494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planRestore: () => (/* binding */ planRestore)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/postgres/facts.js
var postgres_facts = __webpack_require__(67788);
// EXTERNAL MODULE: ./.build/lib/components/postgres/names.js
var names = __webpack_require__(15247);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/connect.js + 1 modules
var connect = __webpack_require__(5383);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/server.js
var server = __webpack_require__(15084);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/source.js
var server_source = __webpack_require__(16530);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/components/postgres/server/database.js
var server_database = __webpack_require__(2426);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/roles.js
var restore_roles = __webpack_require__(28631);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/changed-roles.js




const attributes = ['SUPERUSER', 'INHERIT', 'CREATEROLE', 'CREATEDB', 'LOGIN', 'REPLICATION', 'BYPASSRLS'];
const columns = { SUPERUSER: 'rolsuper', LOGIN: 'rolcanlogin' };
const roleRow = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    attributes: schemas/* array */.YOg(schemas/* string */.YjP()),
    limit: schemas/* int */.Whr(),
    until: schemas/* string */.YjP().nullable(),
});
const memberRow = schemas/* object */.Ikc({ group: schemas/* string */.YjP(), member: schemas/* string */.YjP(), admin: schemas/* boolean */.zMY() });
const alter = new RegExp(`^ALTER ROLE ${restore_roles/* word */.Vm} WITH (.*)$`, 's');
const grant = new RegExp(`^GRANT ${restore_roles/* word */.Vm} TO ${restore_roles/* word */.Vm}( WITH (?:.*, )?ADMIN (?:OPTION|TRUE))?`);
/**
 * How roles that the server has differ from those of the backup: the restored data would be there, and the application
 * could not log in or read them. They are never changed. Passwords cannot be compared, and are not spoken of.
 */
async function compareRoles(facts, backup, server, signal) {
    try {
        return await differences(await (0,restore_roles/* globalsOf */.GD)(facts, backup), server);
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        // No reason to keep anybody from restoring.
        return [
            `Whether the roles of the server are as the backup recorded them could not be found out: ${(0,errors/* messageOf */.bD)(error)}`,
        ];
    }
}
async function differences(statements, server) {
    if (statements.length === 0)
        return [];
    const present = new Map((await server.rows(roleRow, rolesSql)).map((role) => [role.name, role]));
    const members = await server.rows(memberRow, membersSql);
    const changes = [];
    for (const statement of statements) {
        const recorded = recordedRole(statement);
        const role = recorded && present.get(recorded.name);
        if (recorded !== undefined && role !== undefined)
            changes.push(...(await compareRole(server, recorded, role)));
        const membership = recordedMembership(statement);
        if (membership !== undefined && present.has(membership.member))
            changes.push(...compareMember(membership, members));
    }
    if (changes.length === 0)
        return [];
    const found = changes.map(({ role, what }) => `${role} ${what}`).join('; ');
    const mend = changes.map(({ statement }) => `${statement};`).join(' ');
    return [
        `Roles of the server are not as the backup recorded them, and stay as they are: ${found}. To make them as recorded: ${mend}`,
    ];
}
const rolesSql = `SELECT rolname AS name, rolconnlimit AS "limit", NULLIF(rolvaliduntil, 'infinity')::text AS until,
    array_remove(ARRAY[${attributes.map((name) => `CASE WHEN ${columns[name] ?? `rol${name}`} THEN '${name}' END`).join(', ')}], NULL) AS attributes
  FROM pg_catalog.pg_roles`;
const membersSql = `SELECT g.rolname AS "group", m.rolname AS member, bool_or(a.admin_option) AS admin
  FROM pg_catalog.pg_auth_members a JOIN pg_catalog.pg_roles g ON g.oid = a.roleid JOIN pg_catalog.pg_roles m ON m.oid = a.member
  GROUP BY 1, 2`;
/** `ALTER ROLE trader WITH NOSUPERUSER INHERIT … LOGIN … CONNECTION LIMIT 5 PASSWORD '…' VALID UNTIL '…'` */
function recordedRole(statement) {
    const match = alter.exec(statement);
    const [name] = (0,restore_roles/* unquoted */.qZ)(match?.[1]);
    if (match?.[2] === undefined || name === undefined)
        return undefined;
    const until = / VALID UNTIL '([^']*)'$/.exec(match[2])?.[1];
    const words = match[2].replaceAll(/'(?:[^']|'')*'/g, '');
    return {
        name,
        attributes: attributes.filter((attribute) => words.split(/\s+/).includes(attribute)),
        limit: Number(/CONNECTION LIMIT (-?\d+)/.exec(words)?.[1] ?? -1),
        until: until === undefined || until === 'infinity' ? null : until,
    };
}
function recordedMembership(statement) {
    const match = grant.exec(statement);
    const [group, member] = [...(0,restore_roles/* unquoted */.qZ)(match?.[1]), ...(0,restore_roles/* unquoted */.qZ)(match?.[2])];
    if (group === undefined || member === undefined)
        return undefined;
    return { group, member, admin: match?.[3] !== undefined };
}
async function compareRole(server, recorded, role) {
    const change = (what, option) => ({
        role: role.name,
        what,
        statement: `ALTER ROLE ${(0,server_database/* quoteName */.AB)(role.name)} ${option}`,
    });
    const lost = recorded.attributes.filter((one) => !role.attributes.includes(one));
    const gained = role.attributes.filter((one) => !recorded.attributes.includes(one));
    // As the session writes times: the zone of the one who dumped them may be another.
    const asWritten = 'SELECT $1::timestamptz::text AS text';
    const [was = 'infinity'] = await (0,server_database/* askTexts */.Od)(server, asWritten, [recorded.until ?? 'infinity']);
    const is = role.until ?? 'infinity';
    const changes = [
        ...lost.map((one) => change(`is without ${one}`, one)),
        ...gained.map((one) => change(`has ${one}, which it had not`, `NO${one}`)),
    ];
    const { limit } = recorded;
    if (limit !== role.limit)
        changes.push(change(`has CONNECTION LIMIT ${role.limit}, not ${limit}`, `CONNECTION LIMIT ${limit}`));
    if (was !== is)
        changes.push(change(`is valid until ${is}, not ${was}`, `VALID UNTIL ${(0,server_database/* literal */.eu)(was)}`));
    return changes;
}
function compareMember({ group, member, admin }, members) {
    const found = members.find((one) => one.group === group && one.member === member);
    if (found !== undefined && (found.admin || !admin))
        return [];
    const option = admin ? ' WITH ADMIN OPTION' : '';
    return [
        {
            role: member,
            what: found === undefined ? `is no member of ${group}` : `is a member of ${group} without ADMIN OPTION`,
            statement: `GRANT ${(0,server_database/* quoteName */.AB)(group)} TO ${(0,server_database/* quoteName */.AB)(member)}${option}`,
        },
    ];
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/checks.js



/**
 * What is looked at before anything is touched.
 *
 * @param client or why there is none that could do it
 */
function checkTarget(source, target, facts, client, wholeDatabase) {
    return [
        passed('server-reachable', `${(0,server_source/* describeSource */.B6)(source)}, PostgreSQL ${target.state.server.version}`),
        checkClient(client),
        ...(facts === undefined ? [] : [checkVersion(facts, target)]),
        ...(wholeDatabase ? [checkSwap(source, target)] : []),
        checkRights(source, target),
        ...(facts === undefined ? [] : [checkLocale(facts.database, target), checkExtensions(facts, target)]),
        ...(target.leftovers.length === 0 ? [] : [passed('leftovers', describeLeftovers(target.leftovers))]),
    ];
}
function passed(name, detail) {
    return { name, outcome: 'passed', detail };
}
function failed(name, detail, hint) {
    return { name, outcome: 'failed', detail, hint };
}
function unreachableCheck(source, why) {
    return failed('server-reachable', `${(0,server_source/* describeSource */.B6)(source)}: ${why}`, 'Start the server, or correct database.url. Besides the database itself its user must be able to connect to the database postgres.');
}
function checkClient(client) {
    const name = 'client-version';
    return client instanceof errors/* BackupError */.hj
        ? failed(name, client.message, client.hint ?? 'Install postgresql-client of the server’s major version.')
        : passed(name, `pg_restore and psql ${client.version}`);
}
function checkVersion({ server: { version, major } }, { state: { server } }) {
    const name = 'server-version';
    const detail = `backup of PostgreSQL ${version}, target ${server.version}`;
    if (server.major >= major)
        return passed(name, detail);
    return failed(name, detail, `Restore into PostgreSQL ${major} or newer: an older server cannot take this dump.`);
}
function checkSwap({ database }, { obstacles, live, state }) {
    const name = 'swap-possible';
    const standby = 'the target is a standby: it takes no writes';
    if (state.server.inRecovery)
        return failed(name, standby, 'Restore into the primary, or promote this one first.');
    if (live === undefined)
        return passed(name, `${database} does not exist yet`);
    if (obstacles.length === 0)
        return passed(name, `${database} can be renamed`);
    const detail = `${database} cannot simply be renamed: ${obstacles.join('; ')}`;
    return failed(name, detail, 'Do what is said, or restore single tables into a side database (tables).');
}
function checkRights({ user }, { createDatabases, state }) {
    const name = 'rights';
    const hint = `ALTER ROLE ${(0,server_database/* quoteName */.AB)(user)} CREATEDB; better, restore as a superuser.`;
    if (!createDatabases)
        return failed(name, `${user} may not create databases`, hint);
    if (state.superuser)
        return passed(name, `${user} is a superuser`);
    return passed(name, `${user} may create databases, but is no superuser: only what it owns can be restored`);
}
function checkLocale({ collate, ctype, provider, locale }, { locales, state }) {
    const name = 'locale-available';
    const detail = provider === 'c' ? collate : `${collate}, ${provider === 'i' ? 'ICU' : 'builtin'} ${locale ?? ''}`;
    if (provider === 'b' && state.server.major < 17)
        return failed(name, detail, 'Builtin locales exist since PostgreSQL 17.');
    const known = new Set([...locales, 'C', 'POSIX'].map(plain));
    if (known.has(plain(collate)) && known.has(plain(ctype)))
        return passed(name, detail);
    const hint = `Generate it on the server’s machine (locale-gen ${collate}) and restart PostgreSQL.`;
    return { name, outcome: 'unknown', detail: `the server does not list the locale ${detail}`, hint };
}
/** "en_US.UTF-8" and "en_US.utf8" are the same locale. */
function plain(locale) {
    return locale.toLowerCase().replaceAll('-', '');
}
function checkExtensions(facts, { extensions }) {
    const name = 'extensions-available';
    const needed = facts.extensions.map((extension) => extension.name);
    const missing = needed.filter((one) => !extensions.has(one));
    if (missing.length === 0)
        return passed(name, needed.join(', ') || 'none needed');
    const detail = `not installed on the server: ${missing.join(', ')}`;
    return failed(name, detail, 'Install their packages on the machine of the server.');
}
function describeLeftovers(commands) {
    return `databases of earlier restores are still here; to remove them: ${commands.join(' ; ')}`;
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/drop.js
var drop = __webpack_require__(94737);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/dump-files.js
var dump_files = __webpack_require__(32056);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/load.js + 3 modules
var load = __webpack_require__(89667);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/made.js
var made = __webpack_require__(94845);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/needed-roles.js




/** Objects that a restore into a database of another name does not give to anybody. */
const ownerless = new Set([
    'DATABASE',
    'DATABASE PROPERTIES',
    'ENCODING',
    'STDSTRINGS',
    'SEARCHPATH',
    'COMMENT',
    'ACL',
]);
/** The end of a grant, and for whom default privileges are changed. */
const grantees = new RegExp(`(?:\\b(?:TO|FROM|FOR ROLE|AUTHORIZATION) ${restore_roles/* word */.Vm})(?= WITH GRANT OPTION;|;| IN SCHEMA| GRANT| REVOKE)`, 'g');
/** What pg_dump writes above each object: `-- Name: trades; Type: TABLE; Schema: public; Owner: trader`. */
const header = /^-- Name: .*; Type: .*; Schema: .*; Owner: (.+?)(?:; Tablespace: .*)?$/gm;
/** Definitions come before the rows; of a dump that begins with more than this, the rest is not looked at. */
const mostHeadBytes = 16 * 1024 * 1024;
/** Whether the server has the roles that a dump names and no file of the backup brings along. */
async function checkNeededRoles(dump, entries, backup, server) {
    const needed = entries === undefined ? await ownersInPlain(dump) : rolesInArchive(entries);
    const brought = await (0,restore_roles/* missingOf */.oy)(server, 'ROLE', await (0,restore_roles/* globalsOf */.GD)(undefined, backup));
    const known = new Set([...(await (0,made/* namesOf */.eZ)(server, 'ROLE')), ...brought]);
    const missing = [...needed].filter((name) => !known.has(name)).sort();
    const partly = entries === undefined ? '; whom it grants privileges to, at its end, is not looked at' : '';
    const name = 'roles-present';
    if (missing.length === 0)
        return passed(name, `every role the dump names is here${partly}`);
    return failed(name, `the dump names roles that are not on the server: ${missing.join(', ')}${partly}`, `The backup holds no roles. Make them first: ${missing.map((one) => `CREATE ROLE ${(0,server_database/* quoteName */.AB)(one)};`).join(' ')}`);
}
function rolesInArchive(entries) {
    const roles = new Set();
    for (const { kind, owner, definition = '' } of entries) {
        if (owner !== undefined && owner !== '' && !ownerless.has(kind))
            roles.add(owner);
        if (kind !== 'ACL' && kind !== 'DEFAULT ACL')
            continue;
        for (const role of [...definition.matchAll(grantees)].flatMap(([, name]) => (0,restore_roles/* unquoted */.qZ)(name)))
            if (role !== 'PUBLIC' && role !== 'DEFAULT')
                roles.add(role);
    }
    return roles;
}
/** The owners named before the first row. */
async function ownersInPlain(dump) {
    if (dump.format === 'directory')
        return new Set();
    const chunks = [];
    let bytes = 0;
    for await (const chunk of (await dump.backup.open(dump.file))) {
        chunks.push(chunk);
        bytes += chunk.byteLength;
        if (bytes > mostHeadBytes || /^(?:COPY .* FROM stdin;|INSERT INTO )/m.test(chunk.toString('latin1')))
            break;
    }
    return ownersInText(Buffer.concat(chunks).toString('utf8'));
}
function ownersInText(text) {
    const rows = /^(?:COPY .* FROM stdin;|INSERT INTO )/m.exec(text)?.index ?? text.length;
    const definitions = text.slice(0, rows);
    return new Set([...definitions.matchAll(header)].flatMap(([, owner]) => (owner === undefined || owner === '-' ? [] : [owner])));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
// EXTERNAL MODULE: ./.build/lib/components/postgres/capture/inventory.js
var inventory = __webpack_require__(72906);
// EXTERNAL MODULE: ./.build/lib/components/postgres/capture/newest.js
var newest = __webpack_require__(26626);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/now.js






/** Above this an estimate must do: counting would keep somebody waiting in an incident. */
const exactBelowRows = 1_000_000;
/** Without an index the newest row of a larger table is not looked for. */
const scannedBelowRows = 100_000;
const tableRow = schemas/* object */.Ikc({
    schema: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    estimate: coerce/* number */.ai(),
    time: schemas/* string */.YjP().nullable(),
    indexed: schemas/* boolean */.zMY(),
});
async function lookAtNow(database, facts, only) {
    await database.run("SET lock_timeout = '2s'; SET statement_timeout = '20s'");
    const tables = await database.rows(tableRow, liveTables);
    const recorded = new Map((facts?.tables ?? []).map((table) => [(0,postgres_facts/* tableKey */.ih)(table), table]));
    const comparisons = [];
    const losses = [];
    for (const table of tables.filter((one) => isWanted(one, only))) {
        comparisons.push(await compareNow(database, table, recorded.get((0,postgres_facts/* tableKey */.ih)(table)), facts));
        recorded.delete((0,postgres_facts/* tableKey */.ih)(table));
        const newest = await newestRow(database, table);
        if (newest !== undefined)
            losses.push(newest);
    }
    comparisons.push(...notThere([...recorded.values()].filter((table) => isWanted(table, only))));
    if (facts !== undefined)
        losses.unshift(`the backup holds what there was at ${facts.snapshot.at}; what came later is not in it`);
    return { comparisons, losses };
}
/** Tables of the backup that are not in a live database. */
function notThere(tables) {
    return tables.map((table) => ({ what: (0,postgres_facts/* tableName */.Cm)(table), now: undefined, backup: table.rows }));
}
function isWanted(table, only) {
    return only.length === 0 || only.includes(table.name) || only.includes((0,postgres_facts/* tableName */.Cm)(table));
}
const liveTables = `
  SELECT n.nspname AS schema, c.relname AS name, c.reltuples::bigint::text AS estimate, t.attname AS time, coalesce(t.indexed, false) AS indexed
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN LATERAL (
      SELECT a.attname, EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indkey[0] = a.attnum AND i.indisvalid AND i.indpred IS NULL) AS indexed
      FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype)
        AND (a.attname = ANY ('{${newest/* timeColumns */.$S.join(',')}}') OR a.attname LIKE '%\\_at' OR a.attname LIKE '%time')
      ORDER BY array_position('{${newest/* timeColumns */.$S.join(',')}}'::text[], a.attname::text) NULLS LAST, a.attnum LIMIT 1) t ON true
  WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
  ORDER BY 1, 2`;
async function compareNow(database, table, recorded, facts) {
    const backup = recorded?.rows ?? (facts === undefined ? null : 0);
    if (table.estimate >= exactBelowRows)
        return { what: `${(0,postgres_facts/* tableName */.Cm)(table)} (about)`, now: table.estimate, backup };
    return { what: (0,postgres_facts/* tableName */.Cm)(table), now: (await orUnknown((0,inventory/* countRows */.BO)(database, table))) ?? null, backup };
}
async function newestRow(database, table) {
    if (table.time === null || (!table.indexed && table.estimate >= scannedBelowRows))
        return undefined;
    const newest = `max(${(0,server_database/* quoteName */.AB)(table.time)})`;
    const sql = `SELECT ${newest}::text AS text FROM ONLY ${(0,server_database/* quoteName */.AB)(table.schema, table.name)} HAVING ${newest} IS NOT NULL`;
    const [moment] = (await orUnknown((0,server_database/* askTexts */.Od)(database, sql))) ?? [];
    return moment === undefined ? undefined : `newest row now: ${(0,postgres_facts/* tableName */.Cm)(table)}.${table.time} ${moment}`;
}
/** A locked or unreadable table keeps nobody from planning; a lost connection does. */
async function orUnknown(asking) {
    try {
        return await asking;
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && ['source-lost', 'unreachable', 'cancelled'].includes(error.code))
            throw error;
        return undefined;
    }
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/owned.js
var owned = __webpack_require__(6151);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/place.js
var restore_place = __webpack_require__(31905);
// EXTERNAL MODULE: ./.build/lib/lib/together.js
var together = __webpack_require__(42118);
// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/compare.js + 1 modules
var compare = __webpack_require__(25974);
// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/compare-rows.js + 1 modules
var compare_rows = __webpack_require__(41489);
// EXTERNAL MODULE: ./.build/lib/components/postgres/proof/comparing.js
var proof_comparing = __webpack_require__(28638);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/analyze.js
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





/** Partitions come with what they are a part of. The largest first. */
const tablesToAnalyze = `SELECT c.oid::regclass AS text
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'm', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
    AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  ORDER BY c.relpages DESC, c.oid`;
/** Gives a restored database the statistics that a dump has none of before 18; without them the first queries are slow. */
async function analyze(place) {
    const waiting = await findTables(place);
    const workers = Array.from({ length: Math.min((0,external_node_os_.availableParallelism)(), waiting.length) }, () => (signal) => analyzeNext({ ...place, signal }, waiting));
    await (0,together/* together */.b)(place.signal, workers);
}
async function findTables(place) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_1, await (0,restore_place/* openPlace */.QL)(place), true);
        return await (0,server_database/* askTexts */.Od)(database, tablesToAnalyze);
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
async function analyzeNext(place, waiting) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const database = __addDisposableResource(env_2, await (0,restore_place/* openPlace */.QL)(place), true);
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
            await analyzeOne(database, name, place);
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
/**
 * What an index or statistics call may fail here (a function that relies on search_path, or that the table's owner may not
 * call: ANALYZE calls it as the owner). Nothing is lost but statistics.
 */
async function analyzeOne(database, name, { log, signal }) {
    try {
        await database.run(`ANALYZE ${name}`);
    }
    catch (error) {
        if (signal.aborted || !(error instanceof errors/* BackupError */.hj) || !['access-denied', 'tool-failed'].includes(error.code))
            throw error;
        log.warning(`${name} has no statistics: ANALYZE failed (${(0,errors/* reasonsOf */.zM)(error).join('; ')})`);
    }
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/build.js + 1 modules
var build = __webpack_require__(58407);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/switch.js
var restore_switch = __webpack_require__(45228);
// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/psql.js
var psql = __webpack_require__(29756);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/undo-commands.js



/**
 * What undoDatabase() does, by hand. They look first how far the switch came: before it, after it, in any order and run
 * again they do no harm.
 *
 * @param subscriptions the restored database may hold some
 */
function undoCommands(source, state, subscriptions) {
    return [(0,psql/* psqlCommand */.K9)(source, [takeBack(state)]), ...(0,drop/* dropCommands */.yT)(source, state.staged, subscriptions)];
}
/**
 * One block, so that nothing of it runs without what was looked at. The live database is closed to clients first, in a
 * transaction of its own, and opened again whatever comes of the renaming.
 */
function takeBack({ live, undone, stagedOid, formerOid }) {
    const [liveName, undoneName] = [live, undone].map(server_database/* literal */.eu);
    const renameFormer = formerOid === null ? '' : `EXECUTE format('ALTER DATABASE %I RENAME TO %I', former, ${liveName}); `;
    const requireFormer = formerOid === null
        ? ''
        : `IF former IS NULL THEN RAISE EXCEPTION 'The former database is gone: nothing was changed'; END IF; `;
    const ours = `oid IN (${stagedOid}, ${formerOid ?? 0}) AND datname IN (${liveName}, ${undoneName})`;
    return inDo([
        'DECLARE fresh name; former name; one name; problem text; BEGIN',
        `SELECT datname INTO fresh FROM pg_catalog.pg_database WHERE oid = ${stagedOid};`,
        `SELECT datname INTO former FROM pg_catalog.pg_database WHERE oid = ${formerOid ?? 0};`,
        `IF fresh = ${liveName} THEN`,
        requireFormer,
        "EXECUTE format('ALTER DATABASE %I ALLOW_CONNECTIONS false', fresh);",
        'COMMIT;',
        'BEGIN',
        'PERFORM pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE datname IN (fresh, former);',
        `EXECUTE format('ALTER DATABASE %I RENAME TO %I', fresh, ${undoneName});`,
        renameFormer,
        'EXCEPTION WHEN OTHERS THEN problem := SQLERRM;',
        'END;',
        "ELSE RAISE NOTICE 'The restored database does not serve: there is nothing to take back';",
        'END IF;',
        `FOR one IN SELECT datname FROM pg_catalog.pg_database WHERE ${ours} LOOP`,
        "EXECUTE format('ALTER DATABASE %I ALLOW_CONNECTIONS true', one);",
        'END LOOP;',
        'COMMIT;',
        "IF problem IS NOT NULL THEN RAISE EXCEPTION 'Not taken back: %', problem; END IF;",
        'END',
    ]);
}
/** In one line, quoted so that no name in it ends the quote. */
function inDo(lines) {
    const text = lines.filter((line) => line !== '').join(' ');
    let quote = '$undo$';
    while (text.includes(quote))
        quote = `$x${quote.slice(1)}`;
    return `DO ${quote} ${text} ${quote}`;
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/undo-state.js
var undo_state = __webpack_require__(3546);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/stage.js













const shownDifferences = 12;
/** Builds the database beside the live one and compares it with the backup. */
async function stageDatabase(building, names) {
    const { server, facts, name } = building;
    let rows;
    const loading = {
        ...building,
        async whenLoaded(place) {
            if (facts !== undefined)
                rows = refuseDifferences(await (0,compare_rows/* compareRows */.f)(place, facts, building.entries));
        },
    };
    return await stageBuilt(loading, async (built) => {
        const place = (0,restore_place.at)(server, name);
        const tablespaces = built.roles.missingTablespaces.length === 0;
        const [schema] = await (0,together/* together */.b)(server.signal, [
            async (signal) => facts === undefined
                ? proof_comparing/* nothing */.s
                : await (0,compare/* compareSchema */.FL)({ ...place, signal }, { ...building, facts: markedFacts(facts, building), tablespaces }),
            (signal) => analyze({ ...place, signal }),
        ]);
        const { compared, definitions, uncertain } = (0,compare/* withLeftOut */.iW)(facts === undefined ? notCompared : (0,proof_comparing/* merge */.h)([(0,compare/* requireCompared */.r9)(rows), refuseDifferences(schema)]), built.leftOut);
        const state = await (0,undo_state/* readState */.un)(server, names, built.roles.made);
        return {
            verified: compared.length === 0 ? [] : [`${compared.join(', ')}: equal to the backup`],
            warnings: [...disabled(building.entries), ...uncertain.map((what) => `not compared: ${what}`)],
            definitions,
            undo: { state, commands: undoCommands(server.source, state, (0,drop/* mayHoldSubscriptions */.lr)(building.entries)) },
            use: () => (0,restore_switch/* switchDatabases */.Jg)(server, names, state),
        };
    });
}
/** Builds a database, and removes it again when the work on it fails or nobody switches to it. */
async function stageBuilt(building, work) {
    const built = await (0,build/* buildDatabase */.c)(building);
    try {
        const { use, ...staged } = await work(built);
        let used = false;
        return {
            ...staged,
            warnings: [...built.roles.warnings, ...staged.warnings],
            async switch() {
                used = true;
                await (0,owned/* setLimit */.aF)(building.server, building.name, building.pattern?.connectionLimit ?? -1);
                await use();
                return { verified: [] };
            },
            async [Symbol.asyncDispose]() {
                if (!used)
                    await built.remove();
            },
        };
    }
    catch (error) {
        await built.remove();
        throw error;
    }
}
/** The limit of the backup is set when the database is put to use. */
function markedFacts(facts, { mark }) {
    if (mark === undefined)
        return facts;
    return { ...facts, database: { ...facts.database, connectionLimit: mark } };
}
const notCompared = {
    ...proof_comparing/* nothing */.s,
    uncertain: ['the backup recorded no counts: nothing could be compared'],
};
function refuseDifferences(comparing) {
    if (comparing.differences.length > 0)
        throw notEqual(comparing.differences);
    return comparing;
}
function notEqual(differences) {
    const shown = differences
        .slice(0, shownDifferences)
        .map(({ what, expected, found }) => `${what}: ${expected}; found: ${found}`);
    const more = differences.length - shown.length;
    return new errors/* BackupError */.hj('restore-failed', 'The restored database is not what the backup recorded', {
        because: more > 0 ? [...shown, `and ${more} more`] : shown,
        hint: 'The live database is untouched. Verify this backup, and choose another (latest-proven).',
    });
}
/** So pg_dump writes them: two databases that read one slot would each lose changes. */
function disabled(entries) {
    const names = (entries ?? []).filter(({ kind }) => kind === 'SUBSCRIPTION');
    return names.map(({ name }) => `The subscription ${name} is restored, but disabled. When nothing else reads its slot: ALTER SUBSCRIPTION ${name} ENABLE; it goes on where the slot stands, not where the backup does`);
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/staging.js
var restore_staging = __webpack_require__(18523);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/tables.js








/** Entries that belong to a table and come with it. Foreign keys and triggers would need what is left out. */
const ofTable = new Set([
    'TABLE DATA',
    'DEFAULT',
    'CONSTRAINT',
    'INDEX',
    'SEQUENCE OWNED BY',
    'COMMENT',
    'SEQUENCE',
    'TABLE ATTACH',
    'INDEX ATTACH',
]);
/**
 * The entries of an archive that make up some tables: they, their rows and indexes, and whatever those need (types, schemas,
 * functions, sequences). Of a partitioned table also its partitions.
 *
 * @throws BackupError `unsupported`, `invalid-request`
 */
function chooseTables(wanted, facts, entries) {
    if (entries === undefined) {
        throw new errors/* BackupError */.hj('unsupported', 'Single tables cannot be restored from a dump in plain format', {
            hint: 'Restore the whole database, or make backups with database.format auto.',
        });
    }
    const tables = entries.filter(({ kind }) => kind === 'TABLE');
    const missing = wanted.filter((name) => !tables.some((entry) => isNamed(entry, name)));
    if (missing.length > 0) {
        const known = tables.slice(0, 20).map((entry) => `${entry.schema}.${entry.name}`);
        throw new errors/* BackupError */.hj('invalid-request', `The backup holds no table ${missing.join(', ')}`, {
            because: [`it holds: ${known.join(', ')}`],
            hint: 'Name tables as schema.table, as the backup holds them.',
        });
    }
    const chosen = withPartitions(entries, new Set(tables.filter((entry) => wanted.some((name) => isNamed(entry, name))).map(({ dumpId }) => dumpId)));
    const needed = closure(entries, chosen);
    const picked = entries.filter(({ dumpId }) => chosen.has(dumpId));
    const recorded = (facts?.tables ?? []).filter((table) => picked.some((entry) => entry.schema === table.schema && entry.name === table.name));
    return { entries: entries.filter(({ dumpId }) => needed.has(dumpId)).map(({ dumpId }) => dumpId), recorded };
}
function isNamed({ schema, name }, wanted) {
    return wanted === name || wanted === `${schema}.${name}`;
}
function withPartitions(entries, roots) {
    const chosen = new Set(roots);
    const partitions = partitionsIn(entries);
    for (let size = -1; size !== chosen.size;) {
        size = chosen.size;
        for (const { child, parents } of partitions)
            if (parents.some((id) => chosen.has(id)))
                chosen.add(child);
    }
    return chosen;
}
/** From pg_dump 14 on an entry of its own attaches a partition; before, the partition's own entry does. */
function partitionsIn(entries) {
    const tables = entries.filter(({ kind }) => kind === 'TABLE');
    const byName = new Map(tables.map(({ schema, name, dumpId }) => [JSON.stringify([schema, name]), dumpId]));
    const isTable = new Set(tables.map(({ dumpId }) => dumpId));
    return entries.filter(attaches).flatMap(({ dependencies, name, schema }) => {
        const child = byName.get(JSON.stringify([schema, name]));
        return child === undefined
            ? []
            : [{ child, parents: dependencies.filter((id) => isTable.has(id) && id !== child) }];
    });
}
function attaches({ kind, definition }) {
    return (kind === 'TABLE ATTACH' || (kind === 'TABLE' && /^ALTER TABLE ONLY .* ATTACH PARTITION /m.test(definition ?? '')));
}
function closure(entries, chosen) {
    const byId = new Map(entries.map((entry) => [entry.dumpId, entry]));
    const needed = new Set();
    const add = (id) => {
        const entry = byId.get(id);
        if (entry === undefined || needed.has(id))
            return;
        needed.add(id);
        for (const dependency of entry.dependencies)
            add(dependency);
    };
    for (const id of chosen)
        add(id);
    for (const { dumpId, kind, dependencies } of entries) {
        if (ofTable.has(kind) && dependencies.some((id) => chosen.has(id)) && isWithin(kind, dependencies, needed))
            add(dumpId);
    }
    const isNeededSequence = (id) => needed.has(id) && byId.get(id)?.kind === 'SEQUENCE';
    const positions = entries.filter(({ kind, dependencies }) => kind === 'SEQUENCE SET' && dependencies.some(isNeededSequence));
    for (const { dumpId } of positions)
        add(dumpId);
    return needed;
}
/** An attachment needs both sides. */
function isWithin(kind, dependencies, needed) {
    return !kind.endsWith('ATTACH') || dependencies.every((id) => needed.has(id));
}
/** Restores chosen tables into a database of their own; nothing live is switched. */
async function stageTables(building, names, chosen) {
    const { server, facts, name } = building;
    return await stageBuilt({ ...building, only: chosen.entries }, async ({ roles, leftOut }) => {
        const comparing = facts === undefined
            ? proof_comparing/* nothing */.s
            : refuseDifferences(await (0,compare_rows/* compareRows */.f)((0,restore_place.at)(server, name), facts, building.entries, chosen.recorded));
        const state = { ...(await (0,undo_state/* readState */.un)(server, names, roles.made)), formerOid: null };
        return {
            verified: comparing.compared.map((what) => `${what}: equal to the backup`),
            warnings: facts === undefined ? ['not compared: the backup recorded no counts'] : [],
            definitions: leftOut.entries,
            undo: { state, commands: (0,drop/* dropCommands */.yT)(server.source, name, false) },
            async use() {
                const list = chosen.recorded.map(postgres_facts/* tableName */.Cm).join(', ');
                server.log.info(`${list || 'the tables'} lie in the database ${name} on this server; nothing live was changed`);
            },
        };
    });
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/restore/target.js
var restore_target = __webpack_require__(43637);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/restore/plan.js
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




















/** Looks at the target and the backup, and says what a restore will do. */
async function planRestore(facts, backup, wanted, session) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const config = (0,server_source/* databaseConfig */.eL)(session);
        const source = (0,server_source/* parseSource */.PJ)(config.url);
        const recorded = (0,postgres_facts/* parseRecorded */.UJ)(facts);
        const dump = (0,dump_files/* findDump */.SM)(recorded, backup);
        const whole = wanted.tables.length === 0;
        const names = namesFor(source.database, session.restoreId, whole);
        const maintenance = await orError((0,restore_target/* openMaintenance */.q)(source, session), isOfServer);
        if (maintenance instanceof errors/* BackupError */.hj)
            return unreachablePlan(source, maintenance, backup, names);
        const server = plan_addDisposableResource(env_1, maintenance.database, true);
        const target = await orError((0,restore_target/* readTarget */._)(source, maintenance), isOfServer);
        if (target instanceof errors/* BackupError */.hj)
            return unreachablePlan(source, target, backup, names);
        const head = await (0,dump_files/* readArchiveHead */.HC)(dump);
        const entries = head?.entries;
        const archiveMajor = recorded?.client.major ?? (await (0,dump_files/* dumpedByMajor */.U5)(dump, head));
        const tables = whole ? undefined : chooseTables(wanted.tables, recorded, entries);
        const client = await orError((0,restore_place/* clientFor */.$V)(session, source, target.state.server, archiveMajor, config['client-path']), isOfClient);
        const mark = (0,owned/* newMarkingLimit */.$q)();
        const subscriptions = whole && (0,drop/* mayHoldSubscriptions */.lr)(entries);
        const staging = await (0,restore_staging/* planStaging */.Jp)(target, names, mark, recorded, backup, subscriptions, server);
        const live = target.live?.acceptsConnections === true ? await lookAtLive(source, session, recorded, wanted) : undefined;
        const pattern = recorded?.database ?? live?.database;
        const plan = {
            component: 'database',
            target: `${(0,server_source/* describeSource */.B6)(source)}, PostgreSQL ${target.state.server.version}`,
            steps: describeSteps(names, howLoaded(dump, client, target), wanted.tables, target, recorded !== undefined),
            keeps: describeKept(names, wanted.tables, target),
            removal: whole && target.live !== undefined ? (0,drop/* dropCommands */.yT)(target.maintenance, names.former, false) : [],
            checks: [
                ...checkTarget(source, target, recorded, client, whole),
                // A backup of ours always brings its roles along.
                ...(recorded === undefined ? [await checkNeededRoles(dump, entries, backup, server)] : []),
            ],
            comparisons: live?.comparisons ?? notThere(recorded?.tables ?? []),
            losses: whole ? (live?.losses ?? []) : [],
            neededBytes: pattern?.bytes ?? rawBytesOf(backup),
            neededIn: localFolder(target.dataDirectory, session, source),
            scratchBytes: (0,dump_files/* unpackedBytes */.dy)(dump),
            warnings: whole ? await compareRoles(recorded, backup, server, session.signal) : [],
        };
        return {
            plan,
            staging,
            async stage(record) {
                if (client instanceof errors/* BackupError */.hj)
                    throw client;
                const building = {
                    server: { ...session, source: target.maintenance, client, serverMajor: target.state.server.major },
                    name: names.staged,
                    mark,
                    facts: recorded,
                    pattern,
                    backup,
                    dump,
                    entries,
                    session,
                    tablespaces: true,
                    ...(record === undefined ? {} : { recordMade: (made) => record((0,restore_staging/* withMade */.wj)(staging, made)) }),
                };
                if (tables === undefined)
                    return await stageDatabase(building, names);
                return await stageTables(building, names, tables);
            },
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = plan_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function namesFor(live, restoreId, whole) {
    return {
        live,
        staged: (0,names/* suffixed */["do"])(live, `_${whole ? 'restore' : 'tables'}_${restoreId}`),
        former: (0,names/* suffixed */["do"])(live, `_before_${restoreId}`),
        undone: (0,names/* suffixed */["do"])(live, `_undone_${restoreId}`),
    };
}
async function lookAtLive(source, { connection, signal }, facts, { tables }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const database = plan_addDisposableResource(env_2, await (0,connect/* connectTo */.m)(source, connection, signal), true);
        return { database: (await (0,server/* readServer */.W)(database)).database, ...(await lookAtNow(database, facts, tables)) };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = plan_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
function describeSteps({ staged, live }, means, tables, target, comparable) {
    const steps = [
        'make the roles that are missing on the server; those that exist are not touched',
        `restore ${tables.join(', ') || 'the whole database'} into the new database ${staged} by ${means}`,
        comparable
            ? 'compare it with the backup: every row, sequence and schema object; ANALYZE'
            : 'ANALYZE; it cannot be compared, for the backup recorded no counts',
    ];
    if (tables.length > 0)
        return [...steps, 'leave it there: nothing live is changed'];
    if (target.live === undefined)
        return [...steps, `rename it to ${live}`];
    return [...steps, `end all sessions of ${live} and swap the names in one transaction`];
}
/** The programs that load the dump, as `loadDump` uses them. */
function howLoaded(dump, client, { state }) {
    if (dump.format === 'plain')
        return 'psql';
    if (client instanceof errors/* BackupError */.hj || !(0,load/* needsPsql */.E)(client, state.server.major))
        return `pg_restore with ${load/* restoreJobs */.Zq} jobs`;
    return `pg_restore ${client.major} through psql, in one stream: PostgreSQL ${state.server.major} refuses a setting it writes`;
}
function describeKept({ live, staged, former }, tables, target) {
    if (tables.length > 0)
        return `${live} is not changed; the tables lie in ${staged} beside it`;
    return target.live === undefined ? `no former database, there was no ${live}` : `${live} stays as ${former}`;
}
const isOfServer = (code) => code !== 'cancelled';
const isOfClient = (code) => code === 'tool-missing' || code === 'version-mismatch';
/** A plan tells such errors; they do not end it. */
async function orError(asking, isTold) {
    try {
        return await asking;
    }
    catch (error) {
        if (error instanceof errors/* BackupError */.hj && isTold(error.code))
            return error;
        throw error;
    }
}
function rawBytesOf({ files }) {
    return files.reduce((sum, file) => sum + file.rawBytes, 0);
}
function unreachablePlan(source, error, backup, names) {
    const why = [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error)].join('; ');
    const plan = {
        component: 'database',
        target: (0,server_source/* describeSource */.B6)(source),
        steps: [`restore into the new database ${names.staged}`],
        keeps: 'unknown: the server cannot be asked',
        removal: [],
        checks: [unreachableCheck(source, why)],
        comparisons: [],
        losses: [],
        neededBytes: rawBytesOf(backup),
        neededIn: undefined,
    };
    return {
        plan,
        stage: async () => {
            throw error;
        },
    };
}
/** The server's data folder, when it is on this machine and can be looked at. */
function localFolder(folder, { connection }, { host }) {
    const here = connection.kind === 'local' && (host.startsWith('/') || ['localhost', '127.0.0.1', '::1'].includes(host));
    return folder !== undefined && here && (0,external_node_fs_.existsSync)(folder) ? folder : undefined;
}


/***/ })

};
