export const id = 635;
export const ids = [635];
export const modules = {

/***/ 33484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $$: () => (/* binding */ bytesOf),
  Gb: () => (/* binding */ encodeManifest),
  ns: () => (/* binding */ instructionsPath),
  ji: () => (/* binding */ manifestPath),
  EH: () => (/* binding */ missingIn),
  bd: () => (/* binding */ missingWarning),
  Ng: () => (/* binding */ parseManifest),
  Wx: () => (/* binding */ proofsFolder),
  oY: () => (/* binding */ signaturePath),
  e8: () => (/* binding */ summaryPath),
  eN: () => (/* binding */ sumsPath),
  ob: () => (/* binding */ totalBytes)
});

// UNUSED EXPORTS: manifestSchema

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/config/schema.js + 3 modules
var schema = __webpack_require__(39854);
// EXTERNAL MODULE: ./.build/lib/lib/json.js
var json = __webpack_require__(67158);
;// CONCATENATED MODULE: ./.build/lib/pipeline/stored-file.js

/** How the content of a stored file is encoded. `none`: as it is. */
const codecs = ['none', 'zstd', 'gzip'];
const sha256 = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
/** Never leads out of the backup's folder, whoever wrote the manifest. */
const path = schemas/* string */.YjP()
    .refine((text) => text.split('/').every((part) => !['', '.', '..'].includes(part)), 'is not a path inside a backup');
/** One file of a backup, as the manifest records it. */
const storedFileSchema = schemas/* strictObject */.rej({
    /** Relative to the backup's folder, "/" between parts. */
    path,
    /** Size and SHA-256 of the file as it lies in the store. */
    bytes: schemas/* int */.Whr().min(0),
    sha256,
    codec: schemas/* enum */.k5n(codecs),
    /** Size of the content after decoding. */
    rawBytes: schemas/* int */.Whr().min(0),
    /** SHA-256 of the decoded content, where it was computed while streaming. */
    rawSha256: sha256.optional(),
});

;// CONCATENATED MODULE: ./.build/lib/catalog/manifest.js




const manifestPath = 'metadata/backup_info.json';
const signaturePath = 'metadata/backup_info.json.sig';
const sumsPath = 'metadata/SHA256SUMS';
const summaryPath = 'metadata/backup_summary.txt';
const instructionsPath = 'metadata/RESTORE.md';
const proofsFolder = 'proofs';
const backupTypes = ['full', 'incremental', 'pre-deployment'];
const time = iso/* datetime */.w$();
const manifest_json = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9());
const componentSchema = schemas/* strictObject */.rej({
    source: schemas/* string */.YjP(),
    recoveryPoint: time,
    durationMs: schemas/* number */.aig().min(0),
    bytes: schemas/* int */.Whr().min(0),
    rawBytes: schemas/* int */.Whr().min(0),
    /** What was to be read, as the source told before: to see from the next backup how much it has grown. */
    sourceBytes: schemas/* number */.aig().min(0).optional(),
    highlights: schemas/* array */.YOg(schemas/* string */.YjP()),
    tools: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    /** The component's own record; parsed by the component. */
    facts: manifest_json,
});
/** The signed record of a backup, format version 1. */
const manifestSchema = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(1),
    id: schemas/* string */.YjP(),
    system: schemas/* string */.YjP(),
    type: schemas/* enum */.k5n(backupTypes),
    tiers: schemas/* array */.YOg(schemas/* enum */.k5n(['daily', 'weekly', 'monthly', 'pre-deployment', 'incremental'])),
    startedAt: time,
    finishedAt: time,
    timezone: schemas/* string */.YjP(),
    run: schemas/* strictObject */.rej({
        machine: schemas/* string */.YjP(),
        url: schemas/* string */.YjP().optional(),
        actor: schemas/* string */.YjP().optional(),
        sha: schemas/* string */.YjP().optional(),
    }),
    program: schemas/* strictObject */.rej({ name: schemas/* literal */.euz('backup-actions'), version: schemas/* string */.YjP(), node: schemas/* string */.YjP() }),
    components: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(schema/* componentNames */.w), componentSchema),
    /** Between the earliest and the latest recovery point, milliseconds. */
    skewMs: schemas/* number */.aig().min(0),
    /** Every file of the backup but the manifest, its signature, SHA256SUMS and later proofs. */
    files: schemas/* array */.YOg(storedFileSchema),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** Public key (base64 of its DER form) whose signature lies beside the manifest. */
    signer: schemas/* string */.YjP().optional(),
});
/** The manifest as bytes; what is hashed and signed. */
function encodeManifest(manifest) {
    return Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`, 'utf8');
}
function parseManifest(bytes) {
    const value = (0,json/* parseJson */.q)(bytes);
    if (value === undefined)
        return { kind: 'damaged', problem: 'is not JSON' };
    if (typeof value !== 'object' || value === null || !('format' in value))
        return { kind: 'foreign' };
    if (typeof value.format === 'number' && value.format > 1) {
        return { kind: 'damaged', problem: `has format version ${value.format}; this program reads version 1` };
    }
    const parsed = manifestSchema.safeParse(value);
    if (parsed.success)
        return { kind: 'manifest', manifest: parsed.data };
    const issue = parsed.error.issues[0];
    return { kind: 'damaged', problem: `does not follow the format: ${issue?.path.join('.')}: ${issue?.message}` };
}
/**
 * The warning that a component which may be missing is missing. A warning and no field of its own: copies of this program that
 * were made before know no such field, and would call the manifest damaged.
 */
function missingWarning(component, why) {
    return `${component} is missing in this backup: ${why}`;
}
/** Components that a backup should hold and does not, each with the warning that says so. */
function missingIn({ warnings }) {
    return warnings.flatMap((warning) => schema/* componentNames */.w
        .filter((component) => warning.startsWith(missingWarning(component, '')))
        .map((component) => ({ component, warning })));
}
/** Bytes of all files a manifest lists. */
function totalBytes(manifest) {
    return bytesOf(manifest.files);
}
function bytesOf(files) {
    return files.reduce((sum, file) => sum + file.bytes, 0);
}


/***/ }),

/***/ 41076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ find)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65213);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22100);
/* harmony import */ var _tar_paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22219);
/* harmony import */ var _tar_tool_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18053);
/* harmony import */ var _tar_tool_messages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36926);
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






/** Starting points given to one `find`: argument lists have a limit. */
const startsPerRun = 200;
/**
 * Lists what lies at and below the given paths.
 *
 * @param root the folder they are relative to
 * @param paths relative, normalised, without trailing slash; those that do not exist are left out
 * @param maxDepth how many levels below each path; undefined for all
 * @throws BackupError `tool-missing`, `tool-failed`, `cancelled`
 */
async function find(session, root, paths, maxDepth) {
    const found = [];
    const unreadable = [];
    for (let at = 0; at < paths.length; at += startsPerRun) {
        const part = await findSome(session, root, paths.slice(at, at + startsPerRun), maxDepth);
        for (const one of part.found)
            found.push(one);
        unreadable.push(...part.unreadable);
    }
    return { found, unreadable };
}
async function findSome(session, root, paths, maxDepth) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        // As the beginning of a starting point it is never mistaken for an option.
        const base = `${root.startsWith('/') ? '' : './'}${root}${root.endsWith('/') ? '' : '/'}`;
        // An argument can only be UTF-8: another name is looked for in its folder.
        const asked = new Set(paths.map((path) => [...(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .ancestorsOf */ .Gw)(path), path].findLast((folder) => folder.isWellFormed()) ?? '.'));
        const starts = [...asked].map((path) => (path === '.' ? base : base + path));
        const depth = maxDepth === undefined ? [] : ['-maxdepth', String(maxDepth)];
        const args = ['-P', ...starts, ...depth, '-printf', '%y\\t%s\\t%b\\t%T@\\t%p\\0%l\\0'];
        const unreadable = [];
        const unknown = [];
        const tool = __addDisposableResource(env_1, await session.connection.start('find', args, {
            ...(0,_tar_tool_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .toolOptions */ .P)(session),
            stdout: 'pipe',
            onStderrLine: (line) => {
                const message = (0,_tar_tool_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .readMessage */ ._)(line);
                if (message.kind === 'unreadable')
                    unreadable.push(message.path);
                else if (message.kind === 'other')
                    unknown.push(message.text);
            },
        }), true);
        const found = tool.stdout === null ? [] : await collect(tool.stdout, Buffer.from(base), session.signal);
        const exit = await tool.exit;
        if (session.signal.aborted)
            throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(session.signal);
        if (exit.killedBy !== null || unknown.length > 0 || (exit.code !== 0 && exit.stderr.length === 0)) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('tool-failed', 'The files could not be listed with find', {
                because: [...unknown.slice(0, 5), (0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExit */ .KE)(exit)],
                hint: 'GNU findutils are needed where the files lie; BusyBox find cannot print what a backup needs to know.',
            });
        }
        const wanted = paths.every((path) => asked.has(path))
            ? found
            : found.filter((one) => paths.some((path) => (0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithin */ .UO)(one.path, path)));
        return { found: wanted, unreadable };
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
async function collect(stdout, base, signal) {
    const found = [];
    let record;
    let rest = Buffer.alloc(0);
    try {
        for await (const chunk of stdout) {
            let from = 0;
            const data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
            for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, from)) {
                const part = data.subarray(from, end);
                if (record === undefined)
                    record = part;
                else {
                    found.push(parse(record, part, base));
                    record = undefined;
                }
                from = end + 1;
            }
            rest = data.subarray(from);
        }
    }
    catch (error) {
        throw signal.aborted ? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(signal) : error;
    }
    return found;
}
const types = { f: 'file', d: 'folder', l: 'link', s: 'socket' };
/** "type, size, blocks, time, name" and what a link points at. */
function parse(record, target, base) {
    const [type = '', size, blocks, modified, ...name] = record.toString('latin1').split('\t');
    const whole = Buffer.from(name.join('\t'), 'latin1');
    const below = whole.length > base.length ? Buffer.from(whole.subarray(base.length)) : Buffer.from('.');
    return {
        name: below,
        path: (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .textOfName */ .E5)(below),
        type: types[type] ?? 'other',
        // A file system may put the end of a file elsewhere: only what is missing on a larger scale is holes.
        bytes: Math.min(Number(size), Number(blocks) * 512 + 4096),
        modifiedMs: Number(modified) * 1000,
        target: (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .textOfName */ .E5)(target),
    };
}


/***/ }),

/***/ 62590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Lt: () => (/* binding */ select_select)
});

// UNUSED EXPORTS: matches, searchArea

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/paths.js
var tar_paths = __webpack_require__(22219);
// EXTERNAL MODULE: ./.build/lib/components/files/plan/find.js
var find = __webpack_require__(41076);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/tool-environment.js
var tool_environment = __webpack_require__(18053);
;// CONCATENATED MODULE: ./.build/lib/components/files/plan/links.js




/** Longer chains are loops, as Linux sees it too (path_resolution(7)). */
const mostLinks = 40;
/**
 * Follows the symbolic links on the way to each path. No archive may hold a file below a link: extracting it would write to
 * wherever the link leads.
 */
async function resolveLinks(session, root, asked) {
    const links = new Map();
    const outside = new Map();
    let paths = [...asked];
    for (let round = 0; round < mostLinks; round += 1) {
        const above = [...new Set(paths.flatMap(tar_paths/* ancestorsOf */.Gw))].filter((path) => !outside.has(path));
        const { found } = above.length === 0 ? { found: [] } : await (0,find/* find */.I)(session, root, above, 0);
        const next = new Map(found.filter(({ type }) => type === 'link').map((link) => [link.path, link]));
        if (next.size === 0)
            break;
        const absolute = [...next.values()].some(({ target }) => target.startsWith('/'));
        const realRoot = absolute ? await realPath(session, root) : '/';
        paths = paths.map((path) => {
            const link = (0,tar_paths/* ancestorsOf */.Gw)(path).flatMap((folder) => next.get(folder) ?? [])[0];
            if (link === undefined || outside.has(link.path))
                return path;
            const leads = link.target.startsWith('/')
                ? external_node_path_.posix.relative(realRoot, link.target)
                : external_node_path_.posix.join(external_node_path_.posix.dirname(link.path), link.target);
            if (leads === '..' || leads.startsWith('../')) {
                outside.set(link.path, `${link.path} leads to ${link.target}, outside ${root}`);
                return path;
            }
            links.set(link.path, link);
            return external_node_path_.posix.join(leads, path.slice(link.path.length + 1));
        });
    }
    return { paths, links: [...links.values()], outside: [...outside.values()] };
}
async function realPath(session, path) {
    const { stdout } = await session.connection.run('realpath', ['-z', '--', path], (0,tool_environment/* toolOptions */.P)(session));
    return stdout.replace(/\0$/, '');
}

;// CONCATENATED MODULE: ./.build/lib/components/files/plan/select.js





/**
 * Finds everything the configured paths stand for. A path that exists is taken as it is, a folder with all that is in it;
 * otherwise it is a glob pattern (`*`, `**`, `?`, `[…]`, `{a,b}`), which matches names with a leading dot too.
 *
 * @param setting name of the setting for messages: "config"
 * @throws BackupError `invalid-config` for a path that leaves root, `path-missing` when root does not exist
 */
async function select_select(session, setting, root, paths) {
    refuseOutside(setting, paths);
    const here = await (0,find/* find */.I)(session, root, ['.'], 0);
    if (here.found.length === 0)
        throw rootMissing(session, setting, root, here.unreadable);
    const { paths: plain, links, outside } = await resolveLinks(session, root, paths.map(normalise));
    const literal = await (0,find/* find */.I)(session, root, [...new Set(plain)]);
    const chosen = new Map();
    const unreadable = new Set(literal.unreadable);
    add(chosen, [...links, ...literal.found]);
    const missing = [];
    for (const [index, path] of plain.entries()) {
        if (literal.found.some((found) => found.path === path))
            continue;
        const matched = await findMatches(session, root, path);
        for (const one of matched.unreadable)
            unreadable.add(one);
        add(chosen, matched.found);
        if (matched.found.length === 0)
            missing.push(paths[index] ?? path);
    }
    const all = [...chosen.values()].sort((a, b) => Buffer.compare(a.name, b.name));
    const above = new Set(outside.length === 0 ? [] : all.flatMap(({ path }) => (0,tar_paths/* ancestorsOf */.Gw)(path)));
    const found = all.filter(({ type, path }) => type !== 'socket' && path !== '.' && !(type === 'link' && above.has(path)));
    const left = outside.map((words) => `${words}: what was asked for below it is kept, and can be put back by hand only unless ${setting}.root is a folder above both`);
    return { found, missing, unreadable: [...unreadable], warnings: [...left, ...warningsOf(all, plain)] };
}
/** True when a path matches a glob pattern. A leading dot is nothing special: a backup leaves nothing out by accident. */
function matches(path, pattern) {
    return external_node_path_.posix.matchesGlob(hideDots(path), hideDots(pattern));
}
/** `*` never matches a leading dot; so dots become another character on both sides (U+E000 is for private use). */
function hideDots(text) {
    return text.replaceAll('.', '\uE000');
}
/** The longest part of a pattern that is no pattern, and how deep a match can lie below it. */
function searchArea(pattern) {
    const parts = pattern.split('/');
    const magic = parts.findIndex((part) => /[*?[\]{}()!+@\\]/.test(part));
    const fixed = magic < 0 ? parts.length : magic;
    const deep = pattern.includes('**') || /\{[^}]*\//.test(pattern);
    return { base: fixed === 0 ? '.' : parts.slice(0, fixed).join('/'), depth: deep ? undefined : parts.length - fixed };
}
async function findMatches(session, root, pattern) {
    const { base, depth } = searchArea(pattern);
    if (depth === 0)
        return { found: [], unreadable: [] };
    const near = await (0,find/* find */.I)(session, root, [base], depth);
    const matched = near.found.filter((found) => matches(found.path, pattern));
    const folders = matched.filter((found) => found.type === 'folder').map((found) => `${found.path}/`);
    if (folders.length === 0) {
        return { found: matched, unreadable: depth === undefined ? near.unreadable : [] };
    }
    const all = depth === undefined ? near : await (0,find/* find */.I)(session, root, [base]);
    const below = all.found.filter((found) => folders.some((folder) => found.path.startsWith(folder)));
    return { found: [...matched, ...below], unreadable: all.unreadable };
}
function add(chosen, found) {
    for (const one of found)
        chosen.set(one.name.toString('latin1'), one);
}
function warningsOf(chosen, asked) {
    const warnings = [];
    const mangled = [];
    for (const found of chosen) {
        if (found.type === 'socket')
            warnings.push(`${found.path} is a socket and was left out`);
        if (found.type === 'link' && asked.includes(found.path)) {
            warnings.push(`${found.path} is a symbolic link: the link is kept, what it points at is not`);
        }
        if (!found.path.isWellFormed())
            mangled.push(found.path);
    }
    if (mangled.length > 0) {
        warnings.push(`${mangled.length} names are not UTF-8; they are kept byte for byte, and shown with \uFFFD: ${mangled.slice(0, 3).join(', ')}`);
    }
    return warnings;
}
function normalise(path) {
    const plain = external_node_path_.posix.normalize(path);
    return plain.length > 1 && plain.endsWith('/') ? plain.slice(0, -1) : plain;
}
function refuseOutside(setting, paths) {
    const outside = paths.filter((path) => external_node_path_.posix.isAbsolute(path) || normalise(path).split('/')[0] === '..');
    if (outside.length === 0)
        return;
    throw new errors/* BackupError */.hj('invalid-config', `${setting}.paths must lie below ${setting}.root`, {
        because: outside.map((path) => `${JSON.stringify(path)} leaves it`),
        hint: `Set ${setting}.root to a folder above all of them (for example /) and write the paths relative to it.`,
    });
}
function rootMissing(session, setting, root, unreadable) {
    const title = (what) => `${setting}.root ${root} ${what} on ${session.connection.name}`;
    if (unreadable.length > 0) {
        const hint = 'Run the backup as a user that may read it.';
        return new errors/* BackupError */.hj('access-denied', title('cannot be read'), { hint });
    }
    const hint = `Correct ${setting}.root. A relative path starts at the folder the backup runs in.`;
    return new errors/* BackupError */.hj('path-missing', title('does not exist'), { hint });
}


/***/ }),

/***/ 22066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LQ: () => (/* binding */ attributeOptions),
/* harmony export */   a8: () => (/* binding */ isPrivileged),
/* harmony export */   yo: () => (/* binding */ attributeIn)
/* harmony export */ });
/** Labels that the kernel gives to a file for the place it lies in, or signs for one inode: on another file they would be wrong. */
const ofThePlace = ['security.selinux', 'security.ima', 'security.evm'];
/** Options of GNU tar, each with what it needs to keep and give back everything; alone, only `user.*` is given back. */
const attributeOptions = {
    '--acls': ['--acls'],
    '--xattrs': ['--xattrs', '--xattrs-include=*', ...ofThePlace.map((name) => `--xattrs-exclude=${name}`)],
};
/** "acl.access" or "xattr.security.capability" for a pax record that holds one. */
function attributeIn(record) {
    const name = /^SCHILY\.((?:acl|xattr)\..+)$/s.exec(record)?.[1];
    return name === undefined || ofThePlace.includes(name.replace('xattr.', '')) ? undefined : name;
}
/** Only root can give it to a file. */
function isPrivileged(attribute) {
    return /^xattr\.(?:security|trusted)\./.test(attribute);
}


/***/ }),

/***/ 43443:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KI: () => (/* binding */ inTermsOf),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   N0: () => (/* binding */ mostListBytes),
/* harmony export */   Op: () => (/* binding */ asBefore),
/* harmony export */   S3: () => (/* binding */ typeOfFlag),
/* harmony export */   Vv: () => (/* binding */ archiveFactsSchema),
/* harmony export */   Yh: () => (/* binding */ mostEntriesInManifest),
/* harmony export */   ie: () => (/* binding */ agrees),
/* harmony export */   tX: () => (/* binding */ differences),
/* harmony export */   vA: () => (/* binding */ totalsOf)
/* harmony export */ });
/* unused harmony export digestOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13798);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22100);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67158);




/** What an entry is, by the flag in its header. */
const typeOfFlag = {
    '0': 'file',
    '1': 'link',
    '2': 'symlink',
    '3': 'character-device',
    '4': 'block-device',
    '5': 'directory',
    '6': 'fifo',
    '7': 'contiguous-file',
};
/** One entry of an archive, as recorded in the manifest. */
const entrySchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    /** As in the archive, in the terms of `textOfName`; folders without their trailing slash. */
    path: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    type: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(typeOfFlag),
    /** Permission bits in octal: "0640". */
    mode: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    uid: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    gid: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(),
    user: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    group: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    bytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0),
    /** ISO 8601, to the millisecond. */
    modified: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** Of the content; files only. Where `data` is given, a hash in which holes cost nothing: see HoleHash. */
    sha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().exactOptional(),
    /** Bytes that are no hole; only of a file that has some. */
    data: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0).exactOptional(),
    /** Access control lists and extended attributes: SHA-256 of each value, under "acl.access" or "xattr.security.capability". */
    attributes: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).exactOptional(),
    /** What a link points at. */
    link: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().exactOptional(),
});
const mostListBytes = 512 * 1024 * 1024;
/** The entries of a list beside an archive; undefined when it was not read, or is none. */
function entriesOf(list) {
    return zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(entrySchema).safeParse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)(list?.text ?? '')).data;
}
/** What the manifest holds of one archive. */
const archiveFactsSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    root: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    paths: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    archive: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    entries: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    regularFiles: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    contentBytes: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    /** Of all entries, whatever their order: see `digestOf`. */
    digest: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** All entries; absent when there are too many, then they are in the file `list`. */
    files: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(entrySchema).exactOptional(),
    list: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().exactOptional(),
});
/** More entries than this go to a file of their own instead of the manifest. */
const mostEntriesInManifest = 5_000;
function totalsOf(entries) {
    const files = entries.filter((entry) => entry.type === 'file');
    const contentBytes = files.reduce((sum, entry) => sum + entry.bytes, 0);
    return { entries: entries.length, regularFiles: files.length, contentBytes, digest: digestOf(entries) };
}
/** Order-independent digest: the sum, modulo 2^256, of the SHA-256 of each entry's fields. */
function digestOf(entries) {
    const modulus = 1n << 256n;
    let sum = 0n;
    for (const entry of entries) {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(fieldsOf(entry)));
        sum = (sum + BigInt(`0x${hash.digest('hex')}`)) % modulus;
    }
    return sum.toString(16).padStart(64, '0');
}
function agrees(known, entries) {
    const totals = totalsOf(entries);
    return ['entries', 'regularFiles', 'contentBytes', 'digest'].every((name) => totals[name] === known[name]);
}
/** What is missing, extra or different, entry by entry. A name may be there more than once; then order decides. */
function differences(recorded, read) {
    const waiting = Map.groupBy(recorded, ({ path }) => path);
    const problems = [];
    for (const entry of read) {
        const name = `entry ${JSON.stringify(entry.path)}`;
        const expected = waiting.get(entry.path)?.shift();
        if (expected === undefined)
            problems.push(`${name} is not in the manifest`);
        else {
            const before = fieldsOf(expected);
            const now = fieldsOf(entry);
            const changed = fieldNames.flatMap((field, at) => before[at] === now[at] ? [] : [`${field} is ${now[at] ?? 'absent'} instead of ${before[at] ?? 'absent'}`]);
            if (changed.length > 0)
                problems.push(`${name}: ${changed.join(', ')}`);
        }
    }
    const missing = [...waiting.values()].flat().map(({ path }) => `entry ${JSON.stringify(path)} is missing`);
    return [...problems, ...missing];
}
/**
 * What was read, in the terms of what was recorded: backups of before attributes were recorded hold U+FFFD for each byte of a
 * name that is not UTF-8.
 */
function inTermsOf(facts, read) {
    return digestOf(read) === facts.digest ? read : read.map(asBefore);
}
function asBefore({ attributes, ...entry }) {
    const lossy = (name) => (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_1__/* .bytesOfName */ .qZ)(name).toString('utf8');
    return { ...entry, path: lossy(entry.path), ...(entry.link === undefined ? {} : { link: lossy(entry.link) }) };
}
const fieldNames = 'path type mode uid gid user group bytes modified sha256 link data attributes'.split(' ');
/** Fields of a later version come last and only where there are any, so that a digest of before stays what it was. */
function fieldsOf(entry) {
    const { path, type, mode, uid, gid, user, group, bytes, modified, sha256, link, data, attributes } = entry;
    const fields = [path, type, mode, uid, gid, user, group, bytes, modified, sha256 ?? null, link ?? null];
    if (data === undefined && attributes === undefined)
        return fields;
    return [...fields, data ?? null, JSON.stringify(attributes ?? {})];
}


/***/ }),

/***/ 7764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ outsideProblems)
/* harmony export */ });
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22219);

/** Entries that would write outside the folder they are extracted into, in words. */
function outsideProblems(entries) {
    const links = new Set();
    const problems = [];
    for (const entry of entries) {
        const name = JSON.stringify(entry.path);
        if (leaves(entry.path))
            problems.push(`entry ${name} would write outside its target`);
        else if (entry.type === 'link' && leaves(entry.link ?? '')) {
            problems.push(`entry ${name} would write outside its target: it is a hard link to ${JSON.stringify(entry.link)}`);
        }
        else if ((0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .ancestorsOf */ .Gw)((0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .plainPath */ .s1)(entry.path)).some((parent) => links.has(parent))) {
            problems.push(`entry ${name} would write outside its target: it lies below a symbolic link`);
        }
        else if (entry.type === 'link' && (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .ancestorsOf */ .Gw)((0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .plainPath */ .s1)(entry.link ?? '')).some((parent) => links.has(parent))) {
            problems.push(`entry ${name} would reach outside its target: it is a hard link through a symbolic link`);
        }
        const linksOn = entry.type === 'link' && links.has((0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .plainPath */ .s1)(entry.link ?? ''));
        if (entry.type === 'symlink' || linksOn)
            links.add((0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .plainPath */ .s1)(entry.path));
    }
    return problems;
}
function leaves(path) {
    return path.startsWith('/') || path.split('/').includes('..');
}


/***/ }),

/***/ 22219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gw: () => (/* binding */ ancestorsOf),
/* harmony export */   Kf: () => (/* binding */ nameSome),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   s1: () => (/* binding */ plainPath)
/* harmony export */ });
/** "a/b/c" → ["a", "a/b"]. */
function ancestorsOf(path) {
    const parts = path.split('/');
    return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'));
}
/** "./a//b/" → "a/b". */
function plainPath(path) {
    return path
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/');
}
/** True when `path` is `folder` or lies below it. */
function isWithin(path, folder) {
    return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
/** Names for people: odd ones in quotes, and not more than a screen full. */
function nameSome(paths, most = 20) {
    const names = paths.slice(0, most).map((path) => (/^[\w@%+=:,./-]+$/.test(path) ? path : JSON.stringify(path)));
    return paths.length > most ? `${names.join(', ')} and ${paths.length - most} more` : names.join(', ');
}


/***/ }),

/***/ 83236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   T3: () => (/* binding */ readRecords),
/* harmony export */   VE: () => (/* binding */ blockBytes),
/* harmony export */   ay: () => (/* binding */ readHeader),
/* harmony export */   bR: () => (/* binding */ untilZero),
/* harmony export */   ry: () => (/* binding */ countIn)
/* harmony export */ });
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22100);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43443);


const blockBytes = 512;
/** Understands a header of the ustar, pax and GNU formats. Throws an Error for anything else. */
function readHeader(block) {
    const own = block.subarray(148, 156);
    if (sumOf(block) - sumOf(own) + own.length * 0x20 !== numberIn(block, 148, 8))
        throw new Error('Invalid tar header: its checksum is wrong');
    const magic = block.toString('latin1', 257, 263);
    if (magic !== 'ustar\0' && magic !== 'ustar ')
        throw new Error('Invalid tar header: unknown format');
    const short = textIn(block, 0, 100);
    const prefix = magic === 'ustar\0' ? textIn(block, 345, 155) : Buffer.alloc(0);
    return {
        flag: String.fromCharCode(block.readUInt8(156) || 0x30),
        name: prefix.length === 0 ? short : Buffer.concat([prefix, Buffer.from('/'), short]),
        link: textIn(block, 157, 100),
        mode: numberIn(block, 100, 8),
        uid: numberIn(block, 108, 8),
        gid: numberIn(block, 116, 8),
        size: numberIn(block, 124, 12),
        modified: numberIn(block, 136, 12),
        user: textIn(block, 265, 32).toString('utf8'),
        group: textIn(block, 297, 32).toString('utf8'),
    };
}
/** POSIX: "<length of the record> <key>=<value>\n", one after the other; a value may be any bytes. */
function readRecords(data) {
    const records = new Map();
    for (let at = 0; at < data.length;) {
        const space = data.indexOf(' ', at);
        const length = Number(data.toString('latin1', at, Math.max(at, space)));
        const equals = data.indexOf('=', space);
        if (!(length > 0) || at + length > data.length || equals < 0 || equals >= at + length) {
            throw new Error('Invalid pax header');
        }
        records.set(data.toString('utf8', space + 1, equals), data.subarray(equals + 1, at + length - 1));
        at += length;
    }
    return records;
}
/** An entry but for its content. */
function entryOf(header, records) {
    const text = (key) => records.get(key)?.toString('utf8');
    const number = (key, otherwise) => countIn(text(key), key) ?? otherwise;
    const name = (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_0__/* .textOfName */ .E5)(records.get('GNU.sparse.name') ?? records.get('path') ?? header.name);
    const type = header.flag === '0' && name.endsWith('/') ? 'directory' : types[header.flag];
    if (type === undefined)
        throw new Error(`${name} has the unknown type ${header.flag}`);
    const mtime = number('mtime', header.modified);
    return {
        path: name.length > 1 && name.endsWith('/') ? name.slice(0, -1) : name,
        type,
        mode: (header.mode & 0o7777).toString(8).padStart(4, '0'),
        uid: number('uid', header.uid),
        gid: number('gid', header.gid),
        user: text('uname') ?? header.user,
        group: text('gname') ?? header.group,
        bytes: number('GNU.sparse.realsize', number('size', header.size)),
        modified: new Date(Math.floor(mtime * 1000)).toISOString(),
        ...(type === 'link' || type === 'symlink' ? { link: (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_0__/* .textOfName */ .E5)(records.get('linkpath') ?? header.link) } : {}),
    };
}
const types = _entry_js__WEBPACK_IMPORTED_MODULE_1__/* .typeOfFlag */ .S3;
function countIn(text, what) {
    if (text === undefined)
        return undefined;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(value))
        throw new Error(`Invalid tar header: ${what} is ${JSON.stringify(text)}`);
    return value;
}
function textIn(block, at, length) {
    return untilZero(block.subarray(at, at + length));
}
function untilZero(data) {
    const end = data.indexOf(0);
    return end < 0 ? data : data.subarray(0, end);
}
/** Octal digits, or, where they do not suffice, base 256 behind a first byte of 0x80 (GNU; negative ones begin with 0xff). */
function numberIn(block, at, length) {
    const first = block.readUInt8(at);
    if (first === 0x80 || first === 0xff)
        return Number(BigInt.asIntN(64, block.readBigUInt64BE(at + length - 8)));
    const digits = block
        .toString('latin1', at, at + length)
        .replace(/^[\0 ]+/, '')
        .split(/[\0 ]/, 1)[0] ?? '';
    return digits === '' ? 0 : Number.parseInt(digits, 8);
}
function sumOf(bytes) {
    return bytes.reduce((sum, byte) => sum + byte, 0);
}


/***/ }),

/***/ 98856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ TarReader)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/attributes.js
var attributes = __webpack_require__(22066);
;// CONCATENATED MODULE: ./.build/lib/components/files/tar/hole-hash.js

const pieceBytes = 4096;
const zeros = Buffer.alloc(pieceBytes);
/**
 * A hash of content in which zeros cost nothing: SHA-256 over every 4 KiB that are not all zero, each after its number, then
 * the length. Zeros on disk and holes of any layout come to the same.
 */
class HoleHash {
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #piece = Buffer.alloc(pieceBytes);
    #at = 0;
    add(data) {
        for (let rest = data; rest.length > 0;) {
            const inside = this.#at % pieceBytes;
            const part = rest.subarray(0, pieceBytes - inside);
            part.copy(this.#piece, inside);
            this.skipTo(this.#at + part.length);
            rest = rest.subarray(part.length);
        }
    }
    /** What lies before `at` and was not added is zeros. */
    skipTo(at) {
        const index = Math.floor(this.#at / pieceBytes);
        if (Math.floor(at / pieceBytes) !== index)
            this.#take(index);
        this.#at = at;
    }
    digest() {
        this.#take(Math.floor(this.#at / pieceBytes));
        return this.#hash.update(`${this.#at}`).digest('hex');
    }
    #take(index) {
        if (this.#piece.equals(zeros))
            return;
        this.#hash.update(`${index}\n`).update(this.#piece);
        this.#piece.fill(0);
    }
}

// EXTERNAL MODULE: ./.build/lib/components/files/tar/tar-header.js
var tar_header = __webpack_require__(83236);
;// CONCATENATED MODULE: ./.build/lib/components/files/tar/tar-reader.js





/** POSIX: two blocks of zeros end an archive. Without them it is cut, perhaps between two entries. */
const endMarkBytes = 2 * tar_header/* blockBytes */.VE;
/** Names, attributes and access control lists; more is no archive of ours. */
const mostRecordBytes = 16 * 1024 * 1024;
/** Reads a tar stream to its end mark and keeps the list of its entries, each with the hash of its content. */
class TarReader {
    entries = [];
    /** True once the archive was read to its end mark. */
    complete = false;
    #like;
    #onData;
    #parser = this.#archive();
    #wanted;
    #ended = false;
    #failure;
    constructor(like = () => undefined, onData) {
        this.#like = like;
        this.#onData = onData;
    }
    write(chunk) {
        if (this.#failure !== undefined)
            throw this.#failure;
        try {
            this.#wanted ??= this.#parser.next().value ?? 0;
            for (let rest = chunk; rest.length > 0;) {
                const part = rest.subarray(0, this.#wanted);
                rest = rest.subarray(part.length);
                this.#wanted = this.#parser.next(part).value ?? 0;
            }
        }
        catch (cause) {
            this.#failure = new errors/* BackupError */.hj('damaged', 'The tar archive cannot be read', {
                cause,
                because: [(0,errors/* messageOf */.bD)(cause)],
            });
            throw this.#failure;
        }
    }
    end() {
        if (this.#failure !== undefined)
            throw this.#failure;
        if (!this.#ended)
            throw new errors/* BackupError */.hj('damaged', 'The tar archive has no end mark: it is cut');
        this.complete = true;
    }
    *#archive() {
        let global = new Map();
        let own = new Map();
        for (;;) {
            const block = yield* take(tar_header/* blockBytes */.VE);
            if (isZero(block))
                return yield* this.#trailer();
            const header = (0,tar_header/* readHeader */.ay)(block);
            switch (header.flag) {
                case 'g':
                    global = (0,tar_header/* readRecords */.T3)(yield* takeBlocks(header.size));
                    break;
                case 'x':
                    own = new Map([...own, ...(0,tar_header/* readRecords */.T3)(yield* takeBlocks(header.size))]);
                    break;
                case 'L':
                    own.set('path', (0,tar_header/* untilZero */.bR)(yield* takeBlocks(header.size)));
                    break;
                case 'K':
                    own.set('linkpath', (0,tar_header/* untilZero */.bR)(yield* takeBlocks(header.size)));
                    break;
                default:
                    this.entries.push(yield* this.#entry(header, new Map([...global, ...own])));
                    own = new Map();
            }
        }
    }
    *#entry(header, records) {
        const entry = (0,tar_header/* entryOf */.Ms)(header, records);
        const size = entry.type === 'directory' ? 0 : ((0,tar_header/* countIn */.ry)(records.get('size')?.toString(), 'size') ?? header.size);
        if (!(size >= 0))
            throw new Error(`${entry.path} has an invalid size`);
        const attributes = attributesIn(records);
        const full = { ...entry, ...(attributes === undefined ? {} : { attributes }) };
        const isFile = entry.type === 'file' || entry.type === 'contiguous-file';
        const content = yield* this.#content(entry, records, size);
        yield* take(-size & (tar_header/* blockBytes */.VE - 1));
        return isFile ? { ...full, ...content } : full;
    }
    /** The hash over all bytes; of a file with holes that over its data, unless it is like one that was read whole. */
    *#content(entry, records, size) {
        const like = this.#like(entry.path);
        const sparse = records.has('GNU.sparse.realsize');
        const whole = like?.data === undefined && (like?.bytes === entry.bytes || !sparse);
        const regions = sparse ? yield* sparseMap(size) : { map: [{ at: 0, bytes: size }], data: size };
        const hash = whole ? (0,external_node_crypto_.createHash)('sha256') : new HoleHash();
        const skip = (from, to) => {
            if (hash instanceof HoleHash)
                hash.skipTo(to);
            else
                for (let at = from; at < to; at += tar_reader_zeros.length)
                    hash.update(tar_reader_zeros.subarray(0, to - at));
        };
        let at = 0;
        for (const region of regions.map) {
            if (region.at < at || region.at + region.bytes > entry.bytes)
                throw new Error(`${entry.path} has an invalid map`);
            skip(at, region.at);
            at = region.at + region.bytes;
            yield* each(region.bytes, (part) => {
                this.#onData?.(entry.path, part);
                if (hash instanceof HoleHash)
                    hash.add(part);
                else
                    hash.update(part);
            });
        }
        skip(at, entry.bytes);
        return hash instanceof HoleHash ? { sha256: hash.digest(), data: regions.data } : { sha256: hash.digest('hex') };
    }
    *#trailer() {
        for (let bytes = tar_header/* blockBytes */.VE;;) {
            this.#ended = bytes >= endMarkBytes;
            const part = yield tar_reader_zeros.length;
            if (!isZero(part))
                throw new Error('it has bytes after its end');
            bytes += part.length;
        }
    }
}
/** GNU tar manual, "PAX Format, Version 1.0": decimal lines before the data, filled up to whole blocks. */
function* sparseMap(size) {
    const numbers = [];
    let text = '';
    let read = 0;
    while (numbers.length === 0 || numbers.length < 1 + 2 * (numbers[0] ?? 0)) {
        read += tar_header/* blockBytes */.VE;
        if (read > size)
            throw new Error('a map of holes is longer than its file');
        const lines = (text + (yield* take(tar_header/* blockBytes */.VE)).toString('latin1')).split('\n');
        text = lines.pop() ?? '';
        for (const line of lines)
            numbers.push((0,tar_header/* countIn */.ry)(line, 'map') ?? 0);
    }
    const [count = 0] = numbers;
    const map = Array.from({ length: count }, (_none, index) => ({
        at: numbers[1 + 2 * index] ?? 0,
        bytes: numbers[2 + 2 * index] ?? 0,
    }));
    const data = map.reduce((sum, { bytes }) => sum + bytes, 0);
    if (read + data !== size)
        throw new Error('a map of holes does not fit its file');
    return { map, data };
}
const tar_reader_zeros = Buffer.alloc(64 * 1024);
function isZero(part) {
    return part.equals(tar_reader_zeros.subarray(0, part.length));
}
function attributesIn(records) {
    const kept = [...records].flatMap(([key, value]) => {
        const name = (0,attributes/* attributeIn */.yo)(key);
        return name === undefined ? [] : [[name, (0,external_node_crypto_.createHash)('sha256').update(value).digest('hex')]];
    });
    return kept.length === 0 ? undefined : Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}
function* each(bytes, use) {
    for (let left = bytes; left > 0;) {
        const part = yield left;
        use(part);
        left -= part.length;
    }
}
function* take(bytes) {
    const parts = [];
    yield* each(bytes, (part) => parts.push(part));
    const [first] = parts;
    return parts.length === 1 && first !== undefined ? first : Buffer.concat(parts);
}
function* takeBlocks(bytes) {
    if (!(bytes >= 0 && bytes <= mostRecordBytes))
        throw new Error('a header is larger than any may be');
    const data = yield* take(bytes);
    yield* take(-bytes & (tar_header/* blockBytes */.VE - 1));
    return data;
}


/***/ }),

/***/ 6612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ findTar),
/* harmony export */   Ib: () => (/* binding */ accessDenied),
/* harmony export */   WR: () => (/* binding */ startTar)
/* harmony export */ });
/* unused harmony export judge */
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46466);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65213);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22066);
/* harmony import */ var _tool_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18053);
/* harmony import */ var _tool_messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36926);







/** @throws BackupError `tool-missing` when there is no GNU tar on the host */
async function findTar(session) {
    const options = (0,_tool_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .toolOptions */ .P)(session);
    const answer = await session.connection.run('tar', ['--version'], options);
    const version = /GNU tar\) (\d+\.\d+(?:\.\d+)?)/.exec(answer.stdout)?.[1];
    if (version === undefined) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('tool-missing', `GNU tar is needed on ${session.connection.name}`, {
            because: [`tar --version says: ${answer.stdout.split('\n')[0] || (0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .describeExit */ .KE)(answer)}`],
            hint: 'Install GNU tar (Debian: tar, Alpine: apk add tar).',
        });
    }
    const help = await session.connection.run('tar', ['--help'], options);
    const able = Object.entries(_attributes_js__WEBPACK_IMPORTED_MODULE_4__/* .attributeOptions */ .LQ).filter(([option]) => help.stdout.includes(`${option} `));
    return { version, options: able.flatMap(([, options]) => options) };
}
/**
 * Starts tar on exactly these names, in this order. Names go over stdin, each ended by a zero byte: dashes, quotes, line feeds and
 * bytes that are no text are all safe. Folders are not descended into and links are not followed.
 *
 * @param unreadable whether a file that may not be read fails the archive or is a warning
 */
async function startTar(session, tar, root, names, unreadable) {
    const args = [
        '--create',
        '--file=-',
        '--format=posix',
        '--sparse',
        // Access times and the process id would make every archive different (GNU tar manual, "Reproducibility").
        '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime',
        ...tar.options,
        `--directory=${root}`,
        '--no-recursion',
        '--null',
        '--verbatim-files-from',
        '--files-from=-',
    ];
    const messages = [];
    const tool = await session.connection.start('tar', args, {
        ...(0,_tool_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .toolOptions */ .P)(session),
        stdin: 'pipe',
        stdout: 'pipe',
        onStderrLine: (line) => messages.push((0,_tool_messages_js__WEBPACK_IMPORTED_MODULE_6__/* .readMessage */ ._)(line)),
    });
    const { stdout } = tool;
    if (stdout === null)
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('internal', 'tar was started without an output');
    const fed = feed(tool, names);
    return {
        stdout,
        exit: tool.exit,
        finish: async () => {
            const exit = await tool.exit;
            if (session.signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .cancelled */ .KW)(session.signal);
            const warnings = judge(messages, exit, unreadable);
            const failure = await fed;
            if (failure !== undefined)
                throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('tool-failed', 'tar did not take all names', { cause: failure });
            return warnings;
        },
        [Symbol.asyncDispose]: () => tool[Symbol.asyncDispose](),
    };
}
/**
 * What tar's messages and exit come to: warnings, when the archive is whole and every file in it is as it was at some moment.
 *
 * @throws BackupError `access-denied`, `read-failed` or `tool-failed`
 */
function judge(messages, exit, unreadable) {
    const denied = messages.flatMap((message) => (message.kind === 'unreadable' ? [message.path] : []));
    if (denied.length > 0 && unreadable === 'fails')
        throw accessDenied(denied);
    const broken = messages.flatMap((message) => (message.kind === 'broken' ? [message.path] : []));
    if (broken.length > 0 && unreadable === 'fails') {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('read-failed', `${broken[0]} could not be read to its end`, {
            because: exit.stderr.slice(-5),
            hint: 'Check the disk it lies on (dmesg, smartctl), then run the backup again.',
        });
    }
    const others = messages.flatMap((message) => (message.kind === 'other' ? [message.text] : []));
    const explained = messages.some((message) => message.kind !== 'other' && message.kind !== 'summary');
    const said = unreadable === 'warns' && exit.code === 2 && messages.length > 0;
    // tar ends with 1 when files changed, and with 2 also when a named file was not there any more.
    const harmless = explained && (exit.code === 1 || (exit.code === 2 && others.length === 0));
    if (exit.killedBy !== null || !(said || exit.code === 0 || harmless)) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('tool-failed', 'tar could not archive the files', {
            because: [(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .describeExit */ .KE)(exit), ...(others.length > 0 ? others.slice(-5) : exit.stderr.slice(-5))],
        });
    }
    return messages.map(inWords).filter((text) => text !== undefined);
}
/** An error that names what may not be read. */
function accessDenied(paths) {
    const more = paths.length > 1 ? ` (and ${paths.length - 1} more)` : '';
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('access-denied', `${paths[0]} may not be read${more}`, {
        because: paths.slice(0, 20).map((path) => `${path}: permission denied`),
        hint: 'Run the backup as a user that may read these files, or take them out of the paths. Nothing was committed.',
    });
}
function inWords(message) {
    switch (message.kind) {
        case 'changed':
            return `${message.path} changed while it was read; it is kept as it was read`;
        case 'vanished':
            return `${message.path} vanished before it was read and is not in the backup`;
        case 'unreadable':
            return `${message.path} may not be read and is not in the backup`;
        case 'socket':
            return `${message.path} is a socket and was left out`;
        case 'other':
            return `tar: ${message.text}`;
        case 'broken':
            return `${message.path} could not be read to its end; what could not is zeros in the backup`;
        case 'summary':
            return undefined;
    }
}
/** Gives tar its names. A tar that ends early closes the pipe: its own exit says why, so that alone is no failure. */
async function feed(tool, names) {
    if (tool.stdin === null)
        return new Error('tar was started without an input');
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_1__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(lists(names), { objectMode: false }), tool.stdin);
        return undefined;
    }
    catch (error) {
        return (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EPIPE' ? undefined : error;
    }
}
function* lists(names) {
    const namesPerChunk = 500;
    const zero = Buffer.from([0]);
    for (let at = 0; at < names.length; at += namesPerChunk) {
        yield Buffer.concat(names.slice(at, at + namesPerChunk).flatMap((name) => [name, zero]));
    }
}


/***/ }),

/***/ 18053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ toolOptions)
/* harmony export */ });
/**
 * How find, tar and the log tools are run: messages in English, so that they can be understood, and none of the
 * variables that change what they do (GNU tar puts the words of TAR_OPTIONS before its arguments).
 */
function toolOptions({ env, signal }) {
    const plain = { LC_ALL: 'C', LANGUAGE: undefined, TAR_OPTIONS: undefined, POSIXLY_CORRECT: undefined };
    return { env: { ...env, ...plain }, signal };
}


/***/ }),

/***/ 36926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ readMessage)
/* harmony export */ });
/* unused harmony export unquote */
/** Messages of GNU tar 1.30–1.35 and findutils 4.8–4.10 in the C locale; the tool's name is taken off before. */
const table = [
    [/^(.*): file changed as we read it$/, 'changed'],
    [/^(.*): File shrank by \d+ bytes?; padding with zeros$/, 'changed'],
    [/^(.*): File removed before we read it$/, 'vanished'],
    [/^(.*): (?:Warning: )?Cannot (?:f?stat|open|readlink|opendir|read): No such file or directory$/, 'vanished'],
    [/^(.*): No such file or directory$/, 'vanished'],
    [/^(.*): (?:Not a directory|Too many levels of symbolic links)$/, 'vanished'],
    [
        /^(.*): (?:Warning: )?Cannot (?:open|f?stat|opendir|savedir|readlink|read): (?:Permission denied|Operation not permitted)$/,
        'unreadable',
    ],
    // find quotes the name; a line of tar without quotes is about something beside the content, such as an attribute.
    [/^('.*'): (?:Permission denied|Operation not permitted)$/, 'unreadable'],
    [/^(.*): socket ignored$/, 'socket'],
    [/^(.*): (?:Warning: )?(?:Cannot read|Read error at byte \d+, while reading \d+ bytes?): .*$/, 'broken'],
];
const summary = /^Exiting with failure status due to previous (?:delayed )?errors$/;
/** Understands one line that `tar` or `find` wrote to stderr. */
function readMessage(line) {
    const text = line.replace(/^(?:\/\S*\/)?(?:g?tar|find): /, '');
    if (summary.test(text))
        return { kind: 'summary' };
    for (const [pattern, kind] of table) {
        const path = pattern.exec(text)?.[1];
        if (path !== undefined)
            return { kind, path: unquote(path) };
    }
    return { kind: 'other', text };
}
/** Undoes the quoting of the C locale: 's\303\251.log' → sé.log, a line feed stays visible as \n. */
function unquote(name) {
    const inner = /^'(.*)'$/.exec(name)?.[1] ?? name;
    const bytes = inner.replace(/\\([0-7]{3}|\\)/g, (_whole, code) => code === '\\' ? '\\' : String.fromCharCode(Number.parseInt(code, 8) & 0xff));
    return Buffer.from(bytes, 'latin1').toString('utf8');
}


/***/ }),

/***/ 4141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ unquote),
/* harmony export */   p: () => (/* binding */ parseCopy)
/* harmony export */ });
const part = '"(?:[^"]|"")+"|[^\\s".,()]+';
const statement = new RegExp(`^COPY (${part})\\.(${part}) (?:\\((.*)\\))? FROM stdin;\\s*$`, 's');
/** `COPY public.trades (id, "co lumn") FROM stdin;` */
function parseCopy(text) {
    const [, schema, name, columns = ''] = statement.exec(text) ?? [];
    if (schema === undefined || name === undefined)
        return undefined;
    return {
        schema: unquote(schema),
        name: unquote(name),
        columns: [...columns.matchAll(new RegExp(part, 'g'))].map(([column]) => unquote(column)),
    };
}
function unquote(name) {
    return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}


/***/ }),

/***/ 18695:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ CustomArchive)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _copy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4141);
/* harmony import */ var _rows_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51884);
/* harmony import */ var _toc_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89220);




const blockOfData = 1;
const blockOfLargeObjects = 3;
const gatherBytes = 256 * 1024;
/**
 * Reads an uncompressed custom-format archive (`pg_dump -Fc -Z0`) as it streams by: its table of contents, and the
 * fingerprint of every table's rows. The format has no end mark: it is whole when every entry that has data had its block.
 */
class CustomArchive {
    head;
    tables = [];
    #place = { at: 'head' };
    #carry = Buffer.alloc(0);
    #retryHeadAt = 0;
    /** Bytes of the current piece of data that are still to come. */
    #remaining = 0;
    /** Entries whose data is still to come, by dump id. */
    #expected = new Map();
    /** Rows arrive one by one, each behind its length; they are gathered before they are hashed. */
    #gathered = Buffer.allocUnsafe(gatherBytes);
    #gatheredBytes = 0;
    get definitions() {
        return this.head?.entries ?? [];
    }
    get sequences() {
        return (0,_toc_js__WEBPACK_IMPORTED_MODULE_3__/* .sequencesIn */ .C3)(this.definitions);
    }
    write(chunk) {
        let bytes = chunk;
        if (this.#carry.byteLength > 0)
            bytes = Buffer.concat([this.#carry, chunk]);
        const taken = this.#place.at === 'head' ? this.#readHead(bytes) : this.#readBlocks(bytes, 0);
        this.#carry = taken === bytes.byteLength ? Buffer.alloc(0) : Buffer.from(bytes.subarray(taken));
    }
    end() {
        if (this.#place.at === 'head')
            this.#retryHead();
        const missing = [...this.#expected.values()];
        const midway = this.#place.at !== 'block' || this.#carry.byteLength > 0;
        this.abandon();
        if (this.head === undefined)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', 'It ends within the table of contents');
        if (!midway && missing.length === 0)
            return;
        const first = missing[0];
        const what = first === undefined ? '' : `; ${missing.length} pieces of data are missing, first ${first.kind} ${first.name}`;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `The archive ends too early${what}`);
    }
    abandon() {
        if ('block' in this.#place)
            this.#place.block.rows?.abandon();
        this.#place = { at: 'block' };
    }
    /** Nothing more comes: what is there must do, although it has not doubled since it was parsed last. */
    #retryHead() {
        this.#retryHeadAt = 0;
        this.#carry = this.#carry.subarray(this.#readHead(this.#carry));
    }
    /** Parsing starts again from the beginning each time the bytes have doubled, so that a long head stays cheap. */
    #readHead(bytes) {
        if (bytes.byteLength < this.#retryHeadAt)
            return 0;
        this.head = (0,_toc_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArchiveHead */ .m0)(bytes);
        this.#retryHeadAt = bytes.byteLength * 2;
        if (this.head === undefined)
            return 0;
        if (this.head.format !== 'custom')
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', 'This is a table of contents, not a whole archive');
        for (const entry of this.head.entries)
            if (entry.hasData)
                this.#expected.set(entry.dumpId, entry);
        this.#place = { at: 'block' };
        return this.#readBlocks(bytes, this.head.headBytes);
    }
    /** Takes all it can understand and returns how much that was; the rest is a piece of an integer. */
    #readBlocks(bytes, from) {
        const intBytes = 1 + (this.head?.intBytes ?? 4);
        let at = from;
        while (at < bytes.byteLength) {
            const place = this.#place;
            if (place.at === 'data') {
                at = this.#takeData(bytes, at, place.block);
                continue;
            }
            const needed = place.at === 'block' ? 1 + intBytes : intBytes;
            if (at + needed > bytes.byteLength)
                break;
            if (place.at === 'block')
                this.#openBlock(bytes[at] ?? 0, readInt(bytes, at + 1, intBytes));
            else if (place.at === 'object')
                this.#openObject(readInt(bytes, at, intBytes), place.block);
            else if (place.at === 'length')
                this.#openPiece(readInt(bytes, at, intBytes), place.block);
            at += needed;
        }
        return at;
    }
    #openBlock(type, dumpId) {
        const entry = this.#expected.get(dumpId);
        const known = type === blockOfData || type === blockOfLargeObjects;
        if (!known || entry === undefined) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', 'A piece of data does not belong to any entry of the table of contents');
        }
        this.#expected.delete(dumpId);
        const rows = entry.kind === 'TABLE DATA' ? new _rows_file_js__WEBPACK_IMPORTED_MODULE_2__/* .RowsFile */ .i() : undefined;
        const block = { entry, largeObjects: type === blockOfLargeObjects, rows };
        this.#place = block.largeObjects ? { at: 'object', block } : { at: 'length', block };
    }
    /** Within a block of large objects: each one's OID, then its data; 0 ends the block. */
    #openObject(oid, block) {
        if (oid === 0)
            this.#closeBlock(block);
        else
            this.#place = { at: 'length', block };
    }
    #openPiece(length, block) {
        if (length < 0)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', 'A piece of data has a negative length');
        this.#remaining = length;
        if (length > 0)
            this.#place = { at: 'data', block };
        else if (block.largeObjects)
            this.#place = { at: 'object', block };
        else
            this.#closeBlock(block);
    }
    #takeData(bytes, at, block) {
        const size = Math.min(this.#remaining, bytes.byteLength - at);
        if (block.rows !== undefined)
            this.#gather(bytes, at, size, block.rows);
        this.#remaining -= size;
        if (this.#remaining === 0)
            this.#place = { at: 'length', block };
        return at + size;
    }
    #gather(bytes, at, size, rows) {
        if (this.#gatheredBytes + size > gatherBytes)
            this.#flush(rows);
        if (size > gatherBytes) {
            rows.write(bytes.subarray(at, at + size));
            return;
        }
        bytes.copy(this.#gathered, this.#gatheredBytes, at, at + size);
        this.#gatheredBytes += size;
    }
    #flush(rows) {
        if (this.#gatheredBytes > 0)
            rows.write(this.#gathered.subarray(0, this.#gatheredBytes));
        this.#gatheredBytes = 0;
    }
    #closeBlock({ rows, entry: { schema = '', name, copy = '' } }) {
        if (rows !== undefined) {
            this.#flush(rows);
            rows.end();
            const { fingerprint } = rows;
            const columns = (0,_copy_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCopy */ .p)(copy)?.columns ?? [];
            if (fingerprint !== undefined)
                this.tables.push({ schema, name, columns, fingerprint });
        }
        this.#place = { at: 'block' };
    }
}
/** A sign byte, then the value, low byte first. */
function readInt(bytes, at, size) {
    const value = bytes.readUIntLE(at + 1, Math.min(size - 1, 6));
    return bytes[at] === 0 ? value : -value;
}


/***/ }),

/***/ 91213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   K2: () => (/* binding */ isConvertible),
/* harmony export */   aY: () => (/* binding */ isBytes),
/* harmony export */   b6: () => (/* binding */ textOf)
/* harmony export */ });
/** PostgreSQL's names of encodings that JavaScript knows, too. */
const labels = {
    ...Object.fromEntries([2, 3, 4].map((n) => [`LATIN${n}`, `iso-8859-${n}`])),
    ...Object.fromEntries([5, 6, 7, 8].map((n) => [`ISO_8859_${n}`, `iso-8859-${n}`])),
    ...{ LATIN5: 'iso-8859-9', LATIN6: 'iso-8859-10', LATIN7: 'iso-8859-13', LATIN8: 'iso-8859-14' },
    ...{ LATIN9: 'iso-8859-15', LATIN10: 'iso-8859-16', KOI8R: 'koi8-r', KOI8U: 'koi8-u', WIN866: 'ibm866' },
    ...Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`WIN125${n}`, `windows-125${n}`])),
    ...{ WIN874: 'windows-874', EUC_JP: 'euc-jp', EUC_CN: 'gbk', EUC_KR: 'euc-kr' },
};
/**
 * Text of a dump in one of PostgreSQL's encodings. Where that is none (SQL_ASCII), or one unknown here, each byte that is not
 * UTF-8 becomes a lone surrogate, so that bytesOf() gives back the same bytes.
 */
function textOf(bytes, encoding = 'UTF8') {
    if (encoding === 'LATIN1')
        return bytes.toString('latin1');
    const label = labels[encoding];
    if (label !== undefined)
        return new TextDecoder(label).decode(bytes);
    const text = bytes.toString('utf8');
    if (!text.includes('\ufffd'))
        return text;
    return bytes
        .toString('latin1')
        .replaceAll(sequences, (sequence, unknown) => unknown === undefined
        ? Buffer.from(sequence, 'latin1').toString('utf8')
        : String.fromCharCode(0xdc00 + unknown.charCodeAt(0)));
}
const sequences = /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|([\x80-\xff])/g;
/** Whether a name can be told only by its bytes: no server gives it to us as text. */
function isBytes(text) {
    return /[\udc80-\udcff]/u.test(text);
}
/** UTF-8, with the bytes that textOf() could not read as they were. */
function bytesOf(text) {
    const parts = text.split(/([\udc80-\udcff])/u);
    return Buffer.concat(parts.map((part, at) => (at % 2 === 0 ? Buffer.from(part) : Buffer.from([part.charCodeAt(0) - 0xdc00]))));
}
/** Whether names in this encoding read here as the server gives them to us. */
function isConvertible(encoding) {
    return encoding === 'UTF8' || encoding === 'LATIN1' || labels[encoding] !== undefined;
}


/***/ }),

/***/ 10529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ Lines)
/* harmony export */ });
/* harmony import */ var _encoding_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(91213);
/* harmony import */ var _sql_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(59710);


const newline = 0x0a;
/** Longer lines are large values, of no interest here; the longest COPY statement (1600 columns) is far below. */
const keptBytes = 1024 * 1024;
/**
 * Cuts a script into lines; one that breaks within quotes goes on. Memory does not grow with the length of a line: of a very
 * long one only the beginning is shown.
 */
class Lines {
    #onLine;
    /** Of the script. */
    encoding;
    #state = new _sql_state_js__WEBPACK_IMPORTED_MODULE_1__/* .SqlState */ .Q();
    #parts = [];
    #bytes = 0;
    /** @param onLine called with each line, without its newline; it may stop the reading right behind it */
    constructor(onLine) {
        this.#onLine = onLine;
    }
    /** Reads to the end of the piece or of the line at which onLine stopped; returns what is left. */
    take(chunk) {
        let at = 0;
        while (at < chunk.byteLength) {
            const end = chunk.indexOf(newline, at);
            const next = end === -1 ? chunk.byteLength : end + 1;
            this.#state.read(chunk.subarray(at, next));
            const whole = end !== -1 && this.#state.neutral;
            if (!whole)
                this.#keep(chunk.slice(at, next));
            const answer = whole ? this.#show(chunk.subarray(at, end)) : 'go on';
            at = next;
            if (answer === 'stop')
                break;
        }
        return chunk.subarray(at);
    }
    /** Shows a last line that has no newline. */
    end() {
        if (this.#bytes > 0)
            this.#show(new Uint8Array());
    }
    #keep(part) {
        if (this.#bytes < keptBytes)
            this.#parts.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
        this.#bytes += part.byteLength;
    }
    #show(last) {
        const whole = Buffer.concat([...this.#parts, last]);
        this.#parts = [];
        this.#bytes = 0;
        return this.#onLine((0,_encoding_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(whole, this.encoding));
    }
}


/***/ }),

/***/ 68482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isObjectList),
/* harmony export */   y: () => (/* binding */ bareName)
/* harmony export */ });
/** The file's name as the table of contents has it: without its folder and the codec's ending. */
function bareName(path) {
    return path.slice(path.lastIndexOf('/') + 1).replace(/\.(zst|gz)$/, '');
}
/** A list of large objects: blobs.toc, from 17 on blobs_<id>.toc. */
function isObjectList(name) {
    return /^blobs(_\d+)?\.toc$/.test(name);
}


/***/ }),

/***/ 82710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ PlainDump),
/* harmony export */   X: () => (/* binding */ endOfGlobals)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _fingerprint_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21301);
/* harmony import */ var _copy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4141);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10529);
/* harmony import */ var _toc_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89220);





const endOfDump = '-- PostgreSQL database dump complete';
const endOfGlobals = '-- PostgreSQL database cluster dump complete';
const identifier = '(?:"(?:[^"]|"")+"|[^\\s".(]+)';
const qualifiedName = new RegExp(`^(${identifier})\\.(${identifier})$`, 's');
const heading = /^-- (Data for )?Name: (.*); Type: ([A-Z ]+); Schema: (.*); Owner: (.*?)(?:; Tablespace: (.*))?$/;
/** What stands between objects, and settings whose place depends on what else is in the dump. */
const between = /^(--( TOC entry \d+ .*| Dependencies: [\d ]+| (?:Started|Completed) on .*)?|SET default_table(space|_access_method) = .*;|\\unrestrict .*)?$/;
/**
 * Reads a plain SQL dump as it streams by: the fingerprint of every table's rows, what it defines, object by object, by the
 * comments that pg_dump puts above each, and the comment it ends with. (That comment need not be in the last line: since
 * August 2025 an \unrestrict command follows it.)
 */
class PlainDump {
    tables = [];
    sequences = [];
    definitions = [];
    #lastComment;
    #complete = false;
    /** Whose rows come next, as pg_dump's comment says it: with spaces for line breaks. */
    #announced;
    #copying;
    #defining;
    #accessMethod;
    #lines = new _lines_js__WEBPACK_IMPORTED_MODULE_3__/* .Lines */ .q((line) => this.#read(line));
    constructor(lastComment = endOfDump) {
        this.#lastComment = lastComment;
    }
    /** That the script says it is in. */
    get encoding() {
        return this.#lines.encoding;
    }
    write(chunk) {
        let rest = chunk;
        while (rest.byteLength > 0) {
            rest = this.#copying === undefined ? this.#lines.take(rest) : this.#copy(rest, this.#copying);
        }
    }
    end() {
        this.#lines.end();
        const at = this.#copying;
        at?.reader.abandon();
        if (at !== undefined)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `It ends in the middle of the rows of ${at.schema}.${at.name}`);
        if (!this.#complete)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `The line "${this.#lastComment}" is missing: it is cut`);
    }
    abandon() {
        this.#copying?.reader.abandon();
        this.#copying = undefined;
    }
    #copy(chunk, { reader, ...table }) {
        const rest = chunk.subarray(reader.update(chunk));
        if (!reader.ended)
            return rest;
        this.#copying = undefined;
        this.tables.push({ ...table, fingerprint: reader.end() });
        return rest;
    }
    #read(line) {
        const copy = (0,_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCopy */ .p)(line);
        if (copy !== undefined) {
            const partition = this.#rootFor(copy);
            const into = partition.name === undefined ? {} : { into: { schema: copy.schema, name: copy.name } };
            this.#copying = { ...copy, ...partition, ...into, reader: new _fingerprint_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .RowsReader */ .d() };
            return 'stop';
        }
        this.#lines.encoding ??= /^SET client_encoding = '(.*)';$/.exec(line)?.[1];
        this.#accessMethod = /^SET default_table_access_method = (.*);$/.exec(line)?.[1] ?? this.#accessMethod;
        const named = heading.exec(line);
        if (named !== null)
            this.#begin(named);
        else if (line === this.#lastComment) {
            this.#finish();
            this.#complete = true;
        }
        else if (!between.test(line))
            this.#defining?.lines.push(line);
        if (line.startsWith('SELECT pg_catalog.setval('))
            this.#readSequence(line);
        return 'go on';
    }
    #begin([, data, name = '', kind = '', schema, owner, tablespace]) {
        this.#finish();
        if (kind === 'TABLE DATA' && schema !== undefined)
            this.#announced = { schema, name };
        if (data !== undefined)
            return;
        const accessMethod = kind === 'TABLE' || kind === 'MATERIALIZED VIEW' ? this.#accessMethod : undefined;
        this.#defining = {
            heading: { kind, name, schema: known(schema), owner: known(owner), tablespace, accessMethod },
            lines: [],
        };
    }
    /** The object is defined to its end. */
    #finish() {
        if (this.#defining !== undefined)
            this.definitions.push({ ...this.#defining.heading, definition: this.#defining.lines.join('\n') });
        this.#defining = undefined;
    }
    /** Rows of a partition may be loaded through its root: the comment above names the partition, and nothing else. */
    #rootFor({ schema, name }) {
        const announced = this.#announced;
        const written = { schema: oneLine(schema), name: oneLine(name) };
        const same = announced === undefined || (announced.schema === written.schema && announced.name === written.name);
        return same ? {} : announced;
    }
    #readSequence(line) {
        const state = (0,_toc_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSetval */ .Rz)(line);
        const parts = qualifiedName.exec(state?.sequence ?? '');
        if (state === undefined || parts?.[1] === undefined || parts[2] === undefined)
            return;
        const { lastValue, isCalled } = state;
        this.sequences.push({ schema: (0,_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .unquote */ ._)(parts[1]), name: (0,_copy_js__WEBPACK_IMPORTED_MODULE_2__/* .unquote */ ._)(parts[2]), lastValue, isCalled });
    }
}
function oneLine(name) {
    return name.replaceAll(/[\r\n]/g, ' ');
}
function known(word) {
    return word === '-' ? undefined : word;
}


/***/ }),

/***/ 51884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ RowsFile)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _fingerprint_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21301);


/** What pg_dump writes after the end line of a table's rows in an archive. */
const trailer = '\n\n';
/**
 * The data of one table as an archive holds it: rows, the end line, two newlines, and nothing else. The end is all that
 * tells a whole file from a cut one: pg_restore accepts a directory-format file that was cut (or emptied) without an error.
 */
class RowsFile {
    keepsNothing = true;
    #reader;
    #after = '';
    /** Present after end(). */
    fingerprint;
    write(chunk) {
        this.#reader ??= new _fingerprint_fingerprint_js__WEBPACK_IMPORTED_MODULE_1__/* .RowsReader */ .d();
        const taken = this.#reader.ended ? 0 : this.#reader.update(chunk);
        if (taken === chunk.byteLength)
            return;
        this.#after += Buffer.from(chunk.subarray(taken, taken + trailer.length + 1)).toString('latin1');
        if (!trailer.startsWith(this.#after))
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', 'Something follows the end of the rows');
    }
    end() {
        const ended = this.#reader?.ended === true && this.#after === trailer;
        const found = this.#reader?.end();
        this.#reader = undefined;
        const left = found?.rows ?? 0;
        if (!ended)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `It ends in the middle of the rows (${left} complete ones are left)`);
        this.fingerprint = found;
    }
    /** Gives up: the content cannot be read to its end. */
    abandon() {
        this.#reader?.abandon();
        this.#reader = undefined;
    }
}


/***/ }),

/***/ 59710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ SqlState)
/* harmony export */ });
const newline = 0x0a;
const [quote, doubleQuote, dollar, dash, backslash] = [...'\'"$-\\'].map((sign) => sign.charCodeAt(0));
/**
 * Tells commands of a script from what only looks like them: where quotes, dollar quotes and comments begin and end, as psql
 * reads what pg_dump writes (which has no comments of the other kind outside of functions).
 */
class SqlState {
    /** What is to end it: a quote, a dollar quote, or a line break. */
    #inside = 'nothing';
    #tag = '';
    /** The last signs: a tag that is not whole yet, what may end a dollar quote, or what a quote stands behind. */
    #last = '';
    #escaped = false;
    #atLineStart = true;
    /** Neither within quotes nor in a comment: what comes next may begin a command. */
    get neutral() {
        return this.#inside === 'nothing';
    }
    /** A piece of a line, or of several. */
    read(bytes) {
        for (let at = 0; at < bytes.byteLength; at += 1) {
            if (this.#inside === 'nothing')
                this.#command(bytes[at] ?? 0);
            else if (this.#inside === 'dollar quote')
                this.#dollarQuote(bytes[at] ?? 0);
            else
                at = this.#until(bytes, at);
        }
    }
    #command(sign) {
        const before = this.#last;
        const lineStart = this.#atLineStart;
        this.#atLineStart = sign === newline;
        this.#last = (before + String.fromCharCode(sign)).slice(-longestTag);
        if (sign === quote)
            this.#enter(/(^|[^\w\x80-\xff])[Ee]$/.test(before) ? 'escaping quote' : 'quote');
        else if (sign === doubleQuote)
            this.#enter('name');
        else if ((sign === dash && before.endsWith('-')) || (sign === backslash && lineStart))
            this.#enter('line');
        else if (sign === dollar) {
            const tag = /(?:^|[^\w$\x80-\xff])(\$(?:[A-Za-z_\x80-\xff][\w\x80-\xff]*)?\$)$/.exec(this.#last)?.[1];
            if (tag === undefined)
                return;
            this.#enter('dollar quote');
            this.#tag = tag;
        }
    }
    #enter(inside) {
        this.#inside = inside;
        this.#last = '';
    }
    #dollarQuote(sign) {
        if (sign !== dollar && this.#last === '')
            return;
        this.#last = (this.#last + String.fromCharCode(sign)).slice(-this.#tag.length);
        if (this.#last === this.#tag)
            this.#leave();
        else if (!this.#tag.startsWith(this.#last))
            this.#last = this.#last.endsWith('$') ? '$' : '';
    }
    /** A doubled quote ends and begins again, which comes to the same. Returns where it ended, or the end. */
    #until(bytes, from) {
        if (this.#inside === 'escaping quote') {
            const sign = bytes[from];
            if (this.#escaped)
                this.#escaped = false;
            else if (sign === backslash)
                this.#escaped = true;
            else if (sign === quote)
                this.#leave('E');
            return from;
        }
        const end = this.#inside === 'quote' ? quote : this.#inside === 'name' ? doubleQuote : newline;
        const at = bytes.indexOf(end ?? newline, from);
        if (at < 0)
            return bytes.byteLength;
        this.#atLineStart = this.#inside === 'line';
        this.#leave();
        return at;
    }
    /** @param last what a quote that follows at once is to stand behind */
    #leave(last = '') {
        this.#inside = 'nothing';
        this.#last = last;
    }
}
/** Names have 63 bytes (NAMEDATALEN). */
const longestTag = 66;


/***/ }),

/***/ 89220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ sequencesIn),
/* harmony export */   Rz: () => (/* binding */ parseSetval),
/* harmony export */   lJ: () => (/* binding */ encodingIn),
/* harmony export */   m0: () => (/* binding */ parseArchiveHead)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _encoding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(91213);


function sequencesIn(entries) {
    return entries.flatMap(({ kind, schema = '', name, definition = '' }) => {
        const state = kind === 'SEQUENCE SET' ? parseSetval(definition) : undefined;
        return state === undefined ? [] : [{ schema, name, lastValue: state.lastValue, isCalled: state.isCalled }];
    });
}
/** `SELECT pg_catalog.setval('public.a', 7, true);`, the sequence's name quoted as in SQL. */
function parseSetval(statement) {
    const match = /SELECT pg_catalog\.setval\('((?:[^']|'')*)', (-?\d+), (true|false)\);/.exec(statement);
    if (match?.[1] === undefined || match[2] === undefined)
        return undefined;
    return { sequence: match[1].replaceAll("''", "'"), lastValue: match[2], isCalled: match[3] === 'true' };
}
/** Versions of the format: 1.14 (PostgreSQL 13 to 15), 1.15 (16), 1.16 (17, 18). */
const oldest = 14;
const newest = 16;
const formats = { 1: 'custom', 3: 'directory', 5: 'directory' };
/** An offset's flag in custom format: this entry has no data (K_OFFSET_NO_DATA in pg_backup_archiver.h). */
const offsetOfNoData = 3;
/**
 * Reads the head of a pg_dump archive: the beginning of a custom-format file, or the whole toc.dat of the directory format
 * (layout: ReadHead and ReadToc in PostgreSQL's pg_backup_archiver.c).
 *
 * @returns undefined when the bytes end before the head does
 * @throws BackupError `damaged` when it is not such an archive
 */
function parseArchiveHead(bytes) {
    try {
        const head = readHead(new Cursor(bytes));
        const encoding = encodingIn(head.entries);
        // Names are in the dump's encoding, which an entry among the others tells.
        return encoding === 'UTF8' ? head : readHead(new Cursor(bytes, encoding));
    }
    catch (error) {
        if (error === tooShort)
            return undefined;
        throw error;
    }
}
/** Of the dump: "UTF8". */
function encodingIn(entries) {
    const setting = entries.find(({ kind }) => kind === 'ENCODING')?.definition ?? '';
    return /'(.+)'/.exec(setting)?.[1] ?? 'UTF8';
}
const tooShort = new Error('more bytes are needed');
function readHead(cursor) {
    if (cursor.text(5) !== 'PGDMP')
        throw damaged('it does not begin with PGDMP');
    const [major, minor] = [cursor.byte(), cursor.byte()];
    cursor.byte();
    if (major !== 1 || minor < oldest || minor > newest)
        throw damaged(`its version ${major}.${minor} is not known here`);
    cursor.intBytes = cursor.byte();
    cursor.offsetBytes = cursor.byte();
    if (cursor.intBytes < 2 || cursor.intBytes > 8 || cursor.offsetBytes > 8)
        throw damaged('its integers have an impossible size');
    const format = formats[cursor.byte()];
    if (format === undefined)
        throw damaged('it is neither in custom nor in directory format');
    if (minor >= 15)
        cursor.byte();
    else
        cursor.int();
    for (let part = 0; part < 7; part += 1)
        cursor.int();
    cursor.string(); // database
    cursor.string(); // version of the server
    const dumpVersion = cursor.string();
    const count = cursor.int();
    if (count < 0)
        throw damaged('it has an impossible number of entries');
    const entries = [];
    for (let index = 0; index < count; index += 1)
        entries.push(readEntry(cursor, minor, format));
    return { format, intBytes: cursor.intBytes, dumpVersion, entries, headBytes: cursor.at };
}
function readEntry(cursor, minor, format) {
    const dumpId = cursor.int();
    cursor.int(); // had a dumper
    cursor.string(); // catalog's oid
    cursor.string(); // object's oid
    const [name, kind] = [cursor.string() ?? '', cursor.string() ?? ''];
    cursor.int(); // section
    const definition = cursor.string();
    cursor.string(); // drop statement
    const [copy, schema] = [cursor.string(), cursor.string()];
    const [tablespace, accessMethod] = [cursor.string() || undefined, cursor.string() || undefined];
    if (minor >= 16)
        cursor.int(); // relkind
    const owner = cursor.string();
    cursor.string(); // "with oids"
    const dependencies = [];
    for (let id = cursor.string(); id !== undefined; id = cursor.string())
        dependencies.push(Number(id));
    const place = format === 'custom' ? readOffset(cursor) : readFile(cursor);
    return { dumpId, kind, schema, name, owner, definition, copy, tablespace, accessMethod, dependencies, ...place };
}
function readOffset(cursor) {
    const flag = cursor.byte();
    cursor.text(cursor.offsetBytes);
    return { file: undefined, hasData: flag !== offsetOfNoData };
}
function readFile(cursor) {
    const file = cursor.string() || undefined;
    return { file, hasData: file !== undefined };
}
function damaged(why) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `This is not a readable pg_dump archive: ${why}`);
}
class Cursor {
    at = 0;
    intBytes = 4;
    offsetBytes = 8;
    #bytes;
    #encoding;
    constructor(bytes, encoding) {
        this.#bytes = bytes;
        this.#encoding = encoding;
    }
    byte() {
        const value = this.#bytes[this.at];
        if (value === undefined)
            throw tooShort;
        this.at += 1;
        return value;
    }
    int() {
        const negative = this.byte() !== 0;
        let value = 0;
        for (let index = 0; index < this.intBytes; index += 1)
            value += this.byte() * 256 ** index;
        return negative ? -value : value;
    }
    text(size) {
        if (size < 0 || this.at + size > this.#bytes.byteLength)
            throw tooShort;
        this.at += size;
        return (0,_encoding_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(this.#bytes.subarray(this.at - size, this.at), this.#encoding);
    }
    string() {
        const size = this.int();
        return size < 0 ? undefined : this.text(size);
    }
}


/***/ }),

/***/ 67788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cm: () => (/* binding */ tableName),
/* harmony export */   UJ: () => (/* binding */ parseRecorded),
/* harmony export */   ih: () => (/* binding */ tableKey),
/* harmony export */   tp: () => (/* binding */ factsSchema)
/* harmony export */ });
/* unused harmony exports tableFactsSchema, databaseFactsSchema, serverFactsSchema, formatNames */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);


const named = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
const count = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(0);
const tableFactsSchema = named.extend({
    columns: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** The root of its partitions that the dump loads it into; an archive says so itself. */
    into: named.exactOptional(),
    rows: count,
    /** Bytes of its rows as COPY text. */
    bytes: count,
    /** Order-independent hash of its rows, in hex. */
    fingerprint: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[0-9a-f]{32}$/),
    /** Its data file, relative to the backup's folder: null but in directory format. */
    file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
});
const databaseFactsSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    owner: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    bytes: count,
    encoding: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    collate: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    ctype: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** What amounts of money are written in; absent: in a backup of an earlier version. */
    lcMonetary: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().exactOptional(),
    /** c: the C library's locales, i: ICU, b: built in (17 and newer). */
    provider: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Of ICU and the built-in provider. */
    locale: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    connectionLimit: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    comment: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    /** It is said and not made again: a template cannot be dropped, and what a restore makes must be. */
    isTemplate: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().exactOptional(),
    /** Null: the default privileges. A null grantee is PUBLIC. */
    privileges: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ grantee: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(), privilege: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), grantable: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() }))
        .nullable(),
    /** ALTER DATABASE/ROLE … SET. A null role: all roles. A null value: an application's own setting, which may be a secret and is only in the dump. */
    settings: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ role: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(), name: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), value: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable() })),
});
const serverFactsSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** "17.11" */
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    major: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    systemIdentifier: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable(),
    timeline: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nullable(),
    /** True on a standby. */
    inRecovery: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
});
const formatNames = ['directory', 'custom', 'plain'];
/** What backups of former versions recorded of the schema. Its hashes are no longer compared: pg_dump's own words are. */
const inventorySchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    bootstrapRole: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().exactOptional(),
    largeObjectsDigest: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable().exactOptional(),
});
const newestSchema = named.extend({ column: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), at: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/** What the manifest records of a database backup. */
const factsSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(formatNames),
    /** The dump, relative to the backup's folder: a file, or in directory format a folder. */
    dump: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    globals: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ file: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), passwords: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() }),
    client: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), major: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(), jobs: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr() }),
    server: serverFactsSchema,
    database: databaseFactsSchema,
    snapshot: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), at: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), lsn: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable() }),
    tables: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(tableFactsSchema),
    /** Tables whose rows are not in the dump, and why. */
    dataless: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(named.extend({ reason: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    sequences: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(named.extend({ lastValue: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), isCalled: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() })),
    materializedViews: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(named),
    largeObjects: count,
    extensions: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(named.extend({ version: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    /** Of their OIDs, owners, privileges and contents; absent: it could not be found out. */
    largeObjectsDigest: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().exactOptional(),
    /** Name of the role that made the server's cluster. */
    bootstrapRole: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().exactOptional(),
    inventory: inventorySchema.exactOptional(),
    /** Of the indexed time columns; absent when it was not found out. */
    newest: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(newestSchema).exactOptional(),
    filters: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ tables: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()), excludeTables: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()) }),
});
/** The facts of a backup; undefined for one made by the guide's scripts. */
function parseRecorded(facts) {
    if (facts === undefined)
        return undefined;
    const parsed = factsSchema.safeParse(facts);
    if (parsed.success)
        return parsed.data;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', 'What the backup records about the database cannot be understood', {
        because: parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`),
        hint: 'It may have been made by a newer version of this program. Its RESTORE.md says how to restore it by hand.',
    });
}
/** "public.trades", for people. */
function tableName(table) {
    return `${table.schema}.${table.name}`;
}
/** The key of a table in a Map. */
function tableKey(table) {
    return JSON.stringify([table.schema, table.name]);
}


/***/ }),

/***/ 21301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ RowsReader),
  h: () => (/* binding */ addFingerprints)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/fingerprint/rows-kernel.generated.js
// Generated from rows.kernel.ts by script/generate. Do not edit.
const rowsKernel = 'AGFzbQEAAAABDgNgAABgAn9/AX9gAAF/AwUEAAEAAgUDAQAGBikIfgFCAAt+AUIAC34BQgALfgFCAAt+AUIAC34BQgALfgFCAAt/AUEACwdMCQ' +
    'Ryb3dzAwMFYnl0ZXMDBARzdW1BAwUEc3VtQgMGBWVuZGVkAwcFcmVzZXQAAglpbnNpZGVSb3cAAwZ1cGRhdGUAAQZtZW1vcnkCAAgBAAqBBQQb' +
    'AEL5893xmfaZqxYkAEKHla+vmLbem55/JAELpgQCAX8KfiMAIQYjASEHIwIhAwNAIAAgAUkEQAJAQgAhBEIAIQUgAEEIaiICIAFNBEAgACkDAC' +
    'IFQoqUqNCgwYKFCoUiBEKBgoSIkKDAgAF9IARCf4WDQoCBgoSIkKDAgH+DIgRQBEAgBSAGhUIdiUKHla+vmLbem55/fiEGIAUgB3xCH4lCz9bT' +
    'vtLHq9lCfiEHIANCCHwhAyACIQAMBAsgBHpCA4giBFAEfkIABSAFQn9CwAAgBEIDhn2IgwshBQUDQCAAIASnaiICIAFJBEAgAjEAACIMQgpSBE' +
    'AgBSAMIARCA4aGhCEFIARCAXwhBAwCCwsLIAAgBKdqIAFGDQELIAAgBKdBAWpqIQAgBULc3ABRIAMgBHwiA0ICUXEEQEEBJAdCACEDDAELIAgg' +
    'AyAFIAaFQh2JQoeVr6+Ytt6bnn9+hSIEIARCIYiFQs2Z1ur++uuof34iBCAEQiGIhULT2JfU4b+u50R+IgQgBEIhiIV8IQggCSADQvnz3fGZ9p' +
    'mrFn4gBSAHfEIfiULP1tO+0ser2UJ+fCIEIARCIYiFQs2Z1ur++uuof34iBCAEQiGIhULT2JfU4b+u50R+IgQgBEIhiIV8IQkgCkIBfCEKIAsg' +
    'A0IBfHwhC0L5893xmfaZqxYhBkKHla+vmLbem55/IQdCACEDDAILCwsgBiQAIAckASADJAIjAyAKfCQDIwQgC3wkBCMFIAh8JAUjBiAJfCQGIA' +
    'ALMwBC+fPd8Zn2masWJABCh5Wvr5i23puefyQBQgAkAkIAJANCACQEQgAkBUIAJAZBACQHCwcAIwJCAFIL';

;// CONCATENATED MODULE: ./.build/lib/components/postgres/fingerprint/kernel.js



/** The compiler keeps what it owns in the first page. */
const inputAddress = 64 * 1024;
const inputBytes = 256 * 1024;
/** Instances wait here for their next use: each one reserves gigabytes of address space. */
const idle = [];
let compiled;
function borrowKernel() {
    const kernel = idle.pop() ?? instantiate();
    kernel.reset();
    return kernel;
}
function returnKernel(kernel) {
    idle.push(kernel);
}
function instantiate() {
    compiled ??= new WebAssembly.Module(external_node_buffer_.Buffer.from(rowsKernel, 'base64'));
    const { exports } = new WebAssembly.Instance(compiled);
    const { memory, update, reset } = exports;
    if (!(memory instanceof WebAssembly.Memory && isFunction(update) && isFunction(reset))) {
        throw new errors/* BackupError */.hj('internal', 'The fingerprint kernel is not what was compiled');
    }
    const read = (name) => readGlobal(exports[name]);
    return {
        input: new Uint8Array(memory.buffer, inputAddress, inputBytes),
        reset,
        update: (end) => update(inputAddress, inputAddress + end) - inputAddress,
        ended: () => read('ended') !== 0n,
        result: () => ({ rows: read('rows'), bytes: read('bytes'), sumA: read('sumA'), sumB: read('sumB') }),
    };
}
function isFunction(value) {
    return typeof value === 'function';
}
/** A 64-bit global arrives as a signed BigInt, a 32-bit one as a number. */
function readGlobal(value) {
    const held = value instanceof WebAssembly.Global ? value.value : undefined;
    if (typeof held === 'bigint')
        return BigInt.asUintN(64, held);
    return typeof held === 'number' ? BigInt(held) : 0n;
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/fingerprint/fingerprint.js

/**
 * Hashes the rows of one table as `COPY … TO STDOUT` (text format) sends them, in pieces of any size. In a dump they are
 * followed by a line `\.` and then by something else.
 */
class RowsReader {
    #kernel = borrowKernel();
    /** Bytes at the beginning of the input which update() has seen and not consumed: seven at most, without a newline. */
    #left = 0;
    #ended = false;
    /** True after the end line. */
    get ended() {
        return this.#ended;
    }
    /** Takes the piece up to the end of the rows; returns how many of its bytes were taken: fewer than all after the end line. */
    update(chunk) {
        const { input } = this.#kernel;
        let taken = 0;
        while (taken < chunk.byteLength && !this.#ended) {
            const size = Math.min(chunk.byteLength - taken, inputBytes - this.#left);
            input.set(size === chunk.byteLength ? chunk : chunk.subarray(taken, taken + size), this.#left);
            const end = this.#left + size;
            const consumed = this.#kernel.update(end);
            this.#ended = this.#kernel.ended();
            if (this.#ended)
                return taken + consumed - this.#left;
            if (consumed < end)
                input.copyWithin(0, consumed, end);
            this.#left = end - consumed;
            taken += size;
        }
        return taken;
    }
    /** The fingerprint of the rows so far; the reader must not be used afterwards. */
    end() {
        const { rows, bytes, sumA, sumB } = this.#kernel.result();
        returnKernel(this.#kernel);
        return { rows: Number(rows), sum: hex(sumA) + hex(sumB), bytes: Number(bytes) };
    }
    /** Gives up without a result. */
    abandon() {
        returnKernel(this.#kernel);
    }
}
function hex(lane) {
    return lane.toString(16).padStart(16, '0');
}
/** The fingerprint's sum of the rows of several tables together. */
function addFingerprints(one, other = '0'.repeat(32)) {
    const lane = (sum, at) => BigInt(`0x${sum.slice(at, at + 16)}`);
    return (hex(BigInt.asUintN(64, lane(one, 0) + lane(other, 0))) + hex(BigInt.asUintN(64, lane(one, 16) + lane(other, 16))));
}


/***/ }),

/***/ 2426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ quoteName),
/* harmony export */   Od: () => (/* binding */ askTexts),
/* harmony export */   eu: () => (/* binding */ literal),
/* harmony export */   zg: () => (/* binding */ askNumber)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49567);

const textRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ text: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
/** The answers to a question with one column, which it calls "text". */
async function askTexts(database, sql, values) {
    return (await database.rows(textRow, sql, values)).map(({ text }) => text);
}
const numberRow = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ number: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .ai() });
/** The answer that is one number, called "number"; undefined: there is no row. */
async function askNumber(database, sql, values) {
    return (await database.rows(numberRow, sql, values))[0]?.number;
}
/** A name in SQL: `we"ird` → `"we""ird"`. */
function quoteName(...parts) {
    return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
}
/** A text in SQL: `it's` → `'it''s'`. */
function literal(text) {
    const quoted = `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
    return text.includes('\\') ? `E${quoted}` : quoted;
}


/***/ }),

/***/ 74774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ settingStatements)
/* harmony export */ });
/* harmony import */ var _server_database_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2426);

/** Settings whose value is a list of names and must not be quoted as a whole (GUC_LIST_QUOTE in PostgreSQL's guc tables). */
const lists = new Set(['search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries']);
/**
 * Statements that give a restored database what a dump loses: privileges, settings, connection limit, comment. They are for
 * psql, with the database's name in the variable `db`.
 */
function settingStatements(database) {
    const statements = [];
    if (database.connectionLimit !== -1)
        statements.push(`ALTER DATABASE :"db" CONNECTION LIMIT ${database.connectionLimit};`);
    if (database.comment !== null)
        statements.push(`COMMENT ON DATABASE :"db" IS ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .eu)(database.comment)};`);
    if (database.privileges !== null) {
        // The owner's own rights are among those of the list, as far as it has them.
        statements.push(`REVOKE ALL ON DATABASE :"db" FROM PUBLIC, ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(database.owner)};`);
        for (const { grantee, privilege, grantable } of database.privileges) {
            const to = grantee === null ? 'PUBLIC' : (0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(grantee);
            statements.push(`GRANT ${privilege} ON DATABASE :"db" TO ${to}${grantable && grantee !== null ? ' WITH GRANT OPTION' : ''};`);
        }
    }
    for (const { role, name: setting, value } of database.settings) {
        if (value === null)
            continue;
        const subject = role === null ? 'ALTER DATABASE :"db"' : `ALTER ROLE ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(role)} IN DATABASE :"db"`;
        statements.push(`${subject} SET ${(0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .quoteName */ .AB)(...setting.split('.'))} TO ${settingValue(setting, value)};`);
    }
    return statements;
}
function settingValue(setting, value) {
    if (!lists.has(setting.toLowerCase()))
        return (0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .eu)(value);
    const names = value.match(/"(?:[^"]|"")*"|[^,\s]+/g) ?? [''];
    return names.map((one) => (0,_server_database_js__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .eu)(one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one)).join(', ');
}


/***/ }),

/***/ 27752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YD: () => (/* binding */ compareKeys),
/* harmony export */   aB: () => (/* binding */ toJson),
/* harmony export */   bI: () => (/* binding */ serverFileSchema),
/* harmony export */   hx: () => (/* binding */ parseFacts),
/* harmony export */   pt: () => (/* binding */ lostSince),
/* harmony export */   tp: () => (/* binding */ factsSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64377);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _rdb_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90005);



const count = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0);
const digest = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[0-9a-f]{32}$/);
/**
 * What the manifest keeps of a Redis backup. Digests are logical (see rdb/reader.ts) and comparable only between equal
 * `digestVersion`s.
 */
const factsSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    product: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['redis', 'valkey']),
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    method: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['replication', 'bgsave']),
    mode: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    role: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    runId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    replicationOffset: count.optional(),
    dumpFile: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    serverFile: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** Who can load the dump: a VALKEY file loads into no Redis, and no server loads a version above its own. */
    rdb: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        format: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['redis', 'valkey']),
        version: count,
        bytes: count,
        checksum: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['crc64', 'none']),
        aux: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    }),
    digestVersion: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    keys: count,
    databases: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        db: count,
        keys: count,
        expires: count,
        types: zod__WEBPACK_IMPORTED_MODULE_2__/* .partialRecord */ .jgl(zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_rdb_types_js__WEBPACK_IMPORTED_MODULE_1__/* .kinds */ .EZ), count),
        digest,
        timelessDigest: digest,
        /** Hashes all of whose fields expire; backups made by older versions do not say. */
        vanishing: count.exactOptional(),
        /** When the last of its keys that expire does, ms since 1970; backups made by older versions do not say. */
        latestExpiryMs: count.exactOptional(),
    })),
    functions: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ count, digest }),
    /** Users of ACL LIST, saved in `serverFile`; absent when they could not be read. */
    aclUsers: count.optional(),
    settings: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
});
/** The facts in a manifest; undefined: there is none. @throws BackupError `damaged` */
function parseFacts(recorded) {
    if (recorded === undefined)
        return undefined;
    const parsed = factsSchema.safeParse(recorded);
    if (parsed.success)
        return parsed.data;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', "The manifest's facts of redis are not what this version writes", {
        cause: parsed.error,
        hint: 'The backup may come from a newer version of the program.',
    });
}
/** The keys of each database, now and in a backup, where they are known. */
function compareKeys(facts, now) {
    const numbers = new Set([...(now ?? []), ...(facts?.databases ?? [])].map(({ db }) => db));
    return [...numbers]
        .sort((a, b) => a - b)
        .map((db) => ({
        what: `keys in database ${db}`,
        now: now === undefined ? null : (now.find((one) => one.db === db)?.keys ?? 0),
        backup: facts === undefined ? null : (facts.databases.find((one) => one.db === db)?.keys ?? 0),
    }));
}
/** What going back to a backup loses, for people. */
function lostSince(facts) {
    const forkedAt = Number(facts?.rdb.aux.ctime ?? Number.NaN);
    const moment = Number.isFinite(forkedAt) ? new Date(forkedAt * 1000).toISOString() : undefined;
    const since = moment === undefined ? 'the backup' : `${moment.slice(0, 19).replace('T', ' ')} UTC`;
    return `everything written since ${since} is lost`;
}
/** The small file beside the dump: what an RDB does not hold. */
const serverFileSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    product: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['redis', 'valkey']),
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    capturedAt: zod__WEBPACK_IMPORTED_MODULE_3__/* .datetime */ .w$(),
    /** Lines for `user` directives or an ACL file; with password hashes. Null: could not be read. */
    acl: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).nullable(),
    settings: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).nullable(),
});
/** Facts as JSON: without what is undefined. */
function toJson(facts) {
    return Object.fromEntries(Object.entries(facts).filter((entry) => entry[1] !== undefined));
}


/***/ }),

/***/ 53366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ instructions),
/* harmony export */   w: () => (/* binding */ placeByHand)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27752);



/** Markdown that checks and restores the dump by hand. Commands start in the backup's folder. */
function instructions(facts, files) {
    const dump = files.find((file) => /^redis\/.*\.rdb(\.zst|\.gz)?$/.test(file.path));
    if (dump === undefined)
        return '';
    const parsed = _facts_js__WEBPACK_IMPORTED_MODULE_2__/* .factsSchema */ .tp.safeParse(facts);
    const known = parsed.success ? parsed.data : undefined;
    const tools = toolsOf(known);
    return [
        `Stock tools: \`${tools.server}\`, \`${tools.cli}\` and \`${tools.check}\`${known === undefined ? '' : ` ${requirement(known)}`}.`,
        'Check the files, unpack the dump and look at it:',
        fence(checkCommands(dump, files, tools)),
        'Then put it in place. Set the variables first if the defaults are not yours; a password belongs into `REDISCLI_AUTH`, not into a command. Where systemd supervises the server, use `systemctl stop` and `start` for it instead of SHUTDOWN and the last start, or it comes back by itself in between.',
        fence(stopCommands(known, tools)),
        'A server with an append-only file ignores `dump.rdb` and starts empty. So nothing old stays in its place (it is moved, not deleted), and the first start is without the append-only file:',
        fence(placeCommands(tools)),
        ...expectation(known),
        fence(countCommands(known)),
        'Where the server uses an append-only file, have it write a new one from what is in memory, then start it as usual:',
        fence(finishCommands(tools)),
        fence(countCommands(known)),
        ...usersChapter(known),
    ].join('\n\n');
}
function toolsOf(known) {
    const product = known?.product ?? 'redis';
    return { server: `${product}-server`, cli: `${product}-cli`, check: `${product}-check-rdb` };
}
function requirement(known) {
    const name = known.product === 'redis' ? 'Redis' : 'Valkey';
    return `of ${name} ${known.version} or newer (an RDB does not load into an older server${known.rdb.version >= 12 ? ', nor into another product' : ''})`;
}
function checkCommands(dump, files, tools) {
    const sums = files.filter((file) => file.path.startsWith('redis/') && file.path.endsWith('.sha256'));
    const path = (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuote */ .ZL)(dump.path);
    const names = sums.map((file) => (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuote */ .ZL)(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(file.path))).join(' ');
    const [test, decode] = {
        zstd: [`zstd -t ${path}`, `zstd -dc ${path}`],
        gzip: [`gzip -t ${path}`, `gzip -dc ${path}`],
        none: [undefined, `cat ${path}`],
    }[dump.codec];
    return [
        ...(sums.length === 0 ? [] : [`(cd redis && sha256sum -c ${names})`]),
        ...(test === undefined ? [] : [test]),
        'REDIS_WORK="${REDIS_WORK:-$(mktemp -d)}"',
        `${decode} > "$REDIS_WORK/dump.rdb"`,
        `${tools.check} "$REDIS_WORK/dump.rdb"`,
    ];
}
function stopCommands(known, tools) {
    const aof = known?.settings.appendonly ?? 'no';
    return [
        'REDIS_HOST="${REDIS_HOST:-127.0.0.1}"',
        'REDIS_PORT="${REDIS_PORT:-6379}"',
        `REDIS_CONF="\${REDIS_CONF:-/etc/${known?.product ?? 'redis'}/${known?.product ?? 'redis'}.conf}"`,
        `REDIS_AOF="\${REDIS_AOF:-${aof === 'yes' ? 'yes' : 'no'}}"   # does the server use an append-only file?`,
        'REDIS_CLI_OPTIONS="${REDIS_CLI_OPTIONS:-}"   # for example: --tls --cacert ca.crt --user admin',
        `redis_cli() { ${tools.cli} -h "$REDIS_HOST" -p "$REDIS_PORT" $REDIS_CLI_OPTIONS "$@"; }`,
        // Nothing must be moved below a server that could not be stopped; what was pasted after this waits for Ctrl-C, too.
        "redis_login() { while redis_cli PING 2>&1 | grep -qE 'NOAUTH|WRONGPASS|NOPERM'; do echo 'Redis asks for a password: press Ctrl-C, export REDISCLI_AUTH, and begin this part again' >&2; case $- in *i*) sleep 5 ;; *) exit 1 ;; esac; done; }",
        'redis_login',
        'redis_setting() { redis_cli CONFIG GET "$1" | tail -n 1; }',
        'REDIS_DIR="${REDIS_DIR:-$(redis_setting dir)}"',
        'REDIS_FILE="${REDIS_FILE:-$(redis_setting dbfilename)}"',
        'redis_stop() { redis_cli SHUTDOWN "$@" || true; while redis_cli PING > /dev/null 2>&1; do sleep 0.2; done; }',
        'redis_stop NOSAVE',
    ];
}
function placeCommands(tools) {
    return [
        'REDIS_ASIDE="$REDIS_DIR/before-restore-$(date +%Y%m%d_%H%M%S)"',
        'mkdir "$REDIS_ASIDE"',
        'for old in "$REDIS_FILE" appendonlydir appendonly.aof; do',
        '  if [ -e "$REDIS_DIR/$old" ]; then mv "$REDIS_DIR/$old" "$REDIS_ASIDE/"; fi',
        'done',
        'cp "$REDIS_WORK/dump.rdb" "$REDIS_DIR/$REDIS_FILE"',
        'chown --reference="$REDIS_DIR" "$REDIS_DIR/$REDIS_FILE"',
        'chmod 0640 "$REDIS_DIR/$REDIS_FILE"',
        'as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u "$(stat -c %U "$REDIS_DIR")" -- "$@"; else "$@"; fi; }',
        'redis_wait() { # until INFO persistence says $1; ten minutes at most',
        '  for _ in $(seq 1200); do',
        `    case "$(redis_cli INFO persistence 2> /dev/null | tr -d '\\r')" in *$'\\n'"$1"*) return 0 ;; esac`,
        '    sleep 0.5',
        '  done',
        '  echo "the server does not get to $1; look at its log" >&2',
        '  return 1',
        '}',
        `as_owner ${tools.server} "$REDIS_CONF" --appendonly no --daemonize yes`,
        'redis_wait loading:0',
    ];
}
/** The same commands in one list, for a dump at "$REDIS_WORK/dump.rdb" and a server of this product. */
function placeByHand(product, appendonly) {
    const tools = toolsOf({ product });
    return [
        ...stopCommands({ product, settings: { ...(appendonly === undefined ? {} : { appendonly }) } }, tools),
        ...placeCommands(tools),
        ...finishCommands(tools),
    ];
}
function expectation(known) {
    if (known === undefined)
        return ['Count the keys; keys that have expired since the backup are gone:'];
    const lines = known.databases.map(({ db, keys, expires }) => `- database ${db}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(keys)} keys, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(expires)} of them with expiry`);
    return [
        'Count the keys. The backup holds the following; those whose time has come since then are dropped:',
        lines.length === 0 ? '- no keys at all' : lines.join('\n'),
    ];
}
function countCommands(known) {
    const numbers = known?.databases.map(({ db }) => db) ?? [0];
    return numbers.length === 0 ? ['redis_cli DBSIZE'] : numbers.map((db) => `redis_cli -n ${db} DBSIZE`);
}
function finishCommands(tools) {
    return [
        'if [ "$REDIS_AOF" = yes ]; then',
        '  redis_cli CONFIG SET appendonly yes',
        '  redis_wait aof_rewrite_scheduled:0',
        '  redis_wait aof_rewrite_in_progress:0',
        '  redis_wait aof_last_bgrewrite_status:ok',
        'fi',
        'redis_stop',
        `as_owner ${tools.server} "$REDIS_CONF" --daemonize yes`,
        'redis_wait loading:0',
        'rm "$REDIS_WORK/dump.rdb"',
    ];
}
function usersChapter(known) {
    if (known?.aclUsers === undefined)
        return [];
    return [
        `An RDB holds no users. The ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(known.aclUsers)} users of the server, with their password hashes, are the lines under \`acl\` in \`${known.serverFile}\` (\`jq -r '.acl[]' ${known.serverFile}\`): put them into the file that the setting \`aclfile\` names and run \`ACL LOAD\`, or into the server's configuration file. Under \`settings\` are the settings it ran with.`,
    ];
}
function fence(lines) {
    return ['```sh', ...lines, '```'].join('\n');
}


/***/ }),

/***/ 41411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HA: () => (/* binding */ int32),
/* harmony export */   IQ: () => (/* binding */ uint32Big),
/* harmony export */   Wy: () => (/* binding */ latin1)
/* harmony export */ });
/** Four bytes, little endian, signed. */
function int32(bytes, at) {
    return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}
/** Four bytes, big endian, unsigned. */
function uint32Big(bytes, at) {
    const value = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    return value >>> 0;
}
/** A piece of bytes as text, byte by byte. */
function latin1(bytes, from, to) {
    return Buffer.from(bytes.subarray(from, to)).toString('latin1');
}


/***/ }),

/***/ 85019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ compareLasting),
/* harmony export */   DJ: () => (/* binding */ librariesOf),
/* harmony export */   TH: () => (/* binding */ compareContent),
/* harmony export */   Xb: () => (/* binding */ describeContent),
/* harmony export */   oJ: () => (/* binding */ describeEqual),
/* harmony export */   r4: () => (/* binding */ inWords),
/* harmony export */   ys: () => (/* binding */ requireEqual)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);
/* harmony import */ var _types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90005);



const nothing = { keys: 0, expires: 0, digest: '0'.repeat(32), timelessDigest: '0'.repeat(32) };
/** Every difference, to the key and the millisecond of its expiry. Empty: equal. */
function compareContent(expected, found) {
    return compareEach(expected, found, (what, wanted, actual) => [
        ...compareSums(what, wanted ?? nothing, actual ?? nothing),
        ...compareTypes(what, wanted?.types ?? {}, actual?.types ?? {}),
    ]);
}
/**
 * Every difference among what outlives the cut-off both were read with: a server drops what has expired, so the rest may
 * be fewer than recorded, never more.
 */
function compareLasting(expected, found) {
    return compareEach(expected, found, (what, wanted, actual) => {
        const more = (actual?.keys ?? 0) > (wanted?.keys ?? 0);
        const surplus = more ? compareSums(what, wanted ?? nothing, actual ?? nothing) : [];
        return surplus.length > 0 ? surplus : compareSums(what, wanted?.lasting ?? nothing, actual?.lasting ?? nothing);
    });
}
function compareEach(expected, found, compare) {
    const numbers = new Set([...expected.databases, ...found.databases].map(({ db }) => db));
    const differences = [...numbers]
        .sort((a, b) => a - b)
        .flatMap((number) => {
        const [wanted, actual] = [expected, found].map(({ databases }) => databases.find(({ db }) => db === number));
        return compare(`redis db ${number}`, wanted, actual);
    });
    return [...differences, ...compareFunctions(expected.functions, found.functions)];
}
function compareSums(what, expected, found) {
    if (expected.keys !== found.keys || expected.expires !== found.expires)
        return [{ what, expected: keysOf(expected), found: keysOf(found) }];
    if (expected.digest === found.digest)
        return [];
    if (expected.timelessDigest === found.timelessDigest) {
        return [{ what, expected: 'the recorded expiry times', found: 'the same keys and values with other expiry times' }];
    }
    const other = `as many keys, but other keys or values (digest ${found.timelessDigest})`;
    return [{ what, expected: `content with digest ${expected.timelessDigest}`, found: other }];
}
function compareTypes(what, expected, found) {
    return _types_js__WEBPACK_IMPORTED_MODULE_2__/* .kinds */ .EZ
        .filter((kind) => (expected[kind] ?? 0) !== (found[kind] ?? 0))
        .map((kind) => ({
        what: `${what}, keys of type ${kind}`,
        expected: (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(expected[kind] ?? 0),
        found: (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(found[kind] ?? 0),
    }));
}
function compareFunctions(expected, found) {
    if (expected.count !== found.count) {
        return [{ what: 'redis function libraries', expected: String(expected.count), found: String(found.count) }];
    }
    if (expected.digest === found.digest)
        return [];
    return [{ what: 'redis function libraries', expected: 'the recorded code', found: 'other code' }];
}
/** @throws BackupError `restore-failed` when a server differs from the backup, or what else it was given */
function requireEqual(differences, { name }, hint, given = 'the backup holds') {
    if (differences.length === 0)
        return;
    const because = inWords(differences);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('restore-failed', `Redis at ${name} does not hold what ${given}`, { because, hint });
}
/** For the reasons of an error. */
function inWords(differences) {
    return differences.map(({ what, expected, found }) => `${what}: ${found} instead of ${expected}`);
}
function keysOf(sum) {
    return `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(sum.keys)} keys, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(sum.expires)} of them with expiry`;
}
/**
 * What was found equal between a server and a dump, for people: "26 keys in database 0, 300 in database 1: equal to the
 * dump, by number and digest of keys, values and expiry". What has expired meanwhile is in neither.
 */
function describeEqual({ databases, functions }) {
    const keys = databases.map(({ db, keys }, at) => `${at === 0 ? (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(keys, 'key') : (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(keys)} in database ${db}`);
    const libraries = functions.count === 0 ? [] : [librariesOf(functions.count)];
    const parts = [...(keys.length === 0 ? ['no keys'] : keys), ...libraries];
    const expired = databases.some(({ expires }) => expires > 0) ? ', less what has expired since' : '';
    return `the server holds ${parts.join(', ')}${expired}: equal to the dump, by number and by digest of every key, value and expiry`;
}
/** "865,000 keys in 2 databases", for people. */
function describeContent(content) {
    const keys = content.databases.reduce((sum, one) => sum + one.keys, 0);
    const expiring = content.databases.reduce((sum, one) => sum + one.expires, 0);
    const { count } = content.functions;
    const libraries = count === 0 ? '' : `, ${librariesOf(count)}`;
    return `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(keys, 'key')} (${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(expiring)} with expiry) in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(content.databases.length, 'database')}${libraries}`;
}
/** "2 function libraries" */
function librariesOf(count) {
    return `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(count)} function ${count === 1 ? 'library' : 'libraries'}`;
}


/***/ }),

/***/ 33224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ Crc64)
/* harmony export */ });
/* harmony import */ var _bytes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(41411);

const polynomial = 0x95ac9329ac4bc9b5n;
/** The checksum at the end of an RDB file: CRC-64/Jones, reflected, starting at 0 (redis/src/crc64.c). */
class Crc64 {
    #low = 0;
    #high = 0;
    update(bytes, from, to) {
        const table = eightTables;
        let low = this.#low;
        let high = this.#high;
        let at = from;
        for (const stop = to - 7; at < stop; at += 8) {
            low ^= (0,_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .int32 */ .HA)(bytes, at);
            high ^= (0,_bytes_js__WEBPACK_IMPORTED_MODULE_0__/* .int32 */ .HA)(bytes, at + 4);
            const i0 = 3584 + ((low & 255) << 1);
            const i1 = 3072 + (((low >>> 8) & 255) << 1);
            const i2 = 2560 + (((low >>> 16) & 255) << 1);
            const i3 = 2048 + ((low >>> 24) << 1);
            const i4 = 1536 + ((high & 255) << 1);
            const i5 = 1024 + (((high >>> 8) & 255) << 1);
            const i6 = 512 + (((high >>> 16) & 255) << 1);
            const i7 = (high >>> 24) << 1;
            low =
                word(table, i0) ^
                    word(table, i1) ^
                    word(table, i2) ^
                    word(table, i3) ^
                    word(table, i4) ^
                    word(table, i5) ^
                    word(table, i6) ^
                    word(table, i7);
            high =
                word(table, i0 + 1) ^
                    word(table, i1 + 1) ^
                    word(table, i2 + 1) ^
                    word(table, i3 + 1) ^
                    word(table, i4 + 1) ^
                    word(table, i5 + 1) ^
                    word(table, i6 + 1) ^
                    word(table, i7 + 1);
        }
        for (; at < to; at += 1) {
            const index = ((low ^ (bytes[at] ?? 0)) & 255) << 1;
            low = ((low >>> 8) | (high << 24)) ^ word(table, index);
            high = (high >>> 8) ^ word(table, index + 1);
        }
        this.#low = low;
        this.#high = high;
    }
    /** The checksum as it stands at the end of a file: eight bytes, little endian. */
    bytes() {
        const trailer = Buffer.alloc(8);
        trailer.writeInt32LE(this.#low, 0);
        trailer.writeInt32LE(this.#high, 4);
        return trailer;
    }
}
/** Table k, entry i: the checksum of byte i followed by k zero bytes, as low and high halves side by side. */
const eightTables = createTables();
function createTables() {
    const tables = new BigUint64Array(8 * 256);
    for (let at = 0; at < tables.length; at += 1) {
        let crc = at < 256 ? BigInt(at) : (tables[at - 256] ?? 0n);
        if (at >= 256)
            crc = (crc >> 8n) ^ (tables[Number(crc & 255n)] ?? 0n);
        else
            for (let bit = 0; bit < 8; bit += 1)
                crc = (crc >> 1n) ^ (crc & 1n ? polynomial : 0n);
        tables[at] = crc;
    }
    return new Int32Array(tables.buffer);
}
function word(table, at) {
    return table[at] ?? 0;
}


/***/ }),

/***/ 98356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ writeDigits),
/* harmony export */   v: () => (/* binding */ digits)
/* harmony export */ });
/** Space for one number in decimal; its content lasts until the next number is written. */
const digits = new Uint8Array(24);
/** Writes a 64-bit signed number in decimal, as Redis shows it, at the end of `digits`; returns where it starts. */
function writeDigits(high, low) {
    const exact = high * 4_294_967_296 + (low >>> 0);
    const text = Number.isSafeInteger(exact)
        ? String(exact)
        : BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low >>> 0)).toString();
    const start = digits.length - text.length;
    for (let index = 0; index < text.length; index += 1)
        digits[start + index] = text.charCodeAt(index);
    return start;
}


/***/ }),

/***/ 25643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ unsupported),
/* harmony export */   q: () => (/* binding */ damaged)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

/** The content of an RDB file is broken at this byte. */
function damaged(offset, what) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `The Redis dump is damaged at byte ${offset}: ${what}`);
}
/** The RDB file holds something this version cannot read. */
function unsupported(offset, what) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('unsupported', `The Redis dump holds something unknown at byte ${offset}: ${what}`, {
        hint: 'It was written by a newer server than this program knows. Use a newer version of the program.',
    });
}


/***/ }),

/***/ 55665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ RdbReader),
  R: () => (/* binding */ parseHeader)
});

// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/bytes.js
var rdb_bytes = __webpack_require__(41411);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/crc64.js
var crc64 = __webpack_require__(33224);
;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/lanes.js

const c1 = 0x239b961b;
const c2 = 0xab0e9789 | 0;
const c3 = 0x38b34ae5;
const c4 = 0xa1e38b93 | 0;
/**
 * 128 bits as four 32-bit lanes: a running hash (MurmurHash3 x86_128, with the length mixed in last) or, when lanes of
 * other hashes are added, an order-independent sum. It finds accidents; forgery is what signatures and SHA-256 are for.
 */
class Lanes {
    a = 0;
    b = 0;
    c = 0;
    d = 0;
    constructor(seed = 0) {
        this.begin(seed);
    }
    begin(seed) {
        this.a = seed;
        this.b = seed;
        this.c = seed;
        this.d = seed;
    }
    block(k1, k2, k3, k4) {
        let { a, b, c, d } = this;
        let k = Math.imul(k1, c1);
        a ^= Math.imul((k << 15) | (k >>> 17), c2);
        a = (Math.imul(((a << 19) | (a >>> 13)) + b, 5) + 0x561ccd1b) | 0;
        k = Math.imul(k2, c2);
        b ^= Math.imul((k << 16) | (k >>> 16), c3);
        b = (Math.imul(((b << 17) | (b >>> 15)) + c, 5) + 0x0bcaa747) | 0;
        k = Math.imul(k3, c3);
        c ^= Math.imul((k << 17) | (k >>> 15), c4);
        c = (Math.imul(((c << 15) | (c >>> 17)) + d, 5) + 0x96cd1c35) | 0;
        k = Math.imul(k4, c4);
        d ^= Math.imul((k << 18) | (k >>> 14), c1);
        d = (Math.imul(((d << 13) | (d >>> 19)) + a, 5) + 0x32ac3b17) | 0;
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
    }
    /** Takes in another hash, in order. */
    absorb(other) {
        this.block(other.a, other.b, other.c, other.d);
    }
    /** Takes in whole blocks of 16 bytes; `to - from` is a multiple of 16. */
    blocks(bytes, from, to) {
        for (let at = from; at < to; at += 16) {
            this.block((0,rdb_bytes/* int32 */.HA)(bytes, at), (0,rdb_bytes/* int32 */.HA)(bytes, at + 4), (0,rdb_bytes/* int32 */.HA)(bytes, at + 8), (0,rdb_bytes/* int32 */.HA)(bytes, at + 12));
        }
    }
    /** Takes in the last bytes, fewer than 16, and ends the hash of `length` bytes. */
    tail(bytes, from, to, length) {
        const count = to - from;
        if (count > 0) {
            this.block(partial(bytes, from, to), count > 4 ? partial(bytes, from + 4, to) : 0, count > 8 ? partial(bytes, from + 8, to) : 0, count > 12 ? partial(bytes, from + 12, to) : 0);
        }
        this.finish(length);
    }
    finish(length) {
        let a = this.a ^ length;
        let b = this.b ^ length;
        let c = this.c ^ length;
        let d = this.d ^ length;
        a = (a + b + c + d) | 0;
        b = (b + a) | 0;
        c = (c + a) | 0;
        d = (d + a) | 0;
        a = spread(a);
        b = spread(b);
        c = spread(c);
        d = spread(d);
        a = (a + b + c + d) | 0;
        this.a = a;
        this.b = (b + a) | 0;
        this.c = (c + a) | 0;
        this.d = (d + a) | 0;
    }
    /** The hash of some bytes. */
    of(bytes, from, to) {
        this.begin(0);
        const whole = from + ((to - from) & ~15);
        this.blocks(bytes, from, whole);
        this.tail(bytes, whole, to, to - from);
    }
    /** Adds another hash, in any order. */
    add(other) {
        this.a = (this.a + other.a) | 0;
        this.b = (this.b + other.b) | 0;
        this.c = (this.c + other.c) | 0;
        this.d = (this.d + other.d) | 0;
    }
    set(other) {
        this.a = other.a;
        this.b = other.b;
        this.c = other.c;
        this.d = other.d;
    }
    hex() {
        return [this.a, this.b, this.c, this.d].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
    }
}
function spread(value) {
    let h = value ^ (value >>> 16);
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    return h ^ (h >>> 16);
}
/** Up to four bytes; what lies behind `to` counts as zero. */
function partial(bytes, from, to) {
    let value = bytes[from] ?? 0;
    if (from + 1 < to)
        value |= (bytes[from + 1] ?? 0) << 8;
    if (from + 2 < to)
        value |= (bytes[from + 2] ?? 0) << 16;
    if (from + 3 < to)
        value |= (bytes[from + 3] ?? 0) << 24;
    return value;
}

// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/types.js
var rdb_types = __webpack_require__(90005);
;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/value.js

/** Seeds that keep the parts of a digest apart. Changing one changes every digest: facts carry `digestVersion`. */
const seeds = {
    key: 1,
    element: 2,
    field: 3,
    list: 4,
    collection: 5,
    stream: 6,
    group: 7,
    module: 8,
    functions: 9,
};
/** What a reader of one value finds out: its logical hash, whatever its encoding. */
class Value {
    all = new Lanes();
    /** Without the hash fields that expire at or before the cut-off. */
    lasting = new Lanes();
    /** False when every field expires at or before the cut-off, so that the key goes with them. */
    lasts = true;
    /** When a hash goes with the last of its fields, ms since 1970; undefined: a field never expires, or it is no hash. */
    vanishesAtMs;
    /** For one that has no fields which expire by themselves. */
    set(hash) {
        this.all.set(hash);
        this.lasting.set(hash);
        this.lasts = true;
    }
}
const value_element = new Lanes();
/** Adds up the elements of a set, sorted set or hash, in whatever order they come. */
class Elements {
    #all = new Lanes();
    #lasting = new Lanes();
    #count = 0;
    #lastingCount = 0;
    #latestMs = 0;
    #cutoffMs;
    constructor(cutoffMs) {
        this.#cutoffMs = cutoffMs;
    }
    /** A member by itself. */
    member(member) {
        value_element.begin(seeds.element);
        value_element.absorb(member);
        this.#add(2, true);
    }
    /** A member with its score. */
    scored(member, score) {
        doubles[0] = score === 0 ? 0 : score;
        value_element.begin(seeds.element);
        value_element.absorb(member);
        value_element.block(words[0] ?? 0, words[1] ?? 0, 0, 0);
        this.#add(3, true);
    }
    /** A field with its value and the moment it expires (the halves of ms since 1970), if ever. */
    field(field, value, expiryHigh, expiryLow) {
        value_element.begin(seeds.field);
        value_element.absorb(field);
        value_element.absorb(value);
        const expires = expiryHigh !== 0 || expiryLow !== 0;
        if (expires)
            value_element.block(expiryHigh, expiryLow, 1, 0);
        const expiresAtMs = expires ? milliseconds(expiryHigh, expiryLow) : Number.POSITIVE_INFINITY;
        this.#latestMs = Math.max(this.#latestMs, expiresAtMs);
        this.#add(4, expiresAtMs > this.#cutoffMs);
    }
    finish(value) {
        value.all.begin(seeds.collection);
        value.all.absorb(this.#all);
        value.all.finish(this.#count);
        value.lasting.begin(seeds.collection);
        value.lasting.absorb(this.#lasting);
        value.lasting.finish(this.#lastingCount);
        value.lasts = this.#lastingCount > 0 || this.#count === 0;
        value.vanishesAtMs = this.#latestMs > 0 && this.#latestMs < Number.POSITIVE_INFINITY ? this.#latestMs : undefined;
    }
    #add(length, lasts) {
        value_element.finish(length);
        this.#all.add(value_element);
        this.#count += 1;
        if (!lasts)
            return;
        this.#lasting.add(value_element);
        this.#lastingCount += 1;
    }
}
/** Of its halves. */
function milliseconds(high, low) {
    return high * 4_294_967_296 + (low >>> 0);
}
const doubles = new Float64Array(1);
const words = new Int32Array(doubles.buffer);

;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/keyspace.js



class Sum {
    #exact = new Lanes();
    #timeless = new Lanes();
    #keys = 0;
    #expires = 0;
    add(kind, key, value, expires, high, low) {
        content.begin(seeds.key + kind * 16);
        content.absorb(key);
        content.absorb(value);
        this.#keys += 1;
        if (expires)
            this.#expires += 1;
        scratch.set(content);
        scratch.block(high, low, expires ? 1 : 0, 0);
        scratch.finish(1);
        this.#exact.add(scratch);
        scratch.set(content);
        scratch.finish(expires ? 2 : 3);
        this.#timeless.add(scratch);
    }
    result() {
        const [digest, timelessDigest] = [this.#exact.hex(), this.#timeless.hex()];
        return { keys: this.#keys, expires: this.#expires, digest, timelessDigest };
    }
}
const scratch = new Lanes();
const content = new Lanes();
/** What is counted and summed up of one database while its keys pass. */
class Keyspace {
    #all = new Sum();
    #lasting;
    #counts = new Array(rdb_types/* kinds */.EZ.length).fill(0);
    #cutoffMs;
    #latestExpiryMs;
    #vanishing = 0;
    constructor(cutoffMs) {
        this.#cutoffMs = cutoffMs;
        this.#lasting = cutoffMs === undefined ? undefined : new Sum();
    }
    /** The expiry is given as the halves of ms since 1970. */
    add(kind, key, value, expires, high, low) {
        this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
        this.#all.add(kind, key, value.all, expires, high, low);
        const expiresAtMs = expires ? milliseconds(high, low) : undefined;
        const goesAtMs = expiresAtMs ?? value.vanishesAtMs;
        // A server takes moments that are too far away for a number.
        if (goesAtMs !== undefined)
            this.#latestExpiryMs = Math.max(this.#latestExpiryMs ?? 0, Math.min(goesAtMs, Number.MAX_SAFE_INTEGER));
        if (!expires && value.vanishesAtMs !== undefined)
            this.#vanishing += 1;
        if (this.#lasting === undefined || this.#cutoffMs === undefined || !value.lasts)
            return;
        if (expiresAtMs !== undefined && expiresAtMs <= this.#cutoffMs)
            return;
        this.#lasting.add(kind, key, value.lasting, expires, high, low);
    }
    summary(db) {
        const counted = rdb_types/* kinds */.EZ.map((kind, index) => [kind, this.#counts[index] ?? 0]);
        const types = Object.fromEntries(counted.filter(([, count]) => count > 0));
        const latest = this.#latestExpiryMs === undefined ? {} : { latestExpiryMs: this.#latestExpiryMs };
        const lasting = this.#lasting?.result();
        return { db, ...this.#all.result(), types, vanishing: this.#vanishing, ...latest, lasting };
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/problem.js
var problem = __webpack_require__(25643);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/digits.js
var digits = __webpack_require__(98356);
;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/packed.js


/**
 * Walks the elements of a value that Redis keeps packed in one string. Each `next` puts one element into the fields:
 * a number as two halves, or a piece of `bytes`. A packed value that contradicts itself ends with `broken`.
 */
class Packed {
    bytes = digits/* digits */.v;
    at = 0;
    end = 0;
    broken = false;
    isNumber = false;
    high = 0;
    low = 0;
    from = 0;
    to = 0;
    next() {
        if (this.broken || this.at === this.end)
            return false;
        const after = this.element(this.at);
        this.broken = after < 0 || after > this.end;
        this.at = after;
        return !this.broken;
    }
    hash(lanes) {
        if (this.isNumber)
            lanes.of(digits/* digits */.v, (0,digits/* writeDigits */.O)(this.high, this.low), digits/* digits */.v.length);
        else
            lanes.of(this.bytes, this.from, this.to);
    }
    text() {
        if (!this.isNumber)
            return (0,rdb_bytes/* latin1 */.Wy)(this.bytes, this.from, this.to);
        return (0,rdb_bytes/* latin1 */.Wy)(digits/* digits */.v, (0,digits/* writeDigits */.O)(this.high, this.low), digits/* digits */.v.length);
    }
    begin(bytes, from, to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
        this.broken = false;
    }
    piece(start, length) {
        this.isNumber = false;
        this.from = start;
        this.to = start + length;
        return this.to;
    }
    /** A signed little-endian number of `size` bytes at `start`. */
    number(start, size) {
        const shift = size < 4 ? 32 - 8 * size : 0;
        let low = 0;
        for (let index = 0; index < Math.min(size, 4); index += 1)
            low |= this.peek(start + index) << (8 * index);
        low = (low << shift) >> shift;
        this.small(low, 0);
        if (size === 8)
            this.high = this.word(start + 4);
        return start + size;
    }
    small(value, after) {
        this.isNumber = true;
        this.low = value;
        this.high = value >> 31;
        return after;
    }
    peek(at) {
        return this.bytes[at] ?? 0;
    }
    word(at) {
        return (0,rdb_bytes/* int32 */.HA)(this.bytes, at);
    }
}
/** Sizes of numbers by the byte before them. */
const listpackNumbers = { 241: 2, 242: 3, 243: 4, 244: 8 };
const ziplistNumbers = { 192: 2, 208: 4, 224: 8, 240: 3, 254: 1 };
/** listpack.c: header of 6 bytes, elements each followed by their own length, 0xFF. */
class Listpack extends Packed {
    open(bytes, from, to) {
        this.begin(bytes, from + 6, to - 1);
        this.broken = to - from < 7 || this.word(from) >>> 0 !== to - from || this.peek(to - 1) !== 0xff;
    }
    element(start) {
        const after = this.#content(start, this.peek(start));
        const size = after - start;
        return after < 0
            ? after
            : after + (size < 128 ? 1 : size < 16_384 ? 2 : size < 2_097_152 ? 3 : size < 268_435_456 ? 4 : 5);
    }
    #content(start, first) {
        if (first < 0x80)
            return this.small(first, start + 1);
        if (first < 0xc0)
            return this.piece(start + 1, first & 63);
        if (first < 0xe0)
            return this.small(((((first & 31) << 8) | this.peek(start + 1)) << 19) >> 19, start + 2);
        if (first < 0xf0)
            return this.piece(start + 2, ((first & 15) << 8) | this.peek(start + 1));
        if (first === 0xf0)
            return this.piece(start + 5, this.word(start + 1) >>> 0);
        const size = listpackNumbers[first];
        return size === undefined ? -1 : this.number(start + 1, size);
    }
}
/** ziplist.c: header of 10 bytes, elements each led by the length of the one before, 0xFF. */
class Ziplist extends Packed {
    open(bytes, from, to) {
        this.begin(bytes, from + 10, to - 1);
        this.broken = to - from < 11 || this.word(from) >>> 0 !== to - from || this.peek(to - 1) !== 0xff;
    }
    element(at) {
        const start = at + (this.peek(at) < 254 ? 1 : 5);
        const first = this.peek(start);
        if (first < 0x40)
            return this.piece(start + 1, first);
        if (first < 0x80)
            return this.piece(start + 2, ((first & 63) << 8) | this.peek(start + 1));
        if (first < 0xc0)
            return this.piece(start + 5, (0,rdb_bytes/* uint32Big */.IQ)(this.bytes, start + 1));
        if (first >= 0xf1 && first <= 0xfd)
            return this.small(first - 0xf1, start + 1);
        const size = ziplistNumbers[first];
        return size === undefined ? -1 : this.number(start + 1, size);
    }
}
/** intset.c: width, count, little-endian numbers. */
class Intset extends Packed {
    #width = 0;
    open(bytes, from, to) {
        this.begin(bytes, from + 8, to);
        this.#width = this.word(from);
        const known = this.#width === 2 || this.#width === 4 || this.#width === 8;
        this.broken = to - from < 8 || !known || (this.word(from + 4) >>> 0) * this.#width !== to - from - 8;
    }
    element(at) {
        return this.number(at, this.#width);
    }
}
/** zipmap.c (Redis 2.4): count, then field and value in turn, the value with a byte of slack before it, 0xFF. */
class Zipmap extends Packed {
    #isValue = false;
    open(bytes, from, to) {
        this.begin(bytes, from + 1, to - 1);
        this.#isValue = false;
        this.broken = to - from < 2 || this.peek(to - 1) !== 0xff;
    }
    element(at) {
        const first = this.peek(at);
        if (first === 255)
            return -1;
        const long = first === 254;
        const length = long ? this.word(at + 1) >>> 0 : first;
        const start = at + (long ? 5 : 1);
        const slack = this.#isValue ? this.peek(start) : 0;
        const end = this.piece(this.#isValue ? start + 1 : start, length) + slack;
        this.#isValue = !this.#isValue;
        return end;
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/collections.js





const listpack = new Listpack();
const ziplist = new Ziplist();
const intset = new Intset();
const zipmap = new Zipmap();
const first = new Lanes();
const second = new Lanes();
function* readList(window, value) {
    while (!window.length())
        yield;
    const count = window.value;
    const rolling = new Lanes(seeds.list);
    for (let index = 0; index < count; index += 1) {
        while (!window.stringHash(first))
            yield;
        rolling.absorb(first);
    }
    finishList(rolling, count, value);
}
/** A list of nodes; each is a packed list or, in version 2, one large element by itself. */
function* readQuicklist(window, value, version) {
    while (!window.length())
        yield;
    const nodes = window.value;
    const rolling = new Lanes(seeds.list);
    let count = 0;
    for (let index = 0; index < nodes; index += 1) {
        let plain = false;
        if (version === 2) {
            while (!window.length())
                yield;
            plain = window.value === 1;
            if (!plain && window.value !== 2)
                throw (0,problem/* damaged */.q)(window.offset, `a list node of unknown kind ${window.value}`);
        }
        if (plain) {
            while (!window.stringHash(first))
                yield;
            rolling.absorb(first);
            count += 1;
        }
        else {
            while (!window.string())
                yield;
            count += absorbPacked(window, version === 2 ? listpack : ziplist, rolling);
        }
    }
    finishList(rolling, count, value);
}
function packedList(packed) {
    return function* (window, value) {
        while (!window.string())
            yield;
        const rolling = new Lanes(seeds.list);
        finishList(rolling, absorbPacked(window, packed, rolling), value);
    };
}
/** A set, sorted set or hash that is packed in one string: `take` is called at the first part of each element. */
function packedElements(packed, take, before) {
    return function* (window, value, cutoffMs) {
        if (before !== undefined)
            yield* before(window);
        while (!window.string())
            yield;
        const elements = new Elements(cutoffMs);
        packed.open(window.bytes, window.from, window.to);
        while (packed.next()) {
            packed.hash(first);
            take(elements, (what) => (0,problem/* damaged */.q)(window.offset, what));
        }
        check(window, packed);
        elements.finish(value);
    };
}
function* readSet(window, value, cutoffMs) {
    while (!window.length())
        yield;
    const count = window.value;
    const elements = new Elements(cutoffMs);
    for (let index = 0; index < count; index += 1) {
        while (!window.stringHash(first))
            yield;
        elements.member(first);
    }
    elements.finish(value);
}
function packedSet(packed) {
    return packedElements(packed, (elements) => elements.member(first));
}
function* readZset(window, value, cutoffMs, binaryScores) {
    while (!window.length())
        yield;
    const count = window.value;
    const elements = new Elements(cutoffMs);
    for (let index = 0; index < count; index += 1) {
        while (!window.stringHash(first))
            yield;
        let score;
        if (binaryScores) {
            while (!window.take8())
                yield;
            halves[0] = window.low;
            halves[1] = window.high;
            score = collections_double[0] ?? 0;
        }
        else {
            while (!window.byte())
                yield;
            const length = window.value;
            if (length < 253)
                while (!window.take(length))
                    yield;
            score = length >= 253 ? (specialScores[length - 253] ?? 0) : Number((0,rdb_bytes/* latin1 */.Wy)(window.bytes, window.from, window.to));
        }
        elements.scored(first, score);
    }
    elements.finish(value);
}
function packedZset(packed) {
    return packedElements(packed, (elements, broken) => {
        if (!packed.next())
            throw broken('a sorted set has a member without a score');
        elements.scored(first, parseScore(packed.text()));
    });
}
function* readHash(window, value, cutoffMs, expiry = 'none') {
    let earliestHigh = 0;
    let earliestLow = 0;
    if (expiry === 'redis') {
        while (!window.take8())
            yield;
        earliestHigh = window.high;
        earliestLow = window.low;
    }
    while (!window.length())
        yield;
    const count = window.value;
    const elements = new Elements(cutoffMs);
    for (let index = 0; index < count; index += 1) {
        let high = 0;
        let low = 0;
        if (expiry === 'redis' || expiry === 'redis-pre-ga') {
            while (!window.length())
                yield;
            ({ high, low } = window);
            if (expiry === 'redis' && window.value !== 0) {
                const moment = milliseconds(earliestHigh, earliestLow) + window.value - 1;
                high = Math.floor(moment / 4_294_967_296);
                low = moment | 0;
            }
        }
        while (!window.stringHash(first))
            yield;
        while (!window.stringHash(second))
            yield;
        if (expiry === 'valkey') {
            while (!window.take8())
                yield;
            ({ high, low } = window);
            if (high === -1 && low === -1)
                high = low = 0;
        }
        elements.field(first, second, high, low);
    }
    elements.finish(value);
}
/** A packed hash: field, value and, with expiry, the moment in ms or 0. */
function packedHash(packed, expiry = 'none') {
    return packedElements(packed, (elements, broken) => {
        if (!packed.next())
            throw broken('a hash has a field without a value');
        packed.hash(second);
        if (expiry === 'none') {
            elements.field(first, second, 0, 0);
            return;
        }
        if (!(packed.next() && packed.isNumber))
            throw broken('a hash has a field without its time to live');
        elements.field(first, second, packed.high, packed.low);
    }, expiry === 'redis' ? earliestExpiry : undefined);
}
function* earliestExpiry(window) {
    while (!window.take8())
        yield;
}
function finishList(rolling, count, value) {
    rolling.finish(count);
    value.set(rolling);
}
function absorbPacked(window, packed, rolling) {
    let count = 0;
    packed.open(window.bytes, window.from, window.to);
    while (packed.next()) {
        packed.hash(first);
        rolling.absorb(first);
        count += 1;
    }
    check(window, packed);
    return count;
}
function check(window, packed) {
    if (packed.broken)
        throw (0,problem/* damaged */.q)(window.offset, 'a packed value contradicts itself');
}
const specialScores = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
function parseScore(text) {
    if (text === 'inf')
        return Number.POSITIVE_INFINITY;
    if (text === '-inf')
        return Number.NEGATIVE_INFINITY;
    return Number(text);
}
/** One double and its halves, low first: every platform Node.js runs on is little endian. */
const collections_double = new Float64Array(1);
const halves = new Int32Array(collections_double.buffer);

;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/module-value.js



const module_value_text = new Lanes();
/** A module's value, as its parts are written: only the module could say what they mean. */
function* readModule(window, value) {
    while (!window.length())
        yield;
    const digest = new Lanes(seeds.module);
    digest.block(window.high, window.low, 0, 0);
    yield* readModuleParts(window, digest);
    digest.finish(0);
    value.set(digest);
}
/** Parts up to the end mark: signed (1), unsigned (2), float (3), double (4), string (5). */
function* readModuleParts(window, digest) {
    for (;;) {
        while (!window.length())
            yield;
        const part = window.value;
        switch (part) {
            case 0:
                return;
            case 1:
            case 2:
                while (!window.length())
                    yield;
                digest.block(part, window.high, window.low, 0);
                break;
            case 3:
                while (!window.take(4))
                    yield;
                module_value_text.of(window.bytes, window.from, window.to);
                digest.absorb(module_value_text);
                break;
            case 4:
                while (!window.take8())
                    yield;
                digest.block(part, window.high, window.low, 0);
                break;
            case 5:
                while (!window.stringHash(module_value_text))
                    yield;
                digest.absorb(module_value_text);
                break;
            default:
                throw (0,problem/* damaged */.q)(window.offset, `a module value has a part of unknown kind ${part}`);
        }
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/stream-value.js





const deletedFlag = 1;
const sameFieldsFlag = 2;
const stream_value_text = new Lanes();
const entry = new Lanes();
/**
 * A stream: entries in order, last and first-ever bookkeeping, groups, their consumers and what is pending for whom.
 * Left out because loading rewrites them: a group's entries-read counter, and when a consumer was last seen or active.
 */
function* readStream(window, value, version) {
    const digest = new Lanes(seeds.stream);
    while (!window.length())
        yield;
    const nodes = window.value;
    let entries = 0;
    const first = new Int32Array(4);
    for (let node = 0; node < nodes; node += 1) {
        while (!window.string())
            yield;
        if (window.to - window.from !== 16)
            throw (0,problem/* damaged */.q)(window.offset, 'a stream node has no proper id');
        for (let index = 0; index < 4; index += 1)
            first[index] = (0,rdb_bytes/* uint32Big */.IQ)(window.bytes, window.from + 4 * index);
        while (!window.string())
            yield;
        entries += absorbNode(window, first, digest);
    }
    while (!window.length())
        yield;
    if (window.value !== entries) {
        throw (0,problem/* damaged */.q)(window.offset, `a stream of ${window.value} entries holds ${entries}`);
    }
    yield* absorbId(window, digest);
    if (version === 1) {
        digest.block(0, 0, 0, 0);
        digest.block(0, entries | 0, 0, 0);
    }
    else {
        while (!window.length())
            yield;
        while (!window.length())
            yield;
        yield* absorbId(window, digest);
        while (!window.length())
            yield;
        digest.block(window.high, window.low, 0, 0);
    }
    while (!window.length())
        yield;
    const groups = window.value;
    for (let group = 0; group < groups; group += 1)
        yield* absorbGroup(window, version, digest);
    digest.finish(entries);
    value.set(digest);
}
function* absorbGroup(window, version, digest) {
    const group = new Lanes(seeds.group);
    while (!window.stringHash(stream_value_text))
        yield;
    group.absorb(stream_value_text);
    yield* absorbId(window, group);
    if (version >= 2)
        while (!window.length())
            yield;
    while (!window.length())
        yield;
    const pending = window.value;
    for (let index = 0; index < pending; index += 1) {
        while (!window.take(16))
            yield;
        group.blocks(window.bytes, window.from, window.to);
        while (!window.take8())
            yield;
        const { high, low } = window;
        while (!window.length())
            yield;
        group.block(high, low, window.high, window.low);
    }
    while (!window.length())
        yield;
    const consumers = window.value;
    for (let index = 0; index < consumers; index += 1) {
        while (!window.stringHash(stream_value_text))
            yield;
        group.absorb(stream_value_text);
        while (!window.take8())
            yield;
        if (version >= 3)
            while (!window.take8())
                yield;
        while (!window.length())
            yield;
        const owned = window.value;
        group.block(owned | 0, 0, 0, 0);
        for (let each = 0; each < owned; each += 1) {
            while (!window.take(16))
                yield;
            group.blocks(window.bytes, window.from, window.to);
        }
    }
    group.finish(pending);
    digest.absorb(group);
}
function* absorbId(window, digest) {
    while (!window.length())
        yield;
    const { high, low } = window;
    while (!window.length())
        yield;
    digest.block(high, low, window.high, window.low);
}
/** One node: a master entry whose id and fields the entries refer to. Returns how many entries are not deleted. */
function absorbNode(window, master, digest) {
    listpack.open(window.bytes, window.from, window.to);
    const live = nextNumber(window);
    const deleted = nextNumber(window);
    const fieldCount = nextNumber(window);
    if (fieldCount < 0 || fieldCount > window.to - window.from) {
        throw (0,problem/* damaged */.q)(window.offset, `a stream node claims ${fieldCount} fields`);
    }
    const fields = [];
    while (fields.length < fieldCount)
        fields.push(nextHash(window, new Lanes()));
    nextNumber(window);
    for (let index = 0; index < live + deleted; index += 1)
        absorbEntry(window, master, fields, digest);
    if (listpack.next())
        throw (0,problem/* damaged */.q)(window.offset, 'a stream node has more entries than it says');
    check(window, listpack);
    return live;
}
function absorbEntry(window, master, fields, digest) {
    const flags = nextNumber(window);
    nextNumber(window);
    const msLow = addLow(master[1] ?? 0, listpack.low);
    const msHigh = addHigh(master[0] ?? 0, master[1] ?? 0, listpack.high, listpack.low);
    nextNumber(window);
    const sequenceLow = addLow(master[3] ?? 0, listpack.low);
    const sequenceHigh = addHigh(master[2] ?? 0, master[3] ?? 0, listpack.high, listpack.low);
    entry.begin(seeds.element);
    entry.block(msHigh, msLow, sequenceHigh, sequenceLow);
    const same = (flags & sameFieldsFlag) !== 0;
    const count = same ? fields.length : nextNumber(window);
    for (let index = 0; index < count; index += 1) {
        entry.absorb((same ? fields[index] : undefined) ?? nextHash(window, stream_value_text));
        entry.absorb(nextHash(window, stream_value_text));
    }
    nextNumber(window);
    if ((flags & deletedFlag) !== 0)
        return;
    entry.finish(count);
    digest.absorb(entry);
}
function nextElement(window) {
    if (!listpack.next())
        throw (0,problem/* damaged */.q)(window.offset, 'a stream node ends too early');
}
function nextHash(window, into) {
    nextElement(window);
    listpack.hash(into);
    return into;
}
function nextNumber(window) {
    nextElement(window);
    if (!listpack.isNumber)
        throw (0,problem/* damaged */.q)(window.offset, 'a stream node holds text where a number belongs');
    return listpack.low;
}
function addLow(low, addend) {
    return (low + addend) | 0;
}
function addHigh(high, low, addendHigh, addendLow) {
    const carry = (low >>> 0) + (addendLow >>> 0) > 0xffffffff ? 1 : 0;
    return (high + addendHigh + carry) | 0;
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/read-value.js




const readers = {
    [rdb_types/* valueTypes */.ZD.list]: ['list', readList],
    [rdb_types/* valueTypes */.ZD.listZiplist]: ['list', packedList(ziplist)],
    [rdb_types/* valueTypes */.ZD.listQuicklist]: ['list', (window, value) => readQuicklist(window, value, 1)],
    [rdb_types/* valueTypes */.ZD.listQuicklist2]: ['list', (window, value) => readQuicklist(window, value, 2)],
    [rdb_types/* valueTypes */.ZD.set]: ['set', readSet],
    [rdb_types/* valueTypes */.ZD.setIntset]: ['set', packedSet(intset)],
    [rdb_types/* valueTypes */.ZD.setListpack]: ['set', packedSet(listpack)],
    [rdb_types/* valueTypes */.ZD.zset]: ['zset', (window, value, cutoff) => readZset(window, value, cutoff, false)],
    [rdb_types/* valueTypes */.ZD.zset2]: ['zset', (window, value, cutoff) => readZset(window, value, cutoff, true)],
    [rdb_types/* valueTypes */.ZD.zsetZiplist]: ['zset', packedZset(ziplist)],
    [rdb_types/* valueTypes */.ZD.zsetListpack]: ['zset', packedZset(listpack)],
    [rdb_types/* valueTypes */.ZD.hash]: ['hash', readHash],
    [rdb_types/* valueTypes */.ZD.hashZipmap]: ['hash', packedHash(zipmap)],
    [rdb_types/* valueTypes */.ZD.hashZiplist]: ['hash', packedHash(ziplist)],
    [rdb_types/* valueTypes */.ZD.hashListpack]: ['hash', packedHash(listpack)],
    [rdb_types/* valueTypes */.ZD.hashMetadataPreGa]: ['hash', (window, value, cutoff) => readHash(window, value, cutoff, 'redis-pre-ga')],
    [rdb_types/* valueTypes */.ZD.hashMetadata]: ['hash', (window, value, cutoff) => readHash(window, value, cutoff, 'redis')],
    [rdb_types/* valueTypes */.ZD.hashListpackExPreGa]: ['hash', packedHash(listpack, 'redis-pre-ga')],
    [rdb_types/* valueTypes */.ZD.hashListpackEx]: ['hash', packedHash(listpack, 'redis')],
    [rdb_types/* valueTypes */.ZD.stream1]: ['stream', (window, value) => readStream(window, value, 1)],
    [rdb_types/* valueTypes */.ZD.stream2]: ['stream', (window, value) => readStream(window, value, 2)],
    [rdb_types/* valueTypes */.ZD.stream3]: ['stream', (window, value) => readStream(window, value, 3)],
    [rdb_types/* valueTypes */.ZD.module2]: ['module', readModule],
};
const decoders = new Map(Object.entries(readers).map(([type, [kind, read]]) => [Number(type), { kind: rdb_types/* kinds */.EZ.indexOf(kind), read }]));
const valkeyHash = {
    kind: rdb_types/* kinds */.EZ.indexOf('hash'),
    read: (window, value, cutoff) => readHash(window, value, cutoff, 'valkey'),
};
/** How a value of this type is read; undefined when the type is not known. From 22 on they mean different things to the two. */
function decoderOf(type, product) {
    if (product === 'redis' || type < rdb_types/* valueTypes */.ZD.hashMetadataPreGa)
        return decoders.get(type);
    return type === rdb_types/* valueTypes */.ZD.hashMetadataPreGa ? valkeyHash : undefined;
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/remarks.js






const keptAux = /^(redis-ver|valkey-ver|redis-bits|ctime|used-mem|repl-id|repl-offset|repl-stream-db|aof-base)$/;
/** What an RDB file holds besides keys: what the server said of itself, and libraries of functions. */
class Remarks {
    aux = {};
    #functions = new Lanes();
    #functionCount = 0;
    functions() {
        return { count: this.#functionCount, digest: this.#functions.hex() };
    }
    /** Everything that is neither a key nor belongs to the next one. The byte that says what it is has been read. */
    *read(window, operation, format) {
        const start = window.offset - 1;
        switch (operation) {
            case rdb_types/* operations */.zU.aux: {
                while (!window.string())
                    yield;
                const name = (0,rdb_bytes/* latin1 */.Wy)(window.bytes, window.from, window.to);
                while (!window.string())
                    yield;
                if (keptAux.test(name) && window.to - window.from <= 256)
                    this.aux[name] = (0,rdb_bytes/* latin1 */.Wy)(window.bytes, window.from, window.to);
                return;
            }
            case rdb_types/* operations */.zU.idle:
                return yield* skipLengths(window, 1);
            case rdb_types/* operations */.zU.resizeDb:
                return yield* skipLengths(window, 2);
            case rdb_types/* operations */.zU.slotInfo:
                return yield* skipLengths(window, 3);
            case rdb_types/* operations */.zU.freq:
                while (!window.byte())
                    yield;
                return;
            case rdb_types/* operations */.zU.function2: {
                const code = new Lanes();
                while (!window.stringHash(code))
                    yield;
                const library = new Lanes(seeds.functions);
                library.absorb(code);
                library.finish(1);
                this.#functions.add(library);
                this.#functionCount += 1;
                return;
            }
            case rdb_types/* operations */.zU.moduleAux:
                yield* skipLengths(window, 3);
                return yield* readModuleParts(window, new Lanes());
            case rdb_types/* operations */.zU.slotImport:
                if (format !== 'valkey')
                    break;
                // A slot on its way to this node (Valkey 9): a job's name and ranges of slots.
                while (!window.string())
                    yield;
                while (!window.length())
                    yield;
                return yield* skipLengths(window, 2 * window.value);
        }
        throw (0,problem/* unsupported */.Z)(start, `an operation ${operation}`);
    }
}
function* skipLengths(window, count) {
    for (let left = count; left > 0; left -= 1)
        while (!window.length())
            yield;
}

// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/window.js + 2 modules
var rdb_window = __webpack_require__(5876);
;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/reader.js










const oldestVersion = 6;
const trailerBytes = 8;
/** What the first nine bytes of a dump say; undefined when it is no dump. */
function parseHeader(text) {
    const match = /^(?:REDIS(\d{4})|VALKEY(\d{3}))$/.exec(text);
    if (match === null)
        return undefined;
    return { format: match[1] === undefined ? 'valkey' : 'redis', version: Number(match[1] ?? match[2]) };
}
/**
 * Reads an RDB file while it streams by and keeps only counts and digests. The digests are logical: they do not depend on
 * how the server encodes a value, so a server that loaded this file writes another one with the same digests.
 * `write` and `end` throw BackupError `damaged` or `unsupported` with the byte offset.
 */
class RdbReader {
    #window = new rdb_window/* Window */.p();
    #crc = new crc64/* Crc64 */.V();
    #trailer = Buffer.alloc(0);
    #options;
    #reading;
    #databases = new Map();
    #remarks = new Remarks();
    #bytes = 0;
    #format = 'redis';
    #version = 0;
    #largestValueBytes = 0;
    #endOffset;
    #summary;
    constructor(options = {}) {
        this.#options = options;
        this.#reading = this.#read();
    }
    write(chunk) {
        this.#crc.update(chunk, 0, chunk.length);
        this.#trailer = Buffer.concat([this.#trailer, chunk.subarray(-trailerBytes)]).subarray(-trailerBytes);
        this.#bytes += chunk.length;
        if (this.#endOffset !== undefined)
            return;
        this.#window.push(chunk);
        this.#reading.next();
    }
    end() {
        const stop = this.#endOffset;
        if (stop === undefined)
            throw (0,problem/* damaged */.q)(this.#bytes, this.#bytes === 0 ? 'it is empty' : 'it ends before its end mark');
        const rest = this.#bytes - stop;
        if (rest < trailerBytes)
            throw (0,problem/* damaged */.q)(this.#bytes, 'its checksum is cut off');
        if (rest > trailerBytes) {
            throw (0,problem/* damaged */.q)(stop + trailerBytes, `${rest - trailerBytes} bytes follow its end`);
        }
        // Zeros stand for no checksum. That of a text with its own checksum behind it is zero.
        const unchecked = isZero(this.#trailer);
        if (!unchecked && !isZero(this.#crc.bytes())) {
            throw (0,problem/* damaged */.q)(stop, 'its checksum (CRC64) does not match its content');
        }
        const all = [...this.#databases].sort(([a], [b]) => a - b).map(([db, keyspace]) => keyspace.summary(db));
        this.#summary = {
            format: this.#format,
            version: this.#version,
            bytes: this.#bytes,
            checksum: unchecked ? 'none' : 'crc64',
            aux: this.#remarks.aux,
            databases: all.filter((database) => database.keys > 0),
            functions: this.#remarks.functions(),
            largestValueBytes: this.#largestValueBytes,
        };
    }
    /** Whether the file was read to its end and found whole. */
    get done() {
        return this.#summary !== undefined;
    }
    /** What was read; only after `end`. */
    get summary() {
        if (this.#summary === undefined)
            throw new Error('the dump was not read to its end');
        return this.#summary;
    }
    *#read() {
        const window = this.#window;
        const key = new Lanes();
        const value = new Value();
        const { cutoffMs = Number.NEGATIVE_INFINITY, onEntry } = this.#options;
        let db = 0;
        let keyspace = this.#keyspace(db);
        let expires = false;
        let high = 0;
        let low = 0;
        yield* this.#readHeader();
        for (;;) {
            while (!window.byte())
                yield;
            const operation = window.value;
            if (operation < rdb_types/* operations */.zU.slotImport) {
                const start = window.offset - 1;
                while (!window.stringHash(key))
                    yield;
                const keyEnd = window.offset;
                value.vanishesAtMs = undefined;
                if (operation === rdb_types/* valueTypes */.ZD.string) {
                    while (!window.stringHash(value.all))
                        yield;
                    value.lasting.set(value.all);
                    value.lasts = true;
                    keyspace.add(0, key, value, expires, high, low);
                }
                else {
                    const decoder = decoderOf(operation, this.#format);
                    if (decoder === undefined)
                        throw (0,problem/* unsupported */.Z)(start, `a value of type ${operation}`);
                    yield* decoder.read(window, value, cutoffMs);
                    keyspace.add(decoder.kind, key, value, expires, high, low);
                }
                this.#largestValueBytes = Math.max(this.#largestValueBytes, window.offset - keyEnd);
                if (onEntry !== undefined) {
                    const expiresAtMs = expires ? milliseconds(high, low) : undefined;
                    onEntry({ kind: 'key', db, type: operation, from: start, keyEnd, end: window.offset, expiresAtMs });
                }
                expires = false;
                high = 0;
                low = 0;
                continue;
            }
            switch (operation) {
                case rdb_types/* operations */.zU.expireTimeMs:
                    while (!window.take8())
                        yield;
                    ({ high, low } = window);
                    expires = true;
                    break;
                case rdb_types/* operations */.zU.expireTime: {
                    while (!window.take(4))
                        yield;
                    const ms = (0,rdb_bytes/* int32 */.HA)(window.bytes, window.from) * 1000;
                    high = Math.floor(ms / 4_294_967_296);
                    low = ms | 0;
                    expires = true;
                    break;
                }
                case rdb_types/* operations */.zU.selectDb:
                    while (!window.length())
                        yield;
                    db = window.value;
                    keyspace = this.#keyspace(db);
                    break;
                case rdb_types/* operations */.zU.end:
                    this.#endOffset = window.offset;
                    return;
                default: {
                    const from = window.offset - 1;
                    yield* this.#remarks.read(window, operation, this.#format);
                    if (operation !== rdb_types/* operations */.zU.function2)
                        break;
                    const place = { db: 0, type: operation, from, keyEnd: from, end: window.offset, expiresAtMs: undefined };
                    onEntry?.({ kind: 'functions', ...place });
                }
            }
        }
    }
    *#readHeader() {
        const window = this.#window;
        while (!window.take(9))
            yield;
        const header = parseHeader((0,rdb_bytes/* latin1 */.Wy)(window.bytes, window.from, window.to));
        if (header === undefined)
            throw (0,problem/* damaged */.q)(0, 'it does not start like a Redis dump');
        this.#format = header.format;
        this.#version = header.version;
        if (this.#version < oldestVersion)
            throw (0,problem/* unsupported */.Z)(0, `RDB version ${this.#version}, older than Redis 2.6`);
    }
    #keyspace(db) {
        const known = this.#databases.get(db);
        if (known !== undefined)
            return known;
        const added = new Keyspace(this.#options.cutoffMs);
        this.#databases.set(db, added);
        return added;
    }
}
function isZero(bytes) {
    return bytes.every((byte) => byte === 0);
}


/***/ }),

/***/ 90005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EZ: () => (/* binding */ kinds),
/* harmony export */   ZD: () => (/* binding */ valueTypes),
/* harmony export */   zU: () => (/* binding */ operations)
/* harmony export */ });
/** Types of values and operations in an RDB file (redis and valkey, src/rdb.h). */
const valueTypes = {
    string: 0,
    list: 1,
    set: 2,
    zset: 3,
    hash: 4,
    zset2: 5,
    modulePreGa: 6,
    module2: 7,
    hashZipmap: 9,
    listZiplist: 10,
    setIntset: 11,
    zsetZiplist: 12,
    hashZiplist: 13,
    listQuicklist: 14,
    stream1: 15,
    hashListpack: 16,
    zsetListpack: 17,
    listQuicklist2: 18,
    stream2: 19,
    setListpack: 20,
    stream3: 21,
    /** Redis: hash with field expiry, 7.4 release candidates. Valkey: HASH_2. */
    hashMetadataPreGa: 22,
    hashListpackExPreGa: 23,
    hashMetadata: 24,
    hashListpackEx: 25,
};
const operations = {
    slotImport: 243,
    slotInfo: 244,
    function2: 245,
    functionPreGa: 246,
    moduleAux: 247,
    idle: 248,
    freq: 249,
    aux: 250,
    resizeDb: 251,
    expireTimeMs: 252,
    expireTime: 253,
    selectDb: 254,
    end: 255,
};
/** What a person calls the type of a key. */
const kinds = ['string', 'list', 'set', 'zset', 'hash', 'stream', 'module'];


/***/ }),

/***/ 5876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ Window)
});

// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/bytes.js
var rdb_bytes = __webpack_require__(41411);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/digits.js
var digits = __webpack_require__(98356);
;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/large-string.js
/** A string that is hashed while it arrives, since it is too large to be held. */
class LargeString {
    #length;
    #lzf;
    #left;
    /**
     * @param length bytes of the string itself
     * @param left bytes of it in the file, compressed when `lzf` is given
     */
    constructor(length, left, lzf) {
        this.#length = length;
        this.#left = left;
        this.#lzf = lzf;
    }
    get done() {
        return this.#left === 0;
    }
    /** Takes what is there of it; returns where it stopped, or -1 when it is broken. */
    take(buffer, from, end, lanes) {
        const there = Math.min(this.#left, end - from);
        const last = there === this.#left;
        const at = this.#lzf === undefined ? from + (there & ~15) : this.#lzf.update(buffer, from, from + there, last, lanes);
        if (at < 0)
            return -1;
        this.#left -= at - from;
        if (this.#lzf !== undefined)
            return this.#left > 0 || this.#lzf.finish(lanes, this.#length) ? at : -1;
        lanes.blocks(buffer, from, at);
        if (!last)
            return at;
        lanes.tail(buffer, at, from + there, this.#length);
        this.#left = 0;
        return from + there;
    }
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/lzf.js
/** How far `step` has filled the bytes it decompresses into. */
let filled = 0;
/**
 * Decompresses one step into `to`; returns where the next one starts, or -1 when it is broken. Before the bytes in `to`,
 * `before` others were made.
 */
function step(from, start, end, to, length, before) {
    const control = from[start] ?? 0;
    let at = start + 1;
    let out = filled;
    if (control < 32) {
        const stop = at + control + 1;
        if (stop > end || out + control + 1 > length)
            return -1;
        for (; at < stop; at += 1, out += 1)
            to[out] = from[at] ?? 0;
        filled = out;
        return stop;
    }
    let count = (control >> 5) + 2;
    if (count === 9) {
        count += from[at] ?? 0;
        at += 1;
    }
    const distance = ((control & 31) << 8) + (from[at] ?? 0) + 1;
    at += 1;
    if (at > end || distance > before + out || out + count > length)
        return -1;
    for (const stop = out + count; out < stop; out += 1)
        to[out] = to[out - distance] ?? 0;
    filled = out;
    return at;
}
/** Decompresses one whole LZF block; false when it is not one that gives exactly `length` bytes. */
function decompress(from, start, end, to, length) {
    filled = 0;
    let at = start;
    while (at >= 0 && at < end)
        at = step(from, at, end, to, length, 0);
    return at >= 0 && filled === length;
}
const reachBytes = 8192;
const longestStepBytes = 264;
const longestInputBytes = 33;
/** Hashes what a large LZF block decompresses to, piece by piece, keeping only as much as a back reference can reach. */
class LzfHash {
    #out = new Uint8Array(reachBytes + 256 * 1024);
    #at = 0;
    #hashed = 0;
    /** Bytes made that are no longer kept. */
    #dropped = 0;
    /** Decompresses from `start` while whole steps are there; returns where it stopped, or -1 when the block is broken. */
    update(from, start, end, last, lanes) {
        let at = start;
        while (at >= 0 && at < end && (last || end - at >= longestInputBytes)) {
            if (this.#at + longestStepBytes > this.#out.length)
                this.#flush(lanes);
            filled = this.#at;
            at = step(from, at, end, this.#out, this.#out.length, this.#dropped);
            this.#at = filled;
        }
        return at;
    }
    /** Ends the hash; false when the block did not give `length` bytes. */
    finish(lanes, length) {
        const whole = this.#hashed + ((this.#at - this.#hashed) & ~15);
        lanes.blocks(this.#out, this.#hashed, whole);
        lanes.tail(this.#out, whole, this.#at, length);
        return this.#dropped + this.#at === length;
    }
    #flush(lanes) {
        const whole = this.#hashed + ((this.#at - this.#hashed) & ~15);
        lanes.blocks(this.#out, this.#hashed, whole);
        const keepFrom = Math.min(whole, this.#at - reachBytes);
        this.#out.copyWithin(0, keepFrom, this.#at);
        this.#hashed = whole - keepFrom;
        this.#at -= keepFrom;
        this.#dropped += keepFrom;
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/problem.js
var problem = __webpack_require__(25643);
;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/window.js





/** Strings above this are hashed while they arrive; smaller ones are held whole. */
const heldBytes = 4 * 1024 * 1024;
/** No packed value of Redis is larger; a broken length must not fill the memory. */
const longestHeldBytes = 1024 * 1024 * 1024;
/** LZF makes at most 264 bytes of two. */
const longestExpansion = 132;
/** Those below it are numbers of 1, 2 and 4 bytes. */
const encodedLzf = 3;
/**
 * The part of the file at hand. Each reading method returns false, having consumed nothing, when its bytes have not all
 * arrived yet; the results are in the fields, so that the hot path allocates nothing.
 */
class Window {
    /** Result of `take`, `string`: these bytes, until the next call. */
    bytes = new Uint8Array(0);
    from = 0;
    to = 0;
    /** Result of `length`, `byte`. */
    value = 0;
    /** Result of `length`, `take8`: the halves of a 64-bit number. */
    low = 0;
    high = 0;
    #buffer = new Uint8Array(0);
    #at = 0;
    #end = 0;
    #owned = false;
    #before = 0;
    #unpacked = new Uint8Array(64 * 1024);
    #large;
    #encoding = -1;
    #next = 0;
    /** Where in the file the next byte lies. */
    get offset() {
        return this.#before + this.#at;
    }
    push(chunk) {
        const rest = this.#end - this.#at;
        if (rest === 0) {
            this.#before += this.#end;
            this.#buffer = chunk;
            this.#owned = false;
            this.#at = 0;
            this.#end = chunk.length;
            return;
        }
        if (!this.#owned || this.#buffer.length - this.#end < chunk.length) {
            const larger = new Uint8Array(Math.max(2 * rest, rest + chunk.length, 64 * 1024));
            larger.set(this.#buffer.subarray(this.#at, this.#end));
            this.#before += this.#at;
            this.#buffer = larger;
            this.#owned = true;
            this.#at = 0;
            this.#end = rest;
        }
        this.#buffer.set(chunk, this.#end);
        this.#end += chunk.length;
    }
    byte() {
        if (this.#at >= this.#end)
            return false;
        this.value = this.#buffer[this.#at] ?? 0;
        this.#at += 1;
        return true;
    }
    take(count) {
        if (this.#end - this.#at < count)
            return false;
        this.bytes = this.#buffer;
        this.from = this.#at;
        this.to = this.#at + count;
        this.#at = this.to;
        return true;
    }
    /** Eight bytes, little endian. */
    take8() {
        if (!this.take(8))
            return false;
        this.low = (0,rdb_bytes/* int32 */.HA)(this.bytes, this.from);
        this.high = (0,rdb_bytes/* int32 */.HA)(this.bytes, this.from + 4);
        return true;
    }
    /** A length, which is a plain count. */
    length() {
        if (!this.#header(this.#at))
            return false;
        if (this.#encoding >= 0)
            throw (0,problem/* damaged */.q)(this.offset, 'a count is written as a string');
        this.#at = this.#next;
        return true;
    }
    /** A whole string; a number is given in decimal. */
    string() {
        const start = this.#at;
        if (!this.#header(start))
            return false;
        if (this.#encoding < 0) {
            this.#limit(this.value);
            this.#at = this.#next;
            if (this.take(this.value))
                return true;
            this.#at = start;
            return false;
        }
        return this.#encoding === encodedLzf ? this.#compressed(start) : this.#number();
    }
    /** The hash of a string of any size. Call again with the same lanes until it returns true. */
    stringHash(lanes) {
        if (this.#large !== undefined)
            return this.#continueLarge(this.#large, lanes);
        if (!this.#header(this.#at))
            return false;
        if (this.#encoding < 0 && this.value > heldBytes) {
            this.#at = this.#next;
            return this.#startLarge(new LargeString(this.value, this.value, undefined), lanes);
        }
        if (this.#encoding === encodedLzf) {
            const start = this.#at;
            const packed = this.#lzfHeader(start);
            if (packed >= 0 && this.value > heldBytes) {
                this.#at = this.#next;
                return this.#startLarge(new LargeString(this.value, packed, new LzfHash()), lanes);
            }
            this.#at = start;
        }
        if (!this.string())
            return false;
        lanes.of(this.bytes, this.from, this.to);
        return true;
    }
    /** Reads the length at `at` into `value`, or the kind of a specially encoded string; what follows starts at `#next`. */
    #header(at) {
        if (at >= this.#end)
            return false;
        const bytes = this.#buffer;
        const first = bytes[at] ?? 0;
        this.#encoding = -1;
        this.high = 0;
        if (first < 0x40)
            return this.#found(first, at + 1);
        if (first < 0x80)
            return at + 1 < this.#end && this.#found(((first & 63) << 8) | (bytes[at + 1] ?? 0), at + 2);
        if (first === 0x80)
            return at + 4 < this.#end && this.#found((0,rdb_bytes/* uint32Big */.IQ)(bytes, at + 1), at + 5);
        if (first === 0x81) {
            if (at + 8 >= this.#end)
                return false;
            const high = (0,rdb_bytes/* uint32Big */.IQ)(bytes, at + 1);
            const low = (0,rdb_bytes/* uint32Big */.IQ)(bytes, at + 5);
            this.#found(high * 4_294_967_296 + low, at + 9);
            this.low = low | 0;
            this.high = high | 0;
            return true;
        }
        if (first < 0xc0 || first > 0xc3)
            throw (0,problem/* damaged */.q)(this.#before + at, `unknown length encoding ${first}`);
        this.#encoding = first & 63;
        this.#next = at + 1;
        return true;
    }
    #found(value, next) {
        this.value = value;
        this.low = value | 0;
        this.#next = next;
        return true;
    }
    #number() {
        const bytes = this.#buffer;
        const at = this.#next;
        const size = 1 << this.#encoding;
        if (at + size > this.#end)
            return false;
        const shift = 32 - 8 * size;
        const value = ((0,rdb_bytes/* int32 */.HA)(bytes, at) << shift) >> shift;
        this.#at = at + size;
        this.from = (0,digits/* writeDigits */.O)(value >> 31, value);
        this.to = digits/* digits */.v.length;
        this.bytes = digits/* digits */.v;
        return true;
    }
    #compressed(start) {
        const packed = this.#lzfHeader(start);
        if (packed < 0)
            return false;
        const length = this.value;
        this.#limit(length);
        this.#limit(packed);
        const at = this.#next;
        if (at + packed > this.#end)
            return false;
        if (this.#unpacked.length < length)
            this.#unpacked = new Uint8Array(Math.max(length, 2 * this.#unpacked.length));
        if (!decompress(this.#buffer, at, at + packed, this.#unpacked, length))
            throw this.#brokenString(start);
        this.#at = at + packed;
        this.bytes = this.#unpacked;
        this.from = 0;
        this.to = length;
        return true;
    }
    /** The compressed size, with the full size in `value`; -1 when not all is there yet. */
    #lzfHeader(start) {
        if (!this.#header(start + 1))
            return -1;
        const packed = this.value;
        const valid = this.#encoding < 0;
        if (!this.#header(this.#next))
            return -1;
        if (!valid || this.#encoding >= 0 || this.value > packed * longestExpansion)
            throw this.#brokenString(start);
        return packed;
    }
    #limit(length) {
        if (length > longestHeldBytes)
            throw (0,problem/* damaged */.q)(this.offset, `a value claims to be ${length} bytes long`);
    }
    #startLarge(large, lanes) {
        lanes.begin(0);
        this.#large = large;
        return this.#continueLarge(large, lanes);
    }
    #continueLarge(large, lanes) {
        const at = large.take(this.#buffer, this.#at, this.#end, lanes);
        if (at < 0)
            throw this.#brokenString(this.#at);
        this.#at = at;
        if (!large.done)
            return false;
        this.#large = undefined;
        return true;
    }
    #brokenString(start) {
        return (0,problem/* damaged */.q)(this.#before + start, 'a compressed string does not decompress');
    }
}


/***/ }),

/***/ 29124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   u0: () => (/* binding */ readDocument),
/* harmony export */   u4: () => (/* binding */ isRecord)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);


/** Parses backup.yml and replaces `${NAME}` in its values by environment variables (`$${` is a plain `${`). */
function readDocument(file, text, env) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'error' });
    const at = (offset) => `${file}:${Math.max(1, lines.linePos(offset).line)}`;
    const problems = syntaxProblems(document.errors, text, at);
    const unresolved = [];
    const secrets = [];
    const expand = (value, path) => {
        if (typeof value === 'string') {
            return value.replace(/\$?\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (reference, variable) => {
                if (reference.startsWith('$$'))
                    return reference.slice(1);
                const found = env[variable];
                if (found === undefined || found === '') {
                    unresolved.push({ path, variable });
                    return reference;
                }
                if (secretName.test(variable) && !/public/i.test(variable))
                    secrets.push(found);
                return found;
            });
        }
        if (Array.isArray(value))
            return value.map((item, index) => expand(item, [...path, index]));
        if (isRecord(value)) {
            return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item, [...path, key])]));
        }
        return value;
    };
    // A repeated key leaves the rest readable, so that its problems are reported too; other errors do not.
    const readable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
    const plain = readable ? toPlain(document, problems, at) : {};
    if (!isRecord(plain))
        problems.push({ where: `${file}:1`, message: 'must be a mapping of settings' });
    const tree = isRecord(plain) ? expand(plain, []) : {};
    return {
        tree: isRecord(tree) ? tree : {},
        problems,
        unresolved,
        secrets,
        written: isRecord(plain) ? plain : {},
        whereIs: (path) => at(offsetOf(document.contents, path)),
    };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** What stands at a path of a tree; undefined: nothing. */
function valueAt(tree, path) {
    let node = tree;
    for (const step of path)
        node = Array.isArray(node) ? node[Number(step)] : isRecord(node) ? node[step] : undefined;
    return node;
}
/** Problems of the text itself, one a line: the first error of a line causes the others. Never quotes what stands there. */
function syntaxProblems(errors, text, at) {
    const problems = new Map();
    for (const { code, pos, message } of errors) {
        const where = at(pos[0]);
        if (problems.has(where))
            continue;
        const line = text.slice(text.lastIndexOf('\n', pos[0] - 1) + 1).split('\n')[0] ?? '';
        problems.set(where, { where, message: ownWords(code, line) ?? message.replace(/: ".*"$/s, '') });
    }
    return [...problems.values()];
}
/** What the parser would say to programmers, or does not say at all. */
function ownWords(code, line) {
    if (code === 'MULTIPLE_DOCS')
        return 'a second document begins here; the file is one document: remove the line "---"';
    return bareReference.test(line) ? quoteReference : undefined;
}
/** "API_TOKEN", "SMTP_PASSWORD": in a command of backup.yml such a value must not be printed with the command. */
const secretName = /secret|token|passw|credential|(^|_)(key|auth|pass|pwd)(_|$)/i;
/** `{ url: ${NAME} }`: YAML ends a plain value at a brace inside braces or brackets. */
const bareReference = /[{[,].*[:,[]\s*\$\{/;
const quoteReference = 'between { } or [ ] a reference must stand in quotes: "${NAME}"';
const manyAliases = 'aliases (*name) repeat each other so often that the file would grow without end: write it out';
/** The plain tree; aliases and merges that lead nowhere, or in a circle, are problems too. */
function toPlain(document, problems, at) {
    const circle = findCircle(document);
    if (circle !== undefined) {
        problems.push({ where: at(circle), message: 'an alias (*name) stands within what it repeats' });
        return {};
    }
    try {
        return document.toJS() ?? {};
    }
    catch (error) {
        const tooMany = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error).startsWith('Excessive alias count');
        let offset = 0;
        (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
            Pair: (_key, pair) => {
                if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key) || pair.key.source !== '<<')
                    return undefined;
                offset = pair.key.range?.[0] ?? 0;
                return undefined;
            },
            Alias: (_key, alias) => {
                if (!tooMany && alias.resolve(document) !== undefined)
                    return undefined;
                offset = alias.range?.[0] ?? 0;
                return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
            },
        });
        const message = tooMany ? manyAliases : 'an alias (*name) or a merge (<<) leads nowhere';
        problems.push({ where: at(offset), message });
        return {};
    }
}
/** Where an alias stands that is part of what it repeats: such a tree has no end. */
function findCircle(document) {
    let found;
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Alias: (_key, alias) => {
            const [start = 0, , end = 0] = alias.resolve(document)?.range ?? [];
            const offset = alias.range?.[0] ?? 0;
            if (offset < start || offset >= end)
                return undefined;
            found = offset;
            return yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR.BREAK;
        },
    });
    return found;
}
function offsetOf(root, path) {
    let node = root;
    let offset = root?.range?.[0] ?? 0;
    for (const step of path) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node)) {
            const pair = node.items.find((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(item.key) && String(item.key.value) === step);
            if (pair === undefined)
                return offset;
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key))
                offset = pair.key.range?.[0] ?? offset;
            node = pair.value;
        }
        else if (node !== null && typeof node === 'object' && 'items' in node && Array.isArray(node.items)) {
            node = node.items[Number(step)];
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
                offset = node.range?.[0] ?? offset;
        }
        else {
            return offset;
        }
    }
    return offset;
}


/***/ }),

/***/ 32427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ meets)
/* harmony export */ });
/** Whether a probe's value is what `expect` says: an exact text, or with a leading comparison a number. */
function meets(value, expect) {
    const match = /^(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)$/.exec(expect.trim());
    if (match === null || value === undefined)
        return value === expect;
    const [, sign, text] = match;
    const found = Number(value);
    const limit = Number(text);
    if (found === limit)
        return sign === '>=' || sign === '<=';
    return sign?.startsWith('>') ? found > limit : found < limit;
}


/***/ }),

/***/ 39854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w: () => (/* binding */ componentNames),
  Q: () => (/* binding */ configSchema)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
;// CONCATENATED MODULE: ./.build/lib/config/duration.js

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** A length of time written as in backup.yml ("90s", "15m", "24h", "7d"), in milliseconds; undefined when it is not one. */
function parseDuration(text) {
    const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(text.trim());
    if (match === null)
        return undefined;
    const unit = match[2];
    return Number(match[1]) * unitMs[unit];
}
const notDuration = 'is not a duration; write it like 90s, 15m, 24h or 7d';
/** Schema of a duration: text with a unit in, milliseconds out. */
const duration = schemas/* string */.YjP(notDuration).transform((text, context) => {
    const ms = parseDuration(text);
    if (ms !== undefined)
        return ms;
    // The text is not repeated: it may have come out of an environment variable.
    context.addIssue({ code: 'custom', message: notDuration });
    return core/* NEVER */.tm;
});
/** Longer timers of Node.js fire at once (2^31 - 1 ms). */
const longestTimerMs = 24 * unitMs.d;
/** Schema of a time to wait: a duration that a timer can keep. */
const waitingTime = duration.refine((ms) => ms > 0 && ms <= longestTimerMs, 'must be more than 0 and at most 24d');

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./.build/lib/config/recovery-schema.js


/** A command of the user: a text is run by sh, a list of words as it is. */
const command = schemas/* union */.KCZ([schemas/* string */.YjP().min(1), schemas/* array */.YOg(schemas/* string */.YjP()).min(1)]);
const commands = schemas/* array */.YOg(command).default([]);
const webAddress = schemas/* url */.OZ5({ protocol: /^https?$/ }).optional();
const timeZone = schemas/* string */.YjP().refine(isTimeZone, 'is not a time zone name such as Asia/Kolkata').default('UTC');
const services = schemas/* strictObject */.rej({
    stop: commands.meta({
        description: 'Commands that stop what uses the data, before a restore.',
        examples: [['docker compose stop trading-system']],
    }),
    start: commands.meta({
        description: 'Commands that start it again.',
        examples: [['docker compose start trading-system']],
    }),
    timeout: waitingTime.prefault('5m').meta({ description: 'How long each of these commands may take.' }),
})
    .meta({ description: 'What uses the data and is stopped during a restore.' });
const trading = schemas/* strictObject */.rej({
    'env-file': schemas/* string */.YjP().optional().meta({
        description: 'Environment file that says whether trading is on. Default: .env.production or .env below config.root.',
    }),
    variable: schemas/* string */.YjP()
        .default('TRADING_ENABLED')
        .meta({ description: 'Its variable; trading is off when it is false.' }),
    command: command.optional().meta({
        description: 'Command that ends with 0 only when trading is off; asked before a restore instead of the file. A restored file does not switch trading on either way.',
    }),
    url: webAddress.meta({
        description: 'URL that answers 200 only when trading is off; asked before a restore instead of the file. A restored file does not switch trading on either way.',
    }),
})
    .meta({ description: 'How to find out that trading is off, before a restore.' });
const clock = schemas/* string */.YjP().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 09:15');
const market = schemas/* strictObject */.rej({
    timezone: timeZone.meta({ description: 'Time zone of the market.' }),
    open: clock.meta({ description: 'When it opens.', examples: ['09:15'] }),
    close: clock.meta({ description: 'When it closes.', examples: ['15:30'] }),
    days: schemas/* array */.YOg(schemas/* enum */.k5n(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
        .default(['mon', 'tue', 'wed', 'thu', 'fri'])
        .meta({ description: 'Days it is open.' }),
    holidays: schemas/* array */.YOg(iso/* date */.p6())
        .default([])
        .meta({ description: 'Days it stays closed.', examples: [['2026-11-24']] }),
})
    // Otherwise it would never count as open, and no restore would be held back.
    .refine(({ open, close }) => open < close, { path: ['close'], message: 'must be later than open, on the same day' })
    .meta({ description: 'Market hours; no restore while the market is open.' });
const objectives = schemas/* strictObject */.rej({
    rpo: schemas/* strictObject */.rej({
        trading: duration.prefault('1h').meta({ description: 'Data that may be lost during market hours.' }),
        otherwise: duration.prefault('24h').meta({ description: 'Data that may be lost at other times.' }),
    })
        .prefault({})
        .meta({
        description: 'Recovery point objectives: a restore says whether the data it loses are within them. Nothing else watches them yet.',
    }),
    rto: schemas/* strictObject */.rej({
        database: duration.prefault('15m').meta({ description: 'Time to restore the database.' }),
        redis: duration.prefault('5m').meta({ description: 'Time to restore Redis.' }),
        config: duration.prefault('5m').meta({ description: 'Time to restore the configuration.' }),
        system: duration.prefault('30m').meta({ description: 'Time to restore the whole system.' }),
    })
        .prefault({})
        .meta({ description: 'Recovery time objectives.' }),
})
    .meta({ description: 'What recovery must achieve.' });
const probe = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().min(1).meta({ description: 'What the check is called in reports.' }),
    sql: schemas/* string */.YjP().optional().meta({ description: 'Query whose first value is compared with expect.' }),
    expect: schemas/* string */.YjP()
        .optional()
        .meta({ description: 'The value: an exact text, or with a leading >, >=, < or <= a number.' }),
    command: command.optional().meta({ description: 'Command that must end with 0.' }),
    url: webAddress.meta({ description: 'URL that must answer 200.' }),
    timeout: waitingTime.prefault('60s').meta({
        description: 'A URL or command is tried again until then; a query must be answered by then, also when it waits for a lock.',
    }),
})
    .refine((one) => [one.sql, one.command, one.url].filter((way) => way !== undefined).length === 1, {
    message: 'needs exactly one of sql, command and url',
});
function isTimeZone(name) {
    try {
        new Intl.DateTimeFormat('en', { timeZone: name });
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/lib/config/redis-restore-schema.js


const fileName = schemas/* string */.YjP()
    .regex(/^(?!\.{1,2}$)[^/\0\n]+$/, 'must be the name of a file, without a folder')
    .optional();
const path = schemas/* string */.YjP().min(1).optional();
const redisFiles = schemas/* strictObject */.rej({
    'config-file': path.meta({
        description: 'Configuration file of the server; read for what is not set here.',
        examples: ['/etc/redis/redis.conf'],
    }),
    folder: path.meta({
        description: 'Its data folder. Default: dir of config-file.',
        examples: ['/var/lib/redis'],
    }),
    'dump-name': fileName.meta({ description: 'Its dump. Default: dbfilename of config-file, else dump.rdb.' }),
    'append-only': schemas/* boolean */.zMY().optional().meta({
        description: 'Whether it uses an append-only file. Default: what config-file says and what lies in the folder, else what the backup recorded.',
    }),
    'append-dir-name': fileName.meta({
        description: 'Its append-only folder (7.0 and newer). Default: appenddirname of config-file, else appendonlydir.',
    }),
    'append-file-name': fileName.meta({
        description: 'Its append-only file. Default: appendfilename of config-file, else appendonly.aof.',
    }),
})
    .refine((files) => files.folder !== undefined || files['config-file'] !== undefined, {
    message: 'needs folder or config-file',
})
    .meta({ description: 'Where the server keeps its data on this machine, for a restore while it is down.' });
/** How a Redis server is restored, beside what a backup of it needs. */
const redisRestoreFields = {
    'restore-method': schemas/* enum */.k5n(['auto', 'replication', 'keys', 'files']).default('auto').meta({
        description: 'How it is restored. replication: the running server follows this process once. keys: key by key with RESTORE, which is not atomic, for servers that refuse replication. files: the server is stopped and its files are replaced. auto: replication, or keys where that is refused; files when nobody answers and redis.files is set.',
    }),
    files: redisFiles.optional(),
    stop: command.optional().meta({
        description: 'Command that stops the server, before its files are replaced.',
        examples: ['systemctl stop redis-server'],
    }),
    start: command.optional().meta({
        description: 'Command that starts it; what it then holds is compared with the backup before the services are started. Without it the services are left stopped after a restore by file.',
        examples: ['systemctl start redis-server'],
    }),
};

// EXTERNAL MODULE: ./.build/lib/config/server-url.js
var server_url = __webpack_require__(64962);
// EXTERNAL MODULE: ./.build/lib/config/stores-schema.js
var stores_schema = __webpack_require__(19263);
;// CONCATENATED MODULE: ./.build/lib/config/schema.js






/** The parts of a trading system that are backed up (the guide's word). */
const componentNames = ['database', 'redis', 'config', 'logs'];
const timeout = (text) => waitingTime.prefault(text);
/** The message of a URL that is missing or wrong. It never repeats the URL: a password may stand in it. */
const notUrl = (kind) => (issue) => issue.input === undefined ? 'is missing' : `is not a ${kind} URL`;
const databaseUrl = schemas/* string */.YjP({ error: notUrl('postgresql://') })
    .trim()
    .superRefine((text, context) => {
    const message = (0,server_url/* databaseUrlProblem */.SA)(text);
    if (message !== undefined)
        context.addIssue({ code: 'custom', message });
});
const redisUrl = schemas/* url */.OZ5({ protocol: /^rediss?$/, error: notUrl('redis:// or rediss://') });
const schema_text = schemas/* string */.YjP().optional();
const root = schemas/* string */.YjP().default('.').meta({ description: 'Folder the paths are relative to.' });
const certificateAuthority = schema_text.meta({ description: 'Certificate authority for rediss://, in PEM.' });
const names = schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]);
const database = schemas/* strictObject */.rej({
    url: databaseUrl.meta({
        format: 'uri',
        description: 'Where PostgreSQL is: postgresql://user:password@host:port/database, or postgresql://user@/database?host=/folder for a socket. Of libpq’s parameters these have an effect: sslmode, sslrootcert, sslcert, sslkey, ssl_min_protocol_version, ssl_max_protocol_version, connect_timeout, channel_binding, gssencmode.',
        examples: ['${DATABASE_URL}'],
    }),
    format: schemas/* enum */.k5n(['auto', 'directory', 'custom', 'plain']).default('auto').meta({
        description: 'Dump format. auto: directory (parallel) with a client of PostgreSQL 16 or newer that has zstd, else custom. plain gives the guide’s .sql.gz.',
    }),
    jobs: schemas/* union */.KCZ([schemas/* literal */.euz('auto'), schemas/* int */.Whr().min(1).max(64)], 'must be auto or a whole number from 1 to 64')
        .default('auto')
        .meta({ description: 'Parallel dump jobs in directory format. auto: one per processor, four at most.' }),
    tables: names.meta({ description: 'Only these tables (pg_dump --table patterns). Empty: all.' }),
    'exclude-tables': names.meta({ description: 'Tables to leave out (pg_dump --exclude-table patterns).' }),
    'lock-wait-timeout': timeout('60s').meta({ description: 'How long to wait for a table lock before trying again.' }),
    timeout: timeout('6h').meta({ description: 'The dump is ended and reported as failed after this long.' }),
    'client-path': schema_text.meta({
        description: 'Folder with pg_dump and pg_restore to use instead of the best installed ones.',
    }),
})
    .meta({ description: 'The PostgreSQL database.' });
const redis = schemas/* strictObject */.rej({
    url: redisUrl.meta({
        description: 'Where Redis or Valkey is: redis://user:password@host:port, rediss:// for TLS.',
        examples: ['${REDIS_URL}'],
    }),
    method: schemas/* enum */.k5n(['auto', 'replication', 'bgsave']).default('auto').meta({
        description: 'How the RDB is taken. replication: over the network. bgsave: by BGSAVE and reading the file. auto: replication, else bgsave where the file can be read.',
    }),
    'ca-file': certificateAuthority,
    timeout: timeout('30m').meta({ description: 'The transfer is ended and reported as failed after this long.' }),
    ...redisRestoreFields,
})
    .meta({ description: 'The Redis or Valkey server.' });
const configFiles = schemas/* strictObject */.rej({
    root,
    paths: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .min(1)
        .meta({
        description: 'Files and folders to keep, relative to root.',
        examples: [['.env', 'docker-compose.yml', 'prometheus/', 'certs/']],
    }),
})
    .meta({ description: 'Configuration files.' });
const restoreTest = schemas/* strictObject */.rej({
    database: schemas/* strictObject */.rej({
        url: databaseUrl.meta({
            format: 'uri',
            description: 'Staging server to prove the database on: postgresql://user:password@host:port/database, a superuser and any database to connect to. It gets a new database, which is dropped afterwards.',
            examples: ['${RESTORE_TEST_DATABASE_URL}'],
        }),
    })
        .optional()
        .meta({
        description: 'A given PostgreSQL in place of a throwaway one. Refused unless proven not to be production.',
    }),
    redis: schemas/* strictObject */.rej({
        url: redisUrl.meta({
            description: 'Staging server to prove Redis on: redis://user:password@host:port. It must be empty, and is emptied afterwards.',
            examples: ['${RESTORE_TEST_REDIS_URL}'],
        }),
        'ca-file': certificateAuthority,
    })
        .optional()
        .meta({ description: 'A given Redis in place of a throwaway one. Refused unless proven not to be production.' }),
})
    .meta({
    description: 'Where restore tests take place. Without it: in throwaway servers on the machine that runs them.',
});
const logs = schemas/* strictObject */.rej({
    root,
    paths: names.meta({
        description: 'Log files, as paths or glob patterns relative to root.',
        examples: [['logs/**']],
    }),
    since: duration.prefault('7d').meta({ description: 'Only files changed within this time.' }),
    containers: names.meta({ description: 'Docker containers whose last lines are kept.' }),
    'container-lines': schemas/* int */.Whr()
        .min(1)
        .default(10_000)
        .meta({ description: 'How many of the last lines of each container and journal unit.' }),
    journal: names.meta({ description: 'systemd units whose journal is kept.' }),
})
    .meta({ description: 'Application, container and system logs.' });
const state = schemas/* strictObject */.rej({
    path: schemas/* string */.YjP().min(1).optional().meta({
        description: 'Folder for what restores of this host keep: journals, former data, reports. Default: /var/lib/backup-actions where it can be written, else ~/.local/state/backup-actions.',
    }),
})
    .meta({ description: 'What this host keeps of its own restores, wherever the backups lie.' });
const signing = schemas/* strictObject */.rej({
    'private-key': schema_text.meta({
        description: 'ed25519 private key in PEM (also on one line, or with \\n for its line feeds) that signs manifests and proofs. In this file only as a reference to the environment.',
        examples: ['${BACKUP_SIGNING_KEY}'],
    }),
    'public-key': schema_text.meta({
        description: 'ed25519 public key in PEM that signatures are checked with. Default: the public half of private-key.',
    }),
})
    .meta({ description: 'Signatures of manifests and proofs.' });
/** backup.yml, described once: types, validation, JSON Schema, docs/configuration.md and inputs come from here. */
const configSchema = schemas/* strictObject */.rej({
    system: schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'must be letters, digits, dots, dashes or underscores, 63 at most')
        .default('trading-system')
        .meta({
        description: 'Name of the protected system. Backups of other systems in the same store are never touched.',
    }),
    timezone: timeZone.meta({
        description: 'Time zone of the system, for people’s eyes; ids are always UTC.',
        examples: ['Asia/Kolkata'],
    }),
    compression: schemas/* enum */.k5n(['zstd', 'gzip'])
        .default('zstd')
        .meta({ description: 'Codec of the files. gzip with database.format plain gives exactly the guide’s file names.' }),
    database: database.optional(),
    redis: redis.optional(),
    config: configFiles.optional(),
    logs: logs.optional(),
    'may-be-missing': schemas/* array */.YOg(schemas/* enum */.k5n(componentNames))
        .default([])
        .meta({
        description: 'Components that may be missing in a backup when they cannot be had. It is made all the same, and says everywhere what is missing and why. Default: none, the backup fails.',
        examples: [['logs']],
    }),
    services: services.prefault({}),
    trading: trading.prefault({}),
    market: market.optional(),
    objectives: objectives.prefault({}),
    checks: schemas/* array */.YOg(probe).default([]).meta({
        description: 'Checks after a restore, beside the built-in ones; those with sql also in a restore test, on the throwaway server.',
    }),
    'restore-test': restoreTest.prefault({}),
    stores: stores_schema/* stores */.zQ.prefault({}),
    state: state.prefault({}),
    signing: signing.prefault({}),
});


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


/***/ }),

/***/ 19263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hz: () => (/* binding */ storeName),
/* harmony export */   oi: () => (/* binding */ storesOf),
/* harmony export */   zQ: () => (/* binding */ stores)
/* harmony export */ });
/* unused harmony exports storeKinds, storeSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29124);


/** What a store can be. */
const storeKinds = ['local', 's3', 'azure', 'ssh'];
const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional();
const offSite = zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()
    .optional()
    .meta({ description: 'Whether it counts as off-site. Default: every store but a local folder does.' });
const prefix = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .default('')
    .transform((path) => path.replace(/^\/+|\/+$/g, ''))
    .meta({ description: 'What the names of all objects begin with, without the last "/".' });
const local = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('local'),
    path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).default('./backups').meta({ description: 'Folder that holds the backups.' }),
    'off-site': offSite,
})
    .meta({ description: 'A folder on the machine that runs the operation.' });
const s3 = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('s3'),
    bucket: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).meta({ description: 'The bucket. It must exist.' }),
    prefix,
    region: text.meta({ description: 'Its region. Default: AWS_REGION, else us-east-1.' }),
    endpoint: zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5({ protocol: /^https?$/ })
        .optional()
        .meta({
        description: 'Address of a compatible service, in place of that of AWS.',
        examples: ['https://s3.example.com'],
    }),
    'path-style': zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()
        .optional()
        .meta({ description: 'The bucket in the path of a URL, not in its host name. Default: true with an endpoint.' }),
    'access-key-id': text.meta({
        description: 'Access key. Default: what the AWS tools find: environment, profile, role (OIDC).',
    }),
    'secret-access-key': text.meta({
        description: 'Its secret; in this file only as a reference to the environment.',
        examples: ['${BACKUP_S3_SECRET}'],
    }),
    sse: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['AES256', 'aws:kms'])
        .optional()
        .meta({ description: 'Encryption by the service. Default: what the bucket does by itself.' }),
    'kms-key': text.meta({ description: 'Key of aws:kms. Default: the account’s key for S3.' }),
    'storage-class': text.meta({
        description: 'Storage class of new objects. Default: that of the bucket.',
        examples: ['STANDARD_IA'],
    }),
    lock: zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        mode: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['governance', 'compliance'])
            .meta({ description: 'Who may remove a locked object: some, nobody.' }),
        days: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).meta({ description: 'For how long nothing of a backup can be removed.' }),
    })
        .optional()
        .meta({ description: 'Object lock for the files of backups. The bucket must have been made with it.' }),
    'max-parts': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr()
        .min(100)
        .max(10_000)
        .default(10_000)
        .meta({ description: 'How many parts one upload may have; some compatible services take 1,000 only.' }),
    'off-site': offSite,
})
    .meta({ description: 'Amazon S3, or a service that speaks its protocol.' });
const azure = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('azure'),
    container: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).meta({ description: 'The container. It must exist.' }),
    prefix,
    account: text.meta({ description: 'Name of the storage account.' }),
    endpoint: zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5({ protocol: /^https?$/ })
        .optional()
        .meta({
        description: 'Address of the account. Default: https://<account>.blob.core.windows.net.',
    }),
    'account-key': text.meta({
        description: 'Key of the account; in this file only as a reference to the environment.',
        examples: ['${AZURE_STORAGE_KEY}'],
    }),
    'sas-token': text.meta({
        description: 'Shared access signature in place of a key; in this file only as a reference to the environment.',
        examples: ['${AZURE_STORAGE_SAS_TOKEN}'],
    }),
    'access-tier': zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['Hot', 'Cool', 'Cold'])
        .optional()
        .meta({ description: 'Tier of new blobs. Default: that of the account.' }),
    'off-site': offSite,
})
    .meta({
    description: 'Azure Blob Storage. With neither key nor SAS: the default credential (OIDC, managed identity).',
});
const ssh = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('ssh'),
    host: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).meta({ description: 'Name or address of the host.' }),
    port: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).max(65_535).default(22).meta({ description: 'Its port.' }),
    user: text.meta({ description: 'User there. Default: as ssh decides.' }),
    path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .startsWith('/', 'must be an absolute path')
        .meta({ description: 'Folder there that holds the backups, as an absolute path.' }),
    'identity-file': text.meta({ description: 'File of the private key. Default: the agent, or ssh’s own settings.' }),
    'known-hosts-file': text.meta({ description: 'File that names the host’s key. Default: ssh’s own.' }),
    'host-key': text.meta({
        description: 'The host’s public key, pinned: "ssh-ed25519 AAAA…". No other is accepted then.',
    }),
    'off-site': offSite,
})
    .meta({ description: 'A folder on another host, reached with the system’s ssh.' });
const storeName = /^[a-z][a-z0-9-]{0,31}$/;
const storeSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('kind', [local, s3, azure, ssh]);
/** A store whose name is a kind need not say it: `local: { path: … }`. */
function withKinds(stores) {
    if (!(0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(stores))
        return stores;
    const named = Object.entries(stores).map(([name, store]) => {
        const isKind = storeKinds.some((kind) => kind === name);
        return [name, isKind && (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .isRecord */ .u4)(store) && store.kind === undefined ? { ...store, kind: name } : store];
    });
    return named.length === 0 ? { local: { kind: 'local' } } : Object.fromEntries(named);
}
const mapOfStores = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(storeName, 'must be a name of small letters, digits and dashes'), storeSchema);
const stores = zod__WEBPACK_IMPORTED_MODULE_1__/* .preprocess */ .vkY(withKinds, mapOfStores).meta({
    description: 'Places that keep backups, by name. The first one is where backups are made; the others receive copies. kind may be left out where the name is one.',
});
/** The stores in the order of the file. Undefined never: there is always one. */
function storesOf(config) {
    return Object.entries(config.stores).map(([name, store], index) => {
        const offSite = store['off-site'] ?? store.kind !== 'local';
        return { name, store, first: index === 0, offSite };
    });
}


/***/ }),

/***/ 38408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ tradingIn),
/* harmony export */   P: () => (/* binding */ tradingFiles)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

const falseWords = ['false', '0', 'no', 'off', ''];
/** Environment files below config.root: the first that says anything tells whether trading is on. */
function tradingFiles({ trading }) {
    const configured = trading['env-file'];
    return configured === undefined ? ['.env.production', '.env'] : [configured];
}
/** What an environment file says; undefined: nothing. */
function tradingIn(text, { trading }) {
    const value = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseEnv)(text)[trading.variable];
    if (value === undefined)
        return undefined;
    return falseWords.includes(value.trim().toLowerCase()) ? 'off' : 'on';
}


/***/ }),

/***/ 66807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ localConnection)
/* harmony export */ });
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65213);

/** This machine: tools are its own processes and addresses are used as they are. */
const localConnection = {
    kind: 'local',
    name: 'this machine',
    start: _lib_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .startTool */ .pQ,
    run: _lib_exec_js__WEBPACK_IMPORTED_MODULE_0__/* .runTool */ .qI,
    endpoint: async (host, port) => ({ host, port }),
    [Symbol.asyncDispose]: async () => { },
};


/***/ }),

/***/ 43357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ tryCommand),
/* harmony export */   j: () => (/* binding */ commandText)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65213);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22751);
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



/** How a command is shown. */
function commandText(command) {
    return typeof command === 'string' ? command : command.map(_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .shellQuote */ .ZL).join(' ');
}
/** Runs a command of the user; undefined when it ended with 0, else why not. */
async function tryCommand(command, place, timeoutMs) {
    const [program = 'sh', ...args] = typeof command === 'string' ? ['sh', '-c', command] : command;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([place.signal, timeout]);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Its output is not kept: what it leaves running would hold it open.
            const tool = __addDisposableResource(env_1, await place.connection.start(program, args, { env: place.env, signal }), true);
            const exit = await tool.exit;
            if (place.signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(place.signal);
            if (timeout.aborted)
                return `did not end within ${Math.round(timeoutMs / 1000)} s`;
            if (exit.code === 0)
                return undefined;
            return [(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExit */ .KE)(exit), ...exit.stderr.slice(-3)].join('; ');
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
        if (place.signal.aborted)
            throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(place.signal);
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && error.code === 'tool-missing')
            return (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
        throw error;
    }
}


/***/ }),

/***/ 9345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ surviveLostOutput)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

/**
 * What cannot be said must never end a run that is putting things back, nor change its exit code: a reader that went away
 * (`backupctl list | head`: EPIPE), a terminal that did (EIO), a full disk behind stdout (ENOSPC).
 */
function surviveLostOutput() {
    process.stderr.on('error', () => { });
    let told = false;
    process.stdout.on('error', (error) => {
        const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(error);
        if (told || code === 'EPIPE' || code === 'EIO')
            return;
        told = true;
        process.stderr.write(`warning: what is printed on stdout gets lost (${code}); the exit code is still true\n`);
    });
}


/***/ }),

/***/ 74050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ Masker)
/* harmony export */ });
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22144);

/** Replaces known secrets in what is printed. */
class Masker {
    #secrets = new Set();
    add(secret) {
        if (secret === '')
            return;
        this.#secrets.add(secret);
        for (const form of [JSON.stringify(secret).slice(1, -1), (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(secret)])
            this.#secrets.add(form);
        for (const line of secret.split(/\n|\\n/))
            if (line.length >= 8 && !line.startsWith('-----'))
                this.#secrets.add(line);
    }
    apply(text) {
        let masked = text;
        for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length))
            masked = masked.replaceAll(secret, '***');
        return masked;
    }
}


/***/ }),

/***/ 12906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commandless),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** Text from tools, servers and file names, made unable to steer a terminal. Lines and tabs stay. */
function printable(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text).replace(/[^\P{Cc}\n\t]/gu, '\u{FFFD}');
}
/**
 * The same for the log of a workflow, where the runner takes `::name::` at the start of a line, after white space, and
 * `##[name]` anywhere in it for a command (actions/runner, ActionCommand.cs). Every text for that log passes here.
 */
function commandless(text) {
    return printable(text)
        .replaceAll('##[', '# #[')
        .replace(/^([[\p{Z}\p{C}]--[\n]]*):(?=:)/gmv, '$1: ');
}


/***/ }),

/***/ 55858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ ProgressLine)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

/** Keeps what is known of the pieces of work under way and tells it in one line. */
class ProgressLine {
    #tracks = new Map();
    #nowMs;
    constructor(nowMs) {
        this.#nowMs = nowMs;
    }
    update(progress) {
        const track = this.#tracks.get(progress.label);
        if (track === undefined)
            this.#tracks.set(progress.label, { startedMs: this.#nowMs(), latest: progress });
        else
            track.latest = progress;
    }
    /** "database 43 % 1.2 GB, 210 MB/s, 8.0 s left · redis 50 MB"; empty when nothing is under way. */
    text() {
        return [...this.#tracks.values()].map((track) => this.#describe(track)).join(' · ');
    }
    clear() {
        this.#tracks.clear();
    }
    #describe({ startedMs, latest }) {
        const { label, doneBytes, totalBytes } = latest;
        const elapsedMs = Math.max(1, this.#nowMs() - startedMs);
        const bytesPerMs = doneBytes / elapsedMs;
        const rate = `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytesPerMs * 1000)}/s`;
        // Totals are estimates: 99 % is shown until the work says it is done.
        if (totalBytes === undefined || totalBytes === 0)
            return `${label} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(doneBytes)}, ${rate}`;
        const share = Math.min(doneBytes === totalBytes ? 1 : 0.99, doneBytes / totalBytes);
        const percent = `${Math.floor(share * 100)} %`;
        if (share === 1)
            return `${label} ${percent} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(doneBytes)}`;
        const leftMs = bytesPerMs > 0 ? Math.max(0, totalBytes - doneBytes) / bytesPerMs : undefined;
        const left = leftMs === undefined ? '' : `, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(leftMs)} left`;
        return `${label} ${percent} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(doneBytes)}, ${rate}${left}`;
    }
}


/***/ }),

/***/ 98796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ processSignal)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

/** Until an operation says otherwise. */
const atStart = {
    stopping: 'what is under way is ended',
    hint: 'No data were changed. Run it again when you are ready.',
    abandoned: 'No data were changed.',
};
/** The first stops, the second is answered, the third does not wait any longer. */
const interruptsToEnd = 3;
/** A signal that aborts when the process is first told to stop: all work must end then. */
function processSignal({ say, patience }) {
    const controller = new AbortController();
    let standing = atStart;
    let interrupts = 0;
    const stop = (name) => {
        if (name === 'SIGINT')
            interrupts += 1;
        if (!controller.signal.aborted) {
            say(`${name}: stopping; ${standing.stopping}.`);
            controller.abort(new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('cancelled', `Cancelled by ${name}`, { hint: standing.hint }));
            return;
        }
        if (patience === 'person' && interrupts >= interruptsToEnd) {
            say(`Ended at once, without tidying up. ${standing.abandoned}`);
            process.exit(new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('cancelled', '').exitCode);
        }
        const more = patience === 'person' ? ` Once more Ctrl-C ends it at once. ${standing.abandoned}` : '';
        say(`${name}: already stopping; ${standing.stopping}.${more}`);
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(name, () => stop(name));
    return {
        signal: controller.signal,
        /** From now on this is true for whoever stops the run. */
        stand: (now) => {
            standing = now;
        },
    };
}


/***/ }),

/***/ 2656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withDeadline)
/* harmony export */ });
/** A timer of Node.js cannot run longer (24 days). */
const longestTimerMs = 2 ** 31 - 1;
/** The signal, or the error `late` after a time, whichever comes first. Disposing it stops the clock. */
function withDeadline(signal, ms, late) {
    const own = new AbortController();
    const timer = setTimeout(() => own.abort(late), Math.min(ms, longestTimerMs));
    return { signal: AbortSignal.any([signal, own.signal]), [Symbol.dispose]: () => clearTimeout(timer) };
}


/***/ }),

/***/ 12035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ exitMeanings),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   _p: () => (/* binding */ whyUnreadable),
/* harmony export */   aK: () => (/* binding */ whenFailed),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   fv: () => (/* binding */ errorCodes),
/* harmony export */   hj: () => (/* binding */ BackupError),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   xM: () => (/* binding */ failuresIn),
/* harmony export */   xU: () => (/* binding */ systemCode),
/* harmony export */   zM: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* unused harmony export unreachable */
/**
 * What can go wrong, each with a stable code: the anchor in docs/troubleshooting.md, the `error-code` output and, by its
 * family, the exit code. Low layers state facts; each layer above adds itself as `cause`; nobody logs and throws.
 */
const errorCodes = {
    internal: 1,
    'invalid-request': 2,
    'invalid-config': 2,
    unsupported: 2,
    'backup-not-found': 3,
    'preflight-failed': 4,
    'disk-space': 4,
    'tool-missing': 4,
    'version-mismatch': 4,
    'path-missing': 4,
    'store-unwritable': 4,
    'store-missing': 4,
    locked: 4,
    'key-missing': 4,
    unreachable: 5,
    'access-denied': 5,
    'database-missing': 5,
    'host-key': 5,
    'lock-timeout': 6,
    timeout: 6,
    'tool-failed': 6,
    'source-lost': 6,
    'source-changed': 6,
    'disk-full': 6,
    'write-failed': 6,
    'read-failed': 6,
    damaged: 7,
    'signature-invalid': 7,
    'objective-missed': 7,
    'not-verified': 8,
    'lease-held': 9,
    'lease-lost': 9,
    'restore-failed': 10,
    'check-failed': 10,
    cancelled: 130,
};
/** What each exit code of the command line means. */
const exitMeanings = {
    0: 'done',
    1: 'an error in the program itself',
    2: 'bad input or configuration; nothing was started',
    3: 'no such backup',
    4: 'a precondition is missing: space, a tool, a version, a path, a key, a writable store',
    5: 'a server is unreachable or refuses',
    6: 'failed half-way; nothing was committed',
    7: 'a backup is damaged, not equal to its source, wrongly signed, or slower to restore than the objective',
    8: 'could not be verified (never a pass)',
    9: 'another run holds the store',
    10: 'a restore or its checks failed; the former data serve, or can be put back as printed',
    130: 'cancelled',
};
/** The one error type of the house: what happened (title), because of what, and what to do (hint). */
class BackupError extends Error {
    name = 'BackupError';
    code;
    hint;
    because;
    retryable;
    constructor(code, title, details = {}) {
        super(title, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.hint = details.hint;
        this.because = details.because ?? [];
        this.retryable = details.retryable ?? false;
    }
    get exitCode() {
        return errorCodes[this.code];
    }
}
/**
 * What failed first, and what then failed while things were closed. `using` throws both in one SuppressedError, whose own
 * words say nothing and which has no code.
 */
function failuresIn(thrown) {
    const closing = [];
    let first = thrown;
    for (; first instanceof SuppressedError; first = first.suppressed)
        closing.push(first.error);
    return { first, closing: closing.reverse() };
}
/** The text of anything thrown. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
/** The `code` of a Node.js system error (ENOENT, ENOSPC …), if it is one. */
function systemCode(thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown))
        return undefined;
    return typeof thrown.code === 'string' ? thrown.code : undefined;
}
/** For `catch`: a failure with one of these codes stands for a value; any other is thrown on. */
function whenFailed(codes, value) {
    return (error) => {
        if (codes.includes(systemCode(error) ?? ''))
            return value;
        throw error;
    };
}
/** Why a store could not deliver one object, as a finding says it: "cannot be read: EIO". Any other error is thrown on. */
function whyUnreadable(error) {
    if (!(error instanceof BackupError) || error.code !== 'read-failed')
        throw error;
    return `cannot be read: ${systemCode(error.cause) ?? messageOf(error.cause ?? error)}`;
}
/** Every reason behind an error, outermost first: its own facts, then those of its causes. */
function reasonsOf(error) {
    const reasons = [];
    for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
        if (depth > 0)
            reasons.push(at.message);
        if (at instanceof BackupError)
            reasons.push(...at.because);
    }
    return [...new Set(reasons.filter((reason) => reason.length > 0))];
}
/** An error and its reasons in one line. */
function failureText(error) {
    return [messageOf(error), ...reasonsOf(error)].join('; ');
}
/** An error for an abort: the signal's own reason when it carries one. */
function cancelled(signal) {
    const reason = signal.reason;
    if (reason instanceof BackupError)
        return reason;
    return new BackupError('cancelled', 'Cancelled', { cause: reason });
}
/** Fails at compile time when a case of a union is not handled. */
function unreachable(value) {
    throw new BackupError('internal', `Unexpected value ${JSON.stringify(value)}`);
}


/***/ }),

/***/ 65213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KE: () => (/* binding */ describeExit),
/* harmony export */   Te: () => (/* binding */ throwIfAborted),
/* harmony export */   i8: () => (/* binding */ signalGroup),
/* harmony export */   pQ: () => (/* binding */ startTool),
/* harmony export */   qI: () => (/* binding */ runTool)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_string_decoder__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46193);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
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




/** Leaders of the process groups of tools that run now. However this process ends, they end too. */
const leaders = new Set();
process.on('exit', () => {
    for (const pid of leaders)
        signalGroup(pid, 'SIGKILL');
});
const keptStderrLines = 200;
const mostLineCharacters = 64 * 1024;
const mostAnswerBytes = 128 * 1024 * 1024;
const killAfterMs = 4_000;
/** What a tool wrote before it ended has long been read by then: stderr is read as it comes. */
const stderrGraceMs = 2_000;
/**
 * Starts a tool with an argument list (never through a shell) in its own process group, so that an abort can end
 * everything it started. An abort sends SIGTERM and, 4 s later, SIGKILL: a runner kills us 10 s after it cancels.
 *
 * @throws BackupError `tool-missing` when the program does not exist, `cancelled` when the signal is already aborted.
 */
async function startTool(command, args, options) {
    if (options.signal.aborted)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(options.signal);
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, args, {
        cwd: options.cwd,
        env: options.env,
        detached: true,
        stdio: [options.stdin ?? 'ignore', options.stdout ?? 'ignore', 'pipe'],
    });
    const lines = keepLines(child, options.onStderrLine);
    const stdout = child.stdout === null ? null : keepUnread(child.stdout);
    const stderr = options.stderr === undefined || child.stderr === null ? null : keepUnread(child.stderr);
    const closed = new Promise((resolve) => {
        child.once('close', (code, killedBy) => resolve({ code, killedBy, stderr: lines }));
    });
    await spawned(child, command);
    const pid = child.pid ?? 0;
    // Workers of a tool that was killed (pg_restore --jobs) would go on, and keep its output open.
    leaders.add(pid);
    child.once('exit', (_code, killedBy) => {
        leaders.delete(pid);
        if (killedBy !== null)
            signalGroup(pid, 'SIGKILL');
        // A server that the tool left running may hold its stderr open for ever.
        const timer = setTimeout(() => child.stderr?.destroy(), stderrGraceMs);
        void closed.then(() => clearTimeout(timer));
    });
    const stop = () => endTree(child, pid, closed);
    options.signal.addEventListener('abort', stop, { once: true });
    const exit = closed.finally(() => options.signal.removeEventListener('abort', stop));
    return {
        command,
        pid,
        stdin: child.stdin,
        stdout,
        stderr,
        exit,
        [Symbol.asyncDispose]: async () => {
            stop();
            for (const output of [stdout, stderr, child.stdout])
                output?.destroy();
            await exit;
        },
    };
}
/**
 * Runs a tool to its end and returns what it printed; stdout is for small answers.
 *
 * @throws BackupError `tool-failed` when it prints more than 128 MiB
 */
async function runTool(command, args, options) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stdin = options.input === undefined ? 'ignore' : 'pipe';
        const tool = __addDisposableResource(env_1, await startTool(command, args, { ...options, stdout: 'pipe', stdin }), true);
        tool.stdin?.on('error', () => { });
        tool.stdin?.end(options.input);
        const chunks = [];
        let bytes = 0;
        tool.stdout?.on('data', (chunk) => {
            bytes += chunk.length;
            if (bytes <= mostAnswerBytes)
                chunks.push(chunk);
        });
        const exit = await tool.exit;
        if (bytes > mostAnswerBytes)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('tool-failed', `${command} printed ${bytes} bytes, too many to read`);
        return { ...exit, stdout: Buffer.concat(chunks).toString('utf8') };
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
/** "exit code 1" or "signal SIGKILL": how a tool ended, for an error's reasons. */
function describeExit(exit) {
    return exit.killedBy === null ? `exit code ${exit.code}` : `ended by ${exit.killedBy}`;
}
/** Throws `cancelled` when the tool was stopped by our own abort. */
function throwIfAborted(signal) {
    if (signal.aborted)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .cancelled */ .KW)(signal);
}
/**
 * Keeps the output of a tool that ends before anybody reads it: Node.js throws away what is left unread on a child's own
 * stdout when the child exits (flushStdio in lib/internal/child_process.js). Back-pressure reaches the tool as before.
 */
function keepUnread(stdout) {
    // Whoever reads sees a failure as the stream's error; one that nobody reads concerns nobody.
    const kept = new node_stream__WEBPACK_IMPORTED_MODULE_1__.PassThrough();
    kept.on('error', () => { });
    (0,node_stream__WEBPACK_IMPORTED_MODULE_1__.pipeline)(stdout, kept, () => { });
    return kept;
}
function spawned(child, command) {
    return new Promise((resolve, reject) => {
        child.once('spawn', resolve);
        child.once('error', (cause) => {
            const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(cause);
            reject(code === 'ENOENT' || code === 'EACCES'
                ? new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('tool-missing', `${command} is not installed on this machine`, {
                    cause,
                    hint: `Install ${command}, or put it on PATH.`,
                })
                : new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('tool-failed', `${command} could not be started`, { cause }));
        });
    });
}
function endTree(child, pid, closed) {
    if (child.exitCode !== null || child.signalCode !== null) {
        closeOutput(child);
        return;
    }
    signalGroup(pid, 'SIGTERM');
    // What is stopped takes no other signal.
    signalGroup(pid, 'SIGCONT');
    const timer = setTimeout(() => {
        signalGroup(pid, 'SIGKILL');
        closeOutput(child);
    }, killAfterMs);
    void closed.then(() => clearTimeout(timer));
}
/** A process that left the group may hold the output open; nobody waits for it after an abort. */
function closeOutput(child) {
    child.stdout?.destroy();
    child.stderr?.destroy();
}
function signalGroup(pid, signal) {
    if (pid <= 0)
        return;
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) !== 'ESRCH')
            throw error;
    }
}
function keepLines(child, onLine) {
    const kept = [];
    const decoder = new node_string_decoder__WEBPACK_IMPORTED_MODULE_2__.StringDecoder('utf8');
    let line = '';
    const take = () => {
        if (line.length === 0)
            return;
        kept.push(line);
        if (kept.length > keptStderrLines)
            kept.shift();
        onLine?.(line);
    };
    child.stderr?.on('data', (chunk) => {
        for (const [at, text] of decoder.write(chunk).split('\n').entries()) {
            if (at > 0)
                take();
            line = ((at > 0 ? '' : line) + text).slice(0, mostLineCharacters);
        }
    });
    child.stderr?.on('end', take);
    return kept;
}


/***/ }),

/***/ 22100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E5: () => (/* binding */ textOfName),
/* harmony export */   Jk: () => (/* binding */ fsPath),
/* harmony export */   qZ: () => (/* binding */ bytesOfName)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

const loneBytes = /([\uDC80-\uDCFF])/u;
/**
 * The name of a file as text from which its bytes can be had again: each byte that is not UTF-8 becomes a lone surrogate, U+DC80
 * to U+DCFF (as Python does: PEP 383). JSON keeps these, a terminal shows U+FFFD.
 */
function textOfName(bytes) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        return bytes.toString('utf8');
    let text = '';
    for (let at = 0; at < bytes.length;) {
        const lead = bytes.readUInt8(at);
        const sequence = bytes.subarray(at, at + (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4));
        const whole = (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(sequence);
        text += whole ? sequence.toString('utf8') : String.fromCharCode(0xdc00 + lead);
        at += whole ? sequence.length : 1;
    }
    return text;
}
function bytesOfName(text) {
    const parts = text.split(loneBytes);
    return Buffer.concat(parts.map((part) => (loneBytes.test(part) ? Buffer.of(part.charCodeAt(0) & 0xff) : Buffer.from(part, 'utf8'))));
}
/** A path as the functions of node:fs take it. */
function fsPath(path) {
    return path.isWellFormed() ? path : bytesOfName(path);
}


/***/ }),

/***/ 22751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   eD: () => (/* binding */ formatChange),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22100);

const units = ['B', 'kB', 'MB', 'GB', 'TB'];
/** Bytes for people, decimal units: 1,234,567 → "1.2 MB". */
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
/** Milliseconds for people: "820 ms", "4.2 s", "3 min 05 s", "2 h 10 min". */
function formatDuration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
    const minutes = Math.round(seconds / 60);
    const hours = Math.round(minutes / 60);
    if (hours >= 48)
        return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
/** A count with thousands separators. */
function formatCount(count) {
    return count.toLocaleString('en-US');
}
/** A signed percentage of change: "+12 %", "-61 %", "±0 %". */
function formatChange(before, now) {
    if (before === 0)
        return now === 0 ? '±0 %' : 'new';
    const percent = Math.round(((now - before) / before) * 100);
    return percent === 0 ? '±0 %' : `${percent > 0 ? '+' : ''}${percent} %`;
}
/** "1 file", "3 files". */
function plural(count, noun) {
    return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** A word quoted for a POSIX shell; plain words stay plain. */
function shellQuote(word) {
    if (!word.isWellFormed())
        return `"$(printf '${octal((0,_file_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOfName */ .qZ)(word))}')"`;
    return /^[\w@%+=:,./-]+$/.test(word) && word.length > 0 ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
/** A name that is not UTF-8, for printf(1). */
function octal(bytes) {
    return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}


/***/ }),

/***/ 67158:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/** What a text says as JSON; undefined when it is none, which every schema refuses. */
function parseJson(text) {
    try {
        return JSON.parse(text.toString());
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 6421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Limit)
/* harmony export */ });
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


/***/ }),

/***/ 86566:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ hasProcessEnded),
/* harmony export */   aE: () => (/* binding */ machineIdentity),
/* harmony export */   gy: () => (/* binding */ processStart),
/* harmony export */   hY: () => (/* binding */ hasEnded),
/* harmony export */   tz: () => (/* binding */ processMark)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1708);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);



/** Boot id and pid namespace: a pid means the same process only within both. Undefined where /proc does not tell. */
async function machineIdentity() {
    const boot = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => undefined);
    const namespace = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)('/proc/self/ns/pid').catch(() => undefined);
    return boot === undefined || namespace === undefined ? undefined : { boot: boot.trim(), namespace };
}
/** Start time of a process in clock ticks since boot (field 22 of /proc/PID/stat, proc(5)); undefined when none is seen. */
async function processStart(pid) {
    const stat = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
    return stat
        ?.slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .at(19);
}
/** True only when the process that had this pid and start, in our pid namespace, is known to have ended. */
async function hasProcessEnded(pid, started) {
    const now = await processStart(pid);
    // A /proc mounted with hidepid hides the processes of other users, which are not gone.
    return now === undefined ? !exists(pid) : now !== started;
}
/** Boot, pid namespace, pid and start time of this process: together they never come again. */
async function processMark(pid = node_process__WEBPACK_IMPORTED_MODULE_1__.pid) {
    const started = await processStart(pid);
    const machine = await machineIdentity();
    if (machine === undefined || started === undefined)
        return undefined;
    return `${machine.boot} ${machine.namespace} ${pid} ${started}`;
}
/** True only when the process of that mark was on this machine and is known to have ended, or the machine was started anew. */
async function hasEnded(mark) {
    const [boot, namespace, pid, started] = mark.split(' ');
    const here = await machineIdentity();
    if (here === undefined || pid === undefined || started === undefined)
        return false;
    if (boot !== here.boot)
        return true;
    return namespace === here.namespace && (await hasProcessEnded(Number(pid), started));
}
function exists(pid) {
    try {
        node_process__WEBPACK_IMPORTED_MODULE_1__.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ESRCH';
    }
}


/***/ }),

/***/ 42118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ together)
/* harmony export */ });
async function together(signal, tasks) {
    const stop = new AbortController();
    const stoppable = AbortSignal.any([signal, stop.signal]);
    const running = tasks.map((task) => task(stoppable));
    try {
        return await Promise.all(running);
    }
    catch (error) {
        stop.abort(error);
        await Promise.allSettled(running);
        throw error;
    }
}


/***/ }),

/***/ 25985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ actionVerbs),
  P: () => (/* binding */ verbs)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/config/document.js
var config_document = __webpack_require__(29124);
;// CONCATENATED MODULE: ./.build/lib/config/anchor.js


/** Settings that are paths. */
const places = [
    'state path',
    'config root',
    'logs root',
    'database client-path',
    'redis ca-file',
    'redis files folder',
    'redis files config-file',
    'restore-test redis ca-file',
];
/** Settings of any store that are paths of this machine. */
const storePlaces = ['path', 'identity-file', 'known-hosts-file'];
/** The same settings with every path that may be relative made absolute: all start at one folder, wherever the process runs. */
function anchored(config, folder) {
    const copy = structuredClone(config);
    const ofStores = Object.keys(config.stores).flatMap((name) => storePlaces.map((place) => `stores ${name} ${place}`));
    for (const place of [...places, ...ofStores]) {
        const above = place.split(' ');
        const name = above.pop() ?? '';
        const parent = (0,config_document/* valueAt */.fK)(copy, above);
        if ((0,config_document/* isRecord */.u4)(parent) && typeof parent[name] === 'string')
            parent[name] = (0,external_node_path_.resolve)(folder, parent[name]);
    }
    return copy;
}

;// CONCATENATED MODULE: ./.build/lib/config/fields.js
/** Name of the input that names the configuration file; read before all others. */
const configFileField = 'config';
const defaultConfigFile = '.github/backup.yml';
/** Fields of operations that read a store. */
const storeFields = {
    config: {
        description: 'Path of backup.yml, relative to the workspace.',
        kind: 'text',
        to: ['request', 'configFile'],
        absent: `${defaultConfigFile} if it exists; else the inputs alone`,
    },
    system: {
        description: 'Name of the protected system.',
        kind: 'text',
        to: ['config', 'system'],
        absent: 'system of backup.yml, else trading-system',
    },
    store: {
        description: 'The store to work on: the name of one in backup.yml, a folder, s3://bucket/prefix or ssh://user@host/path.',
        kind: 'store',
        to: ['config', 'stores'],
        env: 'BACKUP_ROOT',
        absent: 'the first one in backup.yml, else the folder ./backups',
    },
    'public-key': {
        description: 'ed25519 public key (PEM) that signatures are checked with.',
        kind: 'text',
        to: ['config', 'signing', 'public-key'],
        fallbackEnv: 'BACKUP_PUBLIC_KEY',
        absent: 'signatures are checked against the key recorded in each backup only',
    },
};
/** Fields of operations that also write a manifest or a proof. */
const writerFields = {
    ...storeFields,
    'signing-key': {
        description: 'ed25519 private key (PEM) that signs manifests and proofs.',
        kind: 'text',
        to: ['config', 'signing', 'private-key'],
        fallbackEnv: 'BACKUP_SIGNING_KEY',
        secret: true,
        absent: 'nothing is signed',
    },
};
/** Fields of operations that reach the protected servers. */
const sourceFields = {
    'database-url': {
        description: 'postgresql:// URL of the database.',
        kind: 'text',
        to: ['config', 'database', 'url'],
        fallbackEnv: 'DATABASE_URL',
        secret: true,
        absent: 'database.url of backup.yml, else DATABASE_URL of the environment',
    },
    'redis-url': {
        description: 'redis:// or rediss:// URL of Redis or Valkey.',
        kind: 'text',
        to: ['config', 'redis', 'url'],
        fallbackEnv: 'REDIS_URL',
        secret: true,
        absent: 'redis.url of backup.yml, else REDIS_URL of the environment',
    },
};
/** Fields of operations that prove on given servers. */
const stagingFields = {
    'staging-database-url': {
        description: 'postgresql:// URL of a staging server to prove the database on, in place of a throwaway one.',
        kind: 'text',
        to: ['config', 'restore-test', 'database', 'url'],
        fallbackEnv: 'RESTORE_TEST_DATABASE_URL',
        secret: true,
        absent: 'restore-test.database.url of backup.yml, else RESTORE_TEST_DATABASE_URL, else a throwaway server',
    },
    'staging-redis-url': {
        description: 'redis:// or rediss:// URL of an empty staging server to prove Redis on, in place of a throwaway one.',
        kind: 'text',
        to: ['config', 'restore-test', 'redis', 'url'],
        fallbackEnv: 'RESTORE_TEST_REDIS_URL',
        secret: true,
        absent: 'restore-test.redis.url of backup.yml, else RESTORE_TEST_REDIS_URL, else a throwaway server',
    },
};
/** A field for each component, that leaves it out of an operation: "backup-redis", BACKUP_REDIS. */
function switchFields(operation, names, description) {
    const fields = names.map((name) => {
        const field = `${operation}-${name}`;
        const env = field.replace('-', '_').toUpperCase();
        const to = ['request', 'switches', name];
        return [field, { description: description(name), kind: 'flag', to, env, absent: 'true' }];
    });
    return Object.fromEntries(fields);
}
/** Splits a list as people write it in a workflow: by commas or lines. */
function splitList(text) {
    return text
        .split(/[\n,]/)
        .map((item) => item.trim())
        .filter((item) => item.length > 0);
}
/** true/false as people and YAML write them; undefined for anything else. */
function parseFlag(text) {
    const word = text.trim().toLowerCase();
    if (['true', 'yes', 'on', '1'].includes(word))
        return true;
    if (['false', 'no', 'off', '0'].includes(word))
        return false;
    return undefined;
}

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var lib_errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/config/stores-schema.js
var stores_schema = __webpack_require__(19263);
;// CONCATENATED MODULE: ./.build/lib/config/choose-store.js


/**
 * Puts the store that a user asks for first, where an operation works: a configured one by its name, else a folder by its path,
 * else s3://bucket/prefix or ssh://user@host/path.
 *
 * @returns what is wrong, as text
 */
function storesWithFirst(given, wanted) {
    const configured = (0,config_document/* isRecord */.u4)(given) ? given : {};
    const chosen = configured[wanted];
    if (chosen !== undefined)
        return withFirst(configured, wanted, chosen);
    const url = URL.parse(wanted);
    if (url?.protocol === 's3:')
        return withFirst(configured, 's3', { kind: 's3', bucket: url.hostname, prefix: path(url) });
    if (url?.protocol === 'ssh:')
        return withFirst(configured, 'ssh', overSsh(url));
    const names = Object.keys(configured);
    if (names.length > 1 && stores_schema/* storeName */.Hz.test(wanted))
        return `"${wanted}" is neither a configured store (${names.join(', ')}) nor a path: for a folder write ./${wanted}`;
    const { local } = configured;
    const settings = (0,config_document/* isRecord */.u4)(local) && (local.kind ?? 'local') === 'local' ? local : {};
    return withFirst(configured, 'local', { ...settings, kind: 'local', path: wanted });
}
function withFirst(stores, name, store) {
    return { [name]: store, ...Object.fromEntries(Object.entries(stores).filter(([other]) => other !== name)) };
}
function overSsh(url) {
    const { username, hostname, port } = url;
    return {
        kind: 'ssh',
        host: hostname,
        path: `/${path(url)}`,
        ...(port !== '' && { port: Number(port) }),
        ...(username !== '' && { user: decodeURIComponent(username) }),
    };
}
function path({ pathname }) {
    return decodeURIComponent(pathname.slice(1));
}
/** The first store of what stands in backup.yml, before it was looked at. */
function firstName(stores) {
    return (0,config_document/* isRecord */.u4)(stores) ? Object.keys(stores)[0] : undefined;
}

// EXTERNAL MODULE: ./.build/lib/config/server-url.js
var server_url = __webpack_require__(64962);
;// CONCATENATED MODULE: ./.build/lib/config/literal-secrets.js


/** Settings that hold URLs with passwords, and a telling name for the variable of each. */
const urls = [
    [['database', 'url'], 'DATABASE_URL'],
    [['redis', 'url'], 'REDIS_URL'],
    [['restore-test', 'database', 'url'], 'RESTORE_TEST_DATABASE_URL'],
    [['restore-test', 'redis', 'url'], 'RESTORE_TEST_REDIS_URL'],
    [['trading', 'url'], 'TRADING_URL'],
];
/**
 * Finds the secrets that backup.yml holds itself, where it should name a variable of the environment. The messages never
 * repeat them. They are warnings: whoever restores at night must not be kept from it by where a key stands.
 */
function findLiterals(document) {
    const checks = document.written.checks;
    const ofChecks = (Array.isArray(checks) ? checks : []).map((_check, index) => [['checks', String(index), 'url'], 'CHECK_URL']);
    const found = [];
    for (const [path, variable] of [...urls, ...ofChecks]) {
        const text = (0,config_document/* valueAt */.fK)(document.written, path);
        if (typeof text !== 'string' || !(0,server_url/* passwordsIn */.gW)(text).some(isLiteral))
            continue;
        const message = `${path.join('.')}: a password stands in the file, for all who can read the repository; put the URL into the environment and write \${${variable}}`;
        found.push({ where: document.whereIs(path), message });
    }
    for (const name of Object.keys((0,config_document/* isRecord */.u4)(document.written.stores) ? document.written.stores : {})) {
        for (const setting of ['secret-access-key', 'account-key', 'sas-token']) {
            const path = ['stores', name, setting];
            const text = (0,config_document/* valueAt */.fK)(document.written, path);
            if (typeof text !== 'string' || !isLiteral(text))
                continue;
            const message = `${path.join('.')}: a key stands in the file: all who can read the repository can read and remove backups; make a new one, put it into the environment and write a reference like \${BACKUP_STORE_KEY}`;
            found.push({ where: document.whereIs(path), message });
        }
    }
    const key = ['signing', 'private-key'];
    const written = (0,config_document/* valueAt */.fK)(document.written, key);
    if (typeof written === 'string' && isLiteral(written)) {
        const message = `${key.join('.')}: a private key stands in the file: all who can read the repository can sign what they like; make a new one, put it into the environment and write \${BACKUP_SIGNING_KEY}`;
        found.push({ where: document.whereIs(key), message });
    }
    return found;
}
/** Not empty, and nothing in it comes from a variable; "$${" is a plain "${". */
function isLiteral(text) {
    return text !== '' && !/(?<!\$|%24)(\$|%24)(\{|%7B)[A-Za-z_][A-Za-z0-9_]*(\}|%7D)/i.test(text);
}

// EXTERNAL MODULE: ./.build/lib/config/schema.js + 3 modules
var schema = __webpack_require__(39854);
;// CONCATENATED MODULE: ./.build/lib/config/load.js







/**
 * Merges input → environment → backup.yml → default, validates the whole once, and reports every problem at once.
 *
 * @param sections top-level sections of backup.yml this request needs; a variable missing elsewhere is no problem
 * @throws BackupError `invalid-config` with a line per problem
 */
function loadSettings(settings, fields, requestSchema, sections) {
    const document = settings.file && (0,config_document/* readDocument */.u0)(settings.file.name, settings.file.text, settings.env);
    const tree = { config: structuredClone(document?.tree ?? {}), request: {} };
    const origins = new Map();
    // Masking a short word would blot out half the log, and GitHub drops outputs that contain one.
    const secrets = new Set(document?.secrets.filter((text) => text.length >= shortestSecret));
    const problems = [...(document?.problems ?? [])];
    for (const [name, field] of Object.entries(fields)) {
        const given = name === configFileField ? undefined : readField(name, field, settings, tree);
        if (given === undefined)
            continue;
        const value = convert(field, given.text, (0,config_document/* valueAt */.fK)(tree, field.to));
        if (value.kind === 'problem')
            problems.push({ where: given.from, message: value.problem });
        else
            setIn(tree, field.to, value.value);
        origins.set(field.to.join('.'), given.from);
    }
    const literals = document === undefined ? [] : findLiterals(document);
    const request = requestSchema.safeParse(tree.request);
    const needed = typeof sections !== 'function' ? sections : request.success ? sections(request.data) : [];
    problems.push(...dropUnresolved(tree.config, document, origins, needed));
    const config = schema/* configSchema */.Q.safeParse(tree.config);
    if (!config.success)
        problems.push(...explain(config.error, 'config', origins, document));
    if (!request.success)
        problems.push(...explain(request.error, 'request', origins, document));
    if (problems.length > 0 || !config.success || !request.success)
        throw invalid(problems);
    return {
        config: config.data,
        request: request.data,
        secrets: secretsIn(config.data, secrets),
        warnings: literals.map(({ where, message }) => `${where}: ${message}`),
    };
}
function readField(name, field, settings, tree) {
    const input = settings.input(name);
    if (input !== undefined && input !== '')
        return { text: input, from: settings.inputLabel(name) };
    const set = field.env === undefined ? undefined : settings.env[field.env];
    if (set !== undefined && set !== '')
        return { text: set, from: `environment variable ${field.env}` };
    const fallback = field.fallbackEnv === undefined ? undefined : settings.env[field.fallbackEnv];
    // A reference in backup.yml that is not set counts as said: a mistyped name must not lead to another database.
    if (fallback === undefined || fallback === '' || (0,config_document/* valueAt */.fK)(tree, field.to) !== undefined)
        return undefined;
    return { text: fallback, from: `environment variable ${field.fallbackEnv}` };
}
/** @param before what stands there already */
function convert(field, text, before) {
    if (field.kind === 'store') {
        const stores = storesWithFirst(before, text);
        return typeof stores === 'string' ? { kind: 'problem', problem: stores } : { kind: 'value', value: stores };
    }
    const value = simpleValue(field, text);
    return value === undefined ? { kind: 'problem', problem: wrongKind(field, text) } : { kind: 'value', value };
}
function simpleValue(field, text) {
    switch (field.kind) {
        case 'text':
        case 'store':
            return field.choices === undefined || field.choices.includes(text) ? text : undefined;
        case 'flag':
            return parseFlag(text);
        case 'list': {
            const items = splitList(text);
            const known = (item) => field.choices === undefined || field.choices.includes(item);
            return items.every(known) ? items : undefined;
        }
        case 'number':
            return /^-?\d+$/.test(text.trim()) ? Number(text) : undefined;
    }
}
function wrongKind(field, text) {
    const shown = field.secret ? 'the value' : `"${text}"`;
    if (field.choices !== undefined)
        return `${shown} is not one of ${field.choices.join(', ')}`;
    return field.kind === 'flag' ? `${shown} is neither true nor false` : `${shown} is not a whole number`;
}
function setIn(tree, path, value) {
    const [step = '', ...below] = path;
    const next = tree[step];
    const child = (0,config_document/* isRecord */.u4)(next) ? next : {};
    tree[step] = below.length === 0 ? value : child;
    if (below.length > 0)
        setIn(child, below, value);
}
/**
 * A `${NAME}` that is not set is a problem where the operation needs it, and otherwise leaves its section out. Settings
 * without a section (the system's name!) concern every operation: a default must not stand in for them.
 */
function dropUnresolved(config, document, origins, sections) {
    const problems = [];
    for (const { path, variable } of document?.unresolved ?? []) {
        if (document === undefined || origins.has(['config', ...path].join('.')))
            continue;
        const section = String(path[0]);
        // Another store than the one at work says so itself, when it is opened.
        if (section === 'stores' && !isOfFirstStore(config, path, variable))
            continue;
        if (path.length > 1 && !sections.includes(section)) {
            delete config[section];
            continue;
        }
        const message = `${path.join('.')} needs the environment variable ${variable}, which is not set`;
        problems.push({ where: document.whereIs(path), message });
    }
    return problems;
}
/** Whether a reference still stands in the store at work: an input may have put another one, or another value, in its place. */
function isOfFirstStore({ stores }, [, name, ...setting], variable) {
    const value = name === firstName(stores) ? (0,config_document/* valueAt */.fK)(stores, [name, ...setting].map(String)) : undefined;
    return typeof value === 'string' && value.includes(`\${${variable}}`);
}
function explain(error, branch, origins, document) {
    // What is wrong with a reference that is not set has been said: it is not set.
    const isUnset = (path) => branch === 'config' &&
        !origins.has(`config.${path}`) &&
        document?.unresolved.some((reference) => reference.path.join('.') === path) === true;
    const issues = error.issues.filter(({ path }) => !isUnset(path.join('.')));
    return issues.flatMap((issue) => {
        const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
        return paths.map((path) => {
            const name = path.map(String).join('.');
            const full = [branch, ...path.map(String)];
            // Who gave the value, or the list it is an item of.
            const where = origins.get(full.join('.')) ??
                origins.get(full.slice(0, -1).join('.')) ??
                (branch === 'config' && document ? document.whereIs(path) : 'settings');
            const message = issue.code === 'unrecognized_keys' ? 'is not a known setting' : issue.message;
            return { where, message: name === '' ? message : `${name}: ${message}` };
        });
    });
}
function invalid(problems) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    return new lib_errors/* BackupError */.hj('invalid-config', `The settings have ${count}`, {
        because: problems.map(({ where, message }) => `${where}: ${message}`),
        hint: 'Correct what is listed; docs/configuration.md describes every setting. Nothing was started.',
    });
}
const shortestSecret = 6;
/** The key that signs, and passwords inside URLs, decoded and as written: tools print either form. */
function secretsIn(config, known) {
    const secrets = new Set(known);
    const keys = [config.signing['private-key'], ...Object.values(config.stores).flatMap(keysOf)];
    for (const key of keys)
        if (key !== undefined && key.length >= shortestSecret)
            secrets.add(key);
    const probed = [config.trading.url, ...config.checks.map(({ url }) => url)];
    const staging = config['restore-test'];
    const servers = [config.database?.url, config.redis?.url, staging.database?.url, staging.redis?.url];
    for (const url of [...servers, ...probed]) {
        for (const form of url === undefined ? [] : (0,server_url/* passwordsIn */.gW)(url))
            if (form.length >= 3)
                secrets.add(form);
    }
    return [...secrets];
}
function keysOf(store) {
    switch (store.kind) {
        case 's3':
            return [store['secret-access-key']];
        case 'azure':
            return [store['account-key'], store['sas-token']];
        case 'local':
        case 'ssh':
            return [];
    }
}

// EXTERNAL MODULE: ./.build/lib/report/outputs.js
var outputs = __webpack_require__(86283);
;// CONCATENATED MODULE: ./.build/lib/host/run.js







/** Runs one operation on a host: settings → request → report, and every error shown exactly once. Returns the exit code. */
async function runOperation(operation, host) {
    try {
        const settings = { ...host, file: await readConfigFile(host) };
        const loaded = loadSettings(settings, operation.fields, operation.request, operation.sections);
        for (const secret of loaded.secrets)
            host.mask(secret);
        for (const warning of loaded.warnings)
            host.log.warning(warning);
        const report = await operation.run({ request: loaded.request, config: anchored(loaded.config, host.folder), host });
        await host.deliver(report);
        return (0,outputs/* exitCodeOf */.FO)(report);
    }
    catch (thrown) {
        const { first, closing } = (0,lib_errors/* failuresIn */.xM)(thrown);
        for (const failure of closing)
            host.log.warning(`Besides, something could not be closed: ${(0,lib_errors/* messageOf */.bD)(failure)}`);
        const isOwn = first instanceof lib_errors/* BackupError */.hj && first.code !== 'tool-failed';
        const error = host.signal.aborted && !isOwn ? (0,lib_errors/* cancelled */.KW)(host.signal) : first;
        await host.fail(error);
        return error instanceof lib_errors/* BackupError */.hj ? error.exitCode : 1;
    }
}
async function readConfigFile(host) {
    const given = host.input(configFileField);
    const path = (0,external_node_path_.resolve)(host.folder, given ?? defaultConfigFile);
    try {
        return { name: given ?? (0,external_node_path_.basename)(path), text: await (0,promises_.readFile)(path, 'utf8') };
    }
    catch (cause) {
        if (given === undefined && (0,lib_errors/* systemCode */.xU)(cause) === 'ENOENT')
            return undefined;
        throw new lib_errors/* BackupError */.hj('invalid-config', `The configuration file ${path} cannot be read`, {
            cause,
            hint: 'Check its path and permissions, or leave it out and give database-url, redis-url and store.',
        });
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/store.js
/** What a store without a rename keeps in a folder until it is committed: the folder is no backup while its last file is missing. */
const unfinishedMark = '.unfinished';
/** What a folder is called in a store with a rename before it is committed, and after it was removed. */
const stagedSuffix = '.partial';
const removedSuffix = '.removed';
/** The same store without the methods that write: for plans, dry runs and whoever only looks. */
function readOnly(store) {
    const { put: _put, create: _create, remove: _remove, stage: _stage, resume: _resume, probe: _probe, ...others } = store;
    const { removeFolder: _removeFolder, removeUnfinished: _removeUnfinished, ...readable } = others;
    return readable;
}

;// CONCATENATED MODULE: ./.build/lib/catalog/backup-id.js
const pattern = /^(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})$/;
/** The id of a backup: YYYYMMDD_HHMMSS in UTC, the guide's form. */
function backupId(at) {
    const digits = at.toISOString().replace(/\D/g, '');
    return `${digits.slice(0, 8)}_${digits.slice(8, 14)}`;
}
/** Ids have a resolution of one second; the next free one is taken. */
async function freeId(at, isTaken) {
    for (let time = at.getTime();; time += 1000) {
        const id = backupId(new Date(time));
        if (!(await isTaken(id)))
            return id;
    }
}
/** The moment an id names, or undefined when the text is not an id. */
function backupTime(id) {
    const match = pattern.exec(id);
    if (match === null)
        return undefined;
    const [, year, month, day, hour, minute, second] = match;
    const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(time.getTime()) || backupId(time) !== id ? undefined : time;
}

// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 1 modules
var catalog_manifest = __webpack_require__(33484);
;// CONCATENATED MODULE: ./.build/lib/catalog/catalog.js




const leftoverPattern = new RegExp(`^\\d{8}_\\d{6}(${stagedSuffix}|${removedSuffix})$`);
/** Reads the catalog of a store from its manifests. */
async function readCatalog(store) {
    const folders = await store.folders();
    const ids = folders.filter((name) => backupTime(name) !== undefined);
    const found = await Promise.all(ids.map((id) => 
    // One backup that cannot be read must not hide the others.
    readEntry(store, id).catch((error) => damaged(id, `cannot be read: ${(0,lib_errors/* messageOf */.bD)(error)}`))));
    const entries = found.filter((entry) => entry.kind !== 'unfinished');
    const unfinished = found.filter(({ kind }) => kind === 'unfinished').map(({ id }) => id);
    return { entries, leftovers: [...folders.filter((name) => leftoverPattern.test(name)), ...unfinished] };
}
function damaged(id, problem) {
    return { kind: 'damaged', id, problem: `${catalog_manifest/* manifestPath */.ji} ${problem}` };
}
/** Reads one backup, whose folder must exist. Unfinished: begun in a store without a rename, and not committed; no backup. */
async function readEntry(store, id) {
    const manifestBytes = await store.readSmall(`${id}/${catalog_manifest/* manifestPath */.ji}`);
    const parsed = manifestBytes && (0,catalog_manifest/* parseManifest */.Ng)(manifestBytes);
    if (parsed?.kind === 'manifest' && manifestBytes) {
        const { manifest } = parsed;
        if (manifest.id === id)
            return { kind: 'backup', id, manifest, manifestBytes };
        return damaged(id, `is the manifest of backup ${manifest.id}`);
    }
    const objects = await store.list(id);
    // It was committed in between.
    if (parsed === undefined && objects.some(({ path }) => path === `${id}/${catalog_manifest/* manifestPath */.ji}`))
        return await readEntry(store, id);
    if (parsed === undefined && objects.some(({ path }) => path === `${id}/${unfinishedMark}`))
        return { kind: 'unfinished', id };
    // Made by this program, although it has no manifest of ours.
    if (!objects.some(({ path }) => ownNames.test(path.slice(id.length + 1))))
        return { kind: 'guide', id };
    return damaged(id, parsed === undefined ? 'is missing' : parsed.kind === 'damaged' ? parsed.problem : 'is not ours');
}
/**
 * Finds the backup a user means.
 *
 * @param wanted an id, or `latest`: the newest committed backup of this system
 * @throws BackupError `backup-not-found`
 */
function findBackup(catalog, wanted, system, location) {
    const found = wanted === 'latest'
        ? catalog.entries.findLast((entry) => belongsTo(entry, system))
        : catalog.entries.find((entry) => entry.id === wanted);
    if (found !== undefined)
        return found;
    const ids = catalog.entries.slice(-5).map((entry) => entry.id);
    const missing = wanted === 'latest' ? `No backup of ${system}` : `No backup ${wanted}`;
    throw new lib_errors/* BackupError */.hj('backup-not-found', `${missing} is in ${location}`, {
        hint: ids.length === 0
            ? 'The store has no backups, or does not exist. Check the store setting, or make one with the backup operation.'
            : `The newest there: ${ids.join(', ')}. List all with: backupctl list`,
    });
}
/** Whether a backup is one of this system's; a backup without a readable manifest may be anybody's and counts. */
function belongsTo(entry, system) {
    return entry.kind !== 'backup' || entry.manifest.system === system;
}
/**
 * Names that the guide's scripts, which write .sql.gz, .rdb.gz and .tar.gz only, never give to a file, and their users do
 * not either: checksums that the scripts leave out are often added by hand.
 */
const ownNames = /^(metadata\/(SHA256SUMS|RESTORE\.md)|database\/globals_.*|.*\.zst)$/;

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./.build/lib/catalog/signature.js


/**
 * A public key is looked at too: whoever gives a wrong one must not first hear of it when a backup is to be restored.
 *
 * @throws BackupError `invalid-config` when a key is not an ed25519 key
 */
function openSigner(keys) {
    configuredPublicKey(keys);
    const pem = keys['private-key'];
    if (pem === undefined)
        return undefined;
    const key = parseKey('signing.private-key', () => (0,external_node_crypto_.createPrivateKey)(pemOf(pem)), makePrivate);
    const publicKey = encodeKey((0,external_node_crypto_.createPublicKey)(key));
    return { publicKey, sign: (bytes) => (0,external_node_crypto_.sign)(null, bytes, key) };
}
/** The key that signatures must come from: the configured public key, else the public half of the private one. */
function trustedKey(keys) {
    return configuredPublicKey(keys) ?? openSigner(keys)?.publicKey;
}
function configuredPublicKey(keys) {
    const pem = keys['public-key'];
    return pem === undefined
        ? undefined
        : encodeKey(parseKey('signing.public-key', () => (0,external_node_crypto_.createPublicKey)(pemOf(pem)), givePublic));
}
/** Whether `signature` is by the holder of `publicKey` (base64 DER) over `bytes`. */
function isSignedBy(publicKey, bytes, signature) {
    try {
        const der = Buffer.from(publicKey, 'base64');
        // base64 has more than one spelling of the same bytes; only ours counts.
        if (der.toString('base64') !== publicKey)
            return false;
        const key = (0,external_node_crypto_.createPublicKey)({ key: der, format: 'der', type: 'spki' });
        return (0,external_node_crypto_.verify)(null, bytes, key, signature);
    }
    catch {
        return false;
    }
}
/** Secrets are often pasted on one line, or with the line feeds written out as \n. */
function pemOf(text) {
    const [, begin, body = '', end] = /(-----BEGIN [A-Z ]+-----)(.*?)(-----END [A-Z ]+-----)/s.exec(text) ?? [];
    return begin === undefined ? text : `${begin}\n${body.replaceAll(/\\[rn]|\s/g, '')}\n${end}\n`;
}
function encodeKey(key) {
    return key.export({ format: 'der', type: 'spki' }).toString('base64');
}
const makePrivate = 'Make one with: openssl genpkey -algorithm ed25519 -out backup-signing.pem';
const givePublic = 'Give the public half of the key that signs: openssl pkey -in backup-signing.pem -pubout -out backup-signing.pub.pem';
function parseKey(name, parse, hint) {
    let key;
    let cause;
    try {
        key = parse();
    }
    catch (error) {
        cause = error;
    }
    if (key?.asymmetricKeyType === 'ed25519')
        return key;
    throw new lib_errors/* BackupError */.hj('invalid-config', `${name} is not an ed25519 key in PEM form`, { cause, hint });
}

;// CONCATENATED MODULE: ./.build/lib/lib/free-bytes.js


/** Free bytes where a folder is or will be made. */
async function freeBytes(place) {
    for (let folder = (0,external_node_path_.resolve)(place);; folder = (0,external_node_path_.dirname)(folder)) {
        const stats = await (0,promises_.statfs)(folder).catch(() => undefined);
        if (stats !== undefined)
            return stats.bavail * stats.bsize;
        if ((0,external_node_path_.dirname)(folder) === folder)
            return undefined;
    }
}

// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/lib/pipeline/codec.js
var pipeline_codec = __webpack_require__(93407);
;// CONCATENATED MODULE: ./.build/lib/stores/local-read.js
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
 * Not to wait: opening a pipe that nobody writes to would wait for ever, where no signal reaches. Not to follow: what a link
 * points at is not in the store.
 */
const openFlags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK | external_node_fs_.constants.O_NOFOLLOW;
/** @throws BackupError `read-failed` when there is no plain file, or it cannot be opened */
async function openForReading(path) {
    try {
        return (await openPlain(path)).createReadStream({ highWaterMark: pipeline_codec/* readChunkBytes */.vv });
    }
    catch (error) {
        throw unreadable(path, error);
    }
}
/**
 * A small file whole; undefined when there is none. A folder in its place is no object either.
 *
 * @throws BackupError `read-failed` for what is there and cannot be read
 */
async function readIfThere(path) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await openPlain(path), true);
            return await file.readFile();
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
        if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((0,lib_errors/* systemCode */.xU)(error) ?? ''))
            return undefined;
        throw unreadable(path, error);
    }
}
async function openPlain(path) {
    const file = await (0,promises_.open)(path, openFlags).catch((error) => {
        // A link, and a socket or a device without a driver, cannot even be opened.
        throw ['ELOOP', 'ENXIO'].includes((0,lib_errors/* systemCode */.xU)(error) ?? '') ? notPlain(path) : error;
    });
    try {
        const stats = await file.stat();
        // A folder may be opened; reading it says so (EISDIR).
        if (stats.isFile() || stats.isDirectory())
            return file;
        throw notPlain(path);
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
function notPlain(path) {
    return new lib_errors/* BackupError */.hj('read-failed', `${path} is not a plain file`, {
        hint: 'A store holds plain files only, no links, pipes or devices. Find out who put it there, then remove it.',
    });
}
function unreadable(path, cause) {
    if (cause instanceof lib_errors/* BackupError */.hj)
        return cause;
    return new lib_errors/* BackupError */.hj('read-failed', `${path} could not be read: ${(0,lib_errors/* systemCode */.xU)(cause) ?? 'it failed'}`, {
        cause,
        hint: 'Check that this user may read the store and all below it, and the disk it lies on (dmesg).',
    });
}

;// CONCATENATED MODULE: ./.build/lib/stores/local-write.js
var local_write_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var local_write_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





/** What a kill in the middle of a write leaves behind; never part of what the store holds. */
const temporaryName = /^\.[0-9a-f-]{36}\.tmp$/;
/** Replaces a file in one step. */
async function replaceFile(path, content) {
    await writeBeside(path, content, (temporary) => (0,promises_.rename)(temporary, path));
}
/**
 * Makes a file unless there is one; false when there is. link() fails when the name is taken, also over NFS, so that two hosts cannot
 * both win.
 */
function createFile(path, content) {
    return writeBeside(path, content, async (temporary) => {
        try {
            const linked = await (0,promises_.link)(temporary, path).then(() => true, (0,lib_errors/* whenFailed */.aK)(noLinks, false));
            // O_EXCL too lets only one win, on every file system. Others may find the object unfinished for a moment, and take it
            // for unreadable: of leases the highest number holds even then.
            if (!linked)
                await (0,write/* createSynced */.fM)(path, [content]);
            return true;
        }
        catch (error) {
            return (0,lib_errors/* whenFailed */.aK)(['EEXIST'], false)(error);
        }
    });
}
/** What link() says where a file system has no hard links: FAT, exFAT, some network shares (link(2)). */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];
/** Writes and syncs a temporary file beside `path`, has it published, and leaves nothing of it behind. */
async function writeBeside(path, content, publish) {
    const folder = (0,external_node_path_.dirname)(path);
    const temporary = (0,external_node_path_.join)(folder, `.${(0,external_node_crypto_.randomUUID)()}.tmp`);
    return unwritable(path, async () => {
        await makeFolder(folder);
        try {
            await (0,write/* createSynced */.fM)(temporary, [content]);
            const published = await publish(temporary);
            await syncFolder(folder);
            return published;
        }
        finally {
            await (0,promises_.rm)(temporary, { force: true });
        }
    });
}
/** A folder and those above it that are missing, all of them on disk. */
async function makeFolder(folder) {
    const first = await (0,promises_.mkdir)(folder, { recursive: true });
    if (first === undefined)
        return;
    for (let at = folder; at.length > first.length; at = (0,external_node_path_.dirname)(at))
        await syncFolder((0,external_node_path_.dirname)(at));
    await syncFolder((0,external_node_path_.dirname)(first));
}
async function syncFolder(folder) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = local_write_addDisposableResource(env_1, await (0,promises_.open)(folder, 'r'), true);
        await handle.sync();
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = local_write_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Says of any failure below what it means for the store. */
async function unwritable(path, body) {
    try {
        return await body();
    }
    catch (error) {
        if (error instanceof lib_errors/* BackupError */.hj)
            throw error;
        if ((0,lib_errors/* systemCode */.xU)(error) === 'ENOSPC')
            throw (0,write/* writeError */.oG)(error, path);
        throw new lib_errors/* BackupError */.hj('store-unwritable', `The store cannot be written: ${path}`, {
            cause: error,
            hint: 'Check that the folder exists or can be created, and that this user may write there.',
        });
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/local.js








/** A folder on this machine. */
function localStore(name, path) {
    const root = (0,external_node_path_.resolve)(path);
    const at = (relativePath) => (0,external_node_path_.join)(root, relativePath);
    return {
        name,
        kind: 'local',
        location: root,
        exists: async () => (await ifThere((0,promises_.stat)(root))) !== undefined,
        folders: () => folderNames(root),
        list: (folder) => listTree(root, folder),
        read: (file) => openForReading(at(file)),
        readSmall: (file) => readIfThere(at(file)),
        put: (file, content) => replaceFile(at(file), content),
        create: (file, content) => createFile(at(file), content),
        remove: (file) => unwritable(at(file), () => (0,promises_.rm)(at(file), { force: true })),
        removeFolder: (folder) => removeFolder(root, folder),
        stage: (folder) => stageFolder(root, folder),
        resume: (folder) => resumeFolder(root, folder),
        localPath: (file) => at(file),
        freeBytes: () => freeBytes(root),
        lockedUntil: async () => undefined,
        unfinishedWrites: () => temporaryFiles(root),
        removeUnfinished: ({ id }) => unwritable(at(id), () => (0,promises_.rm)(at(id), { force: true })),
        probe: async () => abilities,
        [Symbol.asyncDispose]: async () => { },
    };
}
const abilities = {
    atomicCreate: { can: 'yes', because: 'a file is created by link() or O_EXCL, which only one can win' },
    checksum: { can: 'no', because: 'a disk takes what it is given; verify reads it back' },
    lock: { can: 'no', because: 'whoever may write the folder may remove what is in it' },
};
async function folderNames(root) {
    const entries = await ifThere((0,promises_.readdir)(root, { withFileTypes: true }).catch((cause) => {
        if ((0,lib_errors/* systemCode */.xU)(cause) !== 'ENOTDIR')
            throw cause;
        // No store at all may be made yet; a file in its place is a mistake, also for whoever only looks.
        throw new lib_errors/* BackupError */.hj('store-unwritable', `The store ${root} is not a folder`, {
            cause,
            hint: 'A file stands there or above it. Name a folder with store (BACKUP_ROOT, stores.local.path).',
        });
    }));
    return (entries ?? [])
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort();
}
async function listTree(root, folder) {
    const entries = (await ifThere((0,promises_.readdir)((0,external_node_path_.join)(root, folder), { withFileTypes: true, recursive: true }))) ?? [];
    const objects = [];
    for (const entry of entries) {
        if (entry.isDirectory())
            continue;
        if (temporaryName.test(entry.name))
            continue;
        const path = (0,external_node_path_.join)(entry.parentPath, entry.name);
        const stats = await ifThere((0,promises_.lstat)(path));
        if (stats === undefined)
            continue;
        objects.push({
            path: (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join('/'),
            bytes: stats.size,
            modified: stats.mtime,
            regular: stats.isFile(),
        });
    }
    return objects.sort((a, b) => (a.path < b.path ? -1 : 1));
}
async function stageFolder(root, name) {
    const folder = (0,external_node_path_.join)(root, `${name}${stagedSuffix}`);
    await unwritable(root, async () => {
        await makeFolder(root);
        await (0,promises_.access)(root, promises_.constants.W_OK);
        await makeNew(folder);
    });
    const staged = openStage(root, name, folder);
    return {
        ...staged,
        [Symbol.asyncDispose]: async () => {
            if (!staged.committed())
                await (0,promises_.rm)(folder, { recursive: true, force: true });
        },
    };
}
async function resumeFolder(root, name) {
    const folder = (0,external_node_path_.join)(root, `${name}${stagedSuffix}`);
    await unwritable(root, async () => {
        await makeFolder(root);
        await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
    });
    const present = (await listTree(root, `${name}${stagedSuffix}`)).map((object) => {
        return { ...object, path: object.path.slice(name.length + stagedSuffix.length + 1) };
    });
    return { ...openStage(root, name, folder), present, read: (path) => openForReading((0,external_node_path_.join)(folder, path)) };
}
function openStage(root, name, folder) {
    const final = (0,external_node_path_.join)(root, name);
    let committed = false;
    return {
        folder,
        committed: () => committed,
        ...(0,write/* folderDestination */.zI)(folder),
        commit: async ({ path, content }) => {
            await (0,write/* writeNew */.qf)((0,external_node_path_.join)(folder, path), [content]);
            await unwritable(final, async () => {
                await syncTree(folder);
                if ((await ifThere((0,promises_.stat)(final))) !== undefined) {
                    throw new lib_errors/* BackupError */.hj('write-failed', `${final} exists already`);
                }
                await (0,promises_.rename)(folder, final);
                committed = true;
                await syncFolder(root).catch((cause) => {
                    throw new lib_errors/* BackupError */.hj('write-failed', `${final} is there and whole, but its name may not survive a power loss`, {
                        cause,
                        hint: 'Check the disk and its file system (dmesg), then look with list whether the backup is there.',
                    });
                });
            });
        },
        [Symbol.asyncDispose]: async () => { },
    };
}
/** One rename hides it; what a kill leaves is called as what it is. */
async function removeFolder(root, name) {
    const hidden = (0,external_node_path_.join)(root, `${name.replace(new RegExp(`(${removedSuffix})*$`), '')}${removedSuffix}`);
    await unwritable((0,external_node_path_.join)(root, name), async () => {
        if ((0,external_node_path_.join)(root, name) !== hidden) {
            await (0,promises_.rm)(hidden, { recursive: true, force: true });
            const moved = await (0,promises_.rename)((0,external_node_path_.join)(root, name), hidden).then(() => true, (0,lib_errors/* whenFailed */.aK)(['ENOENT'], false));
            if (!moved)
                return;
            await syncFolder(root);
        }
        await (0,promises_.rm)(hidden, { recursive: true, force: true });
    });
}
/** Temporary files of writes that were killed. Their names are random: the path is all that tells them apart. */
async function temporaryFiles(root) {
    const entries = (await ifThere((0,promises_.readdir)(root, { withFileTypes: true, recursive: true }))) ?? [];
    const found = entries
        .filter((entry) => entry.isFile() && temporaryName.test(entry.name))
        .map(async (entry) => {
        const path = (0,external_node_path_.join)(entry.parentPath, entry.name);
        const stats = await ifThere((0,promises_.lstat)(path));
        const id = (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join('/');
        return stats === undefined ? [] : [{ path: id, began: stats.mtime, id }];
    });
    return (await Promise.all(found)).flat();
}
async function makeNew(folder) {
    try {
        await (0,promises_.mkdir)(folder, { mode: 0o700 });
    }
    catch (cause) {
        if ((0,lib_errors/* systemCode */.xU)(cause) !== 'EEXIST')
            throw cause;
        throw new lib_errors/* BackupError */.hj('write-failed', `${folder} exists already`, {
            cause,
            hint: 'Another run is filling it, or one that was interrupted left it behind.',
        });
    }
}
/** Files were synced when they were written; a folder's entries must be synced too before the rename. */
async function syncTree(folder) {
    for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
        if (entry.isDirectory())
            await syncTree((0,external_node_path_.join)(folder, entry.name));
    }
    await syncFolder(folder);
}
/** @throws BackupError `read-failed` for anything but a missing file */
async function ifThere(promise) {
    try {
        return await promise;
    }
    catch (error) {
        if (error instanceof lib_errors/* BackupError */.hj)
            throw error;
        const code = (0,lib_errors/* systemCode */.xU)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw new lib_errors/* BackupError */.hj('read-failed', 'The store cannot be read', {
            cause: error,
            hint: 'Check that this user may read the folder and all below it.',
        });
    }
}

;// CONCATENATED MODULE: ./.build/lib/stores/index.js




/** Opens the store at work, the first one, to look at it. */
async function openStore(config, around) {
    return readOnly(await openWritableStore(config, around));
}
/** Opens it to write to it: only once it is certain that something is to be written. */
async function openWritableStore(config, around) {
    const first = (0,stores_schema/* storesOf */.oi)(config).find((one) => one.first);
    if (first === undefined)
        throw new lib_errors/* BackupError */.hj('invalid-config', 'No store is configured');
    return await openNamed(first.name, first.store, around);
}
/** Opens one of the configured stores. Heavy parts are loaded for the kind that is asked for. */
async function openNamed(name, config, around) {
    requireVariables(name, config);
    switch (config.kind) {
        case 'local':
            requireFolder(config.path);
            return localStore(name, config.path);
        case 's3':
        case 'azure':
        case 'ssh':
            around.log.debug(`${name} is of kind ${config.kind}`);
            throw new lib_errors/* BackupError */.hj('unsupported', `Stores of kind ${config.kind} are not available yet`);
    }
}
/** Said only when the store is needed: another one must not be barred from work by what this one lacks. */
function requireVariables(name, config) {
    for (const [setting, value] of Object.entries(config)) {
        const variable = typeof value === 'string' ? /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/.exec(value)?.[1] : undefined;
        if (variable === undefined)
            continue;
        throw new lib_errors/* BackupError */.hj('invalid-config', `stores.${name}.${setting} needs the environment variable ${variable}`, {
            hint: `Set ${variable} where this runs, or leave the store out. Nothing was started in it.`,
        });
    }
}
/** "gs://bucket/x" as a folder would lie in the working folder, where nobody looks for it and the next checkout cleans. */
function requireFolder(path) {
    if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(path))
        return;
    const shown = path.replace(/:\/\/.*/s, '://…');
    throw new lib_errors/* BackupError */.hj('unsupported', `A local store must be a folder on this machine, not ${shown}`, {
        hint: 'Give the path of a folder, s3://bucket/prefix or ssh://user@host/path, or configure the store in backup.yml.',
    });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
// EXTERNAL MODULE: ./.build/lib/lib/json.js
var json = __webpack_require__(67158);
;// CONCATENATED MODULE: ./.build/lib/catalog/lease.js



/** A lease that was not renewed for this long is free for the taking. */
const leaseTtlMs = 5 * 60_000;
const renewEveryMs = leaseTtlMs / 5;
// Not strict: a lease of a newer program must not look unreadable, and so free for the taking.
const ownerSchema = schemas/* object */.Ikc({
    machine: schemas/* string */.YjP(),
    /** Identifies the process on its machine across reboots and containers; see processIdentity. */
    process: schemas/* string */.YjP(),
    run: schemas/* string */.YjP().optional(),
    operation: schemas/* string */.YjP(),
});
const leaseSchema = schemas/* object */.Ikc({
    owner: ownerSchema,
    acquiredAt: iso/* datetime */.w$(),
    expiresAt: iso/* datetime */.w$(),
    released: schemas/* boolean */.zMY(),
});
/**
 * Takes the lease of a system in a store. Each holder adds a record with the next number (the fencing token) by an atomic
 * create, so that of two writers who see the same stale lease only one can win; the highest number holds.
 *
 * @throws BackupError `lease-held` with the owner and what to do
 */
async function acquireLease(store, options) {
    const folder = folderOf(options.system);
    const current = await newest(store, folder);
    const state = current && (await stateOf(current.record, options));
    if (state?.kind === 'held')
        throw held(state.record);
    const token = (current?.token ?? 0) + 1;
    const path = recordPath(folder, token);
    const acquiredAt = options.now().toISOString();
    const record = (released) => {
        const expiresAt = new Date(options.now().getTime() + leaseTtlMs).toISOString();
        const content = { owner: options.owner, acquiredAt, expiresAt, released };
        return Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`);
    };
    if (!(await store.create(path, record(false))))
        throw held((await newest(store, folder))?.record);
    // Between reading and creating, others may have come and gone and cleaned up: only the highest number holds.
    const now = await newest(store, folder);
    if (now?.token !== token) {
        await store.remove(path);
        throw held(now?.record);
    }
    if (current !== undefined)
        await store.remove(recordPath(folder, current.token));
    const lost = new AbortController();
    const check = async () => {
        if ((await newest(store, folder))?.token === token)
            return;
        const error = new lib_errors/* BackupError */.hj('lease-lost', 'Another writer took over the lease of this store', {
            hint: 'This run was paused or cut off for too long. Nothing was committed; run it again when the other one has ended.',
        });
        lost.abort(error);
        throw error;
    };
    const renew = async () => {
        await check();
        await store.put(path, record(false));
    };
    // A renewal that fails is tried again at the next tick; check() has the last word before a commit.
    let renewing = Promise.resolve();
    const timer = setInterval(() => {
        renewing = renewing.then(renew).catch(() => { });
    }, renewEveryMs);
    timer.unref();
    return {
        signal: lost.signal,
        warning: state?.kind === 'stale' ? state.warning : undefined,
        check,
        [Symbol.asyncDispose]: async () => {
            clearInterval(timer);
            // A renewal under way would otherwise land after the release and hold the store for nobody.
            await renewing;
            try {
                if ((await newest(store, folder))?.token === token)
                    await store.put(path, record(true));
            }
            catch (error) {
                // What was done under the lease is done; and whatever failed before must stay the error that is shown.
                options.warn(`The lease of the store could not be given back; it ends by itself soon. ${(0,lib_errors/* messageOf */.bD)(error)}`);
            }
        },
    };
}
/** What would keep `acquireLease` from taking the lease now; undefined: nothing. Only reads. */
async function leaseObstacle(store, options) {
    const current = await newest(store, folderOf(options.system));
    const state = current && (await stateOf(current.record, options));
    return state?.kind === 'held' ? held(state.record) : undefined;
}
async function stateOf(record, options) {
    if (record === undefined)
        return { kind: 'stale', warning: 'An unreadable lease was taken over.' };
    if (record.released)
        return { kind: 'free' };
    const who = describeOwner(record);
    if (new Date(record.expiresAt) <= options.now())
        return { kind: 'stale', warning: `A stale lease was taken over from ${who}.` };
    if (await options.isGone(record.owner))
        return { kind: 'stale', warning: `A lease was taken over from ${who}, whose process is gone.` };
    return { kind: 'held', record };
}
function held(record) {
    const who = record === undefined ? 'another writer' : describeOwner(record);
    return new lib_errors/* BackupError */.hj('lease-held', `The store is in use by ${who}`, {
        hint: `Wait until it has ended and run this again.${record ? ` If it died, its lease ends by itself at ${record.expiresAt}.` : ''}`,
        retryable: true,
    });
}
function describeOwner({ owner, acquiredAt }) {
    const run = owner.run === undefined ? '' : `, ${owner.run}`;
    return `${owner.operation} on ${owner.machine} since ${acquiredAt}${run}`;
}
function folderOf(system) {
    return `leases/${system}`;
}
function recordPath(folder, token) {
    return `${folder}/${String(token).padStart(8, '0')}.json`;
}
async function newest(store, folder) {
    const tokens = (await store.list(folder))
        .map(({ path }) => /\/(\d{8})\.json$/.exec(path)?.[1])
        .filter((token) => token !== undefined)
        .map(Number);
    const token = Math.max(...tokens);
    if (tokens.length === 0)
        return undefined;
    const bytes = await store.readSmall(recordPath(folder, token));
    return { token, record: bytes && leaseSchema.safeParse((0,json/* parseJson */.q)(bytes)).data };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./.build/lib/lib/process-identity.js
var process_identity = __webpack_require__(86566);
;// CONCATENATED MODULE: ./.build/lib/catalog/lease-owner.js



const unknownMark = 'unknown-';
const unknownStart = 'unknown';
/** This process as the owner of a lease. */
async function leaseOwner(operation, run) {
    const started = await (0,process_identity/* processStart */.gy)(external_node_process_.pid);
    const identity = `${await machineMark()} ${external_node_process_.pid} ${started ?? unknownStart}`;
    return { machine: (0,external_node_os_.hostname)(), process: identity, operation, ...(run !== undefined && { run }) };
}
/** True only when the owner's process was on this very machine, boot and pid namespace, and is known to have ended. */
async function isGone(owner) {
    const [mark, ownerPid, started] = owner.process.split(' ');
    if (mark === undefined || mark !== (await machineMark()) || ownerPid === undefined || started === undefined)
        return false;
    if (mark.startsWith(unknownMark) || started === unknownStart)
        return false;
    return await (0,process_identity/* hasProcessEnded */.C)(Number(ownerPid), started);
}
async function machineMark() {
    const machine = await (0,process_identity/* machineIdentity */.aE)();
    return machine === undefined ? `${unknownMark}${(0,external_node_os_.hostname)()}` : `${machine.boot}/${machine.namespace}`;
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/take-lease.js
var take_lease_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var take_lease_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * The lease of the host, against another restore from whatever store, and that of the store, against a backup of what is half
 * restored. Losing one ends the work.
 */
async function takeLeases(stores, { session, host, abort, }, operation = 'restore') {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await leaseOwner(operation, host.run.url);
        const { system } = session.config;
        const taken = take_lease_addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const leases = [];
        for (const store of new Map(stores.map((one) => [one.location, one])).values()) {
            const lease = taken.use(await acquireLease(store, { system, owner, now: host.now, isGone: isGone, warn: host.log.warning }));
            if (lease.warning !== undefined)
                host.log.warning(lease.warning);
            lease.signal.addEventListener('abort', () => abort.abort(lease.signal.reason), { once: true });
            leases.push(lease);
        }
        const kept = taken.move();
        return {
            check: async () => {
                for (const lease of leases)
                    await lease.check();
            },
            [Symbol.asyncDispose]: () => kept.disposeAsync(),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = take_lease_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

// EXTERNAL MODULE: ./.build/lib/connections/local.js
var local = __webpack_require__(66807);
;// CONCATENATED MODULE: ./.build/lib/operations/workplace.js







const prefix = 'backup-actions-run-';
const ownerFile = 'owner.json';
/** A private temporary folder that goes away with its scope; those of runs that were killed are swept first. */
async function scratchFolder(host) {
    await sweepScratch(host);
    const path = await makeScratch(host);
    return {
        path,
        [Symbol.asyncDispose]: async () => {
            try {
                await (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 3 });
            }
            catch (error) {
                // Whatever the run has done stays done; the next run sweeps this one's folder.
                host.log.warning(`The temporary folder ${path} could not be removed: ${(0,lib_errors/* messageOf */.bD)(error)}`);
            }
        },
    };
}
/** A temporary folder that somebody tidied away is made again. */
async function makeScratch({ temporaryFolder, run }) {
    try {
        await (0,promises_.mkdir)(temporaryFolder, { recursive: true });
        const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporaryFolder, prefix));
        await (0,promises_.chmod)(path, 0o700);
        await (0,promises_.writeFile)((0,external_node_path_.join)(path, ownerFile), JSON.stringify(await leaseOwner('scratch', run.url)));
        return path;
    }
    catch (cause) {
        const code = (0,lib_errors/* systemCode */.xU)(cause) === 'ENOSPC' ? 'disk-full' : 'write-failed';
        throw new lib_errors/* BackupError */.hj(code, `No temporary folder can be made in ${temporaryFolder}`, {
            cause,
            hint: 'Let RUNNER_TEMP (at a terminal: TMPDIR) name a folder that can be written and has room. Nothing was changed.',
        });
    }
}
/** Removes the folders of runs on this machine whose process is known to be gone. Servers in them died with their run. */
async function sweepScratch(host) {
    const names = await (0,promises_.readdir)(host.temporaryFolder).catch(() => []);
    for (const name of names.filter((one) => one.startsWith(prefix))) {
        const folder = (0,external_node_path_.join)(host.temporaryFolder, name);
        // Anybody may make such a folder, and put a pipe without a writer in the place of its file.
        const status = await (0,promises_.lstat)(folder).catch(() => undefined);
        if (status?.isDirectory() !== true || status.uid !== process.getuid?.())
            continue;
        const text = await (0,promises_.readFile)((0,external_node_path_.join)(folder, ownerFile), 'utf8').catch(() => undefined);
        const owner = text === undefined ? undefined : ownerSchema.safeParse((0,json/* parseJson */.q)(text)).data;
        if (owner === undefined || !(await isGone(owner)))
            continue;
        host.log.info(`Removing ${folder}, left behind by a run that was killed`);
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
/** What components are lent while an operation runs. */
function openSession(host, config, scratch, signal) {
    return {
        config,
        connection: local/* localConnection */.G,
        signal,
        log: host.log,
        env: host.env,
        scratch,
        now: () => host.now(),
    };
}

// EXTERNAL MODULE: ./.build/lib/lib/format.js
var lib_format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/lib/together.js
var together = __webpack_require__(42118);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./.build/lib/pipeline/read.js
var pipeline_read = __webpack_require__(72321);
;// CONCATENATED MODULE: ./.build/lib/pipeline/sink.js







/**
 * @param stage where the files of the backup go
 * @param scratch a private folder, for what a tool writes before it goes to a store that has no folder here
 */
function openSink(id, stage, scratch) {
    const { folder } = stage;
    return {
        id,
        write: (path, content) => stage.write(path, content),
        discard: (path) => stage.discard(path),
        folder: (path) => (folder === undefined ? spool(stage, path, scratch) : inPlace(folder, path)),
    };
}
async function inPlace(folder, path) {
    const own = (0,external_node_path_.join)(folder, path);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(own), { recursive: true });
    await (0,promises_.mkdir)(own, { mode: 0o700 });
    return {
        path: own,
        inPlace: true,
        take: async (name, options) => {
            const source = (0,external_node_fs_.createReadStream)((0,external_node_path_.join)(own, name), { highWaterMark: pipeline_codec/* readChunkBytes */.vv });
            const measured = await (0,pipeline_read/* readStored */.C)(source, { ...options, decode: true });
            return { file: storedFile(path, name, options.codec, measured), measured };
        },
        [Symbol.asyncDispose]: async () => { },
    };
}
async function spool(destination, path, scratch) {
    const own = await (0,promises_.mkdtemp)((0,external_node_path_.join)(scratch, 'spool-'));
    return {
        path: own,
        inPlace: false,
        take: async (name, options) => {
            const file = (0,external_node_path_.join)(own, name);
            const copy = (0,external_node_stream_.addAbortSignal)(options.signal, new external_node_stream_.PassThrough({ highWaterMark: pipeline_codec/* readChunkBytes */.vv }));
            const writing = destination.write(external_node_path_.posix.join(path, name), copy);
            const source = copied((0,external_node_fs_.createReadStream)(file, { highWaterMark: pipeline_codec/* readChunkBytes */.vv }), copy, writing);
            const reading = (0,pipeline_read/* readStored */.C)(external_node_stream_.Readable.from(source), { ...options, decode: true });
            const [measured] = await Promise.all([reading, writing]).catch(async (error) => {
                copy.destroy();
                await Promise.allSettled([reading, writing]);
                throw options.signal.aborted ? (0,lib_errors/* cancelled */.KW)(options.signal) : error;
            });
            await (0,promises_.rm)(file);
            return { file: storedFile(path, name, options.codec, measured), measured };
        },
        [Symbol.asyncDispose]: () => (0,promises_.rm)(own, { recursive: true, force: true }),
    };
}
/** What passes goes to the copy too, no faster than that is taken; a store that takes no more says why. */
async function* copied(source, copy, writing) {
    for await (const chunk of source) {
        await (0,pipeline_read/* written */.M)(copy, chunk).catch(async (closed) => {
            await writing;
            throw closed;
        });
        yield chunk;
    }
    copy.end();
}
function storedFile(folder, name, codec, { bytes, sha256, raw }) {
    return { path: external_node_path_.posix.join(folder, name), bytes, sha256, codec, rawBytes: raw?.bytes ?? bytes };
}

// EXTERNAL MODULE: ./.build/lib/pipeline/checksums.js
var checksums = __webpack_require__(19201);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/entry.js
var entry = __webpack_require__(43443);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/tar.js
var tar_tar = __webpack_require__(6612);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/tar-reader.js + 1 modules
var tar_reader = __webpack_require__(98856);
;// CONCATENATED MODULE: ./.build/lib/components/files/capture/archive.js
var archive_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var archive_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







/** Makes the archive of a component, its list of entries and its `.sha256` file. */
async function archive(session, sink, request) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { component, root, paths } = request;
        const tar = await (0,tar_tar/* findTar */.By)(session);
        const stem = `${component}/${component}_${sink.id}`;
        const codec = session.config.compression;
        const reader = new tar_reader/* TarReader */.R();
        // Without files there may be no root either, and tar would not start in it.
        const start = request.found.length === 0 ? '/' : root;
        const names = request.found.map((one) => one.name);
        const running = archive_addDisposableResource(env_1, await (0,tar_tar/* startTar */.WR)(session, tar, start, names, request.unreadable), true);
        const totalBytes = estimateRaw(request.found);
        const stored = await storeOrExplain(running, () => (0,write/* writeStored */.zS)(sink, `${stem}.tar${pipeline_codec/* suffixes */.kT[codec]}`, joined(request.before, running), {
            codec,
            signal: session.signal,
            consumer: reader,
            onBytes: (doneBytes) => session.log.progress({ label: component, doneBytes, totalBytes }),
        }));
        const warnings = await running.finish();
        const { entries } = reader;
        const archived = [stored];
        if (entries.length > entry/* mostEntriesInManifest */.Yh) {
            const options = { codec, signal: session.signal };
            archived.push(await (0,write/* writeStored */.zS)(sink, `${stem}.files.json${pipeline_codec/* suffixes */.kT[codec]}`, listLines(entries), options));
        }
        const sumsFile = await (0,checksums/* writeChecksums */.gD)(sink, stored.path, archived, session.signal);
        const list = archived[1]?.path;
        const listed = list === undefined ? { files: entries } : { list };
        return {
            files: [...archived, sumsFile],
            facts: { root, paths: [...paths], archive: stored.path, ...(0,entry/* totalsOf */.vA)(entries), ...listed },
            warnings,
            tools: { tar: tar.version },
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = archive_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** The size of a tar archive of these entries: upper bound, in bytes. */
function estimateRaw(found) {
    const blockBytes = 512;
    const headersPerEntryBytes = 4 * blockBytes;
    const recordBytes = 10_240;
    const content = found.reduce((sum, one) => sum + (one.type === 'file' ? one.bytes + blockBytes : 0), 0);
    return content + found.length * headersPerEntryBytes + recordBytes;
}
/** An archive cut short because tar ended early is tar's failure: its words say more than ours. */
async function storeOrExplain(running, store) {
    try {
        return await store();
    }
    catch (error) {
        if (!(error instanceof lib_errors/* BackupError */.hj) || error.code !== 'damaged')
            throw error;
        running.stdout.destroy();
        const { killedBy } = await running.exit;
        if (killedBy !== 'SIGPIPE')
            await running.finish();
        throw new lib_errors/* BackupError */.hj('tool-failed', 'tar made an archive that cannot be read back', {
            cause: error,
            because: [(0,lib_errors/* messageOf */.bD)(error)],
        });
    }
}
async function* joined(before, running) {
    if (before !== undefined)
        yield* before;
    yield* running.stdout;
}
/** A JSON array with one entry on each line. */
function* listLines(entries) {
    for (const [index, entry] of entries.entries()) {
        yield Buffer.from(`${index === 0 ? '[' : ','}\n${JSON.stringify(entry)}`);
    }
    yield Buffer.from('\n]\n');
}

// EXTERNAL MODULE: ./.build/lib/pipeline/small-file.js
var small_file = __webpack_require__(74713);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/outside.js
var outside = __webpack_require__(7764);
;// CONCATENATED MODULE: ./.build/lib/components/files/examine.js





const archiveName = /\.tar(\.zst|\.gz)?$/;
const listName = /\.files\.json(\.zst|\.gz)?$/;
const mostFindingsPerFile = 20;
const mostSumsBytes = 64 * 1024;
/** Judges the archive of a component: every entry as recorded, no more and no less, and nothing that would land outside. */
function examine(component, facts, files) {
    const archives = new Map();
    const texts = new Map();
    return {
        consumer({ path }) {
            if (archiveName.test(path))
                archives.set(path, new tar_reader/* TarReader */.R());
            else if (listName.test(path))
                texts.set(path, new small_file/* SmallFile */.g(entry/* mostListBytes */.N0));
            else if (path.endsWith('.sha256'))
                texts.set(path, new small_file/* SmallFile */.g(mostSumsBytes));
            return archives.get(path) ?? texts.get(path);
        },
        async finish() {
            const findings = [];
            for (const [path, reader] of archives)
                findings.push(...judgeAlone(path, reader));
            for (const [path, { text }] of texts)
                if (path.endsWith('.sha256'))
                    findings.push(...(0,checksums/* judgeChecksums */.y2)(path, text, files));
            if (facts !== undefined)
                findings.push(...judgeFacts(component, facts, archives, texts));
            return findings;
        },
    };
}
function judgeAlone(path, reader) {
    if (!reader.complete)
        return [{ file: path, problem: 'the archive cannot be read to its end' }];
    return few((0,outside/* outsideProblems */.a)(reader.entries)).map((problem) => ({ file: path, problem }));
}
function judgeFacts(component, facts, archives, texts) {
    const parsed = entry/* archiveFactsSchema */.Vv.safeParse(facts);
    if (!parsed.success) {
        return [{ file: component, problem: `the manifest's facts of ${component} are not what this version writes` }];
    }
    const known = parsed.data;
    const reader = archives.get(known.archive);
    if (reader === undefined)
        return [{ file: known.archive, problem: 'the archive was not read' }];
    const recorded = known.list === undefined ? known.files : (0,entry/* entriesOf */.Mc)(texts.get(known.list));
    const findings = [];
    if (known.list !== undefined && recorded === undefined) {
        findings.push({ file: known.list, problem: 'the list of entries cannot be read' });
    }
    else if (recorded !== undefined && !(0,entry/* agrees */.ie)(known, recorded)) {
        const file = known.list ?? component;
        findings.push({ file, problem: 'the list of entries is not the one whose digest the manifest holds' });
    }
    if (!reader.complete)
        return findings;
    const read = (0,entry/* inTermsOf */.KI)(known, reader.entries);
    const problems = recorded === undefined ? [] : (0,entry/* differences */.tX)(recorded, read);
    if (problems.length === 0 && !(0,entry/* agrees */.ie)(known, read)) {
        problems.push('the entries are not those whose digest the manifest holds');
    }
    return [...findings, ...few(problems).map((problem) => ({ file: known.archive, problem }))];
}
function few(problems) {
    if (problems.length <= mostFindingsPerFile)
        return [...problems];
    const rest = problems.length - mostFindingsPerFile;
    return [...problems.slice(0, mostFindingsPerFile), `and ${rest} more problems of this kind`];
}

;// CONCATENATED MODULE: ./.build/lib/components/files/instructions.js



/** Markdown that restores the archive by hand into a side folder. Commands start in the backup's folder. */
function instructions(component, facts, files) {
    const archive = files.find((file) => file.path.startsWith(`${component}/`) && /\.tar(\.zst|\.gz)?$/.test(file.path));
    if (archive === undefined)
        return '';
    const known = entry/* archiveFactsSchema */.Vv.safeParse(facts);
    const variable = `${component.toUpperCase()}_TARGET`;
    const path = (0,lib_format/* shellQuote */.ZL)(archive.path);
    const decode = { zstd: `zstd -dc ${path} | tar`, gzip: `gzip -dc ${path} | tar`, none: `tar < ${path}` }[archive.codec];
    const test = { zstd: [`zstd -t ${path}`], gzip: [`gzip -t ${path}`], none: [] }[archive.codec];
    const sums = files.find((file) => file.path === `${archive.path}.sha256`);
    const check = sums === undefined
        ? []
        : [`(cd ${(0,lib_format/* shellQuote */.ZL)(external_node_path_.posix.dirname(sums.path))} && sha256sum -c ${(0,lib_format/* shellQuote */.ZL)(external_node_path_.posix.basename(sums.path))})`];
    return [
        `The files lie in one tar archive${known.success ? `, taken below \`${known.data.root}\`` : ''}. Check it and look at what it holds:`,
        '',
        fence([...check, ...test, `${decode} --list --verbose`]),
        '',
        'Extract it into an empty side folder first. As root, owners, modes, access control lists, capabilities and links come back as they were;',
        'without root, leave out `--same-owner` when the files belonged to somebody else.',
        '',
        fence([
            `${variable}="\${${variable}:-./restored-${component}}"`,
            `mkdir -p "$${variable}"`,
            `${decode} --extract --directory "$${variable}" --preserve-permissions --same-owner --acls --xattrs --xattrs-include='*'`,
        ]),
        '',
        component === 'config'
            ? 'Compare it with what is in place (`diff -r`), then copy over what you need with `cp -a`. It may hold secrets: remove the side folder afterwards.'
            : 'Logs are for reading; nothing needs to be put back.',
        '',
    ].join('\n');
}
function fence(lines) {
    return ['```sh', ...lines, '```'].join('\n');
}

// EXTERNAL MODULE: ./.build/lib/components/files/plan/select.js + 1 modules
var plan_select = __webpack_require__(62590);
;// CONCATENATED MODULE: ./.build/lib/components/files/config.js







/** Expected size of the stored archive for each raw byte: text and certificates compress to about this. */
const storedPerRaw = 0.3;
/** Configuration files: the listed files and folders as one tar archive, with owners, modes and links. */
const config = {
    name: 'config',
    async plan(session) {
        const settings = session.config.config;
        if (settings === undefined)
            return undefined;
        const selection = await selectAll(session, settings);
        const source = `${settings.paths.join(', ')} in ${settings.root}`;
        return {
            plan: await planOf(session, 'config', source, selection, estimateRaw(selection.found), countsOf(selection)),
            backup: (sink) => backup(session, settings, sink),
        };
    },
    examine: (facts, files) => examine('config', facts, files),
    instructions: (facts, files) => instructions('config', facts, files),
};
/** The plan of an archive. */
async function planOf(session, component, source, { warnings }, estimatedRawBytes, counts) {
    const tar = await (0,tar_tar/* findTar */.By)(session);
    return {
        component,
        source: `${source} on ${session.connection.name}`,
        estimatedBytes: Math.ceil(estimatedRawBytes * storedPerRaw),
        estimatedRawBytes,
        details: [counts, `GNU tar ${tar.version}, ${session.config.compression}`],
        warnings,
    };
}
async function backup(session, settings, sink) {
    const recoveryPoint = session.now();
    const selection = await selectAll(session, settings);
    const { files, facts, warnings, tools } = await archive(session, sink, {
        component: 'config',
        root: settings.root,
        paths: settings.paths,
        found: selection.found,
        unreadable: 'fails',
    });
    const highlights = [`${(0,lib_format/* plural */.LS)(facts.regularFiles, 'file')}, ${(0,lib_format/* formatBytes */.z3)(facts.contentBytes)}`];
    return { files, facts, recoveryPoint, highlights, warnings: [...selection.warnings, ...warnings], tools };
}
async function selectAll(session, settings) {
    const selection = await (0,plan_select/* select */.Lt)(session, 'config', settings.root, settings.paths);
    if (selection.unreadable.length > 0)
        throw (0,tar_tar/* accessDenied */.Ib)(selection.unreadable);
    if (selection.missing.length > 0) {
        const { length } = selection.missing;
        const verb = length === 1 ? 'does' : 'do';
        throw new lib_errors/* BackupError */.hj('path-missing', `${(0,lib_format/* plural */.LS)(length, 'configured path')} ${verb} not exist`, {
            because: selection.missing.map((path) => `${JSON.stringify(path)} is not in ${settings.root}`),
            hint: 'Correct config.paths or config.root in backup.yml, or take out what is no longer needed. Nothing was written.',
        });
    }
    return selection;
}
/** "12 files, 3 folders, 1 link, 48 kB". */
function countsOf(selection) {
    const { file = [], folder = [], link = [] } = Object.groupBy(selection.found, ({ type }) => type);
    const parts = [(0,lib_format/* plural */.LS)(file.length, 'file')];
    if (folder.length > 0)
        parts.push((0,lib_format/* plural */.LS)(folder.length, 'folder'));
    if (link.length > 0)
        parts.push((0,lib_format/* plural */.LS)(link.length, 'link'));
    return [...parts, (0,lib_format/* formatBytes */.z3)(file.reduce((sum, one) => sum + one.bytes, 0))].join(', ');
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./.build/lib/lib/deadline.js
var lib_deadline = __webpack_require__(2656);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/tool-environment.js
var tool_environment = __webpack_require__(18053);
;// CONCATENATED MODULE: ./.build/lib/components/files/capture/captured.js
var captured_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var captured_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









/** Logs are the least of a backup: a log tool that hangs must not hold up the database. */
const captureLimitMinutes = 2;
/** The last lines of a container, standard output and standard error in the order of their time stamps. */
function captureContainer(session, container, lines) {
    const args = ['logs', '--tail', String(lines), '--timestamps', '--', container];
    return capture(session, `container ${container}`, 'docker', args, async (out, errors) => {
        const merged = `${out}.merged`;
        await keep(external_node_stream_.Readable.from(mergeByStamp(out, errors), { objectMode: false }), merged, session.signal);
        await Promise.all([(0,promises_.rm)(out), (0,promises_.rm)(errors)]);
        return captured(session, `containers/${fileName(container)}.log`, merged);
    });
}
/** The last lines of a systemd unit's journal. */
function captureJournal(session, unit, lines) {
    const args = [`--unit=${unit}`, `--lines=${lines}`, '--no-pager', '--output=short-iso', '--quiet'];
    return capture(session, `journal of ${unit}`, 'journalctl', args, async (out) => {
        const journal = await captured(session, `journal/${fileName(unit)}.log`, out);
        return journal.bytes === 0 ? 'it holds no entries' : journal;
    });
}
/** Whatever goes wrong, only this source is missing, and nothing of it is left on the disk. */
async function capture(session, source, command, args, finish) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const out = (0,external_node_path_.join)(session.scratch, `${command}-${crypto.randomUUID()}.out`);
        const errors = `${out}.errors`;
        const limit = `${captureLimitMinutes} minutes`;
        const late = new lib_errors/* BackupError */.hj('timeout', `${command} did not end within ${limit} and was stopped`);
        const deadline = captured_addDisposableResource(env_1, (0,lib_deadline/* withDeadline */.N)(session.signal, captureLimitMinutes * 60_000, late), false);
        const { signal } = deadline;
        const taken = await take().catch((error) => (0,lib_errors/* messageOf */.bD)(signal.aborted ? (0,lib_errors/* cancelled */.KW)(signal) : error));
        if (session.signal.aborted)
            throw (0,lib_errors/* cancelled */.KW)(session.signal);
        if (typeof taken !== 'string')
            return { captured: taken };
        await Promise.all([out, errors, `${out}.merged`].map((file) => (0,promises_.rm)(file, { force: true })));
        return { missing: `${source}: ${taken}` };
        async function take() {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const options = { ...(0,tool_environment/* toolOptions */.P)({ ...session, signal }), stdout: 'pipe', stderr: 'pipe' };
                const tool = captured_addDisposableResource(env_2, await session.connection.start(command, args, options), true);
                const outputs = [keep(tool.stdout, out, signal), keep(tool.stderr, errors, signal)];
                await Promise.all(outputs);
                const exit = await tool.exit;
                return exit.code === 0 ? await finish(out, errors) : reasonOf(command, exit);
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                const result_1 = captured_disposeResources(env_2);
                if (result_1)
                    await result_1;
            }
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        captured_disposeResources(env_1);
    }
}
async function keep(from, file, signal) {
    try {
        await (0,external_node_stream_promises_.pipeline)(from ?? [], (0,external_node_fs_.createWriteStream)(file, { mode: 0o600, flags: 'wx' }), { signal });
    }
    catch (error) {
        throw (0,write/* writeError */.oG)(error, file);
    }
}
/** Only the tool's own words: what the container wrote to its standard error may hold anything. */
function reasonOf(command, exit) {
    const own = /^(?:Error\b|Cannot connect|Failed to|permission denied|No journal|Got permission|failed to connect)/i;
    const line = exit.stderr.findLast((text) => own.test(text));
    return line ?? `${command} ended with ${exit.killedBy ?? `exit code ${exit.code}`}`;
}
async function captured(session, name, file) {
    const { size } = await (0,promises_.stat)(file);
    return { name, file, bytes: size, modified: session.now() };
}
/**
 * Two files of time-stamped lines as one, in order, whatever the length of a line. Time stamps of docker sort as text; a line
 * without one stays in place.
 */
async function* mergeByStamp(first, second) {
    const [a, b] = [piecesOf(first), piecesOf(second)];
    let [left, right] = [await a.next(), await b.next()];
    while (!left.done || !right.done) {
        if (right.done || (!left.done && left.value.stamp <= right.value.stamp))
            left = yield* lineOf(left, a);
        else
            right = yield* lineOf(right, b);
    }
}
/** Hands on one line, and returns the piece that follows. */
async function* lineOf(head, pieces) {
    let next = head;
    do {
        if (!next.done)
            yield next.value.bytes;
        next = await pieces.next();
    } while (!next.done && !next.value.begins);
    return next;
}
async function* piecesOf(file) {
    const mostStampBytes = 64;
    let held = Buffer.alloc(0);
    let begins = true;
    for await (const chunk of (0,external_node_fs_.createReadStream)(file)) {
        let rest = Buffer.concat([held, chunk]);
        while (rest.length > 0) {
            const end = rest.indexOf('\n') + 1;
            if (end === 0 && begins && rest.length < mostStampBytes)
                break;
            const bytes = end === 0 ? rest : rest.subarray(0, end);
            yield { bytes, begins, stamp: begins ? stampOf(bytes) : '' };
            rest = rest.subarray(bytes.length);
            begins = end > 0;
        }
        held = rest;
    }
    if (held.length > 0 || !begins)
        yield { bytes: Buffer.concat([held, Buffer.from('\n')]), begins, stamp: stampOf(held) };
}
function stampOf(line) {
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z?/.exec(line.toString('latin1', 0, 64))?.[0] ?? '';
}
function fileName(name) {
    return name.replaceAll('/', '_');
}

;// CONCATENATED MODULE: ./.build/lib/components/files/logs.js








/** A line of a log, for estimates. */
const typicalLineBytes = 200;
/** Log files changed lately, the last lines of containers and of journal units, as one tar archive. */
const logs = {
    name: 'logs',
    async plan(session) {
        const settings = session.config.logs;
        if (settings === undefined)
            return undefined;
        requireSource(settings);
        const selection = await selectRecent(session, settings);
        const captures = settings.containers.length + settings.journal.length;
        const estimatedRawBytes = estimateRaw(selection.found) + captures * settings['container-lines'] * typicalLineBytes;
        const counts = `${countsOf(selection)}, changed within ${(0,lib_format/* formatDuration */.a3)(settings.since)}`;
        return {
            plan: await planOf(session, 'logs', sourcesOf(settings), selection, estimatedRawBytes, counts),
            backup: (sink) => logs_backup(session, settings, sink),
        };
    },
    examine: (facts, files) => examine('logs', facts, files),
    instructions: (facts, files) => instructions('logs', facts, files),
};
async function logs_backup(session, settings, sink) {
    const recoveryPoint = session.now();
    const selection = await selectRecent(session, settings);
    const captured = await captureAll(session, settings, selection);
    const { files, facts, warnings, tools } = await archive(session, sink, {
        component: 'logs',
        root: settings.root,
        paths: settings.paths,
        found: selection.found,
        unreadable: 'warns',
        before: captured.entries.length === 0 ? undefined : packed(captured.entries),
    });
    const { containers, units } = captured;
    return {
        files,
        facts: { ...facts, containers, journal: units, sinceMs: settings.since },
        recoveryPoint,
        highlights: highlightsOf(facts.regularFiles, facts.contentBytes, containers.length, units.length),
        warnings: [...selection.warnings, ...captured.missing.map((reason) => `Not kept: ${reason}`), ...warnings],
        tools,
    };
}
/** All at once: many that hang together take no longer than one. Returns only when all have ended. */
async function captureAll(session, settings, selection) {
    const lines = settings['container-lines'];
    const sources = [
        ...settings.containers.map((name) => ({ kind: 'containers', name, capture: captureContainer })),
        ...settings.journal.map((name) => ({ kind: 'units', name, capture: captureJournal })),
    ];
    const captures = sources.map(async ({ capture, ...source }) => {
        return { ...source, outcome: await capture(session, source.name, lines) };
    });
    await Promise.allSettled(captures);
    const all = { entries: [], containers: [], units: [], missing: [] };
    const taken = new Set(selection.found.map((found) => found.path));
    for (const { kind, name, outcome } of await Promise.all(captures)) {
        if ('missing' in outcome)
            all.missing.push(outcome.missing);
        else {
            all[kind].push(name);
            all.entries.push(withFreeName(outcome.captured, taken));
        }
    }
    return all;
}
/** A log file may already have the name; one archive must not hold two things under one name. */
function withFreeName(captured, taken) {
    let { name } = captured;
    while (taken.has(name))
        name = `_${name}`;
    taken.add(name);
    return { ...captured, name };
}
async function* packed(entries) {
    const { packEntries } = await __webpack_require__.e(/* import() */ 890).then(__webpack_require__.bind(__webpack_require__, 48509));
    yield* packEntries(entries);
}
/** @throws BackupError `invalid-config`: an archive of nothing would look like a backup */
function requireSource({ paths, containers, journal }) {
    if (paths.length + containers.length + journal.length > 0)
        return;
    throw new lib_errors/* BackupError */.hj('invalid-config', 'The section logs names nothing to back up', {
        hint: 'Set logs.paths, logs.containers or logs.journal in backup.yml, or take the section out. Nothing was written.',
    });
}
/** Files changed lately. What is missing or may not be read becomes a warning: logs never fail a backup. */
async function selectRecent(session, settings) {
    if (settings.paths.length === 0)
        return { found: [], missing: [], unreadable: [], warnings: [] };
    const selection = await selectOrNothing(session, settings);
    const oldestMs = session.now().getTime() - settings.since;
    const found = selection.found.filter((one) => (one.type === 'file' || one.type === 'link') && one.modifiedMs >= oldestMs);
    const warnings = [
        ...selection.warnings,
        ...selection.missing.map((path) => `${JSON.stringify(path)} matches nothing in ${settings.root}`),
        ...selection.unreadable.map((path) => `${path} may not be read and is not in the backup`),
    ];
    return { ...selection, found, warnings };
}
async function selectOrNothing(session, settings) {
    try {
        return await (0,plan_select/* select */.Lt)(session, 'logs', settings.root, settings.paths);
    }
    catch (error) {
        if (!(error instanceof lib_errors/* BackupError */.hj) || error.code === 'invalid-config' || session.signal.aborted)
            throw error;
        const why = [error.message, ...error.because].join('; ');
        return { found: [], missing: [], unreadable: [], warnings: [`${why}: no log file was kept`] };
    }
}
function highlightsOf(files, bytes, containers, units) {
    const captures = [
        ...(containers > 0 ? [(0,lib_format/* plural */.LS)(containers, 'container')] : []),
        ...(units > 0 ? [(0,lib_format/* plural */.LS)(units, 'journal')] : []),
    ];
    const of = captures.length === 0 ? '' : `, among them the logs of ${captures.join(' and ')}`;
    return [`${(0,lib_format/* plural */.LS)(files, 'file')}, ${(0,lib_format/* formatBytes */.z3)(bytes)}${of}`];
}
function sourcesOf(settings) {
    const parts = settings.paths.length === 0 ? [] : [`${settings.paths.join(', ')} in ${settings.root}`];
    if (settings.containers.length > 0)
        parts.push(`containers ${settings.containers.join(', ')}`);
    if (settings.journal.length > 0)
        parts.push(`journal of ${settings.journal.join(', ')}`);
    return parts.join('; ');
}

;// CONCATENATED MODULE: ./.build/lib/components/files/index.js


// What only a restore needs is loaded when there is one.
const files_config = {
    ...config,
    planRestore: async (...given) => (await Promise.all(/* import() */[__webpack_require__.e(538), __webpack_require__.e(323)]).then(__webpack_require__.bind(__webpack_require__, 95323))).planRestore(...given),
    planUndo: async (...given) => (await __webpack_require__.e(/* import() */ 538).then(__webpack_require__.bind(__webpack_require__, 10538))).planUndo(...given),
    inspectLive: async (...given) => (await Promise.all(/* import() */[__webpack_require__.e(538), __webpack_require__.e(994)]).then(__webpack_require__.bind(__webpack_require__, 67994))).inspectLive(...given),
    prove: async (facts, backup, session) => (await __webpack_require__.e(/* import() */ 808).then(__webpack_require__.bind(__webpack_require__, 5808))).prove('config', facts, backup, session),
};
/** Logs are for reading: they are proved, but nothing needs to be put back. */
const files_logs = {
    ...logs,
    prove: async (facts, backup, session) => (await __webpack_require__.e(/* import() */ 808).then(__webpack_require__.bind(__webpack_require__, 5808))).prove('logs', facts, backup, session),
};

// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/custom.js
var custom = __webpack_require__(18695);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/names.js
var names = __webpack_require__(68482);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/plain.js
var plain = __webpack_require__(82710);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/rows-file.js
var rows_file = __webpack_require__(51884);
// EXTERNAL MODULE: ./.build/lib/components/postgres/facts.js
var postgres_facts = __webpack_require__(67788);
// EXTERNAL MODULE: ./.build/lib/components/postgres/archive/toc.js
var toc = __webpack_require__(89220);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/examine/checks.js








/** What the facts name must be among the files. */
function checkPresence(facts, files) {
    const present = new Set(files.map(({ path }) => path));
    const needed = facts.format === 'directory' ? [`${facts.dump}/toc.dat`] : [facts.dump];
    const missing = [...needed, facts.globals.file].filter((path) => !present.has(path));
    return missing.map((file) => ({ file, problem: 'the backup does not list it, although it was made' }));
}
/** A dump in directory format: its table of contents and its files name each other, and each table is as recorded. */
function checkFolder(facts, files, read) {
    const findings = [];
    const path = `${facts.dump}/toc.dat`;
    const toc = read.get(path);
    if (toc instanceof small_file/* SmallFile */.g && toc.content !== undefined)
        findings.push(...checkToc(facts, files, path, toc.content));
    findings.push(...checkObjects(facts, files, read));
    for (const table of facts.tables) {
        const found = read.get(table.file ?? '');
        if (found instanceof rows_file/* RowsFile */.i && found.fingerprint !== undefined) {
            findings.push(...checkTable(table, found.fingerprint, table.file ?? facts.dump));
        }
    }
    return findings;
}
function checkToc(facts, files, path, bytes) {
    const head = (0,toc/* parseArchiveHead */.m0)(bytes);
    if (head === undefined || head.headBytes !== bytes.byteLength)
        return [{ file: path, problem: 'the table of contents is cut' }];
    const entries = head.entries.filter(({ kind }) => kind === 'TABLE DATA');
    const named = new Set(entries.map(({ file }) => file));
    const dataFiles = files.filter((file) => file.path.startsWith(`${facts.dump}/`) && isData(file.path));
    const present = new Set(dataFiles.map((file) => (0,names/* bareName */.y)(file.path)));
    const recorded = new Set(facts.tables.map(postgres_facts/* tableKey */.ih));
    const findings = [];
    for (const { file = '', schema = '', name } of entries) {
        if (!present.has(file))
            findings.push({ file: `${facts.dump}/${file}`, problem: `the rows of ${schema}.${name} are missing` });
        if (!recorded.has((0,postgres_facts/* tableKey */.ih)({ schema, name })))
            findings.push({ file: path, problem: `it names ${schema}.${name}, which was not recorded` });
    }
    const found = new Set(entries.map(({ schema = '', name }) => (0,postgres_facts/* tableKey */.ih)({ schema, name })));
    for (const table of facts.tables) {
        if (!found.has((0,postgres_facts/* tableKey */.ih)(table)))
            findings.push({ file: path, problem: `it does not name ${(0,postgres_facts/* tableName */.Cm)(table)}` });
    }
    for (const file of dataFiles) {
        if (!named.has((0,names/* bareName */.y)(file.path)))
            findings.push({ file: file.path, problem: 'the table of contents does not name it' });
    }
    return findings;
}
/** Large objects: each list names, line by line, an OID and its file; every file is named. */
function checkObjects(facts, files, read) {
    const inside = files.filter(({ path }) => path.startsWith(`${facts.dump}/`));
    const objects = new Map(inside.map(({ path }) => [(0,names/* bareName */.y)(path), path]).filter(([bare]) => /^blob_\d+\.dat$/.test(bare)));
    const lists = inside.filter(({ path }) => (0,names/* isObjectList */.O)((0,names/* bareName */.y)(path)));
    const findings = [];
    for (const { path } of lists) {
        const list = read.get(path);
        // A list that could not be read is reported already; without it nothing can be said about the files.
        if (!(list instanceof small_file/* SmallFile */.g) || list.text === undefined)
            return findings;
        const named = namesInList(list.text, objects);
        if (named === undefined)
            findings.push({ file: path, problem: 'it is cut, or names a large object that is not there' });
        for (const bare of named ?? [])
            objects.delete(bare);
    }
    for (const path of objects.values())
        findings.push({ file: lists[0]?.path ?? path, problem: `it does not name ${path}` });
    return findings;
}
function namesInList(text, objects) {
    const lines = text.split('\n');
    if (lines.pop() !== '')
        return undefined;
    const names = lines.map((line) => /^\d+ (\S+)$/.exec(line)?.[1] ?? '');
    return names.every((bare) => objects.has(bare)) ? names : undefined;
}
function isData(path) {
    return /\/\d+\.dat(\.zst|\.gz)?$/.test(path);
}
/** A dump in one file: the tables in it are those recorded, each with its rows. */
function checkArchive(facts, read) {
    const content = read.get(facts.dump);
    if (!(content instanceof custom/* CustomArchive */.U || content instanceof plain/* PlainDump */.H))
        return [];
    const found = new Map(content.tables.map((table) => [(0,postgres_facts/* tableKey */.ih)(table), table.fingerprint]));
    const findings = [];
    for (const table of facts.tables) {
        const fingerprint = found.get((0,postgres_facts/* tableKey */.ih)(table));
        if (fingerprint === undefined)
            findings.push({ file: facts.dump, problem: `the rows of ${(0,postgres_facts/* tableName */.Cm)(table)} are missing` });
        else
            findings.push(...checkTable(table, fingerprint, facts.dump));
        found.delete((0,postgres_facts/* tableKey */.ih)(table));
    }
    for (const key of found.keys())
        findings.push({ file: facts.dump, problem: `it holds table ${key}, which was not recorded` });
    return findings;
}
function checkTable(table, found, file) {
    if (found.rows !== table.rows) {
        const problem = `${(0,postgres_facts/* tableName */.Cm)(table)} has ${(0,lib_format/* formatCount */.B4)(found.rows)} rows, ${(0,lib_format/* formatCount */.B4)(table.rows)} were recorded`;
        return [{ file, problem }];
    }
    if (found.sum === table.fingerprint && found.bytes === table.bytes)
        return [];
    return [
        { file, problem: `the rows of ${(0,postgres_facts/* tableName */.Cm)(table)} are not those recorded (as many, but with other content)` },
    ];
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/examine/examine.js









/** Judges the files of a database backup. What a consumer refuses while it is read is the reader's to report. */
function examineDatabase(facts, files) {
    const parsed = facts === undefined ? undefined : postgres_facts/* factsSchema */.tp.safeParse(facts);
    const opened = [];
    const read = new Map();
    return {
        consumer(file) {
            const content = contentOf(file);
            if (content === undefined)
                return undefined;
            opened.push(content);
            return {
                keepsNothing: content instanceof rows_file/* RowsFile */.i,
                write: (chunk) => content.write(chunk),
                end() {
                    content.end();
                    read.set(file.path, content);
                },
            };
        },
        async finish() {
            for (const content of opened)
                if ('abandon' in content)
                    content.abandon();
            const findings = [...read].flatMap(([path, content]) => path.endsWith('.sha256') && content instanceof small_file/* SmallFile */.g ? (0,checksums/* judgeChecksums */.y2)(path, content.text, files) : []);
            if (parsed === undefined)
                return findings;
            if (!parsed.success)
                return [...findings, unreadableFacts(parsed.error)];
            return [...findings, ...compare(parsed.data, files, read)];
        },
    };
}
/** Undefined: it is only decoded to its end. */
function contentOf({ path }) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const bare = (0,names/* bareName */.y)(name);
    if (name.endsWith('.sha256') || bare === 'toc.dat' || (0,names/* isObjectList */.O)(bare))
        return new small_file/* SmallFile */.g(Number.POSITIVE_INFINITY);
    if (/^\d+\.dat$/.test(bare))
        return new rows_file/* RowsFile */.i();
    if (bare.endsWith('.sql'))
        return new plain/* PlainDump */.H(bare.startsWith('globals') ? plain/* endOfGlobals */.X : undefined);
    return bare.endsWith('.dump') ? new custom/* CustomArchive */.U() : undefined;
}
function compare(facts, files, read) {
    const findings = checkPresence(facts, files);
    try {
        findings.push(...(facts.format === 'directory' ? checkFolder(facts, files, read) : checkArchive(facts, read)));
    }
    catch (error) {
        if (!(error instanceof lib_errors/* BackupError */.hj))
            throw error;
        findings.push({ file: facts.dump, problem: error.message });
    }
    return findings;
}
function unreadableFacts({ issues: [issue] }) {
    const where = issue === undefined ? '' : `: ${issue.path.map(String).join('.')}: ${issue.message}`;
    const problem = `what it records about the database cannot be understood${where}`;
    return { file: 'metadata/backup_info.json', problem };
}

// EXTERNAL MODULE: ./.build/lib/components/postgres/server/database.js
var database = __webpack_require__(2426);
// EXTERNAL MODULE: ./.build/lib/components/postgres/settings.js
var settings = __webpack_require__(74774);
;// CONCATENATED MODULE: ./.build/lib/components/postgres/instructions.js




/** How to restore this very backup with PostgreSQL's own programs: for somebody alone at 03:00. */
function databaseInstructions(facts, files) {
    const parsed = postgres_facts/* factsSchema */.tp.safeParse(facts);
    if (!parsed.success)
        return unrecorded(files);
    const recorded = parsed.data;
    const sections = [
        intro(recorded),
        checkSection(recorded),
        whereSection(recorded),
        rolesSection(recorded),
        createSection(recorded),
        restoreSection(recorded),
        settingsSection(recorded),
        countSection(recorded.tables),
    ];
    return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
function intro({ database, server, snapshot, tables, globals, filters }) {
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const lines = [
        `PostgreSQL ${server.version}, database \`${database.name}\`, as it was at ${snapshot.at}: ${(0,lib_format/* formatCount */.B4)(tables.length)} tables, ${(0,lib_format/* formatCount */.B4)(rows)} rows.`,
        'The commands below are to be run in the folder of this backup, in this order, in one bash session. They restore into a new database and touch no other.',
    ];
    if (!globals.passwords)
        lines.push('**Role passwords are not in this backup.** Set them with `\\password` in psql after the roles are restored.');
    if (filters.tables.length + filters.excludeTables.length > 0)
        lines.push('**This is not the whole database:** tables were left out by configuration.');
    return lines.join('\n\n');
}
function checkSection({ dump, globals }) {
    const test = [dump, globals.file].map(lib_format/* shellQuote */.ZL).join(' ');
    return section('Check the files', [
        '(cd database && sha256sum -c ./*.sha256)',
        `find ${test} -name '*.zst' -size +0 -exec zstd -t -q {} +`,
        `find ${test} -name '*.gz' -exec gzip -t {} +`,
    ]);
}
function whereSection({ server, client }) {
    const major = Math.max(server.major, client.major);
    return [
        `### Say where to restore\n\nUse the programs of the target server’s own major version, ${major} or newer (Debian: \`postgresql-client-${major}\`).`,
        block([
            'set -o pipefail',
            `export PATH="/usr/lib/postgresql/${major}/bin:$PATH"`,
            'export PGHOST="${PGHOST:-127.0.0.1}" PGPORT="${PGPORT:-5432}" PGUSER="${PGUSER:-postgres}"   # a superuser; psql asks for its password, or takes PGPASSWORD',
        ]),
    ].join('\n\n');
}
function rolesSection({ globals }) {
    // With its line, the role that restores would get the old server's password in the middle of the restore.
    const others = `grep -vE "^(CREATE|ALTER) ROLE \\"?$PGUSER\\"?( WITH |;)"`;
    return [
        '### Restore roles and tablespaces\n\nOnly on a new server. “already exists” is harmless. The role you restore with is left as it is.',
        block([`${reader(globals.file)} | ${others} | psql -X -q -d postgres`]),
    ].join('\n\n');
}
function createSection({ database }) {
    const options = [
        '--template=template0',
        `--encoding=${database.encoding}`,
        `--owner=${database.owner}`,
        `--lc-collate=${database.collate}`,
        `--lc-ctype=${database.ctype}`,
    ];
    if (database.provider === 'i' && database.locale !== null)
        options.push('--locale-provider=icu', `--icu-locale=${database.locale}`);
    if (database.provider === 'b' && database.locale !== null) {
        options.push('--locale-provider=builtin', `--builtin-locale=${database.locale}`);
    }
    return section('Create the database', [
        `DB=${(0,lib_format/* shellQuote */.ZL)(database.name)}   # take another name if this one exists`,
        `createdb ${options.map(lib_format/* shellQuote */.ZL).join(' ')} -- "$DB"`,
        // psql and pg_restore take a name with "=" in it for a whole connection string.
        `TARGET="dbname='$(printf %s "$DB" | sed "s/[\\\\\\\\']/\\\\\\\\&/g")'"`,
    ]);
}
/** pg_restore and pg_dump of 17 and newer write a setting that servers before 17 refuse. */
const dropNewSetting = "sed '/^SET transaction_timeout = 0;$/d'";
function restoreSection({ format, dump, client, server }) {
    const psql = 'psql -X -q -v ON_ERROR_STOP=1 -d "$TARGET"';
    const newer = client.major >= 17 && server.major < 17;
    const filter = newer ? ` | ${dropNewSetting}` : '';
    if (format === 'plain')
        return section('Restore the data', [`${reader(dump)}${filter} | ${psql}`]);
    const unpacked = format === 'directory' ? dump : dump.replace(/\.(zst|gz)$/, '');
    const unpack = unpacked === dump || format === 'directory' ? [] : [`${reader(dump)} > ${(0,lib_format/* shellQuote */.ZL)(unpacked)}`];
    const restore = newer
        ? `pg_restore -f - ${(0,lib_format/* shellQuote */.ZL)(unpacked)}${filter} | ${psql}`
        : `pg_restore --exit-on-error --jobs=4 --dbname="$TARGET" ${(0,lib_format/* shellQuote */.ZL)(unpacked)}`;
    const remove = unpack.length === 0 ? [] : [`rm ${(0,lib_format/* shellQuote */.ZL)(unpacked)}`];
    return section('Restore the data', [...unpack, restore, ...remove]);
}
function settingsSection(facts) {
    const { database } = facts;
    const statements = (0,settings/* settingStatements */.n)(database);
    const own = applicationSettings(facts);
    if (statements.length === 0)
        return own;
    const command = `psql -X -q -v ON_ERROR_STOP=1 -v db="$DB" -d "$TARGET" <<'END_OF_SQL'`;
    const stated = section('Put back what belongs to the database itself', [command, ...statements, 'END_OF_SQL']);
    return own === '' ? stated : `${stated}\n\n${own}`;
}
/** Settings of the application may be secrets: their values are in the archive, and in no other file of the backup. */
function applicationSettings({ database, format, dump }) {
    const names = database.settings.filter(({ value }) => value === null).map((setting) => setting.name);
    if (names.length === 0)
        return '';
    const listed = [...new Set(names)].map((each) => `\`${each}\``).join(', ');
    if (format === 'plain')
        return `**Settings of the application are not in this backup**, because they may be secrets and a plain dump has no place for them: ${listed}. Set them again with \`ALTER DATABASE … SET\`.`;
    const archive = dump.endsWith('.dump') ? (0,lib_format/* shellQuote */.ZL)(dump) : `< <(${reader(dump)} 2>/dev/null)`;
    const anyName = '("([^"]|"")+"|[^" ]+)';
    const addressed = `s/^(ALTER DATABASE|ALTER ROLE .+ IN DATABASE) ${anyName} SET ("[^"]+"|[^ ]+\\.[^ ]+) TO /\\1 :"db" SET \\4 TO /p`;
    return [
        `### Put back the settings of the application\n\nTheir values may be secrets, so they stand in the dump only: ${listed}.`,
        block([
            `pg_restore --create --schema-only --file=- ${archive} |`,
            `  sed -nE ${(0,lib_format/* shellQuote */.ZL)(addressed)} |`,
            '  psql -X -q -v ON_ERROR_STOP=1 -v db="$DB" -d "$TARGET"',
        ]),
    ].join('\n\n');
}
function countSection(tables) {
    const analyze = 'psql -X -q -d "$TARGET" -c ANALYZE';
    if (tables.length === 0)
        return section('Let the planner know the data', [analyze]);
    const selects = tables.map((table) => `SELECT ${(0,database/* literal */.eu)((0,postgres_facts/* tableName */.Cm)(table))} AS table_name, ${table.rows} AS expected, count(*) AS found FROM ONLY ${(0,database/* quoteName */.AB)(table.schema, table.name)}`);
    const query = `SELECT *, expected = found AS ok FROM (\n${selects.join('\nUNION ALL ')}\n) AS counts ORDER BY ok, table_name;`;
    return `${section('Count', [analyze, `psql -X -d "$TARGET" <<'END_OF_SQL'`, query, 'END_OF_SQL'])}\n\nEvery line must end with \`t\`.`;
}
function unrecorded(files) {
    const dumps = files.filter(({ path }) => /\.sql(\.gz|\.zst)?$/.test(path));
    const commands = dumps.map(({ path }) => `${reader(path)} | psql -X -v ON_ERROR_STOP=1 -d "$DB"`);
    return `${section('Restore the database', ['createdb --template=template0 "$DB"', ...commands])}\n`;
}
function reader(path) {
    if (path.endsWith('.zst'))
        return `zstd -dc ${(0,lib_format/* shellQuote */.ZL)(path)}`;
    return `${path.endsWith('.gz') ? 'gzip -dc' : 'cat'} ${(0,lib_format/* shellQuote */.ZL)(path)}`;
}
function section(title, lines) {
    return `### ${title}\n\n${block(lines)}`;
}
function block(lines) {
    return ['```bash', ...lines, '```'].join('\n');
}

;// CONCATENATED MODULE: ./.build/lib/components/postgres/index.js


/** The `database` component: PostgreSQL, by pg_dump. The driver is loaded only when a server is to be asked. */
const postgres_database = {
    name: 'database',
    async plan(session) {
        const config = session.config.database;
        return config === undefined ? undefined : await (await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(383), __webpack_require__.e(298)]).then(__webpack_require__.bind(__webpack_require__, 64298))).planDatabase(session, config);
    },
    inspectLive: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(383), __webpack_require__.e(126)]).then(__webpack_require__.bind(__webpack_require__, 96126))).inspectLiveDatabase(...given),
    query: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(383), __webpack_require__.e(126)]).then(__webpack_require__.bind(__webpack_require__, 96126))).queryDatabase(...given),
    planRestore: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(383), __webpack_require__.e(336), __webpack_require__.e(990), __webpack_require__.e(156), __webpack_require__.e(494)]).then(__webpack_require__.bind(__webpack_require__, 18494))).planRestore(...given),
    planUndo: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(383), __webpack_require__.e(336), __webpack_require__.e(156), __webpack_require__.e(474)]).then(__webpack_require__.bind(__webpack_require__, 25474))).planUndo(...given),
    prove: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(383), __webpack_require__.e(336), __webpack_require__.e(990), __webpack_require__.e(509)]).then(__webpack_require__.bind(__webpack_require__, 52509))).proveDatabase(...given),
    assureStaging: async (...given) => void (await (await Promise.all(/* import() */[__webpack_require__.e(849), __webpack_require__.e(383), __webpack_require__.e(58)]).then(__webpack_require__.bind(__webpack_require__, 65058))).openStaging(...given)),
    examine: examineDatabase,
    instructions: databaseInstructions,
};

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./.build/lib/components/redis/facts.js
var redis_facts = __webpack_require__(27752);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/compare.js
var rdb_compare = __webpack_require__(85019);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/reader.js + 9 modules
var rdb_reader = __webpack_require__(55665);
;// CONCATENATED MODULE: ./.build/lib/components/redis/examine.js







const dumpName = /\.rdb(\.zst|\.gz)?$/;
const mostTextBytes = 16 * 1024 * 1024;
/**
 * Judges the dump, the server file and their checksums. A dump that cannot be read says so itself while it is read; here
 * comes what differs from the facts. Without facts a dump must be whole and agree with its own checksum.
 */
function examine_examine(facts, files) {
    const dumps = new Map();
    const texts = new Map();
    return {
        consumer({ path }) {
            if (dumpName.test(path))
                return dumps.set(path, new rdb_reader/* RdbReader */.E()).get(path);
            if (/\.(sha256|json)$/.test(path))
                return texts.set(path, new small_file/* SmallFile */.g(mostTextBytes)).get(path);
            return undefined;
        },
        async finish() {
            const sums = [...texts].filter(([path]) => path.endsWith('.sha256'));
            const findings = sums.flatMap(([path, { text }]) => (0,checksums/* judgeChecksums */.y2)(path, text, files));
            return facts === undefined ? findings : [...findings, ...examine_judgeFacts(facts, dumps, texts)];
        },
    };
}
function examine_judgeFacts(facts, dumps, texts) {
    const parsed = redis_facts/* factsSchema */.tp.safeParse(facts);
    if (!parsed.success) {
        const why = errors/* prettifyError */.S1(parsed.error);
        return [{ file: 'redis', problem: `the manifest's facts of redis are not what this version writes: ${why}` }];
    }
    const known = parsed.data;
    const { dumpFile, serverFile } = known;
    const dump = dumps.get(dumpFile);
    const text = texts.get(serverFile)?.text;
    const findings = [];
    if (text === undefined)
        findings.push({ file: serverFile, problem: 'it was not read' });
    else if (!redis_facts/* serverFileSchema */.bI.safeParse((0,json/* parseJson */.q)(text)).success)
        findings.push({ file: serverFile, problem: 'it is not a server file' });
    if (dump === undefined)
        findings.push({ file: dumpFile, problem: 'the dump was not read' });
    else if (dump.done)
        findings.push(...examine_compare(known, dump.summary).map((problem) => ({ file: dumpFile, problem })));
    return findings;
}
/** Every difference between what was captured and what was read. */
function examine_compare(known, read) {
    const problems = [];
    if (read.bytes !== known.rdb.bytes)
        problems.push(`it has ${read.bytes} bytes, recorded were ${known.rdb.bytes}`);
    if (read.format !== known.rdb.format || read.version !== known.rdb.version) {
        problems.push(`it is ${read.format} RDB version ${read.version}, recorded was ${known.rdb.format} ${known.rdb.version}`);
    }
    problems.push(...(0,rdb_compare/* inWords */.r4)((0,rdb_compare/* compareContent */.TH)(known, read)));
    return problems;
}

// EXTERNAL MODULE: ./.build/lib/components/redis/instructions.js
var redis_instructions = __webpack_require__(53366);
;// CONCATENATED MODULE: ./.build/lib/components/redis/index.js


/** Redis or Valkey: one RDB file, and beside it what an RDB does not hold. */
const redis = {
    name: 'redis',
    // The client library is loaded only when there is a server to talk to.
    plan: async (session) => session.config.redis && (await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(796), __webpack_require__.e(795), __webpack_require__.e(962)]).then(__webpack_require__.bind(__webpack_require__, 97962))).planBackup(session.config.redis, session),
    inspectLive: async (...given) => (await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(796), __webpack_require__.e(795), __webpack_require__.e(946)]).then(__webpack_require__.bind(__webpack_require__, 54946))).inspectLiveRedis(...given),
    examine: examine_examine,
    instructions: redis_instructions/* instructions */.G,
    planRestore: async (facts, backup, _target, session) => (await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(796), __webpack_require__.e(795), __webpack_require__.e(903), __webpack_require__.e(236), __webpack_require__.e(348)]).then(__webpack_require__.bind(__webpack_require__, 76348))).planRestore(facts, backup, session),
    planUndo: async (...given) => (await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(796), __webpack_require__.e(795), __webpack_require__.e(903), __webpack_require__.e(236), __webpack_require__.e(342)]).then(__webpack_require__.bind(__webpack_require__, 9342))).planUndo(...given),
    prove: async (facts, backup, session, sources = []) => (await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(796), __webpack_require__.e(795), __webpack_require__.e(903), __webpack_require__.e(204)]).then(__webpack_require__.bind(__webpack_require__, 75204))).prove(facts, backup, session, sources),
    assureStaging: async (...given) => void (await (await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(796), __webpack_require__.e(374)]).then(__webpack_require__.bind(__webpack_require__, 56374))).openStaging(...given)),
};

;// CONCATENATED MODULE: ./.build/lib/components/index.js



/** Every part of a trading system that can be backed up, in the order it is. */
const components = [postgres_database, redis, files_config, files_logs];

;// CONCATENATED MODULE: ./.build/lib/report/backup-summary.js


/** metadata/backup_summary.txt: what a backup is, for somebody who has only a pager. */
function summaryText(manifest) {
    const { run, components } = manifest;
    const started = new Date(manifest.startedAt);
    const seconds = new Date(manifest.finishedAt).getTime() - started.getTime();
    const local = started.toLocaleString('sv-SE', { timeZone: manifest.timezone });
    const lines = [
        `Backup ${manifest.id}`,
        '',
        `System:    ${manifest.system}`,
        `Type:      ${manifest.type}`,
        `Started:   ${manifest.startedAt} (${local} ${manifest.timezone})`,
        `Took:      ${(0,lib_format/* formatDuration */.a3)(seconds)}`,
        `Size:      ${(0,lib_format/* formatBytes */.z3)((0,catalog_manifest/* totalBytes */.ob)(manifest))} in ${manifest.files.length} files`,
        `Made by:   ${manifest.program.name} ${manifest.program.version} on ${run.machine}${run.url ? `, ${run.url}` : ''}`,
        '',
        ...Object.entries(components).flatMap(([name, component]) => [
            `${name}: ${component.source}`,
            `  ${component.highlights.join(', ')}`,
            `  as of ${component.recoveryPoint}, ${(0,lib_format/* formatBytes */.z3)(component.bytes)} stored, ${(0,lib_format/* formatBytes */.z3)(component.rawBytes)} raw`,
            `  made with ${toolList(component.tools)}`,
        ]),
        '',
        ...(manifest.warnings.length > 0 ? ['Warnings:', ...manifest.warnings.map((text) => `  ${text}`), ''] : []),
        'To restore by hand, follow RESTORE.md beside this file.',
    ];
    return `${lines.join('\n')}\n`;
}
function toolList(tools) {
    const names = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
    return names.length > 0 ? names.join(', ') : 'no outside tool';
}

// EXTERNAL MODULE: ./.build/lib/report/markdown.js
var markdown = __webpack_require__(22144);
;// CONCATENATED MODULE: ./.build/lib/report/instructions.js



/** RESTORE.md: how to check and restore this very backup with stock tools. */
function restoreInstructions(manifest, chapters) {
    const points = Object.entries(manifest.components).map(([name, one]) => `- ${name}: ${one.source}, as of ${one.recoveryPoint}, ${(0,lib_format/* formatBytes */.z3)(one.rawBytes)} when unpacked`);
    const parts = [
        `# Restore backup ${manifest.id} by hand`,
        `This is a ${manifest.type} backup of **${manifest.system}**, made ${manifest.startedAt}. Everything below needs only stock tools. Run the commands in the order they stand, in one shell (bash), and stop at the first that fails.`,
        [...points, ...(0,catalog_manifest/* missingIn */.EH)(manifest).map(({ warning }) => `- **${warning}**`)].join('\n'),
        '## 0. Set up and check',
        'Start in the folder that holds this backup (the folder with `metadata/` in it).',
        (0,markdown/* fenced */.OF)('set -euo pipefail\nexport BACKUP=$PWD\nsha256sum --quiet -c metadata/SHA256SUMS && echo "all files are intact"', 'sh'),
        ...chapters.map(({ component, text }, index) => `## ${index + 1}. Restore ${component}\n\n${text.trim()}`),
    ];
    return `${parts.join('\n\n')}\n`;
}

// EXTERNAL MODULE: ./.build/lib/operations/version.js
var version = __webpack_require__(29553);
;// CONCATENATED MODULE: ./.build/lib/operations/backup/metadata.js








/** The manifest of what was captured; the files of the metadata itself are added by writeMetadata. */
function buildManifest(input) {
    const { captured, host, signer } = input;
    const points = captured.map(({ capture }) => capture.recoveryPoint.getTime());
    const { url, actor, sha, machine } = host.run;
    return {
        format: 1,
        id: input.id,
        system: input.system,
        type: input.plan.type,
        tiers: [input.plan.type === 'full' ? 'daily' : 'pre-deployment'],
        startedAt: input.startedAt.toISOString(),
        finishedAt: host.now().toISOString(),
        timezone: input.timezone,
        run: { machine, ...(url && { url }), ...(actor && { actor }), ...(sha && { sha }) },
        program: { name: version/* programName */.k, version: version/* programVersion */.R, node: external_node_process_.version },
        components: Object.fromEntries(captured.map((one) => [one.plan.component, componentRecord(one)])),
        skewMs: Math.max(...points) - Math.min(...points),
        files: captured.flatMap(({ capture }) => [...capture.files]),
        warnings: [
            ...input.plan.warnings,
            ...input.missing,
            ...captured.flatMap(({ plan, capture }) => capture.warnings.map((text) => `${plan.component}: ${text}`)),
        ],
        ...(signer && { signer: signer.publicKey }),
    };
}
/** Writes all that stands beside the manifest, which the store writes last: RESTORE.md, the summary, the signature, SHA256SUMS. */
async function writeMetadata(stage, manifest, captured, signer, signal) {
    const chapters = captured.map(({ plan, capture }) => {
        const component = components.find(({ name }) => name === plan.component);
        return { component: plan.component, text: component?.instructions(capture.facts, capture.files) ?? '' };
    });
    const texts = [
        await (0,write/* writeText */.x3)(stage, catalog_manifest/* instructionsPath */.ns, restoreInstructions(manifest, chapters), signal),
        await (0,write/* writeText */.x3)(stage, catalog_manifest/* summaryPath */.e8, summaryText(manifest), signal),
    ];
    const complete = { ...manifest, files: [...manifest.files, ...texts] };
    const bytes = (0,catalog_manifest/* encodeManifest */.Gb)(complete);
    if (signer !== undefined) {
        await (0,write/* writeStored */.zS)(stage, catalog_manifest/* signaturePath */.oY, [signer.sign(bytes)], { codec: 'none', signal });
    }
    await (0,write/* writeText */.x3)(stage, catalog_manifest/* sumsPath */.eN, sumsText(complete, bytes), signal);
    return complete;
}
/** Every file with its hash, for `sha256sum -c metadata/SHA256SUMS` inside the backup's folder. */
function sumsText(manifest, manifestBytes) {
    const own = { path: catalog_manifest/* manifestPath */.ji, sha256: (0,external_node_crypto_.createHash)('sha256').update(manifestBytes).digest('hex') };
    return [...manifest.files, own].map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}
function componentRecord({ plan, capture, durationMs }) {
    return {
        source: plan.source,
        recoveryPoint: capture.recoveryPoint.toISOString(),
        durationMs,
        bytes: (0,catalog_manifest/* bytesOf */.$$)(capture.files),
        rawBytes: capture.files.reduce((sum, file) => sum + file.rawBytes, 0),
        sourceBytes: plan.estimatedRawBytes,
        highlights: [...capture.highlights],
        tools: { ...capture.tools },
        facts: JSON.parse(JSON.stringify(capture.facts)),
    };
}

;// CONCATENATED MODULE: ./.build/lib/operations/backup/missing.js


/** What a component gives, or that it is missing where that is allowed. What was cancelled always fails. */
async function orMissing(component, settings, signal, given) {
    try {
        return await given;
    }
    catch (error) {
        if (signal.aborted || !settings['may-be-missing'].includes(component))
            throw error;
        // The title alone: reasons are words of tools, and a manifest is masked by nobody.
        const code = error instanceof lib_errors/* BackupError */.hj ? error.code : 'internal';
        return { missing: (0,catalog_manifest/* missingWarning */.bd)(component, `${(0,lib_errors/* messageOf */.bD)(error)} (${code})`), error };
    }
}
/** @throws the first failure when nothing was had: a backup of nothing is none */
function partsOf(given) {
    const lost = given.filter((one) => one !== undefined).filter((one) => 'missing' in one);
    const had = given.filter((one) => one !== undefined && !('missing' in one));
    if (had.length === 0 && lost[0] !== undefined)
        throw lost[0].error;
    return { had, missing: lost.map(({ missing }) => missing) };
}

;// CONCATENATED MODULE: ./.build/lib/operations/backup/execute.js
var execute_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var execute_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Carries a plan out: every component into a stage of the store, then the metadata, then one commit. Whatever fails
 * before the commit leaves no trace in the store.
 */
async function executeBackup(plan, resources, facts) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { host, store, lease, signer } = resources;
        const startedAt = host.now();
        const taken = new Set(await store.folders());
        const id = await freeId(startedAt, (one) => taken.has(one) || taken.has(`${one}.partial`));
        const stage = execute_addDisposableResource(env_1, await store.stage(id), true);
        const { had, missing } = await execute_captureAll(plan.planned, openSink(id, stage, resources.scratch), host, facts);
        const manifest = buildManifest({ ...facts, id, startedAt, captured: had, missing, host, signer, plan });
        const complete = await writeMetadata(stage, manifest, had, signer, facts.signal);
        if (facts.signal.aborted)
            throw (0,lib_errors/* cancelled */.KW)(facts.signal);
        await lease.check();
        await stage.commit({ path: catalog_manifest/* manifestPath */.ji, content: (0,catalog_manifest/* encodeManifest */.Gb)(complete) });
        host.stand({
            stopping: `backup ${id} is complete, and its lease is given back`,
            hint: `Backup ${id} is complete: there is nothing to do.`,
            abandoned: `Backup ${id} is complete.`,
        });
        host.log.info(`Committed ${store.location}/${id}/${catalog_manifest/* manifestPath */.ji}`);
        return complete;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = execute_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** All components at once, so that their recovery points lie close together; the first that must not fail ends the others. */
async function execute_captureAll(planned, sink, host, settings) {
    const { abort, signal } = settings;
    const runs = planned.map((one) => async () => {
        const started = performance.now();
        const { component } = one.plan;
        try {
            const capture = await orMissing(component, settings, signal, one.backup(sink));
            if ('missing' in capture) {
                await sink.discard(component);
                return capture;
            }
            const durationMs = Math.round(performance.now() - started);
            const size = (0,lib_format/* formatBytes */.z3)((0,catalog_manifest/* bytesOf */.$$)(capture.files));
            host.log.info(`${component}: ${size} in ${(0,lib_format/* formatDuration */.a3)(durationMs)} (${capture.highlights.join(', ')})`);
            return { plan: one.plan, capture, durationMs };
        }
        catch (error) {
            abort.abort(error);
            throw error;
        }
    });
    return partsOf(await (0,together/* together */.b)(signal, runs));
}

;// CONCATENATED MODULE: ./.build/lib/operations/backup/fields.js



const backupFields = {
    type: {
        description: 'Kind of backup: full or pre-deployment.',
        kind: 'text',
        to: ['request', 'type'],
        env: 'BACKUP_TYPE',
        choices: ['full', 'pre-deployment', 'incremental'],
        absent: 'full',
    },
    components: {
        description: 'Which components to back up: database, redis, config, logs.',
        kind: 'list',
        to: ['request', 'components'],
        choices: schema/* componentNames */.w,
        absent: 'all that are configured',
    },
    ...switchFields('backup', schema/* componentNames */.w, (name) => `Whether to back up ${name}, if it is configured.`),
    'dry-run': {
        description: 'Print the plan and stop: nothing is written.',
        kind: 'flag',
        to: ['request', 'dryRun'],
        env: 'DRY_RUN',
        absent: 'false',
    },
    ...sourceFields,
    'config-paths': {
        description: 'Configuration files and folders, relative to the workspace.',
        kind: 'list',
        to: ['config', 'config', 'paths'],
        absent: 'config.paths of backup.yml',
    },
    'log-paths': {
        description: 'Log files, as paths or glob patterns relative to the workspace.',
        kind: 'list',
        to: ['config', 'logs', 'paths'],
        absent: 'logs.paths of backup.yml',
    },
    'database-format': {
        description: 'Dump format: auto, directory, custom or plain.',
        kind: 'text',
        to: ['config', 'database', 'format'],
        absent: 'database.format of backup.yml, else auto',
    },
    compression: {
        description: 'Codec of the files: zstd or gzip.',
        kind: 'text',
        to: ['config', 'compression'],
        absent: 'compression of backup.yml, else zstd',
    },
    ...writerFields,
};
const backupRequestSchema = schemas/* strictObject */.rej({
    type: schemas/* enum */.k5n(['full', 'pre-deployment', 'incremental']).default('full'),
    components: schemas/* array */.YOg(schemas/* enum */.k5n(schema/* componentNames */.w)).min(1).optional(),
    switches: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(schema/* componentNames */.w), schemas/* boolean */.zMY()).prefault({}),
    dryRun: schemas/* boolean */.zMY().default(false),
});

;// CONCATENATED MODULE: ./.build/lib/operations/backup/previous.js

/**
 * What a backup is compared with: as a whole with the newest of the same components, each component with the newest backup
 * that holds it. A run of some components must not hide what the last whole one held.
 */
function previousBackups(entries, { system, type, components }) {
    const earlier = entries
        .flatMap((entry) => (entry.kind === 'backup' ? [entry.manifest] : []))
        .filter((manifest) => manifest.system === system && manifest.type === type)
        .toReversed();
    const asked = new Set(components);
    const same = earlier.find((one) => {
        const names = Object.keys(one.components);
        return names.length === asked.size && names.every((name) => asked.has(name));
    });
    const [newest] = earlier;
    const dropped = Object.keys(newest?.components ?? {}).filter((name) => !asked.has(name));
    return {
        whole: same === undefined ? undefined : wholeOf(same),
        components: Object.fromEntries(components.flatMap((name) => lastOf(earlier, name))),
        dropped: newest === undefined ? [] : dropped.map((component) => ({ component, id: newest.id })),
    };
}
function wholeOf(manifest) {
    const durationMs = new Date(manifest.finishedAt).getTime() - new Date(manifest.startedAt).getTime();
    return { id: manifest.id, bytes: (0,catalog_manifest/* totalBytes */.ob)(manifest), durationMs };
}
function lastOf(earlier, name) {
    const manifest = earlier.find(({ components }) => components[name] !== undefined);
    const component = manifest?.components[name];
    if (manifest === undefined || component === undefined)
        return [];
    const { bytes, sourceBytes } = component;
    return [[name, { id: manifest.id, bytes, sourceBytes }]];
}

;// CONCATENATED MODULE: ./.build/lib/operations/backup/plan.js





/** Room left beside the backup itself: metadata, and other writers on the same disk. */
const spareBytes = 16 * 1024 * 1024;
/** Components this run covers: those asked for, else all that are configured; minus those switched off. */
function chooseComponents(request, config) {
    const configured = components.map(({ name }) => name).filter((name) => config[name] !== undefined);
    const wanted = request.components ?? configured;
    const missing = wanted.filter((name) => config[name] === undefined);
    if (missing.length > 0) {
        throw new lib_errors/* BackupError */.hj('invalid-request', `Not configured: ${missing.join(', ')}`, {
            hint: 'Add the section to backup.yml, or give database-url, redis-url, config-paths or log-paths.',
        });
    }
    const chosen = wanted.filter((name) => request.switches[name] !== false);
    if (chosen.length > 0)
        return chosen;
    throw new lib_errors/* BackupError */.hj('invalid-request', 'There is nothing to back up', {
        hint: 'Configure at least one of database, redis, config and logs: in backup.yml, or by database-url and redis-url.',
    });
}
/** Looks at every chosen source, side by side; reads only. */
async function planBackup(request, session, catalog, freeBytes) {
    const { type } = request;
    if (type === 'incremental') {
        throw new lib_errors/* BackupError */.hj('unsupported', 'Incremental backups are not available yet', {
            hint: 'Use type full: with its parallel dump it is quick enough to run every hour.',
        });
    }
    const chosen = chooseComponents(request, session.config);
    const looks = components
        .filter(({ name }) => chosen.includes(name))
        .map((component) => orMissing(component.name, session.config, session.signal, component.plan(session)));
    await Promise.allSettled(looks);
    const { had: planned, missing } = partsOf(await Promise.all(looks));
    const previous = previousBackups(catalog.entries, { system: session.config.system, type, components: chosen });
    const neededBytes = spareBytes + planned.reduce((sum, { plan }) => sum + needed(plan, previous), 0);
    return {
        type,
        planned,
        previous,
        space: { neededBytes: Math.ceil(neededBytes), freeBytes },
        warnings: [
            ...missing,
            ...planned.flatMap(({ plan }) => plan.warnings.map((warning) => `${plan.component}: ${warning}`)),
        ],
    };
}
/** @throws BackupError `disk-space` when the store has less room than the plan needs */
function requireSpace(space, location) {
    if (space.freeBytes === undefined || space.freeBytes >= space.neededBytes)
        return;
    throw new lib_errors/* BackupError */.hj('disk-space', `Not enough free space in ${location}`, {
        because: [`needed about ${(0,lib_format/* formatBytes */.z3)(space.neededBytes)}, free ${(0,lib_format/* formatBytes */.z3)(space.freeBytes)}`],
        hint: 'Free some space, remove or move old backups, or choose another store. Nothing was written.',
    });
}
/** The last backup tells better than an estimate: a third more, and what its source has grown by, estimated. */
function needed({ component, estimatedBytes, estimatedRawBytes }, previous) {
    const before = previous.components[component];
    if (before?.sourceBytes === undefined || estimatedRawBytes === 0)
        return estimatedBytes;
    const grownBytes = Math.max(0, estimatedRawBytes - before.sourceBytes);
    return Math.min(estimatedBytes, before.bytes * 1.33 + grownBytes * (estimatedBytes / estimatedRawBytes));
}

;// CONCATENATED MODULE: ./.build/lib/operations/backup/index.js
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











const backup_backup = {
    name: 'backup',
    description: 'Back up PostgreSQL, Redis, configuration files and logs at one recovery point.',
    fields: backupFields,
    request: backupRequestSchema,
    sections: ({ components = schema/* componentNames */.w, switches }) => [
        ...components.filter((name) => switches[name] !== false),
        'stores',
        'signing',
    ],
    outputs: {
        'backup-id': 'Id of the backup (YYYYMMDD_HHMMSS, UTC).',
        path: 'Where the backup lies.',
        'manifest-path': 'Where its manifest lies.',
        bytes: 'Size of the backup in bytes.',
        duration: 'How long it took, in seconds.',
        status: 'ok, planned or failed.',
        'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
    },
    run,
};
async function run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = backup_addDisposableResource(env_1, await openStore(config, host), true);
        const signer = openSigner(config.signing);
        const abort = new AbortController();
        const scratch = backup_addDisposableResource(env_1, await scratchFolder(host), true);
        const session = openSession(host, config, scratch.path, AbortSignal.any([host.signal, abort.signal]));
        const plan = await host.log.group('Plan', async () => {
            const catalog = await readCatalog(store);
            const seen = await planBackup(request, session, catalog, await store.freeBytes());
            const made = { ...seen, warnings: [...seen.warnings, ...workspaceWarnings(host, store)] };
            logPlan(host, made, catalog.leftovers);
            return made;
        });
        if (request.dryRun)
            return plannedReport(plan, config.system, store);
        requireSpace(plan.space, store.location);
        const target = backup_addDisposableResource(env_1, await openWritableStore(config, host), true);
        const lease = backup_addDisposableResource(env_1, await takeLeases([target], { session, host, abort }, 'backup'), true);
        host.stand({
            stopping: 'what was written of the backup is removed',
            hint: 'Nothing was committed. Run it again when you are ready.',
            abandoned: 'Nothing was committed; a folder that ends in .partial may be left in the store and can be removed.',
        });
        const started = performance.now();
        const manifest = await host.log.group('Backup', () => executeBackup(plan, { host, store: target, lease, signer, scratch: scratch.path }, { ...config, abort, signal: session.signal }));
        return doneReport(plan, manifest, store, Math.round(performance.now() - started));
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
/** A checkout cleans the workspace of a self-hosted runner (`git clean -ffdx`), and the backups in it. */
function workspaceWarnings(host, store) {
    const folder = store.localPath('');
    if (host.kind !== 'github' || folder === undefined)
        return [];
    const within = (0,external_node_path_.relative)(host.folder, folder);
    if (within.startsWith('..') || (0,external_node_path_.isAbsolute)(within))
        return [];
    return [
        `The store ${folder} lies in the workspace, which the next checkout cleans: name a folder outside with stores.local.path.`,
    ];
}
/** Warnings of the plan are the report's too, and become annotations there. */
function logPlan({ log }, plan, leftovers) {
    for (const { plan: one } of plan.planned) {
        log.info(`${one.component}: ${one.source}`);
        for (const detail of one.details)
            log.info(`  ${detail}`);
    }
    for (const warning of plan.warnings)
        log.info(`warning: ${warning}`);
    if (leftovers.length > 0)
        log.warning(`Left behind by interrupted backups: ${leftovers.join(', ')}. They are not backups.`);
}
function plannedReport(plan, system, store) {
    const { type, space, warnings } = plan;
    const components = plan.planned.map(({ plan: { component, source, estimatedBytes, details } }) => {
        return { component, source, estimatedBytes, details };
    });
    return { operation: 'backup', status: 'planned', system, type, store: store.location, components, space, warnings };
}
function doneReport(plan, manifest, store, durationMs) {
    const { id, system, type, skewMs, warnings } = manifest;
    const path = store.localPath(id) ?? `${store.location}/${id}`;
    const components = Object.entries(manifest.components).map(([component, record]) => {
        const { source, bytes, rawBytes, durationMs: tookMs, highlights } = record;
        const files = manifest.files.filter((file) => file.path.startsWith(`${component}/`)).length;
        return { component, source, bytes, rawBytes, files, durationMs: tookMs, highlights };
    });
    return {
        operation: 'backup',
        status: 'ok',
        system,
        type,
        store: store.location,
        id,
        path,
        manifestPath: `${path}/${catalog_manifest/* manifestPath */.ji}`,
        bytes: (0,catalog_manifest/* totalBytes */.ob)(manifest),
        durationMs,
        skewMs,
        signed: manifest.signer !== undefined,
        components,
        previous: plan.previous,
        warnings,
    };
}

;// CONCATENATED MODULE: ./.build/lib/catalog/proofs.js






/** Depth of a restore test that left nothing out. */
const wholeDepth = 'whole';
const outcomes = ['passed', 'failed', 'not-verified'];
const statementSchema = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(1),
    kind: schemas/* enum */.k5n(['verify', 'restore-test']),
    depth: schemas/* string */.YjP(),
    backup: schemas/* string */.YjP(),
    /** SHA-256 of the manifest the proof is about; absent for a backup without one. */
    manifestSha256: schemas/* string */.YjP().optional(),
    outcome: schemas/* enum */.k5n(outcomes),
    findings: schemas/* array */.YOg(schemas/* strictObject */.rej({ file: schemas/* string */.YjP(), problem: schemas/* string */.YjP() })),
    startedAt: iso/* datetime */.w$(),
    finishedAt: iso/* datetime */.w$(),
    machine: schemas/* string */.YjP(),
    run: schemas/* string */.YjP().optional(),
    program: schemas/* string */.YjP(),
    /** Of a restore test: time until the restored data could be used. */
    restoreMs: schemas/* number */.aig().min(0).optional(),
    /** Of a restore test: where each component was restored to. */
    places: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).optional(),
});
const proofSchema = schemas/* strictObject */.rej({
    statement: statementSchema,
    /** Over the JSON text of the statement. */
    sha256: schemas/* string */.YjP(),
    signer: schemas/* string */.YjP().optional(),
    signature: schemas/* string */.YjP().optional(),
});
/** Writes a proof beside the backup and returns its path in the store. */
async function saveProof(store, statement, signer) {
    const text = statementText(statement);
    const proof = {
        statement,
        sha256: (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'),
        ...(signer && { signer: signer.publicKey, signature: signer.sign(text).toString('base64') }),
    };
    const time = statement.finishedAt.replace(/[-:]/g, '');
    const path = `${statement.backup}/${catalog_manifest/* proofsFolder */.Wx}/${time}-${statement.kind}.json`;
    await store.put(path, encodeProof(proof));
    return path;
}
/** With its keys in the order of the schema, so that reading and writing it again gives the same bytes. */
function encodeProof(proof) {
    return Buffer.from(`${JSON.stringify(proofSchema.parse(proof), undefined, 2)}\n`);
}
/** The proofs of a backup, oldest first, and what is wrong with the unreadable ones. */
async function readProofs(store, id) {
    const proofs = [];
    const problems = [];
    for (const { path, regular } of await store.list(`${id}/${catalog_manifest/* proofsFolder */.Wx}`)) {
        if (!regular) {
            problems.push({ path, problem: 'is not a plain file' });
            continue;
        }
        // One that cannot be read hides neither the others nor the backup.
        const bytes = await store.readSmall(path).catch(lib_errors/* whyUnreadable */._p);
        if (bytes === undefined)
            continue;
        const read = typeof bytes === 'string' ? bytes : parseProof(bytes);
        if (typeof read === 'string')
            problems.push({ path, problem: read });
        else if (read.statement.backup !== id)
            problems.push({ path, problem: `is about backup ${read.statement.backup}` });
        else
            proofs.push({ path, ...read });
    }
    proofs.sort((a, b) => (a.statement.finishedAt < b.statement.finishedAt ? -1 : 1));
    return { proofs, problems };
}
/**
 * What is known of a backup, in few words, oldest first: "restore-test whole passed <time>, verify quick passed <time>". The
 * last restore test of the whole stays in it, whatever was looked at since; undefined when nothing was looked at.
 */
function describeProofs(proofs) {
    const tests = proofs.filter(({ statement }) => statement.kind === 'restore-test');
    const telling = [tests.findLast(isWhole) ?? tests.at(-1), proofs.at(-1)];
    const texts = telling
        .filter((proof) => proof !== undefined)
        .map(({ statement }) => `${statement.kind} ${statement.depth} ${statement.outcome} ${statement.finishedAt}`);
    return texts.length === 0 ? undefined : [...new Set(texts)].join(', ');
}
/**
 * The restore test that proves a backup as a whole: the last one of all its components, if it passed, and so did every test
 * of a part of it since. Undefined when the backup is not proven.
 */
function provingTest(proofs) {
    const tests = proofs.filter(({ statement }) => statement.kind === 'restore-test');
    const last = tests.findLastIndex(isWhole);
    if (last === -1)
        return undefined;
    return tests.slice(last).every(({ statement }) => statement.outcome === 'passed') ? tests[last] : undefined;
}
/** A restore test names the parts it was limited to. */
function isWhole({ statement }) {
    return statement.depth === wholeDepth;
}
/** What is hashed and signed: the statement with its keys in the order of the schema. */
function statementText(statement) {
    return Buffer.from(JSON.stringify(statementSchema.parse(statement)));
}
function parseProof(bytes) {
    const value = (0,json/* parseJson */.q)(bytes);
    if (value === undefined)
        return 'is not JSON';
    const parsed = proofSchema.safeParse(value);
    if (!parsed.success)
        return 'is not a proof';
    const { statement, sha256, signer, signature } = parsed.data;
    const text = statementText(statement);
    const intact = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex') === sha256 && encodeProof(parsed.data).equals(bytes);
    if (!intact)
        return 'was changed after it was written';
    if (signer === undefined && signature === undefined)
        return { statement, signer: undefined };
    if (signer === undefined || signature === undefined)
        return 'has half a signature';
    const signatureBytes = Buffer.from(signature, 'base64');
    // base64 has more than one spelling of the same bytes; only ours counts.
    return signatureBytes.toString('base64') === signature && isSignedBy(signer, text, signatureBytes)
        ? { statement, signer }
        : 'has a signature that does not match';
}

;// CONCATENATED MODULE: ./.build/lib/operations/list/index.js
var list_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var list_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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






const requestSchema = schemas/* strictObject */.rej({});
const list = {
    name: 'list',
    description: 'List the backups of a store, with what was last proved about each.',
    fields: storeFields,
    request: requestSchema,
    sections: () => ['stores'],
    outputs: { status: 'ok' },
    run: list_run,
};
async function list_run({ config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = list_addDisposableResource(env_1, await openStore(config, host), true);
        const catalog = await readCatalog(store);
        const own = catalog.entries.filter((entry) => belongsTo(entry, config.system));
        const backups = await Promise.all(own.map((entry) => describe(store, entry)));
        return {
            operation: 'list',
            status: 'ok',
            store: store.location,
            storeExists: await store.exists(),
            backups,
            leftovers: catalog.leftovers,
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = list_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function describe(store, entry) {
    const { proofs } = await readProofs(store, entry.id);
    const last = proofs.at(-1)?.statement;
    const lastProof = last && { kind: `${last.kind} ${last.depth}`, outcome: last.outcome, at: last.finishedAt };
    const manifest = entry.kind === 'backup' ? entry.manifest : undefined;
    return {
        id: entry.id,
        origin: entry.kind === 'backup' ? 'suite' : entry.kind,
        system: manifest?.system,
        type: manifest?.type,
        bytes: manifest && (0,catalog_manifest/* totalBytes */.ob)(manifest),
        components: Object.keys(manifest?.components ?? {}),
        missing: (0,catalog_manifest/* missingIn */.EH)(manifest ?? { warnings: [] }).map(({ component }) => component),
        lastProof,
        proofs: describeProofs(proofs),
    };
}

// EXTERNAL MODULE: ./.build/lib/report/restore-lines.js
var restore_lines = __webpack_require__(29305);
;// CONCATENATED MODULE: ./.build/lib/state/journal.js



const component = schemas/* strictObject */.rej({
    component: schemas/* string */.YjP(),
    /** Written before staging begins, and again before the switch; what undo needs. */
    state: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9()),
    commands: schemas/* array */.YOg(schemas/* string */.YjP()),
    /** staging: only something beside the live data was begun. */
    phase: schemas/* enum */.k5n(['staging', 'switching', 'switched', 'undone']),
});
const journalSchema = schemas/* strictObject */.rej({
    format: schemas/* literal */.euz(1),
    restoreId: schemas/* string */.YjP(),
    system: schemas/* string */.YjP(),
    backup: schemas/* string */.YjP(),
    startedAt: iso/* datetime */.w$(),
    status: schemas/* enum */.k5n(['running', 'done', 'failed', 'undone']),
    /** False when only a side database was made: nothing live was replaced. */
    live: schemas/* boolean */.zMY(),
    /** Whether services were stopped by this restore and not yet started again. */
    servicesStopped: schemas/* boolean */.zMY(),
    components: schemas/* array */.YOg(component),
});
const folder = 'restores';
/** A component's record in the journal, from its undo. */
function journalEntry(name, undo, phase) {
    const plain = JSON.parse(JSON.stringify({ component: name, state: undo.state, commands: undo.commands, phase }));
    return component.parse(plain);
}
/** Folder of a restore in the state of its host: the journal, and what the restore keeps. */
function restoreFolder(restoreId) {
    return `${folder}/${restoreId}`;
}
/** Where a restore keeps what must outlive it, such as the former Redis data. */
function keptPath(restoreId) {
    return `${restoreFolder(restoreId)}/kept`;
}
/** By hand, what `restore --undo` does: for the case that this program cannot run. */
function undoPath(restoreId) {
    return `${restoreFolder(restoreId)}/UNDO.md`;
}
/** Saves the journal, and its commands for people, before anything else happens. */
async function writeJournal(store, journal) {
    const text = `${JSON.stringify(journal, undefined, 2)}\n`;
    await store.put(undoPath(journal.restoreId), Buffer.from(undoText(journal)));
    await store.put(`${restoreFolder(journal.restoreId)}/journal.json`, Buffer.from(text));
}
function undoText(journal) {
    const chapters = journal.components
        .toReversed()
        .map(({ component: name, phase, commands }) => phase === 'undone'
        ? `## ${name}\n\nIs put back already: there is nothing to do.`
        : `## ${name} (${phase})\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\``);
    return `${[
        `# Undo restore ${journal.restoreId} of ${journal.system}`,
        `It began ${journal.startedAt} from backup ${journal.backup} and is ${journal.status}. This does the same as \`backupctl restore --undo ${journal.restoreId} --yes ${journal.system}\`, by hand, in bash, in the order it stands. Stop what uses the data first.`,
        'Passwords are not in here: first `export PGPASSWORD=…` for PostgreSQL and `export REDISCLI_AUTH=…` for Redis, where they have one, and `export REDIS_CONF=…`, the configuration file of Redis, if it is not /etc/redis/redis.conf. Where systemd or Docker supervises Redis, stop and start it with that in place of SHUTDOWN and `redis-server`.',
        ...(chapters.length === 0 ? ['Nothing live was changed yet: there is nothing to undo.'] : chapters),
    ].join('\n\n')}\n`;
}
/** Journals of a system, oldest first, and the ids of those, of whatever system, that cannot be read. */
async function readJournals(store, system) {
    const journals = [];
    const unreadable = [];
    for (const { path } of await store.list(folder)) {
        const id = /^restores\/([^/]+)\/journal\.json$/.exec(path)?.[1];
        if (id === undefined)
            continue;
        const bytes = await store.readSmall(path).catch(lib_errors/* whyUnreadable */._p);
        const journal = bytes instanceof Buffer ? journalSchema.safeParse((0,json/* parseJson */.q)(bytes)).data : undefined;
        if (journal === undefined)
            unreadable.push(id);
        else if (journal.system === system)
            journals.push(journal);
    }
    return { journals: journals.sort((a, b) => (a.restoreId < b.restoreId ? -1 : 1)), unreadable };
}

;// CONCATENATED MODULE: ./.build/lib/state/places.js





const ofAll = '/var/lib/backup-actions';
/**
 * Where this host keeps its state: as configured, else in /var/lib for whoever may write there, else with the user.
 *
 * @throws BackupError `invalid-config` when there is no such place
 */
async function statePlace(configured, env) {
    if (configured !== undefined)
        return placeAt(configured);
    if (await mayWrite(ofAll))
        return placeAt(ofAll);
    const own = ofUser(env);
    if (own !== undefined)
        return placeAt(own);
    throw new lib_errors/* BackupError */.hj('invalid-config', 'There is no place for what restores keep on this host', {
        because: [`${ofAll} cannot be written, and neither XDG_STATE_HOME nor HOME is set`],
        hint: 'Name a folder with state.path in backup.yml, or BACKUP_STATE.',
    });
}
/**
 * Every place where a restore of this host may have left its journal, the one in use first: other users and settings, and
 * beside the backups, where former versions wrote it.
 */
function otherPlaces(own, env, localStoreFolder) {
    const paths = [ofAll, ofUser(env), localStoreFolder].filter((path) => path !== undefined);
    return [...new Set(paths)].map(placeAt).filter(({ look }) => look.location !== own.look.location);
}
function placeAt(path) {
    const store = localStore('state', path);
    return {
        look: readOnly(store),
        open: async () => {
            await requireWritable(path);
            return store;
        },
        folder: (below) => (0,external_node_path_.join)(path, below),
    };
}
async function requireWritable(folder) {
    try {
        await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
        await (0,promises_.access)(folder, promises_.constants.W_OK);
    }
    catch (cause) {
        throw new lib_errors/* BackupError */.hj('store-unwritable', `What restores keep on this host cannot be written to ${folder}`, {
            cause,
            hint: 'Nothing was changed. Let this user write there, or name another folder with state.path in backup.yml, or BACKUP_STATE.',
        });
    }
}
function ofUser(env) {
    const base = env.XDG_STATE_HOME || (env.HOME && (0,external_node_path_.join)(env.HOME, '.local', 'state'));
    return base ? (0,external_node_path_.join)(base, 'backup-actions') : undefined;
}
/** Root makes it where it is missing. */
async function mayWrite(folder) {
    if (process.getuid?.() === 0)
        return true;
    return await (0,promises_.access)(folder, promises_.constants.W_OK).then(() => true, () => false);
}

// EXTERNAL MODULE: ./.build/lib/config/expectation.js
var expectation = __webpack_require__(32427);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/lib/connections/user-command.js
var user_command = __webpack_require__(43357);
;// CONCATENATED MODULE: ./.build/lib/operations/commands.js





const retryEveryMs = 1_000;
const requestTimeoutMs = 10_000;
/** Asks a URL once; undefined when it answered 200, else what it answered. */
async function tryUrl(url, signal) {
    const send = url.startsWith('https:') ? external_node_https_.request : external_node_http_.request;
    const limited = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
    return new Promise((resolve) => {
        const call = send(url, { signal: limited, agent: false }, (response) => {
            response.resume();
            response.once('end', () => resolve(response.statusCode === 200 ? undefined : `answered ${response.statusCode}`));
            response.once('error', (error) => resolve((0,lib_errors/* messageOf */.bD)(error)));
        });
        call.once('error', (error) => resolve((0,lib_errors/* messageOf */.bD)(error)));
        call.end();
    });
}
/** Repeats a probe until it passes or the time is over; undefined when it passed, else the last reason. */
async function untilPassed(probe, timeoutMs, signal) {
    const endMs = performance.now() + timeoutMs;
    for (;;) {
        const problem = await probe();
        if (signal.aborted)
            throw (0,lib_errors/* cancelled */.KW)(signal);
        if (problem === undefined || performance.now() + retryEveryMs > endMs)
            return problem;
        await (0,external_node_timers_promises_.setTimeout)(retryEveryMs, undefined, { signal }).catch(() => { });
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/checks/probes.js




/** Runs the user's checks of backup.yml, one after the other. */
function runProbes(session) {
    return Array.fromAsync(session.config.checks, (probe) => runProbe(probe, session));
}
async function runProbe(probe, session) {
    const { name, timeout, command, url, sql } = probe;
    const result = (problem, what) => {
        if (problem === undefined)
            return { name, outcome: 'passed', detail: what };
        return { name, outcome: 'failed', detail: `${what}: ${problem}` };
    };
    if (command !== undefined) {
        const attempt = () => (0,user_command/* tryCommand */.H)(command, session, timeout);
        return result(await untilPassed(attempt, timeout, session.signal), (0,user_command/* commandText */.j)(command));
    }
    if (url !== undefined) {
        return result(await untilPassed(() => tryUrl(url, session.signal), timeout, session.signal), url);
    }
    return result(await trySql(probe, session), sql ?? '');
}
async function trySql({ sql = '', expect, timeout }, session) {
    const database = components.find(({ query }) => query !== undefined);
    if (database?.query === undefined)
        return 'no component answers SQL';
    try {
        const value = await database.query(sql, session, timeout);
        if (expect === undefined)
            return value === undefined ? 'gave no row' : undefined;
        return (0,expectation/* meets */.D)(value, expect) ? undefined : `gave ${value ?? 'no row'}, expected ${expect}`;
    }
    catch (error) {
        if (session.signal.aborted)
            throw error;
        return [(0,lib_errors/* messageOf */.bD)(error), ...(0,lib_errors/* reasonsOf */.zM)(error)].join(': ');
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/choose.js






/**
 * The backup a user means.
 *
 * @throws BackupError `backup-not-found`, `damaged`, `invalid-request`
 */
async function chooseBackup(store, catalog, wanted, system) {
    const limit = wanted.before === undefined ? undefined : parseMoment(wanted.before);
    const entries = catalog.entries.filter((entry) => limit === undefined || recoveryPoint(entry) < limit);
    if (limit !== undefined)
        requireOneBefore(catalog, entries, wanted, system, store.location);
    const narrowed = { ...catalog, entries };
    const entry = wanted.backup === 'latest-proven'
        ? await latestProven(store, narrowed, system, wanted.trusted)
        : findBackup(narrowed, wanted.backup, system, store.location);
    if (entry.kind !== 'damaged')
        return entry;
    throw new lib_errors/* BackupError */.hj('damaged', `Backup ${entry.id} cannot be restored: its manifest is damaged`, {
        because: [entry.problem],
        hint: 'Name another backup; "backupctl verify all" tells which are whole.',
    });
}
const shownBackups = 8;
/** @throws BackupError `backup-not-found` that tells which backups there are, when no wanted one is old enough */
function requireOneBefore(catalog, before, { backup, before: limit = '' }, system, location) {
    const isWanted = (entry) => (backup.startsWith('latest') ? belongsTo(entry, system) : entry.id === backup);
    const candidates = catalog.entries.filter(isWanted);
    if (candidates.length === 0 || before.some(isWanted))
        return;
    const known = candidates
        .slice(0, shownBackups)
        .map((entry) => `${entry.id} (data of ${recoveryPoint(entry).toISOString()})`);
    const more = candidates.length - known.length;
    throw new lib_errors/* BackupError */.hj('backup-not-found', `No backup of ${system} in ${location} has data from before ${limit}`, {
        hint: `There are, oldest first: ${known.join(', ')}${more > 0 ? ` and ${more} newer` : ''}. Choose a later time, or a backup by its id.`,
    });
}
/** When the data of a backup are from; for a backup without manifest, when it was made. */
function recoveryPoint(entry) {
    if (entry.kind !== 'backup')
        return backupTime(entry.id) ?? new Date(0);
    const points = Object.values(entry.manifest.components).map((one) => new Date(one.recoveryPoint).getTime());
    return new Date(Math.min(...points));
}
/** Facts of a backup for a plan or a report. */
async function describeBackup(store, entry, now) {
    const point = recoveryPoint(entry);
    const { proofs } = await readProofs(store, entry.id);
    const bytes = (0,catalog_manifest/* bytesOf */.$$)(entry.kind === 'backup' ? entry.manifest.files : await store.list(entry.id));
    return {
        id: entry.id,
        type: entry.kind === 'backup' ? entry.manifest.type : 'made by shell scripts',
        recoveryPoint: point.toISOString(),
        ageMs: now.getTime() - point.getTime(),
        bytes,
        proof: describeProofs(proofs),
    };
}
async function latestProven(store, catalog, system, trusted) {
    for (const entry of catalog.entries.toReversed()) {
        if (entry.kind !== 'backup' || !belongsTo(entry, system))
            continue;
        const { proofs } = await readProofs(store, entry.id);
        const manifestSha256 = (0,external_node_crypto_.createHash)('sha256').update(entry.manifestBytes).digest('hex');
        const proof = provingTest(proofs);
        if (proof?.statement.manifestSha256 === manifestSha256 && (trusted === undefined || proof.signer === trusted))
            return entry;
    }
    const title = `No backup of ${system} in ${store.location} was proven as a whole by a restore test`;
    throw new lib_errors/* BackupError */.hj('backup-not-found', title, {
        hint: 'Run restore-test on the newest one, or name a backup by its id.',
    });
}
function parseMoment(text) {
    const moment = backupTime(text) ?? new Date(text);
    if (!Number.isNaN(moment.getTime()))
        return moment;
    throw new lib_errors/* BackupError */.hj('invalid-request', `"${text}" is not a time`, {
        hint: 'Write it like 2026-11-22T02:00:00Z or 20261122_020000.',
    });
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/choose-undo.js



/** The command that undoes a restore. */
function undoCommand(restoreId, system) {
    return `backupctl restore --undo ${restoreId} --yes ${(0,lib_format/* shellQuote */.ZL)(system)}`;
}
/**
 * Journals of a system in all places, the own one first.
 *
 * @throws BackupError `read-failed` when the own place cannot be read
 */
async function readAll(places, system) {
    const closed = [];
    const read = await Array.fromAsync(places, async (place) => {
        try {
            return { place, ...(await readJournals(place.look, system)) };
        }
        catch (error) {
            if (place === places[0] || !(error instanceof lib_errors/* BackupError */.hj) || error.code !== 'read-failed')
                throw error;
            closed.push(place.look.location);
            return { place, journals: [], unreadable: [] };
        }
    });
    const all = read.flatMap(({ place, journals }) => journals.map((journal) => ({ journal, place })));
    return {
        all: all.sort((a, b) => (a.journal.restoreId < b.journal.restoreId ? -1 : 1)),
        unreadable: read.flatMap(({ place, unreadable }) => unreadable.map((id) => ({ id, place }))),
        closed,
    };
}
/** That there may be restores which this user cannot see. */
function mayHide(closed) {
    return closed.map((folder) => `${folder} cannot be read by this user: a restore that another user made may lie there.`);
}
/**
 * The restore a user wants undone. `latest` is the newest restore of live data, whatever became of it: never one before it.
 *
 * @throws BackupError `backup-not-found`, `damaged`
 */
async function findJournal(places, wanted, system) {
    const { all, unreadable, closed } = await readAll(places, system);
    const found = wanted === 'latest'
        ? all.findLast(({ journal }) => journal.live)
        : all.find(({ journal }) => journal.restoreId === wanted);
    const newest = found?.journal.restoreId ?? '';
    const hidden = unreadable.find(({ id }) => id === wanted || (wanted === 'latest' && id > newest));
    if (hidden !== undefined)
        throw unreadableJournal(hidden.id, hidden.place);
    if (wanted === 'latest' && closed.length > 0)
        throw new lib_errors/* BackupError */.hj('access-denied', 'Which restore is the latest cannot be seen by this user', {
            because: mayHide(closed),
            hint: 'Nothing was changed. Name the restore by its id, or run the same as the user who restored.',
        });
    if (found !== undefined)
        return found;
    throw new lib_errors/* BackupError */.hj('backup-not-found', wanted === 'latest' ? 'There is no restore of live data to undo' : `There was no restore ${wanted}`, {
        because: mayHide(closed),
        hint: `Restores of ${system} in ${places.map(({ look }) => look.location).join(', ')}: ${all.map(({ journal }) => journal.restoreId).join(', ') || 'none'}.`,
    });
}
/** Whether something of a restore is still to be put back, removed or started. */
function owesUndo({ live, servicesStopped, components }) {
    return (live && servicesStopped) || components.some(({ phase }) => phase !== 'undone');
}
/** What is said when a restore owes nothing: that one before it is not undone in its place. */
async function nothingOwed(places, { restoreId, system }) {
    const journals = (await readAll(places, system)).all.map(({ journal }) => journal);
    const earlier = journals.findLast((one) => one.live && one.restoreId < restoreId && replaced(one).length > 0);
    const begun = journals.filter((one) => !one.live && one.components.some(({ phase }) => phase === 'staging'));
    return [
        `nothing to do: restore ${restoreId} is undone already, or had replaced nothing; nothing was changed now`,
        ...(earlier === undefined
            ? []
            : [
                `the restore before it, ${earlier.restoreId}, is in place; to go back further: ${undoCommand(earlier.restoreId, system)}`,
            ]),
        ...begun.map((one) => `restore ${one.restoreId} of some tables did not end; to remove what it began: ${undoCommand(one.restoreId, system)}`),
    ];
}
/**
 * A restore is undone only while nothing newer lies on top: else data of different times would be mixed, and what serves now
 * would be overwritten.
 *
 * @throws BackupError `preflight-failed` with the order in which they are to be undone
 */
async function requireOnTop(places, journal, log) {
    if (!journal.live)
        return;
    const { all, unreadable, closed } = await readAll(places, journal.system);
    for (const line of mayHide(closed))
        log.warning(line);
    const journals = all.map((one) => one.journal);
    const own = replaced(journal);
    const above = journals
        .filter(({ live, restoreId }) => live && restoreId > journal.restoreId)
        .map((one) => ({ ...one, both: replaced(one).filter((name) => own.includes(name)) }))
        .filter(({ both }) => both.length > 0)
        .toReversed();
    for (const { id } of unreadable.filter((one) => one.id > journal.restoreId)) {
        log.warning(`The journal of the later restore ${id} cannot be read: if it replaced the same data, undo that one first.`);
    }
    if (above.length === 0)
        return;
    const order = [...above, journal].map(({ restoreId }) => undoCommand(restoreId, journal.system));
    throw new lib_errors/* BackupError */.hj('preflight-failed', `Restore ${journal.restoreId} cannot be undone before the later ones`, {
        because: above.map(({ restoreId, both }) => `restore ${restoreId} has replaced ${both.join(', ')} since`),
        hint: `Nothing was changed. Undo the newest first, in this order: ${order.join('; then ')}`,
    });
}
/** Components whose live data a restore has replaced, or was about to, and that were not put back. */
function replaced({ components }) {
    return components
        .filter(({ phase }) => phase === 'switching' || phase === 'switched')
        .map(({ component }) => component);
}
function unreadableJournal(restoreId, place) {
    return new lib_errors/* BackupError */.hj('damaged', `The journal of restore ${restoreId} cannot be read`, {
        hint: `A newer version of the program may have written it, or this user may not read it. By hand: the commands are in ${place.folder(undoPath(restoreId))}. To undo another restore, name it by its id.`,
    });
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/confirm.js

/** @throws BackupError `invalid-request` unless the user has named the system whose data are to be replaced */
async function requireConfirmed(request, config, host, what) {
    const question = `${what} Type its name to go on: `;
    const answer = request.confirm ?? (await host.ask(question))?.trim();
    if (answer === config.system)
        return;
    const given = answer === undefined ? 'It was not confirmed' : `"${answer}" is not the name of the system`;
    throw new lib_errors/* BackupError */.hj('invalid-request', given, {
        hint: `Nothing was changed. To go on: ${host.kind === 'terminal' ? '--yes' : host.inputLabel('confirm')} with the value ${config.system}.`,
    });
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/definitions.js


const shown = 12;
/** The name by which somebody agrees to go on. */
const definitionsCheck = 'definitions';
/**
 * Whether a restored state may be put to use although something that is no data differs from the backup.
 *
 * @throws BackupError `restore-failed` nobody has agreed yet
 */
function requireAgreed(differing, override) {
    if (differing.length === 0 || override.includes(definitionsCheck))
        return;
    const lines = differing.slice(0, shown).map(differenceLine);
    throw new lib_errors/* BackupError */.hj('restore-failed', `check ${definitionsCheck}: ${(0,lib_format/* plural */.LS)(differing.length, 'definition')} not as in the backup`, {
        because: differing.length > shown ? [...lines, `and ${differing.length - shown} more`] : lines,
        hint: `All rows, sequences and large objects are equal to the backup. When you can do without these: run it again with --override ${definitionsCheck}; the report then holds their statements, to be run by hand.`,
    });
}
/** "index public.i: CREATE INDEX … ; found: missing" */
function differenceLine({ what, expected, found }) {
    return `${what}: ${expected}; found: ${found}`.replaceAll(/\s*\n\s*/g, ' ');
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/open-journal.js



/** The journal of the restore that is going on: here, and on disk ahead of every change. */
class OpenJournal {
    #store;
    #log;
    #now;
    constructor(begun, store, log) {
        this.#now = begun;
        this.#store = store;
        this.#log = log;
    }
    get now() {
        return this.#now;
    }
    /** Components that are being switched or were. */
    get switched() {
        return replaced(this.#now);
    }
    async record(entry) {
        await this.write(this.#with(entry));
    }
    async write(change) {
        this.#now = { ...this.#now, ...change };
        await writeJournal(this.#store, this.#now);
    }
    /** Writes what is already done. A journal that is behind makes an undo do it once more, which does no harm. */
    async note(change) {
        try {
            await this.write(change);
        }
        catch (error) {
            this.#log.warning(`The journal of this restore could not be written: ${(0,lib_errors/* failureText */.kY)(error)}`);
        }
    }
    async noteUndone(entry) {
        await this.note(this.#with({ ...entry, phase: 'undone' }));
    }
    #with(entry) {
        const others = this.#now.components.filter(({ component }) => component !== entry.component);
        return { components: [...others, entry] };
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/services.js


/** Stops what uses the data. @throws BackupError `restore-failed` at the first command that fails */
async function stopServices(session) {
    const { stop, timeout } = session.config.services;
    if (stop.length === 0)
        session.log.info('No services are configured: nothing to stop.');
    for (const command of stop) {
        session.log.info(`Stopping: ${(0,user_command/* commandText */.j)(command)}`);
        const problem = await (0,user_command/* tryCommand */.H)(command, session, timeout);
        if (problem === undefined)
            continue;
        throw new lib_errors/* BackupError */.hj('restore-failed', `A service could not be stopped: ${(0,user_command/* commandText */.j)(command)}`, {
            because: [problem],
            hint: 'Stop it by hand, or correct services.stop, then run this again.',
        });
    }
}
/** The commands that start them, for a person. */
function startCommands({ config }) {
    return config.services.start.map(user_command/* commandText */.j).join(' && ');
}
/**
 * Starts them again, unless something is against it, such as what they need being down; every command is tried, and what
 * failed is returned.
 */
async function startServices(session, against = []) {
    const { start, timeout } = session.config.services;
    if (start.length === 0)
        return [];
    if (against.length > 0) {
        return [`not started, because ${against.join('; and ')}. When you are ready: ${startCommands(session)}`];
    }
    const problems = [];
    for (const command of start) {
        session.log.info(`Starting: ${(0,user_command/* commandText */.j)(command)}`);
        const problem = await (0,user_command/* tryCommand */.H)(command, session, timeout);
        if (problem !== undefined)
            problems.push(`${(0,user_command/* commandText */.j)(command)}: ${problem}`);
    }
    return problems;
}

// EXTERNAL MODULE: ./.build/lib/config/trading.js
var trading = __webpack_require__(38408);
;// CONCATENATED MODULE: ./.build/lib/operations/checks/market.js
/** Whether the market is open at a moment, by its own clock and calendar. */
function isMarketOpen(market, at) {
    const clock = new Intl.DateTimeFormat('en-CA', {
        timeZone: market.timezone,
        weekday: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
    });
    const parts = clock.formatToParts(at).map(({ type, value }) => [type, value]);
    const { weekday, year, month, day, hour, minute } = Object.fromEntries(parts);
    const opens = market.days.some((one) => one === weekday?.toLowerCase());
    if (!opens || market.holidays.includes(`${year}-${month}-${day}`))
        return false;
    const time = `${hour}:${minute}`;
    return time >= market.open && time < market.close;
}

;// CONCATENATED MODULE: ./.build/lib/operations/checks/preflight.js








/**
 * Checks that may be overridden by name; the others protect the data themselves. What a disk must hold is an estimate;
 * `definitions` is looked at when all data are back.
 */
const overridable = [
    'trading-off',
    'market-closed',
    'signature',
    'disk-space',
    'redis-rights',
    'redis-version',
    'redis-atomic',
    'redis-memory',
    'redis-start',
    'definitions',
];
const askMs = 30_000;
/** Whether trading is off: by the configured command or URL, else by the deployed environment file, below `folder`. */
async function checkTradingOff(session, folder) {
    const name = 'trading-off';
    const { trading } = session.config;
    const { command, url } = trading;
    const hint = `Stop trading first (${trading.variable}=false), or override this check by name: trading-off.`;
    if (command === undefined && url === undefined)
        return checkEnvFile(session.config, folder, hint);
    const [asked, problem] = command === undefined
        ? [url, await tryUrl(url ?? '', session.signal)]
        : [`${(0,user_command/* commandText */.j)(command)}:`, await (0,user_command/* tryCommand */.H)(command, session, askMs)];
    const outcome = problem === undefined ? 'passed' : 'failed';
    return { name, outcome, detail: `${asked} ${problem ?? 'says so'}`, hint };
}
/**
 * By the deployed environment file: the first that says anything.
 *
 * @param folder where it lies when no config.root is known
 */
async function checkEnvFile(config, folder, hint) {
    const name = 'trading-off';
    const { variable } = config.trading;
    const root = (0,external_node_path_.resolve)(folder, config.config?.root ?? '.');
    const candidates = (0,trading/* tradingFiles */.P)(config);
    for (const candidate of candidates) {
        const path = (0,external_node_path_.join)(root, candidate);
        const text = await (0,promises_.readFile)(path, 'utf8').catch((error) => error);
        // What cannot be read may say that trading is on: the next candidate must not answer in its place.
        if (typeof text !== 'string' && (0,lib_errors/* systemCode */.xU)(text) !== 'ENOENT') {
            return { name, outcome: 'unknown', detail: `${path} cannot be read: ${(0,lib_errors/* messageOf */.bD)(text)}`, hint };
        }
        const said = typeof text === 'string' ? (0,trading/* tradingIn */.B)(text, config) : undefined;
        if (said === undefined)
            continue;
        const outcome = said === 'off' ? 'passed' : 'failed';
        return { name, outcome, detail: `${variable} is ${said} in ${candidate}`, hint };
    }
    return {
        name,
        outcome: 'unknown',
        detail: `${variable} is in none of ${candidates.join(', ')} below ${root}`,
        hint: `Run it in the folder of that file, or set trading.env-file or config.root. ${hint}`,
    };
}
/** Whether the market is closed, by the configured hours. */
function checkMarketClosed(config, now) {
    const name = 'market-closed';
    if (config.market === undefined)
        return { name, outcome: 'passed', detail: 'no market hours are configured' };
    const { open, close, timezone } = config.market;
    const hours = `${open} to ${close} ${timezone}`;
    if (!isMarketOpen(config.market, now))
        return { name, outcome: 'passed', detail: `closed now (${hours})` };
    const hint = 'Wait for the close, or override this check by name: market-closed.';
    return { name, outcome: 'failed', detail: `open now (${hours})`, hint };
}
/**
 * Whether every place has room for both copies. Where a place cannot be looked at from here (a server in a container or on
 * another host, a user who is not told where the data lie), that is said and stops nothing: it would stop every restore there.
 */
async function checkSpace(plans, scratch) {
    const name = 'disk-space';
    const needs = new Map();
    const need = (place, bytes) => void needs.set(place, (needs.get(place) ?? 0) + bytes);
    const details = [];
    for (const { component, neededIn, neededBytes, scratchBytes } of plans) {
        if (scratchBytes !== undefined && scratchBytes > 0)
            need(scratch, scratchBytes);
        if (neededIn !== undefined)
            need(neededIn, neededBytes);
        else if (neededBytes > 0) {
            const where = `where the server of the ${component} keeps its data`;
            details.push(`about ${(0,lib_format/* formatBytes */.z3)(neededBytes)} needed ${where}, which cannot be looked at from here: look there first (df -h)`);
        }
    }
    let enough = true;
    for (const [place, bytes] of needs) {
        const free = await freeBytes(place);
        enough &&= free === undefined || free >= bytes;
        details.push(`${place}: about ${(0,lib_format/* formatBytes */.z3)(bytes)} needed, ${free === undefined ? 'unknown' : (0,lib_format/* formatBytes */.z3)(free)} free`);
    }
    const hint = 'Both the former and the restored data are kept until you drop the former: free some space first. When you know that there is enough, override this check by name: disk-space.';
    return { name, outcome: enough ? 'passed' : 'failed', detail: details.join('; ') || 'nothing needed', hint };
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/trading-gate.js

/** Looks at the environment file before anything is changed. */
async function tradingGate({ config }, folder, tradingMayBeOn) {
    const { outcome } = await checkEnvFile(config, folder, '');
    return { folder, tradingMayBeOn, fileWasOn: outcome === 'failed' };
}
/**
 * Reasons not to start services: a restored or put back environment file must not switch trading on by itself.
 *
 * Only the file that is deployed now can tell. The command or URL of the configuration was asked before services were stopped;
 * now it would speak of a service that is down, or of what was before. Where they are how trading is told, a file need not
 * say anything, and one that said "on" before, too, is not what tells; else a file that says nothing, or cannot be read, is
 * no "off".
 */
async function whyTradingWouldBeOn(session, gate) {
    if (gate.tradingMayBeOn)
        return [];
    const { trading } = session.config;
    const { outcome, detail } = await checkEnvFile(session.config, gate.folder, '');
    const toldByFile = trading.command === undefined && trading.url === undefined;
    if (outcome === 'failed' && (toldByFile || !gate.fileWasOn))
        return [`trading would be on: ${detail}`];
    return outcome === 'unknown' && toldByFile ? [`trading may be on: ${detail}`] : [];
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/roll-back.js



/** For each step: putting the former data back must not be cut off by the cancellation that made it necessary. */
const leastStepMs = 10 * 60_000;
/** Puts back what was switched, last first, starts the services, and returns the error that tells all of it. */
async function rollBack(failure) {
    const { cause, journal, session, starting } = failure;
    const stepMs = Math.max(leastStepMs, session.config.redis?.timeout ?? 0);
    const calm = () => ({ ...session, signal: AbortSignal.timeout(stepMs) });
    const outcome = { done: [], problems: [], notBack: [], down: [], services: [] };
    const { problems, services } = outcome;
    await session.log.group('Roll back', async () => {
        if (starting)
            await attempt(problems, 'the services could not be stopped again', () => stopServices(calm()));
        for (const entry of journal.now.components.toReversed())
            await putBack(entry, failure, calm(), outcome);
        if (journal.now.servicesStopped) {
            await attempt(services, 'the services were not started again', () => startAgain(failure, calm(), outcome));
        }
    });
    const status = problems.length + services.length === 0 ? 'undone' : 'failed';
    await journal.note({ status, servicesStopped: services.length > 0 });
    const { first, closing } = (0,lib_errors/* failuresIn */.xM)(cause);
    for (const error of closing)
        session.log.warning(`Something could not be closed: ${(0,lib_errors/* failureText */.kY)(error)}`);
    return rollbackError(first, outcome, failure);
}
async function putBack(entry, { parts, journal }, calm, { done, problems, notBack, down }) {
    const staging = entry.phase === 'staging';
    const failure = staging
        ? `what was begun beside ${entry.component} may still be there`
        : `${entry.component} could not be put back`;
    const back = await attempt(problems, failure, async () => {
        const part = parts.find(({ component }) => component.name === entry.component);
        if (part === undefined)
            throw new lib_errors/* BackupError */.hj('internal', 'no such component is known');
        const back = await (await part.component.planUndo(entry, calm)).carryOut('try-keep');
        await journal.noteUndone(entry);
        if (!staging)
            done.push(...back.done);
        if (back.down !== undefined)
            down.push(back.down);
    });
    if (!back && !staging)
        notBack.push(entry.component);
}
/** Services must not run on data that are half replaced: the undo puts them back and starts the services. */
async function startAgain({ gate }, calm, { done, notBack, down, services }) {
    const against = [
        ...notBack.map((name) => `${name} could not be put back, which the undo does first`),
        ...(await whyTradingWouldBeOn(calm, gate)),
        ...down,
    ];
    const failures = await startServices(calm, against);
    services.push(...failures.map((failure) => `services: ${failure}`));
    if (failures.length === 0 && calm.config.services.start.length > 0)
        done.push('services were started again');
}
/** Whether it was done; else why not is among the problems. */
async function attempt(problems, what, work) {
    try {
        await work();
        return true;
    }
    catch (error) {
        problems.push(`${what}: ${(0,lib_errors/* failureText */.kY)(error)}`);
        return false;
    }
}
function rollbackError(cause, { done, problems, services }, { undoCommand, undoFile }) {
    const code = cause instanceof lib_errors/* BackupError */.hj && cause.code === 'cancelled' ? 'cancelled' : 'restore-failed';
    const title = code === 'cancelled' ? 'The restore was cancelled' : `The restore failed: ${(0,lib_errors/* messageOf */.bD)(cause)}`;
    const because = [...(0,lib_errors/* reasonsOf */.zM)(cause), ...done.map((line) => `put back: ${line}`), ...problems, ...services];
    const own = (cause instanceof lib_errors/* BackupError */.hj ? cause.hint : undefined) ?? 'Mend the cause and run the restore again.';
    let hint = `The former data serve, as before. ${own}`;
    if (services.length > 0)
        hint = `The former data serve, but services are not up: start them by hand. ${own}`;
    if (problems.length > 0)
        hint = `Not everything could be put back. Run: ${undoCommand}; by hand, the commands are in ${undoFile}.`;
    return new lib_errors/* BackupError */.hj(code, title, { cause, because, hint });
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/execute.js
var restore_execute_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var restore_execute_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







const titles = { database: '4/8 Database', redis: '5/8 Redis', config: '6/8 Configuration', logs: 'Logs' };
/**
 * Steps 3 to 7 of the guide. Whatever fails: what was switched is switched back, services are started again, and the
 * error says so. The journal is written ahead of every change, so that after a kill `restore --undo` can do the same.
 */
async function executeRestore(run, resources) {
    const { live } = resources;
    const progress = new Progress(run, resources);
    try {
        if (live)
            await progress.step('3/8 Stop services', () => progress.stop());
        for (const part of run.parts) {
            await progress.step(titles[part.component.name], () => progress.restore(part));
        }
        if (live)
            await progress.step('7/8 Start services', () => progress.start());
        return await progress.finish();
    }
    catch (error) {
        throw await progress.rollBack(error);
    }
}
/** What has been done so far: in the journal on disk, and here. */
class Progress {
    #resources;
    #restored = { components: [], steps: [], serviceProblems: [], warnings: [] };
    /** What was left down and services need. */
    #down = [];
    #parts;
    #journal;
    /** Some services may run again. */
    #starting = false;
    constructor(run, resources) {
        this.#resources = resources;
        this.#parts = run.parts;
        const { session, live } = resources;
        const begun = {
            format: 1,
            restoreId: session.restoreId,
            system: session.config.system,
            backup: run.entry.id,
            startedAt: session.now().toISOString(),
            status: 'running',
            live,
            servicesStopped: false,
            components: [],
        };
        this.#journal = new OpenJournal(begun, resources.journals, resources.host.log);
    }
    async step(name, body) {
        const started = performance.now();
        await this.#resources.host.log.group(name, body);
        this.#restored.steps.push({ name, durationMs: Math.round(performance.now() - started) });
    }
    async stop() {
        await this.#journal.write({ servicesStopped: true });
        this.#stand('no live data were replaced yet');
        await stopServices(this.#resources.session);
    }
    async start() {
        const { session, host } = this.#resources;
        const reasons = [...(await whyTradingWouldBeOn(session, this.#resources)), ...this.#down];
        this.#starting = true;
        this.#stand('the services were being started');
        const problems = await startServices(session, reasons);
        for (const problem of problems)
            host.log.warning(`Services: ${problem}`);
        this.#restored.serviceProblems.push(...problems);
        await this.#journal.note({ servicesStopped: problems.length > 0 });
    }
    async restore({ component, planned }) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { session, host, override } = this.#resources;
            const started = performance.now();
            for (const step of planned.plan.steps)
                host.log.info(step);
            this.#stand(`what was begun of ${component.name} is removed`);
            const record = (undo, phase) => this.#journal.record(journalEntry(component.name, undo, phase));
            if (planned.staging !== undefined)
                await record(planned.staging, 'staging');
            const staged = restore_execute_addDisposableResource(env_1, await planned.stage((made) => record(made, 'staging')), true);
            for (const line of staged.verified)
                host.log.info(`Checked: ${line}`);
            for (const line of staged.warnings)
                host.log.warning(line);
            const differing = staged.definitions ?? [];
            requireAgreed(differing, override);
            for (const one of differing)
                host.log.warning(`Not as in the backup: ${differenceLine(one)}`);
            await this.#resources.leases.check();
            await record(staged.undo, 'switching');
            this.#stand(`${component.name} is being switched`);
            const switched = await staged.switch();
            const verified = [...staged.verified, ...switched.verified];
            if (switched.down !== undefined)
                this.#down.push(switched.down);
            await record(staged.undo, 'switched');
            const durationMs = Math.round(performance.now() - started);
            host.log.info(`Restored in ${(0,lib_format/* formatDuration */.a3)(durationMs)}. Kept: ${planned.plan.keeps}`);
            const objectiveMs = component.name === 'logs' ? undefined : session.config.objectives.rto[component.name];
            this.#restored.components.push({ component: component.name, verified, durationMs, objectiveMs, differing });
            this.#restored.warnings.push(...staged.warnings);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = restore_execute_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    /** Services run on the restored data by now: a note that cannot be written is no reason to take them away again. */
    async finish() {
        await this.#journal.note({ status: 'done' });
        return this.#restored;
    }
    async rollBack(cause) {
        this.#stand('the rest of what was begun is removed');
        const { session, undoCommand, undoFile } = this.#resources;
        const failed = { cause, parts: this.#parts, journal: this.#journal, starting: this.#starting };
        return await rollBack({ ...failed, session, undoCommand, undoFile, gate: this.#resources });
    }
    /** Whoever stops the run now is told what becomes of the live data. */
    #stand(now) {
        const { host, live, undoCommand } = this.#resources;
        const back = this.#journal.switched;
        const services = this.#journal.now.servicesStopped ? ['the services are started again'] : [];
        const steps = [now, ...(back.length === 0 ? [] : [`the former ${back.join(', ')} put back`]), ...services];
        host.stand({
            stopping: live ? steps.join(', ') : now,
            hint: 'Run it again when you are ready.',
            abandoned: `${back.length === 0 ? 'No live data were replaced' : `${back.join(', ')} may be replaced`}${services.length === 0 ? '' : ', and services are stopped'}: to put everything in order, run  ${undoCommand}`,
        });
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/verify/fields.js


const depths = ['quick', 'checksum', 'deep'];
const backupField = {
    description: 'Which backup: latest, or an id.',
    kind: 'text',
    to: ['request', 'backup'],
    absent: 'latest',
    positional: true,
};
const verifyFields = {
    backup: { ...backupField, description: 'Which backup: latest, an id, or all.' },
    depth: {
        description: 'How far to look. quick: every file is there with its size. checksum: and has its SHA-256. deep: and is decoded, parsed and compared with the row counts, fingerprints and digests taken at the source.',
        kind: 'text',
        to: ['request', 'depth'],
        choices: depths,
        absent: 'checksum',
    },
    ...writerFields,
};
const verifyRequestSchema = schemas/* strictObject */.rej({
    backup: schemas/* string */.YjP().default('latest'),
    depth: schemas/* enum */.k5n(depths).default('checksum'),
});

;// CONCATENATED MODULE: ./.build/lib/operations/restore/fields.js




/** Components that can be put back. Logs are for reading: their RESTORE.md tells how to unpack them. */
const restorableNames = ['database', 'redis', 'config'];
const restoreFields = {
    backup: { ...backupField, description: 'Which backup: latest, latest-proven, or an id.' },
    before: {
        description: 'Take the newest backup whose recovery point is before this time (ISO 8601, or an id’s form).',
        kind: 'text',
        to: ['request', 'before'],
        absent: 'the backup named',
    },
    components: {
        description: 'Which components to restore: database, redis, config.',
        kind: 'list',
        to: ['request', 'components'],
        choices: restorableNames,
        absent: 'all that the backup holds and the configuration names',
    },
    ...switchFields('restore', restorableNames, (name) => `Whether to restore ${name}, if the backup holds it.`),
    'restore-trading': {
        description: 'Whether a restored environment file may switch trading on, as in the backup. Otherwise that one line stays as it is deployed.',
        kind: 'flag',
        to: ['request', 'restoreTrading'],
        env: 'RESTORE_TRADING',
        absent: 'false',
    },
    tables: {
        description: 'Restore only these tables (schema.table), into a side database; nothing live changes.',
        kind: 'list',
        to: ['request', 'tables'],
        absent: 'the whole database',
    },
    confirm: {
        description: 'The name of the system, to confirm that its data are to be replaced.',
        kind: 'text',
        to: ['request', 'confirm'],
        alias: 'yes',
        absent: 'asked for at a terminal; refused elsewhere',
    },
    override: {
        description: `Checks that may fail: ${overridable.join(', ')}.`,
        kind: 'list',
        to: ['request', 'override'],
        choices: overridable,
        absent: 'none',
    },
    undo: {
        description: 'Instead of restoring, put back what a restore replaced: latest (the newest of live data), or the id of the restore.',
        kind: 'text',
        to: ['request', 'undo'],
        absent: 'a restore is made',
    },
    'dry-run': {
        description: 'Print the plan and stop: nothing is changed.',
        kind: 'flag',
        to: ['request', 'dryRun'],
        env: 'DRY_RUN',
        absent: 'false',
    },
    ...sourceFields,
    ...writerFields,
    'state-folder': {
        description: 'Folder for what restores of this host keep: journals, former data, reports.',
        kind: 'text',
        to: ['config', 'state', 'path'],
        env: 'BACKUP_STATE',
        absent: 'state.path of backup.yml, else /var/lib/backup-actions, or ~/.local/state/backup-actions',
    },
};
const restoreRequestSchema = schemas/* strictObject */.rej({
    backup: schemas/* string */.YjP().default('latest'),
    before: schemas/* string */.YjP().optional(),
    components: schemas/* array */.YOg(schemas/* enum */.k5n(restorableNames)).min(1).optional(),
    switches: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(restorableNames), schemas/* boolean */.zMY()).prefault({}),
    restoreTrading: schemas/* boolean */.zMY().default(false),
    tables: schemas/* array */.YOg(schemas/* string */.YjP()).default([]),
    confirm: schemas/* string */.YjP().optional(),
    override: schemas/* array */.YOg(schemas/* enum */.k5n(overridable)).default([]),
    undo: schemas/* string */.YjP().optional(),
    dryRun: schemas/* boolean */.zMY().default(false),
});

;// CONCATENATED MODULE: ./.build/lib/operations/restore/keep-report.js


/** The times of a restore beside its journal. The restore is done: without them too. */
async function keepReport(store, report, log) {
    const path = `${restoreFolder(report.restoreId)}/report.json`;
    try {
        await store.put(path, Buffer.from(`${JSON.stringify(timesOf(report), undefined, 2)}\n`));
    }
    catch (error) {
        log.warning(`The times of the restore could not be kept in ${store.location}/${path}: ${(0,lib_errors/* messageOf */.bD)(error)}`);
    }
}
/** No command, URL or answer of the user's own checks: a secret may stand in those, and this file lies in the store. */
function timesOf(report) {
    const { system, restoreId, backup, live, status, errorCode, steps, durationMs, objectiveMs } = report;
    return {
        system,
        restoreId,
        backup: backup.id,
        recoveryPoint: backup.recoveryPoint,
        live,
        status,
        errorCode,
        restored: report.restored,
        steps,
        health: report.health.map(({ name, outcome }) => ({ name, outcome })),
        durationMs,
        objectiveMs,
        dataLossMs: report.dataLossMs,
        lossObjectiveMs: report.lossObjectiveMs,
    };
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/next-steps.js


/** What a person does after a restore of live data, in order, while the way back is still open. */
function nextSteps(run, restored, session) {
    const start = startCommands(session);
    const { stop, start: again } = session.config.services;
    const removal = run.parts.flatMap(({ planned }) => planned.plan.removal);
    return [
        ...(restored.serviceProblems.length > 0
            ? [{ what: 'Mend what keeps the services down (services-started above), then start them:', commands: [start] }]
            : []),
        {
            what: 'Check the application and its data: docs/runbook.md, "After a restore". If they are not right, go back as below.',
            commands: [],
        },
        { what: 'Take a new backup:', commands: ['backupctl backup'] },
        ...(removal.length > 0
            ? [
                {
                    what: 'Only when you are content for good, for then there is no way back, remove what is kept:',
                    commands: removal,
                },
            ]
            : []),
        ...run.parts.flatMap(({ planned: { plan } }) => plan.last === undefined ? [] : [{ what: plan.last, commands: [...stop, ...again].map(user_command/* commandText */.j) }]),
    ];
}

;// CONCATENATED MODULE: ./.build/lib/operations/verify/inspect.js










/** Judges one backup with a manifest: its list of files, its signature, and every file as deep as asked. */
async function inspectBackup(store, entry, options) {
    const { id, manifest } = entry;
    const present = new Map((await store.list(id)).map((object) => [object.path.slice(id.length + 1), object]));
    const listed = compareList(manifest.files, present);
    const signature = await judgeSignature(store, entry, options.trusted);
    const listedAlready = new Set(listed.map(({ file }) => file));
    const judged = [...signature.findings, ...(await judgeSums(store, entry, signature.verdict))];
    const findings = [...listed, ...judged.filter(({ file }) => !listedAlready.has(file))];
    const named = new Set(findings.map(({ file }) => file));
    if (options.depth !== 'quick') {
        const readable = manifest.files.filter((file) => present.get(file.path)?.regular);
        findings.push(...(await inspect_readAll(store, entry, readable, options, named)));
    }
    const bytes = (0,catalog_manifest/* totalBytes */.ob)(manifest);
    const warnings = (0,catalog_manifest/* missingIn */.EH)(manifest).map(({ warning }) => warning);
    return { findings, signature: signature.verdict, files: manifest.files.length, bytes, warnings };
}
/** What is missing, cut, extra or not a plain file. */
function compareList(files, present) {
    const findings = [];
    for (const file of files) {
        const object = present.get(file.path);
        if (object === undefined)
            findings.push({ file: file.path, problem: 'is missing' });
        else if (!object.regular)
            findings.push({ file: file.path, problem: 'is not a plain file' });
        else if (object.bytes !== file.bytes) {
            findings.push({ file: file.path, problem: `has ${object.bytes} bytes instead of ${file.bytes}` });
        }
    }
    const listed = new Set(files.map(({ path }) => path));
    const unlisted = new Set([catalog_manifest/* manifestPath */.ji, catalog_manifest/* signaturePath */.oY, catalog_manifest/* sumsPath */.eN]);
    for (const { regular, ...object } of present.values()) {
        const path = object.path.slice(object.path.indexOf('/') + 1);
        if (listed.has(path) || path.startsWith(`${catalog_manifest/* proofsFolder */.Wx}/`))
            continue;
        if (!unlisted.has(path))
            findings.push({ file: path, problem: 'does not belong to the backup' });
        else if (!regular)
            findings.push({ file: path, problem: 'is not a plain file' });
    }
    return findings;
}
async function judgeSignature(store, { id, manifest, manifestBytes }, trusted) {
    const invalid = (problem) => ({ verdict: 'invalid', findings: [{ file: catalog_manifest/* signaturePath */.oY, problem }] });
    const read = await readOrProblem(store.readSmall(`${id}/${catalog_manifest/* signaturePath */.oY}`));
    if ('problem' in read)
        return invalid(read.problem);
    const signature = read.value;
    const signer = manifest.signer;
    if (signature === undefined && signer === undefined) {
        return trusted === undefined
            ? { verdict: 'unsigned', findings: [] }
            : invalid('is missing: the backup is not signed');
    }
    if (signature === undefined)
        return invalid('is missing');
    if (signer === undefined)
        return invalid('does not belong to the backup');
    if (!isSignedBy(signer, manifestBytes, signature))
        return invalid('does not match the manifest');
    if (trusted !== undefined && trusted !== signer)
        return invalid('is by another key than the configured one');
    return { verdict: trusted === undefined ? 'unchecked' : 'valid', findings: [] };
}
/** SHA256SUMS says the same as the manifest, and holds the hash of the manifest itself. */
async function judgeSums(store, { id, manifest, manifestBytes }, signature) {
    const read = await readOrProblem(store.readSmall(`${id}/${catalog_manifest/* sumsPath */.eN}`));
    if ('problem' in read)
        return [{ file: catalog_manifest/* sumsPath */.eN, problem: read.problem }];
    const sums = read.value;
    if (sums === undefined)
        return [{ file: catalog_manifest/* sumsPath */.eN, problem: 'is missing' }];
    if (sums.toString('utf8') === sumsText(manifest, manifestBytes))
        return [];
    const own = (0,external_node_crypto_.createHash)('sha256').update(manifestBytes).digest('hex');
    const signed = signature === 'valid' || signature === 'unchecked';
    if (signed || sums.includes(`${own}  ${catalog_manifest/* manifestPath */.ji}\n`)) {
        return [{ file: catalog_manifest/* sumsPath */.eN, problem: 'differs from the manifest' }];
    }
    // Only one of the two was changed, and nothing tells which.
    return [
        { file: catalog_manifest/* manifestPath */.ji, problem: `is not what ${catalog_manifest/* sumsPath */.eN} was made for: one of the two was changed` },
        { file: catalog_manifest/* sumsPath */.eN, problem: `is not about this ${catalog_manifest/* manifestPath */.ji}: one of the two was changed` },
    ];
}
/** Whether a backup's own sums and signature stand by its manifest: a changed one may name another system. */
async function isConsistent(store, entry) {
    if (entry.kind !== 'backup' || (await judgeSums(store, entry, 'unsigned')).length > 0)
        return false;
    return (await judgeSignature(store, entry, undefined)).verdict !== 'invalid';
}
/** Reads every file once, several at a time, the largest first. */
async function inspect_readAll(store, { id, manifest }, files, options, named) {
    const examinations = new Map();
    for (const component of options.depth === 'deep' ? components : []) {
        const record = manifest.components[component.name];
        const own = files.filter(({ path }) => componentOf(path) === component.name);
        if (record !== undefined)
            examinations.set(component.name, component.examine(record.facts, own));
    }
    const findings = [];
    const readBytes = (0,catalog_manifest/* bytesOf */.$$)(files);
    const label = `verify ${id}`;
    let doneBytes = 0;
    const queue = files.toSorted((a, b) => b.bytes - a.bytes).values();
    const work = async () => {
        for (const file of queue) {
            findings.push(...(await readOne(store, id, file, examinations.get(componentOf(file.path)), options)));
            doneBytes += file.bytes;
            options.log.progress({ label, doneBytes, totalBytes: readBytes });
        }
    };
    await (0,together/* together */.b)(options.signal, Array.from({ length: Math.max(2, (0,external_node_os_.availableParallelism)()) }, () => work));
    for (const examination of examinations.values())
        findings.push(...(await examination.finish()));
    const each = new Map(findings.map((finding) => [`${finding.file}\0${finding.problem}`, finding]));
    // A file that is already named as missing need not be named again by those who expected to see it.
    return [...each.values()].filter(({ file, problem }) => problem !== 'is missing' || !named.has(file));
}
async function readOne(store, id, file, examination, options) {
    const decode = options.depth === 'deep';
    const consumer = decode ? examination?.consumer(file) : undefined;
    const hashRaw = decode && file.rawSha256 !== undefined && file.codec !== 'none';
    const how = { codec: file.codec, signal: options.signal, decode, consumer, hashRaw };
    const read = await readOrProblem(store.read(`${id}/${file.path}`).then((source) => (0,pipeline_read/* readStored */.C)(source, how)));
    if ('problem' in read)
        return [{ file: file.path, problem: read.problem }];
    const measured = read.value;
    const problems = [];
    if (measured.sha256 !== file.sha256)
        problems.push('has another SHA-256 than recorded');
    if (measured.problem !== undefined)
        problems.push(measured.problem);
    else if (measured.raw !== undefined) {
        if (measured.raw.bytes !== file.rawBytes)
            problems.push(`decodes to ${measured.raw.bytes} bytes instead of ${file.rawBytes}`);
        else if (hashRaw && measured.raw.sha256 !== file.rawSha256)
            problems.push('decodes to other content than recorded');
    }
    return problems.map((problem) => ({ file: file.path, problem }));
}
function componentOf(path) {
    return schema/* componentNames */.w.find((name) => path.startsWith(`${name}/`)) ?? '';
}
/** The result, or why the store could not deliver it: a finding like any other, so that the rest is still looked at. */
async function readOrProblem(reading) {
    try {
        return { value: await reading };
    }
    catch (error) {
        return { problem: (0,lib_errors/* whyUnreadable */._p)(error) };
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/verify/inspect-guide.js






/** Folders that the guide's own validation asks for. */
const essentialFolders = ['database', 'redis', 'config'];
/** Judges a backup made by the guide's own shell scripts: its checksum files, and with depth `deep` every archive to its end. */
async function inspectGuideBackup(store, id, options) {
    const objects = (await store.list(id))
        .map((object) => ({ ...object, path: object.path.slice(id.length + 1) }))
        .filter(({ path }) => !path.startsWith(`${catalog_manifest/* proofsFolder */.Wx}/`));
    const absent = essentialFolders.filter((folder) => !objects.some(({ path }) => path.startsWith(`${folder}/`)));
    const findings = [];
    if (absent.length === essentialFolders.length) {
        findings.push({ file: id, problem: 'holds no database, redis or config folder' });
    }
    const hashes = new Map();
    for (const object of objects) {
        if (!object.regular)
            findings.push({ file: object.path, problem: 'is not a plain file' });
        else if (object.bytes === 0)
            findings.push({ file: object.path, problem: 'is empty' });
        else if (options.depth !== 'quick')
            findings.push(...(await inspectFile(store, id, object, options, hashes)));
    }
    if (options.depth !== 'quick')
        findings.push(...(await compareSums(store, id, objects, hashes)));
    const bytes = objects.reduce((sum, object) => sum + object.bytes, 0);
    return { findings, signature: 'unsigned', files: objects.length, bytes, warnings: partialWarning(absent) };
}
/** The scripts can be told to leave parts out, and no manifest says whether they were: no finding, but no silence either. */
function partialWarning(absent) {
    if (absent.length === 0 || absent.length === essentialFolders.length)
        return [];
    const settings = absent.map((folder) => `BACKUP_${folder.toUpperCase()}=false`).join(', ');
    return [
        `Holds no ${absent.join(' and no ')} folder. A backup of everything has them all: unless it was made with ${settings}, they were lost.`,
    ];
}
/** Reads a file once. Its SHA-256 is put into `hashes`, unless it cannot be read. */
async function inspectFile(store, id, object, options, hashes) {
    const { path } = object;
    const { signal } = options;
    const component = components.find(({ name }) => name === componentOf(path));
    const codec = (0,pipeline_codec/* codecOf */.uM)(path);
    const decode = options.depth === 'deep' && codec !== 'none';
    const file = { path, bytes: object.bytes, sha256: '', codec, rawBytes: 0 };
    const examination = decode ? component?.examine(undefined, [file]) : undefined;
    const how = { codec, signal, decode, consumer: examination?.consumer(file) };
    const read = await readOrProblem(store.read(`${id}/${path}`).then((source) => (0,pipeline_read/* readStored */.C)(source, how)));
    const problem = 'problem' in read ? read.problem : read.value.problem;
    if ('value' in read)
        hashes.set(path, read.value.sha256);
    const problems = problem === undefined ? [] : [{ file: path, problem }];
    return [...problems, ...((await examination?.finish()) ?? [])];
}
/**
 * Checks each NAME.sha256 as `sha256sum -c` in its folder would; an archive without one is a finding for database and redis.
 * What could not be read has been named.
 */
async function compareSums(store, id, objects, hashes) {
    const findings = [];
    const present = new Set(objects.map(({ path }) => path));
    for (const { path } of objects) {
        if (path === catalog_manifest/* manifestPath */.ji || path === catalog_manifest/* summaryPath */.e8 || path.endsWith('.sha256'))
            continue;
        const sumsPath = `${path}.sha256`;
        if (!present.has(sumsPath)) {
            if (/^(database|redis)\//.test(path))
                findings.push({ file: path, problem: 'has no .sha256 file beside it' });
            continue;
        }
        const actual = hashes.get(path);
        if (actual === undefined || !hashes.has(sumsPath))
            continue;
        const read = await readOrProblem(store.readSmall(`${id}/${sumsPath}`));
        if ('problem' in read)
            findings.push({ file: sumsPath, problem: read.problem });
        else if (sumOf(read.value?.toString('utf8') ?? '', external_node_path_.posix.basename(path)) !== actual) {
            findings.push({ file: path, problem: 'has another SHA-256 than recorded' });
        }
    }
    for (const path of present) {
        const named = path.replace(/\.sha256$/, '');
        if (named !== path && !present.has(named))
            findings.push({ file: named, problem: 'is missing' });
    }
    return findings;
}
function sumOf(text, name) {
    const line = text.split('\n').find((one) => external_node_path_.posix.basename(one.slice(66).trim()) === name);
    return line?.slice(0, 64).toLowerCase();
}

;// CONCATENATED MODULE: ./.build/lib/operations/verify/inspect-entry.js




function inspectOptions(depth, { config, signal, log }) {
    return { depth, trusted: trustedKey(config.signing), signal, log };
}
/** Judges one backup, however it was made. */
async function inspect(store, entry, options) {
    if (entry.kind === 'backup')
        return inspectBackup(store, entry, options);
    if (entry.kind === 'guide')
        return inspectGuideBackup(store, entry.id, options);
    const problem = entry.problem.replace(`${catalog_manifest/* manifestPath */.ji} `, '');
    return { findings: [{ file: catalog_manifest/* manifestPath */.ji, problem }], signature: 'invalid', files: 0, bytes: 0, warnings: [] };
}

;// CONCATENATED MODULE: ./.build/lib/pipeline/stored-backup.js







/** @param scratch a private folder, for what a tool needs as files and the store has not here */
function openBackup(id, files, origin, { scratch, signal }) {
    return {
        id,
        files,
        read: (file) => origin.read(file.path),
        open: async (file) => checked(await origin.read(file.path), file, signal),
        folder: async (wanted) => {
            if (origin.folder !== undefined)
                return { path: origin.folder, [Symbol.asyncDispose]: async () => { } };
            const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)(scratch, 'fetched-'));
            const remove = () => (0,promises_.rm)(path, { recursive: true, force: true });
            try {
                for (const file of wanted)
                    await (0,write/* writeNew */.qf)((0,external_node_path_.join)(path, file.path), hashed(await origin.read(file.path), file, signal));
                return { path, [Symbol.asyncDispose]: remove };
            }
            catch (error) {
                await remove();
                throw error;
            }
        },
    };
}
/** The decoded content, then an error if it was not what the manifest says. */
function checked(stored, file, signal) {
    const bytes = external_node_stream_.Readable.from(hashed(stored, file, signal), { objectMode: false });
    const decoding = (0,pipeline_codec/* decoder */.D0)(file.codec);
    // Whoever reads sees a failure as the decoder's; leaving early closes the file too.
    const decoded = decoding === undefined ? bytes : (0,external_node_stream_.pipeline)(bytes, decoding, () => { });
    return external_node_stream_.Readable.from(measured(decoded, file), { objectMode: false });
}
/** Where nobody recorded a hash (the guide's scripts), the decoder is the only judge. */
async function* hashed(stored, { path, bytes, sha256 }, signal) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    for await (const chunk of stored) {
        if (signal.aborted)
            throw (0,lib_errors/* cancelled */.KW)(signal);
        hash.update(chunk);
        size += chunk.byteLength;
        yield chunk;
    }
    if (sha256 !== '' && (size !== bytes || hash.digest('hex') !== sha256))
        throw notAsRecorded(path);
}
async function* measured(decoded, { path, rawBytes, rawSha256 }) {
    const hash = rawSha256 === undefined ? undefined : (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    try {
        for await (const chunk of decoded) {
            hash?.update(chunk);
            size += chunk.byteLength;
            yield chunk;
        }
    }
    catch (cause) {
        if (cause instanceof lib_errors/* BackupError */.hj)
            throw cause;
        throw new lib_errors/* BackupError */.hj('damaged', `${path} cannot be read to its end`, { cause, hint: chooseAnother });
    }
    if (hash !== undefined && (size !== rawBytes || hash.digest('hex') !== rawSha256))
        throw notAsRecorded(path);
}
const chooseAnother = 'Choose another backup: "backupctl verify all" tells which are whole.';
function notAsRecorded(path) {
    return new lib_errors/* BackupError */.hj('damaged', `${path} is not what was recorded when it was made`, { hint: chooseAnother });
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/parts.js




/** The parts of a backup, in the order they are put back. What is fetched lies in scratch meanwhile. */
async function parts_partsOf(store, entry, session) {
    const origin = { read: (path) => store.read(`${entry.id}/${path}`), folder: store.localPath(entry.id) };
    const files = entry.kind === 'backup' ? entry.manifest.files : await foundFiles(store, entry.id);
    const parts = [];
    for (const component of components) {
        const own = files.filter(({ path }) => componentOf(path) === component.name);
        const facts = entry.kind === 'backup' ? entry.manifest.components[component.name]?.facts : undefined;
        if (own.length === 0 || (entry.kind === 'backup' && facts === undefined))
            continue;
        parts.push({ component, facts, backup: openBackup(entry.id, own, origin, session) });
    }
    return parts;
}
/** Files of a backup without a manifest. What is not known of them is left empty. */
async function foundFiles(store, id) {
    return (await store.list(id)).map(({ path, bytes }) => {
        return { path: path.slice(id.length + 1), bytes, sha256: '', codec: (0,pipeline_codec/* codecOf */.uM)(path), rawBytes: 0 };
    });
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/plan.js














/** Looks at the backup and at every target; changes nothing. */
async function planRestore(request, { store, places }, session, host) {
    const { config } = session;
    const { rpo } = config.objectives;
    const catalog = await readCatalog(store);
    const entry = await chooseBackup(store, catalog, { ...request, trusted: trustedKey(config.signing) }, config.system);
    if (entry.kind === 'backup' && entry.manifest.system !== config.system) {
        const title = `Backup ${entry.id} is of ${entry.manifest.system}, not of ${config.system}`;
        throw new lib_errors/* BackupError */.hj('invalid-request', title, {
            hint: 'Name a backup of this system, or give the other system’s configuration.',
        });
    }
    const held = (await parts_partsOf(store, entry, session)).filter((part) => part.component.planRestore !== undefined);
    const chosen = chooseParts(held, request, session);
    const overridden = (check) => ({
        ...check,
        overridden: check.outcome !== 'passed' && request.override.some((name) => name === check.name),
    });
    const integrity = await checkIntegrity(store, entry, session);
    const first = [
        await checkLease([store, ...places.slice(0, 1).map(({ look }) => look)], config.system, host),
        ...integrity.checks,
    ];
    const parts = await planParts(chosen, request, session).catch((error) => {
        // A plan that stumbles over damaged files, or over what another run is doing, says less than the check that names it.
        requirePassed(first.map(overridden));
        throw error;
    });
    const live = request.tables.length === 0;
    const found = [
        ...first,
        ...parts.flatMap(({ planned }) => [...planned.plan.checks]),
        await checkSpace(parts.map(({ planned }) => planned.plan), session.scratch),
        ...(live ? [await checkTradingOff(session, host.folder), checkMarketClosed(config, host.now())] : []),
    ];
    const checks = found.map(overridden);
    return {
        entry,
        backup: await describeBackup(store, entry, host.now()),
        lossObjectiveMs: config.market !== undefined && isMarketOpen(config.market, host.now()) ? rpo.trading : rpo.otherwise,
        parts,
        checks,
        servicesToStop: live ? config.services.stop.map(user_command/* commandText */.j) : [],
        warnings: [
            ...catalog.leftovers.map((name) => `${name} was left behind by an interrupted backup; it is not a backup.`),
            ...(await unfinishedRestores(places, config.system)),
            ...integrity.warnings,
            ...leftOut(held, request, session),
            ...parts.flatMap(({ planned }) => planned.plan.warnings ?? []),
        ],
    };
}
/** What the backup holds but nobody said where to put: silence would look like a whole restore. */
function leftOut(held, request, { config }) {
    if (request.tables.length > 0 || request.components !== undefined)
        return [];
    return held
        .map(({ component }) => component.name)
        .filter((name) => config[name] === undefined && (name === 'logs' || request.switches[name] !== false))
        .map((name) => `${name} is in the backup but not in the configuration: it is not restored.`);
}
/** After a kill the state is between two; whoever restores next should know before anything else changes. */
async function unfinishedRestores(places, system) {
    const { all, unreadable, closed } = await readAll(places, system);
    const open = all
        .map(({ journal }) => journal)
        .filter(({ status, live, components }) => (status === 'running' || status === 'failed') && (live || components.some(({ phase }) => phase === 'staging')));
    return [
        ...open.map(({ restoreId, status }) => `Restore ${restoreId} did not end (${status}). If what it made or changed is still in place, first take it back: backupctl restore --undo ${restoreId} --yes ${(0,lib_format/* shellQuote */.ZL)(system)}`),
        ...unreadable.map(({ id }) => `The journal of restore ${id} cannot be read.`),
        ...mayHide(closed),
    ];
}
function planParts(chosen, { tables, restoreTrading: trading }, session) {
    return Array.fromAsync(chosen, async (part) => {
        const { component, facts, backup } = part;
        return { ...part, planned: await component.planRestore(facts, backup, { tables, trading }, session) };
    });
}
const leaseFree = 'lease-free';
/** Looked at here too: who waits for a confirmation, or reads a dry run, should not learn it only afterwards. */
async function checkLease(stores, system, { now }) {
    const obstacles = await Array.fromAsync(stores, (store) => leaseObstacle(store, { system, now, isGone: isGone }));
    const obstacle = obstacles.find((one) => one !== undefined);
    if (obstacle === undefined)
        return { name: leaseFree, outcome: 'passed', detail: 'no other run uses the store' };
    const { message: detail, hint = 'Wait until it has ended.' } = obstacle;
    return { name: leaseFree, outcome: 'failed', detail, hint };
}
/** @throws BackupError `preflight-failed` naming every check that stops the restore; `lease-held` when it is but the lease */
function requirePassed(checks) {
    const stopping = checks.filter(({ outcome, overridden }) => outcome !== 'passed' && !overridden);
    if (stopping.length === 0)
        return;
    const waiting = stopping.every(({ name }) => name === leaseFree);
    throw new lib_errors/* BackupError */.hj(waiting ? 'lease-held' : 'preflight-failed', `${(0,lib_format/* plural */.LS)(stopping.length, 'check')} stopped the restore before anything was touched`, {
        because: stopping.map(({ name, detail }) => `${name}: ${detail}`),
        hint: [...new Set(stopping.flatMap(({ hint }) => hint ?? []))].join(' ') || 'See each check.',
        retryable: waiting,
    });
}
function chooseParts(parts, request, session) {
    const { config } = session;
    const wanted = request.tables.length > 0 ? ['database'] : (request.components ?? restorableNames);
    const on = (name) => wanted.some((one) => one === name) && request.switches[name] !== false;
    const chosen = parts.filter(({ component }) => restorableNames.some((name) => name === component.name && on(name)));
    const missing = (request.components ?? []).filter((name) => !parts.some(({ component }) => component.name === name));
    if (missing.length > 0) {
        throw new lib_errors/* BackupError */.hj('invalid-request', `The backup holds no ${missing.join(', ')}`, {
            hint: `It holds ${parts.map(({ component }) => component.name).join(', ') || 'nothing that can be restored'}.`,
        });
    }
    const possible = chosen.filter(({ component }) => config[component.name] !== undefined);
    const unknown = chosen.filter((part) => !possible.includes(part)).map(({ component }) => component.name);
    if (unknown.length > 0 && request.components !== undefined) {
        throw new lib_errors/* BackupError */.hj('invalid-request', `Where to restore is not configured: ${unknown.join(', ')}`, {
            hint: 'Add the section to backup.yml, or give database-url or redis-url.',
        });
    }
    if (possible.length > 0)
        return possible;
    throw new lib_errors/* BackupError */.hj('invalid-request', 'There is nothing to restore', {
        hint: 'Say where to: DATABASE_URL and REDIS_URL in the environment, or database.url, redis.url and config.paths in backup.yml; and choose components the backup holds.',
    });
}
async function checkIntegrity(store, entry, session) {
    const inspection = await inspect(store, entry, inspectOptions('checksum', session));
    const { findings, signature, files, warnings } = inspection;
    const damage = findings.filter(({ file }) => !file.endsWith('.sig'));
    const signed = findings.filter(({ file }) => file.endsWith('.sig'));
    const checks = [
        {
            name: 'integrity',
            outcome: damage.length === 0 ? 'passed' : 'failed',
            detail: damage.map(({ file, problem }) => `${file} ${problem}`).join('; ') || `${(0,lib_format/* plural */.LS)(files, 'file')} as recorded`,
            hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
        },
        {
            name: 'signature',
            outcome: signed.length === 0 ? 'passed' : 'failed',
            detail: signed.map(({ problem }) => `signature ${problem}`).join('; ') || signature,
            hint: 'If you know why, override this check by name: signature.',
        },
    ];
    return { checks, warnings };
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/undo.js






/** Starting again what was stopped must not be cut off by the cancellation that made it necessary. */
const startAgainMs = 10 * 60_000;
/** The ways back of all that a restore has changed, last change first; reads only. */
async function planUndo({ components: changed }, session) {
    const ways = [];
    for (const entry of changed.toReversed()) {
        const component = components.find(({ name }) => name === entry.component);
        const planned = await component?.planUndo?.(entry, session);
        if (planned !== undefined)
            ways.push({ ...planned, entry });
    }
    return ways;
}
/** What services wait for. */
function leftDown(ways) {
    return ways.flatMap(({ plan: { down } }) => (down === undefined ? [] : [down]));
}
/**
 * Whether an undo can begin. When the way back of one component is gone, no other is put back: data of different times would
 * serve together. Only an undo that has begun goes on with what is left.
 *
 * @throws BackupError of the component that cannot be put back, or not yet: what to do
 */
function requireWayBack({ components: changed, live, servicesStopped }, ways, undoFile) {
    const gone = [];
    for (const { entry, plan } of ways.toReversed()) {
        if (plan.obstacle?.kind === 'blocked')
            throw plan.obstacle.error;
        if (plan.obstacle !== undefined)
            gone.push({ name: entry.component, cause: plan.obstacle.error });
    }
    const left = changed.filter(({ phase }) => phase !== 'undone').map(({ component }) => component);
    const others = left.filter((name) => gone.every((one) => one.name !== name));
    const [first, ...more] = gone;
    if (first === undefined || (left.length < changed.length && others.length > 0))
        return;
    if (others.length === 0 && more.length === 0 && !servicesStopped)
        throw first.cause;
    const own = first.cause instanceof lib_errors/* BackupError */.hj ? first.cause.hint : undefined;
    const byHand = `To put back ${others.join(' and ')} alone on purpose${live ? ', with the services stopped' : ''}: the commands are in ${undoFile}.`;
    throw new lib_errors/* BackupError */.hj('restore-failed', `${first.name} cannot be put back: ${(0,lib_errors/* messageOf */.bD)(first.cause)}`, {
        cause: first.cause,
        because: [
            ...more.map(({ name, cause }) => `${name} cannot be put back: ${(0,lib_errors/* failureText */.kY)(cause)}`),
            live && servicesStopped
                ? 'the services are stopped: start them by hand once the data are as they shall be'
                : 'nothing was changed: the other data and the services are as they were',
        ],
        hint: [own, ...(others.length > 0 ? [byHand] : [])].filter(Boolean).join(' '),
    });
}
/** Puts back what a restore replaced, last change first; what is already back stays. Returns what was done. */
async function carryOut(undo) {
    const { journals, journal, session, gate, ways } = undo;
    const done = [];
    const down = [];
    const failures = [];
    const own = new OpenJournal(journal, journals, session.log);
    await own.write({ servicesStopped: journal.live });
    if (journal.live)
        await stopOrStartAgain(undo);
    for (const { entry, ...way } of ways) {
        session.log.info(`Putting back: ${entry.component}`);
        try {
            const back = await way.carryOut('must-keep');
            done.push(...back.done);
            if (back.down !== undefined)
                down.push(back.down);
        }
        catch (cause) {
            failures.push({ name: entry.component, cause });
            // What one component lacks is no reason to leave the others.
            if (isCancelled(cause))
                break;
            continue;
        }
        await own.noteUndone(entry);
    }
    if (failures.length > 0)
        throw notBack(failures, done, undo);
    const against = journal.live ? [...(await whyTradingWouldBeOn(session, gate)), ...down] : [];
    const problems = journal.live ? await startServices(session, against) : [];
    await own.note({ status: 'undone', servicesStopped: problems.length > 0 });
    if (problems.length === 0)
        return done;
    throw new lib_errors/* BackupError */.hj('restore-failed', 'The former data are back, but services are not up', {
        because: [...done.map((line) => `put back: ${line}`), ...problems],
        hint: 'Start them by hand.',
    });
}
/** @throws BackupError when a service cannot be stopped: nothing is put back then, and the services are as they were */
async function stopOrStartAgain(undo) {
    try {
        await stopServices(undo.session);
    }
    catch (cause) {
        throw new lib_errors/* BackupError */.hj(isCancelled(cause) ? 'cancelled' : 'restore-failed', (0,lib_errors/* messageOf */.bD)(cause), {
            cause,
            because: ['nothing was put back: the data are as they were before this undo', ...(await asBefore(undo))],
            hint: (cause instanceof lib_errors/* BackupError */.hj ? cause.hint : undefined) ?? 'Correct the cause and run the same undo again.',
        });
    }
}
/** Services that ran before the undo are started again; those that the restore had left stopped wait for the data. */
async function asBefore({ journals, journal, session, ways }) {
    const by = startCommands(session);
    if (journal.servicesStopped)
        return by === '' ? [] : [`the services stay stopped, as the restore had left them: ${by}`];
    const calm = { ...session, signal: AbortSignal.timeout(startAgainMs) };
    try {
        // Neither the data nor the environment file were changed.
        const problems = await startServices(calm, leftDown(ways));
        if (problems.length > 0)
            return problems.map((problem) => `services: ${problem}`);
        await writeJournal(journals, journal);
        return by === ''
            ? ['services.start is empty: start again yourself what was stopped']
            : ['the services were started again'];
    }
    catch (error) {
        return [`the services may be stopped: ${(0,lib_errors/* failureText */.kY)(error)}`];
    }
}
/** What fails leaves services stopped: that must be said, and that it can be run again. */
function notBack(failures, done, { journal: { live }, undoFile, session }) {
    const [first, ...others] = failures;
    const cause = first?.cause;
    const code = failures.some((one) => isCancelled(one.cause)) ? 'cancelled' : 'restore-failed';
    const own = cause instanceof lib_errors/* BackupError */.hj ? cause.hint : undefined;
    const again = 'The same undo can be run again, it goes on where it stopped.';
    const by = startCommands(session);
    const stopped = live && session.config.services.stop.length > 0;
    return new lib_errors/* BackupError */.hj(code, `${first?.name} could not be put back: ${(0,lib_errors/* messageOf */.bD)(cause)}`, {
        cause,
        because: [
            ...others.map(({ name, cause: why }) => `${name} could not be put back: ${(0,lib_errors/* failureText */.kY)(why)}`),
            ...done.map((line) => `put back: ${line}`),
            ...(stopped ? [`the services are stopped${by === '' ? '' : `; to start them: ${by}`}`] : []),
        ],
        hint: `${code === 'cancelled' && own !== undefined ? own : `${own ?? 'Correct the cause.'} ${again}`} By hand: ${undoFile}.`,
    });
}
function isCancelled(cause) {
    return cause instanceof lib_errors/* BackupError */.hj && cause.code === 'cancelled';
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/run-undo.js
var run_undo_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var run_undo_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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











/** `restore --undo`: chooses, looks, asks, and puts back. */
async function runUndo(request, wanted, resources) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { store, places, session, host } = resources;
        const { config } = session;
        const { journal: found, place } = await findJournal(places, wanted, config.system);
        const { restoreId } = found;
        host.log.info(`Undo of restore ${restoreId} (backup ${found.backup}, ${found.startedAt})`);
        const base = { operation: 'restore', system: config.system, store: store.location, restoreId };
        const own = { ...session, restoreId, keepFolder: place.folder(keptPath(restoreId)) };
        const status = request.dryRun ? 'undo-planned' : 'undone';
        const looked = await planUndo(found, own);
        if (!owesUndo(found) && leftDown(looked).length === 0) {
            return { ...base, status, plans: [], done: await nothingOwed(places, found), durationMs: 0 };
        }
        const undoFile = place.folder(undoPath(restoreId));
        await requireOnTop(places, found, host.log);
        requireWayBack(found, looked, undoFile);
        if (found.live)
            await warnOfTrading(request, session, host);
        const plans = looked.map(({ plan }) => ({ ...plan, obstacle: plan.obstacle && (0,lib_errors/* failureText */.kY)(plan.obstacle.error) }));
        const planned = { ...base, status: 'undo-planned', plans, done: besides(found, config), durationMs: 0 };
        // A terminal shows the report of a dry run itself.
        if (!request.dryRun || host.kind !== 'terminal')
            for (const line of (0,restore_lines/* undoPlanLines */.fU)(planned))
                host.log.info(line);
        if (request.dryRun)
            return planned;
        const replaces = found.live
            ? `This takes back a restore: the live data of ${config.system} are replaced by the former ones.`
            : `This removes the tables that the restore put beside the live data of ${config.system}.`;
        await requireConfirmed(request, config, host, replaces);
        const target = await place.open();
        // That of this host too, wherever the journal lies.
        const state = await (places[0] ?? place).open();
        const written = run_undo_addDisposableResource(env_1, await openWritableStore(config, host), true);
        const leases = run_undo_addDisposableResource(env_1, await takeLeases([state, target, written], resources), true);
        await leases.check();
        // While somebody was asked, another run may have changed what was looked at.
        const { journal } = await findJournal(places, restoreId, config.system);
        await requireOnTop(places, journal, host.log);
        const ways = await planUndo(journal, own);
        requireWayBack(journal, ways, undoFile);
        const again = undoCommand(restoreId, config.system);
        host.stand({
            stopping: 'the undo ends after the step it is at',
            hint: `It may be half done. Run the same undo again, it goes on where it stopped: ${again}`,
            abandoned: `It may be half done. To finish it, run  ${again}`,
        });
        const started = performance.now();
        const gate = await tradingGate(own, host.folder, request.override.includes('trading-off'));
        const done = await carryOut({ journals: target, undoFile, journal, session: own, gate, ways });
        return { ...base, status: 'undone', plans, done, durationMs: Math.round(performance.now() - started) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = run_undo_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** What an undo does and costs besides its components. */
function besides({ live, startedAt }, { services }) {
    if (!live)
        return [];
    return [
        ...services.stop.map((command) => `stopped meanwhile: ${(0,user_command/* commandText */.j)(command)}`),
        `what was written since ${startedAt} is not in the former state`,
    ];
}
/**
 * What stops a restore only warns before an undo: it may be the way out of a restore that went wrong, with services that are
 * down or an environment file that came with it. Whether services are started is decided by the file that is put back.
 */
async function warnOfTrading(request, session, host) {
    const checks = [await checkTradingOff(session, host.folder), checkMarketClosed(session.config, host.now())];
    for (const { name, outcome, detail } of checks) {
        if (outcome === 'passed' || request.override.some((one) => one === name))
            continue;
        host.log.warning(`${name}: ${detail}. This does not stop an undo: go on only when nobody trades on these data. Services are started afterwards only if the environment file that is put back has trading off.`);
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore/index.js
var restore_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var restore_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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




















const restore = {
    name: 'restore',
    description: 'Restore a backup: plan, check, build the new state beside the live one, compare it, then switch; with undo.',
    fields: restoreFields,
    request: restoreRequestSchema,
    sections: ({ components = restorableNames, switches, tables }) => [
        ...components.filter((name) => switches[name] !== false && (name === 'database' || tables.length === 0)),
        'stores',
        'state',
        'signing',
        // A variable that is not set there must not make a restore pass over what protects it.
        'services',
        'trading',
        'market',
        'objectives',
        'checks',
    ],
    outputs: {
        'backup-id': 'Id of the backup that was restored.',
        'restore-id': 'Id of the restore; what undo takes.',
        status: 'ok, planned, failed, undone or undo-planned.',
        duration: 'How long it took, in seconds.',
        'data-loss': 'Seconds between the recovery point and the restore: what was written then is gone.',
        'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
    },
    run: restore_run,
};
async function restore_run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = restore_addDisposableResource(env_1, await openStore(config, host), true);
        const state = await statePlace(config.state.path, host.env);
        const places = [state, ...otherPlaces(state, host.env, store.localPath(''))];
        const abort = new AbortController();
        const scratch = restore_addDisposableResource(env_1, await scratchFolder(host), true);
        const isTaken = async (id) => (await state.look.list(restoreFolder(id))).length > 0;
        const restoreId = await freeId(host.now(), isTaken);
        const session = {
            ...openSession(host, config, scratch.path, AbortSignal.any([host.signal, abort.signal])),
            restoreId,
            keepFolder: state.folder(keptPath(restoreId)),
            ownFolders: [store.localPath(''), state.folder('')].filter((folder) => folder !== undefined),
        };
        if (request.undo !== undefined)
            return await runUndo(request, request.undo, { store, places, session, host, abort });
        const plan = await host.log.group('1/8 Show the backup and the plan', () => planRestore(request, { store, places }, session, host));
        const live = request.tables.length === 0;
        const planned = {
            operation: 'restore',
            system: config.system,
            store: store.location,
            restoreId,
            backup: plan.backup,
            lossObjectiveMs: plan.lossObjectiveMs,
            plans: plan.parts.map((part) => part.planned.plan),
            checks: plan.checks,
            servicesToStop: plan.servicesToStop,
            warnings: plan.warnings,
            live,
            status: 'planned',
        };
        // A terminal shows the report of a dry run itself.
        if (!request.dryRun || host.kind !== 'terminal')
            for (const line of (0,restore_lines/* restorePlanLines */.XT)(planned))
                host.log.info(line);
        if (request.dryRun)
            return planned;
        for (const line of plan.warnings)
            host.log.warning(line);
        requirePassed(plan.checks);
        const replaces = `This replaces live data of ${config.system}.`;
        if (live)
            await host.log.group('2/8 Confirm', () => requireConfirmed(request, config, host, replaces));
        const journals = await state.open();
        const target = restore_addDisposableResource(env_1, await openWritableStore(config, host), true);
        const leases = restore_addDisposableResource(env_1, await takeLeases([journals, target], { session, host, abort }), true);
        await restore_makeFolder(journals, session);
        const started = performance.now();
        const restored = await executeRestore(plan, {
            host,
            journals,
            undoFile: state.folder(undoPath(restoreId)),
            leases,
            session,
            live,
            override: request.override,
            undoCommand: undoCommand(restoreId, config.system),
            ...(await tradingGate(session, host.folder, request.restoreTrading || request.override.includes('trading-off'))),
        });
        host.stand({
            stopping: 'the restored data serve, only the checks are ended',
            hint: `The restored data serve. To go back: ${undoCommand(restoreId, config.system)}`,
            abandoned: `The restored data serve. To go back: ${undoCommand(restoreId, config.system)}`,
        });
        const checking = performance.now();
        const health = live ? await host.log.group('8/8 Health checks', () => healthOf(plan, restored, session)) : [];
        const checked = { name: '8/8 Health checks', durationMs: Math.round(performance.now() - checking) };
        const healthy = health.every(({ outcome }) => outcome === 'passed');
        const report = {
            ...planned,
            status: healthy ? 'ok' : 'failed',
            errorCode: healthy ? undefined : 'check-failed',
            restored: restored.components,
            steps: live ? [...restored.steps, checked] : restored.steps,
            health,
            durationMs: Math.round(performance.now() - started),
            objectiveMs: config.objectives.rto.system,
            dataLossMs: Math.max(0, host.now().getTime() - recoveryPoint(plan.entry).getTime()),
            next: live ? nextSteps(plan, restored, session) : [],
            undo: [undoCommand(restoreId, config.system), `# or by hand: ${state.folder(undoPath(restoreId))}`],
            warnings: [...plan.warnings, ...restored.warnings],
        };
        await keepReport(journals, report, host.log);
        return report;
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = restore_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Ids have a resolution of one second, and this one was chosen before the lease: another restore may have taken it. */
async function restore_makeFolder(store, { restoreId, keepFolder }) {
    if ((await store.list(restoreFolder(restoreId))).length > 0) {
        throw new lib_errors/* BackupError */.hj('write-failed', `Another restore has the id ${restoreId}`, {
            hint: 'It began in the same second. Look at what it has done, then run this one again.',
            retryable: true,
        });
    }
    await (0,promises_.mkdir)(keepFolder, { recursive: true, mode: 0o700 });
}
/** The restored data serve by now: whatever goes wrong from here on must not sound as if nothing had happened. */
async function healthOf(plan, restored, session) {
    try {
        const checks = restored.serviceProblems.map((detail) => {
            return { name: 'services-started', outcome: 'failed', detail };
        });
        for (const part of plan.parts)
            checks.push(...(await inspectLive(part, session)));
        checks.push(...(await runProbes(session)));
        for (const { name, outcome, detail } of checks)
            session.log.info(`${outcome}: ${name}: ${detail}`);
        return checks.map((check) => ({ ...check, overridden: false }));
    }
    catch (cause) {
        const code = cause instanceof lib_errors/* BackupError */.hj && cause.code === 'cancelled' ? 'cancelled' : 'check-failed';
        throw new lib_errors/* BackupError */.hj(code, 'The restore is done, but its health checks were not', {
            cause,
            hint: `The restored data serve. Look at them yourself, or go back with: ${undoCommand(session.restoreId, session.config.system)}`,
        });
    }
}
/** A server that does not answer after the restore is a finding like others; the checks after it are made all the same. */
async function inspectLive({ component, facts, planned }, session) {
    try {
        return await component.inspectLive(planned.facts ?? facts, session);
    }
    catch (error) {
        if (session.signal.aborted)
            throw (0,lib_errors/* cancelled */.KW)(session.signal);
        return [{ name: `${component.name}-inspected`, outcome: 'unknown', detail: (0,lib_errors/* failureText */.kY)(error) }];
    }
}

// EXTERNAL MODULE: ./.build/lib/report/restore-summary.js
var restore_summary = __webpack_require__(40318);
;// CONCATENATED MODULE: ./.build/lib/operations/record-proof.js




/** Saves a proof beside its backup. One that cannot be saved loses no data: the verdict stands, with a warning. */
async function recordProof(store, entry, { host, signer, startedAt }, verdict) {
    const statement = {
        ...verdict,
        format: 1,
        backup: entry.id,
        ...(entry.kind === 'backup' && { manifestSha256: (0,external_node_crypto_.createHash)('sha256').update(entry.manifestBytes).digest('hex') }),
        startedAt: startedAt.toISOString(),
        finishedAt: host.now().toISOString(),
        machine: host.run.machine,
        ...(host.run.url && { run: host.run.url }),
        program: version/* programVersion */.R,
    };
    try {
        return { proof: await saveProof(store, statement, signer), warnings: [] };
    }
    catch (error) {
        return { proof: undefined, warnings: [`The proof could not be saved: ${(0,lib_errors/* messageOf */.bD)(error)}`] };
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore-test/fields.js




const restoreTestFields = {
    backup: backupField,
    components: {
        description: 'Which components to prove: database, redis, config, logs.',
        kind: 'list',
        to: ['request', 'components'],
        choices: schema/* componentNames */.w,
        absent: 'all that the backup holds',
    },
    'report-folder': {
        description: 'Folder for the report (JSON and Markdown, without secrets).',
        kind: 'text',
        to: ['request', 'reportFolder'],
        absent: 'restore-tests/ in the store',
    },
    'upload-report': {
        description: 'Whether the action uploads the report as a workflow artifact.',
        kind: 'flag',
        to: ['request', 'uploadReport'],
        absent: 'true in a workflow',
    },
    'retention-days': {
        description: 'How many days the uploaded report is kept.',
        kind: 'number',
        to: ['request', 'retentionDays'],
        absent: 'the repository’s setting',
    },
    ...stagingFields,
    'database-url': {
        ...sourceFields['database-url'],
        description: 'postgresql:// URL of production: a staging server must be proven to be another one.',
    },
    'redis-url': {
        ...sourceFields['redis-url'],
        description: 'redis:// or rediss:// URL of production: a staging server must be proven to be another one.',
    },
    ...writerFields,
};
const restoreTestRequestSchema = schemas/* strictObject */.rej({
    backup: schemas/* string */.YjP().default('latest'),
    components: schemas/* array */.YOg(schemas/* enum */.k5n(schema/* componentNames */.w)).min(1).optional(),
    reportFolder: schemas/* string */.YjP().optional(),
    uploadReport: schemas/* boolean */.zMY().default(true),
    retentionDays: schemas/* int */.Whr().min(1).max(400).optional(),
});

;// CONCATENATED MODULE: ./.build/lib/operations/restore-test/judge.js
/**
 * The verdict over all components. Anything that differs: failed. Anything that could not be compared, or nothing at all:
 * not verified, which is never a pass. All equal but slower than the objective: failed too.
 */
function judge(components, parts, durationMs, objectiveMs) {
    if (components.some(({ outcome }) => outcome === 'failed'))
        return { status: 'failed', errorCode: 'damaged' };
    const unknown = components.some(({ outcome }) => outcome !== 'proven');
    if (unknown || parts === 0)
        return { status: 'not-verified', errorCode: 'not-verified' };
    const slow = components.some((one) => one.objectiveMs !== undefined && one.restoreMs > one.objectiveMs);
    if (slow || durationMs > objectiveMs)
        return { status: 'failed', errorCode: 'objective-missed' };
    return { status: 'proven', errorCode: undefined };
}

;// CONCATENATED MODULE: ./.build/lib/operations/restore-test/index.js
var restore_test_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var restore_test_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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


















/** Earlier tests shown for comparison. */
const trendLength = 12;
const restoreTest = {
    name: 'restore-test',
    description: 'Prove a backup: restore it into throwaway servers, or given staging servers, and compare everything with what the source held.',
    fields: restoreTestFields,
    request: restoreTestRequestSchema,
    sections: () => ['stores', 'signing', 'objectives', 'checks', 'restore-test'],
    outputs: {
        'backup-id': 'Id of the backup that was tested.',
        status: 'proven, failed or not-verified.',
        differences: 'How many things differ from the source.',
        duration: 'How long it took, in seconds.',
        'error-code': 'damaged, objective-missed or not-verified when it is not proven; see docs/troubleshooting.md.',
    },
    run: restore_test_run,
};
async function restore_test_run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = restore_test_addDisposableResource(env_1, await openWritableStore(config, host), true);
        const started = performance.now();
        const startedAt = host.now();
        const scratch = restore_test_addDisposableResource(env_1, await scratchFolder(host), true);
        const restoreId = backupId(startedAt);
        const session = {
            ...openSession(host, config, scratch.path, host.signal),
            restoreId,
            // A proof keeps nothing.
            keepFolder: scratch.path,
            ownFolders: [],
        };
        host.stand({
            stopping: 'what was made for the proof is removed: throwaway servers, and what is on staging servers',
            hint: 'No live data were touched. Run it again when you are ready.',
            abandoned: 'No live data were touched; what is left of the proof is removed by the next run.',
        });
        const catalog = await readCatalog(store);
        const entry = await chooseBackup(store, catalog, { backup: request.backup, trusted: trustedKey(config.signing) }, config.system);
        const parts = (await parts_partsOf(store, entry, session))
            .filter((part) => part.component.prove !== undefined)
            .filter(({ component }) => request.components?.includes(component.name) ?? true);
        // Before anything is made anywhere. A run that is refused leaves no proof: it says nothing about the backup.
        for (const { component, facts } of parts) {
            await component.assureStaging?.(facts, session, restore_test_sourcesOf(catalog, config.system, component.name));
        }
        const components = [
            ...(await integrity(store, entry, session)),
            ...(await proveAll(parts, catalog, session)),
            ...unproved(entry, parts, request),
        ];
        const durationMs = Math.round(performance.now() - started);
        const verdict = judge(components, parts.length, durationMs, config.objectives.rto.system);
        const report = {
            operation: 'restore-test',
            ...verdict,
            system: config.system,
            store: store.location,
            backup: await describeBackup(store, entry, host.now()),
            components,
            durationMs,
            objectiveMs: config.objectives.rto.system,
            trend: await earlierTests(store, entry, config.system, depthOf(request)),
            proof: undefined,
            files: [],
            warnings: entry.kind === 'backup' ? (0,catalog_manifest/* missingIn */.EH)(entry.manifest).map(({ warning }) => warning) : [],
        };
        return record(report, { store, entry, startedAt, request, host, session });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = restore_test_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Bytes first: a restore from damaged files proves nothing. */
async function integrity(store, entry, session) {
    if (entry.kind !== 'backup')
        return [];
    const { findings } = await session.log.group('Integrity', () => inspect(store, entry, inspectOptions('checksum', session)));
    if (findings.length === 0)
        return [];
    const differences = findings.map(({ file, problem }) => ({ what: file, expected: 'as recorded', found: problem }));
    return [{ ...nothingProved('integrity'), outcome: 'failed', differences }];
}
function proveAll(parts, catalog, session) {
    return Array.fromAsync(parts, async ({ component, facts, backup }) => {
        const { name } = component;
        const objectiveMs = name === 'logs' ? undefined : session.config.objectives.rto[name];
        const sources = restore_test_sourcesOf(catalog, session.config.system, name);
        const result = await session.log.group(`Prove ${name}`, () => component.prove(facts, backup, session, sources));
        session.log.info(`${name}: ${result.outcome} in ${(0,lib_format/* formatDuration */.a3)(result.restoreMs + result.compareMs)}`);
        return { component: name, objectiveMs, ...result };
    });
}
/** What the backup holds and was asked for, but nobody can prove, is not verified: silence would count as a pass. */
function unproved(entry, parts, request) {
    const held = entry.kind === 'backup' ? Object.keys(entry.manifest.components) : [];
    const wanted = request.components ?? held;
    const known = new Set(parts.map(({ component }) => component.name));
    return wanted
        .filter((name) => !known.has(name))
        .map((name) => ({
        ...nothingProved(name),
        reason: held.includes(name) ? 'cannot be proved' : 'is not in the backup',
    }));
}
function nothingProved(component) {
    const none = { where: undefined, differences: [], reason: undefined, compared: [], objectiveMs: undefined };
    return { component, outcome: 'not-verified', ...none, restoreMs: 0, compareMs: 0 };
}
/** Saves the proof beside the backup and the report for people; what cannot be saved is a warning. */
async function record(report, recording) {
    const { store, entry, startedAt, host, session, request } = recording;
    const by = { host, signer: openSigner(session.config.signing), startedAt };
    const { proof, warnings } = await recordProof(store, entry, by, {
        kind: 'restore-test',
        depth: depthOf(request),
        outcome: report.status === 'proven' ? 'passed' : report.status,
        findings: report.components.flatMap(findingsOf),
        restoreMs: report.components.reduce((sum, one) => sum + one.restoreMs, 0),
        places: Object.fromEntries(report.components.flatMap(({ component, where }) => (where === undefined ? [] : [[component, where]]))),
    });
    const complete = { ...report, proof, warnings: [...report.warnings, ...warnings] };
    let files = [];
    try {
        const folder = (0,external_node_path_.resolve)(host.folder, request.reportFolder ?? store.localPath('restore-tests') ?? 'restore-tests');
        const base = (0,external_node_path_.join)(folder, `${report.backup.id}-${session.restoreId}`);
        await (0,promises_.mkdir)(folder, { recursive: true });
        await (0,promises_.writeFile)(`${base}.json`, `${JSON.stringify(complete, undefined, 2)}\n`, { mode: 0o600 });
        await (0,promises_.writeFile)(`${base}.md`, (0,restore_summary/* restoreTestSummary */.z)(complete), { mode: 0o600 });
        files = [`${base}.json`, `${base}.md`];
        if (request.uploadReport)
            await host.keepReport(`restore-test-${entry.id}`, files, request.retentionDays);
        return { ...complete, files };
    }
    catch (error) {
        const warning = `The report could not be ${files.length === 0 ? 'written' : 'uploaded'}: ${(0,lib_errors/* messageOf */.bD)(error)}`;
        return { ...complete, files, warnings: [...complete.warnings, warning] };
    }
}
function findingsOf({ component, differences, reason }) {
    const problems = differences.map(({ what, expected, found }) => `${what}: expected ${expected}, found ${found}`);
    if (reason !== undefined)
        problems.push(`not verified: ${reason}`);
    return problems.map((problem) => ({ file: component, problem }));
}
/** A component's facts in all backups of a system, newest first: they say where production was. */
function restore_test_sourcesOf({ entries }, system, component) {
    return entries
        .flatMap((entry) => (entry.kind === 'backup' && entry.manifest.system === system ? [entry.manifest] : []))
        .flatMap(({ components }) => components[component]?.facts ?? [])
        .reverse();
}
function depthOf({ components }) {
    return components === undefined ? wholeDepth : components.join(',');
}
/** Restore times of the last tests of this system that tested the same, from the proofs beside its backups. */
async function earlierTests(store, entry, system, tested) {
    const catalog = await readCatalog(store);
    const own = catalog.entries.filter((one) => one.kind === 'backup' && one.manifest.system === system);
    const ids = [...new Set([...own.map(({ id }) => id), entry.id])];
    const proofs = (await Promise.all(ids.map((id) => readProofs(store, id)))).flatMap((read) => read.proofs);
    return proofs
        .map(({ statement }) => statement)
        .filter(({ kind, depth, restoreMs }) => kind === 'restore-test' && depth === tested && restoreMs !== undefined)
        .sort((a, b) => (a.finishedAt < b.finishedAt ? -1 : 1))
        .slice(-trendLength)
        .map(({ backup, finishedAt, restoreMs }) => ({ backup, at: finishedAt, restoreMs: restoreMs ?? 0 }));
}

;// CONCATENATED MODULE: ./.build/lib/operations/show/index.js
var show_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var show_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







const show_requestSchema = schemas/* strictObject */.rej({ backup: schemas/* string */.YjP().default('latest') });
const show = {
    name: 'show',
    description: 'Show one backup: what it holds, what was proved about it, and how to restore it by hand.',
    fields: { backup: backupField, ...storeFields },
    request: show_requestSchema,
    sections: () => ['stores'],
    outputs: { status: 'ok' },
    run: show_run,
};
async function show_run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = show_addDisposableResource(env_1, await openStore(config, host), true);
        const entry = findBackup(await readCatalog(store), request.backup, config.system, store.location);
        const { proofs } = await readProofs(store, entry.id);
        const summary = await store.readSmall(`${entry.id}/${catalog_manifest/* summaryPath */.e8}`);
        const instructions = await store.readSmall(`${entry.id}/${catalog_manifest/* instructionsPath */.ns}`);
        const path = store.localPath(entry.id) ?? `${store.location}/${entry.id}`;
        return {
            operation: 'show',
            status: 'ok',
            store: store.location,
            id: entry.id,
            path,
            summary: `${summary?.toString('utf8') ?? `Backup ${entry.id} has no summary.\n`}By hand: ${instructions === undefined ? 'it has no RESTORE.md' : `${path}/${catalog_manifest/* instructionsPath */.ns}`}\n`,
            manifest: entry.kind === 'backup' ? entry.manifest : undefined,
            proofs: proofs.map(({ statement }) => ({
                kind: statement.kind,
                depth: statement.depth,
                outcome: statement.outcome,
                at: statement.finishedAt,
            })),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = show_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}

;// CONCATENATED MODULE: ./.build/lib/pipeline/throttle.js

/** @param bytesPerSecond undefined: as fast as it comes */
function throttle(bytesPerSecond) {
    if (bytesPerSecond === undefined)
        return (content) => content;
    let freeAtMs = performance.now();
    return async function* (content, signal) {
        for await (const chunk of content) {
            const nowMs = performance.now();
            freeAtMs = Math.max(freeAtMs, nowMs) + (chunk.byteLength / bytesPerSecond) * 1000;
            await (0,external_node_timers_promises_.setTimeout)(freeAtMs - nowMs, undefined, { signal });
            yield chunk;
        }
    };
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __webpack_require__(88532);
;// CONCATENATED MODULE: ./.build/lib/config/byte-size.js

const units = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    tb: 1e12,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
    tib: 2 ** 40,
};
/** An amount of bytes as people write it ("10GB", "500 MiB"); undefined when it is none. */
function parseBytes(text) {
    const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?i?b)$/i.exec(text.trim());
    const unit = Object.entries(units).find(([name]) => name === match?.[2]?.toLowerCase());
    return match === null || unit === undefined ? undefined : Math.round(Number(match[1]) * unit[1]);
}
/** Schema of an amount of bytes: text with a unit in, bytes out. */
const byteSize = schemas/* string */.YjP().transform((text, context) => {
    const bytes = parseBytes(text);
    if (bytes !== undefined && bytes > 0)
        return bytes;
    context.addIssue({ code: 'custom', message: 'is not an amount of bytes; write it like 500MB, 10GB or 2GiB' });
    return core/* NEVER */.tm;
});

;// CONCATENATED MODULE: ./.build/lib/operations/sync/fields.js



const { store, ...others } = storeFields;
const syncFields = {
    from: {
        ...store,
        description: 'The store to copy from: the name of one in backup.yml, a folder, s3://bucket/prefix or ssh://user@host/path.',
    },
    to: {
        description: 'Names of the stores to copy to.',
        kind: 'list',
        to: ['request', 'to'],
        absent: 'all other stores of backup.yml',
    },
    backup: {
        description: 'Which backups: all, latest, or ids.',
        kind: 'list',
        to: ['request', 'backups'],
        absent: 'all',
        positional: true,
    },
    'dry-run': {
        description: 'Print what would be copied and stop: nothing is written.',
        kind: 'flag',
        to: ['request', 'dryRun'],
        env: 'DRY_RUN',
        absent: 'false',
    },
    limit: {
        description: 'How much may be read in a second, over all copies: 20MB.',
        kind: 'text',
        to: ['request', 'limit'],
        absent: 'no limit',
    },
    ...others,
};
const syncRequestSchema = schemas/* strictObject */.rej({
    to: schemas/* array */.YOg(schemas/* string */.YjP()).min(1).optional(),
    backups: schemas/* array */.YOg(schemas/* string */.YjP()).min(1).default(['all']),
    dryRun: schemas/* boolean */.zMY().default(false),
    /** Bytes per second. */
    limit: byteSize.optional(),
});

// EXTERNAL MODULE: ./.build/lib/lib/limit.js
var lib_limit = __webpack_require__(6421);
;// CONCATENATED MODULE: ./.build/lib/operations/sync/copy.js
var copy_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var copy_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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





const largeBytes = 8 * 1024 * 1024;
function slots() {
    return { small: new lib_limit/* Limit */.I(16), large: new lib_limit/* Limit */.I(2) };
}
/** Copies one backup: its files, checked against the manifest as they pass, and the manifest last. */
async function copyBackup(copy, copying) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { target, signal } = copying;
        const stage = copy_addDisposableResource(env_1, await target.resume(copy.id), true);
        const recorded = new Map(copy.manifest.files.map((file) => [file.path, file.sha256]));
        await (0,together/* together */.b)(signal, copy.files.map((file) => (own) => {
            const slot = file.bytes < largeBytes ? copying.slots.small : copying.slots.large;
            return slot.run(() => copyFile(copy.id, file, recorded.get(file.path), stage, { ...copying, signal: own }));
        }));
        if (signal.aborted)
            throw (0,lib_errors/* cancelled */.KW)(signal);
        await copying.check();
        await stage.commit({ path: catalog_manifest/* manifestPath */.ji, content: copy.manifestBytes });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = copy_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function copyFile(id, file, sha256, stage, copying) {
    const { signal } = copying;
    if (signal.aborted)
        throw (0,lib_errors/* cancelled */.KW)(signal);
    if (await isThere(file, sha256, stage))
        return copying.onBytes(file.bytes);
    const content = copying.throttle(await copying.source.read(`${id}/${file.path}`), signal);
    await stage.write(file.path, copy_checked(content, `${id}/${file.path}`, { ...file, sha256 }, copying), file.bytes);
}
/** What an interrupted copy left counts only when it was read and found to be right; else it makes room. */
async function isThere(file, sha256, stage) {
    const found = stage.present.find(({ path }) => path === file.path);
    if (found === undefined)
        return false;
    if (sha256 !== undefined && found.bytes === file.bytes) {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        for await (const chunk of await stage.read(file.path))
            hash.update(chunk);
        if (hash.digest('hex') === sha256)
            return true;
    }
    await stage.discard(file.path);
    return false;
}
async function* copy_checked(content, path, { bytes, sha256 }, { signal, onBytes }) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    for await (const chunk of content) {
        if (signal.aborted)
            throw (0,lib_errors/* cancelled */.KW)(signal);
        hash.update(chunk);
        size += chunk.byteLength;
        onBytes(chunk.byteLength);
        yield chunk;
    }
    if (size === bytes && (sha256 === undefined || hash.digest('hex') === sha256))
        return;
    throw new lib_errors/* BackupError */.hj('damaged', `${path} is not what was recorded when it was made: it is not copied`, {
        hint: 'Find out with "backupctl verify all" which backups are whole; a whole copy in another store can be copied back.',
    });
}

;// CONCATENATED MODULE: ./.build/lib/operations/sync/plan.js




const ownFolders = ['leases', 'evidence', 'restores', 'restore-tests'];
const unfinishedFolder = new RegExp(`^\\d{8}_\\d{6}(${stagedSuffix}|${removedSuffix})$`);
async function listWhole(store) {
    const backups = new Map();
    const foreign = new Set();
    for (const object of await store.list('')) {
        const slash = object.path.indexOf('/');
        const top = slash === -1 ? object.path : object.path.slice(0, slash);
        if (slash !== -1 && backupTime(top) !== undefined) {
            const own = backups.get(top) ?? [];
            own.push({ ...object, path: object.path.slice(slash + 1) });
            backups.set(top, own);
        }
        else if (!ownFolders.includes(top) && !unfinishedFolder.test(top) && !top.startsWith('.'))
            foreign.add(top);
    }
    return { backups, foreign: [...foreign].sort() };
}
/** What one target lacks of a source; reads only. */
async function planTarget(source, target, ids, system) {
    const copies = [];
    const proofs = [];
    const findings = [];
    let present = 0;
    for (const id of ids.toSorted().toReversed()) {
        const here = source.listing.backups.get(id) ?? [];
        const there = target.backups.get(id) ?? [];
        if (isCommitted(there)) {
            present += 1;
            findings.push(...differences(id, here, there));
            proofs.push(...missingProofs(here, there).map((path) => `${id}/${path}`));
            continue;
        }
        if (there.length > 0 && !there.some(({ path }) => path === unfinishedMark)) {
            findings.push({
                backup: id,
                file: catalog_manifest/* manifestPath */.ji,
                problem: 'is missing there, beside other files: it is left alone',
            });
            continue;
        }
        const copy = await readCopy(source.store, id, here);
        if (typeof copy === 'string')
            findings.push({ backup: id, file: catalog_manifest/* manifestPath */.ji, problem: copy });
        else if (copy.manifest.system === system)
            copies.push(copy);
    }
    return { copies, proofs, present, findings, foreign: target.foreign };
}
function isCommitted(objects) {
    return objects.some(({ path }) => path === catalog_manifest/* manifestPath */.ji);
}
/** Copies are byte-identical: another size is another file. What has the same size is compared by verify. */
function differences(id, here, there) {
    const sizes = new Map(there.filter(isOfBackup).map(({ path, bytes }) => [path, bytes]));
    const wrong = here.filter(isOfBackup).flatMap(({ path, bytes }) => {
        const found = sizes.get(path);
        sizes.delete(path);
        if (found === bytes)
            return [];
        const problem = found === undefined ? 'is missing there' : `has ${found} bytes there, ${bytes} here`;
        return [{ backup: id, file: path, problem }];
    });
    return [...wrong, ...[...sizes.keys()].map((file) => ({ backup: id, file, problem: 'is there only' }))];
}
function isOfBackup({ path }) {
    return !path.startsWith(`${catalog_manifest/* proofsFolder */.Wx}/`) && path !== unfinishedMark;
}
function missingProofs(here, there) {
    const known = new Set(there.map(({ path }) => path));
    return here.map(({ path }) => path).filter((path) => path.startsWith(`${catalog_manifest/* proofsFolder */.Wx}/`) && !known.has(path));
}
/** @returns why it is no backup to copy, as text */
async function readCopy(store, id, here) {
    const manifestBytes = await store.readSmall(`${id}/${catalog_manifest/* manifestPath */.ji}`);
    if (manifestBytes === undefined)
        throw new lib_errors/* BackupError */.hj('read-failed', `${id} was removed meanwhile`);
    const parsed = (0,catalog_manifest/* parseManifest */.Ng)(manifestBytes);
    if (parsed.kind === 'foreign')
        return 'is not ours: backups of shell scripts are not copied';
    if (parsed.kind === 'damaged')
        return parsed.problem;
    const { manifest } = parsed;
    if (manifest.id !== id)
        return `is the manifest of backup ${manifest.id}`;
    const files = here.filter(({ path }) => path !== catalog_manifest/* manifestPath */.ji && path !== unfinishedMark);
    const lost = manifest.files.find((file) => !files.some(({ path, bytes }) => path === file.path && bytes === file.bytes));
    if (lost !== undefined)
        return `names ${lost.path}, which is missing or has another size: it is not copied`;
    return { id, manifest, manifestBytes, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

;// CONCATENATED MODULE: ./.build/lib/operations/sync/fill.js
var fill_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var fill_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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








/** Plans and fills one target. Its failure is part of the report, so that the others go on. */
async function fill(name, source, work) {
    const { request, config, host } = work;
    const found = (0,stores_schema/* storesOf */.oi)(config).find((one) => one.name === name);
    let target = {
        ...{ name, location: name, status: request.dryRun ? 'planned' : 'ok', copied: [], proofs: 0, present: 0 },
        ...{ findings: [], foreign: [], problem: [] },
    };
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            if (found === undefined)
                throw new lib_errors/* BackupError */.hj('internal', `No store ${name}`);
            const store = fill_addDisposableResource(env_1, await openNamed(name, found.store, host), true);
            target = { ...target, location: store.location };
            const plan = await planTarget(source, await listWhole(store), source.ids, config.system);
            target = { ...target, ...described(plan) };
            if (!request.dryRun && (plan.copies.length > 0 || plan.proofs.length > 0)) {
                target = { ...target, copied: [], proofs: 0 };
                await copyAll(store, plan, source, work, (done) => {
                    target = { ...target, ...done(target) };
                });
            }
            const status = plan.findings.length > 0 ? 'failed' : target.status;
            return { target: { ...target, status }, code: plan.findings.length > 0 ? 'damaged' : undefined };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = fill_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        host.log.warning(`${name}: ${(0,lib_errors/* failureText */.kY)(error)}`);
        const hint = error instanceof lib_errors/* BackupError */.hj && error.hint !== undefined ? [error.hint] : [];
        const problem = [(0,lib_errors/* messageOf */.bD)(error), ...(0,lib_errors/* reasonsOf */.zM)(error), ...hint];
        return { target: { ...target, status: 'failed', problem }, code: codeOf(error) };
    }
}
function codeOf(error) {
    return error instanceof lib_errors/* BackupError */.hj ? error.code : 'internal';
}
function described(plan) {
    const copied = plan.copies.map(({ id, bytes, files }) => ({ id, bytes, files: files.length + 1 }));
    const { present, findings, foreign } = plan;
    return { copied, proofs: plan.proofs.length, present, findings, foreign };
}
const backupsAtOnce = 4;
async function copyAll(store, plan, source, { config, host, throttle: slow }, done) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const abort = new AbortController();
        const leases = fill_addDisposableResource(env_2, await takeLeases([store], { session: { config }, host, abort }, 'sync'), true);
        const signal = AbortSignal.any([host.signal, abort.signal]);
        const totalBytes = plan.copies.reduce((sum, { bytes }) => sum + bytes, 0);
        let doneBytes = 0;
        const onBytes = (bytes) => {
            doneBytes += bytes;
            host.log.progress({ label: `sync ${store.name}`, doneBytes, totalBytes });
        };
        const copying = {
            ...{ source: source.store, target: store, throttle: slow, signal, onBytes, slots: slots() },
            check: () => leases.check(),
        };
        const limit = new lib_limit/* Limit */.I(backupsAtOnce);
        const ends = await Promise.allSettled(plan.copies.map((copy) => limit.run(async () => {
            if (signal.aborted)
                throw (0,lib_errors/* cancelled */.KW)(signal);
            await copyBackup(copy, copying);
            host.log.info(`${store.name}: ${copy.id}, ${(0,lib_format/* formatBytes */.z3)(copy.bytes)}`);
            const { id, bytes, files } = copy;
            done(({ copied }) => ({ copied: [...copied, { id, bytes, files: files.length + 1 }] }));
        })));
        for (const path of plan.proofs) {
            if (signal.aborted)
                throw (0,lib_errors/* cancelled */.KW)(signal);
            const proof = await source.store.readSmall(path);
            if (proof === undefined)
                continue;
            await store.put(path, proof);
            done(({ proofs }) => ({ proofs: proofs + 1 }));
        }
        const failed = ends.filter((end) => end.status === 'rejected');
        if (failed[0] === undefined)
            return;
        if (failed.length === 1)
            throw failed[0].reason;
        throw new lib_errors/* BackupError */.hj(codeOf(failed[0].reason), `${(0,lib_format/* plural */.LS)(failed.length, 'backup')} could not be copied`, {
            cause: failed[0].reason,
            because: failed.map(({ reason }) => (0,lib_errors/* failureText */.kY)(reason)),
        });
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = fill_disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}

;// CONCATENATED MODULE: ./.build/lib/operations/sync/index.js
var sync_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var sync_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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







const sync = {
    name: 'sync',
    description: 'Copy committed backups and their proofs from one store to others: what is missing there, and nothing else.',
    fields: syncFields,
    request: syncRequestSchema,
    sections: () => ['stores'],
    outputs: {
        status: 'ok, planned or failed.',
        copied: 'How many backups were copied, over all targets.',
        bytes: 'How many bytes that were.',
        findings: 'How many things a person must look at.',
        duration: 'How long it took, in seconds.',
        'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
    },
    run: sync_run,
};
async function sync_run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const started = performance.now();
        const store = sync_addDisposableResource(env_1, await openStore(config, host), true);
        const names = chooseTargets(request, config);
        const listing = await listWhole(store);
        const source = { store, listing, ids: chooseBackups(request, listing, store.location) };
        const work = { request, config, host, throttle: throttle(request.limit) };
        // Each by itself: one that is down keeps no other from its copy.
        const ended = await Promise.all(names.map((name) => fill(name, source, work)));
        if (host.signal.aborted)
            throw (0,lib_errors/* cancelled */.KW)(host.signal);
        const targets = ended.map(({ target }) => target);
        const failed = ended.find(({ target }) => target.status === 'failed');
        return {
            operation: 'sync',
            status: failed !== undefined ? 'failed' : request.dryRun ? 'planned' : 'ok',
            errorCode: failed?.code,
            system: config.system,
            from: store.location,
            targets,
            durationMs: Math.round(performance.now() - started),
            warnings: targets.flatMap(warningsOf),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = sync_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function chooseTargets({ to }, config) {
    const [source, ...others] = (0,stores_schema/* storesOf */.oi)(config).map(({ name }) => name);
    const unknown = (to ?? []).filter((name) => !others.includes(name));
    if (unknown.length > 0)
        throw new lib_errors/* BackupError */.hj('invalid-request', `No store to copy to: ${unknown.join(', ')}`, {
            hint: `Stores beside ${source}, which is copied from: ${others.join(', ') || 'none'}.`,
        });
    const chosen = to ?? others;
    if (chosen.length > 0)
        return chosen;
    throw new lib_errors/* BackupError */.hj('invalid-request', 'There is only one store: nothing to copy to', {
        hint: 'Name a second one under stores in backup.yml, best one that is off-site (kind s3, azure or ssh).',
    });
}
function chooseBackups({ backups }, { backups: there }, location) {
    const committed = [...there].filter(([, objects]) => isCommitted(objects)).map(([id]) => id);
    if (backups.includes('all'))
        return committed;
    const wanted = backups.map((id) => (id === 'latest' ? committed.toSorted().at(-1) : id));
    const missing = wanted.filter((id) => id === undefined || !committed.includes(id));
    if (missing.length === 0)
        return wanted.filter((id) => id !== undefined);
    throw new lib_errors/* BackupError */.hj('backup-not-found', `No backup ${missing.map((id) => id ?? 'at all').join(', ')} is in ${location}`, {
        hint: 'Look what is there with: backupctl list',
    });
}
function warningsOf({ name, foreign }) {
    return foreign.length === 0 ? [] : [`${name} holds what is no backup and is left alone: ${foreign.join(', ')}`];
}

;// CONCATENATED MODULE: ./.build/lib/operations/verify/index.js
var verify_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var verify_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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









const verify = {
    name: 'verify',
    description: 'Verify that backups are intact and readable, and record the result as a proof.',
    fields: verifyFields,
    request: verifyRequestSchema,
    sections: () => ['stores', 'signing'],
    outputs: {
        'backup-id': 'Ids of the backups that were verified, separated by commas.',
        status: 'ok, failed or not-verified.',
        findings: 'How many things are wrong.',
        duration: 'How long it took, in seconds.',
        'error-code': 'damaged, signature-invalid or not-verified when something is wrong; see docs/troubleshooting.md.',
    },
    run: verify_run,
};
async function verify_run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const started = performance.now();
        const store = verify_addDisposableResource(env_1, await openWritableStore(config, host), true);
        const signer = openSigner(config.signing);
        const options = inspectOptions(request.depth, { config, signal: host.signal, log: host.log });
        const entries = await chooseEntries(store, request.backup, config.system);
        const backups = await Array.fromAsync(entries, (entry) => host.log.group(`Verify ${entry.id}`, () => verifyOne(store, entry, options, { host, signer })));
        const durationMs = Math.round(performance.now() - started);
        const verdict = verify_judge(backups);
        return { operation: 'verify', ...verdict, store: store.location, depth: request.depth, durationMs, backups };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = verify_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function chooseEntries(store, wanted, system) {
    const catalog = await readCatalog(store);
    if (wanted !== 'all')
        return [findBackup(catalog, wanted, system, store.location)];
    const own = [];
    for (const entry of catalog.entries) {
        if (belongsTo(entry, system) || !(await isConsistent(store, entry)))
            own.push(entry);
    }
    return own.length > 0 ? own : [findBackup(catalog, 'latest', system, store.location)];
}
async function verifyOne(store, entry, options, by) {
    const { host } = by;
    const startedAt = host.now();
    const inspection = await inspect(store, entry, options);
    const { problems } = await readProofs(store, entry.id);
    const findings = [
        ...inspection.findings,
        ...problems.map(({ path, problem }) => ({ file: path.slice(entry.id.length + 1), problem })),
    ].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
    for (const { file, problem } of findings)
        host.log.info(`  ${file} ${problem}`);
    const outcome = findings.length > 0 ? 'failed' : 'passed';
    host.log.info(`${entry.id}: ${outcome}, ${(0,lib_format/* plural */.LS)(inspection.files, 'file')} (${options.depth})`);
    const durationMs = host.now().getTime() - startedAt.getTime();
    const verdict = { kind: 'verify', depth: options.depth, outcome, findings };
    const { proof, warnings } = await recordProof(store, entry, { ...by, startedAt }, verdict);
    return {
        id: entry.id,
        outcome,
        findings,
        files: inspection.files,
        bytes: inspection.bytes,
        durationMs,
        signature: inspection.signature,
        warnings: [...warnings, ...(entry.kind === 'guide' ? [guideWarning] : []), ...inspection.warnings],
        proof,
    };
}
const guideWarning = 'Made by shell scripts, without a manifest: only its own checksums could be compared, nothing was proved about its source.';
function verify_judge(backups) {
    const findings = backups.flatMap((one) => one.findings);
    if (findings.length === 0)
        return { status: 'ok', errorCode: undefined };
    const onlySignatures = findings.every(({ file }) => file.endsWith('.sig'));
    return { status: 'failed', errorCode: onlySignatures ? 'signature-invalid' : 'damaged' };
}

;// CONCATENATED MODULE: ./.build/lib/operations/index.js








function verb(operation) {
    const { name, description, fields, outputs } = operation;
    return { name, description, fields, outputs, start: (host) => runOperation(operation, host) };
}
/** Operations that are GitHub Actions too. */
const actionVerbs = [verb(backup_backup), verb(verify), verb(restore), verb(restoreTest), verb(sync)];
/** All operations of the command line. */
const verbs = [...actionVerbs, verb(list), verb(show)];


/***/ }),

/***/ 29553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ programVersion),
/* harmony export */   k: () => (/* binding */ programName)
/* harmony export */ });
/** Version of this program; script/check compares it with package.json. */
const programVersion = '0.1.0';
const programName = 'backup-actions';


/***/ }),

/***/ 19201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gD: () => (/* binding */ writeChecksums),
/* harmony export */   y2: () => (/* binding */ judgeChecksums)
/* harmony export */ });
/* unused harmony export checksumText */
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(53916);
/* harmony import */ var _write_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(866);


/** Writes `<path>.sha256` beside a file or folder; `sha256sum -c` understands it in the folder where it lies. */
function writeChecksums(to, path, files, signal) {
    return (0,_write_js__WEBPACK_IMPORTED_MODULE_1__/* .writeText */ .x3)(to, `${path}.sha256`, checksumText(path, files), signal);
}
function checksumText(path, files) {
    return files.map((file) => `${file.sha256}  ${(0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.relative)((0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), file.path)}\n`).join('');
}
/**
 * Judges a file as `sha256sum` writes it against what is recorded of the files it is for, all of which it must name.
 *
 * @param text undefined: it was not read
 */
function judgeChecksums(path, text, files) {
    if (text === undefined)
        return [{ file: path, problem: 'it cannot be read' }];
    const lines = text.split('\n').filter((line) => line.length > 0);
    if (lines.length === 0)
        return [{ file: path, problem: 'it holds no checksum' }];
    if (!text.endsWith('\n'))
        return [{ file: path, problem: 'its last line is cut' }];
    const known = new Map(files.map((file) => [file.path, file]));
    const base = path.slice(0, -'.sha256'.length);
    const unnamed = new Set([...known.keys()].filter((one) => one === base || one.startsWith(`${base}/`)));
    const findings = lines.flatMap((line) => {
        const [, sum, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
        if (sum === undefined || name === undefined) {
            return [{ file: path, problem: 'it holds a line that is not a checksum' }];
        }
        // The guide's script may have written a whole path; the file lies beside its checksum all the same.
        const named = `${(0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)}/${name}`;
        const file = known.get(named) ?? known.get(`${(0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.dirname)(path)}/${(0,node_path_posix__WEBPACK_IMPORTED_MODULE_0__.basename)(name)}`);
        if (file === undefined)
            return [{ file: path, problem: `it names ${named}, which is not in the backup` }];
        unnamed.delete(file.path);
        return file.sha256 === sum ? [] : [{ file: path, problem: `its checksum is not that of ${file.path}` }];
    });
    return [...findings, ...[...unnamed].map((name) => ({ file: path, problem: `it does not name ${name}` }))];
}


/***/ }),

/***/ 93407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D0: () => (/* binding */ decoder),
/* harmony export */   Rd: () => (/* binding */ encoder),
/* harmony export */   kT: () => (/* binding */ suffixes),
/* harmony export */   nr: () => (/* binding */ chunkBytes),
/* harmony export */   uM: () => (/* binding */ codecOf),
/* harmony export */   vv: () => (/* binding */ readChunkBytes)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);

/** Larger pieces keep the thread pool busy: 64 kB pieces cost 1.7 times the wall time of 256 kB ones (measured on 800 MB). */
const chunkBytes = 256 * 1024;
/** Pieces that are read from a file and decoded: each one is a detour over the thread pool, so 1 MB costs 15 % less CPU than 256 kB. */
const readChunkBytes = 1024 * 1024;
/** The file name ending of a codec. */
const suffixes = { none: '', zstd: '.zst', gzip: '.gz' };
/** The codec of a file that nobody recorded, by its name. */
function codecOf(name) {
    return name.endsWith('.zst') ? 'zstd' : name.endsWith('.gz') ? 'gzip' : 'none';
}
/**
 * One piece at a time, so that the end is never announced while a piece still waits: Node.js 24.21 then ends the frame with
 * that piece and adds a second, empty frame, which its own decoder refuses as bytes after the end.
 */
const oneAtATime = { writableHighWaterMark: 1 };
/**
 * A stream that encodes, or undefined for `none`. zstd is one frame, level 1, with a content checksum: Node.js writes none
 * unless told, and then a flipped bit decodes without an error.
 */
function encoder(codec) {
    switch (codec) {
        case 'none':
            return undefined;
        case 'zstd':
            return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdCompress)({
                ...oneAtATime,
                chunkSize: chunkBytes,
                params: { [node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_compressionLevel]: 1, [node_zlib__WEBPACK_IMPORTED_MODULE_0__.constants.ZSTD_c_checksumFlag]: 1 },
            });
        case 'gzip':
            return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGzip)({ chunkSize: chunkBytes, level: 6 });
    }
}
/** A stream that decodes, or undefined for `none`. Bytes after the end are an error (nodejs/node#64741: silently dropped otherwise). */
function decoder(codec) {
    switch (codec) {
        case 'none':
            return undefined;
        case 'zstd':
            return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createZstdDecompress)({ chunkSize: readChunkBytes, rejectGarbageAfterEnd: true });
        case 'gzip':
            return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)({ chunkSize: readChunkBytes, rejectGarbageAfterEnd: true });
    }
}


/***/ }),

/***/ 72321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readStored),
/* harmony export */   M: () => (/* binding */ written)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46466);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12035);
/* harmony import */ var _codec_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93407);






/**
 * Reads a stored file once: hashes it as it lies there and, when asked, decodes it and shows the content to a consumer in
 * the same pass. Damage is a result, not an exception: whatever is wrong with the content, the stored bytes are read to
 * their end and measured.
 *
 * @throws BackupError `read-failed` when the store cannot deliver the bytes, `cancelled` on abort
 */
async function readStored(source, options) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let bytes = 0;
    let failure;
    async function* measured() {
        try {
            for await (const chunk of (0,node_stream__WEBPACK_IMPORTED_MODULE_2__.addAbortSignal)(options.signal, source)) {
                hash.update(chunk);
                bytes += chunk.byteLength;
                options.onBytes?.(bytes);
                yield chunk;
            }
        }
        catch (error) {
            failure = error;
            throw error;
        }
    }
    const chunks = measured();
    // Nobody else sees the memory a file was read into.
    const content = options.decode ? await decode(chunks, source instanceof node_fs__WEBPACK_IMPORTED_MODULE_1__.ReadStream, options) : undefined;
    try {
        for await (const _ of chunks)
            ; // what nobody wanted to decode
    }
    catch (error) {
        failure ??= error;
    }
    if (options.signal.aborted)
        throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .cancelled */ .KW)(options.signal);
    if (failure instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj)
        throw failure;
    if (failure !== undefined) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj('read-failed', 'A file of the backup could not be read', { cause: failure });
    }
    return { bytes, sha256: hash.digest('hex'), raw: content?.raw, problem: content?.problem };
}
/** Decodes chunks for the consumer until their end or the first problem; then the rest can still be asked for. */
async function decode(chunks, reusable, options) {
    const { codec, consumer, signal } = options;
    const hash = options.hashRaw ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256') : undefined;
    const decoding = (0,_codec_js__WEBPACK_IMPORTED_MODULE_5__/* .decoder */ .D0)(codec);
    const decodedReusable = decoding !== undefined && (consumer === undefined || consumer.keepsNothing === true);
    let bytes = 0;
    const take = async (decoded) => {
        for await (const chunk of decoded) {
            bytes += chunk.byteLength;
            hash?.update(chunk);
            await consumer?.write(chunk);
            if (decodedReusable)
                giveBack(chunk);
        }
        await consumer?.end();
    };
    let problem;
    try {
        if (decoding === undefined)
            await take(untilEnd(chunks));
        else
            await through(decoding, untilEnd(chunks), take, reusable, signal);
    }
    catch (error) {
        problem = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(error);
    }
    return { raw: { bytes, sha256: hash?.digest('hex') }, problem };
}
/** Only `next`: a loop that is left early would otherwise end the chunks too. */
function untilEnd(chunks) {
    return { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) };
}
/** @param reusable whether the memory of a chunk may be given back when the decoder is through with it */
async function through(decoding, chunks, take, reusable, signal) {
    const feed = async () => {
        for await (const chunk of chunks) {
            await written(decoding, chunk);
            if (reusable)
                giveBack(chunk);
        }
        decoding.end();
    };
    const feeding = feed().catch((error) => void decoding.destroy(asError(error)));
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_3__.pipeline)(decoding, take, { signal });
    }
    finally {
        await feeding;
    }
}
/** Ends when the stream took the chunk. One that is destroyed in the middle of a write does not always answer it. */
function written(stream, chunk) {
    return new Promise((resolve, reject) => {
        const closed = () => reject(new Error('The stream was closed'));
        stream.once('close', closed);
        stream.write(chunk, (error) => {
            stream.off('close', closed);
            if (error)
                reject(error);
            else
                resolve();
        });
    });
}
function asError(error) {
    return error instanceof Error ? error : new Error(String(error));
}
/**
 * Frees the memory of a chunk at once. Left to the garbage collector, which V8 starts for every few dozen MB of such memory,
 * it costs as much CPU as the decoding. A decoder fills a piece of memory chunk by chunk: only the last one ends it.
 */
function giveBack({ buffer, byteOffset, byteLength }) {
    if (buffer instanceof ArrayBuffer && byteOffset + byteLength === buffer.byteLength)
        buffer.transfer(0);
}


/***/ }),

/***/ 74713:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ SmallFile)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

/** Keeps a small file whole. */
class SmallFile {
    /** Present after the end. */
    content;
    #mostBytes;
    #chunks = [];
    #bytes = 0;
    constructor(mostBytes) {
        this.#mostBytes = mostBytes;
    }
    write(chunk) {
        this.#bytes += chunk.length;
        if (this.#bytes > this.#mostBytes)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `The file is larger than the ${this.#mostBytes} bytes it may have`);
        this.#chunks.push(chunk);
    }
    end() {
        this.content = Buffer.concat(this.#chunks);
    }
    get text() {
        return this.content?.toString('utf8');
    }
}


/***/ }),

/***/ 866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fM: () => (/* binding */ createSynced),
/* harmony export */   oG: () => (/* binding */ writeError),
/* harmony export */   qf: () => (/* binding */ writeNew),
/* harmony export */   x3: () => (/* binding */ writeText),
/* harmony export */   zI: () => (/* binding */ folderDestination),
/* harmony export */   zS: () => (/* binding */ writeStored)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12035);
/* harmony import */ var _codec_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(93407);
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
 * Writes a stream under a name: content → consumer → codec → destination, hashed on both sides of the codec. Memory does not
 * grow with the data. The caller must still check that the producer ended well before it trusts the file.
 *
 * @param path "/" between parts
 * @throws BackupError `disk-full`, `write-failed`, `cancelled`, or whatever the content or the consumer threw
 */
async function writeStored(destination, path, source, options) {
    const raw = new Meter();
    const stored = new Meter();
    const encode = (0,_codec_js__WEBPACK_IMPORTED_MODULE_6__/* .encoder */ .Rd)(options.codec);
    const readable = source instanceof node_stream__WEBPACK_IMPORTED_MODULE_3__.Readable ? source : node_stream__WEBPACK_IMPORTED_MODULE_3__.Readable.from(source, { objectMode: false });
    try {
        const first = tap(raw, options.consumer, options.onBytes);
        const last = (chunks) => destination.write(path, stored.metered(chunks));
        if (encode === undefined)
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(readable, first, last, { signal: options.signal });
        else
            await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)(readable, first, encode, last, { signal: options.signal });
        await options.consumer?.end();
    }
    catch (error) {
        throw options.signal.aborted ? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .cancelled */ .KW)(options.signal) : error;
    }
    return {
        path,
        bytes: stored.bytes,
        sha256: stored.digest(),
        codec: options.codec,
        rawBytes: raw.bytes,
        rawSha256: raw.digest(),
    };
}
/** Writes a small text as it is. */
function writeText(to, path, text, signal) {
    return writeStored(to, path, [Buffer.from(text, 'utf8')], { codec: 'none', signal });
}
/** A folder of this machine as a destination. Files are for their owner only, and never replaced. */
function folderDestination(folder) {
    return {
        write: (path, content) => writeNew((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path), content),
        discard: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, path), { recursive: true, force: true }),
    };
}
/**
 * Writes a file that must not be there yet, and syncs it. Its folder is synced by whoever publishes it.
 *
 * @throws BackupError `disk-full`, `write-failed`, or whatever the content threw
 */
async function writeNew(path, content) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), { recursive: true });
        await createSynced(path, content);
    }
    catch (error) {
        throw writeError(error, path);
    }
}
/** Leaves nothing of a file that could not be written whole. */
async function createSynced(path, content) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx', 0o600), true);
        try {
            for await (const chunk of content)
                await file.writeFile(chunk);
            await file.sync();
        }
        catch (error) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { force: true });
            throw error;
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
/** Turns a failed write into an error that says what to do; other errors pass unchanged. */
function writeError(error, path) {
    const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .systemCode */ .xU)(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .BackupError */ .hj('disk-full', `The disk became full while writing ${path}`, {
            cause: error,
            hint: 'Free some space or choose another store, then run again. Nothing was committed.',
        });
    }
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO'].includes(code ?? '')) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .BackupError */ .hj('write-failed', `${path} could not be written`, { cause: error });
    }
    return error;
}
/** Counts and hashes what passes. */
class Meter {
    bytes = 0;
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    add(chunk) {
        this.bytes += chunk.byteLength;
        this.#hash.update(chunk);
    }
    async *metered(chunks) {
        for await (const chunk of chunks) {
            this.add(chunk);
            yield chunk;
        }
    }
    digest() {
        return this.#hash.digest('hex');
    }
}
function tap(meter, consumer, onBytes) {
    return new node_stream__WEBPACK_IMPORTED_MODULE_3__.Transform({
        highWaterMark: _codec_js__WEBPACK_IMPORTED_MODULE_6__/* .chunkBytes */ .nr,
        async transform(chunk, _encoding, done) {
            try {
                meter.add(chunk);
                await consumer?.write(chunk);
                onBytes?.(meter.bytes);
                done(null, chunk);
            }
            catch (error) {
                done(error instanceof Error ? error : new Error(String(error)));
            }
        },
    });
}


/***/ }),

/***/ 41832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ documentText),
/* harmony export */   z: () => (/* binding */ documentMarkdown)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22144);

const marks = { ok: '✅', planned: '📝', warning: '⚠️', failed: '❌' };
/** For a job summary. */
function documentMarkdown({ mark, title, blocks, warnings }) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .parts */ .rT)([`### ${marks[mark]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(title)}`, ...blocks.map(blockMarkdown), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .warningList */ .Vb)(warnings)]);
}
function blockMarkdown(block) {
    switch (block.kind) {
        case 'text':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(block.text);
        case 'list':
            return block.items.length === 0 ? '' : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(block.title)}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)(block.items)}`;
        case 'table':
            return block.rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(block.head, block.rows);
        case 'code':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)(block.text);
    }
}
/** For a terminal. */
function documentText({ title, blocks, warnings }) {
    const lines = [title, ...blocks.flatMap(blockLines), ...warnings.map((warning) => `warning: ${warning}`)];
    return `${lines.join('\n')}\n`;
}
function blockLines(block) {
    switch (block.kind) {
        case 'text':
            return [block.text];
        case 'list':
            return block.items.length === 0 ? [] : [block.title, ...block.items.map((item) => `  ${item}`)];
        case 'table':
            return block.rows.length === 0 ? [] : columns([block.head, ...block.rows]);
        case 'code':
            return block.text.split('\n').map((line) => `  ${line}`);
    }
}
/** The last column is as wide as it likes. */
function columns(rows) {
    const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
    return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(at === row.length - 1 ? 0 : (widths[at] ?? 0))).join('  ')}`.trimEnd());
}


/***/ }),

/***/ 22144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   Vb: () => (/* binding */ warningList),
/* harmony export */   e5: () => (/* binding */ bullets),
/* harmony export */   rT: () => (/* binding */ parts),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/** Names from databases and file systems, made safe for Markdown and HTML. */
function escapeMarkdown(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\`*_[\]|~#$]/g, (sign) => `\\${sign}`)
        .replace(/[\r\n]+/g, ' ');
}
/** A Markdown table; cells are escaped. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(escapeMarkdown)))].join('\n');
}
/** A bullet per item; items are escaped. */
function bullets(items) {
    return items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
}
/** Paragraphs, but for empty ones. */
function parts(texts) {
    return `${texts.filter((text) => text !== '').join('\n\n')}\n`;
}
function warningList(warnings) {
    return warnings.length === 0 ? '' : `**Warnings**\n\n${bullets(warnings)}`;
}
/** A block of text as it is: no fence in it is as long as the one around it. */
function fenced(text, language = '') {
    const fence = '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
    return `${fence}${language}\n${text}\n${fence}`;
}


/***/ }),

/***/ 86283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   rd: () => (/* binding */ failureOutputs)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

/** The exit code a report ends with: 0 when all is well. */
function exitCodeOf(report) {
    if ('errorCode' in report && report.errorCode !== undefined)
        return _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCodes */ .fv[report.errorCode];
    return report.status === 'failed' || report.status === 'not-verified' ? _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCodes */ .fv['not-verified'] : 0;
}
/** The outputs of an action. Paths, ids, counts and codes only: GitHub drops an output that contains a secret. */
function outputsOf(report) {
    switch (report.operation) {
        case 'backup':
            if (report.status === 'planned')
                return { status: 'planned' };
            return {
                'backup-id': report.id,
                path: report.path,
                'manifest-path': report.manifestPath,
                bytes: String(report.bytes),
                ...ended(report),
            };
        case 'verify':
            return {
                'backup-id': report.backups.map(({ id }) => id).join(','),
                findings: String(report.backups.reduce((sum, { findings }) => sum + findings.length, 0)),
                ...ended(report),
            };
        case 'restore':
            if (report.status === 'undone' || report.status === 'undo-planned') {
                return { 'restore-id': report.restoreId, status: report.status };
            }
            if (report.status === 'planned')
                return { 'backup-id': report.backup.id, status: 'planned' };
            return {
                'backup-id': report.backup.id,
                'restore-id': report.restoreId,
                'data-loss': seconds(report.dataLossMs),
                ...ended(report),
            };
        case 'restore-test':
            return {
                'backup-id': report.backup.id,
                differences: String(report.components.reduce((sum, { differences }) => sum + differences.length, 0)),
                ...ended(report),
            };
        case 'sync': {
            const copied = report.targets.flatMap((target) => target.copied);
            return {
                copied: String(copied.length),
                bytes: String(copied.reduce((sum, { bytes }) => sum + bytes, 0)),
                findings: String(report.targets.reduce((sum, { findings }) => sum + findings.length, 0)),
                ...ended(report),
            };
        }
        case 'list':
        case 'show':
            return { status: report.status };
    }
}
function ended(report) {
    const { status, durationMs, errorCode } = report;
    return { status, duration: seconds(durationMs), ...(errorCode && { 'error-code': errorCode }) };
}
/** Outputs of a run that ended with an error. */
function failureOutputs(error) {
    return { status: 'failed', 'error-code': error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj ? error.code : 'internal' };
}
function seconds(ms) {
    return (ms / 1000).toFixed(1);
}


/***/ }),

/***/ 29305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ whatIsMissing),
/* harmony export */   FX: () => (/* binding */ restoredTitle),
/* harmony export */   HM: () => (/* binding */ stepTimes),
/* harmony export */   IH: () => (/* binding */ objective),
/* harmony export */   QJ: () => (/* binding */ restoredIn),
/* harmony export */   QK: () => (/* binding */ provedLines),
/* harmony export */   Vs: () => (/* binding */ comparisonRows),
/* harmony export */   Wf: () => (/* binding */ restoredLines),
/* harmony export */   XT: () => (/* binding */ restorePlanLines),
/* harmony export */   Y4: () => (/* binding */ nextOfPlan),
/* harmony export */   Yh: () => (/* binding */ undoStepLines),
/* harmony export */   fU: () => (/* binding */ undoPlanLines)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

/** Most tables compared in a summary, those that change most first. */
const shownComparisons = 40;
/** The plan of a restore, line by line: what dry-run prints. */
function restorePlanLines(report) {
    const { backup } = report;
    return [
        `Backup ${backup.id} of ${report.system}: ${backup.type}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(backup.bytes)}, as of ${backup.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(backup.ageMs)} ago${objective(backup.ageMs, report.lossObjectiveMs)}`,
        `Last proof: ${backup.proof ?? 'none'}`,
        ...report.plans.flatMap((plan) => [
            `${plan.component} → ${plan.target}`,
            ...plan.steps.map((step) => `  ${step}`),
            `  kept: ${plan.keeps}`,
            ...comparisonRows(plan.comparisons).map(([what, now, then]) => `  ${what}: ${now} now, ${then} in the backup`),
            ...plan.losses.map((loss) => `  lost by going back: ${loss}`),
        ]),
        ...report.servicesToStop.map((command) => `stopped meanwhile: ${command}`),
        ...report.checks.map(checkLine),
    ];
}
/** The plan of an undo, line by line: what its dry-run prints. */
function undoPlanLines({ plans, done }) {
    return [
        ...plans.flatMap((plan) => [
            `${plan.component} → ${plan.target}`,
            ...undoStepLines(plan).map((line) => `  ${line}`),
            ...plan.commands.map((command, at) => (at === 0 ? `  by hand: ${command}` : `           ${command}`)),
        ]),
        ...done,
    ];
}
/** What is there, what is done and what that costs; without the commands. */
function undoStepLines({ found, steps, losses, obstacle, down }) {
    return [
        ...found.map((one) => `found: ${one}`),
        ...(obstacle === undefined ? [] : [`cannot be put back: ${obstacle}`]),
        ...(down === undefined ? [] : [down]),
        ...(steps.length === 0 ? ['to do: nothing'] : steps.map((step) => `to do: ${step}`)),
        ...losses.map((loss) => `set aside: ${loss}`),
    ];
}
function checkLine({ name, outcome, detail, overridden }) {
    return `check ${name}: ${outcome}${overridden ? ' (overridden)' : ''}: ${detail}`;
}
/** What, now, in the backup; as texts, the largest differences first. */
function comparisonRows(comparisons) {
    const difference = (one) => Math.abs((one.now ?? 0) - (one.backup ?? 0));
    return comparisons
        .toSorted((a, b) => difference(b) - difference(a))
        .slice(0, shownComparisons)
        .map(({ what, now, backup }) => [what, count(now), count(backup)]);
}
/** What comes after a dry run: what has to be mended first, or the real run. */
function nextOfPlan(report) {
    const stopping = report.checks.filter(({ outcome, overridden }) => outcome !== 'passed' && !overridden);
    if (stopping.length > 0) {
        return [
            `Next: mend what would stop the restore (${stopping.map(({ name }) => name).join(', ')})`,
            ...stopping.map(({ name, hint }) => `  ${name}: ${hint ?? 'see the check above'}`),
        ];
    }
    const confirmed = report.live ? `; it is confirmed with the name of the system, ${report.system}` : '';
    return [`Next: the same without dry-run, with backup ${report.backup.id}${confirmed}`];
}
/** "Restored trading-system from backup 20261122_205610" */
function restoredTitle({ live, status, system, backup }) {
    const what = live
        ? `Restored ${system} from backup`
        : `Restored tables of ${system}, beside the live data, from backup`;
    return `${what} ${backup.id}${status === 'ok' ? '' : ', but a check failed'}`;
}
/** What a restore has done, line by line. */
function restoredLines(report) {
    return [
        ...report.restored.map((one) => `${one.component}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.durationMs)}${objective(one.durationMs, one.objectiveMs)}: ${one.verified.join('; ') || 'nothing could be compared'}`),
        ...report.restored.flatMap(({ differing }) => differing.flatMap(({ what, expected, found }) => [
            `not as in the backup: ${what}: ${found}`,
            ...expected.split('\n').map((line) => `  ${line}`),
        ])),
        ...report.health.map(checkLine),
        stepTimes(report),
        `Whole: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}${objective(report.durationMs, report.objectiveMs)}`,
        whatIsMissing(report),
    ];
}
/** "Steps: 3/8 Stop services 5 ms, 4/8 Database 1.6 s" */
function stepTimes({ steps }) {
    return `Steps: ${steps.map(({ name, durationMs }) => `${name} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(durationMs)}`).join(', ')}`;
}
/** What the restored data do not hold, and where they are. */
function whatIsMissing(report) {
    const where = report.live ? '' : `Nothing live was changed: ${report.plans.map(({ keeps }) => keeps).join('; ')}. `;
    return `${where}Data written in the ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.dataLossMs)} after the recovery point${objective(report.dataLossMs, report.lossObjectiveMs)} are not in it.`;
}
/** " (objective 15 min 00 s: met)" */
function objective(ms, objectiveMs) {
    if (objectiveMs === undefined)
        return '';
    return ` (objective ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(objectiveMs)}: ${ms <= objectiveMs ? 'met' : 'MISSED'})`;
}
/** "restored in 1.3 s (objective 15 min 00 s: met)"; what was not restored meets no objective. */
function restoredIn({ restoreMs, objectiveMs }) {
    if (restoreMs === 0)
        return 'not restored';
    return `restored in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(restoreMs)}${objective(restoreMs, objectiveMs)}`;
}
/** What a restore test has found, line by line. */
function provedLines(report) {
    return report.components.flatMap((one) => [
        `${one.component}: ${one.outcome}, ${restoredIn(one)}, compared in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.compareMs)}`,
        ...(one.where === undefined ? [] : [`  in ${one.where}`]),
        ...one.compared.map((line) => `  ${one.differences.length === 0 ? 'equal' : 'compared'}: ${line}`),
        ...(one.reason === undefined ? [] : [`  not verified: ${one.reason}`]),
        ...one.differences.map(({ what, expected, found }) => `  differs: ${what}: expected ${expected}, found ${found}`),
    ]);
}
function count(value) {
    if (value === null)
        return 'not known';
    return value === undefined ? 'none' : (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(value);
}


/***/ }),

/***/ 40318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ restoreSummary),
/* harmony export */   z: () => (/* binding */ restoreTestSummary)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22144);
/* harmony import */ var _restore_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29305);



const shownDifferences = 100;
/** The job summary of a restore. */
function restoreSummary(report) {
    if (report.status === 'undo-planned') {
        const title = `### 📝 Plan: put back what restore ${report.restoreId} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)} replaced`;
        const plans = report.plans.map((plan) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
            `#### ${plan.component} → ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(plan.target)}`,
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .undoStepLines */ .Yh)(plan)),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(plan.commands.join('\n'), 'sh'),
        ]).trimEnd());
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([title, 'Dry run: nothing was changed.', ...plans, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)(report.done)]);
    }
    if (report.status === 'undone') {
        const title = `### ↩️ Restore ${report.restoreId} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)} is undone`;
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([title, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)(report.done), `In ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}.`]);
    }
    const { backup } = report;
    const facts = `Backup ${backup.id}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(backup.type)}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(backup.bytes)}, as of ${backup.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(backup.ageMs)} ago${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(backup.ageMs, report.lossObjectiveMs)}. Last proof: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(backup.proof ?? 'none')}.`;
    if (report.status === 'planned') {
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
            `### 📝 Plan of a restore of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)}`,
            'Dry run: nothing was changed.',
            facts,
            ...report.plans.map((plan) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
                `#### ${plan.component} → ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(plan.target)}`,
                (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)([...plan.steps, plan.keeps, ...plan.losses.map((loss) => `lost by going back: ${loss}`)]),
                plan.comparisons.length === 0
                    ? ''
                    : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['what', 'now', 'in the backup'], (0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonRows */ .Vs)(plan.comparisons)),
            ]).trimEnd()),
            report.servicesToStop.length === 0 ? '' : `Stopped meanwhile:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)(report.servicesToStop)}`,
            checkTable(report.checks),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .nextOfPlan */ .Y4)(report).map((line) => line.trim())),
        ]);
    }
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
        `### ${report.status === 'ok' ? '✅' : '❌'} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .restoredTitle */ .FX)(report))}`,
        facts,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['component', 'time', 'checked'], report.restored.map((one) => [
            one.component,
            `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.durationMs)}${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(one.durationMs, one.objectiveMs)}`,
            one.verified.join('; ') || 'nothing could be compared',
        ])),
        `Whole: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(report.durationMs, report.objectiveMs)}. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .whatIsMissing */ .Bu)(report))}`,
        `${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .stepTimes */ .HM)(report)}.`,
        ...report.restored.flatMap(({ differing }) => differing.map(differingBlock)),
        checkTable(report.health),
        nextSteps(report.next),
        `${report.live ? 'To go back' : 'To remove them again'}:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(report.undo.join('\n'), 'sh')}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .warningList */ .Vb)(report.warnings),
    ]);
}
/** A statement as it must be run. */
function differingBlock({ what, expected, found }) {
    return `**Not as in the backup:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(`${what}: ${found}`)}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(expected, 'sql')}`;
}
/** The job summary of a restore test; also the report an auditor reads. */
function restoreTestSummary(report) {
    const title = { proven: '✅ Proven', failed: '❌ Not equal', 'not-verified': '⚠️ Could not be verified' }[report.status];
    const { backup } = report;
    const differences = report.components.flatMap(({ component, differences: own }) => own.map(({ what, expected, found }) => [component, what, expected, found]));
    const more = differences.length - shownDifferences;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
        `### ${title}: backup ${backup.id} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)}`,
        `Restored and compared with what the source held at ${backup.recoveryPoint}.`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['component', 'result', 'where', 'restored', 'compared in', 'compared'], report.components.map((one) => [
            one.component,
            one.reason === undefined ? one.outcome : `${one.outcome}: ${one.reason}`,
            one.where ?? '',
            (0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .restoredIn */ .QJ)(one),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.compareMs),
            one.compared.join('; '),
        ])),
        differences.length === 0
            ? ''
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['component', 'what differs', 'expected', 'found'], differences.slice(0, shownDifferences)),
        more > 0 ? `… and ${more} more; all of them are in the JSON report.` : '',
        `Whole: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(report.durationMs, report.objectiveMs)}.`,
        report.trend.length === 0
            ? ''
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['earlier tests', 'of backup', 'restored in'], report.trend.map(({ at, backup: of, restoreMs }) => [at, of, (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(restoreMs)])),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .warningList */ .Vb)(report.warnings),
    ]);
}
function nextSteps(next) {
    if (next.length === 0)
        return '';
    const steps = next.map(({ what, commands }) => {
        const code = commands.length === 0 ? '' : `\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(commands.join('\n'), 'sh')}`.replaceAll('\n', '\n   ');
        return `1. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(what)}${code}`;
    });
    return `**Next**\n\n${steps.join('\n')}`;
}
function checkTable(checks) {
    if (checks.length === 0)
        return '';
    const rows = checks.map(({ name, outcome, overridden, detail }) => [
        name,
        overridden ? `${outcome} (overridden)` : outcome,
        detail,
    ]);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['check', 'result', 'what was found'], rows);
}


/***/ }),

/***/ 13861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ heldText),
/* harmony export */   OH: () => (/* binding */ reportWarnings),
/* harmony export */   hm: () => (/* binding */ reportSummary),
/* harmony export */   jg: () => (/* binding */ failureSummary)
/* harmony export */ });
/* unused harmony export shrinkWarnings */
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33484);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22751);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41832);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22144);
/* harmony import */ var _restore_summary_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40318);
/* harmony import */ var _sync_document_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89146);







/** Most findings shown in a summary; all of them are in the proof. */
const shownFindings = 100;
/** A component that shrank to less than this share of the previous backup is worth a look before anything is deleted. */
const shrinkLimit = 0.5;
/** The job summary of a report, in Markdown. */
function reportSummary(report) {
    switch (report.operation) {
        case 'backup':
            return report.status === 'planned' ? plannedSummary(report) : backupSummary(report);
        case 'verify':
            return verifySummary(report);
        case 'restore':
            return (0,_restore_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .restoreSummary */ .r)(report);
        case 'restore-test':
            return (0,_restore_summary_js__WEBPACK_IMPORTED_MODULE_4__/* .restoreTestSummary */ .z)(report);
        case 'list':
            return listSummary(report);
        case 'show':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .parts */ .rT)([`### Backup ${report.id}`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .fenced */ .OF)(report.summary)]);
        case 'sync':
            return (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .documentMarkdown */ .z)((0,_sync_document_js__WEBPACK_IMPORTED_MODULE_5__/* .syncDocument */ .P)(report));
    }
}
/** Warnings that deserve an annotation of their own. */
function reportWarnings(report) {
    switch (report.operation) {
        case 'backup':
            return [...report.warnings, ...shrinkWarnings(report)];
        case 'verify':
            return report.backups.flatMap(({ id, warnings }) => warnings.map((warning) => `${id}: ${warning}`));
        case 'restore':
            return report.status === 'undone' || report.status === 'undo-planned' ? [] : [...report.warnings];
        case 'restore-test':
        case 'sync':
            return [...report.warnings];
        case 'list':
        case 'show':
            return [];
    }
}
/** The job summary of a run that ended with an error. */
function failureSummary(error) {
    const lines = [`### ❌ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error))}`];
    const reasons = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonsOf */ .zM)(error);
    if (reasons.length > 0)
        lines.push('', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .bullets */ .e5)(reasons));
    if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj) {
        if (error.hint !== undefined)
            lines.push('', `**What to do:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(error.hint)}`);
        lines.push('', `Code \`${error.code}\`.`);
    }
    return `${lines.join('\n')}\n`;
}
function plannedSummary(report) {
    const { space } = report;
    const free = space.freeBytes === undefined ? 'unknown' : (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(space.freeBytes);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .parts */ .rT)([
        `### 📝 Plan of a ${report.type} backup of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(report.system)}`,
        'Dry run: nothing was written.',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['component', 'source', 'size, about', 'how'], report.components.map((one) => [
            one.component,
            one.source,
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.estimatedBytes),
            one.details.join('; '),
        ])),
        `Into ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(report.store)}: needs about ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(space.neededBytes)}, free ${free}.`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .warningList */ .Vb)(report.warnings),
    ]);
}
function backupSummary(report) {
    const { whole, components } = report.previous;
    const compared = whole === undefined
        ? 'The first backup of its kind: nothing to compare with as a whole.'
        : `Compared with ${whole.id}: size ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatChange */ .eD)(whole.bytes, report.bytes)}, time ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatChange */ .eD)(whole.durationMs, report.durationMs)}.`;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .parts */ .rT)([
        `### ${(0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .missingIn */ .EH)(report).length > 0 ? '⚠️' : '✅'} Backup ${report.id} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(report.system)}`,
        `${report.type}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(report.bytes)} in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(report.durationMs)}, components within ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(report.skewMs)} of each other, ${report.signed ? 'signed' : 'not signed'}.`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['component', 'what', 'stored', 'raw', 'time', 'before'], report.components.map((one) => [
            one.component,
            one.highlights.join(', '),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.bytes),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.rawBytes),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(one.durationMs),
            beforeText(components[one.component]?.bytes, one.bytes),
        ])),
        compared,
        `Lies in \`${report.path.replaceAll(/[`\r\n]/g, '')}\`. Next: verify it, then prove it with a restore test.`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .warningList */ .Vb)(reportWarnings(report)),
    ]);
}
function beforeText(before, now) {
    return before === undefined ? '–' : `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(before)} (${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatChange */ .eD)(before, now)})`;
}
function verifySummary(report) {
    const title = { ok: '✅ Verified', failed: '❌ Damaged', 'not-verified': '⚠️ Could not be verified' }[report.status];
    const findings = report.backups.flatMap(({ id, findings: own }) => own.map(({ file, problem }) => [id, file, problem]));
    const more = findings.length - shownFindings;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .parts */ .rT)([
        `### ${title}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(report.backups.length, 'backup')}, depth ${report.depth}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['backup', 'result', 'files', 'size', 'time', 'signature'], report.backups.map((one) => [
            one.id,
            one.findings.length === 0 ? one.outcome : `${one.outcome}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(one.findings.length, 'finding')}`,
            String(one.files),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.bytes),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(one.durationMs),
            one.signature,
        ])),
        findings.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['backup', 'file', 'what is wrong'], findings.slice(0, shownFindings)),
        more > 0 ? `… and ${more} more; all of them are in the proof beside the backup.` : '',
        report.status !== 'failed'
            ? ''
            : 'Do not restore from a damaged backup: use the newest one that passes, and make a new one now.',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .warningList */ .Vb)(reportWarnings(report)),
    ]);
}
function listSummary(report) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .parts */ .rT)([
        `### ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(report.backups.length, 'backup')} in ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV)(report.store)}`,
        report.storeExists ? '' : 'The store does not exist: check its name. The first backup makes it.',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .table */ .tp)(['backup', 'type', 'size', 'components', 'last proof'], report.backups.map((one) => [
            one.id,
            one.type ?? one.origin,
            one.bytes === undefined ? '–' : (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.bytes),
            heldText(one),
            one.proofs ?? 'none',
        ])),
        report.leftovers.length === 0
            ? ''
            : `Left behind by interrupted backups: ${report.leftovers.map(_markdown_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeMarkdown */ .FV).join(', ')}.`,
    ]);
}
/** "database config (redis is missing)". */
function heldText({ components, missing }) {
    return [...components, ...missing.map((name) => `(${name} is missing)`)].join(' ');
}
/** Warnings about components that are less than half as big as the last time, or not there any more. */
function shrinkWarnings(report) {
    if (report.status === 'planned')
        return [];
    const { components, dropped } = report.previous;
    const missing = dropped.map(({ component, id }) => `${component} is not in this backup, but was in ${id}.`);
    const shrunk = report.components.flatMap(({ component, bytes }) => {
        const before = components[component];
        if (before === undefined || bytes >= before.bytes * shrinkLimit)
            return [];
        return [
            `${component} shrank by more than half: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytes)}, was ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(before.bytes)} in ${before.id}. Check that nothing is missing.`,
        ];
    });
    return [...missing, ...shrunk];
}


/***/ }),

/***/ 89146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ syncDocument)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

const titles = {
    ok: 'Copied',
    planned: 'Plan of copies (dry run: nothing was written)',
    failed: 'Not all could be copied',
};
function syncDocument(report) {
    return {
        mark: report.status,
        title: `${titles[report.status]}: ${report.system}, from ${report.from}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}`,
        blocks: [
            {
                kind: 'table',
                head: ['store', 'result', 'copied', 'size', 'had already', 'proofs'],
                rows: report.targets.map(row),
            },
            ...report.targets.flatMap(details),
        ],
        warnings: report.warnings,
    };
}
function row({ name, status, copied, present, proofs }) {
    const bytes = copied.reduce((sum, one) => sum + one.bytes, 0);
    return [name, status, (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(copied.length, 'backup'), (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes), String(present), String(proofs)];
}
function details({ name, location, copied, findings, problem }) {
    return [
        {
            kind: 'list',
            title: `${name} (${location})`,
            items: copied.map(({ id, bytes, files }) => `${id}  ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes)} in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(files, 'file')}`),
        },
        { kind: 'list', title: `${name} could not be filled:`, items: problem },
        {
            kind: 'list',
            title: `${name} has backups that differ; nothing of them was overwritten:`,
            items: findings.map(({ backup, file, problem: wrong }) => `${backup}: ${file} ${wrong}`),
        },
    ];
}


/***/ })

};
