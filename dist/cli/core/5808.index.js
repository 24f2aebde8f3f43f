export const id = 5808;
export const ids = [5808];
export const modules = {

/***/ 5808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prove: () => (/* binding */ prove)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22751);
/* harmony import */ var _restore_compare_trees_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22889);
/* harmony import */ var _restore_extract_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77243);
/* harmony import */ var _restore_read_tree_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(53537);
/* harmony import */ var _restore_remove_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(95576);
/* harmony import */ var _restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(70136);
/* harmony import */ var _tar_entry_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(43443);
/* harmony import */ var _tar_outside_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7764);
/* harmony import */ var _tar_tar_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6612);
/* harmony import */ var _tar_tar_reader_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(98856);













const mostDifferences = 200;
/** What keeps a proof from being made says nothing about the backup. */
const notItsFault = ['disk-full', 'tool-missing', 'tool-failed', 'access-denied', 'write-failed'];
/**
 * Extracts the archive with stock tar into a throwaway folder and compares every file with the manifest: type, content, mode,
 * owner, attributes, link target and time to the second. Without root, owners and capabilities on disk are not compared: those
 * in the archive are.
 */
async function prove(component, facts, backup, session) {
    const watch = { restoreMs: 0, compareMs: 0 };
    const ended = (proved) => ({ ...proved, where: 'a temporary folder', ...watch });
    if (facts === undefined)
        return ended(notVerified('The backup has no manifest to compare its files with'));
    const known = _tar_entry_js__WEBPACK_IMPORTED_MODULE_9__/* .archiveFactsSchema */ .Vv.safeParse(facts);
    if (!known.success) {
        return ended(notVerified(`The manifest's facts of ${component} are not what this version writes`));
    }
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(session.scratch, `${component}-proof-`));
    try {
        return ended(await extractAndCompare(known.data, backup, session, folder, watch));
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj))
            throw error;
        const found = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .failureText */ .kY)(error);
        if (notItsFault.includes(error.code))
            return ended(notVerified(found));
        if (error.code !== 'damaged' && error.code !== 'restore-failed')
            throw error;
        return ended(failed([{ what: known.data.archive, expected: 'an archive that tar extracts', found }]));
    }
    finally {
        await (0,_restore_remove_js__WEBPACK_IMPORTED_MODULE_7__/* .removeTree */ .d)(session, folder);
    }
}
async function extractAndCompare(facts, backup, session, folder, watch) {
    const file = (0,_restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_8__/* .archiveOf */ .YH)(backup);
    if (file === undefined)
        return failed([{ what: facts.archive, expected: 'a stored archive', found: 'nothing' }]);
    const recorded = await (0,_restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_8__/* .recordedEntries */ .DE)(session, backup, facts);
    if (recorded === undefined) {
        const what = facts.list ?? facts.archive;
        return failed([{ what, expected: 'the list of its entries', found: 'nothing that can be read' }]);
    }
    const unsafe = (0,_tar_outside_js__WEBPACK_IMPORTED_MODULE_12__/* .outsideProblems */ .a)(recorded);
    if (unsafe.length > 0)
        return failed(unsafe.map((problem) => differenceIn(facts.archive, problem)));
    const started = performance.now();
    const tar = await (0,_tar_tar_js__WEBPACK_IMPORTED_MODULE_10__/* .findTar */ .By)(session);
    const owners = await (0,_restore_extract_js__WEBPACK_IMPORTED_MODULE_5__/* .runsAsRoot */ .R)(session);
    const reader = new _tar_tar_reader_js__WEBPACK_IMPORTED_MODULE_11__/* .TarReader */ .R();
    const measured = await (0,_restore_extract_js__WEBPACK_IMPORTED_MODULE_5__/* .extract */ .o)(session, tar, { backup, file, into: folder, owners, alongside: reader });
    const extracted = performance.now();
    watch.restoreMs = Math.round(extracted - started);
    const disagreeing = (0,_restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_8__/* .disagreements */ .og)(facts, recorded, reader.entries);
    const differences = disagreeing.map((problem) => differenceIn(facts.archive, problem));
    if (measured.sha256 !== file.sha256) {
        differences.push({ what: file.path, expected: `sha256 ${file.sha256}`, found: `sha256 ${measured.sha256}` });
    }
    const entries = (0,_restore_stored_archive_js__WEBPACK_IMPORTED_MODULE_8__/* .onDisk */ .FC)(reader.entries);
    const tree = await (0,_restore_read_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .readTree */ .Z)(session, tar, folder, ['.'], entries, 'fails');
    const lost = [];
    for (const { path, kind, expected, found } of (0,_restore_compare_trees_js__WEBPACK_IMPORTED_MODULE_4__/* .compareTrees */ .t)(entries, tree.entries, { owners })) {
        const name = JSON.stringify(path);
        if (kind === 'attributes')
            lost.push(`${name} had ${expected}, has ${found}`);
        else
            differences.push({ what: `file ${name}, ${kind}`, expected, found });
    }
    for (const unread of tree.unread)
        differences.push(differenceIn(facts.archive, unread));
    watch.compareMs = Math.round(performance.now() - extracted);
    if (differences.length > 0)
        return failed(differences);
    // The archive holds them, and this user or file system does not take them: that is said of the place, not of the backup.
    if (lost.length > 0)
        return notVerified(`Attributes could not be given back here: ${lost.slice(0, mostDifferences).join('; ')}`);
    return proven(entries, owners);
}
function proven(entries, owners) {
    const { regularFiles, contentBytes } = (0,_tar_entry_js__WEBPACK_IMPORTED_MODULE_9__/* .totalsOf */ .vA)(entries);
    const compared = [
        `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(regularFiles, 'file')}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(contentBytes)}: content by SHA-256`,
        `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(entries.length, 'entry').replace(/entrys$/, 'entries')}: types, modes, link targets, times, attributes, ${owners ? 'owners' : 'owners and capabilities in the archive'}`,
    ];
    return { outcome: 'proven', differences: [], reason: undefined, compared };
}
function failed(differences) {
    const rest = differences.length - mostDifferences;
    const more = { what: 'more differences', expected: '0', found: String(rest) };
    const shown = rest > 0 ? [...differences.slice(0, mostDifferences), more] : differences;
    return { outcome: 'failed', differences: shown, reason: undefined, compared: [] };
}
function notVerified(reason) {
    return { outcome: 'not-verified', differences: [], reason, compared: [] };
}
function differenceIn(archive, problem) {
    return { what: archive, expected: 'as recorded', found: problem };
}


/***/ }),

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

/***/ 95576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ removeTree),
/* harmony export */   e: () => (/* binding */ removeEmpty)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_exec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65213);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22100);
/* harmony import */ var _tar_tool_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(18053);






/** Removes a folder of ours with all that is in it, also where restored folders forbid it. Works after a cancel too. */
async function removeTree(session, path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true });
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'EACCES' && (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'EPERM')
            throw error;
        const options = (0,_tar_tool_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .toolOptions */ .P)({ ...session, signal: new AbortController().signal });
        const exit = await session.connection.run('chmod', ['-R', 'u+rwX', '--', path], options);
        if (exit.code !== 0) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('write-failed', `${path} could not be removed`, {
                cause: error,
                because: [(0,_lib_exec_js__WEBPACK_IMPORTED_MODULE_3__/* .describeExit */ .KE)(exit), ...exit.stderr.slice(-3)],
                hint: `It is a copy from the backup; remove it by hand: rm -r ${path}`,
            });
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true });
    }
}
/** Removes a folder and its folders as far as they hold nothing else. */
async function removeEmpty(folder) {
    try {
        for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .fsPath */ .Jk)(folder), { withFileTypes: true, encoding: 'buffer' })) {
            if (entry.isDirectory())
                await removeEmpty((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .textOfName */ .E5)(entry.name)));
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_4__/* .fsPath */ .Jk)(folder));
    }
    catch (error) {
        const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error);
        if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST')
            throw error;
    }
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


/***/ })

};
