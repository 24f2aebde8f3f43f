export const id = 236;
export const ids = [236];
export const modules = {

/***/ 90784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ bringBackBy),
/* harmony export */   k: () => (/* binding */ bringBack)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _proof_observe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28170);
/* harmony import */ var _rdb_compare_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(85019);
/* harmony import */ var _server_deadline_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3571);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2000);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91440);
/* harmony import */ var _dump_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(80345);
/* harmony import */ var _former_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21437);
/* harmony import */ var _keep_present_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(34659);
/* harmony import */ var _keys_scan_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(18286);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(96696);
/* harmony import */ var _persist_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(60218);
/* harmony import */ var _reach_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(85829);
/* harmony import */ var _replicate_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(92393);
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














const retryMs = 250;
const linkDownWithinMs = 5_000;
/**
 * Makes the server hold what the kept file holds, unless it does already. Returns what was done.
 *
 * @param atHand a connection to use while it works: the server may take no more clients
 *
 * @throws BackupError the former data are still in the kept file; doing it again does no harm
 */
async function bringBackBy(means, { target, keeping, session: { signal } }, atHand) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const former = await (0,_dump_file_js__WEBPACK_IMPORTED_MODULE_6__/* .checkDump */ .hk)((0,_dump_file_js__WEBPACK_IMPORTED_MODULE_6__/* .plainDump */ .Z4)(keeping.path), signal);
        const usable = atHand !== undefined && (await (0,_connection_js__WEBPACK_IMPORTED_MODULE_5__/* .answersLoaded */ .Dn)(atHand, signal));
        const opened = __addDisposableResource(env_1, new DisposableStack(), false);
        const client = usable ? atHand : opened.use(await (0,_connection_js__WEBPACK_IMPORTED_MODULE_5__/* .connectPatiently */ .Jy)(target, signal));
        const _ = __addDisposableResource(env_1, await means.pause?.(client), true);
        const held = await means.holds(client, former);
        const kept = held ? [] : await means.put(client, former);
        await (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .enterPhase */ .aO)(keeping, 'former');
        return [
            `Redis at ${target.name} ${held ? 'still held' : 'got'} its former data${held ? '' : ' back'}: ${(0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .describeContent */ .Xb)(former.summary)}`,
            ...kept,
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
/**
 * Makes the server hold its former data and take writes again, whatever state it is in. One that still has them in memory
 * only becomes a primary again, which needs no disk. Returns what was done.
 *
 * @param atHand the connection of a restore that failed, and which start of the server it was
 * @throws BackupError the former data are still in the kept file; doing it again does no harm
 */
async function bringBack(returning, atHand) {
    const { target, session, present } = returning;
    const { signal } = session;
    let mayHoldMore = true;
    return bringBackBy({
        pause: _pause_js__WEBPACK_IMPORTED_MODULE_10__/* .pauseWrites */ .B,
        holds: async (client, former) => {
            const role = await roleOf(client, signal);
            // A replica has taken no writes since the restore began, unless it became one only after the restore.
            mayHoldMore = role === 'master' || (present.kind !== 'drop' && present.phase === 'switched');
            const before = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readInfo */ .LV)(client);
            const given = (0,_replicate_js__WEBPACK_IMPORTED_MODULE_13__/* .isGiven */ .q)(before);
            if (role === 'orphan' && given && !mayHoldMore)
                return false;
            if (role === 'orphan')
                await client.command('REPLICAOF', 'NO', 'ONE');
            if (await equals(target, former, signal))
                return true;
            // Nothing else has replaced its data then: what differs is what clients wrote since the copy.
            const sameStart = atHand?.runId !== undefined && atHand.runId === before.run_id;
            return role === 'orphan' && !given && sameStart && (await (0,_keys_scan_js__WEBPACK_IMPORTED_MODULE_9__/* .usedDatabases */ .Gf)(client)).length > 0;
        },
        put: async (client, former) => {
            const kept = mayHoldMore ? await (0,_keep_present_js__WEBPACK_IMPORTED_MODULE_8__/* .keepPresent */ .xt)(returning) : [];
            await putBack(client, former, session);
            return kept;
        },
    }, returning, atHand?.client);
}
async function putBack(client, former, { signal, log }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const reach = await (0,_reach_js__WEBPACK_IMPORTED_MODULE_12__/* .findReach */ .V)(client);
        const following = __addDisposableResource(env_2, await (0,_replicate_js__WEBPACK_IMPORTED_MODULE_13__/* .deliver */ .c)({ client, reach, dump: former, signal, log }), true);
        let differences = [];
        try {
            differences = await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .compareServer */ .h)(client.target, former, { signal });
            if (differences.length === 0)
                await (0,_persist_js__WEBPACK_IMPORTED_MODULE_11__/* .persist */ .Z)(client, signal);
        }
        catch (error) {
            if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
                throw error;
            const why = [error.message, ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonsOf */ .zM)(error)].join(': ');
            log.warning(`Redis at ${client.target.name} has loaded its former data, but: ${why}`);
        }
        finally {
            // It has loaded all of them; that they are compared or on its disk does not make them better for its clients.
            await following.promote();
        }
        if (differences.length === 0)
            return;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('restore-failed', `Redis at ${client.target.name} did not take its former data as they were`, {
            because: (0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_2__/* .inWords */ .r4)(differences),
        });
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
/** False also when that cannot be found out. */
async function equals(target, former, signal) {
    try {
        return (await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_1__/* .compareServer */ .h)(target, former, { signal })).length === 0;
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        return false;
    }
}
/** Whether the server is a primary; a replica must be one whose primary is gone, as after a restore that was cut off. */
async function roleOf(client, signal) {
    const deadline = performance.now() + linkDownWithinMs;
    for (;;) {
        const info = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readInfo */ .LV)(client, 'replication');
        if (info.role === 'master')
            return 'master';
        if (info.master_link_status !== 'up')
            return 'orphan';
        if (performance.now() > deadline) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('source-changed', `Redis at ${client.target.name} follows another primary now`, {
                because: [
                    `It is a replica of ${info.master_host ?? 'an unknown host'}:${info.master_port ?? ''}, and in sync.`,
                ],
                hint: 'If that is intended, there is nothing to undo here. Else run REPLICAOF NO ONE on it and undo again.',
            });
        }
        await (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_3__/* .pauseFor */ .Q)(retryMs, signal);
    }
}


/***/ }),

/***/ 21437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a1: () => (/* binding */ cutFiles),
/* harmony export */   aO: () => (/* binding */ enterPhase),
/* harmony export */   eu: () => (/* binding */ dropCut),
/* harmony export */   lX: () => (/* binding */ formerGone),
/* harmony export */   mc: () => (/* binding */ readPhase),
/* harmony export */   rB: () => (/* binding */ keepingOf),
/* harmony export */   xG: () => (/* binding */ dropFormer),
/* harmony export */   z7: () => (/* binding */ keepFormer)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29011);
/* harmony import */ var _pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(866);
/* harmony import */ var _rdb_reader_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55665);
/* harmony import */ var _server_sync_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36976);
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







function keepingOf(folder, restoreId) {
    return {
        path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `redis_before_${restoreId}.rdb`),
        phasePath: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `redis_before_${restoreId}.phase`),
    };
}
/**
 * Takes a copy of everything the server holds. An older copy is replaced only when the new one is whole and on disk. Says
 * whether the server saved its data for it.
 */
async function keepFormer(target, keeping, signal, take = _server_sync_js__WEBPACK_IMPORTED_MODULE_6__/* .requestSnapshot */ .k) {
    const partial = partialOf(keeping.path);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { force: true });
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const reader = new _rdb_reader_js__WEBPACK_IMPORTED_MODULE_5__/* .RdbReader */ .E();
            const snapshot = __addDisposableResource(env_1, await take(target, signal), false);
            await (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .writeStored */ .zS)((0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .folderDestination */ .zI)('/'), partial, snapshot.content, { codec: 'none', signal, consumer: reader });
            await replaceFile(partial, keeping.path);
            return { summary: reader.summary, saved: snapshot.length !== undefined };
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { force: true });
    }
}
/** A restore that was switched has kept the former data: without them there is no way back. */
function formerGone(target, place) {
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', `The former data of Redis at ${target} are gone: nothing is left in ${place}`, {
        hint: 'Redis stays as it is. To go back, restore a backup from before this restore.',
    });
}
async function dropFormer(keeping) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(keeping.path, { force: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(keeping.phasePath, { force: true });
}
/** Removes what a kill has cut in the middle: none of it is a copy of anything. */
async function dropCut(keeping) {
    for (const path of cutFiles(keeping))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
    return ['half a copy of the former data is removed'];
}
/** Where a kill can leave half a file. */
function cutFiles({ path, phasePath }) {
    return [partialOf(path), partialOf(phasePath)];
}
function partialOf(path) {
    return `${path}.partial`;
}
/** Notes the phase; on disk when it returns. */
async function enterPhase(keeping, phase) {
    const partial = partialOf(keeping.phasePath);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(partial), { recursive: true, mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(partial, { force: true });
    await (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .writeNew */ .qf)(partial, [Buffer.from(`${phase}\n`)]);
    await replaceFile(partial, keeping.phasePath);
}
async function readPhase(keeping) {
    let text;
    try {
        text = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(keeping.phasePath, 'utf8')).trim();
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT')
            return undefined;
        throw error;
    }
    if (text === 'switching' || text === 'former')
        return text;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('damaged', `${keeping.phasePath} does not say how far the restore had come`, {
        because: [text.slice(0, 80)],
    });
}
async function replaceFile(from, to) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(from, to);
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_3__/* .syncToDisk */ .U)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(to));
}


/***/ }),

/***/ 34659:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ undonePath),
/* harmony export */   eZ: () => (/* binding */ contentDigest),
/* harmony export */   xt: () => (/* binding */ keepPresent)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _proof_observe_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(28170);
/* harmony import */ var _rdb_compare_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85019);
/* harmony import */ var _server_route_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31822);
/* harmony import */ var _server_sync_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(36976);
/* harmony import */ var _former_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21437);








/** One text for all the content, the same for equal content. */
function contentDigest({ databases, functions }) {
    const sums = databases
        .map(({ db, keys, expires, digest }) => [db, keys, expires, digest])
        .sort(([a], [b]) => a - b);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([sums, functions.count, functions.digest]))
        .digest('hex');
}
/**
 * Keeps a copy of what a server holds before an undo replaces it, beside the former data. Returns where, for people; nothing
 * is kept when it holds what was restored, so that a restore that fails late needs no more room to be taken back.
 *
 * @throws BackupError it could not be kept although it must be, and nothing was changed
 */
async function keepPresent({ target, keeping, session: { signal, log }, present }, take = _server_sync_js__WEBPACK_IMPORTED_MODULE_6__/* .requestSnapshot */ .k) {
    if (present.kind === 'drop')
        return [];
    const path = await undonePath(keeping);
    try {
        const { summary: now } = await (0,_proof_observe_js__WEBPACK_IMPORTED_MODULE_3__/* .observe */ .l)(target, { signal, snapshot: take });
        if (contentDigest(now) === present.restored)
            return [];
        log.info(`What Redis at ${target.name} holds now is kept in ${path}`);
        const { summary } = await (0,_former_js__WEBPACK_IMPORTED_MODULE_7__/* .keepFormer */ .z7)(target, { ...keeping, path }, signal, take);
        return [`What it held until then is kept in ${path}: ${(0,_rdb_compare_js__WEBPACK_IMPORTED_MODULE_4__/* .describeContent */ .Xb)(summary)}`];
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj && error.code === 'cancelled')
            throw error;
        if (present.kind === 'try-keep') {
            const why = [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(error)].join(': ');
            log.warning(`What Redis at ${target.name} holds now could not be kept, and is replaced all the same: ${why}`);
            return [];
        }
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', `What Redis at ${target.name} holds now could not be kept`, {
            because: [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error), ...(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(error), 'Nothing was changed: it holds what it held.'],
            hint: `Make sure that there is room at ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(path).dir}.`,
            cause: error,
        });
    }
}
/** An undo that was broken off may have left a copy: that stays, too. */
async function undonePath(keeping) {
    const { dir, name } = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.parse)(keeping.path);
    const base = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dir, name.replace('redis_before_', 'redis_undone_'));
    for (let number = 1;; number += 1) {
        const path = number === 1 ? `${base}.rdb` : `${base}_${number}.rdb`;
        if (!(await (0,_server_route_js__WEBPACK_IMPORTED_MODULE_5__/* .exists */ .t2)(path)))
            return path;
    }
}


/***/ }),

/***/ 60789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ contentOfPayload),
/* harmony export */   M: () => (/* binding */ payloadOf)
/* harmony export */ });
/* harmony import */ var _rdb_crc64_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33224);

const footerBytes = 10;
/** What RESTORE takes: a type and a value as they stand in a dump of this version, the version, a checksum (cluster.c). */
function payloadOf(parts, version) {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const payload = Buffer.alloc(length + footerBytes);
    let at = 0;
    for (const part of parts) {
        payload.set(part, at);
        at += part.length;
    }
    payload.writeUInt16LE(version, at);
    const crc = new _rdb_crc64_js__WEBPACK_IMPORTED_MODULE_0__/* .Crc64 */ .V();
    crc.update(payload, 0, at + 2);
    payload.set(crc.bytes(), at + 2);
    return payload;
}
/** What DUMP gave, without its footer, and the version in it. */
function contentOfPayload(payload) {
    const end = payload.length - footerBytes;
    return { content: payload.subarray(0, end), version: payload.readUInt16LE(end) };
}


/***/ }),

/***/ 28535:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ anySnapshot)
/* harmony export */ });
/* unused harmony export inBatches */
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _rdb_crc64_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33224);
/* harmony import */ var _rdb_types_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90005);
/* harmony import */ var _server_answers_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(76040);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71988);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2000);
/* harmony import */ var _server_sync_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36976);
/* harmony import */ var _loadable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29060);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(60789);
/* harmony import */ var _scan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(18286);










const batchKeys = 64;
const batchBytes = 16 * 1024 * 1024;
const oldestVersion = 9;
/** Everything a server holds, as an RDB: over the replication protocol, or key by key where that is refused. */
async function anySnapshot(target, signal) {
    try {
        return await (0,_server_sync_js__WEBPACK_IMPORTED_MODULE_5__/* .requestSnapshot */ .k)(target, signal);
    }
    catch (error) {
        const refused = error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj && (error.code === 'access-denied' || error.code === 'unsupported');
        if (!refused)
            throw error;
        return snapshotByKeys(target, signal);
    }
}
/**
 * Everything a server holds, key by key (SCAN, DUMP, PEXPIRETIME), as an RDB that a server loads. It is of one moment only
 * if nothing is written meanwhile.
 */
async function snapshotByKeys(target, signal) {
    const client = await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .N)(target, signal);
    return {
        length: undefined,
        content: summed(partsOf(client, signal)),
        [Symbol.dispose]: () => client[Symbol.dispose](),
    };
}
/** The bytes of an RDB with its checksum behind. */
async function* summed(parts) {
    const crc = new _rdb_crc64_js__WEBPACK_IMPORTED_MODULE_1__/* .Crc64 */ .V();
    for await (const part of parts) {
        crc.update(part, 0, part.length);
        yield part;
    }
    yield crc.bytes();
}
async function* partsOf(client, signal) {
    const state = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .inspectServer */ .Eb)(client);
    const functions = await functionsOf(client);
    yield await headOf(client, state, functions);
    if (functions !== undefined)
        yield (0,_payload_js__WEBPACK_IMPORTED_MODULE_7__/* .contentOfPayload */ .J)(functions).content;
    for (const { db, keys } of await (0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .usedDatabases */ .Gf)(client)) {
        await client.command('SELECT', String(db));
        yield Buffer.concat([Buffer.of(_rdb_types_js__WEBPACK_IMPORTED_MODULE_2__/* .operations */ .zU.selectDb), lengthOf(db)]);
        const shares = (0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .sharesFor */ .aI)(keys);
        for (let share = 0; share < shares; share += 1)
            yield* keysOf(client, share, shares, signal);
    }
    yield Buffer.of(_rdb_types_js__WEBPACK_IMPORTED_MODULE_2__/* .operations */ .zU.end);
}
/** The version is the server's own, as its payloads say. */
async function headOf(client, state, functions) {
    const own = (0,_loadable_js__WEBPACK_IMPORTED_MODULE_6__/* .knowsOwnFormat */ .S7)(state);
    const version = own
        ? _loadable_js__WEBPACK_IMPORTED_MODULE_6__/* .ownFormat */ .MJ.newest
        : functions !== undefined
            ? (0,_payload_js__WEBPACK_IMPORTED_MODULE_7__/* .contentOfPayload */ .J)(functions).version
            : await versionOfKeys(client);
    const magic = own ? `VALKEY${String(version).padStart(3, '0')}` : `REDIS${String(version).padStart(4, '0')}`;
    const name = state.product === 'valkey' ? 'valkey-ver' : 'redis-ver';
    return Buffer.concat([
        Buffer.from(magic, 'latin1'),
        Buffer.of(_rdb_types_js__WEBPACK_IMPORTED_MODULE_2__/* .operations */ .zU.aux),
        stringOf(Buffer.from(name)),
        stringOf(Buffer.from(state.version)),
    ]);
}
async function versionOfKeys(client) {
    for (const { db } of await (0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .usedDatabases */ .Gf)(client)) {
        await client.command('SELECT', String(db));
        const key = await client.bytes('RANDOMKEY');
        const payload = Buffer.isBuffer(key) ? await client.bytes('DUMP', key) : undefined;
        if (Buffer.isBuffer(payload))
            return (0,_payload_js__WEBPACK_IMPORTED_MODULE_7__/* .contentOfPayload */ .J)(payload).version;
    }
    return oldestVersion;
}
/** Undefined before 7.0. Who may not read them cannot be told that there are none: they would be lost unseen. */
async function functionsOf(client) {
    try {
        const payload = await client.bytes('FUNCTION', 'DUMP');
        return Buffer.isBuffer(payload) ? payload : undefined;
    }
    catch (error) {
        if (!(0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .says */ .FA)(error, /unknown command/i))
            throw error;
        return undefined;
    }
}
async function* keysOf(client, share, shares, signal) {
    const seen = new Set();
    for await (const page of (0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .scanNames */ .Cs)(client)) {
        const fresh = page.filter((name) => {
            const text = name.toString('latin1');
            if ((0,_scan_js__WEBPACK_IMPORTED_MODULE_8__/* .shareOf */ .tC)(name, shares) !== share || seen.has(text))
                return false;
            seen.add(text);
            return true;
        });
        for (let at = 0; at < fresh.length; at += batchKeys) {
            if (signal.aborted)
                throw (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .cancelled */ .KW)(signal);
            const batch = fresh.slice(at, at + batchKeys);
            for (const some of inBatches(await sized(client, batch), batchBytes)) {
                const entries = await Promise.all(some.map((name) => keyOf(client, name)));
                yield Buffer.concat(entries.flat());
            }
        }
    }
}
/** Keys to be read at the same time, in their order: together no larger than a limit, and what is larger alone. */
function inBatches(keys, limitBytes) {
    const batches = [];
    let held = Number.POSITIVE_INFINITY;
    for (const { name, bytes } of keys) {
        held += bytes;
        const last = batches.at(-1);
        if (last !== undefined && held <= limitBytes)
            last.push(name);
        else {
            batches.push([name]);
            held = bytes;
        }
    }
    return batches;
}
/** Names with the memory their values take; Infinity where the server does not tell, so that they are read one at a time. */
async function sized(client, names) {
    const sizeOf = (name) => (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessRefused */ .J0)(async () => Number((await client.bytes('MEMORY', 'USAGE', name)) ?? 0));
    return Promise.all(names.map(async (name) => ({ name, bytes: (await sizeOf(name)) ?? Number.POSITIVE_INFINITY })));
}
/** A key as it stands in an RDB; nothing when it has gone meanwhile. */
async function keyOf(client, name) {
    const [payload, expiresAtMs] = await Promise.all([client.bytes('DUMP', name), expiryOf(client, name)]);
    if (!Buffer.isBuffer(payload))
        return [];
    const { content } = (0,_payload_js__WEBPACK_IMPORTED_MODULE_7__/* .contentOfPayload */ .J)(payload);
    const expiry = Buffer.alloc(expiresAtMs === undefined ? 0 : 9);
    if (expiresAtMs !== undefined) {
        expiry[0] = _rdb_types_js__WEBPACK_IMPORTED_MODULE_2__/* .operations */ .zU.expireTimeMs;
        expiry.writeBigInt64LE(BigInt(expiresAtMs), 1);
    }
    return [expiry, content.subarray(0, 1), stringOf(name), content.subarray(1)];
}
/** When a key expires, ms since 1970; undefined: never. */
async function expiryOf(client, name) {
    const told = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessRefused */ .J0)(async () => Number(await client.bytes('PEXPIRETIME', name)));
    const moment = told ?? (await olderExpiryOf(client, name));
    return moment < 0 ? undefined : moment;
}
/** Before 7.0 a server tells only how long it is until then: the sum is exact when its clock shows one millisecond throughout. */
async function olderExpiryOf(client, name) {
    for (;;) {
        // Sent in one go, so that no other command of this connection comes in between.
        const queued = [
            client.command('MULTI'),
            client.command('TIME'),
            client.bytes('PTTL', name),
            client.command('TIME'),
        ];
        const [answer] = await Promise.all([client.command('EXEC'), ...queued]);
        const [first, pttl, second] = Array.isArray(answer) ? answer : [];
        if (Number(pttl) < 0)
            return -1;
        const from = millisecond(first);
        if (from === millisecond(second))
            return from + Number(pttl);
    }
}
function millisecond(time) {
    const [seconds, microseconds] = (0,_server_answers_js__WEBPACK_IMPORTED_MODULE_9__/* .texts */ .T)(time);
    return Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000);
}
function stringOf(bytes) {
    return Buffer.concat([lengthOf(bytes.length), bytes]);
}
/** A length as an RDB writes it. */
function lengthOf(length) {
    if (length < 0x40)
        return Buffer.of(length);
    if (length < 0x4000)
        return Buffer.of(0x40 | (length >> 8), length & 255);
    const long = Buffer.alloc(5);
    long[0] = 0x80;
    long.writeUInt32BE(length, 1);
    return long;
}


/***/ }),

/***/ 18286:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ scanNames),
/* harmony export */   Gf: () => (/* binding */ usedDatabases),
/* harmony export */   aI: () => (/* binding */ sharesFor),
/* harmony export */   tC: () => (/* binding */ shareOf)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2000);


const pageKeys = '200';
/** As many names as are kept in memory at a time. */
const mostNames = 500_000;
/** Databases that hold keys, with their numbers. */
async function usedDatabases(client) {
    return (0,_server_server_js__WEBPACK_IMPORTED_MODULE_1__/* .parseKeyspace */ .Hw)(await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_1__/* .readInfo */ .LV)(client, 'keyspace'));
}
/** The names in the selected database, page by page. A name may come twice while the server resizes its table. */
async function* scanNames(client) {
    let cursor = '0';
    do {
        const answer = await client.bytes('SCAN', cursor, 'COUNT', pageKeys);
        const [next, names] = Array.isArray(answer) ? answer : [];
        if (!Buffer.isBuffer(next) || !Array.isArray(names)) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('unsupported', `Redis at ${client.target.name} does not answer SCAN as Redis does`);
        }
        cursor = next.toString('latin1');
        const page = names.filter((name) => Buffer.isBuffer(name));
        if (page.length > 0)
            yield page;
    } while (cursor !== '0');
}
/** Into how many shares names are divided, so that one share fits into memory. */
function sharesFor(keys) {
    return Math.max(1, Math.ceil(keys / mostNames));
}
/** Which share a name belongs to (FNV-1a). */
function shareOf(name, shares) {
    if (shares === 1)
        return 0;
    let hash = 0x811c9dc5;
    for (const byte of name)
        hash = Math.imul(hash ^ byte, 0x01000193);
    return (hash >>> 0) % shares;
}


/***/ }),

/***/ 75991:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ bringBackByKeys),
  m: () => (/* binding */ replaceByKeys)
});

// EXTERNAL MODULE: ./.build/lib/components/redis/proof/observe.js
var observe = __webpack_require__(28170);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/compare.js
var compare = __webpack_require__(85019);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/server.js
var server = __webpack_require__(2000);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/bring-back.js
var bring_back = __webpack_require__(90784);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keep-present.js
var keep_present = __webpack_require__(34659);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/persist.js
var persist = __webpack_require__(60218);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/read.js
var read = __webpack_require__(28535);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/problem.js
var problem = __webpack_require__(25643);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/reader.js + 9 modules
var rdb_reader = __webpack_require__(55665);
// EXTERNAL MODULE: ./.build/lib/components/redis/rdb/window.js + 2 modules
var rdb_window = __webpack_require__(5876);
;// CONCATENATED MODULE: ./.build/lib/components/redis/rdb/entries.js



/** The entries of a dump while it streams by, piece by piece. Memory holds no more than one piece and the largest value. */
async function* entriesOf(content) {
    const places = [];
    const reader = new rdb_reader/* RdbReader */.E({ onEntry: (place) => places.push(place) });
    const stretch = new Stretch();
    for await (const chunk of content) {
        stretch.push(chunk);
        reader.write(chunk);
        if (places.length > 0) {
            yield places.map((place) => entryAt(place, stretch));
            stretch.dropBefore(places.at(-1)?.end ?? 0);
            places.length = 0;
        }
    }
    reader.end();
}
function entryAt(place, stretch) {
    const { from, keyEnd, end, db, type, expiresAtMs } = place;
    if (place.kind === 'functions')
        return { kind: 'functions', bytes: stretch.copy(from, end) };
    const key = decodeString(stretch.copy(from + 1, keyEnd), from + 1);
    return { kind: 'key', db, key, type, value: stretch.copy(keyEnd, end), expiresAtMs };
}
/** A string of a dump: plain, a number, or compressed. */
function decodeString(encoded, offset) {
    const window = new rdb_window/* Window */.p();
    window.push(encoded);
    if (!window.string())
        throw (0,problem/* damaged */.q)(offset, 'the name of a key is cut off');
    return Buffer.from(window.bytes.subarray(window.from, window.to));
}
/** A part of a file in the pieces it came in. */
class Stretch {
    #chunks = [];
    #start = 0;
    push(chunk) {
        this.#chunks.push(chunk);
    }
    dropBefore(offset) {
        for (let first = this.#chunks[0]; first !== undefined; first = this.#chunks[0]) {
            if (this.#start + first.length > offset)
                return;
            this.#start += first.length;
            this.#chunks.shift();
        }
    }
    copy(from, to) {
        const parts = [];
        let start = this.#start;
        for (const chunk of this.#chunks) {
            if (start >= to)
                break;
            if (start + chunk.length > from)
                parts.push(chunk.subarray(Math.max(0, from - start), to - start));
            start += chunk.length;
        }
        return Buffer.concat(parts);
    }
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/dump-file.js
var dump_file = __webpack_require__(80345);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/payload.js
var keys_payload = __webpack_require__(60789);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/keys/scan.js
var scan = __webpack_require__(18286);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/keys/write.js






const batchKeys = 500;
const batchBytes = 4 * 1024 * 1024;
/**
 * Makes a server hold what a dump holds, key by key: what the dump does not have is removed first, so that both sets never
 * need room together; then every key is written, each in one step. Not atomic as a whole.
 */
async function writeByKeys(writing) {
    await removeOthers(writing);
    const functions = await writeKeys(writing);
    await writeFunctions(writing, functions);
}
/** Removes the keys that a dump does not have. Names are held in memory a share at a time. */
async function removeOthers({ client, dump, signal }) {
    const present = await (0,scan/* usedDatabases */.Gf)(client);
    if (present.length === 0)
        return;
    const shares = (0,scan/* sharesFor */.aI)(dump.summary.databases.reduce((sum, { keys }) => sum + keys, 0));
    for (let share = 0; share < shares; share += 1) {
        const wanted = await namesOf(dump, share, shares, signal);
        for (const { db } of present) {
            await client.command('SELECT', String(db));
            for await (const page of (0,scan/* scanNames */.Cs)(client)) {
                if (signal.aborted)
                    throw (0,errors/* cancelled */.KW)(signal);
                const others = page.filter((name) => (0,scan/* shareOf */.tC)(name, shares) === share && !wanted.has(nameIn(db, name)));
                if (others.length > 0)
                    await client.bytes('UNLINK', ...others);
            }
        }
    }
}
async function namesOf(dump, share, shares, signal) {
    const names = new Set();
    for await (const entries of entriesOf((0,dump_file/* contentOf */.$E)(dump, signal))) {
        for (const entry of entries) {
            if (entry.kind === 'key' && (0,scan/* shareOf */.tC)(entry.key, shares) === share)
                names.add(nameIn(entry.db, entry.key));
        }
    }
    return names;
}
function nameIn(db, name) {
    return `${db} ${name.toString('latin1')}`;
}
/** Writes every key; returns the libraries of functions, which are few. One batch is under way while the next is read. */
async function writeKeys({ client, dump, signal, log }) {
    const { version } = dump.summary;
    const totalBytes = dump.summary.bytes;
    const functions = [];
    let doneBytes = 0;
    let selected = -1;
    let underWay = Promise.resolve();
    let batch = [];
    let size = 0;
    const send = async () => {
        await underWay;
        if (signal.aborted)
            throw (0,errors/* cancelled */.KW)(signal);
        const sent = [];
        for (const entry of batch) {
            if (entry.db !== selected)
                sent.push(client.command('SELECT', String(entry.db)));
            selected = entry.db;
            sent.push(restoreKey(client, entry, version));
        }
        underWay = Promise.all(sent);
        // Whoever waits for it sees the failure; nobody may be waiting yet.
        underWay.catch(() => { });
        doneBytes += size;
        log.progress({ label: 'redis', doneBytes, totalBytes });
        batch = [];
        size = 0;
    };
    for await (const entries of entriesOf((0,dump_file/* contentOf */.$E)(dump, signal))) {
        for (const entry of entries) {
            if (entry.kind === 'functions') {
                functions.push(entry);
                continue;
            }
            batch.push(entry);
            size += entry.key.length + entry.value.length;
            if (batch.length >= batchKeys || size >= batchBytes)
                await send();
        }
    }
    await send();
    await underWay;
    return functions;
}
/** A key whose time has come is not made by RESTORE, and the former one of its name is removed. */
function restoreKey(client, entry, version) {
    const payload = (0,keys_payload/* payloadOf */.M)([Buffer.of(entry.type), entry.value], version);
    const expiry = entry.expiresAtMs === undefined ? '0' : String(entry.expiresAtMs);
    return client.bytes('RESTORE', entry.key, expiry, payload, 'REPLACE', 'ABSTTL');
}
async function writeFunctions({ client, dump }, functions) {
    if (functions.length > 0) {
        const payload = (0,keys_payload/* payloadOf */.M)(functions.map(({ bytes }) => bytes), dump.summary.version);
        await client.bytes('FUNCTION', 'RESTORE', payload, 'FLUSH');
        return;
    }
    // Servers before 7.0 know no functions; who may not flush them has been told by the comparison if there were any.
    await (0,server/* unlessRefused */.J0)(() => client.command('FUNCTION', 'FLUSH'));
}

;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/keys/undo.js








/** Makes the server hold its former data again, key by key. Returns what was done; doing it again does no harm. */
async function bringBackByKeys(returning) {
    const { session } = returning;
    return (0,bring_back/* bringBackBy */.R)({
        holds: async (client, former) => (await compareByKeys(client, former, session)).length === 0,
        put: async (client, former) => {
            const kept = await (0,keep_present/* keepPresent */.xt)(returning, read/* anySnapshot */.H);
            await replaceByKeys(client, former, session);
            return kept;
        },
    }, returning);
}
/**
 * Makes the server hold what a dump holds, compares all of it, and has it saved where the user may ask for that.
 *
 * @throws BackupError `restore-failed` when it then holds something else: somebody writes to it meanwhile
 */
async function replaceByKeys(client, dump, session) {
    const { signal, log } = session;
    await writeByKeys({ client, dump, signal, log });
    log.info('Every key is written; comparing them with the dump');
    const differences = await compareByKeys(client, dump, session);
    const hint = 'Something else writes to it: stop its clients first (services.stop).';
    (0,compare/* requireEqual */.ys)(differences, client.target, hint, 'it was given');
    const saved = await (0,server/* unlessRefused */.J0)(() => (0,persist/* persist */.Z)(client, signal).then(() => true));
    if (saved)
        return;
    log.warning('The user may not have Redis save its data: that is left to its own settings.');
}
function compareByKeys({ target }, dump, { signal }) {
    return (0,observe/* compareServer */.h)(target, dump, { signal, snapshot: read/* anySnapshot */.H });
}


/***/ }),

/***/ 99602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LJ: () => (/* binding */ findDataFiles),
/* harmony export */   eZ: () => (/* binding */ namesOf),
/* harmony export */   tg: () => (/* binding */ asidesOf)
/* harmony export */ });
/* unused harmony export readConf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);




/** Where the server keeps its data; undefined when nobody said. */
async function findDataFiles(config) {
    const { files } = config;
    if (files === undefined)
        return undefined;
    const path = files['config-file'];
    const conf = path === undefined ? undefined : await readConf(path);
    return {
        folder: folderOf(files.folder, conf?.dir),
        dump: files['dump-name'] ?? conf?.dbfilename ?? 'dump.rdb',
        appendFile: files['append-file-name'] ?? conf?.appendfilename ?? 'appendonly.aof',
        appendFolder: files['append-dir-name'] ?? conf?.appenddirname ?? 'appendonlydir',
        appendOnly: files['append-only'],
        configured: conf === undefined ? undefined : conf.appendonly?.toLowerCase() === 'yes',
    };
}
/** Every name a server's data can have there. */
function namesOf(files) {
    return [files.appendFile, files.appendFolder, files.dump];
}
/** What is set aside by a restore, what is made ready, and what an undo takes away: folders beside the data. */
function asidesOf(folder, restoreId) {
    return {
        former: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `before-restore-${restoreId}`),
        staged: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `restore-${restoreId}.partial`),
        undone: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `undone-restore-${restoreId}`),
    };
}
function folderOf(said, dir) {
    if (said !== undefined)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(said);
    if (dir !== undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(dir))
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(dir);
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('invalid-config', 'Where Redis keeps its data is not known', {
        because: [
            dir === undefined ? 'redis.files.config-file sets no dir' : `dir is ${dir}, relative to wherever it is started`,
        ],
        hint: 'Set redis.files.folder.',
    });
}
const deepestInclude = 16;
/** The settings of a redis.conf with what it includes; the last one of a name counts. Names are in lower case. */
async function readConf(path, depth = 0) {
    const found = {};
    for (const line of (await textOf(path)).split('\n')) {
        const [name, value] = wordsOf(line);
        if (name === undefined || value === undefined)
            continue;
        if (name.toLowerCase() !== 'include')
            found[name.toLowerCase()] = value;
        else if (depth < deepestInclude) {
            const pattern = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), value);
            const files = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.globSync)(pattern);
            // Redis starts in a folder of its own, and does not start at all without a file that is named.
            if (files.length === 0 && !/[*?[]/.test(value))
                await textOf(pattern);
            for (const file of files.sort())
                Object.assign(found, await readConf(file, depth + 1));
        }
    }
    return found;
}
async function textOf(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    }
    catch (cause) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('path-missing', `The configuration file of Redis ${path} cannot be read`, {
            cause,
            hint: 'Correct redis.files.config-file, or set redis.files.folder instead. Nothing was touched.',
        });
    }
}
/** The first two words of a line, which may be quoted; none of a remark. */
function wordsOf(line) {
    const trimmed = line.trim();
    if (trimmed.startsWith('#'))
        return [];
    const words = trimmed.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g);
    return [...words].slice(0, 2).map(([, double, single, plain]) => {
        if (double !== undefined)
            return double.replaceAll(/\\(.)/g, '$1');
        return single ?? plain ?? '';
    });
}


/***/ }),

/***/ 95549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Nq: () => (/* binding */ checkStart),
  GQ: () => (/* binding */ checkStopped),
  $M: () => (/* binding */ clearOwedStart),
  g5: () => (/* binding */ ensureStopped),
  mR: () => (/* binding */ isOwed),
  ag: () => (/* binding */ leftDown),
  i9: () => (/* binding */ oweStart),
  g_: () => (/* binding */ payOwedStart),
  UD: () => (/* binding */ startServer)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/connections/user-command.js
var user_command = __webpack_require__(43357);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/client.js
var server_client = __webpack_require__(71988);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/deadline.js
var server_deadline = __webpack_require__(3571);
// EXTERNAL MODULE: ./.build/lib/components/redis/server/route.js
var route = __webpack_require__(31822);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/connection.js
var connection = __webpack_require__(91440);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/judged.js
var judged = __webpack_require__(94297);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/data-files.js
var data_files = __webpack_require__(99602);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/holders.js





const startingMs = 50;
const serverName = /(redis|valkey|keydb)(?!.*-cli)/i;
/**
 * Looks through the processes of this machine, those in containers too: a server has its data folder as working folder
 * (its setting `dir`), or has a file there open. Identity is that of the file system, not of names.
 *
 * @throws BackupError `unsupported` where there is no /proc
 */
async function findUsage(files) {
    const wanted = await identitiesOf(files);
    const holders = [];
    const hidden = [];
    const ownPids = [];
    for (const pid of await processes()) {
        if (pid === process.pid)
            continue;
        let use = await useOf(pid, wanted);
        if (use === 'hidden') {
            // A process that is just being started cannot be looked into for a moment, whoever it belongs to (tried).
            await (0,external_node_timers_promises_.setTimeout)(startingMs);
            use = await useOf(pid, wanted);
        }
        if (use === 'none' || (use === 'hidden' && (await isShutOut(pid, files.folder))))
            continue;
        const name = `${await nameOf(pid)} (process ${pid})`;
        if (use === 'uses') {
            holders.push(name);
            ownPids.push(await ownPidOf(pid));
        }
        else
            hidden.push(name);
    }
    return { holders, hidden, ownPids };
}
async function identitiesOf(files) {
    const found = new Set();
    for (const name of (0,data_files/* namesOf */.eZ)(files)) {
        const path = (0,external_node_path_.join)(files.folder, name);
        const inside = await (0,promises_.readdir)(path).catch(() => []);
        for (const one of [path, ...inside.map((child) => (0,external_node_path_.join)(path, child))]) {
            const id = await identityOf(one);
            if (id !== undefined)
                found.add(id);
        }
    }
    return { folder: await identityOf(files.folder), files: found };
}
async function useOf(pid, wanted) {
    const isServer = serverName.test(await nameOf(pid));
    try {
        // A shell may stand in the folder without harm.
        if (isServer && wanted.folder !== undefined && (await identityIn(`/proc/${pid}/cwd`)) === wanted.folder)
            return 'uses';
        for (const fd of await (0,promises_.readdir)(`/proc/${pid}/fd`)) {
            const id = await identityOf(`/proc/${pid}/fd/${fd}`);
            if (id !== undefined && wanted.files.has(id))
                return 'uses';
        }
        return 'none';
    }
    catch (error) {
        const code = (0,errors/* systemCode */.xU)(error);
        if (code === 'ENOENT' || code === 'ESRCH')
            return 'none';
        if (code === 'EACCES' || code === 'EPERM')
            return isServer ? 'hidden' : 'none';
        throw error;
    }
}
/** Whether a process cannot reach the folder: only its owner may enter it, and the process is neither his nor root's. */
async function isShutOut(pid, folder) {
    try {
        const [{ uid }, entry] = await Promise.all([(0,promises_.stat)(`/proc/${pid}`), (0,promises_.stat)(folder)]);
        return uid !== 0 && uid !== entry.uid && (entry.mode & 0o077) === 0;
    }
    catch {
        return false;
    }
}
async function processes() {
    try {
        return (await (0,promises_.readdir)('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    }
    catch (cause) {
        throw new errors/* BackupError */.hj('unsupported', 'Whether a server uses the files cannot be found out on this system', {
            cause,
            hint: 'A restore by file needs Linux. Restore by hand as RESTORE.md in the backup says.',
        });
    }
}
/** NSpid holds the id in each namespace, the innermost last (proc(5)). */
async function ownPidOf(pid) {
    const status = await (0,promises_.readFile)(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const ids = /^NSpid:\s+(.*)$/m.exec(status)?.[1]?.trim().split(/\s+/) ?? [];
    return Number(ids.at(-1) ?? pid);
}
/** The name of a process; a program that was started under another name is known by its file. */
async function nameOf(pid) {
    const comm = (await (0,promises_.readFile)(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
    if (serverName.test(comm))
        return comm;
    const program = (0,external_node_path_.basename)(await (0,promises_.readlink)(`/proc/${pid}/exe`).catch(() => ''));
    return serverName.test(program) ? program : comm;
}
async function identityIn(path) {
    const { dev, ino } = await (0,promises_.stat)(path, { bigint: true });
    return `${dev}:${ino}`;
}
async function identityOf(path) {
    return identityIn(path).catch(() => undefined);
}

// EXTERNAL MODULE: ./.build/lib/components/redis/restore/offline/save.js
var save = __webpack_require__(45877);
;// CONCATENATED MODULE: ./.build/lib/components/redis/restore/offline/lifecycle.js
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











const pollMs = 100;
const stopped = 'redis-stopped';
/** What uses the files: a process, or a server that answers where the user says it is. */
async function usageOf({ files, target, session }) {
    const usage = await findUsage(files);
    const answers = usage.holders.length === 0 && (await (0,connection/* isAnswering */.t8)(target, session.signal));
    return answers ? { ...usage, holders: [`the server that answers at ${target.name}`] } : usage;
}
/** Whether nothing uses the files, or what does can be stopped with everything saved. Changes nothing. */
async function checkStopped(site) {
    const usage = await usageOf(site);
    const { holders, hidden, ownPids } = usage;
    const { stop } = site.session.config.redis ?? {};
    if (holders.length > 0 && stop === undefined) {
        const hint = 'Stop that server and whatever starts it again by itself, or set redis.stop and redis.start.';
        return (0,judged/* judged */.g)(stopped, false, `${site.files.folder} is in use by ${holders.join(', ')}`, hint);
    }
    // The server that answers may be one of them itself.
    const others = hidden.length - (holders.length > 0 && ownPids.length === 0 ? 1 : 0);
    if (others <= 0 && stop !== undefined && holders.length > 0)
        return checkStopping(site, usage, stop);
    if (others <= 0)
        return (0,judged/* judged */.g)(stopped, true, 'nothing uses the files');
    const detail = `of another user, so that it cannot be seen what they use: ${hidden.join(', ')}`;
    return (0,judged/* judged */.g)(stopped, undefined, detail, 'Run it as root, who can look into every process.');
}
/** As far as it can be seen before the server is told to save, which shows the rest. */
async function checkStopping({ files, target, session }, usage, stop) {
    const used = `in use by ${usage.holders.join(', ')}`;
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const client = __addDisposableResource(env_1, await (0,server_client/* connect */.N)(target, session.signal), false);
            await (0,save/* sight */.Wx)(client, files, usage);
            return (0,judged/* judged */.g)(stopped, true, `${used}, which is told to save and then stopped: ${(0,user_command/* commandText */.j)(stop)}`);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            __disposeResources(env_1);
        }
    }
    catch (error) {
        if (!(error instanceof errors/* BackupError */.hj) || error.code === 'cancelled')
            throw error;
        if ((0,connection/* isNobody */.uP)(error))
            return (0,judged/* judged */.g)(stopped, false, `${used}, but nobody answers at ${target.name}`, save/* notSaved */.b3);
        return (0,judged/* judged */.g)(stopped, false, [error.message, ...(0,errors/* reasonsOf */.zM)(error)].join(': '), error.hint ?? save/* notSaved */.b3);
    }
}
/**
 * Stops the server if a command for it is configured, and returns only when nothing uses the files.
 *
 * @param saving whether what it holds must be on disk before, so that its files are all there is of it; left: not stopped
 * @throws BackupError `preflight-failed` when something still uses them
 */
async function ensureStopped(site, saving) {
    const { files, session } = site;
    let usage = await usageOf(site);
    const { stop } = session.config.redis ?? {};
    if (usage.holders.length > 0 && stop !== undefined && saving !== 'left') {
        const env_2 = { stack: [], error: void 0, hasError: false };
        try {
            // Seen through once it is begun: of a server that is half stopped nobody could tell whether to start it again.
            const steady = { ...session, signal: new AbortController().signal };
            // Its clients wait until it has ended: what they wrote after the save would be lost.
            const _ = __addDisposableResource(env_2, await (0,save/* saveAndHold */.gf)({ ...site, steady: steady.signal, saving, usage }), true);
            await run(stop, 'Stopping Redis', steady);
            usage = await untilUnused({ ...site, session: steady });
            if (session.signal.aborted)
                throw (0,errors/* cancelled */.KW)(session.signal);
        }
        catch (e_2) {
            env_2.error = e_2;
            env_2.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_2);
            if (result_1)
                await result_1;
        }
    }
    if (usage.holders.length === 0 && usage.hidden.length === 0)
        return;
    throw new errors/* BackupError */.hj('preflight-failed', `The files in ${files.folder} are in use`, {
        because: [
            ...usage.holders.map((name) => `in use by ${name}`),
            ...usage.hidden.map((name) => `${name} belongs to another user and may use them`),
        ],
        hint: usage.holders.length > 0
            ? `Stop that server (systemctl stop …, docker stop …, or SHUTDOWN) and whatever starts it again by itself; then run the same command again.`
            : 'Run it as root, who can look into every process.',
    });
}
/** Services must not come up on a server that is still down. */
function checkStart({ redis, services }) {
    if (redis?.start !== undefined || services.start.length === 0)
        return [];
    const detail = 'redis.start is not set: Redis would still be down when services.start is run';
    const hint = 'Set redis.start, so that Redis is started and compared before the services; or override this check by name: redis-start. Then the services are left stopped, and the report says what to start.';
    return [(0,judged/* judged */.g)('redis-start', false, detail, hint)];
}
/** Starts the server, if a command for it is configured; false when it is not. */
async function startServer(session) {
    const { start } = session.config.redis ?? {};
    if (start === undefined)
        return false;
    await run(start, 'Starting Redis', session);
    return true;
}
/**
 * Notes that this restore stops a server, or leaves one down: an undo starts it also when no file was moved yet, or none is
 * left to move, and services wait for it.
 */
async function oweStart(session) {
    await (0,promises_.writeFile)(notePath(session), '', { mode: 0o600 });
}
async function clearOwedStart(session) {
    await (0,promises_.rm)(notePath(session), { force: true });
}
/** Starts a server that this restore or its undo has stopped, if it is still down. Returns what was done. */
async function payOwedStart(target, session) {
    const env_3 = { stack: [], error: void 0, hasError: false };
    try {
        const down = (await leftDown(target, session)) !== undefined;
        if (down && !(await startServer(session)))
            return [`Redis at ${target.name} is stopped: start it`];
        const _ = __addDisposableResource(env_3, down ? await (0,connection/* connectPatiently */.Jy)(target, session.signal) : undefined, false);
        await clearOwedStart(session);
        return down ? [`Redis at ${target.name} was started and answers`] : [];
    }
    catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
    }
    finally {
        __disposeResources(env_3);
    }
}
/** What services would miss: a server that this restore or its undo has left down. */
async function leftDown(target, session) {
    if (!(await isOwed(session)) || (await (0,connection/* isAnswering */.t8)(target, session.signal)))
        return undefined;
    const start = session.config.redis?.start;
    const how = start === undefined ? 'as it is started on its host' : (0,user_command/* commandText */.j)(start);
    return `Redis at ${target.name} is down: start it first (${how})`;
}
function isOwed(session) {
    return (0,route/* exists */.t2)(notePath(session));
}
function notePath({ keepFolder, restoreId }) {
    return (0,external_node_path_.join)(keepFolder, `redis_to_start_${restoreId}`);
}
async function untilUnused(site) {
    const { session } = site;
    const deadline = performance.now() + session.config.services.timeout;
    for (;;) {
        const usage = await usageOf(site);
        if (usage.holders.length === 0 || performance.now() > deadline)
            return usage;
        await (0,server_deadline/* pauseFor */.Q)(pollMs, session.signal);
    }
}
async function run(command, what, session) {
    session.log.info(`${what}: ${(0,user_command/* commandText */.j)(command)}`);
    const problem = await (0,user_command/* tryCommand */.H)(command, session, session.config.services.timeout);
    if (problem === undefined)
        return;
    throw new errors/* BackupError */.hj('restore-failed', `${what} failed: ${(0,user_command/* commandText */.j)(command)}`, {
        because: [problem],
        hint: 'Correct redis.stop and redis.start, or stop and start the server by hand.',
    });
}


/***/ }),

/***/ 56188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jx: () => (/* binding */ moveBack),
/* harmony export */   iB: () => (/* binding */ prepareMoves),
/* harmony export */   xV: () => (/* binding */ moveIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _lib_replace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14154);
/* harmony import */ var _lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29011);
/* harmony import */ var _data_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(99602);







/** Beside the former files: a name that had none, so that an undo takes away what is there then. */
const absentMark = '.absent';
/** Says which names hold nothing; on disk before anything is moved. */
async function prepareMoves(files, restoreId) {
    const { former } = (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .asidesOf */ .tg)(files.folder, restoreId);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(former, { mode: 0o700 });
    for (const name of (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(files)) {
        if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(files.folder, name)) === undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(former, `${name}${absentMark}`), '');
    }
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(former);
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(files.folder);
}
/**
 * Sets the former files aside and puts those that are ready in their place. A server that starts in the middle finds either
 * the former data or the new: a new append-only file counts only once the former append-only folder is gone, and a dump is
 * looked at only where there is no append-only file.
 *
 * @param between called after every move, for tests
 */
async function moveIn(files, restoreId, between = () => { }) {
    const asides = (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .asidesOf */ .tg)(files.folder, restoreId);
    for (const name of (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(files)) {
        moveOne(name, files.folder, asides, between);
        between();
    }
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(asides.former);
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(files.folder);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(asides.staged, { recursive: true, force: true });
}
function moveOne(name, folder, asides, between) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
    const next = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(asides.staged, name);
    const former = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(asides.former, name);
    const has = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(live) !== undefined;
    const gets = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(next) !== undefined;
    if (has && gets)
        (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .replace */ .HC)(live, next, former, between);
    else if (gets)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(next, live);
    else if (has)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(live, former);
}
/** Puts the former files back, from any moment of `moveIn` and of itself. What is in their place is set aside. */
async function moveBack(files, restoreId) {
    const asides = (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .asidesOf */ .tg)(files.folder, restoreId);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(asides.undone, { recursive: true, mode: 0o700 });
    for (const name of (0,_data_files_js__WEBPACK_IMPORTED_MODULE_6__/* .namesOf */ .eZ)(files))
        moveOneBack(name, files.folder, asides);
    for (const folder of [asides.undone, asides.former, files.folder])
        await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(folder);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(asides.staged, { recursive: true, force: true });
    await removeEmpty(asides.undone);
    await removeEmpty(asides.former);
    await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(files.folder);
}
function moveOneBack(name, folder, asides) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name);
    const former = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(asides.former, name);
    const mark = `${former}${absentMark}`;
    const away = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(asides.undone, name);
    // An undo that was cut off between the two halves of a replacement left two names of one file.
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .isSame */ .Ft)((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(away), (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(live)))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(away);
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(former) !== undefined)
        (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .putBack */ .pK)(live, former, away);
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(mark) === undefined)
        return;
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(live) !== undefined)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(live, away);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(mark);
}
async function removeEmpty(folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(folder).catch((error) => {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) !== 'ENOTEMPTY')
            throw error;
    });
}


/***/ }),

/***/ 45877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wx: () => (/* binding */ sight),
/* harmony export */   b3: () => (/* binding */ notSaved),
/* harmony export */   g0: () => (/* binding */ lossByHand),
/* harmony export */   gf: () => (/* binding */ saveAndHold)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _server_client_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71988);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2000);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(91440);
/* harmony import */ var _pause_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(96696);
/* harmony import */ var _persist_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(60218);
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








const notSaved = 'Correct redis.url, so that the server can be told to save its data. If it answers nobody any more, stop it yourself: what it had not saved is lost.';
const lossByHand = 'Or stop the server by hand: then what it has not saved is lost.';
/**
 * Has the server that uses the files save its data. Its writers wait until what is returned is disposed, or it has ended.
 *
 * @throws BackupError `preflight-failed` when it is another server, or that cannot be told
 */
async function saveAndHold(job) {
    const { target, session, saving, usage } = job;
    try {
        return await held(job);
    }
    catch (error) {
        if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj) || error.code === 'cancelled')
            throw error;
        const nobody = (0,_connection_js__WEBPACK_IMPORTED_MODULE_5__/* .isNobody */ .uP)(error) && `${usage.holders.join(', ')} uses the files, but nobody answers at ${target.name}.`;
        if (saving === 'must-save')
            throw error.code === 'preflight-failed' ? error : notSavedError(error, nobody);
        session.log.warning(`Redis is stopped without being saved: ${nobody || error.message}`);
        return new AsyncDisposableStack();
    }
}
function notSavedError(cause, nobody) {
    const title = 'Redis cannot be saved before it is stopped';
    if (nobody) {
        return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('preflight-failed', title, { because: [nobody], hint: `${notSaved} Nothing was touched.` });
    }
    const hint = `${cause.hint ?? 'Correct the cause.'} ${lossByHand} Nothing was stopped.`;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj(cause.code, title, { cause, hint });
}
async function held({ files, target, session, steady, usage }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const stack = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const client = stack.use(await (0,_server_client_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .N)(target, steady));
        const seen = await sight(client, files, usage);
        const pause = stack.use(await (0,_pause_js__WEBPACK_IMPORTED_MODULE_6__/* .pauseWrites */ .B)(client));
        if (!pause.holds) {
            session.log.warning('Redis cannot make its clients wait (before 6.2, or the user may not ask for it): what they write until it has stopped may be lost. services.stop stops them first.');
        }
        const before = await dumpIn(files);
        await (0,_persist_js__WEBPACK_IMPORTED_MODULE_7__/* .persist */ .Z)(client, session.signal);
        if (seen === 'by a save' && (await dumpIn(files)) === before) {
            const because = `The server at ${target.name} did not save to ${files.dump} in that folder when it was told to save.`;
            throw anotherServer(files, client, usage, because);
        }
        return stack.move();
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
/**
 * Looks whether the server that answers is the one that uses the files, at the id of its process and at how it keeps its
 * data. Changes nothing. Returns whether a save has to show it too, by replacing the dump in the folder.
 *
 * @throws BackupError `preflight-failed` it is another one, or that cannot be told
 */
async function sight(client, files, usage) {
    const { name } = client.target;
    const own = await isOneOf(client, usage.ownPids);
    if (own === false)
        throw anotherServer(files, client, usage, `The server at ${name} is another process.`);
    // Ids of processes in containers are often alike, so that a save is looked at where one writes the dump.
    if ((await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readInfo */ .LV)(client, 'persistence')).aof_enabled !== '1')
        return 'by a save';
    if (own)
        return 'seen';
    const because = `Which process the server at ${name} is cannot be told, nor does it write a dump that would show it.`;
    throw anotherServer(files, client, usage, because);
}
/** Undefined when it cannot be told by the id. */
async function isOneOf(client, ownPids) {
    if (ownPids.length === 0)
        return undefined;
    return (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .unlessRefused */ .J0)(async () => {
        const { process_id } = await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_4__/* .readInfo */ .LV)(client, 'server');
        return process_id === undefined ? undefined : ownPids.includes(Number(process_id));
    });
}
/** A save replaces the file: another one stands for a save of this very folder. */
async function dumpIn({ folder, dump }) {
    const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, dump), { bigint: true }).catch(() => undefined);
    return status === undefined ? 'none' : `${status.ino} ${status.mtimeNs}`;
}
function anotherServer({ folder }, { target }, { holders, ownPids }, because) {
    const used = ownPids.length === 0
        ? 'No process of this machine is seen to use the folder.'
        : `The folder is in use by ${holders.join(', ')}.`;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('preflight-failed', `The server at ${target.name} is not seen to be the one that uses ${folder}`, {
        because: [used, because],
        hint: 'Correct redis.url and redis.files, so that they name the same server, or stop the server by hand. Nothing was stopped.',
    });
}


/***/ }),

/***/ 75581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BI: () => (/* binding */ undoCommands),
/* harmony export */   d3: () => (/* binding */ planUndoFiles)
/* harmony export */ });
/* unused harmony export undoStateSchema */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(13798);
/* harmony import */ var _connections_user_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43357);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(22751);
/* harmony import */ var _lib_replace_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14154);
/* harmony import */ var _way_back_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(19918);
/* harmony import */ var _server_deadline_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3571);
/* harmony import */ var _server_target_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(51674);
/* harmony import */ var _connection_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(91440);
/* harmony import */ var _former_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(21437);
/* harmony import */ var _data_files_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(99602);
/* harmony import */ var _lifecycle_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(95549);
/* harmony import */ var _moves_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(56188);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(45877);
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

















/** What undo needs in another process. */
const undoStateSchema = zod__WEBPACK_IMPORTED_MODULE_15__/* .object */ .Ikc({
    way: zod__WEBPACK_IMPORTED_MODULE_15__/* .literal */ .euz('files'),
    target: zod__WEBPACK_IMPORTED_MODULE_15__/* .string */ .YjP(),
    restoreId: zod__WEBPACK_IMPORTED_MODULE_15__/* .string */ .YjP(),
    folder: zod__WEBPACK_IMPORTED_MODULE_15__/* .string */ .YjP(),
    dump: zod__WEBPACK_IMPORTED_MODULE_15__/* .string */ .YjP(),
    appendFile: zod__WEBPACK_IMPORTED_MODULE_15__/* .string */ .YjP(),
    appendFolder: zod__WEBPACK_IMPORTED_MODULE_15__/* .string */ .YjP(),
});
/**
 * Of a restore by file. A server that runs on the restored files may hold what nobody has elsewhere: where that must be kept
 * it is stopped only once it has saved it. Whoever cannot have it save stops it by hand, and the undo goes on.
 */
async function planUndoFiles({ state, commands, phase }, session, config) {
    const known = undoStateSchema.parse(state);
    const { folder, restoreId } = known;
    const files = { ...known, appendOnly: undefined, configured: undefined };
    const target = await (0,_server_target_js__WEBPACK_IMPORTED_MODULE_8__/* .findTarget */ .F)(config, session.connection);
    const asides = (0,_data_files_js__WEBPACK_IMPORTED_MODULE_11__/* .asidesOf */ .tg)(folder, restoreId);
    const aside = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_6__/* .statusNow */ .rN)(asides.former) !== undefined;
    if (aside)
        await requireSameFolder(files, config);
    const answers = await (0,_connection_js__WEBPACK_IMPORTED_MODULE_9__/* .isAnswering */ .t8)(target, session.signal);
    // What an undo has set aside tells that it put the former files back.
    const gone = !aside && phase === 'switched' && (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_6__/* .statusNow */ .rN)(asides.undone) === undefined;
    const found = aside ? `the former files lie in ${asides.former}` : `Redis has its former files in ${folder}`;
    const error = (0,_former_js__WEBPACK_IMPORTED_MODULE_10__/* .formerGone */ .lX)(known.target, asides.former);
    return (0,_way_back_js__WEBPACK_IMPORTED_MODULE_16__/* .plannedUndo */ .t)({
        component: 'redis',
        target: `Redis at ${target.name}, files in ${folder}`,
        found: [...(gone ? [] : [found]), `Redis at ${target.name} ${answers ? 'answers' : 'does not answer now'}`],
        losses: aside ? [`what lies in ${folder} now is kept in ${asides.undone}`] : [],
        commands,
        obstacle: gone ? { kind: 'gone', error } : aside ? await whyNotStopped({ files, target, session }) : undefined,
        down: await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_12__/* .leftDown */ .ag)(target, session),
    }, [
        (0,_way_back_js__WEBPACK_IMPORTED_MODULE_16__/* .step */ .P)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(asides.staged), `remove ${asides.staged}, files from the backup that are not in use`, async () => {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(asides.staged, { recursive: true, force: true });
            return [`removed ${asides.staged}`];
        }),
        (0,_way_back_js__WEBPACK_IMPORTED_MODULE_16__/* .step */ .P)(aside, `${by('stop', config.stop)}, with all it holds saved; move the former files back`, async (keep) => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const limited = __addDisposableResource(env_1, (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_7__/* .withTimeout */ .w)(session, config.timeout, 'undo'), false);
                // Also when it then cannot be seen that all of it has stopped.
                if (await (0,_connection_js__WEBPACK_IMPORTED_MODULE_9__/* .isAnswering */ .t8)(target, limited.signal))
                    await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_12__/* .oweStart */ .i9)(limited);
                await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_12__/* .ensureStopped */ .g5)({ files, target, session: limited }, keep === 'must-keep' ? 'must-save' : 'try-save');
                await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_12__/* .oweStart */ .i9)(limited);
                await (0,_moves_js__WEBPACK_IMPORTED_MODULE_13__/* .moveBack */ .Jx)(files, restoreId);
                return [`Redis got its former files in ${folder} back`];
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                __disposeResources(env_1);
            }
        }),
        (0,_way_back_js__WEBPACK_IMPORTED_MODULE_16__/* .step */ .P)(aside || (await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_12__/* .isOwed */ .mR)(session)), `${by('start', config.start)}, unless it runs`, async () => {
            const env_2 = { stack: [], error: void 0, hasError: false };
            try {
                const limited = __addDisposableResource(env_2, (0,_server_deadline_js__WEBPACK_IMPORTED_MODULE_7__/* .withTimeout */ .w)(session, config.timeout, 'undo'), false);
                const started = await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_12__/* .payOwedStart */ .g_)(target, limited);
                return aside ? started : [found, ...started];
            }
            catch (e_2) {
                env_2.error = e_2;
                env_2.hasError = true;
            }
            finally {
                __disposeResources(env_2);
            }
        }),
    ], () => (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_12__/* .leftDown */ .ag)(target, session));
}
function by(what, command) {
    return `${what} Redis (${command === undefined ? 'by hand: no command for it is configured' : (0,_connections_user_command_js__WEBPACK_IMPORTED_MODULE_3__/* .commandText */ .j)(command)})`;
}
/** Undefined: it can be stopped without losing anything. Without a command for it, whatever stops the services may stop it too. */
async function whyNotStopped(site) {
    if (site.session.config.redis?.stop === undefined)
        return undefined;
    const { outcome, detail, hint } = await (0,_lifecycle_js__WEBPACK_IMPORTED_MODULE_12__/* .checkStopped */ .GQ)(site);
    if (outcome === 'passed')
        return undefined;
    const [title, otherwise] = outcome === 'unknown'
        ? [`Whether a server uses the files in ${site.files.folder} is not known`, undefined]
        : ['Redis cannot be stopped without losing what it has not saved', _save_js__WEBPACK_IMPORTED_MODULE_14__/* .lossByHand */ .g0];
    const hints = [hint, otherwise, 'Then run the same undo again. Nothing was touched.'];
    const whole = hints.filter((one) => one !== undefined).join(' ');
    return { kind: 'blocked', error: new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj('preflight-failed', title, { because: [detail], hint: whole }) };
}
async function requireSameFolder({ folder }, config) {
    const configured = await (0,_data_files_js__WEBPACK_IMPORTED_MODULE_11__/* .findDataFiles */ .LJ)(config);
    if (configured === undefined || configured.folder === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder))
        return;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .BackupError */ .hj('invalid-config', `The restore went to the files in ${folder}, but redis.files names ${configured.folder}`, { hint: 'Set redis.files to the server that was restored. Nothing was touched.' });
}
/** Stock commands that do the same. */
function undoCommands(files, restoreId) {
    const { former, undone } = (0,_data_files_js__WEBPACK_IMPORTED_MODULE_11__/* .asidesOf */ .tg)(files.folder, restoreId);
    return [
        '# Stop the server first, for example with: systemctl stop redis-server',
        `REDIS_DIR=${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_5__/* .shellQuote */ .ZL)(files.folder)}`,
        `REDIS_ASIDE=${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_5__/* .shellQuote */ .ZL)(former)}`,
        `REDIS_UNDONE=${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_5__/* .shellQuote */ .ZL)(undone)}`,
        'mkdir -p "$REDIS_UNDONE"',
        `for name in ${(0,_data_files_js__WEBPACK_IMPORTED_MODULE_11__/* .namesOf */ .eZ)(files).map(_lib_format_js__WEBPACK_IMPORTED_MODULE_5__/* .shellQuote */ .ZL).join(' ')}; do`,
        '  if [ -e "$REDIS_ASIDE/$name" ] || [ -e "$REDIS_ASIDE/$name.absent" ]; then',
        '    if [ -e "$REDIS_DIR/$name" ]; then mv "$REDIS_DIR/$name" "$REDIS_UNDONE/"; fi',
        '    if [ -e "$REDIS_ASIDE/$name" ]; then mv "$REDIS_ASIDE/$name" "$REDIS_DIR/"; fi',
        '    rm -f "$REDIS_ASIDE/$name.absent"',
        '  fi',
        'done',
        '# Start the server again, for example with: systemctl start redis-server',
    ];
}


/***/ }),

/***/ 96696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ pauseWrites)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _server_server_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2000);


/** Short, so that writers go on by themselves soon after this process has died. */
const pauseMs = 10_000;
const renewMs = 3_000;
/** Makes writers wait, readers not, for as long as it lasts. */
async function pauseWrites(client) {
    const pause = () => client.command('CLIENT', 'PAUSE', String(pauseMs), 'WRITE');
    if ((await (0,_server_server_js__WEBPACK_IMPORTED_MODULE_1__/* .unlessRefused */ .J0)(pause)) === undefined)
        return { holds: false, [Symbol.asyncDispose]: async () => { } };
    // When renewing fails the connection is lost, and the next command on it says so.
    const timer = setInterval(() => void pause().catch(() => { }), renewMs);
    return {
        holds: true,
        [Symbol.asyncDispose]: async () => {
            clearInterval(timer);
            // When this cannot be said, they go on by themselves a few seconds later.
            await client.command('CLIENT', 'UNPAUSE').catch((error) => {
                if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj))
                    throw error;
            });
        },
    };
}


/***/ }),

/***/ 19918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ step),
/* harmony export */   t: () => (/* binding */ plannedUndo)
/* harmony export */ });
/** None where there is no need for it. */
function step(needed, what, take) {
    return needed ? [{ what, take }] : [];
}
/**
 * @param steps taken in this order, unless what was set aside is gone
 * @param leftDown looks again, afterwards
 */
function plannedUndo(looked, steps, leftDown = async () => looked.down) {
    const { obstacle, found } = looked;
    const due = obstacle?.kind === 'gone' ? [] : steps.flat();
    return {
        plan: {
            ...looked,
            steps: due.map(({ what }) => what),
            losses: due.length === 0 ? [] : looked.losses,
            // What is put back already must not be put back once more by hand: it has been written to since.
            commands: due.length === 0 ? [] : looked.commands,
        },
        carryOut: async (keep) => {
            if (obstacle !== undefined && (keep === 'must-keep' || due.length === 0))
                throw obstacle.error;
            const done = due.length === 0 ? [...found] : [];
            for (const one of due)
                done.push(...(await one.take(keep)));
            return { done, down: await leftDown() };
        },
    };
}


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

/***/ 14154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ft: () => (/* binding */ isSame),
/* harmony export */   HC: () => (/* binding */ replace),
/* harmony export */   pK: () => (/* binding */ putBack),
/* harmony export */   rN: () => (/* binding */ statusNow)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22100);



/** A file system, or a kernel with protected_hardlinks, may refuse a second name: then there is only the rename. */
const linkRefusals = ['EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'];
/**
 * Sets what is at `live` aside and puts `next` in its place, both on one file system.
 *
 * Files and links: the former gets a second name first, then one rename replaces it, so whoever opens the name finds either the
 * old or the new one, always. Folders: a rename away and a rename in, directly one after the other; between the two the name
 * is absent for some microseconds, which only renameat2(RENAME_EXCHANGE) could avoid, and Node.js does not offer it.
 * The calls are synchronous on purpose: nothing else of this process runs in between.
 *
 * @param between called between the two halves, for tests
 */
function replace(live, next, aside, between = () => { }) {
    if (statusNow(aside) !== undefined)
        throw new Error(`${aside} is in the way`);
    const both = [statusNow(live), statusNow(next)];
    if (both.some((one) => one === undefined))
        throw new Error(`${both[0] === undefined ? live : next} is gone`);
    if (both.some((one) => one?.isDirectory()) || !linked(live, aside))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(live), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(aside));
    between();
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(next), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(live));
}
/** Puts the former back from where replace had set it aside, from any moment of it. What is in place goes to `away`. */
function putBack(live, former, away) {
    const now = statusNow(live);
    const before = statusNow(former);
    if (now === undefined)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(former), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(live));
    else if (isSame(now, before))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(former));
    else
        replace(live, former, away);
}
function statusNow(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(path), { throwIfNoEntry: false });
}
/** Two names of one file: rename(2) would do nothing and call it a success. */
function isSame(a, b) {
    return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}
function linked(from, to) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.linkSync)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(from), (0,_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(to));
        return true;
    }
    catch (error) {
        if (linkRefusals.includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? ''))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 29011:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ syncToDisk)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22100);
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




/** Brings a file's content, or a folder's names, to the disk. False when it may not be opened for that. */
async function syncToDisk(path) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)((0,_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(path), node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW), true);
            await file.sync();
            return true;
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
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'EACCES')
            return false;
        throw error;
    }
}


/***/ })

};
