export const id = 798;
export const ids = [798];
export const modules = {

/***/ 23843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ findClient),
/* harmony export */   DM: () => (/* binding */ program),
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
    return 'writer' in wanted
        ? new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('version-mismatch', `The dump was written by pg_dump ${wanted.major}, newer than every pg_restore here`, {
            because: [`found: pg_restore ${versions}; pg_restore cannot read what a newer pg_dump wrote`],
            hint,
        })
        : new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('version-mismatch', `The server is PostgreSQL ${wanted.version}, newer than every pg_dump here`, {
            because: [`found: pg_dump ${versions}; pg_dump refuses a server of a newer major version`],
            hint,
        });
}


/***/ }),

/***/ 22259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ readRelations),
/* harmony export */   BO: () => (/* binding */ countRows),
/* harmony export */   HW: () => (/* binding */ readExtensions),
/* harmony export */   Ms: () => (/* binding */ isDumped),
/* harmony export */   T5: () => (/* binding */ countLargeObjects),
/* harmony export */   gU: () => (/* binding */ readPartitions),
/* harmony export */   lu: () => (/* binding */ readSequences)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(49567);
/* harmony import */ var _connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(952);


const relationRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['r', 'p', 'f', 'm', 'S']),
    unlogged: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    /** Belongs to an extension, which makes it itself; pg_dump takes only the rows the extension asks for. */
    ofExtension: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    rowSecurity: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    readable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    estimatedBytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai(),
    columns: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
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
const sequenceRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), lastValue: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), isCalled: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() });
const sequencesPerStatement = 100;
/** Where the sequences stand. They do not obey snapshots: a busy one may already be further on. */
async function readSequences(database, relations) {
    const sequences = relations.filter(({ kind, readable }) => kind === 'S' && readable);
    const found = [];
    for (let at = 0; at < sequences.length; at += sequencesPerStatement) {
        const part = sequences.slice(at, at + sequencesPerStatement);
        const selects = part.map(({ schema, name }, index) => `SELECT ${index} AS place, last_value::text AS "lastValue", is_called AS "isCalled" FROM ${(0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(schema, name)}`);
        const states = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ place: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(), lastValue: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), isCalled: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() });
        for (const { place, ...state } of await database.rows(states, selects.join(' UNION ALL '))) {
            const { schema, name } = part[place] ?? { schema: '', name: '' };
            found.push(sequenceRow.parse({ schema, name, ...state }));
        }
    }
    return found;
}
const extensionRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
function readExtensions(database) {
    return database.rows(extensionRow, `SELECT n.nspname AS schema, e.extname AS name, e.extversion AS version
     FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace ORDER BY 2`);
}
const countRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ count: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .ai() });
async function countLargeObjects(database) {
    const [row] = await database.rows(countRow, 'SELECT count(*) FROM pg_largeobject_metadata');
    return row?.count ?? 0;
}
/** Rows stored in this very table, those of its children not included. */
async function countRows(database, table) {
    const [row] = await database.rows(countRow, `SELECT count(*) FROM ONLY ${(0,_connect_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .A)(table.schema, table.name)}`);
    return row?.count ?? 0;
}
const partitionRow = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ parent: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), parentSchema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/** Each partition that holds rows itself, once for every partitioned table it is a part of. */
function readPartitions(database) {
    return database.rows(partitionRow, `SELECT p.relname AS parent, pn.nspname AS "parentSchema", c.relname AS name, n.nspname AS schema
     FROM pg_class p JOIN pg_namespace pn ON pn.oid = p.relnamespace, pg_partition_tree(p.oid) t
       JOIN pg_class c ON c.oid = t.relid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE p.relkind = 'p' AND t.isleaf ORDER BY 1, 2, 3, 4`);
}


/***/ }),

/***/ 82177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z: () => (/* binding */ readInventory)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/components/postgres/inventory.js
var inventory = __webpack_require__(22259);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/objects/sql.js
/** Pieces of the inventory's queries. Each query gives kind, name, definition, owner, privileges. */
/** Schemas a dump holds. */
const inDumpedSchema = "n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'";
/** Leaves out what an extension made: CREATE EXTENSION makes it again. */
function notOfExtension(catalog, oid) {
    return `NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;
}
/** Objects made after initdb (FirstNormalObjectId in PostgreSQL's access/transam.h). */
function notOfSystem(oid) {
    return `${oid} >= 16384`;
}
function ownerName(oid) {
    return `pg_get_userbyid(${oid})::text`;
}
/**
 * Privileges as a sorted list of names; null when they are the default ones, however they are stored. (pg_dump writes only
 * what differs from the default, so a stored list that equals it comes back as none.)
 *
 * @param kind the letter acldefault() takes
 */
function privileges(acl, kind, owner) {
    const base = `acldefault('${kind}', ${owner})`;
    return `NULLIF(${grants(`coalesce(${acl}, ${base})`)}, ${grants(base)})`;
}
function grants(acl) {
    return `(SELECT coalesce(string_agg(g.line, ',' ORDER BY g.line COLLATE "C"), '') FROM (
    SELECT format('%s=%s%s/%s', CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
      a.privilege_type, CASE WHEN a.is_grantable THEN '*' END, quote_ident(pg_get_userbyid(a.grantor))) AS line
    FROM aclexplode(${acl}) a) g)`;
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/large-objects.js



const pieceBytes = 4 * 1024 * 1024;
const objectsPerStatement = 500;
/** Above this the time would show; their number is compared all the same. */
const mostObjects = 20_000;
const objectRow = schemas/* object */.Ikc({ oid: coerce/* number */.ai(), line: schemas/* string */.YjP() });
/**
 * One digest of all large objects: OID, owner, privileges, size and content of each. Content is hashed by the server in
 * pieces, so that memory stays bounded there too. Undefined: there are too many.
 */
async function digestLargeObjects(database, count) {
    if (count > mostObjects)
        return undefined;
    const hash = (0,external_node_crypto_.createHash)('sha256');
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
    SELECT s.oid::text AS oid, concat_ws(' ', s.oid, pg_get_userbyid(s.lomowner), ${grants('s.lomacl')}, s.size,
      (SELECT string_agg(md5(lo_get(s.oid, at, ${pieceBytes})), ',' ORDER BY at)
       FROM generate_series(0, greatest(s.size - 1, 0), ${pieceBytes}) AS at)) AS line
    FROM (SELECT o.*, lo_lseek64(o.fd, 0, 2) AS size
          FROM (SELECT m.oid, m.lomowner, m.lomacl, lo_open(m.oid, 262144) AS fd FROM pg_largeobject_metadata m
                WHERE m.oid > ${after} ORDER BY m.oid LIMIT ${objectsPerStatement} OFFSET 0) o OFFSET 0) s
    WHERE lo_close(s.fd) = 0 ORDER BY s.oid`;
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/objects/canonical.js
/**
 * A definition as it reads after a dump and a restore. PostgreSQL's own text of an expression is not always what it writes
 * again once it has read it: `status IN ('a', 'b')` on a varchar column is first shown as
 * `(ARRAY['a'::character varying, 'b'::character varying])::text[]` and, restored from that text, as
 * `ARRAY[('a'::character varying)::text, ('b'::character varying)::text]` (tried on 15). The cast is moved to the elements.
 */
function canonical(definition) {
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

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/objects/code.js

const routines = `pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace`;
const dumpedRoutine = `${inDumpedSchema} AND ${notOfExtension('pg_proc', 'p.oid')}`;
const routineOwner = `${ownerName('p.proowner')} AS owner, ${privileges('p.proacl', 'f', 'p.proowner')} AS privileges`;
const functions = `
  SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind, p.oid::regprocedure::text AS name,
    pg_get_functiondef(p.oid) AS definition, ${routineOwner}
  FROM ${routines} WHERE p.prokind <> 'a' AND ${dumpedRoutine}`;
const aggregates = `
  SELECT 'aggregate' AS kind, p.oid::regprocedure::text AS name,
    json_build_array(g.aggkind, g.aggnumdirectargs, g.aggtransfn::text, g.aggfinalfn::text, g.aggcombinefn::text,
      g.aggserialfn::text, g.aggdeserialfn::text, g.aggmtransfn::text, g.aggminvtransfn::text, g.aggmfinalfn::text,
      g.aggfinalextra, g.aggmfinalextra, g.aggfinalmodify, g.aggmfinalmodify, g.aggsortop::regoperator::text,
      format_type(g.aggtranstype, NULL), g.aggtransspace, format_type(NULLIF(g.aggmtranstype, 0), NULL), g.aggmtransspace,
      g.agginitval, g.aggminitval, p.proparallel)::text AS definition, ${routineOwner}
  FROM ${routines} JOIN pg_aggregate g ON g.aggfnoid = p.oid WHERE ${dumpedRoutine}`;
const eventTriggers = `
  SELECT 'event trigger' AS kind, quote_ident(t.evtname) AS name,
    json_build_array(t.evtevent, t.evttags, t.evtenabled, t.evtfoid::regprocedure::text)::text AS definition,
    ${ownerName('t.evtowner')} AS owner, NULL AS privileges
  FROM pg_event_trigger t WHERE ${notOfExtension('pg_event_trigger', 't.oid')}`;
const operators = `
  SELECT 'operator' AS kind, o.oid::regoperator::text AS name,
    json_build_array(format_type(o.oprresult, NULL), o.oprcode::regprocedure::text, o.oprcom::regoperator::text,
      o.oprnegate::regoperator::text, o.oprrest::text, o.oprjoin::text, o.oprcanmerge, o.oprcanhash)::text AS definition,
    ${ownerName('o.oprowner')} AS owner, NULL AS privileges
  FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
  WHERE o.oprcode <> 0 AND ${inDumpedSchema} AND ${notOfExtension('pg_operator', 'o.oid')}`;
const operatorFamilies = `
  SELECT 'operator family' AS kind, format('%I.%I using %I', n.nspname, f.opfname, m.amname) AS name,
    json_build_array(
      ARRAY(SELECT format('%s %s %s %s', x.amopstrategy, x.amoppurpose, x.amopopr::regoperator, x.amopsortfamily <> 0)
            FROM pg_amop x WHERE x.amopfamily = f.oid ORDER BY 1),
      ARRAY(SELECT format('%s %s %s %s', x.amprocnum, format_type(x.amproclefttype, NULL), format_type(x.amprocrighttype, NULL), x.amproc::regprocedure)
            FROM pg_amproc x WHERE x.amprocfamily = f.oid ORDER BY 1))::text AS definition,
    ${ownerName('f.opfowner')} AS owner, NULL AS privileges
  FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_opfamily', 'f.oid')}`;
const operatorClasses = `
  SELECT 'operator class' AS kind, format('%I.%I using %I', n.nspname, o.opcname, m.amname) AS name,
    json_build_array(format_type(o.opcintype, NULL), o.opcdefault, format_type(NULLIF(o.opckeytype, 0), NULL), f.opfname)::text AS definition,
    ${ownerName('o.opcowner')} AS owner, NULL AS privileges
  FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
    JOIN pg_opfamily f ON f.oid = o.opcfamily
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_opclass', 'o.oid')}`;
const casts = `
  SELECT 'cast' AS kind, format('%s to %s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)) AS name,
    json_build_array(c.castcontext, c.castmethod, NULLIF(c.castfunc, 0)::regprocedure::text)::text AS definition,
    NULL AS owner, NULL AS privileges
  FROM pg_cast c WHERE ${notOfSystem('c.oid')} AND ${notOfExtension('pg_cast', 'c.oid')}`;
const languages = `
  SELECT 'language' AS kind, quote_ident(l.lanname) AS name,
    json_build_array(l.lanpltrusted, NULLIF(l.lanplcallfoid, 0)::regprocedure::text, NULLIF(l.laninline, 0)::regprocedure::text,
      NULLIF(l.lanvalidator, 0)::regprocedure::text)::text AS definition,
    ${ownerName('l.lanowner')} AS owner, ${privileges('l.lanacl', 'l', 'l.lanowner')} AS privileges
  FROM pg_language l WHERE l.lanispl AND ${notOfExtension('pg_language', 'l.oid')}`;
const codeQueries = [
    functions,
    aggregates,
    eventTriggers,
    operators,
    operatorFamilies,
    operatorClasses,
    casts,
    languages,
];

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/objects/database.js

/** Before 15 the schema public belongs to whoever ran initdb, and pg_dump leaves it so. */
const database_schemas = `
  SELECT 'schema' AS kind, quote_ident(n.nspname) AS name, '' AS definition,
    CASE WHEN n.nspname = 'public' AND n.nspowner = 10 THEN NULL ELSE ${ownerName('n.nspowner')} END AS owner,
    CASE WHEN n.nspname = 'public' AND n.nspowner = 10 THEN ${grants('n.nspacl')}
      ELSE ${privileges('n.nspacl', 'n', 'n.nspowner')} END AS privileges
  FROM pg_namespace n WHERE ${inDumpedSchema} AND ${notOfExtension('pg_namespace', 'n.oid')}`;
const defaultPrivileges = `
  SELECT 'default privileges' AS kind,
    format('of %I in %s on %s', pg_get_userbyid(d.defaclrole), coalesce(quote_ident(n.nspname), 'all schemas'), d.defaclobjtype) AS name,
    ${grants('d.defaclacl')} AS definition, NULL AS owner, NULL AS privileges
  FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace`;
/** Options of servers may hold an address, never a password: that is in the user mappings, which are only named here. */
const foreignServers = `
  SELECT 'foreign server' AS kind, quote_ident(s.srvname) AS name,
    json_build_array(s.srvtype, s.srvversion, w.fdwname, s.srvoptions)::text AS definition,
    ${ownerName('s.srvowner')} AS owner, ${privileges('s.srvacl', 'S', 's.srvowner')} AS privileges
  FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE ${notOfExtension('pg_foreign_server', 's.oid')}`;
const foreignWrappers = `
  SELECT 'foreign data wrapper' AS kind, quote_ident(w.fdwname) AS name,
    json_build_array(NULLIF(w.fdwhandler, 0)::regprocedure::text, NULLIF(w.fdwvalidator, 0)::regprocedure::text, w.fdwoptions)::text AS definition,
    ${ownerName('w.fdwowner')} AS owner, ${privileges('w.fdwacl', 'F', 'w.fdwowner')} AS privileges
  FROM pg_foreign_data_wrapper w WHERE ${notOfExtension('pg_foreign_data_wrapper', 'w.oid')}`;
const userMappings = `
  SELECT 'user mapping' AS kind, format('of %I on %I', m.usename, m.srvname) AS name, '' AS definition, NULL AS owner, NULL AS privileges
  FROM pg_user_mappings m`;
function publications(more) {
    return `
  SELECT 'publication' AS kind, quote_ident(p.pubname) AS name,
    json_build_array(p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, p.pubviaroot, ${more})::text AS definition,
    ${ownerName('p.pubowner')} AS owner, NULL AS privileges
  FROM pg_publication p WHERE ${notOfExtension('pg_publication', 'p.oid')}`;
}
const publishedTables = `ARRAY(SELECT r.prrelid::regclass::text FROM pg_publication_rel r WHERE r.prpubid = p.oid ORDER BY 1)`;
/** Since 15: column lists, row filters and whole schemas. */
const publishedParts = `ARRAY(SELECT json_build_array(r.prrelid::regclass::text, pg_get_expr(r.prqual, r.prrelid),
    ARRAY(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs) ORDER BY 1))::text
    FROM pg_publication_rel r WHERE r.prpubid = p.oid ORDER BY 1),
  ARRAY(SELECT s.nspname FROM pg_publication_namespace r JOIN pg_namespace s ON s.oid = r.pnnspid WHERE r.pnpubid = p.oid ORDER BY 1)`;
/** Not where they lead: that holds a password, and only superusers may read it. A restored one is disabled, as pg_dump has it. */
const subscriptions = `
  SELECT 'subscription' AS kind, quote_ident(s.subname) AS name,
    json_build_array(ARRAY(SELECT unnest(s.subpublications) ORDER BY 1), s.subslotname, s.subsynccommit)::text AS definition,
    ${ownerName('s.subowner')} AS owner, NULL AS privileges
  FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()`;
/** Comments of everything, each under the name PostgreSQL gives the object. */
const comments = `
  SELECT 'comment' AS kind, format('on %s %s', i.type, i.identity) AS name, d.description AS definition, NULL AS owner, NULL AS privileges
  FROM pg_description d, LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
  WHERE (${notOfSystem('d.objoid')} OR d.classoid = 'pg_namespace'::regclass AND d.objoid = (SELECT oid FROM pg_namespace WHERE nspname = 'public'))
    AND i.type IS NOT NULL AND coalesce(i.schema, '') !~ '^pg_'
    AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')`;
const securityLabels = `
  SELECT 'security label' AS kind, format('%s on %s %s', l.provider, i.type, i.identity) AS name, l.label AS definition,
    NULL AS owner, NULL AS privileges
  FROM pg_seclabel l, LATERAL pg_identify_object(l.classoid, l.objoid, l.objsubid) i WHERE ${notOfSystem('l.objoid')} AND i.type IS NOT NULL`;
/** What belongs to the database as a whole. */
function databaseQueries(major) {
    const parts = major >= 15 ? publishedParts : publishedTables;
    return [
        database_schemas,
        defaultPrivileges,
        foreignWrappers,
        foreignServers,
        userMappings,
        publications(parts),
        comments,
        securityLabels,
    ];
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/objects/relations.js

const qualified = `format('%I.%I', n.nspname, c.relname)`;
const relations = 'pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace';
const dumped = `${inDumpedSchema} AND c.relpersistence <> 't' AND ${notOfExtension('pg_class', 'c.oid')}`;
const tables = `
  SELECT CASE c.relkind WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind, ${qualified} AS name,
    json_build_array(c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, m.amname,
      c.reloptions, t.reloptions, CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END, pg_get_expr(c.relpartbound, c.oid),
      ARRAY(SELECT h.inhparent::regclass::text FROM pg_inherits h WHERE h.inhrelid = c.oid ORDER BY h.inhseqno),
      CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END, s.srvname, f.ftoptions)::text AS definition,
    ${ownerName('c.relowner')} AS owner, ${privileges('c.relacl', 'r', 'c.relowner')} AS privileges
  FROM ${relations} LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
    LEFT JOIN pg_foreign_table f ON f.ftrelid = c.oid LEFT JOIN pg_foreign_server s ON s.oid = f.ftserver
  WHERE c.relkind IN ('r', 'p', 'f') AND ${dumped}`;
const columns = `
  SELECT 'column' AS kind, format('%I.%I.%I', n.nspname, c.relname, a.attname) AS name,
    json_build_array(row_number() OVER (PARTITION BY a.attrelid ORDER BY a.attnum), format_type(a.atttypid, a.atttypmod),
      a.attnotnull, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid),
      CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END, a.attstorage,
      to_jsonb(a) ->> 'attcompression', a.attoptions, a.attfdwoptions, a.attstattarget)::text AS definition,
    NULL AS owner, CASE WHEN cardinality(a.attacl) > 0 THEN ${privileges('a.attacl', 'c', 'c.relowner')} END AS privileges
  FROM ${relations} JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND ${dumped}`;
/** Not-null constraints are the columns'; foreign keys cloned to partitions have made-up names. */
const constraints = `
  SELECT 'constraint' AS kind, format('%I on %s', k.conname, ${qualified}) AS name,
    json_build_array(pg_get_constraintdef(k.oid), k.contype)::text AS definition, NULL AS owner, NULL AS privileges
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype NOT IN ('n', 't') AND NOT (k.contype = 'f' AND k.conparentid <> 0) AND ${dumped}`;
/** Like pg_dump: an index that was never finished is not dumped. */
const indexes = `
  SELECT 'index' AS kind, format('%I.%I', n.nspname, x.relname) AS name,
    json_build_array(pg_get_indexdef(x.oid), i.indisreplident, i.indisclustered,
      ARRAY(SELECT h.inhparent::regclass::text FROM pg_inherits h WHERE h.inhrelid = x.oid),
      ARRAY(SELECT a.attstattarget FROM pg_attribute a WHERE a.attrelid = x.oid ORDER BY a.attnum))::text AS definition,
    NULL AS owner, NULL AS privileges
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND (i.indisvalid OR c.relkind = 'p') AND i.indisready AND ${dumped}`;
const sequences = `
  SELECT 'sequence' AS kind, ${qualified} AS name,
    json_build_array(format_type(s.seqtypid, NULL), s.seqstart::text, s.seqincrement::text, s.seqmax::text, s.seqmin::text,
      s.seqcache::text, s.seqcycle, c.relpersistence,
      (SELECT format('%s.%I %s', o.refobjid::regclass, a.attname, o.deptype)
       FROM pg_depend o JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
       WHERE o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.refclassid = 'pg_class'::regclass
         AND o.refobjsubid > 0 AND o.deptype IN ('a', 'i') LIMIT 1))::text AS definition,
    ${ownerName('c.relowner')} AS owner, ${privileges('c.relacl', 's', 'c.relowner')} AS privileges
  FROM ${relations} JOIN pg_sequence s ON s.seqrelid = c.oid WHERE ${dumped}`;
const views = `
  SELECT CASE c.relkind WHEN 'm' THEN 'materialized view' ELSE 'view' END AS kind, ${qualified} AS name,
    json_build_array(pg_get_viewdef(c.oid), c.reloptions, c.relispopulated, m.amname)::text AS definition,
    ${ownerName('c.relowner')} AS owner, ${privileges('c.relacl', 'r', 'c.relowner')} AS privileges
  FROM ${relations} LEFT JOIN pg_am m ON m.oid = c.relam WHERE c.relkind IN ('v', 'm') AND ${dumped}`;
const rules = `
  SELECT 'rule' AS kind, format('%I on %s', r.rulename, ${qualified}) AS name,
    json_build_array(pg_get_ruledef(r.oid), r.ev_enabled)::text AS definition, NULL AS owner, NULL AS privileges
  FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE r.rulename <> '_RETURN' AND ${dumped}`;
const triggers = `
  SELECT 'trigger' AS kind, format('%I on %s', t.tgname, ${qualified}) AS name,
    json_build_array(pg_get_triggerdef(t.oid), t.tgenabled)::text AS definition, NULL AS owner, NULL AS privileges
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND ${dumped}`;
const policies = `
  SELECT 'policy' AS kind, format('%I on %s', p.polname, ${qualified}) AS name,
    json_build_array(p.polcmd, p.polpermissive, ARRAY(SELECT CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END
        FROM unnest(p.polroles) r ORDER BY 1), pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))::text AS definition,
    NULL AS owner, NULL AS privileges
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${dumped}`;
const statistics = `
  SELECT 'statistics' AS kind, format('%I.%I', n.nspname, s.stxname) AS name,
    json_build_array(pg_get_statisticsobjdef(s.oid), s.stxstattarget)::text AS definition,
    ${ownerName('s.stxowner')} AS owner, NULL AS privileges
  FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_statistic_ext', 's.oid')}`;
const relationQueries = [
    tables,
    columns,
    constraints,
    indexes,
    sequences,
    views,
    rules,
    triggers,
    policies,
    statistics,
];

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/objects/types.js

const types = `pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace`;
const types_dumped = `${inDumpedSchema} AND ${notOfExtension('pg_type', 't.oid')}`;
const owned = `${ownerName('t.typowner')} AS owner, ${privileges('t.typacl', 'T', 't.typowner')} AS privileges`;
const named = 'format_type(t.oid, NULL) AS name';
const enums = `
  SELECT 'type' AS kind, ${named},
    json_build_array('enum', ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder))::text AS definition, ${owned}
  FROM ${types} WHERE t.typtype = 'e' AND ${types_dumped}`;
const domains = `
  SELECT 'domain' AS kind, ${named},
    json_build_array(format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault,
      CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END)::text AS definition, ${owned}
  FROM ${types} JOIN pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd' AND ${types_dumped}`;
const domainConstraints = `
  SELECT 'constraint' AS kind, format('%I on %s', k.conname, format_type(t.oid, NULL)) AS name,
    json_build_array(pg_get_constraintdef(k.oid))::text AS definition, NULL AS owner, NULL AS privileges
  FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE k.contype = 'c' AND ${types_dumped}`;
const composites = `
  SELECT 'type' AS kind, ${named},
    json_build_array('composite', (SELECT json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attcollation <> b.typcollation THEN a.attcollation::regcollation::text END) ORDER BY a.attnum)
      FROM pg_attribute a JOIN pg_type b ON b.oid = a.atttypid WHERE a.attrelid = c.oid AND NOT a.attisdropped))::text AS definition, ${owned}
  FROM ${types} JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE t.typtype = 'c' AND ${types_dumped}`;
const ranges = `
  SELECT 'type' AS kind, ${named},
    json_build_array('range', format_type(r.rngsubtype, NULL), o.opcname, NULLIF(r.rngcollation, 0)::regcollation::text,
      NULLIF(r.rngcanonical, 0)::regprocedure::text, NULLIF(r.rngsubdiff, 0)::regprocedure::text,
      format_type((to_jsonb(r) ->> 'rngmultitypid')::oid, NULL))::text AS definition, ${owned}
  FROM ${types} JOIN pg_range r ON r.rngtypid = t.oid JOIN pg_opclass o ON o.oid = r.rngsubopc WHERE t.typtype = 'r' AND ${types_dumped}`;
/** Base types; those of arrays are made together with their element. */
const bases = `
  SELECT 'type' AS kind, ${named},
    json_build_array('base', t.typlen, t.typbyval, t.typcategory, t.typispreferred, t.typdelim, t.typinput::text, t.typoutput::text,
      t.typreceive::text, t.typsend::text, t.typmodin::text, t.typmodout::text, t.typalign, t.typstorage, t.typdefault)::text AS definition, ${owned}
  FROM ${types} WHERE t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid) AND ${types_dumped}`;
const collations = `
  SELECT 'collation' AS kind, format('%I.%I', n.nspname, c.collname) AS name,
    (to_jsonb(c) - 'oid' - 'collname' - 'collnamespace' - 'collowner' - 'collversion')::text AS definition,
    ${ownerName('c.collowner')} AS owner, NULL AS privileges
  FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE ${inDumpedSchema} AND ${notOfExtension('pg_collation', 'c.oid')}`;
const searchConfigurations = `
  SELECT 'text search configuration' AS kind, format('%I.%I', n.nspname, c.cfgname) AS name,
    json_build_array(p.prsname, ARRAY(SELECT format('%s %s %s', m.maptokentype, m.mapseqno, m.mapdict::regdictionary)
      FROM pg_ts_config_map m WHERE m.mapcfg = c.oid ORDER BY m.maptokentype, m.mapseqno))::text AS definition,
    ${ownerName('c.cfgowner')} AS owner, NULL AS privileges
  FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace JOIN pg_ts_parser p ON p.oid = c.cfgparser
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_ts_config', 'c.oid')}`;
const searchDictionaries = `
  SELECT 'text search dictionary' AS kind, format('%I.%I', n.nspname, d.dictname) AS name,
    json_build_array(t.tmplname, d.dictinitoption)::text AS definition, ${ownerName('d.dictowner')} AS owner, NULL AS privileges
  FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate
  WHERE ${inDumpedSchema} AND ${notOfExtension('pg_ts_dict', 'd.oid')}`;
const typeQueries = [
    enums,
    domains,
    domainConstraints,
    composites,
    ranges,
    bases,
    collations,
    searchConfigurations,
    searchDictionaries,
];

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/objects/read.js







const read_objectRow = schemas/* object */.Ikc({
    kind: schemas/* string */.YjP(),
    name: schemas/* string */.YjP(),
    definition: schemas/* string */.YjP(),
    owner: schemas/* string */.YjP().nullable(),
    privileges: schemas/* string */.YjP().nullable(),
});
/**
 * Every object of the schema that a dump holds, with a hash of what it is: definition, owner and privileges apart, so that a
 * difference names the aspect. Names are qualified, OIDs are in nothing. The session must have an empty search_path.
 */
async function readObjects(database, major) {
    return await readAll(database, [...relationQueries, ...codeQueries, ...typeQueries, ...databaseQueries(major)]);
}
async function readSubscriptions(database) {
    return await readAll(database, [subscriptions]);
}
async function readAll(database, queries) {
    const objects = [];
    for (const query of queries) {
        for (const { kind, name, definition, owner, privileges } of await database.rows(read_objectRow, query)) {
            objects.push({ kind, name, hash: hashOf(canonical(definition)) });
            if (owner !== null)
                objects.push({ kind: `owner of ${kind}`, name, hash: hashOf(owner) });
            if (privileges !== null)
                objects.push({ kind: `privileges of ${kind}`, name, hash: hashOf(privileges) });
        }
    }
    return objects;
}
function hashOf(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/proof/inventory.js




/** What the text of a constant in a definition depends on: a default '…+00' of a timestamptz is written in the session's zone. */
const textSettings = [
    "SET timezone = 'UTC'",
    "SET datestyle = 'ISO'",
    "SET intervalstyle = 'postgres'",
    'SET extra_float_digits = 3',
    "SET bytea_output = 'hex'",
    'SET quote_all_identifiers = off',
    "SET search_path = ''",
].join('; ');
const roleRow = schemas/* object */.Ikc({ role: schemas/* string */.YjP() });
/** Everything in the schema and all large objects, as the session sees them. */
async function readInventory(database, { serverMajor, complete, subscriptions }) {
    await database.run(textSettings);
    const [bootstrap] = await database.rows(roleRow, 'SELECT rolname AS role FROM pg_roles WHERE oid = 10');
    return {
        complete,
        bootstrapRole: bootstrap?.role ?? 'postgres',
        objects: complete ? await readObjects(database, serverMajor) : [],
        ...(complete && subscriptions ? { subscriptions: await readSubscriptions(database) } : {}),
        largeObjectsDigest: (await digestLargeObjects(database, await (0,inventory/* countLargeObjects */.T5)(database))) ?? null,
    };
}


/***/ }),

/***/ 71992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readServer)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49567);

const versionRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai(),
    recovering: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    control: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    bypass: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    superuser: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
});
const controlRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ system: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), timeline: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr() });
/** pg_database as JSON: its columns differ between versions. */
const databaseRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    row: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        datname: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        datcollate: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        datctype: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        datconnlimit: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
        datlocprovider: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().default('c'),
        daticulocale: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
        datlocale: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish(),
        datacl: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).nullable(),
    }),
    owner: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    encoding: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    bytes: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai(),
    comment: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(),
});
const privilegeRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ grantee: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(), privilege: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), grantable: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() });
const settingRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ role: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable(), setting: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
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
