export const id = 743;
export const ids = [743];
export const modules = {

/***/ 70743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAction: () => (/* binding */ runAction)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __webpack_require__(91659);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/report/outputs.js
var outputs = __webpack_require__(86283);
// EXTERNAL MODULE: ./.build/lib/report/summary.js
var summary = __webpack_require__(13861);
// EXTERNAL MODULE: ./.build/lib/host/masker.js
var host_masker = __webpack_require__(74050);
// EXTERNAL MODULE: ./.build/lib/host/printable.js
var printable = __webpack_require__(12906);
// EXTERNAL MODULE: ./.build/lib/host/progress.js
var host_progress = __webpack_require__(55858);
// EXTERNAL MODULE: ./.build/lib/host/signals.js
var signals = __webpack_require__(98796);
;// CONCATENATED MODULE: ./.build/lib/host/github.js









const progressEveryMs = 15_000;
/** A step shows ten annotations of a kind at most (actions/runner, ExecutionContext). */
const shownWarnings = 10;
/** The runner cuts an annotation at 4,096 characters. */
const annotationChars = 4000;
/** A summary over 1 MiB is dropped whole. */
const summaryBytes = 1024 * 1024 - 1024;
/** A step of a workflow. */
function githubHost() {
    const masker = new host_masker/* Masker */.G();
    const env = process.env;
    // Secrets first: what is changed later would not be found any more.
    const said = (text) => (0,printable/* commandless */.P)(masker.apply(text));
    const print = (line) => core/* info */.pq(said(line));
    const { signal, stand } = (0,signals/* processSignal */.y)({ say: print, patience: 'runner' });
    const progress = new host_progress/* ProgressLine */.g(() => performance.now());
    let progressMs = performance.now();
    const warned = new Set();
    const log = {
        info: print,
        warning: (line) => {
            // A plan and its report may both say it; one annotation is enough.
            if (warned.has(line))
                return;
            warned.add(line);
            if (warned.size <= shownWarnings)
                core/* warning */.$e(said(line).slice(0, annotationChars));
            else
                print(`warning: ${line}`);
        },
        debug: (line) => core/* debug */.Yz(said(line)),
        group: async (title, body) => {
            core/* startGroup */.Oh(said(title));
            try {
                return await body();
            }
            finally {
                progress.clear();
                core/* endGroup */.N4();
            }
        },
        progress: (update) => {
            progress.update(update);
            if (performance.now() - progressMs < progressEveryMs)
                return;
            progressMs = performance.now();
            print(progress.text());
        },
    };
    return {
        kind: 'github',
        log,
        signal,
        stand,
        env,
        folder: env['GITHUB_WORKSPACE'] ?? process.cwd(),
        temporaryFolder: env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(),
        run: identity(env),
        now: () => new Date(),
        input: (name) => core/* getInput */.V4(name) || undefined,
        inputLabel: (name) => `input ${name}`,
        keepReport: async (name, files, retentionDays) => {
            const { uploadFiles } = await Promise.all(/* import() */[__webpack_require__.e(2830), __webpack_require__.e(4156), __webpack_require__.e(7888), __webpack_require__.e(8491)]).then(__webpack_require__.bind(__webpack_require__, 98491));
            await uploadFiles(name, files, retentionDays);
        },
        ask: async () => undefined,
        mask: (secret) => {
            masker.add(secret);
            core/* setSecret */.Pq(secret);
        },
        masked: (text) => masker.apply(text),
        deliver: async (report) => {
            for (const line of (0,summary/* reportWarnings */.OH)(report))
                log.warning(line);
            await tell((0,outputs/* outputsOf */.Yz)(report), masker.apply((0,summary/* reportSummary */.hm)(report)), log);
            if ((0,outputs/* exitCodeOf */.FO)(report) !== 0) {
                core/* error */.z3(said(`${report.operation} ended with status ${report.status}; the job summary says what was found.`));
            }
        },
        fail: async (error) => {
            const message = said(annotation(error)).slice(0, annotationChars);
            core/* error */.z3(message, { title: said((0,errors/* messageOf */.bD)(error)) });
            if (error instanceof Error && !(error instanceof errors/* BackupError */.hj))
                print(error.stack ?? '');
            await tell((0,outputs/* failureOutputs */.rd)(error), masker.apply((0,summary/* failureSummary */.jg)(error)), log);
        },
    };
}
function annotation(error) {
    const lines = [(0,errors/* messageOf */.bD)(error), ...(0,errors/* reasonsOf */.zM)(error).map((reason) => `because: ${reason}`)];
    if (error instanceof errors/* BackupError */.hj) {
        if (error.hint !== undefined)
            lines.push(`hint: ${error.hint}`);
        lines.push(`code: ${error.code}`);
    }
    return lines.join('\n');
}
/** Outputs and the summary: what cannot be told loses no data, and is a warning. */
async function tell(outputs, summary, log) {
    const attempt = async (what, telling) => {
        try {
            await telling();
        }
        catch (error) {
            log.warning(`${what} could not be written: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    };
    await attempt('What the outputs hold', () => {
        for (const [name, value] of Object.entries(outputs))
            core/* setOutput */.uH(name, value);
    });
    const text = Buffer.byteLength(summary) > summaryBytes ? summary.slice(0, summaryBytes / 4) : summary;
    await attempt('The job summary', () => core/* summary */.z.addRaw((0,printable/* printable */.g)(text), true).write());
}
function identity(env) {
    const server = env['GITHUB_SERVER_URL'];
    const repository = env['GITHUB_REPOSITORY'];
    const run = env['GITHUB_RUN_ID'];
    const actor = env['GITHUB_ACTOR'];
    const sha = env['GITHUB_SHA'];
    return {
        machine: (0,external_node_os_.hostname)(),
        ...(server && repository && run && { url: `${server}/${repository}/actions/runs/${run}` }),
        ...(actor && { actor }),
        ...(sha && { sha }),
    };
}

// EXTERNAL MODULE: ./.build/lib/host/lost-output.js
var lost_output = __webpack_require__(9345);
// EXTERNAL MODULE: ./.build/lib/operations/index.js
var operations = __webpack_require__(80049);
;// CONCATENATED MODULE: ./.build/lib/actions/run-action.js




/** Runs one action as a step of a workflow and ends the process. */
async function runAction(name) {
    (0,lost_output/* surviveLostOutput */.k)();
    const verb = operations/* actionVerbs */.b.find((one) => one.name === name);
    if (verb === undefined)
        throw new errors/* BackupError */.hj('internal', `There is no action ${name}`);
    // Sockets and timers of libraries must not keep a finished step alive.
    process.exit(await verb.start(githubHost()));
}


/***/ }),

/***/ 86283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   rd: () => (/* binding */ failureOutputs)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

/** The exit code a report ends with: 0 when all is well. */
function exitCodeOf(report) {
    if ('errorCode' in report && report.errorCode !== undefined)
        return _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCodes */ .fv[report.errorCode];
    if (report.operation === 'status')
        return _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .stateCodes */ .Af[report.status];
    return report.status === 'failed' || report.status === 'not-verified' ? _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCodes */ .fv['not-verified'] : 0;
}
/** The outputs of an action. Paths, ids, counts and codes only: GitHub drops an output that contains a secret. */
function outputsOf(report) {
    switch (report.operation) {
        case 'backup':
            if (report.status === 'planned')
                return { status: 'planned' };
            return {
                'backup-id': report.id,
                path: report.path,
                'manifest-path': report.manifestPath,
                bytes: String(report.bytes),
                ...ended(report),
            };
        case 'verify':
            return {
                'backup-id': report.backups.map(({ id }) => id).join(','),
                findings: String(report.backups.reduce((sum, { findings }) => sum + findings.length, 0)),
                ...ended(report),
            };
        case 'restore':
            if (report.status === 'undone' || report.status === 'undo-planned') {
                return { 'restore-id': report.restoreId, status: report.status };
            }
            if (report.status === 'planned')
                return { 'backup-id': report.backup.id, status: 'planned' };
            return {
                'backup-id': report.backup.id,
                'restore-id': report.restoreId,
                'data-loss': seconds(report.dataLossMs),
                ...ended(report),
            };
        case 'restore-test':
            return {
                'backup-id': report.backup.id,
                differences: String(report.components.reduce((sum, { differences }) => sum + differences.length, 0)),
                ...ended(report),
            };
        case 'sync': {
            const copied = report.targets.flatMap((target) => target.copied);
            return {
                copied: String(copied.length),
                bytes: String(copied.reduce((sum, { bytes }) => sum + bytes, 0)),
                findings: String(report.targets.reduce((sum, { findings }) => sum + findings.length, 0)),
                ...ended(report),
            };
        }
        case 'prune': {
            const all = report.stores.flatMap(({ backups }) => backups);
            const gone = all.filter(({ decision }) => decision === 'remove');
            return {
                removed: String(gone.length),
                kept: String(all.length - gone.length),
                freed: String(gone.reduce((sum, { bytes }) => sum + bytes, 0)),
                ...ended(report),
            };
        }
        case 'status':
            return {
                state: report.status,
                findings: String(report.findings.filter(({ severity }) => severity !== 'note').length),
                ...(report.page !== undefined && { page: report.page }),
                ...ended(report),
            };
        case 'list':
        case 'show':
        case 'evidence':
            return { status: report.status };
    }
}
function ended(report) {
    const { status, durationMs, errorCode } = report;
    return { status, duration: seconds(durationMs), ...(errorCode && { 'error-code': errorCode }) };
}
/** Outputs of a run that ended with an error. */
function failureOutputs(error) {
    return { status: 'failed', 'error-code': error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj ? error.code : 'internal' };
}
function seconds(ms) {
    return (ms / 1000).toFixed(1);
}


/***/ })

};
