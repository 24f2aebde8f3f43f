export const id = 7155;
export const ids = [7155];
export const modules = {

/***/ 38222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseEntry),
/* harmony export */   v: () => (/* binding */ encodeEntry)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67158);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39797);



// Nothing here is strict, and words are not enumerated: a newer program may say more, and its entries must not look broken.
const details = zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()]));
const backupSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** SHA-256 of the manifest that the run worked on; absent for a backup without one. */
    manifestSha256: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    /** What came of this backup, where a run concerns several: passed, failed, not-verified, copied, removed. */
    outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    /** Paths of the proofs that the run saved or brought here. */
    proofs: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()).optional(),
    /** What was proved or done: depth, restoreMs, the reason of a removal … */
    details: details.optional(),
});
const entrySchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    system: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    number: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1),
    /** SHA-256 of the file of the entry before; absent in the first. */
    previous: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    operation: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Of the run as a whole: done, passed, failed, not-verified. */
    outcome: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    error: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional() }).optional(),
    run: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        machine: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
        url: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        actor: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
        sha: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    }),
    backups: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(backupSchema),
    program: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
const fileSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ entry: zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J(), ..._seal_js__WEBPACK_IMPORTED_MODULE_0__/* .sealFields */ .fJ });
/** The entry as it lies in the store, sealed over its JSON text. */
function encodeEntry(entry, signer) {
    return encodeFile({ entry, ...(0,_seal_js__WEBPACK_IMPORTED_MODULE_0__/* .seal */ .od)(textOf(entry), signer) });
}
/** Reads an entry by its bytes as they lie there: what this program does not know of it is sealed too. */
function parseEntry(bytes) {
    const value = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)(bytes);
    const file = fileSchema.safeParse(value).data;
    if (file === undefined)
        return { kind: 'broken', problem: 'is not an entry of the log' };
    const { entry: raw, ...sealed } = file;
    const problem = encodeFile(value).equals(bytes)
        ? (0,_seal_js__WEBPACK_IMPORTED_MODULE_0__/* .sealProblem */ .Z7)(textOf(raw), sealed)
        : 'was changed after it was written';
    if (problem !== undefined)
        return { kind: 'broken', problem };
    const format = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ format: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(2) }).safeParse(raw).data?.format;
    if (format !== undefined)
        return { kind: 'newer', problem: `has format version ${format}; this program reads version 1` };
    const entry = entrySchema.safeParse(raw).data;
    if (entry === undefined)
        return { kind: 'broken', problem: 'does not follow the format' };
    return { kind: 'entry', entry, signer: sealed.signer };
}
function textOf(entry) {
    return Buffer.from(JSON.stringify(entry) ?? '');
}
function encodeFile(file) {
    return Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`);
}


/***/ }),

/***/ 82968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* binding */ readEvidence),
/* harmony export */   Zz: () => (/* binding */ evidencePath),
/* harmony export */   zt: () => (/* binding */ addEvidence)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _lib_limit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6421);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39797);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38222);





/** Runs that add at the same time; each attempt that fails is another run's success. */
const attempts = 100;
const readAtOnce = 16;
/** Adds what a run has done to the log of its system, and returns its number. Reads the names there and the newest entry only. */
async function addEvidence(store, made, signer) {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
        const last = Math.max(0, ...(await numbersIn(store, made.system)));
        const previous = last === 0 ? undefined : await readNewest(store, evidencePath(made.system, last));
        const { system, ...told } = made;
        const head = { format: 1, system, number: last + 1, ...(previous && { previous: (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(previous) }) };
        if (await store.create(evidencePath(system, last + 1), (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .encodeEntry */ .v)({ ...head, ...told }, signer)))
            return last + 1;
    }
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('write-failed', 'Other runs took every next number of the evidence log', { retryable: true });
}
/** A file system without hard links shows an entry that another run is still writing; a moment later it is whole. */
async function readNewest(store, path) {
    for (let attempt = 0;; attempt += 1) {
        const bytes = await store.readSmall(path);
        if (bytes === undefined)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('read-failed', `${path} vanished from the evidence log`);
        // One that stays broken is chained as it lies: the log goes on, and the check tells.
        if ((0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .parseEntry */ .E)(bytes).kind !== 'broken' || attempt === 5)
            return bytes;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(100);
    }
}
/** All files of the log, oldest first. @param most only so many, the newest ones */
async function readEvidence(store, system, most = Number.POSITIVE_INFINITY) {
    const limit = new _lib_limit_js__WEBPACK_IMPORTED_MODULE_4__/* .Limit */ .I(readAtOnce);
    const numbers = (await numbersIn(store, system)).sort((a, b) => a - b).slice(-most);
    return await Promise.all(numbers.map((number) => limit.run(async () => {
        const path = evidencePath(system, number);
        // One that cannot be read hides no other.
        const bytes = (await store.readSmall(path).catch(_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .whyUnreadable */ ._p)) ?? 'vanished while it was read';
        return typeof bytes === 'string' ? { number, path, problem: bytes } : { number, path, bytes };
    })));
}
function evidencePath(system, number) {
    return `evidence/${system}/${String(number).padStart(8, '0')}.json`;
}
async function numbersIn(store, system) {
    return (await store.list(`evidence/${system}`)).flatMap(({ path }) => {
        const number = Number(/\/(\d{8})\.json$/.exec(path)?.[1]);
        return evidencePath(system, number) === path ? [number] : [];
    });
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

/***/ 20229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ components)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var lib_errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var lib_format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/pipeline/checksums.js
var checksums = __webpack_require__(19201);
// EXTERNAL MODULE: ./.build/lib/pipeline/codec.js
var pipeline_codec = __webpack_require__(93407);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/entry.js
var entry = __webpack_require__(43443);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/tar.js
var tar_tar = __webpack_require__(6612);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/tar-reader.js + 1 modules
var tar_reader = __webpack_require__(98856);
;// CONCATENATED MODULE: ./.build/lib/components/files/capture/archive.js
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
        const running = __addDisposableResource(env_1, await (0,tar_tar/* startTar */.WR)(session, tar, start, names, request.unreadable), true);
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
        const result_1 = __disposeResources(env_1);
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
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
    const { packEntries } = await __webpack_require__.e(/* import() */ 8509).then(__webpack_require__.bind(__webpack_require__, 48509));
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
    planRestore: async (...given) => (await Promise.all(/* import() */[__webpack_require__.e(538), __webpack_require__.e(5323)]).then(__webpack_require__.bind(__webpack_require__, 95323))).planRestore(...given),
    planUndo: async (...given) => (await __webpack_require__.e(/* import() */ 538).then(__webpack_require__.bind(__webpack_require__, 10538))).planUndo(...given),
    inspectLive: async (...given) => (await Promise.all(/* import() */[__webpack_require__.e(538), __webpack_require__.e(7994)]).then(__webpack_require__.bind(__webpack_require__, 67994))).inspectLive(...given),
    prove: async (facts, backup, session) => (await __webpack_require__.e(/* import() */ 5808).then(__webpack_require__.bind(__webpack_require__, 5808))).prove('config', facts, backup, session),
};
/** Logs are for reading: they are proved, but nothing needs to be put back. */
const files_logs = {
    ...logs,
    prove: async (facts, backup, session) => (await __webpack_require__.e(/* import() */ 5808).then(__webpack_require__.bind(__webpack_require__, 5808))).prove('logs', facts, backup, session),
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
                keepsNothing: 'keepsNothing' in content,
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
        return config === undefined ? undefined : await (await Promise.all(/* import() */[__webpack_require__.e(3849), __webpack_require__.e(5383), __webpack_require__.e(4298)]).then(__webpack_require__.bind(__webpack_require__, 64298))).planDatabase(session, config);
    },
    inspectLive: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(3849), __webpack_require__.e(5383), __webpack_require__.e(6126)]).then(__webpack_require__.bind(__webpack_require__, 96126))).inspectLiveDatabase(...given),
    query: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(3849), __webpack_require__.e(5383), __webpack_require__.e(6126)]).then(__webpack_require__.bind(__webpack_require__, 96126))).queryDatabase(...given),
    planRestore: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(3849), __webpack_require__.e(5383), __webpack_require__.e(6336), __webpack_require__.e(1990), __webpack_require__.e(156), __webpack_require__.e(8494)]).then(__webpack_require__.bind(__webpack_require__, 18494))).planRestore(...given),
    planUndo: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(3849), __webpack_require__.e(5383), __webpack_require__.e(6336), __webpack_require__.e(156), __webpack_require__.e(5474)]).then(__webpack_require__.bind(__webpack_require__, 25474))).planUndo(...given),
    prove: async (...given) => await (await Promise.all(/* import() */[__webpack_require__.e(3849), __webpack_require__.e(5383), __webpack_require__.e(6336), __webpack_require__.e(1990), __webpack_require__.e(2509)]).then(__webpack_require__.bind(__webpack_require__, 52509))).proveDatabase(...given),
    assureStaging: async (...given) => void (await (await Promise.all(/* import() */[__webpack_require__.e(3849), __webpack_require__.e(5383), __webpack_require__.e(5058)]).then(__webpack_require__.bind(__webpack_require__, 65058))).openStaging(...given)),
    examine: examineDatabase,
    identity: postgres_facts/* identityOf */.cu,
    instructions: databaseInstructions,
};

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./.build/lib/lib/json.js
var json = __webpack_require__(67158);
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
    plan: async (session) => session.config.redis && (await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(7796), __webpack_require__.e(9795), __webpack_require__.e(7962)]).then(__webpack_require__.bind(__webpack_require__, 97962))).planBackup(session.config.redis, session),
    inspectLive: async (...given) => (await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(7796), __webpack_require__.e(9795), __webpack_require__.e(4946)]).then(__webpack_require__.bind(__webpack_require__, 54946))).inspectLiveRedis(...given),
    examine: examine_examine,
    identity: redis_facts/* identityOf */.cu,
    instructions: redis_instructions/* instructions */.G,
    planRestore: async (facts, backup, _target, session) => (await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(7796), __webpack_require__.e(9795), __webpack_require__.e(2903), __webpack_require__.e(236), __webpack_require__.e(6348)]).then(__webpack_require__.bind(__webpack_require__, 76348))).planRestore(facts, backup, session),
    planUndo: async (...given) => (await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(7796), __webpack_require__.e(9795), __webpack_require__.e(2903), __webpack_require__.e(236), __webpack_require__.e(9342)]).then(__webpack_require__.bind(__webpack_require__, 9342))).planUndo(...given),
    prove: async (facts, backup, session, sources = []) => (await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(7796), __webpack_require__.e(9795), __webpack_require__.e(2903), __webpack_require__.e(5204)]).then(__webpack_require__.bind(__webpack_require__, 75204))).prove(facts, backup, session, sources),
    assureStaging: async (...given) => void (await (await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(7796), __webpack_require__.e(6374)]).then(__webpack_require__.bind(__webpack_require__, 56374))).openStaging(...given)),
};

;// CONCATENATED MODULE: ./.build/lib/components/index.js



/** Every part of a trading system that can be backed up, in the order it is. */
const components = [postgres_database, redis, files_config, files_logs];


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
    keepsNothing = true;
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
/* harmony export */   cu: () => (/* binding */ identityOf),
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
const identitySchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ server: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ systemIdentifier: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().nullable() }) });
/** What tells the server from others. */
function identityOf(facts) {
    return identitySchema.safeParse(facts).data;
}
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
/* harmony export */   cu: () => (/* binding */ identityOf),
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
const identitySchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    runId: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().exactOptional(),
    rdb: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ aux: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ 'repl-id': zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().exactOptional() }) }),
});
/** What tells the server and its data set from others. */
function identityOf(facts) {
    return identitySchema.safeParse(facts).data;
}
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
/* harmony export */   tW: () => (/* binding */ formatLimit),
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
/** A length of time that somebody chose, without the zeros: "30 min", "1 h", "35 d". */
function formatLimit(ms) {
    return formatDuration(ms)
        .replace(/ 00 (s|min)$/, '')
        .replace(/\.0 s$/, ' s');
}
/** A count with thousands separators. (The first toLocaleString() of a process takes 20 ms.) */
function formatCount(count) {
    return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
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

/***/ 53815:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u1: () => (/* binding */ buildManifest),
  MW: () => (/* binding */ sumsText),
  zr: () => (/* binding */ vouchFor),
  f5: () => (/* binding */ writeMetadata)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 3 modules
var catalog_manifest = __webpack_require__(24662);
// EXTERNAL MODULE: ./.build/lib/components/index.js + 13 modules
var components = __webpack_require__(20229);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: ./.build/lib/report/backup-summary.js
var backup_summary = __webpack_require__(99954);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/report/markdown.js
var markdown = __webpack_require__(22144);
;// CONCATENATED MODULE: ./.build/lib/report/instructions.js



/** RESTORE.md: how to check and restore this very backup with stock tools. */
function restoreInstructions(manifest, chapters) {
    const points = Object.entries(manifest.components).map(([name, one]) => `- ${name}: ${one.source}, as of ${one.recoveryPoint}, ${(0,format/* formatBytes */.z3)(one.rawBytes)} when unpacked`);
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
        const component = components/* components */.d.find(({ name }) => name === plan.component);
        return { component: plan.component, text: component?.instructions(capture.facts, capture.files) ?? '' };
    });
    const texts = [
        await (0,write/* writeText */.x3)(stage, catalog_manifest/* instructionsPath */.ns, restoreInstructions(manifest, chapters), signal),
        await (0,write/* writeText */.x3)(stage, catalog_manifest/* summaryPath */.e8, (0,backup_summary/* summaryText */.g)(manifest), signal),
    ];
    const complete = { ...manifest, files: [...manifest.files, ...texts] };
    await vouchFor(stage, complete, signer, signal);
    return complete;
}
/** Writes what vouches for a manifest: its signature, SHA256SUMS. */
async function vouchFor(stage, manifest, signer, signal) {
    const bytes = (0,catalog_manifest/* encodeManifest */.Gb)(manifest);
    if (signer !== undefined) {
        await (0,write/* writeStored */.zS)(stage, catalog_manifest/* signaturePath */.oY, [signer.sign(bytes)], { codec: 'none', signal });
    }
    await (0,write/* writeText */.x3)(stage, catalog_manifest/* sumsPath */.eN, sumsText(manifest, bytes), signal);
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
    const reusable = source instanceof node_fs__WEBPACK_IMPORTED_MODULE_1__.ReadStream;
    const content = options.decode ? await decode(chunks, reusable, options) : undefined;
    try {
        // What nobody wanted to decode.
        for await (const chunk of chunks)
            if (reusable)
                giveBack(chunk);
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

/***/ 99954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ summaryText),
/* harmony export */   i: () => (/* binding */ encryptedSummaryText)
/* harmony export */ });
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24662);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);


/** metadata/backup_summary.txt: what a backup is, for somebody who has only a pager. */
function summaryText(manifest) {
    const lines = [
        ...headLines(manifest),
        ...Object.entries(manifest.components).flatMap(([name, component]) => [
            `${name}: ${component.source}`,
            `  ${component.highlights.join(', ')}`,
            `  as of ${component.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(component.bytes)} stored, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(component.rawBytes)} raw`,
            `  made with ${toolList(component.tools)}`,
        ]),
        '',
        ...(manifest.warnings.length > 0 ? ['Warnings:', ...manifest.warnings.map((text) => `  ${text}`), ''] : []),
        'To restore by hand, follow RESTORE.md beside this file.',
    ];
    return `${lines.join('\n')}\n`;
}
/** What everybody may know of an encrypted backup. */
function encryptedSummaryText(manifest) {
    const { kind, recipients } = manifest.encryption;
    const lines = [
        ...headLines(manifest),
        ...Object.entries(manifest.components).map(([name, one]) => `${name}: as of ${one.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(one.bytes)} packed, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(one.rawBytes)} raw`),
        '',
        `Encrypted with ${kind}. What it holds is not shown: no key at hand opens it. Any one of these does:`,
        ...recipients.map((one) => `  ${one}`),
        '',
    ];
    return lines.join('\n');
}
function headLines(manifest) {
    const { run } = manifest;
    const started = new Date(manifest.startedAt);
    const seconds = new Date(manifest.finishedAt).getTime() - started.getTime();
    const local = started.toLocaleString('sv-SE', { timeZone: manifest.timezone });
    return [
        `Backup ${manifest.id}`,
        '',
        `System:    ${manifest.system}`,
        `Type:      ${manifest.type}`,
        `Started:   ${manifest.startedAt} (${local} ${manifest.timezone})`,
        `Took:      ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(seconds)}`,
        `Size:      ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)((0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .totalBytes */ .ob)(manifest))} in ${manifest.files.length} files`,
        `Made by:   ${manifest.program.name} ${manifest.program.version} on ${run.machine}${run.url ? `, ${run.url}` : ''}`,
        '',
    ];
}
function toolList(tools) {
    const names = Object.entries(tools).map(([name, version]) => `${name} ${version}`);
    return names.length > 0 ? names.join(', ') : 'no outside tool';
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

/***/ 49567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ai: () => (/* binding */ number)
/* harmony export */ });
/* unused harmony exports string, boolean, bigint, date */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);


function string(params) {
    return core._coercedString(schemas.ZodString, params);
}
function number(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedNumber */ .qG(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodNumber */ .rSt, params);
}
function boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}


/***/ })

};
