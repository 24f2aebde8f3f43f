export const id = 7348;
export const ids = [7348];
export const modules = {

/***/ 16290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ leaseOwner),
/* harmony export */   S: () => (/* binding */ isGone)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1708);
/* harmony import */ var _lib_process_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86566);



const unknownMark = 'unknown-';
const unknownStart = 'unknown';
/** This process as the owner of a lease. */
async function leaseOwner(operation, run) {
    const started = await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .processStart */ .gy)(node_process__WEBPACK_IMPORTED_MODULE_1__.pid);
    const identity = `${await machineMark()} ${node_process__WEBPACK_IMPORTED_MODULE_1__.pid} ${started ?? unknownStart}`;
    return { machine: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)(), process: identity, operation, ...(run !== undefined && { run }) };
}
/** True only when the owner's process was on this very machine, boot and pid namespace, and is known to have ended. */
async function isGone(owner) {
    const [mark, ownerPid, started] = owner.process.split(' ');
    if (mark === undefined || mark !== (await machineMark()) || ownerPid === undefined || started === undefined)
        return false;
    if (mark.startsWith(unknownMark) || started === unknownStart)
        return false;
    return await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .hasProcessEnded */ .C)(Number(ownerPid), started);
}
async function machineMark() {
    const machine = await (0,_lib_process_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .machineIdentity */ .aE)();
    return machine === undefined ? `${unknownMark}${(0,node_os__WEBPACK_IMPORTED_MODULE_0__.hostname)()}` : `${machine.boot}/${machine.namespace}`;
}


/***/ }),

/***/ 65892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $K: () => (/* binding */ ownerSchema),
/* harmony export */   ZZ: () => (/* binding */ acquireLease),
/* harmony export */   yi: () => (/* binding */ leaseObstacle)
/* harmony export */ });
/* unused harmony export leaseTtlMs */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67158);



/** A lease that was not renewed for this long is free for the taking. */
const leaseTtlMs = 5 * 60_000;
const renewEveryMs = leaseTtlMs / 5;
// Not strict: a lease of a newer program must not look unreadable, and so free for the taking.
const ownerSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    machine: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Identifies the process on its machine across reboots and containers; see processIdentity. */
    process: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().optional(),
    operation: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
});
const leaseSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    owner: ownerSchema,
    acquiredAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    expiresAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    released: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
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
        const error = new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('lease-lost', 'Another writer took over the lease of this store', {
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
                options.warn(`The lease of the store could not be given back; it ends by itself soon. ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
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
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('lease-held', `The store is in use by ${who}`, {
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
    return { token, record: bytes && leaseSchema.safeParse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)(bytes)).data };
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

/***/ 17348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  backup: () => (/* binding */ backup)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/catalog/catalog.js
var catalog_catalog = __webpack_require__(97153);
// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 3 modules
var catalog_manifest = __webpack_require__(24662);
// EXTERNAL MODULE: ./.build/lib/catalog/seal.js
var seal = __webpack_require__(39797);
// EXTERNAL MODULE: ./.build/lib/catalog/signature.js
var signature = __webpack_require__(72372);
// EXTERNAL MODULE: ./.build/lib/config/component-names.js
var component_names = __webpack_require__(28715);
// EXTERNAL MODULE: ./.build/lib/pipeline/encryption/index.js + 4 modules
var encryption = __webpack_require__(28947);
// EXTERNAL MODULE: ./.build/lib/stores/index.js
var stores = __webpack_require__(60061);
// EXTERNAL MODULE: ./.build/lib/operations/evidence/recorded.js
var recorded = __webpack_require__(63711);
// EXTERNAL MODULE: ./.build/lib/operations/restore/take-lease.js
var take_lease = __webpack_require__(49534);
// EXTERNAL MODULE: ./.build/lib/operations/workplace.js
var workplace = __webpack_require__(82985);
// EXTERNAL MODULE: ./.build/lib/catalog/backup-id.js
var backup_id = __webpack_require__(73698);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/lib/together.js
var together = __webpack_require__(42118);
// EXTERNAL MODULE: ./.build/lib/pipeline/encryption/encrypted-files.js
var encrypted_files = __webpack_require__(75437);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./.build/lib/pipeline/codec.js
var codec = __webpack_require__(93407);
// EXTERNAL MODULE: ./.build/lib/pipeline/read.js
var read = __webpack_require__(72321);
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
            const source = (0,external_node_fs_.createReadStream)((0,external_node_path_.join)(own, name), { highWaterMark: codec/* readChunkBytes */.vv });
            const measured = await (0,read/* readStored */.C)(source, { ...options, decode: true });
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
            const copy = (0,external_node_stream_.addAbortSignal)(options.signal, new external_node_stream_.PassThrough({ highWaterMark: codec/* readChunkBytes */.vv }));
            const writing = destination.write(external_node_path_.posix.join(path, name), copy);
            const source = copied((0,external_node_fs_.createReadStream)(file, { highWaterMark: codec/* readChunkBytes */.vv }), copy, writing);
            const reading = (0,read/* readStored */.C)(external_node_stream_.Readable.from(source), { ...options, decode: true });
            const [measured] = await Promise.all([reading, writing]).catch(async (error) => {
                copy.destroy();
                await Promise.allSettled([reading, writing]);
                throw options.signal.aborted ? (0,errors/* cancelled */.KW)(options.signal) : error;
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
        await (0,read/* written */.M)(copy, chunk).catch(async (closed) => {
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

// EXTERNAL MODULE: ./.build/lib/components/index.js + 13 modules
var components = __webpack_require__(20229);
// EXTERNAL MODULE: ./.build/lib/pipeline/write.js
var write = __webpack_require__(866);
// EXTERNAL MODULE: ./.build/lib/report/markdown.js
var markdown = __webpack_require__(22144);
;// CONCATENATED MODULE: ./.build/lib/report/encrypted-instructions.js


/** RESTORE.md of an encrypted backup, in clear: how to decrypt it with stock tools; what comes after that is encrypted in it. */
function encryptedInstructions(manifest) {
    const { kind, recipients } = manifest.encryption;
    const parts = [
        `# Decrypt backup ${manifest.id} by hand`,
        `This is a ${manifest.type} backup of **${manifest.system}**, made ${manifest.startedAt}, encrypted with ${programs[kind]}. What it holds, and how that is restored, is encrypted too. Run the commands in the order they stand, in one shell (bash), and stop at the first that fails.`,
        ['The private key of any one of these opens it:', ...recipients.map((one) => `- \`${one}\``)].join('\n'),
        ...(0,catalog_manifest/* missingIn */.EH)(manifest).map(({ warning }) => `**${warning}**`),
        '## 1. Check the files',
        'Start in the folder that holds this backup (the folder with `metadata/` in it). This needs no key.',
        (0,markdown/* fenced */.OF)('set -euo pipefail\nsha256sum --quiet -c metadata/SHA256SUMS && echo "all files are intact"', 'sh'),
        '## 2. Decrypt it',
        keyText[kind],
        (0,markdown/* fenced */.OF)([
            'umask 077',
            `export OPENED="\${OPENED:-$(mktemp -d)/${manifest.id}}"   # a folder for the decrypted backup`,
            'mkdir -p "$OPENED"',
            ...keyCommands[kind],
            `decrypt ${(0,catalog_manifest/* namesPath */.Kw)(kind)} > "$OPENED/names"`,
            'while read -r stored name; do',
            '  mkdir -p "$(dirname "$OPENED/$name")"',
            '  decrypt "$stored" > "$OPENED/$name" < /dev/null',
            'done < "$OPENED/names"',
            'rm "$OPENED/names"',
            'cd "$OPENED"',
            'sha256sum --quiet -c metadata/SHA256SUMS && echo "all files are decrypted"',
        ].join('\n'), 'sh'),
        '## 3. Restore it',
        'The folder you are in now is the backup as it was before it was encrypted. Go on with its own instructions, `metadata/RESTORE.md`, or use `backupctl` with the folder above it as the store. Remove the folder when you are done: everything in it is in clear.',
    ];
    return `${parts.join('\n\n')}\n`;
}
const programs = { age: 'age (https://age-encryption.org)', gpg: 'OpenPGP (gpg)' };
const keyText = {
    age: 'Bring the file with the private key, as `age-keygen` wrote it (`AGE-SECRET-KEY-1…`), and say where it is:',
    gpg: 'Bring the private key into the keyring of gpg (`gpg --import`), or say in which GNUPGHOME it is:',
};
const keyCommands = {
    age: [
        'export AGE_KEY="${AGE_KEY:-$HOME/backup-key.txt}"   # the file with the private key',
        'decrypt() { age --decrypt -i "$AGE_KEY" "$1"; }',
    ],
    gpg: [
        'export GNUPGHOME="${GNUPGHOME:-$HOME/.gnupg}"   # where the private key is',
        'decrypt() { gpg --quiet --decrypt "$1"; }',
    ],
};

// EXTERNAL MODULE: ./.build/lib/operations/backup/metadata.js + 1 modules
var metadata = __webpack_require__(53815);
;// CONCATENATED MODULE: ./.build/lib/operations/backup/encrypted-metadata.js







/**
 * Completes an encrypted backup: its own manifest and the names of its files, encrypted; then what everybody may know. What is
 * encrypted is, once decrypted, a plain backup with all that belongs to one.
 */
async function writeEncryptedMetadata({ stage, encrypted }, manifest, { kind, recipients }, signer, signal) {
    await encrypted.writeAs(catalog_manifest/* manifestPath */.ji, (0,catalog_manifest/* factsPath */.dH)(kind), contentOf((0,catalog_manifest/* encodeManifest */.Gb)(manifest)));
    await encrypted.writeAs('metadata/names', (0,catalog_manifest/* namesPath */.Kw)(kind), contentOf(Buffer.from((0,encrypted_files/* namesText */.cb)(encrypted.files))));
    const record = publicRecord(manifest, { kind, recipients }, encrypted);
    const { path, bytes, sha256 } = await (0,write/* writeText */.x3)(stage, catalog_manifest/* instructionsPath */.ns, encryptedInstructions(record), signal);
    const complete = { ...record, files: [...record.files, { path, bytes, sha256 }] };
    await (0,metadata/* vouchFor */.zr)(stage, complete, signer, signal);
    return complete;
}
function publicRecord(manifest, { kind, recipients }, encrypted) {
    const { components: held, files: _files, warnings: _warnings, ...common } = manifest;
    const shown = Object.entries(held).map(([name, one]) => {
        const identity = components/* components */.d.find((component) => component.name === name)?.identity?.(one.facts);
        const { recoveryPoint, durationMs, bytes, rawBytes, sourceBytes } = one;
        return [name, { recoveryPoint, durationMs, bytes, rawBytes, sourceBytes, ...(identity && { identity }) }];
    });
    return {
        ...common,
        format: 2,
        encryption: { kind, recipients: [...recipients] },
        components: Object.fromEntries(shown),
        missing: (0,catalog_manifest/* missingIn */.EH)(manifest).map(({ component }) => component),
        files: [...encrypted.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    };
}
function contentOf(bytes) {
    return external_node_stream_.Readable.from([bytes], { objectMode: false });
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
        const code = error instanceof errors/* BackupError */.hj ? error.code : 'internal';
        return { missing: (0,catalog_manifest/* missingWarning */.bd)(component, `${(0,errors/* messageOf */.bD)(error)} (${code})`), error };
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
 * Carries a plan out: every component into a stage of the store, then the metadata, then one commit. Whatever fails
 * before the commit leaves no trace in the store.
 */
async function executeBackup(plan, resources, facts) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { host, store, lease, signer, cipher } = resources;
        const startedAt = host.now();
        const taken = new Set(await store.folders());
        const id = await (0,backup_id/* freeId */.wQ)(startedAt, (one) => taken.has(one) || taken.has(`${one}.partial`));
        const stage = __addDisposableResource(env_1, await store.stage(id), true);
        const encrypted = cipher && (0,encrypted_files/* encryptedDestination */.t8)(stage, cipher, facts.signal);
        const out = encrypted === undefined ? stage : { ...encrypted, folder: undefined };
        const { had, missing } = await captureAll(plan.planned, openSink(id, out, resources.scratch), host, facts);
        const manifest = (0,metadata/* buildManifest */.u1)({ ...facts, id, startedAt, captured: had, missing, host, signer, plan });
        const complete = await (0,metadata/* writeMetadata */.f5)(out, manifest, had, signer, facts.signal);
        const stored = cipher && encrypted
            ? await writeEncryptedMetadata({ stage, encrypted }, complete, cipher, signer, facts.signal)
            : complete;
        if (facts.signal.aborted)
            throw (0,errors/* cancelled */.KW)(facts.signal);
        await lease.check();
        await stage.commit({ path: catalog_manifest/* manifestPath */.ji, content: (0,catalog_manifest/* encodeManifest */.Gb)(stored) });
        host.stand({
            stopping: `backup ${id} is complete, and its lease is given back`,
            hint: `Backup ${id} is complete: there is nothing to do.`,
            abandoned: `Backup ${id} is complete.`,
        });
        host.log.info(`Committed ${store.location}/${id}/${catalog_manifest/* manifestPath */.ji}`);
        return { manifest: complete, stored };
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
/** All components at once, so that their recovery points lie close together; the first that must not fail ends the others. */
async function captureAll(planned, sink, host, settings) {
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
            const size = (0,format/* formatBytes */.z3)((0,catalog_manifest/* bytesOf */.$$)(capture.files));
            host.log.info(`${component}: ${size} in ${(0,format/* formatDuration */.a3)(durationMs)} (${capture.highlights.join(', ')})`);
            return { plan: one.plan, capture, durationMs };
        }
        catch (error) {
            abort.abort(error);
            throw error;
        }
    });
    return partsOf(await (0,together/* together */.b)(signal, runs));
}

// EXTERNAL MODULE: ./.build/lib/operations/backup/fields.js
var fields = __webpack_require__(26367);
;// CONCATENATED MODULE: ./.build/lib/operations/backup/previous.js

/**
 * What a backup is compared with: as a whole with the newest of the same components, each component with the newest backup
 * that holds it. A run of some components must not hide what the last whole one held.
 */
function previousBackups(entries, { system, type, components, }) {
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
    const configured = components/* components */.d.map(({ name }) => name).filter((name) => config[name] !== undefined);
    const wanted = request.components ?? configured;
    const missing = wanted.filter((name) => config[name] === undefined);
    if (missing.length > 0) {
        throw new errors/* BackupError */.hj('invalid-request', `Not configured: ${missing.join(', ')}`, {
            hint: 'Add the section to backup.yml, or give database-url, redis-url, config-paths or log-paths.',
        });
    }
    const chosen = wanted.filter((name) => request.switches[name] !== false);
    if (chosen.length > 0)
        return chosen;
    throw new errors/* BackupError */.hj('invalid-request', 'There is nothing to back up', {
        hint: 'Configure at least one of database, redis, config and logs: in backup.yml, or by database-url and redis-url.',
    });
}
/** Looks at every chosen source, side by side; reads only. */
async function planBackup(request, session, catalog, freeBytes) {
    const { type } = request;
    if (type === 'incremental') {
        throw new errors/* BackupError */.hj('unsupported', 'Incremental backups are not available yet', {
            hint: 'Use type full: with its parallel dump it is quick enough to run every hour.',
        });
    }
    const chosen = chooseComponents(request, session.config);
    const looks = components/* components */.d
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
    throw new errors/* BackupError */.hj('disk-space', `Not enough free space in ${location}`, {
        because: [`needed about ${(0,format/* formatBytes */.z3)(space.neededBytes)}, free ${(0,format/* formatBytes */.z3)(space.freeBytes)}`],
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

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
;// CONCATENATED MODULE: ./.build/lib/operations/backup/request.js


const backupRequestSchema = schemas/* strictObject */.rej({
    type: schemas/* enum */.k5n(['full', 'pre-deployment', 'incremental']).default('full'),
    components: schemas/* array */.YOg(schemas/* enum */.k5n(component_names/* componentNames */.w)).min(1).optional(),
    switches: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(component_names/* componentNames */.w), schemas/* boolean */.zMY()).prefault({}),
    dryRun: schemas/* boolean */.zMY().default(false),
});

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















const backup = (0,recorded/* recorded */.t)({
    ...fields/* backupDescription */.p,
    request: backupRequestSchema,
    sections: ({ components = component_names/* componentNames */.w, switches }) => [
        ...components.filter((name) => switches[name] !== false),
        'stores',
        'signing',
        'encryption',
    ],
    recordedAs: ({ dryRun }) => (dryRun ? undefined : 'backup'),
    run,
});
async function run({ request, config, host, witness }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const store = backup_addDisposableResource(env_1, await (0,stores/* openStore */.Ch)(config, host), true);
        const signer = (0,signature/* openSigner */.Hs)(config.signing);
        const abort = new AbortController();
        const scratch = backup_addDisposableResource(env_1, await (0,workplace/* scratchFolder */.$)(host), true);
        const session = (0,workplace/* openSession */.f)(host, config, scratch.path, AbortSignal.any([host.signal, abort.signal]));
        const cipher = await (0,encryption/* openCipher */.A)(config.encryption, session);
        const plan = await host.log.group('Plan', async () => {
            const catalog = await (0,catalog_catalog/* readCatalog */.uM)(store);
            const seen = await planBackup(request, session, catalog, await store.freeBytes());
            const made = { ...seen, warnings: [...seen.warnings, ...workspaceWarnings(host, store)] };
            logPlan(host, made, catalog.leftovers);
            return made;
        });
        if (request.dryRun)
            return plannedReport(plan, config.system, store);
        requireSpace(plan.space, store.location);
        const target = backup_addDisposableResource(env_1, await (0,stores/* openWritableStore */.Sv)(config, host), true);
        const lease = backup_addDisposableResource(env_1, await (0,take_lease/* takeLeases */.D)([target], { session, host, abort }, 'backup'), true);
        host.stand({
            stopping: 'what was written of the backup is removed',
            hint: 'Nothing was committed. Run it again when you are ready.',
            abandoned: 'Nothing was committed; a folder that ends in .partial may be left in the store and can be removed.',
        });
        const started = performance.now();
        const made = await host.log.group('Backup', () => executeBackup(plan, { host, store: target, lease, signer, cipher, scratch: scratch.path }, { ...config, abort, signal: session.signal }));
        const { id, type, components } = made.stored;
        const details = { type, components: Object.keys(components).join(', '), bytes: (0,catalog_manifest/* totalBytes */.ob)(made.stored) };
        witness({ id, manifestSha256: (0,seal/* sha256Of */.Bj)((0,catalog_manifest/* encodeManifest */.Gb)(made.stored)), details });
        return doneReport(plan, made, store, Math.round(performance.now() - started));
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
function doneReport(plan, { manifest, stored }, store, durationMs) {
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
        bytes: (0,catalog_manifest/* totalBytes */.ob)(stored),
        durationMs,
        skewMs,
        signed: manifest.signer !== undefined,
        components,
        previous: plan.previous,
        warnings,
    };
}


/***/ }),

/***/ 86550:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ keepEvidence)
/* harmony export */ });
/* harmony import */ var _catalog_evidence_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82968);
/* harmony import */ var _catalog_signature_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72372);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29553);
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




/** Adds an entry to the log of a store. One that cannot be written loses no data: the run ends as it would have. */
async function keepEvidence(open, told, { config, host }) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            // Anew: the run has ended, perhaps by a cancellation that closed what it had open.
            const store = __addDisposableResource(env_1, await open(), true);
            // A run that failed early must not make a store, least of all where a disk is missing.
            if (!(await store.exists()))
                return;
            const { system } = config;
            const when = { finishedAt: host.now().toISOString(), run: host.run, program: _version_js__WEBPACK_IMPORTED_MODULE_3__/* .programVersion */ .R };
            await (0,_catalog_evidence_log_js__WEBPACK_IMPORTED_MODULE_0__/* .addEvidence */ .zt)(store, { system, ...told, ...when }, (0,_catalog_signature_js__WEBPACK_IMPORTED_MODULE_1__/* .openSigner */ .Hs)(config.signing));
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
        host.log.warning(`This run is missing in the evidence log of the store: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .failureText */ .kY)(error)}`);
    }
}


/***/ }),

/***/ 63711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ recorded)
/* harmony export */ });
/* unused harmony export failedBy */
/* harmony import */ var _host_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1413);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _stores_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60061);
/* harmony import */ var _keep_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86550);
/* harmony import */ var _witness_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(51868);





/** The operation, with an entry in the evidence log for every run that began, however it ended. */
function recorded({ recordedAs, run, ...operation }) {
    return {
        ...operation,
        run: async (context) => {
            const { config, host, request } = context;
            const name = recordedAs(request);
            if (name === undefined)
                return await run({ ...context, witness: () => { } });
            const startedAt = host.now().toISOString();
            const gathered = (0,_witness_js__WEBPACK_IMPORTED_MODULE_4__/* .gatherBackups */ .J)();
            const record = (ending) => {
                const told = { operation: name, startedAt, ...ending, backups: gathered.backups() };
                return (0,_keep_js__WEBPACK_IMPORTED_MODULE_3__/* .keepEvidence */ .N)(() => (0,_stores_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openWritableStore */ .Sv)(config, host), told, { config, host });
            };
            let report;
            try {
                report = await run({ ...context, witness: gathered.witness });
            }
            catch (thrown) {
                const error = (0,_host_run_js__WEBPACK_IMPORTED_MODULE_0__/* .failureOf */ .g)(thrown, host.signal);
                // Bad input or configuration: nothing was started.
                if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj && error.exitCode === 2))
                    await record(failedBy(error, host, isHidden(config)));
                throw thrown;
            }
            await record(endingOf(report));
            return report;
        },
    };
}
function endingOf(report) {
    const { status } = report;
    if (status === 'failed' || status === 'not-verified') {
        const code = 'errorCode' in report ? report.errorCode : undefined;
        return { outcome: status, ...(code && { error: { code } }) };
    }
    return { outcome: report.operation === 'verify' || report.operation === 'restore-test' ? 'passed' : 'done' };
}
/** A title may name a host or a table, and the log lies in clear beside encrypted backups. */
function isHidden({ encryption }) {
    return encryption.age !== undefined || encryption.gpg !== undefined;
}
/** How a run ended that failed with an error; its code alone where what backups hold is hidden. */
function failedBy(error, host, hidden = false) {
    if (!(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj))
        return { outcome: 'failed', error: { code: 'internal' } };
    if (hidden)
        return { outcome: 'failed', error: { code: error.code } };
    return { outcome: 'failed', error: { code: error.code, title: host.masked(titleOf(error)) } };
}
/** Titles are our own words; where one quotes what a tool or a server said, that is left out. */
function titleOf({ message, cause }) {
    const said = cause === undefined || cause instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj ? '' : (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause);
    return said === '' ? message : message.replace(said, '…');
}


/***/ }),

/***/ 51868:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ gatherBackups)
/* harmony export */ });
function gatherBackups() {
    const known = new Map();
    return {
        witness: (told) => {
            const before = known.get(told.id);
            const proofs = [...(before?.proofs ?? []), ...(told.proofs ?? [])];
            known.set(told.id, { ...before, ...told, ...(proofs.length > 0 && { proofs }) });
        },
        backups: () => [...known.values()],
    };
}


/***/ }),

/***/ 49534:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ takeLeases)
/* harmony export */ });
/* harmony import */ var _catalog_lease_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65892);
/* harmony import */ var _catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16290);
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
 * The lease of the host, against another restore from whatever store, and that of the store, against a backup of what is half
 * restored. Losing one ends the work.
 */
async function takeLeases(stores, { session, host, abort, }, operation = 'restore') {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const owner = await (0,_catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .leaseOwner */ .I)(operation, host.run.url);
        const { system } = session.config;
        const taken = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const leases = [];
        for (const store of new Map(stores.map((one) => [one.location, one])).values()) {
            const lease = taken.use(await (0,_catalog_lease_js__WEBPACK_IMPORTED_MODULE_0__/* .acquireLease */ .ZZ)(store, { system, owner, now: host.now, isGone: _catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_1__/* .isGone */ .S, warn: host.log.warning }));
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
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 82985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ scratchFolder),
/* harmony export */   f: () => (/* binding */ openSession)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _catalog_lease_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65892);
/* harmony import */ var _catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16290);
/* harmony import */ var _connections_local_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66807);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12035);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67158);







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
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true, maxRetries: 3 });
            }
            catch (error) {
                // Whatever the run has done stays done; the next run sweeps this one's folder.
                host.log.warning(`The temporary folder ${path} could not be removed: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .bD)(error)}`);
            }
        },
    };
}
/** A temporary folder that somebody tidied away is made again. */
async function makeScratch({ temporaryFolder, run }) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(temporaryFolder, { recursive: true });
        const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporaryFolder, prefix));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, 0o700);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ownerFile), JSON.stringify(await (0,_catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_3__/* .leaseOwner */ .I)('scratch', run.url)));
        return path;
    }
    catch (cause) {
        const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .systemCode */ .xU)(cause) === 'ENOSPC' ? 'disk-full' : 'write-failed';
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .BackupError */ .hj(code, `No temporary folder can be made in ${temporaryFolder}`, {
            cause,
            hint: 'Let RUNNER_TEMP (at a terminal: TMPDIR) name a folder that can be written and has room. Nothing was changed.',
        });
    }
}
/** Removes the folders of runs on this machine whose process is known to be gone. Servers in them died with their run. */
async function sweepScratch(host) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(host.temporaryFolder).catch(() => []);
    for (const name of names.filter((one) => one.startsWith(prefix))) {
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(host.temporaryFolder, name);
        // Anybody may make such a folder, and put a pipe without a writer in the place of its file.
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(folder).catch(() => undefined);
        if (status?.isDirectory() !== true || status.uid !== process.getuid?.())
            continue;
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ownerFile), 'utf8').catch(() => undefined);
        const owner = text === undefined ? undefined : _catalog_lease_js__WEBPACK_IMPORTED_MODULE_2__/* .ownerSchema */ .$K.safeParse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .q)(text)).data;
        if (owner === undefined || !(await (0,_catalog_lease_owner_js__WEBPACK_IMPORTED_MODULE_3__/* .isGone */ .S)(owner)))
            continue;
        host.log.info(`Removing ${folder}, left behind by a run that was killed`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}
/** What components are lent while an operation runs. */
function openSession(host, config, scratch, signal) {
    return {
        config,
        connection: _connections_local_js__WEBPACK_IMPORTED_MODULE_4__/* .localConnection */ .G,
        signal,
        log: host.log,
        env: host.env,
        scratch,
        now: () => host.now(),
    };
}


/***/ })

};
