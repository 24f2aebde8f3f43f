export const id = 600;
export const ids = [600];
export const modules = {

/***/ 1932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J1: () => (/* binding */ undoStateSchema),
/* harmony export */   ek: () => (/* binding */ placesOf)
/* harmony export */ });
/* unused harmony export unitSchema */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);


/** One path that is switched as a whole: a file, a link, or a folder with all that is in it. */
const unitSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    /** Relative to root. */
    path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .min(1)
        .refine((path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), 'must stay below root'),
    /** Whether something was in place under this name. */
    former: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY(),
});
/** What undo needs; written to the journal before the switch. */
const undoStateSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    root: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().startsWith('/'),
    restoreId: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[\w-]+$/),
    units: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(unitSchema),
});
function placesOf(root, restoreId) {
    return {
        root,
        staging: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, `.restore-${restoreId}`),
        before: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, `.before-restore-${restoreId}`),
        undone: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, `.undone-${restoreId}`),
    };
}


/***/ }),

/***/ 36600:
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
// EXTERNAL MODULE: ./.build/lib/components/files/paths.js
var files_paths = __webpack_require__(18731);
// EXTERNAL MODULE: ./.build/lib/components/files/read-archive.js + 2 modules
var read_archive = __webpack_require__(44787);
// EXTERNAL MODULE: ./.build/lib/components/files/tar.js
var files_tar = __webpack_require__(74132);
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
/** The entries with what such files will hold. */
function withTradingOff(entries, files) {
    return entries.map((entry) => files.find((file) => file.entry.path === entry.path)?.entry ?? entry);
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./.build/lib/lib/file-name.js
var file_name = __webpack_require__(22100);
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
    return points.filter((point) => point !== root && (0,files_paths/* isWithin */.UO)(point, root) && ((0,files_paths/* isWithin */.UO)(point, path) || (0,files_paths/* isWithin */.UO)(path, point)));
}

// EXTERNAL MODULE: ./.build/lib/components/files/restore/units.js
var restore_units = __webpack_require__(82165);
;// CONCATENATED MODULE: ./.build/lib/components/files/restore/obstacles.js









/** Nothing in the archive may land outside the folder it is extracted into. */
function checkArchive(read) {
    const problems = (0,outside/* outsideProblems */.a)(read);
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
            problems.push(`a file system is mounted at ${(0,files_paths/* nameSome */.Kf)(mounts)}`);
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
    const inside = units.filter((unit) => real.some((folder) => (0,files_paths/* isWithin */.UO)(folder, (0,external_node_path_.join)(realRoot, unit.path))));
    if (inside.length === 0) {
        return { name, outcome: 'passed', detail: 'The backups lie in none of the folders that are replaced' };
    }
    return {
        name,
        outcome: 'failed',
        detail: `The backups lie in ${(0,files_paths/* nameSome */.Kf)(inside.map((unit) => unit.path))}, which would be replaced`,
        hint: 'Move the store elsewhere, or restore into another config.root.',
    };
}
/** Without links where the path exists; otherwise as given. */
async function realOf(path) {
    try {
        return (0,file_name/* textOfName */.E5)(await (0,promises_.realpath)((0,file_name/* fsPath */.Jk)(path), 'buffer'));
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === 'ENOENT' || (0,errors/* systemCode */.xU)(error) === 'ENOTDIR')
            return path;
        throw error;
    }
}
async function problemOf(folder, realRoot) {
    try {
        const real = await realOf(folder);
        if (!(0,files_paths/* isWithin */.UO)(real, realRoot))
            return [`${folder} leads outside root, to ${real}`];
        if (!(await (0,promises_.stat)((0,file_name/* fsPath */.Jk)(real))).isDirectory())
            return [`${folder} is not a folder`];
        await (0,promises_.access)((0,file_name/* fsPath */.Jk)(folder), external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
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
        verified: [describeVerified(prepared), ...prepared.kept.map((file) => describeKept(file, session))],
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
function describeKept({ name }, { config }) {
    return `${name} but for the line of ${config.trading.variable}, which is kept as deployed: trading stays off`;
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
        .map(({ path, expected, found }) => `${JSON.stringify(path)} will not be as it was: attributes ${expected}, will have ${found}`);
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
        rights: named('mode', 'owner', 'attributes'),
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
        ['other mode, owner or attributes', summary.rights],
        ['other link target', summary.links],
        ['other type', summary.types],
        ['only in place, set aside', summary.aside],
        ['could not be read in place', summary.unread],
    ];
    const some = kinds.filter(([, paths]) => paths.length > 0);
    const counts = [...some.map(([what, paths]) => `${paths.length} ${what}`), `${summary.unchanged} unchanged`];
    return [`changes: ${counts.join('; ')}`, ...some.map(([what, paths]) => `${what}: ${(0,files_paths/* nameSome */.Kf)(paths)}`)];
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
    const reader = (0,read_archive/* readArchive */.b)();
    const measured = await (0,stored_archive/* readFromBackup */.HY)(session, backup, file, reader);
    const because = measured.problem !== undefined ? [measured.problem] : await mismatches(facts, backup, reader.entries, session);
    if (because.length > 0)
        throw damaged(file.path, because);
    const archived = (0,stored_archive/* onDisk */.FC)(reader.entries);
    const switching = await tradingFilesOf(session.config, root, archived, (paths) => (0,stored_archive/* contentsOf */.KD)(session, backup, file, paths));
    const kept = target.trading ? [] : switching;
    const entries = withTradingOff(archived, kept);
    // Names of an archive that is not safe are not even looked up: they may lead outside.
    const units = (0,outside/* outsideProblems */.a)(reader.entries).length > 0 ? [] : await (0,restore_units/* unitsOf */.$J)(root, entries);
    const tar = await (0,files_tar/* findTar */.By)(session);
    const owners = await (0,extract/* runsAsRoot */.R)(session);
    const safe = checkArchive(reader.entries);
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
                `switch ${(0,format/* plural */.LS)(units.length, 'path')} one after the other: ${(0,files_paths/* nameSome */.Kf)(units.map((unit) => unit.path))}`,
                ...describeChanges(summary),
                ...switching.map((one) => describeTrading(one, target, session)),
                ...(owners ? [] : ['owners and capabilities are not given back: only root can do that']),
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
    if (present.length === 0 || (await (0,restore_units/* statusOf */.c2)(root)) === undefined)
        return { entries: [], found: [], unread: [] };
    return (0,read_tree/* readTree */.Z)(session, tar, root, present, entries, 'warns');
}
function filesIn(entries) {
    return (0,entry/* totalsOf */.vA)(entries).regularFiles;
}
function neededFor(entries) {
    return entries.reduce((sum, entry) => sum + (Math.ceil((entry.data ?? entry.bytes) / blockBytes) + 1) * blockBytes, 0);
}
function damaged(path, because) {
    return new errors/* BackupError */.hj('damaged', `${path} cannot be restored`, {
        because: because.slice(0, 20),
        hint: 'Nothing was touched. Verify the backup, and restore from another one.',
    });
}


/***/ }),

/***/ 30036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ syncFolders),
/* harmony export */   k: () => (/* binding */ switchIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22100);
/* harmony import */ var _lib_replace_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14154);
/* harmony import */ var _lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(29011);
/* harmony import */ var _remove_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(95576);
/* harmony import */ var _undone_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(91095);








/**
 * Switches the staged files in, one path after the other: the former is set aside below `before`, the new one takes its name.
 * A reader of a file finds the old or the new one, never half of one; a folder's name is absent for some microseconds (see
 * `replace`). When a path fails, those already switched are put back.
 *
 * @throws BackupError `restore-failed`: what was in place is in place again, or undo brings it back
 */
async function switchIn(places, units, reached = () => { }) {
    const done = [];
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(places.before, { mode: 0o700 });
        for (const unit of units)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.before, unit.path))), { recursive: true, mode: 0o700 });
        await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(places.root);
        reached('begun');
        for (const unit of units) {
            done.push(unit);
            switchOne(places, unit, () => reached('between', unit));
            reached('switched', unit);
        }
        await syncFolders(places, units);
    }
    catch (error) {
        await putAllBack(places, done, error);
        throw switchError(error, 'What was in place is in place again; nothing was lost.');
    }
}
function switchOne(places, unit, between) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, unit.path);
    const next = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.staging, unit.path);
    if (unit.former)
        (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .replace */ .HC)(live, next, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.before, unit.path), between);
    else if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(live) === undefined)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(next), (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(live));
    else
        throw new Error(`${live} has appeared since the restore was prepared`);
}
async function putAllBack(places, done, why) {
    try {
        for (const unit of done.toReversed())
            putOneBack(places, unit);
        await (0,_remove_js__WEBPACK_IMPORTED_MODULE_6__/* .removeEmpty */ .e)(places.before);
        await syncFolders(places, done);
    }
    catch (error) {
        const cause = new AggregateError([why, error], (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(why));
        throw switchError(cause, 'Not everything could be put back either: run the undo as printed.', [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)]);
    }
}
/** Takes one step back, however far it had come. The staged copy goes back to where it waited. */
function putOneBack(places, unit) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, unit.path);
    const staged = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.staging, unit.path);
    const former = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.before, unit.path);
    const waiting = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(staged) !== undefined;
    if (unit.former) {
        // With the staged copy still waiting, what is in place came from elsewhere just now: it is kept too.
        if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(former) !== undefined)
            (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .putBack */ .pK)(live, former, waiting ? (0,_undone_js__WEBPACK_IMPORTED_MODULE_7__/* .undonePath */ .$v)(places, unit) : staged);
    }
    else if (!waiting && (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(live) !== undefined)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(live), (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(staged));
}
/** The names on both sides of every move. */
async function syncFolders(places, units) {
    const folders = new Set([places.root]);
    for (const unit of units) {
        for (const place of [places.root, places.before, places.staging])
            folders.add((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, unit.path)));
    }
    for (const folder of folders)
        if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_4__/* .statusNow */ .rN)(folder) !== undefined)
            await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .syncToDisk */ .U)(folder);
}
function switchError(cause, outcome, because = []) {
    const hint = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) === 'EXDEV' || (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) === 'EBUSY'
        ? `${outcome} A file system is mounted there: names cannot be swapped across it. Unmount it for the restore.`
        : `${outcome} Correct the cause, then run the restore again.`;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', 'The restored files could not be switched in', {
        cause,
        because: [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause), ...because],
        hint,
    });
}


/***/ }),

/***/ 10538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkUndo: () => (/* binding */ checkUndo),
/* harmony export */   stagingOf: () => (/* binding */ stagingOf),
/* harmony export */   undoOf: () => (/* binding */ undoOf),
/* harmony export */   undoRestore: () => (/* binding */ undoRestore)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22100);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(22751);
/* harmony import */ var _lib_replace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14154);
/* harmony import */ var _lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29011);
/* harmony import */ var _restorable_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72012);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(18731);
/* harmony import */ var _places_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1932);
/* harmony import */ var _remove_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(95576);
/* harmony import */ var _switch_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(30036);
/* harmony import */ var _undone_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(91095);













/** The record of a switch, and the same by hand. */
function undoOf(root, restoreId, units) {
    const places = (0,_places_js__WEBPACK_IMPORTED_MODULE_8__/* .placesOf */ .ek)(root, restoreId);
    const state = {
        root,
        restoreId,
        units: units.map(({ path, former }) => ({ path, former })),
    };
    return { state, commands: [...units].reverse().map((unit) => commandFor(places, unit)) };
}
/** The record of a copy that is being staged: undo removes it. */
function stagingOf(root, restoreId, units) {
    const { staging } = (0,_places_js__WEBPACK_IMPORTED_MODULE_8__/* .placesOf */ .ek)(root, restoreId);
    return { ...undoOf(root, restoreId, units), commands: [`rm -rf --one-file-system -- ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(staging)}`] };
}
/**
 * Puts the former files back, from any moment of the switch and also when the staged copy only waited. The restored files go to
 * `.undone-<restoreId>`; nothing is deleted but the staged copy, which the backup holds. Where files come back, readers see
 * what `replace` tells of. Doing it twice does nothing the second time.
 *
 * @throws BackupError `restore-failed` with what is left to do by hand, or that the former files are gone
 */
async function undoRestore(state, session, { phase } = _restorable_js__WEBPACK_IMPORTED_MODULE_7__/* .undoAsked */ .B) {
    const { root, restoreId, units } = parseState(state);
    const places = (0,_places_js__WEBPACK_IMPORTED_MODULE_8__/* .placesOf */ .ek)(root, restoreId);
    const lost = whyGone(places, units, phase);
    if (lost !== undefined)
        throw lost;
    const lines = [];
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(places.before) !== undefined) {
        lines.push(...putUnitsBack(places, units));
        await (0,_switch_js__WEBPACK_IMPORTED_MODULE_10__/* .syncFolders */ .T)(places, units);
        await (0,_remove_js__WEBPACK_IMPORTED_MODULE_9__/* .removeEmpty */ .e)(places.before);
    }
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(places.staging) !== undefined) {
        await (0,_remove_js__WEBPACK_IMPORTED_MODULE_9__/* .removeTree */ .d)(session, places.staging);
        lines.push(`removed ${places.staging}, a copy from the backup that was not in use`);
    }
    if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(root) !== undefined)
        await (0,_lib_sync_to_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .syncToDisk */ .U)(root);
    return lines.length > 0 ? lines : [`nothing to do: ${root} holds its former files`];
}
/** Looks whether the former files are still there. */
async function checkUndo(state, _session, { phase } = _restorable_js__WEBPACK_IMPORTED_MODULE_7__/* .undoAsked */ .B) {
    const { root, restoreId, units } = parseState(state);
    return whyGone((0,_places_js__WEBPACK_IMPORTED_MODULE_8__/* .placesOf */ .ek)(root, restoreId), units, phase);
}
function parseState(state) {
    const parsed = _places_js__WEBPACK_IMPORTED_MODULE_8__/* .undoStateSchema */ .J1.safeParse(state);
    if (parsed.success)
        return parsed.data;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', 'The record of the restore of the configuration files cannot be understood', {
        because: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
        hint: 'The former files lie in .before-restore-<id> below config.root; move them back by hand.',
    });
}
/** After a switch every path has its former beside it, until an undo sets the restored one aside. */
function whyGone(places, units, phase) {
    if (phase !== 'switched')
        return undefined;
    const begun = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(places.before) !== undefined;
    const gone = units.filter(({ path, former }) => {
        if ([(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.undone, path), (0,_undone_js__WEBPACK_IMPORTED_MODULE_11__/* .goneMark */ .tV)(places, path)].some((one) => (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(one) !== undefined))
            return false;
        if (former)
            return (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.before, path)) === undefined;
        return !begun && (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, path)) !== undefined;
    });
    if (gone.length === 0)
        return undefined;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', `The former ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_12__/* .nameSome */ .Kf)(gone.map(({ path }) => path))} cannot be put back`, {
        because: [
            `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(gone.length, 'path')} not in ${places.before} any more: what the restore had set aside was removed`,
        ],
        hint: `The files below ${places.root} stay as they are. To go back, restore a backup from before this restore.`,
    });
}
function putUnitsBack(places, units) {
    const back = [];
    const aside = [];
    for (const unit of units.toReversed()) {
        try {
            if (unit.former) {
                if (restoreFormer(places, unit))
                    back.push(unit.path);
            }
            else if (takeOut(places, unit))
                aside.push(unit.path);
        }
        catch (error) {
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('restore-failed', `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, unit.path)} could not be put back`, {
                cause: error,
                because: [(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)],
                hint: 'Correct the cause and run the undo again: it goes on where it stopped.',
            });
        }
    }
    const from = (names) => `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(names.length, 'path')}: ${(0,_paths_js__WEBPACK_IMPORTED_MODULE_12__/* .nameSome */ .Kf)(names)}`;
    return [
        ...(back.length > 0 ? [`put back the former ${from(back)}`] : []),
        ...(aside.length > 0 ? [`took out what was not there before, ${from(aside)}`] : []),
        ...((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(places.undone) === undefined ? [] : [`the restored files are kept in ${places.undone}`]),
    ];
}
function restoreFormer(places, unit) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, unit.path);
    const former = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.before, unit.path);
    const status = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(former);
    if (status === undefined)
        return false; // not reached by the switch, or put back already
    const now = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(live);
    if (now === undefined)
        (0,_undone_js__WEBPACK_IMPORTED_MODULE_11__/* .markGone */ .FL)(places, unit);
    const keeps = now !== undefined && !(0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .isSame */ .Ft)(now, status);
    (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .putBack */ .pK)(live, former, keeps ? (0,_undone_js__WEBPACK_IMPORTED_MODULE_11__/* .undonePath */ .$v)(places, unit) : '');
    return true;
}
function takeOut(places, unit) {
    const live = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.root, unit.path);
    const reached = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.staging, unit.path)) === undefined;
    const already = (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.undone, unit.path)) !== undefined;
    if (!reached || already || (0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_5__/* .statusNow */ .rN)(live) === undefined)
        return false;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(live), (0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)((0,_undone_js__WEBPACK_IMPORTED_MODULE_11__/* .undonePath */ .$v)(places, unit)));
    return true;
}
/** Safe at every moment: what the switch has not reached is left alone. */
function commandFor(places, unit) {
    const [live, former, staged, undone] = [places.root, places.before, places.staging, places.undone].map((place) => (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, unit.path)));
    const mark = (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)((0,_undone_js__WEBPACK_IMPORTED_MODULE_11__/* .goneMark */ .tV)(places, unit.path));
    const folder = (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.undone, unit.path, '..'));
    const make = `mkdir -p -m 700 ${folder}`;
    const away = `${make} && mv -T ${live} ${undone}`;
    const there = (path) => `[ -e ${path} ] || [ -L ${path} ]`;
    return unit.former
        ? `if ${there(former)}; then if ${there(live)}; then ${away}; else ${make} && : >${mark}; fi; mv -T ${former} ${live}; fi`
        : `if [ -d ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_4__/* .shellQuote */ .ZL)(places.before)} ] && [ ! -e ${staged} ] && [ ! -L ${staged} ]; then ${away}; fi`;
}


/***/ }),

/***/ 91095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ undonePath),
/* harmony export */   FL: () => (/* binding */ markGone),
/* harmony export */   tV: () => (/* binding */ goneMark)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22100);
/* harmony import */ var _lib_replace_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14154);




/** A free name for what an undo takes out of its place; the folder for it is made. */
function undonePath(places, unit) {
    const wanted = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(places.undone, unit.path);
    makeFolders(places, wanted);
    for (let at = 0;; at += 1) {
        const path = at === 0 ? wanted : `${wanted}.${at}`;
        if ((0,_lib_replace_js__WEBPACK_IMPORTED_MODULE_3__/* .statusNow */ .rN)(path) === undefined)
            return path;
    }
}
/**
 * Stands where a restored file would lie that somebody had removed before the undo: without it, an undo that goes on after a
 * kill could not tell a former file that is back from one that is gone.
 */
function goneMark({ undone }, path) {
    return `${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(undone, path)}.was-gone`;
}
function markGone(places, { path }) {
    const mark = goneMark(places, path);
    makeFolders(places, mark);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)(mark), '');
}
function makeFolders({ undone }, path) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(undone, { recursive: true, mode: 0o700 });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_2__/* .fsPath */ .Jk)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)), { recursive: true, mode: 0o700 });
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
/* harmony import */ var _lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22100);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18731);





/** The topmost entries of an archive: those whose folder is not itself an entry. What was selected, seen from its result. */
function topEntries(entries) {
    const paths = new Set(entries.map((entry) => entry.path));
    return [...paths].filter((path) => !(0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .ancestorsOf */ .Gw)(path).some((folder) => paths.has(folder))).sort();
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
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,_lib_file_name_js__WEBPACK_IMPORTED_MODULE_3__/* .fsPath */ .Jk)(path));
    }
    catch (error) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOENT' || (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) === 'ENOTDIR')
            return undefined;
        throw error;
    }
}
async function locate(root, path) {
    for (const at of [...(0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .ancestorsOf */ .Gw)(path), path]) {
        if ((await statusOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, at))) === undefined)
            return { path: at, former: false };
    }
    return { path, former: true };
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
