export const id = 994;
export const ids = [994,950];
export const modules = {

/***/ 22889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ compareTrees)
/* harmony export */ });
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26082);

/**
 * Compares a tree with what was recorded, entry by entry: type, content, link target, mode, owner and time of change.
 *
 * Times count to the whole second: not every archive and file system keeps more. An owner is the same when the names agree or, failing
 * that, the numbers: tar gives files to the user of the same name, whose number may differ on another host. Links have no
 * mode of their own. A name may be there more than once when it is no valid UTF-8; then order decides.
 */
function compareTrees(expected, found, options) {
    const waiting = new Map();
    const implied = new Set();
    for (const entry of expected) {
        waiting.set(entry.path, [...(waiting.get(entry.path) ?? []), entry]);
        for (const folder of (0,_paths_js__WEBPACK_IMPORTED_MODULE_0__/* .ancestorsOf */ .Gw)(entry.path))
            implied.add(folder);
    }
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
    expect('time', secondOf(recorded), secondOf(found));
    return changes;
}
function typeOf(entry) {
    switch (entry.type) {
        case 'contiguous-file':
            return 'file';
        case 'link':
            return 'hard link';
        case 'symlink':
            return 'symbolic link';
        case 'directory':
            return 'folder';
        default:
            return entry.type;
    }
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
/* harmony import */ var _tool_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48133);
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
    const options = { env: (0,_tool_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .toolEnvironment */ .u)(session), signal: session.signal };
    const { stdout } = await session.connection.run('id', ['-u'], options);
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
        const tool = __addDisposableResource(env_1, await session.connection.start('tar', args, {
            env: (0,_tool_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .toolEnvironment */ .u)(session),
            signal: session.signal,
            stdin: 'pipe',
        }), true);
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
    const because = [(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_1__/* .describeExit */ .KE)(exit), ...exit.stderr.slice(-5)];
    return full
        ? new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('disk-full', 'The disk became full while the files were extracted', {
            because,
            hint: 'Free some space, then run it again. Nothing in place was touched.',
        })
        : new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('restore-failed', 'tar could not extract the files', {
            because,
            hint: 'Nothing in place was touched. See the lines of tar above.',
        });
}
/** Writes with back-pressure. A tar that ended early closes the pipe: its exit says why, so that alone is no failure. */
function feedInto(stdin) {
    let failure;
    let closed = false;
    const done = new Promise((resolve) => {
        stdin.once('close', () => {
            closed = true;
            resolve();
        });
    });
    stdin.on('error', (error) => {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(error) !== 'EPIPE')
            failure ??= error;
    });
    return {
        async write(chunk) {
            if (closed || stdin.write(chunk))
                return;
            await Promise.race([new Promise((resolve) => stdin.once('drain', resolve)), done]);
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
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33011);
/* harmony import */ var _select_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(47967);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74132);
/* harmony import */ var _compare_trees_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(22889);
/* harmony import */ var _extract_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77243);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(26082);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25950);
/* harmony import */ var _read_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(53537);
/* harmony import */ var _stored_archive_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70136);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(82165);










const hint = 'Look at these files, or undo the restore as printed.';
/** Checks of the files in place: the configured paths are there, and what the backup holds is there with its content and mode. */
async function inspectLive(facts, session) {
    const root = (0,_plan_js__WEBPACK_IMPORTED_MODULE_4__.rootOf)(session);
    const paths = session.config.config?.paths ?? [];
    const { missing } = await (0,_select_js__WEBPACK_IMPORTED_MODULE_1__/* .select */ .Lt)(session, 'config', root, paths);
    const there = missing.length === 0
        ? { name: 'config-paths', outcome: 'passed', detail: `All ${paths.length} configured paths are in ${root}` }
        : { name: 'config-paths', outcome: 'failed', detail: `Missing in ${root}: ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_8__/* .nameSome */ .Kf)(missing)}`, hint };
    return facts === undefined ? [there] : [there, await checkFiles(facts, root, session)];
}
async function checkFiles(facts, root, session) {
    const name = 'config-files';
    const known = (0,_stored_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .factsOf */ .xS)(facts, 'config');
    const tar = await (0,_tar_js__WEBPACK_IMPORTED_MODULE_2__/* .findTar */ .By)(session);
    if (known.files === undefined) {
        const starts = known.paths.filter((path) => path !== '.');
        const tree = await (0,_read_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .readTree */ .Z)(session, tar, root, starts.length > 0 ? starts : ['.'], [], 'warns');
        return judgeTotals(name, known, tree);
    }
    const entries = (0,_stored_archive_js__WEBPACK_IMPORTED_MODULE_6__/* .onDisk */ .FC)(known.files);
    const tree = await (0,_read_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .readTree */ .Z)(session, tar, root, (0,_units_js__WEBPACK_IMPORTED_MODULE_7__/* .topEntries */ .ov)(entries), entries, 'warns');
    const owners = await (0,_extract_js__WEBPACK_IMPORTED_MODULE_3__/* .runsAsRoot */ .R)(session);
    const changes = (0,_compare_trees_js__WEBPACK_IMPORTED_MODULE_9__/* .compareTrees */ .t)(entries, tree.entries, { owners }).filter(({ kind }) => kind !== 'time' && kind !== 'extra');
    const changed = [...new Set(changes.map(({ path, kind }) => `${path} (${kind})`))];
    if (changed.length > 0) {
        return { name, outcome: 'failed', detail: `Not as the backup recorded: ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_8__/* .nameSome */ .Kf)(changed)}`, hint };
    }
    return { name, outcome: 'passed', detail: `All ${entries.length} recorded entries are in place as recorded` };
}
/** The manifest of a very large backup names no single file: their sum is compared. */
function judgeTotals(name, known, tree) {
    const totals = (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .totalsOf */ .vA)(tree.entries);
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

/***/ 25950:
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
// EXTERNAL MODULE: ./.build/lib/components/files/entry.js
var entry = __webpack_require__(33011);
// EXTERNAL MODULE: ./.build/lib/components/files/outside.js
var outside = __webpack_require__(5076);
// EXTERNAL MODULE: ./.build/lib/components/files/read-archive.js
var read_archive = __webpack_require__(13144);
// EXTERNAL MODULE: ./.build/lib/components/files/tar.js
var files_tar = __webpack_require__(74132);
// EXTERNAL MODULE: ./.build/lib/components/files/restore/extract.js
var extract = __webpack_require__(77243);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./.build/lib/components/files/restore/paths.js
var restore_paths = __webpack_require__(26082);
;// CONCATENATED MODULE: ./.build/lib/components/files/restore/mounts.js



/** Where file systems are mounted on this machine; undefined where the kernel does not tell (not Linux). */
async function mountPoints() {
    try {
        return parseMountInfo(await (0,promises_.readFile)('/proc/self/mountinfo', 'utf8'));
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT')
            return undefined;
        throw error;
    }
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
    return points.filter((point) => point !== root && (0,restore_paths/* isWithin */.UO)(point, root) && ((0,restore_paths/* isWithin */.UO)(point, path) || (0,restore_paths/* isWithin */.UO)(path, point)));
}

// EXTERNAL MODULE: ./.build/lib/components/files/restore/units.js
var restore_units = __webpack_require__(82165);
;// CONCATENATED MODULE: ./.build/lib/components/files/restore/obstacles.js








/** Nothing in the archive may land outside the folder it is extracted into. */
function checkArchive(read, units) {
    const unnamed = units.filter((unit) => unit.path.includes('\uFFFD')).map((unit) => unit.path);
    const problems = [
        ...(0,outside/* outsideProblems */.a)(read),
        ...unnamed.map((path) => `the name ${JSON.stringify(path)} is not UTF-8, so the journal cannot hold it`),
    ];
    if (problems.length === 0) {
        return { name: 'archive-safe', outcome: 'passed', detail: 'Every entry of the archive stays below its folder' };
    }
    return {
        name: 'archive-safe',
        outcome: 'failed',
        detail: problems.slice(0, 20).join('; '),
        hint: 'Do not extract this archive over anything. Look at it with tar --list, and restore by hand what you trust.',
    };
}
/** Folders in which names will change must be there, below root, and writable. */
async function checkTarget(root, units) {
    const problems = [];
    if ((await (0,restore_units/* statusOf */.c2)(root)) === undefined)
        problems.push(`${root} does not exist`);
    else {
        const realRoot = await (0,promises_.realpath)(root);
        for (const folder of new Set([root, ...units.map((unit) => (0,external_node_path_.dirname)((0,external_node_path_.join)(root, unit.path)))])) {
            problems.push(...(await problemOf(folder, realRoot)));
        }
    }
    if (problems.length === 0) {
        return { name: 'target-writable', outcome: 'passed', detail: `${root} can be written` };
    }
    return {
        name: 'target-writable',
        outcome: 'failed',
        detail: problems.slice(0, 20).join('; '),
        hint: 'Create config.root or make it writable, and run the restore as the user that deployed the files (root gives owners back).',
    };
}
/** Every move must be a rename within one file system, and no mounted volume may be carried away. */
async function checkFileSystem(root, units) {
    const name = 'same-file-system';
    const points = await mountPoints();
    const rootDevice = (await (0,restore_units/* statusOf */.c2)(root))?.dev;
    const realRoot = await realOf(root);
    const problems = [];
    for (const unit of units) {
        const path = (0,external_node_path_.join)(root, unit.path);
        const device = (await (0,restore_units/* statusOf */.c2)(path))?.dev ?? (await (0,restore_units/* statusOf */.c2)(await realOf((0,external_node_path_.dirname)(path))))?.dev;
        const mounts = mountsInTheWay(points ?? [], realRoot, (0,external_node_path_.join)(realRoot, unit.path));
        if (mounts.length > 0)
            problems.push(`a file system is mounted at ${(0,restore_paths/* nameSome */.Kf)(mounts)}`);
        else if (device !== rootDevice)
            problems.push(`${path} lies on another file system than ${root}`);
    }
    if (problems.length > 0) {
        return {
            name,
            outcome: 'failed',
            detail: [...new Set(problems)].slice(0, 20).join('; '),
            hint: 'Names cannot be swapped across file systems. Unmount it for the restore (stop the container that mounts it), or extract by hand with RESTORE.md.',
        };
    }
    return { name, outcome: 'passed', detail: `Every path lies on the file system of ${root}` };
}
/** The store must not be moved away together with a folder it lies in. */
async function checkStore(root, units, folders) {
    const name = 'store-apart';
    const realRoot = await realOf(root);
    const real = await Promise.all(folders.map(realOf));
    const inside = units.filter((unit) => real.some((folder) => (0,restore_paths/* isWithin */.UO)(folder, (0,external_node_path_.join)(realRoot, unit.path))));
    if (inside.length === 0) {
        return { name, outcome: 'passed', detail: 'The backups lie in none of the folders that are replaced' };
    }
    return {
        name,
        outcome: 'failed',
        detail: `The backups lie in ${(0,restore_paths/* nameSome */.Kf)(inside.map((unit) => unit.path))}, which would be replaced`,
        hint: 'Move the store elsewhere, or restore into another config.root.',
    };
}
/** Without links where the path exists; otherwise as given. */
async function realOf(path) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT' || (0,errors/* systemCode */.xU)(error) === 'ENOTDIR')
            return path;
        throw error;
    }
}
async function problemOf(folder, realRoot) {
    try {
        const real = await (0,promises_.realpath)(folder);
        if (!(0,restore_paths/* isWithin */.UO)(real, realRoot))
            return [`${folder} leads outside root, to ${real}`];
        if (!(await (0,promises_.stat)(real)).isDirectory())
            return [`${folder} is not a folder`];
        await (0,promises_.access)(folder, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        return [];
    }
    catch (error) {
        return [`${folder} cannot be written: ${(0,errors/* messageOf */.bD)(error)}`];
    }
}

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
    const units = await (0,restore_units/* unitsOf */.$J)(root, entries);
    await refuseObstacles(root, units);
    const warnings = await build(session, prepared, places);
    let live = false;
    return {
        verified: [describeVerified(prepared)],
        warnings: prepared.recorded ? warnings : [...warnings, `not compared: ${nothingRecorded}`],
        undo: (0,undo.undoOf)(root, session.restoreId, units),
        switch: async () => {
            (0,exec/* throwIfAborted */.Te)(session.signal);
            await (0,restore_switch/* switchIn */.k)(places, units, reached);
            live = true;
            await (0,remove/* removeEmpty */.e)(places.staging);
            return [];
        },
        [Symbol.asyncDispose]: async () => {
            if (!live)
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
    const checks = [await checkTarget(root, units), await checkFileSystem(root, units)];
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
    await makeStaging(places);
    try {
        const { backup, file, owners, tar, entries, recorded } = prepared;
        const measured = await (0,extract/* extract */.o)(session, tar, { backup, file, into: places.staging, owners });
        if (measured.sha256 !== prepared.sha256) {
            throw new errors/* BackupError */.hj('damaged', `${file.path} is not the file that was looked at before`, {
                hint: 'Something changed the backup in its store. Verify it.',
            });
        }
        const tree = await (0,read_tree/* readTree */.Z)(session, tar, places.staging, ['.'], entries, 'fails');
        const changes = (0,compare_trees/* compareTrees */.t)(entries, tree.entries, { owners });
        if (changes.length > 0 || tree.unread.length > 0)
            throw differs(changes, tree.unread, recorded);
        return [...(await syncAll(places, tree.found)), ...ownerWarnings(entries, tree.entries, owners)];
    }
    catch (error) {
        await (0,remove/* removeTree */.d)(session, places.staging);
        throw error;
    }
}
async function makeStaging(places) {
    try {
        await (0,promises_.mkdir)(places.staging, { mode: 0o700 });
    }
    catch (cause) {
        throw new errors/* BackupError */.hj('write-failed', `${places.staging} could not be made`, { cause });
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
    const folders = [Buffer.from(places.staging), Buffer.from(places.root)];
    for (const one of found) {
        if (one.type !== 'file' && one.type !== 'folder')
            continue;
        const path = Buffer.concat([Buffer.from(`${places.staging}/`), one.name]);
        if (!(await (0,sync_to_disk/* syncToDisk */.U)(path)))
            closed.push(one.path);
    }
    for (const folder of folders)
        await (0,sync_to_disk/* syncToDisk */.U)(folder);
    return closed.map((path) => `${(0,external_node_path_.join)(places.root, path)} may not be opened, so it was not synced to disk`);
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



function summarise(entries, live, owners) {
    const read = new Set(live.entries.map((entry) => entry.path));
    const unseen = new Set(live.found.filter((one) => !read.has(one.path)).map((one) => one.path));
    const changes = (0,compare_trees/* compareTrees */.t)(entries, live.entries, { owners }).filter((change) => change.kind !== 'time' && !unseen.has(change.path));
    const named = (...kinds) => [
        ...new Set(changes.filter((change) => kinds.includes(change.kind)).map((change) => change.path)),
    ];
    const touched = new Set(changes.filter((change) => change.kind !== 'extra').map((change) => change.path));
    const content = named('content', 'type');
    const aside = named('extra');
    return {
        added: named('missing'),
        content: named('content'),
        rights: named('mode', 'owner'),
        links: named('link'),
        types: named('type'),
        aside,
        unchanged: entries.filter((entry) => !touched.has(entry.path) && !unseen.has(entry.path)).length,
        unread: [...live.unread],
        losses: lossesOf(entries, live.entries, [...content, ...aside]),
    };
}
/** One line for the counts, then one for each kind with its names. */
function describeChanges(summary) {
    const kinds = [
        ['added', summary.added],
        ['other content', summary.content],
        ['other mode or owner', summary.rights],
        ['other link target', summary.links],
        ['other type', summary.types],
        ['only in place, set aside', summary.aside],
        ['could not be read in place', summary.unread],
    ];
    const some = kinds.filter(([, paths]) => paths.length > 0);
    const counts = [...some.map(([what, paths]) => `${paths.length} ${what}`), `${summary.unchanged} unchanged`];
    return [`changes: ${counts.join('; ')}`, ...some.map(([what, paths]) => `${what}: ${(0,restore_paths/* nameSome */.Kf)(paths)}`)];
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
async function planRestore(facts, backup, _target, session) {
    const root = rootOf(session);
    const file = (0,stored_archive/* archiveOf */.YH)(backup);
    if (file === undefined)
        throw new errors/* BackupError */.hj('backup-not-found', `Backup ${backup.id} holds no configuration files`);
    const reader = (0,read_archive/* readArchive */.b)();
    const measured = await (0,stored_archive/* readFromBackup */.HY)(session, backup, file, reader);
    const because = measured.problem !== undefined ? [measured.problem] : await mismatches(facts, backup, reader.entries, session);
    if (because.length > 0)
        throw damaged(file.path, because);
    const entries = (0,stored_archive/* onDisk */.FC)(reader.entries);
    // Names of an archive that is not safe are not even looked up: they may lead outside.
    const units = (0,outside/* outsideProblems */.a)(reader.entries).length > 0 ? [] : await (0,restore_units/* unitsOf */.$J)(root, entries);
    const tar = await (0,files_tar/* findTar */.By)(session);
    const owners = await (0,extract/* runsAsRoot */.R)(session);
    const safe = checkArchive(reader.entries, units);
    const live = await readLive(session, tar, root, units, entries);
    const keepFolders = [(0,external_node_path_.resolve)(backup.folder), (0,external_node_path_.resolve)(session.keepFolder)];
    const checks = [
        safe,
        await checkTarget(root, units),
        await checkFileSystem(root, units),
        await checkStore(root, units, keepFolders),
    ];
    const summary = summarise(entries, live, owners);
    const { before, staging } = (0,restore_places/* placesOf */.ek)(root, session.restoreId);
    return {
        plan: {
            component: 'config',
            target: `${root} on ${session.connection.name}`,
            steps: [
                `extract ${file.path} into ${staging}, beside what is in place, with GNU tar ${tar.version}`,
                `compare all ${(0,format/* formatCount */.B4)(entries.length)} entries with ${facts === undefined ? `the archive; ${nothingRecorded}` : 'what the backup recorded'}`,
                `switch ${(0,format/* plural */.LS)(units.length, 'path')} one after the other: ${(0,restore_paths/* nameSome */.Kf)(units.map((unit) => unit.path))}`,
                ...describeChanges(summary),
                ...(owners ? [] : ['owners are not given back: only root can do that']),
            ],
            keeps: `the former files stay in ${before}`,
            removal: [`rm -rf --one-file-system -- ${(0,format/* shellQuote */.ZL)(before)}`],
            checks,
            comparisons: [
                { what: 'files', now: summary.unread.length > 0 ? null : filesIn(live.entries), backup: filesIn(entries) },
            ],
            losses: summary.losses,
            neededBytes: neededFor(entries),
            neededIn: root,
        },
        staging: (0,undo.stagingOf)(root, session.restoreId, units),
        stage: async () => {
            if (safe.outcome !== 'passed')
                throw damaged(file.path, [safe.detail]);
            const recorded = facts !== undefined;
            return stage(session, { root, backup, file, sha256: measured.sha256, entries, recorded, tar, owners });
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
    if (present.length === 0 || (await (0,restore_units/* statusOf */.c2)(root)) === undefined)
        return { entries: [], found: [], unread: [] };
    return (0,read_tree/* readTree */.Z)(session, tar, root, present, entries, 'warns');
}
function filesIn(entries) {
    return (0,entry/* totalsOf */.vA)(entries).regularFiles;
}
function neededFor(entries) {
    return entries.reduce((sum, entry) => sum + (Math.ceil(entry.bytes / blockBytes) + 1) * blockBytes, 0);
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
/* harmony import */ var _find_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24016);
/* harmony import */ var _read_archive_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13144);
/* harmony import */ var _tar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74132);
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
        const listing = await (0,_find_js__WEBPACK_IMPORTED_MODULE_1__/* .find */ .I)(session, root, paths);
        if (unreadable === 'fails' && listing.unreadable.length > 0) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('access-denied', `${listing.unreadable[0]} may not be read`);
        }
        const found = inOrderOf(like, once(listing.found));
        const names = found.filter((one) => one.type !== 'socket').map((one) => one.name);
        const reader = (0,_read_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .readArchive */ .b)();
        const running = __addDisposableResource(env_1, await (0,_tar_js__WEBPACK_IMPORTED_MODULE_2__/* .startTar */ .WR)(session, tar, root, names, unreadable), true);
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
    const placeOf = (one) => places.get(one.path) ?? like.length;
    return [...found].sort((a, b) => placeOf(a) - placeOf(b) || Buffer.compare(a.name, b.name));
}


/***/ }),

/***/ 70136:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DE: () => (/* binding */ recordedEntries),
/* harmony export */   FC: () => (/* binding */ onDisk),
/* harmony export */   HY: () => (/* binding */ readFromBackup),
/* harmony export */   YH: () => (/* binding */ archiveOf),
/* harmony export */   og: () => (/* binding */ disagreements),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(13798);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72321);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33011);
/* harmony import */ var _read_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(69443);







const mostListBytes = 512 * 1024 * 1024;
/** The archive of a component; undefined when the backup has none. */
function archiveOf(backup) {
    return backup.files.find((file) => /\.tar(\.zst|\.gz)?$/.test(file.path));
}
/** @throws BackupError `damaged` when the facts are not what this version knows */
function factsOf(facts, component) {
    const parsed = _entry_js__WEBPACK_IMPORTED_MODULE_4__/* .archiveFactsSchema */ .Vv.safeParse(facts);
    if (parsed.success)
        return parsed.data;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('damaged', `The manifest's facts of ${component} are not what this version writes`, {
        because: parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
        hint: 'Restore it with the version that made the backup, or by hand with the RESTORE.md inside it.',
    });
}
/** Reads a stored file once, decoded, from its first to its last byte. */
function readFromBackup(session, backup, file, consumer, onBytes) {
    const source = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(backup.folder, file.path));
    const progress = onBytes === undefined ? {} : { onBytes };
    return (0,_pipeline_read_js__WEBPACK_IMPORTED_MODULE_3__/* .readStored */ .C)(source, { codec: file.codec, signal: session.signal, decode: true, consumer, ...progress });
}
/** The entries as the manifest records them: in it, or in the list beside the archive. Undefined when that cannot be read. */
async function recordedEntries(session, backup, facts) {
    if (facts.list === undefined)
        return facts.files;
    const list = backup.files.find((file) => file.path === facts.list);
    if (list === undefined)
        return undefined;
    const reader = (0,_read_text_js__WEBPACK_IMPORTED_MODULE_5__/* .keepText */ .J)(mostListBytes);
    const { problem } = await readFromBackup(session, backup, list, reader);
    const text = reader.text();
    if (problem !== undefined || text === undefined)
        return undefined;
    const parsed = zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .entrySchema */ .Oo).safeParse(parseJson(text));
    return parsed.success ? parsed.data : undefined;
}
/** What keeps the entries of an archive from being those of the manifest, in words; empty when they are the same. */
function disagreements(facts, recorded, read) {
    const totals = (0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .totalsOf */ .vA)(read);
    if (totals.digest === facts.digest && totals.entries === facts.entries)
        return [];
    const waiting = new Map(recorded.map((entry) => [entry.path, entry]));
    const differences = read.flatMap((entry) => {
        const expected = waiting.get(entry.path);
        waiting.delete(entry.path);
        if (expected === undefined)
            return [`${JSON.stringify(entry.path)} is not in the manifest`];
        const changed = (0,_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .difference */ .iv)(expected, entry);
        return changed === undefined ? [] : [`${JSON.stringify(entry.path)}: ${changed}`];
    });
    const missing = [...waiting.keys()].map((path) => `${JSON.stringify(path)} is missing`);
    return ['the entries are not those whose digest the manifest holds', ...differences, ...missing];
}
/** The entries as they will be on disk: plain names, without the archived folder itself; of a name given twice, the last. */
function onDisk(entries) {
    const last = new Map();
    const all = [];
    for (const entry of entries) {
        const path = plain(entry.path);
        if (path === '')
            continue;
        const link = entry.type === 'link' && entry.link !== undefined ? { link: plain(entry.link) } : {};
        const same = { ...entry, path, ...link };
        if (path.includes('\uFFFD'))
            all.push(same);
        else {
            last.delete(path);
            last.set(path, same);
        }
    }
    return [...last.values(), ...all];
}
function plain(path) {
    return path
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/');
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined; // refused by the schema
    }
}


/***/ }),

/***/ 82165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ unitsOf),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   ov: () => (/* binding */ topEntries)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26082);




/** The topmost entries of an archive: those whose folder is not itself an entry. What was selected, seen from its result. */
function topEntries(entries) {
    const paths = new Set(entries.map((entry) => entry.path));
    return [...paths].filter((path) => !(0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .ancestorsOf */ .Gw)(path).some((folder) => paths.has(folder))).sort();
}
/**
 * What is switched, looked up in place. Where even the folder of a path is missing, the topmost missing folder is switched in
 * with it: nothing has to be created in place, so nothing has to be taken away again.
 */
async function unitsOf(root, entries) {
    const units = new Map();
    for (const top of topEntries(entries)) {
        const unit = await locate(root, top);
        units.set(unit.path, unit);
    }
    return [...units.values()];
}
/** lstat, or undefined when nothing has this name. */
async function statusOf(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT' || (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOTDIR')
            return undefined;
        throw error;
    }
}
async function locate(root, path) {
    for (const at of [...(0,_paths_js__WEBPACK_IMPORTED_MODULE_3__/* .ancestorsOf */ .Gw)(path), path]) {
        if ((await statusOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, at))) === undefined)
            return { path: at, former: false };
    }
    return { path, former: true };
}


/***/ })

};
