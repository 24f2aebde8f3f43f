export const id = 6125;
export const ids = [6125,9263];
export const modules = {

/***/ 73698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WH: () => (/* binding */ backupId),
/* harmony export */   a3: () => (/* binding */ backupTime),
/* harmony export */   wQ: () => (/* binding */ freeId)
/* harmony export */ });
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


/***/ }),

/***/ 97153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EB: () => (/* binding */ leftoverPattern),
/* harmony export */   SC: () => (/* binding */ findBackup),
/* harmony export */   cu: () => (/* binding */ identityOf),
/* harmony export */   g4: () => (/* binding */ belongsTo),
/* harmony export */   hB: () => (/* binding */ readEntry),
/* harmony export */   uM: () => (/* binding */ readCatalog)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);
/* harmony import */ var _lib_limit_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6421);
/* harmony import */ var _stores_store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32052);
/* harmony import */ var _backup_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(73698);
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24662);
/* harmony import */ var _seal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39797);






const leftoverPattern = new RegExp(`^\\d{8}_\\d{6}(${_stores_store_js__WEBPACK_IMPORTED_MODULE_3__/* .stagedSuffix */ .iZ}|${_stores_store_js__WEBPACK_IMPORTED_MODULE_3__/* .removedSuffix */ .g_})$`);
/** Reads the catalog of a store from its manifests. */
async function readCatalog(store) {
    const folders = await store.folders();
    const ids = folders.filter((name) => (0,_backup_id_js__WEBPACK_IMPORTED_MODULE_4__/* .backupTime */ .a3)(name) !== undefined);
    const limit = new _lib_limit_js__WEBPACK_IMPORTED_MODULE_5__/* .Limit */ .I(atOnce);
    const found = await Promise.all(ids.map((id) => limit.run(() => readEntry(store, id))));
    const entries = found.filter((entry) => entry.kind !== 'unfinished');
    const unfinished = found.filter(({ kind }) => kind === 'unfinished').map(({ id }) => id);
    return { entries, leftovers: [...folders.filter((name) => leftoverPattern.test(name)), ...unfinished] };
}
function damaged(id, problem) {
    return { kind: 'damaged', id, problem: `${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestPath */ .ji} ${problem}` };
}
/** How many answers of a store far away are waited for together. */
const atOnce = 24;
/**
 * Reads one backup, whose folder must exist. Unfinished: begun in a store without a rename, and not committed; no backup. One
 * that cannot be read must not hide the others: it is damaged.
 */
async function readEntry(store, id) {
    return await readFolder(store, id).catch((error) => damaged(id, `cannot be read: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`));
}
async function readFolder(store, id) {
    const manifestBytes = await store.readSmall(`${id}/${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestPath */ .ji}`);
    const parsed = manifestBytes && (0,_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .parseManifest */ .Ng)(manifestBytes);
    if (parsed?.kind === 'manifest' && manifestBytes) {
        const { manifest } = parsed;
        if (manifest.id === id)
            return { kind: 'backup', id, manifest, manifestBytes };
        return damaged(id, `is the manifest of backup ${manifest.id}`);
    }
    const objects = await store.list(id);
    // It was committed in between.
    if (parsed === undefined && objects.some(({ path }) => path === `${id}/${_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestPath */ .ji}`))
        return await readFolder(store, id);
    if (parsed === undefined && objects.some(({ path }) => path === `${id}/${_stores_store_js__WEBPACK_IMPORTED_MODULE_3__/* .unfinishedMark */ .P5}`))
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
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('backup-not-found', `${missing} is in ${location}`, {
        hint: ids.length === 0
            ? 'The store has no backups, or does not exist. Check the store setting, or make one with the backup operation.'
            : `The newest there: ${ids.join(', ')}. List all with: backupctl list`,
    });
}
/** Whether a backup is one of this system's; a backup without a readable manifest may be anybody's and counts. */
function belongsTo(entry, system) {
    return entry.kind !== 'backup' || entry.manifest.system === system;
}
/** What names a backup for good; nothing for one without a manifest. */
function identityOf(entry) {
    return { id: entry.id, ...(entry.kind === 'backup' && { manifestSha256: (0,_seal_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Of */ .Bj)(entry.manifestBytes) }) };
}
/**
 * Names that the guide's scripts, which write .sql.gz, .rdb.gz and .tar.gz only, never give to a file, and their users do
 * not either: checksums that the scripts leave out are often added by hand.
 */
const ownNames = /^(metadata\/(SHA256SUMS|RESTORE\.md)|database\/globals_.*|.*\.zst)$/;


/***/ }),

/***/ 24662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $$: () => (/* binding */ bytesOf),
  Gb: () => (/* binding */ encodeManifest),
  dH: () => (/* reexport */ factsPath),
  ns: () => (/* binding */ instructionsPath),
  ji: () => (/* binding */ manifestPath),
  EH: () => (/* binding */ missingIn),
  bd: () => (/* binding */ missingWarning),
  Kw: () => (/* reexport */ namesPath),
  Ng: () => (/* binding */ parseManifest),
  Wx: () => (/* binding */ proofsFolder),
  oY: () => (/* binding */ signaturePath),
  e8: () => (/* binding */ summaryPath),
  eN: () => (/* binding */ sumsPath),
  ob: () => (/* binding */ totalBytes)
});

// UNUSED EXPORTS: manifestSchema

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/config/component-names.js
var component_names = __webpack_require__(28715);
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

// EXTERNAL MODULE: ./.build/lib/pipeline/encryption/cipher.js
var cipher = __webpack_require__(84080);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./.build/lib/catalog/manifest-fields.js

const backupTypes = ['full', 'incremental', 'pre-deployment'];
const time = iso/* datetime */.w$();
const manifest_fields_json = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* json */.Pq9());
/** What every manifest says, whatever it tells of the content. */
const commonFields = {
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
    /** Between the earliest and the latest recovery point, milliseconds. */
    skewMs: schemas/* number */.aig().min(0),
    /** Public key (base64 of its DER form) whose signature lies beside the manifest. */
    signer: schemas/* string */.YjP().optional(),
};
const commonComponentFields = {
    recoveryPoint: time,
    durationMs: schemas/* number */.aig().min(0),
    bytes: schemas/* int */.Whr().min(0),
    rawBytes: schemas/* int */.Whr().min(0),
    /** What was to be read, as the source told before: to see from the next backup how much it has grown. */
    sourceBytes: schemas/* number */.aig().min(0).optional(),
};

;// CONCATENATED MODULE: ./.build/lib/catalog/encrypted-manifest.js





/** The manifest of format 1, and what each file is called, encrypted. */
const factsPath = (kind) => `metadata/facts.json.${kind}`;
const namesPath = (kind) => `metadata/names.${kind}`;
/**
 * The signed record of an encrypted backup, format version 2: what everybody may know. All that tells of the content is in
 * the manifest of format 1 that lies encrypted in the backup. Newer programs may say more here.
 */
const encryptedManifestSchema = schemas/* object */.Ikc({
    ...commonFields,
    format: schemas/* literal */.euz(2),
    encryption: schemas/* object */.Ikc({ kind: schemas/* enum */.k5n(cipher/* cipherKinds */.z), recipients: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    components: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(component_names/* componentNames */.w), 
    // What tells its server from others: a staging server is proven not to be production, with or without a key.
    schemas/* object */.Ikc({ ...commonComponentFields, identity: manifest_fields_json.optional() })),
    /** Components that it should hold too and does not. */
    missing: schemas/* array */.YOg(schemas/* enum */.k5n(component_names/* componentNames */.w)),
    /** Every file but the manifest, its signature, SHA256SUMS and later proofs, as it lies there. */
    files: schemas/* array */.YOg(storedFileSchema.pick({ path: true, bytes: true, sha256: true }).strip()),
});

;// CONCATENATED MODULE: ./.build/lib/catalog/manifest.js






const manifestPath = 'metadata/backup_info.json';
const signaturePath = 'metadata/backup_info.json.sig';
const sumsPath = 'metadata/SHA256SUMS';
const summaryPath = 'metadata/backup_summary.txt';
const instructionsPath = 'metadata/RESTORE.md';
const proofsFolder = 'proofs';
const componentSchema = schemas/* strictObject */.rej({
    ...commonComponentFields,
    source: schemas/* string */.YjP(),
    highlights: schemas/* array */.YOg(schemas/* string */.YjP()),
    tools: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()),
    /** The component's own record; parsed by the component. */
    facts: manifest_fields_json,
});
/** The signed record of a backup, format version 1. */
const manifestSchema = schemas/* strictObject */.rej({
    ...commonFields,
    format: schemas/* literal */.euz(1),
    components: schemas/* partialRecord */.jgl(schemas/* enum */.k5n(component_names/* componentNames */.w), componentSchema),
    /** Every file of the backup but the manifest, its signature, SHA256SUMS and later proofs. */
    files: schemas/* array */.YOg(storedFileSchema),
    warnings: schemas/* array */.YOg(schemas/* string */.YjP()),
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
    if (typeof value.format === 'number' && value.format > 2) {
        return { kind: 'damaged', problem: `has format version ${value.format}; this program reads versions 1 and 2` };
    }
    const parsed = value.format === 2 ? encryptedManifestSchema.safeParse(value) : manifestSchema.safeParse(value);
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
function missingIn(manifest) {
    if ('missing' in manifest) {
        return manifest.missing.map((component) => ({
            component,
            warning: missingWarning(component, 'its manifest says why, which is encrypted'),
        }));
    }
    return manifest.warnings.flatMap((warning) => component_names/* componentNames */.w
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

/***/ 39797:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bj: () => (/* binding */ sha256Of),
/* harmony export */   Z7: () => (/* binding */ sealProblem),
/* harmony export */   fJ: () => (/* binding */ sealFields),
/* harmony export */   od: () => (/* binding */ seal)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13798);
/* harmony import */ var _signature_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72372);



/** What stands beside a text in the same file, so that every edit of it is noticed. */
const sealFields = {
    /** Over the text. */
    sha256: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** Public key (base64 of its DER form) whose signature over the text this is. */
    signer: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
    signature: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().optional(),
};
function seal(text, signer) {
    return {
        sha256: sha256Of(text),
        ...(signer && { signer: signer.publicKey, signature: signer.sign(text).toString('base64') }),
    };
}
/** What is wrong with a seal; undefined when it stands. */
function sealProblem(text, { sha256, signer, signature }) {
    if (sha256 !== sha256Of(text))
        return 'was changed after it was written';
    if (signer === undefined && signature === undefined)
        return undefined;
    if (signer === undefined || signature === undefined)
        return 'has half a signature';
    const bytes = Buffer.from(signature, 'base64');
    // base64 has more than one spelling of the same bytes; only ours counts.
    return bytes.toString('base64') === signature && (0,_signature_js__WEBPACK_IMPORTED_MODULE_1__/* .isSignedBy */ .s3)(signer, text, bytes)
        ? undefined
        : 'has a signature that does not match';
}
function sha256Of(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex');
}


/***/ }),

/***/ 72372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ openSigner),
/* harmony export */   To: () => (/* binding */ trustedKey),
/* harmony export */   s3: () => (/* binding */ isSignedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);


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
    const key = parseKey('signing.private-key', () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(pemOf(pem)), makePrivate);
    const publicKey = encodeKey((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key));
    return { publicKey, sign: (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, bytes, key) };
}
/** The key that signatures must come from: the configured public key, else the public half of the private one. */
function trustedKey(keys) {
    return configuredPublicKey(keys) ?? openSigner(keys)?.publicKey;
}
function configuredPublicKey(keys) {
    const pem = keys['public-key'];
    return pem === undefined
        ? undefined
        : encodeKey(parseKey('signing.public-key', () => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pemOf(pem)), givePublic));
}
/** Whether `signature` is by the holder of `publicKey` (base64 DER) over `bytes`. */
function isSignedBy(publicKey, bytes, signature) {
    try {
        const der = Buffer.from(publicKey, 'base64');
        // base64 has more than one spelling of the same bytes; only ours counts.
        if (der.toString('base64') !== publicKey)
            return false;
        const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: der, format: 'der', type: 'spki' });
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(null, bytes, key, signature);
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
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('invalid-config', `${name} is not an ed25519 key in PEM form`, { cause, hint });
}


/***/ }),

/***/ 68001:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   pE: () => (/* binding */ waitingTime)
/* harmony export */ });
/* unused harmony export parseDuration */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13798);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88532);

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
const duration = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(notDuration).transform((text, context) => {
    const ms = parseDuration(text);
    if (ms !== undefined)
        return ms;
    // The text is not repeated: it may have come out of an environment variable.
    context.addIssue({ code: 'custom', message: notDuration });
    return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
});
/** Longer timers of Node.js fire at once (2^31 - 1 ms). */
const longestTimerMs = 24 * unitMs.d;
/** Schema of a time to wait: a duration that a timer can keep. */
const waitingTime = duration.refine((ms) => ms > 0 && ms <= longestTimerMs, 'must be more than 0 and at most 24d');


/***/ }),

/***/ 52863:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ retention),
/* harmony export */   c: () => (/* binding */ tiers)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13798);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68001);


/** What a backup counts as for retention, from the least worth to the most. */
const tiers = ['incremental', 'daily', 'weekly', 'pre-deployment', 'monthly'];
// Elsewhere 0 may mean "for ever"; nobody should learn here that it does not.
const period = _duration_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0.refine((ms) => ms > 0, 'must be more than 0');
const retention = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    incremental: period.prefault('24h').meta({ description: 'How long incremental backups are kept.' }),
    daily: period.prefault('7d').meta({ description: 'How long the last full backup of each day is kept.' }),
    weekly: period.prefault('30d').meta({ description: 'How long the last full backup of each ISO week is kept.' }),
    monthly: period.prefault('90d').meta({ description: 'How long the last full backup of each month is kept.' }),
    'pre-deployment': period.prefault('30d').meta({ description: 'How long backups before a deployment are kept.' }),
    'keep-last': zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(1).default(3).meta({
        description: 'So many of the newest good backups stay in each store, whatever their age.',
    }),
})
    .meta({
    description: 'How long backups are kept. Ages count from the newest good backup of a store: where backups fail, none grows old. Days, weeks and months are those of timezone.',
});


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
/* harmony import */ var _retention_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52863);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(60337);



/** What a store can be. */
const storeKinds = ['local', 's3', 'azure', 'ssh'];
const text = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).optional();
/** What every store can say of itself. */
const ofAll = {
    'off-site': zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY()
        .optional()
        .meta({ description: 'Whether it counts as off-site. Default: every store but a local folder does.' }),
    keep: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(_retention_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .tiers */ .c)).optional().meta({
        description: 'What prune keeps here. Default: weekly and pre-deployment; daily and incremental on the first store; monthly on off-site ones.',
    }),
};
const prefix = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
    .default('')
    .transform((path) => path.replace(/^\/+|\/+$/g, ''))
    .meta({ description: 'What the names of all objects begin with, without the last "/".' });
const local = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('local'),
    path: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).default('./backups').meta({ description: 'Folder that holds the backups.' }),
    ...ofAll,
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
    ...ofAll,
})
    .meta({ description: 'Amazon S3, or a service that speaks its protocol.' });
const azure = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('azure'),
    container: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(1).meta({ description: 'The container. It must exist.' }),
    prefix,
    account: text.meta({ description: 'Name of the storage account. Needed without an endpoint, and with a key.' }),
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
        description: 'Shared access signature in place of a key, with the permissions rcwdl; in this file only as a reference to the environment.',
        examples: ['${AZURE_STORAGE_SAS_TOKEN}'],
    }),
    'access-tier': zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['Hot', 'Cool', 'Cold']).optional().meta({
        description: 'Tier of the files of backups. Small records stay in that of the account, which is the default.',
    }),
    ...ofAll,
})
    .meta({
    description: 'Azure Blob Storage. With neither key nor SAS an identity: the client AZURE_CLIENT_ID of AZURE_TENANT_ID (by AZURE_CLIENT_SECRET, AZURE_FEDERATED_TOKEN_FILE or GitHub’s OIDC), else a managed identity, else the login of az (azure/login).',
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
    ...ofAll,
})
    .meta({ description: 'A folder on another host, reached with the system’s ssh.' });
const storeName = /^[a-z][a-z0-9-]{0,31}$/;
const storeSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('kind', [local, s3, azure, ssh]);
/** A store whose name is a kind need not say it: `local: { path: … }`. */
function withKinds(stores) {
    if (!(0,_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u)(stores))
        return stores;
    const named = Object.entries(stores).map(([name, store]) => {
        const isKind = storeKinds.some((kind) => kind === name);
        return [name, isKind && (0,_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .isRecord */ .u)(store) && store.kind === undefined ? { ...store, kind: name } : store];
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
        return { name, store, first: index === 0, offSite, keeps: store.keep };
    });
}


/***/ }),

/***/ 60337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ valueAt),
/* harmony export */   u: () => (/* binding */ isRecord)
/* harmony export */ });
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


/***/ }),

/***/ 53912:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ freeBytes)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);


/** Free bytes where a folder is or will be made. */
async function freeBytes(place) {
    for (let folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(place);; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder)) {
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.statfs)(folder).catch(() => undefined);
        if (stats !== undefined)
            return stats.bavail * stats.bsize;
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder) === folder)
            return undefined;
    }
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

/***/ 84080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ keyMissing),
/* harmony export */   z: () => (/* binding */ cipherKinds)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

const cipherKinds = ['age', 'gpg'];
function keyMissing({ kind, recipients }, because, cause) {
    const where = kind === 'age' ? 'encryption.age.identity-files or BACKUP_AGE_IDENTITY' : 'encryption.gpg.home';
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('key-missing', `No key at hand opens this backup, which is encrypted with ${kind}`, {
        because: [`Any one of these opens it: ${recipients.join(', ')}`, ...because],
        hint: `Give the private key of one of its recipients by ${where}. Nothing was touched.`,
        cause,
    });
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

/***/ 60061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ openStore),
/* harmony export */   S3: () => (/* binding */ openNamed),
/* harmony export */   Sv: () => (/* binding */ openWritableStore)
/* harmony export */ });
/* harmony import */ var _config_stores_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19263);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _local_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(29582);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(32052);




/** Opens the store at work, the first one, to look at it. */
async function openStore(config, around) {
    return (0,_store_js__WEBPACK_IMPORTED_MODULE_3__/* .readOnly */ .Tu)(await openWritableStore(config, around));
}
/** Opens it to write to it: only once it is certain that something is to be written. */
async function openWritableStore(config, around) {
    const first = (0,_config_stores_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .storesOf */ .oi)(config).find((one) => one.first);
    if (first === undefined)
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('invalid-config', 'No store is configured');
    return await openNamed(first.name, first.store, around);
}
/** Opens one of the configured stores. Heavy parts are loaded for the kind that is asked for. */
async function openNamed(name, config, around) {
    requireVariables(name, config);
    switch (config.kind) {
        case 'local':
            requireFolder(config.path);
            return (0,_local_js__WEBPACK_IMPORTED_MODULE_2__/* .localStore */ .x)(name, config.path);
        case 's3':
            return (await Promise.all(/* import() */[__webpack_require__.e(3711), __webpack_require__.e(7691)]).then(__webpack_require__.bind(__webpack_require__, 17691))).s3Store(name, config, around);
        case 'azure':
            return (await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(4156), __webpack_require__.e(1852)]).then(__webpack_require__.bind(__webpack_require__, 1852))).azureStore(name, config, around);
        case 'ssh':
            return (await __webpack_require__.e(/* import() */ 3334).then(__webpack_require__.bind(__webpack_require__, 3334))).sshStore(name, config, around);
    }
}
/** Said only when the store is needed: another one must not be barred from work by what this one lacks. */
function requireVariables(name, config) {
    for (const [setting, value] of Object.entries(config)) {
        const variable = typeof value === 'string' ? /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/.exec(value)?.[1] : undefined;
        if (variable === undefined)
            continue;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('invalid-config', `stores.${name}.${setting} needs the environment variable ${variable}`, {
            hint: `Set ${variable} where this runs, or leave the store out. Nothing was started in it.`,
        });
    }
}
/** "gs://bucket/x" as a folder would lie in the working folder, where nobody looks for it and the next checkout cleans. */
function requireFolder(path) {
    if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(path))
        return;
    const shown = path.replace(/:\/\/.*/s, '://…');
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj('unsupported', `A local store must be a folder on this machine, not ${shown}`, {
        hint: 'Give the path of a folder, s3://bucket/prefix or ssh://user@host/path, or configure the store in backup.yml.',
    });
}


/***/ }),

/***/ 40827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ unreadable),
/* harmony export */   Q: () => (/* binding */ notPlain),
/* harmony export */   qC: () => (/* binding */ readIfThere),
/* harmony export */   sb: () => (/* binding */ openForReading)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_codec_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93407);
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
const openFlags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW;
/** @throws BackupError `read-failed` when there is no plain file, or it cannot be opened */
async function openForReading(path) {
    try {
        return (await openPlain(path)).createReadStream({ highWaterMark: _pipeline_codec_js__WEBPACK_IMPORTED_MODULE_3__/* .readChunkBytes */ .vv });
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
        if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? ''))
            return undefined;
        throw unreadable(path, error);
    }
}
async function openPlain(path) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, openFlags).catch((error) => {
        // A link, and a socket or a device without a driver, cannot even be opened.
        throw ['ELOOP', 'ENXIO'].includes((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? '') ? notPlain(path) : error;
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
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('read-failed', `${path} is not a plain file`, {
        hint: 'A store holds plain files only, no links, pipes or devices. Find out who put it there, then remove it.',
    });
}
function unreadable(path, cause) {
    if (cause instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj)
        return cause;
    return new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('read-failed', `${path} could not be read: ${(0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) ?? 'it failed'}`, {
        cause,
        hint: 'Check that this user may read the store and all below it, and the disk it lies on (dmesg).',
    });
}


/***/ }),

/***/ 4764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NT: () => (/* binding */ temporaryName),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   fR: () => (/* binding */ replaceFile),
/* harmony export */   fc: () => (/* binding */ makeFolder),
/* harmony export */   mP: () => (/* binding */ unwritable),
/* harmony export */   x3: () => (/* binding */ createFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12035);
/* harmony import */ var _pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(866);
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





/** What a kill in the middle of a write leaves behind; never part of what the store holds. */
const temporaryName = /^\.[0-9a-f-]{36}\.tmp$/;
/** Replaces a file in one step. */
async function replaceFile(path, content) {
    await writeBeside(path, content, (temporary) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(temporary, path));
}
/**
 * Makes a file unless there is one; false when there is. link() fails when the name is taken, also over NFS, so that two hosts cannot
 * both win.
 */
function createFile(path, content) {
    return writeBeside(path, content, async (temporary) => {
        try {
            const linked = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(temporary, path).then(() => true, (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .whenFailed */ .aK)(noLinks, false));
            // O_EXCL too lets only one win, on every file system. Others may find the object unfinished for a moment, and take it
            // for unreadable: of leases the highest number holds even then.
            if (!linked)
                await (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .createSynced */ .fM)(path, [content]);
            return true;
        }
        catch (error) {
            return (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .whenFailed */ .aK)(['EEXIST'], false)(error);
        }
    });
}
/** What link() says where a file system has no hard links: FAT, exFAT, some network shares (link(2)). */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];
/** Writes and syncs a temporary file beside `path`, has it published, and leaves nothing of it behind. */
async function writeBeside(path, content, publish) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.tmp`);
    return unwritable(path, async () => {
        await makeFolder(folder);
        try {
            await (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .createSynced */ .fM)(temporary, [content]);
            const published = await publish(temporary);
            await syncFolder(folder);
            return published;
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(temporary, { force: true });
        }
    });
}
/** A folder and those above it that are missing, all of them on disk. */
async function makeFolder(folder) {
    const first = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true });
    if (first === undefined)
        return;
    for (let at = folder; at.length > first.length; at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at))
        await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at));
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(first));
}
async function syncFolder(folder) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(folder, 'r'), true);
        await handle.sync();
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
/** Says of any failure below what it means for the store. */
async function unwritable(path, body) {
    try {
        return await body();
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj)
            throw error;
        if (['ENOSPC', 'EDQUOT'].includes((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) ?? ''))
            throw (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .writeError */ .oG)(error, path);
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .BackupError */ .hj('store-unwritable', `The store cannot be written: ${path}`, {
            cause: error,
            hint: 'Check that the folder exists or can be created, and that this user may write there.',
        });
    }
}


/***/ }),

/***/ 29582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ localStore)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);
/* harmony import */ var _lib_free_bytes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(53912);
/* harmony import */ var _pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(866);
/* harmony import */ var _local_read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(40827);
/* harmony import */ var _local_write_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4764);
/* harmony import */ var _store_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(32052);








/** A folder on this machine. */
function localStore(name, path) {
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    const at = (relativePath) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, relativePath);
    return {
        name,
        kind: 'local',
        location: root,
        exists: async () => (await ifThere((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(root))) !== undefined,
        folders: () => folderNames(root),
        list: (folder) => listTree(root, folder),
        read: (file) => (0,_local_read_js__WEBPACK_IMPORTED_MODULE_5__/* .openForReading */ .sb)(at(file)),
        readSmall: (file) => (0,_local_read_js__WEBPACK_IMPORTED_MODULE_5__/* .readIfThere */ .qC)(at(file)),
        put: (file, content) => (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .replaceFile */ .fR)(at(file), content),
        create: (file, content) => (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .createFile */ .x3)(at(file), content),
        remove: (file) => (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .unwritable */ .mP)(at(file), () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(at(file), { force: true })),
        removeFolder: (folder) => removeFolder(root, folder),
        stage: (folder) => stageFolder(root, folder),
        resume: (folder) => resumeFolder(root, folder),
        localPath: (file) => at(file),
        freeBytes: () => (0,_lib_free_bytes_js__WEBPACK_IMPORTED_MODULE_3__/* .freeBytes */ .g)(root),
        lockedUntil: async () => undefined,
        unfinishedWrites: () => temporaryFiles(root),
        removeUnfinished: ({ id }) => (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .unwritable */ .mP)(at(id), () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(at(id), { force: true })),
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
    const entries = await ifThere((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(root, { withFileTypes: true }).catch((cause) => {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) !== 'ENOTDIR')
            throw cause;
        // No store at all may be made yet; a file in its place is a mistake, also for whoever only looks.
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('store-unwritable', `The store ${root} is not a folder`, {
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
    const entries = (await ifThere((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, folder), { withFileTypes: true, recursive: true }))) ?? [];
    const objects = [];
    for (const entry of entries) {
        if (entry.isDirectory())
            continue;
        if (_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .temporaryName */ .NT.test(entry.name))
            continue;
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name);
        const stats = await ifThere((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path));
        if (stats === undefined)
            continue;
        objects.push({
            path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/'),
            bytes: stats.size,
            modified: stats.mtime,
            regular: stats.isFile(),
        });
    }
    return objects.sort((a, b) => (a.path < b.path ? -1 : 1));
}
async function stageFolder(root, name) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, `${name}${_store_js__WEBPACK_IMPORTED_MODULE_7__/* .stagedSuffix */ .iZ}`);
    await (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .unwritable */ .mP)(root, async () => {
        await (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .makeFolder */ .fc)(root);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(root, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        await makeNew(folder);
    });
    const staged = openStage(root, name, folder);
    return {
        ...staged,
        [Symbol.asyncDispose]: async () => {
            if (!staged.committed())
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
        },
    };
}
async function resumeFolder(root, name) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, `${name}${_store_js__WEBPACK_IMPORTED_MODULE_7__/* .stagedSuffix */ .iZ}`);
    await (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .unwritable */ .mP)(root, async () => {
        await (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .makeFolder */ .fc)(root);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    });
    const present = (await listTree(root, `${name}${_store_js__WEBPACK_IMPORTED_MODULE_7__/* .stagedSuffix */ .iZ}`)).map((object) => {
        return { ...object, path: object.path.slice(name.length + _store_js__WEBPACK_IMPORTED_MODULE_7__/* .stagedSuffix */ .iZ.length + 1) };
    });
    return { ...openStage(root, name, folder), present, read: (path) => (0,_local_read_js__WEBPACK_IMPORTED_MODULE_5__/* .openForReading */ .sb)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path)) };
}
function openStage(root, name, folder) {
    const final = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name);
    let committed = false;
    return {
        folder,
        committed: () => committed,
        ...(0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .folderDestination */ .zI)(folder),
        commit: async ({ path, content }) => {
            await (0,_pipeline_write_js__WEBPACK_IMPORTED_MODULE_4__/* .writeNew */ .qf)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, path), [content]);
            await (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .unwritable */ .mP)(final, async () => {
                await syncTree(folder);
                if ((await ifThere((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(final))) !== undefined) {
                    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('write-failed', `${final} exists already`);
                }
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(folder, final);
                committed = true;
                await (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .syncFolder */ .Yw)(root).catch((cause) => {
                    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('write-failed', `${final} is there and whole, but its name may not survive a power loss`, {
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
    const hidden = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, `${name.replace(new RegExp(`(${_store_js__WEBPACK_IMPORTED_MODULE_7__/* .removedSuffix */ .g_})*$`), '')}${_store_js__WEBPACK_IMPORTED_MODULE_7__/* .removedSuffix */ .g_}`);
    await (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .unwritable */ .mP)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name), async () => {
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name) !== hidden) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(hidden, { recursive: true, force: true });
            const moved = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name), hidden).then(() => true, (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .whenFailed */ .aK)(['ENOENT'], false));
            if (!moved)
                return;
            await (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .syncFolder */ .Yw)(root);
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(hidden, { recursive: true, force: true });
    });
}
/** Temporary files of writes that were killed. Their names are random: the path is all that tells them apart. */
async function temporaryFiles(root) {
    const entries = (await ifThere((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(root, { withFileTypes: true, recursive: true }))) ?? [];
    const found = entries
        .filter((entry) => entry.isFile() && _local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .temporaryName */ .NT.test(entry.name))
        .map(async (entry) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name);
        const stats = await ifThere((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path));
        const id = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
        return stats === undefined ? [] : [{ path: id, began: stats.mtime, id }];
    });
    return (await Promise.all(found)).flat();
}
async function makeNew(folder) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { mode: 0o700 });
    }
    catch (cause) {
        if ((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) !== 'EEXIST')
            throw cause;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('write-failed', `${folder} exists already`, {
            cause,
            hint: 'Another run is filling it, or one that was interrupted left it behind.',
        });
    }
}
/** Files were synced when they were written; a folder's entries must be synced too before the rename. */
async function syncTree(folder) {
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { withFileTypes: true })) {
        if (entry.isDirectory())
            await syncTree((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, entry.name));
    }
    await (0,_local_write_js__WEBPACK_IMPORTED_MODULE_6__/* .syncFolder */ .Yw)(folder);
}
/** @throws BackupError `read-failed` for anything but a missing file */
async function ifThere(promise) {
    try {
        return await promise;
    }
    catch (error) {
        if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj)
            throw error;
        const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return undefined;
        throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('read-failed', 'The store cannot be read', {
            cause: error,
            hint: 'Check that this user may read the folder and all below it.',
        });
    }
}


/***/ }),

/***/ 32052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P5: () => (/* binding */ unfinishedMark),
/* harmony export */   Tu: () => (/* binding */ readOnly),
/* harmony export */   g_: () => (/* binding */ removedSuffix),
/* harmony export */   iZ: () => (/* binding */ stagedSuffix)
/* harmony export */ });
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


/***/ })

};
