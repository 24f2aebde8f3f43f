export const id = 8227;
export const ids = [8227];
export const modules = {

/***/ 18227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  terminalHost: () => (/* binding */ terminalHost)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:readline/promises"
var promises_ = __webpack_require__(26848);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/lib/format.js
var format = __webpack_require__(22751);
// EXTERNAL MODULE: ./.build/lib/report/document.js
var report_document = __webpack_require__(41832);
// EXTERNAL MODULE: ./.build/lib/report/evidence-document.js
var evidence_document = __webpack_require__(79072);
// EXTERNAL MODULE: ./.build/lib/report/prune-document.js
var prune_document = __webpack_require__(87403);
// EXTERNAL MODULE: ./.build/lib/report/restore-lines.js
var restore_lines = __webpack_require__(29305);
// EXTERNAL MODULE: ./.build/lib/report/status-document.js
var status_document = __webpack_require__(58813);
// EXTERNAL MODULE: ./.build/lib/report/summary.js
var summary = __webpack_require__(13861);
// EXTERNAL MODULE: ./.build/lib/report/sync-document.js
var sync_document = __webpack_require__(89146);
;// CONCATENATED MODULE: ./.build/lib/report/text.js








/** A report for a terminal. */
function reportText(report) {
    switch (report.operation) {
        case 'backup':
            return report.status === 'planned' ? plannedText(report) : backupText(report);
        case 'verify':
            return verifyText(report);
        case 'restore':
            return restoreText(report);
        case 'restore-test':
            return restoreTestText(report);
        case 'list':
            return listText(report);
        case 'show':
            return showText(report);
        case 'sync':
            return (0,report_document/* documentText */.Z)((0,sync_document/* syncDocument */.P)(report));
        case 'prune':
            return (0,report_document/* documentText */.Z)((0,prune_document/* pruneDocument */.S)(report));
        case 'evidence':
            return (0,report_document/* documentText */.Z)((0,evidence_document/* evidenceDocument */.Z)(report));
        case 'status':
            return (0,report_document/* documentText */.Z)((0,status_document/* statusDocument */.S7)(report));
    }
}
function plannedText(report) {
    const { space } = report;
    return lines([
        `Plan of a ${report.type} backup of ${report.system} into ${report.store} (dry run: nothing was written)`,
        ...report.components.flatMap((one) => [
            `  ${one.component.padEnd(9)} about ${(0,format/* formatBytes */.z3)(one.estimatedBytes).padStart(8)}  ${one.source}`,
            ...one.details.map((detail) => `            ${detail}`),
        ]),
        `Space: about ${(0,format/* formatBytes */.z3)(space.neededBytes)} needed, ${space.freeBytes === undefined ? 'unknown' : (0,format/* formatBytes */.z3)(space.freeBytes)} free`,
        ...warningLines(report),
    ]);
}
function backupText(report) {
    return lines([
        `Backup ${report.id} of ${report.system}: ${(0,format/* formatBytes */.z3)(report.bytes)} in ${(0,format/* formatDuration */.a3)(report.durationMs)}`,
        ...report.components.map((one) => `  ${one.component.padEnd(9)} ${(0,format/* formatBytes */.z3)(one.bytes).padStart(8)}  ${one.highlights.join(', ')}`),
        `Lies in ${report.path}`,
        `Next: backupctl verify ${report.id} --depth deep`,
        ...warningLines(report),
    ]);
}
function verifyText(report) {
    return lines([
        ...report.backups.flatMap((one) => [
            `${one.id}: ${one.outcome} (${report.depth}, ${(0,format/* plural */.LS)(one.files, 'file')}, ${(0,format/* formatBytes */.z3)(one.bytes)}, ${(0,format/* formatDuration */.a3)(one.durationMs)}, signature ${one.signature})`,
            ...one.findings.map(({ file, problem }) => `  ${file} ${problem}`),
        ]),
        ...verdicts[report.status],
        ...warningLines(report),
    ]);
}
function restoreText(report) {
    switch (report.status) {
        case 'planned':
            return lines([
                `Plan of a restore of ${report.system} (dry run: nothing was changed)`,
                ...(0,restore_lines/* restorePlanLines */.XT)(report),
                ...warningLines(report),
                ...(0,restore_lines/* nextOfPlan */.Y4)(report),
            ]);
        case 'undo-planned':
            return lines([
                `Plan: put back what restore ${report.restoreId} replaced (dry run: nothing was changed)`,
                ...(0,restore_lines/* undoPlanLines */.fU)(report),
            ]);
        case 'undone':
            return lines([`Restore ${report.restoreId} is undone in ${(0,format/* formatDuration */.a3)(report.durationMs)}`, ...report.done]);
        case 'ok':
        case 'failed':
            return lines([
                (0,restore_lines/* restoredTitle */.FX)(report),
                ...(0,restore_lines/* restoredLines */.Wf)(report).map((line) => `  ${line}`),
                ...(report.next.length > 0 ? ['Next:'] : []),
                ...report.next.flatMap(({ what, commands }) => [`  ${what}`, ...commands.map((command) => `    ${command}`)]),
                `${report.live ? 'To go back' : 'To remove them again'}:`,
                ...report.undo.map((line) => `  ${line}`),
                ...warningLines(report),
            ]);
    }
}
function restoreTestText(report) {
    return lines([
        `Backup ${report.backup.id}: ${report.status} in ${(0,format/* formatDuration */.a3)(report.durationMs)}`,
        ...(0,restore_lines/* provedLines */.QK)(report).map((line) => `  ${line}`),
        ...report.files.map((file) => `Report: ${file}`),
        ...warningLines(report),
    ]);
}
const verdicts = {
    ok: [],
    failed: ['Do not restore from a damaged backup: find the newest that passes with "backupctl verify all".'],
    'not-verified': ['Could not be verified is not a pass: remove the reason and verify again.'],
};
function listText(report) {
    return lines([
        report.storeExists
            ? `${(0,format/* plural */.LS)(report.backups.length, 'backup')} in ${report.store}`
            : `The store ${report.store} does not exist: check its name (store). The first backup makes it.`,
        ...report.backups.map((one) => {
            const size = one.bytes === undefined ? '–' : (0,format/* formatBytes */.z3)(one.bytes);
            return `  ${one.id}  ${(one.type ?? one.origin).padEnd(14)} ${size.padStart(8)}  ${(0,summary/* heldText */.Dx)(one)}  ${one.proofs ?? 'not verified'}`;
        }),
        ...(report.leftovers.length > 0 ? [`Left behind by interrupted backups: ${report.leftovers.join(', ')}`] : []),
    ]);
}
function showText(report) {
    const proofs = report.proofs.map((one) => `  ${one.at}  ${one.kind} ${one.depth}: ${one.outcome}`);
    return lines([report.summary.trimEnd(), proofs.length > 0 ? 'Proofs:' : 'Never verified.', ...proofs]);
}
function warningLines(report) {
    return (0,summary/* reportWarnings */.OH)(report).map((warning) => `warning: ${warning}`);
}
function lines(texts) {
    return `${texts.join('\n')}\n`;
}

// EXTERNAL MODULE: ./.build/lib/host/masker.js
var host_masker = __webpack_require__(74050);
// EXTERNAL MODULE: ./.build/lib/host/printable.js
var printable = __webpack_require__(12906);
// EXTERNAL MODULE: ./.build/lib/host/progress.js
var progress = __webpack_require__(55858);
// EXTERNAL MODULE: ./.build/lib/host/signals.js
var signals = __webpack_require__(98796);
;// CONCATENATED MODULE: ./.build/lib/host/terminal.js
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








const redrawMs = 200;
const lineEveryMs = 10_000;
/** A person at a terminal, or a script: results on stdout, everything on the way on stderr. */
function terminalHost(options) {
    const masker = new host_masker/* Masker */.G();
    const screen = new Screen(masker);
    const { signal, stand } = (0,signals/* processSignal */.y)({ say: (line) => screen.print(line), patience: 'person' });
    const log = {
        info: (line) => screen.print(line),
        warning: (line) => screen.print(`warning: ${line}`),
        debug: (line) => {
            if (options.verbose)
                screen.print(line);
        },
        group: async (title, body) => {
            screen.print(`== ${title}`);
            try {
                return await body();
            }
            finally {
                screen.endProgress();
            }
        },
        progress: (update) => screen.progress(update),
    };
    return {
        kind: 'terminal',
        log,
        signal,
        stand,
        env: process.env,
        folder: process.cwd(),
        temporaryFolder: (0,external_node_os_.tmpdir)(),
        run: { machine: (0,external_node_os_.hostname)(), ...userName() },
        now: () => new Date(),
        input: (name) => options.inputs.get(name),
        inputLabel: (name) => `--${name}`,
        keepReport: async () => { },
        ask: (question) => ask(question, signal),
        mask: (secret) => masker.add(secret),
        masked: (text) => masker.apply(text),
        deliver: async (report) => {
            const json = () => masker.apply(`${JSON.stringify(report, undefined, 2)}\n`);
            process.stdout.write(options.json ? json() : (0,printable/* printable */.g)(masker.apply(reportText(report))));
        },
        fail: async (error) => {
            screen.endProgress();
            for (const line of errorLines(error, options.verbose))
                screen.print(line);
            if (options.json)
                process.stdout.write(masker.apply(`${JSON.stringify(errorJson(error), undefined, 2)}\n`));
        },
    };
}
/** Who sits there, as the system knows them; a container may have no name for its user. */
function userName() {
    try {
        return { actor: (0,external_node_os_.userInfo)().username };
    }
    catch {
        return {};
    }
}
/** Only a person at a terminal is asked: a script must say it beforehand. */
async function ask(question, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (!process.stdin.isTTY || !process.stderr.isTTY)
            return undefined;
        const lines = __addDisposableResource(env_1, (0,promises_.createInterface)({ input: process.stdin, output: process.stderr }), false);
        // A terminal in raw mode sends no signal for Ctrl-C; readline sees it first.
        lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
        // Ctrl-D, or a terminal that went away, is no answer. Node.js rejects the question then, or leaves it open for ever.
        const ended = new Promise((resolve) => lines.once('close', () => resolve(undefined)));
        try {
            return await Promise.race([lines.question(question, { signal }), ended]);
        }
        catch (error) {
            if (signal.aborted)
                throw (0,errors/* cancelled */.KW)(signal);
            if (error instanceof Error && error.name === 'AbortError')
                return undefined;
            throw error;
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
function errorLines(error, verbose) {
    const lines = [`error: ${(0,errors/* messageOf */.bD)(error)}`, ...(0,errors/* reasonsOf */.zM)(error).map((reason) => `  because: ${reason}`)];
    if (error instanceof errors/* BackupError */.hj) {
        if (error.hint !== undefined)
            lines.push(`  hint: ${error.hint}`);
        lines.push(`  code: ${error.code} (docs/troubleshooting.md#${error.code}), exit ${error.exitCode}`);
    }
    if (error instanceof Error && (verbose || !(error instanceof errors/* BackupError */.hj)))
        lines.push(error.stack ?? '');
    return lines;
}
function errorJson(error) {
    return {
        status: 'failed',
        errorCode: error instanceof errors/* BackupError */.hj ? error.code : 'internal',
        title: (0,errors/* messageOf */.bD)(error),
        because: (0,errors/* reasonsOf */.zM)(error),
        hint: error instanceof errors/* BackupError */.hj ? error.hint : undefined,
    };
}
/** Lines and one live progress line on stderr; without a terminal, a progress line every so often. */
class Screen {
    #masker;
    #live = process.stderr.isTTY;
    #progress = new progress/* ProgressLine */.g(() => performance.now());
    #drawnMs = performance.now();
    #drawn = false;
    constructor(masker) {
        this.#masker = masker;
    }
    print(line) {
        this.#erase();
        process.stderr.write(`${(0,printable/* printable */.g)(this.#masker.apply(line))}\n`);
    }
    progress(update) {
        this.#progress.update(update);
        const now = performance.now();
        if (now - this.#drawnMs < (this.#live ? redrawMs : lineEveryMs))
            return;
        this.#drawnMs = now;
        const text = (0,printable/* printable */.g)(this.#progress.text());
        if (!this.#live) {
            this.print(text);
            return;
        }
        process.stderr.write(`\r\x1b[K${text.slice(0, Math.max(20, process.stderr.columns - 1))}`);
        this.#drawn = true;
    }
    endProgress() {
        this.#erase();
        this.#progress.clear();
    }
    #erase() {
        if (this.#drawn)
            process.stderr.write('\r\x1b[K');
        this.#drawn = false;
    }
}


/***/ })

};
