export const id = 6615;
export const ids = [6615];
export const modules = {

/***/ 75437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gw: () => (/* binding */ parseNames),
/* harmony export */   Tq: () => (/* binding */ openFile),
/* harmony export */   cb: () => (/* binding */ namesText),
/* harmony export */   t8: () => (/* binding */ encryptedDestination),
/* harmony export */   zz: () => (/* binding */ asRecorded)
/* harmony export */ });
/* unused harmony export suffixOf */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12035);



const suffixOf = (kind) => `.${kind}`;
function encryptedDestination(stage, cipher, signal) {
    const files = new Map();
    let count = 0;
    const writeAs = async (path, stored, content, expectedBytes) => {
        const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        let bytes = 0;
        async function* metered() {
            for await (const chunk of cipher.encrypt(content, signal)) {
                hash.update(chunk);
                bytes += chunk.byteLength;
                yield chunk;
            }
        }
        await stage.write(stored, metered(), expectedBytes);
        files.set(path, { path: stored, bytes, sha256: hash.digest('hex') });
    };
    return {
        files,
        writeAs,
        write: async (path, content, expectedBytes) => {
            count += 1;
            const stored = `data/${String(count).padStart(4, '0')}${suffixOf(cipher.kind)}`;
            await writeAs(path, stored, content, expectedBytes);
        },
        discard: async (path) => {
            for (const [name, { path: stored }] of [...files]) {
                if (name !== path && !name.startsWith(`${path}/`))
                    continue;
                files.delete(name);
                await stage.discard(stored);
            }
        },
    };
}
/** What lies where in an encrypted backup, a line each: "data/0001.age database/globals_20261122_020000.sql.zst". */
function namesText(files) {
    return [...files].map(([path, { path: stored }]) => `${stored} ${path}\n`).join('');
}
/** @returns by its own name, where each file lies */
function parseNames(text, files) {
    const stored = new Map(files.map((file) => [file.path, file]));
    const named = new Map();
    for (const line of text.split('\n').filter((one) => one !== '')) {
        const space = line.indexOf(' ');
        const file = stored.get(line.slice(0, space));
        if (file === undefined)
            throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('damaged', 'The names of an encrypted backup name a file it has not');
        named.set(line.slice(space + 1), file);
    }
    return named;
}
/** The content of a file. The stream ends with an error, `damaged`, unless all of it is as it was written. */
function openFile(read, { decrypt }, file) {
    async function* content() {
        yield* decrypt(asRecorded(await read(file.path), file));
    }
    return node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from(content(), { objectMode: false, highWaterMark: 1024 * 1024 });
}
/** Encrypted bytes, then an error if they are not those recorded. */
async function* asRecorded(content, { path, bytes, sha256 }) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    for await (const chunk of content) {
        hash.update(chunk);
        size += chunk.byteLength;
        yield chunk;
    }
    if (size === bytes && hash.digest('hex') === sha256)
        return;
    throw new _lib_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .BackupError */ .hj('damaged', `${path} is not what was recorded when it was made`, {
        hint: 'Choose another backup: "backupctl verify all" tells which are whole.',
    });
}


/***/ }),

/***/ 28947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ openCipher),
  p: () => (/* binding */ openEncrypted)
});

// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./.build/lib/pipeline/encryption/age-stream.js


/**
 * The payload of an age file (https://c2sp.org/age, "Payload"), with the ChaCha20-Poly1305 of OpenSSL: ten times as fast as the
 * library age-encryption, which does it in JavaScript. The library makes and reads the header.
 */
const pieceBytes = 64 * 1024;
const tagBytes = 16;
const nonceBytes = 16;
const algorithm = 'chacha20-poly1305';
async function* encryptPayload(fileKey, content) {
    const nonce = (0,external_node_crypto_.randomBytes)(nonceBytes);
    yield nonce;
    const encrypt = new Pieces(fileKey, nonce, (piece, key, counter) => {
        const cipher = (0,external_node_crypto_.createCipheriv)(algorithm, key, counter, { authTagLength: tagBytes });
        return [cipher.update(piece), cipher.final(), cipher.getAuthTag()];
    });
    yield* inPieces(content, pieceBytes, encrypt);
}
/** @throws BackupError `damaged` for what was cut or changed, after the content before it */
async function* decryptPayload(fileKey, content) {
    const source = content[Symbol.asyncIterator]();
    let start = Buffer.alloc(0);
    while (start.length < nonceBytes) {
        const { done, value } = await source.next();
        if (done)
            throw changed();
        start = Buffer.concat([start, value]);
    }
    const decrypt = new Pieces(fileKey, start.subarray(0, nonceBytes), (piece, key, counter) => {
        if (piece.length < tagBytes)
            throw changed();
        const decipher = (0,external_node_crypto_.createDecipheriv)(algorithm, key, counter, { authTagLength: tagBytes });
        decipher.setAuthTag(piece.subarray(piece.length - tagBytes));
        try {
            return [decipher.update(piece.subarray(0, piece.length - tagBytes)), decipher.final()];
        }
        catch (cause) {
            throw changed(cause);
        }
    });
    yield* inPieces(after(start.subarray(nonceBytes), source), pieceBytes + tagBytes, decrypt);
}
function changed(cause) {
    return new errors/* BackupError */.hj('damaged', 'The encrypted content is not what was written: it was cut or changed', { cause });
}
/** What was read already, then the rest. */
async function* after(start, rest) {
    try {
        yield start;
        for (let one = await rest.next(); !one.done; one = await rest.next())
            yield one.value;
    }
    finally {
        await rest.return?.();
    }
}
/** Each piece has the next counter as its nonce, and the last one a mark. */
class Pieces {
    #key;
    #nonce = Buffer.alloc(12);
    #turn;
    #count = 0;
    constructor(fileKey, nonce, turn) {
        this.#key = Buffer.from((0,external_node_crypto_.hkdfSync)('sha256', fileKey, nonce, 'payload', 32));
        this.#turn = turn;
    }
    /** @param into has room for the piece and a tag; returns how many bytes were put there */
    next(piece, last, into) {
        this.#nonce.writeUIntBE(this.#count, 5, 6);
        this.#nonce[11] = last ? 1 : 0;
        this.#count += 1;
        let bytes = 0;
        for (const part of this.#turn(piece, this.#key, this.#nonce)) {
            into.set(part, bytes);
            bytes += part.length;
            // Left to the garbage collector, that memory costs as much CPU as the cipher.
            if (part.buffer instanceof ArrayBuffer && part.buffer.byteLength === part.length)
                part.buffer.transfer(0);
        }
        return bytes;
    }
}
/** Which piece is the last one is known at the end: a whole one waits for more. */
async function* inPieces(content, bytes, pieces) {
    const held = Buffer.alloc(bytes);
    let used = 0;
    for await (const chunk of content) {
        const out = Buffer.allocUnsafeSlow(used + chunk.length + (Math.ceil(chunk.length / bytes) + 1) * tagBytes);
        let made = 0;
        let at = 0;
        while (at < chunk.length) {
            if (used === bytes) {
                made += pieces.next(held, false, out.subarray(made));
                used = 0;
            }
            if (used === 0 && chunk.length - at > bytes) {
                made += pieces.next(chunk.subarray(at, at + bytes), false, out.subarray(made));
                at += bytes;
                continue;
            }
            // A copy: the memory of a chunk may be taken back.
            const more = Math.min(bytes - used, chunk.length - at);
            held.set(chunk.subarray(at, at + more), used);
            used += more;
            at += more;
        }
        if (made > 0)
            yield out.subarray(0, made);
    }
    const out = Buffer.alloc(used + tagBytes);
    const made = pieces.next(held.subarray(0, used), true, out);
    if (made > 0)
        yield out.subarray(0, made);
}

// EXTERNAL MODULE: ./.build/lib/pipeline/encryption/cipher.js
var cipher = __webpack_require__(84080);
;// CONCATENATED MODULE: ./.build/lib/pipeline/encryption/age.js




/** What the encrypter adds after the header to an empty file: a nonce, and the tag of nothing. */
const emptyPayloadBytes = 32;
function ageCipher({ recipients }) {
    return {
        kind: 'age',
        recipients,
        async *encrypt(content) {
            const { header, fileKey } = await newHeader(recipients);
            yield header;
            yield* encryptPayload(fileKey, content);
        },
    };
}
async function newHeader(recipients) {
    const { Encrypter } = await __webpack_require__.e(/* import() */ 1539).then(__webpack_require__.bind(__webpack_require__, 81539));
    const encrypter = new Encrypter();
    for (const recipient of recipients)
        encrypter.addRecipient(recipient);
    let fileKey = new Uint8Array();
    // No recipient of its own: it is only shown the key of the file.
    encrypter.addRecipient({
        wrapFileKey(key) {
            fileKey = Uint8Array.from(key);
            return [];
        },
    });
    const empty = await encrypter.encrypt(new Uint8Array());
    return { header: empty.subarray(0, empty.length - emptyPayloadBytes), fileKey };
}
/**
 * @param sample something that was encrypted with the backup, and is known to lie there as it was written
 * @throws BackupError `key-missing`
 */
async function openAge(config, encryption, sample) {
    const identities = await readIdentities(config);
    const { Decrypter } = await __webpack_require__.e(/* import() */ 1539).then(__webpack_require__.bind(__webpack_require__, 81539));
    const { header } = await splitHeader(sample);
    const all = new Decrypter();
    const openedBy = new Set();
    for (const { secret, recipient } of identities) {
        const one = new Decrypter();
        one.addIdentity(secret);
        const key = await one.decryptHeader(header).catch(() => undefined);
        if (key === undefined)
            continue;
        openedBy.add(recipient);
        all.addIdentity(secret);
    }
    const given = identities.map(({ recipient }) => recipient).join(', ');
    if (openedBy.size === 0)
        throw (0,cipher/* keyMissing */.u)(encryption, [given === '' ? 'No key was given.' : `Given: the key of ${given}`]);
    return {
        openedBy: [...openedBy],
        async *decrypt(content) {
            const { header: own, rest } = await splitHeader(content);
            const fileKey = await all.decryptHeader(own).catch((cause) => {
                throw new errors/* BackupError */.hj('damaged', 'The header of encrypted content cannot be read', { cause });
            });
            yield* decryptPayload(fileKey, rest);
        },
    };
}
/** Each private key, with its public half. */
async function readIdentities(config) {
    const texts = config?.identity === undefined ? [] : [{ from: 'the identity given', text: config.identity }];
    for (const from of config?.['identity-files'] ?? []) {
        const text = await (0,promises_.readFile)(from, 'utf8').catch((cause) => {
            throw noIdentity(from, 'cannot be read', cause);
        });
        texts.push({ from, text });
    }
    const { identityToRecipient } = await __webpack_require__.e(/* import() */ 1539).then(__webpack_require__.bind(__webpack_require__, 81539));
    const found = [];
    for (const { from, text } of texts) {
        const secrets = text.match(/AGE-SECRET-KEY-[A-Z0-9-]+/g);
        if (secrets === null)
            throw noIdentity(from, 'holds no private key of age (AGE-SECRET-KEY-1…)');
        for (const secret of secrets) {
            const recipient = await identityToRecipient(secret).catch(() => {
                throw noIdentity(from, 'holds a private key that is cut or mistyped');
            });
            found.push({ secret, recipient });
        }
    }
    return found;
}
function noIdentity(from, why, cause) {
    const hint = 'Correct encryption.age.identity-files or BACKUP_AGE_IDENTITY. Nothing was touched.';
    return new errors/* BackupError */.hj('key-missing', `${from} ${why}`, { hint, cause });
}
const mostHeaderBytes = 1024 * 1024;
/** The header ends with the line of its own hash. */
async function splitHeader(content) {
    const source = content[Symbol.asyncIterator]();
    let start = Buffer.alloc(0);
    for (;;) {
        const end = /\n--- [A-Za-z0-9+/]{43}\n/.exec(start.toString('latin1'));
        if (end !== null) {
            const bytes = end.index + end[0].length;
            return { header: Uint8Array.from(start.subarray(0, bytes)), rest: after(start.subarray(bytes), source) };
        }
        const { done, value } = await source.next();
        if (done || start.length > mostHeaderBytes) {
            await source.return?.();
            throw new errors/* BackupError */.hj('damaged', 'The encrypted content is no age file: it has no header');
        }
        start = Buffer.concat([start, value]);
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/lib/exec.js
var exec = __webpack_require__(65213);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./.build/lib/pipeline/encryption/through-tool.js
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




/** Content as a tool turns it out. It ends with an error when the tool did not end well, whatever came before. */
async function* throughTool([command, ...args], content, { env, signal }, explain, onStderrLine) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const tool = __addDisposableResource(env_1, await (0,exec/* startTool */.pQ)(command, args, {
            ...{ env, signal, stdin: 'pipe', stdout: 'pipe' },
            ...(onStderrLine && { onStderrLine }),
        }), true);
        if (tool.stdin === null || tool.stdout === null)
            return;
        const source = content instanceof external_node_stream_.Readable ? content : external_node_stream_.Readable.from(content, { objectMode: false });
        // A tool that ends early says why itself.
        const feeding = (0,external_node_stream_promises_.pipeline)(source, tool.stdin).catch((error) => ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((0,errors/* systemCode */.xU)(error) ?? '') ? undefined : error);
        yield* tool.stdout;
        const failed = await feeding;
        if (signal.aborted)
            throw (0,errors/* cancelled */.KW)(signal);
        if (failed !== undefined)
            throw failed;
        const exit = await tool.exit;
        if (exit.code !== 0)
            throw explain(exit);
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

;// CONCATENATED MODULE: ./.build/lib/pipeline/encryption/gpg.js






/** Nothing is asked of anybody, and what follows does not depend on a language. */
const quiet = ['--batch', '--no-tty', '--quiet'];
/**
 * Encrypts in a home of its own, which knows the public keys of the recipients and nothing else. No agent is started for it.
 *
 * @param scratch a private folder (0700), removed afterwards
 */
async function gpgCipher(config, scratch, workshop) {
    const { recipients } = config;
    const env = { ...workshop.env, LC_ALL: 'C' };
    const home = (0,external_node_path_.join)(scratch, 'gpg');
    await (0,promises_.mkdir)(home, { mode: 0o700 });
    const at = ['--homedir', home];
    const keys = await publicKeys(config, { ...workshop, env });
    const imported = await (0,exec/* runTool */.qI)('gpg', [...at, ...quiet, '--import', ...keys.files], { ...workshop, env, ...keys });
    if (imported.code !== 0)
        throw notUsable('The public keys could not be imported', imported);
    const named = recipients.flatMap((fingerprint) => ['--recipient', fingerprint]);
    const how = ['--trust-model', 'always', '--cipher-algo', 'AES256', '-z', '0', '--output', '-'];
    return {
        kind: 'gpg',
        recipients,
        encrypt: (content, signal) => throughTool(['gpg', ...at, ...quiet, ...how, ...named, '--encrypt'], content, { env, signal }, (exit) => notUsable('gpg could not encrypt', exit)),
    };
}
/** What `gpg --import` is given: files, or the export of the user's own keys. */
async function publicKeys({ recipients, 'public-keys': files, home }, workshop) {
    if (files.length > 0)
        return { files };
    const { stdout } = await (0,exec/* runTool */.qI)('gpg', [...homeOf(home), ...quiet, '--armor', '--export', ...recipients], workshop);
    return { files: [], input: stdout };
}
/**
 * @param sample something that was encrypted with the backup, and is known to lie there as it was written
 * @throws BackupError `key-missing`
 */
async function openGpg(config, encryption, sample, workshop) {
    const env = { ...workshop.env, LC_ALL: 'C' };
    const base = [...homeOf(config?.home), ...quiet];
    const openedBy = new Set();
    const sees = (line) => {
        // "[GNUPG:] DECRYPTION_KEY <fingerprint of the subkey> <fingerprint of the key> <trust>"
        const primary = /^\[GNUPG:\] DECRYPTION_KEY [0-9A-F]+ ([0-9A-F]+) /.exec(line)?.[1];
        if (primary !== undefined)
            openedBy.add(primary);
    };
    try {
        const trial = ['gpg', ...base, '--status-fd', '2', '--decrypt'];
        for await (const _ of throughTool(trial, sample, { ...workshop, env }, refused, sees))
            ;
    }
    catch (error) {
        if (workshop.signal.aborted || (error instanceof errors/* BackupError */.hj && error.code !== 'damaged'))
            throw error;
        throw (0,cipher/* keyMissing */.u)(encryption, [(0,errors/* messageOf */.bD)(error)], error);
    }
    return {
        openedBy: [...openedBy],
        decrypt: (content) => throughTool(['gpg', ...base, '--decrypt'], content, { ...workshop, env }, refused),
    };
}
function homeOf(home) {
    return home === undefined ? [] : ['--homedir', home];
}
function refused({ stderr }) {
    const said = stderr.filter((line) => line.startsWith('gpg: ')).map((line) => line.slice('gpg: '.length));
    return new errors/* BackupError */.hj('damaged', `gpg could not decrypt: ${said.at(-1) ?? 'it does not say why'}`, {
        because: said,
    });
}
function notUsable(title, { stderr }) {
    return new errors/* BackupError */.hj('key-missing', title, {
        because: stderr,
        hint: 'Check encryption.gpg: recipients are full fingerprints of keys that can encrypt and have not expired, and public-keys names the files that hold them. Nothing was committed.',
    });
}

;// CONCATENATED MODULE: ./.build/lib/pipeline/encryption/index.js



/**
 * What backups are encrypted with; undefined: they are not. Tried once, so that a key that cannot be used ends a run before it
 * has begun.
 *
 * @throws BackupError `invalid-config`, `key-missing`, `tool-missing`
 */
async function openCipher({ age, gpg }, { scratch, ...workshop }) {
    if (age === undefined && gpg === undefined)
        return undefined;
    let cipher;
    if (age?.recipients.length)
        cipher = ageCipher(age);
    else if (gpg?.recipients.length)
        cipher = await gpgCipher(gpg, scratch, workshop);
    else {
        throw new errors/* BackupError */.hj('invalid-config', 'encryption names no recipients: the backup would be in clear', {
            hint: 'Name public keys in encryption.age.recipients or encryption.gpg.recipients, or leave encryption out.',
        });
    }
    for await (const _ of cipher.encrypt(nothing(), workshop.signal))
        ;
    return cipher;
}
/**
 * What opens a backup, with the private keys of this host.
 *
 * @param sample something that was encrypted with it, and is known to lie there as it was written
 * @throws BackupError `key-missing`, `tool-missing`
 */
function openEncrypted(config, encryption, sample, workshop) {
    return encryption.kind === 'age'
        ? openAge(config.age, encryption, sample)
        : openGpg(config.gpg, encryption, sample, workshop);
}
async function* nothing() { }


/***/ })

};
