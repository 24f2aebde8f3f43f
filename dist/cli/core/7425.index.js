export const id = 7425;
export const ids = [7425];
export const modules = {

/***/ 28715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ componentNames)
/* harmony export */ });
/** The parts of a trading system that are backed up (the guide's word). */
const componentNames = ['database', 'redis', 'config', 'logs'];


/***/ }),

/***/ 69020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ keyFields),
/* harmony export */   Hw: () => (/* binding */ writerFields),
/* harmony export */   Jz: () => (/* binding */ stagingFields),
/* harmony export */   b0: () => (/* binding */ configFileField),
/* harmony export */   dD: () => (/* binding */ storeFields),
/* harmony export */   kf: () => (/* binding */ switchFields),
/* harmony export */   mD: () => (/* binding */ defaultConfigFile),
/* harmony export */   og: () => (/* binding */ parseFlag),
/* harmony export */   r9: () => (/* binding */ sourceFields),
/* harmony export */   ry: () => (/* binding */ splitList)
/* harmony export */ });
/** Name of the input that names the configuration file; read before all others. */
const configFileField = 'config';
const defaultConfigFile = '.github/backup.yml';
/** Fields of operations that read a store. */
const storeFields = {
    config: {
        description: 'Path of backup.yml, relative to the workspace.',
        kind: 'text',
        to: ['request', 'configFile'],
        absent: `${defaultConfigFile} if it exists; else the inputs alone`,
    },
    system: {
        description: 'Name of the protected system.',
        kind: 'text',
        to: ['config', 'system'],
        absent: 'system of backup.yml, else trading-system',
    },
    store: {
        description: 'The store to work on: the name of one in backup.yml, a folder, s3://bucket/prefix or ssh://user@host/path.',
        kind: 'store',
        to: ['config', 'stores'],
        env: 'BACKUP_ROOT',
        absent: 'the first one in backup.yml, else the folder ./backups',
    },
    'public-key': {
        description: 'ed25519 public key (PEM) that signatures are checked with.',
        kind: 'text',
        to: ['config', 'signing', 'public-key'],
        fallbackEnv: 'BACKUP_PUBLIC_KEY',
        absent: 'signatures are checked against the key recorded in each backup only',
    },
};
/** Fields of operations that also write a manifest or a proof. */
const writerFields = {
    ...storeFields,
    'signing-key': {
        description: 'ed25519 private key (PEM) that signs manifests, proofs and entries of the evidence log.',
        kind: 'text',
        to: ['config', 'signing', 'private-key'],
        fallbackEnv: 'BACKUP_SIGNING_KEY',
        secret: true,
        absent: 'nothing is signed',
    },
};
/** Fields of operations that read what a backup holds. */
const keyFields = {
    'identity-files': {
        description: 'Files with private keys that open encrypted backups.',
        kind: 'list',
        to: ['config', 'encryption', 'age', 'identity-files'],
        absent: 'encryption.age.identity-files of backup.yml',
    },
    'age-identity': {
        description: 'Private keys of age (AGE-SECRET-KEY-1…) that open encrypted backups.',
        kind: 'text',
        to: ['config', 'encryption', 'age', 'identity'],
        fallbackEnv: 'BACKUP_AGE_IDENTITY',
        secret: true,
        absent: 'only identity files are used',
    },
};
/** Fields of operations that reach the protected servers. */
const sourceFields = {
    'database-url': {
        description: 'postgresql:// URL of the database.',
        kind: 'text',
        to: ['config', 'database', 'url'],
        fallbackEnv: 'DATABASE_URL',
        secret: true,
        absent: 'database.url of backup.yml, else DATABASE_URL of the environment',
    },
    'redis-url': {
        description: 'redis:// or rediss:// URL of Redis or Valkey.',
        kind: 'text',
        to: ['config', 'redis', 'url'],
        fallbackEnv: 'REDIS_URL',
        secret: true,
        absent: 'redis.url of backup.yml, else REDIS_URL of the environment',
    },
};
/** Fields of operations that prove on given servers. */
const stagingFields = {
    'staging-database-url': {
        description: 'postgresql:// URL of a staging server to prove the database on, in place of a throwaway one.',
        kind: 'text',
        to: ['config', 'restore-test', 'database', 'url'],
        fallbackEnv: 'RESTORE_TEST_DATABASE_URL',
        secret: true,
        absent: 'restore-test.database.url of backup.yml, else RESTORE_TEST_DATABASE_URL, else a throwaway server',
    },
    'staging-redis-url': {
        description: 'redis:// or rediss:// URL of an empty staging server to prove Redis on, in place of a throwaway one.',
        kind: 'text',
        to: ['config', 'restore-test', 'redis', 'url'],
        fallbackEnv: 'RESTORE_TEST_REDIS_URL',
        secret: true,
        absent: 'restore-test.redis.url of backup.yml, else RESTORE_TEST_REDIS_URL, else a throwaway server',
    },
};
/** A field for each component, that leaves it out of an operation: "backup-redis", BACKUP_REDIS. */
function switchFields(operation, names, description) {
    const fields = names.map((name) => {
        const field = `${operation}-${name}`;
        const env = field.replace('-', '_').toUpperCase();
        const to = ['request', 'switches', name];
        return [field, { description: description(name), kind: 'flag', to, env, absent: 'true' }];
    });
    return Object.fromEntries(fields);
}
/** Splits a list as people write it in a workflow: by commas or lines. */
function splitList(text) {
    return text
        .split(/[\n,]/)
        .map((item) => item.trim())
        .filter((item) => item.length > 0);
}
/** true/false as people and YAML write them; undefined for anything else. */
function parseFlag(text) {
    const word = text.trim().toLowerCase();
    if (['true', 'yes', 'on', '1'].includes(word))
        return true;
    if (['false', 'no', 'off', '0'].includes(word))
        return false;
    return undefined;
}


/***/ }),

/***/ 37873:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ retentionFields)
/* harmony export */ });
/** How long prune keeps what it keeps by the calendar; the guide's variables give days. */
const retentionFields = {
    'retention-daily': retentionField('daily', '7d'),
    'retention-weekly': retentionField('weekly', '30d'),
    'retention-monthly': retentionField('monthly', '90d'),
};
function retentionField(tier, fallback) {
    return {
        description: `How long the ${tier} backups are kept, such as ${fallback}; a bare number is days.`,
        kind: 'days',
        to: ['config', 'retention', tier],
        env: `RETENTION_${tier.toUpperCase()}`,
        absent: `retention.${tier} of backup.yml, else ${fallback}`,
    };
}


/***/ }),

/***/ 9345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ surviveLostOutput)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

/**
 * What cannot be said must never end a run that is putting things back, nor change its exit code: a reader that went away
 * (`backupctl list | head`: EPIPE), a terminal that did (EIO), a full disk behind stdout (ENOSPC).
 */
function surviveLostOutput() {
    process.stderr.on('error', () => { });
    let told = false;
    process.stdout.on('error', (error) => {
        const code = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .systemCode */ .xU)(error);
        if (told || code === 'EPIPE' || code === 'EIO')
            return;
        told = true;
        process.stderr.write(`warning: what is printed on stdout gets lost (${code}); the exit code is still true\n`);
    });
}


/***/ }),

/***/ 12035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ stateCodes),
/* harmony export */   F: () => (/* binding */ exitMeanings),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   _p: () => (/* binding */ whyUnreadable),
/* harmony export */   aK: () => (/* binding */ whenFailed),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   fv: () => (/* binding */ errorCodes),
/* harmony export */   hj: () => (/* binding */ BackupError),
/* harmony export */   kY: () => (/* binding */ failureText),
/* harmony export */   xM: () => (/* binding */ failuresIn),
/* harmony export */   xU: () => (/* binding */ systemCode),
/* harmony export */   zM: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* unused harmony export unreachable */
/**
 * What can go wrong, each with a stable code: the anchor in docs/troubleshooting.md, the `error-code` output and, by its
 * family, the exit code. Low layers state facts; each layer above adds itself as `cause`; nobody logs and throws.
 */
const errorCodes = {
    internal: 1,
    'invalid-request': 2,
    'invalid-config': 2,
    unsupported: 2,
    'backup-not-found': 3,
    'preflight-failed': 4,
    'disk-space': 4,
    'tool-missing': 4,
    'version-mismatch': 4,
    'path-missing': 4,
    'store-unwritable': 4,
    'store-missing': 4,
    locked: 4,
    'key-missing': 4,
    unreachable: 5,
    'access-denied': 5,
    'database-missing': 5,
    'host-key': 5,
    'lock-timeout': 6,
    timeout: 6,
    'tool-failed': 6,
    'source-lost': 6,
    'source-changed': 6,
    'disk-full': 6,
    'write-failed': 6,
    'read-failed': 6,
    damaged: 7,
    'signature-invalid': 7,
    'evidence-broken': 7,
    'objective-missed': 7,
    'not-verified': 8,
    'lease-held': 9,
    'lease-lost': 9,
    'restore-failed': 10,
    'check-failed': 10,
    cancelled: 130,
};
/** How status ends, by the state it found. */
const stateCodes = { healthy: 0, degraded: 11, 'at-risk': 12 };
/** What each exit code of the command line means. */
const exitMeanings = {
    0: 'done',
    1: 'an error in the program itself',
    2: 'bad input or configuration; nothing was started',
    3: 'no such backup',
    4: 'a precondition is missing: space, a tool, a version, a path, a key, a writable store',
    5: 'a server is unreachable or refuses',
    6: 'failed half-way; nothing was committed',
    7: 'a backup is damaged, not equal to its source, wrongly signed, or slower to restore than the objective; or the evidence log was changed',
    8: 'could not be verified (never a pass)',
    9: 'another run holds the store',
    10: 'a restore or its checks failed; the former data serve, or can be put back as printed',
    11: 'status: degraded; the data are protected, but something is to be mended',
    12: 'status: at risk; what protects the data is missing, too old or never proven',
    130: 'cancelled',
};
/** The one error type of the house: what happened (title), because of what, and what to do (hint). */
class BackupError extends Error {
    name = 'BackupError';
    code;
    hint;
    because;
    retryable;
    constructor(code, title, details = {}) {
        super(title, details.cause === undefined ? undefined : { cause: details.cause });
        this.code = code;
        this.hint = details.hint;
        this.because = details.because ?? [];
        this.retryable = details.retryable ?? false;
    }
    get exitCode() {
        return errorCodes[this.code];
    }
}
/**
 * What failed first, and what then failed while things were closed. `using` throws both in one SuppressedError, whose own
 * words say nothing and which has no code.
 */
function failuresIn(thrown) {
    const closing = [];
    let first = thrown;
    for (; first instanceof SuppressedError; first = first.suppressed)
        closing.push(first.error);
    return { first, closing: closing.reverse() };
}
/** The text of anything thrown. */
function messageOf(thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
}
/** The `code` of a Node.js system error (ENOENT, ENOSPC …), if it is one. */
function systemCode(thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown))
        return undefined;
    return typeof thrown.code === 'string' ? thrown.code : undefined;
}
/** For `catch`: a failure with one of these codes stands for a value; any other is thrown on. */
function whenFailed(codes, value) {
    return (error) => {
        if (codes.includes(systemCode(error) ?? ''))
            return value;
        throw error;
    };
}
/** Why a store could not deliver one object, as a finding says it: "cannot be read: EIO". Any other error is thrown on. */
function whyUnreadable(error) {
    if (!(error instanceof BackupError) || error.code !== 'read-failed')
        throw error;
    return `cannot be read: ${systemCode(error.cause) ?? messageOf(error.cause ?? error)}`;
}
/** Every reason behind an error, outermost first: its own facts, then those of its causes. */
function reasonsOf(error) {
    const reasons = [];
    for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
        if (depth > 0)
            reasons.push(at.message);
        if (at instanceof BackupError)
            reasons.push(...at.because);
    }
    return [...new Set(reasons.filter((reason) => reason.length > 0))];
}
/** An error and its reasons in one line. */
function failureText(error) {
    return [messageOf(error), ...reasonsOf(error)].join('; ');
}
/** An error for an abort: the signal's own reason when it carries one. */
function cancelled(signal) {
    const reason = signal.reason;
    if (reason instanceof BackupError)
        return reason;
    return new BackupError('cancelled', 'Cancelled', { cause: reason });
}
/** Fails at compile time when a case of a union is not handled. */
function unreachable(value) {
    throw new BackupError('internal', `Unexpected value ${JSON.stringify(value)}`);
}


/***/ }),

/***/ 26367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ backupDescription)
/* harmony export */ });
/* unused harmony export backupFields */
/* harmony import */ var _config_component_names_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28715);
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);


const backupFields = {
    type: {
        description: 'Kind of backup: full or pre-deployment.',
        kind: 'text',
        to: ['request', 'type'],
        env: 'BACKUP_TYPE',
        choices: ['full', 'pre-deployment', 'incremental'],
        absent: 'full',
    },
    components: {
        description: 'Which components to back up: database, redis, config, logs.',
        kind: 'list',
        to: ['request', 'components'],
        choices: _config_component_names_js__WEBPACK_IMPORTED_MODULE_1__/* .componentNames */ .w,
        absent: 'all that are configured',
    },
    ...(0,_config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .switchFields */ .kf)('backup', _config_component_names_js__WEBPACK_IMPORTED_MODULE_1__/* .componentNames */ .w, (name) => `Whether to back up ${name}, if it is configured.`),
    'dry-run': {
        description: 'Print the plan and stop: nothing is written.',
        kind: 'flag',
        to: ['request', 'dryRun'],
        env: 'DRY_RUN',
        absent: 'false',
    },
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceFields */ .r9,
    'config-paths': {
        description: 'Configuration files and folders, relative to the workspace.',
        kind: 'list',
        to: ['config', 'config', 'paths'],
        absent: 'config.paths of backup.yml',
    },
    'log-paths': {
        description: 'Log files, as paths or glob patterns relative to the workspace.',
        kind: 'list',
        to: ['config', 'logs', 'paths'],
        absent: 'logs.paths of backup.yml',
    },
    'database-format': {
        description: 'Dump format: auto, directory, custom or plain.',
        kind: 'text',
        to: ['config', 'database', 'format'],
        absent: 'database.format of backup.yml, else auto',
    },
    compression: {
        description: 'Codec of the files: zstd or gzip.',
        kind: 'text',
        to: ['config', 'compression'],
        absent: 'compression of backup.yml, else zstd',
    },
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .writerFields */ .Hw,
};
const backupDescription = {
    name: 'backup',
    description: 'Back up PostgreSQL, Redis, configuration files and logs at one recovery point.',
    fields: backupFields,
    outputs: {
        'backup-id': 'Id of the backup (YYYYMMDD_HHMMSS, UTC).',
        path: 'Where the backup lies.',
        'manifest-path': 'Where its manifest lies.',
        bytes: 'Size of the backup in bytes.',
        duration: 'How long it took, in seconds.',
        status: 'ok, planned or failed.',
        'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
    },
};


/***/ }),

/***/ 3370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ overridable)
/* harmony export */ });
/**
 * Checks that may be overridden by name; the others protect the data themselves. What a disk must hold is an estimate;
 * `definitions` is looked at when all data are back.
 */
const overridable = [
    'trading-off',
    'market-closed',
    'signature',
    'disk-space',
    'redis-rights',
    'redis-version',
    'redis-atomic',
    'redis-memory',
    'redis-start',
    'definitions',
];


/***/ }),

/***/ 49466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ evidenceDescription)
/* harmony export */ });
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);
/* harmony import */ var _verify_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28618);


const evidenceDescription = {
    name: 'evidence',
    description: 'Print the evidence log of a store: what was done with its backups, when, by whom and with what result; and check that nothing in it was changed.',
    fields: {
        backup: { ..._verify_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .backupField */ .Nk, description: 'Only what was done with this backup: an id.', absent: 'everything' },
        ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .storeFields */ .dD,
    },
    outputs: { status: 'ok, failed or not-verified.' },
};


/***/ }),

/***/ 80049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ verbs),
/* harmony export */   b: () => (/* binding */ actionVerbs)
/* harmony export */ });
/* harmony import */ var _backup_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26367);
/* harmony import */ var _evidence_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49466);
/* harmony import */ var _list_fields_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97517);
/* harmony import */ var _prune_fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75757);
/* harmony import */ var _restore_fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53403);
/* harmony import */ var _restore_test_fields_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(65842);
/* harmony import */ var _show_fields_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(67510);
/* harmony import */ var _status_fields_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(40423);
/* harmony import */ var _sync_fields_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(93364);
/* harmony import */ var _verify_fields_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(28618);










/** Loaded when it runs: reading the code of all operations takes longer than showing any help. */
function verb(description, load) {
    return {
        ...description,
        async start(host) {
            const { runOperation } = await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(1413), __webpack_require__.e(9263)]).then(__webpack_require__.bind(__webpack_require__, 1413));
            return await runOperation(await load(), host);
        },
    };
}
/** Operations that are GitHub Actions too. */
const actionVerbs = [
    verb(_backup_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .backupDescription */ .p, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(7155), __webpack_require__.e(1413), __webpack_require__.e(6615), __webpack_require__.e(7348)]).then(__webpack_require__.bind(__webpack_require__, 17348))).backup),
    verb(_verify_fields_js__WEBPACK_IMPORTED_MODULE_9__/* .verifyDescription */ .qF, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(7155), __webpack_require__.e(1413), __webpack_require__.e(6615), __webpack_require__.e(7949), __webpack_require__.e(4727)]).then(__webpack_require__.bind(__webpack_require__, 64727))).verify),
    verb(_restore_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .restoreDescription */ .Bg, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(7155), __webpack_require__.e(1413), __webpack_require__.e(6615), __webpack_require__.e(7949), __webpack_require__.e(4976), __webpack_require__.e(8593)]).then(__webpack_require__.bind(__webpack_require__, 98593))).restore),
    verb(_restore_test_fields_js__WEBPACK_IMPORTED_MODULE_5__/* .restoreTestDescription */ .h, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(7155), __webpack_require__.e(1413), __webpack_require__.e(6615), __webpack_require__.e(7949), __webpack_require__.e(4976), __webpack_require__.e(6614)]).then(__webpack_require__.bind(__webpack_require__, 86614))).restoreTest),
    verb(_sync_fields_js__WEBPACK_IMPORTED_MODULE_8__/* .syncDescription */ ._, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(9220), __webpack_require__.e(9990), __webpack_require__.e(7939)]).then(__webpack_require__.bind(__webpack_require__, 87939))).sync),
    verb(_prune_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .pruneDescription */ .L, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(9220), __webpack_require__.e(9990), __webpack_require__.e(1641)]).then(__webpack_require__.bind(__webpack_require__, 21641))).prune),
    verb(_status_fields_js__WEBPACK_IMPORTED_MODULE_7__/* .statusDescription */ .$, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(7155), __webpack_require__.e(9220), __webpack_require__.e(7268)]).then(__webpack_require__.bind(__webpack_require__, 77268))).status),
];
/** All operations of the command line. */
const verbs = [
    ...actionVerbs,
    verb(_list_fields_js__WEBPACK_IMPORTED_MODULE_2__/* .listDescription */ .h, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(3746)]).then(__webpack_require__.bind(__webpack_require__, 73746))).list),
    verb(_show_fields_js__WEBPACK_IMPORTED_MODULE_6__/* .showDescription */ .q, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(6615), __webpack_require__.e(8695)]).then(__webpack_require__.bind(__webpack_require__, 21691))).show),
    verb(_evidence_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .evidenceDescription */ ._, async () => (await Promise.all(/* import() */[__webpack_require__.e(4377), __webpack_require__.e(6125), __webpack_require__.e(4399)]).then(__webpack_require__.bind(__webpack_require__, 4399))).evidence),
];


/***/ }),

/***/ 97517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ listDescription)
/* harmony export */ });
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);

const listDescription = {
    name: 'list',
    description: 'List the backups of a store, with what was last proved about each.',
    fields: _config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .storeFields */ .dD,
    outputs: { status: 'ok' },
};


/***/ }),

/***/ 75757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ pruneDescription)
/* harmony export */ });
/* unused harmony export pruneFields */
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);
/* harmony import */ var _config_retention_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37873);


const { store: _store, ...others } = _config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .writerFields */ .Hw;
const pruneFields = {
    stores: {
        description: 'Names of the stores to prune. All others are looked at too: what they lack is not removed here.',
        kind: 'list',
        to: ['request', 'stores'],
        absent: 'all of backup.yml',
    },
    'dry-run': {
        description: 'Print what would be kept and removed, and why, and stop.',
        kind: 'flag',
        to: ['request', 'dryRun'],
        env: 'DRY_RUN',
        absent: 'true at a terminal (--no-dry-run carries it out), false in a workflow',
    },
    'until-free': {
        description: 'Remove more than the policy asks for, within its floors, until that much is freed on the first of the stores: 10GB.',
        kind: 'text',
        to: ['request', 'untilFree'],
        absent: 'only what the policy removes',
    },
    ..._config_retention_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionFields */ .g,
    ...others,
};
const pruneDescription = {
    name: 'prune',
    description: 'Remove backups that the retention policy does not keep, and what interrupted runs left, each with its reason.',
    fields: pruneFields,
    outputs: {
        status: 'ok, planned or failed.',
        removed: 'How many backups were removed, over all stores.',
        kept: 'How many were kept.',
        freed: 'How many bytes the removed ones had.',
        duration: 'How long it took, in seconds.',
        'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
    },
};


/***/ }),

/***/ 65842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ restoreTestDescription)
/* harmony export */ });
/* unused harmony export restoreTestFields */
/* harmony import */ var _config_component_names_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28715);
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);
/* harmony import */ var _verify_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28618);



const restoreTestFields = {
    backup: _verify_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .backupField */ .Nk,
    components: {
        description: 'Which components to prove: database, redis, config, logs.',
        kind: 'list',
        to: ['request', 'components'],
        choices: _config_component_names_js__WEBPACK_IMPORTED_MODULE_2__/* .componentNames */ .w,
        absent: 'all that the backup holds',
    },
    'report-folder': {
        description: 'Folder for the report (JSON and Markdown, without secrets).',
        kind: 'text',
        to: ['request', 'reportFolder'],
        absent: 'restore-tests/ in the store; in the workspace for an encrypted backup',
    },
    'upload-report': {
        description: 'Whether the action uploads the report as a workflow artifact.',
        kind: 'flag',
        to: ['request', 'uploadReport'],
        absent: 'true in a workflow',
    },
    'retention-days': {
        description: 'How many days the uploaded report is kept.',
        kind: 'number',
        to: ['request', 'retentionDays'],
        absent: 'the repository’s setting',
    },
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .stagingFields */ .Jz,
    'database-url': {
        ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceFields */ .r9['database-url'],
        description: 'postgresql:// URL of production: a staging server must be proven to be another one.',
    },
    'redis-url': {
        ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceFields */ .r9['redis-url'],
        description: 'redis:// or rediss:// URL of production: a staging server must be proven to be another one.',
    },
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .keyFields */ .FY,
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .writerFields */ .Hw,
};
const restoreTestDescription = {
    name: 'restore-test',
    description: 'Prove a backup: restore it into throwaway servers, or given staging servers, and compare everything with what the source held.',
    fields: restoreTestFields,
    outputs: {
        'backup-id': 'Id of the backup that was tested.',
        status: 'proven, failed or not-verified.',
        differences: 'How many things differ from the source.',
        duration: 'How long it took, in seconds.',
        'error-code': 'damaged, objective-missed or not-verified when it is not proven; see docs/troubleshooting.md.',
    },
};


/***/ }),

/***/ 53403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bg: () => (/* binding */ restoreDescription),
/* harmony export */   Kr: () => (/* binding */ restorableNames)
/* harmony export */ });
/* unused harmony export restoreFields */
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);
/* harmony import */ var _checks_overridable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3370);
/* harmony import */ var _verify_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28618);



/** Components that can be put back. Logs are for reading: their RESTORE.md tells how to unpack them. */
const restorableNames = ['database', 'redis', 'config'];
const restoreFields = {
    backup: { ..._verify_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .backupField */ .Nk, description: 'Which backup: latest, latest-proven, or an id.' },
    before: {
        description: 'Take the newest backup whose recovery point is before this time (ISO 8601, or an id’s form).',
        kind: 'text',
        to: ['request', 'before'],
        absent: 'the backup named',
    },
    components: {
        description: 'Which components to restore: database, redis, config.',
        kind: 'list',
        to: ['request', 'components'],
        choices: restorableNames,
        absent: 'all that the backup holds and the configuration names',
    },
    ...(0,_config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .switchFields */ .kf)('restore', restorableNames, (name) => `Whether to restore ${name}, if the backup holds it.`),
    'restore-trading': {
        description: 'Whether a restored environment file may switch trading on, as in the backup. Otherwise that one line stays as it is deployed.',
        kind: 'flag',
        to: ['request', 'restoreTrading'],
        env: 'RESTORE_TRADING',
        absent: 'false',
    },
    tables: {
        description: 'Restore only these tables (schema.table), into a side database; nothing live changes.',
        kind: 'list',
        to: ['request', 'tables'],
        absent: 'the whole database',
    },
    confirm: {
        description: 'The name of the system, to confirm that its data are to be replaced.',
        kind: 'text',
        to: ['request', 'confirm'],
        alias: 'yes',
        absent: 'asked for at a terminal; refused elsewhere',
    },
    override: {
        description: `Checks that may fail: ${_checks_overridable_js__WEBPACK_IMPORTED_MODULE_2__/* .overridable */ .E.join(', ')}.`,
        kind: 'list',
        to: ['request', 'override'],
        choices: _checks_overridable_js__WEBPACK_IMPORTED_MODULE_2__/* .overridable */ .E,
        absent: 'none',
    },
    undo: {
        description: 'Instead of restoring, put back what a restore replaced: latest (the newest of live data), or the id of the restore.',
        kind: 'text',
        to: ['request', 'undo'],
        absent: 'a restore is made',
    },
    'dry-run': {
        description: 'Print the plan and stop: nothing is changed.',
        kind: 'flag',
        to: ['request', 'dryRun'],
        env: 'DRY_RUN',
        absent: 'false',
    },
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .sourceFields */ .r9,
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .keyFields */ .FY,
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .writerFields */ .Hw,
    'state-folder': {
        description: 'Folder for what restores of this host keep: journals, former data, reports.',
        kind: 'text',
        to: ['config', 'state', 'path'],
        env: 'BACKUP_STATE',
        absent: 'state.path of backup.yml, else /var/lib/backup-actions, or ~/.local/state/backup-actions',
    },
};
const restoreDescription = {
    name: 'restore',
    description: 'Restore a backup: plan, check, build the new state beside the live one, compare it, then switch; with undo.',
    fields: restoreFields,
    outputs: {
        'backup-id': 'Id of the backup that was restored.',
        'restore-id': 'Id of the restore; what undo takes.',
        status: 'ok, planned, failed, undone or undo-planned.',
        duration: 'How long it took, in seconds.',
        'data-loss': 'Seconds between the recovery point and the restore: what was written then is gone.',
        'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
    },
};


/***/ }),

/***/ 67510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ showDescription)
/* harmony export */ });
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);
/* harmony import */ var _verify_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28618);


const showDescription = {
    name: 'show',
    description: 'Show one backup: what it holds, what was proved about it, and how to restore it by hand.',
    fields: { backup: _verify_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .backupField */ .Nk, ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .keyFields */ .FY, ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .storeFields */ .dD },
    outputs: { status: 'ok' },
};


/***/ }),

/***/ 40423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ statusDescription)
/* harmony export */ });
/* unused harmony export statusFields */
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);
/* harmony import */ var _config_retention_fields_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37873);
/* harmony import */ var _report_audit_depth_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(55474);



const statusFields = {
    audit: {
        description: 'How the copies of the last proven backup are read back: none (only listed), sample (their lists, manifests and a few files), full (every file, and the whole evidence log). Except with none, a store is also tried for what it can do, and a lock by a small object that must not be removable.',
        kind: 'text',
        to: ['request', 'audit'],
        choices: _report_audit_depth_js__WEBPACK_IMPORTED_MODULE_2__/* .auditDepths */ .e,
        absent: 'sample',
    },
    page: {
        description: 'File to write the report to as one HTML page, which needs no network.',
        kind: 'text',
        to: ['request', 'page'],
        absent: 'no page',
    },
    ..._config_retention_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .retentionFields */ .g,
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .storeFields */ .dD,
};
const statusDescription = {
    name: 'status',
    description: 'Tell the state of the protection on one page: ages, proofs, sizes, failed runs, copies read back, and how to mend what is wrong.',
    fields: statusFields,
    outputs: {
        state: 'healthy, degraded or at-risk.',
        status: 'The same; failed when the state could not be found out.',
        findings: 'How many things are to be mended.',
        page: 'Path of the page, when one was asked for.',
        duration: 'How long it took, in seconds.',
        'error-code': 'The code of the error when the state could not be found out; see docs/troubleshooting.md.',
    },
};


/***/ }),

/***/ 93364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ syncDescription)
/* harmony export */ });
/* unused harmony export syncFields */
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);

const { store, ...others } = _config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .writerFields */ .Hw;
const syncFields = {
    from: {
        ...store,
        description: 'The store to copy from: the name of one in backup.yml, a folder, s3://bucket/prefix or ssh://user@host/path.',
    },
    to: {
        description: 'Names of the stores to copy to.',
        kind: 'list',
        to: ['request', 'to'],
        absent: 'all other stores of backup.yml',
    },
    backup: {
        description: 'Which backups: all that the retention of a store keeps there, latest, or ids, which are copied whatever it keeps.',
        kind: 'list',
        to: ['request', 'backups'],
        absent: 'all',
        positional: true,
    },
    'dry-run': {
        description: 'Print what would be copied and stop: nothing is written.',
        kind: 'flag',
        to: ['request', 'dryRun'],
        env: 'DRY_RUN',
        absent: 'false',
    },
    limit: {
        description: 'How much may be read in a second, over all copies: 20MB.',
        kind: 'text',
        to: ['request', 'limit'],
        absent: 'no limit',
    },
    ...others,
};
const syncDescription = {
    name: 'sync',
    description: 'Copy committed backups and their proofs from one store to others: what is missing there, and nothing else.',
    fields: syncFields,
    outputs: {
        status: 'ok, planned or failed.',
        copied: 'How many backups were copied, over all targets.',
        bytes: 'How many bytes that were.',
        findings: 'How many things a person must look at.',
        duration: 'How long it took, in seconds.',
        'error-code': 'The code of the error when it failed; see docs/troubleshooting.md.',
    },
};


/***/ }),

/***/ 28618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nk: () => (/* binding */ backupField),
/* harmony export */   pJ: () => (/* binding */ depths),
/* harmony export */   qF: () => (/* binding */ verifyDescription)
/* harmony export */ });
/* unused harmony export verifyFields */
/* harmony import */ var _config_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69020);

const depths = ['quick', 'checksum', 'deep'];
const backupField = {
    description: 'Which backup: latest, or an id.',
    kind: 'text',
    to: ['request', 'backup'],
    absent: 'latest',
    positional: true,
};
const verifyFields = {
    backup: { ...backupField, description: 'Which backup: latest, an id, or all.' },
    depth: {
        description: 'How far to look. quick: every file is there with its size. checksum: and has its SHA-256. deep: and is decoded, parsed and compared with the row counts, fingerprints and digests taken at the source.',
        kind: 'text',
        to: ['request', 'depth'],
        choices: depths,
        absent: 'checksum',
    },
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .keyFields */ .FY,
    ..._config_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .writerFields */ .Hw,
};
const verifyDescription = {
    name: 'verify',
    description: 'Verify that backups are intact and readable, and record the result as a proof.',
    fields: verifyFields,
    outputs: {
        'backup-id': 'Ids of the backups that were verified, separated by commas.',
        status: 'ok, failed or not-verified.',
        findings: 'How many things are wrong.',
        duration: 'How long it took, in seconds.',
        'error-code': 'damaged, signature-invalid or not-verified when something is wrong; see docs/troubleshooting.md.',
    },
};


/***/ }),

/***/ 55474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ auditDepths)
/* harmony export */ });
/** How copies are read back. Apart from the report, so that showing help needs no schema. */
const auditDepths = ['none', 'sample', 'full'];


/***/ })

};
