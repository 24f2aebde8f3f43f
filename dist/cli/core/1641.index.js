export const id = 1641;
export const ids = [1641];
export const modules = {

/***/ 21641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prune: () => (/* binding */ prune)
});

// EXTERNAL MODULE: ./.build/lib/catalog/catalog-index.js
var catalog_index = __webpack_require__(45140);
// EXTERNAL MODULE: ./.build/lib/config/stores-schema.js
var stores_schema = __webpack_require__(19263);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/state/places.js
var places = __webpack_require__(66794);
// EXTERNAL MODULE: ./.build/lib/stores/index.js
var stores = __webpack_require__(60061);
// EXTERNAL MODULE: ./.build/lib/stores/store.js
var stores_store = __webpack_require__(32052);
// EXTERNAL MODULE: ./.build/lib/operations/evidence/keep.js
var keep = __webpack_require__(86550);
// EXTERNAL MODULE: ./.build/lib/operations/evidence/witness.js
var evidence_witness = __webpack_require__(51868);
// EXTERNAL MODULE: ./.build/lib/operations/restore/choose-undo.js
var choose_undo = __webpack_require__(45834);
// EXTERNAL MODULE: ./.build/lib/operations/restore/take-lease.js
var take_lease = __webpack_require__(49534);
// EXTERNAL MODULE: ./.build/lib/catalog/manifest.js + 3 modules
var manifest = __webpack_require__(24662);
;// CONCATENATED MODULE: ./.build/lib/operations/prune/carry-out.js


/**
 * Removes what is to go, newest first, so that what needs another goes before it. What is locked stays, and is no error.
 *
 * @param tell takes what became of each
 */
async function removeBackups(backups, { store, host, check }, tell) {
    for (const one of backups.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
        if (one.decision !== 'remove')
            continue;
        if (host.signal.aborted)
            throw (0,errors/* cancelled */.KW)(host.signal);
        await check();
        try {
            await store.removeFolder(one.id, manifest/* manifestPath */.ji);
            tell({ ...one, removed: true });
            host.log.info(`${store.name}: removed ${one.id} (${one.reasons.join('; ')})`);
        }
        catch (error) {
            if (!(error instanceof errors/* BackupError */.hj) || error.code !== 'locked')
                throw error;
            tell({ ...one, decision: 'keep', reasons: [(0,errors/* failureText */.kY)(error)] });
        }
    }
}
async function removeLeftovers(leftovers, removing) {
    const { store, host } = removing;
    const ended = [];
    for (const { remove, ...one } of leftovers) {
        if (one.decision === 'remove') {
            if (host.signal.aborted)
                throw (0,errors/* cancelled */.KW)(host.signal);
            await removing.check();
            await remove(store);
            host.log.info(`${store.name}: removed ${one.name} (${one.reason})`);
        }
        ended.push({ ...one, removed: one.decision === 'remove' });
    }
    return ended;
}

// EXTERNAL MODULE: ./.build/lib/operations/prune/fields.js
var fields = __webpack_require__(75757);
;// CONCATENATED MODULE: ./.build/lib/operations/prune/leftovers.js

/** Whoever still writes shows it more often than that: the longest dump has its files finished one by one. */
const abandonedAfterMs = 24 * 60 * 60_000;
/** What runs that did not end left behind, oldest first. */
async function findLeftovers(store, folders, now) {
    const found = [];
    for (const name of folders) {
        const objects = await store.list(name);
        const last = Math.max(...objects.map(({ modified }) => modified.getTime()));
        const ageMs = objects.length === 0 ? abandonedAfterMs : now.getTime() - last;
        const remove = (from) => from.removeFolder(name, stores_store/* unfinishedMark */.P5);
        found.push({ name, ageMs, ...(await judge(store, name, objects, ageMs)), remove });
    }
    for (const write of await store.unfinishedWrites()) {
        const ageMs = now.getTime() - write.began.getTime();
        const reason = 'an upload that was interrupted';
        found.push({ name: write.path, ageMs, ...byAge(reason, ageMs), remove: (from) => from.removeUnfinished(write) });
    }
    return found.sort((a, b) => b.ageMs - a.ageMs);
}
async function judge(store, name, objects, ageMs) {
    const mark = objects.find(({ path }) => path === `${name}/${stores_store/* unfinishedMark */.P5}`);
    const isRemoval = mark !== undefined && (await store.readSmall(mark.path))?.toString().startsWith('being removed');
    if (isRemoval === true || name.endsWith(stores_store/* removedSuffix */.g_))
        return { decision: 'remove', reason: 'a removal that was interrupted' };
    return byAge('a backup or a copy that was interrupted', ageMs);
}
function byAge(what, ageMs) {
    return ageMs >= abandonedAfterMs
        ? { decision: 'remove', reason: what }
        : { decision: 'keep', reason: `${what}, or is still being written: removed when it has rested for a day` };
}

// EXTERNAL MODULE: ./.build/lib/catalog/overview.js
var overview = __webpack_require__(94595);
// EXTERNAL MODULE: ./.build/lib/catalog/retention/decide.js
var decide = __webpack_require__(58195);
// EXTERNAL MODULE: ./.build/lib/catalog/retention/of-overview.js
var of_overview = __webpack_require__(69384);
// EXTERNAL MODULE: ./.build/lib/config/retention-schema.js
var retention_schema = __webpack_require__(52863);
// EXTERNAL MODULE: ./.build/lib/catalog/retention/judge.js + 2 modules
var retention_judge = __webpack_require__(52484);
;// CONCATENATED MODULE: ./.build/lib/catalog/retention/until-free.js



/**
 * Proposes what else may go, so that this many bytes become free on one store: first what stays elsewhere, of that the least
 * valuable tier, of that the oldest. Floors hold, and nothing goes before what needs it.
 */
function untilFree(question, store, bytes) {
    const cases = (0,retention_judge/* judge */.S)(question);
    const copies = Map.groupBy(cases.filter(retention_judge/* isKept */.t), ({ backup }) => backup.id);
    const stays = (one) => (copies.get(one.backup.id) ?? []).filter(({ store, backup }) => store !== one.store && backup.system === one.backup.system && backup.state === 'whole');
    const here = cases.filter((one) => one.store.name === store);
    const gone = new Set(here.filter((one) => !(0,retention_judge/* isKept */.t)(one)));
    const candidates = here
        .filter((one) => (0,retention_judge/* isKept */.t)(one) && one.floors.length === 0)
        .map((one) => ({ one, isLast: stays(one).length === 0, worth: worth(one), time: one.backup.time.getTime() }))
        .sort((a, b) => Number(a.isLast) - Number(b.isLast) || a.worth - b.worth || a.time - b.time)
        .map(({ one }) => one);
    const further = [];
    let freed = (0,manifest/* bytesOf */.$$)([...gone].map(({ backup }) => backup));
    while (freed < bytes) {
        const next = candidates.find((one) => !gone.has(one) && one.children.every((child) => gone.has(child)));
        if (next === undefined)
            break;
        gone.add(next);
        further.push(next);
        freed += next.backup.bytes;
    }
    return {
        further: further.map((one) => ({ id: one.backup.id, bytes: one.backup.bytes, reasons: reasons(one, stays(one)) })),
        freed,
        enough: freed >= bytes,
    };
}
/** The most valuable tier that a backup counts as; less than any when only others, which go before, needed it. */
function worth(one) {
    return Math.max(-1, ...one.tiers.map(({ tier }) => retention_schema/* tiers */.c.indexOf(tier)));
}
function reasons({ tiers: counted }, copies) {
    const stores = copies.map(({ store }) => store.name);
    return [
        stores.length === 0 ? 'no other whole copy is kept' : `a whole copy stays on ${stores.join(' and ')}`,
        ...(counted.length === 0 ? ['only backups that go before it need it'] : counted.map(({ reason }) => reason)),
    ];
}

;// CONCATENATED MODULE: ./.build/lib/operations/prune/look.js





async function look(settings, store) {
    return { settings, found: { store, overview: await (0,overview/* readOverview */.M)(store) } };
}
/**
 * Decides until it is certain: what is to go is looked at itself before, for its newest proofs and locks, so that an index that
 * is behind never costs a backup.
 */
async function decideSurely(looked, asked) {
    const fresh = new Map();
    for (;;) {
        const stores = looked.map(({ settings, found }) => ({
            ...{ name: settings.name, offSite: settings.offSite, first: settings.first, keeps: settings.keeps },
            backups: (found?.overview.backups ?? []).map((one) => fresh.get(`${settings.name}/${one.id}`) ?? (0,of_overview/* asBackup */.D)(one, asked.needed.get(one.id))),
        }));
        const question = { ...asked, stores };
        const decisions = (0,decide/* decide */.L)(question);
        const proposal = asked.free && untilFree(question, asked.free.store, asked.free.bytes);
        const doomed = decisions.stores.flatMap(({ name, backups }) => {
            const further = name === asked.free?.store ? (proposal?.further ?? []) : [];
            const ids = [...backups.filter(({ decision }) => decision === 'remove'), ...further].map(({ id }) => id);
            return asked.pruned.has(name) ? ids.filter((id) => !fresh.has(`${name}/${id}`)).map((id) => ({ name, id })) : [];
        });
        if (doomed.length === 0)
            return { decisions, proposal };
        for (const { name, id } of doomed) {
            const store = looked.find(({ settings }) => settings.name === name)?.found?.store;
            if (store === undefined)
                continue;
            const now = await (0,overview/* overseeFresh */.E)(store, id);
            const seen = now.kind === 'unfinished' ? { kind: 'damaged', id, problem: 'has no manifest any more' } : now;
            const lockedUntil = await store.lockedUntil(`${id}/${manifest/* manifestPath */.ji}`);
            fresh.set(`${name}/${id}`, { ...(0,of_overview/* asBackup */.D)(seen, asked.needed.get(id)), lockedUntil });
        }
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/config/byte-size.js
var byte_size = __webpack_require__(10889);
;// CONCATENATED MODULE: ./.build/lib/operations/prune/request.js


const pruneRequestSchema = schemas/* strictObject */.rej({
    stores: schemas/* array */.YOg(schemas/* string */.YjP()).min(1).optional(),
    dryRun: schemas/* boolean */.zMY().optional(),
    /** Bytes. */
    untilFree: byte_size/* byteSize */.m.optional(),
});

;// CONCATENATED MODULE: ./.build/lib/operations/prune/index.js
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
















const prune = {
    ...fields/* pruneDescription */.L,
    request: pruneRequestSchema,
    sections: () => ['stores', 'retention', 'signing'],
    run,
};
async function run({ request, config, host }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const started = performance.now();
        const dryRun = request.dryRun ?? host.kind === 'terminal';
        const pruned = chooseStores(request, config);
        const abort = new AbortController();
        const held = __addDisposableResource(env_1, new AsyncDisposableStack(), true);
        const opened = await Promise.all((0,stores_schema/* storesOf */.oi)(config).map((one) => prune_open(one, held, { config, host, abort, lease: !dryRun && pruned.has(one.name) })));
        const [free] = pruned;
        const decided = await decideSurely(opened, {
            policy: config.retention,
            now: host.now(),
            timezone: config.timezone,
            system: config.system,
            needed: await neededHere(config, host),
            free: request.untilFree === undefined || free === undefined ? undefined : { store: free, bytes: request.untilFree },
            pruned,
        });
        const ended = [];
        for (const one of opened)
            if (pruned.has(one.settings.name))
                ended.push(await pruneTold(one, decided, { dryRun, host, free, config }));
        const failed = ended.find(({ store }) => store.status === 'failed');
        return {
            operation: 'prune',
            status: failed !== undefined ? 'failed' : dryRun ? 'planned' : 'ok',
            errorCode: failed?.code,
            system: config.system,
            stores: ended.map(({ store }) => store),
            durationMs: Math.round(performance.now() - started),
            warnings: warningsOf(opened, decided, request, free),
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
function chooseStores({ stores }, config) {
    const names = (0,stores_schema/* storesOf */.oi)(config).map(({ name }) => name);
    const unknown = (stores ?? []).filter((name) => !names.includes(name));
    if (unknown.length === 0)
        return new Set(stores ?? names);
    throw new errors/* BackupError */.hj('invalid-request', `No such store: ${unknown.join(', ')}`, {
        hint: `Stores of backup.yml: ${names.join(', ')}.`,
    });
}
/** One that cannot be had is no reason to leave the others as they are; what it lacks stays there. */
async function prune_open(settings, held, { config, host, abort, lease }) {
    try {
        const store = held.use(await (0,stores/* openNamed */.S3)(settings.name, settings.store, host));
        const exists = await store.exists();
        const taken = lease && exists ? held.use(await (0,take_lease/* takeLeases */.D)([store], { session: { config }, host, abort }, 'prune')) : undefined;
        return { ...(await look(settings, (0,stores_store/* readOnly */.Tu)(store))), store, lease: taken, problem: undefined };
    }
    catch (problem) {
        if (host.signal.aborted)
            throw problem;
        return { settings, found: undefined, store: undefined, lease: undefined, problem };
    }
}
/** A restore that has not ended well may have to be begun anew. */
async function neededHere(config, host) {
    const state = await (0,places/* statePlace */.D)(config.state.path, host.env);
    const { all } = await (0,choose_undo/* readAll */.yw)([state, ...(0,places/* otherPlaces */.R)(state, host.env, undefined)], config.system);
    const open = all.map(({ journal }) => journal).filter(({ status }) => status === 'running' || status === 'failed');
    return new Map(open.map(({ backup, restoreId }) => [backup, [`restore ${restoreId} of it has not ended well`]]));
}
/** The store's evidence log tells what was removed and why, also when the run was cut off in between. */
async function pruneTold(opened, decided, how) {
    const { host, config } = how;
    const { witness, backups } = (0,evidence_witness/* gatherBackups */.J)();
    const { name, store } = opened.settings;
    const startedAt = host.now().toISOString();
    let code = 'cancelled';
    try {
        const ended = await pruneOne(opened, decided, { ...how, witness });
        code = ended.code;
        return ended;
    }
    finally {
        const ending = code === undefined ? { outcome: 'done' } : { outcome: 'failed', error: { code } };
        const told = () => ({ operation: 'prune', startedAt, ...ending, backups: backups() });
        if (!how.dryRun && opened.store !== undefined)
            await (0,keep/* keepEvidence */.N)(() => (0,stores/* openNamed */.S3)(name, store, host), told(), { config, host });
    }
}
async function pruneOne(opened, { decisions, proposal }, { dryRun, host, free, witness }) {
    const { settings, store, found, lease } = opened;
    const { name } = settings;
    const hashes = new Map(found?.overview.backups.flatMap((one) => (one.kind === 'backup' ? [[one.id, one.manifestSha256]] : [])));
    const sizes = new Map(found?.overview.backups.map((one) => [one.id, one.kind === 'backup' ? one.bytes : 0]));
    const further = new Map(name === free ? proposal?.further.map(({ id, reasons }) => [id, reasons]) : []);
    const decidedHere = decisions.stores.find((one) => one.name === name)?.backups ?? [];
    let backups = decidedHere.map(({ id, decision, reasons }) => {
        const given = further.get(id);
        const why = given === undefined
            ? { decision, reasons }
            : { decision: 'remove', reasons: ['to free room', ...given] };
        return { id, bytes: sizes.get(id) ?? 0, ...why, removed: false };
    });
    const result = { name, location: store?.location ?? name, leftovers: [], problem: [] };
    try {
        if (store === undefined || found === undefined)
            throw opened.problem;
        const leftovers = await findLeftovers(store, found.overview.leftovers, host.now());
        const planned = leftovers.map(({ remove: _remove, ...one }) => ({ ...one, removed: false }));
        if (dryRun || lease === undefined)
            return { store: { ...result, backups, leftovers: planned, status: dryRun ? 'planned' : 'ok' }, code: undefined };
        const removing = { store, host, check: () => lease.check() };
        await removeBackups(backups, removing, (told) => {
            backups = backups.map((one) => (one.id === told.id ? told : one));
            if (!told.removed)
                return;
            const { id, reasons } = told;
            const manifestSha256 = hashes.get(id);
            const details = { reason: reasons.join('; ') };
            witness({ id, outcome: 'removed', ...(manifestSha256 && { manifestSha256 }), details });
        });
        const swept = await removeLeftovers(leftovers, removing);
        for (const { name: id, reason, removed } of swept)
            if (removed)
                witness({ id, outcome: 'removed', details: { reason } });
        const gone = new Set(backups.filter(({ removed }) => removed).map(({ id }) => id));
        const left = found.overview.backups.filter((one) => one.kind === 'backup' && !gone.has(one.id));
        await (0,catalog_index/* saveIndex */.mO)(store, left.filter((one) => one.kind === 'backup'), found.overview.seen);
        return { store: { ...result, backups, leftovers: swept, status: 'ok' }, code: undefined };
    }
    catch (error) {
        if (host.signal.aborted)
            throw error;
        host.log.warning(`${name}: ${(0,errors/* failureText */.kY)(error)}`);
        const hint = error instanceof errors/* BackupError */.hj && error.hint !== undefined ? [error.hint] : [];
        const problem = [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error), ...hint];
        return {
            store: { ...result, backups, status: 'failed', problem },
            code: error instanceof errors/* BackupError */.hj ? error.code : 'internal',
        };
    }
}
function warningsOf(opened, { proposal }, { untilFree }, free) {
    const closed = opened.filter(({ found }) => found === undefined).map(({ settings }) => settings.name);
    return [
        ...closed.map((name) => `${name} cannot be looked at: what it should hold is kept elsewhere until it can.`),
        ...(proposal === undefined || proposal.enough
            ? []
            : [
                `Only ${(0,format/* formatBytes */.z3)(proposal.freed)} of ${(0,format/* formatBytes */.z3)(untilFree ?? 0)} can be freed on ${free}: all else is kept by rules that no setting crosses.`,
            ]),
    ];
}


/***/ }),

/***/ 45834:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ replaced),
/* harmony export */   Eb: () => (/* binding */ undoCommand),
/* harmony export */   LJ: () => (/* binding */ findJournal),
/* harmony export */   Tl: () => (/* binding */ owesUndo),
/* harmony export */   uC: () => (/* binding */ requireOnTop),
/* harmony export */   uv: () => (/* binding */ mayHide),
/* harmony export */   x_: () => (/* binding */ nothingOwed),
/* harmony export */   yw: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(22751);
/* harmony import */ var _state_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5523);



/** The command that undoes a restore. */
function undoCommand(restoreId, system) {
    return `backupctl restore --undo ${restoreId} --yes ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_1__/* .shellQuote */ .ZL)(system)}`;
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
            return { place, ...(await (0,_state_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournals */ .rZ)(place.look, system)) };
        }
        catch (error) {
            if (place === places[0] || !(error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj) || error.code !== 'read-failed')
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
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('access-denied', 'Which restore is the latest cannot be seen by this user', {
            because: mayHide(closed),
            hint: 'Nothing was changed. Name the restore by its id, or run the same as the user who restored.',
        });
    if (found !== undefined)
        return found;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('backup-not-found', wanted === 'latest' ? 'There is no restore of live data to undo' : `There was no restore ${wanted}`, {
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
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('preflight-failed', `Restore ${journal.restoreId} cannot be undone before the later ones`, {
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
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('damaged', `The journal of restore ${restoreId} cannot be read`, {
        hint: `A newer version of the program may have written it, or this user may not read it. By hand: the commands are in ${place.folder((0,_state_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .undoPath */ .QT)(restoreId))}. To undo another restore, name it by its id.`,
    });
}


/***/ }),

/***/ 5523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MO: () => (/* binding */ keptPath),
/* harmony export */   QT: () => (/* binding */ undoPath),
/* harmony export */   Ur: () => (/* binding */ journalEntry),
/* harmony export */   Xt: () => (/* binding */ restoreFolder),
/* harmony export */   fY: () => (/* binding */ writeJournal),
/* harmony export */   rZ: () => (/* binding */ readJournals)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64377);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67158);



const component = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    component: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** Written before staging begins, and again before the switch; what undo needs. */
    state: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .json */ .Pq9()),
    commands: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()),
    /** staging: only something beside the live data was begun. */
    phase: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['staging', 'switching', 'switched', 'undone']),
});
const journalSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    restoreId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    system: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    backup: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$(),
    status: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['running', 'done', 'failed', 'undone']),
    /** False when only a side database was made: nothing live was replaced. */
    live: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    /** Whether services were stopped by this restore and not yet started again. */
    servicesStopped: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
    components: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(component),
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
        const bytes = await store.readSmall(path).catch(_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .whyUnreadable */ ._p);
        const journal = bytes instanceof Buffer ? journalSchema.safeParse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)(bytes)).data : undefined;
        if (journal === undefined)
            unreadable.push(id);
        else if (journal.system === system)
            journals.push(journal);
    }
    return { journals: journals.sort((a, b) => (a.restoreId < b.restoreId ? -1 : 1)), unreadable };
}


/***/ }),

/***/ 66794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ statePlace),
/* harmony export */   R: () => (/* binding */ otherPlaces)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _stores_local_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29582);
/* harmony import */ var _stores_store_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32052);





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
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('invalid-config', 'There is no place for what restores keep on this host', {
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
    const store = (0,_stores_local_js__WEBPACK_IMPORTED_MODULE_3__/* .localStore */ .x)('state', path);
    return {
        look: (0,_stores_store_js__WEBPACK_IMPORTED_MODULE_4__/* .readOnly */ .Tu)(store),
        open: async () => {
            await requireWritable(path);
            return store;
        },
        folder: (below) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, below),
    };
}
async function requireWritable(folder) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
    }
    catch (cause) {
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('store-unwritable', `What restores keep on this host cannot be written to ${folder}`, {
            cause,
            hint: 'Nothing was changed. Let this user write there, or name another folder with state.path in backup.yml, or BACKUP_STATE.',
        });
    }
}
function ofUser(env) {
    const base = env.XDG_STATE_HOME || (env.HOME && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(env.HOME, '.local', 'state'));
    return base ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(base, 'backup-actions') : undefined;
}
/** Root makes it where it is missing. */
async function mayWrite(folder) {
    if (process.getuid?.() === 0)
        return true;
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(folder, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK).then(() => true, () => false);
}


/***/ })

};
