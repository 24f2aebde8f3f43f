export const id = 9263;
export const ids = [9263];
export const modules = {

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


/***/ })

};
