export const id = 9220;
export const ids = [9220];
export const modules = {

/***/ 45140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VL: () => (/* binding */ indexedAt),
/* harmony export */   gz: () => (/* binding */ markChanged),
/* harmony export */   mO: () => (/* binding */ saveIndex),
/* harmony export */   vY: () => (/* binding */ readIndex)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13798);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67158);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44910);




/**
 * A cache of what was read of each backup, so that a store of thousands is looked at with a few requests. It never says what
 * exists: the store's own listing does. Whoever adds a proof leaves a mark, and what is marked is read anew.
 */
const indexPath = 'index/catalog.json.gz';
const marksFolder = 'index/changed';
const indexSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ format: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1), backups: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .summarySchema */ .U) });
/** The index of a store; an empty one where there is none that can be read. */
async function readIndex(store) {
    const [bytes, marks] = await Promise.all([store.readSmall(indexPath), store.list(marksFolder)]);
    const paths = marks.map(({ path }) => path);
    return {
        summaries: new Map(parse(bytes).map((summary) => [summary.id, summary])),
        changed: new Set(paths.map((path) => path.slice(marksFolder.length + 1, marksFolder.length + 16))),
        marks: paths,
    };
}
function parse(bytes) {
    if (bytes === undefined)
        return [];
    try {
        return indexSchema.safeParse((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_3__/* .parseJson */ .q)((0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.gunzipSync)(bytes))).data?.backups ?? [];
    }
    catch {
        // Cut or changed: what it knew is read from the backups again.
        return [];
    }
}
/** Says that a backup has another proof than the index may know. @param what tells the change from others of the same backup */
async function markChanged(store, id, what) {
    await store.put(`${marksFolder}/${id}-${what}`, Buffer.alloc(0));
}
/** Keeps what was looked at for the next look. @param marks of changes that are in it; they are removed */
async function saveIndex(store, backups, marks) {
    await store.put(indexPath, (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.gzipSync)(JSON.stringify({ format: 1, backups })));
    for (const mark of marks)
        await store.remove(mark);
}
/** When the index was written last; undefined: there is none. */
async function indexedAt(store) {
    return (await store.list('index')).find(({ path }) => path === indexPath)?.modified;
}


/***/ }),

/***/ 94595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ overseeFresh),
/* harmony export */   M: () => (/* binding */ readOverview)
/* harmony export */ });
/* harmony import */ var _lib_limit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6421);
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73698);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97153);
/* harmony import */ var _catalog_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45140);
/* harmony import */ var _proofs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18527);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44910);






/** Where a store is far away, each answer takes its time: so many are waited for together. */
const atOnce = 24;
/** Looks at all backups of a store, with few requests where its index is up to date. The index is never trusted for what exists. */
async function readOverview(store) {
    const [folders, index] = await Promise.all([store.folders(), (0,_catalog_index_js__WEBPACK_IMPORTED_MODULE_1__/* .readIndex */ .vY)(store)]);
    const ids = folders.filter((name) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_4__/* .backupTime */ .a3)(name) !== undefined);
    const limit = new _lib_limit_js__WEBPACK_IMPORTED_MODULE_5__/* .Limit */ .I(atOnce);
    let read = 0;
    const found = await Promise.all(ids.map((id) => {
        const known = index.changed.has(id) ? undefined : index.summaries.get(id);
        if (known !== undefined)
            return known;
        read += 1;
        return limit.run(() => overseeFresh(store, id));
    }));
    return {
        backups: found.filter((one) => one.kind !== 'unfinished'),
        leftovers: [
            ...folders.filter((name) => _catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .leftoverPattern */ .EB.test(name)),
            ...found.flatMap((one) => (one.kind === 'unfinished' ? [one.id] : [])),
        ],
        read,
        seen: index.marks,
    };
}
/** Looks at one backup itself. */
async function overseeFresh(store, id) {
    const entry = await (0,_catalog_js__WEBPACK_IMPORTED_MODULE_0__/* .readEntry */ .hB)(store, id);
    if (entry.kind !== 'backup')
        return entry;
    return (0,_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .summarize */ .e)(entry, (await (0,_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .readProofs */ .OR)(store, id)).proofs);
}


/***/ }),

/***/ 18527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ provingTest),
/* harmony export */   OF: () => (/* binding */ saveProof),
/* harmony export */   OR: () => (/* binding */ readProofs),
/* harmony export */   d3: () => (/* binding */ describeProofs),
/* harmony export */   pY: () => (/* binding */ wholeDepth)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64377);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(67158);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39797);





/** Depth of a restore test that left nothing out. */
const wholeDepth = 'whole';
const outcomes = ['passed', 'failed', 'not-verified'];
const statementSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz(1),
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['verify', 'restore-test']),
    depth: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    backup: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** SHA-256 of the manifest the proof is about; absent for a backup without one. */
    manifestSha256: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    outcome: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(outcomes),
    findings: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ file: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), problem: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() })),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    machine: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    program: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** Of a restore test: time until the restored data could be used. */
    restoreMs: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().min(0).optional(),
    /** Of a restore test: where each component was restored to. */
    places: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).optional(),
    /** Of an encrypted backup: recipients whose private keys were seen to open it. Programs that do not know this read no such backup. */
    openedBy: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()).optional(),
});
/** The seal is over the JSON text of the statement. */
const proofSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ statement: statementSchema, ..._seal_js__WEBPACK_IMPORTED_MODULE_2__/* .sealFields */ .fJ });
/** Writes a proof beside the backup and returns its path in the store. */
async function saveProof(store, statement, signer) {
    const proof = { statement, ...(0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .seal */ .od)(statementText(statement), signer) };
    const time = statement.finishedAt.replace(/[-:]/g, '');
    const path = `${statement.backup}/${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .proofsFolder */ .Wx}/${time}-${statement.kind}.json`;
    await store.put(path, encodeProof(proof));
    return path;
}
/** With its keys in the order of the schema, so that reading and writing it again gives the same bytes. */
function encodeProof(proof) {
    return Buffer.from(`${JSON.stringify(proofSchema.parse(proof), undefined, 2)}\n`);
}
/** The proofs of a backup, oldest first, and what is wrong with the unreadable ones. @param kind only those, by their names */
async function readProofs(store, id, kind) {
    const proofs = [];
    const problems = [];
    for (const { path, regular } of await store.list(`${id}/${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .proofsFolder */ .Wx}`)) {
        if (kind !== undefined && !path.endsWith(`-${kind}.json`))
            continue;
        if (!regular) {
            problems.push({ path, problem: 'is not a plain file' });
            continue;
        }
        // One that cannot be read hides neither the others nor the backup.
        const bytes = await store.readSmall(path).catch(_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .whyUnreadable */ ._p);
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
    const value = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .q)(bytes);
    if (value === undefined)
        return 'is not JSON';
    const parsed = proofSchema.safeParse(value);
    if (!parsed.success)
        return 'is not a proof';
    const { statement, ...sealed } = parsed.data;
    if (!encodeProof(parsed.data).equals(bytes))
        return 'was changed after it was written';
    return (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .sealProblem */ .Z7)(statementText(statement), sealed) ?? { statement, signer: sealed.signer };
}


/***/ }),

/***/ 58195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ decide),
/* harmony export */   u: () => (/* binding */ decisionOf)
/* harmony export */ });
/* harmony import */ var _judge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52484);

/** Decides for every backup of every store whether it is kept, and why. It looks at nothing but its argument. */
function decide(question) {
    const byStore = Map.groupBy((0,_judge_js__WEBPACK_IMPORTED_MODULE_0__/* .judge */ .S)(question), ({ store }) => store);
    return {
        stores: question.stores.map((store) => ({ name: store.name, backups: (byStore.get(store) ?? []).map(decisionOf) })),
    };
}
/** What becomes of one that was judged. */
function decisionOf(one) {
    const { id } = one.backup;
    return (0,_judge_js__WEBPACK_IMPORTED_MODULE_0__/* .isKept */ .t)(one)
        ? { id, decision: 'keep', reasons: [...new Set(reasonsToKeep(one))] }
        : { id, decision: 'remove', reasons: one.against };
}
function reasonsToKeep({ floors, tiers, children: [child, ...more] }) {
    const others = more.length === 0 ? 'needs it' : `and ${more.length} more need it`;
    return [
        ...floors,
        ...tiers.map(({ reason }) => reason),
        ...(child === undefined ? [] : [`${child.backup.id} ${others}`]),
    ];
}


/***/ }),

/***/ 52484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ isKept),
  S: () => (/* binding */ judge)
});

// EXTERNAL MODULE: ./.build/lib/config/retention-schema.js
var retention_schema = __webpack_require__(52863);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
;// CONCATENATED MODULE: ./.build/lib/catalog/retention/calendar.js
const dayMs = 86_400_000;
/** The calendar of a time zone. Only the date comes from the zone: weeks and months are counted on dates, which know no clock change. */
function calendarOf(timezone) {
    const format = new Intl.DateTimeFormat('en', {
        timeZone: timezone,
        calendar: 'gregory',
        numberingSystem: 'latn',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
    });
    return (time) => {
        const parts = format.formatToParts(time).map(({ type, value }) => [type, value]);
        const { year = '', month = '', day = '' } = Object.fromEntries(parts);
        return {
            daily: `${year}-${month}-${day}`,
            weekly: isoWeek(Date.UTC(Number(year), Number(month) - 1, Number(day))),
            monthly: `${year}-${month}`,
        };
    };
}
/** ISO 8601: a week belongs to the year that its Thursday lies in. */
function isoWeek(midnight) {
    const sinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
    const thursday = midnight + (3 - sinceMonday) * dayMs;
    const year = new Date(thursday).getUTCFullYear();
    const week = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * dayMs));
    return `${year}-W${String(week).padStart(2, '0')}`;
}

;// CONCATENATED MODULE: ./.build/lib/catalog/retention/history.js
/** Whether a store keeps a tier: by its setting, else daily and incremental the first, monthly the off-site ones, the others all. */
function keepsTier(store, tier, stores) {
    if (store.keeps !== undefined)
        return store.keeps.includes(tier);
    switch (tier) {
        case 'daily':
        case 'incremental':
            return store.first;
        case 'weekly':
        case 'pre-deployment':
            return true;
        case 'monthly':
            // For lack of another store nothing is lost.
            return store.offSite || (store.first && !stores.some(({ keeps, offSite }) => keeps?.includes(tier) ?? offSite));
    }
}

;// CONCATENATED MODULE: ./.build/lib/catalog/retention/judge.js




function isKept({ floors, tiers, children }) {
    return floors.length + tiers.length + children.length > 0;
}
/** Collects what speaks for each backup, in the order of the question. */
function judge(question) {
    const slotsOf = calendarOf(question.timezone);
    const cases = question.stores.flatMap((store) => store.backups.map((backup) => {
        const floors = [...ownFloors(backup, question)];
        return {
            store,
            backup,
            slots: slotsOf(backup.time),
            floors,
            tiers: [],
            awaitedBy: [],
            children: [],
            against: [],
        };
    }));
    const ours = cases.filter(({ backup }) => backup.system === undefined || backup.system === question.system);
    const history = historyOf(ours, question);
    for (const store of question.stores)
        keepLast(store, history);
    for (const tier of retention_schema/* tiers */.c)
        for (const store of question.stores)
            keepTier(tier, store, history);
    keepParents(ours);
    return cases;
}
/** Floors that a backup has by itself, whatever the others are. */
function* ownFloors(backup, { now, system }) {
    const { id, time, state, lockedUntil, needed } = backup;
    if (backup.system !== undefined && backup.system !== system)
        yield `of another system, ${backup.system}`;
    // Whose it is may be unknown, what it still holds too, and tomorrow the disk may read it again.
    if (state === 'damaged')
        yield `damaged: only a person removes it, after a look with backupctl verify ${id}`;
    if (time > now)
        yield `dated ${time.toISOString()}, in the future: a clock was wrong, and its age is not known`;
    if (lockedUntil !== undefined && lockedUntil > now)
        yield `locked until ${lockedUntil.toISOString()}`;
    yield* needed;
}
function historyOf(ours, question) {
    const restorable = restorableIds(ours);
    const proven = new Set(ours.filter(({ backup }) => backup.proven).map(({ backup }) => backup.id));
    return {
        question,
        newestFirst: ours
            .filter(({ backup }) => backup.state !== 'damaged' && backup.time <= question.now)
            .sort((a, b) => b.backup.time.getTime() - a.backup.time.getTime() || compareTexts(b.backup.id, a.backup.id)),
        isGood: ({ backup }) => backup.state === 'whole' && restorable.has(backup.id),
        isProven: ({ backup }) => proven.has(backup.id),
    };
}
/** Ids that are whole somewhere, and so is all that they need. */
function restorableIds(ours) {
    const whole = ours.filter(({ backup }) => backup.state === 'whole');
    const ids = new Set(whole.map(({ backup }) => backup.id));
    for (let before = -1; before !== ids.size;) {
        before = ids.size;
        for (const { backup } of whole)
            if (!backup.parents.every((id) => ids.has(id)))
                ids.delete(backup.id);
    }
    return ids;
}
/** Of a list, newest first: the newest good one, and the newest of all, which may yet turn out to be good. */
function standing(list, { isGood }) {
    return [...new Set([list.find(isGood), list[0]])].filter((one) => one !== undefined);
}
/** The newest backups of a store and the newest proven one. */
function keepLast(store, history) {
    const { question, newestFirst, isGood, isProven } = history;
    const here = newestFirst.filter((one) => one.store === store);
    for (const one of standing(here, history))
        one.floors.push(`the newest ${isGood(one) ? 'good ' : ''}backup here`);
    for (const one of standing(here.filter(isProven), history))
        one.floors.push('the newest proven backup here');
    const count = Math.max(1, question.policy['keep-last']);
    const last = count === 1 ? 'good backup' : `${count} good backups`;
    let newer = 0;
    for (const one of here) {
        if (newer < count)
            one.floors.push(`no older than the last ${last} here`);
        if (isGood(one))
            newer += 1;
    }
}
const typeOf = {
    incremental: 'incremental',
    daily: 'full',
    weekly: 'full',
    monthly: 'full',
    'pre-deployment': 'pre-deployment',
};
/** What one store keeps of one tier, and what others keep for it because it has not got it yet. */
function keepTier(tier, store, history) {
    const { policy, stores } = history.question;
    const all = history.newestFirst.filter(({ backup }) => backup.type === typeOf[tier]);
    const here = all.filter((one) => one.store === store);
    if (!keepsTier(store, tier, stores)) {
        speakAgainst(here, `${tier}: kept ${onKeepers(tier, stores)}`);
        return;
    }
    const clock = clockOf(tier, store, history);
    const isOld = (one) => clock !== undefined && age(one, clock) > policy[tier];
    const old = `${tier}: more than ${period(policy[tier])} older than ${clock?.backup.id}, from which ages count`;
    for (const [slot, candidates] of Map.groupBy(all, (one) => slotOf(tier, one))) {
        const own = candidates.filter((one) => one.store === store);
        if (candidates.every(isOld))
            speakAgainst(own, old);
        else
            keepSlot(tier, slot, store, candidates, history);
    }
}
function keepSlot(tier, slot, store, candidates, history) {
    const here = candidates.filter((one) => one.store === store);
    const stands = standing(here, history);
    for (const one of stands) {
        const as = slot === one.backup.id ? '' : `: the newest ${history.isGood(one) ? 'good ' : ''}one of ${slot} here`;
        one.tiers.push({ tier, reason: `${tier}${as}, kept for ${period(history.question.policy[tier])}` });
    }
    const [best] = stands;
    const others = here.filter((one) => !stands.includes(one));
    speakAgainst(others, `${tier}: ${best?.backup.id} stands for ${slot}`);
    for (const { backup } of standing(candidates, history)) {
        if (here.some((one) => one.backup.id === backup.id))
            continue;
        const elsewhere = candidates.filter((one) => one.backup.id === backup.id);
        for (const one of elsewhere) {
            one.floors.push(`not yet on ${store.name}, which keeps ${tier} ones`);
            one.awaitedBy.push(store.name);
        }
    }
}
function slotOf(tier, { backup, slots }) {
    return tier === 'incremental' || tier === 'pre-deployment' ? backup.id : slots[tier];
}
/**
 * The backup that ages count from: the newest good one of the store, however long ago, so that failures make nothing old.
 * Nor does one alone after a long gap, when a clock may have jumped: until another confirms it, the one before it counts.
 * A store that has none, or no other, is measured by those of all stores.
 * Full backups count among themselves: incremental ones that succeed must not let them expire.
 */
function clockOf(tier, store, { newestFirst, isGood, question }) {
    const { policy } = question;
    const good = newestFirst.filter((one) => isGood(one) && (typeOf[tier] !== 'full' || one.backup.type === 'full'));
    const here = good.filter((one) => one.store === store);
    const newest = here[0] ?? good[0];
    if (newest === undefined)
        return undefined;
    const olderIn = (list) => list.slice(list.indexOf(newest) + 1).find(({ backup }) => backup.id !== newest.backup.id);
    const before = olderIn(here) ?? olderIn(good);
    if (before === undefined || age(before, newest) <= Math.max(policy[tier], policy.daily))
        return newest;
    before.floors.push(`ages count from it until another good one confirms ${newest.backup.id}`);
    return before;
}
function age(one, clock) {
    return clock.backup.time.getTime() - one.backup.time.getTime();
}
function speakAgainst(cases, why) {
    for (const one of cases)
        one.against.push(why);
}
function onKeepers(tier, stores) {
    const names = stores.filter((store) => keepsTier(store, tier, stores)).map(({ name }) => name);
    return names.length === 0 ? 'on no store' : `on ${names.join(' and ')} only`;
}
function period(ms) {
    return ms % 86_400_000 === 0 ? (0,format/* plural */.LS)(ms / 86_400_000, 'day') : (0,format/* formatDuration */.a3)(ms);
}
function compareTexts(a, b) {
    return Number(a > b) - Number(a < b);
}
/** What a kept backup needs is kept: on the same store, or wherever it is when it is not there. */
function keepParents(ours) {
    const copies = Map.groupBy(ours, ({ backup }) => backup.id);
    const kept = ours.filter(isKept);
    // It grows while it is walked through.
    for (const child of kept) {
        for (const parent of child.backup.parents.flatMap((id) => nearest(copies.get(id) ?? [], child.store))) {
            if (!isKept(parent))
                kept.push(parent);
            parent.children.push(child);
        }
    }
}
function nearest(copies, store) {
    const here = copies.filter((one) => one.store === store && one.backup.state === 'whole');
    return here.length > 0 ? here : copies;
}


/***/ }),

/***/ 69384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ asBackup)
/* harmony export */ });
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73698);

/** A backup as retention looks at it. @param needed why others need it, each in words */
function asBackup(one, needed = []) {
    if (one.kind === 'backup') {
        const { id, system, type, startedAt, bytes, proven, broken } = one;
        const state = broken ? 'damaged' : 'whole';
        return {
            id,
            system,
            type,
            time: new Date(startedAt),
            state,
            proven: proven !== undefined,
            parents: [],
            needed,
            bytes,
        };
    }
    const time = (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_0__/* .backupTime */ .a3)(one.id) ?? new Date(0);
    const { id, kind: state } = one;
    return { id, system: undefined, type: 'full', time, state, proven: false, parents: [], needed, bytes: 0 };
}


/***/ }),

/***/ 44910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ summarySchema),
/* harmony export */   e: () => (/* binding */ summarize)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64377);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _proofs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18527);




/** What retention, copies and status look at of a backup; its manifest without what only a restore needs. */
const summarySchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('backup'),
    id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    system: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    type: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['full', 'incremental', 'pre-deployment']),
    startedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    finishedAt: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    /** The earliest of its components: what was written later may be missing. */
    recoveryPoint: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(),
    bytes: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr(),
    /** Bytes of each component. */
    components: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr()),
    missing: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
    signed: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
    manifestSha256: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    /** The restore test that proves it. */
    proven: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ at: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$(), restoreMs: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig().optional() }).optional(),
    /** It was found to be damaged, and no test of its content has passed since. */
    broken: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
    /** The newest proof of whatever kind. */
    looked: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), depth: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), outcome: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), at: zod__WEBPACK_IMPORTED_MODULE_4__/* .datetime */ .w$() }).optional(),
});
/** @param proofs oldest first */
function summarize({ id, manifest, manifestBytes }, proofs) {
    const points = Object.values(manifest.components).map((component) => component.recoveryPoint);
    const proof = (0,_proofs_js__WEBPACK_IMPORTED_MODULE_2__/* .provingTest */ .Gp)(proofs)?.statement;
    const last = proofs.at(-1)?.statement;
    return {
        kind: 'backup',
        id,
        system: manifest.system,
        type: manifest.type,
        startedAt: manifest.startedAt,
        finishedAt: manifest.finishedAt,
        recoveryPoint: points.sort()[0] ?? manifest.startedAt,
        bytes: (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .totalBytes */ .ob)(manifest),
        components: Object.fromEntries(Object.entries(manifest.components).map(([name, one]) => [name, one.bytes])),
        missing: (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .missingIn */ .EH)(manifest).map(({ component }) => component),
        signed: manifest.signer !== undefined,
        manifestSha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(manifestBytes).digest('hex'),
        broken: isBroken(proofs),
        ...(proof && {
            proven: { at: proof.finishedAt, ...(proof.restoreMs !== undefined && { restoreMs: proof.restoreMs }) },
        }),
        ...(last && { looked: { kind: last.kind, depth: last.depth, outcome: last.outcome, at: last.finishedAt } }),
    };
}
function isBroken(proofs) {
    const failed = proofs.findLastIndex(({ statement }) => statement.outcome === 'failed');
    const since = failed === -1 ? [] : proofs.slice(failed + 1);
    const told = ({ statement }) => statement.kind === 'restore-test' || statement.depth === 'deep';
    return failed !== -1 && !since.some((proof) => proof.statement.outcome === 'passed' && told(proof));
}


/***/ })

};
