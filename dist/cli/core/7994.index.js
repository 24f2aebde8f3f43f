export const id = 7994;
export const ids = [7994,5323];
export const modules = {

/***/ 22889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ compareTrees)
/* harmony export */ });
/* harmony import */ var _tar_attributes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22066);
/* harmony import */ var _tar_paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22219);


/**
 * Compares a tree with what was recorded, entry by entry: type, content, link target, mode, owner, attributes (access control lists,
 * capabilities and the like) and time of change.
 *
 * Times count to the whole second: not every archive and file system keeps more. An owner is the same when the names agree or, failing
 * that, the numbers: tar gives files to the user of the same name, whose number may differ on another host. Links have no
 * mode of their own. A name may be there more than once when it is no valid UTF-8; then order decides.
 */
function compareTrees(expected, found, options) {
    const waiting = Map.groupBy(expected, ({ path }) => path);
    const implied = new Set(expected.flatMap(({ path }) => (0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .ancestorsOf */ .Gw)(path)));
    const changes = [];
    for (const entry of found) {
        const recorded = waiting.get(entry.path)?.shift();
        if (recorded !== undefined)
            changes.push(...changesOf(recorded, entry, options));
        else if (entry.type !== 'directory' || !implied.has(entry.path)) {
            changes.push({ path: entry.path, kind: 'extra', expected: 'nothing', found: typeOf(entry) });
        }
    }
    for (const missing of [...waiting.values()].flat()) {
        changes.push({ path: missing.path, kind: 'missing', expected: typeOf(missing), found: 'nothing' });
    }
    return changes;
}
function changesOf(recorded, found, options) {
    const { path } = recorded;
    const changes = [];
    const expect = (kind, expected, actual) => {
        if (expected !== actual)
            changes.push({ path, kind, expected, found: actual });
    };
    expect('type', typeOf(recorded), typeOf(found));
    if (changes.length > 0)
        return changes;
    if (recorded.type !== 'link')
        expect('content', contentOf(recorded), contentOf(found));
    expect('link', recorded.link ?? '', found.link ?? '');
    if (recorded.type !== 'symlink')
        expect('mode', recorded.mode, found.mode);
    if (options.owners && !sameOwner(recorded, found))
        expect('owner', ownerOf(recorded), ownerOf(found));
    expect('attributes', attributesOf(recorded, found, options), attributesOf(found, recorded, options));
    expect('time', secondOf(recorded), secondOf(found));
    return changes;
}
const typeNames = {
    'contiguous-file': 'file',
    link: 'hard link',
    symlink: 'symbolic link',
    directory: 'folder',
};
function typeOf({ type }) {
    return typeNames[type] ?? type;
}
/** Never the content itself: a hash says enough, and a configuration file holds secrets. */
function contentOf(entry) {
    return entry.sha256 === undefined ? '' : `${entry.bytes} bytes, sha256 ${entry.sha256}`;
}
function sameOwner(a, b) {
    return sameOne(a.user, b.user, a.uid, b.uid) && sameOne(a.group, b.group, a.gid, b.gid);
}
function sameOne(name, otherName, id, otherId) {
    return id === otherId || (name !== '' && name === otherName);
}
function ownerOf(entry) {
    return `${entry.user}(${entry.uid}):${entry.group}(${entry.gid})`;
}
/** Names of those that the other has not, or not the same. */
function attributesOf(entry, other, { owners }) {
    const names = Object.entries(entry.attributes ?? {})
        .filter(([name, value]) => other.attributes?.[name] !== value && (owners || !(0,_tar_attributes_js__WEBPACK_IMPORTED_MODULE_0__/* .isPrivileged */ .a8)(name)))
        .map(([name]) => name);
    return names.length === 0 ? 'none' : names.join(', ');
}
function secondOf(entry) {
    return new Date(Math.floor(Date.parse(entry.modified) / 1000) * 1000).toISOString();
}


/***/ }),

/***/ 77243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ runsAsRoot),
/* harmony export */   o: () => (/* binding */ extract)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65213);
/* harmony import */ var _tar_tool_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(18053);
/* harmony import */ var _stored_archive_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70136);
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




/** True when the tools on the host run as root. */
async function runsAsRoot(session) {
    const { stdout } = await session.connection.run('id', ['-u'], (0,_tar_tool_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .toolOptions */ .P)(session));
    return stdout.trim() === '0';
}
/**
 * Extracts a stored archive with GNU tar on the host. The stored file is decoded here, so the host needs no zstd.
 *
 * @throws BackupError `damaged` when the stored file cannot be decoded, `disk-full`, `restore-failed` when tar fails, `cancelled`
 */
async function extract(session, tar, what) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const args = [
            '--extract',
            '--file=-',
            `--directory=${what.into}`,
            '--preserve-permissions',
            what.owners ? '--same-owner' : '--no-same-owner',
            // A folder without write permission gets its mode only when all that is in it is there.
            '--delay-directory-restore',
            ...tar.options,
        ];
        const tool = __addDisposableResource(env_1, await session.connection.start('tar', args, { ...(0,_tar_tool_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .toolOptions */ .P)(session), stdin: 'pipe' }), true);
        if (tool.stdin === null)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('internal', 'tar was started without an input');
        const feed = feedInto(tool.stdin);
        const { alongside } = what;
        const consumer = {
            write: async (chunk) => {
                await Promise.all([feed.write(chunk), alongside?.write(chunk)]);
            },
            end: () => Promise.resolve(alongside?.end()),
        };
        const measured = await (0,_stored_archive_js__WEBPACK_IMPORTED_MODULE_2__/* .readFromBackup */ .HY)(session, what.backup, what.file, consumer, (doneBytes) => session.log.progress({ label: what.file.path, doneBytes, totalBytes: what.file.bytes }));
        feed.end();
        const exit = await tool.exit;
        if (measured.problem !== undefined) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `${what.file.path} cannot be read`, {
                because: [measured.problem],
                hint: 'Verify the backup, and restore from another one.',
            });
        }
        if (exit.code !== 0)
            throw extractError(exit);
        const failure = feed.failure();
        if (failure !== undefined)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('restore-failed', 'tar did not take the archive', { cause: failure });
        return measured;
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
function extractError(exit) {
    const full = exit.stderr.some((line) => /No space left on device|Disk quota exceeded/.test(line));
    const [code, title, hint] = full
        ? [
            'disk-full',
            'The disk became full while the files were extracted',
            'Free some space, then run it again.',
        ]
        : ['restore-failed', 'tar could not extract the files', 'See the lines of tar above.'];
    const because = [(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExit */ .KE)(exit), ...exit.stderr.slice(-5)];
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj(code, title, { because, hint: `${hint} Nothing in place was touched.` });
}
/** Writes with back-pressure. A tar that ended early closes the pipe: its exit says why, so that alone is no failure. */
function feedInto(stdin) {
    let failure;
    const closed = new Promise((resolve) => stdin.once('close', resolve));
    stdin.on('error', (error) => {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(error) !== 'EPIPE')
            failure ??= error;
    });
    return {
        async write(chunk) {
            if (stdin.closed || stdin.write(chunk))
                return;
            await Promise.race([new Promise((resolve) => stdin.once('drain', resolve)), closed]);
        },
        end: () => stdin.end(),
        failure: () => failure,
    };
}


/***/ }),

/***/ 67994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   inspectLive: () => (/* binding */ inspectLive)
/* harmony export */ });
/* harmony import */ var _plan_select_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62590);
/* harmony import */ var _tar_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43443);
/* harmony import */ var _tar_paths_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(22219);
/* harmony import */ var _tar_tar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6612);
/* harmony import */ var _compare_trees_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22889);
/* harmony import */ var _extract_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77243);
/* harmony import */ var _obstacles_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(52980);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1932);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95323);
/* harmony import */ var _read_tree_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(53537);
/* harmony import */ var _stored_archive_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(70136);











const hint = 'Look at these files, or undo the restore as printed.';
/** Checks of the files in place: the configured paths are there, and what the backup holds is there with its content and mode. */
async function inspectLive(facts, session) {
    const root = (0,_plan_js__WEBPACK_IMPORTED_MODULE_7__.rootOf)(session);
    const paths = session.config.config?.paths ?? [];
    const { missing } = await (0,_plan_select_js__WEBPACK_IMPORTED_MODULE_0__/* .select */ .Lt)(session, 'config', root, paths);
    const problems = missing.length === 0 ? [] : [`Missing in ${root}: ${(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_10__/* .nameSome */ .Kf)(missing)}`];
    const there = (0,_obstacles_js__WEBPACK_IMPORTED_MODULE_5__/* .judged */ .g$)('config-paths', problems, `All ${paths.length} configured paths are in ${root}`, hint);
    return facts === undefined ? [there] : [there, await checkFiles(facts, root, session)];
}
async function checkFiles(facts, root, session) {
    const name = 'config-files';
    const known = (0,_stored_archive_js__WEBPACK_IMPORTED_MODULE_9__/* .factsOf */ .xS)(facts, 'config');
    const tar = await (0,_tar_tar_js__WEBPACK_IMPORTED_MODULE_2__/* .findTar */ .By)(session);
    if (known.files === undefined) {
        const starts = known.paths.filter((path) => path !== '.');
        const tree = await (0,_read_tree_js__WEBPACK_IMPORTED_MODULE_8__/* .readTree */ .Z)(session, tar, root, starts.length > 0 ? starts : ['.'], [], 'warns');
        return judgeTotals(name, known, tree);
    }
    const entries = (0,_stored_archive_js__WEBPACK_IMPORTED_MODULE_9__/* .onDisk */ .FC)(known.files);
    const tree = await (0,_read_tree_js__WEBPACK_IMPORTED_MODULE_8__/* .readTree */ .Z)(session, tar, root, (0,_places_js__WEBPACK_IMPORTED_MODULE_6__/* .topEntries */ .ov)(entries), entries, 'warns');
    const owners = await (0,_extract_js__WEBPACK_IMPORTED_MODULE_4__/* .runsAsRoot */ .R)(session);
    const lossy = entries.some(({ path }) => path.includes('\uFFFD'));
    // What could not be given back was a warning of the restore.
    const changes = (0,_compare_trees_js__WEBPACK_IMPORTED_MODULE_3__/* .compareTrees */ .t)(entries, lossy ? tree.entries.map(_tar_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .asBefore */ .Op) : tree.entries, { owners }).filter(({ kind }) => kind !== 'time' && kind !== 'extra' && kind !== 'attributes');
    const changed = [...new Set(changes.map(({ path, kind }) => `${path} (${kind})`))];
    const problems = changed.length === 0 ? [] : [`Not as the backup recorded: ${(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_10__/* .nameSome */ .Kf)(changed)}`];
    return (0,_obstacles_js__WEBPACK_IMPORTED_MODULE_5__/* .judged */ .g$)(name, problems, `All ${entries.length} recorded entries are in place as recorded`, hint);
}
/** The manifest of a very large backup names no single file: their sum is compared. */
function judgeTotals(name, known, tree) {
    const totals = (0,_tar_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .totalsOf */ .vA)((0,_tar_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .inTermsOf */ .KI)(known, tree.entries));
    if (totals.digest === known.digest) {
        return { name, outcome: 'passed', detail: `All ${known.entries} recorded entries are in place as recorded` };
    }
    if (totals.regularFiles < known.regularFiles) {
        const detail = `${totals.regularFiles} files are in place, the backup holds ${known.regularFiles}`;
        return { name, outcome: 'failed', detail, hint };
    }
    const detail = 'The files in place are not all as recorded; which ones is told by a restore with dry-run';
    return { name, outcome: 'unknown', detail };
}


/***/ }),

/***/ 52980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PI: () => (/* binding */ checkArchive),
/* harmony export */   Y5: () => (/* binding */ checkFileSystem),
/* harmony export */   e$: () => (/* binding */ checkTarget),
/* harmony export */   g$: () => (/* binding */ judged),
/* harmony export */   ot: () => (/* binding */ checkStore)
/* harmony export */ });
/* unused harmony exports parseMountInfo, mountsInTheWay */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22100);
/* harmony import */ var _tar_outside_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7764);
/* harmony import */ var _tar_paths_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(22219);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1932);








/** Nothing in the archive may land outside the folder it is extracted into. */
function checkArchive(read) {
    const hint = 'Do not extract this archive over anything. Look at it with tar --list, and restore by hand what you trust.';
    const passed = 'Every entry of the archive stays below its folder';
    return judged('archive-safe', (0,_tar_outside_js__WEBPACK_IMPORTED_MODULE_6__/* .outsideProblems */ .a)(read), passed, hint);
}
/** Folders in which names will change must be there, below root, and writable. */
async function checkTarget(root, units) {
    const problems = [];
    if ((await (0,_places_js__WEBPACK_IMPORTED_MODULE_5__/* .statusOf */ .c2)(root)) === undefined)
        problems.push(`${root} does not exist`);
    else {
        const realRoot = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(root);
        for (const folder of new Set([root, ...units.map((unit) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, unit.path)))])) {
            problems.push(...(await problemOf(folder, realRoot)));
        }
    }
    const hint = 'Create config.root or make it writable, and run the restore as the user that deployed the files (root gives owners back).';
    return judged('target-writable', problems, `${root} can be written`, hint);
}
/** Every move must be a rename within one file system, and no mounted volume may be carried away. */
async function checkFileSystem(root, units) {
    const points = await mountPoints();
    const rootDevice = (await (0,_places_js__WEBPACK_IMPORTED_MODULE_5__/* .statusOf */ .c2)(root))?.dev;
    const realRoot = await realOf(root);
    const problems = [];
    for (const unit of units) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, unit.path);
        const device = (await (0,_places_js__WEBPACK_IMPORTED_MODULE_5__/* .statusOf */ .c2)(path))?.dev ?? (await (0,_places_js__WEBPACK_IMPORTED_MODULE_5__/* .statusOf */ .c2)(await realOf((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path))))?.dev;
        const mounts = mountsInTheWay(points, realRoot, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(realRoot, unit.path));
        if (mounts.length > 0)
            problems.push(`a file system is mounted at ${(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .nameSome */ .Kf)(mounts)}`);
        else if (device !== rootDevice)
            problems.push(`${path} lies on another file system than ${root}`);
    }
    const hint = 'Names cannot be swapped across file systems. Unmount it for the restore (stop the container that mounts it), or extract by hand with RESTORE.md.';
    return judged('same-file-system', problems, `Every path lies on the file system of ${root}`, hint);
}
/** The store must not be moved away together with a folder it lies in. */
async function checkStore(root, units, folders) {
    const realRoot = await realOf(root);
    const real = await Promise.all(folders.map(realOf));
    const inside = units.filter((unit) => real.some((folder) => (0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .isWithin */ .UO)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(realRoot, unit.path))));
    const names = (0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .nameSome */ .Kf)(inside.map((unit) => unit.path));
    const problems = inside.length === 0 ? [] : [`The backups lie in ${names}, which would be replaced`];
    const hint = 'Move the store elsewhere, or restore into another config.root.';
    return judged('store-apart', problems, 'The backups lie in none of the folders that are replaced', hint);
}
function judged(name, problems, passed, hint) {
    if (problems.length === 0)
        return { name, outcome: 'passed', detail: passed };
    return { name, outcome: 'failed', detail: [...new Set(problems)].slice(0, 20).join('; '), hint };
}
/** Without links where the path exists; otherwise as given. */
function realOf(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .fsPath */ .Jk)(path), 'buffer')
        .then(_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .textOfName */ .E5)
        .catch((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .whenFailed */ .aK)(['ENOENT', 'ENOTDIR'], path));
}
async function problemOf(folder, realRoot) {
    try {
        const real = await realOf(folder);
        if (!(0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .isWithin */ .UO)(real, realRoot))
            return [`${folder} leads outside root, to ${real}`];
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .fsPath */ .Jk)(real))).isDirectory())
            return [`${folder} is not a folder`];
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .fsPath */ .Jk)(folder), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return [];
    }
    catch (error) {
        return [`${folder} cannot be written: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`];
    }
}
/** Where file systems are mounted on this machine; none where the kernel does not tell (not Linux). */
async function mountPoints() {
    return parseMountInfo(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)('/proc/self/mountinfo', 'utf8').catch((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .whenFailed */ .aK)(['ENOENT'], '')));
}
/** proc(5): the fifth field is the mount point; space, tab, line feed and backslash are written in octal. */
function parseMountInfo(text) {
    return text
        .split('\n')
        .flatMap((line) => line.split(' ').slice(4, 5))
        .map((point) => point.replace(/\\([0-7]{3})/g, (_whole, code) => String.fromCharCode(parseInt(code, 8))));
}
/** Mounts that a rename of `path` would cross or carry along: at it, below it, or between it and root. */
function mountsInTheWay(points, root, path) {
    return points.filter((point) => point !== root && (0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .isWithin */ .UO)(point, root) && ((0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .isWithin */ .UO)(point, path) || (0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_7__/* .isWithin */ .UO)(path, point)));
}


/***/ }),

/***/ 95323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planRestore: () => (/* binding */ planRestore),
  rootOf: () => (/* binding */ rootOf)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/entry.js
var entry = __webpack_require__(43443);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/outside.js
var outside = __webpack_require__(7764);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/paths.js
var tar_paths = __webpack_require__(22219);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/tar.js
var tar_tar = __webpack_require__(6612);
// EXTERNAL MODULE: ./.build/lib/components/files/tar/tar-reader.js + 1 modules
var tar_reader = __webpack_require__(98856);
// EXTERNAL MODULE: ./.build/lib/components/files/restore/extract.js
var extract = __webpack_require__(77243);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./.build/lib/config/trading.js
var trading = __webpack_require__(38408);
;// CONCATENATED MODULE: ./.build/lib/components/files/restore/keep-trading-off.js





/**
 * Environment files by which a restore would switch trading on.
 *
 * @param entries of the archive, as they will be on disk
 * @param read contents of files in the archive, by path
 */
async function tradingFilesOf(config, root, entries, read) {
    const byPath = new Map(entries.map((entry) => [entry.path, entry]));
    const named = (0,trading/* tradingFiles */.P)(config).flatMap((name) => {
        const entry = fileBehind(name, root, byPath);
        return entry === undefined ? [] : [{ name, entry }];
    });
    const files = [...new Map(named.map((one) => [one.entry.path, one])).values()];
    if (files.length === 0)
        return [];
    const contents = await read(new Set(files.map(({ entry }) => entry.path)));
    const found = [];
    for (const { name, entry } of files) {
        const deployed = await (0,promises_.readFile)((0,external_node_path_.join)(root, name), 'latin1').catch(() => '');
        const text = keepOff(contents.get(entry.path)?.toString('latin1') ?? '', deployed, config);
        if (text === undefined)
            continue;
        const content = Buffer.from(text, 'latin1');
        const sha256 = (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
        const { data: _holes, ...whole } = entry;
        found.push({ name, content, entry: { ...whole, bytes: content.length, sha256 } });
    }
    return found;
}
/** Gives an extracted file its content; all else stays as it was extracted. */
async function writeTradingOff(folder, { entry, content }) {
    const path = (0,external_node_path_.join)(folder, entry.path);
    await (0,promises_.chmod)(path, 0o600);
    await (0,promises_.writeFile)(path, content);
    await (0,promises_.chmod)(path, Number.parseInt(entry.mode, 8));
    await (0,promises_.utimes)(path, new Date(), new Date(entry.modified));
}
/** The file that a name leads to, over links within the archive. */
function fileBehind(name, root, entries) {
    let path = (0,external_node_path_.normalize)(name);
    for (let links = 0; links < 40; links += 1) {
        const entry = entries.get(path);
        if (entry?.link === undefined)
            return entry?.type === 'file' ? entry : undefined;
        path = entry.type === 'link' ? entry.link : (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(root, (0,external_node_path_.dirname)(path), entry.link));
    }
    return undefined;
}
/** Undefined where trading would not be switched on, or where that cannot be told apart from other lines. */
function keepOff(archived, deployed, config) {
    if ((0,trading/* tradingIn */.B)(archived, config) !== 'on' || (0,trading/* tradingIn */.B)(deployed, config) === 'on')
        return undefined;
    const { variable } = config.trading;
    const line = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${variable.replaceAll(/\W/g, '\\$&')}[ \\t]*=.*$`, 'gm');
    const asDeployed = (0,trading/* tradingIn */.B)(deployed, config) === 'off' ? deployed.match(line)?.at(-1) : undefined;
    const text = archived.replace(line, () => asDeployed ?? `${variable}=false`);
    const { [variable]: _off, ...others } = (0,external_node_util_.parseEnv)(text);
    const { [variable]: _on, ...expected } = (0,external_node_util_.parseEnv)(archived);
    const same = JSON.stringify(others) === JSON.stringify(expected);
    return same && (0,trading/* tradingIn */.B)(text, config) === 'off' ? text : undefined;
}

// EXTERNAL MODULE: ./.build/lib/components/files/restore/obstacles.js
var obstacles = __webpack_require__(52980);
// EXTERNAL MODULE: ./.build/lib/components/files/restore/places.js
var restore_places = __webpack_require__(1932);
// EXTERNAL MODULE: ./.build/lib/components/files/restore/read-tree.js
var read_tree = __webpack_require__(53537);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
// EXTERNAL MODULE: ./.build/lib/lib/sync-to-disk.js
var sync_to_disk = __webpack_require__(29011);
// EXTERNAL MODULE: ./.build/lib/components/files/restore/compare-trees.js
var compare_trees = __webpack_require__(22889);
// EXTERNAL MODULE: ./.build/lib/components/files/restore/remove.js
var remove = __webpack_require__(95576);
// EXTERNAL MODULE: ./.build/lib/components/files/restore/switch.js
var restore_switch = __webpack_require__(30036);
// EXTERNAL MODULE: ./.build/lib/components/files/restore/undo.js
var undo = __webpack_require__(10538);
;// CONCATENATED MODULE: ./.build/lib/components/files/restore/stage.js
















/**
 * Extracts the archive beside what is in place, on the same file system, and compares every entry with what was read of the
 * archive when it was planned.
 *
 * @throws BackupError `restore-failed` when anything differs; then the extracted files are gone again
 */
async function stage(session, prepared, reached) {
    const { root, entries } = prepared;
    const places = (0,restore_places/* placesOf */.ek)(root, session.restoreId);
    const units = await (0,restore_places/* unitsOf */.$J)(root, entries);
    await refuseObstacles(root, units);
    const warnings = await build(session, prepared, places);
    const { variable } = session.config.trading;
    const kept = prepared.kept.map(({ name }) => `${name} but for the line of ${variable}, which is kept as deployed: trading stays off`);
    let begun = false;
    return {
        verified: [describeVerified(prepared), ...kept],
        warnings: prepared.recorded ? warnings : [...warnings, `not compared: ${nothingRecorded}`],
        undo: (0,undo.undoOf)(root, session.restoreId, units),
        switch: async () => {
            (0,exec/* throwIfAborted */.Te)(session.signal);
            // From now on the way back needs it: what still waits in it was not switched.
            begun = true;
            await (0,restore_switch/* switchIn */.k)(places, units, reached);
            await (0,remove/* removeEmpty */.e)(places.staging);
            return { verified: [] };
        },
        [Symbol.asyncDispose]: async () => {
            if (!begun)
                await (0,remove/* removeTree */.d)(session, places.staging);
        },
    };
}
const nothingRecorded = 'the backup recorded no list of its configuration files';
function describeVerified({ entries, owners, recorded }) {
    const { regularFiles, contentBytes } = (0,entry/* totalsOf */.vA)(entries);
    const compared = owners ? 'contents, modes, owners, links and times' : 'contents, modes, links and times';
    const equal = recorded ? 'equal to the backup' : 'on disk as in the archive, which was read to its end';
    return `${(0,format/* plural */.LS)(regularFiles, 'file')}, ${(0,format/* formatBytes */.z3)(contentBytes)}: ${compared} ${equal}`;
}
/** What planning looked at may have changed since. */
async function refuseObstacles(root, units) {
    const checks = [await (0,obstacles/* checkTarget */.e$)(root, units), await (0,obstacles/* checkFileSystem */.Y5)(root, units)];
    for (const check of checks) {
        if (check.outcome === 'passed')
            continue;
        throw new errors/* BackupError */.hj('preflight-failed', 'The configuration files cannot be restored here', {
            because: [check.detail],
            ...(check.hint === undefined ? {} : { hint: `${check.hint} Nothing was touched.` }),
        });
    }
}
async function build(session, prepared, places) {
    try {
        await (0,promises_.mkdir)(places.staging, { mode: 0o700 });
    }
    catch (cause) {
        throw new errors/* BackupError */.hj('write-failed', `${places.staging} could not be made`, { cause });
    }
    try {
        const { backup, file, owners, tar, entries, recorded } = prepared;
        const measured = await (0,extract/* extract */.o)(session, tar, { backup, file, into: places.staging, owners });
        if (measured.sha256 !== prepared.sha256) {
            throw new errors/* BackupError */.hj('damaged', `${file.path} is not the file that was looked at before`, {
                hint: 'Something changed the backup in its store. Verify it.',
            });
        }
        for (const one of prepared.kept)
            await writeTradingOff(places.staging, one);
        const tree = await (0,read_tree/* readTree */.Z)(session, tar, places.staging, ['.'], entries, 'fails');
        const changes = (0,compare_trees/* compareTrees */.t)(entries, tree.entries, { owners });
        const differing = changes.filter(({ kind }) => kind !== 'attributes');
        if (differing.length > 0 || tree.unread.length > 0)
            throw differs(differing, tree.unread, recorded);
        return [
            ...(await syncAll(places, tree.found)),
            ...ownerWarnings(entries, tree.entries, owners),
            ...attributeWarnings(entries, tree.entries),
        ];
    }
    catch (error) {
        await (0,remove/* removeTree */.d)(session, places.staging);
        throw error;
    }
}
function differs(changes, unread, recorded) {
    const because = changes.map(({ path, kind, expected, found }) => `${JSON.stringify(path)}: ${kind} is ${found} instead of ${expected}`);
    return new errors/* BackupError */.hj('restore-failed', `The extracted files are not what ${recorded ? 'the backup recorded' : 'was read from the archive'}`, {
        because: [...because, ...unread].slice(0, 20),
        hint: 'Nothing in place was touched. Verify the backup; restore from another one when it is damaged.',
    });
}
async function syncAll(places, found) {
    const closed = [];
    for (const one of found) {
        if (one.type !== 'file' && one.type !== 'folder')
            continue;
        if (!(await (0,sync_to_disk/* syncToDisk */.U)((0,external_node_path_.join)(places.staging, one.path))))
            closed.push(one.path);
    }
    for (const folder of [places.staging, places.root])
        await (0,sync_to_disk/* syncToDisk */.U)(folder);
    return closed.map((path) => `${(0,external_node_path_.join)(places.root, path)} may not be opened, so it was not synced to disk`);
}
/** Access control lists, capabilities and the like that this file system or user cannot give, or that it gave by itself. */
function attributeWarnings(entries, onDisk) {
    return (0,compare_trees/* compareTrees */.t)(entries, onDisk, { owners: true })
        .filter(({ kind }) => kind === 'attributes')
        .map(({ path, ...one }) => `${JSON.stringify(path)} will not be as it was: attributes ${one.expected}, will have ${one.found}`);
}
/** Where owners could not be given back, or tar chose the number because the name is unknown here. */
function ownerWarnings(entries, onDisk, owners) {
    const now = new Map(onDisk.map((entry) => [entry.path, entry]));
    const changed = entries.filter((entry) => {
        const found = now.get(entry.path);
        return found !== undefined && (found.uid !== entry.uid || found.gid !== entry.gid || found.user !== entry.user);
    });
    const first = changed[0];
    if (first === undefined)
        return [];
    const found = now.get(first.path);
    const why = owners ? 'users have other names or numbers here' : 'only root can give owners back';
    return [
        `${(0,format/* plural */.LS)(changed.length, 'path')} will not belong to the same owner (${why}): ${JSON.stringify(first.path)} ` +
            `belonged to ${first.user || first.uid}(${first.uid}), will belong to ${found?.user || found?.uid}(${found?.uid})`,
    ];
}

// EXTERNAL MODULE: ./.build/lib/components/files/restore/stored-archive.js
var stored_archive = __webpack_require__(70136);
;// CONCATENATED MODULE: ./.build/lib/components/files/restore/summary.js



/** What a restore changes: one line for the counts, then one for each kind with its names. */
function summarise(entries, live, owners) {
    const read = new Set(live.entries.map((entry) => entry.path));
    const unseen = new Set(live.found.filter((one) => !read.has(one.path)).map((one) => one.path));
    const changes = (0,compare_trees/* compareTrees */.t)(entries, live.entries, { owners }).filter((change) => change.kind !== 'time' && !unseen.has(change.path));
    const named = (...kinds) => [
        ...new Set(changes.filter((change) => kinds.includes(change.kind)).map((change) => change.path)),
    ];
    const touched = new Set(changes.filter((change) => change.kind !== 'extra').map((change) => change.path));
    const unchanged = entries.filter((entry) => !touched.has(entry.path) && !unseen.has(entry.path));
    const kinds = [
        ['added', named('missing')],
        ['other content', named('content')],
        ['other mode, owner or attributes', named('mode', 'owner', 'attributes')],
        ['other link target', named('link')],
        ['other type', named('type')],
        ['only in place, set aside', named('extra')],
        ['could not be read in place', live.unread],
    ];
    const some = kinds.filter(([, paths]) => paths.length > 0);
    const counts = [...some.map(([what, paths]) => `${paths.length} ${what}`), `${unchanged.length} unchanged`];
    return {
        lines: [`changes: ${counts.join('; ')}`, ...some.map(([what, paths]) => `${what}: ${(0,tar_paths/* nameSome */.Kf)(paths)}`)],
        losses: lossesOf(entries, live.entries, named('content', 'type', 'extra')),
    };
}
/** Changes made in place after the backup: a restore takes them out of use. */
function lossesOf(entries, live, replaced) {
    const recorded = new Map(entries.map((entry) => [entry.path, entry]));
    const going = new Set(replaced);
    const later = live
        .filter((entry) => going.has(entry.path) && entry.type !== 'directory')
        .filter((entry) => entry.modified > (recorded.get(entry.path)?.modified ?? ''))
        .sort((a, b) => (a.modified < b.modified ? 1 : -1));
    const newest = later[0];
    if (newest === undefined)
        return [];
    return [
        `${(0,format/* plural */.LS)(later.length, 'file')} in place newer than in the backup, the newest ${JSON.stringify(newest.path)} of ${newest.modified}`,
    ];
}

;// CONCATENATED MODULE: ./.build/lib/components/files/restore/plan.js

















const blockBytes = 4096;
/**
 * Looks at the archive and at what is in place, and tells what a restore would change: names and kinds of change, never
 * contents. The archive is read once; what is in place is read as a backup would read it.
 */
async function planRestore(facts, backup, target, session) {
    const root = rootOf(session);
    const file = (0,stored_archive/* archiveOf */.YH)(backup);
    if (file === undefined)
        throw new errors/* BackupError */.hj('backup-not-found', `Backup ${backup.id} holds no configuration files`);
    const reader = new tar_reader/* TarReader */.R();
    const measured = await (0,stored_archive/* readFromBackup */.HY)(session, backup, file, reader);
    const because = measured.problem !== undefined ? [measured.problem] : await mismatches(facts, backup, reader.entries, session);
    if (because.length > 0)
        throw damaged(file.path, because);
    const archived = (0,stored_archive/* onDisk */.FC)(reader.entries);
    const switching = await tradingFilesOf(session.config, root, archived, (paths) => (0,stored_archive/* contentsOf */.KD)(session, backup, file, paths));
    const kept = target.trading ? [] : switching;
    const entries = archived.map((entry) => kept.find((file) => file.entry.path === entry.path)?.entry ?? entry);
    // Names of an archive that is not safe are not even looked up: they may lead outside.
    const units = (0,outside/* outsideProblems */.a)(reader.entries).length > 0 ? [] : await (0,restore_places/* unitsOf */.$J)(root, entries);
    const tar = await (0,tar_tar/* findTar */.By)(session);
    const owners = await (0,extract/* runsAsRoot */.R)(session);
    const safe = (0,obstacles/* checkArchive */.PI)(reader.entries);
    const live = await readLive(session, tar, root, units, entries);
    const keepFolders = [...session.ownFolders, session.keepFolder].map((folder) => (0,external_node_path_.resolve)(folder));
    const summary = summarise(entries, live, owners);
    const { before, staging } = (0,restore_places/* placesOf */.ek)(root, session.restoreId);
    return {
        plan: {
            component: 'config',
            target: `${root} on ${session.connection.name}`,
            steps: [
                `extract ${file.path} into ${staging}, beside what is in place, with GNU tar ${tar.version}`,
                `compare all ${(0,format/* formatCount */.B4)(entries.length)} entries with ${facts === undefined ? `the archive; ${nothingRecorded}` : 'what the backup recorded'}`,
                `switch ${(0,format/* plural */.LS)(units.length, 'path')} one after the other: ${(0,tar_paths/* nameSome */.Kf)(units.map((unit) => unit.path))}`,
                ...summary.lines,
                ...switching.map((one) => describeTrading(one, target, session)),
                ...(owners ? [] : ['owners and capabilities are not given back: only root can do that']),
            ],
            keeps: `the former files stay in ${before}`,
            removal: [`rm -rf --one-file-system -- ${(0,format/* shellQuote */.ZL)(before)}`],
            checks: [
                safe,
                await (0,obstacles/* checkTarget */.e$)(root, units),
                await (0,obstacles/* checkFileSystem */.Y5)(root, units),
                await (0,obstacles/* checkStore */.ot)(root, units, keepFolders),
            ],
            comparisons: [
                { what: 'files', now: live.unread.length > 0 ? null : filesIn(live.entries), backup: filesIn(entries) },
            ],
            losses: summary.losses,
            neededBytes: entries.reduce((sum, { data, bytes }) => sum + Math.ceil((data ?? bytes) / blockBytes + 1) * blockBytes, 0),
            neededIn: root,
            ...(kept.length === 0 ? {} : { last: howToTrade(kept, root, session) }),
        },
        ...(kept.length === 0 || facts === undefined ? {} : { facts: { ...(0,stored_archive/* factsOf */.xS)(facts, 'config'), files: entries } }),
        staging: (0,undo.stagingOf)(root, session.restoreId, units),
        stage: async () => {
            if (safe.outcome !== 'passed')
                throw damaged(file.path, [safe.detail]);
            const recorded = facts !== undefined;
            return stage(session, { root, backup, file, sha256: measured.sha256, entries, kept, recorded, tar, owners });
        },
    };
}
/** Where configuration files are restored to, absolute. */
function rootOf(session) {
    const settings = session.config.config;
    if (settings === undefined) {
        throw new errors/* BackupError */.hj('invalid-config', 'There is no place to restore the configuration files to', {
            hint: 'Set config.root and config.paths in backup.yml.',
        });
    }
    if (session.connection.kind !== 'local') {
        throw new errors/* BackupError */.hj('unsupported', `Configuration files cannot be switched in ${session.connection.name}`, {
            hint: 'Run the restore on the machine the files lie on, or extract them there with the RESTORE.md of the backup.',
        });
    }
    return (0,external_node_path_.resolve)(settings.root);
}
function describeTrading({ name }, { trading }, { config }) {
    const { variable } = config.trading;
    return trading
        ? `trading is switched on: ${variable} in ${name}, as in the backup (restore-trading)`
        : `trading stays off: the line of ${variable} in ${name} is kept as deployed; the backup has it on (restore-trading restores it too)`;
}
function howToTrade(kept, root, { config }) {
    const files = kept.map(({ name }) => (0,external_node_path_.join)(root, name)).join(' and ');
    return `Trading is off. When whoever may do so switches it on: set ${config.trading.variable}=true in ${files}, then restart the services.`;
}
async function mismatches(facts, backup, read, session) {
    if (facts === undefined)
        return [];
    const known = (0,stored_archive/* factsOf */.xS)(facts, 'config');
    const recorded = await (0,stored_archive/* recordedEntries */.DE)(session, backup, known);
    if (recorded === undefined)
        return [`the list of entries ${known.list ?? ''} cannot be read`];
    return (0,stored_archive/* disagreements */.og)(known, recorded, read);
}
async function readLive(session, tar, root, units, entries) {
    const present = units.filter((unit) => unit.former).map((unit) => unit.path);
    if (present.length === 0 || (await (0,restore_places/* statusOf */.c2)(root)) === undefined)
        return { entries: [], found: [], unread: [] };
    return (0,read_tree/* readTree */.Z)(session, tar, root, present, entries, 'warns');
}
function filesIn(entries) {
    return (0,entry/* totalsOf */.vA)(entries).regularFiles;
}
function damaged(path, because) {
    return new errors/* BackupError */.hj('damaged', `${path} cannot be restored`, {
        because: because.slice(0, 20),
        hint: 'Nothing was touched. Verify the backup, and restore from another one.',
    });
}


/***/ }),

/***/ 53537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readTree)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _plan_find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41076);
/* harmony import */ var _tar_tar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6612);
/* harmony import */ var _tar_tar_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98856);
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
 * Reads what lies at and below some paths the way a backup does, through tar, so that both are compared in the same terms.
 *
 * @param like entries in whose order the files are read: of hard links, tar calls the first one the file
 * @param unreadable whether what may not be read fails or is told in `unread`
 */
async function readTree(session, tar, root, paths, like, unreadable) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const listing = await (0,_plan_find_js__WEBPACK_IMPORTED_MODULE_1__/* .find */ .I)(session, root, paths);
        if (unreadable === 'fails' && listing.unreadable.length > 0) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('access-denied', `${listing.unreadable[0]} may not be read`);
        }
        const found = inOrderOf(like, once(listing.found));
        const names = found.filter((one) => one.type !== 'socket').map((one) => one.name);
        const known = new Map(like.map((entry) => [entry.path, entry]));
        const reader = new _tar_tar_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .TarReader */ .R((path) => known.get(path));
        const running = __addDisposableResource(env_1, await (0,_tar_tar_js__WEBPACK_IMPORTED_MODULE_2__/* .startTar */ .WR)(session, tar, root, names, unreadable), true);
        try {
            for await (const chunk of running.stdout)
                await reader.write(chunk);
        }
        catch (error) {
            throw session.signal.aborted ? (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(session.signal) : error;
        }
        const warnings = await running.finish();
        await reader.end();
        const sockets = found.filter((one) => one.type === 'socket').map((one) => `${one.path} is a socket`);
        return { entries: reader.entries, found, unread: [...listing.unreadable, ...warnings, ...sockets] };
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
function once(found) {
    const all = new Map(found.map((one) => [one.name.toString('latin1'), one]));
    return [...all.values()].filter((one) => one.path !== '.');
}
function inOrderOf(like, found) {
    const places = new Map(like.map((entry, at) => [entry.path, at]));
    // Older backups list a name that is not UTF-8 with U+FFFD.
    const placeOf = ({ path, name }) => places.get(path) ?? places.get(name.toString('utf8')) ?? like.length;
    return [...found].sort((a, b) => placeOf(a) - placeOf(b) || Buffer.compare(a.name, b.name));
}


/***/ }),

/***/ 70136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ recordedEntries),
/* harmony export */   FC: () => (/* binding */ onDisk),
/* harmony export */   HY: () => (/* binding */ readFromBackup),
/* harmony export */   KD: () => (/* binding */ contentsOf),
/* harmony export */   YH: () => (/* binding */ archiveOf),
/* harmony export */   og: () => (/* binding */ disagreements),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72321);
/* harmony import */ var _pipeline_small_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74713);
/* harmony import */ var _tar_entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43443);
/* harmony import */ var _tar_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22219);
/* harmony import */ var _tar_tar_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(98856);






/** The archive of a component; undefined when the backup has none. */
function archiveOf(backup) {
    return backup.files.find((file) => /\.tar(\.zst|\.gz)?$/.test(file.path));
}
/** @throws BackupError `damaged` when the facts are not what this version knows */
function factsOf(facts, component) {
    const parsed = _tar_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .archiveFactsSchema */ .Vv.safeParse(facts);
    if (parsed.success)
        return parsed.data;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `The manifest's facts of ${component} are not what this version writes`, {
        because: parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
        hint: 'Restore it with the version that made the backup, or by hand with the RESTORE.md inside it.',
    });
}
/** Reads a stored file once, decoded, from its first to its last byte. */
async function readFromBackup(session, backup, file, consumer, onBytes) {
    const { signal } = session;
    return await (0,_pipeline_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readStored */ .C)(await backup.read(file), { codec: file.codec, signal, decode: true, consumer, onBytes });
}
/** The entries as the manifest records them: in it, or in the list beside the archive. Undefined when that cannot be read. */
async function recordedEntries(session, backup, facts) {
    if (facts.list === undefined)
        return facts.files;
    const list = backup.files.find((file) => file.path === facts.list);
    if (list === undefined)
        return undefined;
    const reader = new _pipeline_small_file_js__WEBPACK_IMPORTED_MODULE_2__/* .SmallFile */ .g(_tar_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .mostListBytes */ .N0);
    await readFromBackup(session, backup, list, reader);
    return (0,_tar_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .entriesOf */ .Mc)(reader);
}
/** What keeps the entries of an archive from being those of the manifest, in words; empty when they are the same. */
function disagreements(facts, recorded, archived) {
    const read = (0,_tar_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .inTermsOf */ .KI)(facts, archived);
    if ((0,_tar_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .agrees */ .ie)(facts, recorded) && (0,_tar_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .agrees */ .ie)(facts, read))
        return [];
    return ['the entries are not those whose digest the manifest holds', ...(0,_tar_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .differences */ .tX)(recorded, read)];
}
/** The contents of a few files of an archive, by their path as it will be on disk. */
async function contentsOf(session, backup, file, paths) {
    const contents = new Map();
    const keep = (name, data) => {
        const path = (0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .plainPath */ .s1)(name);
        if (paths.has(path))
            contents.set(path, Buffer.concat([contents.get(path) ?? Buffer.alloc(0), data]));
    };
    await readFromBackup(session, backup, file, new _tar_tar_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .TarReader */ .R(undefined, keep));
    return contents;
}
/** The entries as they will be on disk: plain names, without the archived folder itself; of a name given twice, the last. */
function onDisk(entries) {
    const last = new Map();
    for (const [index, entry] of entries.entries()) {
        const path = (0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .plainPath */ .s1)(entry.path);
        if (path === '')
            continue;
        const link = entry.type === 'link' && entry.link !== undefined ? { link: (0,_tar_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .plainPath */ .s1)(entry.link) } : {};
        // Older backups list a name that is not UTF-8 with U+FFFD: the same text may be two names.
        const name = path.includes('\uFFFD') ? `${path}/${index}` : path;
        last.delete(name);
        last.set(name, { ...entry, path, ...link });
    }
    return [...last.values()];
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


/***/ })

};
