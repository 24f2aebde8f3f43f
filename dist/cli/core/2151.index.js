export const id = 2151;
export const ids = [2151];
export const modules = {

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

/***/ 74050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ Masker)
/* harmony export */ });
/* harmony import */ var _report_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22144);

/** Replaces known secrets in what is printed. */
class Masker {
    #secrets = new Set();
    add(secret) {
        if (secret === '')
            return;
        this.#secrets.add(secret);
        for (const form of [JSON.stringify(secret).slice(1, -1), (0,_report_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(secret)])
            this.#secrets.add(form);
        for (const line of secret.split(/\n|\\n/))
            if (line.length >= 8 && !line.startsWith('-----'))
                this.#secrets.add(line);
    }
    apply(text) {
        let masked = text;
        for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length))
            masked = masked.replaceAll(secret, '***');
        return masked;
    }
}


/***/ }),

/***/ 12906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commandless),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);

/** Text from tools, servers and file names, made unable to steer a terminal. Lines and tabs stay. */
function printable(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.stripVTControlCharacters)(text).replace(/[^\P{Cc}\n\t]/gu, '\u{FFFD}');
}
/**
 * The same for the log of a workflow, where the runner takes `::name::` at the start of a line, after white space, and
 * `##[name]` anywhere in it for a command (actions/runner, ActionCommand.cs). Every text for that log passes here.
 */
function commandless(text) {
    return printable(text)
        .replaceAll('##[', '# #[')
        .replace(/^([[\p{Z}\p{C}]--[\n]]*):(?=:)/gmv, '$1: ');
}


/***/ }),

/***/ 55858:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ ProgressLine)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

/** Keeps what is known of the pieces of work under way and tells it in one line. */
class ProgressLine {
    #tracks = new Map();
    #nowMs;
    constructor(nowMs) {
        this.#nowMs = nowMs;
    }
    update(progress) {
        const track = this.#tracks.get(progress.label);
        if (track === undefined)
            this.#tracks.set(progress.label, { startedMs: this.#nowMs(), latest: progress });
        else
            track.latest = progress;
    }
    /** "database 43 % 1.2 GB, 210 MB/s, 8.0 s left · redis 50 MB"; empty when nothing is under way. */
    text() {
        return [...this.#tracks.values()].map((track) => this.#describe(track)).join(' · ');
    }
    clear() {
        this.#tracks.clear();
    }
    #describe({ startedMs, latest }) {
        const { label, doneBytes, totalBytes } = latest;
        const elapsedMs = Math.max(1, this.#nowMs() - startedMs);
        const bytesPerMs = doneBytes / elapsedMs;
        const rate = `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytesPerMs * 1000)}/s`;
        // Totals are estimates: 99 % is shown until the work says it is done.
        if (totalBytes === undefined || totalBytes === 0)
            return `${label} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(doneBytes)}, ${rate}`;
        const share = Math.min(doneBytes === totalBytes ? 1 : 0.99, doneBytes / totalBytes);
        const percent = `${Math.floor(share * 100)} %`;
        if (share === 1)
            return `${label} ${percent} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(doneBytes)}`;
        const leftMs = bytesPerMs > 0 ? Math.max(0, totalBytes - doneBytes) / bytesPerMs : undefined;
        const left = leftMs === undefined ? '' : `, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(leftMs)} left`;
        return `${label} ${percent} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(doneBytes)}, ${rate}${left}`;
    }
}


/***/ }),

/***/ 98796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ processSignal)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

/** Until an operation says otherwise. */
const atStart = {
    stopping: 'what is under way is ended',
    hint: 'No data were changed. Run it again when you are ready.',
    abandoned: 'No data were changed.',
};
/** The first stops, the second is answered, the third does not wait any longer. */
const interruptsToEnd = 3;
/** A signal that aborts when the process is first told to stop: all work must end then. */
function processSignal({ say, patience }) {
    const controller = new AbortController();
    let standing = atStart;
    let interrupts = 0;
    const stop = (name) => {
        if (name === 'SIGINT')
            interrupts += 1;
        if (!controller.signal.aborted) {
            say(`${name}: stopping; ${standing.stopping}.`);
            controller.abort(new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('cancelled', `Cancelled by ${name}`, { hint: standing.hint }));
            return;
        }
        if (patience === 'person' && interrupts >= interruptsToEnd) {
            say(`Ended at once, without tidying up. ${standing.abandoned}`);
            process.exit(new _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj('cancelled', '').exitCode);
        }
        const more = patience === 'person' ? ` Once more Ctrl-C ends it at once. ${standing.abandoned}` : '';
        say(`${name}: already stopping; ${standing.stopping}.${more}`);
    };
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(name, () => stop(name));
    return {
        signal: controller.signal,
        /** From now on this is true for whoever stops the run. */
        stand: (now) => {
            standing = now;
        },
    };
}


/***/ }),

/***/ 22100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E5: () => (/* binding */ textOfName),
/* harmony export */   Jk: () => (/* binding */ fsPath),
/* harmony export */   qZ: () => (/* binding */ bytesOfName)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

const loneBytes = /([\uDC80-\uDCFF])/u;
/**
 * The name of a file as text from which its bytes can be had again: each byte that is not UTF-8 becomes a lone surrogate, U+DC80
 * to U+DCFF (as Python does: PEP 383). JSON keeps these, a terminal shows U+FFFD.
 */
function textOfName(bytes) {
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes))
        return bytes.toString('utf8');
    let text = '';
    for (let at = 0; at < bytes.length;) {
        const lead = bytes.readUInt8(at);
        const sequence = bytes.subarray(at, at + (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4));
        const whole = (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(sequence);
        text += whole ? sequence.toString('utf8') : String.fromCharCode(0xdc00 + lead);
        at += whole ? sequence.length : 1;
    }
    return text;
}
function bytesOfName(text) {
    const parts = text.split(loneBytes);
    return Buffer.concat(parts.map((part) => (loneBytes.test(part) ? Buffer.of(part.charCodeAt(0) & 0xff) : Buffer.from(part, 'utf8'))));
}
/** A path as the functions of node:fs take it. */
function fsPath(path) {
    return path.isWellFormed() ? path : bytesOfName(path);
}


/***/ }),

/***/ 22751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   ZL: () => (/* binding */ shellQuote),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   eD: () => (/* binding */ formatChange),
/* harmony export */   tW: () => (/* binding */ formatLimit),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _file_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22100);

const units = ['B', 'kB', 'MB', 'GB', 'TB'];
/** Bytes for people, decimal units: 1,234,567 → "1.2 MB". */
function formatBytes(bytes) {
    let value = bytes;
    let unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
    }
    return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
/** Milliseconds for people: "820 ms", "4.2 s", "3 min 05 s", "2 h 10 min". */
function formatDuration(ms) {
    if (ms < 999.5)
        return `${Math.round(ms)} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    if (seconds < 3600)
        return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
    const minutes = Math.round(seconds / 60);
    const hours = Math.round(minutes / 60);
    if (hours >= 48)
        return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
/** A length of time that somebody chose, without the zeros: "30 min", "1 h", "35 d". */
function formatLimit(ms) {
    return formatDuration(ms)
        .replace(/ 00 (s|min)$/, '')
        .replace(/\.0 s$/, ' s');
}
/** A count with thousands separators. (The first toLocaleString() of a process takes 20 ms.) */
function formatCount(count) {
    return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
/** A signed percentage of change: "+12 %", "-61 %", "±0 %". */
function formatChange(before, now) {
    if (before === 0)
        return now === 0 ? '±0 %' : 'new';
    const percent = Math.round(((now - before) / before) * 100);
    return percent === 0 ? '±0 %' : `${percent > 0 ? '+' : ''}${percent} %`;
}
/** "1 file", "3 files". */
function plural(count, noun) {
    return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
/** A word quoted for a POSIX shell; plain words stay plain. */
function shellQuote(word) {
    if (!word.isWellFormed())
        return `"$(printf '${octal((0,_file_name_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOfName */ .qZ)(word))}')"`;
    return /^[\w@%+=:,./-]+$/.test(word) && word.length > 0 ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
/** A name that is not UTF-8, for printf(1). */
function octal(bytes) {
    return [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
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

/***/ 41832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ documentText),
/* harmony export */   z: () => (/* binding */ documentMarkdown)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22144);

const marks = { ok: '✅', planned: '📝', warning: '⚠️', failed: '❌' };
/** For a job summary. */
function documentMarkdown({ mark, title, blocks, warnings }) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .parts */ .rT)([`### ${marks[mark]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(title)}`, ...blocks.map(blockMarkdown), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .warningList */ .Vb)(warnings)]);
}
function blockMarkdown(block) {
    switch (block.kind) {
        case 'text':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(block.text);
        case 'list':
            return block.items.length === 0 ? '' : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(block.title)}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bullets */ .e5)(block.items)}`;
        case 'table':
            return block.rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(block.head, block.rows);
        case 'code':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fenced */ .OF)(block.text);
    }
}
/** For a terminal. */
function documentText({ title, blocks, warnings }) {
    const lines = [title, ...blocks.flatMap(blockLines), ...warnings.map((warning) => `warning: ${warning}`)];
    return `${lines.join('\n')}\n`;
}
function blockLines(block) {
    switch (block.kind) {
        case 'text':
            return [block.text];
        case 'list':
            return block.items.length === 0 ? [] : [block.title, ...block.items.map((item) => `  ${item}`)];
        case 'table':
            return block.rows.length === 0 ? [] : columns([block.head, ...block.rows]);
        case 'code':
            return block.text.split('\n').map((line) => `  ${line}`);
    }
}
/** The last column is as wide as it likes. */
function columns(rows) {
    const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
    return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(at === row.length - 1 ? 0 : (widths[at] ?? 0))).join('  ')}`.trimEnd());
}


/***/ }),

/***/ 79072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ evidenceDocument)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

const titles = {
    ok: 'The evidence log holds',
    failed: 'The evidence log does not hold',
    'not-verified': 'The evidence log could not be verified, which is no pass',
};
function evidenceDocument(report) {
    const { status, entries, findings, system, store, backup, head, signatures } = report;
    const shown = entries.length === 1 ? '1 entry' : `${entries.length} entries`;
    return {
        mark: status === 'not-verified' ? 'warning' : status,
        title: `${titles[status]}: ${shown}${backup === undefined ? '' : ` about ${backup}`} of ${system} in ${store}`,
        blocks: [
            {
                kind: 'table',
                head: ['number', 'when', 'what', 'result', 'who', 'backups'],
                rows: entries.map(row),
            },
            {
                kind: 'list',
                title: `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(findings.length, 'finding')}:`,
                items: findings.map(({ file, problem }) => `${file} ${problem}`),
            },
            {
                kind: 'text',
                text: signatures === 'checked'
                    ? 'Every signature was checked with the configured key.'
                    : 'No key is configured: who wrote the entries was not checked.',
            },
            {
                kind: 'text',
                text: head === undefined
                    ? 'The newest entry cannot be told.'
                    : `The newest entry is ${head.number}, SHA-256 ${head.sha256}: compare it with what was noted elsewhere.`,
            },
        ],
        warnings: [],
    };
}
function row(entry) {
    const { number, finishedAt, operation, backups } = entry;
    return [String(number), finishedAt, operation, resultOf(entry), whoOf(entry), backups.map(backupText).join('; ')];
}
function resultOf({ outcome, error }) {
    if (error === undefined)
        return outcome;
    return `${outcome}: ${error.code}${error.title === undefined ? '' : ` (${error.title})`}`;
}
function whoOf({ run, program }) {
    const who = run.actor === undefined ? run.machine : `${run.actor} on ${run.machine}`;
    const commit = run.sha === undefined ? [] : [`commit ${run.sha}`];
    return [who, ...(run.url === undefined ? [] : [run.url]), ...commit, `version ${program}`].join(', ');
}
function backupText({ id, outcome, details = {}, proofs = [], manifestSha256 }) {
    const said = [
        ...(outcome === undefined ? [] : [outcome]),
        ...Object.entries(details).map(([name, value]) => `${name} ${value}`),
        ...proofs,
        ...(manifestSha256 === undefined ? [] : [`manifest ${manifestSha256}`]),
    ];
    return `${id}: ${said.join(', ')}`;
}


/***/ }),

/***/ 22144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   Vb: () => (/* binding */ warningList),
/* harmony export */   e5: () => (/* binding */ bullets),
/* harmony export */   rT: () => (/* binding */ parts),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/** Names from databases and file systems, made safe for Markdown and HTML. */
function escapeMarkdown(text) {
    return text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(/[\\`*_[\]|~#$]/g, (sign) => `\\${sign}`)
        .replace(/[\r\n]+/g, ' ');
}
/** A Markdown table; cells are escaped. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(escapeMarkdown)))].join('\n');
}
/** A bullet per item; items are escaped. */
function bullets(items) {
    return items.map((item) => `- ${escapeMarkdown(item)}`).join('\n');
}
/** Paragraphs, but for empty ones. */
function parts(texts) {
    return `${texts.filter((text) => text !== '').join('\n\n')}\n`;
}
function warningList(warnings) {
    return warnings.length === 0 ? '' : `**Warnings**\n\n${bullets(warnings)}`;
}
/** A block of text as it is: no fence in it is as long as the one around it. */
function fenced(text, language = '') {
    const fence = '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
    return `${fence}${language}\n${text}\n${fence}`;
}


/***/ }),

/***/ 87403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ pruneDocument)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

const titles = {
    ok: 'Pruned',
    planned: 'Plan of what prune removes (dry run: nothing was removed)',
    failed: 'Not all stores could be pruned',
};
/** More rows than that are in the JSON form only. */
const mostRows = 400;
function pruneDocument(report) {
    const removals = report.stores.flatMap(({ backups }) => backups.filter(({ decision }) => decision === 'remove'));
    return {
        mark: report.status,
        title: `${titles[report.status]}: ${report.system}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(removals.length, 'backup')}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(sum(removals))}, in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}`,
        blocks: [
            ...report.stores.flatMap(storeBlocks),
            ...(report.status === 'planned' && removals.length > 0
                ? [{ kind: 'text', text: 'To carry it out: backupctl prune --no-dry-run' }]
                : []),
        ],
        warnings: report.warnings,
    };
}
function storeBlocks({ name, location, backups, leftovers, problem }) {
    const kept = backups.filter(({ decision }) => decision === 'keep');
    const rows = backups.map(row);
    return [
        { kind: 'text', text: `${name} (${location}): ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(kept.length, 'backup')} kept, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(sum(kept))}` },
        { kind: 'table', head: ['backup', 'decision', 'size', 'why'], rows: rows.slice(-mostRows) },
        ...(rows.length > mostRows
            ? [{ kind: 'text', text: `… and ${rows.length - mostRows} older ones: --json has all of them` }]
            : []),
        {
            kind: 'list',
            title: `Left in ${name} by interrupted runs:`,
            items: leftovers.map((one) => `${one.name}: ${one.removed ? 'removed' : one.decision} (${one.reason}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.ageMs)} old)`),
        },
        { kind: 'list', title: `${name} could not be pruned:`, items: problem },
    ];
}
function row({ id, decision, bytes, reasons, removed }) {
    return [id, removed ? 'removed' : decision, (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes), reasons.join('; ')];
}
function sum(backups) {
    return backups.reduce((bytes, one) => bytes + one.bytes, 0);
}


/***/ }),

/***/ 29305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ whatIsMissing),
/* harmony export */   FX: () => (/* binding */ restoredTitle),
/* harmony export */   HM: () => (/* binding */ stepTimes),
/* harmony export */   IH: () => (/* binding */ objective),
/* harmony export */   QJ: () => (/* binding */ restoredIn),
/* harmony export */   QK: () => (/* binding */ provedLines),
/* harmony export */   Vs: () => (/* binding */ comparisonRows),
/* harmony export */   Wf: () => (/* binding */ restoredLines),
/* harmony export */   XT: () => (/* binding */ restorePlanLines),
/* harmony export */   Y4: () => (/* binding */ nextOfPlan),
/* harmony export */   Yh: () => (/* binding */ undoStepLines),
/* harmony export */   fU: () => (/* binding */ undoPlanLines)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

/** Most tables compared in a summary, those that change most first. */
const shownComparisons = 40;
/** The plan of a restore, line by line: what dry-run prints. */
function restorePlanLines(report) {
    const { backup } = report;
    return [
        `Backup ${backup.id} of ${report.system}: ${backup.type}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(backup.bytes)}, as of ${backup.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(backup.ageMs)} ago${objective(backup.ageMs, report.lossObjectiveMs)}`,
        `Last proof: ${backup.proof ?? 'none'}`,
        ...report.plans.flatMap((plan) => [
            `${plan.component} → ${plan.target}`,
            ...plan.steps.map((step) => `  ${step}`),
            `  kept: ${plan.keeps}`,
            ...comparisonRows(plan.comparisons).map(([what, now, then]) => `  ${what}: ${now} now, ${then} in the backup`),
            ...plan.losses.map((loss) => `  lost by going back: ${loss}`),
        ]),
        ...report.servicesToStop.map((command) => `stopped meanwhile: ${command}`),
        ...report.checks.map(checkLine),
    ];
}
/** The plan of an undo, line by line: what its dry-run prints. */
function undoPlanLines({ plans, done }) {
    return [
        ...plans.flatMap((plan) => [
            `${plan.component} → ${plan.target}`,
            ...undoStepLines(plan).map((line) => `  ${line}`),
            ...plan.commands.map((command, at) => (at === 0 ? `  by hand: ${command}` : `           ${command}`)),
        ]),
        ...done,
    ];
}
/** What is there, what is done and what that costs; without the commands. */
function undoStepLines({ found, steps, losses, obstacle, down }) {
    return [
        ...found.map((one) => `found: ${one}`),
        ...(obstacle === undefined ? [] : [`cannot be put back: ${obstacle}`]),
        ...(down === undefined ? [] : [down]),
        ...(steps.length === 0 ? ['to do: nothing'] : steps.map((step) => `to do: ${step}`)),
        ...losses.map((loss) => `set aside: ${loss}`),
    ];
}
function checkLine({ name, outcome, detail, overridden }) {
    return `check ${name}: ${outcome}${overridden ? ' (overridden)' : ''}: ${detail}`;
}
/** What, now, in the backup; as texts, the largest differences first. */
function comparisonRows(comparisons) {
    const difference = (one) => Math.abs((one.now ?? 0) - (one.backup ?? 0));
    return comparisons
        .toSorted((a, b) => difference(b) - difference(a))
        .slice(0, shownComparisons)
        .map(({ what, now, backup }) => [what, count(now), count(backup)]);
}
/** What comes after a dry run: what has to be mended first, or the real run. */
function nextOfPlan(report) {
    const stopping = report.checks.filter(({ outcome, overridden }) => outcome !== 'passed' && !overridden);
    if (stopping.length > 0) {
        return [
            `Next: mend what would stop the restore (${stopping.map(({ name }) => name).join(', ')})`,
            ...stopping.map(({ name, hint }) => `  ${name}: ${hint ?? 'see the check above'}`),
        ];
    }
    const confirmed = report.live ? `; it is confirmed with the name of the system, ${report.system}` : '';
    return [`Next: the same without dry-run, with backup ${report.backup.id}${confirmed}`];
}
/** "Restored trading-system from backup 20261122_205610" */
function restoredTitle({ live, status, system, backup }) {
    const what = live
        ? `Restored ${system} from backup`
        : `Restored tables of ${system}, beside the live data, from backup`;
    return `${what} ${backup.id}${status === 'ok' ? '' : ', but a check failed'}`;
}
/** What a restore has done, line by line. */
function restoredLines(report) {
    return [
        ...report.restored.map((one) => `${one.component}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.durationMs)}${objective(one.durationMs, one.objectiveMs)}: ${one.verified.join('; ') || 'nothing could be compared'}`),
        ...report.restored.flatMap(({ differing }) => differing.flatMap(({ what, expected, found }) => [
            `not as in the backup: ${what}: ${found}`,
            ...expected.split('\n').map((line) => `  ${line}`),
        ])),
        ...report.health.map(checkLine),
        stepTimes(report),
        `Whole: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}${objective(report.durationMs, report.objectiveMs)}`,
        whatIsMissing(report),
    ];
}
/** "Steps: 3/8 Stop services 5 ms, 4/8 Database 1.6 s" */
function stepTimes({ steps }) {
    return `Steps: ${steps.map(({ name, durationMs }) => `${name} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(durationMs)}`).join(', ')}`;
}
/** What the restored data do not hold, and where they are. */
function whatIsMissing(report) {
    const where = report.live ? '' : `Nothing live was changed: ${report.plans.map(({ keeps }) => keeps).join('; ')}. `;
    return `${where}Data written in the ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.dataLossMs)} after the recovery point${objective(report.dataLossMs, report.lossObjectiveMs)} are not in it.`;
}
/** " (objective 15 min 00 s: met)" */
function objective(ms, objectiveMs) {
    if (objectiveMs === undefined)
        return '';
    return ` (objective ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(objectiveMs)}: ${ms <= objectiveMs ? 'met' : 'MISSED'})`;
}
/** "restored in 1.3 s (objective 15 min 00 s: met)"; what was not restored meets no objective. */
function restoredIn({ restoreMs, objectiveMs }) {
    if (restoreMs === 0)
        return 'not restored';
    return `restored in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(restoreMs)}${objective(restoreMs, objectiveMs)}`;
}
/** What a restore test has found, line by line. */
function provedLines(report) {
    return report.components.flatMap((one) => [
        `${one.component}: ${one.outcome}, ${restoredIn(one)}, compared in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.compareMs)}`,
        ...(one.where === undefined ? [] : [`  in ${one.where}`]),
        ...one.compared.map((line) => `  ${one.differences.length === 0 ? 'equal' : 'compared'}: ${line}`),
        ...(one.reason === undefined ? [] : [`  not verified: ${one.reason}`]),
        ...one.differences.map(({ what, expected, found }) => `  differs: ${what}: expected ${expected}, found ${found}`),
    ]);
}
function count(value) {
    if (value === null)
        return 'not known';
    return value === undefined ? 'none' : (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(value);
}


/***/ }),

/***/ 40318:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ restoreSummary),
/* harmony export */   z: () => (/* binding */ restoreTestSummary)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22144);
/* harmony import */ var _restore_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29305);



const shownDifferences = 100;
/** The job summary of a restore. */
function restoreSummary(report) {
    if (report.status === 'undo-planned') {
        const title = `### 📝 Plan: put back what restore ${report.restoreId} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)} replaced`;
        const plans = report.plans.map((plan) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
            `#### ${plan.component} → ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(plan.target)}`,
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .undoStepLines */ .Yh)(plan)),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(plan.commands.join('\n'), 'sh'),
        ]).trimEnd());
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([title, 'Dry run: nothing was changed.', ...plans, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)(report.done)]);
    }
    if (report.status === 'undone') {
        const title = `### ↩️ Restore ${report.restoreId} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)} is undone`;
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([title, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)(report.done), `In ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}.`]);
    }
    const { backup } = report;
    const facts = `Backup ${backup.id}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(backup.type)}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(backup.bytes)}, as of ${backup.recoveryPoint}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(backup.ageMs)} ago${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(backup.ageMs, report.lossObjectiveMs)}. Last proof: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(backup.proof ?? 'none')}.`;
    if (report.status === 'planned') {
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
            `### 📝 Plan of a restore of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)}`,
            'Dry run: nothing was changed.',
            facts,
            ...report.plans.map((plan) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
                `#### ${plan.component} → ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(plan.target)}`,
                (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)([...plan.steps, plan.keeps, ...plan.losses.map((loss) => `lost by going back: ${loss}`)]),
                plan.comparisons.length === 0
                    ? ''
                    : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['what', 'now', 'in the backup'], (0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .comparisonRows */ .Vs)(plan.comparisons)),
            ]).trimEnd()),
            report.servicesToStop.length === 0 ? '' : `Stopped meanwhile:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)(report.servicesToStop)}`,
            checkTable(report.checks),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bullets */ .e5)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .nextOfPlan */ .Y4)(report).map((line) => line.trim())),
        ]);
    }
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
        `### ${report.status === 'ok' ? '✅' : '❌'} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .restoredTitle */ .FX)(report))}`,
        facts,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['component', 'time', 'checked'], report.restored.map((one) => [
            one.component,
            `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.durationMs)}${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(one.durationMs, one.objectiveMs)}`,
            one.verified.join('; ') || 'nothing could be compared',
        ])),
        `Whole: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(report.durationMs, report.objectiveMs)}. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .whatIsMissing */ .Bu)(report))}`,
        `${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .stepTimes */ .HM)(report)}.`,
        ...report.restored.flatMap(({ differing }) => differing.map(differingBlock)),
        checkTable(report.health),
        nextSteps(report.next),
        `${report.live ? 'To go back' : 'To remove them again'}:\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(report.undo.join('\n'), 'sh')}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .warningList */ .Vb)(report.warnings),
    ]);
}
/** A statement as it must be run. */
function differingBlock({ what, expected, found }) {
    return `**Not as in the backup:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(`${what}: ${found}`)}\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(expected, 'sql')}`;
}
/** The job summary of a restore test; also the report an auditor reads. */
function restoreTestSummary(report) {
    const title = { proven: '✅ Proven', failed: '❌ Not equal', 'not-verified': '⚠️ Could not be verified' }[report.status];
    const { backup } = report;
    const differences = report.components.flatMap(({ component, differences: own }) => own.map(({ what, expected, found }) => [component, what, expected, found]));
    const more = differences.length - shownDifferences;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .parts */ .rT)([
        `### ${title}: backup ${backup.id} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(report.system)}`,
        `Restored and compared with what the source held at ${backup.recoveryPoint}.`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['component', 'result', 'where', 'restored', 'compared in', 'compared'], report.components.map((one) => [
            one.component,
            one.reason === undefined ? one.outcome : `${one.outcome}: ${one.reason}`,
            one.where ?? '',
            (0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .restoredIn */ .QJ)(one),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(one.compareMs),
            one.compared.join('; '),
        ])),
        differences.length === 0
            ? ''
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['component', 'what differs', 'expected', 'found'], differences.slice(0, shownDifferences)),
        more > 0 ? `… and ${more} more; all of them are in the JSON report.` : '',
        `Whole: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}${(0,_restore_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .objective */ .IH)(report.durationMs, report.objectiveMs)}.`,
        report.trend.length === 0
            ? ''
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['earlier tests', 'of backup', 'restored in'], report.trend.map(({ at, backup: of, restoreMs }) => [at, of, (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(restoreMs)])),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .warningList */ .Vb)(report.warnings),
    ]);
}
function nextSteps(next) {
    if (next.length === 0)
        return '';
    const steps = next.map(({ what, commands }) => {
        const code = commands.length === 0 ? '' : `\n\n${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(commands.join('\n'), 'sh')}`.replaceAll('\n', '\n   ');
        return `1. ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(what)}${code}`;
    });
    return `**Next**\n\n${steps.join('\n')}`;
}
function checkTable(checks) {
    if (checks.length === 0)
        return '';
    const rows = checks.map(({ name, outcome, overridden, detail }) => [
        name,
        overridden ? `${outcome} (overridden)` : outcome,
        detail,
    ]);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['check', 'result', 'what was found'], rows);
}


/***/ }),

/***/ 58813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ tiersText),
/* harmony export */   F_: () => (/* binding */ roomText),
/* harmony export */   PB: () => (/* binding */ stateTitles),
/* harmony export */   Qw: () => (/* binding */ proofText),
/* harmony export */   S7: () => (/* binding */ statusDocument),
/* harmony export */   mL: () => (/* binding */ auditTitle),
/* harmony export */   rS: () => (/* binding */ evidenceText),
/* harmony export */   uw: () => (/* binding */ inabilities)
/* harmony export */ });
/* unused harmony exports stateMarks, protection */
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

const stateMarks = { healthy: 'ok', degraded: 'warning', 'at-risk': 'failed' };
const stateTitles = {
    healthy: 'is protected as it should be',
    degraded: 'is protected, but not as it should be',
    'at-risk': 'is at risk',
};
function statusDocument(report) {
    const { status, system, findings, stores, at, page } = report;
    return {
        mark: stateMarks[status],
        title: `${system} ${stateTitles[status]} (${status}), ${at}`,
        blocks: [
            { kind: 'list', title: 'To mend:', items: findings.map(findingText) },
            { kind: 'list', title: 'Protection:', items: protection(report) },
            {
                kind: 'table',
                head: ['store', 'backups', 'size', 'newest of each tier', 'room', 'evidence log'],
                rows: stores.map(storeRow),
            },
            ...auditBlocks(report),
            { kind: 'list', title: 'What the stores cannot do:', items: stores.flatMap(inabilities) },
            ...(page === undefined ? [] : [{ kind: 'text', text: `Page: ${page}` }]),
        ],
        warnings: report.warnings,
    };
}
/** Two lines in a terminal; Markdown makes one of them. */
function findingText({ severity, what, mend }) {
    return `${severity}: ${what}\n    → ${mend}`;
}
/** Age, proof and times against what was agreed on. */
function protection({ newest, proven, objectives }) {
    return [
        newest === undefined
            ? 'newest good backup: none'
            : `newest good backup: ${newest.id}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(newest.ageMs)} old, on ${newest.stores.join(', ')}; ${newest.loss.map(lossText).join('; ')}`,
        proven === undefined
            ? 'last proof: none'
            : `last proof: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(proven.ageMs)} ago, of ${proven.id}, on ${proven.stores.join(', ')} (at most ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatLimit */ .tW)(objectives.proofMs)})`,
        proven?.restoreMs === undefined
            ? 'measured time to restore: none'
            : `measured time to restore: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(proven.restoreMs)} (objective ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatLimit */ .tW)(objectives.rtoMs)})`,
    ];
}
function lossText({ ms, limitMs, counted }) {
    const what = counted === 'trading' ? 'of open market unprotected' : 'of work unprotected';
    return `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(ms)} ${what} (at most ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatLimit */ .tW)(limitMs)})`;
}
function storeRow(store) {
    const { name, kind, offSite, backups, bytes, reached, problem } = store;
    const title = `${name} (${kind}${offSite ? ', off-site' : ''})`;
    if (!reached)
        return [title, '–', '–', `cannot be looked at: ${problem[0] ?? ''}`, '–', '–'];
    return [title, String(backups.length), (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes), tiersText(store), roomText(store), evidenceText(store)];
}
function tiersText({ tiers }) {
    return tiers.map(({ tier, ageMs }) => `${tier} ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(ageMs)}`).join(', ') || 'none';
}
function roomText({ freeBytes, daysUntilFull }) {
    if (freeBytes === undefined)
        return 'not told';
    const until = daysUntilFull === undefined ? '' : `, ${Math.floor(daysUntilFull)} d if nothing is removed`;
    return `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(freeBytes)} free${until}`;
}
function evidenceText({ evidence }) {
    if (evidence === undefined)
        return '–';
    const { entries, whole, findings } = evidence;
    const checked = whole ? `all ${entries} entries checked` : `newest ${entries} entries checked`;
    return findings.length === 0 ? `${checked}: intact` : `${checked}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(findings.length, 'finding')}`;
}
const verdicts = { holds: 'holds', broken: 'does not hold', unknown: 'is not known to hold' };
function auditTitle({ audit }) {
    const { data, kinds, offSite, verdict, depth, backup } = audit;
    if (backup === undefined)
        return '3-2-1 rule: there is no backup to look for';
    const counted = `copies of the data with production ${data} of 3, kinds of storage ${kinds.length} of 2, off-site ${offSite} of 1`;
    return `3-2-1 rule ${verdicts[verdict]} for ${backup}: ${counted}; audit ${depth}`;
}
const proofWords = { yes: 'holds', no: 'does not hold', unknown: 'could not be read again' };
/** What came of reading the proof again; undefined: it was not read. */
function proofText({ audit: { proof } }) {
    return proof && `Its proof ${proofWords[proof.can]}: ${proof.because}`;
}
function auditBlocks(report) {
    const rows = report.audit.copies.map(({ store, result, filesRead, bytesRead, problems }) => [
        store,
        result,
        `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(filesRead, 'file')}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytesRead)}`,
        problems.slice(0, 3).join('; '),
    ]);
    return [
        { kind: 'text', text: [auditTitle(report), proofText(report)].filter((one) => one !== undefined).join('. ') },
        { kind: 'table', head: ['copy in', 'result', 'read back', 'why'], rows },
    ];
}
const abilityNames = { atomicCreate: 'atomic create', checksum: 'checksum on arrival', lock: 'lock against removal' };
function inabilities({ name, abilities }) {
    if (abilities === undefined)
        return [];
    const named = [
        [abilityNames.atomicCreate, abilities.atomicCreate],
        [abilityNames.checksum, abilities.checksum],
        [abilityNames.lock, abilities.lock],
    ];
    return named.flatMap(([what, { can, because }]) => (can === 'yes' ? [] : [`${name}: ${what}: ${can} (${because})`]));
}


/***/ }),

/***/ 13861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dx: () => (/* binding */ heldText),
/* harmony export */   OH: () => (/* binding */ reportWarnings),
/* harmony export */   hm: () => (/* binding */ reportSummary),
/* harmony export */   jg: () => (/* binding */ failureSummary)
/* harmony export */ });
/* unused harmony export shrinkWarnings */
/* harmony import */ var _catalog_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(24662);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12035);
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22751);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(41832);
/* harmony import */ var _evidence_document_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79072);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(22144);
/* harmony import */ var _prune_document_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(87403);
/* harmony import */ var _restore_summary_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(40318);
/* harmony import */ var _status_document_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(58813);
/* harmony import */ var _sync_document_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(89146);










/** Most findings shown in a summary; all of them are in the proof. */
const shownFindings = 100;
/** A component that shrank to less than this share of the previous backup is worth a look before anything is deleted. */
const shrinkLimit = 0.5;
/** The job summary of a report, in Markdown. */
function reportSummary(report) {
    switch (report.operation) {
        case 'backup':
            return report.status === 'planned' ? plannedSummary(report) : backupSummary(report);
        case 'verify':
            return verifySummary(report);
        case 'restore':
            return (0,_restore_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .restoreSummary */ .r)(report);
        case 'restore-test':
            return (0,_restore_summary_js__WEBPACK_IMPORTED_MODULE_6__/* .restoreTestSummary */ .z)(report);
        case 'list':
            return listSummary(report);
        case 'show':
            return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .parts */ .rT)([`### Backup ${report.id}`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .fenced */ .OF)(report.summary)]);
        case 'sync':
            return (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .documentMarkdown */ .z)((0,_sync_document_js__WEBPACK_IMPORTED_MODULE_8__/* .syncDocument */ .P)(report));
        case 'prune':
            return (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .documentMarkdown */ .z)((0,_prune_document_js__WEBPACK_IMPORTED_MODULE_5__/* .pruneDocument */ .S)(report));
        case 'evidence':
            return (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .documentMarkdown */ .z)((0,_evidence_document_js__WEBPACK_IMPORTED_MODULE_4__/* .evidenceDocument */ .Z)(report));
        case 'status':
            return (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .documentMarkdown */ .z)((0,_status_document_js__WEBPACK_IMPORTED_MODULE_7__/* .statusDocument */ .S7)(report));
    }
}
/** Warnings that deserve an annotation of their own. */
function reportWarnings(report) {
    switch (report.operation) {
        case 'backup':
            return [...report.warnings, ...shrinkWarnings(report)];
        case 'verify':
            return report.backups.flatMap(({ id, warnings }) => warnings.map((warning) => `${id}: ${warning}`));
        case 'restore':
            return report.status === 'undone' || report.status === 'undo-planned' ? [] : [...report.warnings];
        case 'restore-test':
        case 'sync':
        case 'prune':
            return [...report.warnings];
        case 'status':
            return [...report.warnings, ...report.findings.filter(isToMend).map(({ what, mend }) => `${what}. ${mend}`)];
        case 'list':
        case 'show':
        case 'evidence':
            return [];
    }
}
function isToMend({ severity }) {
    return severity !== 'note';
}
/** The job summary of a run that ended with an error. */
function failureSummary(error) {
    const lines = [`### ❌ ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .escapeMarkdown */ .FV)((0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(error))}`];
    const reasons = (0,_lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonsOf */ .zM)(error);
    if (reasons.length > 0)
        lines.push('', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .bullets */ .e5)(reasons));
    if (error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .BackupError */ .hj) {
        if (error.hint !== undefined)
            lines.push('', `**What to do:** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .escapeMarkdown */ .FV)(error.hint)}`);
        lines.push('', `Code \`${error.code}\`.`);
    }
    return `${lines.join('\n')}\n`;
}
function plannedSummary(report) {
    const { space } = report;
    const free = space.freeBytes === undefined ? 'unknown' : (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(space.freeBytes);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .parts */ .rT)([
        `### 📝 Plan of a ${report.type} backup of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .escapeMarkdown */ .FV)(report.system)}`,
        'Dry run: nothing was written.',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .table */ .tp)(['component', 'source', 'size, about', 'how'], report.components.map((one) => [
            one.component,
            one.source,
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.estimatedBytes),
            one.details.join('; '),
        ])),
        `Into ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .escapeMarkdown */ .FV)(report.store)}: needs about ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(space.neededBytes)}, free ${free}.`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .warningList */ .Vb)(report.warnings),
    ]);
}
function backupSummary(report) {
    const { whole, components } = report.previous;
    const compared = whole === undefined
        ? 'The first backup of its kind: nothing to compare with as a whole.'
        : `Compared with ${whole.id}: size ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatChange */ .eD)(whole.bytes, report.bytes)}, time ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatChange */ .eD)(whole.durationMs, report.durationMs)}.`;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .parts */ .rT)([
        `### ${(0,_catalog_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .missingIn */ .EH)(report).length > 0 ? '⚠️' : '✅'} Backup ${report.id} of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .escapeMarkdown */ .FV)(report.system)}`,
        `${report.type}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(report.bytes)} in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(report.durationMs)}, components within ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(report.skewMs)} of each other, ${report.signed ? 'signed' : 'not signed'}.`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .table */ .tp)(['component', 'what', 'stored', 'raw', 'time', 'before'], report.components.map((one) => [
            one.component,
            one.highlights.join(', '),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.bytes),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.rawBytes),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(one.durationMs),
            beforeText(components[one.component]?.bytes, one.bytes),
        ])),
        compared,
        `Lies in \`${report.path.replaceAll(/[`\r\n]/g, '')}\`. Next: verify it, then prove it with a restore test.`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .warningList */ .Vb)(reportWarnings(report)),
    ]);
}
function beforeText(before, now) {
    return before === undefined ? '–' : `${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(before)} (${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatChange */ .eD)(before, now)})`;
}
function verifySummary(report) {
    const title = { ok: '✅ Verified', failed: '❌ Damaged', 'not-verified': '⚠️ Could not be verified' }[report.status];
    const findings = report.backups.flatMap(({ id, findings: own }) => own.map(({ file, problem }) => [id, file, problem]));
    const more = findings.length - shownFindings;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .parts */ .rT)([
        `### ${title}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(report.backups.length, 'backup')}, depth ${report.depth}`,
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .table */ .tp)(['backup', 'result', 'files', 'size', 'time', 'signature'], report.backups.map((one) => [
            one.id,
            one.findings.length === 0 ? one.outcome : `${one.outcome}: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(one.findings.length, 'finding')}`,
            String(one.files),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.bytes),
            (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDuration */ .a3)(one.durationMs),
            one.signature,
        ])),
        findings.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .table */ .tp)(['backup', 'file', 'what is wrong'], findings.slice(0, shownFindings)),
        more > 0 ? `… and ${more} more; all of them are in the proof beside the backup.` : '',
        report.status !== 'failed'
            ? ''
            : 'Do not restore from a damaged backup: use the newest one that passes, and make a new one now.',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .warningList */ .Vb)(reportWarnings(report)),
    ]);
}
function listSummary(report) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .parts */ .rT)([
        `### ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(report.backups.length, 'backup')} in ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .escapeMarkdown */ .FV)(report.store)}`,
        report.storeExists ? '' : 'The store does not exist: check its name. The first backup makes it.',
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .table */ .tp)(['backup', 'type', 'size', 'components', 'last proof'], report.backups.map((one) => [
            one.id,
            one.type ?? one.origin,
            one.bytes === undefined ? '–' : (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.bytes),
            heldText(one),
            one.proofs ?? 'none',
        ])),
        report.leftovers.length === 0
            ? ''
            : `Left behind by interrupted backups: ${report.leftovers.map(_markdown_js__WEBPACK_IMPORTED_MODULE_9__/* .escapeMarkdown */ .FV).join(', ')}.`,
    ]);
}
/** "database config (redis is missing)". */
function heldText({ components, missing }) {
    return [...components, ...missing.map((name) => `(${name} is missing)`)].join(' ');
}
/** Warnings about components that are less than half as big as the last time, or not there any more. */
function shrinkWarnings(report) {
    if (report.status === 'planned')
        return [];
    const { components, dropped } = report.previous;
    const missing = dropped.map(({ component, id }) => `${component} is not in this backup, but was in ${id}.`);
    const shrunk = report.components.flatMap(({ component, bytes }) => {
        const before = components[component];
        if (before === undefined || bytes >= before.bytes * shrinkLimit)
            return [];
        return [
            `${component} shrank by more than half: ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytes)}, was ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(before.bytes)} in ${before.id}. Check that nothing is missing.`,
        ];
    });
    return [...missing, ...shrunk];
}


/***/ }),

/***/ 89146:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ syncDocument)
/* harmony export */ });
/* harmony import */ var _lib_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(22751);

const titles = {
    ok: 'Copied',
    planned: 'Plan of copies (dry run: nothing was written)',
    failed: 'Not all could be copied',
};
function syncDocument(report) {
    return {
        mark: report.status,
        title: `${titles[report.status]}: ${report.system}, from ${report.from}, ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(report.durationMs)}`,
        blocks: [
            {
                kind: 'table',
                head: ['store', 'result', 'copied', 'size', 'had already', 'not kept there', 'proofs'],
                rows: report.targets.map(row),
            },
            ...report.targets.flatMap(details),
        ],
        warnings: report.warnings,
    };
}
function row({ name, status, copied, present, notKept, proofs }) {
    const bytes = copied.reduce((sum, one) => sum + one.bytes, 0);
    return [
        name,
        status,
        (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(copied.length, 'backup'),
        (0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes),
        String(present),
        String(notKept),
        String(proofs),
    ];
}
function details({ name, location, copied, findings, problem }) {
    return [
        {
            kind: 'list',
            title: `${name} (${location})`,
            items: copied.map(({ id, bytes, files }) => `${id}  ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatBytes */ .z3)(bytes)} in ${(0,_lib_format_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(files, 'file')}`),
        },
        { kind: 'list', title: `${name} could not be filled:`, items: problem },
        {
            kind: 'list',
            title: `${name} has backups that differ; nothing of them was overwritten:`,
            items: findings.map(({ backup, file, problem: wrong }) => `${backup}: ${file} ${wrong}`),
        },
    ];
}


/***/ })

};
